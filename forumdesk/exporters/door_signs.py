"""Door signs: the room, the day, and a row for each session; a long day goes on on a further sheet."""

from collections.abc import Sequence

from forumdesk.domain.cards import DoorSign, LayoutReport, Placed, Trouble
from forumdesk.exporters.display import Box
from forumdesk.exporters.labels import label_of
from forumdesk.exporters.layout import Setter
from forumdesk.exporters.paper_facts import facts_of_item, facts_of_sign
from forumdesk.exporters.paper_rows import room_for_rows, rows_in
from forumdesk.exporters.paper_sheets import Piece, Sheets, troubles_of
from forumdesk.exporters.paper_templates import PaperTemplate, shipped
from forumdesk.exporters.stocks import Stock

# Of the sign's width: a row that can be read from across a corridor, and one that can still be read at the door.
_HIGHEST, _LOWEST = 0.125, 0.07


def render(signs: Sequence[DoorSign], stock: Stock) -> tuple[bytes, LayoutReport]:
    """The signs as one PDF; one with a text that cannot be set is in the troubles, under its room, instead."""
    sheets = Sheets(stock)
    setters = {way: Setter(shipped(PaperTemplate.DOOR_SIGN, way), label_of(stock)) for way in (False, True)}
    placed: list[Placed] = []
    troubles: list[Trouble] = []
    for sign in signs:
        setter = setters[sign.from_the_right]
        head = setter.lay_out(facts_of_sign(sign))
        pages = _pages(sign, room_for_rows(setter), stock.width)
        stopping = troubles_of(sign.room, head, *(piece.laid for page in pages for piece in page))
        if stopping:
            troubles += stopping
            continue
        for page in pages:
            sheets.add([Piece(head), *page])
            placed.append(Placed(sign.room, "", sheets.page, sheets.slot, sign.room))
    return sheets.to_bytes(), LayoutReport(sheets.page, tuple(placed), tuple(troubles))


def _pages(sign: DoorSign, room: Box, width: float) -> list[list[Piece]]:
    """As few pages as hold the rows at their lowest, with rows as high as they may be there."""
    rows = [(PaperTemplate.DOOR_SIGN_ROW, facts_of_item(item, sign.from_the_right)) for item in sign.items]
    most = int(room.height / (_LOWEST * width))
    count = -(-len(rows) // most)
    each = -(-len(rows) // count)
    height = min(_HIGHEST * width, room.height / each)
    starts = range(0, len(rows), each)
    return [rows_in(room, rows[start : start + each], height, sign.from_the_right) for start in starts]
