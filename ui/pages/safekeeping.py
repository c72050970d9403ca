"""The page for a bad day: backups, what an older passphrase opens, a restore that is tried, key and sheet."""

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QWidget

from forumdesk.domain.safekeeping import Deed
from forumdesk.progress import Progress
from forumdesk.services import safekeeping
from forumdesk.services.drafting import Begun
from forumdesk.services.safekeeping import MOST_DAYS, MOST_LAST, Made, Standing
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk
from ui.dialogs.drill import DrillDialog
from ui.dialogs.new_key import NewKeyDialog
from ui.dialogs.recovery_sheet import RecoverySheetDialog
from ui.models import days
from ui.pages.history import HistoryPage
from ui.pages.page import Page
from ui.widgets import parts
from ui.widgets.dumps import DumpsCard
from ui.widgets.fields import CheckField, Field, TextField
from ui.widgets.file_field import FileField
from ui.widgets.nav import Count
from ui.widgets.note import NoteCard

_FIELD = (240, 340)
_ABOUT = 560
_BUTTON = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class SafekeepingPage(Page):
    """A primary action, Back up now; everything else is a field or a button beside its sentence."""

    name = "safekeeping"
    reads = ("backup", "safeguard", "setting")
    family = HistoryPage.family

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.back_up = self.act("safekeeping.back-up", self._back_up, icon="save", primary=True)
        self.folder = FileField("safekeeping.folder", "open", self._ask_folder, "safekeeping.choose")
        self.fields: dict[str, Field] = {
            "last": TextField("safekeeping.last", lambda text: str(safekeeping.number_of(text, 1, MOST_LAST))),
            "days": TextField("safekeeping.days", lambda text: str(safekeeping.number_of(text, 0, MOST_DAYS))),
            "leaving": CheckField("safekeeping.leaving"),
        }
        self.old, self.dumps = NoteCard(), DumpsCard()
        self.gone = parts.button("safekeeping.destroyed", "ok")
        self.old.below.addLayout(parts.row(self.gone, None))
        self.drill = parts.button("safekeeping.drill", "open")
        self.key = parts.button("safekeeping.key", "key")
        self.sheet = parts.button("safekeeping.sheet", "print")
        self.told = {name: parts.text() for name in ("backups", "drill", "key", "sheet")}
        self.standing: Standing | None = None
        self.dialog: QDialog | None = None
        self._build()
        self._wire()

    def _build(self) -> None:
        grid = QGridLayout()
        theme.fit(grid, contentsMargins=(24, 0, 24, 24), spacing=10)
        grid.addWidget(self.dumps, 0, 0, 1, 2)
        self._section(grid, "backups", (self.folder, *self.fields.values()))
        grid.addWidget(self.told["backups"], grid.rowCount(), 0, 1, 2)
        grid.addWidget(self.old, grid.rowCount(), 0, 1, 2)
        for name in ("drill", "key", "sheet"):
            self._section(grid, name, (getattr(self, name),))
            grid.addWidget(self.told[name], grid.rowCount(), 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        inside = QWidget()
        theme.look(inside, "surface")
        inside.setLayout(grid)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self.body.addWidget(scroll, 1)
        self.filter_field = self.folder.button
        self.old.hide()

    def _section(self, grid: QGridLayout, name: str, controls: Iterable[QWidget]) -> None:
        title = parts.label(f"safekeeping.in-{name}", "card")
        title.setAlignment(Qt.AlignmentFlag.AlignBottom)
        theme.fit(title, minimumHeight=36)
        grid.addWidget(title, grid.rowCount(), 0, 1, 2)
        for number, control in enumerate(controls):
            row = grid.rowCount()
            grid.addWidget(control, row, 0, _BUTTON if isinstance(control, QPushButton) else Qt.AlignmentFlag.AlignTop)
            grid.addLayout(self._about(f"safekeeping.about-{name}-{number}"), row, 1)
            if not isinstance(control, QPushButton):
                theme.fit(control, minimumWidth=_FIELD[0], maximumWidth=_FIELD[1])
            if isinstance(control, Field):
                policy = control.wrong.sizePolicy()
                policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
                control.wrong.setSizePolicy(policy)

    def _about(self, key: str) -> QGridLayout:
        """The sentence beside a control, no wider than one reads."""
        about: QLabel = parts.text(key)
        about.setAlignment(Qt.AlignmentFlag.AlignTop)
        theme.fit(about, maximumWidth=_ABOUT)
        line = QGridLayout()
        theme.fit(line, contentsMargins=(20, 0, 0, 0))
        line.addWidget(about, 0, 0)
        line.setColumnStretch(0, 1000)
        # What is left over goes to the right of the sentence, not before the field.
        line.setColumnStretch(1, 1)
        return line

    def _wire(self) -> None:
        uses = {
            "last": lambda value: self.desk.change(partial(safekeeping.keep_last, text=str(value))),
            "days": lambda value: self.desk.change(partial(safekeeping.keep_days, text=str(value))),
            "leaving": lambda value: self.desk.change(partial(safekeeping.back_up_on_leaving, wanted=bool(value))),
        }
        for name, use in uses.items():
            self.fields[name].finished.connect(use)
        self.folder.chosen.connect(self._follow_folder)
        self.gone.clicked.connect(lambda: self.desk.change(safekeeping.say_destroyed))
        self.drill.clicked.connect(lambda: self._open(DrillDialog(self.desk, self.window())))
        self.key.clicked.connect(lambda: self._open(NewKeyDialog(self.desk, self.window())))
        self.sheet.clicked.connect(lambda: self._open(RecoverySheetDialog(self.desk, self.window())))

    def reload(self) -> None:
        self.desk.read(safekeeping.standing, self._fill)

    def retell(self) -> None:
        if self.standing is not None:
            self._fill(self.standing)

    def drafts(self) -> tuple[Begun, ...]:
        typed = [(name, text) for name, field in self.fields.items() if (text := field.pending())]
        return (Begun(self.name, "", tuple(typed)),) if typed else ()

    def take_up(self, fields: Iterable[tuple[str, str]]) -> None:
        for name, text in fields:
            if name in self.fields:
                self.fields[name].take_up(text)

    def _fill(self, standing: Standing) -> None:
        self.standing = standing
        plan = standing.plan
        self.folder.take(plan.folder)
        shown = {"last": str(plan.rotation.last), "days": str(plan.rotation.days), "leaving": plan.on_leaving}
        for name, value in shown.items():
            if not self.fields[name].pending():
                self.fields[name].show_value(value)
        self.fields["leaving"].setEnabled(plan.folder is not None)
        self.told["backups"].setText(_backups_said(standing))
        deeds = {deed: days.moment(at.astimezone(), year=True) for deed, at in standing.deeds}
        for name, deed in (("drill", Deed.DRILL), ("key", Deed.PASSPHRASE), ("sheet", Deed.SHEET)):
            when = deeds.get(deed)
            known = words.say(f"safekeeping.{name}-at", when=when or "", mark=standing.mark)
            self.told[name].setText(known if when else words.say(f"safekeeping.{name}-never", mark=standing.mark))
        self._tell_old(standing)
        self.counted.emit(Count())

    def _tell_old(self, standing: Standing) -> None:
        old = standing.old
        self.old.setVisible(bool(old))
        self.gone.setVisible(bool(old.recorded))
        if not old:
            return
        heading = words.count("safekeeping.old", old.recorded) if old.recorded else words.say("safekeeping.old-files")
        sentences = [words.say("safekeeping.old-how")]
        sentences += [words.say("safekeeping.old-file", file=_breakable(one)) for one in old.files]
        self.old.tell("warn", heading, "\n".join(sentences))

    def _back_up(self) -> None:
        if self.standing is not None and self.standing.plan.folder is None and self._ask_folder() is None:
            return

        def made(workspace: Workspace, _: Progress) -> Made:
            return safekeeping.back_up_into(workspace)

        self.desk.run(made, lambda _: None, "status.backing-up")

    def _ask_folder(self) -> Path | None:
        name = QFileDialog.getExistingDirectory(self, words.say("safekeeping.choose"))
        if name:
            self.take_folder(Path(name))
        return Path(name) if name else None

    def _follow_folder(self) -> None:
        """The button beside it takes the folder away."""
        known = self.standing.plan.folder if self.standing else None
        if known is not None and self.folder.path is None:
            self.desk.change(safekeeping.forget_folder)

    def take_folder(self, folder: Path) -> None:
        """As if somebody had chosen it."""
        self.desk.change(partial(safekeeping.choose_folder, folder=folder))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def _forget_dialog(self) -> None:
        self.dialog = None


def _breakable(path: Path) -> str:
    """A label cuts a path that has no blanks: it may be broken after each folder."""
    return str(path).replace(os.sep, f"{os.sep}\u200b")


def _backups_said(standing: Standing) -> str:
    if standing.last is None:
        return words.say("safekeeping.no-backup")
    when = days.moment(standing.last.astimezone(), year=True)
    said = [words.say("safekeeping.last-at", when=when)]
    if standing.plan.folder is not None:
        said.append(words.count("safekeeping.here", len(standing.here)))
        if standing.going:
            said.append(words.count("safekeeping.going", standing.going))
    return " ".join(said)
