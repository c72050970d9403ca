"""Who a protected person is: shown on record, or to who proves once more what opens the file; and filters kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.copies import Reveal
from forumdesk.domain.participation import Visibility
from forumdesk.services import filtering, revealing
from forumdesk.services.errors import EmptyNameError, NotProvenError, UnknownError
from forumdesk.store.cipher import Secret
from forumdesk.store.workspace import Workspace
from tests.builders import SECRET, a_participation, a_person, a_photo, a_workspace, an_event, an_organisation

EVENT, HOUSE = an_event("OF27"), an_organisation("House of Paper", country="Nowhere")
HERON = a_person("A2", organisation_id=HOUSE.id)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    one = a_participation(HERON, EVENT, alias="Heron", visibility=Visibility.NEED_TO_KNOW, notes="her brother")
    with a_workspace(tmp_path, EVENT, HOUSE, HERON, one, a_photo(HERON)) as made:
        yield made


def test_a_reveal_is_on_record_and_cannot_be_undone(workspace: Workspace) -> None:
    found = revealing.reveal(workspace, "A2", "OF27")

    kept = workspace.all(Reveal)
    assert (found.person, found.organisation, found.country) == (HERON, "House of Paper", "Nowhere")
    assert found.participation is not None
    assert (found.participation.notes, found.photo) == ("her brother", b"no picture")
    assert [(one.where, one.event_id) for one in kept] == [("person", EVENT.id)]
    assert found.change_set.label is Label.REVEAL
    assert not found.change_set.label.undoable


def test_what_was_revealed_is_not_in_what_the_program_says_of_it(workspace: Workspace) -> None:
    assert HERON.family_name not in repr(revealing.reveal(workspace, "A2"))


def test_who_gives_what_opened_the_file_is_shown_the_name(workspace: Workspace) -> None:
    assert revealing.reveal_to(workspace, "A2", "OF27", SECRET).person == HERON


def test_who_does_not_is_refused_and_nothing_is_recorded(workspace: Workspace) -> None:
    for secret in (Secret("another one"), Secret(SECRET.passphrase, b"a key file")):
        with pytest.raises(NotProvenError):
            revealing.reveal_to(workspace, "A2", "OF27", secret)

    assert workspace.all(Reveal) == []


@pytest.mark.parametrize(("ref", "code"), [("A9", None), ("A2", "XX99")])
def test_a_reveal_of_nobody_or_nowhere_is_not_recorded(workspace: Workspace, ref: str, code: str | None) -> None:
    with pytest.raises(UnknownError):
        revealing.reveal(workspace, ref, code)

    assert workspace.all(Reveal) == []


def test_a_filter_is_kept_by_its_name_and_replaced_by_a_new_one(workspace: Workspace) -> None:
    filtering.save(workspace, "people", "Core group", (("category", "expert"),))
    filtering.save(workspace, "people", "Abroad", (("answer", "invited"),))
    done = filtering.save(workspace, "people", " core GROUP ", (("category", "un"),))
    filtering.save(workspace, "venues", "Large", ())

    found = filtering.filters(workspace, "people")
    filtering.remove(workspace, found[0].id)

    assert done.label is Label.FILTER_SAVED
    assert [(one.name, one.wanted) for one in found] == [
        ("Abroad", (("answer", "invited"),)),
        ("core GROUP", (("category", "un"),)),
    ]
    assert [one.name for one in filtering.filters(workspace, "people")] == ["core GROUP"]


def test_a_filter_needs_a_name(workspace: Workspace) -> None:
    with pytest.raises(EmptyNameError):
        filtering.save(workspace, "people", "  ", ())
