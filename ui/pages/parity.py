"""The page of parity: two parties of an event side by side, and in what they are not even."""

from functools import partial

from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from forumdesk.domain.orders import OrderWay
from forumdesk.services import ordering, parity
from forumdesk.services.parity import Compared
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk
from ui.models.parity_rows import point_rows
from ui.pages.families import APART
from ui.pages.page import Page
from ui.pages.parity_lines import Lines
from ui.widgets import parts
from ui.widgets.empty import EmptyPage
from ui.widgets.event_bar import Place
from ui.widgets.fields import ChoiceField
from ui.widgets.nav import Count

_WIDE = 260


class ParityPage(Page):
    """Each figure leads to where it is changed; here nothing is."""

    name = "parity"
    family = APART
    reads = (
        *("participation", "person", "delegation", "event", "session", "session_role", "room", "venue", "agreed_order"),
        *("vehicle", "ride", "passenger", "stay"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pair: tuple[str, str] | None = None
        self.found: Compared | None = None
        self._names: list[str] = []
        self.left, self.right = ChoiceField("parity.one", []), ChoiceField("parity.other", [])
        self.filter_field = self.start = self.left.combo
        self.lines = Lines()
        self.lines.followed.connect(self.asked)
        self.empty = EmptyPage("findings")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        held = QWidget()
        theme.look(held, "surface")
        held.setLayout(parts.column(self.lines, None, margins=(24, 4, 24, 20)))
        scroll.setWidget(held)
        self._below = QStackedWidget()
        self._below.addWidget(scroll)
        self._below.addWidget(self.empty)
        for field in (self.left, self.right):
            theme.fit(field, maximumWidth=_WIDE)
            field.finished.connect(lambda _: self._choose())
        bar = parts.row(margins=(24, 10, 24, 8), spacing=12)
        bar.addWidget(self.left, 1)
        bar.addWidget(self.right, 1)
        bar.addStretch(1)
        self.swap = self.act("parity.swap", self._swap, icon="differs")
        self.body.addLayout(bar)
        self.body.addWidget(self._below, 1)
        self._show()

    def show_place(self, place: Place | None) -> None:
        self.pair = None
        super().show_place(place)

    def reload(self) -> None:
        if self.event_code is None:
            self._offer(([], None))
        else:
            self.desk.read(partial(_offered, event_code=self.event_code), self._offer)

    def _offer(self, found: tuple[list[str], tuple[str, str] | None]) -> None:
        """The two that are looked at, if they are there still; else those who take turns, or the first two."""
        self._names, decided = found
        usual = decided or (tuple(self._names[:2]) if len(self._names) > 1 else None)
        there = self.pair is not None and all(one in self._names for one in self.pair)
        self.pair = self.pair if there else usual  # type: ignore[assignment]  # two of more than one
        self._ask()

    def _ask(self) -> None:
        choices: list[tuple[object, str]] = [(one, one) for one in self._names]
        for field, at in ((self.left, 0), (self.right, 1)):
            field.offer(choices)
            field.show_value(self.pair[at] if self.pair else None)
        if self.pair is None or self.event_code is None:
            self._take(None)
        else:
            query = partial(parity.compare, event_code=self.event_code, left=self.pair[0], right=self.pair[1])
            self.desk.read(query, self._take)

    def _choose(self) -> None:
        chosen = str(self.left.combo.currentData()), str(self.right.combo.currentData())
        # Whoever is chosen on both sides changes places with the other.
        self.pair = chosen if chosen[0] != chosen[1] or self.pair is None else (self.pair[1], self.pair[0])
        self._ask()

    def _swap(self) -> None:
        if self.pair is not None:
            self.pair = self.pair[1], self.pair[0]
            self._ask()

    def _take(self, found: Compared | None) -> None:
        self.found = found
        self.counted.emit(Count())
        self._show()

    def _show(self) -> None:
        found = self.found
        self.swap.setEnabled(found is not None)
        for field in (self.left, self.right):
            field.setEnabled(found is not None)
        self._below.setCurrentIndex(0 if found else 1)
        self.start = self.left.combo
        if found is None:
            none = ("parity.no-event", "parity.no-event-how")
            self.empty.say(*(none if self.event_code is None else ("parity.no-parties", "parity.no-parties-how")))
            self.count.setText("")
        else:
            self.lines.show_rows(found.left.name, found.right.name, point_rows(found))
            self.count.setText(words.count("parity.differs", len(found.uneven)))

    def narrow(self, units: int) -> None:
        self.lines.narrow(units < theme.TIGHT)

    def retell(self) -> None:
        self._show()


def _offered(workspace: Workspace, event_code: str) -> tuple[list[str], tuple[str, str] | None]:
    """Whom one can compare, and the two who were decided to take turns."""
    names = parity.parties(workspace, event_code)
    decided = ordering.decided(workspace, event_code).get(OrderWay.ALTERNATED)
    pair = decided.delegations if decided else ()
    return names, (pair[0], pair[1]) if len(pair) > 1 and all(one in names for one in pair) else None
