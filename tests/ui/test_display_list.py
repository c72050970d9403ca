"""A badge on the screen is the badge on paper: the same list painted, and drawn as a PDF that is rasterised."""

from dataclasses import replace
from functools import partial

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from forumdesk.domain.cards import BadgeCard
from forumdesk.exporters.display import Laid
from forumdesk.exporters.draw_pdf import draw
from forumdesk.exporters.facts import facts_of
from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.labels import Label
from forumdesk.exporters.layout import lay_out
from forumdesk.exporters.paper import Paper
from forumdesk.exporters.stocks import MM
from forumdesk.exporters.template import Barcode, Covering, Drawing, Element, Layout, Picture, Template, Text
from forumdesk.exporters.templates import shipped
from forumdesk.exporters.text import shape
from ui.models.sample_cards import Sample, sample_card
from ui.widgets import display_list
from ui.widgets.display_list import outline, paint

DPI = 200
# Whole pixels at 200 dpi, so that both pictures have the same ones.
LABEL = Label(88.9, 50.8, 3)
# Two rasterisers smooth edges each in its own way, and that is all they may differ in: the part of the ink that lies
# otherwise, and the part of the pixels that are dark on the one and light on the other.
INK_PART, FAR, FAR_PART = 0.07, 128, 0.0005


def painted(laid: Laid) -> QImage:
    image = _sheet(round(laid.width / 25.4 * DPI), round(laid.height / 25.4 * DPI))
    painter = QPainter(image)
    painter.scale(image.width() / laid.width, image.height() / laid.height)
    paint(painter, laid)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def printed(laid: Laid) -> QImage:
    """Drawn four times as fine and made smaller: PDFium itself puts small letters on whole pixels."""
    paper = Paper((laid.width * MM, laid.height * MM))
    draw(paper, laid)
    with pypdfium2.PdfDocument(paper.to_bytes()) as document:
        bitmap = document[0].render(scale=4 * DPI / 72, prefer_bgrx=True)
        seen = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        size = seen.size() / 4
        smaller = seen.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        return smaller.convertToFormat(QImage.Format.Format_Grayscale8)


def _sheet(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    return image


def differences(laid: Laid) -> tuple[float, float]:
    """The part of the ink that is not on both, and of the pixels those that are far from one another."""
    one, other = painted(laid), printed(laid)
    assert one.size() == other.size()
    rows = [(_row(one, row), _row(other, row)) for row in range(one.height())]
    apart = [abs(a - b) for left, right in rows for a, b in zip(left, right, strict=True)]
    ink = sum(255 - b for _, right in rows for b in right)
    return sum(apart) / ink, sum(number > FAR for number in apart) / len(apart)


def _row(image: QImage, row: int) -> bytes:
    line: memoryview = image.constScanLine(row)  # type: ignore[assignment]  # the stubs know no buffer
    return bytes(line[: image.width()])


def _card(name: str, second: str = "") -> BadgeCard:
    return replace(sample_card(Sample.TWO_SCRIPTS), name=name, second_name=second)


CARDS = {
    **{str(sample): partial(sample_card, sample) for sample in Sample},
    "hebrew and thai": partial(_card, "דוגמה בדיקה", "ตัวอย่าง ทดสอบ"),
    "chinese, made bold by a stroke, and korean": partial(_card, "样本测试", "견본 시험"),
    "devanagari and ethiopic": partial(_card, "नमूना परीक्षण", "ናሙና ሙከራ"),
    "cyrillic and georgian": partial(_card, "Образец Примеров", "ნიმუში სატესტო"),
}


@pytest.mark.parametrize("name", list(CARDS))
def test_a_painted_badge_is_the_printed_one(qapp: QApplication, name: str) -> None:
    laid = lay_out(shipped("photo"), facts_of(CARDS[name]()), LABEL)

    ink, far = differences(laid)

    assert laid.items != ()
    assert ink < INK_PART
    assert far < FAR_PART


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_what_is_turned_is_painted_where_it_is_printed(qapp: QApplication, turn: int) -> None:
    elements = (
        Element("text", 2, 2, 40, 22, Text("{name}"), turn),
        Element("code", 46, 2, 40, 20, Barcode(), turn if turn % 180 == 0 else 0),
        Element("photo", 4, 26, 20, 22, Picture("photo", Covering.COVER), turn),
        Element("shape", 30, 28, 20, 18, Drawing(fill="#634DA2", stroke="#14181F", thickness=1, radius=4), turn),
    )
    template = Template("turned", (Layout(LABEL.width, LABEL.height, elements),))

    laid = lay_out(template, facts_of(sample_card(Sample.TWO_SCRIPTS)), LABEL)

    ink, far = differences(laid)
    assert len(laid.parts) == 4
    assert ink < INK_PART
    assert far < FAR_PART


def test_the_back_is_painted_too(qapp: QApplication) -> None:
    laid = lay_out(shipped("two-sided"), facts_of(sample_card(Sample.BURMESE)), LABEL, back=True)

    ink, _ = differences(laid)

    assert laid.items != ()
    assert ink < INK_PART


def test_a_badge_of_another_person_is_seen_to_be_another_one(qapp: QApplication) -> None:
    laid = lay_out(shipped("standard"), facts_of(sample_card(Sample.TWO_SCRIPTS)), LABEL)
    other = lay_out(shipped("standard"), facts_of(sample_card(Sample.NO_SURNAME)), LABEL)

    one, two = painted(laid), printed(other)
    rows = [(_row(one, row), _row(two, row)) for row in range(one.height())]

    far = sum(abs(a - b) > FAR for left, right in rows for a, b in zip(left, right, strict=True))

    assert far > 20 * FAR_PART * one.width() * one.height()


def test_an_outline_is_as_wide_as_the_font_says(qapp: QApplication) -> None:
    run = shape("H", Weight.BOLD).runs[0]
    gid = run.placed[0][0]

    box = outline(run.face, gid).boundingRect()

    glyph = run.face.glyph(gid)
    assert (box.left(), box.right(), box.bottom()) == pytest.approx((glyph.left, glyph.right, glyph.top), abs=1)


def test_a_camera_picture_is_kept_no_larger_than_a_screen_shows(qapp: QApplication) -> None:
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    _sheet(4000, 3000).save(held, "JPEG")  # type: ignore[call-overload]  # the stubs know no device here

    kept = display_list._opened(bytes(held.data().data()))

    assert (kept.width(), kept.height()) == (display_list._SIDE, display_list._SIDE * 3 // 4)
