"""Killed at any moment, a workspace opens, verifies, and holds every change that was acknowledged."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from forumdesk.domain.people import Person
from forumdesk.store.cipher import Profile, Secret
from forumdesk.store.errors import WrongKeyError
from forumdesk.store.passphrase import change_passphrase
from forumdesk.store.verify import verify
from forumdesk.store.workspace import Workspace
from tests.builders import SECRET, a_person, a_workspace, a_world, reopened

WRITING = """
import sys
from itertools import count
from pathlib import Path
from forumdesk.changes import Label
from forumdesk.store.workspace import Workspace
from tests.builders import SECRET, a_person, a_world
start = int(sys.argv[2])
workspace = Workspace.open(Path(sys.argv[1]), SECRET, a_world(seed=100 + start))
for number in count(start):
    with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
        tx.save_all(a_person(f"{number}-{part}", id=tx.new_id(), notes="note " * 200) for part in range(3))
    if number % 5 == 4:
        workspace.undo()
        workspace.redo()
    print(number, flush=True)
"""


def killed_while_writing(path: Path, start: int, seconds: float) -> int:
    """Kill the writer so long after its first acknowledgement; return the last number it acknowledged."""
    command = [sys.executable, "-c", WRITING, str(path), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read()
    return int((first + rest).split()[-1])


def test_a_writer_killed_again_and_again_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(1)
    with a_workspace(tmp_path) as workspace:
        path = workspace.path

    start = 0
    for _ in range(4):
        last = killed_while_writing(path, start, chance.uniform(0, 0.2))
        with reopened(path) as again:
            found = {person.ref for person in again.all(Person)}
            sound = verify(again)
        assert sound.ok
        assert {f"{number}-{part}" for number in range(last + 1) for part in range(3)} <= found
        # A change that was committed and not yet acknowledged may stand, but only whole.
        assert len(found) % 3 == 0
        start = len(found) // 3

    assert os.listdir(tmp_path) == [path.name]


CHANGING = """
import sys
from pathlib import Path
from forumdesk.store.cipher import Profile, Secret
from forumdesk.store.passphrase import change_passphrase
from tests.builders import a_world
print("begins", flush=True)
old, new = Secret(sys.argv[2]), Secret(sys.argv[3])
change_passphrase(Path(sys.argv[1]), old, new, a_world(int(sys.argv[4])), Profile.TESTS)
"""


def killed_while_changing(path: Path, old: str, new: str, seconds: float, seed: int) -> None:
    command = [sys.executable, "-c", CHANGING, str(path), old, new, str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        program.stdout.readline()
        time.sleep(seconds)
        program.kill()


def opens(path: Path, passphrase: str) -> bool:
    try:
        workspace = Workspace.open(path, Secret(passphrase), a_world(3))
    except WrongKeyError:
        return False
    with workspace:
        return verify(workspace).ok and len(workspace.all(Person)) == 300


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with a_workspace(tmp_path, *(a_person(f"A{number}", notes="note " * 500) for number in range(300))) as workspace:
        return workspace.path


def test_a_change_of_passphrase_killed_at_any_moment_leaves_one_that_opens(path: Path) -> None:
    chance = random.Random(2)
    now = "first"
    change_passphrase(path, SECRET, Secret(now), a_world(9), Profile.TESTS)

    for round_ in range(6):
        new = f"passphrase {round_}"
        killed_while_changing(path, now, new, chance.uniform(0, 0.12), seed=100 + round_)
        old_opens, new_opens = opens(path, now), opens(path, new)
        assert old_opens is not new_opens
        now = new if new_opens else now

    change_passphrase(path, Secret(now), SECRET, a_world(10), Profile.TESTS)
    assert opens(path, "seven invented herons")
    # What the killed programs left was swept by the one that was not killed.
    assert os.listdir(path.parent) == [path.name]
