"""A PDF in the making: shaped lines drawn glyph by glyph, and a file that says nothing about its maker."""

from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import Literal

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from forumdesk.exporters.fonts import Face
from forumdesk.exporters.glyphs import Run
from forumdesk.exporters.pdf_fonts import EmbeddedFont
from forumdesk.exporters.text import Block, Line

INK = "#14181F"
Align = Literal["left", "right", "centre", "start"]

# Text armour round compressed streams costs a quarter of the size and most of the time of photos.
rl_config.useA85 = 0
_MAKERS_MARK = b"ReportLab Generated PDF document (opensource)"


class Paper(Canvas):
    """A reportlab canvas whose text goes through `text` and `block` alone; finish it with `to_bytes`."""

    _doc: pdfdoc.PDFDocument
    _code: list[str]

    def __init__(self, size: tuple[float, float]) -> None:
        self._buffer = BytesIO()
        self._fonts: dict[Face, EmbeddedFont] = {}
        super().__init__(self._buffer, pagesize=size, pageCompression=1, invariant=1, pdfVersion=(1, 7))
        self._doc.info = _NoInfo()

    def _make_preamble(self) -> None:
        # reportlab opens each page with a font that is not embedded, used or not.
        self._preamble = "1 0 0 1 0 0 cm"

    def text(self, line: Line, x: float, y: float, size: float, colour: str = INK) -> None:
        """Draw the line with its left end and baseline at x, y (points from the lower left)."""
        code = self._code
        code.append(f"q {fill(colour)} BT 1 0 0 1 {x:.3f} {y:.3f} Tm")
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

    def to_bytes(self) -> bytes:
        """Finish the document; the canvas cannot be drawn on afterwards."""
        # The library's own line for the identifier names the library; an identifier is all that is needed.
        setattr(self._doc, "_ID", _identifier(self._doc))  # noqa: B010  # not in the stubs
        self.save()
        # Blanked at equal length, since every offset in the file counts from its start.
        return self._buffer.getvalue().replace(_MAKERS_MARK, b" " * len(_MAKERS_MARK), 1)

    def _show(self, run: Run, size: float, colour: str) -> str:
        font = self._fonts.get(run.face) or self._embed(run.face)
        font.use(run)
        body = run.code % tuple(rise * size for rise in run.rises) if run.rises else run.code
        if run.face.embolden:
            return f"/{font.tag} {size:.3f} Tf {stroke(colour)} 2 Tr {size / 28:.3f} w {body} 0 Tr"
        return f"/{font.tag} {size:.3f} Tf {body}"

    def _embed(self, face: Face) -> EmbeddedFont:
        font = self._fonts[face] = EmbeddedFont(face, f"F{len(self._fonts) + 1}")
        self._doc.delayedFonts.append(font)
        return font


class _NoInfo(pdfdoc.PDFInfo):
    """Document properties without a single value."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        return b"<<\n>>"


def _identifier(document: pdfdoc.PDFDocument) -> bytes:
    digest = sha256(repr(sorted(map(str, document.idToObject))).encode()).hexdigest()[:32].upper()
    return f"\n[<{digest}><{digest}>]\n".encode()


@cache
def fill(colour: str) -> str:
    """The operator that fills with a colour such as #14181F."""
    return _operands(colour) + " rg"


@cache
def stroke(colour: str) -> str:
    return _operands(colour) + " RG"


def _operands(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))
