"""The pages of the window, one of them shown, each with its details in the inspector."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui import settings, shortcuts
from ui.desk import Desk
from ui.pages.page import Page
from ui.pages.projecting import Projecting
from ui.pages.shelf import Shelf
from ui.settings import Settings
from ui.widgets.event_bar import Place
from ui.widgets.inspector import Inspector
from ui.widgets.middle import Middle
from ui.widgets.nav import NavBar
from ui.widgets.target import Target

# Between two pages made ahead: what somebody types or clicks comes first.
_SPARE_MS = 30


class PageStack(QStackedWidget):
    """`turned` carries the name under which the page shown stands in the navigation; `grown`: one more is made."""

    turned = Signal(str)
    grown = Signal()

    def __init__(self, desk: Desk, kinds: tuple[type[Page], ...], nav: NavBar, kept: Settings) -> None:
        super().__init__()
        self._desk, self._nav, self._kept = desk, nav, kept
        self._place: Place | None = None
        self._told = False
        self.pages = Shelf(kinds, self._make)
        self.inspector = Inspector()
        self.projecting = Projecting(desk, self)
        self.middle = Middle(nav, self, self.inspector)
        self.middle.widen(kept.get(settings.NAV_WIDTH), kept.get(settings.INSPECTOR_WIDTH))
        self.middle.drawn.connect(self._note_widths)
        nav.turned.connect(self.turn)
        self.turned.connect(nav.show_page)
        self.inspector.shown.connect(self._offer_details)
        self.inspector.closed.connect(self._close_details)
        # The others are made one by one whenever the window has nothing else to do: the navigation shows their counts.
        self.spare = QTimer(self)
        self.spare.timeout.connect(self._make_another)

    def _make(self, kind: type[Page]) -> Page:
        """The stack must be in its window by then: Qt polishes everything anew at each move."""
        page = kind(self._desk)
        self.addWidget(page)
        self.inspector.add(page.details)
        page.remember(self._kept)
        page.asked.connect(self.follow)
        page.details_asked.connect(lambda: self.show_details(True))
        if kind.name in self._nav.items:
            page.counted.connect(self._nav.items[kind.name].show_count)
        page.open_details.setVisible(page.inspects and not self.inspector.isVisible())
        if self._told:
            page.show_place(self._place)
        self.grown.emit()
        return page

    def _make_another(self) -> None:
        # What somebody looks at is read first: two threads at work at once hold one another up. Nor is anything dragged
        # that would stand still meanwhile.
        still = QApplication.mouseButtons() == Qt.MouseButton.NoButton
        if still and self._desk.at_rest and not self.pages.make_next(self._nav.items):
            self.spare.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.spare.start(_SPARE_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # A window that is closing asks its desk for nothing more.
        self.spare.stop()

    @property
    def page(self) -> Page:
        return next(page for page in self.pages.made if page is self.currentWidget())

    def turn(self, name: str) -> None:
        """Show a page and its details, where it has any and they were left open."""
        page = self.pages[name]
        goes_along = page is not self.currentWidget() and self._goes_along()
        before = page.focusWidget()
        self.setCurrentWidget(page)
        self.inspector.turn(page.details)
        if goes_along and before is None:
            # Qt takes the first part that can have the keyboard, which may be a slip below a grid.
            (page.start or page.filter_field).setFocus()
        elif goes_along:
            before.setFocus()
        beside = page.inspects and not self.middle.drawer and self._kept.get(settings.INSPECTOR_OPEN)
        self.middle.show_details(beside, focus=False)
        self._offer_details(self.inspector.isVisible())
        self.turned.emit(page.home)

    def _goes_along(self) -> bool:
        """Whether the keyboard goes to the page shown next; who walks the navigation stays there."""
        focused: QWidget | None = QApplication.focusWidget()
        return focused is not None and focused.window() is self.window() and not self._nav.isAncestorOf(focused)

    def follow(self, target: Target) -> None:
        """Where a link leads; nowhere if there is no such page."""
        if target.page in self.pages:
            self.turn(target.page)
            self.pages[target.page].seek(target)

    def add_event(self) -> None:
        """The page of series and events, and what makes a new one there."""
        self.follow(Target("events"))
        new = next((act for act in self.pages["events"].acts if act.shortcut() == shortcuts.key("new")), None)
        if new is not None:
            new.trigger()

    def show_place(self, place: Place | None) -> None:
        self._place, self._told = place, True
        for page in self.pages.made:
            page.show_place(place)

    def arrange(self, units: int) -> None:
        """The window is so many units wide."""
        drawer = self.middle.drawer
        self.middle.arrange(units)
        if drawer and not self.middle.drawer:
            self.turn(self.page.name)
        for page in self.pages.made:
            page.refit()

    def show_details(self, shown: bool) -> None:
        """Somebody opens or closes them; beside the page that is remembered."""
        if self.page.inspects:
            if not self.middle.drawer:
                self._kept.put(settings.INSPECTOR_OPEN, shown)
            self.middle.show_details(shown)

    def turn_details(self) -> None:
        self.show_details(self.inspector.isHidden())

    def _close_details(self) -> None:
        self.show_details(False)
        self.page.filter_field.setFocus()

    def _offer_details(self, shown: bool) -> None:
        for page in self.pages.made:
            page.open_details.setVisible(page.inspects and not shown)

    def _note_widths(self, nav: int, inspector: int) -> None:
        self._kept.put(settings.NAV_WIDTH, nav)
        self._kept.put(settings.INSPECTOR_WIDTH, inspector)
