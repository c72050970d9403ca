"""A text taken apart into runs of one direction, one script and one face, in the order they are read."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bidi import algorithm as bidi  # type: ignore[import-untyped]  # the library ships no types

from forumdesk.exporters.fonts import Face, Weight, face_for, script_of

_BLANKS = re.compile(r"[\t\n\v\f\r\x1c-\x20\x85\u2028\u2029]+")
# Latin letters with and without accents: one font, one script, one direction.
_EVERYDAY = re.compile("[ -~\u00a1-\u024f\u1e00-\u1eff\u2010-\u201d]+")
_JOINERS = "\u200c\u200d"
_MARKS = "\u200e\u200f\u061c"
# Left of the format characters are the joiners, which shape names, and the three marks, which only steer the order.
_KEPT = frozenset(_JOINERS + _MARKS)
_CLOSING = {"(": ")", "[": "]", "{": "}", "\u3008": "\u3009", "\u300a": "\u300b", "\u3010": "\u3011"}
_NEUTRAL_SCRIPTS = frozenset({"Zyyy", "Zinh", "Zzzz"})
_RTL_CLASSES = frozenset({"R", "AL", "AN"})
_PLAIN_RTL = frozenset({"R", "AL", "NSM", "WS", "BN"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters start to end of a clean text that are shaped in one go; odd levels run right to left."""

    start: int
    end: int
    level: int
    script: str
    face: Face


def clean(text: str) -> str:
    """The text as it can be printed: composed, blanks single, no control or format characters but joiners and marks."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    return cleaned(text)


@lru_cache(maxsize=4096)
def cleaned(text: str) -> str:
    """What `clean` makes of a text that is not plain; each is asked for several times while it is fitted."""
    text = _BLANKS.sub(" ", unicodedata.normalize("NFC", text))
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in {"Cc", "Cf", "Cs"}).strip(" ")


def is_rtl(text: str) -> bool:
    """Whether the first strong character runs right to left (UAX 9, P2 and P3)."""
    return not text.isascii() and bool(bidi.get_base_level(text))


def levels(text: str, rtl: bool) -> list[int]:
    """The embedding level of each character (UAX 9), joiners and marks at the level of what stands before them."""
    classes = set(map(unicodedata.bidirectional, text))
    if not rtl and not classes & _RTL_CLASSES:
        return [0] * len(text)
    if rtl and classes <= _PLAIN_RTL:
        return [1] * len(text)
    solid = "".join(c for c in text if c not in _JOINERS)
    storage = bidi.get_empty_storage()
    storage["base_level"], storage["base_dir"] = int(rtl), "LR"[rtl]
    bidi.get_embedding_levels(solid, storage)
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    _pair_brackets(storage["chars"], "LR"[rtl])
    bidi.resolve_neutral_types(storage, False)
    bidi.resolve_implicit_levels(storage, False)
    found = iter([int(c["level"]) for c in storage["chars"]])
    result: list[int] = []
    for character in text:
        result.append(next(found) if character not in _JOINERS else (result or [int(rtl)])[-1])
    return result


def _pair_brackets(chars: list[dict[str, str]], base: str) -> None:
    """Give both brackets of a pair one direction (UAX 9, N0), which the library leaves out."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for index, char in enumerate(chars):
        if char["ch"] in _CLOSING and char["type"] == "ON":
            opened.append(index)
        for at in reversed(range(len(opened))):
            if char["type"] == "ON" and char["ch"] == _CLOSING[chars[opened[at]]["ch"]]:
                pairs.append((opened[at], index))
                del opened[at:]
                break
    for first, last in sorted(pairs):
        inside = {_strong(char) for char in chars[first + 1 : last]} - {""}
        if inside:
            before = next((d for d in map(_strong, reversed(chars[:first])) if d), base)
            direction = base if base in inside else before if before in inside else base
            chars[first]["type"] = chars[last]["type"] = direction


def _strong(char: dict[str, str]) -> str:
    """L or R; figures count as R here."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(char["type"], "")


def stretches(text: str, weight: Weight, rtl: bool) -> list[Stretch]:
    """The stretches of a clean text in reading order. Direction marks belong to none of them: they do not print."""
    if not rtl and _EVERYDAY.fullmatch(text):
        level_of, scripts = [0], ["Latn"]
    else:
        level_of, scripts = levels(text, rtl), _scripts(text)
    whole = _whole(text, weight, level_of, scripts)
    return [whole] if whole else _parted(text, weight, level_of, scripts)


def _whole(text: str, weight: Weight, level_of: list[int], scripts: list[str]) -> Stretch | None:
    """The text as one stretch, as most are: one direction, one script, one font."""
    if len(set(level_of)) != 1 or len(set(scripts)) != 1 or any(mark in text for mark in _MARKS):
        return None
    face = face_for(text, scripts[0], weight)
    return Stretch(0, len(text), level_of[0], scripts[0], face) if face.covers(text) else None


def _parted(text: str, weight: Weight, level_of: list[int], scripts: list[str]) -> list[Stretch]:
    result: list[Stretch] = []
    now: Face | None = None
    for start, end in _clusters(text):
        if text[start] in _MARKS:
            continue
        level, script = level_of[start], scripts[start]
        now = face_for(_visible(text[start:end]), script, weight, now)
        last = result[-1] if result else None
        if last and (last.end, last.level, last.script, last.face) == (start, level, script, now):
            result[-1] = Stretch(last.start, end, level, script, now)
        else:
            result.append(Stretch(start, end, level, script, now))
    return result


def visual_order(runs: list[Stretch]) -> list[Stretch]:
    """Stretches from left to right (UAX 9, L2)."""
    highest = max((run.level for run in runs), default=0)
    for level in range(highest, 0, -1):
        runs = [run for group in _groups(runs, level) for run in group]
    return runs


def _groups(runs: list[Stretch], level: int) -> Iterator[list[Stretch]]:
    pending: list[Stretch] = []
    for run in runs:
        if run.level >= level:
            pending.append(run)
            continue
        yield pending[::-1]
        pending = []
        yield [run]
    yield pending[::-1]


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Spans that must not be parted: a base with its marks, and what a joiner ties to it."""
    start = 0
    for index in range(1, len(text) + 1):
        if index < len(text) and (_clings(text[index]) or text[index - 1] == "\u200d") and text[start] not in _MARKS:
            continue
        yield start, index
        start = index


@lru_cache(maxsize=2048)
def _clings(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) in {"Mn", "Mc", "Me"}


def _visible(cluster: str) -> str:
    if len(cluster) == 1:
        return cluster
    return "".join(c for c in cluster if not is_silent(c)) or cluster[0]


def is_silent(character: str) -> bool:
    """Joiners and variation selectors: they change their neighbours and need no glyph of their own."""
    return character in _JOINERS or "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def is_private(character: str) -> bool:
    """Private code points, whose glyph differs from font to font."""
    return unicodedata.category(character) == "Co"


def _scripts(text: str) -> list[str]:
    """The script of each character; signs of no script take that of what stands before them, else after them."""
    found = [script_of(c) for c in text]
    first = next((s for s in found if s not in _NEUTRAL_SCRIPTS), "Latn")
    result: list[str] = []
    for script in found:
        first = first if script in _NEUTRAL_SCRIPTS else script
        result.append(first)
    return result
