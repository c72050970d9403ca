"""The tests are looked at too: every one is found, none is skipped, and mypy sees every file."""

import ast
import re
from collections import Counter

import pytest
from mypy.main import process_options

from tests.habits.tree import ROOT, name_of, nodes, parsed, python_files, within

SKIPS = {"skip", "skipif", "xfail", "importorskip"}


def _tests_in(body: list[ast.stmt]) -> list[str]:
    return [node.name for node in body if isinstance(node, ast.FunctionDef) and node.name.startswith("test")]


def test_every_test_stands_in_a_file_that_pytest_opens() -> None:
    hidden = [
        name_of(path) for path in within("tests/") if not path.name.startswith("test_") and _tests_in(parsed(path).body)
    ]

    assert hidden == []


def test_no_test_hides_another_of_the_same_name() -> None:
    twice = {
        name_of(path): [name for name, count in Counter(_tests_in(parsed(path).body)).items() if count > 1]
        for path in within("tests/")
    }

    assert {name: names for name, names in twice.items() if names} == {}


def test_every_folder_of_tests_is_a_package_so_that_no_file_hides_its_namesake() -> None:
    folders = {path.parent for path in within("tests/")}

    assert [name_of(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_nothing_is_skipped_or_expected_to_fail() -> None:
    skipped = [
        f"{name_of(path)}:{node.lineno}"
        for path in within("tests/")
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in SKIPS
    ]

    assert skipped == []


def test_a_test_is_named_by_the_sentence_it_proves() -> None:
    short = [
        f"{name_of(path)}:{name}"
        for path in within("tests/")
        for name in _tests_in(parsed(path).body)
        if not re.fullmatch(r"test(_[a-z0-9]+){3,}", name)
    ]

    assert short == []


def test_mypy_is_given_every_python_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    sources, _ = process_options([])

    given = {(ROOT / source.path).resolve() for source in sources if source.path}
    assert given == {path.resolve() for path in python_files()}
