"""Counter-proposals: what waits for a decision, where each would stand in the programme, accepting and declining it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.answers import open_proposal
from forumdesk.domain.cards import Appointment, Method
from forumdesk.domain.copies import NO_TERMS, Terms
from forumdesk.domain.disclosure import CoverMissing, LeftOut, Why
from forumdesk.domain.disclosure.appointments import cancelled_event_appointment
from forumdesk.domain.disclosure.veiling import said_of
from forumdesk.domain.invitations import Cancellation, Invitation, InvitationAnswer, Proposal
from forumdesk.domain.moments import Moment
from forumdesk.domain.programme import Session
from forumdesk.domain.snapshot import Snapshot
from forumdesk.exporters import ical
from forumdesk.files import Outbox
from forumdesk.services.answering_book import zone_of
from forumdesk.services.checking import Noticed
from forumdesk.services.choosing import event_of
from forumdesk.services.copies_runs import Files, register_run
from forumdesk.services.errors import EventProposalError, ProposalSettledError
from forumdesk.services.invite_files import is_email
from forumdesk.services.numbering import NumberedFolder
from forumdesk.services.scheduling import BETWEEN, Hypothesis, Slot
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True, repr=False)
class Proposed:
    """A counter-proposal that nobody decided on. `title` is what the invite calls it; a masked person's words are not
    shown. `session_id` is None where it is about the event itself, or about a session that is gone."""

    proposal_id: str
    ref: str
    name: str
    hidden: bool
    session_id: str | None
    session: str | None
    title: str
    start: Moment
    end: Moment
    comment: str
    stamped_at: datetime


@dataclass(frozen=True, slots=True, repr=False)
class Ghost:
    """A session as somebody proposes it: where it would stand, and the clashes that this would bring.

    Without a session it is about the event itself, or about a session that is gone, and can be declined alone.
    """

    proposed: Proposed
    session_id: str
    slot: Slot
    clashes: tuple[Noticed, ...]


@dataclass(frozen=True, slots=True)
class Declined:
    """The file that says no to a proposal, or why none could be written."""

    file: str
    left_out: LeftOut | None
    change_set: ChangeSet


def proposals(workspace: Workspace, event_code: str) -> list[Proposed]:
    """Those of an event that wait for a decision, by the time proposed."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    found = [
        _proposed(snapshot, row, one)
        for row in snapshot.invitations
        if row.event_id == event.id and row.person_id in snapshot.people
        for one in _open(snapshot, row)
    ]
    return sorted(found, key=lambda one: (one.start.utc, one.ref))


def awaiting(workspace: Workspace, event_code: str) -> list[Ghost]:
    """The same with the clashes each would bring; a clash that is there already is not the proposal's."""
    snapshot = workspace.snapshot()
    found = []
    for one in proposals(workspace, event_code):
        session = snapshot.sessions.get(one.session_id or "")
        slot = Slot(one.start, one.end, session.room_id if session else None)
        clashes = tuple(_new_clashes(snapshot, session, slot)) if session else ()
        found.append(Ghost(one, session.id if session else "", slot, clashes))
    return found


def ghosts(workspace: Workspace, event_code: str) -> list[Ghost]:
    """Those that stand on the programme's grid."""
    return [one for one in awaiting(workspace, event_code) if one.session_id]


def accept(workspace: Workspace, proposal_id: str) -> ChangeSet:
    """The session moves to the proposed time and keeps its room; whoever holds an invite to it holds an outdated one.

    ProposalSettledError where it was decided or overtaken, EventProposalError where no session is meant.
    """
    with workspace.transaction(Label.PROPOSAL_ACCEPTED) as tx:
        row, one = _waiting(tx, proposal_id)
        session = next(iter(tx.where(Session, id=row.session_id)), None) if row.session_id else None
        if session is None or tx.where(Cancellation, session_id=session.id):
            raise EventProposalError
        if one.proposed_start is None or one.proposed_end is None:
            raise ProposalSettledError
        zone = session.start.zone if session.start else zone_of(tx.snapshot(), row)
        slot = Slot(Moment(one.proposed_start, zone), Moment(one.proposed_end, zone))
        tx.save(replace(session, start=slot.start, end=slot.end))
        tx.save(replace(one, proposal=Proposal.ACCEPTED))
    return tx.change_set


def decline(workspace: Workspace, proposal_id: str, folder: Path, terms: Terms = NO_TERMS) -> Declined:
    """Say no: the proposal is settled and a DECLINECOUNTER with what the invite says is written into `folder`.

    Undone it waits again; the file and its copy stay, since it may have been sent. ProposalSettledError as above.
    """
    snapshot = workspace.snapshot()
    with Outbox() as outbox:
        with workspace.transaction(Label.PROPOSAL_DECLINED) as tx:
            row, one = _waiting(tx, proposal_id)
            data = _declining(snapshot, row, tx.now())
            written = NumberedFolder(folder, outbox).put({"ics": data}) if isinstance(data, bytes) else [""]
            tx.save(replace(one, proposal=Proposal.DECLINED))
            outbox.settle()
        # A line of its own: to decline can be undone, and what has left the house cannot.
        with workspace.transaction(Label.MAKE_COPY) as left:
            register_run(workspace, left, snapshot.events[row.event_id], Files.DECLINES, outbox, terms)
        outbox.commit()
    return Declined(written[0], data if isinstance(data, LeftOut) else None, tx.change_set)


def _open(snapshot: Snapshot, row: Invitation) -> Iterator[InvitationAnswer]:
    found = open_proposal(row, snapshot.answers_of.get(row.id, ()))
    if found is not None and row.session_id not in snapshot.cancelled_sessions:
        yield found


def _waiting(tx: Transaction, proposal_id: str) -> tuple[Invitation, InvitationAnswer]:
    for one in tx.where(InvitationAnswer, id=proposal_id):
        for row in tx.where(Invitation, id=one.invitation_id):
            if open_proposal(row, tx.where(InvitationAnswer, invitation_id=row.id)) == one:
                return row, one
    raise ProposalSettledError


def _proposed(snapshot: Snapshot, row: Invitation, one: InvitationAnswer) -> Proposed:
    person, zone = snapshot.people[row.person_id], zone_of(snapshot, row)
    session = snapshot.sessions.get(row.session_id or "")
    hidden = disclosure.masked(snapshot, person.id)
    return Proposed(
        one.id,
        person.ref,
        disclosure.display_name(snapshot, person.id, row.event_id),
        hidden,
        session.id if session else None,
        session.code if session else None,
        said_of(session, disclosure.appointment_said(row.said, row.uid, row.sequence).summary),
        Moment(one.proposed_start or one.stamped_at, zone),
        Moment(one.proposed_end or one.stamped_at, zone),
        "" if hidden else one.comment,
        one.stamped_at,
    )


def _new_clashes(snapshot: Snapshot, session: Session, slot: Slot) -> Iterator[Noticed]:
    trial = Hypothesis(snapshot, session)
    now = {_trouble(one) for one in trial.found(Slot(session.start, session.end, session.room_id))}
    for one in trial.found(slot):
        if one.finding.kind in BETWEEN and _trouble(one) not in now:
            yield one


def _trouble(one: Noticed) -> tuple[object, ...]:
    found = one.finding
    return found.kind, frozenset(found.sessions), found.people, found.room, found.rule


def _declining(snapshot: Snapshot, row: Invitation, now: datetime) -> bytes | LeftOut:
    event = snapshot.events[row.event_id]
    recipient = disclosure.recipient(snapshot, event, row.person_id, is_email)
    if isinstance(recipient, LeftOut):
        return recipient
    stands = _as_it_stands(snapshot, row)
    if isinstance(stands, CoverMissing):
        return LeftOut(recipient.ref, Why.COVER_MISSING)
    stands = replace(stands, recurrence_id=row.recurrence_id)
    return ical.render(disclosure.invite_card(event, recipient, Method.DECLINECOUNTER, (stands,), now))


def _as_it_stands(snapshot: Snapshot, row: Invitation) -> Appointment | CoverMissing:
    """What the invite said, under today's cover."""
    session = snapshot.sessions.get(row.session_id or "")
    if session is None:
        return cancelled_event_appointment(snapshot.events[row.event_id], row.said, row.uid, row.sequence)
    return disclosure.cancelled_appointment(snapshot, session, row.said, row.uid, row.sequence)
