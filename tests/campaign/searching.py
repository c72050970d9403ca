"""Searches the papers of an event for what must not stand on them; of an invite the reader's own address may."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from forumdesk.domain.people import Person
from forumdesk.domain.snapshot import Snapshot
from tests.campaign.protected import Kind, Protected
from tests.readers.leaks import hits_in, hits_in_text
from tests.readers.leaks_layers import layers

_UID = re.compile(r"^UID:(.+?)\s*$", re.MULTILINE)
_INVITES = (".ics", ".eml")


@dataclass(slots=True)
class Tally:
    """What was searched for and where; a fault names the file and the kinds of strings, never a string."""

    files: int = 0
    refused: int = 0
    strings: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


class Search:
    """By one snapshot, whose register of invitations says whose each invite is."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._readers = {one.uid: snapshot.people[one.person_id] for one in snapshot.invitations}
        self.tally = Tally()

    def look(self, path: Path, folder: Path, forbidden: Protected, said: Sequence[Kind] = ()) -> None:
        """Open one file; `said` are the kinds of strings that it may hold."""
        secrets = tuple(sorted(forbidden.without(*said)))
        name = path.relative_to(folder).as_posix()
        self.tally.files += 1
        self.tally.strings |= set(secrets)
        found = set(hits_in_text(name, secrets))
        for inside, data in _files_in(path):
            spared = self._reader(data, inside) if inside.endswith(_INVITES) else ()
            found |= {one.secret for one in hits_in(data, secrets, inside, spared)} | set(hits_in_text(inside, secrets))
        if found:
            self.tally.faults.append(f"{name}: {', '.join(forbidden.kinds_of(found))}")

    def _reader(self, data: bytes, inside: str) -> tuple[str, ...]:
        """The one reader's addresses, and the random UIDs; a file for two readers is a fault of its own."""
        uids = {uid for layer in layers(data, inside) for uid in _UID.findall(layer.text)}
        readers: dict[str, Person] = {self._readers[uid].id: self._readers[uid] for uid in uids if uid in self._readers}
        if len(readers) != 1:
            self.tally.faults.append(f"{inside}: an invite of {len(readers)} people")
            return ()
        return tuple(sorted([*uids, *(email for one in readers.values() for email in one.emails)]))


def _files_in(path: Path) -> Iterator[tuple[str, bytes]]:
    """The file itself, or each of those in an archive: an invite in it is somebody's own."""
    data = path.read_bytes()
    if path.suffix != ".zip":
        yield path.name, data
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield path.name, archive.comment + b"".join(one.comment + one.extra for one in archive.infolist())
        yield from ((one.filename, archive.read(one)) for one in archive.infolist())
