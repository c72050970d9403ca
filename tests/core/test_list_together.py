"""What stays together on the pages of a list: words, rows, groups and their headings; read back from the PDF."""

import io
import zipfile
from dataclasses import replace

import pikepdf
import pytest

from forumdesk.domain.cards import Column, ListCard, ListSection
from forumdesk.exporters import agenda_pdf, list_pdf, xlsx_file
from forumdesk.exporters.running_page import Sheet
from forumdesk.exporters.setting import Place, Setting, Style
from tests.core import list_pages
from tests.core.list_cards import ARABIC, HEBREW, RUNNING, agenda_card, agenda_day, list_card, section

LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwe"
ORGANISATION = f"Ministerium für {LONG} und erfundene Angelegenheiten"


def _pages(card: ListCard, sheet: Sheet = Sheet.A4) -> list[list_pages.PageRead]:
    return list_pages.read(list_pdf.render(card, sheet=sheet)[0])


def _group(heading: str, count: int) -> ListSection:
    return section(*[[f"{heading}-{number}", f"Ada Exempel {number}"] for number in range(count)], heading=heading)


def _unpacked(workbook: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def _where(pages: list[list_pages.PageRead], text: str) -> list[int]:
    return [number for number, page in enumerate(pages) if text in page.text]


@pytest.mark.parametrize("size", [2, 3])
def test_a_small_group_is_never_parted_wherever_the_page_ends(size: int) -> None:
    for before in range(24, 44):
        pages = _pages(list_card(_group("Blue", before), _group("Green", size), _group("Red", 1)))

        places = [_where(pages, f"Green-{number}") for number in range(size)]
        assert places == [places[0]] * size
        assert len(places[0]) == 1


def test_two_rows_stand_under_a_heading_and_no_row_is_alone_on_the_last_page_of_its_group() -> None:
    for before in range(10, 36):
        pages = _pages(list_card(_group("Blue", before), _group("Green", 40)))

        assert _where(pages, "Green-0 ") == _where(pages, "Green-1 ") == _where(pages, "Green\n")[:1]
        assert _where(pages, "Green-38") == _where(pages, "Green-39")


def test_three_tall_rows_may_be_parted_rather_than_leave_half_a_page_empty() -> None:
    tall = "\n".join(["line"] * 9)
    groups = [section(*[[f"{name}{number}", tall] for number in range(3)], heading=name) for name in "BGR"]

    pages = _pages(list_card(*groups))

    assert len(_where(pages, "G0")) == 1
    assert _where(pages, "G0") == _where(pages, "G1")
    assert len(pages) == 2


def test_a_row_that_a_page_can_hold_is_never_split() -> None:
    tall = "\n".join(f"line{number:02}" for number in range(45))
    rows = [["A01", "short"], *[[f"T{number}", tall] for number in range(4)]]

    pages = _pages(list_card(section(*rows)))

    for page in pages:
        assert page.text.count("line00") == page.text.count("line44")


@pytest.mark.parametrize("columns", [1, 2, 3, 4, 5])
def test_a_word_is_not_cut_where_any_page_is_wide_enough_for_it(columns: int) -> None:
    names = [f"column_{number}" for number in range(columns)]

    pages = _pages(list_card(section(*[[ORGANISATION] + ["x y"] * (columns - 1)] * 3), columns=names))

    assert sum(page.text.count(LONG) for page in pages) == 3


def test_the_widest_word_counts_and_not_the_one_with_most_letters() -> None:
    wide, many = "WWWWWWWWWW", "illillillillil"
    columns = [f"column_{number}" for number in range(12)]

    pages = _pages(list_card(section([wide, many] * 6), columns=columns))

    text = "".join(page.text for page in pages)
    assert (text.count(wide), text.count(many)) == (6, 6)


def test_the_head_of_a_column_that_reads_from_the_right_ends_where_its_texts_end() -> None:
    rows = [["first", ARABIC, "tail"], ["second", HEBREW + " " + ARABIC, "tail"], ["third", "Ada", "tail"]]

    data, _ = list_pdf.render(list_card(section(*rows), columns=("ref", "name", "end")))

    left, right = list_pages.left_edge(data, "Name"), list_pages.right_edge(data, "Name")
    assert list_pages.ink_beside(data, "End")[1] == pytest.approx(right, abs=1)
    assert left > list_pages.left_edge(data, "Ada")


def test_the_words_of_an_arabic_name_run_from_the_right() -> None:
    data, _ = list_pdf.render(list_card(section(["A01", "عبد الرحمن"])))

    assert list_pages.left_edge(data, "عبد") > list_pages.right_edge(data, "الرحمن")


def test_a_heading_stands_at_the_left_in_any_script() -> None:
    data, _ = list_pdf.render(list_card(section(["A01", "Ada"], heading=ARABIC)))

    assert list_pages.left_edge(data, ARABIC.split()[-1]) == pytest.approx(list_pages.left_edge(data, "A01"), abs=3)


def test_a_column_that_the_headings_repeat_stands_in_spreadsheets_alone() -> None:
    card = list_card(section(["A01", "Ada", "BLUE"], heading="BLUE"), columns=("ref", "name", "delegation"))

    (page,) = _pages(replace(card, grouped_by="delegation"))

    assert page.text.count("BLUE") == 1
    assert "Delegation" not in page.text
    assert b"delegation" in _unpacked(xlsx_file.render(replace(card, grouped_by="delegation")))


def test_a_line_to_sign_on_is_drawn_in_its_column_in_rows_high_enough_for_a_pen() -> None:
    card = list_card(section(["A01", "Ada", ""], ["A02", "Bo", ""]), columns=("ref", "name", "signature"))
    ruled = replace(card, columns=(*card.columns[:2], Column("signature", "Signature", ruled=True)))

    data, _ = list_pdf.render(ruled)

    step = list_pages.top_edge(data, "A01") - list_pages.top_edge(data, "A02")
    assert step > 28
    assert list_pages.dark_below(data, "Signature") > 100


def test_what_rows_are_looked_up_by_stands_out_in_a_block_too() -> None:
    names = [f"field_{number}" for number in range(40)]
    card = list_card(section([f"value{number}" for number in range(40)]), columns=names)
    strong = replace(card, columns=tuple(replace(one, strong=one.key == "field_3") for one in card.columns))

    assert list_pdf.render(card)[0] != list_pdf.render(strong)[0]


def test_a_group_of_blocks_has_its_heading_and_every_value() -> None:
    names = [f"field_{number}" for number in range(40)]
    groups = [section(*[[f"{g}r{r}v{n}" for n in range(40)] for r in range(4)], heading=g) for g in ("Blue", "Green")]

    text = "\n".join(page.text for page in _pages(list_card(*groups, columns=names)))

    assert all(text.count(f"{g}r{r}v39") == 1 for g in ("Blue", "Green") for r in range(4))


def test_lists_agendas_and_workbooks_come_on_letter_paper_too() -> None:
    upright = _pages(list_card(section(["A01", "Ada"])), Sheet.LETTER)[0]
    across = _pages(
        list_card(section(["a reasonably long text"] * 6), columns=[f"c{n}" for n in range(6)]), Sheet.LETTER
    )[0]
    blocks = _pages(list_card(section(["text"] * 40), columns=[f"c{n}" for n in range(40)]), Sheet.LETTER)[0]
    agenda = list_pages.read(agenda_pdf.render(agenda_card(agenda_day(2)), sheet=Sheet.LETTER)[0])[0]
    book = _unpacked(xlsx_file.render(list_card(section(["A01", "Ada"])), Sheet.LETTER))

    sizes = [(round(page.width), round(page.height)) for page in (upright, across, blocks, agenda)]
    assert sizes == [(612, 792), (792, 612), (792, 612), (612, 792)]
    assert all(page.ink[2] <= page.width - 41 for page in (upright, across, blocks, agenda))
    assert b'paperSize="1"' in book


@pytest.mark.parametrize("rows", [1, 40, 400])
def test_pages_say_how_many_they_are_whatever_the_length(rows: int) -> None:
    card = list_card(_group("Blue", rows), running=replace(RUNNING, marking="NEED TO KNOW"))

    pages = _pages(card)

    assert all(f"Page {number} of {len(pages)}" in page.text for number, page in enumerate(pages, start=1))
    assert sum(page.text.count("Ada Exempel") for page in pages) == rows


def _lines(text: str, room: float) -> list[str]:
    return [line.text.strip() for line in Setting().part(text, Style(9.0), room, Place("", "name")).block.lines]


def test_a_name_of_two_lines_is_not_parted_at_its_article() -> None:
    assert _lines("Cecilie bin Ikhtibar al-Mutahhar", 112) == ["Cecilie bin Ikhtibar", "al-Mutahhar"]


def test_a_text_of_many_lines_runs_on_and_a_word_without_breaks_is_cut() -> None:
    assert len(_lines("word " * 20, 60)) > 3
    assert "".join(_lines("abcdefghij" * 2, 60)) == "abcdefghij" * 2


def test_a_single_word_that_is_too_long_for_any_page_is_cut_and_kept() -> None:
    word = "abcdefghij" * 30

    pages = _pages(list_card(section(["A01", word])))

    assert word in "".join("".join(page.text.split()) for page in pages)


@pytest.mark.parametrize("columns", [2, 6, 40])
def test_a_list_is_a_sound_pdf_that_says_nothing_of_itself(columns: int) -> None:
    groups = [section(*[[ARABIC, *["Ada"] * (columns - 1)]] * 30, heading=heading) for heading in ("Blue", HEBREW)]

    data, _ = list_pdf.render(list_card(*groups, columns=[f"column_{number}" for number in range(columns)]))

    with pikepdf.open(io.BytesIO(data)) as document:
        assert document.check_pdf_syntax() == []
        assert dict(document.docinfo) == {}
        assert "/Metadata" not in document.Root
