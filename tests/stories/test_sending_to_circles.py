"""Sending a person or an event from circle to circle: chosen field by field, on record in both, nothing overwritten."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.copies import Copy
from forumdesk.domain.events import Event
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Participation, Visibility
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session, SessionVisibility
from forumdesk.domain.questions import Question
from forumdesk.domain.sending_errors import (
    NamelessError,
    NothingChosenError,
    NowhereHereError,
    NowhereToHideError,
)
from forumdesk.domain.venues import Room, Venue
from forumdesk.services import receiving, sending
from forumdesk.services.errors import AliasTakenError, AlreadyThereError, UnknownError
from forumdesk.services.sending import IDENTITY, Parcel
from forumdesk.store.cipher import Profile
from forumdesk.store.workspace import Workspace
from tests.core.house import House
from tests.stories.command_line import CommandLine
from tests.stories.desk import SECRET, Clock, fill


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Workspace]:
    """An empty circle beside the one on the desk."""
    clock = Clock()
    clock.dice.seed(99)
    with Workspace.create(tmp_path / "there.forumdesk", SECRET, clock.world(), Profile.TESTS) as workspace:
        yield workspace


def sent(here: Workspace, there: Workspace, ref: str, *also: str) -> receiving.Received:
    offer = sending.offer_person(here, ref)
    parcel = sending.pack(here, offer, offer.usual.union(also))
    sending.record(here, offer, parcel, "the inner circle")
    return receiving.receive(there, parcel)


def test_a_person_goes_with_what_was_chosen_and_nothing_else(desk: Workspace, there: Workspace) -> None:
    with desk.transaction(Label.PERSON_CHANGED) as tx:
        institute = Organisation(tx.new_id(), "Institute of Invention", source="a list", pillars=("peace",))
        tx.save_all([institute, replace(tx.get(Person, "pA01"), notes="Afraid of lifts", organisation_id=institute.id)])

    received = sent(desk, there, "A01")

    (person,) = there.all(Person)
    (copy,) = desk.all(Copy)
    assert (person.ref, person.given_name, person.title_line, person.notes) == ("A01", "GivenA01", "Tester", "")
    assert there.all(Organisation)[0].source == ""
    assert received.arrival.missing == ("OF27",)
    assert there.all(Participation) == []
    assert (copy.what, copy.for_whom, copy.number) == ("circle", "the inner circle", "OF27-0001")
    assert "given_name" in copy.fields
    assert "notes" not in copy.fields
    assert [one.label for one in desk.history()][-1] is Label.SENT_TO_CIRCLE
    assert [one.label for one in there.history()][-1] is Label.RECEIVED_FROM_CIRCLE


def test_what_was_received_is_undone_there_and_what_was_sent_is_not_undone_here(
    desk: Workspace, there: Workspace
) -> None:
    sent(desk, there, "A01")

    there.undo()
    undone = desk.undo()

    assert there.all(Person) == []
    assert undone.touches("session")
    assert len(desk.all(Copy)) == 1


def test_who_may_be_somebody_there_is_the_usual_question_and_overwrites_nothing(
    desk: Workspace, there: Workspace
) -> None:
    sent(desk, there, "A01")
    before = there.all(Person)

    again = sent(desk, there, "A01").arrival

    (question,) = there.all(Question)
    assert (again.key, again.same) == ("A01-2", ("A01",))
    assert (question.key, question.choices, question.open) == ("merge:A01+A01-2", ("merge", "keep"), True)
    assert [one for one in there.all(Person) if one.ref == "A01"] == before


def test_an_event_goes_with_its_open_sessions_and_rooms_and_a_person_then_has_a_stay(
    desk: Workspace, there: Workspace
) -> None:
    with desk.transaction(Label.SESSION_CHANGED) as tx:
        tx.save(replace(tx.get(Session, "sT01"), visibility=SessionVisibility.NEED_TO_KNOW, notes="Marrowfen"))
        tx.save(replace(tx.get(Session, "sT02"), notes="Marrowfen"))
    offer = sending.offer_event(desk, "OF27")

    receiving.receive(there, sending.pack(desk, offer, offer.usual))
    stay = sent(desk, there, "A01").arrival

    shown = {one.key: one for one in offer.parts}
    (session,) = there.all(Session)
    assert shown["T01"].guarded
    assert shown["T01"].hidden
    assert "Session T01" not in shown["T01"].values
    assert (session.code, session.title, session.notes) == ("T02", "Session T02", "")
    assert [(one.name, len(there.all(Venue))) for one in there.all(Room)] == [("Green", 1)]
    assert stay.missing == ()
    assert there.all(Participation)[0].sign_code != ""


def test_rooms_that_are_there_are_not_made_twice_and_a_code_that_is_taken_is_refused(
    desk: Workspace, there: Workspace
) -> None:
    offer = sending.offer_event(desk, "OF27")
    parcel = sending.pack(desk, offer, offer.usual)
    other = House()
    other.event("ZZ", title="Another")
    other.room("green", venue="V")
    other.venues["vV"] = Venue("vV", "V", *_house(parcel))
    other.venues["vW"] = Venue("vW", "V-2", "Elsewhere", "Elsewhere")
    other.session("T09", "14 08:00", "14 09:00", event="ZZ")
    fill(there, other)

    receiving.receive(there, parcel)

    assert sorted(one.name for one in there.all(Room)) == ["Blue", "green"]
    assert len(there.all(Venue)) == 2
    with pytest.raises(AlreadyThereError):
        receiving.look(there, parcel)
    renamed = replace(parcel, event=parcel.event and replace(parcel.event, code="NEW"))
    with pytest.raises(AlreadyThereError):
        receiving.look(there, renamed)


def _house(parcel: Parcel) -> tuple[str, str]:
    venue = parcel.rooms[0][0]
    return venue.name, venue.place


def test_a_house_there_under_the_same_code_is_another_house(desk: Workspace, there: Workspace) -> None:
    other = House()
    other.venues["vV"] = Venue("vV", "V", "Elsewhere", "Elsewhere")
    fill(there, other)
    offer = sending.offer_event(desk, "DD27")

    receiving.receive(there, sending.pack(desk, offer, offer.usual))

    (event,) = there.all(Event)
    assert sorted(one.code for one in there.all(Venue)) == ["V", "V-2"]
    assert (event.title, event.place, event.cover_title) == ("", "", "Planning seminar")
    assert len(event.copy_letters) == 4


def test_a_protected_person_is_offered_as_one_hidden_thing_and_goes_by_alias_alone(
    desk: Workspace, there: Workspace
) -> None:
    offer = sending.offer_event(desk, "DD27")
    receiving.receive(there, sending.pack(desk, offer, offer.usual))

    person = sending.offer_person(desk, "D01")
    received = sent(desk, there, "D01", "DD27/alias")

    assert person.called == "Blue 1"
    assert [(one.key, one.values, one.hidden) for one in person.parts if one.hidden] == [(IDENTITY, (), True)]
    assert "Hidden" not in repr(person)
    assert (received.arrival.key, there.all(Person)[0].print_name) == ("D01", "Blue 1")
    assert "Ownerdotter" not in repr(there.all(Person))
    with pytest.raises(AliasTakenError):
        sent(desk, there, "D01", "DD27/alias")


def test_a_protected_name_that_goes_stays_hidden_there(desk: Workspace, there: Workspace) -> None:
    offer = sending.offer_event(desk, "DD27")
    receiving.receive(there, sending.pack(desk, offer, offer.usual))

    sent(desk, there, "D01", IDENTITY)

    (stay,) = there.all(Participation)
    assert there.all(Person)[0].family_name == "Ownerdotter"
    assert (stay.alias, stay.visibility) == ("", Visibility.NEED_TO_KNOW)


def test_what_cannot_be_sent_is_refused(desk: Workspace, there: Workspace) -> None:
    with desk.transaction(Label.PERSON_ADDED) as tx:
        tx.save(Person("pL", "L01", given_name="Lone"))
    known, hidden = sending.offer_person(desk, "A01"), sending.offer_person(desk, "D01")

    with pytest.raises(NowhereHereError):
        sending.offer_person(desk, "L01")
    with pytest.raises(UnknownError):
        sending.offer_person(desk, "A01", "DD27X")
    with pytest.raises(UnknownError):
        sending.offer_person(desk, "Q99")
    with pytest.raises(UnknownError):
        sending.pack(desk, known, {"shoe size"})
    with pytest.raises(NothingChosenError):
        sending.pack(desk, known, ())
    with pytest.raises(NamelessError):
        receiving.look(there, sending.pack(desk, known, {"emails"}))
    with pytest.raises(NamelessError):
        receiving.look(there, Parcel(()))
    with pytest.raises(NowhereToHideError):
        receiving.look(there, sending.pack(desk, hidden, {IDENTITY}))


@pytest.fixture
def two(cli: CommandLine) -> CommandLine:
    path = cli.folder / "there.forumdesk"
    Workspace.create(path, SECRET, Clock().world(), Profile.TESTS).close()
    return cli


TO = ("--to", "there.forumdesk", "--to-passphrase-file", "pw")


def test_the_command_shows_every_field_first_and_sends_with_apply(two: CommandLine) -> None:
    preview = two("send", "person", "A01", *TO, "--without", "title_line").document
    nothing = two("history").document["entries"]
    done = two("send", "person", "A01", *TO, "--without", "title_line", "--apply")
    asked = two("send", "person", "A01", *TO, "--apply")
    words = two("send", "person", "A01", *TO, json_wanted=False)
    event = two("send", "event", "OF27", *TO, "--apply").document
    two("send", "event", "DD27", *TO, "--apply")
    plain = two("send", "person", "D01", *TO, "--also", "DD27/alias", json_wanted=False)

    fields = {one["field"]: one for one in preview["fields"]}
    assert (preview["applied"], preview["copy"], preview["there"]["key"]) == (False, None, "A01")
    assert fields["given_name"] == {
        "field": "given_name", "values": ["GivenA01"], "guarded": False, "hidden": False, "sent": True
    }  # fmt: skip
    assert fields["title_line"]["sent"] is False
    assert nothing[-1]["label"] != "sent-to-circle"
    assert (done.status, done.document["copy"]) == (0, "OF27-0001")
    assert (asked.status, asked.document["there"]["same"]) == (1, ["A01"])
    assert "Nothing was sent." in words.out
    assert event["there"] == {"key": "OF27", "same": [], "missing_events": []}
    assert "Hidden" not in plain.out + plain.err
    assert "(hidden)" in plain.out
    assert two("history").document["entries"][-1]["label"] == "sent-to-circle"


def test_an_event_is_no_stay_at_an_event(two: CommandLine) -> None:
    assert two("send", "event", "OF27", *TO, "--event", "OF27").status == 2
