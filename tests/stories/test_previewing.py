"""A list looked at before it comes in: its kind, its columns, its questions with evidence, what it would change."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import openpyxl
import pytest

from forumdesk.domain.identity import Likeness
from forumdesk.domain.participation import Answer
from forumdesk.importers.headings import ImportKind
from forumdesk.importers.refusals import GradeError, UnknownMappingError, UnknownQuestionError
from forumdesk.progress import Cancelled, silent
from forumdesk.services import asked, importing, previewing, questions
from forumdesk.services.comparing import After, Line, Word, after
from forumdesk.services.importing import Decisions, import_list
from forumdesk.services.previewing import Becomes, Group, Preview
from forumdesk.store.workspace import Workspace
from tests.builders import a_workspace
from tests.core.rehearsal import EVENTS

PEOPLE = (
    "ref,given_name,family_name,dob,email,phone,organisation,status,events,alias,visibility\n"
    "A01,Daw Khin,Aye,1968-03-04,k@here.example,+95 1,Hill Group,invited,XX,,\n"
    "A02,Bo,Prøve,,bo@here.example,,Lake Group,confirmed,XX,,\n"
    "A03,Hassan,Verborgen,,h@here.example,,Gulf Centre,confirmed,XX,Blue 1,need_to_know\n"
)
NEXT = (
    "ref,given_name,family_name,dob,email,phone,organisation,status,events,Shoe size\n"
    "B01,Bo,Prøve,,bo@there.example,+47 2,Sea Group,invited,XX,43\n"
    "B02,Cy,Testdottir,05/06/1971,cy@there.example,,Sea Group,tentative,XX,\n"
    "B03,Hassan,Verborgen,,,,,invited,XX,\n"
    "B04,,,,,,,,XX,\n"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with a_workspace(tmp_path) as workspace:
        import_list(workspace, ImportKind.EVENTS, EVENTS.encode())
        import_list(workspace, ImportKind.PEOPLE, PEOPLE.encode())
        yield workspace


def look(workspace: Workspace, text: str, decisions: Decisions | None = None) -> Preview:
    file = previewing.look_at(workspace, text.encode())
    return previewing.preview(workspace, file, file.kind, decisions or Decisions(), silent)


def apply(workspace: Workspace, text: str, decisions: Decisions) -> None:
    importing.apply(workspace, ImportKind.PEOPLE, importing.read(text.encode()), decisions, silent)


def line(preview: Preview, key: str, name: str) -> Line:
    found = next(one for one in preview.asked if one.question.key == key)
    assert found.comparison is not None
    return next(one for one in found.comparison.lines if one.field == name)


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        (("Kode", "Tittel", "Tidssone", "Startdato"), ImportKind.EVENTS),
        (("lokale-id", "Lokale", "Rom", "Kapasitet"), ImportKind.VENUES),
        (("canonical_name", "short", "country"), ImportKind.ORGANISATIONS),
        (("Fornavn", "Etternavn", "E-post"), ImportKind.PEOPLE),
        (("code", "event", "side", "head", "agreed size"), ImportKind.DELEGATIONS),
        (("session_id", "event", "date", "start", "room"), ImportKind.PROGRAMME),
        (("rule_id", "event", "scope", "left", "right", "rule"), ImportKind.SEPARATIONS),
        (("Something", "Else"), ImportKind.PEOPLE),
    ],
)
def test_the_kind_of_a_list_is_guessed_from_its_headings(headers: tuple[str, ...], kind: ImportKind) -> None:
    assert previewing.likely_kind(headers) is kind


def test_a_workbook_and_a_text_file_are_told_apart(workspace: Workspace) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Fornavn", "Etternavn"])
    sheet.append(["Bo", "Prøve"])
    data = io.BytesIO()
    book.save(data)

    excel = previewing.look_at(workspace, data.getvalue())

    assert (excel.workbook, excel.rows, excel.kind) == (True, 1, ImportKind.PEOPLE)
    assert not previewing.look_at(workspace, NEXT.encode()).workbook


def test_each_column_says_what_it_becomes_and_a_choice_changes_that(workspace: Workspace) -> None:
    file = previewing.look_at(workspace, NEXT.encode())

    plain = previewing.columns(file, ImportKind.PEOPLE, {})
    mapping = {"Shoe size": "", "phone": "custom:", "organisation": "title_line"}
    chosen = previewing.columns(file, ImportKind.PEOPLE, mapping)

    assert [(one.header, one.becomes) for one in plain.columns[-2:]] == [
        ("events", Becomes.FIELD),
        ("Shoe size", Becomes.OWN),
    ]
    assert plain.columns[-1].examples == ("43", "", "")
    assert (plain.rows, plain.missing) == ((2, 3, 4), ())
    by_name = {one.header: (one.becomes, one.field, one.by_hand) for one in chosen.columns}
    assert by_name["Shoe size"] == (Becomes.DROPPED, "", True)
    assert by_name["phone"] == (Becomes.OWN, "", True)
    assert by_name["organisation"] == (Becomes.FIELD, "title_line", True)


def test_what_a_column_is_told_to_be_is_what_comes_in(workspace: Workspace) -> None:
    apply(workspace, NEXT, Decisions(mapping={"phone": "custom:", "Shoe size": ""}))

    assert workspace.snapshot().person_by_ref["B01"].custom == (("phone", "+47 2"),)


def test_a_list_without_a_column_that_tells_rows_apart_says_which_would_do(workspace: Workspace) -> None:
    file = previewing.look_at(workspace, b"Who,Room\nBo,Blue\n")

    found = previewing.columns(file, ImportKind.PEOPLE, {})
    mapped = previewing.columns(file, ImportKind.PEOPLE, {"Who": "name"})

    assert found.missing[0] == "ref"
    assert [one.becomes for one in found.columns] == [Becomes.OWN, Becomes.OWN]
    assert mapped.missing == ()
    with pytest.raises(UnknownMappingError):
        previewing.columns(file, ImportKind.PEOPLE, {"Who": "name", "Room": "name"})


def test_protected_people_are_no_examples(workspace: Workspace) -> None:
    text = "ref,given_name,alias,visibility\nC1,Anna,Green 2,\nC2,Berit,,need_to_know\nA03,Hassan,,\nC3,Dina,,\n"
    file = previewing.look_at(workspace, text.encode())

    people = previewing.columns(file, ImportKind.PEOPLE, {})
    others = previewing.columns(file, ImportKind.DELEGATIONS, {"ref": "code"})

    assert people.columns[1].examples == ("Dina",)
    assert others.columns[1].examples == ("Anna", "Berit", "Hassan")


def test_what_a_list_would_do_is_told_by_row_and_nothing_is_written(workspace: Workspace) -> None:
    entries = len(workspace.history())

    found = look(workspace, NEXT)

    assert [(row.group, row.number, row.name) for row in found.rows] == [
        (Group.CREATED, 2, "Bo Prøve"),
        (Group.CREATED, 3, "Cy Testdottir"),
        (Group.CREATED, 4, "Hassan Verborgen"),
        (Group.REJECTED, 5, ""),
    ]
    assert {one.question.key for one in found.asked} == {"dob:B02", "merge:A02+B01", "merge:A03+B03"}
    assert (found.report.created, found.report.rejected, found.report.unknown_columns) == (3, 1, ("Shoe size",))
    assert len(workspace.history()) == entries


def test_a_changed_list_shows_what_changes_and_what_is_gone_but_nothing_of_protected_people(
    workspace: Workspace,
) -> None:
    changed = PEOPLE.replace("+95 1", "+95 7").replace("invited", "tentative").replace("h@here", "new@here")
    shorter = "\n".join(one for one in changed.splitlines() if not one.startswith("A02"))

    found = look(workspace, shorter + "\n")

    by_ref = {row.ref: row for row in found.rows}
    told = [(one.field, one.event, one.before, one.after) for one in by_ref["A01"].changes]
    assert ("phones", "", ("+95 1",), ("+95 7",)) in told
    assert ("answer", "XX", (Answer.INVITED,), (Answer.TENTATIVE,)) in told
    assert (by_ref["A02"].group, by_ref["A02"].name) == (Group.GONE, "Bo Prøve")
    assert (by_ref["A03"].name, by_ref["A03"].changes, by_ref["A03"].hidden) == ("Blue 1", (), True)


def test_somebody_who_leaves_one_event_for_another_is_told_as_both(workspace: Workspace) -> None:
    import_list(workspace, ImportKind.EVENTS, EVENTS.replace("XX", "ZZ").encode())

    found = look(workspace, PEOPLE.replace("Lake Group,confirmed,XX", "Lake Group,confirmed,ZZ"))

    told = [(one.field, one.before, one.after) for row in found.rows for one in row.changes]
    assert sorted(told) == [("events", (), ("ZZ",)), ("events", ("XX",), ())]


def test_rows_of_every_kind_have_a_name(workspace: Workspace) -> None:
    lists: Mapping[ImportKind, str] = {
        ImportKind.VENUES: "venue_id,venue,room\nV1,House,Blue\n",
        ImportKind.ORGANISATIONS: "canonical_name,short\nLake Group,LG\n",
        ImportKind.DELEGATIONS: "code,event,head\nHE,XX,A01\n",
        ImportKind.PROGRAMME: "session_id,event,title,visibility,participants\nT1,XX,Open,public,A01|A02\n"
        "T2,XX,Shut,need_to_know,A03\n",
        ImportKind.SEPARATIONS: "rule_id,event,scope,left,right,rule\nR1,XX,person,A01,A02,no_same_room\n",
        ImportKind.EVENTS: "code,title\nWW,Another\n",
    }

    names = {kind: [row.name for row in look(workspace, text).rows] for kind, text in lists.items()}

    assert names[ImportKind.PROGRAMME] == ["T1 Open", "T2"]
    assert names[ImportKind.VENUES] == ["Blue"]
    assert names[ImportKind.ORGANISATIONS] == ["Lake Group"]
    assert [names[kind] for kind in (ImportKind.DELEGATIONS, ImportKind.SEPARATIONS, ImportKind.EVENTS)] == [
        ["HE"],
        ["R1"],
        ["WW"],
    ]


def test_people_who_join_a_session_are_counted_and_not_named(workspace: Workspace) -> None:
    programme = "session_id,event,title,participants\nT1,XX,Open,A01\n"
    import_list(workspace, ImportKind.PROGRAMME, programme.encode())

    found = look(workspace, programme.replace("A01", "A01|A02|A03"))

    assert [(one.field, one.before, one.after) for one in found.rows[0].changes] == [("roles", ("1",), ("3",))]


def test_two_people_asked_about_stand_side_by_side(workspace: Workspace) -> None:
    found = look(workspace, NEXT)

    asked_about = next(one for one in found.asked if one.question.key == "merge:A02+B01")
    comparison = asked_about.comparison
    assert comparison is not None
    assert (comparison.first.name, comparison.first.row, comparison.second.row) == ("Bo Prøve", None, 2)
    assert comparison.likeness == Likeness("same", "missing", "different")
    assert line(found, "merge:A02+B01", "print_name").word is Word.SAME
    assert line(found, "merge:A02+B01", "phones").word is Word.ONLY_SECOND
    assert line(found, "merge:A02+B01", "emails").word is Word.BOTH_KEPT
    organisations = line(found, "merge:A02+B01", "organisation_id")
    assert (organisations.first, organisations.second, organisations.choosable) == (
        ("Lake Group",),
        ("Sea Group",),
        True,
    )
    answer = line(found, "merge:A02+B01", "answer")
    assert (answer.word, answer.event, answer.choosable) == (Word.DIFFERS, "XX", True)


def test_beside_a_protected_person_nobody_is_named_and_nothing_told(workspace: Workspace) -> None:
    found = look(workspace, NEXT)

    comparison = next(one.comparison for one in found.asked if one.question.key == "merge:A03+B03")
    assert comparison is not None
    assert (comparison.first.name, comparison.second.name, comparison.hidden) == ("Blue 1", "B03", True)
    assert "Verborgen" not in f"{comparison.lines}{comparison.organisations}" or comparison.hidden
    personal = [one for one in comparison.lines if not one.event]
    assert all(one.hidden and not one.first and not one.second for one in personal)
    assert not any(one.choosable for one in comparison.lines)
    assert after(comparison, ()) is None


def test_what_would_be_shown_of_both_is_what_a_merge_by_field_shows(workspace: Workspace) -> None:
    found = look(workspace, NEXT)
    comparison = next(one.comparison for one in found.asked if one.question.key == "merge:A02+B01")
    assert comparison is not None
    event_id = workspace.snapshot().event_by_code["XX"].id
    chosen = frozenset({"organisation_id", "emails", f"answer@{event_id}"})

    told = after(comparison, chosen)
    apply(workspace, NEXT, Decisions({"merge:A02+B01": "merge"}, preferring={"B01": chosen}))

    snapshot = workspace.snapshot()
    bo = snapshot.person_by_ref["A02"]
    at = snapshot.participation(bo.id, event_id)
    assert told == After(
        "Bo Prøve",
        "",
        "Sea Group",
        "",
        Answer.INVITED,
        ("bo@there.example", "bo@here.example"),
        (("organisation_id", "Lake Group"), ("answer", "confirmed")),
    )
    assert bo.refs == ("A02", "B01")
    assert bo.emails == ("bo@there.example", "bo@here.example")
    assert snapshot.organisations[bo.organisation_id or ""].name == "Sea Group"
    assert at is not None
    assert (at.answer, at.also) == (Answer.INVITED, (("answer", "confirmed"),))


def test_the_same_list_again_after_a_merge_by_field_changes_nothing(workspace: Workspace) -> None:
    apply(workspace, NEXT, Decisions({"merge:A02+B01": "merge"}, preferring={"B01": ("organisation_id",)}))
    entries = len(workspace.history())

    found = look(workspace, NEXT)
    apply(workspace, NEXT, Decisions())

    assert [row.group for row in found.rows] == [Group.REJECTED]
    assert len(workspace.history()) == entries


def test_whose_values_come_first_can_be_chosen_between_two_rows_of_one_list(workspace: Workspace) -> None:
    text = "ref,given_name,family_name,dob,phone,title_line\nD1,Ida,Fiktiv,,1,Envoy\nD2,IDA,FIKTIV,,2,Guest\n"
    answers = {"merge:D1+D2": "merge"}

    apply(workspace, text, Decisions(answers, preferring={"D2": ("title_line", "name")}))

    ida = workspace.snapshot().person_by_ref["D1"]
    assert (ida.title_line, ida.family_name, ida.print_name) == ("Guest", "FIKTIV", "Ida Fiktiv")
    assert ("family_name", "Fiktiv") in ida.also


def test_an_import_is_one_step_whatever_was_answered(workspace: Workspace) -> None:
    before = workspace.snapshot()
    entries = len(workspace.history())
    answers = {"merge:A02+B01": "merge", "dob:B02": "1971-06-05", "merge:A03+B03": "keep"}

    apply(workspace, NEXT, Decisions(answers))
    steps = len(workspace.history()) - entries
    workspace.undo()

    assert steps == 1
    assert workspace.snapshot() == before


def test_an_answer_that_another_one_made_pointless_is_let_go(workspace: Workspace) -> None:
    decisions = {"merge:A02+B01": "merge", "merge:B01+B09": "merge"}

    with pytest.raises(UnknownQuestionError):
        apply(workspace, NEXT, Decisions(decisions))
    apply(workspace, NEXT, Decisions(decisions, lenient=True))

    assert workspace.snapshot().person_by_ref["B01"].ref == "A02"


def test_a_rehearsal_and_an_import_can_be_stopped_and_leave_nothing(workspace: Workspace) -> None:
    entries = len(workspace.history())
    file = previewing.look_at(workspace, NEXT.encode())

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        previewing.preview(workspace, file, file.kind, Decisions(), stop)
    with pytest.raises(Cancelled):
        importing.apply(workspace, file.kind, file.sheet, Decisions(), stop)

    assert len(workspace.history()) == entries


def test_a_graded_list_is_not_even_looked_at(workspace: Workspace) -> None:
    with pytest.raises(GradeError):
        previewing.look_at(workspace, b"ref,name,notes\nA1,Bo,HEMMELIG\n")


def test_a_question_left_open_can_be_looked_at_and_answered_by_field(workspace: Workspace) -> None:
    apply(workspace, NEXT, Decisions())

    pair = asked.asked(workspace, "merge:A02+B01")
    day = asked.asked(workspace, "dob:B02")
    questions.answer(workspace, "merge:A02+B01", "merge", {"B01": ("organisation_id",)})

    snapshot = workspace.snapshot()
    bo = snapshot.person_by_ref["B01"]
    assert pair.comparison is not None
    assert (pair.comparison.second.ref, pair.comparison.second.row) == ("B01", None)
    assert (day.who, day.zone, day.comparison) == ("Cy Testdottir", "Europe/Oslo", None)
    assert snapshot.organisations[bo.organisation_id or ""].name == "Sea Group"
    with pytest.raises(UnknownQuestionError):
        asked.asked(workspace, "merge:A02+B99")


def test_times_of_a_programme_are_in_the_zone_of_the_row(workspace: Workspace) -> None:
    rows = "session_id,event,date,start,end,tz\nT1,XX,2030-10-27,02:15,04:00,Europe/Oslo\nT2,QQ,05/06/2030,9,10,\n"

    found = look(workspace, rows)

    assert [(one.question.key, one.who, one.zone) for one in found.asked] == [
        ("start:T1", "T1", "Europe/Oslo"),
    ]
