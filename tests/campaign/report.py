"""The report of the campaign: figures that name no machine, as data and as a page; each part as it last ran in full."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict

from tests.campaign.part import Held, Part
from tests.campaign.parts import PARTS
from tests.habits.tree import ROOT

DATA, PAGE = ROOT / "docs" / "campaign.json", ROOT / "docs" / "campaign.md"
_HEAD = """# The campaign

What is promised about security, tried over and over: `python3 packaging/bootstrap.py campaign` writes this page and
`campaign.json`. Each part says when it last ran in full, of which commit and with which seed; a small seed of every
part runs in CI.
"""


class Kept(TypedDict):
    """A part as the report has it."""

    promise: str
    date: str
    commit: str
    seed: int
    held: bool
    figures: dict[str, int | str]
    faults: list[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One part that ran in full."""

    part: Part
    seed: int
    held: Held


def keep(entries: Sequence[Entry], data: Path = DATA, page: Path = PAGE) -> None:
    """Put the parts into the report, in place of what it had of them."""
    before: dict[str, Kept] = json.loads(data.read_text(encoding="utf-8")) if data.exists() else {}
    date, commit = datetime.now(UTC).date().isoformat(), _commit()
    now: dict[str, Kept] = {
        entry.part.name: {
            "promise": entry.part.promise,
            "date": date,
            "commit": commit,
            "seed": entry.seed,
            "held": not entry.held.faults,
            "figures": entry.held.figures,
            "faults": list(entry.held.faults),
        }
        for entry in entries
    }
    merged = {name: kept for name in PARTS if (kept := now.get(name) or before.get(name))}
    data.write_text(json.dumps(merged, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    page.write_text(as_page(merged), encoding="utf-8")


def as_page(parts: dict[str, Kept]) -> str:
    """A table of figures for each part."""
    return _HEAD + "".join(_section(name, kept) for name, kept in parts.items())


def _section(name: str, kept: Kept) -> str:
    rows = "".join(f"| {what} | {_number(figure)} |\n" for what, figure in kept["figures"].items())
    faults = "".join(f"- {fault}\n" for fault in kept["faults"])
    word = "Held" if kept["held"] else "Did not hold"
    when = f"{word} on {kept['date']}, commit `{kept['commit']}`, seed {kept['seed']}."
    table = f"| | |\n|---|---|\n{rows}"
    return f"\n## `{name}`\n\n{kept['promise']}. {when}\n\n{table}" + (f"\n{faults}" if faults else "")


def _number(figure: int | str) -> str:
    return f"{figure:,}" if isinstance(figure, int) else figure


def _commit() -> str:
    """The commit that was tried, marked where files differ from it."""
    if shutil.which("git") is None:
        return "unknown"
    told = subprocess.run(
        ["git", "describe", "--always", "--dirty=, with changes", "--abbrev=12"],
        cwd=ROOT,
        # Looking must not hold up somebody who is committing.
        env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout.strip() or "unknown"
