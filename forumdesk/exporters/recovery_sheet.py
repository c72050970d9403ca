"""The recovery sheet: a key as large numbered lines on one page, to be kept in a safe. It exists in memory alone."""

from dataclasses import dataclass

from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.paper import INK, Paper, stroke
from forumdesk.exporters.stocks import MM
from forumdesk.exporters.text import shape, wrap

WIDTH, HEIGHT = 210 * MM, 297 * MM
_EDGE = 25 * MM
_HEADING, _KEY, _WORDS, _SMALL = 20.0, 24.0, 11.0, 10.0
_LINE = 16 * MM


@dataclass(frozen=True, slots=True, repr=False)
class RecoverySheet:
    """The lines of the key and the words around them, in the language of who prints it. No title, no name of a file."""

    lines: tuple[str, ...]
    heading: str
    mark: str
    above: tuple[str, ...]
    below: tuple[str, ...]


def render(sheet: RecoverySheet) -> bytes:
    """One A4 page as a PDF, which says nothing of itself."""
    paper = Paper((WIDTH, HEIGHT))
    room, y = WIDTH - 2 * _EDGE, HEIGHT - _EDGE
    y = paper.block(wrap(sheet.heading, room, _HEADING, Weight.BOLD), _EDGE, y) - 4 * MM
    y = paper.block(wrap(sheet.mark, room, _WORDS, Weight.BOLD), _EDGE, y) - 6 * MM
    for words in sheet.above:
        y = paper.block(wrap(words, room, _WORDS), _EDGE, y) - 3 * MM
    y -= 4 * MM
    for number, line in enumerate(sheet.lines, 1):
        y -= _LINE
        paper.text(shape(str(number), tabular=True), _EDGE, y, _WORDS)
        for place, group in enumerate(line.split("-")):
            paper.text(shape(group, Weight.BOLD, tabular=True), _EDGE + 12 * MM + place * 36 * MM, y, _KEY)
        # A rule to read along, and none through what is read.
        paper.raw(f"q {stroke(INK)} 0.35 w {_EDGE:.3f} {y - 4 * MM:.3f} m {WIDTH - _EDGE:.3f} {y - 4 * MM:.3f} l S Q")
    y -= 14 * MM
    for words in sheet.below:
        y = paper.block(wrap(words, room, _SMALL), _EDGE, y) - 3 * MM
    paper.showPage()
    return paper.to_bytes()
