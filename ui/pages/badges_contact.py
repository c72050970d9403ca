"""Whether a contact sheet is wanted instead of the badges, and on which paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.exporters.running_page import Sheet
from ui import words
from ui.widgets import parts
from ui.widgets.check import Check
from ui.widgets.fields import ChoiceField


class ContactCheck(QWidget):
    """`changed` when the other is wanted, or other sheets."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = Check()
        words.put(self.box, "badges.contact", words.Slot.TEXT, words.Slot.NAME)
        self.paper = ChoiceField("badges.contact-paper", [])
        self.paper.hide()
        self.setLayout(parts.column(self.box, parts.text("badges.contact-hint", "hint"), self.paper, spacing=4))
        self.box.toggled.connect(self._turn)
        self.paper.finished.connect(lambda _: self.changed.emit())
        self.retell()

    @property
    def wanted(self) -> bool:
        return self.box.isChecked()

    @property
    def sheet(self) -> Sheet:
        return Sheet(self.paper.combo.currentData() or Sheet.A4)

    def retell(self) -> None:
        held = self.paper.combo.currentData()
        self.paper.offer([(str(one), words.say(f"lists.sheet.{one}")) for one in Sheet])
        self.paper.show_value(held or str(Sheet.A4))

    def _turn(self, on: bool) -> None:
        self.paper.setVisible(on)
        self.changed.emit()
