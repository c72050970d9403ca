"""Place cards, tents, labels and the signs of few words: a card a label, set by the engine that sets badges."""

from collections.abc import Callable, Sequence

from forumdesk.domain.cards import LayoutReport, Placed, Trouble
from forumdesk.exporters.labels import label_of
from forumdesk.exporters.layout import Setter
from forumdesk.exporters.paper_facts import Card, facts_of_card, name_of, ref_of
from forumdesk.exporters.paper_sheets import PLAIN_FEED, Feed, Piece, Sheets, troubles_of
from forumdesk.exporters.paper_templates import PaperTemplate, shipped
from forumdesk.exporters.stocks import Stock

Progress = Callable[[int, int], None]


def render(
    cards: Sequence[Card],
    template: PaperTemplate,
    stock: Stock,
    start_at: int = 1,
    progress: Progress | None = None,
    feed: Feed = PLAIN_FEED,
) -> tuple[bytes, LayoutReport]:
    """The cards as one PDF, from label `start_at` of the first sheet on and without the spoilt ones.

    A card with a text that cannot be set takes no label and is in the troubles instead; without any card the bytes are
    empty. Raises StartOffSheetError.
    """
    sheets, setter = Sheets(stock, start_at, feed), Setter(shipped(template), label_of(stock))
    placed: list[Placed] = []
    troubles: list[Trouble] = []
    for done, card in enumerate(cards, start=1):
        laid = setter.lay_out(facts_of_card(card))
        stopping = troubles_of(ref_of(card), laid)
        if stopping:
            troubles += stopping
        else:
            sheets.add([Piece(laid)])
            placed.append(Placed(ref_of(card), "", sheets.page, sheets.slot, name_of(card)))
        if progress is not None:
            progress(done, len(cards))
    return sheets.to_bytes(), LayoutReport(sheets.page, tuple(placed), tuple(troubles))
