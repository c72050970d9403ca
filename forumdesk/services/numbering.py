"""Files that go by numbers, because a file's name is read by everyone."""

from pathlib import Path

from forumdesk.files import Outbox


class NumberedFolder:
    """0001.ics, 0002.ics ... going on after the highest number that is there, so that nothing is written over."""

    def __init__(self, folder: Path, outbox: Outbox) -> None:
        self._folder, self._outbox = folder, outbox
        names = (entry.stem for entry in folder.iterdir()) if folder.is_dir() else ()
        self._last = max((int(name) for name in names if name.isascii() and name.isdigit()), default=0)

    def put(self, forms: dict[str, bytes], whose: str = "") -> list[str]:
        """The same content in several forms (suffix -> bytes) under the next number; the names."""
        stem = self.next_stem()
        names = [f"{stem}.{suffix}" for suffix in forms]
        for name, data in zip(names, forms.values(), strict=True):
            self.add(name, data)
        return names

    def next_stem(self) -> str:
        """The next number, which nobody else gets."""
        self._last += 1
        return f"{self._last:04}"

    def add(self, name: str, data: bytes) -> None:
        self._outbox.add(self._folder / name, data)

    def finish(self) -> None:
        """Nothing is left to write."""
