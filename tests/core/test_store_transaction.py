"""A transaction changes all of it or none, keeps each row as it was and as it became, and refuses what may not be."""

from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.changes import Change, ChangeSet, Label
from forumdesk.domain.errors import DiskFullError
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session
from forumdesk.store.errors import (
    BrokenReferenceError,
    DuplicateError,
    NotFoundError,
    TransactionError,
    UnfitValueError,
    WrongLabelError,
)
from forumdesk.store.tables import TABLES, Entity
from forumdesk.store.workspace import Workspace
from tests import builders
from tests.builders import a_person, a_workspace, reopened


def save(workspace: Workspace, *rows: Entity, label: Label = Label.IMPORT_PEOPLE) -> ChangeSet:
    with workspace.transaction(label) as tx:
        tx.save_all(rows)
    return tx.change_set


def remove(workspace: Workspace, row: Entity) -> ChangeSet:
    with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
        tx.remove(row)
    return tx.change_set


def test_a_change_set_tells_rows_as_they_were_and_as_they_became(tmp_path: Path) -> None:
    kept, gone, new = a_person("A1"), a_person("A2"), a_person("A3")
    with a_workspace(tmp_path, kept, gone) as workspace, workspace.transaction(Label.IMPORT_PEOPLE) as tx:
        tx.save(replace(kept, notes="vegetarian"))
        tx.remove(gone)
        tx.save(new)

    told = [
        (one.row_id, one.before and one.before["notes"], one.after and one.after["notes"])
        for one in tx.change_set.changes
    ]
    assert told == [(kept.id, "", "vegetarian"), (gone.id, "", None), (new.id, None, "")]
    assert (tx.change_set.number, tx.change_set.label) == (2, Label.IMPORT_PEOPLE)
    assert tx.change_set.touches("person")
    assert not tx.change_set.touches("event")


def test_a_row_written_twice_is_one_change(tmp_path: Path) -> None:
    person = a_person()
    with a_workspace(tmp_path, person) as workspace, workspace.transaction(Label.IMPORT_PEOPLE) as tx:
        tx.save(replace(person, notes="once"))
        tx.save(replace(person, notes="twice"))

    (change,) = tx.change_set.changes
    assert (change.before or {})["notes"] == ""
    assert (change.after or {})["notes"] == "twice"


def test_of_two_rows_with_one_id_in_one_call_the_last_counts(tmp_path: Path) -> None:
    person = a_person()
    with a_workspace(tmp_path) as workspace:
        save(workspace, person, replace(person, notes="last"))

        assert workspace.all(Person) == [replace(person, notes="last")]


def test_saving_what_is_stored_leaves_no_line_in_the_history(tmp_path: Path) -> None:
    person = a_person()
    with a_workspace(tmp_path, person) as workspace:
        change_set = save(workspace, person)

        assert change_set == ChangeSet(0, Label.IMPORT_PEOPLE, ())
        assert len(workspace.history()) == 1


def test_a_row_that_came_and_went_is_no_change(tmp_path: Path) -> None:
    person = a_person()
    with a_workspace(tmp_path) as workspace, workspace.transaction(Label.IMPORT_PEOPLE) as tx:
        tx.save(person)
        tx.remove(person)

    assert tx.change_set.number == 0


def test_a_row_removed_and_saved_again_is_an_update(tmp_path: Path) -> None:
    person = a_person()
    with a_workspace(tmp_path, person) as workspace, workspace.transaction(Label.IMPORT_PEOPLE) as tx:
        tx.remove(person)
        tx.save(replace(person, notes="back"))

    (change,) = tx.change_set.changes
    assert change.before is not None
    assert change.after is not None


def test_the_transaction_sees_its_own_writes(tmp_path: Path) -> None:
    person = a_person()
    with a_workspace(tmp_path) as workspace, workspace.transaction(Label.IMPORT_PEOPLE) as tx:
        tx.save(person)

        assert tx.get(Person, person.id) == person
        assert tx.where(Person, ref=person.ref) == [person]
        assert tx.snapshot().people == {person.id: person}
        assert len(tx.new_id()) == 32
        assert tx.now().tzinfo is not None


def test_an_exception_takes_everything_back_and_the_workspace_goes_on(tmp_path: Path) -> None:
    kept, new = a_person("A1"), a_person("A2")

    def save_and_fail(workspace: Workspace) -> None:
        with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
            tx.save_all([replace(kept, notes="changed"), new])
            raise ZeroDivisionError

    with a_workspace(tmp_path, kept) as workspace:
        with pytest.raises(ZeroDivisionError):
            save_and_fail(workspace)

        assert workspace.all(Person) == [kept]
        assert save(workspace, new).number == 2


def test_a_transaction_inside_another_is_refused(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace, workspace.transaction(Label.IMPORT_PEOPLE):
        with pytest.raises(TransactionError):
            save(workspace, a_person())
        with pytest.raises(TransactionError):
            workspace.undo()


def test_there_is_no_change_set_before_the_end_and_no_saving_after_it(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        with workspace.transaction(Label.IMPORT_PEOPLE) as tx, pytest.raises(TransactionError):
            _ = tx.change_set

        with pytest.raises(TransactionError):
            tx.save(a_person())


def test_two_people_cannot_have_one_ref(tmp_path: Path) -> None:
    with a_workspace(tmp_path, a_person("A1")) as workspace:
        with pytest.raises(DuplicateError) as told:
            save(workspace, a_person("A1"))

        assert (told.value.table, told.value.columns) == ("person", ("ref",))
        assert len(workspace.all(Person)) == 1


def test_nobody_takes_part_twice_in_one_event(tmp_path: Path) -> None:
    person, event = a_person(), builders.an_event()
    one, two = builders.a_participation(person, event), builders.a_participation(person, event)

    with a_workspace(tmp_path, person, event, one) as workspace, pytest.raises(DuplicateError) as told:
        save(workspace, two)

    assert told.value.columns == ("person_id", "event_id")


def test_a_write_that_was_refused_leaves_nothing_behind_for_who_goes_on(tmp_path: Path) -> None:
    with a_workspace(tmp_path, a_person("A1")) as workspace:
        with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
            with pytest.raises(DuplicateError):
                tx.save_all([a_person("A2"), a_person("A1")])
            tx.save(a_person("A3"))

        assert [person.ref for person in workspace.all(Person)] == ["A1", "A3"]
        assert len(tx.change_set.changes) == 1


def test_two_people_may_swap_their_refs_in_one_call(tmp_path: Path) -> None:
    one, two = a_person("A1"), a_person("A2")
    with a_workspace(tmp_path, one, two) as workspace:
        save(workspace, replace(one, ref="A2"), replace(two, ref="A1"))
        swapped = {person.id: person.ref for person in workspace.all(Person)}
        workspace.undo()

        assert swapped == {one.id: "A2", two.id: "A1"}
        assert set(workspace.all(Person)) == {one, two}


def test_a_row_may_come_before_the_row_it_names(tmp_path: Path) -> None:
    event = builders.an_event()
    session = builders.a_session(event)

    with a_workspace(tmp_path) as workspace:
        save(workspace, session, event, label=Label.IMPORT_PROGRAMME)

        assert workspace.all(Session) == [session]


def test_a_row_that_names_nobody_is_refused_with_both_tables(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        with pytest.raises(BrokenReferenceError) as told:
            save(workspace, builders.a_session(builders.an_event()))

        assert (told.value.table, told.value.parent) == ("session", "event")
        assert workspace.all(Session) == []


def test_a_row_that_others_name_cannot_be_removed(tmp_path: Path) -> None:
    event = builders.an_event()
    with (
        a_workspace(tmp_path, event, builders.a_session(event)) as workspace,
        pytest.raises(BrokenReferenceError) as told,
    ):
        remove(workspace, event)

    assert (told.value.table, told.value.parent) == ("session", "event")


def test_a_row_that_is_not_there_cannot_be_removed(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace, pytest.raises(NotFoundError):
        remove(workspace, a_person())


def test_a_value_that_its_column_does_not_take_is_refused(tmp_path: Path) -> None:
    person = replace(a_person(), notes=None)  # type: ignore[arg-type]  # what the types forbid, the file forbids too

    with a_workspace(tmp_path) as workspace, pytest.raises(UnfitValueError):
        save(workspace, person)


@pytest.mark.parametrize("row", builders.an_outward(), ids=lambda row: type(row).__name__)
def test_an_undoable_change_cannot_touch_what_left_the_house(row: Entity, tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        with pytest.raises(WrongLabelError):
            save(workspace, row, label=Label.IMPORT_PEOPLE)

        assert save(workspace, row, label=Label.MAKE_COPY).number == 1


PASSED_OVER = [one for one in Label if not one.undoable and not one.erases and one is not Label.SET_UP]


@pytest.mark.parametrize("label", PASSED_OVER)
def test_what_left_the_house_cannot_change_what_undo_reaches(label: Label, tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace, pytest.raises(WrongLabelError):
        save(workspace, a_person(), label=label)


def test_a_full_disk_takes_the_whole_transaction_back(tmp_path: Path) -> None:
    kept = a_person("A1")
    with a_workspace(tmp_path, kept) as workspace:
        connection = workspace.file.connection
        # The least it can be set to is what the file has.
        connection.execute("PRAGMA max_page_count = 1").fetchall()
        with pytest.raises(DiskFullError) as told:
            save(workspace, *(a_person(f"B{number}", notes="x" * 500) for number in range(1000)))
        connection.execute("PRAGMA max_page_count = 4294967294").fetchall()

        assert told.value.path == workspace.path
        assert workspace.all(Person) == [kept]
        assert save(workspace, a_person("A2")).number == 2


def test_ten_thousand_rows_of_several_types_go_in_and_come_back(tmp_path: Path) -> None:
    event = builders.an_event()
    people = [a_person(f"A{number}") for number in range(10_000)]
    coming = [builders.a_participation(person, event) for person in people]

    with a_workspace(tmp_path, event) as workspace:
        change_set = save(workspace, *people, *coming)
        path = workspace.path

    with reopened(path) as again:
        seen = again.snapshot()
    assert len(change_set.changes) == 20_000
    assert list(seen.people.values()) == people
    assert list(seen.participations) == coming


def test_a_change_names_every_column_of_its_table(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        (change,) = save(workspace, a_person()).changes

    assert isinstance(change, Change)
    assert tuple(change.after or {}) == TABLES["person"].columns
