"""What leaves the house from the page of invites: which files, in which form; and calling a session off."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QFileDialog, QWidget

from forumdesk.services.holdings import Holding
from forumdesk.services.inviting import Drafts, Row
from ui import theme, words
from ui.models.badge_rows import left_out_checks
from ui.pages.invitations_order import Order, Which, rows_for
from ui.pages.invitations_shape import ShapeChoice
from ui.widgets import parts
from ui.widgets.check import Check, Radio
from ui.widgets.emptying import empty
from ui.widgets.fields import ChoiceField
from ui.widgets.note import NoteCard
from ui.widgets.terms import TermsFields

# They go to people, not to rows: those of whoever is selected, or everybody's.
_OF_PEOPLE = (Which.HOLD, Which.PROGRAMME)


def ask_folder(owner: QWidget) -> QFileDialog:
    """A dialog for a folder; the system's, where it has one."""
    dialog = QFileDialog(owner, words.say("invitations.folder"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


class ExportDialog(QDialog):
    """`wanted` carries an Order. `selected` are rows of the list; programmes and dates to hold can be theirs alone."""

    wanted = Signal(object)

    def __init__(self, selected: list[Holding], every: list[Holding], owner: QWidget) -> None:
        super().__init__(owner)
        self.setWindowTitle(words.say("app.name"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._every = every
        self._refs = frozenset(row.ref for row in selected)
        self._selected = selected
        self.which = {which: Radio() for which in Which}
        self.only = Check()
        self.only.setChecked(len(selected) > 1)
        self.shape = ShapeChoice()
        self.choose = parts.button("invitations.choose-folder", look="primary")
        self._how = parts.text("invitations.export-how", "second")
        self._build()

    def _build(self) -> None:
        outer = parts.column(
            parts.label("invitations.export-title", "card"),
            parts.label("invitations.which", "section"),
            margins=(24, 20, 24, 20),
            spacing=8,
        )
        group = QButtonGroup(self)
        for radio in self.which.values():
            group.addButton(radio)
            outer.addWidget(radio)
        outer.addWidget(self.only)
        words.put(self.only, "invitations.only", n=words.figure(len(self._refs)))
        stay = parts.button("invitations.not-now")
        outer.addWidget(self.shape)
        outer.addWidget(self._how)
        outer.addLayout(parts.row(None, stay, self.choose, spacing=8))
        self.setLayout(outer)
        theme.fit(self, minimumWidth=460)
        group.buttonClicked.connect(lambda _: self._follow())
        self.only.clicked.connect(lambda _: self._follow())
        stay.clicked.connect(self.reject)
        self.choose.setDefault(True)
        self.choose.clicked.connect(self.accept)
        self._follow()
        self.begin(next((which for which in Which if self.rows(which)), None))

    def begin(self, which: Which | None) -> None:
        """What is chosen first; none where there is nothing to write."""
        if which is not None and self.which[which].isEnabled():
            self.which[which].setChecked(True)
        self._follow()

    @property
    def chosen(self) -> Which | None:
        return next((which for which, radio in self.which.items() if radio.isChecked()), None)

    def rows(self, which: Which) -> tuple[Row, ...]:
        """Which invites that would be."""
        if which is Which.SELECTED:
            return rows_for(which, self._selected)
        theirs = which in _OF_PEOPLE and self.only.isChecked() and self._refs
        return rows_for(which, [row for row in self._every if row.ref in self._refs] if theirs else self._every)

    def _follow(self) -> None:
        for which, radio in self.which.items():
            number = len(self.rows(which))
            words.put(radio, f"invitations.which.{which}", n=words.figure(number))
            radio.setEnabled(bool(number))
        chosen = self.chosen
        self.only.setVisible(bool(self._refs) and chosen in _OF_PEOPLE)
        self.shape.timed.setVisible(chosen in (Which.SELECTED, Which.NEVER))
        self.shape.reminder.setVisible(chosen is not Which.HOLD)
        words.put(self._how, "invitations.outdated-how" if chosen is Which.OUTDATED else "invitations.export-how")
        self.choose.setEnabled(chosen is not None and self.which[chosen].isEnabled())

    def accept(self) -> None:
        which = self.chosen
        if not self.shape.terms.valid:
            return
        if which is not None:
            self.wanted.emit(Order(which, self.rows(which), self.shape.shape()))
        super().accept()


class CancelDialog(QDialog):
    """`asked` carries a session whose holders are to be counted; `wanted` one that is to be called off, whether anybody
    holds an invite to it, and the terms on which their files leave."""

    asked = Signal(str)
    wanted = Signal(str, bool, object)

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
        self.terms = TermsFields(low=True)
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
        outer.addWidget(self.terms)
        outer.addLayout(parts.row(None, self.stay, self.call_off, spacing=8))
        self.setLayout(outer)
        theme.fit(self, minimumWidth=460, maximumWidth=460)
        for part in (self._what, self.terms):
            part.hide()
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
        self.terms.setVisible(self._holders > 0)
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
        if self._holders and not self.terms.valid:
            return
        self.wanted.emit(self.code, self._holders > 0, self.terms.terms())
        super().accept()
