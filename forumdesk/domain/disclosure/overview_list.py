"""The first page on paper, for the organiser: counts, rooms, sessions by their codes, and what is due."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..cards import Column, ListCard, ListSection, Running
from ..events import Event
from .asking import Disclosed, running, section, subtitle
from .rules import event_stopped


@dataclass(frozen=True, slots=True)
class Told:
    """What the page says, in its own words and language; `head` is the day it is, `parts` are headings with rows."""

    language: str
    title: str
    head: str
    columns: tuple[str, ...]
    parts: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    empty: str


def overview_card(event: Event, told: Told, numbered: Running) -> Disclosed[ListCard]:
    """None where the event's cover title is missing, as for every paper."""
    missing = event_stopped(event)
    if missing is not None:
        return Disclosed(None, covers_missing=(missing,))
    spoken = replace(event, language=told.language)
    return Disclosed(
        ListCard(
            title=told.title,
            subtitle=" · ".join(text for text in (subtitle(spoken), told.head) if text),
            columns=tuple(Column(f"told_{place}", title) for place, title in enumerate(told.columns)),
            sections=tuple(_sections(told)),
            running=running(spoken, numbered.copy_number, numbered.made_at, numbered.anchor, numbered.mark),
            empty_text=told.empty,
        )
    )


def _sections(told: Told) -> Iterable[ListSection]:
    return (section(list(rows), heading) for heading, rows in told.parts if rows)
