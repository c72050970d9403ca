"""The command line about badge templates and stocks of paper."""

import json

from tests.stories.command_line import CommandLine

REFUSED = 3


def test_a_template_goes_out_is_changed_and_comes_in_as_one_of_the_house(cli: CommandLine) -> None:
    written = cli("template", "write", "name-only", "--out", "mine.json")
    changed = json.loads((cli.folder / "mine.json").read_text(encoding="utf-8")) | {"name": "Our own"}
    cli.write("mine.json", json.dumps(changed))

    kept = cli("template", "add", "mine.json")

    assert written.document == {"template": "name-only", "file": "mine.json"}
    assert kept.document == {"template": "Our own", "own": True}
    assert cli("templates").document["templates"][-1] == {"name": "Our own", "own": True}
    assert cli("template", "remove", "Our own").document["removed"]
    assert all(not one["own"] for one in cli("templates").document["templates"])


def test_a_file_that_is_no_template_is_refused_in_one_sentence(cli: CommandLine) -> None:
    cli.write("mine.json", '{"format": "another"}')

    said = cli("template", "add", "mine.json")

    assert (said.status, said.out) == (REFUSED, "")
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err


def test_a_stock_the_house_measured_comes_in_and_goes(cli: CommandLine) -> None:
    one = next(one for one in cli("stocks").document["stocks"] if one["part"] == "L4785")
    cli.write("card.json", json.dumps(one | {"vendor": "House of Card", "part": "7"}))

    kept = cli("stock", "add", "card.json")

    assert kept.document == {"stock": "House of Card 7", "own": True}
    first = cli("stocks").document["stocks"][0]
    assert (first["vendor"], first["own"], first["width_mm"]) == ("House of Card", True, 80.0)
    assert cli("stock", "remove", "House of Card 7").document["removed"]


def test_a_stock_that_cannot_be_printed_on_is_refused(cli: CommandLine) -> None:
    one = cli("stocks").document["stocks"][0]
    cli.write("wide.json", json.dumps(one | {"part": "wide", "cols": 99}))
    cli.write("none.json", "[]")

    wide, none = cli("stock", "add", "wide.json"), cli("stock", "add", "none.json")

    assert (wide.status, none.status) == (REFUSED, REFUSED)
    assert "beyond the side of the page" in wide.err
    assert "This is no stock" in none.err
