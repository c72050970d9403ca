"""The window: pages in a stack, the bars around them, and how wide things may be. No logic."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow

from ui import settings, shortcuts, theme, words
from ui.desk import Desk
from ui.dialogs import helping
from ui.dialogs.leaving import LeavingDialog
from ui.models.days import elsewhere
from ui.models.places import places
from ui.pages.after import Aftertold
from ui.pages.begun import BegunEdits
from ui.pages.finder import Finder
from ui.pages.page import Page
from ui.pages.register import PAGES
from ui.pages.stack import PageStack
from ui.settings import Settings
from ui.widgets import parts
from ui.widgets.banner import Banner
from ui.widgets.circle_stripe import CircleStripe
from ui.widgets.event_bar import EventBar, Place
from ui.widgets.file_drop import FileDrop
from ui.widgets.nav import NavBar
from ui.widgets.status_line import StatusLine
from ui.widgets.undo_words import step_text

__all__ = ["PAGES", "MainWindow"]


class MainWindow(QMainWindow):
    """`left` when somebody closes it, `lock_asked` when somebody locks it, `another_asked` for a further circle."""

    left = Signal()
    lock_asked = Signal()
    another_asked = Signal()
    vanish_asked = Signal()
    size_stepped = Signal(int)
    spoken = Signal()

    def __init__(self, desk: Desk, kept: Settings, kinds: tuple[type[Page], ...] = PAGES) -> None:
        super().__init__()
        self.setWindowTitle(words.say("app.name"))
        self.desk = desk
        self.undo = self._action("undo", desk.undo)
        self.redo = self._action("redo", desk.redo)
        self.lock = self._action("lock", self.lock_asked.emit)
        self.bar = EventBar(self.undo, self.redo, self.lock)
        self.banner, self.stripe = Banner(), CircleStripe()
        self.nav = NavBar(tuple(kind.name for kind in kinds if kind.name in (kind.family or (kind.name,))[:1]))
        self.stack = PageStack(desk, kinds, self.nav, kept)
        self.pages, self.inspector, self.middle = self.stack.pages, self.stack.inspector, self.stack.middle
        self.status = StatusLine(self.undo, kept.get(settings.LOCK_MINUTES))
        self._build()
        self.finder = Finder(desk, self.bar.search, self, self.pages)
        self.dropping = FileDrop(self)
        self.begun = BegunEdits(desk, self.pages)
        self.after = Aftertold(desk, self.status)
        self._places: list[Place] = []
        self._wire()
        self._give_keys()
        self._follow_reach()
        self.turn(next(iter(self.pages)))
        desk.read(places, self._take_places)
        self.begun.ask()

    def _build(self) -> None:
        whole = parts.column(self.stripe, self.stack.projecting.band, self.bar, self.banner, spacing=0)
        whole.addWidget(self.middle, 1)
        whole.addWidget(self.status)
        self.setCentralWidget(parts.frame("whole", whole))
        theme.fit(self, minimumWidth=theme.SMALLEST[0], minimumHeight=theme.SMALLEST[1])
        self.resize(theme.px(1440), theme.px(900))

    def _wire(self) -> None:
        self.bar.chosen.connect(self.show_event)
        self.bar.managed.connect(lambda: self.turn("events"))
        self.bar.added.connect(self.stack.add_event)
        self.finder.asked.connect(self.stack.follow)
        self.finder.event_asked.connect(self.show_event)
        # A page that has just been made is on its shelf a moment later.
        self.stack.grown.connect(self.finder.more, Qt.ConnectionType.QueuedConnection)
        self.stack.turned.connect(lambda _: self.finder.leave(self.page.filter_field))
        self.stack.turned.connect(lambda _: self.status.refuse(""))
        self.begun.asked.connect(self.stack.follow)
        self.after.asked.connect(self.stack.follow)
        self.stack.projecting.turned.connect(self._read_again)
        self.dropping.dropped.connect(lambda path: helping.read_list(self.desk, self, path))
        self.status.cancelled.connect(self.desk.cancel)
        self.desk.busy.connect(self.status.show_task)
        self.desk.idle.connect(self.status.rest)
        self.desk.progressed.connect(self.status.show_progress)
        self.desk.reach_changed.connect(self._follow_reach)

    def _give_keys(self) -> None:
        """What is done from anywhere; search knows these actions, too."""
        self._action("search", self.finder.begin)
        self._action("filter", lambda: self.page.filter_field.setFocus())
        self._action("next-pane", lambda: self.middle.walk(1))
        self._action("previous-pane", lambda: self.middle.walk(-1))
        self._action("copy-rows", helping.copy_rows)
        self.finder.actions = [
            self.undo,
            self.redo,
            self.lock,
            self._action("open-circle", self.another_asked.emit),
            self._action("panic", self.vanish_asked.emit),
            self._action("project", self.stack.projecting.switch),
            self._action("inspector", self.stack.turn_details),
            self._action("larger", lambda: self.size_stepped.emit(1)),
            self._action("smaller", lambda: self.size_stepped.emit(-1)),
            self._action("normal-size", lambda: self.size_stepped.emit(0)),
            self._action("keys", lambda: helping.show_keys(self.nav.numbered, self)),
            self._action("about", lambda: helping.show_about(self)),
        ]

    def _action(self, name: str, does: Callable[[], object]) -> QAction:
        action = shortcuts.action(self, name)
        words.put(action, f"keys.{name}")
        action.triggered.connect(lambda: does())
        return action

    @property
    def page(self) -> Page:
        return self.stack.page

    def turn(self, name: str) -> None:
        """Show a page and its details."""
        self.stack.turn(name)

    def show_event(self, code: str) -> None:
        """Everything below the bar is about this event from now on."""
        here = next((place for place in self._places if place.code == code), None)
        self.bar.show_places(self._places, here)
        self.banner.setVisible(here is not None and here.discreet)
        self.status.tell_clock(elsewhere(here.zone) if here else "")
        self.finder.turn_to(here.code if here else "")
        self.after.forget()
        self.stack.show_place(here)

    def refit(self) -> None:
        """Widths for the room there is; the text size counts as much as the window."""
        units = self.width() * 100 // theme.scale()
        for part in (self.bar, self.status):
            part.narrow(units < theme.MIDDLE)
        self.stack.arrange(units)

    def _take_places(self, found: list[Place]) -> None:
        self._places = found
        self.show_event(found[0].code if found else "")

    def _read_again(self) -> None:
        """What was read without covers is dropped, or the other way round."""
        here = self.page.event_code
        self.finder.forget()
        self.turn(self.page.name)

        def take(found: list[Place]) -> None:
            self._places = found
            self.show_event(here or (found[0].code if found else ""))

        self.desk.read(places, take)

    def _follow_reach(self) -> None:
        reach = self.desk.reach
        for action, name, step in ((self.undo, "undo", reach.undo), (self.redo, "redo", reach.redo)):
            action.setEnabled(step is not None)
            action.setText(
                words.say(f"bar.{name}-what", what=step_text(step)) if step else words.say(f"bar.nothing-{name}")
            )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._follow_reach()
            self.spoken.emit()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.desk.at_long_work:
            event.ignore()
            LeavingDialog.ask(self.desk, lambda: self.status.task, self)
            return
        super().closeEvent(event)
        self.left.emit()
