"""Alphabetical order in an event's language, and folding for searches."""

import string
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from pyuca import Collator

NORWEGIAN = frozenset({"no", "nb", "nn", "da"})

# Letters that the default order puts after z and before Greek, and that no name here uses: pyuca has no tailoring.
_AFTER_Z = str.maketrans({"æ": "ʡ", "ä": "ʡ", "ø": "ʢ", "ö": "ʢ", "å": "ǀ"})
_DIGRAPHS = (("aa", "a"), ("ae", "a"), ("oe", "o"), ("ue", "u"))
# Letters that Unicode does not take apart into a letter and a mark; tatweel only stretches a word.
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "\u0640": ""}
)

# Letters that no other one before or after them changes, so that their weights can be kept letter by letter.
_ALONE = frozenset(string.ascii_letters + string.digits + " '-.,()" + "øØæÆʡʢǀ")


@lru_cache(maxsize=1)
def _collator() -> Collator:
    # Its table takes a quarter of a second to read, so it is read on first use.
    return Collator()


@lru_cache(maxsize=16384)
def sort_key(text: str, language: str = "en") -> tuple[tuple[int, ...], str]:
    """Unicode's default order; in Norwegian and Danish æ, ø, å come last and aa is å. Equal texts alone tie."""
    ordered = unicodedata.normalize("NFC", text)
    if language.lower() in NORWEGIAN:
        ordered = ordered.lower().replace("aa", "å").translate(_AFTER_Z)
    return _weights(ordered), text


def _weights(text: str) -> tuple[int, ...]:
    """The default order's key; a list of 10,000 names is mostly letters whose weights are known by then."""
    if not _ALONE.issuperset(text):
        return tuple(_collator().sort_key(text))
    levels: tuple[list[int], ...] = ([], [], [])
    for letter in text:
        for level, weights in zip(levels, _letter_weights(letter), strict=True):
            level += weights
    # A zero stands between the levels, and before the fourth, which is empty.
    return (*levels[0], 0, *levels[1], 0, *levels[2], 0)


@lru_cache(maxsize=256)
def _letter_weights(letter: str) -> tuple[tuple[int, ...], ...]:
    elements = _collator().collation_elements(letter)
    return tuple(tuple(one[level] for one in elements if one[level]) for level in range(3))


def folded(text: str) -> str:
    """Without case, accents and the signs that only shape a word; ø is o, å is a, æ is ae."""
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    bare = (one for one in apart if not unicodedata.combining(one) and unicodedata.category(one) != "Cf")
    return " ".join("".join(bare).split())


def _digraphs_folded(plain: str) -> str:
    for pair, letter in _DIGRAPHS:
        plain = plain.replace(pair, letter)
    return plain


@dataclass(frozen=True, slots=True)
class Searchable:
    """Texts folded once, for a list that is searched at every key somebody presses."""

    plain: str
    loose: str

    @classmethod
    def of(cls, texts: tuple[str, ...]) -> "Searchable":
        plain = "\n".join(folded(text) for text in texts)
        return cls(plain, _digraphs_folded(plain))


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody typed; it fits texts in which each of its words stands somewhere. Aas finds Ås."""

    words: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, text: str) -> "Search":
        return cls(tuple((word, _digraphs_folded(word)) for word in folded(text).split()))

    def fits(self, texts: Searchable) -> bool:
        return all(word in texts.plain or loose in texts.loose for word, loose in self.words)


def found_in(search: str, texts: tuple[str, ...]) -> bool:
    """Whether each word of the search stands somewhere in the texts, case and accents aside."""
    return Search.of(search).fits(Searchable.of(texts))
