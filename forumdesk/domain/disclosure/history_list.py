"""The history for who asks to see it: number, time, who, what kind; never a value, a name or a ref of a row."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..cards import Align, Column, ListCard, ListRow, ListSection, Running

COLUMNS = ("number", "at", "by", "label", "rows", "hash")
_FIGURES = ("number", "rows")


@dataclass(frozen=True, slots=True)
class ToldHistory:
    """Words in one language: a title, a line below it, a heading for each of COLUMNS, and the lines."""

    title: str
    head: str
    headings: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


def history_card(told: ToldHistory, numbered: Running) -> ListCard:
    return ListCard(
        told.title,
        told.head,
        tuple(_columns(told.headings)),
        (ListSection("", tuple(ListRow(line) for line in told.lines)),),
        numbered,
    )


def _columns(headings: Iterable[str]) -> Iterable[Column]:
    for key, heading in zip(COLUMNS, headings, strict=True):
        yield Column(key, heading, Align.RIGHT if key in _FIGURES else Align.LEFT)
