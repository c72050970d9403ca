"""Invites: who may be written to, which sessions are theirs, and the card for each alone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from ..cards import Appointment, InviteCard, Method
from ..covers import Form, named
from ..events import Event
from ..participation import Answer, Participation
from ..people import Person
from ..programme import Session
from ..snapshot import Snapshot
from ..tongues import Tongue
from .naming import LeftOut, Why, left_unnamed, presence, shown_name
from .placing import in_time
from .rules import Paper, Shown, event_stopped, shown_as, stopped
from .two_tongues import tongue_of
from .wording import greeting

ValidEmail = Callable[[str], bool]


class Invited(StrEnum):
    """What people are invited to."""

    EVENT = "event"
    HOLD = "hold"
    SESSIONS = "sessions"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who may be written to, as the invite names them; no name where no CN may be written."""

    person_id: str
    ref: str
    name: str
    greeting: str
    email: str
    tongue: Tongue = Tongue.ENGLISH


@dataclass(frozen=True, slots=True)
class Recipients:
    people: tuple[Recipient, ...]
    left_out: tuple[LeftOut, ...]


def own_sessions(snapshot: Snapshot, event: Event) -> dict[str, tuple[Session, ...]]:
    """Person id -> the live sessions with a time in which they are expected, by any role or as everybody."""
    timed = [one for one in snapshot.live_sessions(event.id) if one.start and one.end]
    own: dict[str, list[Session]] = {}
    for session in in_time(timed):
        for person_id in snapshot.people_in(session):
            own.setdefault(person_id, []).append(session)
    return {person_id: tuple(sessions) for person_id, sessions in own.items()}


def recipients(snapshot: Snapshot, event: Event, invited: Invited, valid_email: ValidEmail) -> Recipients:
    """Who gets what, by ref, and who cannot. People without a session of their own are neither for their sessions.

    An event without dates invites nobody to itself.
    """
    found = [recipient(snapshot, event, person_id, valid_email) for person_id in _concerned(snapshot, event, invited)]
    found.sort(key=lambda one: one.ref)
    return Recipients(
        tuple(one for one in found if isinstance(one, Recipient)),
        tuple(one for one in found if isinstance(one, LeftOut)),
    )


def recipient(snapshot: Snapshot, event: Event, person_id: str, valid_email: ValidEmail) -> Recipient | LeftOut:
    """One person as an invite names them, or why not; those who declined, too, since they may hold one to call off."""
    # Having declined keeps nobody's name from their own file.
    one = replace(presence(snapshot, person_id, event.id), answer=Answer.INVITED)
    person = snapshot.people[person_id]
    # An address that cannot be one is never written to, nor from.
    email = next((email for email in person.emails if valid_email(email)), "")
    if stopped(one, Paper.INVITE):
        return left_unnamed(snapshot, one, Paper.INVITE)
    why = _why_not(event, valid_email(event.organiser_email)) or _no_address(person, email)
    if why is not None:
        return LeftOut(person.ref, why)
    name = "" if event.discreet else shown_name(snapshot, one, Paper.INVITE)
    return Recipient(person_id, person.ref, name, _greeting(event, one, person), email, tongue_of(person, event))


def invite_card(
    event: Event, recipient: Recipient, method: Method, appointments: tuple[Appointment, ...], issued_at: datetime
) -> InviteCard:
    """One file for one recipient. On a discreet event nobody is named, the organiser neither."""
    return InviteCard(
        ref=recipient.ref,
        method=method,
        appointments=appointments,
        organiser_name="" if event.discreet else event.organiser_name,
        organiser_email=event.organiser_email,
        attendee_name="" if event.discreet else recipient.name,
        attendee_email=recipient.email,
        issued_at=issued_at,
        discreet=event.discreet,
    )


def _concerned(snapshot: Snapshot, event: Event, invited: Invited) -> Iterable[str]:
    if invited not in (Invited.EVENT, Invited.HOLD):
        return own_sessions(snapshot, event)
    at_event = snapshot.at_event.get(event.id, ()) if event.start_date else ()
    return [one.person_id for one in at_event if one.coming]


def _why_not(event: Event, organiser: bool) -> Why | None:
    if event_stopped(event) is not None:
        return Why.COVER_MISSING
    return None if organiser else Why.ORGANISER_MISSING


def _no_address(person: Person, email: str) -> Why | None:
    if email:
        return None
    return Why.INVALID_EMAIL if any(person.emails) else Why.NO_EMAIL


def _greeting(event: Event, one: Participation, person: Person) -> str:
    """The salutation as typed, else with the name; of the protected the name they chose for letters, if any.

    Neutral on a discreet event, and for who has an alias alone: nobody chose that to be spoken to by.
    """
    if event.discreet:
        return greeting("", tongue_of(person, event))
    if shown_as(one, Paper.INVITE) is not Shown.NAME:
        return greeting(named(one, Form.INVITE), tongue_of(person, event))
    return person.salutation or greeting(person.print_name, tongue_of(person, event))
