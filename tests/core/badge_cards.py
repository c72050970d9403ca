"""Badge cards of people who do not exist, and a look into the PDFs that come of them."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # the library ships no types
import zxingcpp
from PIL import Image

from forumdesk.domain.cards import BadgeCard, CategoryMark, Family
from forumdesk.exporters.stocks import MM, Stock

ADA = BadgeCard(
    ref="T01",
    name="Ada Testvik",
    second_name="أمينة الحارثي",
    title_line="Senior adviser",
    organisation="Institute of Invented People",
    mark=CategoryMark("M", Family.MEDIATION, False, "Mediator"),
    zones=("A", "B"),
    event_title="Testvik Forum 2030",
    serial="S0001",
    token="K7QW2M9XTR4HPC3Z",
)
LONG = replace(
    ADA,
    ref="T02",
    name="Annemarijke Placeholder-van den Proeve",
    second_name="राजेश्वरी कृष्णमूर्ति",
    title_line="Special envoy for all matters that were never there",
    organisation="Centre for Humanitarian Examples and Regional Test Studies",
    mark=CategoryMark("F", Family.MEDIATION, True, "Facilitator"),
    zones=(),
    serial="S0002",
    token="Z3CPH4RTX9M2WQ7K",
)


def many(count: int) -> list[BadgeCard]:
    return [replace(ADA, ref=f"T{number:03}", name=f"Ada Testvik {number:03}") for number in range(1, count + 1)]


def text_of(pdf: bytes, page: int = 0) -> str:
    return str(pypdfium2.PdfDocument(pdf)[page].get_textpage().get_text_range())


def image_of(pdf: bytes, dpi: float, page: int = 0) -> Image.Image:
    image: Image.Image = pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72).to_pil()
    return image


def slot_of(image: Image.Image, stock: Stock, slot: int) -> Image.Image:
    """One slot cut out of a page's image."""
    scale = image.width / stock.page_width
    x, y = (place / MM * scale for place in stock.corner_of(slot))
    top = image.height - y - stock.height * scale
    return image.crop((round(x), round(top), round(x + stock.width * scale), round(top + stock.height * scale)))


def darkest(image: Image.Image) -> int:
    """0 is black, 255 is white."""
    return min(image.convert("L").tobytes())


def codes_in(image: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(image)]


def uncompressed(pdf: bytes, path: str) -> bytes:
    """The whole file with every stream opened, for words to be looked for."""
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(path, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
    with open(path, "rb") as file:
        return file.read()
