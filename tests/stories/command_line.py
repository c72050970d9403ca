"""The command line as a script would use it: arguments in, exit status and one JSON document out."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from forumdesk.cli.main import run
from forumdesk.services import workspaces
from tests.builders import a_new_file
from tests.stories.desk import SECRET, Clock, fill, forum


@dataclass(frozen=True)
class Said:
    """How a command ended and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found


@dataclass
class CommandLine:
    """Runs commands in one folder on one workspace; JSON unless told otherwise."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    file: str = "house.forumdesk"

    def __call__(self, *words: str, json_wanted: bool = True, on_workspace: bool = True) -> Said:
        self.capture.readouterr()
        extra = ["-w", self.file] if on_workspace else []
        status = run([*words, *extra, *(["--json"] if json_wanted else [])])
        captured = self.capture.readouterr()
        return Said(status, captured.out, captured.err)

    def write(self, name: str, text: str) -> str:
        (self.folder / name).write_text(text, encoding="utf-8")
        return name


@cache
def _house() -> bytes:
    """Filled once: every test begins with a copy."""
    with TemporaryDirectory() as made:
        path = Path(made) / "house.forumdesk"
        with a_new_file(path, Clock().world(), SECRET) as workspace:
            fill(workspace, forum())
        return path.read_bytes()


def make_house(folder: Path) -> None:
    """A workspace file with `forum` in it, its passphrase in the file pw."""
    (folder / "house.forumdesk").write_bytes(_house())
    (folder / "pw").write_text(SECRET.passphrase + "\n", encoding="utf-8")


def make_empty(folder: Path) -> None:
    with a_new_file(folder / "house.forumdesk", Clock().world(), SECRET) as workspace:
        workspaces.stock(workspace)
    (folder / "pw").write_text(SECRET.passphrase + "\n", encoding="utf-8")


@pytest.fixture
def cli(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """The command line in a folder with a filled workspace."""
    make_house(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FORUMDESK_PASSPHRASE_FILE", "pw")
    return CommandLine(tmp_path, capsys)


@pytest.fixture
def bare(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """The command line in a folder with an empty workspace."""
    make_empty(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FORUMDESK_PASSPHRASE_FILE", "pw")
    return CommandLine(tmp_path, capsys)
