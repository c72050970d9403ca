"""Files that go by numbers, because a file's name is read by everyone."""

from pathlib import Path

from forumdesk.files import Outbox


class NumberedFolder:
    """0001.ics, 0002.ics ... going on after the highest number that is there, so that nothing is written over."""

    def __init__(self, folder: Path, outbox: Outbox) -> None:
        self._folder, self._outbox = folder, outbox
        names = (entry.stem for entry in folder.iterdir()) if folder.is_dir() else ()
        self._last = max((int(name) for name in names if name.isascii() and name.isdigit()), default=0)

    def put(self, forms: dict[str, bytes]) -> list[str]:
        """The same content in several forms (suffix -> bytes) under the next number; the names."""
        self._last += 1
        names = []
        for suffix, data in forms.items():
            name = f"{self._last:04}.{suffix}"
            self._outbox.add(self._folder / name, data)
            names.append(name)
        return names
