"""What leaves the house from the page of invites: which files, in which form; and calling a session off."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QFileDialog, QWidget

from forumdesk.services.holdings import Holding, Standing
from forumdesk.services.inviting import Drafts, Forms, Row
from ui import theme, words
from ui.models.badge_rows import left_out_checks
from ui.models.invitation_rows import chosen_rows
from ui.widgets import parts
from ui.widgets.check import Radio
from ui.widgets.emptying import empty
from ui.widgets.fields import ChoiceField
from ui.widgets.note import NoteCard


class Which(StrEnum):
    """Which invites go out."""

    SELECTED = "selected"
    OUTDATED = "outdated"
    NEVER = "never"


def ask_folder(owner: QWidget) -> QFileDialog:
    """A dialog for a folder; the system's, where it has one."""
    dialog = QFileDialog(owner, words.say("invitations.folder"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


class ExportDialog(QDialog):
    """`wanted` carries the rows, and the form of their files."""

    wanted = Signal(tuple, object)

    def __init__(self, selected: list[Holding], every: list[Holding], owner: QWidget) -> None:
        super().__init__(owner)
        self.setWindowTitle(words.say("app.name"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows: dict[Which, tuple[Row, ...]] = {
            Which.SELECTED: chosen_rows(selected),
            Which.OUTDATED: chosen_rows(row for row in every if row.standing is Standing.OUTDATED),
            Which.NEVER: chosen_rows(row for row in every if row.standing is Standing.NEVER),
        }
        self.which = {which: Radio() for which in Which}
        self.forms = {form: Radio() for form in Forms}
        self.choose = parts.button("invitations.choose-folder", look="primary")
        self._build()

    def _build(self) -> None:
        outer = parts.column(
            parts.label("invitations.export-title", "card"),
            parts.label("invitations.which", "section"),
            margins=(24, 20, 24, 20),
            spacing=8,
        )
        whichs, forms = QButtonGroup(self), QButtonGroup(self)
        for which, radio in self.which.items():
            words.put(radio, f"invitations.which.{which}", n=words.figure(len(self.rows[which])))
            radio.setEnabled(bool(self.rows[which]))
            whichs.addButton(radio)
            outer.addWidget(radio)
        outer.addSpacing(theme.px(8))
        outer.addWidget(parts.label("invitations.form", "section"))
        for form, radio in self.forms.items():
            words.put(radio, f"invitations.as.{form}", words.Slot.TEXT, words.Slot.NAME)
            forms.addButton(radio)
            outer.addWidget(radio)
        outer.addWidget(parts.text("invitations.export-how", "second"))
        stay = parts.button("invitations.not-now")
        stay.clicked.connect(self.reject)
        outer.addLayout(parts.row(None, stay, self.choose, spacing=8))
        self.setLayout(outer)
        theme.fit(self, minimumWidth=420)
        self.forms[Forms.ICS].setChecked(True)
        first = next((which for which in Which if self.rows[which]), None)
        if first is not None:
            self.which[first].setChecked(True)
        self.choose.setEnabled(first is not None)
        self.choose.setDefault(True)
        self.choose.clicked.connect(self.accept)

    def accept(self) -> None:
        which = next(which for which, radio in self.which.items() if radio.isChecked())
        form = next(form for form, radio in self.forms.items() if radio.isChecked())
        self.wanted.emit(self.rows[which], form)
        super().accept()


class CancelDialog(QDialog):
    """`asked` carries a session whose holders are to be counted, `wanted` one that is to be called off."""

    asked = Signal(str)
    wanted = Signal(str, bool)

    def __init__(self, sessions: tuple[tuple[str, str], ...], session: str, owner: QWidget) -> None:
        super().__init__(owner)
        self.setWindowTitle(words.say("app.name"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._holders = 0
        self.session = ChoiceField("invitations.session", [(code, f"{code} · {title}") for code, title in sessions])
        codes = [code for code, _ in sessions]
        self.session.show_value(session if session in codes else next(iter(codes), None))
        self.session.finished.connect(lambda _: self.ask())
        self._what = NoteCard()
        self._left = parts.column(spacing=8)
        self.call_off = parts.button("invitations.call-off", look="primary")
        self.stay = parts.button("invitations.keep-session")
        self._build()

    def _build(self) -> None:
        outer = parts.column(
            parts.label("invitations.cancel-title", "card"),
            self.session,
            self._what,
            margins=(24, 20, 24, 20),
            spacing=10,
        )
        outer.addLayout(self._left)
        outer.addLayout(parts.row(None, self.stay, self.call_off, spacing=8))
        self.setLayout(outer)
        theme.fit(self, minimumWidth=440, maximumWidth=440)
        self._what.hide()
        self.call_off.setEnabled(False)
        # Enter must not call a session off by itself.
        self.stay.setDefault(True)
        self.stay.clicked.connect(self.reject)
        self.call_off.clicked.connect(self.accept)

    @property
    def code(self) -> str:
        return str(self.session.combo.currentData() or "")

    def ask(self) -> None:
        """Count those who hold an invite to it."""
        self.call_off.setEnabled(False)
        if self.code:
            self.asked.emit(self.code)

    def tell(self, drafts: Drafts, names: dict[str, str]) -> None:
        """What calling it off would do."""
        self._holders = len(drafts.files)
        self._what.show()
        heading = words.count("invitations.told-off", self._holders)
        self._what.tell("warn", heading, words.say("invitations.told-off-how"))
        empty(self._left)
        for check in left_out_checks(drafts.left_out, names):
            card = NoteCard()
            card.tell(check.severity, check.heading, check.sentence)
            self._left.addWidget(card)
        self.call_off.setEnabled(True)
        self.adjustSize()

    def accept(self) -> None:
        self.wanted.emit(self.code, self._holders > 0)
        super().accept()
