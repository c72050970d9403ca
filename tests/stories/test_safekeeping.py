"""Keeping a workspace safe: backups that rotate, another key, a sheet, a restore that is tried."""

import errno
import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BufferedReader
from itertools import count
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.safekeeping import Backup, BackupState, Deed, Safeguard
from forumdesk.services import recovering, safekeeping
from forumdesk.store import recovery
from forumdesk.store.cipher import Profile, RecoveryKey, Secret
from forumdesk.store.errors import (
    BadLinesError,
    EmptySecretError,
    KeyBesideError,
    NoBackupFolderError,
    NoBackupPlaceError,
    NotANumberOfBackupsError,
    OtherSheetError,
    TransactionError,
    WrongKeyError,
)
from forumdesk.store.passphrase import Wanted, renew_open
from forumdesk.store.workspace import Workspace
from tests.builders import NOON, SECRET, a_person, a_world, an_event, reopened

NEW = Secret("nine invented cranes")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Workspace]:
    """An open workspace whose name nobody may read outside, and a clock that moves on six hours at each look."""
    (tmp_path / "home").mkdir()
    (tmp_path / "stick").mkdir()
    hours = count()
    world = replace(a_world(), now=lambda: NOON + timedelta(hours=6 * next(hours)))
    with Workspace.create(tmp_path / "home" / "secret-talks.forumdesk", SECRET, world, Profile.TESTS) as workspace:
        with workspace.transaction(Label.SET_UP) as tx:
            tx.save_all([an_event(), a_person()])
        yield workspace


def stick(house: Workspace) -> Path:
    return house.path.parents[1] / "stick"


def test_backups_rotate_by_count_and_age_and_open_by_the_passphrase(house: Workspace) -> None:
    safekeeping.choose_folder(house, stick(house))
    safekeeping.keep_last(house, "2")
    safekeeping.keep_days(house, " 0 ")

    made = [safekeeping.back_up_into(house) for _ in range(4)]

    there = sorted(stick(house).iterdir())
    assert there == sorted(one.path for one in made[2:])
    assert [one.removed for one in made] == [0, 0, 1, 1]
    assert all("secret" not in one.name for one in there)
    with reopened(made[3].path) as opened:
        assert [one.ref for one in opened.all(type(a_person()))] == ["A01"]
    assert [one.state for one in house.all(Backup)] == [BackupState.REMOVED] * 2 + [BackupState.KEPT] * 2


def test_rotation_leaves_alone_what_is_not_as_it_made_it_or_cannot_be_read(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    safekeeping.keep_last(house, "1")
    safekeeping.keep_days(house, "0")
    first = safekeeping.back_up_into(house, stick(house)).path
    first.write_bytes(first.read_bytes() + b"a word of somebody's")
    stranger = stick(house) / "backup-20300101-000000-ABCD.forumdesk"
    stranger.write_bytes(b"not ours")
    second = safekeeping.back_up_into(house, stick(house)).path
    named = stick(house) / "mine.forumdesk"
    safekeeping.back_up(house, named)
    read = hashlib.file_digest

    def unreadable(file: BufferedReader, kind: str) -> object:
        if file.name == str(first):
            raise OSError(errno.EIO, "a bad sector")
        return read(file, kind)

    monkeypatch.setattr(hashlib, "file_digest", unreadable)

    third = safekeeping.back_up_into(house, stick(house))

    assert set(stick(house).iterdir()) == {first, stranger, named, third.path}
    assert not second.exists()
    assert third.removed == 1


def test_a_backup_just_made_stays_when_the_clock_went_back(tmp_path: Path) -> None:
    hours = count()
    world = replace(a_world(), now=lambda: NOON - timedelta(days=next(hours)))
    with Workspace.create(tmp_path / "w.forumdesk", SECRET, world, Profile.TESTS) as workspace:
        safekeeping.keep_last(workspace, "1")
        safekeeping.keep_days(workspace, "0")
        (tmp_path / "stick").mkdir()
        safekeeping.back_up_into(workspace, tmp_path / "stick")

        made = safekeeping.back_up_into(workspace, tmp_path / "stick")

        assert made.path.exists()


def test_at_leaving_a_backup_is_made_when_it_is_wanted_and_something_was_changed(house: Workspace) -> None:
    safekeeping.choose_folder(house, stick(house))
    unwanted = safekeeping.back_up_when_leaving(house)
    safekeeping.back_up_on_leaving(house, True)

    changed = [safekeeping.back_up_when_leaving(house) for _ in range(2)]

    assert (len(unwanted.changes), [len(one.changes) for one in changed]) == (0, [1, 0])
    assert safekeeping.plan(house).on_leaving
    assert len(list(stick(house).iterdir())) == 1


def test_without_a_folder_or_with_one_that_is_gone_nothing_is_made(house: Workspace) -> None:
    with pytest.raises(NoBackupPlaceError):
        safekeeping.back_up_into(house)
    with pytest.raises(NoBackupFolderError):
        safekeeping.choose_folder(house, stick(house) / "gone")
    with pytest.raises(NotANumberOfBackupsError):
        safekeeping.keep_last(house, "none")
    assert house.all(Backup) == []


def test_another_passphrase_says_what_the_old_one_still_opens_and_the_workspace_stays_open(house: Workspace) -> None:
    safekeeping.choose_folder(house, stick(house))
    made = safekeeping.back_up_into(house).path
    safekeeping.back_up(house, house.path.with_name("copy.forumdesk"))

    renewed = recovering.renew(house, SECRET, NEW)

    assert (renewed.old.recorded, renewed.old.files) == (2, (house.path.with_name("copy.forumdesk"), made))
    assert house.history()[-1].label is Label.PASSPHRASE_CHANGED
    with house.transaction(Label.PERSON_ADDED) as tx:
        tx.save(a_person("LATER"))
    assert house.proven_by(NEW)
    safekeeping.say_destroyed(house)
    made.unlink()
    house.path.with_name("copy.forumdesk").unlink()
    assert not safekeeping.old_copies(house)
    house.close()
    with pytest.raises(WrongKeyError):
        reopened(house.path)
    house.file = Workspace.open(house.path, NEW, house.world).file
    assert [one.ref for one in house.all(type(a_person()))] == ["A01", "LATER"]


def test_a_wrong_old_passphrase_or_an_empty_new_one_changes_nothing(house: Workspace) -> None:
    before = house.file.key.mark
    with pytest.raises(WrongKeyError):
        recovering.renew(house, Secret("wrong"), NEW)
    with pytest.raises(WrongKeyError):
        recovering.show_sheet(house, Secret("wrong"))
    with pytest.raises(EmptySecretError):
        recovering.renew(house, SECRET, Secret(""))
    with pytest.raises(TransactionError), house.transaction(Label.PERSON_ADDED):
        renew_open(house, Wanted(NEW, house.world))

    assert house.file.key.mark == before
    assert house.all(Safeguard) == []


def test_a_new_key_file_is_made_anywhere_but_beside_its_workspace(house: Workspace) -> None:
    target = stick(house) / "key"

    with recovering.new_key_file(target, house.path, house.world) as content:
        recovering.renew(house, SECRET, Secret("with a key", content))
    recovering.renew(house, Secret("with a key", content), SECRET)

    assert target.read_bytes() == content
    assert house.proven_by(SECRET)
    below = house.path.parent / "below" / "key"
    with pytest.raises(KeyBesideError), recovering.new_key_file(below, house.path, house.world):
        recovering.change_key(house, NEW)


def test_a_key_file_that_nothing_needs_does_not_stay(house: Workspace) -> None:
    target = stick(house) / "key"

    with pytest.raises(EmptySecretError), recovering.new_key_file(target, house.path, house.world):
        recovering.change_key(house, Secret(""))

    assert not target.exists()


def test_a_key_file_stays_once_the_file_that_needs_it_is_there_whatever_fails_then(house: Workspace) -> None:
    target = stick(house) / "key"

    def cut_off() -> None:
        with recovering.new_key_file(target, house.path, house.world) as content:
            recovering.change_key(house, Secret("with a key", content))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_off()

    assert house.proven_by(Secret("with a key", target.read_bytes()))


def test_what_is_cut_off_after_the_new_file_is_there_leaves_the_workspace_open_under_its_key(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, open_file = house.path.stat().st_ino, os.open

    def interrupted(path: str, flags: int, mode: int = 0o777) -> int:
        if house.path.stat().st_ino != name:
            monkeypatch.undo()
            raise KeyboardInterrupt
        return open_file(path, flags, mode)

    monkeypatch.setattr(os, "open", interrupted)
    with pytest.raises(KeyboardInterrupt):
        recovering.change_key(house, NEW)

    assert house.proven_by(NEW)
    assert house.all(Backup) == []


def test_a_sheet_opens_its_file_and_the_new_passphrase_is_demanded_at_once(house: Workspace, tmp_path: Path) -> None:
    sheet = recovering.show_sheet(house, SECRET)
    other = Workspace.create(tmp_path / "other.forumdesk", SECRET, a_world(9), Profile.TESTS)
    mark = other.file.key.mark
    other.close()
    house.close()

    renewed = recovering.recover(house.path, RecoveryKey(sheet.lines), NEW, house.world)

    assert (len(sheet.lines), renewed.old.recorded) == (4, 0)
    with pytest.raises(OtherSheetError) as told:
        recovering.recover(other.path, RecoveryKey(sheet.lines), NEW, house.world)
    assert told.value.mark == mark != sheet.mark
    with pytest.raises(BadLinesError):
        RecoveryKey(("2345", *sheet.lines[1:]))
    assert "2345" not in repr(RecoveryKey(recovery.lines_of(bytes(32))))
    house.file = Workspace.open(house.path, NEW, house.world).file
    assert [one.label for one in house.history()][-2:] == [Label.SHEET_MADE, Label.PASSPHRASE_CHANGED]
    assert [one.deed for one in house.all(Safeguard)] == [Deed.SHEET, Deed.PASSPHRASE]


def test_a_restore_that_is_tried_compares_without_a_byte_written_to_the_backup(house: Workspace) -> None:
    made = safekeeping.back_up_into(house, stick(house)).path
    with house.transaction(Label.PERSON_ADDED) as tx:
        tx.save(a_person("LATER"))
    before, names = made.read_bytes(), set(stick(house).iterdir())
    made.chmod(0o400)

    drill = safekeeping.try_restore(house, made, SECRET)

    counts = {one.table: (one.backup, one.here) for one in drill.counts}
    assert counts["person"] == (1, 2)
    assert counts["event"] == (1, 1)
    assert (drill.ours, drill.older_key, drill.verification.ok) == (True, False, True)
    assert (made.read_bytes(), set(stick(house).iterdir())) == (before, names)
    assert dict(safekeeping.standing(house).deeds)[Deed.DRILL] > NOON


def test_a_restore_of_another_workspace_an_older_key_or_a_damaged_file_says_so(house: Workspace) -> None:
    made = safekeeping.back_up_into(house, stick(house)).path
    path = stick(house) / "else.forumdesk"
    with Workspace.create(path, SECRET, a_world(8), Profile.TESTS) as other, other.transaction(Label.SET_UP) as tx:
        tx.save(a_person())
    recovering.renew(house, SECRET, NEW)
    data = bytearray(made.read_bytes())
    data[9000] ^= 1
    (stick(house) / "bad.forumdesk").write_bytes(data)

    older = safekeeping.try_restore(house, made, SECRET)
    foreign = safekeeping.try_restore(house, stick(house) / "else.forumdesk", SECRET)
    damaged = safekeeping.try_restore(house, stick(house) / "bad.forumdesk", SECRET)

    assert (older.older_key, older.ours, foreign.ours) == (True, True, False)
    assert damaged.verification.damaged_parts
    assert damaged.change_set.changes == ()
    with pytest.raises(WrongKeyError):
        safekeeping.try_restore(house, made, NEW)


def test_the_standing_says_what_is_there_and_what_the_next_backup_would_remove(house: Workspace) -> None:
    safekeeping.choose_folder(house, stick(house))
    safekeeping.keep_last(house, "2")
    safekeeping.keep_days(house, "0")
    safekeeping.back_up_into(house)
    safekeeping.back_up_into(house)

    standing = safekeeping.standing(house)

    assert (len(standing.here), standing.going, bool(standing.old)) == (2, 1, False)
    assert standing.mark == house.file.key.mark
    assert standing.last is not None
