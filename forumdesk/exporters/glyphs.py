"""A stretch of text shaped into glyphs, written out as the operands that draw them."""

from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

import uharfbuzz as hb  # type: ignore[import-untyped]  # the library ships no types

from forumdesk.exporters.fonts import Face
from forumdesk.exporters.text_runs import Stretch, is_private, is_silent

# dlig is off: it turns four letters of a common first name into one old ornament.
_FEATURES = {"kern": True, "liga": True, "dlig": False}
_TABULAR = {**_FEATURES, "tnum": True}
# How wide a stroke makes bold of a face that has no bold sister, in em.
EMBOLDEN = 1 / 28

# Glyph, character it was drawn for, advance, and how far it is moved right and up; font units.
Placed = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face from left to right; measures are in em.

    `code` is what draws them, a template with a place for each of `rises` (times the size); `guesses` is what glyphs
    without a character of their own were drawn for; `missing` holds what the face cannot show; `left` and
    `right` are how far its ink reaches from its beginning, which may be further than its width.
    """

    face: Face
    code: str
    rises: tuple[float, ...]
    glyphs: frozenset[int]
    guesses: tuple[tuple[int, str], ...]
    width: float
    top: float
    bottom: float
    missing: str
    left: float
    right: float
    placed: tuple[Placed, ...] = field(repr=False)


def shape_stretch(text: str, stretch: Stretch, tabular: bool = False) -> Run:
    placed = _shape(text, stretch, tabular)
    face = stretch.face
    piece = text[stretch.start : stretch.end]
    gids = [glyph[0] for glyph in placed]
    writer = _Writer(face)
    guesses: list[tuple[int, str]] = []
    if stretch.level % 2:
        guesses = _write_leftward(writer, text, stretch, placed)
    else:
        spelled = list(map(face.reading.get, gids)) == list(piece)
        writer.add(placed, "" if spelled else piece)
        # A reader that finds no character for a glyph takes its number for one, and with it a direction.
        guesses = [] if spelled else [(glyph[0], text[glyph[1]]) for glyph in placed]
    # The stroke that stands in for a bold face goes round the ink.
    edge = EMBOLDEN / 2 if face.embolden else 0.0
    return Run(
        face=face,
        code=writer.finish(),
        rises=tuple(writer.rises),
        glyphs=frozenset(gids),
        guesses=tuple(guesses),
        width=writer.width / face.upem,
        top=writer.top / face.upem + edge,
        bottom=writer.bottom / face.upem - edge,
        missing=_missing(piece, face, 0 in gids),
        left=writer.left / face.upem - edge,
        right=writer.right / face.upem + edge,
        placed=tuple(placed),
    )


def _shape(text: str, stretch: Stretch, tabular: bool) -> list[Placed]:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    # The whole line goes in as context: letters join across a change of font.
    buffer.add_str(text, stretch.start, stretch.end - stretch.start)
    buffer.direction = "rtl" if stretch.level % 2 else "ltr"
    buffer.script, buffer.language = stretch.script, "und"
    hb.shape(stretch.face.font, buffer, _TABULAR if tabular else _FEATURES)
    return [
        (info.codepoint, info.cluster, at.x_advance, at.x_offset, at.y_offset)
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def _missing(piece: str, face: Face, holes: bool) -> str:
    if not holes and (piece.isascii() or not any(map(is_private, piece))):
        return ""
    return "".join(c for c in piece if (holes or is_private(c)) and not face.covers(c) and not is_silent(c))


def _write_leftward(writer: "_Writer", text: str, stretch: Stretch, placed: list[Placed]) -> list[tuple[int, str]]:
    """Write right-to-left glyphs; the result is what those that stand for one character alone were drawn for.

    Readers turn such glyphs round by themselves, by the character of each. A span of a whole word would be turned
    round as well, so only what several characters or several glyphs make up together is given one.
    """
    guesses: list[tuple[int, str]] = []
    end = stretch.end
    for cluster, group in groupby(placed, itemgetter(1)):
        drawn, piece = list(group), text[cluster:end]
        end = cluster
        if len(drawn) == len(piece) == 1:
            guesses.append((drawn[0][0], piece))
            writer.add(drawn)
        else:
            guesses += [(glyph[0], piece[0]) for glyph in drawn if piece]
            writer.add(drawn, piece)
    return guesses


@dataclass(slots=True)
class _Writer:
    """Collects TJ operands. Numbers in TJ are thousandths of an em, counted to the left; ours are font units."""

    face: Face
    rises: list[float] = field(default_factory=list)
    width: int = 0
    top: int = 0
    bottom: int = 0
    left: int = 0
    right: int = 0
    _code: list[str] = field(default_factory=list)
    _shown: list[str] = field(default_factory=list)
    _rise: int = 0
    _owed: int = 0

    def add(self, placed: list[Placed], spoken: str = "") -> None:
        """Draw the glyphs; where `spoken` is not empty, marked to be read as that."""
        if spoken:
            self._flush()
            self._code.append(f"/Span <</ActualText <FEFF{spoken.encode('utf-16-be').hex().upper()}>>> BDC")
        self._draw(placed)
        if spoken:
            self._flush()
            self._code.append("EMC")

    def finish(self) -> str:
        if self._owed:
            self._move(self._owed)
        self._flush()
        if self._rise:
            self._code.append("0 Ts")
        return " ".join(self._code)

    def _draw(self, placed: list[Placed]) -> None:
        face = self.face
        for gid, _, advance, x, y in placed:
            code, width, top, bottom, left, right = face.glyph(gid)
            if y != self._rise:
                self._lift(y)
            if x != self._owed:
                self._move(self._owed - x)
            self._shown.append(code)
            self._owed = x - advance + width
            start = self.width + x
            self.width += advance
            if start + left < self.left:
                self.left = start + left
            if start + right > self.right:
                self.right = start + right
            if top + y > self.top:
                self.top = top + y
            if bottom + y < self.bottom:
                self.bottom = bottom + y

    def _lift(self, rise: int) -> None:
        self._flush()
        self._rise = rise
        self.rises.append(rise / self.face.upem)
        self._code.append("%.3f Ts")

    def _move(self, amount: int) -> None:
        self._shown.append(f">{amount * 1000 / self.face.upem:.1f}<")

    def _flush(self) -> None:
        if self._shown:
            self._code.append("[<" + "".join(self._shown) + ">] TJ")
            self._shown = []
