"""What Windows says about sleep and locked sessions, read from its messages."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject

# WM_POWERBROADCAST with PBT_APMSUSPEND; WM_WTSSESSION_CHANGE with lock, console or remote session left, log-off.
_MEANS_AWAY = {0x0218: {4}, 0x02B1: {2, 4, 6, 7}}


def means_away(message: int, parameter: int) -> bool:
    """Whether a message and its first parameter say that nobody sits here any more."""
    return parameter in _MEANS_AWAY.get(message, ())


class WindowsMessages(QAbstractNativeEventFilter):
    """Calls `away`; on any other system nothing is ever heard."""

    def __init__(self, owner: QObject, away: Callable[[], object]) -> None:
        super().__init__()
        self._owner, self._away = owner, away
        program = QCoreApplication.instance()
        if program is not None:
            program.installNativeEventFilter(self)

    def nativeEventFilter(
        self,
        eventType: QByteArray | bytes | bytearray | memoryview,  # noqa: N803 - Qt's own name for it
        message: int,
    ) -> object:
        """Windows tells sessions only to windows that asked to be told."""
        if sys.platform == "win32" and eventType == b"windows_generic_MSG":
            from ctypes import wintypes

            told = wintypes.MSG.from_address(int(message))
            if means_away(told.message, told.wParam):
                self._away()
        return False, 0


def ask_to_be_told(window: int) -> None:
    """Ask Windows to tell this window (its native id) about its session."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(window, 0)
