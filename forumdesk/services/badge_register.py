"""The register of badges: what became of each, how many are out and with whom, as the organiser may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from forumdesk.domain import disclosure
from forumdesk.domain.badges import Badge, BadgeState
from forumdesk.domain.events import Event
from forumdesk.domain.participation import Category
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services.choosing import event_of
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Entry:
    """A badge, or somebody who comes and has none to be issued: then there is no serial, state or time.

    `name` is masked and `native` empty where `hidden`; `moves` are what the badge may become next. Its token is in no
    entry: who reads the register cannot make a badge from it.
    """

    id: str
    ref: str
    name: str
    hidden: bool
    category: Category | None
    native: str = ""
    serial: str = ""
    state: BadgeState | None = None
    reason: str = ""
    page: int = 0
    slot: int = 0
    printed_at: datetime | None = None
    moved_at: datetime | None = None
    moves: tuple[BadgeState, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Badges of one category. `issued` is every badge that went out: those still out, taken in again, or lost.

    `ready` are printed and wait at the desk.
    """

    category: Category | None
    ready: int
    issued: int
    returned: int
    outstanding: int
    lost: int


@dataclass(frozen=True, slots=True)
class Register:
    """Badges in the order of their serials, then those who have none; and the tally by category."""

    entries: tuple[Entry, ...]
    tally: tuple[Tally, ...]
    zone: str


def register(workspace: Workspace, event_code: str) -> Register:
    """Raises UnknownError for an event that is not here."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    badges = sorted((one for one in snapshot.badges if one.event_id == event.id), key=lambda one: one.order)
    entries = [entry(snapshot, one) for one in badges]
    return Register((*entries, *_without(snapshot, event, badges)), _tallies(entries), event.zone)


def entry(snapshot: Snapshot, badge: Badge) -> Entry:
    """One badge, its holder masked; nameless where an undone import took the holder away."""
    person = snapshot.people.get(badge.person_id)
    one = snapshot.participation(badge.person_id, badge.event_id)
    return Entry(
        badge.id,
        person.ref if person else "",
        disclosure.display_name(snapshot, badge.person_id, badge.event_id) if person else "",
        disclosure.masked(snapshot, badge.person_id),
        one.category if one else None,
        _native(snapshot, badge.person_id),
        badge.serial,
        badge.state,
        badge.reason,
        badge.page,
        badge.slot,
        badge.printed_at,
        badge.moved_at,
        tuple(state for state in BadgeState if badge.may_become(state)),
    )


def _native(snapshot: Snapshot, person_id: str) -> str:
    """The name in its own script, of who is not masked."""
    person = snapshot.people.get(person_id)
    return "" if person is None or disclosure.masked(snapshot, person_id) else person.native_name


def _without(snapshot: Snapshot, event: Event, badges: Iterable[Badge]) -> list[Entry]:
    """Who comes and has no badge that is valid or could be issued again."""
    have = {one.person_id for one in badges if one.usable}
    coming = [one for one in disclosure.badge_holders(snapshot, event).people if one.person_id not in have]
    return [
        Entry(
            f"person {one.person_id}",
            snapshot.people[one.person_id].ref,
            disclosure.display_name(snapshot, one.person_id, event.id),
            disclosure.masked(snapshot, one.person_id),
            one.category,
            _native(snapshot, one.person_id),
        )
        for one in coming
    ]


def _tallies(entries: Iterable[Entry]) -> tuple[Tally, ...]:
    """A line for each category that has any badge, in the order of the domain; without category last."""
    by_category: dict[Category | None, list[BadgeState | None]] = {}
    for one in entries:
        by_category.setdefault(one.category, []).append(one.state)
    return tuple(_tally(one, by_category[one]) for one in (*Category, None) if one in by_category)


def _tally(category: Category | None, states: list[BadgeState | None]) -> Tally:
    ready, out, back, lost = (
        states.count(one) for one in (BadgeState.PRINTED, BadgeState.ISSUED, BadgeState.RETURNED, BadgeState.LOST)
    )
    return Tally(category, ready, out + back + lost, back, out, lost)
