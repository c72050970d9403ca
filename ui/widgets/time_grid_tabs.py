"""Days as tabs above the grid, each with what stops output on it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui import icons, theme, words
from ui.widgets import parts
from ui.widgets.tab import TabButton


@dataclass(frozen=True, slots=True)
class Tab:
    """`key` is what `turned` carries; `short` stands where there is little room; `stops` counts findings."""

    key: str
    name: str
    short: str
    stops: int = 0


class _DayTab(TabButton):
    """A day, and an octagon with a number for what stops output on it."""

    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self.tab, self._short = tab, False
        stops = words.count("people.flag.block", tab.stops) if tab.stops else ""
        self.setAccessibleName(", ".join(part for part in (tab.name, stops) if part))

    def shorten(self, short: bool) -> None:
        self._short = short
        self.updateGeometry()
        self.update()

    @property
    def said(self) -> str:
        return self.tab.short if self._short else self.tab.name

    def wide(self, said: str) -> int:
        """With this name, and what stops output."""
        count = theme.px(22) + QFontMetrics(theme.font(13, 500)).horizontalAdvance(str(self.tab.stops))
        return super().wide(said) + (count if self.tab.stops else 0)

    def paint_after(self, painter: QPainter, x: int) -> None:
        if not self.tab.stops:
            return
        x += theme.px(7)
        painter.drawPixmap(x, (self.height() - theme.px(14)) // 2, icons.pixmap("block", "block", 14))
        painter.setFont(theme.font(13, 500, figures=True))
        painter.setPen(theme.colour("block"))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.rect().adjusted(x + theme.px(17), 0, 0, 0), flags, str(self.tab.stops))


class DayTabs(QWidget):
    """`turned` carries the key of the day that somebody asks for."""

    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        words.put(self, "programme.days", words.Slot.NAME)
        self._line = QHBoxLayout(self)
        theme.fit(self._line, contentsMargins=parts.NONE, spacing=16)
        self._group = QButtonGroup(self)
        self.tabs: list[_DayTab] = []
        self._short = False

    def offer(self, tabs: list[Tab], here: str) -> None:
        """Show these days; the one with the key `here` is the one shown."""
        if [one.tab for one in self.tabs] != tabs:
            focused = next((one.tab.key for one in self.tabs if one.hasFocus()), "")
            self._make(tabs)
            for tab in self.tabs:
                if tab.tab.key == focused:
                    tab.setFocus()
        for tab in self.tabs:
            tab.setChecked(tab.tab.key == here)

    def shorten(self, short: bool) -> None:
        """Little room: days by their number alone."""
        self._short = short
        for tab in self.tabs:
            tab.shorten(short)

    def full(self) -> int:
        """How wide they are with days and months in full."""
        gaps = self._line.spacing() * max(0, len(self.tabs) - 1)
        return gaps + sum(tab.wide(tab.tab.name) for tab in self.tabs)

    def step(self, by: int) -> None:
        """The day before or after the one shown."""
        at = next((n for n, tab in enumerate(self.tabs) if tab.isChecked()), -1) + by
        if 0 <= at < len(self.tabs):
            self.turned.emit(self.tabs[at].tab.key)

    def _make(self, tabs: list[Tab]) -> None:
        for old in self.tabs:
            self._group.removeButton(old)
            self._line.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.tabs = [_DayTab(one) for one in tabs]
        for tab in self.tabs:
            tab.shorten(self._short)
            tab.clicked.connect(lambda _=False, key=tab.tab.key: self.turned.emit(key))
            self._group.addButton(tab)
            self._line.addWidget(tab)
