"""A new event from a template or from an earlier event: the shape of the programme, never the people."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.checklists import ItemStatus
from forumdesk.domain.desk import Setting
from forumdesk.domain.events import Discretion, Event, EventStatus
from forumdesk.domain.moments import Moment
from forumdesk.domain.programme import HouseRule, Interpretation, Session, SessionKind, SessionVisibility
from forumdesk.domain.series import Edition, Series
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.venues import SetUp
from forumdesk.services import shipped
from forumdesk.services.errors import AlreadyThereError, UnknownError
from forumdesk.services.house_settings import ORGANISER_EMAIL, ORGANISER_NAME
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the new event is to be; `letters` head its copy numbers where it is discreet."""

    code: str
    title: str
    start: date | None
    letters: str

    def letters_for(self, discretion: Discretion) -> str:
        return self.letters if discretion is Discretion.DISCREET else ""


def new_event(workspace: Workspace, code: str, source: str, title: str, start: date | None) -> ChangeSet:
    """Make event `code` after the event or the template that `source` names.

    An event's own code wins over a template's. Without `start` the new sessions have no time yet.
    """
    snapshot = workspace.snapshot()
    if code in snapshot.event_by_code:
        raise AlreadyThereError("event", code)
    letters = workspace.world.code(4)
    with workspace.transaction(Label.NEW_EVENT) as tx:
        if source in snapshot.event_by_code:
            _after_event(tx, snapshot, snapshot.event_by_code[source], Wanted(code, title, start, letters))
        elif source in shipped.template_codes():
            _after_template(tx, shipped.event_template(source), Wanted(code, title, start, letters))
        else:
            raise UnknownError("event or template", source)
    return tx.change_set


def _session_codes(tx: Transaction, event_code: str) -> Iterable[str]:
    """OF28-01, OF28-02 ...; passing over what is taken, since a session's id is one of a kind in the workspace."""
    taken = {session.code for session in tx.all(Session)}
    number = 0
    while True:
        number += 1
        if (code := f"{event_code}-{number:02}") not in taken:
            yield code


def _edition(tx: Transaction, series_id: str, name: str) -> str:
    position = 1 + max((one.position for one in tx.where(Edition, series_id=series_id)), default=0)
    edition = Edition(tx.new_id(), series_id, name, position)
    tx.save(edition)
    return edition.id


def _with_organiser(tx: Transaction, event: Event) -> Event:
    """The house's own organiser, where the event has none from what it was made after."""
    house = {one.key: one.value for one in tx.all(Setting)}
    return replace(
        event,
        organiser_name=event.organiser_name or house.get(ORGANISER_NAME, ""),
        organiser_email=event.organiser_email or house.get(ORGANISER_EMAIL, ""),
    )


def _after_event(tx: Transaction, snapshot: Snapshot, source: Event, wanted: Wanted) -> None:
    """Sessions keep their day of the event, local time and room; people, covers and notes stay behind."""
    shift = None if wanted.start is None or source.start_date is None else wanted.start - source.start_date
    editions = {one.id: one for one in tx.all(Edition)}
    series_id = editions[source.edition_id].series_id if source.edition_id in editions else None
    event = replace(
        source,
        id=tx.new_id(),
        code=wanted.code,
        title=wanted.title,
        cover_title="",
        edition_id=_edition(tx, series_id, wanted.title) if series_id else None,
        start_date=wanted.start,
        end_date=source.end_date + shift if shift is not None and source.end_date else None,
        status=EventStatus.PLANNED,
        copy_letters=wanted.letters_for(source.discretion),
    )
    tx.save(_with_organiser(tx, event))
    codes = iter(_session_codes(tx, wanted.code))
    kept = sorted(snapshot.live_sessions(source.id), key=lambda one: (one.start is None, one.start, one.code))
    for session in kept:
        roles = [
            role.role.value for role in snapshot.roles_of_session.get(session.id, ()) if role.role != "participant"
        ]
        made = _next_years(session, roles, next(codes), shift)
        tx.save(replace(made, id=tx.new_id(), event_id=event.id))
    for item in snapshot.checklist:
        if item.event_id == source.id:
            tx.save(replace(item, id=tx.new_id(), event_id=event.id, owner="", status=ItemStatus.OPEN, note=""))


def _next_years(session: Session, roles: list[str], code: str, shift: timedelta | None) -> Session:
    return replace(
        session,
        code=code,
        cover_title="",
        start=_shifted(session.start, shift),
        end=_shifted(session.end, shift),
        roles_needed=tuple(sorted([*roles, *session.roles_needed])),
        notes="",
        custom=(),
    )


def _shifted(moment: Moment | None, shift: timedelta | None) -> Moment | None:
    """The same local time some days on: 09:00 stays 09:00 when summer time lies between."""
    if moment is None or shift is None:
        return None
    local = moment.local.replace(tzinfo=None) + shift
    return Moment(local.replace(tzinfo=ZoneInfo(moment.zone)).astimezone(UTC), moment.zone)


def _after_template(tx: Transaction, template: shipped.EventTemplate, wanted: Wanted) -> None:
    start = wanted.start
    series = [one for one in tx.all(Series) if one.code == template.series_code]
    event = Event(
        id=tx.new_id(),
        code=wanted.code,
        title=wanted.title,
        kind=template.kind,
        edition_id=_edition(tx, series[0].id, wanted.title) if series else None,
        zone=template.zone,
        start_date=start,
        end_date=start + timedelta(days=template.days - 1) if start else None,
        discretion=template.discretion,
        marking=template.marking,
        hosts=series[0].hosts if series else (),
        copy_letters=wanted.letters_for(template.discretion),
    )
    tx.save(_with_organiser(tx, event))
    codes = iter(_session_codes(tx, wanted.code))
    for entry in template.sessions:
        tx.save(_from_template(tx.new_id(), event, entry, next(codes)))
    for name in template.checklists:
        tx.save_all([replace(one, id=tx.new_id()) for one in shipped.checklist_items(event.id, name)])


def _at(event: Event, day: int, clock: str) -> Moment | None:
    if event.start_date is None:
        return None
    local = datetime.combine(
        event.start_date + timedelta(days=day - 1), time.fromisoformat(clock), ZoneInfo(event.zone)
    )
    return Moment(local.astimezone(UTC), event.zone)


def _from_template(session_id: str, event: Event, entry: shipped.TemplateSession, code: str) -> Session:
    fields = dict(entry.fields)
    return Session(
        id=session_id,
        event_id=event.id,
        code=code,
        title=fields["title"],
        kind=SessionKind(fields["kind"]),
        start=_at(event, entry.day, entry.start),
        end=_at(event, entry.day, entry.end),
        set_up=SetUp(fields["set_up"]) if "set_up" in fields else None,
        visibility=SessionVisibility(fields["visibility"]),
        rule=HouseRule(fields["rule"]) if "rule" in fields else None,
        languages=tuple(fields.get("languages", ())),
        interpretation=Interpretation(fields.get("interpretation", "none")),
        everyone=bool(fields.get("everyone", False)),
        roles_needed=entry.roles,
    )
