"""What every page has: a head, a desk to ask, a pane of details, and news of what changed."""

from typing import ClassVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.changes import ChangeSet
from ui import theme
from ui.desk import Desk
from ui.widgets import parts
from ui.widgets.event_bar import Place
from ui.widgets.nav import Count


class Page(QWidget):
    """`counted` tells the navigation its number, `details_asked` opens the inspector."""

    name: ClassVar[str]
    reads: ClassVar[tuple[str, ...]] = ()
    counted = Signal(Count)
    details_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.place: Place | None = None
        self.details = QWidget()
        theme.look(self, "surface")
        self.count = parts.label(look="count")
        self.open_details = parts.icon_button("inspector.show", "inspector", "square", 40)
        self.open_details.clicked.connect(self.details_asked)
        self.open_details.hide()
        self.buttons = QHBoxLayout()
        theme.fit(self.buttons, spacing=8)
        head = parts.row(parts.label(f"page.{self.name}", "title"), self.count, None, spacing=8)
        head.addLayout(self.buttons)
        head.addWidget(self.open_details)
        theme.fit(head, contentsMargins=(24, 12, 24, 8))
        self.filter_field: QWidget = self
        self.body = QVBoxLayout(self)
        theme.fit(self.body, contentsMargins=parts.NONE, spacing=0)
        self.body.addLayout(head)
        desk.changed.connect(self.hear)

    def show_place(self, place: Place | None) -> None:
        """Another event is looked at."""
        self.place = place
        self.reload()

    def reload(self) -> None:
        """Ask the desk again for what is shown."""
        raise NotImplementedError

    def retell(self) -> None:
        """Words the page made itself, in the language in force."""

    def narrow(self, units: int) -> None:
        """The page is so many units wide; show what fits."""

    def search(self, text: str) -> None:
        """Narrow the list to what somebody searched."""

    def hear(self, change_set: ChangeSet) -> None:
        if any(change_set.touches(table) for table in self.reads):
            self.reload()

    @property
    def event_code(self) -> str | None:
        return self.place.code if self.place else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refit()

    def refit(self) -> None:
        self.narrow(self.width() * 100 // theme.scale())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retell()
        super().changeEvent(event)
