"""That somebody was spoken or written to about an event, beside the invites themselves."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ContactWay(StrEnum):
    """By what."""

    MAIL = "mail"
    PHONE = "phone"
    MESSAGE = "message"
    IN_PERSON = "in_person"


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact with one person about one event, as somebody noted it."""

    id: str
    person_id: str
    event_id: str
    at: datetime
    way: ContactWay
    note: str = ""
