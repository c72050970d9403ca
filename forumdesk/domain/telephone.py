"""Telephone numbers in texts: the same number is found whatever stands between its figures, and without its country."""

import re
from collections.abc import Iterable

# Figures with at most three signs between two of them: +47 22 33 44 55, (0047) 22-33-44-55, 22.33.44.55.
_NUMBER = re.compile(r"\d(?:[\s().\-/\u2010-\u2015]{0,3}\d)+")
# Without country and trunk prefix a number has its last figures still; fewer than the least are no number.
_TAIL, _LEAST = 8, 5


def tails(numbers: Iterable[str]) -> frozenset[str]:
    """By what each is looked for: its last figures. What has too few is none."""
    return frozenset(found[-_TAIL:] for found in map(_figures, numbers) if len(found) >= _LEAST)


def stand_in(text: str, wanted: Iterable[str]) -> bool:
    """Whether one of the `tails` stands in the text."""
    found = [_figures(one.group()) for one in _NUMBER.finditer(text)]
    return any(tail in one for one in found for tail in wanted)


def _figures(text: str) -> str:
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())
