"""A disk that is full at any write of a save: one sentence, nothing lost, and the file opens."""

import multiprocessing
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from forumdesk.domain.errors import FileRefusedError, ForumDeskError
from forumdesk.domain.people import Person
from forumdesk.importers.columns import ImportKind
from forumdesk.services.importing import import_list
from forumdesk.store.backup import backup
from forumdesk.store.cipher import Profile, Secret
from forumdesk.store.errors import WrongKeyError
from forumdesk.store.passphrase import change_passphrase
from forumdesk.store.verify import verify
from forumdesk.store.workspace import Workspace
from forumdesk.words.refusals import sentence
from tests.builders import SECRET, a_person, a_workspace, a_world
from tests.campaign.part import Held, Part, Task

_PAGE = 4096
_BEFORE, _MORE = 20, 40
_NEW = Secret("another one")
_MOST_POINTS = 2_000
Told = tuple[str, bool]
"""The sentence of the refusal, empty when there was none; and whether the change itself was made final."""


def _save(path: Path) -> Iterator[bool]:
    """Yields once the change is final; what comes after is only putting things in order."""
    rows = "".join(f"B{number},Ficta,Testvik {number},{'note ' * 60}\n" for number in range(_MORE))
    with Workspace.open(path, SECRET, a_world(5)) as workspace:
        import_list(workspace, ImportKind.PEOPLE, f"ref,given_name,family_name,notes\n{rows}".encode())
        yield True


def _back_up(path: Path) -> Iterator[bool]:
    with Workspace.open(path, SECRET, a_world(5)) as workspace:
        backup(workspace, path.with_name("copy.forumdesk"))
        yield True


def _change_key(path: Path) -> Iterator[bool]:
    change_passphrase(path, SECRET, _NEW, a_world(5), Profile.TESTS)
    yield True


DEEDS: dict[str, Callable[[Path], Iterator[bool]]] = {"save": _save, "backup": _back_up, "passphrase": _change_key}


@dataclass(slots=True)
class _Tally:
    refused: int = 0
    lost: int = 0
    unopenable: int = 0
    wordy: int = 0
    litter: int = 0

    def faults(self, what: str) -> list[str]:
        said = {"lost": self.lost, "not openable": self.unopenable, "without one sentence": self.wordy}
        return [f"{what}: {count} {word}" for word, count in {**said, "litter": self.litter}.items() if count]


def full_disk(task: Task) -> Held:
    """With so many pages of room, then one more, until there is enough."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.campaign.full_disk", "tests.campaign.deeds"])
    own_disk = task.full and _may_mount()
    figures: dict[str, int | str] = {
        "how": "a file system of exactly so many pages" if own_disk else "a limit on the size of any file",
    }
    faults: list[str] = []
    source = _source(task.folder)
    for name in DEEDS:
        tally, points = _Tally(), 0
        while points < _MOST_POINTS:
            room = points * _PAGE * task.size(48, 1)
            task.step(points, points + 1)
            points += 1
            with _disk(task.folder, source, room, own_disk) as (path, limit):
                told = _tried(context, name, path, limit)
                _look(name, path, told, tally)
            if told == ("", True):
                break
        figures |= {f"{name}, points tried": points, f"{name}, refused with one sentence": tally.refused}
        faults += tally.faults(name)
    figures |= {"changes lost, files not openable, litter": len(faults)}
    return Held(figures, tuple(faults))


def _may_mount() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("mount") is not None


def _source(folder: Path) -> Path:
    (folder / "source").mkdir()
    with a_workspace(folder / "source", *(a_person(f"A{number}") for number in range(_BEFORE))) as workspace:
        return workspace.path


@contextmanager
def _disk(folder: Path, source: Path, room: int, own: bool) -> Iterator[tuple[Path, int]]:
    """A copy of the file on a disk with so much room left; or, without such a disk, the limit to set instead."""
    place = folder / "disk"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    path = place / source.name
    # The folder takes no room of its own there; the file does.
    size = source.stat().st_size + room
    if own:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)], check=True)
    try:
        shutil.copyfile(source, path)
        yield path, 0 if own else max(room, 1)
    finally:
        if own:
            subprocess.run(["umount", str(place)], check=True)


def _tried(context: multiprocessing.context.ForkServerContext, name: str, path: Path, limit: int) -> Told:
    mine, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_try, args=(name, path, limit, theirs))
    child.start()
    theirs.close()
    try:
        told: Told = mine.recv()
    except EOFError:
        told = ("It fell.\nWithout a word.", False)
    child.join()
    return told


def _try(name: str, path: Path, limit: int, told: Connection) -> None:
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    final = False
    said = ""
    try:
        for made_final in DEEDS[name](path):
            final = made_final
    except ForumDeskError as error:
        said = sentence(error) if isinstance(error, FileRefusedError) else f"{type(error).__name__}\nnot of a disk"
    told.send((said, final))


def _look(name: str, path: Path, told: Told, tally: _Tally) -> None:
    """There is room again: is all there that was promised, and nothing else."""
    said, final = told
    tally.refused += bool(said)
    tally.wordy += "\n" in said or said.count(". ") > 2
    refs = _refs(path, _NEW if name == "passphrase" and final else SECRET)
    if refs is None:
        tally.unopenable += 1
        return
    saved = name == "save" and final
    tally.lost += refs != {f"A{number}" for number in range(_BEFORE)} | {f"B{n}" for n in range(_MORE * saved)}
    copy = path.with_name("copy.forumdesk")
    if copy.exists() and (not final or len(_refs(copy, SECRET) or ()) != _BEFORE):
        tally.lost += 1
    wanted = {path.name, copy.name} if name == "backup" and final else {path.name}
    # A log that could not be folded in stays beside the file, as the sentence says, until it is opened with room.
    tally.litter += not {one.name for one in path.parent.iterdir()} <= wanted | {f"{path.name}-wal"}
    tally.litter += {one.name for one in _roomy(path).iterdir()} != wanted


def _roomy(path: Path) -> Path:
    return path.parent.parent / "roomy"


def _refs(path: Path, secret: Secret) -> set[str] | None:
    """Everybody in a file that opens and is sound; looked at on a disk that has room again."""
    shutil.rmtree(_roomy(path), ignore_errors=True)
    shutil.copytree(path.parent, _roomy(path))
    try:
        with Workspace.open(_roomy(path) / path.name, secret, a_world(6)) as workspace:
            return {one.ref for one in workspace.all(Person)} if verify(workspace).ok else None
    except WrongKeyError:
        return None


PART = Part("full-disk", "A disk that is full at any write of a save costs one sentence and nothing else", full_disk)
