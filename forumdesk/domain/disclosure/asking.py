"""What a list is asked for and what comes back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..cards import Align, Column, ListRow, ListSection, Running
from ..errors import ForumDeskError
from ..events import Event
from ..participation import Answer, Category, Participation, Visibility
from ..people import NameOrder
from ..programme import Interpretation
from ..snapshot import Snapshot
from ..tongues import from_the_right, word
from .naming import LeftOut
from .rules import Audience, CoverMissing
from .standing import Ordering
from .wording import days_text

Card = TypeVar("Card")

_NUMBERS = frozenset({"nights", "people", "seats"})
_LOOKED_UP = frozenset({"name", "print_name"})
# Columns of codes, which files keep as they are imported and paper says in words.
_CODES: dict[str, Iterable[str]] = {
    "category": Category,
    "status": Answer,
    "visibility": Visibility,
    "name_order": NameOrder,
    "mode": Interpretation,
    "direction": ("arrival", "departure", "transfer"),
}
_YES_NO = frozenset({"local_actor", "women_led_org", "consent_photo", "consent_recording"})


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
    only: str | None = None
    ordering: Ordering = Ordering.NEUTRAL


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
    return tuple(
        Column(
            key,
            word(key, event.language),
            Align.RIGHT if key in _NUMBERS else Align.LEFT,
            strong=key in _LOOKED_UP,
            said=_said(key, event.language),
        )
        for key in keys
    )


def _said(key: str, language: str) -> tuple[tuple[str, str], ...]:
    if key in _YES_NO:
        return tuple((code, word(code, language)) for code in ("yes", "no"))
    return tuple((str(code), word(f"{key}.{code}", language)) for code in _CODES.get(key, ()))


def section(rows: list[tuple[str, ...]], heading: str = "") -> ListSection:
    return ListSection(heading, tuple(ListRow(cells) for cells in rows))


def section_of(ask: Ask, rows: Iterable[tuple[Participation, tuple[str, ...]]], heading: str = "") -> ListSection:
    """Rows that are somebody's each."""
    people = ask.snapshot.people
    return ListSection(heading, tuple(ListRow(cells, people[one.person_id].ref) for one, cells in rows))


def running(event: Event, copy_number: str, made_at: str, anchor: str = "", mark: str = "") -> Running:
    """What stands on every page of the event's lists and agendas, in its language."""
    language = event.language
    return Running(
        event.marking,
        copy_number,
        made_at,
        copy_text=word("copy", language),
        page_text=word("page", language),
        continued_text=word("continued", language),
        from_the_right=from_the_right(language),
        anchor=anchor,
        mark=mark,
    )


def subtitle(event: Event) -> str:
    """Title, days and place, as far as the outside may know them."""
    days = days_text(event.start_date, event.end_date or event.start_date, event.language) if event.start_date else ""
    place = event.cover_place if event.discreet else event.place
    return " · ".join(part for part in (event.outward_title, days, place) if part)
