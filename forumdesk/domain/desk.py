"""What a workspace remembers for who works in it: filters, words of the house, edits begun and not yet made."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A named choice of rows on one page. `wanted` are pairs of what is filtered by and its value."""

    id: str
    page: str
    name: str
    wanted: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """One value for everybody who opens this workspace; a key is there once."""

    id: str
    key: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in the fields of a form when the window was locked. `fields` are pairs of field and text as typed."""

    id: str
    page: str
    row_id: str
    fields: tuple[tuple[str, str], ...]
    at: datetime
