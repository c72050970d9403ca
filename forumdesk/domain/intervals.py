"""Overlaps found in one sweep over sorted half-open intervals, never by comparing all pairs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heappop, heappush
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Interval(Generic[T]):
    """`what` from `start` up to but not including `end`, both in UTC."""

    start: datetime
    end: datetime
    what: T


def meetings(
    intervals: Iterable[Interval[T]], gap: timedelta = timedelta(0)
) -> Iterator[tuple[Interval[T], Interval[T]]]:
    """Every two that overlap, or that lie less than `gap` apart; the one that starts first comes first.

    Touching is no overlap. Sorting costs n log n, the rest is as long as the answer.
    """
    running: list[tuple[datetime, int]] = []
    ordered = sorted(intervals, key=lambda one: (one.start, one.end))
    for position, later in enumerate(ordered):
        while running and running[0][0] + gap <= later.start:
            heappop(running)
        for _, index in sorted(running, key=lambda entry: entry[1]):
            yield ordered[index], later
        heappush(running, (later.end, position))


def between(first: Interval[T], second: Interval[T]) -> tuple[datetime, datetime]:
    """The overlap of two intervals, or the gap between them, as (start, end)."""
    start, end = max(first.start, second.start), min(first.end, second.end)
    return (start, end) if start < end else (end, start)
