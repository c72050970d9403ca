"""Which entry undo and redo are about, what they pass over, and what they refuse."""

from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.badges import Badge
from forumdesk.domain.people import Person
from forumdesk.store.errors import (
    BrokenReferenceError,
    ConflictError,
    ErasedError,
    NothingToRedoError,
    NothingToUndoError,
    WrongLabelError,
)
from forumdesk.store.history import EntryState
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace
from tests import builders
from tests.builders import a_person, a_workspace, reopened


def do(workspace: Workspace, label: Label, *rows: Entity) -> ChangeSet:
    with workspace.transaction(label) as tx:
        tx.save_all(rows)
    return tx.change_set


def refs(workspace: Workspace) -> list[str]:
    return sorted(person.ref for person in workspace.all(Person))


def states(workspace: Workspace) -> dict[int, EntryState]:
    return {one.number: one.state for one in workspace.history() if one.state}


def test_undo_takes_back_and_redo_brings_back_across_reopening(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        done = do(workspace, Label.IMPORT_PEOPLE, a_person("A1"), a_person("A2"))
        path = workspace.path

    with reopened(path) as again:
        undone = again.undo()
        after_undo = refs(again)
    with reopened(path) as again:
        redone = again.redo()
        after_redo = refs(again)

    assert (after_undo, after_redo) == ([], ["A1", "A2"])
    assert (undone.number, undone.label) == (redone.number, redone.label) == (done.number, Label.IMPORT_PEOPLE)
    assert redone.changes == done.changes
    assert [(one.before, one.after) for one in undone.changes] == [
        (one.after, one.before) for one in reversed(done.changes)
    ]


def test_the_last_change_is_undone_first_and_redone_last(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        for ref in ("A1", "A2", "A3"):
            do(workspace, Label.IMPORT_PEOPLE, a_person(ref))

        undone = [workspace.undo().number for _ in range(3)]
        redone = [workspace.redo().number for _ in range(3)]

        assert (undone, redone) == ([3, 2, 1], [1, 2, 3])
        assert refs(workspace) == ["A1", "A2", "A3"]


def test_with_nothing_left_undo_and_redo_say_so(tmp_path: Path) -> None:
    with a_workspace(tmp_path, a_person("A1")) as workspace:
        with pytest.raises(NothingToUndoError):
            workspace.undo()
        with pytest.raises(NothingToRedoError):
            workspace.redo()

        assert len(workspace.history()) == 1


def test_what_left_the_house_is_passed_over_and_leaves_redo_standing(tmp_path: Path) -> None:
    person, event = a_person("A1"), builders.an_event()
    with a_workspace(tmp_path, person, event) as workspace:
        do(workspace, Label.IMPORT_PEOPLE, a_person("A2"))
        do(workspace, Label.PRINT_BADGES, builders.a_badge(person, event))
        undone = workspace.undo()
        do(workspace, Label.MAKE_COPY, builders.a_copy(event))
        redone = workspace.redo()

        assert (undone.number, redone.number) == (2, 2)
        assert refs(workspace) == ["A1", "A2"]
        assert len(workspace.all(Badge)) == 1


def test_the_badge_register_stays_when_the_import_of_its_people_is_undone(tmp_path: Path) -> None:
    person, event = a_person("A1"), builders.an_event()
    badge = builders.a_badge(person, event)
    with a_workspace(tmp_path) as workspace:
        do(workspace, Label.IMPORT_PEOPLE, person)
        do(workspace, Label.PRINT_BADGES, badge)
        workspace.undo()

        assert refs(workspace) == []
        assert workspace.all(Badge) == [badge]


def test_a_new_change_discards_what_was_undone(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        for ref in ("A1", "A2", "A3"):
            do(workspace, Label.IMPORT_PEOPLE, a_person(ref))
        workspace.undo()
        workspace.undo()
        do(workspace, Label.IMPORT_PEOPLE, a_person("A4"))

        assert states(workspace) == {
            1: EntryState.DONE,
            2: EntryState.DISCARDED,
            3: EntryState.DISCARDED,
            6: EntryState.DONE,
        }
        with pytest.raises(NothingToRedoError):
            workspace.redo()
        assert [workspace.undo().number for _ in range(2)] == [6, 1]


def test_a_change_that_changed_nothing_leaves_redo_standing(tmp_path: Path) -> None:
    kept = a_person("A1")
    with a_workspace(tmp_path, kept) as workspace:
        do(workspace, Label.IMPORT_PEOPLE, a_person("A2"))
        workspace.undo()
        do(workspace, Label.IMPORT_PEOPLE, kept)

        assert workspace.redo().number == 2


def test_undo_is_refused_whole_when_one_row_has_moved_on(tmp_path: Path) -> None:
    one, two = a_person("A1"), a_person("A2")
    with a_workspace(tmp_path, one, two) as workspace:
        do(workspace, Label.IMPORT_PEOPLE, replace(one, notes="x"), replace(two, notes="x"))
        do(workspace, Label.SET_UP, replace(two, notes="moved on"))
        before = workspace.snapshot(), workspace.history()

        with pytest.raises(ConflictError) as told:
            workspace.undo()

        assert (told.value.table, told.value.row_id) == ("person", two.id)
        assert (workspace.snapshot(), workspace.history()) == before


def test_redo_is_refused_whole_when_one_row_has_moved_on(tmp_path: Path) -> None:
    one = a_person("A1")
    with a_workspace(tmp_path, one) as workspace:
        do(workspace, Label.IMPORT_PEOPLE, replace(one, notes="x"), a_person("A2"))
        workspace.undo()
        do(workspace, Label.SET_UP, replace(one, notes="moved on"))

        with pytest.raises(ConflictError):
            workspace.redo()

        assert refs(workspace) == ["A1"]


def test_undo_is_refused_when_something_newer_stands_on_the_row(tmp_path: Path) -> None:
    event = builders.an_event()
    with a_workspace(tmp_path) as workspace:
        do(workspace, Label.NEW_EVENT, event)
        do(workspace, Label.SET_UP, builders.a_session(event))

        with pytest.raises(BrokenReferenceError) as told:
            workspace.undo()

        assert (told.value.table, told.value.parent) == ("session", "event")


def test_an_entry_whose_rows_were_erased_cannot_be_undone(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        do(workspace, Label.IMPORT_PEOPLE, a_person("A1"))
        workspace.file.connection.execute(
            'UPDATE "history_row" SET "salt" = NULL, "before" = NULL, "after" = NULL WHERE "entry" = 1'
        )

        with pytest.raises(ErasedError) as told:
            workspace.undo()

        assert told.value.number == 1


@pytest.mark.parametrize("label", [Label.UNDO, Label.REDO])
def test_nobody_writes_an_undo_by_hand(label: Label, tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace, pytest.raises(WrongLabelError):
        do(workspace, label, a_person())


def test_a_removed_row_comes_back_with_everything(tmp_path: Path) -> None:
    person = a_person(languages=("no", "ar"), also=(("family_name", "Prøvesen"),), custom=(("Shoe size", "43"),))
    with a_workspace(tmp_path, person) as workspace:
        with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
            tx.remove(person)
        workspace.undo()

        assert workspace.all(Person) == [person]


def test_a_whole_event_goes_and_comes_back_in_any_order_of_its_rows(tmp_path: Path) -> None:
    rows = builders.an_inside()
    with a_workspace(tmp_path) as workspace:
        do(workspace, Label.NEW_EVENT, *reversed(rows))
        full = workspace.snapshot()
        workspace.undo()
        empty = workspace.snapshot()
        workspace.redo()

        assert not empty.events
        assert workspace.snapshot() == full
