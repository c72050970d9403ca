"""What one row of a list said, as plain text: the base against which the next edition of the list is read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from forumdesk.domain.merging import text_of
from forumdesk.domain.moments import Moment, When

Said = dict[str, tuple[str, ...]]
"""Field -> its values; a field that is empty is not there. Refs and days are as read, never as guessed."""

Kind = TypeVar("Kind", bound=StrEnum)
CUSTOM = "custom:"


@dataclass(frozen=True, slots=True)
class RowText:
    """`said` is what was read; `cells` are kept as typed only while a question about some of them is open."""

    said: Said
    cells: Mapping[str, str] = field(default_factory=dict)
    asked: tuple[str, ...] = ()

    def same_as(self, other: "RowText") -> bool:
        """It says the same and leaves the same open, however the other cells are written."""
        return self.said == other.said and self._open_cells() == other._open_cells()

    def _open_cells(self) -> dict[str, str]:
        return {column: self.cells.get(column, "") for column in self.asked}

    def to_json(self) -> str:
        return json.dumps([self.said, dict(self.cells), self.asked], ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "RowText":
        parts: tuple[dict[str, list[str]], dict[str, str], list[str]] = json.loads(text)
        said, cells, asked = parts
        return cls({name: tuple(values) for name, values in said.items()}, cells, tuple(asked))


def carried_over(said: Said, base: Said, unsaid: frozenset[str]) -> Said:
    """What the row says now, with what it said before in the fields it is silent about."""
    kept = {name: values for name, values in base.items() if name in unsaid}
    return {name: values for name, values in {**said, **kept}.items() if values}


def first(said: Said, name: str) -> str:
    values = said.get(name, ())
    return values[0] if values else ""


def day(said: Said, name: str) -> date | None:
    text = first(said, name)
    return date.fromisoformat(text) if text else None


def moment(said: Said, name: str) -> Moment | None:
    text = first(said, name)
    return Moment.from_text(text) if text else None


def when(said: Said, name: str) -> When | None:
    return moment(said, name) if "[" in first(said, name) else day(said, name)


def number(said: Said, name: str) -> int | None:
    text = first(said, name)
    return int(text) if text else None


def flag(said: Said, name: str) -> bool | None:
    text = first(said, name)
    return text == "yes" if text else None


def member(said: Said, name: str, default: Kind) -> Kind:
    text = first(said, name)
    return type(default)(text) if text else default


def custom(said: Said) -> tuple[tuple[str, str], ...]:
    """The row's own columns as (header, value), in an order that does not depend on the list's."""
    return tuple(sorted((name.removeprefix(CUSTOM), values[0]) for name, values in said.items() if name[:7] == CUSTOM))


def one(value: object) -> tuple[str, ...]:
    """A single value as a field of Said; nothing where there is none."""
    text = text_of(value)
    return (text,) if text else ()
