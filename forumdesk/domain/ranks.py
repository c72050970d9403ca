"""Comparing rank classes, as far as two of them can be compared at all."""

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}

# The usual order of protocol lists, most senior first; words on one line are equals.
_WORDS = (
    ("head of state", "president", "monarch"),
    ("head of government", "prime minister"),
    ("minister", "foreign minister"),
    ("deputy minister", "vice minister", "state secretary"),
    ("special envoy", "special representative"),
    ("ambassador",),
    ("director general",),
    ("director",),
    ("adviser", "advisor", "senior adviser", "senior advisor"),
)
_POSITION = {word: place for place, words in enumerate(_WORDS) for word in words}
_SCALES = ("number", "letter", "word")


def _steps(rank: str) -> tuple[str, int] | None:
    """(scale, place on it), the smaller the more senior; None where the rank is on no scale we know."""
    text = " ".join(rank.casefold().replace("_", " ").replace("-", " ").split())
    if text.isdigit():
        return "number", int(text)
    if text in _ROMAN:
        return "number", _ROMAN[text]
    if len(text) == 1 and text.isalpha():
        return "letter", ord(text)
    return ("word", _POSITION[text]) if text in _POSITION else None


def standing(rank: str) -> tuple[int, int]:
    """Where a rank stands in a list by precedence, the smaller the higher: numbers, letters, words, then the others.

    Two scales cannot be compared; they only have to follow one another.
    """
    steps = _steps(rank)
    return (_SCALES.index(steps[0]), steps[1]) if steps else (len(_SCALES), 0)


def lower(rank: str, agreed: str) -> bool:
    """True where `rank` is certainly less senior than `agreed`; classes count downwards from 1, I or A."""
    one, other = _steps(rank), _steps(agreed)
    if one is None or other is None or one[0] != other[0]:
        return False
    return one[1] > other[1]
