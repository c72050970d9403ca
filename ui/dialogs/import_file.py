"""The first step of an import: a file is dropped or chosen; and the same place while something is worked out."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QWidget

from ui import icons, theme, words
from ui.widgets import parts
from ui.widgets.compare import Card
from ui.widgets.note import NoteCard

_PATIENCE = 300


def _one_file(data: QMimeData) -> Path | None:
    """The one file of what is dropped, of whatever kind: what is wrong with it is said. None where it is several."""
    urls = [url for url in data.urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None


class FileStep(QWidget):
    """`chosen` carries a path. What was wrong with the last one stands above."""

    chosen = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "window")
        self.setAcceptDrops(True)
        self.wrong = NoteCard()
        self.choose = parts.button("import.choose", "open", "primary")
        self.choose.clicked.connect(self._ask)
        shape = QLabel()
        icons.show(shape, "import", "text2", 40)
        place = Card()
        inner = parts.column(None, margins=(24, 40, 24, 40), spacing=10)
        how = parts.text("import.file-how")
        how.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (shape, parts.label("import.file-title", "card")):
            inner.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        theme.fit(how, minimumWidth=420, maximumWidth=420)
        # Not aligned: Qt would give it the height of its fewest lines.
        inner.addLayout(parts.row(None, how, None))
        inner.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch(2)
        place.setLayout(inner)
        layout = parts.column(self.wrong, margins=(24, 20, 24, 24), spacing=16)
        layout.addWidget(place, 1)
        self.setLayout(layout)
        self.refuse("")

    def refuse(self, sentence: str) -> None:
        """Say why the last file did not come in; nothing takes that away."""
        self.wrong.setVisible(bool(sentence))
        if sentence:
            self.wrong.tell("block", words.say("import.not-read"), sentence)
        self.choose.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _one_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _one_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.chosen.emit(path)

    def _ask(self) -> None:
        kinds = f"{words.say('import.files')};;{words.say('import.all-files')}"
        name, _ = QFileDialog.getOpenFileName(self, words.say("import.choose-title"), "", kinds)
        if name:
            self.chosen.emit(Path(name))


class Working(QWidget):
    """What is being worked out, how far it is, and Cancel. Nothing shows for the first moment."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "window")
        self.what, self.far = parts.label(look="card"), parts.label(look="second")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        theme.fit(self.bar, minimumWidth=280, maximumWidth=280)
        self.stop = parts.button("import.stop", name="import.stop-name")
        self.stop.clicked.connect(self.stopped)
        inner = parts.column(None, margins=(24, 24, 24, 24), spacing=10)
        for part in (self.what, self.bar, self.far, self.stop):
            inner.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch(2)
        self.setLayout(inner)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PATIENCE)
        self._wait.timeout.connect(lambda: self._reveal(True))

    def begin(self, key: str) -> None:
        words.put(self.what, key)
        words.put(self.bar, key, words.Slot.NAME)
        self.bar.setRange(0, 0)
        self.far.setText("")
        self._reveal(False)
        self._wait.start()

    def end(self) -> None:
        self._wait.stop()

    def show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self.far.setText(words.count("import.rows-done", total, done=words.figure(done)))

    def _reveal(self, on: bool) -> None:
        for part in (self.what, self.bar, self.far, self.stop):
            part.setVisible(on)
