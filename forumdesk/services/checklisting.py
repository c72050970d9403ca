"""What has to be done before, at and after an event: looking at the items, and changing them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.checklists import ChecklistItem, ItemStatus, Urgency, due_on, urgency
from forumdesk.domain.events import Event
from forumdesk.services import shipped
from forumdesk.services.choosing import event_of
from forumdesk.services.errors import EmptyNameError
from forumdesk.store.workspace import Workspace

OWN = "own"
"""The checklist of the items that somebody added here."""


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item, the day it is due, and how that stands to today."""

    item: ChecklistItem
    due: date | None
    urgency: Urgency
    days_late: int = 0

    @property
    def open(self) -> bool:
        return self.item.status is ItemStatus.OPEN

    @property
    def pressing(self) -> bool:
        """Open, and due today or before."""
        return self.open and self.urgency in (Urgency.LATE, Urgency.TODAY)


def today_at(workspace: Workspace, event: Event) -> date:
    """The day it is now where the event is."""
    return workspace.world.now().astimezone(ZoneInfo(event.zone)).date()


def items(workspace: Workspace, event_code: str) -> list[ItemView]:
    """The event's items, list by list, group by group, each in its order. Raises UnknownError."""
    event = event_of(workspace.snapshot(), event_code)
    return views(event, workspace.where(ChecklistItem, event_id=event.id), today_at(workspace, event))


def views(event: Event, found: Collection[ChecklistItem], today: date) -> list[ItemView]:
    """Items as they stand on a day. Lists and groups keep the place of their first item; own items come last."""
    in_turn = sorted(found, key=lambda one: (one.checklist == OWN, one.checklist, one.position))
    groups = list(dict.fromkeys((one.checklist, one.section, one.group) for one in in_turn))
    in_turn.sort(key=lambda one: groups.index((one.checklist, one.section, one.group)))
    dues = [due_on(event, one) for one in in_turn]
    return [
        ItemView(one, due, urgency(due, today), max(0, (today - due).days) if due else 0)
        for one, due in zip(in_turn, dues, strict=True)
    ]


def set_status(workspace: Workspace, item_ids: Collection[str], status: ItemStatus) -> ChangeSet:
    """Done, open again, or not relevant; several at once as one step."""
    label = Label.CHECKLIST_DONE if status is ItemStatus.DONE else Label.CHECKLIST_CHANGED
    with workspace.transaction(label) as tx:
        tx.save_all([replace(tx.get(ChecklistItem, one), status=status) for one in item_ids])
    return tx.change_set


def change_item(workspace: Workspace, item_id: str, values: Mapping[str, object]) -> ChangeSet:
    """Fields of one item, but not its status. EmptyNameError for an item that would say nothing."""
    with workspace.transaction(Label.CHECKLIST_CHANGED) as tx:
        item = replace(tx.get(ChecklistItem, item_id), **values)  # type: ignore[arg-type]  # by name
        if not item.text.strip():
            raise EmptyNameError
        tx.save(item)
    return tx.change_set


def due_at(workspace: Workspace, item_id: str, due: date | None) -> ChangeSet:
    """Set the day an item is due; it is kept as days to the event's first, so that it moves with the event."""
    item = workspace.get(ChecklistItem, item_id)
    start = workspace.get(Event, item.event_id).start_date
    days = (due - start).days if due is not None and start is not None else None
    return change_item(workspace, item_id, {"due_days": days})


def add_item(workspace: Workspace, event_code: str, text: str) -> ChangeSet:
    """An item of one's own, the last of the event's own list. EmptyNameError for one that says nothing."""
    if not text.strip():
        raise EmptyNameError
    event = event_of(workspace.snapshot(), event_code)
    with workspace.transaction(Label.CHECKLIST_ADDED) as tx:
        own = tx.where(ChecklistItem, event_id=event.id, checklist=OWN)
        position = 1 + max((one.position for one in own), default=0)
        tx.save(ChecklistItem(tx.new_id(), event.id, OWN, position, text.strip()))
    return tx.change_set


def remove_item(workspace: Workspace, item_id: str) -> ChangeSet:
    """Take an item off the list; undo brings it back."""
    with workspace.transaction(Label.CHECKLIST_REMOVED) as tx:
        tx.remove(tx.get(ChecklistItem, item_id))
    return tx.change_set


def take_list(workspace: Workspace, event_code: str, name: str) -> ChangeSet:
    """Put a list that comes with the program on the event; items of it that are there already stay as they are."""
    event = event_of(workspace.snapshot(), event_code)
    with workspace.transaction(Label.CHECKLIST_ADDED) as tx:
        there = {one.position for one in tx.where(ChecklistItem, event_id=event.id, checklist=name)}
        rows = [one for one in shipped.checklist_items(event.id, name) if one.position not in there]
        tx.save_all([replace(one, id=tx.new_id()) for one in rows])
    return tx.change_set
