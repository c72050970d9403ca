"""The bar on top: which event, search, undo and redo, lock."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, Qt
from PySide6.QtWidgets import QFrame, QMenu, QPushButton

from ui import icons, theme, words
from ui.widgets import parts
from ui.widgets.search_line import SearchLine


@dataclass(frozen=True, slots=True)
class Place:
    """One event in the switcher: the series it belongs to, if any, and what it is called there."""

    code: str
    series: str
    name: str
    discreet: bool
    zone: str = "UTC"


class EventBar(QFrame):
    """`chosen` carries the code of an event; `managed` leads to their page, `added` to a new one."""

    chosen = Signal(str)
    managed = Signal()
    added = Signal()

    def __init__(self, undo: QAction, redo: QAction, lock: QAction) -> None:
        super().__init__()
        theme.look(self, "bar")
        theme.fit(self, minimumHeight=48, maximumHeight=48)
        self._places: list[Place] = []
        self._place: Place | None = None
        self.series = parts.label()
        self.series.setIndent(theme.px(8))
        self._into = parts.picture("into", "text3", 14)
        self.switcher = QPushButton()
        theme.look(self.switcher, "place")
        icons.put(self.switcher, "choose", "text2", 14, gap=-4)
        self.switcher.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.menu = QMenu(self)
        self.switcher.clicked.connect(self._pop)
        self.search = SearchLine()
        self.undo, self.redo = _for(undo, "undo"), _for(redo, "redo")
        self.lock = parts.button("bar.lock", "lock", name="bar.lock-name")
        self.lock.clicked.connect(lock.trigger)
        line = parts.row(self.series, self._into, self.switcher, margins=(8, 0, 12, 0), spacing=4)
        line.addStretch(1)
        line.addWidget(self.search, 4)
        line.addStretch(1)
        for part in (self.undo, self.redo, 8, self.lock):
            if isinstance(part, int):
                line.addSpacing(theme.px(part))
            else:
                line.addWidget(part)
        self._into.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(line)
        self.show_places([], None)

    def show_places(self, places: list[Place], here: Place | None) -> None:
        """Fill the switcher; None where the workspace has no event."""
        self._places, self._place = places, here
        self._retell()

    def narrow(self, narrow: bool) -> None:
        """Where there is little room Lock keeps its sign alone."""
        if narrow:
            words.drop(self.lock)
        else:
            words.put(self.lock, "bar.lock")
        words.put(self.lock, "bar.lock-name", words.Slot.TIP)
        icons.put(self.lock, "lock", gap=0 if narrow else 4)
        theme.look(self.lock, "quiet" if narrow else "")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)

    def _retell(self) -> None:
        here = self._place
        self.series.setText(here.series if here else "")
        self.series.setVisible(bool(here and here.series))
        self._into.setVisible(bool(here and here.series))
        name = here.name if here else words.say("bar.no-event")
        self.switcher.setText(name)
        self.switcher.setAccessibleName(f"{words.say('bar.event')}: {name}")
        self._fill_menu()

    def _fill_menu(self) -> None:
        """Series by series, then the ways to the page of series and events."""
        self.menu.clear()
        for place in sorted(self._places, key=lambda one: (not one.series, one.series)):
            action = self.menu.addAction(f"{place.series} › {place.name}" if place.series else place.name)
            action.setCheckable(True)
            action.setChecked(place == self._place)
            # The mark of a menu does not grow with the text; weight does.
            action.setFont(theme.font(weight=600 if place == self._place else 400))
            action.triggered.connect(lambda _=False, code=place.code: self.chosen.emit(code))
        self.menu.addSeparator()
        self.menu.addAction(words.say("bar.new-event")).triggered.connect(lambda: self.added.emit())
        self.menu.addAction(words.say("page.events")).triggered.connect(lambda: self.managed.emit())

    def _pop(self) -> None:
        self._fill_menu()
        self.menu.popup(self.switcher.mapToGlobal(self.switcher.rect().bottomLeft()))


def _for(action: QAction, icon: str) -> QPushButton:
    """A button that shows an action's state and does it."""
    made = QPushButton()
    theme.look(made, "quiet")
    theme.fit(made, minimumWidth=32, maximumWidth=32)
    icons.put(made, icon)

    def follow() -> None:
        made.setEnabled(action.isEnabled())
        made.setToolTip(action.text())
        made.setAccessibleName(action.text())

    action.changed.connect(follow)
    made.clicked.connect(action.trigger)
    follow()
    return made
