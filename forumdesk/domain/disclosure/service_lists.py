"""Lists for those who serve: the kitchen counts, the hotel has nights, the drivers have sign codes."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..moments import Moment
from ..participation import Participation
from ..programme import Session, SessionKind
from .asking import Ask, Made, columns, section, section_of
from .naming import aliases_missing, in_order, listed, presence, shown_name
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
    """Nights where both days are known; who comes without stands on the list all the same."""
    found = listed(ask.snapshot, ask.event, ask.audience)
    rows = [(one, _hotel_row(ask, one)) for one in found.people]
    heads = columns(ask.event, "name", "check_in", "check_out", "nights", "access_need")
    return Made(heads, (section_of(ask, rows),), found.left_out)


def driver(ask: Ask) -> Made:
    """Who arrives or leaves at a time, the earliest first; a day alone is no time to send a car."""
    coming = [one for one in ask.snapshot.at_event.get(ask.event.id, ()) if one.coming]
    trips = [trip for one in coming for trip in _trips(one)]
    shown = [trip for trip in trips if shown_as(trip.one, ask.audience) is not None]
    shown.sort(key=lambda trip: (trip.at.utc, trip.direction, sign_of(trip.one)))
    waiting = {trip.one.person_id: trip.one for trip in trips if stopped(trip.one, ask.audience)}
    heads = columns(ask.event, "direction", "date", "time", "place", "sign_code", "seats")
    rows = [(trip.one, _driver_row(ask, trip)) for trip in shown]
    return Made(heads, (section_of(ask, rows),), aliases_missing(ask.snapshot, list(waiting.values()), ask.audience))


@dataclass(frozen=True, slots=True)
class _Trip:
    one: Participation
    direction: str
    at: Moment
    place: str


def _trips(one: Participation) -> Iterable[_Trip]:
    if isinstance(one.arrival, Moment):
        yield _Trip(one, "arrival", one.arrival, one.arrival_place)
    if isinstance(one.departure, Moment):
        yield _Trip(one, "departure", one.departure, one.departure_place)


def _driver_row(ask: Ask, trip: _Trip) -> tuple[str, ...]:
    zone = ask.event.zone
    day, time = day_of(trip.at, zone).isoformat(), clock(trip.at, zone)
    return trip.direction, day, time, trip.place, shown_name(ask.snapshot, trip.one, ask.audience), "1"


def _hotel_row(ask: Ask, one: Participation) -> tuple[str, ...]:
    first = day_of(one.arrival, ask.event.zone) if one.arrival else None
    last = day_of(one.departure, ask.event.zone) if one.departure else None
    nights = (last - first).days if first and last else -1
    return (
        shown_name(ask.snapshot, one, ask.audience),
        first.isoformat() if first else "",
        last.isoformat() if last else "",
        str(nights) if nights >= 0 else "",
        one.access_need,
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
