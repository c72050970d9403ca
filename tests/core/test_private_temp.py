"""What libraries put down for a moment lies in a folder of this program's own, which does not outlive it."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from forumdesk.private_temp import PrivateTemp, sweep

FALLS = """
import os, tempfile
from forumdesk.private_temp import PrivateTemp
print(PrivateTemp().begin(), flush=True)
tempfile.mkstemp()
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def parent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's place for temporary files; there is no other."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def test_temporary_files_lie_where_nobody_else_reads_and_go_at_the_end(parent: Path) -> None:
    temp = PrivateTemp()

    folder = temp.begin()
    assert folder is not None
    Path(tempfile.mkstemp()[1]).write_text("somebody", encoding="utf-8")
    told = subprocess.run([sys.executable, "-c", "import tempfile; print(tempfile.gettempdir())"], capture_output=True)
    mode, inside = folder.stat().st_mode & 0o777, len(list(folder.iterdir()))
    temp.end()

    assert (folder.parent, mode, inside) == (parent, 0o700, 2)
    assert told.stdout.decode().strip() == str(folder)
    assert list(parent.iterdir()) == []
    assert (os.environ["TMPDIR"], tempfile.gettempdir()) == (str(parent), str(parent))


def test_what_is_never_begun_is_ended_without_a_word() -> None:
    PrivateTemp().end()


def test_a_system_without_room_for_one_is_told_by_none(parent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(parent / "nowhere"))
    temp = PrivateTemp()

    made = temp.begin()
    temp.end()

    assert made is None


def test_memory_of_this_user_alone_is_preferred(parent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (parent / "run").mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(parent / "run"))
    temp = PrivateTemp()

    folder = temp.begin()
    temp.end()

    assert folder is not None
    assert folder.parent == parent / "run"


def test_the_next_start_empties_what_a_fallen_program_left_and_nothing_that_is_in_use(parent: Path) -> None:
    fallen = subprocess.run([sys.executable, "-c", FALLS], capture_output=True, text=True, check=False)
    left = Path(fallen.stdout.strip())
    (parent / "fd-somebody-elses").mkdir()
    (parent / "fd-a-file").write_text("", encoding="utf-8")
    (parent / "fd-locked-out").mkdir()
    (parent / "fd-locked-out" / "in-use").symlink_to(parent / "nowhere")
    first = PrivateTemp()
    lay_there = left.is_dir() and len(list(left.iterdir())) == 2

    first.begin()
    second = PrivateTemp()
    sweep(parent)
    beside = second.begin()
    assert beside is not None

    assert fallen.returncode == -signal.SIGKILL
    assert lay_there
    assert not left.exists()
    assert first.folder is not None
    assert first.folder.is_dir()
    assert beside.parent == parent
    assert {one.name for one in parent.iterdir()} >= {"fd-somebody-elses", "fd-a-file", "fd-locked-out"}
    second.end()
    first.end()
