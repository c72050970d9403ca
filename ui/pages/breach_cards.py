"""Cards in the inspector that say which separation rules a row breaks and why, with the way to each finding."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.services.sharing import Breach
from ui import theme
from ui.models.separation_rows import found_sentence, kind_said
from ui.pages.visit_blocks import clear
from ui.widgets import parts
from ui.widgets.note import NoteCard
from ui.widgets.target import Target

_MOST = 6


class BreachCards(QWidget):
    """`asked` leads to the finding. What was accepted is told, too, as such."""

    asked = Signal(Target)

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "surface")
        self.cards = parts.column(spacing=8)
        self.setLayout(self.cards)

    def show_broken(self, broken: tuple[Breach, ...], crowded: tuple[str, str] = ("", "")) -> None:
        """`crowded` is a heading and a sentence that warn of something beside the rules."""
        clear(self.cards)
        if crowded[0]:
            self._card("warn", *crowded)
        for one in broken[:_MOST]:
            card = self._card("ok" if one.found.accepted else "block", kind_said(one.kind), found_sentence(one.found))
            link = parts.button("breach.show", "into", "link")
            link.clicked.connect(lambda _=False, to=one.found.finding.id: self.asked.emit(Target("findings", to)))
            card.below.addLayout(parts.row(link, None, margins=parts.NONE))
        self.setVisible(bool(broken or crowded[0]))

    def _card(self, severity: str, heading: str, sentence: str) -> NoteCard:
        card = NoteCard()
        card.tell(severity, heading, sentence)
        self.cards.addWidget(card)
        return card
