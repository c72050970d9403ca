"""Findings as a list in groups: what stops output first, what was accepted and what is gone last."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from forumdesk.domain.events import Event
from forumdesk.domain.findings import Acceptance, FindingKind, Severity
from forumdesk.domain.venues import Room
from forumdesk.services import checking, noticing
from forumdesk.services.checking import Noticed
from forumdesk.services.noticing import Compared, News, Since
from forumdesk.store.errors import ErasedError
from forumdesk.store.workspace import Workspace
from forumdesk.words import spoken
from forumdesk.words.findings import Names
from ui import words
from ui.models.cells import Cell, Sign
from ui.models.days import short_day
from ui.models.rows import Column, RowsModel
from ui.widgets.note import TOKENS

ACCEPTED, GONE = "accepted", "gone"
_SEVERITIES = (Severity.BLOCK, Severity.WARN, Severity.QUESTION, Severity.NOTE)
_GROUPS = (*(one.value for one in _SEVERITIES), ACCEPTED, GONE)


@dataclass(frozen=True, slots=True)
class Line:
    """A finding, or the heading of its group."""

    group: str
    noticed: Noticed | None = None
    size: int = 0
    acceptance: Acceptance | None = None
    news: News | None = None

    @property
    def line_id(self) -> str:
        return self.noticed.finding.id if self.noticed else f"group-{self.group}"

    @property
    def open(self) -> bool:
        """There, and accepted by nobody."""
        return self.noticed is not None and self.group not in (ACCEPTED, GONE)


@dataclass(frozen=True, slots=True)
class Found:
    """Every line, what it was compared with, and the ids of rooms by name and of events by code."""

    lines: tuple[Line, ...] = ()
    compared: Compared | None = None
    erased: bool = False
    ids: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the chips ask for; empty asks for nothing."""

    kind: str = ""
    person: str = ""
    session: str = ""
    hide_accepted: bool = False
    news_only: bool = False
    changed: bool = False

    def fits(self, noticed: Noticed, group: str, news: News | None) -> bool:
        finding = noticed.finding
        return (
            (not self.kind or finding.kind == self.kind)
            and (not self.person or self.person in finding.people)
            and (not self.session or self.session in finding.sessions)
            and not (self.hide_accepted and group == ACCEPTED)
            and not (self.news_only and news is None)
            and not (self.changed and not noticed.changed)
        )

    def of(self, lines: Iterable[Line]) -> list[Line]:
        """The lines that fit, and the headings that still have some, with how many."""
        every = list(lines)
        fitting = {
            one.line_id for one in every if one.noticed is not None and self.fits(one.noticed, one.group, one.news)
        }
        counted = Counter(one.group for one in every if one.line_id in fitting)
        return [
            one if one.noticed is not None else replace(one, size=counted[one.group])
            for one in every
            if one.line_id in fitting or (one.noticed is None and counted[one.group])
        ]


def found(workspace: Workspace, event_code: str | None, since: Since | None = None) -> Found:
    """Every finding at the event, or everywhere; with `since` what changed."""
    noticed = checking.check(workspace, event_code)
    acceptances = {one.finding_id: one for one in workspace.all(Acceptance)}
    ids = {one.name: one.id for one in workspace.all(Room)} | {one.code: one.id for one in workspace.all(Event)}
    if since is None:
        return Found(tuple(_lines(noticed, acceptances, None)), ids=ids)
    try:
        compared = noticing.compare(workspace, event_code, since)
    except ErasedError:
        return Found(tuple(_lines(noticed, acceptances, None)), erased=True, ids=ids)
    return Found(tuple(_lines(noticed, acceptances, compared)), compared, ids=ids)


def _lines(noticed: list[Noticed], acceptances: dict[str, Acceptance], compared: Compared | None) -> list[Line]:
    news = compared.news if compared else {}
    groups: dict[str, list[Line]] = {group: [] for group in _GROUPS}
    for one in noticed:
        group = ACCEPTED if one.accepted else one.finding.severity.value
        groups[group].append(
            Line(group, one, acceptance=acceptances.get(one.finding.id), news=news.get(one.finding.id))
        )
    groups[GONE] = [Line(GONE, one, news=News.GONE) for one in (compared.gone if compared else ())]
    lines: list[Line] = []
    for group, some in groups.items():
        if some:
            lines += [Line(group, size=len(some)), *some]
    return lines


def sentence(one: Noticed) -> str:
    """The core's sentence in the language in force, with people as the organiser may see them."""
    names = Names(lambda ref: dict(one.people).get(ref, ref), lambda utc: clock(utc, one.zone))
    return spoken.sentence(one.finding, names, words.language())


def clock(utc: datetime, zone: str, inside: bool = True) -> str:
    """Tue 15 11:30, where the event is; `inside` a sentence a Norwegian day has a small letter."""
    local = utc.astimezone(ZoneInfo(zone))
    day = short_day(local.date())
    return f"{day.lower() if inside and words.language() == 'nb' else day} {local:%H:%M}"


def kind_said(one: Noticed) -> str:
    if one.finding.elsewhere:
        return words.say("finding.elsewhere")
    return words.say(f"finding.{one.finding.kind}")


def group_said(line: Line) -> str:
    return words.say("findings.group", severity=words.say(f"severity.{line.group}"), count=words.figure(line.size))


def shape_of(line: Line) -> str:
    return "ok" if line.group in (ACCEPTED, GONE) else line.group


def _what(line: Line) -> Cell:
    shape = shape_of(line)
    if line.noticed is None:
        return Cell(words.say(f"severity.{line.group}"), words.figure(line.size), strong=600, head=True)
    return Cell(
        kind_said(line.noticed),
        sentence(line.noticed),
        500,
        sign=Sign(shape, TOKENS[shape]),
        faded=line.group in (ACCEPTED, GONE),
    )


def _when(line: Line) -> Cell:
    if line.noticed is None or line.noticed.finding.start is None:
        return Cell()
    said = clock(line.noticed.finding.start, line.noticed.zone, inside=False)
    return Cell(said, token="text2", figures=True, faded=not line.open)


def _news(line: Line) -> Cell:
    return Cell(words.say(f"news.{line.news}"), strong=500, token="accent") if line.news else Cell()


def said(line: Line) -> str:
    """Severity in words too: who hears the list has no shapes."""
    if line.noticed is None:
        return group_said(line)
    spoken_line = f"{words.say(f'severity.{line.group}')}: {kind_said(line.noticed)}. {sentence(line.noticed)}"
    return f"{spoken_line} {words.say(f'news.{line.news}')}." if line.news else spoken_line


def findings_model() -> RowsModel[Line]:
    columns = (Column("what", _what), Column("when", _when), Column("news", _news))
    return RowsModel(columns, lambda line: line.line_id, said)


def kinds(lines: Sequence[Line]) -> list[tuple[object, str]]:
    """Kinds that there are, for the chip."""
    there = {line.noticed.finding.kind for line in lines if line.noticed is not None}
    return [(kind.value, words.say(f"finding.{kind}")) for kind in FindingKind if kind in there]


def people(lines: Sequence[Line]) -> list[tuple[object, str]]:
    """Everybody a finding is about, as they may be named."""
    named = {ref: name for line in lines if line.noticed is not None for ref, name in line.noticed.people}
    return sorted(named.items(), key=lambda pair: pair[1].casefold())


def sessions(lines: Sequence[Line]) -> list[tuple[object, str]]:
    """Every session a finding is about."""
    codes = {code for line in lines if line.noticed is not None for code in line.noticed.finding.sessions}
    return [(code, code) for code in sorted(codes)]


def compared_said(shown: Found) -> str:
    """What became of it since, in a sentence; empty where nothing is compared."""
    if shown.erased:
        return words.say("findings.since-erased")
    if shown.compared is None:
        return ""
    if shown.compared.since is None:
        return words.say("findings.since-never")
    kinds_of = [line.news for line in shown.lines if line.news is not None]
    counts = {news.value: words.figure(kinds_of.count(news)) for news in News}
    at = clock(shown.compared.since, "UTC" if not shown.lines else _zone(shown))
    return words.say("findings.since-said", at=at, new=counts["new"], changed=counts["changed"], gone=counts["gone"])


def _zone(shown: Found) -> str:
    return next((line.noticed.zone for line in shown.lines if line.noticed is not None), "UTC")
