"""Commands that answer to what others said before: their words name it by a mark, and it is filled in as they run."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

Heard = Mapping[str, Any]
"""The last answer of each command, by its first word."""

_FORUM = ("--event", "OF27")
_NOBODY, _OWN = "nobody", "Own stock"
_MARKS: dict[str, Callable[[Heard], str]] = {
    "@finding": lambda heard: str(heard["check"]["findings"][-1]["id"]),
    "@busy": lambda heard: str(heard["availability"]["busy"][0]["id"]),
    "@copy": lambda heard: str(heard["copies"]["copies"][0]["copy"]),
    "@ride": lambda heard: str(heard["vehicles"]["vehicles"][0]["rides"][0]["id"]),
    "@recipient": lambda heard: str(heard["package"]["recipient"]),
}


def planning(out: Path) -> Iterator[list[str]]:
    """Vehicles, rooms, seats, orders; and what was said, changed or taken away again."""
    yield ["vehicle", "add", "CAR1", *_FORUM]
    yield ["ride", "add", "CAR1", "2027-06-14 08:00", "2027-06-14 09:00", *_FORUM]
    yield ["vehicles", *_FORUM]
    yield from (["ride", word, "@ride", "F001", *_FORUM] for word in ("board", "leave"))
    yield ["stay", "put", "F001", "--hotel", "Testhotellet", *_FORUM]
    yield ["stays", *_FORUM]
    yield ["seats", "lay", "A", "6", "--session", "O02"]
    yield from (["seats", word, "--session", "O02"] for word in ("fill", "show"))
    yield ["seats", "stand", "F001", "--session", "O02"]
    yield from (["parity", "OF27", "D1", "D2"], ["order", "alternate", "D1", "D2", *_FORUM])
    yield ["order", "set", "--people", "F001", "--reason", "Agreed", *_FORUM]
    yield from (["stagger", *_FORUM], ["proposals", *_FORUM])
    yield from (["proposal", "accept", _NOBODY], ["proposal", "decline", _NOBODY, "--out", str(out)])
    yield from (["check"], ["accept", "@finding", "--reason", "Seen"])
    yield from (["availability"], ["busy", "remove", "@busy"])
    yield from (
        ["keep", "email", "never"],
        ["ride", "remove", "@ride", *_FORUM],
        ["vehicle", "remove", "CAR1", *_FORUM],
    )
    yield ["stay", "remove", "F001", *_FORUM]


def leaving(inputs: Path, out: Path) -> Iterator[list[str]]:
    """The registers, and what the house keeps of its own."""
    for what in ("recall", "separations", "history"):
        yield ["export", what, *_FORUM, "--out", str(out / f"{what}.pdf")]
    yield from (["copies"], ["copy", "@copy", "returned"])
    yield from (["badge", "return", "F001"], ["badge", "spoilt", "F002"], ["badge", "void", "F002", "--reason", "Old"])
    yield from (["flag", "remove", "NO"], ["letter", "remove", "event"])
    yield ["template", "add", str(out / "template.json")]
    yield ["template", "remove", "standard"]
    yield ["stocks"]
    yield ["stock", "add", str(inputs / "stock.json")]
    yield ["stock", "remove", _OWN]
    yield from (["erase", "due", "email", "--dry-run"], ["erase", "event", "ZZ28", "--dry-run"])


def other_files(inputs: Path, folder: Path) -> Iterator[list[str]]:
    """What makes or opens another file; each costs a key, and a whole run alone makes them."""
    new, phrase, out = folder / "new", str(inputs / "phrase"), folder / "out"
    to = ["--to", str(new / "new.forumdesk"), "--to-passphrase-file", phrase, "--apply"]
    yield ["send", "person", "F001", *to]
    identity, sent, back = out / "0001.age", out / "0001.fdpackage", out / "0001.fdreturn"
    opens = ["--identity", str(identity), "--package-passphrase-file", phrase]
    yield ["package", "key", "--package-passphrase-file", phrase, "--out", str(identity)]
    yield ["package", "make", *_FORUM, "--preset", "travel", "--to", "@recipient", "--out", str(sent)]
    yield ["package", "inspect", str(sent), *opens]
    opened = str(new / "opened.forumdesk")
    yield ["package", "open", str(sent), *opens, "-w", opened]
    yield ["package", "return", "--out", str(back), "-w", opened]
    yield from (["package", "merge", str(back)], ["package", "list"])
    backup = str(new / "second.forumdesk")
    yield from (["backup", "--out", backup], ["drill", backup], ["recovery-sheet"])
    yield ["recover", backup, "--new-passphrase-file", phrase, "--recovery-key-file", str(inputs / "sheet")]
    yield ["demo", str(out / "demo")]


def filled(words: list[str], heard: Heard) -> list[str]:
    """With what was heard in the place of each mark; where nothing was, a word that nothing has."""
    return [_of(word, heard) for word in words]


def _of(word: str, heard: Heard) -> str:
    try:
        return _MARKS[word](heard) if word in _MARKS else word
    except (KeyError, IndexError):
        return _NOBODY


def keep(word: str, heard: Heard, inputs: Path) -> None:
    """As somebody copies it off the screen: lines of a sheet, the words of a stock."""
    if word == "recovery-sheet" and "lines" in heard[word]:
        (inputs / "sheet").write_text("\n".join(heard[word]["lines"]), encoding="utf-8")
    if word == "stocks" and "stocks" in heard[word]:
        own = {**heard[word]["stocks"][0], "vendor": "Own", "part": "stock"}
        (inputs / "stock.json").write_text(json.dumps(own), encoding="utf-8")
