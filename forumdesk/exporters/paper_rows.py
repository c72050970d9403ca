"""Rows under one another in the room that a template leaves for them, each laid out as a label of its own."""

from collections.abc import Iterable

from forumdesk.exporters.display import Box
from forumdesk.exporters.facts import Facts
from forumdesk.exporters.labels import Label, box_of
from forumdesk.exporters.layout import Setter
from forumdesk.exporters.paper_sheets import Piece
from forumdesk.exporters.paper_templates import PaperTemplate, shipped

ROOM = "rows"
Row = tuple[PaperTemplate, Facts]


def room_for_rows(setter: Setter) -> Box:
    """The box of the element that stands in a template for its rows."""
    element = next(one for one in setter.layout.front if one.id == ROOM)
    return box_of(element, setter.layout, setter.label)


def rows_in(room: Box, rows: Iterable[Row], height: float, from_the_right: bool = False) -> list[Piece]:
    """The rows from the top of the room, all of one height."""
    label = Label(room.width, height)
    setters: dict[PaperTemplate, Setter] = {}
    pieces = []
    for number, (template, facts) in enumerate(rows):
        if template not in setters:
            setters[template] = Setter(shipped(template, from_the_right), label)
        pieces.append(Piece(setters[template].lay_out(facts), room.x, room.y + number * height))
    return pieces
