"""Navigation, page and inspector side by side, or as much of that as there is room for."""

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QSplitterHandle, QStackedWidget, QWidget

from ui import theme
from ui.widgets import parts
from ui.widgets.inspector import WIDTH, Inspector
from ui.widgets.nav import RAIL, NavBar
from ui.widgets.nav import WIDTH as NAV_WIDTH

_SLIDE_MS = 120


class _Line(QSplitterHandle):
    """One pixel that is seen; Qt lets the pointer take hold of a few beside it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("line"))
        painter.end()


class _Panes(QSplitter):
    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return _Line(self.orientation(), self)


class Middle(QWidget):
    """Below 1240 units the navigation is a rail, below 900 the inspector is a drawer over the page.

    `drawn` carries the widths of navigation and inspector, at 100 % text, when somebody has moved a divider.
    """

    drawn = Signal(int, int)

    def __init__(self, nav: NavBar, stack: QStackedWidget, inspector: Inspector) -> None:
        super().__init__()
        self._nav, self._stack, self._inspector = nav, stack, inspector
        self._widths = (NAV_WIDTH, WIDTH)
        self._rail = False
        self._panes = _Panes()
        for part in (nav, stack, inspector):
            self._panes.addWidget(part)
        self._panes.setStretchFactor(1, 1)
        self._panes.splitterMoved.connect(lambda _at, _number: self._note_widths())
        self.setLayout(parts.column(self._panes, spacing=0))
        self.drawer = False
        self._slide = QPropertyAnimation(inspector, b"pos", self)
        self._slide.setDuration(_SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)

    def arrange(self, units: int) -> None:
        """`units` is the window's width by the text scale."""
        self._rail = units < theme.WIDE
        self._nav.become_rail(self._rail)
        drawer = units < theme.MIDDLE
        if drawer != self.drawer:
            self.drawer = drawer
            # Over the page it has an edge of its own; beside it the divider is one.
            theme.look(self._inspector, "inspector" if drawer else "surface")
            if drawer:
                self._inspector.hide()
                self._inspector.setParent(self)
            else:
                self._panes.insertWidget(2, self._inspector)
                self._panes.setStretchFactor(1, 1)
        self._share()

    def widen(self, nav: int, inspector: int) -> None:
        """As wide as somebody drew them before."""
        self._widths = (nav, inspector)
        self._share()

    def show_details(self, shown: bool, focus: bool = True) -> None:
        self._inspector.setVisible(shown)
        if shown and self.drawer:
            self._place()
            self._inspector.raise_()
            self._slide_in()
        self._share()
        if shown and focus:
            self._inspector.setFocus()

    def walk(self, step: int) -> None:
        """Focus to the next pane: navigation, page, inspector."""
        panes = [self._nav, self._stack, *([self._inspector] if self._inspector.isVisible() else [])]
        focus = QApplication.focusWidget()
        here = next((n for n, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)), -step)
        first = _first_stop(panes[(here + step) % len(panes)])
        if first is not None:
            first.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.drawer and self._inspector.isVisible():
            self._place()
        self._share()

    def _share(self) -> None:
        """The page gets what navigation and inspector leave."""
        nav = theme.px(RAIL if self._rail else self._widths[0])
        beside = [] if self.drawer else [theme.px(self._widths[1]) if self._inspector.isVisible() else 0]
        self._panes.setSizes([nav, max(1, self.width() - nav - sum(beside)), *beside])

    def _note_widths(self) -> None:
        def units(part: QWidget, otherwise: int) -> int:
            return round(part.width() * 100 / theme.scale()) if part.isVisible() else otherwise

        nav = self._widths[0] if self._rail else units(self._nav, self._widths[0])
        self._widths = (nav, self._widths[1] if self.drawer else units(self._inspector, self._widths[1]))
        self.drawn.emit(*self._widths)

    def _place(self) -> None:
        wide = min(theme.px(self._widths[1]), self.width() - theme.px(RAIL))
        self._inspector.setGeometry(self.width() - wide, 0, wide, self.height())

    def _slide_in(self) -> None:
        # Where the system asks for less movement its style says so.
        if not self.style().styleHint(self.style().StyleHint.SH_Widget_Animation_Duration):
            return
        end = self._inspector.pos()
        self._slide.setStartValue(QPoint(self.width(), 0))
        self._slide.setEndValue(end)
        self._slide.start()


def _first_stop(pane: QWidget) -> QWidget | None:
    """The first part of a pane that takes focus by Tab; in the stack that of the page that is shown."""
    for part in pane.findChildren(QWidget):
        if part.isVisibleTo(pane) and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return part
    return None
