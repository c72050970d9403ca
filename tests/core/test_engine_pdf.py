"""A display list on paper: things turned, pictures with nothing beside them, both sides, and a file that holds."""

import re
import zlib
from dataclasses import dataclass, replace
from io import BytesIO

import numpy as np
import pikepdf
import pytest
import zxingcpp
from PIL import Image

from forumdesk.domain.cards import BadgeCard
from forumdesk.exporters.badges import render
from forumdesk.exporters.display import Box
from forumdesk.exporters.glyphs import EMBOLDEN
from forumdesk.exporters.layout import Resources
from forumdesk.exporters.outlines import glyphs_of, outline
from forumdesk.exporters.paper_sheets import Feed, Turning
from forumdesk.exporters.pictures import UnreadablePictureError, opened, pixels, stripped
from forumdesk.exporters.stocks import DEFAULT_STOCK, stock_named
from forumdesk.exporters.template import Barcode, Content, Covering, Drawing, Picture, Qr, Template, Text
from forumdesk.exporters.templates import shipped
from forumdesk.exporters.text import shape
from tests.core.badge_cards import ADA, LONG, codes_in, image_of, many, slot_of, text_of, uncompressed
from tests.core.engine_cards import element, picture, template_of

STOCK = stock_named(DEFAULT_STOCK)
CARD = stock_named("generic CR80")
WHOLE = Box(5, 5, 80, 44)


def with_camera_notes() -> bytes:
    """A JPEG that says where it was taken, and more after its end."""
    notes = Image.Exif()
    notes[0x010F] = "Camera of nowhere"
    notes[0x8825] = {1: "N", 2: (1.0, 2.0, 3.0)}
    out = BytesIO()
    Image.new("RGB", (60, 80), (10, 120, 200)).save(out, "JPEG", exif=notes, comment=b"a remark")
    return out.getvalue() + b"trailing words"


def printed(content: Content, rotation: int = 0, box: Box = WHOLE, card: BadgeCard = ADA) -> bytes:
    pdf, report = render([card], CARD, template=template_of(element(content, box, rotation)))
    assert report.troubles == ()
    return pdf


@dataclass(frozen=True, slots=True)
class Found:
    """A picture in a PDF: its bytes as they lie there, its size, and how they are packed and coloured."""

    raw: bytes
    size: tuple[int, int]
    space: str
    packed: str


def pictures_in(pdf: bytes) -> list[Found]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            Found(
                bytes(thing.read_raw_bytes()),
                (int(thing.Width), int(thing.Height)),
                str(thing.ColorSpace),
                str(thing.Filter),
            )
            for thing in document.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_what_is_turned_looks_as_the_upright_thing_turned(rotation: int) -> None:
    square = Box(20, 5, 44, 44)
    upright = image_of(printed(Text("{name}"), box=square), 254).convert("L")
    page = image_of(printed(Text("{name}"), rotation, square), 254).convert("L")

    scale = page.width / 90
    cut = (square.x * scale, square.y * scale, square.right * scale, square.bottom * scale)
    wanted = upright.crop(cut).rotate(-rotation)
    difference = np.abs(np.asarray(page.crop(cut), dtype=np.int16) - np.asarray(wanted, dtype=np.int16))
    assert np.asarray(wanted).min() < 80
    assert difference.mean() < 3


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("content", "kind"),
    [(Qr("{token}"), zxingcpp.BarcodeFormat.QRCode), (Barcode("{token}"), zxingcpp.BarcodeFormat.Code128)],
)
def test_a_code_reads_however_it_is_turned(content: Qr | Barcode, kind: zxingcpp.BarcodeFormat, rotation: int) -> None:
    box = Box(0, 0, 30, 54) if rotation in {90, 270} else Box(0, 5, 80, 30)

    page = image_of(printed(content, rotation, box), 300)

    assert [(code.text, code.format) for code in zxingcpp.read_barcodes(page)] == [(ADA.token, kind)]


def test_a_photo_is_in_the_file_as_its_own_bytes_and_once() -> None:
    photo = picture()
    cards = [replace(one, photo=photo) for one in many(12)]

    pdf, _ = render(cards, STOCK, template=shipped("photo"))

    (found,) = pictures_in(pdf)
    assert found == Found(photo, (300, 400), "/DeviceRGB", "/DCTDecode")


def test_nothing_that_a_camera_wrote_is_in_the_file() -> None:
    pdf = printed(Picture("photo"), card=replace(ADA, photo=with_camera_notes()))

    (found,) = pictures_in(pdf)
    assert not Image.open(BytesIO(found.raw)).getexif()
    for word in (b"Camera", b"Exif", b"remark", b"trailing"):
        assert word not in found.raw
    assert b"Exif" in with_camera_notes()


def test_a_photo_looks_as_it_did() -> None:
    page = image_of(printed(Picture("photo", Covering.COVER), card=replace(ADA, photo=with_camera_notes())), 100)

    assert page.convert("RGB").getpixel((page.width // 2, page.height // 2)) == pytest.approx((10, 120, 200), abs=6)
    assert page.convert("RGB").getpixel((3, 3)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("mode", "kind", "space"),
    [
        ("RGB", "PNG", "/DeviceRGB"),
        ("L", "PNG", "/DeviceGray"),
        ("1", "PNG", "/DeviceGray"),
        ("L", "JPEG", "/DeviceGray"),
        ("CMYK", "JPEG", "/DeviceCMYK"),
    ],
)
def test_pictures_of_every_usual_kind_are_drawn_with_their_colour(mode: str, kind: str, space: str) -> None:
    template = template_of(element(Picture("logo", Covering.COVER), WHOLE))
    shade = 255 if mode == "1" else 90

    pdf, report = render(
        [ADA], CARD, template=template, resources=Resources({"logo": picture((70, 40), kind, mode, shade)})
    )

    (found,) = pictures_in(pdf)
    pixel = image_of(pdf, 100).convert("RGB").getpixel((100, 60))
    assert report.troubles == ()
    assert found.space == space
    # What ink of four colours looks like on a screen is a matter of taste; upside down it would be far off.
    assert pixel == pytest.approx((shade,) * 3, abs=35 if mode == "CMYK" else 12)


def test_a_picture_with_a_palette_keeps_its_colours() -> None:
    out = BytesIO()
    Image.new("RGB", (40, 40), (200, 30, 60)).convert("P", palette=Image.Palette.ADAPTIVE).save(out, "PNG")
    template = template_of(element(Picture("logo"), WHOLE))

    pdf, _ = render([ADA], CARD, template=template, resources=Resources({"logo": out.getvalue()}))

    page = image_of(pdf, 100).convert("RGB")
    assert page.getpixel((page.width // 2, page.height // 2)) == pytest.approx((200, 30, 60), abs=4)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"\xff\xd8",
        b"\xff\xd8\xff\xdb\x00",
        b"\xff\xd8\xff\xda\x00\x02\xff\xd9",
        picture(kind="PNG", mode="RGBA"),
        picture(kind="PNG")[:20],
        picture(kind="JPEG")[:180],
    ],
)
def test_what_is_no_picture_for_paper_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadablePictureError):
        opened(content)


def test_an_interlaced_picture_is_refused() -> None:
    content = bytearray(picture(kind="PNG"))
    content[28] = 1
    content[29:33] = zlib.crc32(bytes(content[12:29])).to_bytes(4, "big")

    with pytest.raises(UnreadablePictureError):
        pixels(bytes(content))


def test_a_bare_photo_is_not_touched_and_filling_bytes_do_no_harm() -> None:
    bare = picture()

    assert stripped(bare) is bare
    filled = bare[:2] + b"\xff" + bare[2:]
    assert pixels(stripped(filled)).width == 300


def test_colours_of_four_that_are_kept_upside_down_are_turned_back() -> None:
    adobe = b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00"
    plain = picture(kind="JPEG", mode="CMYK")
    marked = plain if b"Adobe" in plain else plain[:2] + adobe + plain[2:]

    assert pixels(marked).inverted
    assert b"Adobe" in stripped(marked)


def test_the_backs_follow_their_sheet_each_behind_its_front() -> None:
    cards = [replace(one, token=f"K7QW2M9XTR4HPC{number:02}") for number, one in enumerate(many(11))]

    pdf, report = render(cards, STOCK, template=shipped("two-sided"))

    assert report.pages == 4
    assert [(at.page, at.slot) for at in report.placed[-2:]] == [(1, 10), (3, 1)]
    front, back = (image_of(pdf, 200, page) for page in (0, 1))
    for slot, behind in ((1, 2), (2, 1), (9, 10)):
        assert (
            codes_in(slot_of(front, STOCK, slot)) == codes_in(slot_of(back, STOCK, behind)) == [cards[slot - 1].token]
        )
    assert "emergency" in text_of(pdf, 1)


def test_over_the_short_edge_each_back_is_behind_its_front_too_and_upside_down_on_its_page() -> None:
    cards = [replace(one, token=f"K7QW2M9XTR4HPC{number:02}") for number, one in enumerate(many(3))]

    pdf, _ = render(cards, STOCK, template=shipped("two-sided"), feed=Feed(turning=Turning.SHORT))

    back = image_of(pdf, 200, 1)
    # The last label of a column of five lies where the first one does once the page is turned upwards.
    lowest = [codes_in(slot_of(back.rotate(180), STOCK, slot)) for slot in (1, 2, 3)]
    assert lowest == [[cards[1].token], [cards[0].token], []]


def test_a_tent_of_two_sides_shows_the_back_on_its_other_side() -> None:
    tent = stock_named("generic A5 tent")

    pdf, report = render([ADA], tent, template=shipped("two-sided"))

    assert report.pages == 1
    assert "emergency" in text_of(pdf)
    assert text_of(pdf).count("Ada Testvik") == 1


def test_a_norwegian_badge_has_norwegian_words_on_its_back() -> None:
    pdf, _ = render([replace(ADA, language="nb")], CARD, template=shipped("two-sided"))

    assert "nødsituasjon" in text_of(pdf, 1)
    assert "emergency" not in text_of(pdf, 1)


def test_every_slot_of_a_sheet_is_drawn_by_the_same_operators() -> None:
    stock = stock_named("Herma 4412")
    pdf, _ = render([LONG] * stock.slots, stock)

    with pikepdf.open(BytesIO(pdf)) as document:
        content = bytes(document.pages[0].Contents.read_bytes())

    shifts = re.compile(rb"q 1 0 0 1 [\d.]+ [\d.]+ cm\n")
    _, *slots = shifts.split(content)
    assert len(slots) == stock.slots
    assert {slot.rstrip() for slot in slots} == {slots[0].rstrip()}


def test_a_turned_and_filled_drawing_is_one_path_with_its_pen() -> None:
    page = image_of(printed(Drawing(fill="#336699", stroke="#000000", thickness=1.0), 90), 100).convert("RGB")

    assert page.getpixel((page.width // 2, page.height // 2)) == pytest.approx((0x33, 0x66, 0x99), abs=2)


@pytest.mark.parametrize("name", ["photo", "two-sided", "name-only"])
def test_the_file_is_sound_and_says_nothing_of_its_maker(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    template: Template = shipped(name)
    pdf, _ = render([replace(ADA, photo=picture()), LONG], STOCK, template=template)

    with pikepdf.open(BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
        assert not document.docinfo
        assert document.Root.get("/Metadata") is None
    opened_file = uncompressed(pdf, str(tmp_path_factory.mktemp("pdf") / "open.pdf"))
    for word in (b"ReportLab", b"FormXob", b"Producer", b"Creator", b"S0001", b"T01", name.encode()):
        assert word not in opened_file


def test_outlines_and_their_places_are_those_of_the_line() -> None:
    line = shape("Ai مح")

    glyphs = list(glyphs_of(line))

    assert [round(one.x, 3) for one in glyphs] == sorted(round(one.x, 3) for one in glyphs)
    assert outline(glyphs[0].face, glyphs[0].gid)[0][0] == "M"
    assert {verb for one in glyphs for verb, _ in outline(one.face, one.gid)} <= {"M", "L", "Q", "C", "Z"}
    assert min(y for one in glyphs for _, points in outline(one.face, one.gid) for y in points[1::2]) < -0.5
    assert 0 < EMBOLDEN < 0.1
