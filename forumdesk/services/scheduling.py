"""Planning the programme: sessions added, moved, changed, copied, removed; each is one step that undo takes back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import scheduling as rules
from forumdesk.domain.events import Event
from forumdesk.domain.findings import FindingKind
from forumdesk.domain.invitations import Cancellation, Invitation
from forumdesk.domain.moments import Moment
from forumdesk.domain.programme import Session, SessionKind, SessionRole, SessionVisibility
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services.checking import Noticed, noticed
from forumdesk.services.choosing import event_of
from forumdesk.services.clearing import clear_session
from forumdesk.services.clock import at_clock
from forumdesk.services.errors import EndsFirstError, FinishedError, HeldError
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace

EDITABLE = frozenset(
    {
        "title",
        "cover_title",
        "kind",
        "set_up",
        "remote",
        "visibility",
        "rule",
        "marking",
        "languages",
        "interpretation",
        "themes",
        "everyone",
        "notes",
    }
)
"""What `change` changes; time and room are `move`'s."""

BETWEEN = frozenset({FindingKind.ROOM_CLASH, FindingKind.PERSON_CLASH, FindingKind.SEPARATION})
"""What another time may mend."""
_STEP, _STEPS = 15, 16


@dataclass(frozen=True, slots=True)
class Slot:
    """When and where: without a start it is not scheduled. EndsFirstError for an end that is not after the start."""

    start: Moment | None = None
    end: Moment | None = None
    room_id: str | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end.utc <= self.start.utc:
            raise EndsFirstError


class Hypothesis:
    """What would be found if one session stood elsewhere, asked while it is dragged."""

    def __init__(self, snapshot: Snapshot, session: Session) -> None:
        self._snapshot, self._session = snapshot, session
        self._trial = rules.Trial(snapshot, session)

    def found(self, slot: Slot) -> list[Noticed]:
        """Everything that names the session there, the gravest first; what is accepted already is marked so."""
        return noticed(self._snapshot, self._trial.findings(_at(self._session, slot)))

    def next_free(self) -> Slot | None:
        """The first later quarter of an hour at which it is too near to nothing; None where four hours have none."""
        start, end = self._session.start, self._session.end
        if start is None or end is None:
            return None
        past = start.utc.minute % _STEP
        for step in range(1, _STEPS + 1):
            begins = Moment(start.utc + timedelta(minutes=step * _STEP - past), start.zone)
            slot = Slot(begins, Moment(begins.utc + (end.utc - start.utc), end.zone), self._session.room_id)
            if not any(one.kind in BETWEEN for one in self._trial.findings(_at(self._session, slot))):
                return slot
        return None


def move(workspace: Workspace, session_id: str, slot: Slot) -> ChangeSet:
    """Put a session where it is wanted, whatever that finds."""
    with workspace.transaction(Label.SESSION_MOVED) as tx:
        tx.save(_at(_live(tx, session_id), slot))
    return tx.change_set


def change(workspace: Workspace, session_id: str, values: dict[str, object]) -> ChangeSet:
    """Change fields of EDITABLE by name; KeyError for any other."""
    if not EDITABLE.issuperset(values):
        raise KeyError(*sorted(set(values) - EDITABLE))
    with workspace.transaction(Label.SESSION_CHANGED) as tx:
        tx.save(replace(_live(tx, session_id), **values))  # type: ignore[arg-type]  # names and types are the fields'
    return tx.change_set


@dataclass(frozen=True, slots=True)
class NewSession:
    """What a session starts with."""

    title: str
    slot: Slot = Slot()
    kind: SessionKind = SessionKind.BREAKOUT
    visibility: SessionVisibility = SessionVisibility.PARTICIPANTS


def add(workspace: Workspace, event_code: str, new: NewSession) -> ChangeSet:
    """A new session of the event; its code is the event's with the next free number."""
    event = event_of(workspace.snapshot(), event_code)
    with workspace.transaction(Label.SESSION_ADDED) as tx:
        made = Session(
            tx.new_id(), event.id, next(_codes(tx, event)), new.title, kind=new.kind, visibility=new.visibility
        )
        tx.save(_at(made, new.slot))
    return tx.change_set


def copy(workspace: Workspace, session_id: str) -> ChangeSet:
    """The same session with its people once more: in the same room right after it, or without a time as it is."""
    with workspace.transaction(Label.SESSION_ADDED) as tx:
        session = _live(tx, session_id)
        start, end = session.start, session.end
        if start is not None and end is not None:
            start, end = end, Moment(end.utc + (end.utc - start.utc), end.zone)
        event = tx.get(Event, session.event_id)
        _copied(tx, session, Slot(start, end, session.room_id), next(_codes(tx, event)), people=True)
    return tx.change_set


def copy_day(workspace: Workspace, event_code: str, source: date, target: date, people: bool = False) -> ChangeSet:
    """Every session of a day on another one, by the clock where the event is; its people only where asked for.

    Raises SkippedTimeError and TwiceTimeError where the other day has no such time, or two.
    """
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    days = target - source
    with workspace.transaction(Label.DAY_COPIED) as tx:
        codes = _codes(tx, event)
        for session in _on(snapshot, event, source):
            start, end = (_on_day(one, days.days, event.zone) for one in (session.start, session.end))
            _copied(tx, session, Slot(start, end, session.room_id), next(codes), people)
    return tx.change_set


def remove(workspace: Workspace, session_id: str) -> ChangeSet:
    """Take a session and its roles away. HeldError where somebody was sent an invite to it: it can be cancelled."""
    with workspace.transaction(Label.SESSION_REMOVED) as tx:
        session = _live(tx, session_id)
        holders = tx.where(Invitation, session_id=session_id)
        if holders:
            raise HeldError(session.code, len(holders))
        for role in tx.where(SessionRole, session_id=session_id):
            tx.remove(role)
        clear_session(tx, session_id)
        tx.remove(session)
    return tx.change_set


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change that nobody made yet would do: to how many sessions, what it would find, how much it would end."""

    sessions: int
    new: tuple[Noticed, ...]
    gone: int


def shift_preview(workspace: Workspace, event_code: str, since: datetime, minutes: int) -> Preview:
    """What `shift_later` would do."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    shifted = rules.later(snapshot, event, since, minutes)
    new, gone = rules.would_find(snapshot, shifted, event_code)
    return Preview(len(shifted), tuple(noticed(snapshot, new)), len(gone))


def shift_later(workspace: Workspace, event_code: str, since: datetime, minutes: int) -> ChangeSet:
    """Everything that starts at `since` or after on that day, so many minutes later; gaps stay."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    with workspace.transaction(Label.SESSIONS_SHIFTED) as tx:
        tx.save_all(rules.later(snapshot, event, since, minutes))
    return tx.change_set


def _at(session: Session, slot: Slot) -> Session:
    return replace(session, start=slot.start, end=slot.end, room_id=slot.room_id)


def _live(tx: Transaction, session_id: str) -> Session:
    session = tx.get(Session, session_id)
    if tx.where(Cancellation, session_id=session_id):
        raise FinishedError(session.code)
    return session


def _codes(tx: Transaction, event: Event) -> Iterator[str]:
    """OF27-01, OF27-02 ...; passing over what is taken in the workspace."""
    taken = {session.code for session in tx.all(Session)}
    number = 0
    while True:
        number += 1
        if (code := f"{event.code}-{number:02}") not in taken:
            yield code


def _copied(tx: Transaction, session: Session, slot: Slot, code: str, people: bool) -> None:
    made = replace(_at(session, slot), id=tx.new_id(), code=code)
    tx.save(made)
    if people:
        roles = tx.where(SessionRole, session_id=session.id)
        tx.save_all(replace(role, id=tx.new_id(), session_id=made.id) for role in roles)


def _on(snapshot: Snapshot, event: Event, day: date) -> Iterable[Session]:
    live = snapshot.live_sessions(event.id)
    return [one for one in live if one.start is not None and one.start.in_zone(event.zone).date() == day]


def _on_day(moment: Moment | None, days: int, zone: str) -> Moment | None:
    if moment is None:
        return None
    local = moment.in_zone(zone)
    return at_clock(date.fromordinal(local.toordinal() + days), local.time(), zone)
