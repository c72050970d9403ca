"""Edits that were begun outlive the lock, in the file and nowhere else; undo passes over them."""

from pathlib import Path

from forumdesk.changes import Label
from forumdesk.services import drafting
from forumdesk.services.drafting import Begun
from tests.builders import a_workspace, reopened

NAME = Begun("people", "P1", (("family_name", "Invent"),))


def test_an_edit_that_was_begun_is_there_after_the_file_was_opened_again(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        change_set = drafting.keep(workspace, [NAME])
        path = workspace.path

    with reopened(path) as again:
        kept = drafting.kept(again)

    assert change_set.label is Label.KEEP_DRAFT
    assert [(one.page, one.row_id, one.fields) for one in kept] == [("people", "P1", (("family_name", "Invent"),))]


def test_a_newer_draft_of_the_same_row_takes_the_place_of_the_older(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        drafting.keep(workspace, [NAME, Begun("people", "P2", (("notes", "x"),))])
        drafting.keep(workspace, [Begun("people", "P1", (("family_name", "Inventor"),))])

        kept = drafting.kept(workspace)

    assert {one.row_id: one.fields[0][1] for one in kept} == {"P1": "Inventor", "P2": "x"}


def test_a_draft_that_was_dropped_is_gone_and_dropping_it_again_changes_nothing(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        drafting.keep(workspace, [NAME])
        draft = drafting.kept(workspace)[0]

        dropped = drafting.drop(workspace, draft.id)
        again = drafting.drop(workspace, draft.id)

        assert drafting.kept(workspace) == []
        assert (len(dropped.changes), len(again.changes)) == (1, 0)
        assert workspace.reach().undo is None
