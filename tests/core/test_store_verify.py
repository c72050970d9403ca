"""Verification tells what is damaged, by name where it can, and does not fall over it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.store.cipher import Profile, Secret
from forumdesk.store.driver import Connection
from forumdesk.store.errors import NotAWorkspaceError, WrongKeyError
from forumdesk.store.integrity import Verification
from forumdesk.store.verify import verify, verify_file
from tests.builders import SECRET, a_person, a_workspace, reopened

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three entries: a hundred people, one of them changed, that undone."""
    people = [a_person(f"A{number}", notes="note " * 50) for number in range(100)]
    with a_workspace(tmp_path, *people) as workspace:
        with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
            tx.save(a_person("B1"))
        workspace.undo()
        return workspace.path


def test_a_sound_file_is_ok_in_every_part(path: Path) -> None:
    before = path.read_bytes()

    found = verify_file(path, SECRET)

    assert found == Verification("ok", "ok", 3, "ok", Profile.TESTS)
    assert found.ok
    assert path.read_bytes() == before


def test_a_workspace_that_is_open_is_verified_with_what_is_in_its_log(path: Path) -> None:
    with reopened(path) as workspace:
        with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
            tx.save_all(a_person(f"C{number}", notes="note " * 50) for number in range(100))

        assert verify(workspace) == Verification("ok", "ok", 4, "ok", Profile.TESTS)


@pytest.mark.parametrize("cut", [PAGE, 7 * PAGE])
def test_a_file_cut_off_between_two_pages_is_found_though_every_page_left_is_sealed(path: Path, cut: int) -> None:
    path.write_bytes(path.read_bytes()[:-cut])

    found = verify_file(path, SECRET)

    assert found.cipher == "ok"
    assert found.database == "unreadable"
    assert not found.ok


def test_a_file_cut_off_inside_a_page_names_the_page(path: Path) -> None:
    pages = path.stat().st_size // PAGE
    path.write_bytes(path.read_bytes()[: -PAGE // 2])

    assert verify_file(path, SECRET).cipher == f"page {pages}"


def test_every_page_that_was_touched_is_named(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for page in (7, 30):
        content[(page - 1) * PAGE + 1000] ^= 4
    path.write_bytes(content)

    found = verify_file(path, SECRET)

    assert found.cipher == "page 7; page 30"
    assert found.damaged_parts[0] == "cipher: page 7; page 30"
    assert path.read_bytes() == content


def test_of_many_bad_pages_the_first_are_named_and_the_others_counted(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for page in range(5, 45):
        content[(page - 1) * PAGE + 1000] ^= 4
    path.write_bytes(content)

    *named, more = verify_file(path, SECRET).cipher.split("; ")

    assert (len(named), more) == (20, "20 more")


def test_any_single_changed_bit_is_found(path: Path) -> None:
    content = path.read_bytes()
    pages = len(content) // PAGE
    missed = []
    for page in range(pages):
        spoilt = bytearray(content)
        spoilt[page * PAGE + (page * 131 + 20) % PAGE] ^= 1 << page % 8
        path.write_bytes(spoilt)
        if verify_file(path, SECRET).cipher != f"page {page + 1}":
            missed.append(page + 1)

    assert missed == []


def test_a_damaged_first_page_is_told_from_a_wrong_passphrase_by_the_other_pages(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[2000] ^= 1
    path.write_bytes(content)

    assert verify_file(path, SECRET).cipher == "page 1"
    with pytest.raises(WrongKeyError):
        verify_file(path, Secret("wrong"))


def test_what_is_no_workspace_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("navn;e-post\n" * 1000, encoding="utf-8")

    with pytest.raises(NotAWorkspaceError):
        verify_file(path, SECRET)


def rewrite(connection: Connection, sql: str, *values: str | bytes | int | None) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(sql, values)


SPOILT: dict[str, Callable[[Connection], None]] = {
    "entry 2": lambda c: rewrite(c, 'UPDATE "history_entry" SET "label" = \'reveal\' WHERE "number" = 2'),
    "entry 3": lambda c: rewrite(c, 'UPDATE "history_entry" SET "of" = 1 WHERE "number" = 3'),
    "rows of entry 2": lambda c: rewrite(
        c, 'UPDATE "history_row" SET "after" = ? WHERE "entry" = 2', json.dumps({"ref": "B2"})
    ),
    "rows of entry 1": lambda c: rewrite(c, 'DELETE FROM "history_row" WHERE "entry" = 1 AND "position" = 50'),
    "rows without entry 4": lambda c: rewrite(c, 'UPDATE "history_row" SET "entry" = 4 WHERE "entry" = 3'),
    "head": lambda c: rewrite(c, 'UPDATE "history_head" SET "number" = 4'),
}


@pytest.mark.parametrize("place", SPOILT)
def test_a_history_that_was_rewritten_names_the_place(place: str, path: Path) -> None:
    with reopened(path) as workspace:
        SPOILT[place](workspace.file.connection)

    found = verify_file(path, SECRET)

    assert place in found.chain.split("; ")
    assert found.cipher == "ok"


def test_a_history_whose_end_was_cut_off_is_found_by_its_head(path: Path) -> None:
    with reopened(path) as workspace:
        rewrite(workspace.file.connection, 'DELETE FROM "history_row" WHERE "entry" = 3')
        rewrite(workspace.file.connection, 'DELETE FROM "history_entry" WHERE "number" = 3')

    assert verify_file(path, SECRET).chain == "head"


def test_the_chain_holds_when_rows_are_erased_with_their_salt(path: Path) -> None:
    with reopened(path) as workspace:
        rewrite(workspace.file.connection, 'UPDATE "history_row" SET "salt" = NULL, "before" = NULL, "after" = NULL')

    assert verify_file(path, SECRET).chain == "ok"


def test_a_row_that_names_nobody_is_a_damaged_database(path: Path) -> None:
    with reopened(path) as workspace:
        rewrite(workspace.file.connection, 'UPDATE "person" SET "organisation_id" = ? WHERE "ref" = ?', "nobody", "A5")

    assert verify_file(path, SECRET).database == "person without organisation"


def test_a_row_that_breaks_a_rule_of_its_table_is_a_damaged_database(path: Path) -> None:
    with reopened(path) as workspace:
        connection = workspace.file.connection
        connection.execute("PRAGMA writable_schema = ON")
        rewrite(
            connection,
            "UPDATE sqlite_master SET sql = replace(sql, ?, ?)",
            '"organisation_id" TEXT',
            '"organisation_id" TEXT NOT NULL',
        )

    assert "NULL value in person.organisation_id" in verify_file(path, SECRET).database
