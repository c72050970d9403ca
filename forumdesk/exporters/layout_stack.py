"""Texts under one another that become smaller together until they fit, clear of what stands beside them."""

from dataclasses import dataclass
from functools import lru_cache

from forumdesk.exporters.display import Box, Fault, Problem, Words
from forumdesk.exporters.facts import Facts
from forumdesk.exporters.layout_room import EMPTY, ROUNDING, Outcome, Room, narrowed, sizes_of, weight_of, words_of
from forumdesk.exporters.layout_text import small
from forumdesk.exporters.template import Align, Font, Row, Stack
from forumdesk.exporters.text import Block, Sizes, fit, parted
from forumdesk.exporters.text_runs import clean

_STEPS = (1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55, 0.48, 0.4, 0.3)


@dataclass(frozen=True, slots=True)
class _Piece:
    """One text of the stack that this card has, the sizes it may have at each step, and the gap above it."""

    row: Row
    text: str
    sizes: tuple[Sizes, ...]
    gap: float


@dataclass(frozen=True, slots=True)
class _Stood:
    block: Block
    room: Box
    top: float
    height: float

    def clear_of(self, other: Box) -> bool:
        """Whether the block stands above, below, left or right of the box."""
        top, bottom = self.top, self.top + self.height
        if bottom <= other.y + ROUNDING or top >= other.bottom - ROUNDING:
            return True
        return self.room.x + self.block.reach <= other.x + ROUNDING or self.room.x >= other.right - ROUNDING


def set_stack(content: Stack, room: Room, facts: Facts) -> Outcome:
    """As large as all of it fits; else the troubles, and nothing of it."""
    pieces = _pieces(content, room, facts)
    if not pieces:
        return EMPTY
    missing = tuple(_missing(pieces, room))
    if missing:
        return Outcome(problems=missing)
    stood = _stood(content, room, pieces)
    if stood is None:
        return Outcome(problems=(room.problem(Fault.OVERFLOW, _culprit(pieces, room)),))
    align = _side(content, stood[0].block)
    words: list[Words] = []
    remarks: list[Problem] = []
    for at, piece in zip(stood, pieces, strict=True):
        words += words_of(at.block, at.room, at.top, (align, piece.row.font.colour))
        remarks += small(room, room.field_of(piece.row.text), at.block)
    bottom = stood[-1].top + stood[-1].height
    return Outcome(tuple(words), tuple(remarks), Box(room.box.x, stood[0].top, room.box.width, bottom - stood[0].top))


def _side(content: Stack, first: Block) -> Align:
    """The texts of a stack begin on one side, whatever their script: where the first of them begins."""
    if content.align is not Align.START:
        return content.align
    return Align.RIGHT if first.lines[0].rtl else Align.LEFT


def _pieces(content: Stack, room: Room, facts: Facts) -> list[_Piece]:
    pieces: list[_Piece] = []
    for row in content.rows:
        text = clean(facts.fill(row.text))
        if text:
            same = bool(pieces) and pieces[-1].row.group == row.group
            gap = (row.gap if same else content.group_gap) * room.scale if pieces else 0.0
            pieces.append(_Piece(row, text, _sizes(row.font, room.scale, row.lines, row.near), gap))
    return pieces


@lru_cache(maxsize=256)
def _sizes(font: Font, scale: float, lines: int, near: float) -> tuple[Sizes, ...]:
    """The sizes at every step, and the smallest of all."""
    full = sizes_of(font, scale, lines, near)
    stepped = (Sizes(max(full.largest * step, full.smallest), full.smallest, lines, near) for step in _STEPS)
    return (*stepped, Sizes(full.smallest, full.smallest, lines, near))


def _missing(pieces: list[_Piece], room: Room) -> list[Problem]:
    found = []
    for piece in pieces:
        if lacking := parted(piece.text, weight_of(piece.row.font), 1)[0].missing:
            found.append(room.problem(Fault.MISSING_GLYPH, room.field_of(piece.row.text), lacking))
    return found


def _stood(content: Stack, room: Room, pieces: list[_Piece]) -> list[_Stood] | None:
    """Every text at its place; those of the lower groups are the first to be kept narrow for what stands beside."""
    groups = sorted({piece.row.group for piece in pieces}, reverse=True)
    narrow = narrowed(room.box, room.keep_out) if room.keep_out else room.box
    choices = [groups[:count] for count in range(len(groups) + 1)] if room.keep_out else [[]]
    for step in range(len(_STEPS)):
        for beside in choices:
            rooms = [narrow if piece.row.group in beside else room.box for piece in pieces]
            stood = _placed(
                content, room, [(piece, _fitted(piece, at, step), at) for piece, at in zip(pieces, rooms, strict=True)]
            )
            if stood is not None and (room.keep_out is None or all(at.clear_of(room.keep_out) for at in stood)):
                return stood
    return None


def _fitted(piece: _Piece, room: Box, step: int) -> Block | None:
    return fit(piece.text, weight_of(piece.row.font), room.width, piece.sizes[step])


def _placed(content: Stack, room: Room, found: list[tuple[_Piece, Block | None, Box]]) -> list[_Stood] | None:
    """The blocks under one another; None where one is missing or they are higher than the room."""
    stood = []
    bottom = 0.0
    for piece, block, at in found:
        if block is None:
            return None
        height = block.height
        stood.append(_Stood(block, at, bottom + piece.gap, height))
        bottom += piece.gap + height
    spare = room.box.height - bottom
    if spare < 0:
        return None
    top = room.box.y + content.vertical * spare
    return [_Stood(one.block, one.room, one.top + top, one.height) for one in stood]


def _culprit(pieces: list[_Piece], room: Room) -> str:
    """The text that is too long for its line at its smallest; else the longest, for the sake of all."""
    narrow = narrowed(room.box, room.keep_out) if room.keep_out else room.box
    for box in (room.box, narrow):
        for piece in pieces:
            if _fitted(piece, box, len(_STEPS)) is None:
                return room.field_of(piece.row.text)
    return room.field_of(max(pieces, key=lambda piece: len(piece.text)).row.text)
