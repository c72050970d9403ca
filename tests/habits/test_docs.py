"""What the pages say of lists, findings, disclosure and layers is what the code says."""

import re
import tomllib
from enum import StrEnum
from typing import Any

import pytest

from forumdesk.changes import Label
from forumdesk.domain.badges import MOVES
from forumdesk.domain.categories import mark
from forumdesk.domain.disclosure import arrangements
from forumdesk.domain.disclosure.rules import PEOPLE, SESSIONS, Audience, Called, PersonRule
from forumdesk.domain.events import Discretion, EventKind
from forumdesk.domain.findings import SEVERITY
from forumdesk.domain.packages import Part, fields_of
from forumdesk.domain.participation import Answer, Category, Visibility
from forumdesk.domain.people import NameOrder
from forumdesk.domain.programme import Interpretation, SessionKind, SessionVisibility
from forumdesk.domain.questions import ProblemType, QuestionType
from forumdesk.domain.separation import RuleVisibility, Scope, SeparationKind
from forumdesk.domain.vehicles import Journey
from forumdesk.exporters.stocks import all_stocks
from forumdesk.importers.cleaning import letters
from forumdesk.importers.columns import KEY_COLUMNS, ImportKind
from forumdesk.importers.headings import COLUMNS, HEADINGS
from forumdesk.importers.kinds import read_kind
from forumdesk.services import shipped
from tests.habits.pages import OURS, coded, page, sections, table, tables
from tests.habits.tree import ROOT

VALUES: dict[str, type[StrEnum]] = {
    "category": Category,
    "status": Answer,
    "visibility of a person": Visibility,
    "visibility of a session": SessionVisibility,
    "visibility of a rule": RuleVisibility,
    "type of a session": SessionKind,
    "kind of an event": EventKind,
    "discretion": Discretion,
    "interp_mode": Interpretation,
    "scope": Scope,
    "rule": SeparationKind,
    "journey": Journey,
    "name_order": NameOrder,
}
NOTICES = (
    "For unclassified information only. Not approved under the Norwegian Security Act. Do not enter information graded "
    "BEGRENSET or higher. If the information together could harm national security interests, stop and ask your "
    "security officer.",
    "Kun for ugradert informasjon. Ikke godkjent etter sikkerhetsloven. Ikke legg inn informasjon gradert BEGRENSET "
    "eller høyere. Kan opplysningene samlet skade nasjonale sikkerhetsinteresser, stopp og spør sikkerhetsansvarlig.",
)


def _words(*cells: str) -> set[str]:
    return {letters(word) for cell in cells for word in cell.split(",") if word.strip()}


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _yes(value: bool) -> str:
    return "yes" if value else "no"


@pytest.mark.parametrize("kind", list(ImportKind))
def test_every_column_of_a_list_stands_with_every_word_that_heads_it(kind: ImportKind) -> None:
    rows = table(sections("domain")[kind.value])

    told = {coded(name)[0]: _words(name.strip("`"), norwegian, also) for name, norwegian, also, _ in rows}

    read = {name: {word for word, column in HEADINGS[kind].items() if column == name} for name in COLUMNS[kind]}
    assert told == read


@pytest.mark.parametrize("kind", list(ImportKind))
def test_the_columns_a_list_cannot_do_without_are_named(kind: ImportKind) -> None:
    found = re.search(r"Needs (?:one of )?(`.+?)\.", _in_one_line(sections("domain")[kind.value]))

    assert found
    assert set(coded(found[1])) == set(KEY_COLUMNS[kind])


def test_every_value_of_a_kind_stands_with_words_that_are_read_for_it() -> None:
    told = {column: re.findall(r"`(\w+)`([^;]*)", cell) for column, cell in table(sections("domain")["Values"])}

    assert {column: [value for value, _ in values] for column, values in told.items()} == {
        column: [member.value for member in kind] for column, kind in VALUES.items()
    }
    for column, values in told.items():
        for value, also in values:
            assert {read_kind(VALUES[column], word) for word in also.split(",") if word.strip()} <= {value}


def test_every_kind_of_finding_stands_with_its_severity() -> None:
    rows = table(sections("domain")["Findings"])

    assert [(coded(kind)[0], severity) for kind, severity, *_ in rows] == [
        (kind.value, severity.value) for kind, severity in SEVERITY.items()
    ]


def test_every_kind_of_question_problem_and_separation_rule_is_named() -> None:
    questions, problems = tables(sections("domain")["Questions and problems"])
    rules = table(sections("domain")["Separation rules"])

    for rows, kind in ((questions, QuestionType), (problems, ProblemType), (rules, SeparationKind)):
        assert sorted(name for row in rows for name in coded(row[0])) == sorted(member.value for member in kind)


def test_every_category_stands_with_its_letter_words_and_pattern() -> None:
    rows = table(sections("domain")["Categories"])

    marks = [(one, mark(one, "en"), mark(one, "nb").word) for one in Category]
    assert rows == [
        [f"`{one.value}`", shown.letter, shown.word, norwegian, shown.family.value, _yes(shown.striped)]
        for one, shown, norwegian in marks
    ]


def test_what_comes_with_the_program_is_counted_right() -> None:
    text = _in_one_line(sections("domain")["What comes with the program"])

    assert set(shipped.template_codes()) <= set(coded(text))
    assert all(entry["name"] in text for entry in shipped.series())
    assert f"{len(shipped.checklist('nexus'))} prompts" in text
    assert f"{len(shipped.checklist('forum'))} items" in text
    assert f"a list of {len(shipped.organisations())} " in text
    assert f"Badge papers: {len(all_stocks())}." in text


def test_what_may_become_of_a_badge_stands_as_it_is() -> None:
    told = {coded(state)[0]: coded(after) for state, after, *_ in table(sections("domain")["Badges"])}

    assert {state: set(after) for state, after in told.items()} == {
        state.value: {one.value for one in after} for state, after in MOVES.items()
    }


def test_the_fields_that_can_stay_out_of_a_package_stand_under_their_parts() -> None:
    told = tables(sections("packages")["What is in which"])[1]

    assert {coded(part)[0]: coded(fields) for part, fields in told} == {
        part.value: [field.value for field in fields_of(part)] for part in Part if fields_of(part)
    }


def _listed(rule: PersonRule) -> str:
    return (
        "all" if rule.listed == set(Visibility) else ", ".join(one for one in Visibility if one in rule.listed) or "-"
    )


def test_the_table_of_people_is_the_law_of_disclosure() -> None:
    rows = table(sections("disclosure")["People"])

    assert rows == [
        [
            f"`{document.value}`",
            _listed(rule),
            rule.plain.value,
            rule.protected.value if rule.protected else "-",
            rule.form.value if rule.form else "-",
            *map(_yes, (rule.not_coming, rule.reveals, rule.discreet)),
        ]
        for document, rule in PEOPLE.items()
    ]


def test_every_audience_stands_with_what_its_list_has() -> None:
    rows = tables(sections("disclosure")["People"])[1]

    assert [coded(row[0])[0] for row in rows] == [audience.value for audience in Audience]


def test_the_groups_and_orders_of_lists_are_those_they_can_be_asked_for() -> None:
    rows = tables(sections("disclosure")["People"])[2]

    told = {
        audience: (set(groups.split(", ")), set(orders.split(", ")))
        for names, groups, orders in rows
        for audience in coded(names)
    }
    assert told == {
        audience.value: (set(arrangements(audience).groupings), set(arrangements(audience).orderings))
        for audience in Audience
    }


def test_the_table_of_sessions_is_the_law_of_disclosure() -> None:
    told = {coded(document)[0]: words for document, *words in table(sections("disclosure")["Sessions"])}

    naming = {
        document.value: [row[visibility].value for visibility in SessionVisibility]
        for document, row in SESSIONS.items()
        if set(row.values()) != {Called.LEFT_OUT}
    }
    assert told == naming


def _contract() -> list[list[str]]:
    settings: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    layers = next(one["layers"] for one in settings["importlinter"]["contracts"] if one["type"] == "layers")
    return [re.split(r" *\| *", layer) for layer in layers]


def test_the_layers_are_those_of_the_contract_and_every_part_exists() -> None:
    layers, parts = tables(sections("architecture")["Parts"])
    folder = ROOT / "forumdesk"

    named = [coded(cell) for _, cell in layers]

    assert [sorted(layer) for layer in named] == [sorted(layer) for layer in _contract()]
    assert sorted(coded(row[0])[0] for row in parts) == sorted(name for layer in named for name in layer)
    there = {one.parent.name for one in folder.glob("*/__init__.py")} | {one.stem for one in folder.glob("*.py")}
    assert {name for layer in named for name in layer} == there - {"__init__"}


def test_every_label_of_the_history_stands_with_whether_it_is_undone() -> None:
    rows = table(sections("architecture")["The history"])

    told = {label: undone.startswith("yes") for labels, undone in rows for label in coded(labels)}

    assert told == {label.value: label.undoable for label in Label}


def test_the_notice_stands_in_both_languages() -> None:
    text = _in_one_line(page("SECURITY").replace("\n> ", " "))

    assert [notice for notice in NOTICES if notice not in text] == []


@pytest.mark.parametrize("name", OURS)
def test_a_page_leads_only_to_what_is_there(name: str) -> None:
    links = re.findall(r"\]\(([^)]+)\)", page(name))

    assert [link for link in links if not (ROOT / "docs" / link.partition("#")[0]).is_file()] == []


@pytest.mark.parametrize("name", OURS)
def test_a_file_that_a_page_names_is_there(name: str) -> None:
    paths = [
        text for text in coded(page(name)) if re.fullmatch(r"(forumdesk|resources|tests|packaging)/[\w./-]+", text)
    ]

    assert [path for path in paths if not (ROOT / path).exists()] == []
