"""What was decided about columns is kept for lists with the same headings, until one needs no decision."""

from pathlib import Path

from forumdesk.importers.headings import ImportKind
from forumdesk.progress import silent
from forumdesk.services import importing, list_columns, previewing
from forumdesk.services.importing import Decisions
from forumdesk.services.list_columns import Kept
from forumdesk.store.workspace import Workspace
from tests.builders import a_workspace

FIRST = b"Participant ID,Given name,Family name,Shoe size\nA1,Ola,Oppdiktet,43\n"
HEADERS = ("Participant ID", "Given name", "Family name", "Shoe size")


def bring(workspace: Workspace, mapping: dict[str, str], keep: bool = True) -> None:
    file = previewing.look_at(workspace, FIRST)
    importing.apply(workspace, file.kind, file.sheet, Decisions(mapping=mapping, keep_columns=keep), silent)


def test_columns_are_kept_changed_and_forgotten(tmp_path: Path) -> None:
    seen = []

    with a_workspace(tmp_path) as workspace:
        for mapping in ({"Shoe size": ""}, {"Shoe size": "notes"}, {}):
            bring(workspace, mapping)
            seen.append(list_columns.kept(workspace, HEADERS))

    assert seen == [
        Kept(ImportKind.PEOPLE, {"Shoe size": ""}),
        Kept(ImportKind.PEOPLE, {"Shoe size": "notes"}),
        None,
    ]


def test_other_headings_and_lists_that_keep_nothing_are_told_nothing(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        bring(workspace, {"Shoe size": ""}, keep=False)
        unkept = list_columns.kept(workspace, HEADERS)
        bring(workspace, {"Shoe size": ""})
        other = list_columns.kept(workspace, HEADERS[:3])
        again = previewing.look_at(workspace, FIRST)

    assert (unkept, other) == (None, None)
    assert again.mapping == {"Shoe size": ""}
