"""The line at the foot: what undo would take, what is running, when the workspace locks."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QSizePolicy

from ui import icons, theme, words
from ui.desk import Task
from ui.widgets import parts
from ui.widgets.note import TOKENS

# What is over sooner needs no word: a line that flickers says nothing.
_PATIENCE_MS = 300


class StatusLine(QFrame):
    """`cancelled` when somebody stops the running task, `after_asked` when somebody wants what the change brought."""

    cancelled = Signal()
    after_asked = Signal()

    def __init__(self, undo: QAction, lock_minutes: int) -> None:
        super().__init__()
        theme.look(self, "foot")
        theme.fit(self, minimumHeight=28, maximumHeight=28)
        words.put(self, "status.name", words.Slot.NAME)
        self._task, self._minutes = "", lock_minutes
        self._done: tuple[int, int] | None = None
        self._refused = ""
        self._narrow = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._retell)
        self._build()
        self.undo.clicked.connect(undo.trigger)
        undo.changed.connect(lambda: self._follow(undo))
        self._follow(undo)
        self.show_task("")

    def _build(self) -> None:
        self.undo = QPushButton()
        theme.look(self.undo, "status")
        icons.put(self.undo, "undo", "text2", 14, gap=2)
        self.after = QPushButton()
        theme.look(self.after, "status")
        self.after.clicked.connect(self.after_asked)
        self.after.hide()
        self.said = parts.Elided("second")
        self.said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._shape = parts.picture("block", "block", 14)
        self._shape.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        words.put(self._progress, "status.name", words.Slot.NAME)
        theme.fit(self._progress, minimumWidth=120, maximumWidth=120)
        self._stop = parts.icon_button("status.cancel", "close", "status", 26)
        self._stop.clicked.connect(self.cancelled)
        self._idle = parts.label(look="second")
        self.clock = parts.Elided("second")
        self.clock.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._clock = parts.picture("clock", "text2", 14)
        self._clock.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line = parts.row(
            self.undo,
            self.after,
            None,
            self._shape,
            self.said,
            self._progress,
            self._stop,
            12,
            self.clock,
            12,
            self._clock,
            self._idle,
        )
        theme.fit(line, contentsMargins=(12, 1, 16, 1), spacing=6)
        self.setLayout(line)

    def show_task(self, key: str) -> None:
        """What is running, by the key of its words; empty when nothing is. It is said if it lasts."""
        self._task, self._done = key, None
        if key:
            self._patience.start()
            # Pages read on their own, too, and must not take away what nobody has read yet.
            if self._refused and key != Task.READING:
                self.refuse("")
        else:
            self._patience.stop()
            self._retell()

    def rest(self) -> None:
        """Nothing is running any more."""
        self.show_task("")

    def refuse(self, sentence: str) -> None:
        """What was refused and why; it stays until something else is asked for, or another page is turned to."""
        self._refused = sentence
        self._retell()

    def show_progress(self, done: int, total: int) -> None:
        self._done = (done, total)
        self._progress.setRange(0, max(1, total))
        self._progress.setValue(done)
        self._retell()

    def tell_after(self, new: int, gone: int, severity: str = "ok") -> None:
        """Findings that the last change brought, the gravest of `severity`, and took; 0 and 0 clears."""
        self.after.setVisible(bool(new or gone))
        counts = (("new", new), ("gone", gone))
        said = " · ".join(words.count(f"after.{name}", n) for name, n in counts if n)
        self.after.setText(said)
        self.after.setAccessibleName(words.say("after.show", said=said))
        icons.put(self.after, severity, TOKENS[severity], 14, gap=2)

    def lock_after(self, minutes: int) -> None:
        """How long the workspace stays open without a touch."""
        self._minutes = minutes
        self._retell()

    def tell_clock(self, city: str) -> None:
        """Where the clock is that the event's pages show, if not here."""
        self.clock.setVisible(bool(city))
        words.put(self.clock, "status.clock", city=city)

    def narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        for part in (self._idle, self._clock):
            part.setVisible(not narrow)
        self._retell()

    @property
    def task(self) -> str:
        """What is running, in words, with how far it is."""
        task = words.say(self._task) if self._task else ""
        if not self._done:
            return task
        done, total = (words.figure(n) for n in self._done)
        if self._narrow:
            return words.say("status.progress-short", done=done, total=total)
        return words.say("status.progress", task=task.rstrip(". "), done=done, total=total)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)

    def _retell(self) -> None:
        early = self._patience.isActive() and self._done is None
        self.said.setText(self._refused or ("" if early else self.task))
        theme.look(self.said, "wrong" if self._refused else "second")
        self._shape.setVisible(bool(self._refused))
        for part in (self._progress, self._stop):
            part.setVisible(self._done is not None)
        self._idle.setText(words.count("status.idle", self._minutes))

    def _follow(self, undo: QAction) -> None:
        self.undo.setText(undo.text())
        self.undo.setAccessibleName(undo.text())
        self.undo.setVisible(undo.isEnabled())
