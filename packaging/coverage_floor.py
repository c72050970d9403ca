"""The share of statements and branches that the tests run, per part of the program: it may rise and never fall."""

import json
import math
import sys
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).with_name("coverage.json")
# A floor is proposed for raising only when the gain would survive a small change of the code.
SPARE = 1.0


# What coverage.py writes with --cov-report=json, as far as it is read here.
Report = dict[str, dict[str, dict[str, dict[str, int]]]]


@dataclass(frozen=True, slots=True)
class Share:
    """Statements and branches of one part: how many there are and how many the tests ran."""

    there: int = 0
    run: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.there + other.there, self.run + other.run)

    @property
    def percent(self) -> float:
        return 100.0 * self.run / self.there if self.there else 100.0


def part_of(path: str) -> str:
    """`forumdesk/domain/people.py` -> `forumdesk/domain`; a module beside the packages is a part of its own."""
    return "/".join(path.replace("\\", "/").split("/")[:2])


def shares(report: Report) -> dict[str, Share]:
    """Sum coverage.py's JSON report per part; an empty `__init__.py` adds nothing and makes no part."""
    sums: dict[str, Share] = {}
    for path, measured in report["files"].items():
        share = _share(measured["summary"])
        if share.there:
            sums[part_of(path)] = sums.get(part_of(path), Share()) + share
    return sums


def _share(summary: dict[str, int]) -> Share:
    there = summary["num_statements"] + summary.get("num_branches", 0)
    return Share(there, summary["covered_lines"] + summary.get("covered_branches", 0))


def missed(report: Report, part: str) -> list[str]:
    """The files of one part in which something was not run."""
    files = report["files"].items()
    return sorted(
        path for path, measured in files if part_of(path) == part and _share(measured["summary"]).percent < 100
    )


def judge(measured: dict[str, Share], floors: dict[str, float]) -> tuple[list[str], dict[str, float]]:
    """What is below its floor, and the floors that could be raised. A part without a floor of its own has `rest`'s."""
    below = [
        f"{part}: {share.percent:.2f} % run, {floors.get(part, floors['rest']):g} % wanted"
        for part, share in sorted(measured.items())
        if share.percent < floors.get(part, floors["rest"])
    ]
    gone = [f"{part}: has a floor and no code" for part in floors if part != "rest" and part not in measured]
    higher = {
        part: float(math.floor(share.percent))
        for part, share in measured.items()
        if share.percent >= floors.get(part, floors["rest"]) + SPARE
    }
    return below + gone, higher


def main(arguments: list[str]) -> int:
    """`coverage_floor.py REPORT [--raise]`: 1 when a part is below its floor."""
    report = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    measured = shares(report)
    below, higher = judge(measured, floors)
    for part, share in sorted(measured.items()):
        print(f"{part:28} {share.percent:6.2f} %   floor {floors.get(part, floors['rest']):g} %")
    for sentence in below:
        names = ", ".join(missed(report, sentence.split(":")[0]))
        print(f"below its floor: {sentence}; not all run: {names}")
    if below:
        return 1
    if higher and "--raise" in arguments:
        FLOORS.write_text(json.dumps(floors | higher, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    elif higher:
        proposals = ", ".join(f"{part} to {value:g} %" for part, value in sorted(higher.items()))
        print(f"can be raised with --raise: {proposals}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
