"""Text on paper: what a reader of the PDF gets back, and that the file tells nothing about its maker."""

from pathlib import Path

import pikepdf
import pytest

from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.paper import Align, Paper
from forumdesk.exporters.text import shape, wrap
from tests.core.badge_cards import image_of, text_of, uncompressed


def paper_with(text: str, weight: Weight = Weight.REGULAR) -> bytes:
    paper = Paper((400, 60))
    paper.text(shape(text, weight), 20, 25, 20)
    paper.showPage()
    return paper.to_bytes()


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quillfeather-Łoś 12:30",
        "Nguyễn Thị Hương",
        "Александр Щербаков",
        "Ελένη Παπαδοπούλου",
        "أمينة الحارثي",
        "محمد عبد الله",
        "بلال لأحمد",
        "שרה כהן",
        "Ali علي",
        "ဒေါ်ခင်မြအေး",
        "ተስፋዬ በቀለ",
        "राजेश्वरी कृष्णमूर्ति",
        "গোপাল চট্টোপাধ্যায়",
        "தமிழ்ச்செல்வன்",
        "สมชาย ใจดีที่สุด",
        "ព្រះមហាក្សត្រ សុខា",
        "ສົມພອນ",
        "გიორგი",
        "Հայկ",
        "李小龙",
        "髙橋さくら",
        "김민준",
    ],
)
@pytest.mark.parametrize("weight", [Weight.REGULAR, Weight.BOLD])
def test_a_name_in_any_script_can_be_copied_from_the_paper(text: str, weight: Weight) -> None:
    assert text_of(paper_with(text, weight)) == text


def test_a_name_leaves_ink_where_it_was_put() -> None:
    dark = image_of(paper_with("أمينة"), 144).convert("L").point(lambda value: 255 * (value < 128)).getbbox()

    assert dark is not None
    left, top, right, bottom = (edge / 2 for edge in dark)
    assert left == pytest.approx(20, abs=2)
    assert right == pytest.approx(20 + shape("أمينة").width * 20, abs=2)
    assert 5 < top < 35 < bottom < 55


def test_bold_han_is_darker_than_regular() -> None:
    inks = []
    for weight in (Weight.REGULAR, Weight.BOLD):
        image = image_of(paper_with("李小龙", weight), 144).convert("L")
        inks.append(sum(255 - value for value in image.tobytes()))

    assert inks[1] > inks[0] * 1.15


@pytest.mark.parametrize(("align", "expected"), [("left", 50), ("right", 250), ("centre", 150), ("start", 250)])
def test_a_block_stands_at_its_side(align: Align, expected: float) -> None:
    paper = Paper((300, 60))
    line = shape("علي")
    size = 20

    paper.block(wrap("علي", 200, size), 50, 50, 200, align)
    paper.showPage()

    box = image_of(paper.to_bytes(), 72).convert("L").point(lambda value: 255 * (value < 128)).getbbox()
    ink = line.width * size
    left = {50: 50.0, 250: 250 - ink, 150: 150 - ink / 2}[round(expected)]
    assert box is not None
    assert box[0] == pytest.approx(left, abs=3)


def test_a_block_tells_where_it_ends() -> None:
    paper = Paper((300, 100))
    block = wrap("Ada Testvik of the Institute", 60, 10)

    bottom = paper.block(block, 10, 90)

    assert bottom == pytest.approx(90 - block.height)


def test_the_same_text_gives_the_same_bytes() -> None:
    assert paper_with("Ada أمينة") == paper_with("Ada أمينة")


def test_a_file_names_no_maker_no_date_and_no_font_that_it_does_not_carry(tmp_path: Path) -> None:
    opened = uncompressed(paper_with("Ada أمينة 李"), str(tmp_path / "open.pdf"))

    for word in (
        b"ReportLab",
        b"reportlab",
        b"Producer",
        b"Creator",
        b"Author",
        b"Title",
        b"Date",
        b"D:2",
        b"Helvetica",
    ):
        assert word not in opened, word


def test_the_file_is_sound_and_its_fonts_are_cut_down_to_what_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(paper_with("李"))

    with pikepdf.open(path) as document:
        assert document.check_pdf_syntax() == []
        assert "/Info" not in document.trailer or not dict(document.trailer.Info)
    assert len(path.read_bytes()) < 20_000


def test_many_characters_of_one_font_can_all_be_copied() -> None:
    letters = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 130))
    paper = Paper((2000, 60))
    paper.text(shape(letters), 10, 20, 14)
    paper.showPage()

    assert text_of(paper.to_bytes()) == letters
