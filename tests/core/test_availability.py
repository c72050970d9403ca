"""Sessions at times when their room, or somebody in them, is not available."""

from datetime import UTC, datetime

from forumdesk.domain.availability import together
from forumdesk.domain.busy import Busy
from forumdesk.domain.conflicts import check
from forumdesk.domain.findings import Finding, FindingKind, Severity
from forumdesk.domain.invitations import Cancellation
from forumdesk.domain.participation import Answer
from tests.core.house import House, moment, of_kind


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 6, 14, hour, minute, tzinfo=UTC)


def busy(start: str, end: str, **whose: str) -> Busy:
    return Busy(f"b{start}{whose}", moment(start), moment(end), **whose)  # type: ignore[arg-type]  # whose it is


def found(house: House, *times: Busy) -> list[Finding]:
    house.more["busy"] = times
    return of_kind(check(house.snapshot()), FindingKind.AVAILABILITY)


def a_house() -> House:
    house = House()
    house.event()
    room = house.room("Blue Room")
    house.person("A01")
    house.session("T01", "14 08:00", "14 09:00", ["A01"], room=room)
    house.session("T02", "14 10:00", "14 11:00", ["A01"], room=room)
    house.session("T03", "", "", ["A01"], room=room)
    return house


def test_a_person_who_is_not_available_is_a_warning_of_the_minutes_that_count() -> None:
    (one,) = found(a_house(), busy("14 08:30", "14 09:30", person_id="pA01"))

    assert (one.severity, one.sessions, one.people, one.room) == (Severity.WARN, ("T01",), ("A01",), None)
    assert (one.start, one.end) == (at(8, 30), at(9))
    assert one.facts == ()


def test_a_room_that_is_not_available_is_one_too() -> None:
    (one,) = found(a_house(), busy("14 07:00", "14 12:00", room_id="rVBlue Room"), busy("14 08:00", "14 09:00"))[:1]

    assert (one.sessions, one.people, one.room) == (("T01",), (), "Blue Room")
    assert (one.start, one.end) == (at(8), at(9))


def test_several_busy_times_in_one_session_are_one_finding() -> None:
    times = [busy(f"14 08:{minute:02}", f"14 08:{minute + 5:02}", person_id="pA01") for minute in (10, 20, 40)]

    (one,) = found(a_house(), *times)

    assert (one.start, one.end) == (at(8, 10), at(8, 45))


def test_a_busy_time_that_touches_or_meets_nothing_is_no_finding() -> None:
    times = (
        busy("14 09:00", "14 10:00", person_id="pA01"),
        busy("14 11:00", "14 12:00", room_id="rVBlue Room"),
        busy("15 08:00", "15 09:00", person_id="pA01"),
    )

    assert found(a_house(), *times) == []
    assert found(a_house()) == []


def test_who_does_not_come_and_what_was_called_off_do_not_count() -> None:
    house = a_house()
    house.person("A02", answer=Answer.DECLINED)
    house.role("T01", "A02")
    house.room("Attic")
    house.more["cancellations"] = (Cancellation("c1", "sT02", at(7)),)

    times = (
        busy("14 08:00", "14 09:00", person_id="pA02"),
        busy("14 10:00", "14 11:00", person_id="pA01"),
        busy("14 08:00", "14 09:00", room_id="rVAttic"),
    )

    assert found(house, *times) == []


def test_spans_that_touch_or_overlap_are_one_and_those_without_length_are_none() -> None:
    spans = [(at(9), at(10)), (at(8), at(9)), (at(8, 15), at(8, 30)), (at(12), at(12)), (at(11), at(13))]

    assert together(spans) == [(at(8), at(10)), (at(11), at(13))]
