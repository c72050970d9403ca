"""How far separation rules reach into another open circle, and that what is found there is only 'busy'."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.domain.conflicts import check
from forumdesk.domain.exchange import heard, told
from forumdesk.domain.findings import FindingKind, Severity
from forumdesk.domain.identity import Identity
from forumdesk.domain.participation import Answer
from forumdesk.domain.programme import SessionKind
from forumdesk.domain.separation import Scope, SeparationKind
from forumdesk.domain.vehicles import Journey, Vehicle
from forumdesk.words import findings, findings_nb
from forumdesk.words.findings import Names
from tests.core.house import House, moment
from tests.core.two_circles import ADA, BO, KNOWN, MARKER, beside, busy, ours, theirs, who


def arrives(house: House, ref: str) -> None:
    house.participations = [
        replace(one, arrival=moment("14 12:00")) if one.person_id == f"p{ref}" else one for one in house.participations
    ]


def drive(house: House, ref: str, end: str, journey: Journey) -> None:
    house.vehicles["cCAR"] = Vehicle("cCAR", next(iter(house.events)), "CAR")
    house.ride("CAR", "14 11:40", end, [ref], journey)


def rides_in(house: House, ref: str) -> None:
    drive(house, ref, "14 12:10", Journey.ARRIVAL)


def rides_about(house: House, ref: str) -> None:
    drive(house, ref, "", Journey.TRANSFER)


def sleeps(house: House, ref: str) -> None:
    house.stay(ref, "Hotel Nowhere", "3", "301", event_id=next(iter(house.events)))


def meets(house: House, ref: str) -> None:
    """The very same session, as it is once it was sent to the other circle."""
    house.event("MU27", place="Zephyrhouse by the sea")
    house.session("SAME", "15 08:00", "15 09:00", [ref], "MU27", kind=SessionKind.BREAKOUT)
    if not any(one.person_id == f"p{ref}" and one.event_id == "eMU27" for one in house.participations):
        house.at(ref, "MU27")


def sits(place: int) -> Callable[[House, str], None]:
    def put(house: House, ref: str) -> None:
        meets(house, ref)
        house.row("SAME", "Round", [ref if one == place else "" for one in range(1, 7)], round=True)

    return put


def upstairs(house: House, ref: str) -> None:
    room = house.room("Attic" if ref == "A1" else "Loft", zone="", floor="3")
    house.session(f"UP{ref}", "15 18:00", "15 19:00", [ref], next(iter(house.events))[1:], room=room)


def walks(house: House, ref: str) -> None:
    """From zone A through B to C, from ten to until twenty past."""
    code = next(iter(house.events))[1:]
    house.border("A", "B", 5)
    house.border("B", "C", 5)
    for name, zone, hours in (("w1", "A", ("09:00", "10:00")), ("w2", "C", ("10:20", "11:00"))):
        room = house.room(f"{name}{ref}", zone=zone)
        house.session(f"{name}{ref}", f"15 {hours[0]}", f"15 {hours[1]}", [ref], code, room=room)


def waits(house: House, ref: str) -> None:
    room = house.room(f"hall{ref}", zone="B")
    code = next(iter(house.events))[1:]
    house.session(f"hall{ref}", "15 10:00", "15 10:20", [ref], code, room=room)


Plan = Callable[[House, str], None]
REACHES: list[tuple[SeparationKind, int, Plan, Plan, str]] = [
    (SeparationKind.NO_SAME_ZONE, 0, walks, waits, "w2A1"),
    (SeparationKind.NO_SAME_ZONE, 0, waits, walks, "hallA1"),
    (SeparationKind.NO_SAME_FLOOR, 0, upstairs, upstairs, "UPA1"),
    (SeparationKind.NO_SAME_FLOOR, 0, sleeps, sleeps, "hotel"),
    (SeparationKind.NO_SAME_ROOM, 30, sleeps, sleeps, "hotel"),
    (SeparationKind.NO_SAME_SESSION, 0, meets, meets, "SAME"),
    (SeparationKind.NO_SAME_SESSION_EXCEPT_PLENARY, 0, meets, meets, "SAME"),
    (SeparationKind.STAGGERED_ARRIVAL, 15, arrives, arrives, "journey"),
    (SeparationKind.STAGGERED_ARRIVAL, 15, arrives, rides_in, "journey"),
    (SeparationKind.STAGGERED_ARRIVAL, 15, rides_in, arrives, "journey"),
    (SeparationKind.NO_SAME_VEHICLE, 0, rides_about, rides_in, "vehicle"),
    (SeparationKind.NO_ADJACENT_SEAT, 0, sits(1), sits(6), "SAME"),
    (SeparationKind.NO_ADJACENT_SEAT, 0, sits(3), sits(4), "SAME"),
    (SeparationKind.NO_ADJACENT_SEAT, 0, sits(3), sits(3), "SAME"),
]


def planned(kind: SeparationKind, minutes: int, here: Plan, there: Plan) -> tuple[House, House]:
    """A rule between Ada and Bo; Ada's plan is in this circle, Bo's in the other, where nothing else is."""
    house, other = ours(), theirs()
    house.sessions.clear()
    other.sessions.clear()
    house.roles.clear()
    other.roles.clear()
    for one in (house, other):
        one.events = {key: replace(event, place="Zephyrhouse by the sea") for key, event in one.events.items()}
        one.venues = {key: replace(venue, name="Zephyr hall") for key, venue in one.venues.items()}
    house.rules[0] = replace(house.rules[0], kind=kind, minutes=minutes)
    here(house, "A1")
    there(other, "QQ7")
    return house, other


@pytest.mark.parametrize(("kind", "minutes", "here", "there", "about"), REACHES)
def test_every_rule_reaches_over_and_says_nothing_but_busy(
    kind: SeparationKind, minutes: int, here: Plan, there: Plan, about: str
) -> None:
    house, other = planned(kind, minutes, here, there)

    (found,) = busy(check(beside(house, other, KNOWN, {"pQQ7": BO})))
    stranger = busy(check(beside(house, other, KNOWN, {"pQQ7": who("cy", born=3)})))
    of_ada = busy(check(beside(house, other, KNOWN, {"pQQ7": ADA})))

    facts = dict(found.facts)
    assert (found.kind, found.people, found.rule) == (FindingKind.PERSON_CLASH, ("A1",), None)
    assert about in (*found.sessions, *facts)
    assert facts.keys() <= {"elsewhere", "state", "journey", "vehicle", "hotel", "first_night", "last_night"}
    assert stranger == []
    assert [one for one in of_ada if not one.sessions] == []


def test_a_late_arrival_there_is_told_anew_and_found_here() -> None:
    house, other = planned(SeparationKind.STAGGERED_ARRIVAL, 15, arrives, lambda *_: None)
    before = told(other.snapshot(), {"pQQ7": BO}, MARKER)

    arrives(other, "QQ7")

    (found,) = busy(check(beside(house, other, KNOWN, {"pQQ7": BO})))
    assert told(other.snapshot(), {"pQQ7": BO}, MARKER) != before
    assert dict(found.facts)["journey"] == "arrival"


def test_a_plenary_may_be_shared_across_circles_too() -> None:
    house, other = planned(SeparationKind.NO_SAME_SESSION_EXCEPT_PLENARY, 0, meets, meets)
    house.sessions["sSAME"] = replace(house.sessions["sSAME"], kind=SessionKind.PLENARY)

    assert busy(check(beside(house, other, KNOWN, {"pQQ7": BO}))) == []


@pytest.mark.parametrize("nights", [("14", "15"), ("14", "14"), ("16", "17")])
def test_nights_are_told_as_they_were_typed_here_and_without_one_in_common_not_at_all(nights: tuple[str, str]) -> None:
    house, other = planned(SeparationKind.NO_SAME_ROOM, 0, sleeps, sleeps)
    first, until = (date(2027, 6, int(day)) for day in nights)
    house.stays[0] = replace(house.stays[0], check_in=date(2027, 6, 14), check_out=date(2027, 6, 16))
    other.stays[0] = replace(other.stays[0], check_in=first, check_out=until)

    found = busy(check(beside(house, other, KNOWN, {"pQQ7": BO})))

    told_of = [(dict(one.facts)["first_night"], dict(one.facts)["last_night"], one.start) for one in found]
    assert told_of == ([("2027-06-14", "2027-06-15", None)] if nights == ("14", "15") else [])


def test_nights_that_nobody_knows_are_open_and_a_house_without_a_room_says_nothing() -> None:
    house, other = planned(SeparationKind.NO_SAME_ROOM, 0, sleeps, sleeps)
    for one in (house, other):
        one.events = {key: replace(event, start_date=None, end_date=None) for key, event in one.events.items()}
        one.stay("A1" if one is house else "QQ7", "Hotel Nowhere", event_id=next(iter(one.events)))

    (found,) = busy(check(beside(house, other, KNOWN, {"pQQ7": BO})))

    assert found.facts[2:] == (("hotel", "Hotel Nowhere"), ("first_night", ""), ("last_night", ""))


def test_who_does_not_come_is_in_no_car_and_no_bed_and_on_no_seat() -> None:
    for plan, kind in ((rides_in, SeparationKind.NO_SAME_VEHICLE), (sleeps, SeparationKind.NO_SAME_ROOM)):
        house, other = planned(kind, 0, plan, plan)
        other.participations = [replace(one, answer=Answer.DECLINED) for one in other.participations]
        assert busy(check(beside(house, other, KNOWN, {"pQQ7": BO}))) == []
    house, other = planned(SeparationKind.NO_ADJACENT_SEAT, 0, sits(1), sits(2))
    unseated = [replace(one, answer=Answer.DECLINED) for one in other.participations]
    timeless = replace(other.sessions["sSAME"], start=None)

    assert len(busy(check(beside(house, other, KNOWN, {"pQQ7": BO})))) == 1
    other.sessions["sSAME"] = timeless
    assert busy(check(beside(house, other, KNOWN, {"pQQ7": BO}))) == []
    other.sessions["sSAME"], other.participations = house.sessions["sSAME"], unseated
    assert busy(check(beside(house, other, KNOWN, {"pQQ7": BO}))) == []


def texts(of: object) -> set[str]:
    """Every word that stands anywhere in some rows."""
    if is_dataclass(of):
        return texts([getattr(of, one.name) for one in fields(of)])
    if isinstance(of, dict):
        return texts([*of, *of.values()])
    if isinstance(of, list | tuple | frozenset):
        return set().union(*map(texts, of))
    typed = isinstance(of, str) and not isinstance(of, StrEnum) and len(of) > 2
    return {str(of).casefold()} if typed else set()


@settings(max_examples=30)
@given(
    st.sets(st.sampled_from(range(len(REACHES))), max_size=5),
    st.sampled_from((ADA, BO)),
    st.text("abcdefghijklmnopqrstuvwxyzæøå", min_size=5, max_size=8),
)
def test_no_word_of_the_other_circle_is_ever_in_what_goes_over_or_in_what_is_found(
    plans: set[int], person: Identity, word: str
) -> None:
    house, other = ours(), theirs()
    for number in sorted(plans):
        kind, minutes, *_ = REACHES[number]
        house.rule(kind, "pA1", "pB1", minutes, scope=Scope.PERSON, event_id=None)
    for plan in dict.fromkeys(REACHES[number][2] for number in sorted(plans)):
        plan(house, "A1")
    for plan in dict.fromkeys(REACHES[number][3] for number in sorted(plans)):
        plan(other, "QQ7")
    other.people = {key: replace(one, notes=f"notes {word}") for key, one in other.people.items()}
    other.sessions = {key: replace(one, title=f"title {word}") for key, one in other.sessions.items()}
    exchange = told(other.snapshot(), {"pQQ7": person}, MARKER)
    snapshot = replace(house.snapshot(), elsewhere=heard(house.snapshot(), KNOWN, [exchange], MARKER))

    found = busy(check(snapshot))

    names = Names(str, lambda utc: f"{utc:%d %H:%M}")
    spoken = [say(one, names) for one in found for say in (findings.finding, findings_nb.finding)]
    over = repr([exchange, snapshot.elsewhere, found, spoken]).casefold()
    assert [one for one in texts(other) - texts(house) if one in over] == []
    assert {(one.rule, one.severity) for one in found} <= {(None, Severity.BLOCK)}
    assert len({replace(one, facts=one.facts[2:]) for one in found}) == len(found)
