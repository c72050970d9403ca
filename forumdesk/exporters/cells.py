"""What every spreadsheet file shares: the rows of a list in one piece, and cells that no program will run."""

import re
import unicodedata
from collections.abc import Iterator

from forumdesk.domain.cards import ListCard

# Excel, LibreOffice and Google Sheets take the full-width signs of an Asian keyboard for the same thing.
_STARTS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")


def header(card: ListCard) -> list[str]:
    """The keys of the columns, neutralised too: a custom field may be named by whoever typed the list."""
    return [neutral(column.key) for column in card.columns]


def rows(card: ListCard) -> Iterator[list[str]]:
    """Every row of every section in order; headings are for paper."""
    for section in card.sections:
        for row in section.rows:
            yield [neutral(cell) for cell in row.cells]


def neutral(text: str) -> str:
    """The text as a cell that stays text: an apostrophe before what would start a formula (OWASP, CSV injection).

    Blanks before the sign do not hide it, control characters go, and line breaks become one kind.
    """
    clean = _CONTROLS.sub("", text).replace("\r\n", "\n")
    risky = clean.startswith(_STARTS_A_FORMULA) or clean.lstrip().startswith(_STARTS_A_FORMULA)
    return ("'" + clean if risky else clean).replace("\r", "\n")


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction is Arabic, Hebrew, Thaana, Syriac or the like."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def columns_wide(text: str) -> int:
    """How many figures wide the longest line is; Han, kana and Hangul count two, marks on letters none."""
    return max((sum(map(_figures, line)) for line in text.split("\n")), default=0)


def _figures(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
