"""Names as they stand in a list: the parts that show, the script they are in, and a form for comparing them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .cleaning import fold_letters

_HONORIFIC = re.compile(
    r"(?:(?:H\. ?E\.|Hon\.|Amb\.) *|(?:Mrs?|Ms|Mx|Dr|Prof|Hr)(?:\. *| +)|(?:Professor|Ambassador|Fru) +)+(?=\w)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[（](.*?)[)\]）]")
_PARTING = re.compile(r" *[/\n;] *")
_EDGES = " ,;/-–—"
_PREFIXED = re.compile(r"(?:Mc|Mac|Fitz)(?=[A-Z])")
_SHORTEST_RUN = 3  # letters: JP Hansen is no Mr Jp
_MOST_WORDS = 5
_BETWEEN = " | "
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "esq", "msc", "mba", "llm"})


@dataclass(frozen=True, slots=True)
class NameReading:
    """What one cell with a whole name says.

    `given` and `family` are filled where they show; else `printed` keeps the name as typed, without the honorific,
    and `choices` are the ways to part it, "given | family" or the given name alone, for a split-name question.
    `family_first` is the order in which it was typed. `native` is the part in another script than Latin.
    """

    honorific: str = ""
    given: str = ""
    family: str = ""
    native: str = ""
    printed: str = ""
    family_first: bool = False
    choices: tuple[str, ...] = ()


def split_name(text: str) -> NameReading:
    """A comma or a surname in capitals shows the parts, one word is one name, more words are a question."""
    latin, native = _scripts(text)
    found = _HONORIFIC.match(latin)
    honorific = found[0].strip() if found else ""
    name = latin[found.end() :] if found else latin
    if "," in name:
        return _at_comma(name, honorific, native)
    words = name.split()
    if len(words) < 2:
        return NameReading(honorific, given=name, native=native)
    return _at_capitals(words, honorific, native) or NameReading(
        honorific, native=native, printed=" ".join(words), choices=_ways(words)
    )


def parts_of_choice(choice: str) -> tuple[str, str]:
    """Given and family name of an answer to a split-name question."""
    given, _, family = choice.partition(_BETWEEN)
    return given, family


def fold(text: str) -> str:
    """Equal for names that differ in case, accents, hyphens, spaces, dots, or in which of two parts comes first.

    å = aa, ä = æ = ae, ö = ø = oe, ü = ue. The letters in a ring, begun where that sorts first: parts may be written
    as one word or two and change places. Words in any further order are found by `name_keys`.
    """
    return _ring(text)


def name_keys(text: str) -> frozenset[str]:
    """Two names are the same, folded, when they share a key: `fold`, and the words in alphabetical order."""
    return _keys(text)


@lru_cache(maxsize=65_536)
def _ring(text: str) -> str:
    ring = "".join(_words(text))
    return min((ring[start:] + ring[:start] for start in range(len(ring))), default="")


@lru_cache(maxsize=65_536)
def _keys(text: str) -> frozenset[str]:
    """Empty for a name in which no letter stands: it is the same as no other."""
    words = _words(text)
    if not words:
        return frozenset()
    whole = _words(text.replace("-", ""))
    return frozenset((_ring(text), " ".join(sorted(words)), " ".join(sorted(whole))))


def _words(text: str) -> list[str]:
    """Folded; apostrophes and dots join, everything else that is no letter, mark or digit parts."""
    joined = "".join(char for char in fold_letters(text) if unicodedata.category(char) not in ("Lm", "Sk", "Cf"))
    for char in ".'’‘`´":
        joined = joined.replace(char, "")
    return "".join(char if _speaks(char) else " " for char in joined).split()


def _speaks(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def is_latin(text: str) -> bool:
    """Whether every letter is Latin; so it is for a text without letters."""
    return all(_is_latin(char) for char in text if char.isalpha())


def script_of(text: str) -> str:
    """The script of the first letter that is not Latin, as Unicode's names begin (ARABIC, CJK, HANGUL), else LATIN."""
    foreign = (char for char in text if char.isalpha() and not _is_latin(char))
    first = next(foreign, "")
    return unicodedata.name(first, "UNKNOWN").split()[0].partition("-")[0] if first else "LATIN"


def _is_latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith(
        ("LATIN", "MODIFIER LETTER", "FEMININE", "MASCULINE")
    )


def _scripts(text: str) -> tuple[str, str]:
    """The Latin part and the other: by lines, brackets, a slash, or where the script changes from word to word."""
    if is_latin(text):
        return " ".join(text.split()), ""
    outside = _BRACKETS.sub(" ", text)
    unwrapped = _BRACKETS.sub(lambda found: _unwrap(found, outside), text)
    parts: tuple[list[str], list[str]] = ([], [])
    place = 0
    for word in _PARTING.sub(" ", unwrapped).split():
        if any(char.isalpha() for char in word):
            place = 0 if is_latin(word) else 1
        parts[place].append(word)
    return " ".join(parts[0]).strip(_EDGES), " ".join(parts[1]).strip(_EDGES)


def _unwrap(found: re.Match[str], outside: str) -> str:
    """Brackets go where they set off the other script; those inside one script are part of the name."""
    foreign = not is_latin(found[1]) or not any(map(_is_latin_letter, outside))
    return f" {found[1]} " if foreign else found[0]


def _is_latin_letter(char: str) -> bool:
    return char.isalpha() and _is_latin(char)


def _at_comma(name: str, honorific: str, native: str) -> NameReading:
    family, *rest = [part.strip() for part in name.split(",") if part.strip()] or [name]
    if not rest:
        return NameReading(honorific, family=family, native=native)
    if len(rest) > 1 or _is_suffix(rest[0]):
        return NameReading(honorific, native=native, printed=name, choices=_ways_at_commas(family, rest))
    found = _HONORIFIC.match(rest[0])
    titles = f"{honorific} {found[0]}".strip() if found else honorific
    return NameReading(titles, rest[0][found.end() :] if found else rest[0], family, native)


def _ways_at_commas(family: str, rest: list[str]) -> tuple[str, ...]:
    """Of three parts the last may belong to either name; what follows a whole name and a comma stays at its end."""
    if len(rest) > 1:
        ways = (", ".join(rest), family), (rest[0], ", ".join([family, *rest[1:]]))
        return tuple(_BETWEEN.join(way) for way in ways)
    *words, last = family.split()
    return _ways([*words, f"{last}, {rest[0]}"]) if words else ()


def _is_suffix(part: str) -> bool:
    return part.replace(".", "").lower() in _SUFFIXES


def _at_capitals(words: list[str], honorific: str, native: str) -> NameReading | None:
    """Capitals at one end are the surname, particles before and between them too; None where they do not tell."""
    run = [place for place, word in enumerate(words) if _in_capitals(word)]
    if not run or len("".join(words[place] for place in run)) < _SHORTEST_RUN:
        return None
    start, end = run[0], run[-1] + 1
    while start and words[start - 1].islower():
        start -= 1
    between = words[start:end]
    whole = all(_in_capitals(word) or word.islower() for word in between)
    if not whole or (start and end < len(words)) or len(between) == len(words):
        return None
    given = words[end:] if start == 0 else words[:start]
    return NameReading(honorific, " ".join(given), " ".join(between), native, family_first=start == 0)


def _in_capitals(word: str) -> bool:
    """An initial is none; McDONALD is."""
    bare = _PREFIXED.sub("", word)
    return bare.isupper() and sum(char.isalpha() for char in bare) > 1 and "." not in bare


def _ways(words: list[str]) -> tuple[str, ...]:
    """Each place where given and family name may part, in both orders, never after a particle; last, no family name."""
    everywhere = range(1, len(words))
    places = [place for place in everywhere if not words[place - 1].islower()] or list(everywhere)
    if len(words) > _MOST_WORDS:
        places = [places[0], places[-1]]
    given_first = [(words[:place], words[place:]) for place in reversed(places)]
    family_first = [(words[place:], words[:place]) for place in places]
    ways = (way for pair in zip(given_first, family_first, strict=True) for way in pair)
    parted = (" ".join(given) + _BETWEEN + " ".join(family) for given, family in ways)
    return tuple(dict.fromkeys((*parted, " ".join(words))))
