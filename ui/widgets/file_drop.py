"""Files let go over a window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

# What a list can be read from.
LISTS = (".csv", ".xlsx", ".tsv", ".txt", ".ics", ".vcf", ".xml", ".json")


class FileDrop(QObject):
    """`dropped` carries the one list somebody let go; anything else is not taken."""

    dropped = Signal(Path)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop) or not isinstance(event, QDropEvent):
            return False
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                self.dropped.emit(path)
        return path is not None


def dropped_file(data: QMimeData) -> Path | None:
    """The one list somebody drags; none for anything else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in LISTS else None
