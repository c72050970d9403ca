"""Two things at one time."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.conflicts import check
from forumdesk.domain.findings import FindingKind, Severity
from forumdesk.domain.intervals import Interval, meetings
from forumdesk.domain.invitations import Cancellation
from forumdesk.domain.participation import Answer
from forumdesk.domain.programme import Role
from tests.core.house import House, of_kind


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 6, 14, hour, minute, tzinfo=UTC)


def two_in_one_room(second_start: str, second_end: str) -> House:
    house = House()
    house.event()
    room = house.room("Blue Room")
    house.session("T04", "14 08:00", "14 09:00", room=room)
    house.session("T09", second_start, second_end, room=room)
    return house


def test_two_sessions_in_one_room_are_a_clash_of_their_shared_minutes() -> None:
    house = two_in_one_room("14 08:30", "14 10:00")

    (clash,) = of_kind(check(house.snapshot()), FindingKind.ROOM_CLASH)

    assert clash.sessions == ("T04", "T09")
    assert (clash.start, clash.end) == (at(8, 30), at(9))
    assert clash.room == "Blue Room"
    assert clash.severity is Severity.BLOCK


def test_sessions_that_touch_do_not_clash() -> None:
    house = two_in_one_room("14 09:00", "14 10:00")

    found = check(house.snapshot())

    assert of_kind(found, FindingKind.ROOM_CLASH) == []


def test_a_cancelled_session_clashes_with_nothing() -> None:
    house = two_in_one_room("14 08:30", "14 10:00")
    house.more["cancellations"] = (Cancellation("c1", "sT09", at(7)),)

    found = check(house.snapshot())

    assert of_kind(found, FindingKind.ROOM_CLASH) == []


def test_a_person_clashes_in_any_role_and_across_events() -> None:
    house = House()
    house.event()
    house.event("MU27", place="Muscat")
    house.person("A03")
    house.at("A03", "MU27")
    house.session("T04", "14 08:00", "14 09:00")
    house.role("T04", "A03", Role.CHAIR)
    house.session("M01", "14 08:45", "14 09:45", ["A03"], event="MU27")

    (clash,) = of_kind(check(house.snapshot(), "MU27"), FindingKind.PERSON_CLASH)

    assert clash.people == ("A03",)
    assert clash.events == ("OF27", "MU27")
    assert (clash.start, clash.end) == (at(8, 45), at(9))


def test_two_roles_in_one_session_are_no_clash() -> None:
    house = House()
    house.event()
    house.person("A03")
    house.session("T04", "14 08:00", "14 09:00", ["A03"])
    house.role("T04", "A03", Role.SPEAKER)

    found = check(house.snapshot())

    assert of_kind(found, FindingKind.PERSON_CLASH) == []


def test_who_declined_is_nowhere_and_everyone_means_those_who_come() -> None:
    house = House()
    house.event()
    house.person("A03")
    house.person("A04", answer=Answer.DECLINED)
    house.session("T04", "14 08:00", "14 09:00", everyone=True)
    house.session("T09", "14 08:30", "14 10:00", ["A03", "A04"])

    found = of_kind(check(house.snapshot()), FindingKind.PERSON_CLASH)

    assert [one.people for one in found] == [("A03",)]


def test_a_person_without_a_participation_is_expected_all_the_same() -> None:
    house = House()
    house.event()
    house.person("A03", event=None)
    house.session("T04", "14 08:00", "14 09:00", ["A03"])
    house.session("T09", "14 08:30", "14 10:00", ["A03"])

    found = of_kind(check(house.snapshot()), FindingKind.PERSON_CLASH)

    assert [one.people for one in found] == [("A03",)]


def test_a_finding_keeps_its_id_until_its_facts_change() -> None:
    first = two_in_one_room("14 08:30", "14 10:00")
    same = two_in_one_room("14 08:30", "14 10:00")
    moved = two_in_one_room("14 08:40", "14 10:00")

    ids = [of_kind(check(house.snapshot()), FindingKind.ROOM_CLASH)[0].id for house in (first, same, moved)]

    assert ids[0] == ids[1] != ids[2]


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=14),
    st.integers(0, 10),
)
def test_the_sweep_finds_what_comparing_all_pairs_finds(spans: list[tuple[int, int]], gap: int) -> None:
    origin = at(0)
    intervals = [
        Interval(origin + timedelta(minutes=start), origin + timedelta(minutes=start + length), index)
        for index, (start, length) in enumerate(spans)
    ]
    apart = timedelta(minutes=gap)

    swept = {frozenset((first.what, second.what)) for first, second in meetings(intervals, apart)}

    compared = {
        frozenset((one.what, other.what))
        for one in intervals
        for other in intervals
        if one.what < other.what and one.start < other.end + apart and other.start < one.end + apart
    }
    assert swept == compared
