"""What is declared, what is imported, what is locked and what is explained are one list."""

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import relock

from tests.habits.tree import ROOT, nodes, within

OURS = {"forumdesk", "resources", "tests", "ui"}
# Declared for what they bring, not imported by name: the time zones that zoneinfo reads.
READ_NOT_IMPORTED = {"tzdata"}
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _plain(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def _declared() -> set[str]:
    return {_plain(requirement) for requirement in PYPROJECT["project"]["dependencies"]}


def _imports(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def _declared_for_tests() -> set[str]:
    return _declared() | {_plain(requirement) for requirement in PYPROJECT["dependency-groups"]["test"]}


def _imported(*folders: str) -> set[str]:
    beside = {path.stem for path in within("packaging/")}
    names = {name for path in within(*folders) for name in _imports(path)} - beside
    known = packages_distributions()
    foreign = {name for name in names - OURS - set(sys.stdlib_module_names) if not name.startswith("_")}
    return {_plain(known.get(name, [f"{name} (not installed)"])[0]) for name in foreign}


def _pins(lock: str) -> dict[str, str]:
    text = (ROOT / "packaging" / f"{lock}.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", text, flags=re.MULTILINE))


def test_everything_imported_is_declared() -> None:
    assert _imported("forumdesk/", "resources/", "ui/") - _declared() == set()
    assert _imported("tests/") - _declared_for_tests() == set()


def test_everything_declared_is_imported() -> None:
    assert _declared() - _imported("forumdesk/", "resources/", "ui/") - READ_NOT_IMPORTED == set()


def test_the_lock_files_follow_from_what_is_declared() -> None:
    wanted = relock.FITS + relock.declared_digest(ROOT)

    texts = {name: (ROOT / "packaging" / f"{name}.lock").read_text(encoding="utf-8") for name in relock.GROUPS}

    stale = [name for name, text in texts.items() if wanted not in text.splitlines()]
    assert stale == [], "run: python3 packaging/bootstrap.py lock"


def test_both_lock_files_name_the_same_versions() -> None:
    runtime, test = _pins("runtime"), _pins("test")

    assert _declared() <= runtime.keys()
    assert {name: test.get(name) for name in runtime} == runtime


def test_every_locked_package_has_hashes_and_no_index_is_named() -> None:
    for name in relock.GROUPS:
        text = (ROOT / "packaging" / f"{name}.lock").read_text(encoding="utf-8")
        blocks = re.split(r"\n(?=[a-z0-9])", text)[1:]

        assert all("--hash=sha256:" in block for block in blocks)
        assert not re.search(r"https?:|file:|--(extra-)?index|--find-links", text)


def test_every_dependency_is_explained() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    groups = PYPROJECT["dependency-groups"]
    wanted = _declared() | {_plain(requirement) for group in groups.values() for requirement in group}

    explained = {_plain(name) for name in re.findall(r"^\| `([^`]+)` \|", page, flags=re.MULTILINE)}

    assert explained == wanted


def test_the_limits_stand_in_the_settings() -> None:
    lint = PYPROJECT["tool"]["ruff"]["lint"]
    floors = json.loads((ROOT / "packaging" / "coverage.json").read_text(encoding="utf-8"))

    assert lint["mccabe"]["max-complexity"] <= 8
    assert lint["pylint"]["max-statements"] <= 30
    assert PYPROJECT["tool"]["mypy"]["strict"] is True
    assert floors["forumdesk/domain"] == 100
    assert min(floors["forumdesk/store"], floors["forumdesk/exporters"]) >= 95
    assert min(floors.values()) >= 85
