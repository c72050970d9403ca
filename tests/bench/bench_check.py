"""How the checks grow: twice the programme must cost little more than twice the time."""

import gc
from datetime import UTC, datetime, timedelta
from time import perf_counter

from forumdesk.domain.conflicts import check
from forumdesk.domain.events import Event
from forumdesk.domain.moments import Moment
from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session, SessionRole
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.venues import Room, Venue
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


def seconds(snapshot: Snapshot) -> float:
    gc.collect()
    started = perf_counter()
    check(snapshot)
    return perf_counter() - started


def run(small: bool) -> list[Result]:
    """The check of n, then of 2n sessions, in turn; the ratio of the best of each."""
    full = 4_000 if small else 10_000
    half, whole = programme(full // 2), programme(full)
    times = [(seconds(half), seconds(whole)) for _ in range(ROUNDS)]
    best_half, best_whole = (min(column) for column in zip(*times, strict=True))
    return [
        Result(
            name=f"check: {full} sessions with {10 * full} roles against half of them",
            ratio=best_whole / best_half,
            limit=2.3,
            kind="growth",
            seconds={"half": best_half, "whole": best_whole},
        )
    ]
