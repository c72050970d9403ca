"""What the window says: every finding, problem and refusal in both languages, and no command of the other program."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from forumdesk.domain import packages_errors as packages
from forumdesk.domain.disclosure import Paper, Refusal
from forumdesk.domain.disclosure.rules import DocumentRefusedError
from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.packages_errors import PackageFault
from forumdesk.domain.questions import Problem, ProblemType, QuestionType
from forumdesk.importers import refusals as lists
from forumdesk.importers.headings import COLUMNS
from forumdesk.services import errors as services
from forumdesk.store import errors as store
from forumdesk.store.tables import TABLES
from forumdesk.words import spoken
from forumdesk.words.fields import NORWEGIAN, field_word
from forumdesk.words.findings import Names

START, END = datetime(2027, 6, 14, 8, 0, tzinfo=UTC), datetime(2027, 6, 14, 8, 30, tzinfo=UTC)
NAMES = Names(lambda ref: {"A1": "Ada", "B1": "Blue 1"}.get(ref, ref), lambda at: f"{at:%Y-%m-%d %H:%M}")
LANGUAGES = ("en", "nb")
COMMANDS = ("answer dob", "questions", "--map", "with: ")


def finding(kind: FindingKind, people: tuple[str, ...] = ("A1",), **facts: str) -> Finding:
    told = {"gap_minutes": "10", "agreed_minutes": "30", "rank": "3", "agreed": "2", "delegation": "GREEN"}
    given = told | facts
    return Finding(
        kind,
        "XX",
        ("XX",),
        ("T01", "T02"),
        people,
        room="Hall",
        rule="R1",
        start=START,
        end=END,
        facts=tuple(given.items()),
    )


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (finding(FindingKind.ROOM_CLASH), "Hall har T01 og T02 samtidig, 2027-06-14 08:00–08:30. Flytt én av dem."),
        (
            finding(FindingKind.PERSON_CLASH, elsewhere="busy"),
            "Ada er opptatt i en annen krets under T01 og T02, 2027-06-14 08:00–08:30. "
            "Et annet tidspunkt eller sted kan gå.",
        ),
        (
            finding(FindingKind.ROOM_CLASH, elsewhere="busy"),
            "Hall er opptatt i en annen krets under T01 og T02, 2027-06-14 08:00–08:30.",
        ),
        (
            replace(finding(FindingKind.PERSON_CLASH, elsewhere="busy", vehicle="BIL"), sessions=()),
            "Ada er opptatt i en annen krets under turen med BIL, 2027-06-14 08:00–08:30. "
            "Et annet tidspunkt eller sted kan gå.",
        ),
        (
            replace(finding(FindingKind.PERSON_CLASH, elsewhere="busy", journey="departure"), sessions=()),
            "Ada er opptatt i en annen krets ved avreise, 2027-06-14 08:00. Et annet tidspunkt eller sted kan gå.",
        ),
        (
            finding(FindingKind.PERSON_CLASH, elsewhere="busy", hotel="Kro"),
            "Ada er opptatt i en annen krets på Kro: ingen vet hvilke netter. Et annet tidspunkt eller sted kan gå.",
        ),
        (finding(FindingKind.PERSON_CLASH), "Ada er i T01 og T02 samtidig, 2027-06-14 08:00–08:30."),
        (
            finding(FindingKind.SEPARATION, ("A1", "B1")),
            "Ada og Blue 1 er 10 min fra hverandre mellom T01 og T02. Avtalt: 30. Regel R1.",
        ),
        (
            finding(FindingKind.SEPARATION, ("A1", "B1"), gap_minutes="0"),
            "Ada og Blue 1 er nær hverandre i T01 og T02, 2027-06-14 08:00–08:30. Regel R1.",
        ),
        (
            finding(FindingKind.SEPARATION, ("A1", "B1"), journey="arrival", gap_minutes="5"),
            "Ada og Blue 1 ankommer med 5 min mellomrom. Avtalt: 30. Regel R1.",
        ),
        (
            Finding(FindingKind.SEPARATION, "XX", (), ("T01",), ("A1", "B1", "C1", "D1", "E1"), rule="R1"),
            "Ada, Blue 1, C1 og 2 til er sammen i T01. Regel R1.",
        ),
        (
            Finding(FindingKind.SEPARATION, "XX", (), ("T01",), ("A1", "B1"), rule="R1", start=START, end=END),
            "Ada og Blue 1 er sammen i T01, 2027-06-14 08:00–08:30. Regel R1.",
        ),
        (
            finding(FindingKind.ALIAS_MISSING),
            "Ada mangler alias. Ikke noe skilt, ingen invitasjon og ingen liste før det finnes.",
        ),
        (
            Finding(FindingKind.COVER_MISSING, "XX"),
            "XX er diskret og mangler dekktittel. Ingenting går ut før den finnes.",
        ),
        (
            Finding(FindingKind.COVER_MISSING, "XX", sessions=("T01",)),
            "T01 gjelder tjenstlig behov og mangler dekktittel. Ingen invitasjon og ikke noe program før den finnes.",
        ),
        (
            finding(FindingKind.TEXT_OVERFLOW, field="title line"),
            "Ada: stillingslinje får ikke plass i den minste størrelsen. Kort det ned.",
        ),
        (
            finding(FindingKind.MISSING_GLYPH, (), field="title", characters="\U000120c0"),
            "Ingen skrift har \U000120c0 (tittel). Skriv det på en annen måte.",
        ),
        (
            finding(FindingKind.MISSING_GLYPH, field="name", characters="\U000120c0"),
            "Ada: ingen skrift har \U000120c0 (navn). Skriv det på en annen måte.",
        ),
        (
            finding(FindingKind.DELEGATION_RANK, delegation="GREEN"),
            "Ada har rang 3. Avtalt for GREEN: 2.",
        ),
        (
            finding(FindingKind.DELEGATION_RANK, rank="", delegation="GREEN"),
            "Ada leder delegasjonen GREEN og kommer ikke.",
        ),
        (finding(FindingKind.AVAILABILITY, ()), "Hall er ikke tilgjengelig for T01 og T02."),
        (Finding(FindingKind.NO_ROOM, "XX", sessions=("T01",)), "T01 har ikke rom ennå."),
    ],
)
def test_a_finding_says_in_norwegian_what_and_where(one: Finding, said: str) -> None:
    assert spoken.sentence(one, NAMES, "nb") == said


@pytest.mark.parametrize("kind", FindingKind)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_finding_is_a_sentence_that_names_people_as_they_may_be(kind: FindingKind, language: str) -> None:
    one = finding(kind, ("B1",), delegation="GREEN", question="dob:B1", type="ambiguous-date", field="name")

    said = spoken.sentence(one, NAMES, language)

    assert said.endswith(".")
    assert "B1" not in said.replace("Blue 1", "") or kind is FindingKind.QUESTION


def test_what_the_two_languages_say_differs_for_every_kind() -> None:
    alike = [
        kind
        for kind in FindingKind
        if spoken.sentence(one := finding(kind, question="merge:A1+A2", type="same-person"), NAMES, "en")
        == spoken.sentence(one, NAMES, "nb")
    ]

    assert alike == []


@pytest.mark.parametrize("kind", QuestionType)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_asked_without_the_value_and_without_a_command(kind: QuestionType, language: str) -> None:
    one = finding(FindingKind.QUESTION, question="dob:A1", type=kind.value)

    said = spoken.sentence(one, NAMES, language)

    assert "A1" in said
    assert [command for command in COMMANDS if command in said] == []


def test_two_rows_that_may_be_one_person_are_named_in_both_languages() -> None:
    one = finding(FindingKind.QUESTION, question="merge:A1+A2", type="same-person")

    said = [spoken.sentence(one, NAMES, language) for language in LANGUAGES]

    assert said == ["A1 and A2 may be one person.", "A1 og A2 kan være én person."]


@pytest.mark.parametrize("kind", ProblemType)
@pytest.mark.parametrize("rejected", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_problem_names_the_row_and_not_the_value(kind: ProblemType, rejected: bool, language: str) -> None:
    one = Problem(9, "A08", "birth_date", kind, (("value", "Secretname"),), rejected)

    said = spoken.problem(one, language)

    assert said.startswith("Row 9" if language == "en" else "Rad 9")
    assert "Secretname" not in said


def test_an_unknown_visibility_says_in_norwegian_what_it_is_read_as() -> None:
    one = Problem(9, "A08", "visibility", ProblemType.UNKNOWN_VALUE)

    assert spoken.problem(one, "nb").endswith("Det leses som bare arrangør.")


PATH = Path("house.forumdesk")
REFUSED: list[ForumDeskError] = [
    *[lists.UnreadableInputError(what) for what in lists.Unreadable],
    *[packages.PackageRefusedError(fault) for fault in PackageFault],
    *[store.OtherSealError(way) for way in ("passphrase", "key")],
    *[lists.TooLargeError(what, 5) for what in ("rows", "columns", "bytes", "cell", "parts")],
    lists.NoKeyColumnError("people", ("ref", "given_name")),
    *[lists.UnknownMappingError(what, "X", ("A", "B")) for what in ("header", "twice", "column")],
    lists.UnknownQuestionError("dob:A1"),
    lists.UnknownQuestionError("dob:A1", "merge"),
    lists.UnknownChoiceError("dob:A1", "x", ("y", "z")),
    lists.BothIssuedError(("A1", "A2")),
    DocumentRefusedError(Refusal(Paper.PUBLIC_AGENDA, "XX")),
    services.UnknownError("session", "T01"),
    services.AlreadyThereError("series", "XX"),
    services.AlreadyThereError("something new", "XX"),
    services.UnknownTypeError(".docx", (".pdf", ".csv")),
    store.DuplicateError("person", ("ref",)),
]


@pytest.mark.parametrize("error", REFUSED, ids=lambda error: type(error).__name__)
def test_a_refusal_is_a_sentence_in_each_language_and_tells_no_command(error: ForumDeskError) -> None:
    english, norwegian = (spoken.refusal(error, language) for language in LANGUAGES)

    assert english.endswith(".")
    assert norwegian.endswith(".")
    assert english != norwegian
    assert [command for command in COMMANDS if command in english + norwegian] == []


def test_a_refusal_nobody_translated_is_that_of_the_command_line() -> None:
    assert spoken.refusal(store.EmptySecretError(), "nb").startswith("There is neither")


def test_every_field_and_every_column_has_a_norwegian_word() -> None:
    fields = {column for table in TABLES.values() for column in table.columns}
    columns = {column for some in COLUMNS.values() for column in some}

    assert sorted((fields | columns) - set(NORWEGIAN)) == []


def test_a_field_is_called_by_its_name_in_english_and_where_no_table_knows_it() -> None:
    assert field_word("organisation_id", "en") == "organisation"
    assert field_word("title line", "nb") == "stillingslinje"
    assert field_word("never_heard_of", "nb") == "never heard of"
