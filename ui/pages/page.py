"""What every page has: a head, a desk to ask, a pane of details, and news of what changed."""

from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.services.drafting import Begun
from ui import shortcuts, theme, words
from ui.desk import Desk
from ui.models.table import Table
from ui.settings import Settings
from ui.widgets import parts
from ui.widgets.event_bar import Place
from ui.widgets.form import Form
from ui.widgets.loading import Loading
from ui.widgets.nav import Count
from ui.widgets.page_head import PageHead, Tabs
from ui.widgets.target import Target


class Page(QWidget):
    """`counted` tells the navigation its number, `details_asked` opens the inspector, `asked` leads elsewhere.

    One that `projects` may stay on a screen that a whole room looks at; the others are covered there.
    One that `judges` shows findings, and is read again when another circle has become busy or free.
    `family` are the pages that share a place in the navigation, itself among them; the first one gives its name.
    """

    name: ClassVar[str]
    reads: ClassVar[tuple[str, ...]] = ()
    family: ClassVar[tuple[str, ...]] = ()
    judges: ClassVar[bool] = False
    projects: ClassVar[bool] = False
    counted = Signal(Count)
    details_asked = Signal()
    asked = Signal(Target)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.place: Place | None = None
        self.details = QWidget()
        theme.look(self, "surface")
        self.head = PageHead(self.name)
        self.count, self.open_details = self.head.count, self.head.open_details
        self.open_details.clicked.connect(self.details_asked)
        self.acts: list[QAction] = []
        self.filter_field: QWidget = self
        # What gets the keyboard when somebody comes here by a key, where it is not the filter.
        self.start: QWidget | None = None
        self.covered = False
        self.body = QVBoxLayout(self)
        theme.fit(self.body, contentsMargins=parts.NONE, spacing=0)
        self.body.addWidget(self.head)
        if self.family:
            tabs = Tabs(self.family, self.name)
            tabs.turned.connect(lambda name: self.asked.emit(Target(name)))
            self.body.addWidget(tabs)
        self.loading = Loading(self)
        self.loading.stop.clicked.connect(desk.cancel)
        # Also where it was stopped, or refused.
        desk.idle.connect(self.loading.end)
        desk.changed.connect(self.hear)
        if self.judges:
            desk.beside_changed.connect(self.reload)

    def act(
        self, key: str, does: Callable[[], object], icon: str = "", primary: bool = False, keys: str = ""
    ) -> QAction:
        """Something to do here: a button in the head, a line in the search, and the keys of a name in the key map.

        Without an icon, and not the primary one, it stands in the menu "..." alone.
        """
        action = QAction(self)
        words.put(action, key)
        action.triggered.connect(lambda: does())
        if keys:
            shortcuts.give(action, keys)
            if keys == "remove":
                # In the inspector that key takes letters away, not rows.
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
        self.acts.append(action)
        if icon or primary:
            self.head.add(action, primary, icon)
        else:
            self.head.tuck(action)
        return action

    def show_place(self, place: Place | None) -> None:
        """Another event is looked at."""
        self.place = place
        self.await_reading(self.reload)

    def await_reading(self, reads: Callable[[], object]) -> None:
        """Ask the desk; where that lasts, grey bars stand in the place of what was asked for."""
        self.loading.begin()
        reads()
        # The desk answers in the order in which it is asked: with this, everything has come.
        self.desk.read(lambda _: None, self.loading.end)

    @abstractmethod
    def reload(self) -> None:
        """Ask the desk again for what is shown."""

    def retell(self) -> None:
        """Words the page made itself, in the language in force."""

    def narrow(self, units: int) -> None:
        """The page is so many units wide; show what fits."""

    def search(self, text: str) -> None:
        """Narrow the list to what somebody searched."""

    def seek(self, target: Target) -> None:
        """Show what a link leads to: a row, or the rows it narrows to. Rows may still be on their way."""

    def remember(self, kept: Settings) -> None:
        """What is remembered outside the workspace; for pages that do."""

    def drafts(self) -> tuple[Begun, ...]:
        """What was typed and not finished, kept when the window is locked; by itself that of the page's forms."""
        typed = [
            (f"{number} {name}", text)
            for number, form in enumerate(_forms(self))
            for name, text in form.pending().items()
        ]
        return (Begun(self.name, self.in_hand(), tuple(typed)),) if typed else ()

    def take_up(self, fields: Iterable[tuple[str, str]]) -> None:
        """Put back what `drafts` gave, once the row it is about is shown."""
        forms = _forms(self)
        for field, text in fields:
            number, _, name = field.partition(" ")
            if int(number) < len(forms):
                forms[int(number)].take_up({name: text})

    def in_hand(self) -> str:
        """The row that is being edited, as `seek` knows it."""
        return next((table.picked_id() for table in self.findChildren(Table)), "")

    def hear(self, change_set: ChangeSet) -> None:
        if any(change_set.touches(table) for table in self.reads):
            self.reload()

    @property
    def home(self) -> str:
        """The page under whose name this one stands in the navigation."""
        return self.family[0] if self.family else self.name

    @property
    def inspects(self) -> bool:
        """Whether there is anything to show beside the page."""
        return not self.covered and self.details.layout() is not None

    @property
    def event_code(self) -> str | None:
        return self.place.code if self.place else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refit()

    def refit(self) -> None:
        units = self.width() * 100 // theme.scale()
        self.head.narrow(units < theme.TIGHT)
        self.narrow(units)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retell()
        super().changeEvent(event)


def _forms(page: Page) -> list[Form]:
    return [*page.findChildren(Form), *page.details.findChildren(Form)]
