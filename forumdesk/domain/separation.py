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


TIMED = frozenset(
    {
        SeparationKind.NO_SAME_ROOM,
        SeparationKind.NO_SAME_ZONE,
        SeparationKind.NO_SAME_FLOOR,
        SeparationKind.STAGGERED_ARRIVAL,
    }
)
"""Kinds whose minutes count; the others are about being together at all."""


class Fault(StrEnum):
    """Why a rule cannot stand as it is."""

    SIDE_MISSING = "side-missing"
    SAME_SIDE = "same-side"
    MINUTES_MISSING = "minutes-missing"


def fault(rule: SeparationRule) -> Fault | None:
    """What is wrong with a rule, None where nothing is."""
    if not rule.left or not rule.right:
        return Fault.SIDE_MISSING
    if rule.left == rule.right:
        return Fault.SAME_SIDE
    # Two journeys have no length, so without minutes no two of them ever meet.
    if rule.kind is SeparationKind.STAGGERED_ARRIVAL and rule.minutes == 0:
        return Fault.MINUTES_MISSING
    return None


def says_the_same(rule: SeparationRule, other: SeparationRule) -> bool:
    """The same two sides in either order, kept apart in the same way at the same event: one of the two is enough."""
    return (rule.event_id, rule.scope, rule.kind, {rule.left, rule.right}) == (
        other.event_id,
        other.scope,
        other.kind,
        {other.left, other.right},
    )
