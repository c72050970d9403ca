"""What the tests and pictures of the designer share: the page at rest, and a mouse on the badge in millimetres."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.exporters.display import Box
from forumdesk.exporters.template import Element
from tests.ui.house import spin
from tests.ui.stage import staged, typed
from ui.desk import Desk
from ui.pages.badges_designer import DesignerPage
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.label_canvas import LabelCanvas
from ui.widgets.label_design import Design, box_of
from ui.widgets.label_moves import Handle
from ui.widgets.label_painting import place_of
from ui.widgets.search_field import SearchField

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def at_rest(page: DesignerPage) -> bool:
    """Whether all that was asked is answered and everybody is tried."""
    return page.board.design is not None and page.desk.at_rest and page.trial.at_rest


@contextmanager
def designing(desk: Desk, qtbot: QtBot, name: str = "standard") -> Iterator[DesignerPage]:
    """The page with a template open, in the active window, its canvas under the keyboard."""
    with staged(DesignerPage(desk), qtbot) as page:
        spin(lambda: at_rest(page))
        if page.board.name != name:
            page.files.open(name)
            spin(lambda: page.board.name == name and at_rest(page))
        page.view.canvas.setFocus()
        yield page


def element(page: DesignerPage, name: str) -> Element:
    design = page.board.design
    assert design is not None
    return next(one for one in design.elements if one.id == name)


def spot(canvas: LabelCanvas, x: float, y: float) -> QPoint:
    """Where a point of the label is on the canvas, from millimetres."""
    return canvas.on_screen(Box(x, y, 0, 0)).topLeft().toPoint()


def centre(page: DesignerPage, name: str) -> QPoint:
    return page.view.canvas.on_screen(box_of(element(page, name))).center().toPoint()


def handle(page: DesignerPage, name: str, which: Handle) -> QPoint:
    return place_of(page.view.canvas.on_screen(box_of(element(page, name))), which).toPoint()


def drag(canvas: LabelCanvas, start: QPoint, by: tuple[float, float], held: Qt.KeyboardModifier = NONE) -> None:
    """Press, move so many millimetres in three steps, let go. `held` is pressed while it moves."""
    QTest.mousePress(canvas, LEFT, NONE, start)
    at = start
    for step in (1, 2, 3):
        at = start + QPoint(round(by[0] * canvas.scale * step / 3), round(by[1] * canvas.scale * step / 3))
        move(canvas, at, held)
    QTest.mouseRelease(canvas, LEFT, held, at)


def move(canvas: LabelCanvas, at: QPoint, held: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
    """The mouse with its button down, or with none. QTest's own moves have no button."""
    event = QMouseEvent(QEvent.Type.MouseMove, at, canvas.mapToGlobal(at), button, button, held)
    QApplication.sendEvent(canvas, event)


def key(page: DesignerPage, which: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(page.view.canvas, which, held)


def design_of(page: DesignerPage) -> Design:
    assert page.board.design is not None
    return page.board.design


def type_in(page: DesignerPage, place: str, text: str) -> None:
    field = page.pane.form.fields[place]
    assert isinstance(field, TextField)
    if field.edit.completer() is None:
        typed(field.edit, text)
        if not text:
            QTest.keyClick(field.edit, Qt.Key.Key_Delete)
    else:
        # Put in at once: the list of what could be meant does not open.
        field.edit.setFocus()
        field.take_up(text)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)


def pick(box: QComboBox, value: object) -> None:
    """As somebody who walks down the list and stops at the value."""
    box.setFocus()
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def choice(page: DesignerPage, place: str) -> ChoiceField:
    field = page.pane.form.fields[place]
    assert isinstance(field, ChoiceField)
    return field


def click(page: DesignerPage, name: str) -> None:
    QTest.mouseClick(page.view.canvas, LEFT, NONE, centre(page, name))


def dropped(target: QWidget, path: Path, at: QPoint) -> bool:
    """A file dragged over a widget and let go there; whether it would be taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    over = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, LEFT, NONE)
    over.ignore()
    QApplication.sendEvent(target, over)
    if over.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, LEFT, NONE))
    return over.isAccepted()


def menu_of(menu: QMenu) -> dict[str, QAction]:
    """What a menu offers as it is about to open, by its words; open it would take the keyboard, which none is here."""
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if action.text()}


def search(field: SearchField, text: str) -> None:
    """Typed at once, so that the list of what could be meant does not open, and Enter."""
    field.edit.setFocus()
    field.edit.setText(text)
    field.completer.setCompletionPrefix(text)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)


def save(page: DesignerPage) -> None:
    page.save.trigger()
    spin(lambda: at_rest(page))
