"""What is found between sessions, as the grid marks it: at rest, and beside the block that is dragged."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from forumdesk.domain.findings import Finding, FindingKind, Severity
from forumdesk.services.checking import Noticed
from ui import words
from ui.models.findings_rows import kind_said
from ui.models.programme_rows import Programme, SessionRow, waiting
from ui.models.programme_words import called
from ui.widgets.time_grid_facts import Block, Link, Live, Marks, Shared, Tag

_LIVE = (
    FindingKind.ROOM_CLASH,
    FindingKind.PERSON_CLASH,
    FindingKind.SEPARATION,
    FindingKind.CAPACITY,
    FindingKind.INTERPRETATION,
    FindingKind.OUTSIDE_EVENT,
    FindingKind.AVAILABILITY,
)
_BETWEEN = (FindingKind.ROOM_CLASH, FindingKind.PERSON_CLASH, FindingKind.SEPARATION)
Pair = tuple[str, str]


@dataclass
class _Marking:
    """Marks as they come together; of two lines between the same blocks the shorter gap stays."""

    edged: set[str] = field(default_factory=set)
    shared: dict[str, Shared] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    links: dict[Pair, tuple[int, Link]] = field(default_factory=dict)

    def link(self, pair: Pair, gap: int, agreed: str) -> None:
        if pair not in self.links or gap < self.links[pair][0]:
            said = words.say("programme.gap", gap=gap, agreed=agreed)
            self.links[pair] = (gap, Link(*pair, said))

    def share(self, first: Block, second: Block) -> None:
        start, end = max(first.start, second.start), min(first.end, second.end)
        if start < end:
            for block in (first, second):
                self.shared.setdefault(block.id, Shared(block.id, start, end))

    def whole(self) -> Marks:
        links = tuple(link for _, link in self.links.values())
        return Marks(frozenset(self.edged), tuple(self.shared.values()), tuple(self.tags.values()), links)


def marks(programme: Programme, found: Iterable[Noticed], blocks: dict[str, Block]) -> Marks:
    """Edges, hatched minutes, tags and lines for what stops output, between the blocks that are shown."""
    made = _Marking()
    for one in found:
        if one.finding.severity is not Severity.BLOCK:
            continue
        known = [programme.by_code(code) for code in one.finding.sessions]
        here = [blocks[row.id] for row in known if row is not None and row.id in blocks]
        if here:
            _mark(made, programme, one, here)
    return made.whole()


def _mark(made: _Marking, programme: Programme, one: Noticed, here: list[Block]) -> None:
    made.edged.update(block.id for block in here)
    facts = dict(one.finding.facts)
    if len(here) == 2 and "gap_minutes" in facts and here[0].column != here[1].column:
        made.link((here[0].id, here[1].id), int(facts["gap_minutes"]), facts["agreed_minutes"])
    elif one.finding.kind in _BETWEEN:
        if len(here) == 2:
            made.share(here[0], here[1])
        made.tags.setdefault(here[-1].id, Tag(here[-1].id, _tag(programme, one)))


def _tag(programme: Programme, one: Noticed) -> str:
    facts = dict(one.finding.facts)
    if one.finding.elsewhere:
        return words.say("programme.busy-elsewhere", who=one.finding.room or _who(one))
    if one.finding.kind is FindingKind.ROOM_CLASH:
        return words.say("programme.room-taken", time=_clock(one.finding.start, programme))
    if one.finding.kind is FindingKind.PERSON_CLASH:
        return words.say("programme.twice", who=_who(one))
    if "gap_minutes" in facts and len(one.finding.sessions) > 1:
        return words.say("programme.gap", gap=facts["gap_minutes"], agreed=facts["agreed_minutes"])
    return words.say("programme.together")


def _clock(utc: datetime | None, programme: Programme) -> str:
    return f"{utc.astimezone(ZoneInfo(programme.zone)):%H:%M}" if utc else ""


def _who(one: Noticed) -> str:
    names = [name for _, name in one.people]
    return words.say("programme.and-more", who=names[0], n=len(names) - 1) if len(names) > 1 else "".join(names)


def live(programme: Programme, found: list[Noticed], held: Block, blocks: dict[str, Block]) -> Live:
    """What is found about the block that is held, where it is held; accepted or not, since its facts are new."""
    told = [one for one in found if one.finding.kind in _LIVE]
    row = programme.row(held.id)
    known = {one.finding.id for one in waiting(row.findings)} if row else set()
    # What holds wherever it stands is no news; what this place brings comes first.
    told.sort(key=lambda one: (one.finding.severity is not Severity.BLOCK, one.finding.id in known))
    text = _reason(programme, row, told) if told else ""
    severity = told[0].finding.severity.value if told else ""
    drawn = marks(programme, told, {**blocks, held.id: held})
    return Live(text, severity, words.say("programme.drop-hint") if told else "", marks=drawn)


def _reason(programme: Programme, row: SessionRow | None, told: list[Noticed]) -> str:
    first, more = _sentence(programme, row, told), len(told)
    clashes = [one for one in told if one.finding.kind is told[0].finding.kind]
    more -= len(clashes) if told[0].finding.kind is FindingKind.PERSON_CLASH else 1
    return words.say("programme.and-findings", what=first, n=more) if more else first


def _sentence(programme: Programme, row: SessionRow | None, told: list[Noticed]) -> str:
    """The gravest finding in a few words: who is where, which room is taken, how many minutes are left."""
    one = told[0]
    facts = dict(one.finding.facts)
    if one.finding.elsewhere:
        return words.say("programme.busy-elsewhere", who=one.finding.room or _who(one))
    other = _other(programme, row, one.finding)
    writers: dict[FindingKind, Callable[[], str]] = {
        FindingKind.ROOM_CLASH: lambda: words.say("programme.live.room", room=one.finding.room or "", what=other),
        FindingKind.PERSON_CLASH: lambda: _clash(told, one, other),
        FindingKind.SEPARATION: lambda: _apart(one, facts, other),
        FindingKind.CAPACITY: lambda: words.count(
            "programme.live.capacity", int(facts["expected"]), capacity=facts["capacity"]
        ),
        FindingKind.INTERPRETATION: lambda: words.count(
            "programme.live.booths", int(facts["needed"]), booths=facts["booths"]
        ),
    }
    writer = writers.get(one.finding.kind)
    return writer() if writer else kind_said(one)


def _clash(told: list[Noticed], one: Noticed, other: str) -> str:
    same = [each for each in told if each.finding.kind is one.finding.kind]
    who = one.people[0][1] if one.people else ""
    if len(same) > 1:
        who = words.say("programme.and-more", who=who, n=len(same) - 1)
        return words.say("programme.live.people", who=who, what=other)
    return words.say("programme.live.person", who=who, what=other)


def _apart(one: Noticed, facts: dict[str, str], other: str) -> str:
    who = words.say("programme.pair", one=one.people[0][1], other=one.people[-1][1])
    if "gap_minutes" not in facts or len(one.finding.sessions) == 1:
        return words.say("programme.live.together", who=who)
    return words.say("programme.live.apart", who=who, gap=facts["gap_minutes"], agreed=facts["agreed_minutes"])


def _other(programme: Programme, row: SessionRow | None, one: Finding) -> str:
    """The other session by what it is called here; one of another event by that event's code."""
    ours = row.session.code if row else ""
    codes = [code for code in one.sessions if code != ours]
    there = programme.by_code(codes[0]) if codes else None
    if there is not None:
        return called(there)
    events = [code for code in one.events if programme.event is None or code != programme.event.code]
    return words.say("programme.elsewhere", event=", ".join(events)) if events else ", ".join(codes)
