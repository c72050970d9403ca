"""The checklist of a forum three weeks away: late, due, done; an item chosen; and an event that has none."""

from datetime import UTC, datetime, timedelta
from functools import partial

from forumdesk.domain.checklists import ItemStatus
from forumdesk.services import checklisting
from forumdesk.store.tables import Entity
from tests.ui.camera import Camera
from tests.ui.house import spin
from tests.ui.scenes.overview import a_busy_event
from ui.pages.checklist import ChecklistPage


def rows() -> list[Entity]:
    return a_busy_event(datetime.now(UTC).date() + timedelta(days=21))


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["checklist"]
    if not isinstance(page, ChecklistPage):
        raise TypeError(page)
    spin(lambda: page.count.text() != "")
    window.desk.change(partial(checklisting.take_list, event_code="OF27", name="forum"))
    spin(lambda: page.model.total > 20)
    items = [line.line_id for line in page.model.rows if line.view is not None]
    window.desk.change(partial(checklisting.set_status, item_ids=items[1:3], status=ItemStatus.DONE))
    spin(lambda: page.count.text() == "24 open")
    window.turn("checklist")
    page.table.pick(1)
    page.table.setFocus()
    camera.look("checklist", lambda: window)
    page.filters.list.put("own")
    page.table.pick(7)
    camera.look("checklist-own", lambda: window)
    page.search("nothing of the kind")
    camera.look("checklist-no-match", lambda: window)
