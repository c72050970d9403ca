"""What a program wrote and where, as strace saw it: every byte to every file, and the name of every file it made."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

CALLS = "open,openat,creat,rename,renameat,renameat2,link,linkat,mkdir,mkdirat,write,pwrite64,writev,pwritev,mmap"
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_WRITTEN = re.compile(r"^\d+ +(write|pwrite64|writev|pwritev)\(\d+<([^>]*)>")
_MADE = re.compile(r"^\d+ +(open|openat|creat|rename|renameat2?|link|linkat|mkdir|mkdirat)\(")
_SHARED = re.compile(r"^\d+ +mmap\(.*PROT_WRITE.*MAP_SHARED.*?, \d+<([^>]*)>")
_MAKING = ("O_WRONLY", "O_RDWR", "O_CREAT")


def under(log: Path) -> list[str]:
    """The words to put before a program's own."""
    words = ["strace", "-f", "-qq", "-y", "-xx", "-s", "2000000", "-e", f"trace={CALLS}", "-e", "signal=none"]
    return [*words, "-o", str(log)]


@dataclass(slots=True)
class Log:
    """`written` is every byte by file; `names` the files that were made, renamed or opened to be written."""

    written: dict[str, bytearray] = field(default_factory=lambda: defaultdict(bytearray))
    names: set[str] = field(default_factory=set)


def read_log(log: Path) -> Log:
    found = Log()
    with log.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            _read(line, found)
    return found


def _read(line: str, found: Log) -> None:
    written = _WRITTEN.match(line)
    if written:
        place = _plain(written[2])
        for text in _STRING.findall(line[written.end() :]):
            found.written[place] += bytes.fromhex(text.replace("\\x", ""))
        return
    shared = _SHARED.match(line)
    if shared:
        found.names.add(_plain(shared[1]))
    made = _MADE.match(line)
    if made and (not made[1].startswith("open") or any(flag in line for flag in _MAKING)):
        found.names |= {_plain(text) for text in _STRING.findall(line)}


def _plain(text: str) -> str:
    """A path, which strace writes in hexadecimals as all strings."""
    return bytes.fromhex(text.replace("\\x", "")).decode("utf-8", "replace") if text.startswith("\\x") else text
