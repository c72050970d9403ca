"""How the numbers and colours of a template are typed and written."""

from forumdesk.domain.errors import ForumDeskError
from forumdesk.exporters.template import CATEGORY_COLOUR, INK
from ui import words
from ui.widgets import label_keys

# More than this is no label, in mm and in points.
_FARTHEST = 1000.0


class NotAMeasureError(ForumDeskError):
    """What was typed is no number that a place or size can have."""


class NotAColourError(ForumDeskError):
    """What was typed is no colour such as #14181F."""


def read_measure(typed: str) -> float:
    """12.5 or 12,5, with or without its unit. NotAMeasureError."""
    text = typed.strip().removesuffix("mm").removesuffix("pt").strip().replace(",", ".")
    try:
        number = float(text or "0")
    except ValueError as error:
        raise NotAMeasureError from error
    if not 0 <= number <= _FARTHEST:
        raise NotAMeasureError
    return round(number, 3)


def read_whole(typed: str) -> int:
    number = read_measure(typed)
    if number != int(number):
        raise NotAMeasureError
    return int(number)


def read_colour(typed: str) -> str:
    text = typed.strip().upper()
    text = text if text.startswith("#") else f"#{text}"
    if len(text) != len(INK) or any(letter not in "0123456789ABCDEF" for letter in text[1:]):
        raise NotAColourError
    return text


def read_fill(typed: str) -> str:
    """A colour, none, or that of the category, which the words for it mean."""
    text = typed.strip()
    if text.casefold() in (CATEGORY_COLOUR, words.say("designer.of-category").casefold()):
        return CATEGORY_COLOUR
    return read_colour(text) if text else ""


def write_fill(value: object) -> str:
    return words.say("designer.of-category") if value == CATEGORY_COLOUR else str(value)


def write_measure(value: object) -> str:
    return label_keys.said(float(str(value)))
