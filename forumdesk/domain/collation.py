"""Alphabetical order in an event's language, and folding for searches."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyuca

# pyuca has no tailoring. These stand in for letters of a language's own: the default order has them after z and before
# Greek, and behind n; no name here uses them.
_AFTER_Z = "ʡʢǀ"
_AFTER_N = "ɲ"


@dataclass(frozen=True, slots=True)
class _Alphabet:
    """Where a language departs from the default order; all of it is in lower case.

    `alike` are letters that sort as another text, `pairs` two letters that sort as one; `headings` are the letters of
    its own by what stands in for them. `first` begins the names of a script that comes before Latin.
    """

    alike: dict[int, int] | dict[int, str]
    pairs: tuple[tuple[str, str], ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
    first: str = ""


_NORWEGIAN = _Alphabet(
    str.maketrans("æäøöå", "ʡʡʢʢǀ"),
    pairs=(("aa", "å"),),
    headings=tuple(zip(_AFTER_Z, "ÆØÅ", strict=True)),
)
# DIN 5007-2, the order of names: Müller stands with Mueller.
_GERMAN = _Alphabet(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"}))
_SPANISH = _Alphabet(str.maketrans("ñ", _AFTER_N), headings=((_AFTER_N, "Ñ"),))
# As names are filed: a hamza leaves its bearer the letter it is, and ta marbuta is a ha.
_ARABIC = _Alphabet(
    str.maketrans({**dict.fromkeys("أإآٱ", "ا"), "ؤ": "و", **dict.fromkeys("ئى", "ي"), "ة": "ه", "\u0640": ""}),
    first="ARABIC",
)
# English and French have the default order: accents decide last, and œ is oe.
_ALPHABETS = {
    **dict.fromkeys(("no", "nb", "nn", "da"), _NORWEGIAN),
    "de": _GERMAN,
    "es": _SPANISH,
    "ar": _ARABIC,
}
# Vowels that are written before the consonant they follow; words are looked up under the consonant.
_WRITTEN_BEFORE = frozenset("เแโใไເແໂໃໄ")
NO_LETTER = "#"
_DIGRAPHS = (("aa", "a"), ("ae", "a"), ("oe", "o"), ("ue", "u"))
# Letters that Unicode does not take apart into a letter and a mark; tatweel only stretches a word.
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "\u0640": ""}
)

# Scripts that write no spaces between words: each letter is looked for as a word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
WORD = re.compile(f"[{_UNSPACED}]|[^\\W_{_UNSPACED}]+")
"""A word of a text that is searched for names, in any script."""

# Lines of the library's table about letters and signs that no other one before or after them changes: Latin ones.
_LINE = re.compile(r"^(0[0-2][0-9A-F]{2}|1E[0-9A-F]{2}|2019) *; (\S+)", re.MULTILINE)
_ELEMENT = re.compile(r"(\w{4})\.(\w{4})\.(\w{4})")
_SIGNS = frozenset(" '-.,()’")


@lru_cache(maxsize=1)
def _collator() -> pyuca.Collator:
    # Its table takes a quarter of a second to read, so it is read on first use.
    return pyuca.Collator()


@lru_cache(maxsize=1)
def _latin() -> tuple[frozenset[str], tuple[dict[int, str], ...]]:
    """The letters whose weights are known one by one, and on each level what stands for them.

    These lines alone take a tenth of the time of the whole table, which few lists need then.
    """
    table = Path(pyuca.__file__).with_name(f"allkeys-{pyuca.Collator.UCA_VERSION}.txt").read_text("utf-8")
    weights = {
        chr(int(code, 16)): _ELEMENT.findall(elements)
        for code, elements in _LINE.findall(table)
        if chr(int(code, 16)).isalnum() or chr(int(code, 16)) in _SIGNS
    }
    levels = (
        {ord(letter): _as_text(int(one[level], 16) for one in elements) for letter, elements in weights.items()}
        for level in range(3)
    )
    return frozenset(weights), tuple(levels)


def sort_key(text: str, language: str = "en") -> str:
    """The place of a text in the alphabet of a language, else in Unicode's default order. Equal texts alone tie."""
    alphabet = _alphabet(language)
    first = alphabet.first if alphabet is not None else ""
    rank = str(int(_script_of(text) != first)) if first else ""
    return f"{rank}{_weights(_ordered(text, alphabet))}{text}"


def initial(text: str, language: str = "en") -> str:
    """The letter under which a text is looked up, as a heading; `NO_LETTER` where it begins with none."""
    alphabet = _alphabet(language)
    letter = _first_letter(_ordered(text, alphabet))
    own = dict(alphabet.headings) if alphabet is not None else {}
    return own.get(letter) or folded(letter)[:1].upper() or NO_LETTER


@lru_cache(maxsize=64)
def _alphabet(language: str) -> _Alphabet | None:
    return _ALPHABETS.get(language.lower().replace("_", "-").partition("-")[0])


def _ordered(text: str, alphabet: _Alphabet | None) -> str:
    """The text in letters that the default order puts where the alphabet has them."""
    ordered = unicodedata.normalize("NFC", text)
    if alphabet is None:
        return ordered
    ordered = ordered.lower()
    for pair, letter in alphabet.pairs:
        ordered = ordered.replace(pair, letter)
    return ordered.translate(alphabet.alike)


def _first_letter(text: str) -> str:
    """The first letter, unless a figure comes before it."""
    first = next((one for one in text if one.isalnum() and one not in _WRITTEN_BEFORE), "")
    return first if first.isalpha() else ""


def _script_of(text: str) -> str:
    """The script of the first letter as its Unicode name has it."""
    return unicodedata.name(_first_letter(text) or " ").partition(" ")[0]


def _weights(text: str) -> str:
    """The default order's key with a character for each weight: comparing texts compares them, and costs least.

    A zero stands after each level; a list of 10,000 names is mostly letters whose weights are known one by one.
    """
    letters, (first, second, third) = _latin()
    if letters.issuperset(text):
        return f"{text.translate(first)}\0{text.translate(second)}\0{text.translate(third)}\0"
    # Its zeros stand between the levels, and before the fourth, which is empty.
    return "".join(map(chr, _collator().sort_key(text)))


def _as_text(weights: Iterable[int]) -> str:
    """Without zeros: what has none on a level is passed over there."""
    return "".join(chr(weight) for weight in weights if weight)


class _Folds(dict[int, str]):
    """What each character is folded to, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(code)).casefold().translate(_LETTERS)
        bare = (one for one in apart if not unicodedata.combining(one) and unicodedata.category(one) != "Cf")
        return self.setdefault(code, "".join(bare))


_FOLDS = _Folds()


def folded(text: str) -> str:
    """Without case, accents and the signs that only shape a word; ø is o, å is a, æ is ae."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(text.translate(_FOLDS).split())


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
        # What is plain already goes all at once, and spaces as they are: a word that is searched for has none.
        plain = "\n".join(filter(str.isascii, texts)).lower()
        foreign = [text.translate(_FOLDS) for text in texts if not text.isascii()]
        plain = "\n".join((plain, *foreign)) if foreign else plain
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
