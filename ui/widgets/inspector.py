"""The pane at the right: details of what is selected, beside the page or over it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from ui import theme, words
from ui.widgets import parts

WIDTH = 328


class Inspector(QFrame):
    """Holds one pane of details for each page; `closed` when somebody closes it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "inspector")
        words.put(self, "inspector.name", words.Slot.NAME)
        theme.fit(self, minimumWidth=WIDTH, maximumWidth=WIDTH)
        self._panes = QStackedWidget()
        close = parts.icon_button("inspector.close", "close")
        close.clicked.connect(self.closed)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._panes)
        theme.look(self._panes, "surface")
        outer = parts.column(parts.row(None, close, margins=(0, 8, 12, 0)), spacing=0)
        outer.addWidget(scroll, 1)
        self.setLayout(outer)

    def add(self, pane: QWidget) -> None:
        theme.look(pane, "surface")
        self._panes.addWidget(pane)

    def turn(self, pane: QWidget) -> None:
        self._panes.setCurrentWidget(pane)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
