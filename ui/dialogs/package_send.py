"""An event leaves as a sealed package: what for, which parts, who can open it, and on which terms."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QScrollArea, QWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.packages import Preset
from forumdesk.progress import Progress
from forumdesk.services import packaging_out
from forumdesk.services.packaging_out import Made, Opener, Preview, Wish
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk
from ui.widgets import parts
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.note import NoteCard
from ui.widgets.package_parts import PackageParts, tick
from ui.widgets.secret_field import SecretField
from ui.widgets.strength import GOOD, StrengthMeter
from ui.widgets.terms import TermsFields

# A file's name is read by everyone: it says nothing of the event.
FILE_NAME = "0001.fdpackage"


class PackageDialog(QDialog):
    """`made` once the file has its name."""

    made = Signal(object)

    def __init__(self, desk: Desk, event_code: str, owner: QWidget) -> None:
        super().__init__(owner)
        self.setWindowTitle(words.say("app.name"))
        self._desk, self._event_code = desk, event_code
        self.preset = ChoiceField("package.preset", [(one, words.say(f"package.preset.{one}")) for one in Preset])
        self.preset.show_value(Preset.TRAVEL)
        self.parts = PackageParts()
        self.names = tick("package.names")
        self.recipients = TextField("package.recipients", hint="package.recipients-hint")
        self.phrase, self.strength = SecretField("package.phrase"), StrengthMeter()
        self.again = SecretField("unlock.again", eye=False)
        self.terms = TermsFields(low=True)
        self.note, self.wrong = NoteCard(), parts.text(look="wrong")
        self.go, self.stay = parts.button("package.make", look="primary"), parts.button("unlock.cancel")
        self._build()
        self._wire()
        self._choose()

    def _build(self) -> None:
        inside = QWidget()
        theme.look(inside, "surface")
        body = parts.column(self.preset, parts.label("package.parts", "label"), spacing=10, margins=(14, 12, 14, 12))
        below: list[QWidget] = [self.parts, self.names, parts.text("package.names-how", "hint"), self.note]
        below += [parts.label("package.who", "section"), self.recipients, parts.text("package.or", "hint")]
        for part in (*below, self.phrase, self.strength, self.again, self.terms):
            body.addWidget(part)
        body.addStretch(1)
        inside.setLayout(body)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        words.put(scroll, "package.title", words.Slot.NAME)
        second = parts.text(look="second")
        words.put(second, "package.of", event=self._event_code)
        outer = parts.column(parts.label("package.title", "card"), second, spacing=8)
        theme.fit(outer, contentsMargins=(24, 20, 24, 20))
        outer.addWidget(scroll, 1)
        outer.addWidget(self.wrong)
        outer.addLayout(parts.row(None, self.stay, self.go, spacing=8))
        self.setLayout(outer)
        theme.open_at(self, 640, 720)
        self.go.setDefault(True)
        self.wrong.hide()

    def _wire(self) -> None:
        self.preset.finished.connect(lambda _: self._choose())
        self.parts.changed.connect(self._look)
        self.names.toggled.connect(lambda _: self._look())
        self.phrase.edit.textChanged.connect(self.strength.judge)
        self.go.clicked.connect(self._ask_place)
        self.stay.clicked.connect(self.reject)
        self.finished.connect(lambda _: self._forget())
        self._desk.failed.connect(self._refuse)

    def wish(self) -> Wish:
        """As it stands in the dialog."""
        preset = self._preset()
        return Wish(
            self._event_code,
            preset,
            self.parts.more(preset),
            self.parts.less(preset),
            self.names.isEnabled() and self.names.isChecked(),
        )

    def opener(self) -> Opener | None:
        """Who can open it; None, and why, where nobody could, or anybody."""
        keys = tuple(self.recipients.edit.text().replace(",", " ").split())
        if keys:
            return Opener(recipients=keys)
        if self.phrase.edit.text() != self.again.edit.text():
            self._say("unlock.differ")
            return None
        if self.strength.score < GOOD:
            self._say("package.weak" if self.phrase.edit.text() else "package.nobody")
            return None
        return Opener(self.phrase.edit.text())

    def make_at(self, path: Path) -> None:
        """Write the package there."""
        opener, wish, terms = self.opener(), self.wish(), self.terms.terms()
        if opener is None:
            return

        def work(workspace: Workspace, _: Progress) -> Made:
            return packaging_out.make(workspace, wish, opener, path, terms)

        self.go.setEnabled(False)
        self._desk.run(work, self._done)

    def _preset(self) -> Preset:
        return Preset(str(self.preset.combo.currentData()))

    def _choose(self) -> None:
        """What the preset has, and no more."""
        preset = self._preset()
        self.names.setEnabled(preset is Preset.HANDOVER)
        self.names.setChecked(False)
        self.parts.put(preset)

    def _look(self) -> None:
        self._desk.read(partial(packaging_out.preview, wish=self.wish()), self._tell)

    def _tell(self, told: Preview) -> None:
        rows = {one.table: one.rows for one in told.counts}
        people = words.count("package.people", rows.get("person", 0), sessions=rows.get("session", 0))
        said = [words.count("package.masked", told.masked)] if told.masked else []
        said += [words.count("package.withheld", told.withheld)] if told.withheld else []
        said += (
            [words.say("package.left-out", refs=", ".join(one.ref for one in told.left_out))] if told.left_out else []
        )
        revealing = self.wish().names
        said = [words.say("package.revealing"), *said] if revealing else said
        severity = "warn" if revealing or told.left_out or told.withheld else "note"
        self.note.tell(severity, people, " ".join(said) or words.say("package.plain"))

    def _ask_place(self) -> None:
        self.wrong.hide()
        if self.opener() is None or not self.terms.valid:
            return
        dialog = QFileDialog(self, words.say("package.make"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(FILE_NAME)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.make_at(Path(name)))
        dialog.open()

    def _done(self, made: Made) -> None:
        self.made.emit(made)
        self.accept()

    def _refuse(self, error: ForumDeskError) -> None:
        self.go.setEnabled(True)
        self.wrong.setText(words.refusal(error))
        self.wrong.show()

    def _say(self, key: str) -> None:
        self.wrong.setText(words.say(key))
        self.wrong.show()

    def _forget(self) -> None:
        for edit in (self.phrase.edit, self.again.edit):
            edit.clear()
