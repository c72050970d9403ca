"""The page of people with its inspector, without the rest of the window: quick to build, real keys, a real file."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.store.workspace import Workspace
from tests.ui.house import spin
from ui.desk import Desk
from ui.pages.people import PeoplePage
from ui.widgets.event_bar import Place
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.target import Target

T = TypeVar("T")
FORUM = Place("OF27", "", "Oslo Forum 2027", True)


class PeopleDesk:
    """What a test does at the page, in words."""

    def __init__(self, desk: Desk, qtbot: QtBot, place: Place | None = FORUM) -> None:
        self.desk, self._qtbot = desk, qtbot
        self.page = PeoplePage(desk)
        self.window = QWidget()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.page.details)
        layout = QHBoxLayout(self.window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page, 1)
        layout.addWidget(scroll)
        scroll.setFixedWidth(340)
        self.window.resize(1300, 900)
        self.asked: list[Target] = []
        self.changes: list[ChangeSet] = []
        self.page.asked.connect(self.asked.append)
        desk.changed.connect(self.changes.append)
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.page.show_place(place)
        self.settle()

    def settle(self) -> None:
        """Until the desk has done all that was asked of it, and what that led to."""
        for _ in range(3):
            done: list[bool] = []
            self.desk.read(lambda _: True, done.append)
            spin(lambda done=done: bool(done))  # type: ignore[misc]  # the default binds the loop's value
            # Widgets put into a layout are shown a turn later.
            QCoreApplication.processEvents()

    def ask(self, query: Callable[[Workspace], T]) -> T:
        found: list[T] = []
        self.desk.read(query, found.append)
        spin(lambda: bool(found))
        return found[0]

    def pick(self, *refs: str) -> None:
        """Choose rows by the refs of people."""
        numbers = [self.page.model.row_of(ref) for ref in refs]
        self.page.table.pick(numbers[0])
        self.page.table.choose(numbers[1:])
        self.page.table.setFocus()
        self.settle()

    def names(self) -> list[str]:
        return [row.name for row in self.page.model.rows]

    def line(self, name: str) -> QLineEdit:
        field = self.page.pane.one.form.fields[name]
        assert isinstance(field, TextField)
        return field.edit

    def type(self, name: str, text: str) -> None:
        """Replace what stands in a field, and finish."""
        edit = self.line(name)
        edit.setFocus()
        QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        edit.insert("")
        QTest.keyClicks(edit, text) if text.isascii() else self._insert(edit, text)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        self.settle()

    @staticmethod
    def _insert(edit: QLineEdit, text: str) -> None:
        edit.insert(text)
        edit.setModified(True)

    def choose(self, field: object, value: object) -> None:
        """As by the mouse in the list of a field."""
        assert isinstance(field, ChoiceField)
        number = next(n for n in range(field.combo.count()) if field.combo.itemData(n) == value)
        field.combo.setCurrentIndex(number)
        field.combo.activated.emit(number)
        self.settle()

    def undo(self) -> None:
        self.desk.undo()
        self.settle()


def person(at: PeopleDesk, ref: str) -> Person:
    return at.ask(lambda workspace: workspace.where(Person, ref=ref)[0])


def visit(at: PeopleDesk, ref: str) -> Participation:
    def asked(workspace: Workspace) -> Participation:
        event = next(one for one in workspace.snapshot().events.values() if one.code == "OF27")
        one = workspace.where(Person, ref=ref)[0]
        return workspace.where(Participation, person_id=one.id, event_id=event.id)[0]

    return at.ask(asked)


def labels(at: PeopleDesk) -> list[Label]:
    return [one.label for one in at.changes]
