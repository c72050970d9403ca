"""Above the register: what Enter does, which badges are shown; and what came of the last scan."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from forumdesk.domain.badges import BadgeState
from forumdesk.services.badge_register import Entry
from ui import theme, words
from ui.models.register_rows import NONE
from ui.widgets import parts
from ui.widgets.chips import Chip
from ui.widgets.note import NoteCard
from ui.widgets.tab import TabButton

# The state that Enter gives a badge, its words, and the same for who only hears them.
_ENTERS = (
    (BadgeState.ISSUED, "register.enter-issue", "register.enter-issue-name"),
    (BadgeState.RETURNED, "register.enter-return", "register.enter-return-name"),
)


class RegisterBar(QWidget):
    """`changed` when other rows are wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        words.put(self, "register.enter", words.Slot.NAME)
        self.enters: dict[BadgeState, TabButton] = {}
        self._group = QButtonGroup(self)
        line = parts.row(spacing=8)
        for state, key, name in _ENTERS:
            tab = TabButton()
            words.put(tab, key)
            words.put(tab, name, words.Slot.NAME)
            self._group.addButton(tab)
            self.enters[state] = tab
            line.addWidget(tab)
        self.enters[BadgeState.ISSUED].setChecked(True)
        self.out, self.state = Chip("register.out", toggles=True), Chip("register.state")
        for chip in (self.out, self.state):
            line.addWidget(chip)
            chip.changed.connect(lambda _: self.changed.emit())
        self.setLayout(line)
        self.out.offer([])
        self.retell()

    def retell(self) -> None:
        self.state.offer([(str(one), words.say(f"register.state.{one}")) for one in (*BadgeState, NONE)])

    @property
    def enters_into(self) -> BadgeState:
        """What Enter makes of a badge."""
        return next(state for state, tab in self.enters.items() if tab.isChecked())

    @property
    def anything(self) -> bool:
        return self.out.on or self.state.on

    def fits(self, row: Entry) -> bool:
        state = str(row.state or NONE)
        return (not self.out.on or state == BadgeState.ISSUED) and (not self.state.on or state == self.state.value)

    def clear(self) -> None:
        """Every badge again."""
        for chip in (self.out, self.state):
            chip.put(None)

    def narrow(self, units: int) -> None:
        self.state.setVisible(units >= 620 or self.state.on)


class Banner(QWidget):
    """What came of the last scan, until somebody closes it. `taken_back` where the wrong badge went out."""

    taken_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "surface")
        self.card = NoteCard()
        self.wrong = parts.button("register.wrong", look="link")
        self._close = parts.button("register.close", look="link")
        self.wrong.clicked.connect(self.taken_back)
        self._close.clicked.connect(self.hide)
        self.card.below.addLayout(parts.row(self.wrong, self._close, None))
        self.setLayout(parts.row(self.card, margins=(24, 0, 24, 10)))
        self.hide()

    def tell(self, severity: str, heading: str, sentence: str = "", wrong: bool = False) -> None:
        """`wrong` offers to take back what was just issued."""
        self.card.tell(severity, heading, sentence)
        self.wrong.setVisible(wrong)
        self.show()
