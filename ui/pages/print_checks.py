"""What is looked at before something is printed: what stops, what changed, what the print shows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.models.badge_rows import Check, Point
from ui.widgets import parts
from ui.widgets.emptying import empty
from ui.widgets.note import NoteCard
from ui.widgets.target import Target


class ChecksPane(QWidget):
    """In the place of the inspector. `asked` leads to whom a card is about."""

    asked = Signal(Target)

    def __init__(self, shown_title: str) -> None:
        super().__init__()
        self.cards = QVBoxLayout()
        self.points = QVBoxLayout()
        self.facts = QVBoxLayout()
        theme.fit(self.cards, spacing=8)
        theme.fit(self.points, spacing=6)
        theme.fit(self.facts, spacing=2)
        self._calm = parts.text("badges.nothing-stops")
        self._shown = parts.label(shown_title, "section")
        self.outcome = NoteCard()
        self.outcome.hide()
        outer = parts.column(parts.label("badges.before", "section"), margins=(20, 20, 20, 20), spacing=8)
        # The button that closes the pane stands at the right of the heading.
        outer.addSpacing(theme.px(4))
        outer.addWidget(self.outcome)
        outer.addWidget(self._calm)
        outer.addLayout(self.cards)
        outer.addSpacing(theme.px(8))
        outer.addWidget(self._shown)
        outer.addLayout(self.points)
        outer.addSpacing(theme.px(8))
        outer.addLayout(self.facts)
        outer.addStretch(1)
        self.setLayout(outer)

    def tell(self, checks: list[Check], points: list[Point], facts: list[tuple[str, str]]) -> None:
        """`facts` are pairs of the key of a label and what it says."""
        for layout in (self.cards, self.points, self.facts):
            empty(layout)
        for check in checks:
            self.cards.addWidget(self._card(check))
        for point in points:
            self.points.addLayout(_line(point))
        for key, said in facts:
            value = parts.text(look="")
            value.setText(said)
            self.facts.addWidget(parts.label(key, "label"))
            self.facts.addWidget(value)
            self.facts.addSpacing(theme.px(6))
        self._calm.setVisible(bool(points) and not checks)
        self._shown.setVisible(bool(points))

    def tell_outcome(self, severity: str, heading: str, said: str = "") -> None:
        """What came of the last printing or saving; nothing without a severity."""
        self.outcome.setVisible(bool(severity))
        if severity:
            self.outcome.tell(severity, heading, said)

    def _card(self, check: Check) -> NoteCard:
        card = NoteCard()
        card.tell(check.severity, check.heading, check.sentence)
        if check.target is not None:
            link = parts.button(check.link, look="link")
            link.clicked.connect(lambda _=False, to=check.target: self.asked.emit(to))
            card.below.addLayout(parts.row(link, None))
        return card


def _line(point: Point) -> QBoxLayout:
    said = parts.text(look="")
    said.setText(point.said)
    line = parts.row(parts.picture(point.icon, point.token, 16), spacing=8)
    line.addWidget(said, 1)
    return line
