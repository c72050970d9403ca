"""Whether two parties of an event are treated alike: figures side by side, and where they differ."""

from dataclasses import dataclass

from forumdesk.domain.disclosure import display_name
from forumdesk.domain.parity import Party, Point, delegations_of, parity
from forumdesk.services.choosing import event_of
from forumdesk.services.errors import UnknownError
from forumdesk.store.workspace import Workspace

__all__ = ["Compared", "Party", "Point", "compare", "parties"]


@dataclass(frozen=True, slots=True)
class Compared:
    """Both parties, the leads as (ref, name as the organiser may see it) or None, and where they are not even."""

    left: Party
    right: Party
    leads: tuple[tuple[str, str] | None, tuple[str, str] | None]
    uneven: tuple[Point, ...]


def parties(workspace: Workspace, event_code: str) -> list[str]:
    """Whom one can compare: every side of an event, then every delegation. UnknownError."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    listed = [one for one in snapshot.delegations if one.event_id == event.id]
    said = {one.delegation for one in snapshot.at_event.get(event.id, ()) if one.delegation}
    sides = sorted({one.side for one in listed if one.side}, key=str.casefold)
    codes = sorted(said.union(one.code for one in listed), key=str.casefold)
    return list(dict.fromkeys([*sides, *codes]))


def compare(workspace: Workspace, event_code: str, left: str, right: str) -> Compared:
    """Two delegations, or two sides. UnknownError for an event, or for what is neither."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    for name in (left, right):
        if not delegations_of(snapshot, event, name):
            raise UnknownError("delegation at this event", name)
    found = parity(snapshot, event, left, right)

    def lead(party: Party) -> tuple[str, str] | None:
        if party.lead_id is None:
            return None
        return snapshot.people[party.lead_id].ref, display_name(snapshot, party.lead_id, event.id)

    return Compared(found.left, found.right, (lead(found.left), lead(found.right)), found.uneven)
