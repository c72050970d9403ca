"""Answers to invites: what one says, whom it counts for, and which of several counts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from .invitations import (
    Invitation,
    InvitationAnswer,
    InvitationState,
    Partstat,
    Proposal,
    answer_weight,
    last_answer,
)
from .participation import Answer

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for the DTSTAMP of an answer that has none: any other is newer."""

REPLY, COUNTER, DECLINECOUNTER, REFRESH = "REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"
_OURS = frozenset({"REQUEST", "PUBLISH", "CANCEL", "ADD"})

Clock = date | datetime
"""A day, a moment, or a time of a clock whose zone is not said: then it is the session's own."""


class Action(StrEnum):
    """What is done with one answer."""

    APPLY = "apply"
    STALE = "stale"
    UNKNOWN_ATTENDEE = "unknown_attendee"
    UNKNOWN_EVENT = "unknown_event"
    COUNTER = "counter"
    IGNORE = "ignore"
    WARN_SENDER = "warn_sender"
    REJECT = "reject"


class Why(StrEnum):
    """Why that is done with it."""

    TAKEN = "taken"
    PROPOSES = "proposes"
    OLDER_VERSION = "older_version"
    OLDER_ANSWER = "older_answer"
    REPEATED = "repeated"
    NOT_YET = "not_yet"
    CALLED_OFF = "called_off"
    OURS = "ours"
    ASKS_AGAIN = "asks_again"
    DECLINES_COUNTER = "declines_counter"
    SAME_TIME = "same_time"
    OTHER_ADDRESS = "other_address"
    DELEGATE = "delegate"
    OTHER_SENDER = "other_sender"
    UNKNOWN_UID = "unknown_uid"
    UNKNOWN_INSTANCE = "unknown_instance"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """One answer as its file has it. Addresses are bare and lower case; `also` are further ones of the same attendee.

    `sender` is who sent the mail, empty for a bare calendar file; `on_behalf` whether a SENT-BY explains another one.
    `name` is what the file calls the attendee. `delegated_from` is whose place they take, `delegated_to` who takes
    theirs. `start` and `end` are those of a counter-proposal. `onward` is about this time of a series and all after it.
    """

    file: str
    method: str
    uid: str
    attendee: str
    partstat: Partstat = Partstat.NEEDS_ACTION
    sequence: int = 0
    stamped_at: datetime = EARLIEST
    also: tuple[str, ...] = ()
    name: str = ""
    comment: str = ""
    sender: str = ""
    on_behalf: bool = False
    delegated_to: str = ""
    delegated_from: str = ""
    recurrence: Clock | None = None
    onward: bool = False
    start: Clock | None = None
    end: Clock | None = None

    @property
    def addresses(self) -> tuple[str, ...]:
        return (self.attendee, *self.also)


@dataclass(frozen=True, slots=True)
class Book:
    """What answers are compared with: invitations by UID in lower case, answers by invitation, addresses by person.

    `own` is person, event and session -> their own invitation. `moment` places a clock in an invitation's own zone,
    `span` is when an invitation says it takes place. `trusted` are senders whose mails count for others.
    """

    by_uid: Mapping[str, tuple[Invitation, ...]]
    own: Mapping[tuple[str, str, str | None], Invitation]
    answers: Mapping[str, tuple[InvitationAnswer, ...]]
    addresses: Mapping[str, frozenset[str]]
    person_at: Mapping[str, str]
    moment: Callable[[Clock, Invitation], datetime]
    span: Callable[[Invitation], tuple[datetime | None, datetime | None]]
    trusted: frozenset[str] = frozenset()
    now: datetime = EARLIEST


@dataclass(slots=True)
class Judged:
    """One answer, what is done with it and why; `invitations` are those it is to, `entries` what is kept of it."""

    said: Said
    action: Action
    why: Why
    invitations: tuple[Invitation, ...] = ()
    entries: tuple[InvitationAnswer, ...] = ()
    counting: tuple[InvitationAnswer, ...] = field(default=())


def judged(answers: Iterable[Said], book: Book) -> list[Judged]:
    """What is done with each of them, in their order; which of several counts does not depend on it."""
    found = [_first_look(said, book) for said in answers]
    seen = {sameness(one) for some in book.answers.values() for one in some}
    for one in found:
        if one.entries:
            new = tuple(entry for entry in one.entries if sameness(entry) not in seen)
            seen.update(map(sameness, new))
            one.entries = new
            if not new:
                one.action, one.why = Action.IGNORE, Why.REPEATED
    _count(found, book)
    return found


def _count(found: list[Judged], book: Book) -> None:
    """Of all answers to one invitation, old and new, the last one counts; the others are kept and change nothing.

    A proposal counts where it is the last word of all, an answer where it is the last answer.
    """
    all_of: dict[str, list[InvitationAnswer]] = {}
    for entry in (entry for one in found for entry in one.entries):
        all_of.setdefault(entry.invitation_id, list(book.answers.get(entry.invitation_id, ()))).append(entry)
    last = {id(max(some, key=answer_weight)) for some in all_of.values()}
    last |= {id(last_answer(some)) for some in all_of.values()}
    for one in found:
        one.counting = tuple(entry for entry in one.entries if id(entry) in last)
        if one.entries and not one.counting:
            one.action, one.why = Action.IGNORE, Why.OLDER_ANSWER


def sameness(one: InvitationAnswer) -> tuple[object, ...]:
    """Equal for the same answer read twice, whatever became of it here since."""
    # Not its SEQUENCE: where it was above ours it was written down as ours, which rises.
    return (
        *(one.invitation_id, one.partstat, one.stamped_at, one.comment, one.delegated_to),
        *(one.proposed_start, one.proposed_end),
    )


def _first_look(said: Said, book: Book) -> Judged:
    if said.method not in (REPLY, COUNTER):
        asks = {DECLINECOUNTER: Why.DECLINES_COUNTER, REFRESH: Why.ASKS_AGAIN}
        return Judged(said, Action.IGNORE, asks.get(said.method, Why.OURS), book.by_uid.get(said.uid.lower(), ()))
    rows = book.by_uid.get(said.uid.lower(), ())
    if not rows:
        return Judged(said, Action.UNKNOWN_EVENT, Why.UNKNOWN_UID)
    if said.recurrence is not None:
        rows = _onward(_instances(said.recurrence, rows, book), rows if said.onward else (), book)
        if not rows:
            return Judged(said, Action.UNKNOWN_EVENT, Why.UNKNOWN_INSTANCE)
    if said.delegated_from:
        return _in_place_of(said, rows, book)
    return _of_holder(said, rows, book)


def _instances(recurrence: Clock, rows: tuple[Invitation, ...], book: Book) -> tuple[Invitation, ...]:
    """The one of a series that is meant, by the start its rule gives it; a single invite by its own start."""
    found = []
    for row in rows:
        start = _begins(row, book)
        if start is None:
            continue
        begins = book.moment(recurrence, row)
        lasts = timedelta() if isinstance(recurrence, datetime) else timedelta(days=1)
        if begins == start or begins <= start < begins + lasts:
            found.append(row)
    return tuple(found)


def _begins(row: Invitation, book: Book) -> datetime | None:
    return row.recurrence_id or book.span(row)[0]


def _onward(meant: tuple[Invitation, ...], every: tuple[Invitation, ...], book: Book) -> tuple[Invitation, ...]:
    """Those that are meant, and of the same series every one after them, in the order of time."""
    first = min((at for row in meant if (at := _begins(row, book)) is not None), default=None)
    if first is None:
        return meant
    later = sorted((at, row.id, row) for row in every if (at := _begins(row, book)) is not None and at > first)
    return (*meant, *(row for _, _, row in later))


def _of_holder(said: Said, rows: tuple[Invitation, ...], book: Book) -> Judged:
    known = book.addresses.get(rows[0].person_id, frozenset())
    if not known.intersection(said.addresses):
        return Judged(said, Action.UNKNOWN_ATTENDEE, Why.OTHER_ADDRESS, rows)
    # What changes nothing is not asked about.
    plain = _plain(said, rows, book)
    if plain.entries and _foreign(said, known, book):
        stored = {sameness(one) for row in rows for one in book.answers.get(row.id, ())}
        if not all(sameness(entry) in stored for entry in plain.entries):
            return Judged(said, Action.WARN_SENDER, Why.OTHER_SENDER, plain.invitations)
    return plain


def _foreign(said: Said, known: frozenset[str], book: Book) -> bool:
    if not said.sender or said.on_behalf:
        return False
    return said.sender not in known and said.sender not in said.addresses and said.sender not in book.trusted


def _in_place_of(said: Said, rows: tuple[Invitation, ...], book: Book) -> Judged:
    """Whoever comes instead answers for themselves: to their own invite, and only if they hold one."""
    person_id = next((book.person_at[one] for one in said.addresses if one in book.person_at), "")
    own = [book.own.get((person_id, row.event_id, row.session_id)) for row in rows]
    theirs = tuple(one for one in own if one is not None)
    if not theirs:
        return Judged(said, Action.UNKNOWN_ATTENDEE, Why.DELEGATE, rows)
    if _foreign(said, book.addresses.get(person_id, frozenset()), book):
        return Judged(said, Action.WARN_SENDER, Why.OTHER_SENDER, theirs)
    return _plain(said, theirs, book, other_uid=True)


def _plain(said: Said, rows: tuple[Invitation, ...], book: Book, other_uid: bool = False) -> Judged:
    """From the right person: is it to what they hold now, and does it say anything?"""
    if all(row.state is InvitationState.CANCELLED for row in rows):
        return Judged(said, Action.IGNORE, Why.CALLED_OFF, rows)
    live = tuple(row for row in rows if row.state is not InvitationState.CANCELLED)
    current = live if other_uid else tuple(row for row in live if said.sequence >= row.sequence)
    if not current:
        return Judged(said, Action.STALE, Why.OLDER_VERSION, live)
    if said.method == COUNTER:
        return _proposal(said, current, book)
    if said.partstat is Partstat.NEEDS_ACTION:
        return Judged(said, Action.IGNORE, Why.NOT_YET, current)
    return Judged(said, Action.APPLY, Why.TAKEN, current, tuple(_entry(said, row, book) for row in current))


def _proposal(said: Said, rows: tuple[Invitation, ...], book: Book) -> Judged:
    """A proposal is for one invite: for a series, that of the instance it names, else the first.

    From a time onward each later one is proposed by as much earlier or later, and as long (RFC 5545, 3.2.13); each is
    decided by itself.
    """
    row = rows[0]
    if said.onward and said.recurrence is not None and not _instances(said.recurrence, rows, book):
        # How far the later ones would move is measured from the one it names.
        return Judged(said, Action.STALE, Why.OLDER_VERSION, rows)
    start, end = book.span(row)
    if said.start is None or start is None or end is None:
        return Judged(said, Action.REJECT, Why.UNREADABLE, (row,))
    begins = book.moment(said.start, row)
    ends = book.moment(said.end, row) if said.end is not None else begins + (end - start)
    if ends <= begins:
        return Judged(said, Action.REJECT, Why.UNREADABLE, (row,))
    if (begins, ends) == (start, end):
        return Judged(said, Action.IGNORE, Why.SAME_TIME, (row,))
    meant = rows if said.onward else (row,)
    moved = ((one, at + (begins - start)) for one in meant if (at := book.span(one)[0]) is not None)
    entries = tuple(_entry(said, one, book, (at, at + (ends - begins))) for one, at in moved)
    return Judged(said, Action.COUNTER, Why.PROPOSES, meant, entries)


def _entry(
    said: Said, row: Invitation, book: Book, proposed: tuple[datetime, datetime] | None = None
) -> InvitationAnswer:
    """What is kept of it; a SEQUENCE above ours counts as ours, or no later answer could follow it."""
    start, end = proposed or (None, None)
    return InvitationAnswer(
        "",
        row.id,
        said.partstat,
        row.sequence,
        said.stamped_at,
        book.now,
        said.attendee,
        said.comment,
        said.delegated_to,
        start,
        end,
        said.sender if said.sender not in ("", *said.addresses) else "",
        Proposal.OPEN if proposed else None,
    )


def answer_after(before: Answer, said: Partstat) -> Answer:
    """What a participation's answer becomes; who was taken off or has been there stays so."""
    if before in (Answer.CANCELLED, Answer.ATTENDED):
        return before
    return {
        Partstat.ACCEPTED: Answer.CONFIRMED,
        Partstat.TENTATIVE: Answer.TENTATIVE,
        Partstat.DECLINED: Answer.DECLINED,
        Partstat.DELEGATED: Answer.DECLINED,
    }.get(said, before)


def open_proposal(invitation: Invitation, answers: Iterable[InvitationAnswer]) -> InvitationAnswer | None:
    """The counter-proposal that waits for a decision: the last word on the invite as it is held now."""
    last = max(answers, key=answer_weight, default=None)
    if last is None or last.proposal is not Proposal.OPEN or last.sequence < invitation.sequence:
        return None
    return last if invitation.state is InvitationState.ISSUED else None
