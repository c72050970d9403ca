"""Hostile files of every kind that is read: each is read or refused, in time and within bounds, and nothing falls."""

import multiprocessing
import os
import resource
import signal
import time
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from types import FrameType

from forumdesk.domain.errors import ForumDeskError
from tests.campaign.hostile_readers import Reader, readers
from tests.campaign.part import Held, Part, Task

_SECONDS, _MEGABYTES = 2.0, 200
_GIVES_UP = 120
_MEGA = 1_000_000
_TOLD_EACH = 50


class _TooLongError(BaseException):
    """So much time of the processor was spent on one file; nothing of ours may catch it."""


def hostile(task: Task) -> Held:
    """Each importer in a process of its own, since a hang or a fall of one must not end the others."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.campaign.hostile_readers", "tests.campaign.deeds"])
    count, names = task.size(30, 10_000), list(readers())
    figures: dict[str, int | str] = {"hostile files per importer": count, "importers": len(names)}
    faults: list[str] = []
    refused = slowest = 0
    # In full a process for each importer; in a small seed, where starting one costs the most, one for all.
    for group in [[name] for name in names] if task.full else [names]:
        mine, theirs = context.Pipe(duplex=False)
        child = context.Process(target=_read_all, args=(group, task.folder, task.seed, count, theirs))
        child.start()
        theirs.close()
        for name in group:
            step = partial(_step, task, names.index(name) * count, len(names) * count)
            found, some_refused, longest = _followed(mine, step)
            faults += [f"{name}: {one}" for one in found]
            refused, slowest = refused + some_refused, max(slowest, longest)
        child.kill()
        child.join()
    figures |= {
        "files read or refused": count * len(names) - len(faults),
        "of these refused with a reason": refused,
        "crashes, hangs and gluttons": len(faults),
        "slowest file, milliseconds": slowest,
    }
    return Held(figures, tuple(faults))


def _step(task: Task, before: int, total: int, done: int) -> None:
    task.step(before + done, total)


def _followed(told: Connection, step: Callable[[int], None]) -> tuple[list[str], int, int]:
    """What the process says until it is done, or until it says nothing any more."""
    faults: list[str] = []
    done = refused = longest = 0
    try:
        while True:
            if not told.poll(_GIVES_UP):
                return [*faults, f"hangs after file {done}"], refused, longest
            kind, text, number = told.recv()
            if kind == "end":
                return faults, refused + number, longest
            if kind == "fault":
                faults.append(text)
            done, longest = (number, max(longest, int(text))) if kind == "done" else (done, longest)
            step(done)
    except EOFError:
        return [*faults, f"the process died after file {done}"], refused, longest


def _read_all(names: Sequence[str], folder: Path, seed: int, count: int, told: Connection) -> None:
    # Libraries of pictures write to the terminal what they think of a file.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    known = readers()
    for name in names:
        _read_many(name, known[name], (folder, seed, count), told)


def _read_many(name: str, reader: Reader, task: tuple[Path, int, int], told: Connection) -> None:
    """The files by their numbers, so that each can be made again by seed and number."""
    folder, seed, count = task
    read = reader.prepare(folder)
    _try(read, made(name, seed, -1, reader.files))  # whatever is imported late is there
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + _MEGABYTES * _MEGA
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))
    signal.signal(signal.SIGVTALRM, _too_long)
    refused, longest, places = 0, 0.0, set[str]()
    for number in range(count):
        data = made(name, seed, number, reader.files)
        begun = time.process_time()
        fault = _try(read, data)
        longest = max(longest, time.process_time() - begun)
        refused += fault == ""
        if fault and fault not in places:
            places.add(fault)
            told.send(("fault", f"file {number} of seed {seed}: {fault}", number))
        if number % _TOLD_EACH == 0:
            told.send(("done", str(round(longest * 1000)), number))
    told.send(("done", str(round(longest * 1000)), count))
    told.send(("end", "", refused))


def made(name: str, seed: int, number: int, files: Callable[[Random], bytes]) -> bytes:
    """One hostile file."""
    return files(Random(f"{name} {seed} {number}"))


def _too_long(_: int, frame: FrameType | None) -> None:
    raise _TooLongError


def _try(read: Callable[[bytes], object], data: bytes) -> str | None:
    """None when it was read, empty when it was refused, else what went wrong and where."""
    signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
    try:
        read(data)
    except ForumDeskError:
        return ""
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        place = next(
            (one for one in reversed(traceback.extract_tb(error.__traceback__)) if "tests" not in one.filename), None
        )
        where = f"{Path(place.filename).name}:{place.lineno}" if place else "nowhere"
        return f"{type(error).__name__.strip('_')} at {where}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


PART = Part("hostile", "A hostile file is read or refused within two seconds and 200 MB, and nothing falls", hostile)
