"""Findings as a list in groups: what stops output first, what was accepted last."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from forumdesk.domain.findings import Severity
from forumdesk.services import checking
from forumdesk.services.checking import Noticed
from forumdesk.store.workspace import Workspace
from forumdesk.words.findings import Names
from forumdesk.words.findings import finding as in_words
from ui import words
from ui.models.cells import Cell, Sign
from ui.models.rows import Column, RowsModel
from ui.widgets.note import TOKENS

ACCEPTED = "accepted"
_GROUPS = (*(one.value for one in (Severity.BLOCK, Severity.WARN, Severity.QUESTION, Severity.NOTE)), ACCEPTED)


@dataclass(frozen=True, slots=True)
class Line:
    """A finding, or the heading of its group."""

    group: str
    noticed: Noticed | None = None
    size: int = 0

    @property
    def line_id(self) -> str:
        return self.noticed.finding.id if self.noticed else f"group-{self.group}"


def lines(workspace: Workspace, event_code: str | None) -> list[Line]:
    """Every finding at the event, or everywhere."""
    groups: dict[str, list[Noticed]] = {group: [] for group in _GROUPS}
    for one in checking.check(workspace, event_code):
        groups[ACCEPTED if one.accepted else one.finding.severity].append(one)
    found = []
    for group, some in groups.items():
        if some:
            found += [Line(group, size=len(some)), *(Line(group, one) for one in some)]
    return found


def sentence(one: Noticed) -> str:
    """The core's sentence, with people as the organiser may see them and times of the event."""
    return in_words(one.finding, Names(lambda ref: dict(one.people).get(ref, ref), _clock(one.zone)))


def _clock(zone: str) -> Callable[[datetime], str]:
    return lambda utc: f"{utc.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def kind_said(one: Noticed) -> str:
    return words.say(f"finding.{one.finding.kind}")


def group_said(line: Line) -> str:
    return words.say("findings.group", severity=words.say(f"severity.{line.group}"), count=words.figure(line.size))


def _what(line: Line) -> Cell:
    shape = line.group if line.group != ACCEPTED else "ok"
    if line.noticed is None:
        return Cell(words.say(f"severity.{line.group}"), words.figure(line.size), strong=600, head=True)
    return Cell(
        kind_said(line.noticed),
        sentence(line.noticed),
        500,
        sign=Sign(shape, TOKENS[shape]),
        faded=line.group == ACCEPTED,
    )


def said(line: Line) -> str:
    """Severity in words too: who hears the list has no shapes."""
    if line.noticed is None:
        return group_said(line)
    return f"{words.say(f'severity.{line.group}')}: {kind_said(line.noticed)}. {sentence(line.noticed)}"


def findings_model() -> RowsModel[Line]:
    return RowsModel((Column("what", _what),), lambda line: line.line_id, said)
