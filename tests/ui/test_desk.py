"""The desk: one thread owns the workspace, and the window hears what came of it."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.errors import AlreadyExistsError
from forumdesk.domain.events import Event
from forumdesk.progress import Cancelled, Progress
from forumdesk.services import checking, planning
from forumdesk.services.errors import AlreadyThereError
from forumdesk.store.cipher import Secret
from forumdesk.store.errors import NothingToRedoError, WrongKeyError
from forumdesk.store.history import Reach
from forumdesk.store.workspace import Workspace
from tests.builders import SECRET
from ui.desk import Desk, Task


def _new_event(code: str) -> Callable[[Workspace], ChangeSet]:
    return partial(planning.new_event, code=code, source="OF27", title="Invented", start=None)


def _labels(reach: Reach) -> tuple[Label | None, Label | None]:
    return reach.undo.label if reach.undo else None, reach.redo.label if reach.redo else None


def _threads(workspace: Workspace) -> tuple[str, int]:
    return threading.current_thread().name, len(workspace.all(Event))


def test_a_reading_is_done_on_the_desks_thread_and_told_on_the_windows(desk: Desk, qtbot: QtBot) -> None:
    heard: list[tuple[tuple[str, int], str]] = []

    desk.read(_threads, lambda answer: heard.append((answer, threading.current_thread().name)))

    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(("store_0", 2), threading.main_thread().name)]


def test_a_change_is_told_and_can_be_undone_and_done_again(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.changed) as told:
        desk.change(_new_event("NY28"))
    after_change = desk.reach
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    after_undo = desk.reach
    with qtbot.waitSignal(desk.changed):
        desk.redo()

    assert told.args is not None
    assert told.args[0].label is Label.NEW_EVENT
    assert told.args[0].touches("event")
    assert [_labels(one) for one in (after_change, after_undo, desk.reach)] == [
        (Label.NEW_EVENT, None),
        (None, Label.NEW_EVENT),
        (Label.NEW_EVENT, None),
    ]
    assert after_change.undo is not None
    assert after_change.undo.of("event") == 1


def test_a_refusal_is_told_and_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    changed: list[object] = []
    desk.changed.connect(changed.append)

    with qtbot.waitSignal(desk.failed) as told:
        desk.change(_new_event("MU27"))

    assert told.args is not None
    assert isinstance(told.args[0], AlreadyThereError)
    assert changed == []
    with qtbot.waitSignal(desk.failed) as told:
        desk.redo()
    assert told.args is not None
    assert isinstance(told.args[0], NothingToRedoError)


def test_a_change_that_changed_nothing_makes_no_news(desk: Desk, qtbot: QtBot) -> None:
    changed: list[object] = []
    desk.changed.connect(changed.append)

    with qtbot.waitSignal(desk.idle):
        desk.change(lambda _: ChangeSet(0, Label.NEW_EVENT, ()))

    assert changed == []


def test_an_error_of_our_own_is_told_apart_and_the_desk_goes_on(desk: Desk, qtbot: QtBot) -> None:
    heard: list[object] = []

    with qtbot.waitSignal(desk.crashed) as told:
        desk.read(lambda workspace: 1 / 0, heard.append)
    with qtbot.waitSignal(desk.idle):
        desk.read(checking.check, heard.append)

    assert told.args is not None
    assert isinstance(told.args[0], ZeroDivisionError)
    assert len(heard) == 1


def test_a_page_that_is_gone_is_not_told_however_it_asked(desk: Desk, qtbot: QtBot) -> None:
    heard = []

    class Gone(QObject):
        def hear(self, _: object) -> None:
            heard.append(self)

    def hear(whose: Gone, _: object) -> None:
        heard.append(whose)

    page = Gone()
    page.deleteLater()
    answers = (page.hear, partial(hear, page), lambda _: heard.append(page))
    qtbot.waitSignal(page.destroyed, timeout=1000).wait()

    with qtbot.waitSignal(desk.idle):
        for answer in answers:
            desk.read(_threads, answer)

    assert not heard


def test_long_work_says_how_far_it_is_and_stops_when_asked(desk: Desk, qtbot: QtBot) -> None:
    heard: list[object] = []
    far: list[tuple[int, int]] = []
    halfway = threading.Event()
    desk.progressed.connect(lambda done, total: far.append((done, total)))

    def count(workspace: Workspace, progress: Progress) -> int:
        progress(1, 2)
        halfway.wait(10)
        progress(2, 2)
        return 2

    desk.run(count, heard.append)
    qtbot.waitUntil(lambda: far == [(1, 2)])
    with qtbot.waitSignal(desk.failed) as told:
        desk.cancel()
        halfway.set()

    assert told.args is not None
    assert isinstance(told.args[0], Cancelled)
    assert heard == []
    with qtbot.waitSignal(desk.idle):
        desk.run(count, heard.append)
    assert heard == [2]


def test_a_wrong_passphrase_is_refused_and_the_right_one_still_opens(bare_desk: Desk, file: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bare_desk.failed) as told:
        bare_desk.open(file, Secret("not this one"))
    with qtbot.waitSignal(bare_desk.opened):
        bare_desk.open(file, SECRET)

    assert told.args is not None
    assert isinstance(told.args[0], WrongKeyError)


def test_opening_can_be_cancelled_while_the_key_is_made(bare_desk: Desk, file: Path, qtbot: QtBot) -> None:
    opened: list[bool] = []
    bare_desk.opened.connect(lambda: opened.append(True))

    with qtbot.waitSignal(bare_desk.failed) as told:
        bare_desk.open(file, SECRET)
        bare_desk.cancel()

    assert told.args is not None
    assert isinstance(told.args[0], Cancelled)
    assert opened == []
    with qtbot.waitSignal(bare_desk.opened):
        bare_desk.open(file, SECRET)


def test_a_new_workspace_that_was_cancelled_leaves_no_file(bare_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "new.forumdesk"
    made = threading.Event()

    with qtbot.waitSignal(bare_desk.failed):
        bare_desk.create(path, SECRET)
        # The file is there before anybody can change their mind about it.
        while not path.exists():
            made.wait(0.001)
        bare_desk.cancel()

    assert list(tmp_path.iterdir()) == []


def test_a_new_workspace_holds_the_shipped_series_and_never_overwrites(
    bare_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "new.forumdesk"
    heard: list[int] = []

    with qtbot.waitSignal(bare_desk.opened):
        bare_desk.create(path, SECRET)
    with qtbot.waitSignal(bare_desk.idle):
        bare_desk.read(lambda workspace: len(workspace.history()), heard.append)
    with qtbot.waitSignal(bare_desk.failed) as told:
        bare_desk.create(path, SECRET)

    assert heard == [1]
    assert told.args is not None
    assert isinstance(told.args[0], AlreadyExistsError)


def test_closing_does_what_was_asked_for_before_and_leaves_one_file(file: Path, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignals([desk.changed, desk.closed]):
        desk.change(_new_event("NY28"))
        desk.close()

    desk.wait()

    assert [path.name for path in file.parent.iterdir() if "forum.forumdesk" in path.name] == ["forum.forumdesk"]


def test_what_the_desk_is_at_is_told(desk: Desk, qtbot: QtBot) -> None:
    tasks: list[object] = []
    desk.busy.connect(tasks.append)

    with qtbot.waitSignal(desk.idle):
        desk.read(_threads, lambda _: None)
        desk.change(_new_event("NY28"))

    assert tasks == [Task.READING, Task.WRITING]


def test_nothing_is_read_where_nothing_is_open(bare_desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bare_desk.crashed) as told:
        bare_desk.read(_threads, lambda _: None)

    assert told.args is not None
    assert isinstance(told.args[0], RuntimeError)


@pytest.mark.parametrize("times", [1, 3])
def test_the_desk_can_be_closed_more_than_once(bare_desk: Desk, times: int, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bare_desk.closed):
        for _ in range(times):
            bare_desk.close()
