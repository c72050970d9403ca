"""The right of the unlock window: which file, which passphrase, which key file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from forumdesk.domain.errors import ForumDeskError
from ui import icons, theme, words
from ui.widgets import parts
from ui.widgets.dumps import DumpsCard
from ui.widgets.file_field import FileField
from ui.widgets.note import NoteCard
from ui.widgets.secret_field import SecretField
from ui.widgets.strength import GOOD, StrengthMeter


@dataclass(frozen=True, slots=True, repr=False)
class Wish:
    """What somebody asked for: this file, under this passphrase and key file, made new or opened."""

    path: Path
    passphrase: str
    key_file: bytes | None
    new: bool


def when_text(moment: datetime, today: date) -> str:
    """today 18:42, yesterday 18:42, Mon 14 June 2027 18:42."""
    clock = f"{moment:%H:%M}"
    if moment.date() == today:
        return words.say("when.today", clock=clock)
    if moment.date() == today - timedelta(days=1):
        return words.say("when.yesterday", clock=clock)
    # Late: the first window is painted without days, and mostly no file is this old.
    from ui.models import days

    return days.moment(moment, year=True)


class UnlockForm(QWidget):
    """Two faces, open and create; `asked` carries a Wish, `cancelled` is for who works on it."""

    asked = Signal(object)
    cancelled = Signal()
    sheet_asked = Signal()
    salvage_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "surface")
        self.new = False
        self.working = False
        self.title = parts.label(look="title")
        self.second = parts.text()
        self.error, self.dumps = NoteCard(), DumpsCard()
        self.file = FileField("unlock.file", "open", self._ask_file, "unlock.choose-file")
        self.passphrase = SecretField("unlock.passphrase")
        self.strength = StrengthMeter()
        self.again = SecretField("unlock.again", eye=False)
        self.key_file = FileField("unlock.key-file", "key-file", self._ask_key, "unlock.choose-key")
        self.backup = parts.button("unlock.backup", look="link")
        self.sheet = parts.button("unlock.sheet", look="link")
        self.salvage = parts.button("unlock.salvage", "save")
        self.cancel = parts.button("unlock.cancel")
        self.go = parts.button("unlock.do-open", "unlock", "primary")
        self._refusal: Callable[[], str] = str
        self._build()
        self._wire()
        self.turn(False)

    def _build(self) -> None:
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        theme.fit(self._progress, minimumWidth=96, maximumWidth=96)
        self._said = parts.label("unlock.working", "second")
        self.error.below.addLayout(parts.row(self.salvage, None))
        foot = parts.row(self.backup, self.sheet, self._progress, self._said, None, self.cancel, self.go)
        fields = (self.file, self.passphrase, self.strength, self.again, self.key_file)
        outer = parts.column(
            self.title, self.second, 6, self.error, *fields, self.dumps, None, margins=(32, 24, 32, 20), spacing=10
        )
        outer.addLayout(foot)
        self.setLayout(outer)
        self.error.hide()

    def _wire(self) -> None:
        self.go.clicked.connect(self._go)
        self.cancel.clicked.connect(self.cancelled)
        self.backup.clicked.connect(self._open_backup)
        self.sheet.clicked.connect(self.sheet_asked)
        self.salvage.clicked.connect(self._salvage)
        self.passphrase.edit.returnPressed.connect(self._go)
        self.again.edit.returnPressed.connect(self._go)
        self.passphrase.edit.textChanged.connect(self._judge)
        self.file.chosen.connect(self._retell)

    def turn(self, new: bool) -> None:
        """To the face that creates, or the one that opens. What was typed does not go along."""
        self.new = new
        for field in (self.passphrase, self.again):
            field.edit.clear()
            field.hide_again()
        self.file.take(None)
        self.key_file.take(None)
        self.key_file.rename("unlock.key-file-new" if new else "unlock.key-file")
        self.error.hide()
        self.strength.setVisible(new)
        self.again.setVisible(new)
        words.put(self.go, "unlock.do-create" if new else "unlock.do-open", words.Slot.TEXT, words.Slot.NAME)
        icons.put(self.go, "key" if new else "unlock", "on_accent", gap=4)
        self.rest(False)
        self._retell()

    def take(self, path: Path) -> None:
        """The file is chosen; what is missing is the passphrase."""
        self.file.take(path)
        self.passphrase.edit.setFocus()

    def rest(self, working: bool) -> None:
        """While the key is made, fields and button rest, and Cancel works."""
        self.working = working
        for part in (self.file, self.passphrase, self.again, self.key_file, self.go):
            part.setEnabled(not working)
        for link in (self.backup, self.sheet):
            link.setVisible(not working and not self.new)
        self._progress.setVisible(working)
        self._said.setVisible(working)

    def refuse(self, say: Callable[[], str]) -> None:
        """Say above the fields what was wrong; the passphrase is selected, so that typing replaces it."""
        self.rest(False)
        self._refusal = say
        self._retell_refusal()
        self.salvage.hide()
        self.error.show()
        self.passphrase.edit.setFocus()
        self.passphrase.edit.selectAll()

    def refuse_with(self, error: ForumDeskError, salvage: bool = False) -> None:
        """Also whether something might be read of it all the same."""
        self.refuse(lambda: words.refusal(error))
        self.salvage.setVisible(salvage)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retell()
            self._retell_refusal()
        super().changeEvent(event)

    def _retell_refusal(self) -> None:
        heading = words.say("unlock.not-made" if self.new else "unlock.failed")
        self.error.tell("block", heading, self._refusal())

    def _retell(self) -> None:
        path = self.file.path
        self.file.setVisible(self.new or path is None)
        if self.new:
            words.put(self.title, "unlock.create")
            words.put(self.second, "unlock.lost")
        elif path is None:
            words.put(self.title, "unlock.open")
            words.put(self.second, "unlock.pick")
        else:
            words.put(self.title, "unlock.open-named", file=path.name)
            # Else the next change of language would put back what stood here before.
            words.drop(self.second)
            self.second.setText(_where(path))

    def _judge(self, typed: str) -> None:
        if self.new:
            self.strength.judge(typed)

    def _go(self) -> None:
        wrong = self._wrong()
        if wrong:
            self.refuse(lambda: words.say(wrong))
            return
        wish = self._wish()
        if wish is not None:
            self.error.hide()
            self.asked.emit(wish)

    def _wrong(self) -> str:
        """The key of what is missing, or nothing."""
        if self.file.path is None:
            return "unlock.no-file"
        if not self.new:
            return ""
        if self.passphrase.edit.text() != self.again.edit.text():
            return "unlock.differ"
        return "unlock.weak" if self.strength.score < GOOD else ""

    def _wish(self) -> Wish | None:
        path, key = self.file.path, self.key_file.path
        if path is None:
            return None
        try:
            return Wish(path, self.passphrase.edit.text(), key.read_bytes() if key else None, self.new)
        except OSError:
            self.refuse(lambda: words.say("unlock.key-unread", file=key.name if key else ""))
            return None

    def _salvage(self) -> None:
        wish = self._wish()
        if wish is not None:
            self.salvage_asked.emit(wish)

    def _ask_file(self) -> Path | None:
        # Late, here and below: the first window is painted without what asks for files.
        from ui.dialogs import unlock_files

        return unlock_files.new_file(self) if self.new else unlock_files.file(self)

    def _open_backup(self) -> None:
        """A backup stays as it is: a copy of it is opened, at a place of its own."""
        from ui.dialogs import unlock_files

        try:
            target = unlock_files.restored(self)
        except ForumDeskError as error:
            self.refuse_with(error)
            return
        if target is not None:
            self.error.hide()
            self.take(target)

    def _ask_key(self) -> Path | None:
        from ui.dialogs import unlock_files

        return unlock_files.key_file(self)


def _where(path: Path) -> str:
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime)
    except OSError:
        return str(path.parent)
    return words.say("unlock.where", folder=str(path.parent), when=when_text(changed, datetime.now().date()))
