"""A person at an event, and the delegations they come in."""

from dataclasses import dataclass
from enum import StrEnum

from .moments import When


class Category(StrEnum):
    HOST = "host"
    CO_HOST = "co_host"
    MEDIATOR = "mediator"
    DECISION_MAKER = "decision_maker"
    EXPERT = "expert"
    UN = "un"
    PARTY = "party"
    CIVIL_SOCIETY = "civil_society"
    FACILITATOR = "facilitator"
    INTERPRETER = "interpreter"
    SECURITY = "security"
    STAFF = "staff"
    MEDIA = "media"
    DRIVER = "driver"


class Answer(StrEnum):
    PROPOSED = "proposed"
    INVITED = "invited"
    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    ATTENDED = "attended"


class Visibility(StrEnum):
    PUBLIC = "public"
    PARTICIPANTS = "participants"
    ORGANISER_ONLY = "organiser_only"
    NEED_TO_KNOW = "need_to_know"


@dataclass(frozen=True, slots=True)
class Participation:
    """A person at an event. With an alias it is protected; need_to_know without one stops everything about them.

    `delegation` is the delegation's code at this event, known or not yet. `sign_code` is four random letters and
    digits for drivers and car signs. `prayer_need` is the need, not the religion. `also` as in Person.

    The alias is the name in this house; `alias_badge` and the others of `covers` are names for one form of output each,
    and stand beside an alias only.
    """

    id: str
    person_id: str
    event_id: str
    category: Category | None = None
    answer: Answer = Answer.PROPOSED
    delegation: str = ""
    alias: str = ""
    visibility: Visibility = Visibility.PARTICIPANTS
    sign_code: str = ""
    access_zones: tuple[str, ...] = ()
    arrival: When | None = None
    arrival_place: str = ""
    departure: When | None = None
    departure_place: str = ""
    diet: str = ""
    prayer_need: str = ""
    access_need: str = ""
    sponsor: str = ""
    consent_photo: bool | None = None
    consent_recording: bool | None = None
    notes: str = ""
    also: tuple[tuple[str, str], ...] = ()
    custom: tuple[tuple[str, str], ...] = ()
    alias_badge: str = ""
    alias_hotel: str = ""
    alias_driver: str = ""
    alias_invite: str = ""

    @property
    def protected(self) -> bool:
        return bool(self.alias)

    @property
    def has_forms(self) -> bool:
        """Whether any form has a name of its own: then no output falls back on the alias."""
        return bool(self.alias_badge or self.alias_hotel or self.alias_driver or self.alias_invite)

    @property
    def alias_missing(self) -> bool:
        """Who has a cover name for one form is to be hidden everywhere, and no name of another form may stand in."""
        return not self.alias and (self.visibility is Visibility.NEED_TO_KNOW or self.has_forms)

    @property
    def coming(self) -> bool:
        """Neither declined nor cancelled."""
        return self.answer not in (Answer.DECLINED, Answer.CANCELLED)


@dataclass(frozen=True, slots=True)
class Delegation:
    id: str
    event_id: str
    code: str
    side: str = ""
    head_id: str | None = None
    agreed_size: int | None = None
    lead_rank: str = ""
    accompanying: str = ""
    custom: tuple[tuple[str, str], ...] = ()
