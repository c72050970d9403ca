"""The virtual environment in `.venv`: made from the lock files, made anew when its stamp does not fit."""

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import say

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("runtime", "test")
# The bundle is made from what it holds and PyInstaller alone: the libraries of the tests must not slip into it.
BUNDLE_LOCKS = ("bundle",)
BUNDLE_FOLDER = "build/bundle/environment"
STAMP = "forumdesk-stamp.json"
TROUBLE = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_HASHES", "PYTHONPATH", "PYTHONHOME"}


@dataclass(frozen=True, slots=True)
class Environment:
    """One checkout and the virtual environment inside it."""

    root: Path = ROOT
    place: str = ".venv"
    locks: tuple[str, ...] = LOCKS

    @property
    def folder(self) -> Path:
        return self.root / self.place

    @property
    def programs(self) -> Path:
        return self.folder / ("Scripts" if sys.platform == "win32" else "bin")

    @property
    def python(self) -> Path:
        return self.program("python")

    def program(self, name: str) -> Path:
        return self.programs / (f"{name}.exe" if sys.platform == "win32" else name)

    def lock(self, name: str) -> Path:
        return self.root / "packaging" / f"{name}.lock"

    def is_ready(self, lock: str) -> bool:
        """Whether `.venv` runs and was made from these very lock files, with at least the packages of `lock`."""
        stamp = self._stamp()
        fits = stamp.get("of") == self._of() and stamp.get("project") == self._project()
        return fits and lock in stamp.get("has", "").split() and self._runs()

    def prepare(self, lock: str) -> None:
        """Leave an environment with exactly the locked packages and the checkout itself; quick when it is there."""
        if self.is_ready(lock):
            return
        if self._stamp().get("of") != self._of() or not self._runs():
            self._make()
        say.line(f"installing what packaging/{lock}.lock names (the first time takes a minute or two)")
        self._pip("--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(self.lock(lock)))
        self._pip("--no-deps", "--no-build-isolation", "--no-index", "--editable", str(self.root))
        # The stamp comes last: an environment whose making was interrupted has none and is made anew.
        has = " ".join(self.locks[: self.locks.index(lock) + 1])
        stamp = {"of": self._of(), "has": has, "project": self._project()}
        (self.folder / STAMP).write_text(json.dumps(stamp), encoding="utf-8")

    def variables(self) -> dict[str, str]:
        """This process's environment for a program of ours: ours first on the path, nothing of other environments."""
        path = os.pathsep.join([str(self.programs), os.environ.get("PATH", os.defpath)])
        kept = {name: value for name, value in os.environ.items() if name not in TROUBLE}
        return kept | {"PATH": path, "VIRTUAL_ENV": str(self.folder), "PYTHONNOUSERSITE": "1"}

    def call(self, command: Sequence[str | Path], extra: Mapping[str, str] | None = None) -> int:
        """Run a program in the checkout with its output passed through; its exit code."""
        words = [str(word) for word in command]
        variables = self.variables() | dict(extra or {})
        return subprocess.run(words, cwd=self.root, env=variables, stdin=subprocess.DEVNULL).returncode

    def _of(self) -> str:
        """What an environment was made of; any difference means it is made anew."""
        digest = hashlib.sha256(b"".join(self.lock(name).read_bytes() for name in self.locks))
        return f"{digest.hexdigest()} {sys.version.split()[0]} {sys.base_prefix} {self.root}"

    def _project(self) -> str:
        """What the installed checkout follows from (its programs and packages): a difference installs it again."""
        read = tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))
        follows = [read["build-system"], read["project"], read["tool"]["setuptools"]]
        return hashlib.sha256(json.dumps(follows).encode()).hexdigest()

    def _stamp(self) -> dict[str, str]:
        try:
            read = json.loads((self.folder / STAMP).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return read if isinstance(read, dict) else {}

    def _runs(self) -> bool:
        try:
            return self.call_quietly([self.python, "-c", "import pip, forumdesk"]).returncode == 0
        except OSError:
            return False

    def call_quietly(self, command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
        """As `call`, with the output kept and given back."""
        return subprocess.run(
            [str(word) for word in command],
            cwd=self.root,
            env=self.variables(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )

    def _make(self) -> None:
        if self.folder.is_symlink() or (self.folder.exists() and not self._may_clear()):
            raise say.StopError(
                f"'{self.folder}' is not a virtual environment that this script may replace: move it away."
            )
        say.line(f"making a virtual environment in {self.place}")
        done = self.call_quietly([_base_python(), "-m", "venv", "--clear", self.folder])
        if done.returncode != 0:
            raise say.StopError(
                f"no virtual environment could be made in '{self.folder}': {_last(done.stdout)}", say.FAILED
            )

    def _may_clear(self) -> bool:
        return self.folder.is_dir() and ((self.folder / "pyvenv.cfg").exists() or not any(self.folder.iterdir()))

    def _pip(self, *words: str) -> None:
        """Run pip as the machine has it set up (index, certificates, proxy); raise `StopError` with its last line."""
        quiet = ("--quiet", "--no-input", "--disable-pip-version-check", "--progress-bar", "off")
        done = self.call_quietly([self.python, "-m", "pip", "install", *quiet, *words])
        if done.returncode != 0:
            if sys.stderr is not None:
                sys.stderr.write(done.stdout)
            raise say.StopError(
                f"pip could not install the packages into '{self.folder}': {_last(done.stdout)}. "
                "Mend what it names (network, disk, index settings), then run the same command again.",
                say.FAILED,
            )


def that_has(lock: str, root: Path = ROOT) -> Environment:
    """The environment that a lock file belongs to."""
    return Environment(root, BUNDLE_FOLDER, BUNDLE_LOCKS) if lock in BUNDLE_LOCKS else Environment(root)


def _base_python() -> str:
    """The Python below any environment this script itself runs in, so that an environment can replace itself."""
    return str(getattr(sys, "_base_executable", "") or sys.executable)


def _last(output: str) -> str:
    lines = [text.strip() for text in output.splitlines() if text.strip() and not text.startswith("WARNING")]
    return lines[-1].removeprefix("ERROR: ").rstrip(".") if lines else "it said nothing"
