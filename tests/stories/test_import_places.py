"""Transport, rooming and seat lists on a real file: tried, brought in, undone, and never a name of who hides."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from forumdesk.importers.columns import ImportKind
from forumdesk.progress import silent
from forumdesk.services import importing, previewing, questions
from forumdesk.services.importing import Decisions, import_list
from forumdesk.store.tables import TABLES
from forumdesk.store.workspace import Workspace
from tests.builders import a_workspace
from tests.core.rehearsal import EVENTS
from tests.stories.command_line import CommandLine

PEOPLE = (
    "ref,given_name,family_name,events,alias\n"
    "A1,Ada,Prøve,XX|YY,\nA2,Bo,Fiktiv,XX,\nA3,Bo,Fiktiv,XX,\nA4,Cy,Skjult,XX,HERON\n"
)
LISTS = {
    ImportKind.RIDES: "bil;dato;tid;navn;Mobil\nC1;12/06/2030;9;A1\nC1;12.06.2030;9;Heron\nC1;13.6.30;9;Cy Skjult\n",
    ImportKind.STAYS: "hotell;rom;gjest\nGrand;7;Bo Fiktiv\nGrand;8;PRØVE/ADA MRS\nGrand;9;Cy Skjult\n",
    ImportKind.SEATS: "økt;bord;plass;navn;rundt bord\nT1;A;2;Ada Prøve;ja\nT1;A;1;HERON;\n",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with a_workspace(tmp_path) as workspace:
        import_list(workspace, ImportKind.EVENTS, EVENTS.encode())
        import_list(workspace, ImportKind.PEOPLE, PEOPLE.encode(), answers={"merge:A2+A3": "keep"})
        import_list(workspace, ImportKind.PROGRAMME, b"session_id,event,date,start,end\nT1,XX,2030-06-12,09:00,10:00\n")
        yield workspace


def rows(workspace: Workspace) -> dict[str, list[object]]:
    """Everything but what the history itself counts."""
    return {name: list(workspace.all(table.type)) for name, table in TABLES.items()}


def test_each_kind_is_tried_brought_in_answered_and_undone_as_one_step(workspace: Workspace) -> None:
    for kind, text in LISTS.items():
        file = previewing.look_at(workspace, text.encode())
        seen = previewing.columns(file, kind, {})
        decisions = Decisions(event="XX")
        before = rows(workspace)

        preview = previewing.preview(workspace, file, kind, decisions, silent)
        tried = rows(workspace)
        report = importing.apply(workspace, kind, file.sheet, decisions, silent)
        again = importing.apply(workspace, kind, file.sheet, decisions, silent)
        after = rows(workspace)
        if report.questions:
            questions.answer(workspace, report.questions[0].key, report.questions[0].choices[0])
            workspace.undo()
        assert rows(workspace) == after
        workspace.undo()

        assert (file.kind, seen.asks_event) == (kind, kind is not ImportKind.SEATS)
        assert "Skjult" not in f"{seen}{preview.asked}{preview.rows}{report.problems}{report.questions}"
        assert (tried, rows(workspace)) == (before, before)
        assert (after == before, again.change_set.changes) == (False, ())
        assert report.created == preview.report.created
        assert {one.name for one in preview.rows} & {"Ada Prøve", "C1", "HERON"}


def test_a_choice_of_who_is_meant_names_them_as_they_may_be(workspace: Workspace) -> None:
    file = previewing.look_at(workspace, LISTS[ImportKind.STAYS].encode())

    preview = previewing.preview(workspace, file, ImportKind.STAYS, Decisions(event="XX"), silent)

    assert [dict(one.named) for one in preview.asked] == [
        {"A2": (("A2", "Bo Fiktiv"),), "A3": (("A3", "Bo Fiktiv"),)},
    ]


def test_the_command_line_brings_in_all_three_and_says_what_was_left_out(bare: CommandLine) -> None:
    bare.write("events.csv", EVENTS.splitlines()[0] + "\n" + EVENTS.splitlines()[1] + "\n")
    bare.write("people.csv", PEOPLE.replace("Bo,Fiktiv,XX,\nA3", "Bo,Annet,XX,\nA3"))
    bare.write("programme.csv", "session_id,event,date,start,end\nT1,XX,2030-06-12,09:00,10:00\n")
    for kind in ("events", "people", "programme"):
        bare("import", kind, f"{kind}.csv")
    for kind, text in LISTS.items():
        bare.write(f"{kind}.csv", text)

    said = {kind: bare("import", kind.value, f"{kind}.csv") for kind in LISTS}
    plain = bare("import", "rides", "rides.csv", json_wanted=False)
    beds = bare("stays", "--event", "XX").document["stays"]

    assert [one.document["unknown_columns"] for one in said.values()] == [["Mobil"], [], []]
    assert [one["type"] for one in said[ImportKind.STAYS].document["problems"]] == ["unknown-person"]
    assert 'Unknown column "Mobil": left out.' in plain.out
    assert [one["ref"] for one in beds] == ["A3", "A1"]
