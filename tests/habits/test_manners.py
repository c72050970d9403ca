"""Small rules about what stands in a file, which no linter holds for us."""

import ast
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from tests.habits.tree import ROOT, name_of, nodes, ours, python_files, text_files, within

# Split, so that this file does not name what it looks for.
MACHINE_PATH = re.compile("(?<![\\w.)}>-])/(" + "|".join(["wo" + "rk", "t" + "mp", "ro" + "ot", "ho" + "me"]) + ")/\\w")
POOR_NAMES = re.compile(r"(Manager|Helper|Handler|Utils|Common|Base|Abstract)\b")
# Of the standard library's own; a clock that was passed in may be asked.
CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}
CHANCE = {"uuid.uuid1", "uuid.uuid4", "uuid1", "uuid4", "os.urandom", "urandom", "make_msgid", "utils.make_msgid"}


def _calls(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Call):
            yield ".".join(ast.unparse(node.func).split(".")[-2:])


def _comments(path: Path) -> Iterator[tokenize.TokenInfo]:
    with path.open("rb") as source:
        yield from (token for token in tokenize.tokenize(source.readline) if token.type == tokenize.COMMENT)


def _swallows(handler: ast.ExceptHandler) -> bool:
    def is_nothing(part: ast.stmt) -> bool:
        return isinstance(part, ast.Pass) or (isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant))

    return all(is_nothing(part) for part in handler.body)


def test_no_file_names_a_path_of_one_machine() -> None:
    named = [
        f"{name_of(path)}:{number}"
        for path in text_files()
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if MACHINE_PATH.search(text)
    ]

    assert named == []


def test_no_error_is_caught_and_dropped() -> None:
    dropped = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files()
        for node in nodes(path)
        if isinstance(node, ast.ExceptHandler) and _swallows(node)
    ]

    assert dropped == []


def test_classes_and_modules_are_named_for_what_they_are() -> None:
    poor = [
        f"{name_of(path)}:{node.name}"
        for path in python_files()
        for node in nodes(path)
        if isinstance(node, ast.ClassDef) and POOR_NAMES.search(node.name)
    ]

    assert poor == []


def test_the_inner_core_has_no_clock_and_no_chance_of_its_own() -> None:
    inner = within("forumdesk/domain/", "forumdesk/importers/", "forumdesk/exporters/")

    own = [f"{name_of(path)}: {call}" for path in inner for call in _calls(path) if call in CLOCKS | CHANCE]

    assert own == []


def test_every_type_ignore_names_its_code_and_its_reason() -> None:
    ignores = re.compile(r"#\s*type:\s*ignore")
    reasoned = re.compile(r"# type: ignore\[[\w, -]+\]\s+# \w")

    bare = [
        f"{name_of(path)}:{comment.start[0]}"
        for path in python_files()
        if ignores.search(path.read_text(encoding="utf-8"))
        for comment in _comments(path)
        if ignores.match(comment.string) and not reasoned.match(comment.string)
    ]

    assert bare == []


def test_packaging_stays_a_folder_and_hides_no_library() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_what_is_committed_holds_no_workspace() -> None:
    assert [name_of(path) for path in ours() if path.suffix == ".forumdesk"] == []
