"""The pane at the right: details of what is selected, beside the page or over it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QStyle, QWidget

from ui import theme, words
from ui.widgets import parts

WIDTH = 328
NARROWEST, WIDEST = 260, 560


class _Scroll(QScrollArea):
    """Its bar lies over the edge of the pane, so that no field gets narrower when there is more than fits."""

    def __init__(self) -> None:
        super().__init__()
        self._moving = False
        self.verticalScrollBar().rangeChanged.connect(self._lay_over)

    def _lay_over(self, _: int, longest: int) -> None:
        over = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) if longest else 0
        if self._moving or self.viewportMargins().right() == -over:
            return
        self._moving = True
        self.setViewportMargins(0, 0, -over, 0)
        if over and not self.verticalScrollBar().maximum():
            # Qt counts with room that is not there, and everything fits into it: the bar would come and go for ever.
            self.setViewportMargins(0, 0, 0, 0)
        holder = self.verticalScrollBar().parentWidget()
        if holder is not None:
            holder.raise_()
        self._moving = False


class _Panes(QStackedWidget):
    """As tall as the pane that is shown needs to be: Qt asks all of them, and a short one would scroll."""

    def heightForWidth(self, width: int) -> int:
        pane = self.currentWidget()
        return super().heightForWidth(width) if pane is None else pane.heightForWidth(width)


class Inspector(QFrame):
    """Holds one pane of details for each page; `closed` when somebody closes it."""

    closed = Signal()
    shown = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "surface")
        words.put(self, "inspector.name", words.Slot.NAME)
        theme.fit(self, minimumWidth=NARROWEST, maximumWidth=WIDEST)
        self._panes = _Panes()
        scroll = _Scroll()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._panes)
        theme.look(self._panes, "surface")
        outer = parts.column(spacing=0)
        outer.addWidget(scroll, 1)
        self.setLayout(outer)
        # Over the pane and not above it, in line with its title.
        self.close_button = parts.icon_button("inspector.close", "close")
        self.close_button.setParent(self)
        self.close_button.clicked.connect(self.closed)

    def add(self, pane: QWidget) -> None:
        theme.look(pane, "surface")
        self._panes.addWidget(pane)

    def turn(self, pane: QWidget) -> None:
        # The tallest of the panes would make all the others scroll.
        policy = QSizePolicy.Policy
        for one in filter(None, map(self._panes.widget, range(self._panes.count()))):
            # A long word is cut by itself: let be as wide as it wants it would push all the fields out of sight.
            one.setSizePolicy(policy.Ignored, policy.Preferred if one is pane else policy.Ignored)
        self._panes.setCurrentWidget(pane)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = theme.px(30)
        self.close_button.setGeometry(self.width() - side - theme.px(12), theme.px(12), side, side)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
