"""The lists that ship for the demo come in with their known answers, and the checks find what was hidden in them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest

from forumdesk.domain.conflicts import check
from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.moments import utc_text, when_text
from forumdesk.domain.snapshot import Snapshot
from forumdesk.importers.columns import ImportKind
from forumdesk.importers.emails import read_email
from forumdesk.importers.names import script_of
from forumdesk.importers.sheet import read_sheet
from forumdesk.services import workspaces
from forumdesk.services.importing import ImportReport, import_list
from forumdesk.store.workspace import Workspace
from tests.stories import demo_answers as known
from tests.stories.desk import SECRET, Clock

_RESERVED = re.compile(r"[^@]+@(example\.org|[a-z.]+\.example|[a-z.]+\.test)", re.IGNORECASE)
# The regulators' ranges for films and plays: Ofcom's 020 7946 0xxx and 07700 900xxx, and 555-01xx.
_FICTITIOUS = re.compile(r"\+44 20 7946 0\d{3}|\+44 7700 900\d{3}|\+1 202 555 01\d\d")


@dataclass(frozen=True)
class Demo:
    """The workspace with all lists in it, and what it looked like then."""

    workspace: Workspace
    reports: dict[str, ImportReport]
    snapshot: Snapshot
    findings: tuple[Finding, ...]


def lists() -> list[tuple[ImportKind, str]]:
    manifest = json.loads(bytes_of("demo.json"))
    return [(ImportKind(one["kind"]), one["file"]) for one in manifest["lists"]]


def bytes_of(name: str) -> bytes:
    return files("resources").joinpath("demo", name).read_bytes()


def cells(name: str, *headers: str) -> list[str]:
    """Every filled cell of the columns, whatever they are called in this list."""
    sheet = read_sheet(bytes_of(name))
    places = [place for place, header in enumerate(sheet.headers) if header in headers]
    return [row.cells[place] for row in sheet.rows for place in places if row.cells[place]]


def found(finding: Finding) -> known.Found:
    start, end = (utc_text(when) if when else "" for when in (finding.start, finding.end))
    return known.Found(
        finding.kind, finding.event, finding.sessions, finding.people, finding.room, finding.rule, start, end
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    path: Path = tmp_path_factory.mktemp("demo") / "demo.forumdesk"
    with workspaces.create(path, SECRET, Clock().world()) as workspace:
        reports = {name: import_list(workspace, kind, bytes_of(name)) for kind, name in lists()}
        snapshot = workspace.snapshot()
        yield Demo(workspace, reports, snapshot, tuple(check(snapshot)))


def test_every_list_comes_in_with_the_known_counts(demo: Demo) -> None:
    counts = {
        name: known.Counts(one.rows, one.created, one.updated, one.merged, one.rejected, one.blank)
        for name, one in demo.reports.items()
    }

    assert counts == known.COUNTS


def test_everybody_is_at_the_events_whose_lists_name_them(demo: Demo) -> None:
    at = {event.code: len(demo.snapshot.at_event[event.id]) for event in demo.snapshot.events.values()}

    assert at == known.PARTICIPATIONS
    assert len(demo.snapshot.people) == known.PEOPLE


def test_every_session_of_the_programme_is_there(demo: Demo) -> None:
    sessions = {event.code: len(demo.snapshot.live_sessions(event.id)) for event in demo.snapshot.events.values()}

    assert sessions == known.SESSIONS


def test_what_is_wrong_is_named_by_row_ref_and_field(demo: Demo) -> None:
    problems = {
        name: tuple(known.Trouble(each.row, each.ref, each.field, each.type) for each in one.problems)
        for name, one in demo.reports.items()
        if one.problems
    }

    assert problems == known.PROBLEMS


def test_what_cannot_be_known_is_asked_with_its_choices(demo: Demo) -> None:
    questions = {
        name: tuple(
            sorted(
                (known.Asked(each.key, each.type, each.refs, each.choices) for each in one.questions),
                key=lambda asked: asked.id,
            )
        )
        for name, one in demo.reports.items()
        if one.questions
    }

    assert questions == known.QUESTIONS


def test_two_spellings_of_one_person_are_one_person(demo: Demo) -> None:
    merges = {name: tuple(each.refs for each in one.merges) for name, one in demo.reports.items() if one.merges}

    assert merges == known.MERGES


def test_unknown_columns_and_organisations_are_reported_and_kept(demo: Demo) -> None:
    columns = {name: one.unknown_columns for name, one in demo.reports.items() if one.unknown_columns}
    organisations = {name: one.unknown_organisations for name, one in demo.reports.items() if one.unknown_organisations}

    assert columns == known.UNKNOWN_COLUMNS
    assert organisations == known.UNKNOWN_ORGANISATIONS
    assert demo.snapshot.person_by_ref["F001"].custom == (("Skostørrelse", "36"),)


def test_the_checks_find_what_was_put_there_and_nothing_else(demo: Demo) -> None:
    findings = [found(one) for one in demo.findings]

    assert sorted(map(repr, findings)) == sorted(map(repr, known.FINDINGS))


def test_every_open_question_is_a_finding(demo: Demo) -> None:
    asked = {question.key for one in demo.reports.values() for question in one.questions}
    facts = [dict(one.facts) for one in demo.findings if one.kind is FindingKind.QUESTION]

    assert {one["question"] for one in facts} == asked


@pytest.mark.parametrize("ref", known.PRINTED)
def test_a_name_is_printed_as_it_was_meant(demo: Demo, ref: str) -> None:
    assert demo.snapshot.person_by_ref[ref].print_name == known.PRINTED[ref]


@pytest.mark.parametrize("ref", known.NATIVE)
def test_a_native_name_is_freed_of_its_marks(demo: Demo, ref: str) -> None:
    assert demo.snapshot.person_by_ref[ref].native_name == known.NATIVE[ref]


@pytest.mark.parametrize("ref", known.BORN)
def test_a_birth_date_is_read_in_every_style(demo: Demo, ref: str) -> None:
    assert str(demo.snapshot.person_by_ref[ref].birth_date) == known.BORN[ref]


@pytest.mark.parametrize(("ref", "event"), known.ARRIVES)
def test_an_arrival_keeps_the_precision_it_was_typed_with(demo: Demo, ref: str, event: str) -> None:
    person, at = demo.snapshot.person_by_ref[ref], demo.snapshot.event_by_code[event]

    participation = demo.snapshot.at[person.id, at.id]

    assert participation.arrival is not None
    assert when_text(participation.arrival) == known.ARRIVES[ref, event]


@pytest.mark.parametrize(("kind", "name"), lists())
def test_the_same_list_again_changes_nothing(demo: Demo, kind: ImportKind, name: str) -> None:
    again = import_list(demo.workspace, kind, bytes_of(name), dry_run=True)

    assert (again.created, again.updated, again.merged, again.gone) == (0, 0, 0, 0)
    assert again.unchanged == again.rows - known.COUNTS[name].rejected


def test_the_shipped_answers_settle_their_questions(workspace: Workspace) -> None:
    answers = json.loads(bytes_of("answers.json"))
    import_list(workspace, ImportKind.EVENTS, bytes_of(known.EVENTS))

    one = import_list(workspace, ImportKind.PEOPLE, bytes_of(known.FORUM), answers=answers)

    counts = known.Counts(one.rows, one.created, one.updated, one.merged, one.rejected, one.blank)
    assert counts == known.FORUM_WITH_ANSWERS
    assert tuple(question.key for question in one.questions) == known.LEFT_OPEN_WITH_ANSWERS
    assert str(workspace.snapshot().person_by_ref["F080"].birth_date) == answers["dob:F080"]


def test_the_manifest_names_every_list_of_the_folder() -> None:
    names = {entry.name for entry in files("resources").joinpath("demo").iterdir()}

    assert {name for _, name in lists()} == {name for name in names if name.endswith((".csv", ".xlsx"))}


def test_many_people_have_a_second_script() -> None:
    names = [cell for cell in cells(known.FORUM, "Navn (originalskrift)", "Navn") if script_of(cell) != "LATIN"]

    assert len(names) >= 26
    assert len({script_of(name) for name in names}) >= 10


@pytest.mark.parametrize("name", [known.FORUM, known.REGIONAL, known.DIALOGUE])
def test_no_address_and_no_number_reaches_anybody(name: str) -> None:
    addresses = [address for cell in cells(name, "E-post", "E-mail") if (address := read_email(cell))]
    numbers = cells(name, "Telefon", "Phone")

    assert [address for address in addresses if not _RESERVED.fullmatch(address)] == []
    assert [number for number in numbers if not _FICTITIOUS.fullmatch(number)] == []
