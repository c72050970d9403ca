"""In which form files leave: calendar files or letters, one folder or a ZIP for each delegation, with a reminder."""

from PySide6.QtWidgets import QButtonGroup, QWidget

from forumdesk.services.inviting import Forms, Pack
from ui import words
from ui.pages.invitations_order import Shape
from ui.widgets import parts
from ui.widgets.check import Check, Radio
from ui.widgets.fields import ChoiceField
from ui.widgets.flow import Flow
from ui.widgets.terms import TermsFields

_REMINDERS = (None, 5, 15, 30, 60, 24 * 60)


class ShapeChoice(QWidget):
    """`shape()` is what is chosen. What calls something off has no reminder, and no hours of its own."""

    def __init__(self, calls_off: bool = False) -> None:
        super().__init__()
        self.forms, self.packs = {one: Radio() for one in Forms}, {one: Radio() for one in Pack}
        for form, radio in self.forms.items():
            words.put(radio, f"invitations.as.{form}", words.Slot.TEXT, words.Slot.NAME)
        for pack, radio in self.packs.items():
            words.put(radio, f"invitations.pack.{pack}", words.Slot.TEXT, words.Slot.NAME)
        for radios in (self.forms.values(), self.packs.values()):
            group = QButtonGroup(self)
            for radio in radios:
                group.addButton(radio)
        self.forms[Forms.ICS].setChecked(True)
        self.packs[Pack.FOLDER].setChecked(True)
        self.reminder = ChoiceField("invitations.reminder", [(one, _reminder_said(one)) for one in _REMINDERS])
        self.timed = Check()
        words.put(self.timed, "invitations.timed", words.Slot.TEXT, words.Slot.NAME)
        # A mail program puts its own account, name and all, in the place of a sender that it does not know.
        self.account = parts.text("invitations.sender-how", "hint")
        self.terms = TermsFields(low=True)
        outer = parts.column(parts.label("invitations.form", "section"), spacing=6)
        outer.addLayout(Flow(*self.forms.values()))
        outer.addWidget(self.account)
        outer.addSpacing(6)
        outer.addWidget(parts.label("invitations.pack", "section"))
        outer.addLayout(Flow(*self.packs.values()))
        self._calls_off = calls_off
        if not calls_off:
            outer.addSpacing(6)
            outer.addWidget(self.reminder)
            outer.addWidget(self.timed)
        outer.addSpacing(6)
        outer.addWidget(self.terms)
        self.setLayout(outer)
        for radio in self.forms.values():
            radio.toggled.connect(lambda _: self._show_account())
        self._show_account()

    def _show_account(self) -> None:
        self.account.setVisible(not self.forms[Forms.ICS].isChecked())

    def shape(self) -> Shape:
        chosen = self.reminder.combo.currentData()
        return Shape(
            next(one for one, radio in self.forms.items() if radio.isChecked()),
            next(one for one, radio in self.packs.items() if radio.isChecked()),
            None if chosen is None or self._calls_off else int(chosen),
            self.timed.isChecked() and not self._calls_off,
            self.terms.terms(),
        )


def _reminder_said(minutes: int | None) -> str:
    if minutes is None:
        return words.say("invitations.no-reminder")
    if minutes >= 24 * 60:
        return words.say("invitations.reminder-day")
    return words.say("invitations.reminder-minutes", n=words.figure(minutes))
