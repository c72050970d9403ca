"""The numbers of the first page: findings by kind, what is due, answers, arrivals, rooms."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from forumdesk.domain.checklists import ChecklistItem, ItemStatus
from forumdesk.domain.findings import FindingKind, Severity
from forumdesk.domain.participation import Answer, Category, Visibility
from forumdesk.services import checking, overviewing
from forumdesk.services.errors import UnknownError
from forumdesk.services.overviewing import Overview
from forumdesk.store.tables import Entity
from tests.builders import (
    FIRST_DAY,
    a_participation,
    a_person,
    a_room,
    a_session,
    a_venue,
    a_workspace,
    an_event,
    an_id,
    at,
)


def a_house() -> list[Entity]:
    """Four people, one of them without an alias that is needed; two rooms, one taken twice on the first day."""
    event, venue = an_event(), a_venue()
    hall, study = a_room(venue, "Hall"), a_room(venue, "Atelier")
    people = [a_person(f"A{number}") for number in range(4)]
    rows: list[Entity] = [event, venue, hall, study, *people]
    rows += [
        a_participation(people[0], event, category=Category.EXPERT, answer=Answer.CONFIRMED, arrival=at(6)),
        a_participation(people[1], event, category=Category.EXPERT, answer=Answer.CONFIRMED, arrival=at(6, 40)),
        a_participation(people[2], event, answer=Answer.DECLINED, arrival=at(9)),
        a_participation(people[3], event, visibility=Visibility.NEED_TO_KNOW, arrival=FIRST_DAY),
        a_session(event, "T01", room_id=hall.id),
        a_session(event, "T02", room_id=hall.id),
        a_session(event, "T03", room_id=study.id, start=at(22, 30), end=at(23)),
        a_session(event, "T04", start=at(8, day=2), end=at(9, day=2)),
        a_session(event, "T05", start=None, end=None),
    ]
    due = (("late", -20), ("today", -11), ("soon", -5), ("later", 3), ("never", None))
    rows += [ChecklistItem(an_id(), event.id, "own", n, text, due_days=days) for n, (text, days) in enumerate(due)]
    rows.append(ChecklistItem(an_id(), event.id, "own", 9, "done", due_days=-20, status=ItemStatus.DONE))
    return rows


@pytest.fixture
def found(tmp_path: Path) -> Overview:
    with a_workspace(tmp_path, *a_house()) as workspace:
        return overviewing.overview(workspace, "XX")


def test_findings_are_counted_by_kind_with_the_days_they_are_on(found: Overview) -> None:
    told = {one.kind: (one.severity, one.count, one.days) for one in found.attention}

    assert told[FindingKind.ROOM_CLASH] == (Severity.BLOCK, 1, (FIRST_DAY,))
    assert told[FindingKind.ALIAS_MISSING] == (Severity.BLOCK, 1, ())
    assert told[FindingKind.NO_ROOM] == (Severity.NOTE, 2, (date(2030, 6, 14),))
    assert next(one.severity for one in found.attention) is Severity.BLOCK


def test_what_was_accepted_needs_no_attention_any_more(tmp_path: Path) -> None:
    with a_workspace(tmp_path, *a_house()) as workspace:
        clash = next(one for one in checking.check(workspace) if one.finding.kind is FindingKind.ROOM_CLASH)
        checking.accept(workspace, clash.finding.id, "both are small")

        found = overviewing.overview(workspace, "XX")

    assert FindingKind.ROOM_CLASH not in {one.kind for one in found.attention}
    assert [cell for room in found.rooms for cell in room.cells if cell[1]] == []


def test_what_is_late_or_due_within_a_week_stands_by_its_day(found: Overview) -> None:
    assert [one.item.text for one in found.due] == ["late", "today", "soon"]
    assert found.today == date(2030, 6, 1)
    assert found.days_to_go == 11


def test_answers_are_counted_by_category(found: Overview) -> None:
    assert found.answers == {
        (Category.EXPERT, Answer.CONFIRMED): 2,
        (None, Answer.DECLINED): 1,
        (None, Answer.PROPOSED): 1,
    }


def test_arrivals_are_counted_by_the_hour_of_the_event_for_those_who_come(found: Overview) -> None:
    ((day, hours),) = found.arrivals.days

    assert day == FIRST_DAY
    assert {hour: amount for hour, amount in enumerate(hours) if amount} == {8: 2}
    assert (found.arrivals.timed, found.arrivals.untimed) == (2, 1)


def test_sessions_are_counted_by_room_and_day_and_a_stop_is_marked(found: Overview) -> None:
    rooms = {room.name: room.cells for room in found.rooms}

    assert [day.day for day in found.days] == [12, 13, 14]
    assert list(rooms) == ["Atelier", "Hall", ""]
    assert rooms["Hall"] == ((2, True), (0, False), (0, False))
    assert rooms["Atelier"] == ((0, False), (1, False), (0, False))
    assert rooms[""] == ((0, False), (0, False), (1, False))


def test_an_event_without_dates_has_no_days_to_go(tmp_path: Path) -> None:
    with a_workspace(tmp_path, an_event(start_date=None, end_date=None)) as workspace:
        found = overviewing.overview(workspace, "XX")

    assert (found.days_to_go, found.days, found.rooms) == (None, (), ())


def test_an_event_nobody_knows_is_refused(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace, pytest.raises(UnknownError):
        overviewing.overview(workspace, "ZZ")


def test_nothing_of_a_person_is_in_the_numbers(found: Overview) -> None:
    told = repr(replace(found, attention=()))

    assert "Testerud" not in told


def test_an_hour_is_asked_for_by_day_and_hour() -> None:
    assert overviewing.hour_of(FIRST_DAY, 9) == "2030-06-12T09"


def test_a_session_of_a_day_outside_the_event_adds_that_day(tmp_path: Path) -> None:
    event = an_event(end_date=None)
    early = a_session(event, "T01", start=at(8, day=-1), end=at(9, day=-1))
    with a_workspace(tmp_path, event, early) as workspace:
        found = overviewing.overview(workspace, "XX")

    assert [day.day for day in found.days] == [11, 12]
