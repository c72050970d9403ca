"""What of this circle another one, open beside it, stands in the way of. Of that other one: only that it is so.

Each finding is about people, rooms and plans of this circle. What stands in the other one is in none of its fields,
since it never came here; nor is whether somebody is expected there or is to be kept apart from somebody who is.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from .apart import TOGETHER_ALLOWED, SeparationCheck
from .apart_places import day_said, hotel_name
from .clashes import intervals, live
from .elsewhere import Away, Place
from .findings import ELSEWHERE, Finding, FindingKind
from .presence import Span
from .programme import Session
from .separation import TIMED, SeparationKind, SeparationRule
from .snapshot import Snapshot, grouped
from .whereabouts import Being, Whereabouts, whereabouts

_MEET_AT: dict[SeparationKind, frozenset[str]] = {
    SeparationKind.NO_SAME_ROOM: frozenset({"room", "bed"}),
    # Who is in one room is in one zone, also where only one of two circles knows which.
    SeparationKind.NO_SAME_ZONE: frozenset({"zone", "room"}),
    SeparationKind.NO_SAME_FLOOR: frozenset({"floor", "storey"}),
    SeparationKind.NO_SAME_SESSION: frozenset({"session"}),
    SeparationKind.NO_SAME_SESSION_EXCEPT_PLENARY: frozenset({"session"}),
    SeparationKind.STAGGERED_ARRIVAL: frozenset({"arrival", "departure"}),
    SeparationKind.NO_SAME_VEHICLE: frozenset({"vehicle"}),
    SeparationKind.NO_ADJACENT_SEAT: frozenset({"elbow"}),
}
"""The kinds of places at which both sides of a rule must not be."""


def busy_elsewhere(snapshot: Snapshot, expected: dict[str, list[Session]], check: SeparationCheck) -> Iterator[Finding]:
    """`expected` is person id -> their sessions; `check` knows the sides of rules."""
    if not snapshot.elsewhere:
        return
    across = _Across(snapshot, expected)
    across.busy()
    for rule in snapshot.rules:
        left, right = check.side(rule, rule.left), check.side(rule, rule.right)
        across.near(rule, left, right)
        across.near(rule, right, left)
    yield from across.findings()
    yield from _rooms(snapshot)


def _rooms(snapshot: Snapshot) -> Iterator[Finding]:
    in_room = grouped((one.room_id or "", one) for one in live(snapshot))
    for room_id, aways in snapshot.elsewhere.rooms.items():
        for one in intervals(in_room.get(room_id, ())):
            met = _clashes((one.start, one.end), one.what.id, aways)
            if met:
                found = _of_session(snapshot, FindingKind.ROOM_CLASH, one.what, met)
                yield replace(found, room=snapshot.rooms[room_id].name)


def _clashes(span: Span, session_id: str, aways: Iterable[Away]) -> set[str]:
    """What a session meets. Not itself, where it was sent from one circle to the other."""
    itself = "session", session_id
    return {one.stamp for one in aways if one.busy and _meet(span, one, 0) and itself not in one.places}


def _meet(span: Span, away: Away, minutes: int) -> bool:
    """Less than so many minutes apart; touching is no overlap."""
    near = timedelta(minutes=minutes)
    if span < (away.start, away.end):
        return away.start < span[1] + near
    return span[0] < away.end + near


Thing = tuple[str, str]
"""What of a person something stands in the way of: a kind and a row id."""


class _Across:
    """Gathers whom it is about: once for a person and a thing, whatever stands in the way and however often."""

    def __init__(self, snapshot: Snapshot, expected: dict[str, list[Session]]) -> None:
        self._snapshot = snapshot
        own = list(whereabouts(snapshot, expected))
        self._of_person = grouped((person_id, one) for one in own for person_id in one.people)
        self._here = {
            (person_id, one.start, one.end, place) for one in own for person_id in one.people for place in one.places
        }
        self._met: dict[tuple[str, Thing], tuple[Whereabouts, set[str]]] = {}

    def busy(self) -> None:
        """Who is in a session there and in one here."""
        for person_id, aways in self._snapshot.elsewhere.people.items():
            for one in self._of_person.get(person_id, ()):
                if one.being is Being.SESSION:
                    self._meets(person_id, one, _clashes((one.start, one.end), one.session_id, aways))

    def near(self, rule: SeparationRule, ours: frozenset[str], theirs: frozenset[str]) -> None:
        """One side here, the other at the same place there. Both there is for that circle to see."""
        away_at = grouped(self._away_at(rule, theirs))
        if not away_at:
            return
        for person_id in ours:
            for one in self._of_person.get(person_id, ()):
                there = (each for place in one.places for each in away_at.get(place, ()))
                if self._holds(rule, one):
                    # A night has no minutes between it and the next.
                    minutes = rule.minutes if rule.kind in TIMED and one.being is not Being.NIGHT else 0
                    met = {
                        away.stamp
                        for other, away in there
                        if other != person_id and _meet((one.start, one.end), away, minutes)
                    }
                    self._meets(person_id, one, met)

    def _away_at(self, rule: SeparationRule, theirs: frozenset[str]) -> Iterator[tuple[Place, tuple[str, Away]]]:
        """What stands here as well, of somebody who was sent with it, is found here already."""
        for other in theirs:
            for away in self._snapshot.elsewhere.people.get(other, ()):
                for place in away.places:
                    known = (other, away.start, away.end, place) in self._here
                    if place[0] in _MEET_AT[rule.kind] and not known:
                        yield place, (other, away)

    def _holds(self, rule: SeparationRule, one: Whereabouts) -> bool:
        if rule.kind is SeparationKind.NO_SAME_SESSION_EXCEPT_PLENARY:
            free = one.session_id and self._snapshot.sessions[one.session_id].kind in TOGETHER_ALLOWED
            return not free and rule.event_id in (None, one.event_id)
        return rule.event_id in (None, one.event_id)

    def _meets(self, person_id: str, one: Whereabouts, stamps: set[str]) -> None:
        if stamps:
            key = person_id, _thing(one)
            first, seen = self._met.get(key, (one, set()))
            self._met[key] = first if first.start <= one.start else one, seen | stamps

    def findings(self) -> Iterator[Finding]:
        for (person_id, _), (one, stamps) in self._met.items():
            yield replace(self._finding(one, stamps), people=(self._snapshot.people[person_id].ref,))

    def _finding(self, one: Whereabouts, stamps: set[str]) -> Finding:
        there = self._snapshot
        if one.session_id:
            return _of_session(there, FindingKind.PERSON_CLASH, there.sessions[one.session_id], stamps)
        found = _finding(there, FindingKind.PERSON_CLASH, one.event_id, stamps)
        if one.being is Being.NIGHT:
            return replace(found, facts=(*found.facts, *_nights(there, one)))
        said = ("vehicle", _vehicle(there, one)) if one.being is Being.RIDE else ("journey", one.being.value)
        return replace(found, start=one.start, end=one.end, facts=(*found.facts, said))


def _thing(one: Whereabouts) -> Thing:
    """Ways and seats are told with their session, journeys once however they are made."""
    if one.session_id:
        return Being.SESSION, one.session_id
    return one.being, one.event_id if one.being in (Being.ARRIVAL, Being.DEPARTURE) else one.row_id


def _vehicle(snapshot: Snapshot, one: Whereabouts) -> str:
    return snapshot.vehicles[snapshot.rides[one.row_id].vehicle_id].code


def _nights(snapshot: Snapshot, one: Whereabouts) -> tuple[tuple[str, str], ...]:
    stay = next(stay for stay in snapshot.stays if stay.id == one.row_id)
    last = one.end.date() if one.end.year == date.max.year else one.end.date() - timedelta(days=1)
    days = ("first_night", day_said(one.start.date())), ("last_night", day_said(last))
    return ("hotel", hotel_name(snapshot, stay)), *days


def _of_session(snapshot: Snapshot, kind: FindingKind, session: Session, stamps: set[str]) -> Finding:
    """Its own time, whatever part of it something stands in the way of."""
    start, end = (one.utc if one else None for one in (session.start, session.end))
    return replace(_finding(snapshot, kind, session.event_id, stamps), sessions=(session.code,), start=start, end=end)


def _finding(snapshot: Snapshot, kind: FindingKind, event_id: str, stamps: set[str]) -> Finding:
    """What is accepted is open again when something else stands in the way, which only the stamps can tell."""
    code = snapshot.events[event_id].code
    state = hashlib.sha256(" ".join(sorted(stamps)).encode()).hexdigest()[:8]
    return Finding(kind, code, (code,), facts=(ELSEWHERE, ("state", state)))
