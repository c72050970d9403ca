"""What the next copy that leaves is numbered, and what runs along its pages."""

from zoneinfo import ZoneInfo

from forumdesk.domain import disclosure
from forumdesk.domain.cards import Running
from forumdesk.domain.copies import Copy
from forumdesk.domain.events import Event
from forumdesk.services.errors import MarkTellsError
from forumdesk.store import anchors
from forumdesk.store.workspace import Workspace


def next_number(workspace: Workspace, event: Event) -> str:
    """One more than the event's last copy; on a discreet event under its letters instead of its code."""
    head = event.copy_letters or event.code
    taken = [one.number.rpartition("-")[2] for one in workspace.where(Copy, event_id=event.id)]
    return f"{head}-{1 + max(map(int, taken), default=0):04}"


def running(workspace: Workspace, event: Event, mark: str = "") -> Running:
    """With the end of the history as it is now, and whom the pages name across. MarkTellsError."""
    if not disclosure.mark_allowed(workspace.snapshot(), event, mark):
        raise MarkTellsError("recipient mark", event.code)
    made_at = workspace.world.now().astimezone(ZoneInfo(event.zone))
    number, anchor = next_number(workspace, event), str(anchors.head(workspace))
    return disclosure.running(event, number, f"{made_at:%Y-%m-%d %H:%M}", anchor, mark)
