"""Invite cards for the tests of their exporters; everybody in them is invented."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from forumdesk.domain.cards import Appointment, InviteCard, Method, Span

ISSUED = datetime(2030, 1, 7, 9, 0, tzinfo=UTC)
START = datetime(2030, 6, 14, 7, 0, tzinfo=UTC)
DAYS = Span(first_day=date(2030, 6, 14), last_day=date(2030, 6, 16))


def hour(zone: str = "", start: datetime = START) -> Span:
    return Span(start, start + timedelta(hours=1), zone)


def appointment(number: int = 1, span: Span | None = None) -> Appointment:
    return Appointment(
        uid=f"00000000-0000-4000-8000-{number:012}",
        sequence=0,
        span=span or hour(),
        summary=f"Invented session {number}",
    )


INVITE = InviteCard(
    ref="A1",
    method=Method.REQUEST,
    appointments=(appointment(),),
    organiser_name="Testvik Forum Desk",
    organiser_email="desk@forum.example",
    attendee_name="Ada Exempel",
    attendee_email="ada@people.example",
    issued_at=ISSUED,
)


def programme(*appointments: Appointment) -> InviteCard:
    return replace(INVITE, method=Method.PUBLISH, appointments=appointments)


def at(span: Span) -> InviteCard:
    return replace(INVITE, appointments=(appointment(span=span),))


def lines(calendar: bytes) -> list[str]:
    """The content lines of a calendar file, unfolded."""
    return calendar.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def values(calendar: bytes, name: str) -> list[str]:
    """The lines of one property, its name included, in their order."""
    return [line for line in lines(calendar) if line.startswith((f"{name}:", f"{name};"))]
