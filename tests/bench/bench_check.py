"""How the checks grow: twice the programme, or twice what is kept apart, must cost little more than twice the time."""

import gc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import perf_counter

from forumdesk.domain.conflicts import check
from forumdesk.domain.events import Event
from forumdesk.domain.hotels import Stay
from forumdesk.domain.moments import Moment
from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session, SessionRole
from forumdesk.domain.seating import Seat, SeatRow
from forumdesk.domain.separation import Scope, SeparationKind, SeparationRule
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.vehicles import Journey, Passenger, Ride, Vehicle
from forumdesk.domain.venues import Room, Venue, ZoneBorder
from tests.bench.result import Result

ORIGIN = datetime(2027, 1, 4, 8, tzinfo=UTC)
ROUNDS = 5


def programme(sessions: int) -> Snapshot:
    """`sessions` hours in rooms of ten, ten people in each; one session in a hundred clashes."""
    people = {f"p{n}": Person(f"p{n}", f"A{n}", family_name=f"Tester{n}") for n in range(sessions)}
    return Snapshot(
        events={"e": Event("e", "BENCH", organiser_email="desk@forum.example")},
        venues={"v": Venue("v", "V")},
        rooms={f"r{n}": Room(f"r{n}", "v", f"Room {n}", zone=chr(65 + n)) for n in range(10)},
        sessions={f"s{n}": session(n) for n in range(sessions)},
        roles=tuple(
            SessionRole(f"x{n}-{k}", f"s{n}", f"p{(n * 7 + k * 131) % sessions}")
            for n in range(sessions)
            for k in range(10)
        ),
        people=people,
        participations=tuple(Participation(f"a{key}", key, "e") for key in people),
    )


def session(n: int) -> Session:
    start = ORIGIN + timedelta(hours=n // 10)
    length = timedelta(minutes=90 if n % 100 == 0 else 60)
    return Session(
        f"s{n}", "e", f"S{n}", start=Moment(start, "UTC"), end=Moment(start + length, "UTC"), room_id=f"r{n % 10}"
    )


KEPT_APART = (
    *(SeparationKind.NO_SAME_ZONE, SeparationKind.NO_SAME_FLOOR, SeparationKind.NO_SAME_VEHICLE),
    *(SeparationKind.STAGGERED_ARRIVAL, SeparationKind.NO_ADJACENT_SEAT, SeparationKind.NO_SAME_ROOM),
)


def kept_apart(people: int) -> Snapshot:
    """Delegations of ten at a long event, each kept apart from the next in six ways.

    Everybody has a ride, a seat, a hotel room, and two sessions between which they walk.
    """
    groups, sessions = people // 10, people // 5
    arrivals = [Moment(ORIGIN + timedelta(minutes=7 * n), "UTC") for n in range(people)]
    return Snapshot(
        events={"e": Event("e", "BENCH", organiser_email="desk@forum.example", place="Paper")},
        venues={"v": Venue("v", "V")},
        rooms={f"r{n}": Room(f"r{n}", "v", f"Room {n}", zone=chr(65 + n), floor=str(n % 3)) for n in range(10)},
        borders=tuple(ZoneBorder(f"b{n}", "v", chr(65 + n), chr(66 + n), 2) for n in range(9)),
        sessions={f"s{n}": session(n) for n in range(sessions)},
        roles=tuple(
            SessionRole(f"x{n}-{turn}", f"s{(n // 10 + turn * 11) % sessions}", f"p{n}")
            for n in range(people)
            for turn in range(2)
        ),
        people={f"p{n}": Person(f"p{n}", f"A{n}", family_name=f"Tester{n}") for n in range(people)},
        participations=tuple(
            Participation(f"a{n}", f"p{n}", "e", delegation=f"D{n // 10}", arrival=arrivals[n]) for n in range(people)
        ),
        rules=tuple(
            SeparationRule(f"k{n}-{kind}", f"R{n}-{kind}", None, Scope.DELEGATION, f"D{n}", f"D{n + 1}", kind, 15)
            for n in range(groups - 1)
            for kind in KEPT_APART
        ),
        vehicles={f"c{n}": Vehicle(f"c{n}", "e", f"Car {n}") for n in range(groups)},
        rides={f"q{n}": Ride(f"q{n}", f"c{n // 10}", arrivals[n], journey=Journey.ARRIVAL) for n in range(people)},
        passengers=tuple(Passenger(f"g{n}", f"q{n}", f"p{n}") for n in range(people)),
        seat_rows={f"w{n}": SeatRow(f"w{n}", f"s{n}", "Front", 10) for n in range(sessions)},
        seats=tuple(Seat(f"t{n}", f"w{n % sessions}", n // sessions + 1, f"p{n}") for n in range(people)),
        stays=tuple(Stay(f"h{n}", "e", f"p{n}", hotel="Inn", floor=str(n // 20), room=str(n)) for n in range(people)),
    )


def seconds(snapshot: Snapshot) -> float:
    gc.collect()
    started = perf_counter()
    check(snapshot)
    return perf_counter() - started


def run(small: bool) -> list[Result]:
    """The check of n, then of 2n, in turn; the ratio of the best of each."""
    full, many = (4_000, 1_000) if small else (10_000, 4_000)
    return [
        growth(f"check: {full} sessions with {10 * full} roles against half of them", programme, full),
        growth(f"check: {many} people kept apart in six ways against half of them", kept_apart, many),
    ]


def growth(name: str, made: Callable[[int], Snapshot], full: int) -> Result:
    half, whole = made(full // 2), made(full)
    times = [(seconds(half), seconds(whole)) for _ in range(ROUNDS)]
    best_half, best_whole = (min(column) for column in zip(*times, strict=True))
    return Result(
        name=name,
        ratio=best_whole / best_half,
        limit=2.3,
        kind="growth",
        seconds={"half": best_half, "whole": best_whole},
    )
