"""The events of a workspace as the switcher names them."""

from forumdesk.domain.events import Event
from forumdesk.domain.series import Edition, Series
from forumdesk.services import viewing
from forumdesk.store.workspace import Workspace
from ui.widgets.event_bar import Place


def places(workspace: Workspace) -> list[Place]:
    """By start, those without dates last."""
    editions = {one.id: one for one in workspace.all(Edition)}
    series = {one.id: one for one in workspace.all(Series)}
    return [_place(view.event, editions, series) for view in viewing.events(workspace)]


def _place(event: Event, editions: dict[str, Edition], series: dict[str, Series]) -> Place:
    edition = editions.get(event.edition_id or "")
    if edition is None:
        return Place(event.code, "", event.title or event.code, event.discreet, event.zone)
    # The year is in most names already; the place tells two editions of one year apart.
    name = f"{edition.name} · {event.place}" if event.place and event.place not in edition.name else edition.name
    return Place(event.code, series[edition.series_id].name, name, event.discreet, event.zone)
