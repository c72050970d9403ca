"""The shell: events, pages, undo, keys, widths, names; on a real encrypted file."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from forumdesk.services import checking, planning
from ui import theme, words
from ui.main_window import MainWindow
from ui.pages.findings import FindingsPage
from ui.pages.people import PeoplePage
from ui.theme import Mode
from ui.widgets.inspector import Inspector

CONTROL = Qt.KeyboardModifier.ControlModifier
SPOKEN = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QTableView)


def people_of(window: MainWindow) -> PeoplePage:
    page = window.pages["people"]
    assert isinstance(page, PeoplePage)
    return page


def test_the_window_is_titled_forumdesk_and_nothing_more(window: MainWindow) -> None:
    assert window.windowTitle() == "ForumDesk"


def test_the_first_event_is_shown_and_marked_when_discreet(window: MainWindow) -> None:
    assert window.bar.switcher.text() == "Oslo Forum 2027"
    assert window.banner.isVisible()


def test_another_event_is_chosen_in_the_switcher(window: MainWindow, qtbot: QtBot) -> None:
    other = next(action for action in window.bar.menu.actions() if action.text() == "Muscat Edition 2027")

    other.trigger()

    qtbot.waitUntil(lambda: people_of(window).model.total == 2)
    assert not window.banner.isVisible()
    assert window.bar.switcher.accessibleName() == "Change event: Muscat Edition 2027"


def test_pages_are_turned_by_click_and_by_key(window: MainWindow, qtbot: QtBot) -> None:
    window.nav.items["history"].click()
    by_click = window.page.name

    qtbot.keyClick(window, Qt.Key.Key_3, CONTROL)
    by_number = window.page.name
    qtbot.keyClick(window, Qt.Key.Key_Comma, CONTROL)

    assert by_click == "history"
    assert by_number == window.nav.numbered[2]
    assert window.page.name == "settings"
    assert window.nav.items["settings"].isChecked()
    assert not window.inspector.isVisible()


def test_up_and_down_walk_the_navigation(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    items = list(window.nav.items.values())
    items[0].setFocus()

    qtbot.keyClick(items[0], Qt.Key.Key_Up)
    last = items[-1].hasFocus()
    qtbot.keyClick(items[-1], Qt.Key.Key_Down)

    assert last
    assert items[0].hasFocus()


def test_undo_and_redo_say_what_they_would_take(window: MainWindow, qtbot: QtBot) -> None:
    new = partial(planning.new_event, code="NY28", source="OF27", title="Invented", start=None)
    before = window.undo.text(), window.undo.isEnabled()

    with qtbot.waitSignal(window.desk.changed):
        window.desk.change(new)
    qtbot.waitUntil(window.undo.isEnabled)
    undo = window.status.undo.text()
    with qtbot.waitSignal(window.desk.changed):
        qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(window.redo.isEnabled)

    assert before == ("Nothing to undo", False)
    assert undo == "Undo: event made"
    assert window.redo.text() == "Redo: event made"
    assert not window.status.undo.isVisible()


def test_a_refusal_outlasts_what_pages_read_by_themselves_and_goes_with_the_next_change(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.status.refuse("That cannot be undone.")

    with qtbot.waitSignal(window.desk.idle):
        window.desk.read(lambda _: None, lambda _: None)
    read = window.status.said.text()
    with qtbot.waitSignal(window.desk.changed):
        window.desk.change(partial(planning.new_event, code="NY28", source="OF27", title="Invented", start=None))

    assert read == "That cannot be undone."
    assert window.status.said.text() != read


def test_a_refusal_goes_when_another_page_is_turned_to(window: MainWindow) -> None:
    window.status.refuse("That cannot be undone.")

    window.turn("venues")

    assert window.status.said.text() == ""


def test_progress_is_shown_with_numbers_and_can_be_cancelled(window: MainWindow, qtbot: QtBot) -> None:
    window.status.show_task("status.writing")
    window.status.show_progress(128, 305)

    assert window.status.said.text() == "Writing 128 of 305"
    with qtbot.waitSignal(window.status.cancelled):
        window.status._stop.click()


@pytest.mark.parametrize(("units", "rail", "drawer"), [(1440, False, False), (1000, True, False), (720, True, True)])
def test_what_does_not_fit_becomes_a_rail_and_a_drawer(
    window: MainWindow, qtbot: QtBot, units: int, rail: bool, drawer: bool
) -> None:
    window.turn("people")
    window.turn("people")
    window.resize(units, 700)
    qtbot.waitUntil(lambda: window.width() == units)

    assert (window.nav.width() < 100) is rail
    assert window.middle.drawer is drawer
    assert window.inspector.isVisible() is not drawer


def test_at_200_per_cent_the_same_window_is_half_as_wide(window: MainWindow, qapp: QApplication) -> None:
    window.resize(1440, 900)
    theme.apply(qapp, Mode.LIGHT, 200)

    window.refit()

    assert window.middle.drawer


def test_the_drawer_opens_over_the_page_and_escape_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    window.turn("people")
    window.turn("people")
    window.resize(720, 700)
    qtbot.waitUntil(lambda: window.middle.drawer)

    qtbot.keyClick(window, Qt.Key.Key_I, CONTROL)
    opened = window.inspector.isVisible()
    qtbot.keyClick(window.inspector, Qt.Key.Key_Escape)

    assert opened
    assert not window.inspector.isVisible()
    assert people_of(window).open_details.isVisible()


def test_a_page_that_is_turned_to_by_key_takes_the_keyboard_where_its_work_is(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.turn("invitations")
    window.pages["invitations"].filter_field.setFocus()

    qtbot.keyClick(window, Qt.Key.Key_2, CONTROL)

    programme = window.pages["programme"]
    focused = QApplication.focusWidget()
    assert programme.isVisible()
    assert focused is programme.filter_field


@pytest.mark.parametrize("number", [Qt.Key.Key_3, Qt.Key.Key_4])
def test_from_the_bar_too_the_keyboard_goes_along_to_the_list(window: MainWindow, qtbot: QtBot, number: Qt.Key) -> None:
    window.activateWindow()
    window.bar.search.setFocus()

    qtbot.keyClick(window, number, CONTROL)

    assert QApplication.focusWidget() is window.page.start
    assert window.page.start is not window.page.filter_field


def test_who_walks_the_navigation_stays_there(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    item = window.nav.items["venues"]
    item.setFocus()

    qtbot.keyClick(item, Qt.Key.Key_Space)

    assert window.page.name == "venues"
    assert QApplication.focusWidget() is item


def test_f6_walks_from_pane_to_pane(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    people_of(window).table.setFocus()

    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    first = QApplication.focusWidget()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    second = QApplication.focusWidget()

    assert first is not None
    assert window.nav.isAncestorOf(first)
    assert second is not None
    assert window.stack.isAncestorOf(second)


@pytest.mark.parametrize("tongue", words.LANGUAGES)
def test_every_control_says_what_it_is(window: MainWindow, qapp: QApplication, tongue: str) -> None:
    words.speak(qapp, tongue)

    silent = [
        f"{type(part).__name__} in {type(part.parentWidget()).__name__}"
        for part in window.findChildren(QWidget)
        if isinstance(part, SPOKEN) and not _spoken(part) and not _own(part)
    ]

    assert silent == []


def _spoken(part: QWidget) -> str:
    """What is read aloud: the name it was given, else what stands on it."""
    return part.accessibleName() or (part.text() if isinstance(part, QAbstractButton) else "")


def _own(part: QWidget) -> bool:
    """Parts of Qt's own inside a field or a table."""
    return part.objectName().startswith("qt_") or type(part).__name__ in (
        "QToolButton",
        "QLineEditIconButton",
        "QAbstractButton",
    )


def test_the_whole_window_speaks_norwegian_at_once(window: MainWindow, qapp: QApplication) -> None:
    words.speak(qapp, "nb")

    assert window.bar.search.placeholderText() == "Søk i personer, økter, rom og handlinger"
    assert window.undo.text() == "Ingenting å angre"
    assert window.nav.items["findings"].accessibleName() == "Funn, 2 å gjøre noe med"
    assert people_of(window).model.headerData(0, Qt.Orientation.Horizontal) == "Navn"
    assert window.status._idle.text() == "Låses etter 4 min uten bruk"


@pytest.mark.parametrize(("mode", "percent"), [(Mode.LIGHT, 100), (Mode.DARK, 200)])
def test_every_page_can_be_drawn_in_every_theme(
    window: MainWindow, qapp: QApplication, mode: Mode, percent: int
) -> None:
    theme.apply(qapp, mode, percent)
    people_of(window).table.setFocus()
    people_of(window).table.pick(5)

    pictures = []
    for name in window.pages:
        window.turn(name)
        pictures.append(window.grab().toImage())

    assert all(picture.pixelColor(700, 250).isValid() for picture in pictures)
    whole = Qt.AspectRatioMode.IgnoreAspectRatio
    smooth = Qt.TransformationMode.SmoothTransformation
    dark = [picture.scaled(1, 1, whole, smooth).pixelColor(0, 0).lightness() < 100 for picture in pictures]
    assert dark == [mode is Mode.DARK] * len(pictures)


def test_accepting_a_finding_with_a_reason_makes_it_quiet_and_undo_brings_it_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = window.pages["findings"]
    assert isinstance(page, FindingsPage)
    window.turn("findings")
    qtbot.keyClick(window, Qt.Key.Key_F8)

    page.pane.accept.click()
    without_reason = page.pane.wrong.isVisible()
    page.pane.reason.setPlainText("Both know of it, and the room is held")
    with qtbot.waitSignal(window.desk.changed):
        page.pane.accept.click()
    qtbot.waitUntil(lambda: page.count.text() == "4 open")
    page.filters.hide_accepted.click()
    without_accepted = [line.group for line in page.model.rows]
    page.filters.hide_accepted.click()
    with qtbot.waitSignal(window.desk.changed):
        window.undo.trigger()
    qtbot.waitUntil(lambda: page.count.text() == "5 open")

    assert without_reason
    assert "accepted" not in without_accepted


def test_f8_walks_the_findings_and_passes_over_headings(window: MainWindow, qtbot: QtBot) -> None:
    page = window.pages["findings"]
    assert isinstance(page, FindingsPage)
    window.turn("findings")
    walked = []

    for _ in range(9):
        qtbot.keyClick(window, Qt.Key.Key_F8)
        walked.append(page.model.row_of(page.table.picked_id()))
    qtbot.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)

    assert walked == [1, 2, 4, 6, 7, 7, 7, 7, 7]
    assert page.model.row_of(page.table.picked_id()) == 6


def test_what_is_found_in_the_window_is_what_the_command_line_finds(window: MainWindow, qtbot: QtBot) -> None:
    found: list[int] = []

    with qtbot.waitSignal(window.desk.idle):
        window.desk.read(lambda workspace: len(checking.check(workspace, "OF27")), found.append)

    page = window.pages["findings"]
    assert isinstance(page, FindingsPage)
    assert found == [sum(line.noticed is not None for line in page.model.rows)]


def test_the_rail_shows_every_icon_when_a_wide_window_is_made_narrow(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: window.nav.items["people"].width() > theme.px(100))

    window.resize(900, 700)

    qtbot.waitUntil(lambda: window.nav.width() == theme.px(52))
    qtbot.waitUntil(lambda: {item.width() for item in window.nav.items.values()} == {theme.px(52)})


def test_fields_of_the_inspector_keep_their_width_when_there_is_more_than_fits(qtbot: QtBot) -> None:
    inspector, pane = Inspector(), QWidget()
    qtbot.addWidget(inspector)
    fields = QVBoxLayout(pane)
    inspector.add(pane)
    inspector.turn(pane)
    inspector.resize(328, 400)
    inspector.show()
    qtbot.waitUntil(lambda: pane.width() == 328)

    for _ in range(40):
        fields.addWidget(QLineEdit())

    qtbot.waitUntil(lambda: pane.height() > 800)
    assert pane.width() == 328


def test_a_pane_that_only_fits_without_its_scroll_bar_comes_to_rest(qtbot: QtBot) -> None:
    inspector, pane = Inspector(), QWidget()
    qtbot.addWidget(inspector)
    fields = QVBoxLayout(pane)
    for count in range(3, 12):
        said = QLabel("name, title, organisation, " * count)
        said.setWordWrap(True)
        fields.addWidget(said)
    inspector.add(pane)
    inspector.turn(pane)
    inspector.show()

    for width in (300, 313, 328, 341):
        for height in range(200, 900, 7):
            inspector.resize(width, height)
            QApplication.processEvents()

    assert inspector.width() == 341
