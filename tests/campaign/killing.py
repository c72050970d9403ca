"""Killed at any moment of any deed, a workspace opens, is sound, and holds every change that was acknowledged."""

import multiprocessing
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.people import Person
from forumdesk.store.cipher import Secret
from forumdesk.store.errors import NewerVersionError, WrongKeyError
from forumdesk.store.verify import verify, verify_file
from forumdesk.store.workspace import Workspace
from tests.builders import PASSPHRASE, SECRET, a_participation, a_person, a_workspace, a_world, an_event
from tests.campaign import deeds
from tests.campaign.part import Held, Part, Task

_LONGEST = 0.15
_PATIENCE = 20
_PEOPLE = 60
_A_FILE = 10  # so many kills before a fresh file is taken
_READABLE = [deeds.NAME.encode(), deeds.NAME.encode("utf-16-le"), PASSPHRASE.encode(), b"passphrase", b"note note"]
_READABLE += [b"CREATE TABLE", b"SQLite format"]
# What may lie beside a workspace whose program was killed; the names say nothing.
_NEUTRAL = re.compile(
    r"forum\.forumdesk(-wal)?|forum\.before-\d+(-\d+)?\.forumdesk|copy-\d+\.forumdesk|forum\.before-return(-\d+)?\.forumdesk"
    r"|\.fd-[a-z0-9_]{8}(/(leftover|new|\d{5}(-wal|-journal)?))?"
)
Deed = Callable[[Path, int, Connection], None]


@dataclass(slots=True)
class _Tally:
    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    unopenable: int = 0
    readable: int = 0
    foreign: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _File:
    """One file and how far it has come: the number of its next change, and of the first since the last kill."""

    path: Path
    tally: _Tally
    next: int = 0
    begun: int = 0

    def fault(self, deed: str, what: str) -> None:
        self.tally.faults.append(f"{deed}, kill {self.tally.kills}: {what}")


def killing(task: Task) -> Held:
    """Each deed as often as the others; a fresh file every so many kills."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.campaign.deeds"])
    chance, tally, total = task.chance(), _Tally(), task.size(6, 500)
    kinds = list(CHECKS)
    files: dict[str, _File] = {}
    for number in range(total):
        task.step(number, total)
        kind, turn = kinds[number % len(kinds)], number // len(kinds)
        if turn % _A_FILE == 0:
            files[kind] = _fresh(task.folder / f"{kind}-{turn}", tally, kind, task.size(4, _A_FILE * 3))
        deed, check = CHECKS[kind]
        _kill(context, deed, files[kind], _moment(number, chance))
        _look_beside(kind, files[kind])
        check(files[kind], kind)
    figures: dict[str, int | str] = {
        "kills": tally.kills,
        "deeds": ", ".join(kinds),
        "changes acknowledged": tally.acknowledged,
        "acknowledged changes lost": tally.lost,
        "files that do not open": tally.unopenable,
        "files left with readable words": tally.readable,
        "foreign files left": tally.foreign,
    }
    return Held(figures, tuple(tally.faults))


def _fresh(folder: Path, tally: _Tally, kind: str, returns: int) -> _File:
    folder.mkdir(parents=True)
    event = an_event("XX")
    people = [a_person(f"A{number}", family_name=deeds.NAME, notes="note " * 200) for number in range(_PEOPLE)]
    stays = [a_participation(one, event) for one in people] if kind == "merge" else []
    with a_workspace(folder, *([event] if stays else []), *people, *stays) as workspace:
        path = workspace.path
    if stays:
        deeds.prepare_returns(path, returns)
    return _File(path, tally)


def _moment(number: int, chance: Random) -> tuple[bool, float]:
    """Whether the first acknowledgement is waited for, and for how long the program lives on from there."""
    return number % 2 == 1, chance.uniform(0, _LONGEST)


def _kill(
    context: multiprocessing.context.ForkServerContext, deed: Deed, file: _File, moment: tuple[bool, float]
) -> None:
    """Start the deed, let it live for a moment by chance, kill it; note what it acknowledged until then."""
    file.begun = file.next
    mine, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(deed, file.path, file.next, theirs))
    child.start()
    theirs.close()
    mine.recv_bytes()
    waits, longer = moment
    if waits:
        mine.poll(_PATIENCE)
    until = time.monotonic() + longer
    while (left := until - time.monotonic()) > 0:
        mine.poll(left)
        _note(file, mine, 0)
    child.kill()
    child.join()
    _note(file, mine, None)
    mine.close()
    file.tally.kills += 1


def _child(deed: Deed, path: Path, start: int, told: Connection) -> None:
    told.send_bytes(b"begins")
    deed(path, start, told)


def _note(file: _File, told: Connection, wait: float | None) -> None:
    """Read what was acknowledged; to the end of the pipe where there is nothing to wait for any more."""
    try:
        while wait is None or told.poll(wait):
            file.next = int(told.recv_bytes()) + 1
            file.tally.acknowledged += 1
    except EOFError:
        return


def _look_beside(kind: str, file: _File) -> None:
    folder = file.path.parent
    for one in folder.rglob("*"):
        name = one.relative_to(folder).as_posix()
        if not _NEUTRAL.fullmatch(name):
            file.tally.foreign += 1
            file.fault(kind, f"{name} is left")
        if (
            one.is_file()
            and one.name not in {"leftover", "new"}
            and any(word in one.read_bytes() for word in _READABLE)
        ):
            file.tally.readable += 1
            file.fault(kind, f"{name} can be read")


def _opened(file: _File, kind: str, secret: Secret, path: Path | None = None) -> set[str] | None:
    """Open it as its user would, verify it, and close it; the refs in it."""
    try:
        with Workspace.open(path or file.path, secret, a_world(7)) as workspace:
            sound = verify(workspace)
            refs = {person.ref for person in workspace.all(Person)}
    except ForumDeskError as error:
        file.tally.unopenable += 1
        file.fault(kind, f"does not open: {type(error).__name__}")
        return None
    if not sound.ok:
        file.tally.unopenable += 1
        file.fault(kind, f"is not sound: {sound}")
    return refs


def _all_rows_there(file: _File, kind: str) -> None:
    """Every acknowledged change, whole; one that was not yet acknowledged may stand, whole too."""
    refs = _opened(file, kind, SECRET)
    if refs is None:
        return
    wanted = {f"{number}-{part}" for number in range(file.next) for part in range(deeds.TOGETHER)}
    later = {ref for ref in refs - wanted if "-" in ref}
    if not wanted <= refs:
        file.tally.lost += len(wanted - refs) // deeds.TOGETHER or 1
        file.fault(kind, f"{len(wanted - refs)} acknowledged rows are lost")
    if len(later) % deeds.TOGETHER:
        file.fault(kind, "half a change stands")
    file.next += len(later) // deeds.TOGETHER
    _nothing_left(file, kind)


def _nothing_left(file: _File, kind: str) -> None:
    """Opening and closing has swept what the killed program left."""
    left = [one.name for one in file.path.parent.iterdir() if one.name.startswith(".fd-") or one.name.endswith("-wal")]
    file.tally.foreign += len(left)
    if left:
        file.fault(kind, f"{', '.join(left)} is left after opening")


def _migrated(file: _File, kind: str) -> None:
    """Looked at with the ForumDesk that made it what it is: of the acknowledged version, or of the one after."""
    before = set(file.path.parent.iterdir())
    known = file.next if _is_of_version(file.path, file.next) else file.next + 1
    with deeds.a_later_forumdesk(known):
        refs = _opened(file, kind, SECRET)
    file.next = known
    copies = {one for one in file.path.parent.iterdir() if ".before-" in one.name}
    if copies - before or (refs is not None and len(refs) != _PEOPLE):
        file.tally.lost += 1
        file.fault(kind, "an acknowledged version is lost")
    for copy in copies:
        if not verify_file(copy, SECRET).ok:
            file.tally.unopenable += 1
            file.fault(kind, f"{copy.name} is not sound")
        copy.unlink()
    _nothing_left(file, kind)


def _is_of_version(path: Path, version: int) -> bool:
    with deeds.a_later_forumdesk(version):
        try:
            Workspace.open(path, SECRET, a_world(9)).close()
        except NewerVersionError:
            return False
    return True


def _backed_up(file: _File, kind: str) -> None:
    acknowledged = range(file.begun, file.next)
    _all_rows_there(file, kind)
    for number in acknowledged:
        if not file.path.with_name(deeds.copy_name(number)).exists():
            file.tally.lost += 1
            file.fault(kind, f"copy {number} is lost")
    for path in file.path.parent.glob("copy-*.forumdesk"):
        refs = _opened(file, kind, SECRET, path)
        number = int(path.stem.partition("-")[2])
        if refs is not None and f"{number}-0" not in refs:
            file.tally.lost += 1
            file.fault(kind, f"copy {number} is of another time")
        path.unlink()


def _merged(file: _File, kind: str) -> None:
    """Everybody has the word of the last return that was acknowledged, or all of them that of the next."""
    refs = _opened(file, kind, SECRET)
    with Workspace.open(file.path, SECRET, a_world(11)) as workspace:
        words = {one.honorific for one in workspace.all(Person)}
    wanted = [{deeds.word(number) if number >= 0 else ""} for number in (file.next - 1, file.next)]
    if words not in wanted or (refs is not None and len(refs) != _PEOPLE):
        file.tally.lost += 1
        file.fault(kind, "an acknowledged return is lost, or half of one stands")
    for copy in file.path.parent.glob("*.before-return*"):
        if not verify_file(copy, SECRET).ok:
            file.tally.unopenable += 1
            file.fault(kind, f"{copy.name} is not sound")
        copy.unlink()
    _nothing_left(file, kind)


def _one_secret_opens(file: _File, kind: str) -> None:
    """The acknowledged one, or the next if the program was killed before it could say so; never both."""
    opens = [number for number in (file.next, file.next + 1) if _is_key(file.path, deeds.phrase(number))]
    if len(opens) != 1:
        file.tally.unopenable += not opens
        file.fault(kind, f"{len(opens)} passphrases open it")
        return
    file.next = opens[0]
    refs = _opened(file, kind, deeds.phrase(file.next))
    if refs is not None and len(refs) != _PEOPLE:
        file.tally.lost += 1
        file.fault(kind, "rows are lost")
    _nothing_left(file, kind)


def _is_key(path: Path, secret: Secret) -> bool:
    try:
        Workspace.open(path, secret, a_world(8)).close()
    except WrongKeyError:
        return False
    return True


CHECKS: dict[str, tuple[Deed, Callable[[_File, str], None]]] = {
    "write": (deeds.write, _all_rows_there),
    "import": (deeds.bring_in, _all_rows_there),
    "migrate": (deeds.migrate, _migrated),
    "backup": (deeds.back_up, _backed_up),
    "merge": (deeds.bring_home, _merged),
    "passphrase": (deeds.rename_key, _one_secret_opens),
}
PART = Part("kill", "Killed at any moment, no acknowledged change is lost and the file opens", killing)
