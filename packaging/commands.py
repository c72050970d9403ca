"""The words of the bootstrap; a new one is a function with a docstring and a line in `WORDS`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import bundle
import campaign
import checks
import relock
import say
import system
from environment import Environment, that_has

DEMO_FOLDER = "forumdesk-demo"


@dataclass(frozen=True, slots=True)
class Word:
    """One word: what it does, the lock file it needs, what it needs of the system."""

    purpose: str
    lock: str
    needs: tuple[system.Need, ...]
    act: Callable[[Environment, argparse.Namespace], int]


def _demo(environment: Environment, _: argparse.Namespace) -> int:
    return environment.call([environment.program("forumdesk-cli"), "demo", DEMO_FOLDER])


def _test(environment: Environment, given: argparse.Namespace) -> int:
    return checks.run(environment, checks.chosen(given.only))


def _bench(environment: Environment, given: argparse.Namespace) -> int:
    small = ["--small"] if given.small else []
    return environment.call([environment.python, "-m", "tests.bench", *small])


def _lock(environment: Environment, given: argparse.Namespace) -> int:
    return relock.run(environment, upgrade=given.upgrade)


def _bundle(environment: Environment, _: argparse.Namespace) -> int:
    return bundle.run(environment)


WORDS = {
    "demo": Word(f"run the main job on the shipped lists; leaves {DEMO_FOLDER}/", "runtime", (), _demo),
    "test": Word("run everything CI runs", "test", (system.LIBICAL, system.WINDOW), _test),
    "bench": Word("measure speed, as ratios to the simplest code that does the same", "test", (), _bench),
    "campaign": Word(campaign.PURPOSE, "test", (system.WINDOW, campaign.STRACE), campaign.run),
    "bundle": Word(
        f"make {bundle.FOLDER}, which runs where no Python is", "bundle", (system.WINDOW, system.BUNDLE), _bundle
    ),
    "lock": Word("for maintainers: write packaging/*.lock anew from pyproject.toml", "test", (), _lock),
}


def run(arguments: Sequence[str]) -> int:
    """Do one word; 0 done, 1 something failed, 2 wrong usage, 3 something is missing and the line to type is given."""
    given = _parser().parse_args(arguments)
    try:
        return _do(WORDS[given.word], given)
    except say.StopError as stop:
        say.line(stop.sentence)
        return stop.code
    except OSError as error:
        say.line(f"the system refused: {error.strerror} ({error.filename}); mend that and run the same command again.")
        return say.FAILED
    except KeyboardInterrupt:
        say.line("stopped; the same command goes on from here")
        return 130


def _do(word: Word, given: argparse.Namespace) -> int:
    environment = that_has(word.lock)
    ready = environment.is_ready(word.lock)
    system.provide(word.needs if ready else (system.ENSUREPIP, *word.needs))
    environment.prepare(word.lock)
    return word.act(environment, given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 packaging/bootstrap.py",
        description="Sets up everything it needs in .venv (seen on Linux only), then does one of:",
    )
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    parsers = {
        name: words.add_parser(name, help=word.purpose, description=word.purpose) for name, word in WORDS.items()
    }
    names = [step.name for step in checks.STEPS]
    parsers["test"].add_argument(
        "--only", action="append", default=[], choices=names, help="this step; may be repeated"
    )
    parsers["bench"].add_argument("--small", action="store_true", help="small sizes, as CI runs them")
    campaign.options(parsers["campaign"])
    parsers["lock"].add_argument("--upgrade", action="store_true", help="take the newest versions that fit")
    return parser


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
