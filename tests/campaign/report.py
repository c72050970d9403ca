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

DATA, PAGE, SECURITY = (ROOT / "docs" / name for name in ("campaign.json", "campaign.md", "SECURITY.md"))
_BEGIN, _END = "<!-- figures: the campaign writes them -->\n", "<!-- end of the figures -->"
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


def keep(entries: Sequence[Entry], data: Path = DATA, page: Path = PAGE, security: Path = SECURITY) -> None:
    """Put the parts into the report, in place of what it had of them, and their figures among the promises."""
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
    security.write_text(with_figures(security.read_text(encoding="utf-8"), merged), encoding="utf-8")


def with_figures(text: str, parts: dict[str, Kept]) -> str:
    """The page of promises with these figures; ValueError where it has no place for them."""
    before, rest = text.split(_BEGIN)
    _, after = rest.split(_END)
    rows = "".join(f"| `{name}` | {_counted(kept)} | {_when(kept)} |\n" for name, kept in parts.items())
    return f"{before}{_BEGIN}| campaign | counted | last run in full |\n|---|---|---|\n{rows}{_END}{after}"


def _counted(kept: Kept) -> str:
    return "; ".join(f"{what}: {_number(figure)}" for what, figure in kept["figures"].items())


def _when(kept: Kept) -> str:
    word = "held" if kept["held"] else "**did not hold**"
    return f"{word} on {kept['date']}, `{kept['commit']}`"


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
