"""A PDF document written out object by object, so that no picture is in memory more often than it must be."""

from hashlib import sha256

from reportlab.pdfbase import pdfdoc

from forumdesk.exporters.display import Picture
from forumdesk.exporters.pictures import Pixels, pixels

_SPACES = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}


class _File:
    """The pieces of a file; a picture's bytes are the ones its card holds, until all are joined."""

    def __init__(self) -> None:
        self.length = 0
        self._pieces: list[bytes] = []
        self._digest = sha256()

    def add(self, piece: bytes) -> None:
        self.length += len(piece)
        self._pieces.append(piece)
        self._digest.update(piece)

    def identifier(self) -> str:
        """Says nothing, and is the same for the same file so far."""
        return self._digest.hexdigest()[:32].upper()

    def joined(self) -> bytes:
        return b"".join(self._pieces)


class PictureStream(pdfdoc.PDFStream):
    """A picture as an object of a PDF, its bytes as they are in its file."""

    def add_to(self, file: _File, number: int, document: pdfdoc.PDFDocument) -> None:
        self.dictionary["Length"] = len(self.content)
        file.add(f"{number} 0 obj\n".encode() + self.dictionary.format(document) + b"\nstream\n")
        file.add(self.content)
        file.add(b"\nendstream\nendobj\n")


def written(document: pdfdoc.PDFDocument) -> bytes:
    """The file; the document is spent. The library's own way holds all of it four times over, and names its maker."""
    for font in document.delayedFonts:
        font.addObjects(document)
    catalog = vars(document)["Catalog"]
    for root in (catalog, document.info):
        _refer(document, root)
    # Nothing of ours has an outline.
    catalog.Outlines = None
    file = _File()
    file.add(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: list[int] = []
    # Formatting an object may add others behind it.
    while len(places) + 1 in document.numberToId:
        places.append(file.length)
        name = document.numberToId[len(places)]
        thing = document.idToObject[name]
        if isinstance(thing, PictureStream):
            thing.add_to(file, len(places), document)
        else:
            file.add(pdfdoc.PDFIndirectObject(name, thing).format(document))
        # Written; what it held is not needed again.
        document.idToObject[name] = document.info
    _finish(file, places, (_number_of(document, catalog), _number_of(document, document.info)))
    return file.joined()


def picture_stream(picture: Picture) -> PictureStream:
    found = pixels(picture.content)
    entries: dict[str, object] = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": found.width,
        "Height": found.height,
        "BitsPerComponent": found.depth,
        "ColorSpace": _space(found),
        "Filter": pdfdoc.PDFName("DCTDecode" if found.kind == "jpeg" else "FlateDecode"),
    }
    if found.kind == "png":
        parameters = {
            "Predictor": 15,
            "Colors": found.channels,
            "BitsPerComponent": found.depth,
            "Columns": found.width,
        }
        entries["DecodeParms"] = pdfdoc.PDFDictionary(parameters)
    if found.inverted:
        entries["Decode"] = pdfdoc.PDFArray([1, 0] * found.channels)
    return PictureStream(pdfdoc.PDFDictionary(entries), found.body)


def _space(found: Pixels) -> object:
    if not found.palette:
        return pdfdoc.PDFName(_SPACES[found.channels])
    table = pdfdoc.PDFString(found.palette)
    return pdfdoc.PDFArray([pdfdoc.PDFName("Indexed"), pdfdoc.PDFName("DeviceRGB"), len(found.palette) // 3 - 1, table])


def _finish(file: _File, places: list[int], roots: tuple[int, int]) -> None:
    start, identifier = file.length, file.identifier()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    file.add(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}".encode())
    root, info = roots
    file.add(
        f"trailer\n<< /Size {len(places) + 1} /Root {root} 0 R /Info {info} 0 R /ID [<{identifier}><{identifier}>] >>\n"
        f"startxref\n{start}\n%%EOF\n".encode()
    )


def _refer(document: pdfdoc.PDFDocument, thing: object) -> object:
    return document.Reference(thing)  # type: ignore[no-untyped-call]  # untyped in the stubs


def _number_of(document: pdfdoc.PDFDocument, thing: object) -> int:
    return document.idToObjectNumberAndVersion[vars(thing)["__InternalName__"]][0]
