"""What an erasure would take: a person or an event with all that hangs on them, or fields whose time has come."""

from collections.abc import Iterable
from dataclasses import dataclass

from forumdesk.changes import Label
from forumdesk.domain import erasing
from forumdesk.domain.erasing import Kind, Search, Traces
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services.choosing import event_of
from forumdesk.services.errors import UnknownError
from forumdesk.store.erasing import Forgetting
from forumdesk.store.erasing_links import Mention, follow
from forumdesk.store.tables import Entity, table_of
from forumdesk.store.workspace import Workspace

Rows = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Wish:
    """People by ref, or one event by code. `keep_people` leaves those who were at that event alone.

    `strike` takes them out of texts of rows that stay, too.
    """

    kind: Kind
    names: tuple[str, ...]
    keep_people: bool = False
    strike: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """`rows` go, `changed` are saved, the history forgets; `mentions` are left unless they were to be struck.

    `people` are ids of those who go altogether; `called` are words that the name of a file must not hold.
    """

    kind: Kind
    label: Label
    rows: Rows
    changed: tuple[Entity, ...]
    forgetting: Forgetting
    people: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    mentions: tuple[Mention, ...] = ()
    called: Search | None = None


def plan(workspace: Workspace, wish: Wish) -> Plan:
    """UnknownError for a ref or a code that is not here."""
    snapshot = workspace.snapshot()
    if wish.kind is Kind.EVENT:
        event = event_of(snapshot, wish.names[0])
        people = frozenset[str]() if wish.keep_people else erasing.known_only_at(snapshot, event)
        return _whole(workspace, wish, Label.EVENT_ERASED, people, frozenset({event.id}))
    people = frozenset(_person_id(snapshot, ref) for ref in wish.names)
    return _whole(workspace, wish, Label.PERSON_ERASED, people, frozenset())


def _person_id(snapshot: Snapshot, ref: str) -> str:
    if ref not in snapshot.person_by_ref:
        raise UnknownError("person", ref)
    return snapshot.person_by_ref[ref].id


def _whole(workspace: Workspace, wish: Wish, label: Label, people: frozenset[str], events: frozenset[str]) -> Plan:
    traces = _traces(workspace.snapshot(), people, events)
    going = follow(workspace, {"person": people, "event": events}, traces)
    ids = [row_id for some in going.rows.values() for row_id in some]
    struck = {(type(one), one.id): one for one in going.struck} if wish.strike else {}
    changed = {(type(one), one.id): one for one in going.changed} | struck
    search = Search(traces, ids)
    return Plan(
        wish.kind,
        label,
        going.rows,
        tuple(changed.values()),
        Forgetting(frozenset((name, one) for name, some in going.rows.items() for one in some), search),
        people,
        events,
        () if wish.strike else going.mentions,
        search,
    )


def _traces(snapshot: Snapshot, people: frozenset[str], events: frozenset[str]) -> Traces:
    found, gone = Traces(), people | events
    for person_id in people:
        there = snapshot.of_person.get(person_id, ())
        found |= erasing.of_person(snapshot.people[person_id], there)
    found = erasing.alone(found, snapshot, gone)
    for event_id in events:
        found |= erasing.alone(erasing.of_event(snapshot.events[event_id]), snapshot, gone, titles=True)
    return found


def fields_plan(changed: Iterable[Entity], rows: Rows, of: Iterable[Entity], texts: Iterable[str] = ()) -> Plan:
    """Rows that lose fields, rows that go, and further ones of which, or of whose texts, the history keeps nothing."""
    some = tuple(changed)
    told = frozenset((table_of(type(one)).name, one.id) for one in (*some, *of))
    gone = frozenset((name, one) for name, ids in rows.items() for one in ids)
    return Plan(Kind.FIELDS, Label.FIELDS_ERASED, rows, some, Forgetting(told | gone, Search(Traces(frozenset(texts)))))
