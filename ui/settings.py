"""What is remembered outside the workspace: declared here, once, and nothing else."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

T = TypeVar("T", str, int, bool, QByteArray, list[str])


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One thing remembered: its key, its kind and what holds until somebody chooses; `about` says why it is kept."""

    key: str
    kind: type[T]
    default: T
    about: str


class Tongue(StrEnum):
    ENGLISH = "en"
    NORWEGIAN = "nb"


LANGUAGE = Setting("language", str, Tongue.ENGLISH.value, "the language of the window")
THEME = Setting("theme", str, "system", "light, dark or as the system is")
TEXT_SIZE = Setting("text-size", int, 100, "per cent")
GEOMETRY = Setting("geometry", QByteArray, QByteArray(), "where the window was, and how large")
NAV_WIDTH = Setting("nav-width", int, 208, "pixels at 100 % text")
INSPECTOR_WIDTH = Setting("inspector-width", int, 328, "pixels at 100 % text")
INSPECTOR_OPEN = Setting("inspector-open", bool, True, "whether details stand beside the page where there is room")
LOCK_MINUTES = Setting("lock-minutes", int, 4, "minutes without a key or the pointer until the workspace locks")
PRINTER_OFFSETS = Setting("printer-offsets", list, [], "printer name, millimetres right, millimetres down")
HIDE_FROM_CAPTURE = Setting("hide-from-capture", bool, True, "whether screen captures leave the windows black")
RECENT_ON = Setting("recent-on", bool, False, "whether recent files are listed at all")
RECENT = Setting("recent", list, [], "places of files, kept only while recent files are switched on")

ALL: tuple[Setting[str] | Setting[int] | Setting[bool] | Setting[QByteArray] | Setting[list[str]], ...] = (
    LANGUAGE,
    THEME,
    TEXT_SIZE,
    GEOMETRY,
    NAV_WIDTH,
    INSPECTOR_WIDTH,
    INSPECTOR_OPEN,
    LOCK_MINUTES,
    PRINTER_OFFSETS,
    HIDE_FROM_CAPTURE,
    RECENT_ON,
    RECENT,
)
_MOST_RECENT = 8


class Settings:
    """Reads and writes the declared settings; what somebody else wrote under a key of ours is read as the default."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    def get(self, setting: Setting[T]) -> T:
        found = _read(setting.kind, self._store.value(setting.key, setting.default))
        return found if isinstance(found, setting.kind) else setting.default

    def put(self, setting: Setting[T], value: T) -> None:
        self._store.setValue(setting.key, value)

    def forget(self, setting: Setting[T]) -> None:
        self._store.remove(setting.key)

    def unknown(self) -> list[str]:
        """Keys in the store that nobody declared."""
        declared = {one.key for one in ALL}
        return sorted(key for key in self._store.allKeys() if key not in declared)

    def lists_recent(self) -> bool:
        return self.get(RECENT_ON)

    def recent(self) -> list[str]:
        """Places of files opened last, the latest first; empty while the list is switched off."""
        return self.get(RECENT) if self.get(RECENT_ON) else []

    def switch_recent(self, on: bool) -> None:
        """Switching off forgets what was listed."""
        self.put(RECENT_ON, on)
        if not on:
            self.forget(RECENT)

    def note_recent(self, place: str) -> None:
        """Put a file first in the list, if there is to be one."""
        if self.get(RECENT_ON):
            others = [one for one in self.get(RECENT) if one != place]
            self.put(RECENT, [place, *others][:_MOST_RECENT])


def _read(kind: type, found: object) -> object:
    """What an INI file made of a value, made back: it keeps words, and a list of one as that one."""
    if kind is bool:
        return found in (True, "true")
    if kind is int and isinstance(found, str) and found.isdigit():
        return int(found)
    return [found] if kind is list and isinstance(found, str) else found


def forget_places() -> None:
    """The folders that Qt's own file dialog wrote down: places are remembered only where somebody switched that on."""
    dialogs = QSettings(QSettings.Scope.UserScope, "QtProject")
    for key in ("history", "lastVisited"):
        dialogs.remove(f"FileDialog/{key}")
