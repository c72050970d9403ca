"""When an item of a checklist is due, and how that stands to today."""

from datetime import date

import pytest

from forumdesk.domain.checklists import ChecklistItem, Urgency, due_on, urgency
from forumdesk.domain.events import Event

FIRST = date(2027, 6, 14)


def test_an_item_is_due_so_many_days_from_the_first_day() -> None:
    event, item = Event("e", "XX", start_date=FIRST), ChecklistItem("i", "e", "own", 1, "Book", due_days=-4)

    assert due_on(event, item) == date(2027, 6, 10)


def test_an_item_without_days_or_an_event_without_a_date_is_due_never() -> None:
    item = ChecklistItem("i", "e", "own", 1, "Book", due_days=-4)

    assert due_on(Event("e", "XX"), item) is None
    assert due_on(Event("e", "XX", start_date=FIRST), ChecklistItem("i", "e", "own", 1, "Book")) is None


@pytest.mark.parametrize(
    ("due", "stands"),
    [
        (date(2027, 6, 8), Urgency.LATE),
        (date(2027, 6, 9), Urgency.TODAY),
        (date(2027, 6, 16), Urgency.SOON),
        (date(2027, 6, 17), Urgency.LATER),
        (None, Urgency.LATER),
    ],
)
def test_what_is_due_is_late_today_soon_or_later(due: date | None, stands: Urgency) -> None:
    assert urgency(due, date(2027, 6, 9)) is stands
