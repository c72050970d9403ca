"""Answers to invites come in: seen beside what is known, and taken as one step that can be undone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.answers import Action, Judged, Said, Why, answer_after, judged
from forumdesk.domain.collation import folded
from forumdesk.domain.disclosure.veiling import said_of
from forumdesk.domain.invitations import Invitation, InvitationAnswer, Partstat, last_answer
from forumdesk.domain.participation import Answer, Participation
from forumdesk.domain.people import Person
from forumdesk.domain.snapshot import Snapshot
from forumdesk.importers.refusals import NoAnswer
from forumdesk.importers.replies import Found, Unread
from forumdesk.importers.reply_addresses import plain_address
from forumdesk.services.answering_book import book_of, said_span
from forumdesk.services.errors import NotAnAddressError, UnknownError
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace

Times = tuple[datetime, datetime]
"""Start and end in UTC."""

NEEDS_PERSON = frozenset(
    {Action.UNKNOWN_ATTENDEE, Action.UNKNOWN_EVENT, Action.COUNTER, Action.WARN_SENDER, Action.REJECT}
)


class Evidence(StrEnum):
    """What speaks for or against an unknown address being the holder's."""

    SENT_TO = "sent_to"
    SAME_NAME = "same_name"
    SAME_DOMAIN = "same_domain"
    SENDER_KNOWN = "sender_known"
    SOMEBODY_ELSES = "somebody_elses"


@dataclass(frozen=True, slots=True, repr=False)
class Decisions:
    """What somebody decided: addresses that are a person's, by ref, and senders whose mails count for others."""

    aliases: Mapping[str, str] = field(default_factory=dict)
    senders: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, repr=False)
class Seen:
    """One answer as may be shown: of a masked person neither address nor words.

    `ref` is whose invite it is to, `event` and `session` are codes and `title` is what the invite calls it. `before`
    and `after` are the answer to the invite, `answers` those of the person at the event, where they change.
    `proposed` and `held` are the times of a counter-proposal and of the invite, `proposal_id` what it was kept as.
    """

    file: str
    action: Action
    why: Why
    fault: NoAnswer | None = None
    method: str = ""
    uid: str = ""
    attendee: str = ""
    partstat: Partstat = Partstat.NEEDS_ACTION
    sequence: int = 0
    ref: str | None = None
    name: str = ""
    hidden: bool = False
    event: str = ""
    session: str | None = None
    title: str = ""
    zone: str = "UTC"
    stamped_at: datetime | None = None
    before: Partstat | None = None
    answers: tuple[Answer, Answer] | None = None
    comment: str = ""
    sender: str = ""
    delegate: str = ""
    evidence: tuple[tuple[Evidence, str], ...] = ()
    proposed: Times | None = None
    held: Times | None = None
    invites: int = 0
    proposal_id: str = ""

    @property
    def needs_person(self) -> bool:
        return self.action in NEEDS_PERSON


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """What the answers did, or with `applied` false would do, in the order of the files."""

    answers: tuple[Seen, ...]
    applied: bool
    change_set: ChangeSet


def preview(workspace: Workspace, found: Sequence[Found], decisions: Decisions | None = None) -> Report:
    """What `apply` would do; nothing is written. Raises UnknownError, NotAnAddressError for the decisions."""
    snapshot = workspace.snapshot()
    looked_at = _judged(snapshot, found, decisions or Decisions(), workspace.world.now())
    return Report(tuple(_seen(snapshot, found, looked_at)), False, ChangeSet(0, Label.ANSWERS_READ, ()))


def apply(workspace: Workspace, found: Sequence[Found], decisions: Decisions | None = None) -> Report:
    """All of it as one step. An answer that was here before, in whatever order they come, changes nothing again."""
    decisions = decisions or Decisions()
    with workspace.transaction(Label.ANSWERS_READ) as tx:
        snapshot = tx.snapshot()
        looked_at = _judged(snapshot, found, decisions, tx.now())
        for one in looked_at:
            one.entries, one.counting = _with_ids(tx, one)
            tx.save_all(one.entries)
        tx.save_all(_participations(snapshot, looked_at))
        tx.save_all(_with_aliases(snapshot, looked_at, decisions))
    return Report(tuple(_seen(snapshot, found, looked_at)), True, tx.change_set)


def _with_ids(tx: Transaction, one: Judged) -> tuple[tuple[InvitationAnswer, ...], tuple[InvitationAnswer, ...]]:
    made = [replace(entry, id=tx.new_id()) for entry in one.entries]
    counting = [new for new, entry in zip(made, one.entries, strict=True) if entry in one.counting]
    return tuple(made), tuple(counting)


def _judged(snapshot: Snapshot, found: Sequence[Found], decisions: Decisions, now: datetime) -> list[Judged]:
    said = [one for one in found if isinstance(one, Said)]
    book = book_of(snapshot, _aliases(snapshot, decisions), frozenset(map(plain_address, decisions.senders)))
    return judged(said, replace(book, now=now))


def _aliases(snapshot: Snapshot, decisions: Decisions) -> dict[str, str]:
    """Address -> person id."""
    known = {}
    for typed, ref in decisions.aliases.items():
        address = plain_address(typed)
        if not address:
            raise NotAnAddressError(typed)
        if ref not in snapshot.person_by_ref:
            raise UnknownError("person", ref)
        known[address] = snapshot.person_by_ref[ref].id
    return known


def _counting(looked_at: Iterable[Judged]) -> Iterator[InvitationAnswer]:
    return (entry for one in looked_at for entry in one.counting if entry.proposal is None)


def _participations(snapshot: Snapshot, looked_at: Iterable[Judged]) -> Iterator[Participation]:
    """An answer to the event is the person's at the event; one to a session is its own and stays with the invite."""
    rows = {row.id: row for one in looked_at for row in one.invitations if row.session_id is None}
    for entry in _counting(looked_at):
        row = rows.get(entry.invitation_id)
        here = snapshot.participation(row.person_id, row.event_id) if row else None
        if here is not None:
            yield replace(here, answer=answer_after(here.answer, entry.partstat))


def _with_aliases(snapshot: Snapshot, looked_at: Iterable[Judged], decisions: Decisions) -> Iterator[Person]:
    """An address somebody said is theirs is kept with the person, unless it is known already, be it as another's."""
    known = {plain_address(email) for person in snapshot.people.values() for email in person.emails}
    used = {address for one in looked_at if one.entries for address in one.said.addresses}
    new: dict[str, list[str]] = {}
    for address, person_id in _aliases(snapshot, decisions).items():
        if address in used and address not in known:
            new.setdefault(person_id, []).append(address)
    for person_id, addresses in new.items():
        person = snapshot.people[person_id]
        yield replace(person, emails=(*person.emails, *addresses))


def _seen(snapshot: Snapshot, found: Sequence[Found], looked_at: list[Judged]) -> Iterator[Seen]:
    left = iter(looked_at)
    for one in found:
        if isinstance(one, Unread):
            yield Seen(one.file, Action.REJECT, Why.UNREADABLE, one.why)
        else:
            yield _seen_answer(snapshot, next(left))


def _seen_answer(snapshot: Snapshot, one: Judged) -> Seen:
    said = one.said
    plain = Seen(
        file=said.file,
        action=one.action,
        why=one.why,
        fault=NoAnswer.TIME if one.why is Why.UNREADABLE else None,
        method=said.method,
        uid=said.uid,
        attendee=said.attendee,
        partstat=said.partstat,
        sequence=said.sequence,
        stamped_at=said.stamped_at,
        comment=said.comment,
        sender=said.sender if said.sender not in said.addresses else "",
        delegate=said.delegated_to or said.delegated_from,
    )
    if not one.invitations or one.invitations[0].person_id not in snapshot.people:
        return plain
    return _with_holder(snapshot, one, plain)


def _with_holder(snapshot: Snapshot, one: Judged, plain: Seen) -> Seen:
    row = one.invitations[0]
    person, event = snapshot.people[row.person_id], snapshot.events.get(row.event_id)
    session = snapshot.sessions.get(row.session_id or "")
    hidden = disclosure.masked(snapshot, person.id)
    name = disclosure.display_name(snapshot, person.id, row.event_id)
    proposed, held = _times(snapshot, one, row)
    seen = replace(
        plain,
        ref=person.ref,
        name=name,
        hidden=hidden,
        event=event.code if event else "",
        session=session.code if session else None,
        title=said_of(session, disclosure.appointment_said(row.said, row.uid, row.sequence).summary),
        zone=session.start.zone if session and session.start else event.zone if event else "UTC",
        before=_before(snapshot, row),
        answers=_answers(snapshot, one),
        evidence=tuple(_evidence(snapshot, one, person, name)) if one.why is Why.OTHER_ADDRESS else (),
        invites=len(one.invitations),
        proposed=proposed,
        held=held,
        proposal_id=next((entry.id for entry in one.counting if entry.proposal is not None), ""),
    )
    return replace(seen, attendee="", comment="", sender="", delegate="") if hidden else seen


def _before(snapshot: Snapshot, row: Invitation) -> Partstat | None:
    last = last_answer(snapshot.answers_of.get(row.id, ()))
    return last.partstat if last and last.sequence >= row.sequence else None


def _answers(snapshot: Snapshot, one: Judged) -> tuple[Answer, Answer] | None:
    for after in _participations(snapshot, [one]):
        before = snapshot.at[after.person_id, after.event_id]
        return before.answer, after.answer
    return None


def _times(snapshot: Snapshot, one: Judged, row: Invitation) -> tuple[Times | None, Times | None]:
    """What is proposed, and what the invite says."""
    entry = next((entry for entry in one.entries if entry.proposal is not None), None)
    if entry is None or entry.proposed_start is None or entry.proposed_end is None:
        return None, None
    start, end = said_span(snapshot, row)
    return (entry.proposed_start, entry.proposed_end), (start, end) if start and end else None


def _evidence(snapshot: Snapshot, one: Judged, holder: Person, name: str) -> Iterator[tuple[Evidence, str]]:
    """Of a masked person nothing is said that their name or address would have to be known for."""
    said = one.said
    yield Evidence.SENT_TO, name
    other = next((other for other in _owners(snapshot, said) if other.id != holder.id), None)
    if other is not None:
        yield Evidence.SOMEBODY_ELSES, disclosure.display_name(snapshot, other.id, one.invitations[0].event_id)
    if disclosure.masked(snapshot, holder.id):
        return
    own = {plain_address(email) for email in holder.emails}
    if said.name and set(folded(said.name).split()) == set(folded(holder.print_name).split()):
        yield Evidence.SAME_NAME, said.name
    if {address.rpartition("@")[2] for address in own} & {address.rpartition("@")[2] for address in said.addresses}:
        yield Evidence.SAME_DOMAIN, said.attendee.rpartition("@")[2]
    if said.sender in own:
        yield Evidence.SENDER_KNOWN, said.sender


def _owners(snapshot: Snapshot, said: Said) -> Iterator[Person]:
    return (
        person
        for person in snapshot.people.values()
        if any(plain_address(email) in said.addresses for email in person.emails)
    )
