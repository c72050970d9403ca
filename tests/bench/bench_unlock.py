"""Unlocking a workspace and reading its people, beyond the key derivation, which costs what it is meant to cost."""

import gc
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

from sqlcipher3 import dbapi2

from forumdesk.domain.people import Person
from forumdesk.store.cipher import Secret, derive
from forumdesk.store.workspace import Workspace
from tests.bench.result import Result
from tests.builders import PASSPHRASE, SECRET, a_person, a_workspace, a_world

ROUNDS = 7


def file_with(folder: Path, people: int) -> Path:
    folder.mkdir()
    rows = (
        a_person(f"A{n}", languages=("en", "no"), nationality="NO", title_line="Adviser", phones=(f"+47 00{n:06}",))
        for n in range(people)
    )
    with a_workspace(folder, *rows) as workspace:
        return workspace.path


def ours(path: Path) -> None:
    with Workspace.open(path, Secret(PASSPHRASE), a_world()) as workspace:
        workspace.all(Person)


def bare(path: Path) -> None:
    """The driver alone: the same key, derived the same way, and every row of the table as tuples."""
    with path.open("rb") as file:
        salt = file.read(16)
    connection = dbapi2.connect(str(path))
    connection.set_key(f"x'{derive(SECRET.passphrase, salt).hex()}'".encode())
    connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
    connection.execute('SELECT * FROM "person"').fetchall()
    connection.close()


def derivation(path: Path) -> None:
    with path.open("rb") as file:
        derive(SECRET.passphrase, file.read(16))


def seconds(work: Callable[[Path], None], path: Path) -> float:
    # Time of this process alone: what other programs do meanwhile is not ours to measure.
    gc.collect()
    started = process_time()
    work(path)
    return process_time() - started


def run(small: bool) -> list[Result]:
    """n and 10 n people, ours and the bare driver in turn; the best of each, without the derivation."""
    people = 4_000 if small else 10_000
    with tempfile.TemporaryDirectory() as name:
        few, many = file_with(Path(name) / "few", people // 10), file_with(Path(name) / "many", people)
        rounds = [
            (seconds(ours, few), seconds(ours, many), seconds(bare, many), seconds(derivation, many))
            for _ in range(ROUNDS)
        ]
    few_best, many_best, bare_best, key = (min(column) for column in zip(*rounds, strict=True))
    beyond = {f"{people // 10}": few_best - key, f"{people}": many_best - key, "bare driver": bare_best - key}
    return [
        Result(
            f"unlock: {people} against {people // 10} people",
            beyond[f"{people}"] / beyond[f"{people // 10}"],
            13,
            "growth",
            beyond,
        ),
        Result(
            f"unlock: {people} people as objects, against bare rows",
            beyond[f"{people}"] / beyond["bare driver"],
            5,
            "ratio",
            beyond,
        ),
    ]
