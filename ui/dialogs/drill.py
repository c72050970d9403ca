"""A restore that is tried: a backup is opened to be read, compared with what is open, and copied where asked."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.progress import Progress
from forumdesk.services import safekeeping
from forumdesk.services.safekeeping import Drill
from forumdesk.store.cipher import Secret
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk
from ui.dialogs import unlock_files
from ui.dialogs.proving import ProvingDialog
from ui.models import days
from ui.widgets import parts
from ui.widgets.file_field import FileField
from ui.widgets.note import NoteCard

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class DrillDialog(ProvingDialog):
    """Nothing is written to the backup; restoring is a copy of it under a name of its own."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "drill", "open", parent)
        self.file = FileField("drill.file", "open", self._ask_file, "drill.choose")
        self.outcome = NoteCard()
        self._counts = QWidget()
        self.grid = QGridLayout(self._counts)
        theme.fit(self.grid, contentsMargins=(0, 4, 0, 4), spacing=12)
        self.restore = parts.button("drill.restore", "save")
        self.above.addWidget(self.file)
        for part in (self.outcome, self._counts):
            self.middle.addWidget(part)
        self.middle.addLayout(parts.row(self.restore, None))
        self.middle.addStretch(1)
        self._show_nothing()
        self.restore.clicked.connect(self._ask_place)
        self.file.chosen.connect(self._show_nothing)
        self.file.button.setFocus()

    def take(self, path: Path) -> None:
        """As if somebody had chosen it."""
        self.file.take(path)
        self.passphrase.edit.setFocus()

    def ask(self) -> None:
        path = self.file.path
        if path is None:
            self.refuse(words.say("unlock.no-file"))
            return
        try:
            given = Secret(self.passphrase.edit.text(), self.secret_file(self.key_file))
        except OSError:
            self.refuse(words.say("unlock.key-unread", file=self.key_file.path.name if self.key_file.path else ""))
            return
        self.wrong.hide()
        self._show_nothing()
        self.rest(True)

        def tried(workspace: Workspace, _: Progress) -> Drill:
            return safekeeping.try_restore(workspace, path, given)

        self.desk.run(tried, partial(self._show, path))

    def rest(self, working: bool) -> None:
        super().rest(working)
        self.file.setEnabled(not working)

    def _show_nothing(self) -> None:
        for part in (self.outcome, self._counts, self.restore):
            part.hide()

    def _show(self, path: Path, drill: Drill) -> None:
        self.rest(False)
        if not self.isVisible() or self.file.path != path:
            return
        self.passphrase.edit.clear()
        self.outcome.tell(*_said(drill))
        self.outcome.show()
        sound = drill.verification.ok
        self._counts.setVisible(sound)
        self.restore.setVisible(sound)
        if sound:
            self._tell_counts(drill)
        words.put(self.cancel, "recovery-sheet.close")

    def _tell_counts(self, drill: Drill) -> None:
        while (item := self.grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for column, key in enumerate(("drill.what", "drill.backup", "drill.here")):
            self.grid.addWidget(parts.label(key, "label"), 0, column, _RIGHT if column else _LEFT)
        for row, one in enumerate(drill.counts, 1):
            name = words.say(f"drill.count.{one.table}")
            figures = (name, str(one.backup), str(one.here))
            for column, text in enumerate(figures):
                cell = parts.label(look="" if one.backup == one.here else "strong")
                cell.setText(text)
                cell.setAccessibleName(words.say("drill.counted", what=name, backup=one.backup, here=one.here))
                self.grid.addWidget(cell, row, column, _RIGHT if column else _LEFT)
        self.grid.setColumnStretch(0, 1)

    def _ask_file(self) -> Path | None:
        return unlock_files.file(self)

    def _ask_place(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, words.say("unlock.backup-place"), words.say("unlock.new-name"))
        if name:
            self.restore_to(Path(name))

    def restore_to(self, target: Path) -> None:
        """A copy of the backup to be opened as a workspace of its own; never over another file."""
        backup = self.file.path
        if backup is None:
            return
        try:
            unlock_files.restore(backup, target)
        except ForumDeskError as error:
            self.refuse(words.refusal(error))
            return
        self.outcome.tell("ok", words.say("drill.restored", file=target.name), words.say("drill.restored-how"))


def _said(drill: Drill) -> tuple[str, str, str]:
    """Severity, heading, sentence."""
    if not drill.verification.ok:
        return "block", words.say("drill.damaged"), "; ".join(drill.verification.damaged_parts)
    when = days.moment(drill.last.astimezone(), year=True) if drill.last else words.say("drill.never")
    sentences = [words.say("drill.last", when=when)]
    if not drill.ours:
        sentences.append(words.say("drill.other"))
    if drill.older_key:
        sentences.append(words.say("drill.older-key"))
    return "ok" if drill.ours else "warn", words.say("drill.sound"), " ".join(sentences)
