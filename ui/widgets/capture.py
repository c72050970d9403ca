"""Windows that screen captures, recordings and shared screens leave black, where the system knows such a thing."""

import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

# SetWindowDisplayAffinity: WDA_NONE and, from Windows 10 2004 on, WDA_EXCLUDEFROMCAPTURE.
_SEEN, _KEPT_OUT = 0x00, 0x11
# NSWindowSharingType: none and read-only.
_NOBODY, _ANYBODY = 0, 1


def is_known() -> bool:
    """Linux has no such call, neither X11 nor Wayland; there the desktop asks before it lets a program look."""
    return sys.platform in ("win32", "darwin")


class CaptureGuard(QObject):
    """Every window of the program, those that come later too; nothing happens where the system knows no such thing."""

    def __init__(self, app: QApplication, owner: QObject, on: bool) -> None:
        super().__init__(owner)
        self._app, self._on = app, on
        if is_known():
            app.installEventFilter(self)

    def keep_out(self, on: bool) -> None:
        """From now on; windows that are open follow."""
        self._on = on
        for window in self._app.topLevelWidgets():
            if window.isVisible():
                _tell(window, on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            _tell(watched, self._on)
        return False


def _tell(window: QWidget, kept_out: bool) -> None:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.SetWindowDisplayAffinity(int(window.winId()), _KEPT_OUT if kept_out else _SEEN)
    elif sys.platform == "darwin":
        import ctypes

        objc = ctypes.CDLL("/usr/lib/libobjc.A.dylib")
        objc.sel_registerName.restype = ctypes.c_void_p
        objc.objc_msgSend.restype = ctypes.c_void_p
        objc.objc_msgSend.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        its_window = objc.objc_msgSend(int(window.winId()), objc.sel_registerName(b"window"))
        objc.objc_msgSend.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_long]
        objc.objc_msgSend(its_window, objc.sel_registerName(b"setSharingType:"), _NOBODY if kept_out else _ANYBODY)
