"""What undo would take: names of fields and what a session may be called, never a value of anybody's row."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.events import Event
from forumdesk.domain.moments import Moment
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session, SessionVisibility
from forumdesk.domain.venues import Room
from forumdesk.services import scheduling
from forumdesk.services.scheduling import Slot
from forumdesk.store.history import Moved, Step
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace
from tests.builders import a_person, a_room, a_session, a_venue, a_workspace, an_event, at


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    event, venue = an_event(), a_venue()
    rows: list[Entity] = [a_room(venue, "Library"), a_session(event), a_person("A1", family_name="Verborgen")]
    with a_workspace(tmp_path, event, venue, *rows) as made:
        yield made


def undone(workspace: Workspace) -> Step:
    step = workspace.reach().undo
    assert step is not None
    return step


def only(workspace: Workspace) -> Session:
    return workspace.all(Session)[0]


def move(workspace: Workspace, start: Moment | None, end: Moment | None, room_id: str | None = None) -> None:
    scheduling.move(workspace, only(workspace).id, Slot(start, end, room_id))


def test_a_moved_session_is_told_with_time_day_and_room(workspace: Workspace) -> None:
    room = workspace.all(Room)[0]
    told = []

    for start, end, room_id in (
        (at(10), at(11), None),
        (at(10), at(11), room.id),
        (at(9, day=1), at(11, day=1), room.id),
    ):
        move(workspace, start, end, room_id)
        told.append(undone(workspace).moved)

    zone = workspace.all(Event)[0].zone
    assert told[0] == Moved("Session T01", at(10).in_zone(zone))
    assert told[1] == Moved("Session T01", room="Library")
    assert told[2] == Moved("Session T01", at(9, day=1).in_zone(zone), other_day=True)


def test_taken_off_the_schedule_it_has_no_time(workspace: Workspace) -> None:
    move(workspace, None, None)

    assert undone(workspace).moved == Moved("Session T01")


@pytest.mark.parametrize(("cover", "told"), [("Seminar", "Seminar"), ("", None)])
def test_a_session_under_a_cover_is_called_by_it_or_not_at_all(
    workspace: Workspace, cover: str, told: str | None
) -> None:
    covered: dict[str, object] = {"visibility": SessionVisibility.NEED_TO_KNOW, "cover_title": cover}
    scheduling.change(workspace, only(workspace).id, covered)
    move(workspace, at(10), at(11))

    moved = undone(workspace).moved

    assert (moved.title if moved else None) == told


def test_of_a_person_the_fields_alone_are_told(workspace: Workspace) -> None:
    person = workspace.all(Person)[0]
    with workspace.transaction(Label.PERSON_CHANGED) as tx:
        tx.save(replace(person, print_name_typed="Selma Skjult"))

    step = undone(workspace)

    assert step.fields == ("print_name_typed",)
    assert "Skjult" not in repr(step)


def test_what_was_added_has_no_field_that_changed(workspace: Workspace) -> None:
    with workspace.transaction(Label.PERSON_ADDED) as tx:
        tx.save(a_person("A2"))

    assert undone(workspace) == Step(Label.PERSON_ADDED, (("person", 1),))


def test_an_entry_whose_rows_were_erased_has_its_label_alone(workspace: Workspace) -> None:
    move(workspace, at(10), at(11))
    workspace.file.connection.execute('UPDATE "history_row" SET "before" = NULL, "after" = NULL')

    assert undone(workspace) == Step(Label.SESSION_MOVED, (("session", 1),))
