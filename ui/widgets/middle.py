"""Navigation, page and inspector side by side, or as much of that as there is room for."""

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from ui import theme
from ui.widgets import parts
from ui.widgets.inspector import WIDTH, Inspector
from ui.widgets.nav import NavBar

_SLIDE_MS = 120


class Middle(QWidget):
    """Below 1240 units the navigation is a rail, below 900 the inspector is a drawer over the page."""

    def __init__(self, nav: NavBar, stack: QStackedWidget, inspector: Inspector) -> None:
        super().__init__()
        self._nav, self._stack, self._inspector = nav, stack, inspector
        self._across = QHBoxLayout(self)
        theme.fit(self._across, contentsMargins=parts.NONE, spacing=0)
        self._across.addWidget(nav)
        self._across.addWidget(stack, 1)
        self._across.addWidget(inspector)
        self.drawer = False
        self._slide = QPropertyAnimation(inspector, b"pos", self)
        self._slide.setDuration(_SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)

    def arrange(self, units: int) -> None:
        """`units` is the window's width by the text scale."""
        self._nav.become_rail(units < theme.WIDE)
        drawer = units < theme.MIDDLE
        if drawer == self.drawer:
            return
        self.drawer = drawer
        if drawer:
            self._across.removeWidget(self._inspector)
            self._inspector.hide()
        else:
            self._across.addWidget(self._inspector)
            self._inspector.show()

    def show_details(self, shown: bool) -> None:
        self._inspector.setVisible(shown)
        if shown and self.drawer:
            self._place()
            self._inspector.raise_()
            self._slide_in()
        if shown:
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

    def _place(self) -> None:
        wide = min(theme.px(WIDTH), self.width() - theme.px(52))
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
