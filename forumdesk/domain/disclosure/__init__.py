"""The one way out: rows of the workspace in, cards for a named audience out."""

from .agendas import agenda_card
from .appointments import (
    appointment_said,
    cancelled_appointment,
    cancelled_event_appointment,
    changes,
    event_appointment,
    is_tentative,
    is_timed,
    moved,
    said,
    session_appointment,
    timed_event_appointment,
)
from .arranging import PLAIN, PLAIN_ALONE, Arrangement, Arrangements, Grouping, arrangements
from .asking import Disclosed, UnknownRefError, running
from .badge_cards import badge_card, badge_holders
from .card_fields import Field
from .flags import flags_allowed, with_flag
from .invite_cards import Invited, Recipient, Recipients, invite_card, own_sessions, recipient, recipients
from .leaks import (
    Difference,
    Sight,
    Standing,
    differences,
    event_sights,
    looking,
    person_sights,
    session_sights,
)
from .leaks_made import Looking, Output
from .leaks_registers import Kept
from .lists import has_reader, hotels, list_card
from .mail_cards import mail_card
from .naming import LeftOut, Listed, Why, display_name, masked
from .overview_list import Told, overview_card
from .own_words import MaskedNames, mark_allowed, names_masked
from .papers import (
    Each,
    Place,
    address_label,
    car_guests,
    car_sign,
    door_signs,
    lectern_signs,
    name_card,
    places,
    reserved_signs,
    sender_allowed,
)
from .people_view import PersonView, UnknownEventError, people_view
from .recall_list import recall_card
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
from .schedules import schedule_card
from .screening import HIDDEN
from .separation_list import separation_card
from .standing import OUTWARD_ORDERS, Ordering, groups_in_standing, in_standing, undecided
from .two_tongues import tongue_of
from .wording import tongue

__all__ = [
    "AGENDAS",
    "HIDDEN",
    "OUTWARD_ORDERS",
    "PLAIN",
    "PLAIN_ALONE",
    "Arrangement",
    "Arrangements",
    "Audience",
    "Called",
    "CoverMissing",
    "Difference",
    "Disclosed",
    "Document",
    "DocumentRefusedError",
    "Each",
    "Field",
    "Grouping",
    "Invited",
    "Kept",
    "LeftOut",
    "Listed",
    "Looking",
    "MaskedNames",
    "Ordering",
    "Output",
    "Paper",
    "PersonView",
    "Place",
    "Recipient",
    "Recipients",
    "Refusal",
    "Shown",
    "Sight",
    "Standing",
    "Told",
    "UnknownEventError",
    "UnknownRefError",
    "Why",
    "address_label",
    "agenda_card",
    "allowed",
    "appointment_said",
    "arrangements",
    "badge_card",
    "badge_holders",
    "cancelled_appointment",
    "cancelled_event_appointment",
    "car_guests",
    "car_sign",
    "changes",
    "differences",
    "display_name",
    "door_signs",
    "event_appointment",
    "event_sights",
    "event_stopped",
    "flags_allowed",
    "groups_in_standing",
    "has_reader",
    "hotels",
    "in_standing",
    "invite_card",
    "is_tentative",
    "is_timed",
    "lectern_signs",
    "list_card",
    "looking",
    "mail_card",
    "mark_allowed",
    "masked",
    "may_reveal",
    "moved",
    "name_card",
    "names_masked",
    "overview_card",
    "own_sessions",
    "people_view",
    "person_sights",
    "places",
    "recall_card",
    "recipient",
    "recipients",
    "reserved_signs",
    "running",
    "said",
    "schedule_card",
    "sender_allowed",
    "separation_card",
    "session_appointment",
    "session_sights",
    "session_word",
    "shown_as",
    "timed_event_appointment",
    "tongue",
    "tongue_of",
    "undecided",
    "with_flag",
]
