"""What two circles find out about one another when both are open: that somebody or a room is busy, and no more."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from forumdesk.domain.conflicts import check
from forumdesk.domain.exchange import Exchange, Marker, heard, told
from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.identity import Identity
from forumdesk.domain.participation import Answer
from forumdesk.domain.separating import RuleTrial
from forumdesk.domain.separation import Scope, SeparationKind
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.venues import Venue
from tests.core.house import House, of_kind

MARKER = Marker(b"salt of a test")
SECRETS = ("Quillwort", "SECRET9", "Zephyrhall", "Zephyrhouse", "Marrowfen", "QQ7")


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 6, 14, hour, minute, tzinfo=UTC)


def who(*names: str, born: int = 0, mail: str = "") -> Identity:
    birth_date = date(1960, 1, born) if born else None
    return Identity(frozenset(names), frozenset(), birth_date, frozenset({mail} if mail else ()))


ADA, BO = who("ada aune", born=1), who("bo berg", mail="bo@nowhere.example")


def place(house: House, place: str = "Zephyrhouse by the sea") -> None:
    house.venues["vV"] = Venue("vV", "V", "Hill house", place)


def ours(*times: str) -> House:
    """A1 and B1 here: Ada at 8 to 9 in the Blue Room, and a rule that keeps the two half an hour apart."""
    house = House()
    house.event()
    place(house)
    room = house.room("Blue Room", aliases=("The Blue",))
    house.person("A1")
    house.person("B1")
    house.session("T01", "14 08:00", "14 09:00", ["A1"], room=room)
    house.rule(SeparationKind.NO_SAME_ZONE, "pA1", "pB1", 30, scope=Scope.PERSON, event_id=None)
    return house


def theirs(start: str = "14 08:30", end: str = "14 09:30", room: str = "the blue", ref: str = "QQ7") -> House:
    """Another circle, with one meeting that nothing of may be said."""
    house = House()
    house.event("SECRET9", title="Marrowfen talks")
    place(house)
    house.person(ref, "SECRET9", given_name="Quillwort")
    there = house.room(room) if room else None
    house.session("SECRET9-1", start, end, [ref], "SECRET9", room=there, title="Zephyrhall round", notes="Marrowfen")
    return house


def beside(house: House, other: House, known: dict[str, Identity], their: dict[str, Identity]) -> Snapshot:
    exchange = told(other.snapshot(), their, MARKER)
    snapshot = house.snapshot()
    return replace(snapshot, elsewhere=heard(snapshot, known, [exchange], MARKER))


KNOWN = {"pA1": ADA, "pB1": BO}


def elsewhere(findings: list[Finding], kind: FindingKind) -> list[Finding]:
    return [one for one in of_kind(findings, kind) if dict(one.facts).get("elsewhere") == "busy"]


def test_a_person_and_a_room_that_another_circle_has_are_busy_and_no_more_is_said() -> None:
    snapshot = beside(ours(), theirs(), KNOWN, {"pQQ7": ADA})

    found = check(snapshot)

    (person,) = elsewhere(found, FindingKind.PERSON_CLASH)
    (room,) = elsewhere(found, FindingKind.ROOM_CLASH)
    assert (person.people, person.sessions, person.events) == (("A1",), ("T01",), ("OF27",))
    assert (person.start, person.end) == (at(8, 30), at(9))
    assert (room.room, room.sessions, room.facts) == ("Blue Room", ("T01",), (("elsewhere", "busy"),))


def test_what_goes_over_and_what_is_found_name_nothing_of_the_other_circle() -> None:
    other = theirs()
    exchange = told(other.snapshot(), {"pQQ7": ADA}, MARKER)
    snapshot = beside(ours(), other, KNOWN, {"pQQ7": BO})

    said = repr([exchange, snapshot.elsewhere, check(snapshot)])

    assert [secret for secret in SECRETS if secret.casefold() in said.casefold()] == []
    assert {one.name for one in fields(exchange.stays[0])} == {"start", "end", "same", "people", "rooms", "zones"}


@pytest.mark.parametrize(
    ("start", "end", "gap"), [("14 08:30", "14 08:45", 0), ("14 09:10", "14 10:00", 10), ("14 07:00", "14 07:35", 25)]
)
def test_the_other_side_of_a_rule_near_at_another_circle_breaks_it(start: str, end: str, gap: int) -> None:
    snapshot = beside(ours(), theirs(start, end), KNOWN, {"pQQ7": BO})

    (broken,) = of_kind(check(snapshot), FindingKind.SEPARATION)

    assert (broken.people, broken.sessions, broken.rule, broken.room) == (("A1",), ("T01",), "R1", None)
    assert dict(broken.facts) == {"elsewhere": "busy", "gap_minutes": str(gap), "agreed_minutes": "30"}


def test_of_several_meetings_elsewhere_the_nearest_is_told_and_not_how_many() -> None:
    other = theirs("14 09:20", "14 09:40")
    other.session("SECRET9-2", "14 09:05", "14 09:15", ["QQ7"], "SECRET9", room=other.rooms["rVthe blue"])
    snapshot = beside(ours(), other, KNOWN, {"pQQ7": BO})

    (broken,) = of_kind(check(snapshot), FindingKind.SEPARATION)

    assert (broken.start, broken.end) == (at(9), at(9, 5))


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

    assert of_kind(check(snapshot), FindingKind.SEPARATION) == []


@pytest.mark.parametrize(
    "rule",
    [
        {"kind": SeparationKind.NO_SAME_SESSION},
        {"event_id": "eMU27"},
        {"left": "pB1", "right": "pB1"},
        {"kind": SeparationKind.NO_SAME_ROOM, "right": "pZ9"},
    ],
)
def test_only_rules_about_being_near_reach_over_and_only_into_their_own_event(rule: dict[str, object]) -> None:
    house = ours()
    house.event("MU27")
    house.rules[0] = replace(house.rules[0], **rule)  # type: ignore[arg-type]  # the fields' own values
    snapshot = beside(house, theirs(), KNOWN, {"pQQ7": BO})

    assert of_kind(check(snapshot), FindingKind.SEPARATION) == []


def test_nobody_is_kept_apart_from_themselves() -> None:
    house = ours()
    house.rules[0] = replace(house.rules[0], right="pA1")
    snapshot = beside(house, theirs(), KNOWN, {"pQQ7": ADA})

    assert of_kind(check(snapshot), FindingKind.SEPARATION) == []


def test_a_room_without_a_zone_is_near_itself_alone() -> None:
    house, other = ours(), theirs()
    house.rooms["rVBlue Room"] = replace(house.rooms["rVBlue Room"], zone="")
    other.rooms["rVthe blue"] = replace(other.rooms["rVthe blue"], zone="")
    snapshot = beside(house, other, KNOWN, {"pQQ7": BO})

    (broken,) = of_kind(check(snapshot), FindingKind.SEPARATION)

    assert broken.rule == "R1"


def test_rooms_of_houses_whose_place_is_not_known_are_not_the_same() -> None:
    house, other = ours(), theirs()
    place(house, "")
    place(other, "")
    snapshot = beside(house, other, KNOWN, {"pQQ7": ADA})

    found = check(snapshot)

    assert elsewhere(found, FindingKind.ROOM_CLASH) == []
    assert len(elsewhere(found, FindingKind.PERSON_CLASH)) == 1


def test_the_very_same_session_in_both_circles_is_no_clash() -> None:
    house, other = ours(), ours()
    snapshot = beside(house, other, KNOWN, KNOWN)

    assert [one for one in check(snapshot) if ("elsewhere", "busy") in one.facts] == []


def test_who_declined_and_what_has_no_time_is_not_told() -> None:
    other = theirs()
    other.session("SECRET9-3", "", "", ["QQ7"], "SECRET9")
    other.participations[0] = replace(other.participations[0], answer=Answer.DECLINED)
    snapshot = beside(ours(), other, KNOWN, {"pQQ7": ADA})

    assert elsewhere(check(snapshot), FindingKind.PERSON_CLASH) == []


def test_a_session_of_ours_without_a_time_is_met_by_nothing() -> None:
    house = ours()
    house.session("T02", "", "", ["A1"], room=house.rooms["rVBlue Room"])
    snapshot = beside(house, theirs(), KNOWN, {"pQQ7": BO})

    assert [one.sessions for one in of_kind(check(snapshot), FindingKind.SEPARATION)] == [("T01",)]


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


def test_a_rule_that_is_tried_out_knows_of_the_other_circle_too() -> None:
    snapshot = beside(ours(), theirs(), KNOWN, {"pQQ7": BO})

    (broken,) = RuleTrial(snapshot).findings(snapshot.rules[0], "OF27")

    assert broken.elsewhere


def test_an_empty_exchange_finds_nothing() -> None:
    snapshot = ours().snapshot()

    assert not heard(snapshot, KNOWN, [Exchange()], MARKER)
