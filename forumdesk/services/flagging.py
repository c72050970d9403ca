"""Flags on paper: the pictures that ship, and those that a house has put in their place."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.countries import country_code
from forumdesk.domain.events import Event
from forumdesk.domain.stationery import Stationery, StationeryType
from forumdesk.exporters import flags as shipped
from forumdesk.exporters.pictures import UnreadablePictureError, opened
from forumdesk.exporters.template import Template
from forumdesk.services.choosing import event_of
from forumdesk.services.errors import FlagRefusedError, NoFlagPlaceError, NoFlagsError, UnknownError
from forumdesk.services.templating import drop, keep
from forumdesk.store.workspace import Workspace

FlagOf = Callable[[str], bytes]
MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class FlagView:
    """A country whose flag the house has replaced."""

    code: str
    content: bytes


def own_flags(workspace: Workspace) -> tuple[FlagView, ...]:
    """By the code of the country."""
    found = sorted(workspace.where(Stationery, type=StationeryType.FLAG), key=lambda one: one.name)
    return tuple(FlagView(one.name, b64decode(one.content)) for one in found)


def may_ask(workspace: Workspace, event_code: str) -> bool:
    """Whether the event's papers may have flags. Raises UnknownError."""
    return disclosure.flags_allowed(event_of(workspace.snapshot(), event_code))


def shipped_flag(country: str) -> bytes:
    """The picture that ships; empty where none does."""
    return shipped.shipped(country_code(country))


def flags_for(workspace: Workspace, event: Event, template: Template | None = None) -> FlagOf:
    """The picture of a country as somebody typed it, empty where there is none.

    NoFlagsError for a discreet event, NoFlagPlaceError for a template that would not show one.
    """
    if not disclosure.flags_allowed(event):
        raise NoFlagsError("flags", event.code)
    if template is not None and not template.shows_flag:
        raise NoFlagPlaceError(template.name)
    own = {one.code: one.content for one in own_flags(workspace)}

    def flag_of(country: str) -> bytes:
        code = country_code(country)
        return own.get(code) or shipped.shipped(code)

    return flag_of


def save_flag(workspace: Workspace, country: str, content: bytes) -> ChangeSet:
    """Draw this picture for the country from now on. UnknownError for no country, FlagRefusedError for no picture."""
    code = _code(country)
    try:
        opened(content)
    except UnreadablePictureError as error:
        raise FlagRefusedError(code) from error
    if len(content) > MOST_BYTES:
        raise FlagRefusedError(code)
    with workspace.transaction(Label.FLAG_SAVED) as tx:
        keep(tx, StationeryType.FLAG, code, b64encode(content).decode())
    return tx.change_set


def drop_flag(workspace: Workspace, country: str) -> ChangeSet:
    """The one that ships is drawn again. UnknownError where the house has none of its own."""
    code = _code(country)
    with workspace.transaction(Label.FLAG_REMOVED) as tx:
        drop(tx, StationeryType.FLAG, code, "flag")
    return tx.change_set


def _code(country: str) -> str:
    code = country_code(country)
    if not code:
        raise UnknownError("country", country)
    return code
