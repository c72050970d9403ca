"""While all features run nothing readable is written outside the files that were asked for, and no socket is made."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from forumdesk.domain.snapshot import Snapshot
from forumdesk.store.cipher import Secret
from forumdesk.store.workspace import Workspace
from tests.builders import a_world
from tests.campaign.part import Held, Part, Task
from tests.campaign.running import PHRASE, Place, a_place
from tests.campaign.strace_log import Log, read_log, under
from tests.readers.leaks import hits, hits_in, hits_in_text

_ENCRYPTED, _PRIVATE = ("workspace", "new"), ("home", "temporary", "here")
# What is not a file: the terminal or pipe that an answer goes to, and the kernel's own places.
_NO_FILE = ("pipe:", "socket:", "anon_inode:", "/dev/", "/proc/", "/sys/", "UNIX", "NETLINK")
_SHORTEST = 4


@dataclass(slots=True)
class _Tally:
    files: int = 0
    size: int = 0
    faults: list[str] = field(default_factory=list)


def traces(task: Task) -> Held:
    """Every command and every page of the window; in full watched by strace, so that what was removed counts too."""
    place, log = a_place(task.folder), task.folder / "log"
    task.step(0, 3)
    ended, code = place.commands(task.full, under(log) if task.full else ())
    seen = read_log(log) if task.full else Log()
    task.step(1, 3)
    window = place.window(task.full, under(log) if task.full else ())
    for one in [read_log(log)] if task.full else []:
        seen.names |= one.names
        for path, data in one.written.items():
            seen.written[path] += data
    task.step(2, 3)
    # In a small seed every tenth will do: what is readable is so for all.
    secrets = tuple(sorted(_everything(place)))[:: task.size(10, 1)]
    tally = _Tally()
    _search_folders(place, secrets, tally)
    _search_log(place, seen, secrets, tally)
    wrong = sorted({name for name, status in ended if status == 2})
    tally.faults += [f"wrong usage of {', '.join(wrong)}"] if wrong else []
    tally.faults += [
        f"the {name} ended with {status}" for name, status in (("commands", code), ("window", window)) if status
    ]
    figures: dict[str, int | str] = {
        "commands run": len(ended),
        "of these refused": sum(status == 3 for _, status in ended),
        "strings looked for": len(secrets),
        "files written, those removed again included" if task.full else "files left": tally.files,
        "bytes searched": tally.size,
        "sockets of the Internet": int(-31 in (code, window)),
        "readable hits": len(tally.faults),
    }
    return Held(figures, tuple(tally.faults))


def _everything(place: Place) -> set[str]:
    """Every name, address, number and title in the workspace; the passphrase too."""
    with Workspace.open(place.file, Secret(PHRASE), a_world(2)) as workspace:
        snapshot = workspace.snapshot()
    return {text for text in _texts(snapshot) if len(text) >= _SHORTEST} | {PHRASE}


def _texts(snapshot: Snapshot) -> Iterator[str]:
    for person in snapshot.people.values():
        yield from (person.print_name, person.given_name, person.family_name, person.native_name, person.notes)
        yield from (*person.emails, *person.phones)
    for organisation in snapshot.organisations.values():
        yield organisation.name
    for event in snapshot.events.values():
        yield from (event.title, event.cover_title, event.place)
    for session in snapshot.sessions.values():
        yield session.title


def _search_folders(place: Place, secrets: tuple[str, ...], tally: _Tally) -> None:
    """What lies there when all has ended."""
    for name in (*_ENCRYPTED, *_PRIVATE):
        folder = place.folder / name
        for path in folder.rglob("*"):
            if path.is_file():
                tally.files += 1
                tally.size += path.stat().st_size
        found = hits(folder, secrets)
        tally.faults += (
            [f"{name}: {len(found)} hits in {', '.join(sorted({one.where for one in found}))}"] if found else []
        )


def _search_log(place: Place, log: Log, secrets: tuple[str, ...], tally: _Tally) -> None:
    """What was written at any moment: encrypted files and all that is not an output, byte by byte; and every name."""
    out, inputs = str(place.folder / "out"), str(place.folder / "inputs")
    for path, data in log.written.items():
        if path.startswith((*_NO_FILE, out)):
            continue
        tally.files += 1
        tally.size += len(data)
        if any(True for _ in hits_in(bytes(data), secrets, "written")):
            tally.faults.append(f"readable words were written to {_told(path, place)}")
    names = "\n".join(_told(name, place) for name in log.names if not name.startswith(inputs))
    tally.faults += [f"{len(found)} names of files tell" for found in [hits_in_text(names, secrets)] if found]


def _told(path: str, place: Place) -> str:
    """Without the machine's own part."""
    return path.removeprefix(str(place.folder)) if path.startswith(str(place.folder)) else Path(path).name


PART = Part(
    "traces",
    "While everything runs no protected word is readable in the workspace's folder, the temporary one or the home",
    traces,
)
