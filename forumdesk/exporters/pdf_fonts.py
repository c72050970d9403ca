"""A font embedded by glyph number, cut down to the glyphs that were drawn (PDF 32000-1, 9.7)."""

import hashlib
from itertools import groupby

import uharfbuzz as hb  # type: ignore[import-untyped]  # the library ships no types
from reportlab.pdfbase import pdfdoc

from forumdesk.exporters.fonts import Face
from forumdesk.exporters.glyphs import Run

# Shaping is done, so its tables go; so do names, which would say more about the font's makers than a reader needs.
_DROPPED = ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "name", "cmap", "post", "OS/2", "DSIG", "gasp", "meta", "VORG")
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{ranges}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class EmbeddedFont:
    """What reportlab calls back for when the document is written; `tag` is the name that page streams use."""

    def __init__(self, face: Face, tag: str) -> None:
        self.tag = tag
        self._face = face
        self._glyphs: set[int] = set()
        # Some readers tell a glyph's direction from this table even where a span gives its text.
        self._guesses: dict[int, str] = {}

    def use(self, run: Run) -> None:
        self._glyphs |= run.glyphs
        if run.guesses:
            self._guesses.update(run.guesses)

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:  # noqa: N802  # reportlab's name for it
        name = pdfdoc.PDFName(f"{self._subset_tag()}+{self._face.name}")
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": name,
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([_refer(doc, self._descendant(doc, name))]),
                "ToUnicode": _refer(doc, _stream(_to_unicode(self._readings()).encode())),
            }
        )
        fonts = doc.idToObject["BasicFonts"]
        fonts.dict[self.tag] = _refer(doc, font)  # type: ignore[attr-defined]  # it is the dictionary of fonts

    def _readings(self) -> dict[int, str]:
        known = self._face.reading
        return self._guesses | {gid: known[gid] for gid in self._glyphs if gid in known}

    def _descendant(self, doc: pdfdoc.PDFDocument, name: str) -> pdfdoc.PDFDictionary:
        system = {"Registry": "Adobe", "Ordering": "Identity"}
        info: dict[str, object] = {key: pdfdoc.PDFString(value) for key, value in system.items()}
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": pdfdoc.PDFDictionary({**info, "Supplement": 0}),
                "CIDToGIDMap": pdfdoc.PDFName("Identity"),
                "FontDescriptor": _refer(doc, self._descriptor(doc, name)),
                "W": self._widths(),
            }
        )

    def _descriptor(self, doc: pdfdoc.PDFDocument, name: str) -> pdfdoc.PDFDictionary:
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray([-1000, -500, 3000, 1500]),
                "ItalicAngle": 0,
                "Ascent": 1069,
                "Descent": -293,
                "CapHeight": 714,
                "StemV": 80,
                "FontFile2": _refer(doc, _stream(self._subset())),
            }
        )

    def _widths(self) -> pdfdoc.PDFArray:
        gids = sorted(self._glyphs)
        table: list[object] = []
        for _, group in groupby(enumerate(gids), lambda pair: pair[1] - pair[0]):
            row = [gid for _, gid in group]
            table += [
                row[0],
                pdfdoc.PDFArray([round(self._face.glyph(gid).advance * 1000 / self._face.upem, 2) for gid in row]),
            ]
        return pdfdoc.PDFArray(table)

    def _subset(self) -> bytes:
        wish = hb.SubsetInput()
        wish.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
        wish.glyph_set.update(self._glyphs)
        wish.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
        return bytes(hb.subset(self._face.font.face, wish).blob.data)

    def _subset_tag(self) -> str:
        """Six capitals that differ where the glyphs do, the same on every run."""
        digest = hashlib.sha256(repr((self._face.name, sorted(self._glyphs))).encode()).digest()
        return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _refer(doc: pdfdoc.PDFDocument, thing: object) -> object:
    return doc.Reference(thing)  # type: ignore[no-untyped-call]  # untyped in the stubs


def _stream(content: bytes) -> pdfdoc.PDFStream:
    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])


def _to_unicode(reads: dict[int, str]) -> str:
    rows = [f"<{gid:04X}> <{text.encode('utf-16-be').hex().upper()}>" for gid, text in sorted(reads.items())]
    chunks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    ranges = "\n".join(f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar" for chunk in chunks)
    return _CMAP.format(ranges=ranges)
