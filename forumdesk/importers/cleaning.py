"""What a cell says once the invisible is gone; case and spelling stay as typed."""

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ud800-\udfff\ufeff]+"
)
_JOINERS = re.compile("[\u200c\u200d]+")
_UNTIDY = re.compile(
    "^ |  | $|[\x00-\x1f\x7f-\xa0\xad\u061c\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff]"
)
# Persian, Syriac, the scripts of India, Burmese, Khmer and Mongolian write words that need a joiner or a non-joiner.
_JOINING = re.compile(
    "[\u0600-\u06ff\u0700-\u077f\u08a0-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\uaa60-\uaa7f]"
)
_VIRAMA = 9  # its canonical combining class; a joiner after it may end a word


def clean(text: str) -> str:
    """NFC, plain single spaces, no direction marks, no control characters; line breaks inside stay as \\n.

    Half a character goes too: JSON can name one, and no file could hold it.
    """
    if not _UNTIDY.search(text) and unicodedata.is_normalized("NFC", text):
        return text
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    text = unicodedata.normalize("NFC", _JOINERS.sub(_joiner, text))
    lines = [_SPACES.sub(" ", line).strip() for line in text.split("\n")]
    return "\n".join(lines).strip("\n")


def one_line(text: str) -> str:
    """Line breaks become single spaces."""
    return " ".join(part for part in text.split("\n") if part) if "\n" in text else text


def values(text: str) -> tuple[str, ...]:
    """The values of a cell that may hold several, parted by |; a value typed twice is there once."""
    parts = (one_line(part.strip()) for part in text.split("|"))
    return tuple(dict.fromkeys(part for part in parts if part))


def letters(text: str) -> str:
    """For finding a word in a table: letters and digits alone, lower case, å = aa, ä = æ = ae, ö = ø = oe, ü = ue."""
    return "".join(char for char in fold_letters(text) if char.isalnum())


_STROKED = str.maketrans({"æ": "ae", "œ": "oe", "ø": "oe", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "þ": "th"})
_DOUBLED = re.compile("a\u030a|[aou]\u0308")
# Marks that go: those on Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowels and the tatweel.
# The vowel signs of India and South-East Asia are letters to those who read them, so they stay.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")


def fold_letters(text: str) -> str:
    """Lower case without accents; å, ä, ö, ø, ü, æ become two letters. Spaces and everything else stay."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold()).translate(_STROKED)
    return unicodedata.normalize("NFC", _MARKS.sub("", _DOUBLED.sub(_doubled, apart)))


def _doubled(match: re.Match[str]) -> str:
    pair = match.group()
    return pair[0] + ("a" if pair[1] == "\u030a" else "e")


def _joiner(match: re.Match[str]) -> str:
    """One joiner where the word needs it, else none."""
    before = match.string[: match.start()][-1:]
    after = match.string[match.end() :][:1]
    if not _JOINING.match(before):
        return ""
    ends_well = bool(before) and unicodedata.combining(before) == _VIRAMA
    return match.group()[0] if ends_well or _JOINING.match(after) else ""
