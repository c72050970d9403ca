"""All checks over one snapshot: the one list of findings."""

from collections.abc import Iterator
from datetime import UTC, datetime

from . import clashes, readiness
from .across import busy_elsewhere
from .apart import SeparationCheck
from .availability import unavailable
from .findings import Finding, Severity
from .outdated import outdated
from .snapshot import Snapshot
from .walking import too_far

_ORDER = {severity: place for place, severity in enumerate(Severity)}
_NEVER = datetime.max.replace(tzinfo=UTC)


def _all(snapshot: Snapshot) -> Iterator[Finding]:
    expected = clashes.sessions_of_people(snapshot)
    yield from clashes.room_clashes(snapshot)
    yield from clashes.person_clashes(snapshot, expected)
    separations = SeparationCheck(snapshot, expected)
    yield from separations.findings()
    yield from busy_elsewhere(snapshot, expected, separations)
    yield from unavailable(snapshot, expected)
    yield from too_far(snapshot, expected)
    yield from outdated(snapshot, expected)
    for check in readiness.CHECKS:
        yield from check(snapshot)


def check(snapshot: Snapshot, event_code: str | None = None) -> list[Finding]:
    """Every finding, the gravest first; with `event_code` those that belong to that event or reach into it."""
    found = (one for one in _all(snapshot) if event_code is None or event_code in (one.event, *one.events))
    return sorted(
        found,
        key=lambda one: (_ORDER[one.severity], one.kind, one.start or _NEVER, one.event, one.sessions, one.people),
    )
