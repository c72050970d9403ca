"""Tries every promise in full and writes the report: `python -m tests.campaign [--part NAME] [--scale small]`."""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.campaign.part import Held, Part, Task
from tests.campaign.parts import PARTS
from tests.campaign.report import Entry, keep


def _told(name: str, done: int, total: int) -> None:
    """How far a part has come, on one line that is written over."""
    screen = sys.stderr.isatty()
    if screen or done % max(1, total // 10) == 0:
        sys.stderr.write(f"\r{name}: {done} of {total}" if screen else f"{name}: {done} of {total}\n")
        sys.stderr.flush()


def _say(entry: Entry, seconds: float) -> None:
    """The figures of one part, and what did not hold."""
    figures = "".join(f"    {what}: {figure}\n" for what, figure in entry.held.figures.items())
    faults = "".join(f"  ! {fault}\n" for fault in entry.held.faults)
    word = "DID NOT HOLD" if faults else "held"
    sys.stdout.write(f"{entry.part.name}: {word}, {seconds:.0f} s\n{figures}{faults}")
    sys.stdout.flush()


def tried(part: Part, seed: int, full: bool) -> tuple[Held, float]:
    """Run one part in a folder of its own that is removed afterwards."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="campaign-", ignore_cleanup_errors=True) as folder:
        held = part.run(Task(Path(folder), seed, full, lambda done, total: _told(part.name, done, total)))
    return held, time.monotonic() - begun


def main(arguments: Sequence[str]) -> int:
    """0 when every part held; the report keeps what was tried in full, and nothing of a run that was stopped."""
    parser = argparse.ArgumentParser(prog="campaign", description=__doc__)
    parser.add_argument("--part", action="append", default=[], choices=list(PARTS), help="this one; may be repeated")
    parser.add_argument("--seed", type=int, default=1, help="another one tries other things")
    parser.add_argument("--scale", choices=["small", "full"], default="full", help="small: as CI, and no report")
    given = parser.parse_args(arguments)
    entries = []
    for name in given.part or PARTS:
        part = PARTS[name]
        held, seconds = tried(part, given.seed, given.scale == "full")
        entries.append(Entry(part, given.seed, held))
        _say(entries[-1], seconds)
    if given.scale == "full":
        keep(entries)
    return 1 if any(entry.held.faults for entry in entries) else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.stderr.write("\nstopped; nothing of this run is in the report\n")
        sys.exit(130)
