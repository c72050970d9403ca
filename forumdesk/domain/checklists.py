"""Checklists: items with an owner, a due day and a status. Free text, never a score."""

from dataclasses import dataclass
from enum import StrEnum


class ItemStatus(StrEnum):
    OPEN = "open"
    DONE = "done"
    NOT_RELEVANT = "not_relevant"


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """`due_days` counts from the event's first day, negative before it."""

    id: str
    event_id: str
    checklist: str
    position: int
    text: str
    section: str = ""
    group: str = ""
    owner: str = ""
    due_days: int | None = None
    status: ItemStatus = ItemStatus.OPEN
    note: str = ""
