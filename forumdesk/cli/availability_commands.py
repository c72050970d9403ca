"""Commands about when people and rooms are not available: availability, and busy add, read, remove."""

from pathlib import Path

import click

from forumdesk.cli.asked import Asked, F, common, opened, pass_asked, read_bytes
from forumdesk.cli.outcome import Document, Outcome, table
from forumdesk.domain.moments import When, utc_text
from forumdesk.importers.content_lines import LARGEST_TEXT
from forumdesk.services import availability
from forumdesk.services.availability import BusyView, Whose
from forumdesk.services.errors import NotAWhenError
from forumdesk.services.person_fields import when_of
from forumdesk.services.typed import zone_of
from forumdesk.store.workspace import Workspace
from forumdesk.words.counted import counted


@click.command(name="availability")
@common
@pass_asked
def list_busy(asked: Asked) -> Outcome:
    """When people and rooms are not available; why is kept nowhere."""
    with opened(asked) as workspace:
        return _told(workspace)


@click.group()
@common
def busy() -> None:
    """Say when somebody or a room is not available, typed or from a calendar; it can be undone."""


def _whose(function: F) -> F:
    """Whose time it is, and by which clock."""
    person = click.option("--person", "ref", default="", metavar="REF", help="A person.")
    room = click.option("--room", default="", metavar="NAME", help="A room, by name or alias, or as VENUE/Room.")
    zone = click.option("--tz", "zone", default="UTC", show_default=True, metavar="ZONE", help="Whose clock it is.")
    return person(room(zone(function)))


def _owner(workspace: Workspace, ref: str, room: str) -> Whose:
    if bool(ref) is bool(room):
        raise click.UsageError("Name one of --person and --room.")
    return Whose(ref=ref) if ref else availability.room_named(workspace, room)


@busy.command()
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@_whose
@common
@pass_asked
def add(asked: Asked, start: str, end: str, ref: str, room: str, zone: str) -> Outcome:
    """Not available FROM a day or a time TO another; a day alone is the whole of it."""
    with opened(asked) as workspace:
        at = zone_of(zone)
        availability.add(workspace, _owner(workspace, ref, room), _when(start, at), _when(end, at), at)
        return _told(workspace)


@busy.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@_whose
@common
@pass_asked
def read(asked: Asked, file: Path, ref: str, room: str, zone: str) -> Outcome:
    """Take the busy times out of a calendar FILE (.ics), in place of those of the last one; nothing else of it."""
    data = read_bytes(file, LARGEST_TEXT)
    with opened(asked) as workspace:
        availability.take_calendar(workspace, _owner(workspace, ref, room), data, zone_of(zone))
        return _told(workspace)


@busy.command()
@click.argument("busy_id", metavar="ID")
@common
@pass_asked
def remove(asked: Asked, busy_id: str) -> Outcome:
    """Available after all: ID is one that availability shows."""
    with opened(asked) as workspace:
        availability.remove(workspace, busy_id)
        return _told(workspace)


def _when(typed: str, zone: str) -> When:
    found = when_of(typed, zone)
    if found is None:
        raise NotAWhenError(typed)
    return found


def _told(workspace: Workspace) -> Outcome:
    found = availability.all_busy(workspace)
    rows = [(one.busy.id, one.name, *_span(one), "calendar" if one.busy.from_calendar else "typed") for one in found]
    lines = (f"{counted(len(found), 'busy time', 'busy times')}.", *table(rows))
    return Outcome({"busy": [_shape(one) for one in found]}, lines)


def _span(one: BusyView) -> tuple[str, str]:
    return utc_text(one.busy.start.utc), utc_text(one.busy.end.utc)


def _shape(one: BusyView) -> Document:
    start, end = _span(one)
    return {
        "id": one.busy.id,
        "ref": one.ref or None,
        "room": None if one.ref else one.name,
        "start": start,
        "end": end,
        "from_calendar": one.busy.from_calendar,
    }


COMMANDS: dict[str, click.Command] = {"availability": list_busy, "busy": busy}
