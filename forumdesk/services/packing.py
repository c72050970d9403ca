"""Where invites go: into one folder under numbers, into a ZIP for each delegation, or, for a preview, nowhere."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from forumdesk.exporters import zip_file
from forumdesk.files import Outbox
from forumdesk.services.numbering import NumberedFolder


class Pack(StrEnum):
    FOLDER = "folder"
    ZIP = "zip"


class Target(Protocol):
    """Takes the forms of one file (suffix -> bytes), says under which names; `whose` is who may see it together."""

    def put(self, forms: dict[str, bytes], whose: str = "") -> list[str]: ...

    def finish(self) -> None: ...


def target(pack: Pack, folder: Path, outbox: Outbox) -> Target:
    numbered = NumberedFolder(folder, outbox)
    return numbered if pack is Pack.FOLDER else Parcels(numbered)


@dataclass
class _Parcel:
    name: str
    shelf: "Shelf"


class Shelf:
    """Keeps what would go into a folder, under the names it would have in an empty one."""

    def __init__(self) -> None:
        self._count = 0
        self.data: dict[str, bytes] = {}

    def put(self, forms: dict[str, bytes], whose: str = "") -> list[str]:
        self._count += 1
        names = {suffix: f"{self._count:04}.{suffix}" for suffix in forms}
        self.data.update({names[suffix]: data for suffix, data in forms.items()})
        return list(names.values())

    def finish(self) -> None:
        """Nothing is left to write."""


@dataclass
class Parcels:
    """A ZIP for each `whose`: 0001.zip, 0002.zip ...; inside 0001.ics, 0002.ics ..., told as 0001.zip/0001.ics.

    Who is nobody's gets a ZIP alone: strangers must not find each other in one.
    """

    folder: NumberedFolder
    _parcels: dict[str, _Parcel] = field(default_factory=dict)

    def put(self, forms: dict[str, bytes], whose: str = "") -> list[str]:
        if whose not in self._parcels:
            self._parcels[whose] = _Parcel(f"{self.folder.next_stem()}.zip", Shelf())
        parcel = self._parcels[whose]
        return [f"{parcel.name}/{name}" for name in parcel.shelf.put(forms)]

    def finish(self) -> None:
        for parcel in self._parcels.values():
            self.folder.add(parcel.name, zip_file.pack(parcel.shelf.data))
