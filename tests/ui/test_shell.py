"""What the window remembers, asks when it is closed, shows on F1 and takes when it is let go over it."""

import re
import threading
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.changes import Label
from forumdesk.domain.errors import NotWritableError
from forumdesk.progress import Progress
from forumdesk.store.history import Step
from forumdesk.store.workspace import Workspace
from ui import settings, theme, words
from ui.dialogs import about
from ui.dialogs.about import AboutDialog
from ui.dialogs.keys import KeysDialog
from ui.dialogs.leaving import LeavingDialog
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Mode
from ui.widgets.inspector import Inspector
from ui.widgets.undo_words import step_text


def test_the_switcher_leads_to_series_and_events_and_to_a_new_one(window: MainWindow, qtbot: QtBot) -> None:
    actions = {action.text(): action for action in window.bar.menu.actions()}

    actions["Series and events"].trigger()
    there = window.page.name
    actions["New event..."].trigger()

    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(QDialog)))
    assert there == "events"
    for dialog in window.findChildren(QDialog):
        dialog.close()


def test_dividers_are_remembered_and_so_is_that_details_were_closed(
    window: MainWindow, kept: Settings, qtbot: QtBot
) -> None:
    window.turn("people")
    window.middle._panes.setSizes([260, 800, 400])
    window.middle._panes.splitterMoved.emit(260, 1)

    window.inspector.close_button.click()
    closed = window.inspector.isVisible()
    window.turn("history")

    assert (kept.get(settings.NAV_WIDTH), kept.get(settings.INSPECTOR_OPEN)) == (window.nav.width(), False)
    assert not closed
    assert not window.inspector.isVisible()
    assert window.page.open_details.isVisible()


def test_closing_while_work_runs_asks_and_stays_or_stops_it(window: MainWindow, qtbot: QtBot) -> None:
    going = threading.Event()

    def work(workspace: Workspace, progress: Progress) -> None:
        for number in range(1000):
            progress(number, 1000)
            going.wait(0.02)

    window.desk.run(work, lambda _: None, "status.reading")
    window.close()
    stays = window.findChildren(LeavingDialog)
    stays[0].stay.click()
    stayed = window.isVisible()
    window.close()

    next(one for one in window.findChildren(LeavingDialog) if one.isVisible()).stop.click()

    assert stayed
    with qtbot.waitSignal(window.left):
        pass


def test_waiting_closes_the_window_when_the_work_is_done(window: MainWindow, qtbot: QtBot) -> None:
    going = threading.Event()
    window.desk.run(lambda workspace, progress: going.wait(10), lambda _: None)
    window.close()

    with qtbot.waitSignal(window.left):
        window.findChildren(LeavingDialog)[0].wait.click()
        going.set()

    assert not window.isVisible()


def test_who_is_asked_reads_what_runs_now_and_is_asked_no_longer_than_something_does(
    window: MainWindow, qtbot: QtBot
) -> None:
    first, second = threading.Event(), threading.Event()

    def work(workspace: Workspace, progress: Progress) -> None:
        progress(7, 9)
        first.wait(10)

    window.desk.run(work, lambda _: None, "status.reading")
    window.desk.run(lambda workspace, progress: second.wait(10), lambda _: None, "status.closing")
    window.close()
    asked = window.findChildren(LeavingDialog)[0]
    qtbot.waitUntil(lambda: asked.task.text() == "Reading 7 of 9")

    first.set()

    qtbot.waitUntil(lambda: asked.task.text() == "Closing...")
    with qtbot.waitSignal(window.left):
        second.set()
    assert not window.isVisible()


@pytest.mark.parametrize("waits", [True, False])
def test_a_window_stays_to_say_what_went_wrong_with_what_was_waited_for(
    window: MainWindow, qtbot: QtBot, waits: bool
) -> None:
    going = threading.Event()

    def work(workspace: Workspace, progress: Progress) -> None:
        going.wait(10)
        raise NotWritableError(Path("list.csv"))

    window.desk.run(work, lambda _: None, "status.reading")
    window.close()
    asked = window.findChildren(LeavingDialog)[0]
    if waits:
        qtbot.mouseClick(asked.wait, Qt.MouseButton.LeftButton)

    with qtbot.waitSignal(window.desk.idle):
        going.set()

    assert window.isVisible()
    assert not [one for one in window.findChildren(LeavingDialog) if one.isVisible()]


def test_f1_lists_every_key_in_words(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)

    dialog = window.findChildren(KeysDialog)[0]
    lines = dict(dialog.lines)
    assert lines["Ctrl+1"] == words.say(f"page.{window.nav.numbered[0]}")
    assert lines["Ctrl+L"] == "Lock the workspace"
    assert lines["F1"] == "All keys"
    dialog.accept()


def test_about_says_the_notice_in_both_languages_and_whose_work_it_is(window: MainWindow) -> None:
    next(action for action in window.finder.actions if action.text() == "About ForumDesk").trigger()

    dialog = window.findChildren(AboutDialog)[0]
    said = {label.text() for label in dialog.findChildren(QLabel)}
    assert {words.say_in("en", "notice"), words.say_in("nb", "notice")} <= said
    assert "reportlab" in dialog.licences.toPlainText()
    assert "SIL OPEN FONT LICENSE" in dialog.licences.toPlainText()
    dialog.accept()


def test_about_has_the_whole_licence_of_every_library_of_the_program() -> None:
    asked = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {re.split(r"[^\w.-]", line, maxsplit=1)[0].lower() for line in asked}

    told = about.licences()

    assert {name.lower() for name in about.BUILT_ON} == names
    parts = re.split(r"={72}\n(\S+) \S+\n={72}\n", told)[1:]
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    plain = {re.sub(r"[-_.]+", "-", name).lower(): text for name, text in sections.items()}
    assert names <= set(plain)
    assert {name for name, text in plain.items() if len(text) < 200} == set()
    assert "ZETETIC LLC" in plain["sqlcipher3"]
    assert "public domain" in plain["sqlcipher3"]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in told


def test_about_in_a_bundle_shows_the_texts_that_were_gathered_for_it(tmp_path: Path) -> None:
    (tmp_path / "THIRD-PARTY.txt").write_text("all of them", "utf-8")

    assert about.licences(tmp_path / "forumdesk") == "all of them"


@pytest.mark.parametrize(("names", "taken"), [(("list.csv",), True), (("a.csv", "b.csv"), False), (("x.png",), False)])
def test_one_list_let_go_over_the_window_is_taken_and_nothing_else(
    window: MainWindow, tmp_path: Path, names: tuple[str, ...], taken: bool
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    dropped: list[Path] = []
    window.dropping.dropped.disconnect()
    window.dropping.dropped.connect(dropped.append)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    # Qt hands a drop to what a real drag was over; the filter is asked in its place.
    window.dropping.eventFilter(window, QDropEvent(QPointF(9, 9), copy, data, left, none))

    assert dropped == ([tmp_path / names[0]] if taken else [])


def test_undo_counts_and_names_nobody(qapp: QApplication) -> None:
    many = Step(Label.ANSWER_CHANGED, (("participation", 3), ("person", 1)))

    assert step_text(many) == "answer changed for 3 people"
    assert step_text(Step(Label.ANSWER_CHANGED, (("participation", 1),))) == "answer changed"
    assert step_text(Step(Label.SESSIONS_SHIFTED, (("session", 12),))) == "sessions shifted later, 12 sessions"
    assert step_text(Step(Label.PERSON_CHANGED, (("person", 1),), ("print_name_typed",))) == "print name changed"
    assert step_text(Step(Label.PERSON_CHANGED, (("person", 1),), ("title", "email"))) == "person changed"
    words.speak(qapp, "nb")
    assert step_text(many) == "svar endret for 3 personer"


def test_with_high_contrast_the_systems_colours_hold_and_grounds_are_dropped(qapp: QApplication) -> None:
    system = QPalette()
    system.setColor(QPalette.ColorRole.Window, QColor("#000000"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("#ffffff"))
    system.setColor(QPalette.ColorRole.Link, QColor("#ffff00"))

    now = theme.contrast_tokens(system)

    assert {now.surface, now.block_ground, now.alias_ground, now.sunken} == {"#000000"}
    assert {now.text, now.text3, now.block, now.warn_mark, now.line, now.marking} == {"#ffffff"}
    assert (now.accent, now.on_marking, now.tint) == ("#ffff00", "#000000", "#333333")


def test_high_contrast_can_be_on_and_off_again(qapp: QApplication) -> None:
    plain = theme.tokens()

    theme.apply(qapp, Mode.LIGHT, 100, contrast=True)
    high = theme.tokens()
    theme.apply(qapp, Mode.LIGHT, 100, contrast=False)

    assert high.surface == high.window
    assert theme.tokens() == plain
    assert theme.wants_contrast(qapp) is False


def test_details_scroll_no_farther_than_what_is_shown(qtbot: QtBot) -> None:
    long, short = (QWidget(), QWidget())
    inspector = Inspector()
    qtbot.addWidget(inspector)
    for pane, said in ((long, "An invented word. " * 400), (short, "An invented word.")):
        label = QLabel(said)
        label.setWordWrap(True)
        QVBoxLayout(pane).addWidget(label)
        inspector.add(pane)
    inspector.resize(328, 600)
    inspector.turn(long)
    inspector.show()
    (scroll,) = inspector.findChildren(QScrollArea)
    bar = scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)

    inspector.turn(short)

    qtbot.waitUntil(lambda: bar.maximum() == 0)
