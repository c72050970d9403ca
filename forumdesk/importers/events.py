"""The list of events, a row each."""

from dataclasses import dataclass, replace

from forumdesk.domain.events import Discretion, Event, EventKind
from forumdesk.domain.merging import three_way
from forumdesk.domain.questions import ProblemType

from .emails import read_email
from .plan import Applied, ImportPlan, Outcome
from .row_reader import RowReader
from .said import Said, custom, day, first, member, one
from .times import known_zone


@dataclass(slots=True)
class EventRows:
    plan: ImportPlan
    key_column: str = "code"
    joins: bool = False

    def read(self, reader: RowReader) -> None:
        reader.texts("code", "title", "cover_title", "place", "cover_place", "marking", "organiser_name")
        reader.member("kind", "kind", EventKind)
        # Who mistypes "discreet" must not get an open event.
        reader.member("discretion", "discretion", Discretion, otherwise=Discretion.DISCREET)
        read_zone(reader, "zone")
        reader.day("start_date", "start_date")
        reader.day("end_date", "end_date")
        reader.many("hosts", "hosts")
        reader.many("venues", "venues")
        _read_organiser_email(reader)
        reader.custom()

    def apply(self, base: Said | None, said: Said) -> Applied:
        code = first(said, "code")
        here = next((event for event in self.plan.bench.all(Event) if event.code == code), None)
        if here is None:
            event = event_of(said, self.plan.world.new_id())
        else:
            event = three_way(event_of(base or {"code": (code,)}, here.id), event_of(said, here.id), here)
        if event.discreet and not event.copy_letters:
            event = replace(event, copy_letters=self.plan.world.code(4))
        self.plan.bench.put(event)
        return Applied(event.id, Outcome.CREATED if here is None else None)


def read_zone(reader: RowReader, column: str) -> None:
    """An IANA zone; an abbreviation or anything else is a problem, and the zone is left as it was."""
    cell = reader.cell(column)
    if reader.silent(column, column) or not cell:
        return
    zone = known_zone(cell)
    if zone is None:
        reader.doubt(column, ProblemType.UNKNOWN_VALUE, column)
    reader.put(column, one(zone))


def _read_organiser_email(reader: RowReader) -> None:
    cell = reader.cell("organiser_email")
    if reader.silent("organiser_email", "organiser_email") or not cell:
        return
    if read_email(cell) is None:
        reader.problem(ProblemType.INVALID_EMAIL, "organiser_email", value=cell)
    reader.put("organiser_email", one(read_email(cell) or cell))


def event_of(said: Said, event_id: str) -> Event:
    return Event(
        id=event_id,
        code=first(said, "code"),
        title=first(said, "title"),
        cover_title=first(said, "cover_title"),
        kind=member(said, "kind", EventKind.FORUM),
        place=first(said, "place"),
        cover_place=first(said, "cover_place"),
        zone=first(said, "zone") or "UTC",
        start_date=day(said, "start_date"),
        end_date=day(said, "end_date"),
        discretion=member(said, "discretion", Discretion.INTERNAL),
        marking=first(said, "marking"),
        organiser_name=first(said, "organiser_name"),
        organiser_email=first(said, "organiser_email"),
        hosts=said.get("hosts", ()),
        venue_codes=said.get("venues", ()),
        custom=custom(said),
    )
