"""Lengths in millimetres as people type them: with a point or a comma."""

from forumdesk.domain.errors import ForumDeskError
from ui import words
from ui.widgets.printer import FARTHEST

# No paper here is longer.
_LONGEST = 2000.0
_MOST = 100


class NotMillimetresError(ForumDeskError):
    """What was typed is no length that a print can be moved by."""

    def __init__(self, farthest: int) -> None:
        super().__init__(farthest)
        self.farthest = farthest


class NoLengthError(ForumDeskError):
    """What was typed is no length on paper."""


class NoCountError(ForumDeskError):
    """What was typed is no number of labels."""


def read_millimetres(typed: str) -> float:
    """0.5, with a point or a comma; nothing is 0."""
    text = typed.strip().removesuffix("mm").strip().replace(",", ".").replace("−", "-")
    try:
        number = float(text or "0")
    except ValueError as error:
        raise NotMillimetresError(round(FARTHEST)) from error
    if not abs(number) <= FARTHEST:
        raise NotMillimetresError(round(FARTHEST))
    return round(number, 2)


def write_millimetres(value: object) -> str:
    return f"{value:g}".replace(".", "," if words.language() == "nb" else ".")


def read_length(typed: str) -> float:
    """A length that is measured on paper, in mm, more than nothing."""
    number = read_gap(typed)
    if not number:
        raise NoLengthError
    return number


def read_gap(typed: str) -> float:
    """A length on paper in mm, or nothing."""
    text = typed.strip().removesuffix("mm").strip().replace(",", ".")
    try:
        number = float(text or "0")
    except ValueError as error:
        raise NoLengthError from error
    if not 0 <= number <= _LONGEST:
        raise NoLengthError
    return round(number, 2)


def read_count(typed: str) -> int:
    """How many labels stand beside one another."""
    text = typed.strip()
    if not (text.isdecimal() and 0 < int(text) <= _MOST):
        raise NoCountError
    return int(text)
