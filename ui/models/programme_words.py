"""What a session is called and said to be on the programme page: titles as they may be shown, times of the event."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QLocale

from forumdesk.domain.findings import Severity
from forumdesk.domain.programme import HouseRule, Interpretation
from ui import words
from ui.models.programme_rows import Programme, SessionRow, waiting


def called(row: SessionRow) -> str:
    return row.title or words.say("programme.no-cover" if row.covered else "programme.untitled")


def time_said(row: SessionRow, zone: str) -> str:
    """13:30–15:00 where the event is; empty without a time."""
    start, end = row.session.start, row.session.end
    if start is None:
        return ""
    return f"{start.in_zone(zone):%H:%M}" + (f"–{end.in_zone(zone):%H:%M}" if end else "")


def third(row: SessionRow) -> str:
    """96 of 120 · en fr ar; of a closed one, who meets."""
    if row.locked and row.sides:
        return " · ".join(row.sides)
    of = words.count("programme.people", row.expected) if row.expected else ""
    if row.expected and row.capacity:
        of = words.say("programme.of", n=row.expected, capacity=row.capacity)
    tongues = " ".join(row.session.languages) if row.session.interpretation is not Interpretation.NONE else ""
    rule = words.say("programme.rule.chatham_house") if row.session.rule is HouseRule.CHATHAM_HOUSE else ""
    return " · ".join(part for part in (of, tongues, rule) if part)


def third_in(programme: Programme, row: SessionRow, room_id: str | None) -> str:
    """The same if it were in that room."""
    room = programme.snapshot.rooms.get(room_id or "")
    return third(replace(row, room=room, capacity=room.capacity_for(row.session.set_up) if room else None))


def severity(row: SessionRow) -> str:
    """The gravest thing nobody accepted: block, warn, or nothing."""
    found = {one.finding.severity for one in waiting(row.findings)}
    return next((one.value for one in (Severity.BLOCK, Severity.WARN) if one in found), "")


def said(programme: Programme, row: SessionRow) -> str:
    """The session as a sentence, for who does not see the grid."""
    day = row.day(programme.zone)
    parts = [called(row), words.say(f"programme.kind.{row.session.kind}").lower()]
    parts += [words.say("programme.said-closed")] if row.locked else []
    parts.append(f"{day_said(day)} {time_said(row, programme.zone)}" if day else words.say("programme.no-time"))
    parts.append(row.room.name if row.room else words.say("programme.no-room"))
    parts.append(words.count("programme.people", row.expected))
    counted = [one.finding.severity for one in waiting(row.findings)]
    for grave in (Severity.BLOCK, Severity.WARN):
        if grave in counted:
            parts.append(words.count(f"people.flag.{grave}", counted.count(grave)))
    return ", ".join(parts)


def day_said(day: date, short: bool = False) -> str:
    """Tue 15 June, tir. 15. juni; short: Tue 15."""
    locale = words.locale()
    name = locale.dayName(day.isoweekday(), QLocale.FormatType.ShortFormat).rstrip(".").capitalize()
    number = f"{day.day}." if words.language() == "nb" else str(day.day)
    return f"{name} {number}" if short else f"{name} {number} {locale.monthName(day.month)}"


def length_of(row: SessionRow) -> int | None:
    """Minutes from start to end, where it has both."""
    start, end = row.session.start, row.session.end
    return int((end.utc - start.utc).total_seconds() // 60) if start and end else None
