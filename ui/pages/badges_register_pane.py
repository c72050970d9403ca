"""One badge in the inspector: where it stands, what may be done with it, and the tally of all."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from forumdesk.domain.badges import BadgeState
from forumdesk.services.badge_register import Entry, Register, Tally
from ui import icons, theme, words
from ui.models.people_rows import category_word, tile_of
from ui.models.register_rows import TALLIED, local_said, place_said, state_said, state_sign, tally_said, total
from ui.models.tiles import TileView
from ui.widgets import parts
from ui.widgets.emptying import empty

_GROUNDS = {BadgeState.ISSUED: "ok", BadgeState.LOST: "warn"}


class _Standing(QFrame):
    """The state and since when."""

    def __init__(self) -> None:
        super().__init__()
        self._shape = parts.picture("ok")
        self._what, self._when = parts.text(look="strong"), parts.text(look="second")
        line = parts.row(self._shape, margins=(10, 8, 10, 10), spacing=8)
        line.addLayout(parts.column(self._what, self._when, spacing=2), 1)
        self.setLayout(line)

    def tell(self, row: Entry, zone: str) -> None:
        sign = state_sign(row)
        theme.look(self, _GROUNDS.get(row.state, "calm") if row.state else "calm")
        icons.show(self._shape, sign.icon, sign.token, 16)
        self._what.setText(state_said(row))
        self._when.setText(" · ".join(part for part in (row.serial, local_said(row.moved_at, zone)) if part))
        self._when.setVisible(bool(self._when.text()))


class TallyGrid(QWidget):
    """Categories and, of each, how many went out, are back, are still out, are lost."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        theme.fit(self._grid, contentsMargins=parts.NONE, spacing=6)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)

    def tell(self, tallies: tuple[Tally, ...]) -> None:
        empty(self._grid)
        for column, name in enumerate(("category", *TALLIED)):
            self._put(0, column + 1 if column else 0, words.say(f"register.tally-head.{name}"), "label")
        for number, one in enumerate(tallies, 1):
            self._line(number, one, category_word(one.category), "")
        if len(tallies) > 1:
            self._line(len(tallies) + 1, total(tallies), words.say("register.tally-all"), "strong")

    def _line(self, row: int, one: Tally, category: str, look: str) -> None:
        tile = tile_of(one.category)
        if tile is not None:
            self._grid.addWidget(TileView(tile), row, 0)
        name = parts.Elided(look)
        name.setText(category)
        name.setAccessibleName(tally_said(one, category))
        self._grid.addWidget(name, row, 1)
        for column, which in enumerate(TALLIED, 2):
            self._put(row, column, words.figure(getattr(one, which)), look)

    def _put(self, row: int, column: int, text: str, look: str) -> None:
        said = parts.label(look=look)
        said.setText(text)
        if column > 1:
            said.setAlignment(said.alignment().AlignRight | said.alignment().AlignVCenter)
        self._grid.addWidget(said, row, column, 1, 2 if not column else 1)


class RegisterPane(QWidget):
    """`moved` carries the state a badge is to have and why; `sheet_spoilt` why; `print_asked` a holder without one."""

    moved = Signal(object, str)
    sheet_spoilt = Signal(str)
    print_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.lock = parts.text(look="inspected"), parts.picture("lock", "alias", 20)
        self.standing, self.facts = _Standing(), QGridLayout()
        self.issue = parts.button("register.issue", "ok")
        self.take_back = parts.button("register.take-back", "import")
        self.print = parts.button("register.print", "print")
        self.reason = QLineEdit()
        self.ways = {
            BadgeState.LOST: parts.button("register.lost"),
            BadgeState.SPOILT: parts.button("register.spoilt"),
            BadgeState.VOID: parts.button("register.void"),
        }
        self.sheet = parts.button("register.sheet")
        self.tally = TallyGrid()
        self._row: Entry | None = None
        self._build()
        self._wire()
        self.show_row(None, "UTC")

    def _build(self) -> None:
        theme.fit(self.facts, spacing=6)
        self.facts.setColumnStretch(1, 1)
        words.put(self.reason, "register.reason", words.Slot.NAME)
        words.put(self.reason, "register.reason-hint", words.Slot.HINT)
        head = parts.row(self.lock, spacing=8, margins=(0, 0, 28, 0))
        head.addWidget(self.name, 1)
        outer = parts.column(head, self.standing, margins=(20, 16, 20, 20), spacing=8)
        outer.addLayout(self.facts)
        outer.addLayout(parts.row(self.issue, self.take_back, self.print, None))
        self._out, held = QWidget(), QWidget()
        ways = QGridLayout(held)
        theme.fit(ways, contentsMargins=parts.NONE, spacing=8)
        for number, button in enumerate((*self.ways.values(), self.sheet)):
            ways.addWidget(button, number // 2, number % 2)
        self._out.setLayout(
            parts.column(
                parts.label("register.out-of-use", "section"),
                self.reason,
                held,
                parts.text("register.for-good", "hint"),
                margins=(0, 8, 0, 0),
                spacing=8,
            )
        )
        outer.addWidget(self._out)
        self._tallied = QWidget()
        self._tallied.setLayout(
            parts.column(
                parts.label("register.tally", "section"),
                self.tally,
                parts.text("register.tally-how", "hint"),
                margins=(0, 8, 0, 0),
                spacing=8,
            )
        )
        outer.addWidget(self._tallied)
        outer.addStretch(1)
        self.setLayout(outer)

    def _wire(self) -> None:
        self.issue.clicked.connect(lambda: self.moved.emit(BadgeState.ISSUED, ""))
        self.take_back.clicked.connect(lambda: self.moved.emit(BadgeState.RETURNED, ""))
        self.print.clicked.connect(self.print_asked)
        for state, button in self.ways.items():
            button.clicked.connect(lambda _=False, to=state: self.moved.emit(to, self.why))
        self.sheet.clicked.connect(lambda: self.sheet_spoilt.emit(self.why))
        self.reason.textChanged.connect(lambda _: self._allow())

    @property
    def why(self) -> str:
        return self.reason.text().strip()

    def show_row(self, row: Entry | None, zone: str) -> None:
        # Why somebody else's badge went out of use is not the reason of this one.
        if (row.id if row else "") != (self._row.id if self._row else ""):
            self.reason.clear()
        self._row = row
        parts.put_title(self.name, row.name if row else "")
        self.lock.setVisible(row is not None and row.hidden)
        self.standing.setVisible(row is not None)
        empty(self.facts)
        if row is not None:
            self.standing.tell(row, zone)
            self._tell_facts(row, zone)
        self._allow()

    def show_register(self, found: Register) -> None:
        self._tallied.setVisible(bool(found.tally))
        self.tally.tell(found.tally)

    def _tell_facts(self, row: Entry, zone: str) -> None:
        facts = (
            ("column.category", category_word(row.category)),
            ("register.printed-at", local_said(row.printed_at, zone)),
            ("register.place", place_said(row)),
            ("register.why", row.reason),
        )
        for number, (key, said) in enumerate((key, said) for key, said in facts if said):
            value = parts.text(look="")
            value.setText(said)
            self.facts.addWidget(parts.label(key, "label"), number, 0)
            self.facts.addWidget(value, number, 1)

    def _allow(self) -> None:
        moves = self._row.moves if self._row else ()
        self.issue.setVisible(BadgeState.ISSUED in moves)
        self.take_back.setVisible(BadgeState.RETURNED in moves)
        self.print.setVisible(self._row is not None and self._row.state is None)
        self._out.setVisible(bool(set(self.ways) & set(moves)))
        for state, button in self.ways.items():
            button.setVisible(state in moves)
            button.setEnabled(bool(self.why))
        self.sheet.setVisible(BadgeState.SPOILT in moves and self._row is not None and bool(self._row.page))
        self.sheet.setEnabled(bool(self.why))
