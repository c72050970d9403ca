"""What a list says as an XLSX workbook, read back by openpyxl and as a zip file."""

import io
import tempfile
import zipfile
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from forumdesk.domain.cards import Align, ListCard, Running
from forumdesk.exporters import cells, xlsx_file
from tests.core.list_cards import ARABIC, HEBREW, RUNNING, list_card, section


def _sheet(card: ListCard) -> Worksheet:
    return load_workbook(io.BytesIO(xlsx_file.render(card))).worksheets[0]


def _values(sheet: Worksheet) -> list[list[object]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def _part(card: ListCard, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(xlsx_file.render(card))) as archive:
        return archive.read(name).decode()


def test_the_column_keys_are_in_row_1_bold_frozen_and_filtered() -> None:
    sheet = _sheet(list_card(section(["A01", "Ada"]), section(["A02", "Bo"], heading="Green Room")))

    assert _values(sheet) == [["ref", "name"], ["A01", "Ada"], ["A02", "Bo"]]
    assert [cell.font.b for cell in sheet[1]] == [True, True]
    assert not sheet["A2"].font.b
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"


@pytest.mark.parametrize("text", ["=1+1", "+47 22 00 00 00", "-5", "@x", "\tx", "#N/A", "5", "TRUE", "2030-06-14"])
def test_every_cell_is_text_and_none_is_a_formula(text: str) -> None:
    sheet = _sheet(list_card(section(["A01", text])))

    assert sheet["B2"].data_type in ("s", "inlineStr")
    assert sheet["B2"].value == cells.neutral(text)


def test_a_name_that_reads_from_the_right_is_aligned_to_the_right() -> None:
    sheet = _sheet(list_card(section(["A01", ARABIC], ["A02", HEBREW], ["A03", "1. Ada"])))

    assert [sheet[f"B{row}"].alignment.readingOrder for row in (2, 3, 4)] == [2, 2, 0]
    assert [sheet[f"B{row}"].alignment.horizontal for row in (2, 3, 4)] == ["right", "right", None]


def test_a_column_of_figures_is_aligned_to_the_right() -> None:
    card = list_card(section(["A01", "12"]))
    card = replace(card, columns=(card.columns[0], replace(card.columns[1], align=Align.RIGHT)))

    assert _sheet(card)["B2"].alignment.horizontal == "right"


def test_what_is_counted_is_a_number_that_can_be_added_up() -> None:
    card = list_card(section(["5", "12"], ["6", ""], ["7", "n/a"], ["8", "-1"]))
    card = replace(card, columns=(card.columns[0], replace(card.columns[1], align=Align.RIGHT)))

    assert _values(_sheet(card))[1:] == [["5", 12], ["6", None], ["7", "n/a"], ["8", "'-1"]]


def test_columns_are_as_wide_as_their_texts_within_reason() -> None:
    sheet = _sheet(list_card(section(["1", "x" * 400], ["2", "试" * 3]), columns=("n", "notes")))

    assert sheet.column_dimensions["A"].width == 8
    assert sheet.column_dimensions["B"].width == 50
    assert sheet["B2"].alignment.wrap_text


def test_han_counts_two_figures_and_marks_on_letters_none() -> None:
    assert cells.columns_wide("试试") == 4
    assert cells.columns_wide("e\u0301a\nabc") == 3
    assert cells.columns_wide("") == 0


def test_the_print_header_carries_marking_copy_number_and_page_and_the_foot_the_time() -> None:
    sheet = _sheet(list_card(section(["A01", "Ada"])))

    assert sheet.oddHeader is not None
    assert sheet.oddFooter is not None
    assert sheet.oddHeader.left.text == "&BPARTICIPANTS ONLY"
    assert sheet.oddHeader.right.text == "TX-0007 · Page &P of &N"
    assert sheet.oddFooter.left.text == "Participants"
    assert sheet.oddFooter.right.text == "14 June 2030 09:00"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)


def test_an_ampersand_in_the_marking_is_not_taken_for_a_code() -> None:
    card = list_card(running=replace(RUNNING, marking="R&D &P"))

    assert "&amp;BR&amp;&amp;D &amp;&amp;P" in _part(card, "xl/worksheets/sheet1.xml")


def test_the_page_is_counted_in_the_words_of_the_card() -> None:
    card = list_card(running=replace(RUNNING, page_text="Side {} av {}"))

    assert "TX-0007 &#183; Side &amp;P av &amp;N" in _part(card, "xl/worksheets/sheet1.xml")


def test_print_header_and_foot_stay_within_the_255_characters_that_excel_takes() -> None:
    running = Running("&" * 400, "C" * 400, "T" * 400, anchor="412·7F3A-9C21", mark="M" * 400)
    card = list_card(running=running, title="&" * 400)

    sheet = _part(card, "xl/worksheets/sheet1.xml").replace("&amp;", "&")

    for part in ("oddHeader", "oddFooter"):
        text = sheet.split(f"<{part}>")[1].split(f"</{part}>")[0].replace("&#8230;", "…").replace("&#183;", "·")
        assert len(text) <= 255
        assert "…" in text


def test_the_mark_stands_in_the_middle_of_the_print_header_and_the_anchor_at_the_foot() -> None:
    card = list_card(running=replace(RUNNING, mark="Gate & yard", anchor="412·7F3A-9C21"))

    sheet = _part(card, "xl/worksheets/sheet1.xml").replace("&amp;", "&").replace("&#183;", "·")

    assert "Gate && yard" in sheet.split("<oddHeader>")[1].split("</oddHeader>")[0].split("&C")[1]
    assert "14 June 2030 09:00 · 412·7F3A-9C21" in sheet.split("<oddFooter>")[1]


def test_nothing_to_say_on_paper_leaves_head_and_foot_without_it() -> None:
    card = replace(list_card(running=Running("", "", "")), title="", empty_text="")

    sheet = _sheet(card)

    assert sheet.oddHeader is not None
    assert sheet.oddHeader.left.text is None
    assert sheet.oddHeader.right.text == "Page &P of &N"


def test_an_empty_list_has_its_header_alone_and_says_so_in_the_print_foot() -> None:
    sheet = _sheet(list_card())

    assert _values(sheet) == [["ref", "name"]]
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.left.text == "Nobody is on this list."


def test_an_empty_text_leaves_its_cell_empty() -> None:
    sheet = _sheet(list_card(section(["A01", ""])))

    assert sheet["B2"].value is None


def test_a_list_without_columns_still_opens() -> None:
    assert _values(_sheet(list_card(columns=()))) == []


def test_the_document_properties_name_nobody_and_no_program() -> None:
    card = list_card(section(["A01", "Ada"]))

    properties = load_workbook(io.BytesIO(xlsx_file.render(card))).properties

    assert not properties.creator
    assert properties.lastModifiedBy is None
    assert properties.title is None
    assert properties.created is not None
    assert (properties.created.year, properties.modified.year if properties.modified else None) == (1980, 1980)
    for word in ("openpyxl", "Microsoft Excel", "Company", "AppVersion"):
        assert word not in _part(card, "docProps/core.xml") + _part(card, "docProps/app.xml")


def test_the_entries_of_the_zip_file_carry_no_time_and_no_system() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx_file.render(list_card(section(["A01", "Ada"]))))) as archive:
        entries = archive.infolist()

    assert {(entry.date_time, entry.create_system) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_equal_lists_give_equal_bytes() -> None:
    assert xlsx_file.render(list_card(section(["A01", ARABIC]))) == xlsx_file.render(
        list_card(section(["A01", ARABIC]))
    )


def test_no_file_is_written_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    monkeypatch.setattr(tempfile, "_mkstemp_inner", lambda *given: made.append(given))

    xlsx_file.render(list_card(section(["A01", "Ada"])))

    assert made == []
