"""Two parties as rows of figures: what each has, in what they differ, and where that is changed."""

from collections.abc import Callable
from dataclasses import dataclass

from forumdesk.services.parity import Compared, Party, Point
from ui import words
from ui.widgets.target import Target

_NUMBERS: dict[Point, Callable[[Party], int | None]] = {
    Point.PEOPLE: lambda party: party.people,
    Point.AGREED_SIZE: lambda party: party.agreed_size,
    Point.MEETING_ROOMS: lambda party: len(party.meeting_rooms),
    Point.LARGEST_ROOM: lambda party: party.largest_room,
    Point.HOTEL_ROOMS: lambda party: party.hotel_rooms,
    Point.CARS: lambda party: len(party.cars),
    Point.CAR_SEATS: lambda party: party.car_seats,
}
_PLANNED = frozenset({Point.MEETING_ROOMS, Point.HOTEL_ROOMS, Point.CARS, Point.CAR_SEATS})
_PAGES = {
    Point.AGREED_SIZE: "delegations",
    Point.MEETING_ROOMS: "programme",
    Point.LARGEST_ROOM: "programme",
    Point.HOTEL_ROOMS: "hotels",
    Point.CARS: "vehicles",
    Point.CAR_SEATS: "vehicles",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """What one party has; `beside` names it. `planned` is False where nobody said or planned anything."""

    text: str
    beside: str
    said: str
    target: Target
    planned: bool = True


@dataclass(frozen=True, slots=True)
class PointRow:
    """`differs` is empty where both have the same."""

    point: Point
    name: str
    left: Figure
    right: Figure
    differs: str
    same: str


def point_rows(found: Compared) -> list[PointRow]:
    return [_row(found, point) for point in Point]


def _row(found: Compared, point: Point) -> PointRow:
    left = _figure(found.left, found.leads[0], point)
    right = _figure(found.right, found.leads[1], point)
    uneven = point in found.uneven
    same = words.say("parity.same") if left.planned or right.planned else words.say("parity.neither")
    differs = _differs(found, point) if uneven else ""
    return PointRow(point, words.say(f"parity.point.{point}"), left, right, differs, "" if uneven else same)


def _figure(party: Party, lead: tuple[str, str] | None, point: Point) -> Figure:
    planned = _planned(party, point)
    text = _text(party, point) if planned else _missing(point)
    beside = _beside(party, lead, point)
    said = words.say(
        "parity.figure", point=words.say(f"parity.point.{point}"), party=party.name, value=_joined(text, beside)
    )
    return Figure(text, beside, said, _target(party, lead, point), planned)


def _joined(text: str, beside: str) -> str:
    return f"{text} ({beside})" if beside else text


def _planned(party: Party, point: Point) -> bool:
    if point is Point.LEAD_RANK:
        return bool(party.lead_rank)
    number = _NUMBERS[point](party)
    return bool(number) if point in _PLANNED else number is not None


def _missing(point: Point) -> str:
    return words.say("parity.not-planned" if point in _PLANNED else "parity.not-said")


def _text(party: Party, point: Point) -> str:
    number = _NUMBERS[point](party) if point is not Point.LEAD_RANK else None
    return party.lead_rank if number is None else words.figure(number)


def _beside(party: Party, lead: tuple[str, str] | None, point: Point) -> str:
    if point is Point.LEAD_RANK:
        return lead[1] if lead else words.say("parity.no-lead")
    named = {Point.MEETING_ROOMS: party.meeting_rooms, Point.CARS: party.cars}
    return ", ".join(named.get(point, ()))


def _target(party: Party, lead: tuple[str, str] | None, point: Point) -> Target:
    """Where it is changed: the lead's own page, the people of a delegation, or the page of what it counts."""
    if point is Point.LEAD_RANK and lead is not None:
        return Target("people", lead[0])
    if point is Point.PEOPLE and len(party.delegations) == 1:
        return Target("people", wanted=(("delegation", party.delegations[0]),))
    return Target({Point.PEOPLE: "people", Point.LEAD_RANK: "delegations"}.get(point) or _PAGES[point])


def _differs(found: Compared, point: Point) -> str:
    """Who has more and by how many; of what nobody said, for whom."""
    left, right = found.left, found.right
    if point is Point.LEAD_RANK:
        unsaid = [party.name for party in (left, right) if not party.lead_rank]
        return words.say("parity.unsaid", party=unsaid[0]) if unsaid else words.say("parity.ranks-differ")
    one, other = (_NUMBERS[point](party) for party in (left, right))
    if one is None or other is None:
        return words.say("parity.unsaid", party=left.name if one is None else right.name)
    more = left.name if one > other else right.name
    return words.say("parity.more", party=more, n=words.figure(abs(one - other)))
