"""The word `campaign`: every promise tried in full, and what that needs beside what the tests need."""

import argparse
import shutil
import sys

import system
from environment import Environment

STRACE = system.Need(
    purpose="strace, which sees every file and every socket that a program opens",
    debian="strace",
    elsewhere="install strace (the campaign runs on Linux alone)",
    present=lambda: sys.platform == "linux" and shutil.which("strace") is not None,
)
PURPOSE = "try every promise of SECURITY.md over and over; writes docs/campaign.md (half an hour)"


def run(environment: Environment, given: argparse.Namespace) -> int:
    """As `python -m tests.campaign`; stopped, it leaves the report as it was."""
    parts = [word for name in given.part for word in ("--part", name)]
    words = [*parts, "--seed", str(given.seed), "--scale", given.scale]
    return environment.call([environment.python, "-m", "tests.campaign", *words])


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--part", action="append", default=[], help="this part; may be repeated")
    parser.add_argument("--seed", type=int, default=1, help="another number tries other things")
    parser.add_argument("--scale", choices=["small", "full"], default="full", help="small: as CI, without a report")
