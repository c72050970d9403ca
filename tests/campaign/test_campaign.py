"""A small seed of each part of the campaign: what SECURITY.md promises still holds."""

import json
from pathlib import Path

import pytest

from tests.campaign.network import caught
from tests.campaign.part import Held, Task, quiet
from tests.campaign.parts import PARTS
from tests.campaign.report import DATA, PAGE, SECURITY, Entry, as_page, keep, with_figures
from tests.campaign.running import Place

# The demo is made once, by its own tests, which search its papers too; the run of the traces forbids the network.
ELSEWHERE = {"outputs", "network"}


@pytest.mark.parametrize("name", [name for name in PARTS if name not in ELSEWHERE])
def test_a_small_seed_of_each_promise_holds(name: str, tmp_path: Path) -> None:
    held = PARTS[name].run(Task(tmp_path, seed=7, full=False, step=quiet))

    assert held.faults == ()
    assert held.figures


def test_a_program_that_asks_for_the_network_is_ended_by_the_filter(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()

    ended = caught(Place(tmp_path), ["AF_INET", "AF_INET6"])

    assert ended == 2


def test_the_report_keeps_what_ran_before_and_is_written_as_its_data_say(tmp_path: Path) -> None:
    data, page, security = (tmp_path / name for name in ("campaign.json", "campaign.md", "SECURITY.md"))
    security.write_text(with_figures(SECURITY.read_text(encoding="utf-8"), {}), encoding="utf-8")
    first, second = (PARTS[name] for name in ("damage", "clocks"))

    for part, seed in ((first, 1), (second, 2), (first, 3)):
        keep([Entry(part, seed, Held({"files": 1200}, ("a fault",) if seed == 2 else ()))], data, page, security)

    text = page.read_text(encoding="utf-8")
    assert text.index("## `damage`") < text.index("## `clocks`")
    assert ("seed 1." in text, "seed 3." in text) == (False, True)
    assert "| files | 1,200 |" in text
    assert "Did not hold" in text
    assert "- a fault" in text
    told = security.read_text(encoding="utf-8")
    assert "| `damage` | files: 1,200 | held on " in told
    assert "| `clocks` | files: 1,200 | **did not hold** on " in told


def test_the_pages_of_the_report_are_those_of_its_data() -> None:
    kept = json.loads(DATA.read_text(encoding="utf-8"))
    promises = SECURITY.read_text(encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == as_page(kept)
    assert promises == with_figures(promises, kept)
