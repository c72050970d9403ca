"""Says when the system tells that nobody sits here: screen locked, another user, asleep."""

import os
import sys
from collections.abc import Callable
from time import time

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

# Interface, signal: of the session's bus; which desktop it is does not matter, only who speaks is heard.
SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_LOGIN = "org.freedesktop.login1"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_LOOK_MS = 5_000
# A look that comes so much too late was slept through.
_SLEPT_SECONDS = 30


class AwayWatch(QObject):
    """`away` when the screen is locked, the session handed over, or the machine put to sleep.

    On Linux logind and the screen savers tell by D-Bus, on Windows its messages do. Where nobody tells, such as on a
    Mac, a sleep is seen on waking by the clock. A machine without a bus is no error.
    """

    away = Signal()

    def __init__(self, owner: QObject, clock: Callable[[], float] = time) -> None:
        super().__init__(owner)
        self._clock = clock
        self._last = clock()
        self._session = session_path(os.environ.get("XDG_SESSION_ID", ""))
        self._listen()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look_at_clock)
        self._timer.start(_LOOK_MS)

    def _listen(self) -> None:
        if sys.platform == "win32":
            from ui.widgets.windows_messages import WindowsMessages

            self._messages = WindowsMessages(self, self.away.emit)
        elif sys.platform != "darwin":
            system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
            self._hear(system, _LOGIN, f"{_LOGIN}.Manager", "PrepareForSleep", "switched")
            self._hear(system, _LOGIN, f"{_LOGIN}.Session", "Lock", "locked")
            self._hear(system, _LOGIN, _PROPERTIES, "PropertiesChanged", "changed")
            for interface in SAVERS:
                self._hear(session, "", interface, "ActiveChanged", "switched")

    def _hear(self, bus: QDBusConnection, service: str, interface: str, name: str, slot: str) -> None:
        if bus.isConnected():
            told = SLOT(f"{slot}(QDBusMessage)")
            bus.connect(service, "", interface, name, self, told)  # type: ignore[call-overload]  # PySide's own type is wrong: it takes text

    @Slot(QDBusMessage)
    def switched(self, message: QDBusMessage) -> None:
        """A screen saver that begins or ends, a sleep that is about to begin or is over."""
        if message.arguments() == [True]:
            self.away.emit()

    @Slot(QDBusMessage)
    def locked(self, message: QDBusMessage) -> None:
        """logind asks a session to lock itself."""
        if self._is_ours(message):
            self.away.emit()

    @Slot(QDBusMessage)
    def changed(self, message: QDBusMessage) -> None:
        """Something about the session: what it is has to be asked for, since PySide reads no maps from a message."""
        if message.arguments()[:1] == [f"{_LOGIN}.Session"] and self._session and self._is_ours(message):
            ask = QDBusMessage.createMethodCall(_LOGIN, self._session, _PROPERTIES, "Get")
            ask.setArguments([f"{_LOGIN}.Session", "Active"])
            self._asked = QDBusPendingCallWatcher(QDBusConnection.systemBus().asyncCall(ask), self)
            self._asked.finished.connect(self._take_active)

    def _take_active(self, watcher: QDBusPendingCallWatcher) -> None:
        """A session that is no longer active: another user has been given the screen."""
        answer = watcher.reply().arguments()
        if answer and isinstance(answer[0], QDBusVariant) and answer[0].variant() is False:
            self.away.emit()

    def _is_ours(self, message: QDBusMessage) -> bool:
        return not self._session or message.path() == self._session

    def look_at_clock(self) -> None:
        """Whether so much time has passed since the last look that the machine must have slept."""
        now, before = self._clock(), self._last
        self._last = now
        if now - before > _SLEPT_SECONDS:
            self.away.emit()


def session_path(session_id: str) -> str:
    """The D-Bus path of a logind session, as systemd escapes it; empty where there is none."""
    escaped = "".join(
        letter
        if letter.isascii() and letter.isalnum() and not (number == 0 and letter.isdigit())
        else f"_{ord(letter):02x}"
        for number, letter in enumerate(session_id)
    )
    return f"/org/freedesktop/login1/session/{escaped}" if escaped else ""
