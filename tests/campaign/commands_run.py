"""The command line as a program of its own: every command of it on one workspace, one after the other."""

import io
import json
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from importlib.resources import files
from pathlib import Path
from typing import Any

from forumdesk.cli.main import run
from forumdesk.domain.events import Discretion
from tests.builders import an_event
from tests.campaign import commands_rest
from tests.campaign.exports import exports
from tests.campaign.no_network import can_forbid, forbid_network
from tests.campaign.planted import jpeg
from tests.elsewhere import calendar

_CARDS = b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Testvik;Ada;;;\r\nFN:Ada Testvik\r\nUID:1\r\nEND:VCARD\r\n"
_ANSWER = "UID:1 | DTSTART:20270614T080000Z | ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example"
_EVENTS = (
    an_event("OF27"),
    an_event("DD27", discretion=Discretion.DISCREET),
)


def commands(folder: Path, whole: bool) -> Iterator[list[str]]:
    """Words for each command; what they read lies in `inputs`, what they write goes to `out`."""
    inputs, out = folder / "inputs", folder / "out"
    # A key of a file that is really used costs seconds: a small run makes none.
    yield from [["new", str(folder / "new" / "new.forumdesk")]] if whole else []
    yield from _reading(inputs, whole)
    yield from _deciding(inputs, out)
    yield from commands_rest.planning(out) if whole else ()
    for event in _EVENTS:
        chosen = list(exports(event))
        for one in chosen if whole else chosen[5::40]:
            yield ["export", *one.words, "--event", event.code, "--out", str(out / event.code / one.out)]
    yield from _afterwards(inputs, out)
    yield from commands_rest.leaving(inputs, out) if whole else ()
    yield from _file(inputs, folder) if whole else [["backup", "--out", str(folder / "new" / "backup.forumdesk")]]
    yield from commands_rest.other_files(inputs, folder) if whole else ()


def _reading(inputs: Path, whole: bool) -> Iterator[list[str]]:
    manifest = json.loads(files("resources").joinpath("demo", "demo.json").read_text(encoding="utf-8"))
    for one in manifest["lists"]:
        if not whole and "people-" in one["file"] and "forum" not in one["file"]:
            continue
        yield ["import", one["kind"], str(inputs / one["file"])]
    yield ["import", "people", str(inputs / "cards.vcf"), "--event", "OF27", "--dry-run"]
    yield ["import", "programme", str(inputs / "calendar.ics"), "--event", "OF27", "--dry-run"]
    yield from (["questions"], ["events"], ["people"], ["people", "--search", "Testov"], ["check"], ["availability"])
    yield ["answer", "dob:F080", "1971-06-05"]


def _deciding(inputs: Path, out: Path) -> Iterator[list[str]]:
    yield ["new-event", "ZZ28", "--from", "OF27", "--title", "Next"]
    yield ["busy", "add", "2027-06-14", "2027-06-15", "--person", "F001"]
    yield ["busy", "read", str(inputs / "calendar.ics"), "--person", "F002"]
    yield ["letters"]
    yield ["letter", "write", "event", "--out", str(out / "letter.txt")]
    yield ["letter", "add", "event", str(out / "letter.txt")]
    yield from (["templates"], ["stocks"], ["flags"])
    yield ["template", "write", "standard", "--out", str(out / "template.json")]
    yield ["flag", "add", "NO", str(inputs / "flag.jpg")]
    yield from (["order", word, "--event", "OF27"] for word in ("draw", "show"))


def _afterwards(inputs: Path, out: Path) -> Iterator[list[str]]:
    yield from (["badges", "--event", "OF27"], ["invitations", "--event", "OF27"])
    yield ["export", "badges", "--event", "OF27", "--only", "F001,F003", "--out", str(out / "two.pdf")]
    yield ["badge", "issue", "F001"]
    yield ["badge", "lost", "F003"]
    yield ["preview", "F001", "--event", "OF27"]
    yield ["leaks", "--event", "OF27"]
    yield ["replies", str(inputs / "calendar.ics")]
    yield ["cancel", "O05", "--out", str(out / "cancelled")]
    yield ["withdraw", "F001", "--event", "OF27", "--out", str(out / "withdrawn")]
    yield ["export", "list", "--event", "OF27", "--audience", "organiser", "--reveal", "--out", str(out / "all.xlsx")]
    yield from (["copies"], ["given", "Testov"], ["retention"], ["erase", "person", "F050", "--dry-run"])
    yield from (["undo"], ["redo"], ["history"])


def _file(inputs: Path, folder: Path) -> Iterator[list[str]]:
    yield ["backup", "--out", str(folder / "new" / "backup.forumdesk")]
    yield from (["verify"], ["recovery-sheet"])
    yield ["salvage", str(folder / "new" / "backup.forumdesk"), "--out", str(folder / "new" / "salvaged.forumdesk")]
    yield ["passphrase", "--new-passphrase-file", str(inputs / "phrase")]


def prepare(folder: Path) -> None:
    """The inputs, as somebody's lists lie about, and the places for what is written."""
    for name in ("inputs", "out", "out/OF27", "out/DD27", "new"):
        (folder / name).mkdir()
    for one in files("resources").joinpath("demo").iterdir():
        (folder / "inputs" / one.name).write_bytes(one.read_bytes())
    for name, data in (("cards.vcf", _CARDS), ("calendar.ics", calendar(_ANSWER)), ("flag.jpg", jpeg("nobody"))):
        (folder / "inputs" / name).write_bytes(data)


def unheard() -> io.TextIOWrapper:
    """As a terminal that nobody looks at."""
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8")


def _answer(said: io.TextIOWrapper) -> dict[str, Any]:
    said.seek(0)
    text = said.read()
    return dict(json.loads(text)) if text.strip() else {}


def main(file: str, phrase_file: str, folder: str, whole: str) -> int:
    """Prints how each command ended, by the words that say what it is."""
    if can_forbid():
        forbid_network()
    ended: list[list[str | int]] = []
    heard: dict[str, Any] = {}
    for wanted in commands(Path(folder), whole == "whole"):
        words, said = commands_rest.filled(wanted, heard), unheard()
        with redirect_stdout(said), redirect_stderr(unheard()):
            extra = [] if words[0] in ("new", "demo") or "-w" in words else ["-w", file]
            ended.append([" ".join(words[:2]), run([*words, *extra, "--passphrase-file", phrase_file, "--json"])])
        heard[words[0]] = _answer(said)
        commands_rest.keep(words[0], heard, Path(folder) / "inputs")
    sys.stdout.write(json.dumps(ended))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
