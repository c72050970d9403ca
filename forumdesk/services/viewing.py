"""What the organiser's screen shows: events, and people with the protected ones masked."""

from dataclasses import dataclass

from forumdesk.changes import Label
from forumdesk.domain import disclosure
from forumdesk.domain.copies import Reveal
from forumdesk.domain.disclosure import PersonView
from forumdesk.domain.events import Event
from forumdesk.services.choosing import event_of
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EventView:
    """One event, how many people its list has, whatever they answered, and how many sessions were not cancelled."""

    event: Event
    people: int
    sessions: int


def events(workspace: Workspace) -> list[EventView]:
    """By start, those without dates last."""
    snapshot = workspace.snapshot()
    views = [
        EventView(
            event,
            len(snapshot.at_event.get(event.id, ())),
            len(snapshot.live_sessions(event.id)),
        )
        for event in snapshot.events.values()
    ]
    return sorted(views, key=lambda one: (one.event.start_date is None, str(one.event.start_date), one.event.code))


def people(
    workspace: Workspace, event_code: str | None = None, search: str = "", reveal: bool = False
) -> list[PersonView]:
    """Everybody, or those at one event; a reveal is on record before a name is shown."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code) if event_code is not None else None
    if reveal:
        with workspace.transaction(Label.REVEAL) as tx:
            tx.save(Reveal(tx.new_id(), "people", event.id if event else None, tx.now()))
    return disclosure.people_view(snapshot, event_code, search, reveal)
