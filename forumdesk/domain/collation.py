"""Alphabetical order in an event's language, and folding for searches."""

import unicodedata
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
    return tuple(_collator().sort_key(ordered)), text


def folded(text: str) -> str:
    """Without case, accents and the signs that only shape a word; ø is o, å is a, æ is ae."""
    apart = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    bare = (one for one in apart if not unicodedata.combining(one) and unicodedata.category(one) != "Cf")
    return " ".join("".join(bare).split())


def _digraphs_folded(plain: str) -> str:
    for pair, letter in _DIGRAPHS:
        plain = plain.replace(pair, letter)
    return plain


def found_in(search: str, texts: tuple[str, ...]) -> bool:
    """Whether each word of the search stands somewhere in the texts, case and accents aside; Aas finds Ås."""
    plain = "\n".join(folded(text) for text in texts)
    loose = _digraphs_folded(plain)
    return all(word in plain or _digraphs_folded(word) in loose for word in folded(search).split())
