"""Lists for those who serve: the kitchen counts, the hotel has nights, the drivers have sign codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..apart_places import hotel_name
from ..hotels import Stay
from ..moments import Moment
from ..participation import Participation
from ..programme import Session, SessionKind
from ..snapshot import grouped
from ..vehicles import Journey, Ride
from .asking import Ask, Made, columns, section, section_of
from .naming import Listed, aliases_missing, in_order, listed, presence, shown_name
from .placing import in_time
from .rules import session_word, shown_as, sign_of, stopped
from .wording import clock, day_of, word

_MEALS = frozenset({SessionKind.MEAL, SessionKind.RECEPTION})

# What a list has under religious needs and the kitchen must know all the same; a quiet room is not its business.
# fmt: off
_FOOD = frozenset({
    "halal", "kosher", "koscher", "pork", "svin", "svinekjøtt", "beef", "storfe", "storfekjøtt",
    "meat", "kjøtt", "alcohol", "alkohol", "fasting", "faste", "faster", "fastende",
    "ramadan", "vegetarian", "vegetar", "vegetarisk", "vegan", "vegansk",
})
# fmt: on


def kitchen(ask: Ask) -> Made:
    """A row per meal and need. Who has two needs is counted in both; who has none, in the last row."""
    meals = [one for one in ask.snapshot.live_sessions(ask.event.id) if one.kind in _MEALS and one.start]
    rows = [row for meal in in_time(meals) for row in _meal_rows(ask, meal)]
    guests = {one.person_id: one for meal in meals for one in _guests(ask, meal)}
    waiting = [one for one in guests.values() if stopped(one, ask.audience)]
    left_out = aliases_missing(ask.snapshot, waiting, ask.audience)
    return Made(columns(ask.event, "day", "start", "meal", "need", "people"), (section(rows),), left_out)


def hotel(ask: Ask) -> Made:
    """Nights where both days are known, and planned rooms; who comes without stands on the list all the same.

    Each hotel has a part of its own, since none needs to know who sleeps elsewhere; who has no room is in the last.
    What is made for one hotel alone says nothing of the others, nor of who has no room.
    """
    found = listed(ask.snapshot, ask.event, ask.audience)
    stays = {one.person_id: one for one in ask.snapshot.stays if one.event_id == ask.event.id}
    if ask.only is not None:
        stays = {who: one for who, one in stays.items() if hotel_name(ask.snapshot, one) == ask.only}
        found = _of(ask, found, stays)
    rooms = ("hotel", "floor", "hotel_room") if stays else ()
    heads = columns(ask.event, "name", "check_in", "check_out", "nights", "access_need", *rooms)
    in_hotels: dict[str, list[tuple[Participation, tuple[str, ...]]]] = {}
    for one in found.people:
        stay = stays.get(one.person_id)
        row = _hotel_row(ask, one, stay)[: len(heads)]
        in_hotels.setdefault(hotel_name(ask.snapshot, stay) if stay else "", []).append((one, row))
    by_name = sorted(in_hotels, key=lambda name: (not name, name.casefold()))
    return Made(heads, tuple(section_of(ask, in_hotels[name], name) for name in by_name), found.left_out)


def _of(ask: Ask, found: Listed, stays: Mapping[str, Stay]) -> Listed:
    """Those alone who have one of the stays."""
    refs = {ask.snapshot.people[one].ref for one in stays}
    people = tuple(one for one in found.people if one.person_id in stays)
    return Listed(people, tuple(one for one in found.left_out if one.ref in refs))


def driver(ask: Ask) -> Made:
    """Who arrives, leaves or is driven at a time, the earliest first; a day alone is no time to send a car."""
    rides = _rides(ask)
    coming = [one for one in ask.snapshot.at_event.get(ask.event.id, ()) if one.coming]
    trips = [trip for one in coming for trip in _trips(one, rides.get(one.person_id, ()))]
    shown = [trip for trip in trips if shown_as(trip.one, ask.audience) is not None]
    shown.sort(key=lambda trip: (trip.at.utc, trip.direction, sign_of(trip.one), trip.vehicle))
    waiting = {trip.one.person_id: trip.one for trip in trips if stopped(trip.one, ask.audience)}
    by = ("vehicle",) if rides else ()
    heads = columns(ask.event, "direction", "date", "time", "place", "sign_code", "seats", *by)
    rows = [(trip.one, _driver_row(ask, trip)[: len(heads)]) for trip in shown]
    return Made(heads, (section_of(ask, rows),), aliases_missing(ask.snapshot, list(waiting.values()), ask.audience))


@dataclass(frozen=True, slots=True)
class _Trip:
    one: Participation
    direction: Journey
    at: Moment
    place: str
    vehicle: str = ""


_Rides = tuple[tuple[str, Ride], ...]


def _rides(ask: Ask) -> dict[str, _Rides]:
    """Of each person the rides at the event with the vehicle's code, the first first."""
    snapshot = ask.snapshot
    ours = {one.id: one.code for one in snapshot.vehicles.values() if one.event_id == ask.event.id}
    going = ((snapshot.rides[one.ride_id], one.person_id) for one in snapshot.passengers)
    here = sorted(((ride, who) for ride, who in going if ride.vehicle_id in ours), key=lambda pair: pair[0].start.utc)
    return grouped((who, (ours[ride.vehicle_id], ride)) for ride, who in here)


def _trips(one: Participation, rides: _Rides) -> Iterable[_Trip]:
    """As it was stated, with the vehicle that comes for it; a ride at no stated time by itself, where it begins."""
    stated = {
        Journey.ARRIVAL: (one.arrival, one.arrival_place),
        Journey.DEPARTURE: (one.departure, one.departure_place),
    }
    timed = {journey for journey, (at, _) in stated.items() if isinstance(at, Moment)}
    for journey, (at, place) in stated.items():
        if isinstance(at, Moment):
            codes = dict.fromkeys(code for code, ride in rides if ride.journey is journey)
            yield _Trip(one, journey, at, place, ", ".join(codes))
    for code, ride in rides:
        if ride.journey not in timed:
            yield _Trip(one, ride.journey, ride.start, ride.from_place, code)


def _driver_row(ask: Ask, trip: _Trip) -> tuple[str, ...]:
    zone = ask.event.zone
    day, time = day_of(trip.at, zone).isoformat(), clock(trip.at, zone)
    code = shown_name(ask.snapshot, trip.one, ask.audience)
    return trip.direction.value, day, time, trip.place, code, "1", trip.vehicle


def _hotel_row(ask: Ask, one: Participation, stay: Stay | None) -> tuple[str, ...]:
    """The nights as somebody typed them for the room, else those of the journey."""
    zone = ask.event.zone
    first = (stay.check_in if stay else None) or (day_of(one.arrival, zone) if one.arrival else None)
    last = (stay.check_out if stay else None) or (day_of(one.departure, zone) if one.departure else None)
    nights = (last - first).days if first and last else -1
    room = (hotel_name(ask.snapshot, stay), stay.floor, stay.room) if stay else ("", "", "")
    return (
        shown_name(ask.snapshot, one, ask.audience),
        first.isoformat() if first else "",
        last.isoformat() if last else "",
        str(nights) if nights >= 0 else "",
        one.access_need,
        *room,
    )


def _guests(ask: Ask, meal: Session) -> tuple[Participation, ...]:
    people = [presence(ask.snapshot, person_id, ask.event.id) for person_id in ask.snapshot.people_in(meal)]
    return in_order(ask.snapshot, ask.event, people, ask.audience)


def _meal_rows(ask: Ask, meal: Session) -> list[tuple[str, ...]]:
    counts: dict[str, int] = {}
    spelt: dict[str, str] = {}
    for one in _guests(ask, meal):
        if shown_as(one, ask.audience) is None:
            continue
        for need in _needs(one):
            # Vegetarian and vegetarian are one dish, in the first spelling met.
            counts[need.casefold()] = counts.get(need.casefold(), 0) + 1
            spelt.setdefault(need.casefold(), need)
    start = meal.start
    day, time = (day_of(start, ask.event.zone).isoformat(), clock(start, ask.event.zone)) if start else ("", "")
    called = str(session_word(meal, ask.event, ask.audience))
    nothing = word("no_need", ask.event.language)
    keys = sorted(counts, key=lambda key: (key == "", key))
    return [(day, time, called, spelt[key] or nothing, str(counts[key])) for key in keys]


def _needs(one: Participation) -> list[str]:
    """What the kitchen must know, each need once; one empty text for none."""
    needs = [need.strip() for need in one.diet.split("|")]
    needs += [need.strip() for need in one.prayer_need.split("|") if _is_food(need)]
    return list({need.casefold(): need for need in needs if need}.values()) or [""]


def _is_food(need: str) -> bool:
    return not _FOOD.isdisjoint(need.casefold().replace(",", " ").replace(";", " ").split())
