"""Programs of the campaign with a home, a folder for temporary files and a workspace of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from forumdesk.services import workspaces
from forumdesk.store.cipher import Profile, Secret
from forumdesk.store.workspace import Workspace
from tests.builders import a_world
from tests.campaign import commands_run
from tests.habits.tree import ROOT

PHRASE = "nine invented herons on a ferry"
_PRIVATE = ("home", "temporary", "here", "workspace")


@dataclass(frozen=True, slots=True)
class Place:
    """`home`, `temporary`, `here` (where a program is started) and `workspace`, each a folder in one."""

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "workspace" / "forum.forumdesk"

    @property
    def phrase(self) -> Path:
        return self.folder / "inputs" / "phrase"

    @property
    def here(self) -> Path:
        return self.folder / "here"

    def variables(self) -> dict[str, str]:
        """Nothing of the one who runs the campaign but where programs are."""
        home = self.folder / "home"
        named = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "CACHE", "DATA", "STATE")}
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
        temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP", "XDG_RUNTIME_DIR"), str(self.folder / "temporary"))
        more = {
            "HOME": str(home),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return {**kept, **named, **temporary, **more}

    def run_code(self, code: str) -> int:
        """How a line of Python ends in a program of its own."""
        return self._run([sys.executable, "-c", code]).returncode

    def run(self, module: str, *words: str, under: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
        return self._run([*under, sys.executable, "-m", module, *words])

    def _run(self, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.here,
            env=self.variables(),
            capture_output=True,
            text=True,
            check=False,
            timeout=1200,
        )

    def commands(self, whole: bool, under: Sequence[str] = ()) -> tuple[list[tuple[str, int]], int]:
        """How each command ended, and how the program did."""
        words = (str(self.file), str(self.phrase), str(self.folder), "whole" if whole else "some")
        told = self.run("tests.campaign.commands_run", *words, under=under)
        ended = json.loads(told.stdout) if told.returncode == 0 else []
        return [(name, status) for name, status in ended], told.returncode

    def window(self, whole: bool, under: Sequence[str] = ()) -> int:
        """How the window ended, once it had shown every page, or some."""
        words = (str(self.file), str(self.phrase), "1" if whole else "9")
        told = self.run("tests.campaign.window_run", *words, under=under)
        return told.returncode


def a_place(folder: Path) -> Place:
    """With an empty workspace, cheap to unlock, and the demo's lists as inputs."""
    place = Place(folder)
    for name in _PRIVATE:
        (folder / name).mkdir(mode=0o700)
    commands_run.prepare(folder)
    place.phrase.write_text(PHRASE, encoding="utf-8")
    with Workspace.create(place.file, Secret(PHRASE), a_world(1), Profile.TESTS) as workspace:
        workspaces.stock(workspace)
    return place
