"""Single fields that stay at home: nowhere in a package, and nothing that comes back touches them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.copies import Copy
from forumdesk.domain.packages import Preset
from forumdesk.domain.packages_fields import COLUMNS, Field
from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import SessionVisibility
from forumdesk.services import packaging_in, packaging_out
from forumdesk.services.bringing_back import bring_back
from forumdesk.services.packaging_out import Opener, Wish
from forumdesk.store.workspace import Workspace
from tests import builders as make
from tests.builders import a_workspace
from tests.stories.packages import COLLEAGUE, EVENT, OLA, ROWS, SESSION, away, change, returned, sent


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "home").mkdir()
    with a_workspace(tmp_path / "home", *ROWS) as workspace:
        yield workspace


def test_a_package_without_any_field_that_can_stay_opens_and_its_return_empties_nothing(
    home: Workspace, tmp_path: Path
) -> None:
    change(home, OLA.id, phones=("+47 400 00 000",), notes="sits by the door", birth_date=date(1970, 1, 1))
    target = tmp_path / "bare.fdpackage"
    wish = Wish("XX", Preset.HANDOVER, less=tuple(Field), names=True)

    made = packaging_out.make(home, wish, Opener(recipients=(COLLEAGUE.recipient,)), target)
    with away(target, tmp_path) as there:
        bare, origin = there.get(Person, OLA.id), packaging_in.origin(there)
        change(there, OLA.id, given_name="Olav", phones=("+47 999",), notes="")
        with there.transaction(Label.PERSON_ADDED) as tx:
            tx.save(make.a_photo(OLA))
            tx.remove(tx.where(Participation, person_id=OLA.id)[0])
            tx.save(make.a_participation(OLA, EVENT, diet="no nuts"))
        back = returned(there, tmp_path)
        leaving = there.all(Copy)[-1]
    done = bring_back(home, back)

    ola = home.get(Person, OLA.id)
    assert (bare.phones, bare.notes, bare.birth_date, bare.ref) == ((), "", None, OLA.id[-12:])
    assert made.preview.away == tuple(Field)
    assert origin is not None
    assert origin.choice == wish.choice
    assert (ola.given_name, ola.phones, ola.notes, ola.ref) == ("Olav", ("+47 400 00 000",), "sits by the door", "A1")
    assert done.open == 0
    stayed = {column for field in Field for column in COLUMNS[field].split()}
    assert stayed.isdisjoint(home.all(Copy)[-1].fields)
    assert stayed.isdisjoint(leaving.fields)


def test_what_a_need_to_know_session_is_called_is_in_no_note_that_leaves_without_the_names(
    home: Workspace, tmp_path: Path
) -> None:
    hidden = make.a_session(EVENT, "T07", title="The Kestrel Pact", visibility=SessionVisibility.NEED_TO_KNOW)
    shared = make.a_session(EVENT, "T08", title=SESSION.title, visibility=SessionVisibility.NEED_TO_KNOW)
    with home.transaction(Label.SESSION_CHANGED) as tx:
        tx.save_all((hidden, shared))
    change(home, OLA.id, notes="prepares the kestrel  pact")

    plain = packaging_out.preview(home, Wish("XX", Preset.HANDOVER))
    _, file = sent(home, tmp_path, Preset.HANDOVER, names=True)

    assert plain.withheld == 1
    with away(file, tmp_path) as there:
        assert there.get(Person, OLA.id).notes == "prepares the kestrel  pact"
