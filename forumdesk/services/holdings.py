"""Who holds which version of which invite, where each stands, and what has changed since."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypedDict

from forumdesk.domain import clashes, disclosure
from forumdesk.domain.answers import open_proposal
from forumdesk.domain.cards import Appointment
from forumdesk.domain.collation import sort_key
from forumdesk.domain.disclosure import CoverMissing, LeftOut, Why
from forumdesk.domain.events import Event
from forumdesk.domain.invitations import Changed, Invitation, InvitationAnswer, InvitationState, last_answer
from forumdesk.domain.outdated import Truth, outdated_invitations
from forumdesk.domain.participation import Category
from forumdesk.domain.programme import Session
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services.choosing import event_of
from forumdesk.services.finding_things import surname_first
from forumdesk.services.inviting import Row, is_email
from forumdesk.store.workspace import Workspace

__all__ = ["Changed", "Holding", "Holdings", "Stage", "Standing", "count_outdated", "holdings"]


class Standing(StrEnum):
    """How an invite stands with its holder."""

    CURRENT = "current"
    OUTDATED = "outdated"
    NEVER = "never"
    CANCELLED = "cancelled"


class Stage(StrEnum):
    """Where an invite is in its life. `removed` waits for a CANCEL, for its holder is not expected any more."""

    PLANNED = "planned"
    HELD = "held"
    ISSUED = "issued"
    OUTDATED = "outdated"
    REMOVED = "removed"
    REISSUED = "reissued"
    ANSWERED = "answered"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Holding:
    """One person and one invite, held or due. `version` counts from 1, 0 where nothing was issued.

    `title` is what the file calls it, `held` what it said and `now` what it would say; `why` keeps it from going out.
    `stage` is where it stands in its life, `answer` the last that came to what is held now, `proposal` another time
    that its holder proposes and that waits for a decision. `invitation_id` is empty, and `uid` too, where nothing was
    issued. `times` is how often a file of it went out.
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
    stage: Stage = Stage.PLANNED
    answer: InvitationAnswer | None = None
    invitation_id: str = ""
    uid: str = ""
    sequence: int | None = None
    times: int = 0
    recurring: bool = False
    proposal: InvitationAnswer | None = None

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
    return len(_outdated(snapshot, event_of(snapshot, event_code))) if snapshot.invitations else 0


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


class _Life(TypedDict, total=False):
    """What was issued of one invite, by the names that a Holding has for it."""

    stage: Stage
    answer: InvitationAnswer | None
    invitation_id: str
    uid: str
    sequence: int
    times: int
    recurring: bool
    proposal: InvitationAnswer | None


class _Reading:
    """One event's invitations beside what would be said now; what a session says is worked out once for all."""

    def __init__(self, snapshot: Snapshot, event: Event) -> None:
        self._snapshot, self._event = snapshot, event
        self._held = {(one.person_id, one.session_id): one for one in snapshot.invitations if one.event_id == event.id}
        own = disclosure.own_sessions(snapshot, event)
        self._due = {(person_id, one.id) for person_id, sessions in own.items() for one in sessions}
        self._truth = Truth(snapshot)
        self._old = _outdated(snapshot, event)
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
        due = session_id is None or (person_id, session_id) in self._due
        now = self._said_now(person_id, session, held) if due else None
        changed = self._old.get(held.id, ()) if held else ()
        standing = self._standing(held, changed)
        version = held.sequence + 1 if held else 0
        return Holding(
            ref=who.ref,
            name=who.name,
            hidden=who.hidden,
            category=who.category,
            coming=who.coming,
            session=session.code if session else None,
            title=self.title(session) if session else self._event.outward_title or self._event.code,
            standing=standing,
            version=version,
            latest=version + bool(held and now and disclosure.moved(held.said, _status_of(held, now))),
            issued_at=held.issued_at if held else None,
            changed=changed if standing is Standing.OUTDATED else (),
            held=disclosure.appointment_said(held.said, held.uid, held.sequence) if held else None,
            now=now,
            why=who.why,
            order=(who.order, who.ref, session is not None, *(_by_start(session) if session else ())),
            **self._life(held, standing, changed),
        )

    def _life(self, held: Invitation | None, standing: Standing, changed: tuple[Changed, ...]) -> "_Life":
        if held is None:
            return _Life()
        answers = self._snapshot.answers_of.get(held.id, ())
        last = last_answer(answers)
        answer = last if last is not None and last.sequence >= held.sequence else None
        return _Life(
            stage=_stage(held, standing, changed, answer),
            answer=answer,
            invitation_id=held.id,
            uid=held.uid,
            sequence=held.sequence,
            times=held.times,
            recurring=bool(held.series),
            proposal=None if standing is Standing.CANCELLED else open_proposal(held, answers),
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

    def _standing(self, held: Invitation | None, changed: tuple[Changed, ...]) -> Standing:
        if held is None:
            return Standing.NEVER
        if held.state is InvitationState.CANCELLED or held.session_id in self._snapshot.cancelled_sessions:
            return Standing.CANCELLED
        return Standing.OUTDATED if changed else Standing.CURRENT

    def _said_now(self, person_id: str, session: Session | None, held: Invitation | None) -> Appointment | None:
        reader = disclosure.tongue_of(self._snapshot.people[person_id], self._event)
        if session is not None:
            found = self._truth.session(session, reader)
        else:
            timed = held is not None and disclosure.is_timed(held.said)
            found = self._truth.event(self._event.id, reader, timed)
        return None if isinstance(found, CoverMissing) else found


def _status_of(held: Invitation, now: Appointment) -> str:
    """What would be said now, with the status that it had: holding a date is no older version of inviting to it."""
    return disclosure.said(now, "TENTATIVE" if disclosure.is_tentative(held.said) else "CONFIRMED")


def _outdated(snapshot: Snapshot, event: Event) -> dict[str, tuple[Changed, ...]]:
    """What has changed, by the invitation's id: the same that the list of findings names, so that two never differ."""
    found = outdated_invitations(snapshot, clashes.sessions_of_people(snapshot))
    return {one.id: changed for one, changed in found if one.event_id == event.id}


def _stage(
    held: Invitation, standing: Standing, changed: tuple[Changed, ...], answer: InvitationAnswer | None
) -> Stage:
    if standing is Standing.CANCELLED:
        return Stage.CANCELLED
    if changed:
        return Stage.REMOVED if Changed.NOT_EXPECTED in changed else Stage.OUTDATED
    if answer is not None:
        return Stage.ANSWERED
    if disclosure.is_tentative(held.said):
        return Stage.HELD
    return Stage.REISSUED if held.times > 1 else Stage.ISSUED
