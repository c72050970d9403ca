"""The history has a line for every change, and erasing rows takes nothing from the chain."""

import json
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from forumdesk.changes import Label
from forumdesk.store import history, integrity, rewriting
from forumdesk.store.history import EntryState
from forumdesk.store.workspace import Workspace
from tests import builders
from tests.builders import a_person, a_workspace, reopened


def kept_rows(workspace: Workspace, entry: int) -> list[tuple[object, object]]:
    """before and after of an entry's rows, as they are stored."""
    found = workspace.file.connection.execute(
        'SELECT "before", "after" FROM "history_row" WHERE "entry" = ? ORDER BY "position"', (entry,)
    )
    return [tuple(None if text is None else json.loads(str(text)) for text in record) for record in found]  # type: ignore[misc]  # two columns


def test_every_change_is_a_line_with_its_number_time_label_and_rows(tmp_path: Path) -> None:
    person, event = a_person(), builders.an_event()
    with a_workspace(tmp_path, person, event) as workspace:
        with workspace.transaction(Label.PRINT_BADGES) as tx:
            tx.save(builders.a_badge(person, event))
        with workspace.transaction(Label.ANSWER_CHANGED) as tx:
            tx.save(replace(person, notes="changed"))
        workspace.undo()
        path = workspace.path

    with reopened(path) as again:
        lines = again.history()

    assert [(one.number, one.label, one.rows, one.of, one.state) for one in lines] == [
        (1, Label.SET_UP, 2, None, None),
        (2, Label.PRINT_BADGES, 1, None, None),
        (3, Label.ANSWER_CHANGED, 1, None, EntryState.UNDONE),
        (4, Label.UNDO, 1, 3, None),
    ]
    assert [one.at for one in lines] == sorted({one.at for one in lines})
    assert lines[0].at.tzinfo is UTC


def test_a_new_row_is_kept_without_its_blank_columns(tmp_path: Path) -> None:
    person = a_person("A1", emails=())
    with a_workspace(tmp_path, person) as workspace:
        ((before, after),) = kept_rows(workspace, 1)

    assert before is None
    assert after == {
        "id": person.id,
        "ref": "A1",
        "given_name": "Ficta",
        "family_name": "TesterudA1",
        "name_order": "given_first",
    }


def test_of_a_changed_row_only_what_changed_is_kept_anew(tmp_path: Path) -> None:
    person = a_person(notes="before")
    with a_workspace(tmp_path, person) as workspace:
        with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
            tx.save(replace(person, notes="", gender="woman"))
        ((_, after),) = kept_rows(workspace, 2)

        assert after == {"notes": "", "gender": "woman"}
        assert history.changes_of(workspace.file.connection, 2) == tx.change_set.changes


def test_two_equal_rows_have_different_digests(tmp_path: Path) -> None:
    """Without the salt somebody could try names against a digest that outlived an erasure."""
    with a_workspace(tmp_path) as workspace:
        person = a_person()
        for _ in range(2):
            with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
                tx.save(person)
            with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
                tx.remove(person)
        digests = workspace.file.connection.execute('SELECT "digest" FROM "history_row"').fetchall()

    assert len(set(digests)) == 4


def test_a_digest_is_that_of_its_own_row_only() -> None:
    salt = bytes(16)
    digests = {
        history.row_digest(salt, "person", "1", None, "{}"),
        history.row_digest(salt, "person", "1", "{}", None),
        history.row_digest(salt, "person1", "", None, "{}"),
        history.row_digest(bytes(15) + b"\1", "person", "1", None, "{}"),
    }

    assert len(digests) == 4


def test_what_undo_and_redo_would_take_is_told_with_how_many_rows_of_which_table(tmp_path: Path) -> None:
    event, people = builders.an_event(), [a_person(f"A{n}") for n in range(3)]
    there = [builders.a_participation(person, event) for person in people]
    with a_workspace(tmp_path, event, *people, *there) as workspace:
        before = workspace.reach()
        with workspace.transaction(Label.ANSWER_CHANGED) as tx:
            tx.save_all([replace(one, notes="changed") for one in there])
            tx.save(replace(people[0], notes="changed"))
        done = workspace.reach()
        workspace.undo()
        undone = workspace.reach()

    assert (before.undo, before.redo) == (None, None)
    assert done.undo is not None
    assert (done.undo.label, done.undo.of("participation"), done.undo.of("person")) == (Label.ANSWER_CHANGED, 3, 1)
    assert done.undo.of("room") == 0
    assert (undone.undo, undone.redo) == (None, done.undo)


def test_who_made_an_entry_stands_under_its_hash_and_can_be_erased_without_breaking_the_chain(tmp_path: Path) -> None:
    world = replace(builders.a_world(), by="Ada Fictand")
    with a_workspace(tmp_path, a_person(), world=world) as workspace:
        workspace.world = replace(workspace.world, by="")
        with workspace.transaction(Label.PERSON_ADDED) as tx:
            tx.save(a_person("A2"))
        connection = workspace.file.connection
        named = [one.by for one in workspace.history()]
        connection.execute('UPDATE "history_entry" SET "by" = \'Bodil\' WHERE "number" = 1')
        forged = verify_open(workspace)
        connection.execute('UPDATE "history_entry" SET "by" = NULL, "by_salt" = NULL WHERE "number" = 1')
        erased = verify_open(workspace)
        connection.execute('UPDATE "history_entry" SET "by_digest" = NULL WHERE "number" = 1')
        removed = verify_open(workspace)

    assert named == ["Ada Fictand", ""]
    assert (forged, erased, removed) == ("entry 1", "ok", "entry 1")


def verify_open(workspace: Workspace) -> str:
    return integrity.examine(workspace.file.connection, workspace.path, 9).chain


def test_pages_that_an_erasure_still_owes_are_written_anew_on_the_next_opening(tmp_path: Path) -> None:
    with a_workspace(tmp_path, *(a_person(f"A{n}", notes="x" * 3000) for n in range(9))) as workspace:
        path = workspace.path
        workspace.file.connection.execute('DELETE FROM "person"')
        rewriting.owe(workspace.file)
    size = path.stat().st_size

    reopened(path).close()
    with reopened(path) as again:
        owed = again.file.connection.execute('SELECT "rewrite_due" FROM "history_head"').fetchone()

    assert path.stat().st_size < size
    assert owed == (0,)
