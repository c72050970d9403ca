"""Looks for secrets in what left the house: every layer of a file is opened, every way to write a word is tried."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from anyascii import anyascii

from tests.readers.leaks_layers import layers

# Shorter than this a word is looked for as a word: as a run of letters it would stand inside others by chance.
_LONG, _LONG_ELSEWHERE = 8, 5
_RAW = 6
_LETTER = {"utf-8": b"[a-z]", "utf-16-le": b"[a-z]\\0", "utf-16-be": b"\\0[a-z]"}
_NO_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")
_SPELT = {"å": "aa", "ä": "ae", "ö": "oe", "ø": "oe", "ü": "ue"}


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A secret that was found, and in which layer of which file."""

    secret: str
    where: str


@dataclass(frozen=True, slots=True)
class _Needle:
    """One way to write a secret: `words` between spaces, or the bare `run` of its letters where that is long enough."""

    secret: str
    words: str
    run: str
    is_long: bool


def hits(path: Path, secrets: Iterable[str], besides: Iterable[str] = ()) -> list[Hit]:
    """Every secret that stands in the file, or in any file below the folder, or in their names; sorted, each once.

    Where `besides` stand, such as the reader's own address, nothing is found.
    """
    wanted, spared = _sorted(secrets), _sorted(besides)
    if path.is_dir():
        files = sorted(one for one in path.rglob("*") if one.is_file())
        names = "\n".join(str(one.relative_to(path)) for one in path.rglob("*"))
    else:
        files, names = [path], path.name
    found = {Hit(secret, "its name") for secret in _in_text(names, wanted, spared)}
    for file in files:
        name = str(file.relative_to(path)) if path.is_dir() else file.name
        found |= set(hits_in(file.read_bytes(), wanted, name, spared))
    return sorted(found)


def hits_in(data: bytes, secrets: Iterable[str], where: str, besides: Iterable[str] = ()) -> Iterator[Hit]:
    """As `hits`, of bytes at hand."""
    wanted, spared = _sorted(secrets), _sorted(besides)
    seen: set[str] = set()
    for layer in layers(data, where):
        if layer.text not in seen:
            seen.add(layer.text)
            yield from (Hit(secret, layer.where) for secret in _in_text(layer.text, wanted, spared))
        if layer.data:
            yield from (Hit(secret, layer.where) for secret in _in_bytes(layer.data, wanted, spared))


def hits_in_text(text: str, secrets: Iterable[str]) -> list[str]:
    """The secrets that stand in a text."""
    return sorted(_in_text(text, _sorted(secrets), ()))


def _sorted(texts: Iterable[str]) -> tuple[str, ...]:
    return texts if isinstance(texts, tuple) else tuple(sorted(set(texts)))


def _in_text(text: str, wanted: tuple[str, ...], spared: tuple[str, ...]) -> set[str]:
    if not text:
        return set()
    words = f" {folded(text)} "
    for one in spared:
        words = words.replace(f" {folded(one)} ", " | ")
    run = words.replace(" ", "")
    return {one.secret for one in _needles(wanted) if f" {one.words} " in words or (one.is_long and one.run in run)}


def _in_bytes(data: bytes, wanted: tuple[str, ...], spared: tuple[str, ...]) -> set[str]:
    plain = data.lower()
    for one in _raw(spared):
        plain = plain.replace(one.raw, b"")
    return {one.secret for one in _raw(wanted) if one.raw in plain and one.alone.search(plain)}


@lru_cache(maxsize=64)
def _needles(wanted: tuple[str, ...]) -> tuple[_Needle, ...]:
    found = ((secret, words, words.replace(" ", "")) for secret in wanted for words in _written(secret))
    return tuple(_Needle(secret, words, run, _is_long(run)) for secret, words, run in found)


def _is_long(run: str) -> bool:
    if any(unicodedata.name(letter, "").startswith(_NO_SPACES) for letter in run):
        return len(run) > 1
    return len(run) >= (_LONG if run.isascii() else _LONG_ELSEWHERE)


def _written(secret: str) -> set[str]:
    """Folded, as a keyboard without accents spells it, and for scripts from the right also as it lies on the page."""
    ways = {folded(secret), folded("".join(_SPELT.get(letter, letter) for letter in secret.casefold()))}
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in secret):
        ways |= {way[::-1] for way in ways}
    return {way for way in ways if way}


@dataclass(frozen=True, slots=True)
class _Bytes:
    """A secret in one coding; `alone` finds it where no letter goes before or after."""

    secret: str
    raw: bytes
    alone: re.Pattern[bytes]


@lru_cache(maxsize=64)
def _raw(wanted: tuple[str, ...]) -> tuple[_Bytes, ...]:
    """Bytes as a container that nobody thought of would hold them, in lower case as far as ASCII goes."""
    found = {
        (secret, form.encode(coding).lower(), coding)
        for secret in wanted
        for form in {unicodedata.normalize(how, text) for how in ("NFC", "NFD") for text in (secret, secret.upper())}
        for coding in _LETTER
        if len(form) >= _RAW
    }
    return tuple(
        _Bytes(secret, raw, re.compile(b"(?<!%s)%s(?!%s)" % (_LETTER[coding], re.escape(raw), _LETTER[coding])))
        for secret, raw, coding in sorted(found)
    )


def folded(text: str) -> str:
    """Without case, accents, signs of direction and the difference between writing forms; one space between words."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join(plain.translate(_FOLD).split())


class _Fold(dict[int, str | None]):
    """What each character counts as; worked out when it is first met."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        kind = unicodedata.category(letter)
        self[code] = found = None if kind in {"Mn", "Me", "Cf"} else self._counted(letter, kind)
        return found

    @staticmethod
    def _counted(letter: str, kind: str) -> str:
        if kind == "Nd":
            return str(unicodedata.decimal(letter))
        if unicodedata.name(letter, "").startswith("LATIN"):
            return anyascii(letter).casefold() or " "
        return letter if letter.isalnum() or kind == "Mc" else " "


_FOLD = _Fold()
