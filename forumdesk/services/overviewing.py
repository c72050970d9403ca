"""What needs somebody today, and how full everything is: the numbers of the first page. Counts, never names."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from forumdesk.domain.checklists import ChecklistItem, Urgency
from forumdesk.domain.conflicts import check as all_findings
from forumdesk.domain.events import Event
from forumdesk.domain.findings import FindingKind, Severity
from forumdesk.domain.moments import Moment
from forumdesk.domain.participation import Answer, Category
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services import answering_proposals, checklisting, copies_register, retaining
from forumdesk.services.checking import Noticed, noticed
from forumdesk.services.checklisting import ItemView
from forumdesk.services.choosing import event_of
from forumdesk.store.workspace import Workspace

HOURS = 24


@dataclass(frozen=True, slots=True)
class Attention:
    """The open findings of one kind, the first of them in full, and the days they are on where the event is."""

    kind: FindingKind
    severity: Severity
    count: int
    first: Noticed
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Arrivals:
    """How many of those who come arrive in which hour of which day, by the event's clock."""

    days: tuple[tuple[date, tuple[int, ...]], ...]
    timed: int
    untimed: int


@dataclass(frozen=True, slots=True)
class RoomDays:
    """One room: for each day how many sessions it has, and whether a finding about one of them stops output.

    Without a name these are the sessions that have no room yet.
    """

    name: str
    cells: tuple[tuple[int, bool], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the page shows, at one moment."""

    event: Event
    today: date
    attention: tuple[Attention, ...]
    due: tuple[ItemView, ...]
    answers: dict[tuple[Category | None, Answer], int]
    arrivals: Arrivals
    days: tuple[date, ...]
    rooms: tuple[RoomDays, ...]
    changed: int = 0
    """Findings that are open again, since their facts changed after they were accepted."""
    retained: int = 0
    """Kinds of fields of which something is kept longer than it should be, anywhere in the workspace."""
    copies_expired: int = 0
    """Copies that are out for longer than they should be."""
    proposals: int = 0
    """Times that somebody proposes, on whatever day, and nobody decided on."""

    @property
    def days_to_go(self) -> int | None:
        """Until the first day; negative once it has begun, None for an event without dates."""
        return (self.event.start_date - self.today).days if self.event.start_date else None


def overview(workspace: Workspace, event_code: str) -> Overview:
    """How the event stands now. Raises UnknownError."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    found = [one for one in noticed(snapshot, all_findings(snapshot, event.code)) if not one.accepted]
    today = checklisting.today_at(workspace, event)
    items = [one for one in snapshot.checklist if one.event_id == event.id]
    days = _days(snapshot, event)
    at_event = snapshot.at_event.get(event.id, ())
    return Overview(
        event,
        today,
        attention(found, event.zone),
        due(event, items, today),
        dict(Counter((one.category, one.answer) for one in at_event)),
        arrivals(snapshot, event),
        days,
        rooms(snapshot, event, days, found),
        sum(one.changed for one in found),
        len(retaining.reminders(workspace)),
        copies_register.expired(workspace, event),
        len(answering_proposals.proposals(workspace, event_code)),
    )


def attention(found: list[Noticed], zone: str) -> tuple[Attention, ...]:
    """Findings by kind, in the order in which they came: the gravest first."""
    by_kind: dict[FindingKind, list[Noticed]] = {}
    for one in found:
        by_kind.setdefault(one.finding.kind, []).append(one)
    return tuple(
        Attention(kind, some[0].finding.severity, len(some), some[0], _days_of(some, zone))
        for kind, some in by_kind.items()
    )


def _days_of(found: list[Noticed], zone: str) -> tuple[date, ...]:
    starts = [one.finding.start for one in found if one.finding.start is not None]
    return tuple(sorted({start.astimezone(ZoneInfo(zone)).date() for start in starts}))


def due(event: Event, items: list[ChecklistItem], today: date) -> tuple[ItemView, ...]:
    """Open items that are late or due within a week, the latest first."""
    views = checklisting.views(event, items, today)
    pressing = [one for one in views if one.open and one.urgency is not Urgency.LATER]
    return tuple(sorted(pressing, key=lambda one: str(one.due)))


def arrivals(snapshot: Snapshot, event: Event) -> Arrivals:
    """Of those who have neither declined nor cancelled; a day without a time counts as no time."""
    coming = [one for one in snapshot.at_event.get(event.id, ()) if one.coming]
    times = [one.arrival.in_zone(event.zone) for one in coming if isinstance(one.arrival, Moment)]
    counted = Counter((time.date(), time.hour) for time in times)
    days = sorted({day for day, _ in counted})
    hours = tuple((day, tuple(counted[day, hour] for hour in range(HOURS))) for day in days)
    return Arrivals(hours, len(times), len(coming) - len(times))


def _day_of(start: Moment | None, event: Event) -> date | None:
    return start.in_zone(event.zone).date() if start else None


def _days(snapshot: Snapshot, event: Event) -> tuple[date, ...]:
    """The event's days, and those beside them that have a session."""
    found = {day for one in snapshot.live_sessions(event.id) if (day := _day_of(one.start, event)) is not None}
    if event.start_date is not None:
        last = event.end_date or event.start_date
        found.update(event.start_date + timedelta(days=n) for n in range((last - event.start_date).days + 1))
    return tuple(sorted(found))


def rooms(snapshot: Snapshot, event: Event, days: tuple[date, ...], found: list[Noticed]) -> tuple[RoomDays, ...]:
    """Rooms in which the event has a session, by name; sessions that have a time and no room last."""
    stopped = {code for one in found if one.finding.severity is Severity.BLOCK for code in one.finding.sessions}
    counted: Counter[tuple[str, date]] = Counter()
    blocked: set[tuple[str, date]] = set()
    for session in snapshot.live_sessions(event.id):
        day = _day_of(session.start, event)
        if day is None:
            continue
        name = snapshot.rooms[session.room_id].name if session.room_id else ""
        counted[name, day] += 1
        if session.code in stopped:
            blocked.add((name, day))
    names = sorted({name for name, _ in counted}, key=lambda name: (name == "", name.casefold()))
    return tuple(RoomDays(name, tuple((counted[name, day], (name, day) in blocked) for day in days)) for name in names)


def hour_of(day: date, hour: int) -> str:
    """How an hour is asked for: 2027-06-14T09."""
    return f"{datetime(day.year, day.month, day.day, hour):%Y-%m-%dT%H}"
