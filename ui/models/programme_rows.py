"""The programme of one event as the organiser's screen may show it: sessions, rooms, who is in what."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from forumdesk.domain import disclosure
from forumdesk.domain.collation import sort_key
from forumdesk.domain.disclosure import CoverMissing, Paper
from forumdesk.domain.disclosure.veiling import secret, veiled
from forumdesk.domain.events import Event
from forumdesk.domain.findings import FindingKind
from forumdesk.domain.moments import Moment
from forumdesk.domain.participation import Category
from forumdesk.domain.programme import HouseRule, Role, Session, SessionKind, SessionVisibility
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.venues import Room
from forumdesk.services import checking
from forumdesk.services.checking import Noticed
from forumdesk.store.workspace import Workspace
from ui.models.people_rows import surname_first
from ui.widgets.time_grid_facts import Look

_PAUSES = frozenset({SessionKind.MEAL, SessionKind.RECEPTION, SessionKind.BREAK, SessionKind.TRAVEL})
_CLOSED = frozenset({SessionVisibility.NEED_TO_KNOW, SessionVisibility.ORGANISER_ONLY})


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who can be put into a session, or is in one: by alias where the name is hidden."""

    ref: str
    name: str
    hidden: bool
    category: Category | None
    order: str
    role_id: str = ""
    role: Role = Role.PARTICIPANT


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session. `title` is what it may be called here; where that is a cover, `session` has neither title nor notes.

    `title` is empty where a cover is needed and missing. `sides` are the delegations of its people.
    """

    session: Session
    title: str
    covered: bool
    room: Room | None
    cast: tuple[Guest, ...]
    expected: int
    capacity: int | None
    sides: tuple[str, ...]
    findings: tuple[Noticed, ...]
    held: int

    @property
    def id(self) -> str:
        return self.session.id

    @property
    def placed(self) -> bool:
        """Whether it stands on the grid: a time, and a room unless it needs none."""
        one = self.session
        return one.start is not None and one.end is not None and (self.room is not None or one.remote)

    @property
    def locked(self) -> bool:
        return self.session.visibility in _CLOSED or self.session.rule is HouseRule.CLOSED

    @property
    def look(self) -> Look:
        kind = self.session.kind
        if kind in _PAUSES:
            return Look.PAUSE
        if self.locked and kind is not SessionKind.RECORDING:
            return Look.CLOSED
        if kind is SessionKind.STAFF or self.session.visibility is SessionVisibility.STAFF:
            return Look.STAFF
        if kind is SessionKind.RECORDING:
            return Look.RECORDING
        return Look.PLENARY if kind in (SessionKind.PLENARY, SessionKind.CEREMONY) else Look.TALK

    def day(self, zone: str) -> date | None:
        start = self.session.start
        return start.in_zone(zone).date() if start else None


@dataclass(frozen=True)
class Programme:
    """What the page reads. The snapshot is there to be asked what a move would find."""

    event: Event | None = None
    rows: tuple[SessionRow, ...] = ()
    rooms: tuple[Room, ...] = ()
    venues: dict[str, str] = field(default_factory=dict)
    guests: tuple[Guest, ...] = ()
    days: tuple[date, ...] = ()
    snapshot: Snapshot = field(default_factory=Snapshot)
    _by_id: dict[str, SessionRow] = field(init=False)
    _by_code: dict[str, SessionRow] = field(init=False)

    def __post_init__(self) -> None:
        # Every finding asks for its sessions: with hundreds of both, not by looking at each row.
        object.__setattr__(self, "_by_id", {row.id: row for row in self.rows})
        object.__setattr__(self, "_by_code", {row.session.code: row for row in self.rows})

    @property
    def zone(self) -> str:
        return self.event.zone if self.event else "UTC"

    def row(self, session_id: str) -> SessionRow | None:
        return self._by_id.get(session_id)

    def by_code(self, code: str) -> SessionRow | None:
        return self._by_code.get(code)

    @property
    def unplaced(self) -> tuple[SessionRow, ...]:
        return tuple(row for row in self.rows if not row.placed)


def programme(workspace: Workspace, event_code: str | None) -> Programme:
    """Everything the page shows of one event; nothing without one."""
    snapshot = workspace.snapshot()
    event = snapshot.event_by_code.get(event_code or "")
    if event is None:
        return Programme()
    found: dict[str, list[Noticed]] = {}
    for one in checking.check(workspace, event.code):
        for code in one.finding.sessions:
            found.setdefault(code, []).append(one)
    held: dict[str, int] = {}
    for invitation in snapshot.invitations:
        if invitation.session_id:
            held[invitation.session_id] = held.get(invitation.session_id, 0) + 1
    sessions = sorted(snapshot.live_sessions(event.id), key=lambda one: (one.start is None, one.start, one.code))
    rows = tuple(_row(snapshot, event, one, tuple(found.get(one.code, ())), held.get(one.id, 0)) for one in sessions)
    return Programme(
        event,
        rows,
        _rooms(snapshot, event, sessions),
        {venue.id: venue.name for venue in snapshot.venues.values()},
        _guests(snapshot, event),
        _days(event, rows),
        snapshot,
    )


def _row(snapshot: Snapshot, event: Event, session: Session, found: tuple[Noticed, ...], held: int) -> SessionRow:
    word = disclosure.session_word(session, event, Paper.ORGANISER_AGENDA)
    covered = secret(session)
    room = snapshot.rooms.get(session.room_id or "")
    expected = snapshot.people_in(session)
    roles = snapshot.roles_of_session.get(session.id, ())
    cast = (
        replace(_guest(snapshot, event, role.person_id), role_id=role.id, role=role.role)
        for role in roles
        if role.person_id in snapshot.people
    )
    sides = (one.delegation for person_id in expected if (one := snapshot.participation(person_id, event.id)))
    return SessionRow(
        session=veiled(session),
        title="" if isinstance(word, CoverMissing) or word is None else word,
        covered=covered,
        room=room,
        cast=tuple(sorted(cast, key=lambda one: (list(Role).index(one.role), one.order))),
        expected=len(expected),
        capacity=room.capacity_for(session.set_up) if room else None,
        sides=tuple(sorted({side for side in sides if side})),
        findings=found,
        held=held,
    )


def _guest(snapshot: Snapshot, event: Event, person_id: str) -> Guest:
    person = snapshot.people[person_id]
    hidden = disclosure.masked(snapshot, person_id)
    name = disclosure.display_name(snapshot, person_id, event.id) if hidden else surname_first(person)
    at = snapshot.participation(person_id, event.id)
    return Guest(person.ref, name, hidden, at.category if at else None, sort_key(name, event.language))


def _guests(snapshot: Snapshot, event: Event) -> tuple[Guest, ...]:
    """Everybody at the event who has not declined or cancelled."""
    at_event = snapshot.at_event.get(event.id, ())
    coming = [_guest(snapshot, event, one.person_id) for one in at_event if one.coming]
    return tuple(sorted(coming, key=lambda one: one.order))


def _rooms(snapshot: Snapshot, event: Event, sessions: Iterable[Session]) -> tuple[Room, ...]:
    """The rooms of the event's venues, else of those at its place, and every one that is used; else all there are."""
    codes = set(event.venue_codes)
    here = {venue.id for venue in snapshot.venues.values() if venue.code in codes}
    here = here or {one.id for one in snapshot.venues.values() if event.place and one.place == event.place}
    used = {one.room_id for one in sessions}
    every = list(snapshot.rooms.values())
    found = [room for room in every if room.venue_id in here or room.id in used] or every
    venues = list(snapshot.venues)
    # A room without a zone comes after those that have one.
    return tuple(sorted(found, key=lambda one: (venues.index(one.venue_id), one.zone == "", one.zone.casefold())))


def _days(event: Event, rows: tuple[SessionRow, ...]) -> tuple[date, ...]:
    """The event's days, and any other on which it has a session."""
    found = {day for row in rows if (day := row.day(event.zone))}
    if event.start_date is not None:
        last = event.end_date or event.start_date
        found |= {event.start_date + timedelta(days=n) for n in range((last - event.start_date).days + 1)}
    return tuple(sorted(found))


def waiting(found: Iterable[Noticed]) -> list[Noticed]:
    """What nobody accepted. Invites that are no longer true are the invitations' page's."""
    return [one for one in found if not one.accepted and one.finding.kind is not FindingKind.OUTDATED]


def minutes_of(moment: Moment, zone: str, day: date) -> int:
    """Minutes by the clock since that day's midnight; the next morning goes on from 24:00."""
    local = moment.in_zone(zone)
    return (local.date() - day).days * 24 * 60 + local.hour * 60 + local.minute
