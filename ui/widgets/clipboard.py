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


def put(text: str) -> None:
    """Copy as a secret."""
    data = QMimeData()
    data.setText(text)
    for kind, value in _SECRET.items():
        data.setData(kind, value)
    data.setData(MARK, _OURS)
    QGuiApplication.clipboard().setMimeData(data)


def holds_ours() -> bool:
    """Whether what this program copied is still there."""
    there: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return there is not None and there.data(MARK).data() == _OURS


def clear_ours() -> None:
    """Nothing of ours stays; what somebody copied elsewhere does."""
    if holds_ours():
        QGuiApplication.clipboard().clear()


class ClipboardWatch(QObject):
    """Marks what fields copy by themselves, and clears whatever was copied here after a while.

    `owns` tells whether what is there is this program's: a platform without a screen does not know.
    """

    def __init__(self, owner: QObject, seconds: int = SECONDS, owns: Callable[[], bool] | None = None) -> None:
        super().__init__(owner)
        self._clipboard = QGuiApplication.clipboard()
        self._owns = owns or self._clipboard.ownsClipboard
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(seconds * 1000)
        self._timer.timeout.connect(clear_ours)
        self._clipboard.dataChanged.connect(self._look)

    @property
    def waits(self) -> bool:
        """Whether something copied here is still to be cleared."""
        return self._timer.isActive()

    def _look(self) -> None:
        if holds_ours():
            self._timer.start()
        elif self._owns() and (text := self._clipboard.text(QClipboard.Mode.Clipboard)):
            put(text)
