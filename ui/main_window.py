"""The window: pages in a stack, the bars around them, and how wide things may be. No logic."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from ui import shortcuts, theme, words
from ui.desk import Desk, Reach
from ui.models.places import places
from ui.pages.delegations import DelegationsPage
from ui.pages.events import EventsPage
from ui.pages.findings import FindingsPage
from ui.pages.history import HistoryPage
from ui.pages.organisations import OrganisationsPage
from ui.pages.page import Page
from ui.pages.people import PeoplePage
from ui.widgets import parts
from ui.widgets.banner import Banner
from ui.widgets.event_bar import EventBar, Place
from ui.widgets.inspector import Inspector
from ui.widgets.middle import Middle
from ui.widgets.nav import NavBar
from ui.widgets.status_line import StatusLine
from ui.widgets.target import Target
from ui.widgets.view_menu import ViewButton

PAGES: tuple[type[Page], ...] = (
    PeoplePage,
    DelegationsPage,
    OrganisationsPage,
    FindingsPage,
    HistoryPage,
    EventsPage,
)


class MainWindow(QMainWindow):
    """`left` when somebody closes it, `lock_asked` when somebody locks it."""

    left = Signal()
    lock_asked = Signal()

    def __init__(self, desk: Desk, view: ViewButton, lock_minutes: int) -> None:
        super().__init__()
        self.setWindowTitle(words.say("app.name"))
        self.desk = desk
        self.undo = self._action("undo", desk.undo)
        self.redo = self._action("redo", desk.redo)
        self.lock = self._action("lock", self.lock_asked.emit)
        words.put(self.lock, "bar.lock-name")
        self.pages = {kind.name: kind(desk) for kind in PAGES}
        self.bar = EventBar(self.undo, self.redo, self.lock)
        self.banner, self.inspector = Banner(), Inspector()
        self.nav = NavBar(tuple(name for name, page in self.pages.items() if page.home == name), view)
        self.status = StatusLine(self.undo, lock_minutes)
        self.stack = QStackedWidget()
        self._places: list[Place] = []
        self._build()
        self._wire()
        self._follow(desk.reach)
        self.turn(next(iter(self.pages)))
        theme.fit(self, minimumWidth=theme.SMALLEST[0], minimumHeight=theme.SMALLEST[1])
        self.resize(theme.px(1440), theme.px(900))
        desk.read(places, self._take_places)

    def _build(self) -> None:
        for page in self.pages.values():
            self.stack.addWidget(page)
            self.inspector.add(page.details)
        self.middle = Middle(self.nav, self.stack, self.inspector)
        whole = parts.column(self.bar, self.banner, spacing=0)
        whole.addWidget(self.middle, 1)
        whole.addWidget(self.status)
        self.setCentralWidget(parts.frame("whole", whole))

    def _wire(self) -> None:
        self.nav.turned.connect(self.turn)
        self.bar.chosen.connect(self.show_event)
        self.bar.searched.connect(self._search)
        self.inspector.closed.connect(self._close_details)
        self.status.cancelled.connect(self.desk.cancel)
        for name, page in self.pages.items():
            page.asked.connect(self.follow)
            if name in self.nav.items:
                page.counted.connect(self.nav.items[name].show_count)
            page.details_asked.connect(lambda: self.middle.show_details(True))
            self.inspector.shown.connect(page.open_details.setHidden)
        self.desk.busy.connect(self.status.show_task)
        self.desk.idle.connect(lambda: self.status.show_task(""))
        self.desk.progressed.connect(self.status.show_progress)
        self.desk.reach_changed.connect(self._follow)
        self._action("search", self.bar.search.setFocus)
        self._action("inspector", lambda: self.middle.show_details(self.inspector.isHidden()))
        self._action("filter", lambda: self.page.filter_field.setFocus())
        self._action("next-pane", lambda: self.middle.walk(1))
        self._action("previous-pane", lambda: self.middle.walk(-1))

    def _action(self, name: str, does: Callable[[], object]) -> QAction:
        action = shortcuts.action(self, name)
        action.triggered.connect(lambda: does())
        return action

    @property
    def page(self) -> Page:
        return self.pages[next(name for name, page in self.pages.items() if page is self.stack.currentWidget())]

    def turn(self, name: str) -> None:
        """Show a page and its details."""
        self.nav.show_here(self.pages[name].home)
        self.stack.setCurrentWidget(self.pages[name])
        self.inspector.turn(self.pages[name].details)

    def follow(self, target: Target) -> None:
        """Where a link leads."""
        self.turn(target.page)
        self.pages[target.page].seek(target)

    def show_event(self, code: str) -> None:
        """Everything below the bar is about this event from now on."""
        here = next((place for place in self._places if place.code == code), None)
        self.bar.show_places(self._places, here)
        self.banner.setVisible(here is not None and here.discreet)
        for page in self.pages.values():
            page.show_place(here)

    def refit(self) -> None:
        """Widths for the room there is; the text size counts as much as the window."""
        units = self.width() * 100 // theme.scale()
        self.middle.arrange(units)
        for part in (self.bar, self.status):
            part.narrow(units < theme.MIDDLE)
        for page in self.pages.values():
            page.refit()

    def _take_places(self, found: list[Place]) -> None:
        self._places = found
        self.show_event(found[0].code if found else "")

    def _search(self, text: str) -> None:
        self.turn("people")
        self.pages["people"].search(text)

    def _close_details(self) -> None:
        self.middle.show_details(False)
        self.page.filter_field.setFocus()

    def _follow(self, reach: Reach) -> None:
        for action, name, label in ((self.undo, "undo", reach.undo), (self.redo, "redo", reach.redo)):
            action.setEnabled(label is not None)
            what = words.say(f"did.{label.label}") if label else ""
            action.setText(words.say(f"bar.{name}-what", what=what) if label else words.say(f"bar.nothing-{name}"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._follow(self.desk.reach)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refit()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()
