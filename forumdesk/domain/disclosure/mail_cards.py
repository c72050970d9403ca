"""The letter around an invite: its subject and its plain text."""

from datetime import UTC

from ..cards import InviteCard, MailCard, Method, Span
from ..events import Event
from ..invitations import Changed
from ..letters import Letter, Occasion, fill, shipped
from ..moments import Moment
from ..recurring import spans
from ..tongues import Tongue, word
from .invite_cards import Recipient
from .two_tongues import event_in
from .wording import clock, day_heading, day_of, days_text

_SHIPPED = {
    Method.REQUEST: Occasion.SESSION,
    Method.PUBLISH: Occasion.PROGRAMME,
    Method.CANCEL: Occasion.CANCEL,
}


def mail_card(
    event: Event,
    recipient: Recipient,
    invite: InviteCard,
    letter: Letter | None = None,
    changed: tuple[Changed, ...] = (),
) -> MailCard:
    """Names the recipient at most, never anybody else; of a discreet event neither place nor sender's name.

    `letter` is the house's own, else the one that ships; a discreet event has none of its own, since whoever wrote one
    may have written who they are.
    """
    if letter is None or event.discreet:
        letter = shipped(_occasion(invite, changed), recipient.tongue)
    subject, text = fill(letter, _facts(event, recipient, invite, changed))
    return MailCard(invite, subject, text)


def _occasion(invite: InviteCard, changed: tuple[Changed, ...]) -> Occasion:
    if invite.tentative:
        return Occasion.HOLD
    return Occasion.UPDATE if changed and invite.method is Method.REQUEST else _SHIPPED[invite.method]


def _facts(event: Event, recipient: Recipient, invite: InviteCard, changed: tuple[Changed, ...]) -> dict[str, str]:
    spoken = recipient.tongue
    here = event_in(event, spoken)
    title, place, when = here.outward_title, here.place, _days(here, spoken)
    if invite.method is not Method.PUBLISH:
        first = invite.appointments[0]
        title, place = first.summary, first.location
        when = "\n".join(_when(span, spoken) for span in spans(invite.appointments))
    return {
        "greeting": recipient.greeting,
        "title": title,
        "event": here.outward_title,
        "when": when,
        "where": "" if event.discreet else place,
        "changes": word("comma", spoken).join(word(f"mail_what.{one}", spoken) for one in changed),
        "organiser": invite.organiser_name,
    }


def _days(event: Event, spoken: Tongue) -> str:
    first = event.start_date
    return days_text(first, event.end_date or first, spoken) if first is not None else ""


def _when(span: Span, spoken: Tongue) -> str:
    """Days, or the time in the session's own zone, named: the reader may be anywhere."""
    if span.first_day is not None:
        return days_text(span.first_day, span.last_day or span.first_day, spoken)
    if span.start is None or span.end is None:
        raise ValueError("span")
    zone = span.zone or "UTC"
    start, end = Moment(span.start.astimezone(UTC), zone), Moment(span.end.astimezone(UTC), zone)
    first, last = day_of(start, zone), day_of(end, zone)
    begins = f"{day_heading(first, spoken)}, {clock(start, zone)}"
    # Past midnight the end is still understood; days later it is not.
    until = clock(end, zone) if (last - first).days < 2 else f"{day_heading(last, spoken)}, {clock(end, zone)}"
    return f"{begins}–{until} ({zone})"
