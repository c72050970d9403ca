"""A PDF in the making: shaped lines drawn glyph by glyph, and a file that says nothing about its maker."""

from functools import cache
from io import BytesIO
from typing import Literal
from zlib import compress

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from forumdesk.exporters.display import Picture
from forumdesk.exporters.fonts import Face
from forumdesk.exporters.glyphs import EMBOLDEN, Run
from forumdesk.exporters.pdf_file import picture_stream, written
from forumdesk.exporters.pdf_fonts import EmbeddedFont
from forumdesk.exporters.text import Block, Line

INK = "#14181F"
Align = Literal["left", "right", "centre", "start"]

# Text armour round compressed streams costs a quarter of the size and most of the time of photos.
rl_config.useA85 = 0
# How a line turned clockwise stands, as the first four numbers of a matrix.
TURNS = {0: "1 0 0 1", 90: "0 -1 1 0", 180: "-1 0 0 -1", 270: "0 1 -1 0"}


class Paper(Canvas):
    """A reportlab canvas whose text goes through `text` and `block` alone; finish it with `to_bytes`."""

    _doc: pdfdoc.PDFDocument
    _code: list[str]

    def __init__(self, size: tuple[float, float]) -> None:
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._pictures: dict[str, str] = {}
        self._on_page: dict[str, object] = {}
        super().__init__(BytesIO(), pagesize=size, pageCompression=1, invariant=1, pdfVersion=(1, 7))
        self._doc.info = _NoInfo()

    def _make_preamble(self) -> None:
        # reportlab opens each page with a font that is not embedded, used or not.
        self._preamble = "1 0 0 1 0 0 cm"

    def text(self, line: Line, x: float, y: float, size: float, colour: str = INK, turn: int = 0) -> None:
        """Draw the line with its left end and baseline at x, y (points from the lower left), turned clockwise there."""
        code = self._code
        code.append(f"q {fill(colour)} BT {TURNS[turn]} {x:.3f} {y:.3f} Tm")
        code.extend(self._show(run, size, colour) for run in line.runs)
        code.append("ET Q")

    def block(
        self, block: Block, x: float, top: float, room: float = 0.0, align: Align = "left", colour: str = INK
    ) -> float:
        """Draw the lines under `top`, in a column of `room` points from x; the y of the lower edge is returned.

        "start" is the side where each paragraph's own direction begins.
        """
        y = top
        for line, step in zip(block.lines, [0.0, *block.steps()], strict=True):
            y -= step or line.ascent * block.size
            spare = room - line.width * block.size
            side = ("right" if line.rtl else "left") if align == "start" else align
            self.text(line, x + {"left": 0.0, "right": spare, "centre": spare / 2}[side], y, block.size, colour)
        return top - block.height

    def raw(self, code: str) -> None:
        """Operators that were written out beforehand, such as a band that many badges share."""
        self._code.append(code)

    def picture(self, picture: Picture) -> str:
        """The name that a page draws the picture by; the same picture is in the file once."""
        tag = self._pictures.get(picture.digest)
        if tag is None:
            tag = self._pictures[picture.digest] = f"P{len(self._pictures) + 1}"
            self._doc.Reference(picture_stream(picture), tag)  # type: ignore[no-untyped-call]  # untyped in the stubs
        self._on_page[tag] = pdfdoc.PDFObjectReference(tag)
        return tag

    def _setXObjects(self, thing: pdfdoc.PDFPage) -> None:  # noqa: N802  # what reportlab calls as a page ends
        if self._on_page:
            thing.XObjects = pdfdoc.PDFDictionary(self._on_page)
        self._on_page = {}
        # Packed now: a thousand open pages weigh more than all the rest.
        packed = pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFName("FlateDecode")})
        vars(thing)["Contents"] = pdfdoc.PDFStream(packed, compress(str(thing.stream).encode()))
        thing.stream = None

    def to_bytes(self) -> bytes:
        """Finish the document; the canvas cannot be drawn on afterwards."""
        if self._code:
            self.showPage()
        return written(self._doc)

    def _show(self, run: Run, size: float, colour: str) -> str:
        font = self._fonts.get(run.face) or self._embed(run.face)
        font.use(run)
        body = run.code % tuple(rise * size for rise in run.rises) if run.rises else run.code
        if run.face.embolden:
            return f"/{font.tag} {size:.3f} Tf {stroke(colour)} 2 Tr {size * EMBOLDEN:.3f} w {body} 0 Tr"
        return f"/{font.tag} {size:.3f} Tf {body}"

    def _embed(self, face: Face) -> EmbeddedFont:
        font = self._fonts[face] = EmbeddedFont(face, f"F{len(self._fonts) + 1}")
        self._doc.delayedFonts.append(font)
        return font


class _NoInfo(pdfdoc.PDFInfo):
    """Document properties without a single value."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        return b"<<\n>>"


@cache
def fill(colour: str) -> str:
    """The operator that fills with a colour such as #14181F."""
    return _operands(colour) + " rg"


@cache
def stroke(colour: str) -> str:
    return _operands(colour) + " RG"


def _operands(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))
