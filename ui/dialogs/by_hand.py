"""Precedence by hand: people and delegations moved to where they should stand, and the reason for it."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from forumdesk.services.ordering import Standing
from ui import shortcuts, theme, words
from ui.widgets import parts
from ui.widgets.order_list import OrderList


class ByHandDialog(QDialog):
    """`people()`, `delegations()` and `reason()` once it was accepted; the button rests until there is a reason."""

    def __init__(self, stands: Standing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self._people, self._delegations = OrderList("orders.people"), OrderList("orders.delegations")
        self.reason_line = QLineEdit(stands.decision.reason if stands.decision else "")
        self.go = parts.button("orders.save", look="primary")
        self._build(stands)
        self._people.fill(stands.people)
        self._delegations.fill(tuple((code, code) for code in stands.delegations))
        self.reason_line.textChanged.connect(lambda _: self._weigh())
        self._weigh()

    def _build(self, stands: Standing) -> None:
        cancel = parts.button("unlock.cancel")
        self.go.setDefault(True)
        how = parts.text(look="second")
        how.setText(words.say("orders.how", earlier=shortcuts.shown("earlier"), later=shortcuts.shown("later")))
        layout = parts.column(parts.label("orders.title", "card"), how, margins=(24, 20, 24, 20), spacing=12)
        lists = QHBoxLayout()
        theme.fit(lists, spacing=16)
        lists.addLayout(_titled("orders.people", self._people), 3)
        if len(stands.delegations) > 1:
            lists.addLayout(_titled("orders.delegations", self._delegations), 2)
        layout.addLayout(lists, 1)
        if stands.unnamed:
            unnamed = parts.text(look="second")
            unnamed.setText(words.count("orders.unnamed", stands.unnamed))
            layout.addWidget(unnamed)
        title = parts.label("orders.reason", "label")
        title.setBuddy(self.reason_line)
        words.put(self.reason_line, "orders.reason", words.Slot.NAME)
        layout.addLayout(parts.column(title, self.reason_line, spacing=4))
        layout.addLayout(parts.row(None, cancel, self.go))
        self.setLayout(layout)
        self.go.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        theme.fit(self, minimumWidth=580)
        theme.open_at(self, 620, 520)

    def people(self) -> tuple[str, ...]:
        """By ref, from the top."""
        return self._people.keys()

    def delegations(self) -> tuple[str, ...]:
        """By code, from the top."""
        return self._delegations.keys()

    def reason(self) -> str:
        return self.reason_line.text().strip()

    def _weigh(self) -> None:
        self.go.setEnabled(bool(self.reason()))


def _titled(key: str, shown: OrderList) -> QVBoxLayout:
    """A list under its title, with buttons for who has neither a steady hand nor the keys."""
    title = parts.label(key, "label")
    title.setBuddy(shown)
    up, down = parts.button("orders.up"), parts.button("orders.down")
    up.clicked.connect(lambda: shown.move_by(-1))
    down.clicked.connect(lambda: shown.move_by(1))
    for button in (up, down):
        button.setAutoDefault(False)
    made = parts.column(title, shown, parts.row(up, down, None, spacing=8), spacing=4)
    made.setStretch(1, 1)
    return made
