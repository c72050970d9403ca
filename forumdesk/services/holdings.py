"""Who holds which version of which invite, and what has changed since."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from forumdesk.domain import clashes, disclosure
from forumdesk.domain.cards import Appointment
from forumdesk.domain.collation import sort_key
from forumdesk.domain.disclosure import CoverMissing, LeftOut, Why
from forumdesk.domain.events import Event
from forumdesk.domain.invitations import Invitation, InvitationState
from forumdesk.domain.outdated import outdated
from forumdesk.domain.participation import Category
from forumdesk.domain.programme import Session
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services.choosing import event_of
from forumdesk.services.finding_things import surname_first
from forumdesk.services.inviting import Row, is_email
from forumdesk.store.workspace import Workspace


class Standing(StrEnum):
    """How an invite stands with its holder."""

    CURRENT = "current"
    OUTDATED = "outdated"
    NEVER = "never"
    CANCELLED = "cancelled"


class Changed(StrEnum):
    """What differs between the file that is held and one that would be written now."""

    TIME = "time"
    PLACE = "place"
    TITLE = "title"
    NOT_EXPECTED = "not_expected"


@dataclass(frozen=True, slots=True)
class Holding:
    """One person and one invite, held or due. `version` counts from 1, 0 where nothing was issued.

    `title` is what the file calls it, `held` what it said and `now` what it would say; `why` keeps it from going out.
    """

    ref: str
    name: str
    hidden: bool
    category: Category | None
    coming: bool
    session: str | None
    title: str
    standing: Standing
    version: int
    latest: int
    issued_at: datetime | None
    changed: tuple[Changed, ...]
    held: Appointment | None
    now: Appointment | None
    why: Why | None
    order: tuple[object, ...]

    @property
    def row(self) -> Row:
        return self.ref, self.session

    @property
    def can_go(self) -> bool:
        """Whether a file of it can be written now."""
        return self.why is None and self.now is not None and self.coming and self.standing is not Standing.CANCELLED


@dataclass(frozen=True, slots=True)
class Holdings:
    """Every invite of an event, by the people's names; `sessions` are (code, title) of those that can be called off."""

    rows: tuple[Holding, ...]
    sessions: tuple[tuple[str, str], ...]
    zone: str


def holdings(workspace: Workspace, event_code: str) -> Holdings:
    """Who holds what at the event, and who is due something and holds nothing."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    reading = _Reading(snapshot, event)
    rows = sorted((reading.holding(*key) for key in reading.held_or_due()), key=lambda one: one.order)
    live = sorted(snapshot.live_sessions(event.id), key=_by_start)
    return Holdings(tuple(rows), tuple((one.code, reading.title(one)) for one in live), event.zone)


def count_outdated(workspace: Workspace, event_code: str) -> int:
    """How many invites of the event are no longer true, without reading what each of them says."""
    snapshot = workspace.snapshot()
    return len(set(_outdated(snapshot, event_of(snapshot, event_code)))) if snapshot.invitations else 0


def _by_start(session: Session) -> tuple[bool, str, str]:
    return session.start is None, session.start.utc.isoformat() if session.start else "", session.code


@dataclass(frozen=True, slots=True)
class _Who:
    """What all rows of one person share."""

    ref: str
    name: str
    hidden: bool
    category: Category | None
    coming: bool
    why: Why | None
    order: object


class _Reading:
    """One event's invitations beside what would be said now; what a session says is worked out once for all."""

    def __init__(self, snapshot: Snapshot, event: Event) -> None:
        self._snapshot, self._event = snapshot, event
        self._held = {(one.person_id, one.session_id): one for one in snapshot.invitations if one.event_id == event.id}
        own = disclosure.own_sessions(snapshot, event)
        self._due = {(person_id, one.id) for person_id, sessions in own.items() for one in sessions}
        self._now: dict[str | None, Appointment | None] = {}
        self._old = set(_outdated(snapshot, event))
        self._people: dict[str, _Who] = {}

    def held_or_due(self) -> Iterator[tuple[str, str | None]]:
        """(person id, session id) of what is held or due, each once."""
        invited = self._snapshot.at_event.get(self._event.id, ()) if self._event.start_date else ()
        due: list[tuple[str, str | None]] = [(one.person_id, None) for one in invited if one.coming]
        held = [key for key in self._held if key[0] in self._snapshot.people]
        yield from dict.fromkeys([*due, *self._due, *held])

    def holding(self, person_id: str, session_id: str | None) -> Holding:
        who = self._who(person_id)
        session = self._snapshot.sessions.get(session_id or "")
        held = self._held.get((person_id, session_id))
        now = self._said_now(session_id) if session_id is None or (person_id, session_id) in self._due else None
        code = session.code if session else None
        before = disclosure.appointment_said(held.said, held.uid, held.sequence) if held else None
        standing = self._standing(held, who.ref, code)
        version = held.sequence + 1 if held else 0
        return Holding(
            ref=who.ref,
            name=who.name,
            hidden=who.hidden,
            category=who.category,
            coming=who.coming,
            session=code,
            title=self.title(session) if session else self._event.outward_title or self._event.code,
            standing=standing,
            version=version,
            latest=version + bool(held and now and disclosure.moved(held.said, disclosure.said(now))),
            issued_at=held.issued_at if held else None,
            changed=_changed(before, now) if standing is Standing.OUTDATED else (),
            held=before,
            now=now,
            why=who.why,
            order=(who.order, who.ref, session is not None, *(_by_start(session) if session else ())),
        )

    def _who(self, person_id: str) -> "_Who":
        if person_id not in self._people:
            snapshot, event, person = self._snapshot, self._event, self._snapshot.people[person_id]
            hidden = disclosure.masked(snapshot, person_id)
            name = disclosure.display_name(snapshot, person_id, event.id) if hidden else surname_first(person)
            one = snapshot.participation(person_id, event.id)
            found = disclosure.recipient(snapshot, event, person_id, is_email)
            self._people[person_id] = _Who(
                person.ref,
                name,
                hidden,
                one.category if one else None,
                snapshot.coming(person_id, event.id),
                found.why if isinstance(found, LeftOut) else None,
                sort_key(name, event.language),
            )
        return self._people[person_id]

    def title(self, session: Session) -> str:
        """As its people are told; its code where the cover for that is missing."""
        said = disclosure.session_word(session, self._event, disclosure.Paper.INVITE)
        return said if isinstance(said, str) and said else session.code

    def _standing(self, held: Invitation | None, ref: str, code: str | None) -> Standing:
        if held is None:
            return Standing.NEVER
        if held.state is InvitationState.CANCELLED or held.session_id in self._snapshot.cancelled_sessions:
            return Standing.CANCELLED
        return Standing.OUTDATED if (ref, code) in self._old else Standing.CURRENT

    def _said_now(self, session_id: str | None) -> Appointment | None:
        if session_id not in self._now:
            session = self._snapshot.sessions.get(session_id or "")
            found = (
                disclosure.session_appointment(self._snapshot, session)
                if session
                else disclosure.event_appointment(self._event)
            )
            self._now[session_id] = None if isinstance(found, CoverMissing) else found
        return self._now[session_id]


def _outdated(snapshot: Snapshot, event: Event) -> Iterator[Row]:
    """The same that the list of findings names, so that two pages never differ."""
    for one in outdated(snapshot, clashes.sessions_of_people(snapshot)):
        if one.event == event.code:
            yield one.people[0], one.sessions[0] if one.sessions else None


def _changed(before: Appointment | None, now: Appointment | None) -> tuple[Changed, ...]:
    if before is None or now is None:
        return (Changed.NOT_EXPECTED,)
    differs = {
        Changed.TIME: before.span != now.span,
        Changed.PLACE: before.location != now.location,
        Changed.TITLE: before.summary != now.summary,
    }
    return tuple(what for what, it_does in differs.items() if it_does)
