"""Organisations, delegations with one more than agreed, series with their events, and the dialog of a new one."""

from functools import partial

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.events import Event
from forumdesk.services import delegating, organising, staging
from forumdesk.store.workspace import Workspace
from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.dialogs.new_event import NewEventDialog
from ui.pages.list_page import ListPage

_LONG = "Donaudampfschifffahrtsgesellschaft für internationale Friedensvermittlung und Konfliktbearbeitung"
_ARABIC = "معهد الوساطة المتخيل"


def play(camera: Camera) -> None:
    window = camera.window
    for name in (_LONG, _ARABIC):
        window.desk.change(partial(organising.add, name=name))
    for code in ("BLUE", "GREEN"):
        window.desk.change(partial(delegating.add, event_code="OF27", code=code))
    window.desk.change(_agree)
    window.desk.change(_put_series)
    for name, row in (("organisations", 0), ("delegations", 0), ("events", 1)):
        window.turn(name)
        page = window.pages[name]
        if not isinstance(page, ListPage):
            raise TypeError(page)
        spin(partial(_filled, page))
        page.table.pick(row)
        page.table.setFocus()
        camera.look(name, lambda: window)
    window.turn("events")
    window.pages["events"].acts[-1].trigger()
    spin(lambda: bool(window.findChildren(NewEventDialog)))
    camera.look("events-new", lambda: window.findChildren(NewEventDialog)[0], (520, 100))


def _filled(page: ListPage[object]) -> bool:
    return page.model.total > 1


def _agree(workspace: Workspace) -> ChangeSet:
    blue = delegating.delegations(workspace, "OF27")[0].delegation
    return delegating.change(workspace, blue.id, "agreed_size", 2)


def _put_series(workspace: Workspace) -> ChangeSet:
    staging.add_series(workspace, "OF", "Oslo Forum")
    series = staging.series(workspace)[0].series
    with workspace.transaction(Label.SERIES_CHANGED) as tx:
        code = tx.all(Event)[0].code
    if series is not None:
        return staging.put_into_series(workspace, code, series.id)
    raise RuntimeError("the series was not made")
