"""Nothing readable is written: not in the file, not in its log, not in the temporary folders."""

import subprocess
import sys
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.store.backup import backup
from forumdesk.store.cipher import Profile
from forumdesk.store.passphrase import change_passphrase
from tests.builders import PASSPHRASE, SECRET, a_person, a_workspace, a_world

NAME = "Hemmeligsen"
WORDS = [NAME.encode(), NAME.encode("utf-16-le"), PASSPHRASE.encode(), b"person", b"CREATE TABLE"]


def readable_in(folder: Path) -> list[str]:
    """Which of the words stand in any file below the folder."""
    contents = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    return [f"{word!r} in {one.name}" for one, content in contents.items() for word in WORDS if word in content]


def test_no_name_is_readable_while_a_transaction_is_open_or_after(tmp_path: Path) -> None:
    people = [a_person(f"A{number}", family_name=NAME, notes="note " * 200) for number in range(3000)]

    with a_workspace(tmp_path) as workspace:
        # Less than the rows need: the open transaction has to spill into the log.
        workspace.file.connection.execute("PRAGMA cache_size = 50").fetchall()
        with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
            tx.save_all(people)
            during, log = readable_in(tmp_path), workspace.path.with_name("forum.forumdesk-wal").stat().st_size
        after = readable_in(tmp_path)

    assert log > 1_000_000
    assert during == after == readable_in(tmp_path) == []


def test_no_name_is_readable_in_a_backup_or_after_a_new_passphrase(tmp_path: Path) -> None:
    with a_workspace(tmp_path, a_person(family_name=NAME)) as workspace:
        backup(workspace, tmp_path / "copy.forumdesk")
        path = workspace.path
    change_passphrase(path, SECRET, SECRET, a_world(5), Profile.TESTS)

    assert readable_in(tmp_path) == []


SORTING = """
import os, sys
from pathlib import Path
from tests.builders import reopened
with reopened(Path(sys.argv[1])) as workspace:
    connection = workspace.file.connection
    connection.execute("PRAGMA cache_size = 10").fetchall()
    if sys.argv[2]:
        connection.execute(f"PRAGMA temp_store = {sys.argv[2]}").fetchall()
    rows = connection.execute("SELECT a.notes || b.notes FROM person a, person b ORDER BY 1 DESC LIMIT 40000")
    rows.fetchone()
    for name in os.listdir("/proc/self/fd"):
        if os.path.islink(f"/proc/self/fd/{name}"):
            print(os.readlink(f"/proc/self/fd/{name}"))
    del rows
"""


@pytest.fixture
def large(tmp_path: Path) -> Path:
    with a_workspace(tmp_path, *(a_person(f"A{number}", notes=NAME * 50) for number in range(200))) as workspace:
        return workspace.path


def files_open_while_sorting(path: Path, temp_store: str = "") -> str:
    program = subprocess.run(
        [sys.executable, "-c", SORTING, str(path), temp_store], check=True, capture_output=True, text=True
    )
    return program.stdout


def test_a_large_sort_opens_no_temporary_file_and_would_with_another_setting(large: Path) -> None:
    ours, theirs = files_open_while_sorting(large), files_open_while_sorting(large, "FILE")

    assert str(large) in ours
    assert "etilqs" not in ours
    assert "etilqs" in theirs


def test_sqlcipher_writes_nothing_to_the_terminal_when_a_key_is_wrong(large: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom forumdesk.store.cipher import Secret\n"
        "from forumdesk.store.workspace import Workspace\nfrom forumdesk.store.errors import WrongKeyError\n"
        "from tests.builders import a_world\n"
        "try:\n    Workspace.open(Path(sys.argv[1]), Secret('wrong'), a_world())\nexcept WrongKeyError:\n    pass\n"
    )

    told = subprocess.run([sys.executable, "-c", program, str(large)], check=True, capture_output=True)

    assert told.stdout + told.stderr == b""
