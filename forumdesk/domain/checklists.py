"""Checklists: items with an owner, a due day and a status. Free text, never a score."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .events import Event


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


class Urgency(StrEnum):
    """How an open item stands to today."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"


SOON = timedelta(days=7)


def due_on(event: Event, item: ChecklistItem) -> date | None:
    """The day it is due; None for an item or an event without one."""
    if event.start_date is None or item.due_days is None:
        return None
    return event.start_date + timedelta(days=item.due_days)


def urgency(due: date | None, today: date) -> Urgency:
    """By the day it is due; what has no day can wait."""
    if due is None or due > today + SOON:
        return Urgency.LATER
    if due < today:
        return Urgency.LATE
    return Urgency.TODAY if due == today else Urgency.SOON
