"""The text engine: lines shaped, put in order, broken and fitted; and what no font can show is told."""

import pytest

from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.text import ASCENT, DESCENT, Block, Line, Sizes, elide, fit, shape, width, wrap
from forumdesk.exporters.text_runs import clean, levels, stretches, visual_order


def merged(text: str, rtl: bool) -> list[str]:
    """The pieces of a text from left to right, those of one direction that were read one after the other as one."""
    pieces: list[tuple[int, int, int]] = []
    for run in visual_order(stretches(text, Weight.REGULAR, rtl)):
        start, end = run.start, run.end
        if pieces and pieces[-1][2] == run.level and start == pieces[-1][1]:
            start = pieces.pop()[0]
        elif pieces and pieces[-1][2] == run.level and end == pieces[-1][0]:
            end = pieces.pop()[1]
        pieces.append((start, end, run.level))
    return [text[start:end] for start, end, _ in pieces]


def glyphs_of(line: Line) -> int:
    return sum(len(run.glyphs) for run in line.runs)


def test_control_and_format_characters_do_not_print() -> None:
    assert clean("A\x00d\x07a\u202e \u2066Test\u200bvik\u00ad\n\x0b ") == "Ada Testvik"


def test_joiners_stay_since_they_shape_names() -> None:
    assert clean("گل\u200cاندام") == "گل\u200cاندام"
    assert shape("گل\u200cاندام").width != shape("گلاندام").width


def test_decomposed_accents_are_composed() -> None:
    assert shape("Nystro\u0308m") == shape("Nyström")


def test_direction_marks_steer_the_order_and_do_not_print() -> None:
    line = shape("Ada\u200f Testvik\u200e")

    assert line.text == "Ada Testvik"
    assert not line.missing


def test_the_direction_of_a_line_follows_its_first_strong_letter() -> None:
    assert [shape(text).rtl for text in ("Ada أمينة", "12 أمينة Ada", "שרה", "12", "")] == [
        False,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "rtl", "expected"),
    [
        ("د. Ahmed 2", True, ["Ahmed 2", "د. "]),
        ("علي (Ali) 12", True, ["12", ") ", "Ali", "علي ("]),
        ("Ali (علي) 12", False, ["Ali (", "علي", ") ", "12"]),
        ("(علي) Ali", True, ["Ali", "(علي) "]),
    ],
)
def test_mixed_lines_are_put_in_the_order_of_the_standard(text: str, rtl: bool, expected: list[str]) -> None:
    """Pieces from left to right, each as it is read: shaping turns the letters and brackets inside one."""
    assert merged(text, rtl) == expected


def test_figures_after_arabic_stand_to_the_left_of_it() -> None:
    assert levels("علي 12", True) == [1, 1, 1, 1, 2, 2]


def test_brackets_take_one_direction_together() -> None:
    assert levels("שרה (Sara) 3", True) == [1, 1, 1, 1, 1, 2, 2, 2, 2, 1, 1, 2]
    assert levels("a (ש) b", False) == [0, 0, 0, 1, 0, 0, 0]
    assert levels("ש [a (b] c", True)[2] == 1


def test_a_mark_stays_with_its_letter() -> None:
    runs = stretches("x\u0323\u0307 ကြည် q\u0301", Weight.REGULAR, False)

    assert [run.face.name.split("-")[0] for run in runs] == ["Inter", "NotoSansMyanmar", "Inter"]


def test_a_common_first_name_is_not_turned_into_an_ornament() -> None:
    assert glyphs_of(shape("محمد")) == 4


def test_arabic_letters_join_and_burmese_and_devanagari_are_reordered() -> None:
    joined = shape("بيت").runs[0].glyphs
    apart = {gid for letter in "بيت" for gid in shape(letter).runs[0].glyphs}

    assert not joined & apart
    assert shape("မြ").runs[0].glyphs != shape("မ").runs[0].glyphs | shape("ရ").runs[0].glyphs
    assert shape("क्ष").width < shape("क").width + shape("ष").width


def test_what_no_font_shows_is_told_once_each() -> None:
    assert shape("Ada 😀 x 😀 \ue000").missing == "😀\ue000"
    assert shape("Ada أمينة မြအေး 李 김").missing == ""


def test_a_variation_selector_is_no_missing_letter() -> None:
    assert shape("葛\ufe00 葛\U000e0100").missing == ""


def test_ink_that_reaches_further_makes_the_line_higher() -> None:
    plain, tall = shape("Ada Testvik"), shape("ကြွက်သတ္တဝါ")

    assert plain.ascent == pytest.approx(ASCENT, abs=0.02)
    assert plain.descent == DESCENT
    assert tall.descent > 0.4


def test_a_bold_line_is_wider_and_tabular_figures_are_of_one_width() -> None:
    assert width("Ada Testvik", 10, Weight.BOLD) > width("Ada Testvik", 10)
    assert width("111", 10, tabular=True) == pytest.approx(width("888", 10, tabular=True))
    assert width("111", 10) < width("888", 10)


def test_a_text_is_as_large_as_its_room_allows() -> None:
    block = fit("Ada Testvik", Weight.BOLD, 60, Sizes(22, 9))

    assert block is not None
    assert len(block.lines) == 2
    assert block.width == pytest.approx(60)


def test_a_short_text_is_no_larger_than_its_largest_size() -> None:
    block = fit("Blue 1", Weight.BOLD, 500, Sizes(22, 9))

    assert block == Block((shape("Blue 1", Weight.BOLD, False),), 22)


def test_one_line_is_kept_while_it_is_nearly_as_large() -> None:
    whole = shape("Ada Testvik", Weight.BOLD).width

    near = fit("Ada Testvik", Weight.BOLD, whole * 22 * 0.8, Sizes(22, 9))
    far = fit("Ada Testvik", Weight.BOLD, whole * 22 * 0.6, Sizes(22, 9))

    assert [len(block.lines) for block in (near, far) if block] == [1, 2]


def test_a_text_too_long_at_its_smallest_does_not_fit() -> None:
    assert fit("Unbreakableplaceholder", Weight.BOLD, 60, Sizes(22, 9)) is None
    assert fit("Ada Testvik and a great many more words", Weight.BOLD, 60, Sizes(22, 9)) is None


def test_a_line_does_not_end_in_the_small_word_of_a_name() -> None:
    block = fit("Annemarijke de Vries-van den Heuvel", Weight.BOLD, 200, Sizes(22, 9))

    assert block is not None
    assert [line.text for line in block.lines] == ["Annemarijke", "de Vries-van den Heuvel"]


def test_an_empty_text_fits_anywhere() -> None:
    block = fit("", Weight.BOLD, 10, Sizes(22, 9))

    assert block is not None
    assert (block.width, block.missing) == (0, "")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Testvik of the Institute of Invented People",
        "สมชายใจดีที่สุดในโลกกว้างใหญ่",
        "အောင်ဆန်းစုကြည်ကြွက်သတ္တဝါ",
        "ព្រះមហាក្សត្រសុខាស្រីម៉ៅ",
    ],
)
def test_lines_are_broken_where_a_reader_would_and_lose_nothing(text: str) -> None:
    block = wrap(text, 60, 9)

    assert len(block.lines) > 1
    assert block.width <= 60
    assert "".join(line.text for line in block.lines).replace(" ", "") == text.replace(" ", "")


def test_a_word_wider_than_the_room_is_cut_between_letters() -> None:
    block = wrap("x Unbreakableplaceholder y", 40, 9)

    assert block.width <= 40
    assert "".join(line.text for line in block.lines).replace(" ", "") == "xUnbreakableplaceholdery"


def test_a_text_that_fits_is_one_line() -> None:
    assert wrap("Ada", 100, 9).lines == (shape("Ada", Weight.REGULAR, False),)


def test_lines_of_tall_scripts_do_not_touch() -> None:
    plain, tall = wrap("Ada Testvik", 40, 10), wrap("ကြွက်သတ္တဝါ ကြွက်သတ္တဝါ", 40, 10)

    assert max(tall.steps()) > max(plain.steps())
    assert tall.height > sum(tall.steps())
    assert Block((), 10).height == 0


def test_an_ornament_that_is_too_long_ends_in_an_ellipsis() -> None:
    assert elide("Ada Testvik", 500, 9).text == "Ada Testvik"
    assert elide("Ada Testvik", 30, 9).text.endswith("…")
    assert elide("Ada Testvik", 30, 9).width * 9 <= 30
