"""What invites cost beside the plain libraries building the same files, and how a long programme grows."""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from statistics import median
from typing import TypeVar

from icalendar import Calendar, Event, vCalAddress

from forumdesk.domain.cards import Appointment, InviteCard, MailCard, Method, Span
from forumdesk.exporters import ical, mail
from tests.bench.result import Result

_ISSUED = datetime(2030, 1, 7, 9, 0, tzinfo=UTC)
_FIRST = datetime(2030, 6, 14, 7, 0, tzinfo=UTC)
_PEOPLE, _SESSIONS = 300, 12
_ROUNDS = 3
_TURN = 20

Card = TypeVar("Card")


def run(small: bool) -> list[Result]:
    count = 100 if small else _PEOPLE * _SESSIONS
    invites = [_invite(number) for number in range(count)]
    drafts = [
        MailCard(invite, "Testvik Forum", f"Dear colleague,\n\nyou are invited – {invite.ref}.") for invite in invites
    ]
    # The calendar is given to the plain message and made for ours: the comparison is not in our favour.
    ready = {draft.invite.ref: ical.render(draft.invite) for draft in drafts}
    calendars = _side_by_side(invites, ical.render, _plain_calendar)
    messages = _side_by_side(drafts, mail.render, lambda draft: _plain_message(draft, ready[draft.invite.ref]))
    return [
        Result(f"invites: {count} .ics beside icalendar", calendars[0], 1.6, "ratio", calendars[1]),
        Result(f"invites: {count} .eml beside email", messages[0], 1.5, "ratio", messages[1]),
        _growth(10 if small else 100),
    ]


def _side_by_side(
    cards: Sequence[Card], ours: Callable[[Card], bytes], plain: Callable[[Card], bytes]
) -> tuple[float, dict[str, float]]:
    """Short turns, so that a busy moment of the machine falls on both; the middle round counts."""
    rounds = []
    for _ in range(_ROUNDS):
        spent = {"ours": 0.0, "plain": 0.0}
        for first in range(0, len(cards), _TURN):
            turn = cards[first : first + _TURN]
            spent["ours"] += _seconds(turn, ours)
            spent["plain"] += _seconds(turn, plain)
        rounds.append(spent)
    middle = median(spent["ours"] / spent["plain"] for spent in rounds)
    return middle, next(spent for spent in rounds if spent["ours"] / spent["plain"] == middle)


def _seconds(cards: Sequence[Card], render: Callable[[Card], bytes]) -> float:
    begun = time.perf_counter()
    for card in cards:
        render(card)
    return time.perf_counter() - begun


def _growth(count: int) -> Result:
    """A programme ten times as long, in a zone with summer time; ten short ones take their turn with a long one."""
    short, long = _programme(count), _programme(10 * count)
    rounds = [(_seconds([short] * 10, ical.render) / 10, _seconds([long], ical.render)) for _ in range(_ROUNDS)]
    one, ten = min(spent for spent, _ in rounds), min(spent for _, spent in rounds)
    seconds = {f"{count} sessions": one, f"{10 * count} sessions": ten}
    return Result(f"invites: programme of {10 * count} / {count} sessions", ten / one, 14, "growth", seconds)


def _appointment(number: int, zone: str = "") -> Appointment:
    start = _FIRST + timedelta(minutes=15 * number)
    return Appointment(
        uid=f"00000000-0000-4000-8000-{number:012}",
        sequence=number % 3,
        span=Span(start, start + timedelta(minutes=45), zone),
        summary=f"Invented session {number}: mediation, inclusion; and Ærlighet",
        location="Blue Room, Fictional House, Testvik",
        description="Please bring your badge.\nThe Chatham House Rule applies, as in every session here.",
    )


def _invite(number: int) -> InviteCard:
    return InviteCard(
        ref=f"A{number}",
        method=Method.REQUEST,
        appointments=(_appointment(number),),
        organiser_name="Testvik Forum Desk",
        organiser_email="desk@forum.example",
        attendee_name=f"Ada Exempel {number // _SESSIONS}",
        attendee_email=f"ada.{number // _SESSIONS}@people.example",
        issued_at=_ISSUED,
    )


def _programme(count: int) -> InviteCard:
    return InviteCard(
        ref="A1",
        method=Method.PUBLISH,
        appointments=tuple(_appointment(number, "Europe/Oslo") for number in range(count)),
        organiser_name="",
        organiser_email="desk@forum.example",
        attendee_name="",
        attendee_email="",
        issued_at=_ISSUED,
    )


def _plain_calendar(card: InviteCard) -> bytes:
    (appointment,) = card.appointments
    event = Event()
    event.add("uid", appointment.uid)
    event.add("dtstamp", card.issued_at)
    event.add("sequence", appointment.sequence)
    event.add("status", "CONFIRMED")
    event.add("dtstart", appointment.span.start)
    event.add("dtend", appointment.span.end)
    event.add("transp", "OPAQUE")
    event.add("summary", appointment.summary)
    event.add("location", appointment.location)
    event.add("description", appointment.description)
    event.add("organizer", vCalAddress(f"mailto:{card.organiser_email}", params={"CN": card.organiser_name}))
    asked = {"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
    event.add("attendee", vCalAddress(f"mailto:{card.attendee_email}", params={"CN": card.attendee_name, **asked}))
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", ical.PRODID)
    calendar.add("method", card.method.value)
    calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made


def _plain_message(card: MailCard, calendar: bytes) -> bytes:
    invite = card.invite
    message = EmailMessage(policy=policy.SMTP)
    message["X-Unsent"] = "1"
    message["Date"] = invite.issued_at
    message["From"] = Address(invite.organiser_name, addr_spec=invite.organiser_email)
    message["To"] = Address(invite.attendee_name, addr_spec=invite.attendee_email)
    message["Subject"] = card.subject
    message.set_content(card.text)
    kind = {"method": invite.method.value, "charset": "UTF-8", "name": "invite.ics"}
    message.add_alternative(calendar, maintype="text", subtype="calendar", params=kind)
    return message.as_bytes()
