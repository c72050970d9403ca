"""What an envelope bears besides the address, and how it goes into the printer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.services.papers import EnvelopeFeed
from ui import words
from ui.widgets import parts
from ui.widgets.check import Check
from ui.widgets.fields import ChoiceField, LongField


class EnvelopeChoices(QWidget):
    """`changed` when other envelopes are wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.native = Check()
        words.put(self.native, "papers.native", words.Slot.TEXT, words.Slot.NAME)
        self.address = LongField("papers.sender", 3)
        self.feed = ChoiceField("papers.feed", [])
        hint = parts.text("papers.sender-hint", "hint")
        self.setLayout(parts.column(self.native, self.address, hint, self.feed, spacing=8))
        self.native.toggled.connect(lambda _: self.changed.emit())
        self.address.finished.connect(lambda _: self.changed.emit())
        self.feed.finished.connect(lambda _: self.changed.emit())

    def retell(self) -> None:
        held = self.feed.combo.currentData()
        self.feed.offer([(str(one), words.say(f"papers.feed.{one}")) for one in EnvelopeFeed])
        self.feed.show_value(held or str(EnvelopeFeed.STAMP))

    @property
    def lines(self) -> tuple[str, ...]:
        """The return address."""
        return tuple(line.strip() for line in self.address.edit.toPlainText().splitlines() if line.strip())

    @property
    def edge(self) -> EnvelopeFeed:
        return EnvelopeFeed(self.feed.combo.currentData() or EnvelopeFeed.STAMP)
