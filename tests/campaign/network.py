"""The program runs where there is no network at all, and never asks for one."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.campaign.no_network import ENDED_BY, FAMILIES, can_forbid
from tests.campaign.part import Held, Part, Task
from tests.campaign.running import Place, a_place

_FORBIDDING = "from tests.campaign.no_network import forbid_network; forbid_network(); import socket; socket.socket({})"


def network(task: Task) -> Held:
    """Under a filter that ends a program at the first socket of the Internet; in full also without any network."""
    place = a_place(task.folder)
    asked_for = list(FAMILIES)[: task.size(2, len(FAMILIES))]
    ended_by_filter = caught(place, asked_for)
    task.step(0, 3)
    runs: dict[str, tuple[str, ...]] = {"filter": ()}
    if task.full and shutil.which("unshare"):
        runs["no network"] = ("unshare", "--map-root-user", "--net")
    faults: list[str] = []
    commands = sockets = 0
    log = task.folder / "log"
    for number, (name, under) in enumerate(runs.items()):
        task.step(number, len(runs) + 1)
        watched = (
            ("strace", "-f", "-qq", "-e", "trace=network", "-e", "signal=none", "-o", str(log)) if task.full else ()
        )
        ended, code = place.commands(task.full, (*under, *watched))
        asked = _asked(log)
        window = place.window(task.full, (*under, *watched))
        asked += _asked(log)
        commands, sockets = commands + len(ended), sockets + len(asked)
        faults += [f"{name}: ended with {code} and {window}"] if code or window else []
        faults += [f"{name}: asked for {one}" for one in asked]
    figures: dict[str, int | str] = {
        "kinds of sockets forbidden": len(FAMILIES),
        "of these ended when asked for on purpose": ended_by_filter,
        "runs of every command and every page": len(runs),
        "commands run": commands,
        "sockets of the Internet": sockets,
    }
    if ended_by_filter < len(asked_for):
        faults.append("the filter does not hold")
    return Held(figures, tuple(faults))


def caught(place: Place, families: Iterable[str]) -> int:
    """How many of the kinds of sockets end a program that asks for one: the filter itself is tried."""
    if not can_forbid():
        return 0
    ended = [place.run_code(_FORBIDDING.format(f"{FAMILIES[family]}, 2")) for family in families]
    return sum(code == -ENDED_BY for code in ended)


def _asked(log: Path) -> list[str]:
    """The kinds of sockets of the Internet that a program made or tried to."""
    if not log.exists():
        return []
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return sorted({family for line in lines if "socket(" in line for family in FAMILIES if f"socket({family}," in line})


PART = Part("network", "Every command and the window run without a network and never ask for one", network)
