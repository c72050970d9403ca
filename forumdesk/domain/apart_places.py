"""Two sides beside each other at table, on one floor, or in one hotel room."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from .findings import Finding
from .hotels import Stay, common_nights, nights
from .intervals import Interval, meetings
from .presence import Found, Presence, breach, holds
from .seating import Seat, SeatRow, neighbours
from .separation import SeparationKind, SeparationRule
from .snapshot import Snapshot, grouped

Sides = tuple[frozenset[str], frozenset[str]]
_HOTEL_PART = {SeparationKind.NO_SAME_ROOM: "room", SeparationKind.NO_SAME_FLOOR: "floor"}


@dataclass(frozen=True, slots=True)
class Lodged:
    """One person's stay, and on which side they are."""

    stay: Stay
    nights: tuple[date, date]
    is_left: bool


class PlaceCheck:
    """What rules about seats and hotels find in one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        beside = [pair for row in snapshot.seat_rows.values() if self._live(row) for pair in self._pairs(row)]
        self._beside = grouped((seat.person_id, pair) for pair in beside for seat in pair[1:])
        coming = (one for one in snapshot.stays if snapshot.coming(one.person_id, one.event_id))
        self._stays = grouped((one.person_id, one) for one in coming)

    def _live(self, row: SeatRow) -> bool:
        return row.session_id not in self._snapshot.cancelled_sessions

    def _pairs(self, row: SeatRow) -> Iterator[tuple[SeatRow, Seat, Seat]]:
        session = self._snapshot.sessions[row.session_id]
        seats = self._snapshot.seats_of_row.get(row.id, ())
        taken = (one for one in seats if self._snapshot.coming(one.person_id, session.event_id))
        return ((row, one, other) for one, other in neighbours(row, taken))

    def adjacent(self, rule: SeparationRule, sides: Sides) -> Iterator[Finding]:
        """Two of two sides who sit side by side."""
        left, right = sides
        for person_id in sorted(left):
            for row, one, other in self._beside.get(person_id, ()):
                session = self._snapshot.sessions[row.session_id]
                both = frozenset((one.person_id, other.person_id))
                twice = both <= left and other.person_id == person_id  # who is on both sides is told once
                if not both - {person_id} <= right or twice or rule.event_id not in (None, session.event_id):
                    continue
                span = (session.start.utc, session.end.utc) if session.start and session.end else None
                facts = (("seat", row.name), ("places", f"{one.place}–{other.place}"))
                yield breach(self._snapshot, rule, Found((session.event_id,), both, span, (session.code,), facts=facts))

    def same_lodging(self, rule: SeparationRule, sides: Sides) -> Iterator[Finding]:
        """Both sides in one room, or on one floor, of a hotel in the same night."""
        part = _HOTEL_PART[rule.kind]
        there: dict[tuple[str, str], list[Interval[Lodged]]] = {}
        for side, is_left in zip(sides, (True, False), strict=True):
            for stay in (one for person_id in sorted(side) for one in self._stays.get(person_id, ())):
                where = " ".join(str(getattr(stay, part)).casefold().split())
                if where:
                    lodged = Lodged(stay, self._nights(stay), is_left)
                    there.setdefault((stay.house, where), []).append(_interval(lodged))
        for lodgings in there.values():
            for first, second in meetings(lodgings):
                yield from self._lodging_finding(rule, part, first.what, second.what)

    def _nights(self, stay: Stay) -> tuple[date, date]:
        one = self._snapshot.participation(stay.person_id, stay.event_id)
        return nights(stay, one, self._snapshot.events[stay.event_id])

    def _lodging_finding(self, rule: SeparationRule, part: str, one: Lodged, other: Lodged) -> Iterator[Finding]:
        common = common_nights(one.nights, other.nights)
        both = [
            Presence(each.stay.id, each.stay.event_id, frozenset({each.stay.person_id}), each.is_left)
            for each in (one, other)
        ]
        if common is None or one.is_left == other.is_left or not holds(rule, *both):
            return
        facts = (
            ("hotel", hotel_name(self._snapshot, one.stay)),
            (part, str(getattr(one.stay, part))),
            ("first_night", day_said(common[0])),
            ("last_night", day_said(common[1])),
        )
        events = tuple(each.event_id for each in both)
        yield breach(self._snapshot, rule, Found(events, both[0].people | both[1].people, facts=facts))


def hotel_name(snapshot: Snapshot, stay: Stay) -> str:
    """The venue's name, or its code where it has none; else the name somebody typed."""
    venue = snapshot.venues.get(stay.venue_id or "")
    return (venue.name or venue.code) if venue else stay.hotel


def _interval(lodged: Lodged) -> Interval[Lodged]:
    """Nights as a span; only compared with each other, so any one zone serves."""
    first, until = (datetime.combine(one, time(), UTC) for one in lodged.nights)
    return Interval(first, until, lodged)


def day_said(day: date) -> str:
    """Empty where it is open: nobody knows when they come or go."""
    return "" if day.year in (date.min.year, date.max.year) else day.isoformat()
