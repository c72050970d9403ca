"""Looking back: pieces of a long history, what a line changed, how everything stood, and going back to it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.store import lookback
from forumdesk.store.errors import ConflictError, ErasedError, NothingToUndoError
from forumdesk.store.history import EntryState
from forumdesk.store.lookback import Wanted
from forumdesk.store.workspace import Workspace
from tests import builders
from tests.builders import NOON, a_person, a_workspace


def noted(workspace: Workspace, person_id: str, notes: str, label: Label = Label.ANSWER_CHANGED) -> int:
    """One change of a person's notes; the number of its line."""
    person = workspace.snapshot().people[person_id]
    with workspace.transaction(label) as tx:
        tx.save(replace(person, notes=notes))
    return tx.change_set.number


def test_a_piece_of_the_history_is_the_latest_lines_and_how_many_there_are(tmp_path: Path) -> None:
    person = a_person()
    with a_workspace(tmp_path, person) as workspace:
        for number in range(5):
            noted(workspace, person.id, str(number))

        first = lookback.lines(workspace, Wanted(most=2))
        second = lookback.lines(workspace, Wanted(before=first.entries[-1].number, most=2))

    assert [one.number for one in first.entries] == [6, 5]
    assert [one.number for one in second.entries] == [4, 3]
    assert (first.total, second.total) == (6, 6)
    assert set(first.labels) == {Label.SET_UP, Label.ANSWER_CHANGED}


def test_lines_are_found_by_label_and_by_time(tmp_path: Path) -> None:
    person = a_person()
    with a_workspace(tmp_path, person) as workspace:
        noted(workspace, person.id, "one")
        noted(workspace, person.id, "two", Label.ALIAS_CHANGED)

        by_label = lookback.lines(workspace, Wanted(labels=(Label.ALIAS_CHANGED,)))
        by_time = lookback.lines(workspace, Wanted(since=NOON, until=by_label.entries[0].at))
        after = lookback.lines(workspace, Wanted(since=NOON + timedelta(days=1)))

    assert [one.label for one in by_label.entries] == [Label.ALIAS_CHANGED]
    assert [one.number for one in by_time.entries] == [2, 1]
    assert (by_label.total, by_time.total, after.total) == (1, 2, 0)


def test_a_line_tells_its_tables_and_the_first_of_its_rows(tmp_path: Path) -> None:
    people = [a_person(f"A{number}") for number in range(4)]
    with a_workspace(tmp_path, *people, builders.an_event()) as workspace:
        found = lookback.rows(workspace, 1, 2)

    assert found.tables == (("event", 1), ("person", 4))
    assert len(found.changes) == 2


def test_everything_is_shown_as_it_stood_after_a_line(tmp_path: Path) -> None:
    stays, changes, goes, comes = (a_person(f"A{number}") for number in range(4))
    with a_workspace(tmp_path, stays, changes, goes) as workspace:
        noted(workspace, changes.id, "changed")
        with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
            tx.save(comes)
            tx.remove(goes)
        noted(workspace, changes.id, "changed again")

        then = lookback.snapshot_at(workspace, 2)
        now = workspace.snapshot()

    assert set(then.people) == {stays.id, changes.id, goes.id}
    assert then.people[changes.id].notes == "changed"
    assert set(now.people) == {stays.id, changes.id, comes.id}


def test_an_erased_row_says_so_and_nothing_is_made_up(tmp_path: Path) -> None:
    person = a_person()
    with a_workspace(tmp_path, person) as workspace:
        number = noted(workspace, person.id, "changed")
        connection = workspace.file.connection
        connection.execute('UPDATE "history_row" SET "before" = NULL, "after" = NULL WHERE "entry" = ?', (number,))

        with pytest.raises(ErasedError):
            lookback.snapshot_at(workspace, 1)
        with pytest.raises(ErasedError):
            lookback.rows(workspace, number, 5)


def test_going_back_to_a_line_is_one_step_that_redo_takes_again(tmp_path: Path) -> None:
    person = a_person()
    with a_workspace(tmp_path, person) as workspace:
        for said in ("one", "two", "three"):
            noted(workspace, person.id, said)

        taken = workspace.undo(back_to=2)
        after = workspace.snapshot().people[person.id].notes
        states = [one.state for one in workspace.history()[:4]]
        workspace.redo()
        again = workspace.snapshot().people[person.id].notes

    assert (taken.number, taken.label, len(taken.changes)) == (3, Label.ANSWER_CHANGED, 2)
    assert (after, again) == ("one", "two")
    assert states == [None, EntryState.DONE, EntryState.UNDONE, EntryState.UNDONE]


def test_going_back_passes_over_what_has_left_the_house_and_says_what_it_would_take(tmp_path: Path) -> None:
    person, event = a_person(), builders.an_event()
    with a_workspace(tmp_path, person, event) as workspace:
        noted(workspace, person.id, "one")
        with workspace.transaction(Label.PRINT_BADGES) as tx:
            tx.save(builders.a_badge(person, event))
        noted(workspace, person.id, "two")

        ahead = lookback.later(workspace, 1)
        workspace.undo(back_to=1)
        badges = len(workspace.snapshot().badges)
        left = lookback.later(workspace, 1)

    assert sorted(ahead) == [(Label.ANSWER_CHANGED, True, 2), (Label.PRINT_BADGES, False, 1)]
    assert badges == 1
    assert left == [(Label.PRINT_BADGES, False, 1)]


def test_going_back_is_refused_whole_where_one_row_has_moved_on(tmp_path: Path) -> None:
    person = a_person()
    with a_workspace(tmp_path, person) as workspace:
        noted(workspace, person.id, "one")
        noted(workspace, person.id, "two")
        workspace.file.connection.execute('UPDATE "person" SET "notes" = \'elsewhere\'')

        with pytest.raises(ConflictError):
            workspace.undo(back_to=1)
        states = [one.state for one in workspace.history()]

    assert states == [None, EntryState.DONE, EntryState.DONE]


def test_there_is_nothing_after_the_last_line(tmp_path: Path) -> None:
    with a_workspace(tmp_path, a_person()) as workspace, pytest.raises(NothingToUndoError):
        workspace.undo(back_to=1)
