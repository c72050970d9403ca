"""In which order badges follow one another, and which language their words are in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.services.ordering import Ordering
from ui import words
from ui.pages.print_lists import offer_languages
from ui.widgets import parts
from ui.widgets.fields import ChoiceField


class BadgeOrder(QWidget):
    """`changed` when another order or language is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._there: tuple[Ordering, ...] = (Ordering.NEUTRAL,)
        self.ordering, self.language = ChoiceField("lists.order", []), ChoiceField("lists.language", [])
        self.setLayout(parts.column(self.ordering, self.language, spacing=8))
        for field in (self.ordering, self.language):
            field.finished.connect(lambda _: self.changed.emit())
        self.retell()

    def fill(self, there: tuple[Ordering, ...]) -> None:
        """Those that can be chosen; one that is decided on no more gives way to the alphabet."""
        self._there = there
        self.retell()

    @property
    def wanted(self) -> Ordering:
        return Ordering(self.ordering.combo.currentData())

    @property
    def spoken(self) -> str:
        """Empty for the event's own."""
        return str(self.language.combo.currentData())

    def retell(self) -> None:
        held = self.ordering.combo.currentData()
        self.ordering.offer([(one, words.say(f"lists.order.{one}")) for one in self._there])
        self.ordering.show_value(held if held in self._there else Ordering.NEUTRAL)
        offer_languages(self.language)
