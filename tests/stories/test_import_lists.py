"""Lists into an encrypted file: dry run, answers, refusals, undo and redo, CSV and XLSX."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from forumdesk.changes import Label
from forumdesk.domain.lineage import ImportedRow
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.people import Person
from forumdesk.domain.questions import Question
from forumdesk.domain.snapshot import Snapshot
from forumdesk.importers.columns import ImportKind
from forumdesk.importers.refusals import (
    EmptyInputError,
    GradeError,
    NoKeyColumnError,
    UnknownChoiceError,
    UnknownQuestionError,
    UnreadableInputError,
)
from forumdesk.progress import Cancelled
from forumdesk.services.importing import ImportReport, import_list
from forumdesk.services.questions import answer, open_questions
from forumdesk.store.workspace import Workspace
from tests.builders import a_workspace
from tests.core.rehearsal import EVENTS, VENUES

PEOPLE = (
    "ref,given_name,family_name,dob,email,arrival,events,organisation,Shoe size\n"
    "A03,Ada,Prøve,1970-02-03,ada@x.example,2030-06-12 09:00,XX,House of Felt,44\n"
    "A07,Bo,Fiktiv,,bo@x.example,,XX,,\n"
    "A17,Cy,Papir,05/06/1971,cy@x.example,27.10.2030 02:15,XX,,\n"
    "A31,Bo,Fiktiv,,b@y.example,,XX|YY,,\n"
    "A40,PRØVE,ADA,3.2.1970,,,XX,,\n"
    "A41,,,,,,,,\n"
)
PROGRAMME = (
    "session_id,event,date,start,end,room,title,participants\n"
    "T01,XX,2030-06-12,09:00,10:00,Blue Room,Talk,A07|A31|A40\n"
    "T02,YY,06/07/2030,09:00,10:00,Majlis,Talk,A17\n"
)
LISTS = (
    (ImportKind.EVENTS, EVENTS),
    (ImportKind.VENUES, VENUES),
    (ImportKind.PEOPLE, PEOPLE),
    (ImportKind.PROGRAMME, PROGRAMME),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with a_workspace(tmp_path) as workspace:
        yield workspace


def import_all(workspace: Workspace) -> dict[ImportKind, ImportReport]:
    return {kind: import_list(workspace, kind, text.encode()) for kind, text in LISTS}


def counts(report: ImportReport) -> tuple[int, ...]:
    """created, updated, unchanged, merged, rejected"""
    return (report.created, report.updated, report.unchanged, report.merged, report.rejected)


def state(snapshot: Snapshot) -> dict[str, dict[str, object]]:
    """Everything by table and id, however it is ordered."""
    tables = ("events", "venues", "rooms", "sessions", "people", "organisations")
    named: dict[str, dict[str, object]] = {name: dict(getattr(snapshot, name)) for name in tables}
    named["participations"] = {one.id: one for one in snapshot.participations}
    named["roles"] = {one.id: one for one in snapshot.roles}
    named["questions"] = {one.id: one for one in snapshot.questions}
    return named


def test_a_list_is_counted_row_by_row_and_its_facts_reported(workspace: Workspace) -> None:
    report = import_all(workspace)[ImportKind.PEOPLE]

    assert (report.rows, report.blank, counts(report), report.gone) == (6, 0, (4, 0, 0, 1, 1), 0)
    assert sum(counts(report)) == report.rows
    assert [question.key for question in report.questions] == ["dob:A17", "arrival:A17", "merge:A07+A31"]
    assert [(problem.row, problem.ref, problem.type.value) for problem in report.problems] == [
        (7, "A41", "missing-name")
    ]
    assert [merge.refs for merge in report.merges] == [("A03", "A40")]
    assert (report.unknown_columns, report.unknown_organisations) == (("Shoe size",), ("House of Felt",))
    assert report.applied
    assert report.change_set.touches("person")


def test_a_dry_run_says_the_same_and_writes_nothing(workspace: Workspace) -> None:
    import_list(workspace, ImportKind.EVENTS, EVENTS.encode())
    entries = len(workspace.history())

    dry = import_list(workspace, ImportKind.PEOPLE, PEOPLE.encode(), dry_run=True)

    assert (workspace.all(Person), workspace.all(Question), len(workspace.history())) == ([], [], entries)
    real = import_list(workspace, ImportKind.PEOPLE, PEOPLE.encode())
    assert (dry.applied, counts(dry), dry.problems, dry.merges) == (False, counts(real), real.problems, real.merges)
    assert [question.key for question in dry.questions] == [question.key for question in real.questions]


def test_every_list_again_changes_nothing_and_writes_no_history(workspace: Workspace) -> None:
    import_all(workspace)
    entries = len(workspace.history())

    again = import_all(workspace)

    assert len(workspace.history()) == entries
    assert all(report.unchanged + report.rejected == report.rows for report in again.values())
    assert {report.change_set.number for report in again.values()} == {0}


def test_an_import_is_one_step_that_undo_takes_back_whole_and_redo_makes_again(workspace: Workspace) -> None:
    before = state(workspace.snapshot())
    import_all(workspace)
    after = state(workspace.snapshot())

    for _ in LISTS:
        workspace.undo()
    undone = state(workspace.snapshot())
    for _ in LISTS:
        workspace.redo()

    assert (undone, state(workspace.snapshot())) == (before, after)
    entries = len(workspace.history())
    import_all(workspace)
    assert len(workspace.history()) == entries


ANSWERS = {
    "dob:A17": "1971-06-05",
    "arrival:A17": "2030-10-27T00:15Z",
    "merge:A07+A31": "merge",
    "date:T02": "2030-07-06",
    "room:T02": "V4/Majlis",
}


def check_answered(workspace: Workspace) -> None:
    snapshot = workspace.snapshot()
    people = snapshot.person_by_ref
    bo = people["A31"]
    assert people["A17"].birth_date == date(1971, 6, 5)
    assert (bo.refs, bo.emails) == (("A07", "A31"), ("bo@x.example", "b@y.example"))
    assert {snapshot.events[one.event_id].code for one in snapshot.of_person[bo.id]} == {"XX", "YY"}
    sessions = {session.code: session for session in snapshot.sessions.values()}
    talk = sessions["T02"]
    assert talk.start is not None
    assert talk.start.utc == datetime(2030, 7, 6, 5, tzinfo=UTC)
    assert snapshot.venues[snapshot.rooms[talk.room_id or ""].venue_id].code == "V4"
    assert snapshot.people_in(sessions["T01"]) == {bo.id, people["A03"].id}


def test_answers_in_the_workspace_take_effect_can_be_undone_and_last(workspace: Workspace) -> None:
    import_all(workspace)
    before = state(workspace.snapshot())

    for key, choice in ANSWERS.items():
        answer(workspace, key, choice)

    check_answered(workspace)
    assert open_questions(workspace) == []
    entries = len(workspace.history())
    again = import_all(workspace)
    assert len(workspace.history()) == entries
    assert not any(report.questions for report in again.values())
    for _ in ANSWERS:
        workspace.undo()
    assert state(workspace.snapshot()) == before


def test_answers_given_with_a_list_do_the_same_as_answers_in_the_workspace(workspace: Workspace) -> None:
    people = {key: choice for key, choice in ANSWERS.items() if key.endswith(("A17", "A31"))}
    programme = {key: choice for key, choice in ANSWERS.items() if key.endswith("T02")}
    for kind, text in LISTS[:2]:
        import_list(workspace, kind, text.encode())

    first = import_list(workspace, ImportKind.PEOPLE, PEOPLE.encode(), answers=people)
    import_list(workspace, ImportKind.PROGRAMME, PROGRAMME.encode(), answers=programme)

    check_answered(workspace)
    assert (counts(first), first.questions) == ((3, 0, 0, 2, 1), ())
    entries = len(workspace.history())
    again = import_list(workspace, ImportKind.PEOPLE, PEOPLE.encode(), answers=people)
    assert (counts(again), len(workspace.history())) == ((0, 0, 5, 0, 1), entries)


def test_answers_to_questions_that_are_open_can_come_with_any_list(workspace: Workspace) -> None:
    import_all(workspace)

    report = import_list(workspace, ImportKind.PEOPLE, PEOPLE.encode(), answers=ANSWERS)

    check_answered(workspace)
    assert (counts(report), [merge.refs for merge in report.merges]) == ((0, 1, 3, 1, 1), [("A07", "A31")])
    assert open_questions(workspace) == []


@pytest.mark.parametrize(
    ("answers", "error"),
    [({"dob:A99": "1970-01-01"}, UnknownQuestionError), ({"dob:A17": "1970-01-01"}, UnknownChoiceError)],
)
def test_a_refused_answer_changes_nothing(
    workspace: Workspace, answers: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        import_list(workspace, ImportKind.PEOPLE, PEOPLE.encode(), answers=answers)

    assert (workspace.all(Person), workspace.history()) == ([], [])


def test_the_same_answer_twice_is_no_change_and_another_is_refused(workspace: Workspace) -> None:
    import_all(workspace)
    answer(workspace, "dob:A17", "1971-06-05")

    again = answer(workspace, "dob:A17", "1971-06-05")

    assert again.number == 0
    with pytest.raises(UnknownQuestionError):
        answer(workspace, "dob:A17", "1971-05-06")
    with pytest.raises(UnknownChoiceError):
        answer(workspace, "arrival:A17", "noon")
    with pytest.raises(UnknownQuestionError):
        answer(workspace, "dob:A99", "1971-05-06")


def test_a_pair_that_is_kept_apart_stays_two_and_is_asked_no_more(workspace: Workspace) -> None:
    import_all(workspace)

    answer(workspace, "merge:A07+A31", "keep")

    assert {"A07", "A31"} <= {person.ref for person in workspace.all(Person)}
    assert "merge:A07+A31" not in [question.key for question in open_questions(workspace)]


def test_a_question_of_a_row_that_is_rejected_by_now_can_still_be_answered(workspace: Workspace) -> None:
    import_all(workspace)
    import_list(workspace, ImportKind.PEOPLE, PEOPLE.replace("Cy,Papir", ",").encode())

    answer(workspace, "dob:A17", "1971-06-05")

    assert workspace.snapshot().person_by_ref["A17"].birth_date == date(1971, 6, 5)


def test_a_better_cell_takes_its_question_away(workspace: Workspace) -> None:
    import_all(workspace)

    report = import_list(workspace, ImportKind.PEOPLE, PEOPLE.replace("05/06/1971", "1971-06-05").encode())

    assert "dob:A17" not in [question.key for question in (*report.questions, *open_questions(workspace))]
    assert workspace.where(Question, key="dob:A17") == []


def test_an_answer_reads_its_row_again_and_settles_what_is_clear_by_now(workspace: Workspace) -> None:
    import_all(workspace)
    import_list(workspace, ImportKind.EVENTS, EVENTS.replace("Asia/Muscat,,,", "Asia/Muscat,,,V3").encode())

    answer(workspace, "date:T02", "2030-07-06")

    snapshot = workspace.snapshot()
    talk = next(session for session in snapshot.sessions.values() if session.code == "T02")
    assert snapshot.venues[snapshot.rooms[talk.room_id or ""].venue_id].code == "V3"
    assert workspace.where(Question, key="room:T02") == []


def test_a_question_whose_row_nobody_remembers_is_only_settled(workspace: Workspace) -> None:
    import_all(workspace)
    with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
        for line in tx.where(ImportedRow, import_kind="people"):
            tx.remove(line)

    answer(workspace, "dob:A17", "1971-06-05")

    assert workspace.where(Question, key="dob:A17")[0].choice == "1971-06-05"
    assert workspace.snapshot().person_by_ref["A17"].birth_date is None


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyInputError),
        (b"ref,given_name\n", EmptyInputError),
        (b"\x00\x01\x02\x03\xff\xfe\x01", UnreadableInputError),
        (b"Colour,Size\nred,4\n", NoKeyColumnError),
        (b"ref,given_name,notes\nA1,Ada,BEGRENSET\n", GradeError),
    ],
)
def test_a_list_that_cannot_be_taken_is_refused_and_changes_nothing(
    workspace: Workspace, data: bytes, error: type[Exception]
) -> None:
    with pytest.raises(error):
        import_list(workspace, ImportKind.PEOPLE, data)

    assert (workspace.all(Person), workspace.history()) == ([], [])


def test_a_grade_is_told_with_its_place(workspace: Workspace) -> None:
    with pytest.raises(GradeError) as refused:
        import_list(workspace, ImportKind.PEOPLE, b"ref;merknad\nA1;ok\nA2;STRENGT HEMMELIG\n")

    assert (refused.value.row, refused.value.column, refused.value.grade) == (3, "merknad", "STRENGT HEMMELIG")


def test_a_list_that_is_cancelled_midway_leaves_the_file_as_it_was(workspace: Workspace) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        import_list(workspace, ImportKind.PEOPLE, PEOPLE.encode(), progress=stop)

    assert (workspace.all(Person), workspace.history()) == ([], [])


def test_progress_ends_where_the_rows_end(workspace: Workspace) -> None:
    told: list[tuple[int, int]] = []

    import_list(workspace, ImportKind.PEOPLE, PEOPLE.encode(), progress=lambda done, total: told.append((done, total)))

    assert (told[0], told[-1]) == ((0, 6), (6, 6))


def test_a_column_can_be_mapped_or_dropped(workspace: Workspace) -> None:
    text = b"ref,given_name,Called,Junk\nA1,Ada,+47 1,x\n"

    report = import_list(workspace, ImportKind.PEOPLE, text, mapping={"Called": "phone", "Junk": ""})

    person = workspace.all(Person)[0]
    assert (person.phones, person.custom, report.unknown_columns) == (("+47 1",), (), ())


def test_a_workbook_with_dates_as_dates_is_the_same_list(workspace: Workspace) -> None:
    import_list(workspace, ImportKind.EVENTS, EVENTS.encode())
    text = "ref,given_name,dob,arrival,events\nA1,Ada,1970-02-03,2030-06-12 09:00,XX\nA2,Bo,05/06/1971,,XX\n"
    import_list(workspace, ImportKind.PEOPLE, text.encode("utf-16"))
    entries = len(workspace.history())
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Events", "Arrival", "DOB", "Given name", "Ref"])
    sheet.append(["XX", datetime(2030, 6, 12, 9), datetime(1970, 2, 3), "Ada", "A1"])
    sheet.append(["XX", None, "05/06/1971", "Bo", "A2"])
    data = io.BytesIO()
    book.save(data)

    report = import_list(workspace, ImportKind.PEOPLE, data.getvalue())

    assert (counts(report), len(workspace.history())) == ((0, 0, 2, 0, 0), entries)


def test_an_organisation_that_ships_is_known_by_any_name_and_comes_in_under_its_own(workspace: Workspace) -> None:
    import_list(workspace, ImportKind.EVENTS, EVENTS.encode())
    people = "ref,given_name,organisation,events\nB1,Ada,UD,XX\nB2,Bo,Utenriksdepartementet,XX\nB3,Cy,Felt House,XX\n"

    report = import_list(workspace, ImportKind.PEOPLE, people.encode())

    assert report.unknown_organisations == ("Felt House",)
    names = {one.id: one.name for one in workspace.all(Organisation)}
    assert sorted(names.values()) == ["Felt House", "Norwegian Ministry of Foreign Affairs"]
    found = {person.ref: names[person.organisation_id or ""] for person in workspace.all(Person)}
    assert found["B1"] == found["B2"] == "Norwegian Ministry of Foreign Affairs"


def test_what_is_gone_is_counted_once_and_stays(workspace: Workspace) -> None:
    import_all(workspace)
    shorter = "\n".join(PEOPLE.splitlines()[:4]).encode()

    gone = import_list(workspace, ImportKind.PEOPLE, shorter)
    again = import_list(workspace, ImportKind.PEOPLE, shorter)

    assert (gone.gone, counts(gone)) == (2, (0, 0, 3, 0, 0))
    assert (again.gone, again.change_set.number) == (0, 0)
    assert {"A31", "A40"} <= set(workspace.snapshot().person_by_ref)
