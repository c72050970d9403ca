"""The one way out: rows of the workspace in, cards for a named audience out."""

from .agendas import agenda_card
from .appointments import (
    appointment_said,
    cancelled_appointment,
    event_appointment,
    moved,
    said,
    session_appointment,
)
from .asking import Disclosed, UnknownRefError, running
from .badge_cards import badge_card, badge_holders
from .invite_cards import Invited, Recipient, Recipients, invite_card, own_sessions, recipient, recipients
from .lists import list_card
from .mail_cards import mail_card
from .naming import LeftOut, Listed, Why, display_name, masked
from .people_view import PersonView, UnknownEventError, people_view
from .rules import (
    AGENDAS,
    Audience,
    Called,
    CoverMissing,
    Document,
    DocumentRefusedError,
    Paper,
    Refusal,
    Shown,
    allowed,
    event_stopped,
    may_reveal,
    session_word,
    shown_as,
)
from .wording import tongue

__all__ = [
    "AGENDAS",
    "Audience",
    "Called",
    "CoverMissing",
    "Disclosed",
    "Document",
    "DocumentRefusedError",
    "Invited",
    "LeftOut",
    "Listed",
    "Paper",
    "PersonView",
    "Recipient",
    "Recipients",
    "Refusal",
    "Shown",
    "UnknownEventError",
    "UnknownRefError",
    "Why",
    "agenda_card",
    "allowed",
    "appointment_said",
    "badge_card",
    "badge_holders",
    "cancelled_appointment",
    "display_name",
    "event_appointment",
    "event_stopped",
    "invite_card",
    "list_card",
    "mail_card",
    "masked",
    "may_reveal",
    "moved",
    "own_sessions",
    "people_view",
    "recipient",
    "recipients",
    "running",
    "said",
    "session_appointment",
    "session_word",
    "shown_as",
    "tongue",
]
