"""The bootstrap: what it needs of the system, what it tells, when it makes the environment anew."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import checks
import commands
import environment
import pytest
import say
import system

from tests.habits.tree import ROOT

MISSING = system.Need("a thing", "a-package", "get it elsewhere", lambda: False)
HERE = system.Need("another thing", "another-package", "get it elsewhere", lambda: True)


def _checkout(folder: Path) -> environment.Environment:
    (folder / "packaging").mkdir(parents=True)
    for name in ("pyproject.toml", "packaging/runtime.lock", "packaging/test.lock"):
        shutil.copy(ROOT / name, folder / name)
    return environment.Environment(folder)


def _bare_path(monkeypatch: pytest.MonkeyPatch, folder: Path, *programs: str) -> None:
    for name in programs:
        (folder / name).write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_what_is_here_is_not_asked_for() -> None:
    system.provide([HERE])


def test_a_missing_package_without_permission_gives_the_line_to_type(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _bare_path(monkeypatch, tmp_path, "apt-get", "sudo")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(say.StopError) as stop:
        system.provide([MISSING, HERE])

    assert stop.value.code == 3
    assert stop.value.sentence.endswith("apt-get install --yes --no-install-recommends a-package'")


def test_a_system_without_apt_is_told_what_to_get(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _bare_path(monkeypatch, tmp_path)

    with pytest.raises(say.StopError, match="missing: a thing; get it elsewhere"):
        system.provide([MISSING])


def test_a_failing_apt_names_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _bare_path(monkeypatch, tmp_path, "apt-get", "env")
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    with pytest.raises(say.StopError, match="could not install a-package"):
        system.provide([MISSING])


def test_a_folder_that_is_no_environment_is_not_cleared(tmp_path: Path) -> None:
    checkout = _checkout(tmp_path / "a checkout")
    checkout.folder.mkdir()
    (checkout.folder / "letter.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(say.StopError, match="not a virtual environment"):
        checkout.prepare("runtime")

    assert (checkout.folder / "letter.txt").read_text(encoding="utf-8") == "mine"


def test_an_environment_without_a_fitting_stamp_is_not_ready(tmp_path: Path) -> None:
    checkout = _checkout(tmp_path)
    checkout.folder.mkdir()
    (checkout.folder / environment.STAMP).write_text(json.dumps({"of": "another lock"}), encoding="utf-8")

    assert not checkout.is_ready("runtime")


def test_a_damaged_stamp_counts_as_none(tmp_path: Path) -> None:
    checkout = _checkout(tmp_path)
    checkout.folder.mkdir()
    (checkout.folder / environment.STAMP).write_text("{", encoding="utf-8")

    assert not checkout.is_ready("runtime")


def test_the_environment_of_another_program_does_not_leak_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "https://index.example/simple")

    variables = _checkout(tmp_path).variables()

    assert "PYTHONPATH" not in variables
    assert variables["PIP_INDEX_URL"] == "https://index.example/simple"
    assert variables["PATH"].startswith(str(tmp_path / ".venv"))


def test_the_checks_run_in_the_order_of_the_house() -> None:
    names = [step.name for step in checks.chosen([])]

    assert names == ["lint", "format", "types", "contracts", "tests", "coverage", "bench"]
    assert [step.name for step in checks.chosen(["types"])] == ["types"]


def test_wrong_usage_exits_with_two() -> None:
    with pytest.raises(SystemExit) as stop:
        commands.run(["dance"])

    assert stop.value.code == 2


def test_help_needs_nothing_installed() -> None:
    done = subprocess.run(
        [sys.executable, "-E", "-S", str(ROOT / "packaging" / "bootstrap.py"), "--help"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert all(word in done.stdout for word in commands.WORDS)
    assert "seen on Linux only" in done.stdout


def test_ci_calls_the_command_of_the_readme_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert [text for text in lines if "python" in text] == ["exec python3 packaging/bootstrap.py test"]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
