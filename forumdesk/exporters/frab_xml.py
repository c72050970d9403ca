"""A schedule as frab's XML, which conference apps and video teams read; to the letter of its schema."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from zoneinfo import ZoneInfo

from forumdesk.domain.cards import ScheduleCard, ScheduleTalk

_LONGEST = timedelta(hours=99, minutes=59)


@dataclass(frozen=True, slots=True)
class _Placed:
    talk: ScheduleTalk
    lane: int


def render(card: ScheduleCard) -> bytes:
    """The whole file. Talks at one time stand in lanes of their own, which the schema calls rooms."""
    root = Element("schedule")
    SubElement(root, "version").text = _plain(card.version)
    days = [(day, list(some)) for day, some in groupby(_in_lanes(card.talks), lambda one: one.talk.start.date())]
    _conference(root, card, [day for day, _ in days])
    # The schema wants a day, also of a programme of which nothing is public.
    for index, (day, placed) in enumerate(days, 1):
        element = SubElement(root, "day", index=str(index), date=day.isoformat())
        element.set("start", min(one.talk.start for one in placed).isoformat())
        element.set("end", max(one.talk.end for one in placed).isoformat())
        for lane in sorted({one.lane for one in placed}):
            name = _plain(card.title) if lane == 0 else f"{_plain(card.title)} {lane + 1}"
            room = SubElement(element, "room", name=name)
            for one in placed:
                if one.lane == lane:
                    _event(room, one.talk, name, card.acronym)
    if not days:
        _empty(SubElement(root, "day", index="1"), card)
    indent(root)
    return b"".join((tostring(root, encoding="utf-8", xml_declaration=True), b"\n"))


def _empty(day: Element, card: ScheduleCard) -> None:
    """The event's first day, where it has one."""
    if card.first_day is not None:
        zone = ZoneInfo(card.zone)
        begins = datetime.combine(card.first_day, time(), zone)
        ends = datetime.combine(card.first_day, time(23, 59), zone)
        day.set("date", card.first_day.isoformat())
        day.set("start", begins.isoformat())
        day.set("end", ends.isoformat())


def _conference(root: Element, card: ScheduleCard, days: Sequence[date]) -> None:
    about = SubElement(root, "conference")
    _say(about, acronym=card.acronym, title=card.title)
    if days:
        _say(about, start=days[0].isoformat(), end=days[-1].isoformat(), days=str((days[-1] - days[0]).days + 1))
    _say(about, timeslot_duration="00:05", time_zone_name=card.zone)


def _event(room: Element, talk: ScheduleTalk, lane: str, acronym: str) -> None:
    event = SubElement(room, "event", id=str(talk.number), guid=talk.guid)
    _say(
        event,
        room=lane,
        title=talk.title,
        subtitle="",
        type="",
        date=talk.start.isoformat(),
        start=f"{talk.start:%H:%M}",
        duration=_duration(talk.end - talk.start),
        abstract="",
        slug=f"{_word(acronym)}-{talk.number % 1_000_000}-{talk.guid[:8]}",
        track="",
    )
    persons = SubElement(event, "persons")
    for number, name in talk.persons:
        SubElement(persons, "person", id=str(number)).text = _plain(name)


def _in_lanes(talks: Iterable[ScheduleTalk]) -> list[_Placed]:
    """Each in the first lane in which nothing goes on."""
    free: list[datetime] = []
    placed = []
    for talk in sorted(talks, key=lambda one: (one.start, one.end, one.number)):
        lane = next((number for number, until in enumerate(free) if until <= talk.start), len(free))
        free[lane : lane + 1] = [talk.end]
        placed.append(_Placed(talk, lane))
    return placed


def _duration(lasts: timedelta) -> str:
    minutes = int(max(min(lasts, _LONGEST), timedelta()).total_seconds()) // 60
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _say(element: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(element, name).text = _plain(text)


def _word(acronym: str) -> str:
    """Four letters and digits or more, as video teams name files."""
    return "".join(char if char.isascii() and char.isalnum() else "_" for char in acronym.lower()).ljust(4, "_")


def _plain(text: str) -> str:
    """Without the characters that XML cannot hold at all."""
    return "".join(char for char in text if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff"))
