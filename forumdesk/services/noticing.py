"""What is found now and was not found before: findings compared with how everything stood after a line of history."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from forumdesk.changes import Label
from forumdesk.domain.conflicts import check as all_findings
from forumdesk.domain.events import Event
from forumdesk.domain.findings import Finding
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services.checking import Noticed, noticed
from forumdesk.services.choosing import event_of
from forumdesk.store import lookback
from forumdesk.store.lookback import Wanted
from forumdesk.store.workspace import Workspace

IMPORTS = tuple(label for label in Label if label.value.startswith("import-"))


class Since(StrEnum):
    """Points that need no number to be named."""

    TODAY = "today"
    LAST_IMPORT = "last-import"
    LAST_ACCEPTED = "last-accepted"


class News(StrEnum):
    """What became of a finding since."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Compared:
    """`news` are of findings there now, by id; `gone` are those that are not there any more, named as of now.

    `since` is when the point was; None where there is no such point, and then nothing is compared.
    """

    since: datetime | None
    news: dict[str, News]
    gone: tuple[Noticed, ...]


def compare(workspace: Workspace, event_code: str | None, since: Since) -> Compared:
    """What changed since. Raises ErasedError where the history was erased meanwhile, UnknownError."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code) if event_code is not None else None
    point = _point(workspace, since, event)
    if point is None:
        return Compared(None, {}, ())
    # What another circle is busy with was not looked at then; with the same on both sides only news of ours is news.
    before = replace(lookback.snapshot_at(workspace, point[0]), elsewhere=snapshot.elsewhere)
    if event is not None and event.code not in before.event_by_code:
        return Compared(point[1], {one.id: News.NEW for one in all_findings(snapshot, event.code)}, ())
    news, gone = differences(all_findings(before, event_code), all_findings(snapshot, event_code))
    return Compared(point[1], news, tuple(noticed(snapshot, _still_named(snapshot, gone))))


def differences(before: list[Finding], now: list[Finding]) -> tuple[dict[str, News], list[Finding]]:
    """What is new or changed, by id, and what is gone. Changed is what is about the same, with other facts."""
    known, current = {one.id for one in before}, {one.id for one in now}
    left = {one.about: one for one in before if one.id not in current}
    news: dict[str, News] = {}
    for one in now:
        if one.id not in known:
            news[one.id] = News.CHANGED if left.pop(one.about, None) is not None else News.NEW
    return news, list(left.values())


def _still_named(snapshot: Snapshot, gone: list[Finding]) -> list[Finding]:
    """Whoever is not in the workspace any more cannot be named, nor told to be masked: those are left out."""
    return [one for one in gone if all(ref in snapshot.person_by_ref for ref in one.people)]


def _point(workspace: Workspace, since: Since, event: Event | None) -> tuple[int, datetime] | None:
    """The line after which everything stood as it is compared with, and when that was."""
    if since is Since.TODAY:
        zone = ZoneInfo(event.zone if event else "UTC")
        midnight = _midnight(workspace.world.now().astimezone(zone).date(), zone)
        last = lookback.lines(workspace, Wanted(until=midnight, most=1)).entries
        return (last[0].number, midnight) if last else None
    labels = IMPORTS if since is Since.LAST_IMPORT else (Label.ACCEPT_FINDING,)
    found = lookback.lines(workspace, Wanted(labels=labels, most=1)).entries
    if not found:
        return None
    # What the import itself brought is news; what was accepted was looked at.
    return found[0].number - (since is Since.LAST_IMPORT), found[0].at


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)
