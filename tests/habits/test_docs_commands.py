"""docs/command-line.md and the command line name the same commands, options, answers and exit statuses."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from forumdesk.changes import ChangeSet, Label
from forumdesk.cli import running, shapes
from forumdesk.cli.app import cli
from forumdesk.cli.export_commands import file_shape
from forumdesk.cli.list_commands import report_shape
from forumdesk.domain.cards import Method
from forumdesk.domain.disclosure import Invited, PersonView, Why
from forumdesk.domain.events import Event
from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.questions import Question, QuestionType
from forumdesk.importers.columns import ImportKind
from forumdesk.services.checking import Noticed
from forumdesk.services.importing import ImportReport
from forumdesk.services.inviting import IssuedFile
from forumdesk.services.viewing import EventView
from tests.campaign.commands_run import commands
from tests.habits.pages import OURS, coded, examples, page, sections, table, tables

PAGE = "command-line"
OPTION = re.compile(r"(?<![\w-])(?:--[a-z][a-z-]*|-[a-z]\b)")


def _walk(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        assert command is not None
        yield f"{before}{word}", command
        if isinstance(command, click.Group):
            yield from _walk(command, f"{before}{word} ")


COMMANDS = dict(_walk(cli))


def _options(command: click.Command, own: bool) -> set[str]:
    """Its own options, or those that every command takes."""
    found = (one for one in command.params if isinstance(one, click.Option) and one.expose_value is own)
    return {word for one in found for word in one.opts if not one.is_eager}


EVERYWHERE = _options(COMMANDS["undo"], own=False)
# What can be said of a copy that leaves, and of one with pages.
OF_A_COPY = _options(COMMANDS["export badges"], own=False) - EVERYWHERE
OF_PAGES = _options(COMMANDS["export list"], own=False) - EVERYWHERE
SHARED = EVERYWHERE | OF_PAGES


def _told(command: str) -> str:
    return sections(PAGE)[command]


def _json(command: str) -> list[object]:
    return [json.loads(example) for example in examples(_told(command), "json")]


def test_every_command_has_its_section_and_nothing_else_has_one() -> None:
    headings = re.findall(r"^### `(.+)`$", page(PAGE), flags=re.MULTILINE)

    assert sorted(headings) == sorted(COMMANDS)


def test_the_run_that_is_watched_for_traces_has_every_command() -> None:
    tried = {tuple(words[: len(name.split())]) for words in commands(Path("/nowhere"), True) for name in COMMANDS}

    groups = {name for name, command in COMMANDS.items() if isinstance(command, click.Group)}
    assert [name for name in COMMANDS if name not in groups and tuple(name.split()) not in tried] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_stands_with_its_own_options_and_no_others(name: str) -> None:
    named = {word for rows in tables(_told(name)) for row in rows for word in coded(row[0]) if OPTION.fullmatch(word)}

    assert named == _options(COMMANDS[name], own=True)


def test_the_options_of_every_command_stand_once() -> None:
    rows = table(_told("For every command"))

    assert {word for row in rows for word in coded(row[0])} == EVERYWHERE
    shared = {name: _options(command, own=False) - EVERYWHERE for name, command in COMMANDS.items()}
    assert all(options in (set(), OF_A_COPY, OF_PAGES) for options in shared.values())
    assert {name for name in shared if name.startswith("export ") and not shared[name]} == set()
    assert {word for row in table(_told("For what leaves")) for word in coded(row[0])} == OF_PAGES


@pytest.mark.parametrize("name", [name for name in COMMANDS if not isinstance(COMMANDS[name], click.Group)])
def test_the_usage_of_a_command_has_what_must_be_given(name: str) -> None:
    usage = examples(_told(name))[0]
    context = click.Context(COMMANDS[name])

    needed = [one for one in COMMANDS[name].params if one.required and isinstance(one, click.Option)]
    given = [one for one in COMMANDS[name].params if isinstance(one, click.Argument)]

    assert usage.startswith(f"forumdesk-cli {name} ")
    assert [one.opts[0] for one in needed if one.opts[0] not in usage] == []
    plain = [one.metavar or one.make_metavar(context) for one in given]
    words = ["KIND" if word.startswith("{") else word for word in plain]
    assert [word for word in words if word not in usage.split()] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_choice_of_a_command_is_named(name: str) -> None:
    choices = {str(one) for param in COMMANDS[name].params for one in getattr(param.type, "choices", ())}

    assert choices - set(coded(_told(name))) == set()


@pytest.mark.parametrize("name", OURS)
def test_no_page_names_an_option_that_is_not_there(name: str) -> None:
    there = {word for command in COMMANDS.values() for word in _options(command, own=True)} | SHARED

    named = {word for text in (*coded(page(name)), *examples(page(name))) for word in OPTION.findall(text)}

    assert named - there - {"-h", "--help", "--version"} == set()


def test_every_example_is_a_command_with_options_it_has() -> None:
    lines = [line for block in examples(page(PAGE)) for line in block.splitlines()]

    for line in lines:
        words = line.removeprefix("forumdesk-cli ").split()
        name = next(" ".join(words[:length]) for length in (2, 1) if " ".join(words[:length]) in COMMANDS)
        assert set(OPTION.findall(line.removeprefix("forumdesk-cli "))) <= (_options(COMMANDS[name], own=True) | SHARED)


def test_the_exit_statuses_are_those_of_the_program() -> None:
    rows = next(rows for rows in tables(_told("For every command")) if rows[0][0] == "0")

    assert [(int(status), meaning.split(",")[0]) for status, meaning in rows] == [
        (0, "done"),
        (running.NEEDS_PERSON, "done"),
        (running.WRONG_USAGE, "wrong usage"),
        (running.REFUSED, "refused"),
    ]


def test_every_reason_for_being_left_out_is_named() -> None:
    assert [coded(row[0])[0] for row in table(_told("export"))] == [why.value for why in Why]


def test_the_answers_shown_have_the_keys_of_the_program() -> None:
    empty = {name: "" for name in PersonView.__slots__}
    person = PersonView(**{**empty, "also": (), "events": (), "emails": ()})  # type: ignore[arg-type]  # filled by name
    found = Noticed(
        Finding(FindingKind.NO_ROOM, event="OF27", start=datetime(2027, 6, 14, tzinfo=UTC)), (), "UTC", False
    )
    invite = IssuedFile("0001.ics", "A03", Invited.EVENT, Method.REQUEST)

    shown = {
        "people": shapes.person(person),
        "events": shapes.event(EventView(Event("1", "OF27"), 0, 0)),
        "findings": shapes.finding(found),
        "files": file_shape(invite),
    }

    for command, key in (
        ("people", "people"),
        ("events", "events"),
        ("check", "findings"),
        ("export invites", "files"),
    ):
        (answer,) = _json(command)
        assert isinstance(answer, dict)
        assert list(answer[key][0]) == list(shown[key])


def test_an_import_is_shown_with_the_keys_of_the_program() -> None:
    nothing = ChangeSet(0, Label.IMPORT_PEOPLE, ())
    report = ImportReport(ImportKind.PEOPLE, 0, 0, 0, 0, 0, 0, 0, 0, True, (), (), (), (), (), nothing)
    dob = Question("1", "dob:A17", QuestionType.AMBIGUOUS_DATE, "people", ("A17",), 18, "dob", "05/06/1971")
    pair = Question("2", "merge:A07+A31", QuestionType.SAME_PERSON, "people", ("A07", "A31"), evidence="same name")

    answer, merge = _json("import")

    assert isinstance(answer, dict)
    assert isinstance(merge, dict)
    assert list(answer) == list(report_shape(report))
    assert list(answer["questions"][0]) == list(shapes.question(dob))
    assert list(merge) == list(shapes.question(pair))
