"""The limits that keep every part small enough to read; ruff holds the ones for functions."""

import ast

from tests.habits.tree import name_of, nodes, python_files

LINES_A_FILE = 400
METHODS_A_CLASS = 20


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}

    assert {name: lines for name, lines in lengths.items() if lines > LINES_A_FILE} == {}


def test_no_class_has_more_than_twenty_methods() -> None:
    methods = {
        f"{name_of(path)}:{node.name}": sum(isinstance(part, ast.FunctionDef) for part in node.body)
        for path in python_files()
        for node in nodes(path)
        if isinstance(node, ast.ClassDef)
    }

    assert {name: count for name, count in methods.items() if count > METHODS_A_CLASS} == {}


def test_the_files_of_the_project_are_seen() -> None:
    names = {name_of(path) for path in python_files()}

    assert {"forumdesk/domain/cards.py", "packaging/bootstrap.py", "tests/habits/test_sizes.py"} <= names
