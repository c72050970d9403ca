"""Events and the series they belong to: what the list shows of them, and changing them one field at a time."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.checklists import ChecklistItem
from forumdesk.domain.events import Discretion, Event
from forumdesk.domain.series import Edition, Series
from forumdesk.services import planning, shipped, viewing
from forumdesk.services.errors import AlreadyThereError, DaysBackwardsError, EmptyNameError
from forumdesk.services.viewing import EventView
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series with its editions in order, each with its event where there is one here; without series for the rest."""

    series: Series | None
    editions: tuple[tuple[Edition | None, EventView | None], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What a new event can be made after: a template that ships, or an event that is here; and what it would bring."""

    code: str
    title: str
    template: bool
    sessions: int
    items: int
    days: int


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What somebody asked for in one go."""

    code: str
    source: str
    title: str
    start: date | None

    def make(self, workspace: Workspace) -> ChangeSet:
        return planning.new_event(workspace, self.code, self.source, self.title, self.start)


def sources(workspace: Workspace) -> list[Source]:
    """The events here, the latest first, then the templates."""
    items = Counter(one.event_id for one in workspace.all(ChecklistItem))
    here = [
        Source(view.event.code, view.event.title, False, view.sessions, items[view.event.id], _length(view.event))
        for view in viewing.events(workspace)
    ]
    return [*reversed(here), *map(_template, shipped.template_codes())]


def _template(code: str) -> Source:
    template = shipped.event_template(code)
    items = sum(len(shipped.checklist(name)) for name in template.checklists)
    return Source(code, template.name, True, len(template.sessions), items, template.days)


def _length(event: Event) -> int:
    """In days; 0 where they are not known."""
    return (event.end_date - event.start_date).days + 1 if event.start_date and event.end_date else 0


def series(workspace: Workspace) -> list[SeriesView]:
    """Series by name, then the events that belong to none."""
    at_edition = {view.event.edition_id: view for view in viewing.events(workspace)}
    editions: dict[str, list[Edition]] = {}
    for one in sorted(workspace.all(Edition), key=lambda edition: edition.position):
        editions.setdefault(one.series_id, []).append(one)
    found = [
        SeriesView(each, tuple((one, at_edition.get(one.id)) for one in editions.get(each.id, ())))
        for each in sorted(workspace.all(Series), key=lambda each: each.name.casefold())
    ]
    known = {one.id for some in editions.values() for one in some}
    alone = tuple((None, view) for view in viewing.events(workspace) if view.event.edition_id not in known)
    return [*found, SeriesView(None, alone)] if alone else found


def change_event(workspace: Workspace, event_code: str, values: Mapping[str, object]) -> ChangeSet:
    """Fields of one event, in one step. A discreet event gets letters for its copy numbers.

    EmptyNameError for no title, DaysBackwardsError, UnknownError.
    """
    with workspace.transaction(Label.EVENT_CHANGED) as tx:
        event = replace(tx.where(Event, code=event_code)[0], **values)  # type: ignore[arg-type]  # by name
        if not event.title.strip():
            raise EmptyNameError
        if event.start_date and event.end_date and event.end_date < event.start_date:
            raise DaysBackwardsError
        if event.discretion is Discretion.DISCREET and not event.copy_letters:
            event = replace(event, copy_letters=tx.world.code(4))
        tx.save(event)
    return tx.change_set


def change_series(workspace: Workspace, series_id: str, field: str, value: object) -> ChangeSet:
    """One field of a series. EmptyNameError for no name."""
    if field == "name" and not str(value).strip():
        raise EmptyNameError
    with workspace.transaction(Label.SERIES_CHANGED) as tx:
        tx.save(replace(tx.get(Series, series_id), **{field: value}))  # type: ignore[arg-type]  # by name
    return tx.change_set


def add_series(workspace: Workspace, code: str, name: str) -> ChangeSet:
    """A series of one's own. EmptyNameError, AlreadyThereError."""
    if not code.strip() or not name.strip():
        raise EmptyNameError
    if any(one.code.casefold() == code.strip().casefold() for one in workspace.all(Series)):
        raise AlreadyThereError("series", code.strip())
    with workspace.transaction(Label.SERIES_CHANGED) as tx:
        tx.save(Series(tx.new_id(), code.strip(), name.strip()))
    return tx.change_set


def put_into_series(workspace: Workspace, event_code: str, series_id: str) -> ChangeSet:
    """Make the event the newest edition of a series; of none for an empty id."""
    with workspace.transaction(Label.EVENT_CHANGED) as tx:
        event = tx.where(Event, code=event_code)[0]
        edition = None
        if series_id:
            position = 1 + max((one.position for one in tx.where(Edition, series_id=series_id)), default=0)
            edition = Edition(tx.new_id(), series_id, event.title, position)
            tx.save(edition)
        tx.save(replace(event, edition_id=edition.id if edition else None))
        for old in tx.where(Edition, id=event.edition_id):
            tx.remove(old)
    return tx.change_set
