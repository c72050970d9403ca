"""Which event, and which of its people: what every output is asked for, and who it leaves out."""

from collections.abc import Callable, Container, Iterable
from dataclasses import replace

from forumdesk.domain.disclosure import LeftOut, Why
from forumdesk.domain.events import Event
from forumdesk.domain.findings import Finding
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services.errors import UnknownError

Check = Callable[[Snapshot], Iterable[Finding]]


def event_of(snapshot: Snapshot, code: str) -> Event:
    """UnknownError where there is none."""
    if code not in snapshot.event_by_code:
        raise UnknownError("event", code)
    return snapshot.event_by_code[code]


def in_language(event: Event, language: str) -> Event:
    """The event as papers in a language know it; without one in its own."""
    return replace(event, language=language) if language else event


def refs_at(snapshot: Snapshot, event: Event, refs: tuple[str, ...], others: Container[str] = ()) -> frozenset[str]:
    """Primary refs of those named; UnknownError for one who is not at the event.

    `others` are ids of people who are concerned without being at it: those with a role in a session alone.
    """
    primary = set()
    for ref in refs:
        person = snapshot.person_by_ref.get(ref)
        here = person is not None and (snapshot.participation(person.id, event.id) or person.id in others)
        if person is None or not here:
            raise UnknownError("person at this event", ref)
        primary.add(person.ref)
    return frozenset(primary)


def declined(snapshot: Snapshot, event: Event, only: frozenset[str]) -> list[LeftOut]:
    """Those who were named and do not come."""
    away = [ref for ref in sorted(only) if not snapshot.coming(snapshot.person_by_ref[ref].id, event.id)]
    return [LeftOut(ref, Why.DECLINED) for ref in away]


def in_order(left_out: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """Each once, by ref."""
    return tuple(sorted(set(left_out), key=lambda one: (one.ref, one.why)))


def behind(snapshot: Snapshot, event: Event, left_out: Iterable[LeftOut], checks: tuple[Check, ...]) -> list[Finding]:
    """The event's findings, of these checks, that left somebody out: those of the people left out, or of nobody."""
    why = {(one.why.value, one.ref) for one in left_out}
    kinds = {kind for kind, _ in why}
    found = [one for check in checks for one in check(snapshot) if one.event == event.code and one.kind.value in kinds]
    return [one for one in found if not one.people or any((one.kind.value, ref) in why for ref in one.people)]
