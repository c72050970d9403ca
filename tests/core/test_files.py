"""Files appear whole and together, or not at all; what a killed writer left is swept, and nothing else."""

import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from forumdesk import files
from forumdesk.domain.errors import (
    AlreadyExistsError,
    DiskFullError,
    FileFailedError,
    FileNotFolderError,
    FolderNotFileError,
    NotAFileError,
    NotWritableError,
)
from forumdesk.files import Outbox, sweep, write_all


def names_under(folder: Path) -> list[str]:
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*"))


def test_all_files_get_their_names_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    first, second = tmp_path / "out" / "0001.ics", tmp_path / "out" / "more" / "0002.ics"

    write_all([(first, b"one"), (second, b"two")])

    assert names_under(tmp_path) == ["out", "out/0001.ics", "out/more", "out/more/0002.ics"]
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert stat.S_IMODE(first.parent.stat().st_mode) == 0o700


def test_a_file_of_the_same_name_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "badges.pdf"
    target.write_bytes(b"old")

    write_all([(target, b"new")])

    assert target.read_bytes() == b"new"
    assert names_under(tmp_path) == ["badges.pdf"]


def test_a_workspace_is_never_replaced_whatever_is_written(tmp_path: Path) -> None:
    target, link = tmp_path / "Forum.FORUMDESK", tmp_path / "package"
    target.write_bytes(b"everything")
    link.symlink_to(target)

    for named in (target, link):
        with pytest.raises(AlreadyExistsError):
            write_all([(named, b"new")])

    assert target.read_bytes() == b"everything"


def test_the_last_of_two_texts_for_one_name_counts(tmp_path: Path) -> None:
    write_all([(tmp_path / "a", b"first"), (tmp_path / "a", b"second")])

    assert (tmp_path / "a").read_bytes() == b"second"
    assert names_under(tmp_path) == ["a"]


def test_until_commit_no_name_is_seen_and_the_names_used_say_nothing(tmp_path: Path) -> None:
    with Outbox() as outbox:
        outbox.add(tmp_path / "Ficta Testerud.ics", b"secret")
        outbox.settle()
        seen = names_under(tmp_path)

    assert not [name for name in seen if "Ficta" in name or "ics" in name]


def test_leaving_without_commit_leaves_no_file_and_no_folder(tmp_path: Path) -> None:
    with Outbox() as outbox:
        outbox.add(tmp_path / "new" / "deep" / "a.ics", b"one")

    assert names_under(tmp_path) == []


def test_an_exception_leaves_what_was_there_before(tmp_path: Path) -> None:
    target = tmp_path / "a.ics"
    target.write_bytes(b"old")

    def write_and_fail() -> None:
        with Outbox() as outbox:
            outbox.add(target, b"new")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()

    assert target.read_bytes() == b"old"
    assert names_under(tmp_path) == ["a.ics"]


def test_a_folder_that_was_there_stays_when_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    with Outbox() as outbox:
        outbox.add(tmp_path / "out" / "a", b"")

    assert names_under(tmp_path) == ["out"]


def test_without_overwrite_a_taken_name_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")

    with pytest.raises(AlreadyExistsError) as refused, Outbox(overwrite=False) as outbox:
        outbox.add(tmp_path / "a", b"new")

    assert refused.value.path == tmp_path / "a"
    assert (tmp_path / "a").read_bytes() == b"old"


def test_without_overwrite_a_name_taken_meanwhile_is_refused_too(tmp_path: Path) -> None:
    with Outbox(overwrite=False) as outbox:
        outbox.add(tmp_path / "a", b"new")
        (tmp_path / "a").write_bytes(b"somebody else's")
        with pytest.raises(AlreadyExistsError):
            outbox.commit()

    assert (tmp_path / "a").read_bytes() == b"somebody else's"
    assert names_under(tmp_path) == ["a"]


@pytest.mark.parametrize("taken", [False, True])
def test_a_disk_without_hard_links_takes_new_files_and_keeps_old_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: bool
) -> None:
    # As on a FAT stick; no such file system can be mounted in a test.
    def refuse(source: object, target: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(b"new")
    if taken:
        target.write_bytes(b"old")

    if taken:
        with pytest.raises(FileExistsError):
            files.place(source, target, overwrite=False)
    else:
        files.place(source, target, overwrite=False)

    assert target.read_bytes() == (b"old" if taken else b"new")


def test_a_link_that_fails_for_another_reason_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        files.place(tmp_path / "missing", tmp_path / "target", overwrite=False)


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()

    with pytest.raises(FolderNotFileError):
        write_all([(tmp_path / "a.pdf", b"x")])

    assert names_under(tmp_path) == ["a.pdf"]


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")

    with pytest.raises(FileNotFolderError):
        write_all([(tmp_path / "out" / "a.pdf", b"x")])

    assert (tmp_path / "out").read_bytes() == b"a file"


def test_a_pipe_or_a_device_is_refused_and_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    for path in (pipe, Path(os.devnull)):
        with pytest.raises(NotAFileError):
            write_all([(path, b"x")])

    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)
    assert names_under(tmp_path) == ["pipe"]


def test_what_a_link_points_to_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    stick, link = tmp_path / "stick", tmp_path / "badges.pdf"
    stick.mkdir()
    link.symlink_to(stick / "real.pdf")

    write_all([(link, b"first")])
    write_all([(link, b"second")])

    assert link.is_symlink()
    assert (stick / "real.pdf").read_bytes() == b"second"
    assert names_under(tmp_path) == ["badges.pdf", "stick", "stick/real.pdf"]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EROFS, NotWritableError),
        (errno.EACCES, NotWritableError),
        (errno.EIO, FileFailedError),
    ],
)
def test_each_refusal_of_the_system_has_its_own_error(code: int, kind: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(kind) as told, files.told(tmp_path):
        raise OSError(code, os.strerror(code))

    assert told.value.__dict__["path"] == tmp_path


def test_another_refusal_keeps_the_systems_own_name_for_it(tmp_path: Path) -> None:
    with pytest.raises(FileFailedError) as told, files.told(tmp_path):
        raise OSError(errno.EIO, "broken")

    assert told.value.code == "EIO"


FULL = """
import resource, signal, sys
from pathlib import Path
from forumdesk.domain.errors import DiskFullError
from forumdesk.files import write_all
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
try:
    write_all([(Path(sys.argv[1]) / "new" / "small", b"x"), (Path(sys.argv[1]) / "large", bytes(1_000_000))])
except DiskFullError as error:
    print(error.path.name)
# What counts the lines that were run writes at the end, too.
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


def test_when_no_more_can_be_written_nothing_is_left(tmp_path: Path) -> None:
    told = subprocess.run([sys.executable, "-c", FULL, str(tmp_path)], check=True, capture_output=True, text=True)

    assert told.stdout.strip() == "large"
    assert names_under(tmp_path) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from forumdesk.files import Outbox
outbox = Outbox()
outbox.add(Path(sys.argv[1]) / "Ficta Testerud.ics", b"secret")
outbox.settle()
print("written", flush=True)
if sys.argv[2] == "die":
    os.kill(os.getpid(), signal.SIGKILL)
sys.stdin.read()
"""


def test_what_a_killed_writer_left_is_swept_by_the_next_one(tmp_path: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), "die"], check=False, capture_output=True)
    left = names_under(tmp_path)

    write_all([(tmp_path / "0001.ics", b"new")])

    assert killed.returncode == -signal.SIGKILL
    assert left
    assert names_under(tmp_path) == ["0001.ics"]


def test_the_files_of_a_writer_that_lives_are_not_swept(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path), "live"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        before = names_under(tmp_path)
        swept = sweep(tmp_path)
        after = names_under(tmp_path)
        writer.kill()

    assert swept == 0
    assert after == before
    assert sweep(tmp_path) == 1


def looks_like_a_leftover(folder: Path, mark: bytes = files._MARK, marker: str = files._MARKER) -> Path:
    folder.mkdir()
    (folder / marker).write_bytes(mark)
    return folder


def test_only_what_carries_our_name_and_our_mark_is_swept(tmp_path: Path) -> None:
    looks_like_a_leftover(tmp_path / "holiday")
    looks_like_a_leftover(tmp_path / ".fd-abcdefg1", mark=b"mine")
    (looks_like_a_leftover(tmp_path / ".fd-abcdefg2") / "photos").mkdir()
    (looks_like_a_leftover(tmp_path / ".fd-abcdefg3") / "letter.txt").write_bytes(b"x")
    (tmp_path / ".fd-abcdefg4").write_bytes(b"a user's file")
    (tmp_path / ".fd-abcdefg5").symlink_to(tmp_path / "holiday")
    (tmp_path / ".fd-abcdefg6").mkdir()
    (tmp_path / ".fd-abcdefg6" / "00001").write_bytes(b"no mark beside it")
    (tmp_path / ".fd-abcdefg7").mkdir()
    (tmp_path / ".fd-abcdefg7" / files._MARKER).symlink_to(tmp_path / "holiday" / files._MARKER)
    before = names_under(tmp_path)

    swept = sweep(tmp_path)

    assert swept == 0
    assert names_under(tmp_path) == before


def test_what_a_writer_left_is_swept_wherever_it_was_killed(tmp_path: Path) -> None:
    (tmp_path / ".fd-abcdefg1").mkdir()
    looks_like_a_leftover(tmp_path / ".fd-abcdefg2", mark=b"", marker=files._UNMARKED)
    (looks_like_a_leftover(tmp_path / ".fd-abcdefg3") / "00001").write_bytes(b"x")
    (looks_like_a_leftover(tmp_path / ".fd-abcdefg4") / "00001-wal").write_bytes(b"x")

    assert sweep(tmp_path) == 4
    assert names_under(tmp_path) == []


def test_sweeping_a_folder_that_is_not_there_does_nothing(tmp_path: Path) -> None:
    assert sweep(tmp_path / "missing") == 0


def test_a_disk_too_full_for_the_mark_keeps_not_even_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A disk with room for a folder and for no byte; seen on one, and not to be had in a test.
    def refuse(descriptor: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "write", refuse)

    with pytest.raises(DiskFullError):
        write_all([(tmp_path / "out" / "a", b"x")])

    assert names_under(tmp_path) == []
