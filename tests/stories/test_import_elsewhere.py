"""Programmes and people from other programs' files come in like any list: the same questions, dry run and undo."""

import pytest

from forumdesk.changes import Label
from forumdesk.domain.moments import utc_text
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session, SessionKind, SessionVisibility
from forumdesk.domain.questions import ProblemType, QuestionType
from forumdesk.importers.columns import ImportKind
from forumdesk.importers.refusals import EventNotNamedError, GradeError
from forumdesk.progress import silent
from forumdesk.services import importing, previewing
from forumdesk.services.errors import UnknownError
from forumdesk.services.importing import Decisions, ImportReport
from forumdesk.store.workspace import Workspace
from tests.elsewhere import (
    INDICO,
    OUTLOOK,
    PRETALX_API,
    PRETALX_JSON,
    PRETALX_XML,
    PRETIX,
    WAFER_XML,
    calendar,
)
from tests.stories.command_line import CommandLine

PROGRAMME, PEOPLE = ImportKind.PROGRAMME, ImportKind.PEOPLE
BRIEFS = (
    "UID:1 | SUMMARY:Brief | LOCATION:Blue | RRULE:FREQ=DAILY;COUNT=2 | DTSTART;TZID=Europe/Oslo:20270614T080000"
    " | DTEND;TZID=Europe/Oslo:20270614T083000"
    " | ATTENDEE:mailto:A01@guests.example | ATTENDEE:mailto:d01@guests.example"
)


def come_in(desk: Workspace, kind: ImportKind, data: bytes | str, event: str = "") -> ImportReport:
    content = data.encode() if isinstance(data, str) else data
    return importing.import_decided(desk, kind, content, Decisions(event=event), dry_run=False)


def counted(report: ImportReport) -> tuple[int, int, int]:
    return report.created, report.updated, report.unchanged


def the_session(desk: Workspace, title: str) -> Session:
    return next(one for one in desk.all(Session) if one.title == title)


def cast(desk: Workspace, title: str) -> list[str]:
    snapshot = desk.snapshot()
    roles = snapshot.roles_of_session.get(the_session(desk, title).id, ())
    return [f"{snapshot.people[one.person_id].ref} {one.role}" for one in roles]


def test_a_calendar_becomes_sessions_once_and_its_changes_change_them(desk: Workspace) -> None:
    first = come_in(desk, PROGRAMME, calendar(BRIEFS))
    again = come_in(desk, PROGRAMME, calendar(BRIEFS))
    later = come_in(desk, PROGRAMME, calendar(BRIEFS.replace("T083000", "T084500").replace("Blue", "Green")))

    assert (counted(first), counted(again), counted(later)) == ((2, 0, 0), (0, 0, 2), (0, 2, 0))
    assert again.change_set.changes == ()
    one = the_session(desk, "Brief")
    assert one.start is not None
    assert one.end is not None
    assert (utc_text(one.start.utc), utc_text(one.end.utc)) == ("2027-06-14T06:00Z", "2027-06-14T06:45Z")
    assert (one.start.zone, one.room_id) == ("Europe/Oslo", "rVGreen")
    desk.undo()
    desk.undo()
    assert not [one for one in desk.all(Session) if one.title == "Brief"]


def test_who_is_invited_is_found_by_address_and_who_hides_is_not(desk: Workspace) -> None:
    report = come_in(desk, PROGRAMME, calendar(BRIEFS))

    assert cast(desk, "Brief") == ["A01 participant"]
    assert {one.type for one in report.problems} == {ProblemType.UNKNOWN_REF}


def test_a_schedule_names_its_event_by_code_or_title_and_speakers_of_the_event_by_name(desk: Workspace) -> None:
    report = come_in(desk, PROGRAMME, PRETALX_XML)

    one = the_session(desk, "Folding & cutting")
    assert counted(report) == (1, 0, 0)
    assert (one.event_id, one.kind, one.room_id) == ("eOF27", SessionKind.PLENARY, "rVBlue")
    assert cast(desk, "Folding & cutting") == ["A01 speaker"]
    assert report.unknown_columns == ("track",)
    assert come_in(desk, PROGRAMME, PRETALX_JSON).created == 0


def test_an_event_that_is_not_named_is_asked_for(desk: Workspace) -> None:
    with pytest.raises(EventNotNamedError) as refused:
        come_in(desk, PROGRAMME, PRETALX_API)
    with pytest.raises(UnknownError):
        come_in(desk, PROGRAMME, PRETALX_API, event="ZZ")

    report = come_in(desk, PROGRAMME, PRETALX_API, event="OF27")

    assert refused.value.known == ("DD27", "OF27")
    assert counted(report) == (2, 0, 0)
    assert cast(desk, "Folding") == ["A01 speaker"]


def test_an_unknown_room_and_kind_are_named_problems_and_the_time_is_the_events(desk: Workspace) -> None:
    text = WAFER_XML.replace("Green", "Attic").replace("Workshop", "Paperfold").replace("Europe/Oslo", "Paper/Time")

    report = come_in(desk, PROGRAMME, text)

    types = sorted(one.type for one in report.problems)
    assert types == ["unknown-ref", "unknown-room", "unknown-value", "unknown-value"]
    start = the_session(desk, "Glue").start
    assert start is not None
    assert utc_text(start.utc) == "2027-06-14T09:00Z"


def test_a_private_entry_is_the_organisers_alone(desk: Workspace) -> None:
    come_in(desk, PROGRAMME, calendar("UID:1 | SUMMARY:Quiet | CLASS:CONFIDENTIAL | DTSTART:20270614T080000Z"))

    assert the_session(desk, "Quiet").visibility is SessionVisibility.ORGANISER_ONLY


def test_a_time_that_the_clocks_show_twice_is_a_question_with_the_same_answers(desk: Workspace) -> None:
    data = calendar("UID:1 | SUMMARY:Twice | DTSTART;TZID=Europe/Oslo:20271031T023000")
    (question,) = come_in(desk, PROGRAMME, data).questions

    importing.import_list(desk, PROGRAMME, data, answers={question.key: question.choices[1]})

    start = the_session(desk, "Twice").start
    assert start is not None
    assert utc_text(start.utc) == "2027-10-31T01:30Z"


def test_a_grade_in_a_calendar_stops_it(desk: Workspace) -> None:
    with pytest.raises(GradeError):
        come_in(desk, PROGRAMME, calendar("UID:1 | SUMMARY:HEMMELIG | DTSTART:20270614T080000Z"))


def test_contacts_become_people_and_take_part_where_an_event_is_named(desk: Workspace) -> None:
    card = "BEGIN:VCARD\nVERSION:4.0\nUID:1\nN:Prøvesen;Ada;;;\nEMAIL:ada@paper.example\nEND:VCARD\n"

    first = come_in(desk, PEOPLE, card)
    second = come_in(desk, PEOPLE, card.replace("END:", "TITLE:Tester\nEND:"), event="OF27")

    person = next(one for one in desk.all(Person) if one.family_name == "Prøvesen")
    assert (counted(first), counted(second)) == ((1, 0, 0), (0, 1, 0))
    assert person.title_line == "Tester"
    assert [one.event_id for one in desk.snapshot().of_person[person.id]] == ["eOF27"]


@pytest.mark.parametrize("text", [OUTLOOK, INDICO, PRETIX])
def test_the_same_person_of_three_exports_is_one(desk: Workspace, text: str) -> None:
    first = come_in(desk, PEOPLE, text)
    again = come_in(desk, PEOPLE, text)

    people = [one for one in desk.all(Person) if one.family_name == "Prøvesen"]
    assert first.created >= 1
    assert again.change_set.changes == ()
    assert [one.emails[0] for one in people] == ["ada@paper.example"]


def test_whether_two_exports_mean_one_person_is_the_same_question_as_ever(desk: Workspace) -> None:
    come_in(desk, PEOPLE, OUTLOOK.replace("Lov", ""))

    report = come_in(desk, PEOPLE, INDICO.replace("ada@paper.example", "other@paper.example"))

    assert [one.type for one in report.questions] == [QuestionType.SAME_PERSON]


def test_what_a_program_means_is_suggested_and_a_mapping_wins(desk: Workspace) -> None:
    file = previewing.look_at(desk, OUTLOOK.encode())
    mapped = {"Company": "notes", "first name": ""}

    report = importing.import_list(desk, PEOPLE, OUTLOOK.encode(), mapping=mapped)

    assert (file.kind, file.mapping["Job Title"]) == (PEOPLE, "title_line")
    person = next(one for one in desk.all(Person) if one.family_name == "Prøvesen")
    assert (person.given_name, person.notes, person.organisation_id) == ("", "House of Card", None)
    assert report.rejected == 0


def test_a_list_read_as_another_kind_keeps_nothing_of_what_was_suggested(desk: Workspace) -> None:
    file = previewing.look_at(desk, calendar(BRIEFS))

    seen = previewing.columns(file, PEOPLE, {"SUMMARY": "name"})

    assert seen.columns[0].field == ""


def test_a_table_without_events_comes_in_at_the_one_that_is_named(desk: Workspace) -> None:
    decisions = Decisions(event="OF27")
    table = previewing.look_at(desk, b"ref,name\nN1,Ada\n")
    programme = previewing.look_at(desk, b"session_id,event,title\nN1,DD27,Glue\n")

    importing.apply(desk, PEOPLE, table.sheet, decisions, silent)
    importing.apply(desk, PROGRAMME, programme.sheet, decisions, silent)

    assert desk.snapshot().participation(desk.where(Person, ref="N1")[0].id, "eOF27") is not None
    assert the_session(desk, "Glue").event_id == "eDD27"
    assert [entry.label for entry in desk.history()][-2:] == [Label.IMPORT_PEOPLE, Label.IMPORT_PROGRAMME]


def test_the_command_line_takes_a_calendar_by_its_content_and_asks_for_the_event(cli: CommandLine) -> None:
    cli.write("programme.txt", calendar(BRIEFS).decode().replace("Test Forum 2027", "Mine"))

    unnamed = cli("import", "programme", "programme.txt")
    dry = cli("import", "programme", "programme.txt", "--event", "OF27", "--dry-run", "--map", "ATTENDEE=")
    done = cli("import", "programme", "programme.txt", "--event", "OF27", "--map", "ATTENDEE=")

    assert (unnamed.status, dry.status, done.status) == (3, 0, 0)
    assert "--event" in unnamed.err
    assert (dry.document["created"], dry.document["applied"]) == (2, False)
    assert (done.document["created"], done.document["problems"]) == (2, [])
    assert cli("undo").status == 0
