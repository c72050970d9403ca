"""What two circles find out about one another when both are open: that somebody or a room is busy, and no more."""

from dataclasses import fields, replace

import pytest

from forumdesk.domain.conflicts import check
from forumdesk.domain.exchange import Exchange, Marker, heard, told
from forumdesk.domain.findings import FindingKind
from forumdesk.domain.identity import Identity
from forumdesk.domain.participation import Answer
from forumdesk.domain.separating import RuleTrial
from forumdesk.domain.separation import SeparationKind
from tests.core.house import House, of_kind
from tests.core.two_circles import ADA, BO, KNOWN, MARKER, at, beside, busy, ours, place, said, theirs, who


def test_a_person_and_a_room_that_another_circle_has_are_busy_and_no_more_is_said() -> None:
    snapshot = beside(ours(), theirs(), KNOWN, {"pQQ7": ADA})

    person, room = (said(one) for one in busy(check(snapshot)))

    assert (person.kind, person.people, person.sessions) == (FindingKind.PERSON_CLASH, ("A1",), ("T01",))
    assert (room.kind, room.room, room.sessions) == (FindingKind.ROOM_CLASH, "Blue Room", ("T01",))
    assert {(one.start, one.end, one.rule, one.facts) for one in (person, room)} == {
        (at(8), at(9), None, (("elsewhere", "busy"),))
    }


def test_what_goes_over_is_times_and_marks_alone() -> None:
    stay = told(theirs().snapshot(), {"pQQ7": ADA}, MARKER).stays[0]

    assert {one.name for one in fields(stay)} == {"start", "end", "people", "places", "stamp", "busy"}


def test_whether_somebody_is_expected_there_or_kept_apart_from_who_is_cannot_be_told() -> None:
    house = ours()
    rooms = (said(one) for one in busy(check(beside(house, theirs(), KNOWN, {"pQQ7": ADA}))))
    near = (said(one) for one in busy(check(beside(house, theirs(), KNOWN, {"pQQ7": BO}))))

    assert list(rooms) == list(near)


def test_of_several_things_elsewhere_one_is_told_and_not_how_many() -> None:
    other = theirs()
    snapshot = beside(ours(), other, KNOWN, {"pQQ7": BO})
    other.session("SECRET9-2", "14 09:05", "14 09:15", ["QQ7"], "SECRET9", room=other.rooms["rVthe blue"])
    more = beside(ours(), other, KNOWN, {"pQQ7": BO})

    (one, room), (now, same_room) = (busy(check(each)) for each in (snapshot, more))

    assert said(one) == said(now)
    assert one.id != now.id
    assert (one.about, room) == (now.about, same_room)


@pytest.mark.parametrize(("start", "end"), [("14 09:10", "14 10:00"), ("14 07:00", "14 07:35")])
def test_who_is_near_within_the_minutes_of_a_rule_is_told_and_not_by_how_many(start: str, end: str) -> None:
    snapshot = beside(ours(), theirs(start, end), KNOWN, {"pQQ7": BO})

    (found,) = busy(check(snapshot))

    assert (found.start, found.end, found.sessions) == (at(8), at(9), ("T01",))


@pytest.mark.parametrize(
    "other",
    [
        theirs("14 09:30", "14 10:00"),
        theirs(room="Green Room", start="14 20:00", end="14 21:00"),
        theirs(room=""),
    ],
)
def test_far_enough_or_nowhere_known_breaks_nothing(other: House) -> None:
    snapshot = beside(ours(), other, KNOWN, {"pQQ7": BO})

    assert busy(check(snapshot)) == []


@pytest.mark.parametrize(
    "rule",
    [
        {"kind": SeparationKind.NO_SAME_SESSION},
        {"event_id": "eMU27"},
        {"left": "pB1", "right": "pB1"},
        {"kind": SeparationKind.NO_SAME_ROOM, "right": "pZ9"},
        {"right": "pA1"},
    ],
)
def test_a_rule_reaches_over_for_its_own_event_and_its_own_people_alone(rule: dict[str, object]) -> None:
    house = ours()
    house.event("MU27")
    house.rules[0] = replace(house.rules[0], **rule)  # type: ignore[arg-type]  # the fields' own values
    snapshot = beside(house, theirs(), KNOWN, {"pQQ7": BO})

    assert of_kind(busy(check(snapshot)), FindingKind.PERSON_CLASH) == []


def test_what_stands_in_both_circles_is_found_here_and_not_once_more_as_busy() -> None:
    house, other = ours(), ours()
    for one in (house, other):
        one.role("T01", "B1")
    snapshot = beside(house, other, KNOWN, KNOWN)

    found = check(snapshot)

    assert len(of_kind(found, FindingKind.SEPARATION)) == 1
    assert busy(found) == []


def test_a_room_without_a_zone_is_near_itself_alone() -> None:
    house, other = ours(), theirs("14 09:10", "14 10:00")
    house.rooms["rVBlue Room"] = replace(house.rooms["rVBlue Room"], zone="")
    other.rooms["rVthe blue"] = replace(other.rooms["rVthe blue"], zone="")

    (found,) = busy(check(beside(house, other, KNOWN, {"pQQ7": BO})))

    assert found.sessions == ("T01",)


def test_rooms_of_houses_whose_place_is_not_known_are_not_the_same() -> None:
    house, other = ours(), theirs()
    place(house, "")
    place(other, "")
    snapshot = beside(house, other, KNOWN, {"pQQ7": ADA})

    (found,) = busy(check(snapshot))

    assert found.kind is FindingKind.PERSON_CLASH


def test_the_very_same_session_in_both_circles_is_no_clash() -> None:
    house, other = ours(), ours()
    snapshot = beside(house, other, KNOWN, KNOWN)

    assert busy(check(snapshot)) == []


def test_who_declined_and_what_has_no_time_is_not_told() -> None:
    other = theirs()
    other.session("SECRET9-3", "", "", ["QQ7"], "SECRET9")
    other.participations[0] = replace(other.participations[0], answer=Answer.DECLINED)
    snapshot = beside(ours(), other, KNOWN, {"pQQ7": ADA})

    assert of_kind(busy(check(snapshot)), FindingKind.PERSON_CLASH) == []


def test_a_session_of_ours_without_a_time_is_met_by_nothing() -> None:
    house = ours()
    house.session("T02", "", "", ["A1"], room=house.rooms["rVBlue Room"])
    snapshot = beside(house, theirs(), KNOWN, {"pQQ7": BO})

    assert {one.sessions for one in busy(check(snapshot))} == {("T01",)}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (who("a", born=1), who("a", born=1), True),
        (who("a", born=1, mail="x"), who("a", born=1, mail="y"), True),
        (who("a", "b", born=1), who("b", "c", born=1), True),
        (who("a", mail="x"), who("a", mail="x"), True),
        (who("a", mail="x", born=1), who("a", mail="x"), True),
        (who("a", mail="x"), who("a", mail="x", born=1), True),
        (who("a", mail="x", born=1), who("a", mail="x", born=2), False),
        (who("a"), who("a"), False),
        (who("a", born=1), who("b", born=1), False),
        (who("a", mail="x"), who("b", mail="x"), False),
    ],
)
def test_a_person_is_known_again_as_a_list_would_merge_them(one: Identity, other: Identity, same: bool) -> None:
    known = MARKER.person(one).sought & MARKER.person(other).known

    assert bool(known) is same
    assert MARKER.person(one) is MARKER.person(one)


def test_marks_of_another_run_of_the_program_say_nothing() -> None:
    assert not Marker(b"another").person(ADA).sought & MARKER.person(ADA).known


def test_a_rule_that_is_tried_out_asks_no_other_circle() -> None:
    snapshot = beside(ours(), theirs(), KNOWN, {"pQQ7": BO})

    assert RuleTrial(snapshot).findings(snapshot.rules[0]) == []


def test_an_empty_exchange_finds_nothing() -> None:
    snapshot = ours().snapshot()

    assert not heard(snapshot, KNOWN, [Exchange()], MARKER)
