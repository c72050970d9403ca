"""That somebody was spoken or written to about an event, beside the invites themselves."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .errors import ForumDeskError


class ContactWay(StrEnum):
    """By what."""

    MAIL = "mail"
    PHONE = "phone"
    MESSAGE = "message"
    IN_PERSON = "in_person"


class ContactTimeError(ForumDeskError):
    """A contact has a time of day, and it has been: what was typed is a day alone, or is still to come."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact with one person about one event, as somebody noted it."""

    id: str
    person_id: str
    event_id: str
    at: datetime
    way: ContactWay
    note: str = ""
