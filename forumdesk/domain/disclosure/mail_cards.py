"""The letter around an invite: its subject and its plain text."""

from datetime import UTC

from ..cards import Appointment, InviteCard, MailCard, Method
from ..events import Event
from ..moments import Moment
from .invite_cards import Recipient
from .wording import clock, day_heading, day_of, days_text, word


def mail_card(event: Event, recipient: Recipient, invite: InviteCard) -> MailCard:
    """Names the recipient at most, never anybody else; of a discreet event neither place nor sender's name."""
    subject = event.outward_title if invite.method is Method.PUBLISH else invite.appointments[0].summary
    parts = [recipient.greeting, _what(event, invite, subject), invite.organiser_name]
    if invite.method is Method.REQUEST:
        parts.insert(2, word("mail_answer", event.language))
    return MailCard(invite, subject, "\n\n".join(part for part in parts if part))


def _what(event: Event, invite: InviteCard, subject: str) -> str:
    opening = {
        Method.REQUEST: "mail_invited",
        Method.CANCEL: "mail_cancelled",
        Method.PUBLISH: "mail_programme",
    }[invite.method]
    lines = [word(opening, event.language).format(subject)]
    if invite.method is not Method.PUBLISH:
        lines += _when_and_where(event, invite.appointments[0])
    return "\n".join(lines)


def _when_and_where(event: Event, appointment: Appointment) -> list[str]:
    lines = [word("mail_when", event.language).format(_when(event, appointment))]
    if appointment.location and not event.discreet:
        lines.append(word("mail_where", event.language).format(appointment.location))
    return lines


def _when(event: Event, appointment: Appointment) -> str:
    """Days, or the time in the session's own zone, named: the reader may be anywhere."""
    span = appointment.span
    if span.first_day is not None:
        return days_text(span.first_day, span.last_day or span.first_day, event.language)
    if span.start is None or span.end is None:
        raise ValueError("span")
    zone = span.zone or "UTC"
    start, end = Moment(span.start.astimezone(UTC), zone), Moment(span.end.astimezone(UTC), zone)
    day = day_heading(day_of(start, zone), event.language)
    return f"{day}, {clock(start, zone)}–{clock(end, zone)} ({zone})"
