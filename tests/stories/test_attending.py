"""People at an event: added, brought, changed one by one and together, photographed, taken off it; all of it undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Answer, Category, Participation, Visibility
from forumdesk.domain.people import Person
from forumdesk.domain.photos import Photo
from forumdesk.domain.programme import SessionRole
from forumdesk.services import attending, people_editing, photographing, visits
from forumdesk.services.attending import NewPerson
from forumdesk.services.errors import (
    AliasTakenError,
    EmptyNameError,
    InvitedError,
    PhotoRefusedError,
    UnknownError,
)
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace
from tests.builders import (
    a_cancellation,
    a_delegation,
    a_participation,
    a_person,
    a_role,
    a_room,
    a_session,
    a_venue,
    a_workspace,
    an_event,
    an_invitation,
    an_organisation,
)
from tests.core.test_photos import HEAD, SCAN, TABLES, TAIL

JPEG = HEAD + TABLES + SCAN + TAIL
EVENT, OTHER = an_event("OF27"), an_event("MU27", title="Muscat Edition")
HOUSE = an_organisation("House of Paper", aliases=("HoP",))
PEOPLE = [a_person(f"A{number}", organisation_id=HOUSE.id) for number in range(4)]
VENUE = a_venue()
ROOM = a_room(VENUE)
SESSIONS = [
    a_session(EVENT, "T01", room_id=ROOM.id),
    a_session(EVENT, "T02", everyone=True, start=None, end=None),
    a_session(EVENT, "T03"),
]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A0 to A2 at OF27, A2 protected there, A3 nowhere; A1 holds an invite."""
    people = (
        a_participation(PEOPLE[0], EVENT, category=Category.EXPERT, custom=(("Hotel", "Paper Inn"),)),
        a_participation(PEOPLE[1], EVENT, answer=Answer.CONFIRMED),
        a_participation(
            PEOPLE[2], EVENT, alias="Heron", visibility=Visibility.NEED_TO_KNOW, notes="her brother", sponsor="a state"
        ),
    )
    rows: tuple[Entity, ...] = (
        EVENT,
        OTHER,
        HOUSE,
        *PEOPLE,
        *people,
        VENUE,
        ROOM,
        *SESSIONS,
        a_delegation(EVENT, "BLUE"),
    )
    more = (a_role(PEOPLE[0], SESSIONS[0]), a_role(PEOPLE[0], SESSIONS[2]), a_cancellation(SESSIONS[2]))
    with a_workspace(tmp_path, *rows, *more, an_invitation(PEOPLE[1], EVENT)) as made:
        yield made


def at(workspace: Workspace, person: Person) -> Participation:
    return workspace.where(Participation, person_id=person.id, event_id=EVENT.id)[0]


def test_an_answer_is_one_step_that_undo_takes_back(workspace: Workspace) -> None:
    done = attending.change(workspace, ("A0",), "OF27", {"answer": Answer.CONFIRMED})
    answered = at(workspace, PEOPLE[0]).answer
    workspace.undo()

    assert done.label is Label.ANSWER_CHANGED
    assert (answered, at(workspace, PEOPLE[0]).answer) == (Answer.CONFIRMED, Answer.PROPOSED)


def test_many_people_are_changed_in_one_step(workspace: Workspace) -> None:
    done = attending.change(workspace, ("A0", "A1"), "OF27", {"delegation": "BLUE", "custom:Hotel": "Paper Palace"})

    assert done.label is Label.PARTICIPATION_CHANGED
    assert [one.row_id for one in done.changes] == [at(workspace, one).id for one in PEOPLE[:2]]
    assert [at(workspace, one).delegation for one in PEOPLE[:2]] == ["BLUE", "BLUE"]
    assert [at(workspace, one).custom for one in PEOPLE[:2]] == [(("Hotel", "Paper Palace"),)] * 2


def test_an_alias_is_one_persons_at_an_event(workspace: Workspace) -> None:
    with pytest.raises(AliasTakenError) as refused:
        attending.change(workspace, ("A0",), "OF27", {"alias": "heron"})
    with pytest.raises(AliasTakenError):
        attending.change(workspace, ("A0", "A1"), "OF27", {"alias": "Stork"})

    assert refused.value.alias == "heron"
    assert attending.change(workspace, ("A2",), "OF27", {"alias": "HERON"}).label is Label.ALIAS_CHANGED


def test_only_what_a_visit_has_is_changed_of_it(workspace: Workspace) -> None:
    with pytest.raises(KeyError):
        attending.change(workspace, ("A0",), "OF27", {"sign_code": "ABCD"})
    with pytest.raises(KeyError):
        people_editing.change(workspace, ("A0",), {"ref": "A9"})


@pytest.mark.parametrize(("ref", "code"), [("A9", "OF27"), ("A3", "OF27"), ("A0", "XX99")])
def test_who_or_what_is_not_there_is_refused(workspace: Workspace, ref: str, code: str) -> None:
    with pytest.raises(UnknownError):
        attending.change(workspace, (ref,), code, {"diet": "none"})


def test_somebody_new_is_there_with_their_organisation_by_any_of_its_names(workspace: Workspace) -> None:
    done = attending.add(workspace, "OF27", NewPerson("Nova", "Testerud", organisation="hop", category=Category.UN))
    made = next(one for one in workspace.all(Person) if one.given_name == "Nova")
    workspace.undo()

    assert done.label is Label.PERSON_ADDED
    assert (made.organisation_id, made.ref[:2]) == (HOUSE.id, "P-")
    assert len(workspace.all(Person)) == len(PEOPLE)


def test_an_organisation_that_nobody_knows_is_made(workspace: Workspace) -> None:
    attending.add(workspace, "OF27", NewPerson(native_name="نوفا", organisation="Ministry of Tides", alias="Tern"))

    assert "Ministry of Tides" in {one.name for one in workspace.all(Organisation)}


@pytest.mark.parametrize(
    ("new", "refused"), [(NewPerson(), EmptyNameError), (NewPerson("Nova", alias="Heron"), AliasTakenError)]
)
def test_nobody_is_added_without_a_name_or_with_anothers_alias(
    workspace: Workspace, new: NewPerson, refused: type[ForumDeskError]
) -> None:
    with pytest.raises(refused):
        attending.add(workspace, "OF27", new)

    assert len(workspace.all(Person)) == len(PEOPLE)


def test_who_is_protected_elsewhere_comes_need_to_know(workspace: Workspace) -> None:
    attending.bring(workspace, "A2", "MU27")
    attending.bring(workspace, "A0", "MU27")
    again = attending.bring(workspace, "A0", "MU27")
    attending.bring(workspace, "A3", "MU27")

    there = {one.person_id: one for one in workspace.where(Participation, event_id=OTHER.id)}
    assert [there[one.id].alias_missing for one in (PEOPLE[2], PEOPLE[0], PEOPLE[3])] == [True, False, False]
    assert there[PEOPLE[0].id].category is Category.EXPERT
    assert again.changes == ()


def test_who_is_taken_off_an_event_leaves_its_sessions_and_stays_known(workspace: Workspace) -> None:
    done = attending.remove(workspace, ("A0",), "OF27")
    gone = workspace.where(SessionRole, person_id=PEOPLE[0].id)
    workspace.undo()

    assert (done.label, gone) == (Label.PERSON_REMOVED, [])
    assert len(workspace.where(SessionRole, person_id=PEOPLE[0].id)) == 2
    assert workspace.where(Person, ref="A0") == [PEOPLE[0]]


def test_who_holds_an_invite_is_not_removed(workspace: Workspace) -> None:
    with pytest.raises(InvitedError) as refused:
        attending.remove(workspace, ("A0", "A1"), "OF27")

    assert refused.value.holders == 1
    assert at(workspace, PEOPLE[0]).person_id == PEOPLE[0].id


def test_people_themselves_are_changed_and_keep_a_name(workspace: Workspace) -> None:
    done = people_editing.change(workspace, ("A0",), {"native_name": "فيكتا", "organisation": "", "custom:Car": "no"})
    with pytest.raises(EmptyNameError):
        people_editing.change(workspace, ("A1",), {"given_name": "", "family_name": ""})
    with pytest.raises(UnknownError):
        people_editing.change(workspace, ("A9",), {"notes": "none"})

    changed = workspace.where(Person, ref="A0")[0]
    assert done.label is Label.PERSON_CHANGED
    assert (changed.native_name, changed.organisation_id, changed.custom) == ("فيكتا", None, (("Car", "no"),))


def test_a_person_has_one_photo_and_its_owner_is_known_without_reading_it(workspace: Workspace) -> None:
    photographing.put(workspace, "A0", JPEG, (3, 4))
    photographing.put(workspace, "A0", JPEG, (30, 40))
    owners = workspace.column(Photo, "person_id")
    photographing.remove(workspace, "A0")

    assert owners == [PEOPLE[0].id]
    assert workspace.all(Photo) == []
    assert photographing.remove(workspace, "A0").changes == ()


@pytest.mark.parametrize(("content", "size"), [(b"GIF89a", (3, 4)), (JPEG, (601, 4)), (JPEG, (3, 801)), (JPEG, (0, 4))])
def test_what_is_no_photo_is_not_kept(workspace: Workspace, content: bytes, size: tuple[int, int]) -> None:
    with pytest.raises(PhotoRefusedError):
        photographing.put(workspace, "A0", content, size)
    with pytest.raises(UnknownError):
        photographing.put(workspace, "A9", JPEG, (3, 4))

    assert workspace.all(Photo) == []


def test_a_visit_has_all_that_a_form_shows(workspace: Workspace) -> None:
    attending.bring(workspace, "A0", "MU27")
    photographing.put(workspace, "A0", JPEG, (3, 4))

    found = visits.visit(workspace, "A0", "OF27")

    assert found.person == workspace.where(Person, ref="A0")[0]
    assert (found.organisation, found.zone, found.near) == ("House of Paper", "Europe/Oslo", EVENT.start_date)
    assert [(one.title, one.room) for one in found.sessions] == [("Session T01", "Blue Room"), ("Session T02", "")]
    assert [(one.code, one.answer) for one in found.elsewhere] == [("MU27", Answer.PROPOSED)]
    assert (found.delegations, found.photo, found.sent) == (("BLUE",), JPEG, None)


def test_an_invite_says_when_it_was_sent(workspace: Workspace) -> None:
    assert visits.visit(workspace, "A1", "OF27").sent is not None


def test_a_visit_of_somebody_masked_says_nothing_that_could_tell_who_it_is(workspace: Workspace) -> None:
    photographing.put(workspace, "A2", JPEG, (3, 4))

    found = visits.visit(workspace, "A2", "OF27")
    several = visits.several(workspace, ("A2",), "OF27")

    assert found.participation is not None
    assert (found.name, found.person, found.photo, found.organisation) == ("Heron", None, None, "")
    assert (found.participation.notes, found.participation.sponsor) == ("", "")
    assert [one.notes for one in several] == [""]
    assert PEOPLE[2].family_name not in repr(found)


def test_without_an_event_there_is_the_person_alone(workspace: Workspace) -> None:
    found = visits.visit(workspace, "A3")

    assert (found.participation, found.sessions, found.zone) == (None, (), "UTC")
    assert [one.answer for one in found.elsewhere] == [None, None]


@pytest.mark.parametrize(("ref", "code"), [("A9", "OF27"), ("A0", "XX99")])
def test_a_visit_of_nobody_or_to_nowhere_is_refused(workspace: Workspace, ref: str, code: str) -> None:
    with pytest.raises(UnknownError):
        visits.visit(workspace, ref, code)
    with pytest.raises(UnknownError):
        visits.several(workspace, ("A0",), "XX99")
