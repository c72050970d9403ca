"""Copies of what is in the workspace: marked secret where the system knows such a mark, gone after half a minute."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer, QUuid
from PySide6.QtGui import QClipboard, QGuiApplication

# Ours is told from everybody else's by this: what somebody copied elsewhere meanwhile is not ours to clear.
MARK = "application/x-forumdesk-copy"
_OURS = QUuid.createUuid().toString().encode()
SECONDS = 30
# Clipboard histories that ask pass over what has these: KDE's Klipper and those that follow it, and Windows'.
_SECRET = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": bytes(4),
    "CanUploadToCloudClipboard": bytes(4),
    "application/x-nspasteboard-concealed-type": b"1",
}

if sys.platform == "darwin":
    from PySide6.QtGui import QUtiMimeConverter

    class _Concealed(QUtiMimeConverter):
        """The mark that clipboard managers on a Mac agreed on (nspasteboard.org)."""

        def mimeForUti(self, uti: str) -> str:
            return "application/x-nspasteboard-concealed-type" if uti == "org.nspasteboard.ConcealedType" else ""

        def utiForMime(self, mime: str) -> str:
            return "org.nspasteboard.ConcealedType" if mime == "application/x-nspasteboard-concealed-type" else ""

    _converter = _Concealed()


Mode = QClipboard.Mode
# What is marked with the mouse is copied by that alone on X11 and Wayland, and pasted by the middle button.
_BOTH = (Mode.Clipboard, Mode.Selection)


def _board() -> QClipboard:
    return QGuiApplication.clipboard()


def put(text: str, mode: QClipboard.Mode = Mode.Clipboard) -> None:
    """Copy as a secret."""
    data = QMimeData()
    data.setText(text)
    for kind, value in _SECRET.items():
        data.setData(kind, value)
    data.setData(MARK, _OURS)
    _board().setMimeData(data, mode)


def holds_ours(mode: QClipboard.Mode = Mode.Clipboard) -> bool:
    """Whether what this program copied is still there."""
    there: QMimeData | None = _board().mimeData(mode)
    return there is not None and there.data(MARK).data() == _OURS


def clear_ours() -> None:
    """Nothing of ours stays; what somebody copied elsewhere does."""
    for mode in _BOTH:
        if holds_ours(mode):
            _board().clear(mode)


class ClipboardWatch(QObject):
    """Marks what fields copy by themselves, and clears whatever was copied here after a while.

    `owns` tells whether what is there is this program's: a platform without a screen does not know.
    """

    def __init__(self, owner: QObject, seconds: int = SECONDS, owns: Callable[[], bool] | None = None) -> None:
        super().__init__(owner)
        board = _board()
        self._owns = {Mode.Clipboard: owns or board.ownsClipboard, Mode.Selection: board.ownsSelection}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(seconds * 1000)
        self._timer.timeout.connect(clear_ours)
        # Methods, not lambdas: Qt takes them off its clipboard when this is gone.
        board.dataChanged.connect(self._look_at_copy)
        board.selectionChanged.connect(self._look_at_marked)

    @property
    def waits(self) -> bool:
        """Whether something copied here is still to be cleared."""
        return self._timer.isActive()

    def _look_at_copy(self) -> None:
        self._look(Mode.Clipboard)

    def _look_at_marked(self) -> None:
        self._look(Mode.Selection)

    def _look(self, mode: QClipboard.Mode) -> None:
        if holds_ours(mode):
            self._timer.start()
        elif self._owns[mode]() and (text := _board().text(mode)):
            put(text, mode)
