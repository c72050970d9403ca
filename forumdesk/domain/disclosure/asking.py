"""What a list is asked for and what comes back."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from ..cards import Align, Column, ListRow, ListSection
from ..errors import ForumDeskError
from ..events import Event
from ..snapshot import Snapshot
from .naming import LeftOut
from .rules import Audience, CoverMissing
from .wording import days_text, word

Card = TypeVar("Card")

_NUMBERS = frozenset({"nights", "people", "seats"})


class UnknownRefError(ForumDeskError):
    """A ref that nobody in the workspace has."""

    def __init__(self, ref: str) -> None:
        super().__init__(ref)
        self.ref = ref


@dataclass(frozen=True, slots=True)
class Ask:
    """Which list of which event, for whom."""

    snapshot: Snapshot
    event: Event
    audience: Audience
    reveal: bool = False
    for_ref: str | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """The body of a list."""

    columns: tuple[Column, ...]
    sections: tuple[ListSection, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Disclosed(Generic[Card]):
    """A card, or none where the event is stopped; who is left out; which sessions lack the cover they need."""

    card: Card | None
    left_out: tuple[LeftOut, ...] = ()
    covers_missing: tuple[CoverMissing, ...] = ()


def columns(event: Event, *keys: str) -> tuple[Column, ...]:
    """Columns under their English keys, headed in the event's language."""
    return tuple(Column(key, word(key, event.language), Align.RIGHT if key in _NUMBERS else Align.LEFT) for key in keys)


def section(rows: list[tuple[str, ...]], heading: str = "") -> ListSection:
    return ListSection(heading, tuple(ListRow(cells) for cells in rows))


def subtitle(event: Event) -> str:
    """Title, days and place, as far as the outside may know them."""
    days = days_text(event.start_date, event.end_date or event.start_date, event.language) if event.start_date else ""
    place = event.cover_place if event.discreet else event.place
    return " · ".join(part for part in (event.outward_title, days, place) if part)
