"""Badges and cards on any stock: each laid out by a template, and put on its label of a sheet."""

from collections.abc import Callable, Sequence

from forumdesk.domain.cards import BadgeCard, LayoutReport, Placed, Trouble
from forumdesk.exporters import templates
from forumdesk.exporters.facts import facts_of
from forumdesk.exporters.labels import label_of
from forumdesk.exporters.layout import Resources, Setter
from forumdesk.exporters.paper_sheets import PLAIN_FEED, Feed, Piece, Sheets, troubles_of
from forumdesk.exporters.stocks import Stock
from forumdesk.exporters.template import Template

TEMPLATES = templates.SHIPPED


def render(
    cards: Sequence[BadgeCard],
    stock: Stock,
    start_at: int = 1,
    progress: Callable[[int], None] | None = None,
    template: Template | None = None,
    resources: Resources | None = None,
    feed: Feed = PLAIN_FEED,
) -> tuple[bytes, LayoutReport]:
    """The badges as one PDF, from slot `start_at` of the first sheet (counted from 1, left to right, then down), past
    those that its `feed` skips.

    The standard template unless another is given; the backs of a two-sided one follow each sheet, each behind its front
    once the sheet is turned. A badge with a text that cannot be set takes no slot and is in the report's troubles
    instead; without any badge the bytes are empty. `progress` is told how many cards are done. Raises
    StartOffSheetError, also where no slot of the first sheet is left.
    """
    sheets = Sheets(stock, start_at, feed)
    setter = Setter(template or templates.shipped(templates.STANDARD), label_of(stock), resources)
    placed: list[Placed] = []
    troubles: list[Trouble] = []
    for done, card in enumerate(cards, start=1):
        facts = facts_of(card)
        front = setter.lay_out(facts)
        back = setter.lay_out(facts, back=True) if setter.two_sided else None
        stopping = troubles_of(card.ref, front, *([back] if back else ()))
        if stopping:
            troubles += stopping
        else:
            sheets.add((Piece(front),), (Piece(back),) if back else ())
            placed.append(Placed(card.ref, card.serial, sheets.page, sheets.slot, card.name))
        if progress is not None:
            progress(done)
    data = sheets.to_bytes()
    return data, LayoutReport(pages=sheets.page, placed=tuple(placed), troubles=tuple(troubles))
