"""Erasing for good: what goes, whether an archive is owed, the erasure, and its receipt."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from forumdesk.domain.erasing import Duty, Kind
from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.retaining import Kept
from forumdesk.progress import Progress
from forumdesk.services import erasing, letting_go
from forumdesk.services.erasing import Answered, Erased, Preview, Wish
from forumdesk.store.workspace import Workspace
from forumdesk.words import receipts
from ui import theme, words
from ui.desk import Desk
from ui.models import retention_rows as rows
from ui.widgets import parts
from ui.widgets.check import Check, Radio
from ui.widgets.emptying import empty
from ui.widgets.file_field import FileField
from ui.widgets.secret_field import SecretField

Subject = Wish | Kept
"""People or an event, or a kind of field of which all that is due goes."""


class DutyField(QWidget):
    """Is an archive owed? Nothing is chosen at first: it has to be answered."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__()
        self._owner = owner
        self.choices = {one: Radio() for one in Duty}
        self.archive = FileField("erase.archive", "save", self._ask_file, "erase.choose-archive")
        self.passphrase, self.again = SecretField("erase.archive-secret"), SecretField("erase.archive-again", eye=False)
        sealed = QWidget()
        sealed.setLayout(
            parts.column(
                *(self.archive, self.passphrase, self.again, parts.text("erase.archive-how", "hint")),
                margins=(26, 0, 0, 4),
            )
        )
        outer = parts.column(parts.label("erase.duty", "section"), parts.text("erase.duty-why"), spacing=8)
        self.group = QButtonGroup(self)
        for one, radio in self.choices.items():
            words.put(radio, f"erase.duty.{one}", words.Slot.TEXT, words.Slot.NAME)
            self.group.addButton(radio)
            outer.addWidget(radio)
            if one is Duty.SEALED:
                outer.addWidget(sealed)
        self.setLayout(outer)
        sealed.hide()
        self.choices[Duty.SEALED].toggled.connect(sealed.setVisible)

    @property
    def answered(self) -> Answered | None:
        """None as long as the answer is not whole."""
        duty = next((one for one, radio in self.choices.items() if radio.isChecked()), None)
        if duty is not Duty.SEALED:
            return Answered(duty) if duty is not None else None
        typed = self.passphrase.edit.text()
        whole = self.archive.path is not None and typed and typed == self.again.edit.text()
        return Answered(duty, self.archive.path, typed) if whole else None

    def forget(self) -> None:
        self.passphrase.edit.clear()
        self.again.edit.clear()

    def _ask_file(self) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self._owner, words.say("erase.choose-archive"), "archive-1.age")
        return Path(name) if name else None


class EraseDialog(QDialog):
    """First what would go, read anew with every choice; after it is done, the receipt, to be saved."""

    def __init__(self, desk: Desk, subject: Subject, owner: QWidget) -> None:
        super().__init__(owner)
        self.setWindowTitle(words.say("app.name"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._subject = desk, subject
        self.seen: Preview | None = None
        self.who = parts.text(look="second")
        self.told, self.mentioned = QVBoxLayout(), QVBoxLayout()
        for layout in (self.told, self.mentioned):
            theme.fit(layout, spacing=10)
        self.keep_people, self.strike = Check(), Check()
        words.put(self.keep_people, "erase.keep-people", words.Slot.TEXT, words.Slot.NAME)
        words.put(self.strike, "erase.strike", words.Slot.TEXT, words.Slot.NAME)
        self.duty = DutyField(self)
        self.wrong, self.working = parts.text(look="wrong"), parts.label("erase.working", "hint")
        self.go, self.cancel = parts.button("erase.do", "remove", "primary"), parts.button("unlock.cancel")
        self.receipt = QPlainTextEdit()
        self.save, self.close_it = (
            parts.button("erase.save-receipt", "save"),
            parts.button("erase.close", look="primary"),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self._asking())
        self.stack.addWidget(self._done())
        self.setLayout(parts.column(self.stack))
        theme.fit(self, minimumWidth=560, minimumHeight=620)
        self._wire()
        self._look()

    def _asking(self) -> QWidget:
        inside = QWidget()
        theme.look(inside, "surface")
        inner = parts.column(self.who, margins=(24, 4, 24, 8), spacing=12)
        inner.addLayout(self.told)
        inner.addLayout(self.mentioned)
        choices: tuple[QWidget, ...] = (self.strike, self.keep_people, self.duty)
        for part in choices:
            inner.addWidget(part)
        inner.addStretch(1)
        inside.setLayout(inner)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        head = parts.column(
            parts.label("erase.title", "card"), parts.text("erase.title-how"), margins=(24, 20, 24, 8), spacing=6
        )
        foot = parts.column(self.wrong, margins=(24, 8, 24, 20), spacing=8)
        foot.addLayout(parts.row(self.working, None, self.cancel, self.go))
        whole = QWidget()
        outer = parts.column(head, spacing=0)
        outer.addWidget(scroll, 1)
        outer.addLayout(foot)
        whole.setLayout(outer)
        hidden: tuple[QWidget, ...] = (self.wrong, self.working, self.strike, self.keep_people)
        for part in hidden:
            part.hide()
        return whole

    def _done(self) -> QWidget:
        self.receipt.setReadOnly(True)
        self.receipt.setTabChangesFocus(True)
        words.put(self.receipt, "erase.receipt", words.Slot.NAME)
        page = QWidget()
        outer = parts.column(
            parts.label("erase.done", "card"), parts.text("erase.done-how"), margins=(24, 20, 24, 20), spacing=10
        )
        outer.addWidget(self.receipt, 1)
        outer.addLayout(parts.row(self.save, None, self.close_it))
        page.setLayout(outer)
        return page

    def _wire(self) -> None:
        self.strike.toggled.connect(lambda _: self._look())
        self.keep_people.toggled.connect(lambda _: self._look())
        self.duty.group.buttonToggled.connect(lambda *_: self._weigh())
        self.duty.archive.chosen.connect(self._weigh)
        for field in (self.duty.passphrase, self.duty.again):
            field.edit.textChanged.connect(lambda _: self._weigh())
        self.go.clicked.connect(self._erase)
        self.cancel.clicked.connect(self.reject)
        self.close_it.clicked.connect(self.accept)
        self.save.clicked.connect(self._save)
        self.finished.connect(lambda _: self.duty.forget())
        self._desk.failed.connect(self._refused)

    @property
    def _wish(self) -> Subject:
        if isinstance(self._subject, Kept):
            return self._subject
        one = self._subject
        return Wish(one.kind, one.names, self.keep_people.isChecked(), self.strike.isChecked())

    def _look(self) -> None:
        subject = self._wish
        self.seen = None
        self._weigh()

        def look(workspace: Workspace) -> Preview:
            if isinstance(subject, Kept):
                return letting_go.preview(workspace, subject)
            return erasing.preview(workspace, subject)

        self._desk.read(look, self._show)

    def _show(self, seen: Preview) -> None:
        self.seen = seen
        self.who.setText(", ".join(seen.called) or self._kept_said())
        empty(self.told)
        for key, said in rows.preview_said(seen):
            line = parts.text(look="")
            line.setText(said)
            self.told.addLayout(parts.column(parts.label(key, "label"), line, spacing=2))
        empty(self.mentioned)
        if seen.mentions:
            line = parts.text(look="")
            line.setText("\n".join(rows.mention_said(one) for one in seen.mentions))
            self.mentioned.addLayout(parts.column(parts.label("erase.mentions", "label"), line, spacing=2))
        self.strike.setVisible(bool(seen.mentions) or self.strike.isChecked())
        self.keep_people.setVisible(seen.kind is Kind.EVENT)
        self._weigh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self.seen is not None:
            self._show(self.seen)
        super().changeEvent(event)

    def _kept_said(self) -> str:
        return rows.kept_said(self._subject) if isinstance(self._subject, Kept) else ""

    def _weigh(self) -> None:
        self.go.setEnabled(self.seen is not None and self.duty.answered is not None)

    def _erase(self) -> None:
        answered, subject = self.duty.answered, self._wish
        if answered is None:
            return
        self._rest(True)

        def erase(workspace: Workspace, _progress: Progress) -> Erased:
            if isinstance(subject, Kept):
                return letting_go.let_go(workspace, subject, answered)
            return erasing.erase(workspace, subject, answered)

        self._desk.run(erase, self._erased)

    def _erased(self, erased: Erased) -> None:
        text = receipts.receipt(erased.receipt, words.language(), lambda name, n: words.count(f"table.{name}", n))
        self.receipt.setPlainText(text)
        self.duty.forget()
        self.stack.setCurrentIndex(1)
        self.close_it.setFocus()

    def _refused(self, error: ForumDeskError) -> None:
        if self.isVisible():
            self._rest(False)
            self.wrong.setText(words.refusal(error))
            self.wrong.show()

    def _rest(self, working: bool) -> None:
        self.wrong.hide()
        self.working.setVisible(working)
        parts_at_rest: tuple[QWidget, ...] = (self.duty, self.strike, self.keep_people, self.cancel, self.go)
        for part in parts_at_rest:
            part.setEnabled(not working)

    def _save(self) -> None:
        forms = f"{words.say('erase.receipt-text')} (*.txt);;{words.say('lists.form.pdf')} (*.pdf)"
        name, form = QFileDialog.getSaveFileName(self, words.say("erase.save-receipt"), "receipt-1.txt", forms)
        if name:
            text = self.receipt.toPlainText()
            # The name that is proposed keeps its ending, whichever form is chosen beside it.
            path = Path(name).with_suffix(".pdf") if "(*.pdf)" in form else Path(name)
            self._desk.read(lambda _: erasing.write_receipt(text, path), lambda _: self.save.setEnabled(False))
