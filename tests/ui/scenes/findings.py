"""Findings, one of them accepted, and the line of history that came of it."""

from functools import partial

from forumdesk.services import checking
from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.pages.findings import FindingsPage
from ui.pages.history import HistoryPage


def play(camera: Camera) -> None:
    window = camera.window
    findings, history = window.pages["findings"], window.pages["history"]
    if not isinstance(findings, FindingsPage) or not isinstance(history, HistoryPage):
        raise TypeError(findings, history)
    spin(lambda: findings.count.text() != "")
    last = findings.model.rows[-1].line_id
    window.desk.change(partial(checking.accept, finding_id=last, reason="Known, and agreed with the venue"))
    spin(lambda: window.undo.isEnabled() and findings.count.text() == "4 open")
    window.turn("findings")
    findings.table.pick(1)
    camera.look("findings", lambda: window)
    window.turn("history")
    history.table.pick(0)
    camera.look("history", lambda: window)
