"""The thread that sets and draws PDFs, so that neither the window nor the store waits for it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeVar

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtGui import QImage

from forumdesk.progress import Cancelled, Progress
from forumdesk.services.self_check import PDFIUM
from ui.worker import Worker, is_there

T = TypeVar("T")
POINTS = 72
"""To the inch, in a PDF."""


@cache
def _worker() -> Worker:
    return Worker("press")


@dataclass(frozen=True, slots=True)
class _Job:
    name: str
    done: Callable[[object], None]
    stop: threading.Event


class Press(QObject):
    """Work for one widget. Newer work of the same name takes the place of older work, which is not told any more.

    `failed` carries what went wrong otherwise.
    """

    failed = Signal(object)

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._newest: dict[str, _Job] = {}

    def ask(self, name: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        """Have work done on the other thread; `done` gets what came of it on this one."""
        self.drop(name)
        job = _Job(name, done, threading.Event())  # type: ignore[arg-type]  # work gives what done takes
        self._newest[name] = job
        _worker().ask(partial(_unless_stopped, job.stop, work), partial(self._deliver, job))

    def drop(self, name: str) -> None:
        """What was asked under a name is not wanted any more."""
        older = self._newest.pop(name, None)
        if older is not None:
            older.stop.set()

    def busy(self, name: str) -> bool:
        return name in self._newest

    def _deliver(self, job: _Job, answer: object) -> None:
        if not is_there(self) or self._newest.get(job.name) is not job:
            return
        del self._newest[job.name]
        if isinstance(answer, Cancelled):
            return
        if isinstance(answer, Exception):
            self.failed.emit(answer)
        else:
            job.done(answer)


def _unless_stopped(stop: threading.Event, work: Callable[[Progress], T]) -> T:
    def progress(done: int, total: int) -> None:
        if stop.is_set():
            raise Cancelled

    progress(0, 0)
    return work(progress)


def pages_of(data: bytes) -> tuple[QSizeF, ...]:
    """The size of each page in points."""
    # Loaded with the first PDF: it brings 8 MB of library.
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # it ships no types

    with PDFIUM, PdfDocument(data) as document:
        return tuple(QSizeF(*document.get_page_size(number)) for number in range(len(document)))


def draw(data: bytes, page: int, scale: float) -> QImage:
    """One page, counted from 0, at so many pixels a point."""
    from pypdfium2 import PdfDocument  # as above

    with PDFIUM, PdfDocument(data) as document:
        bitmap = document[page].render(scale=scale, prefer_bgrx=True)
        seen = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        # The bitmap's memory goes with the document.
        return seen.copy()
