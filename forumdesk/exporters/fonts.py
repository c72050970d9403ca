"""The fonts that paper is set in: which face covers a text, opened only when a text needs it."""

from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]  # the library ships no types
from fontTools.unicodedata import (  # type: ignore[import-untyped]  # the library ships no types
    script as unicode_script,
)


class Weight(IntEnum):
    """The four weights of the look; a family with fewer answers with its nearest."""

    REGULAR = 400
    MEDIUM = 500
    SEMIBOLD = 600
    BOLD = 700


class Glyph(NamedTuple):
    """What a font file says of a glyph: its number as PDF writes it, width, and reach of its ink (font units)."""

    code: str
    advance: int
    top: int
    bottom: int
    left: int
    right: int


_INTER = {
    Weight.REGULAR: "Inter-Regular",
    Weight.MEDIUM: "Inter-Medium",
    Weight.SEMIBOLD: "Inter-SemiBold",
    Weight.BOLD: "Inter-Bold",
}
_NOTO_SCRIPTS = {
    "Arab": "NotoSansArabic",
    "Armn": "NotoSansArmenian",
    "Beng": "NotoSansBengali",
    "Deva": "NotoSansDevanagari",
    "Ethi": "NotoSansEthiopic",
    "Geor": "NotoSansGeorgian",
    "Hang": "NotoSansKR",
    "Hani": "NotoSansSC",
    "Hebr": "NotoSansHebrew",
    "Hira": "NotoSansSC",
    "Kana": "NotoSansSC",
    "Khmr": "NotoSansKhmer",
    "Laoo": "NotoSansLao",
    "Mymr": "NotoSansMyanmar",
    "Taml": "NotoSansTamil",
    "Thai": "NotoSansThai",
}
# One weight only, at 6 and 10 MB each: what asks for bold is drawn with a thin stroke round it.
_SINGLE_WEIGHT = frozenset({"NotoSansKR", "NotoSansSC"})
_LATIN_FAMILIES = ("Inter", "NotoSans")
# Fonts keep drawings of their own at private code points; a name that holds one is damaged.
_PRIVATE = frozenset(range(0xE000, 0xF900))
# Old code points for shapes of Hebrew and Arabic letters; readers must see the letters.
_PRESENTATION = frozenset((*range(0xFB1D, 0xFE00), *range(0xFE70, 0xFEFF)))
# Signs of no script (marks, arrows, stars) may stand in any font; the large ones are asked last.
_LAST_RESORT = ("NotoSansSC", "NotoSansKR")


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One open font file. `embolden` asks the drawing for the weight that the file lacks."""

    name: str
    embolden: bool
    upem: int
    font: "hb.Font" = field(repr=False)
    coverage: frozenset[int] = field(repr=False)
    _glyphs: dict[int, Glyph] = field(default_factory=dict, repr=False)
    _reading: dict[int, str] = field(default_factory=dict, repr=False)

    def covers(self, text: str) -> bool:
        return self.coverage.issuperset(map(ord, text))

    @property
    def reading(self) -> dict[int, str]:
        """The character of each glyph that has one; the lowest where several share it."""
        if not self._reading:
            lookup = self.font.get_nominal_glyph
            codes = sorted(self.coverage - _PRESENTATION, reverse=True)
            self._reading.update((lookup(code), chr(code)) for code in codes)
        return self._reading

    def glyph(self, gid: int) -> Glyph:
        if gid not in self._glyphs:
            box = self.font.get_glyph_extents(gid)
            top, height = (box.y_bearing, box.height) if box else (0, 0)
            left, width = (box.x_bearing, box.width) if box else (0, 0)
            advance = self.font.get_glyph_h_advance(gid)
            self._glyphs[gid] = Glyph(f"{gid:04x}", advance, top, top + height, left, left + width)
        return self._glyphs[gid]


# Of no script as Unicode has it, but no font for Latin letters has them: between two Latin names they stand alone.
_ARABIC_SIGNS = frozenset("،؛؟")


@lru_cache(maxsize=2048)
def script_of(character: str) -> str:
    """The four-letter script of a character (UAX 24); Zyyy and Zinh fit in with their neighbours."""
    return "Arab" if character in _ARABIC_SIGNS else str(unicode_script(character))


def face_for(text: str, script: str, weight: Weight, now: Face | None = None) -> Face:
    """The face for one cluster: `now` where it will do, so that a run is not broken; else by script, else any.

    Where nothing covers the whole cluster the script's first face is returned; shaping then reports what is missing.
    """
    first = _face(families_for(script)[0], weight)
    if first.covers(text):
        return first
    if now is not None and now.covers(text):
        return now
    for family in (*families_for(script)[1:], *_LATIN_FAMILIES, *_LAST_RESORT):
        face = _face(family, weight)
        if face.covers(text):
            return face
    return first


def families_for(script: str) -> tuple[str, ...]:
    family = _NOTO_SCRIPTS.get(script)
    return (family,) if family else _LATIN_FAMILIES


def _face(family: str, weight: Weight) -> Face:
    bold = weight >= Weight.SEMIBOLD
    if family == "Inter":
        return _open(_INTER[weight], False)
    if family in _SINGLE_WEIGHT:
        return _open(f"{family}-Regular", bold)
    return _open(f"{family}-{'Bold' if bold else 'Regular'}", False)


@cache
def _open(name: str, embolden: bool) -> Face:
    face = hb.Face(files("resources").joinpath("fonts", f"{name}.ttf").read_bytes())
    return Face(name, embolden, face.upem, hb.Font(face), frozenset(face.unicodes) - _PRIVATE)
