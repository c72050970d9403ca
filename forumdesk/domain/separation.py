"""Rules that keep two sides apart."""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    DELEGATION = "delegation"


class SeparationKind(StrEnum):
    NO_SAME_ROOM = "no_same_room"
    NO_SAME_ZONE = "no_same_zone"
    NO_SAME_SESSION = "no_same_session"
    NO_SAME_SESSION_EXCEPT_PLENARY = "no_same_session_except_plenary"
    STAGGERED_ARRIVAL = "staggered_arrival"
    NO_ADJACENT_SEAT = "no_adjacent_seat"
    NO_SAME_VEHICLE = "no_same_vehicle"
    NO_SAME_FLOOR = "no_same_floor"


class RuleVisibility(StrEnum):
    ORGANISER_ONLY = "organiser_only"
    PROTOCOL = "protocol"


@dataclass(frozen=True, slots=True)
class SeparationRule:
    """Two sides and how far apart they stay.

    `left` and `right` are a person's or an organisation's row id, or a delegation's code at `event_id`.
    Without `event_id` a rule of persons or organisations holds in every event. `minutes` is the least gap between
    one side's leaving and the other's coming; 0 forbids overlap only.
    """

    id: str
    code: str
    event_id: str | None
    scope: Scope
    left: str
    right: str
    kind: SeparationKind
    minutes: int = 0
    reason: str = ""
    visibility: RuleVisibility = RuleVisibility.ORGANISER_ONLY
    custom: tuple[tuple[str, str], ...] = ()
