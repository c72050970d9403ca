"""What the next copy that leaves is numbered, and what runs along its pages."""

from zoneinfo import ZoneInfo

from forumdesk.domain import disclosure
from forumdesk.domain.cards import Running
from forumdesk.domain.copies import Copy
from forumdesk.domain.events import Event
from forumdesk.store.workspace import Workspace


def running(workspace: Workspace, event: Event) -> Running:
    """One more than the event's last copy; on a discreet event under its letters instead of its code."""
    head = event.copy_letters or event.code
    taken = [one.number.rpartition("-")[2] for one in workspace.where(Copy, event_id=event.id)]
    number = 1 + max(map(int, taken), default=0)
    made_at = workspace.world.now().astimezone(ZoneInfo(event.zone))
    return disclosure.running(event, f"{head}-{number:04}", f"{made_at:%Y-%m-%d %H:%M}")
