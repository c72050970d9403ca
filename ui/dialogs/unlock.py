"""The first window: open or create a workspace. Nothing of one is on the screen before it is open."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QShowEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.progress import Cancelled
from ui import shortcuts, theme, words
from ui.dialogs.unlock_form import UnlockForm, Wish
from ui.dialogs.unlock_side import UnlockSide
from ui.settings import Settings
from ui.widgets import parts
from ui.widgets.notice import notice

if TYPE_CHECKING:
    from ui.dialogs.package_open import PackageOpening
    from ui.dialogs.unlock_rescue import Rescue

SIZE = (920, 576)


class UnlockDialog(QWidget):
    """Choice left, form right, the notice in both languages at the foot, always."""

    asked = Signal(object)
    cancel_asked = Signal()
    left = Signal()
    language_chosen = Signal(str)
    shown_first = Signal()
    # Something to ask of a desk that has no file open.
    aside_asked = Signal(object)

    def __init__(self, settings: Settings, were_open: Sequence[Path] = ()) -> None:
        super().__init__()
        self._settings = settings
        self._shown = False
        self._rescue: Rescue | None = None
        self._packages: PackageOpening | None = None
        self.setWindowTitle(words.say("app.name"))
        theme.look(self, "window")
        self.side = UnlockSide(settings, were_open)
        self.form = UnlockForm()
        middle = parts.row(self.side, spacing=0)
        middle.addWidget(self.form, 1)
        outer = QVBoxLayout(self)
        theme.fit(outer, contentsMargins=parts.NONE, spacing=0)
        outer.addLayout(middle, 1)
        outer.addWidget(notice())
        self.resize(theme.px(SIZE[0]), theme.px(SIZE[1]))
        self._wire()
        self.side.open_choice.setChecked(True)

    def _wire(self) -> None:
        self.side.open_choice.clicked.connect(lambda: self._turn(False))
        self.side.create_choice.clicked.connect(lambda: self._turn(True))
        self.side.recent.asked.connect(self.take)
        self.side.again.asked.connect(self.take)
        self.side.language.chosen.connect(self.language_chosen)
        self.side.about.clicked.connect(self._tell_about)
        self.form.asked.connect(self._ask)
        self.form.cancelled.connect(self._cancel)
        self.form.sheet_asked.connect(lambda: self.rescue.recover())
        self.form.salvage_asked.connect(lambda wish: self.rescue.salvage(wish))
        self.side.package.clicked.connect(lambda: self.packages.open())
        doing = (("open", self.side.open_choice), ("create", self.side.create_choice))
        for name, choice in (*doing, ("open-package", self.side.package)):
            action = QAction(self)
            shortcuts.give(action, name)
            action.triggered.connect(choice.click)
            self.addAction(action)

    def take(self, path: Path) -> None:
        """A file is known: ask for its passphrase."""
        self.side.open_choice.setChecked(True)
        self.form.turn(False)
        self.form.take(path)
        self.side.again.choose(path)

    def refused(self, error: ForumDeskError) -> None:
        """The desk could not open it; a task that was cancelled needs no word."""
        if any(one is not None and one.refused(error) for one in (self._rescue, self._packages)):
            return
        if isinstance(error, Cancelled):
            self.form.rest(False)
        elif self.form.working:
            self.form.refuse_with(error, salvage=not self.form.new and self.rescue.helps(error))

    @property
    def rescue(self) -> "Rescue":
        """Made when it is first needed: it brings what reads damaged files."""
        if self._rescue is None:
            from ui.dialogs.unlock_rescue import Rescue

            self._rescue = Rescue(self.form)
            self._rescue.asked.connect(self.aside_asked)
            self._rescue.opens.connect(self._ask)
        return self._rescue

    @property
    def packages(self) -> "PackageOpening":
        """Made when it is first needed, too."""
        if self._packages is None:
            from ui.dialogs.package_open import PackageOpening

            self._packages = PackageOpening(self.form)
            self._packages.asked.connect(self.aside_asked)
            self._packages.opens.connect(self._ask)
        return self._packages

    def _turn(self, new: bool) -> None:
        if self.form.working:
            return
        self.form.turn(new)
        self.form.file.button.setFocus()
        # A choice that asks for a file at once saves a click; where one is chosen already it may be another one.
        self.form.file.button.click()

    def _tell_about(self) -> None:
        # Late: it reads the licences of everything.
        from ui.dialogs.helping import show_about

        show_about(self)

    def _ask(self, wish: Wish) -> None:
        self.form.rest(True)
        self._settings.note_recent(str(wish.path))
        self.asked.emit(wish)

    def _cancel(self) -> None:
        if self.form.working:
            self.form.rest(False)
            self.cancel_asked.emit()
        else:
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.form.working:
            self._cancel()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self.shown_first.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()
