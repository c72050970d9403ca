"""What a separation rule would find, before anybody makes it."""

from .apart import SeparationCheck
from .clashes import sessions_of_people
from .findings import Finding
from .separation import SeparationKind, SeparationRule, fault
from .snapshot import Snapshot


class RuleTrial:
    """What single rules find, in the workspace or not; everybody's sessions are worked out once for all of them.

    Other circles are not asked: a rule that is tried out is on no record, and one rule's findings would name the rule.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._check = SeparationCheck(snapshot, sessions_of_people(snapshot))

    def findings(self, rule: SeparationRule, event_code: str | None = None) -> list[Finding]:
        """By time; with `event_code` those that belong to that event or reach into it. A rule with a fault has none."""
        if fault(rule) is not None:
            return []
        found = (one for one in self._check.findings_of(rule) if event_code in (None, one.event, *one.events))
        return sorted(found, key=lambda one: (str(one.start), one.event, one.sessions, one.people))

    def planned(self, rule: SeparationRule) -> bool:
        """Whether anything is planned that the rule is about: seats, rides, floors."""
        there = self._snapshot
        match rule.kind:
            case SeparationKind.NO_ADJACENT_SEAT:
                return bool(there.seats)
            case SeparationKind.NO_SAME_VEHICLE:
                return bool(there.passengers)
            case SeparationKind.NO_SAME_FLOOR:
                return any(room.floor for room in there.rooms.values()) or any(stay.floor for stay in there.stays)
            case _:
                return True
