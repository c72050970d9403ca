"""The screen is shown to a whole room: who anybody is stays covered, and pages that could tell stand behind a sign."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget

from ui import theme
from ui.desk import Desk
from ui.pages.page import Page
from ui.widgets import parts
from ui.widgets.empty import EmptyPage


class ProjectingBand(QFrame):
    """Above the window for as long as it lasts, with the way out of it."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "marking")
        theme.fit(self, minimumHeight=36, maximumHeight=36)
        self.end = parts.button("project.end")
        shape = parts.picture("hide", "on_marking", 14)
        shape.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line = parts.row(
            shape,
            parts.label("project.band", "marking"),
            None,
            self.end,
            margins=(16, 3, 12, 3),
            spacing=8,
        )
        self.setLayout(line)
        self.hide()


class Projecting(QObject):
    """Turned on and off for the whole window; `turned` tells that everything is to be read again."""

    turned = Signal()

    def __init__(self, desk: Desk, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._screen, self._stack = desk.screen, stack
        self._covered: list[Page] = []
        self.band = ProjectingBand()
        self.band.end.clicked.connect(self.switch)
        self.sign = EmptyPage("hide")
        self.sign.setParent(stack)
        self.sign.setAutoFillBackground(True)
        self.sign.hide()
        self.sign.say("project.covered", "project.how", "project.end")
        self.sign.way.clicked.connect(self.switch)
        stack.currentChanged.connect(lambda _: self._follow())
        stack.installEventFilter(self)

    def switch(self) -> None:
        """Covers are on before anything is read again."""
        self._screen.projected = not self._screen.projected
        self.band.setVisible(self._screen.projected)
        self._follow()
        self.turned.emit()

    def _follow(self) -> None:
        """The page in front, and with it all that could be reached there by a key, is behind the sign or is not."""
        page = self._stack.currentWidget()
        hidden = isinstance(page, Page) and self._screen.projected and not page.projects
        while self._covered:
            shown = self._covered.pop()
            shown.setEnabled(True)
            shown.covered = False
        if hidden and isinstance(page, Page):
            page.setEnabled(False)
            page.covered = True
            self._covered.append(page)
            self.sign.setGeometry(self._stack.rect())
            self.sign.raise_()
        self.sign.setVisible(hidden)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.sign.setGeometry(self._stack.rect())
        return False
