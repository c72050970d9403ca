"""Schedules in the XML of pentabarf and frab, which pretalx, wafer and others write, too."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .refusals import Unreadable, UnreadableInputError
from .safe_xml import read_xml
from .schedules import Conference, Talk, on_day, sheet_of_talks, times, zone_of
from .sheet import Sheet
from .sources import Source

_MIDDAY = "12:00"


@dataclass(frozen=True, slots=True)
class _Day:
    date: str
    turns: str


def read_schedule_xml(data: bytes) -> Sheet:
    """Raises EmptyInputError, TooLargeError, UnreadableInputError."""
    root = read_xml(data)
    if root.tag != "schedule":
        raise UnreadableInputError(Unreadable.XML)
    about = root.find("conference")
    told = about if about is not None else Element("conference")
    names = (_text(told, "acronym"), _text(told, "title"))
    conference = Conference(names, zone_of(_text(told, "time_zone_name")))
    # A night belongs to the day before, until the hour at which the schedule turns its page.
    turns = _text(told, "day_change")[:5]
    maker = root.find("generator")
    written = (maker.get("name") or "") if maker is not None else ""
    source = Source.PRETALX if written.lower() == "pretalx" else Source.FRAB
    return sheet_of_talks(conference, _talks(root, names[0] or names[1], turns), source)


def _talks(root: Element, conference: str, turns: str) -> Iterator[Talk]:
    for day in root.iter("day"):
        begins = (day.get("start") or "")[11:16]
        here = _Day((day.get("date") or "")[:10], turns or (begins if begins < _MIDDAY else ""))
        for room in day.iter("room"):
            for event in room.findall("event"):
                yield _talk(event, conference, here, room.get("name") or "")


def _talk(event: Element, conference: str, day: _Day, room: str) -> Talk:
    start = _text(event, "date")
    if "T" not in start:
        start = on_day(day.date or start, _text(event, "start"), day.turns)
    start, end = times(start, _text(event, "duration"))
    persons = event.find("persons")
    return Talk(
        uid=event.get("guid") or f"{conference}\x1f{event.get('id') or _text(event, 'slug') or _text(event, 'title')}",
        start=start,
        end=end,
        title=_text(event, "title"),
        room=_text(event, "room") or room,
        kind=_text(event, "type"),
        language=_text(event, "language"),
        persons=tuple(map(_whole, persons if persons is not None else ())),
        texts=tuple(_text(event, name) for name in ("subtitle", "abstract", "description")),
        track=_text(event, "track"),
    )


def _text(element: Element, name: str) -> str:
    found = element.find(name)
    return _whole(found) if found is not None else ""


def _whole(element: Element) -> str:
    return "".join(element.itertext()).strip()
