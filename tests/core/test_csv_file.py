"""What a list says as a CSV file, read back by the csv module."""

import csv
import io

import pytest

from forumdesk.domain.cards import ListCard
from forumdesk.exporters import cells, csv_file
from tests.core.list_cards import ARABIC, list_card, section


def _read(card: ListCard) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_file.render(card).decode("utf-8-sig"), newline="")))


def test_the_column_keys_are_in_row_1_and_nothing_is_above() -> None:
    card = list_card(section(["A01", "Ada Exempel"]))

    rows = _read(card)

    assert rows == [["ref", "name"], ["A01", "Ada Exempel"]]


def test_sections_are_for_paper_so_their_rows_follow_one_another_without_headings() -> None:
    card = list_card(section(["A01", "Ada"], heading="Blue Room"), section(["A02", "Bo"], heading="Green Room"))

    rows = _read(card)

    assert rows[1:] == [["A01", "Ada"], ["A02", "Bo"]]


def test_an_empty_list_has_its_header_alone() -> None:
    rows = _read(list_card())

    assert rows == [["ref", "name"]]


def test_the_file_is_utf_8_with_a_bom_and_its_lines_end_in_crlf() -> None:
    data = csv_file.render(list_card(section(["A01", ARABIC])))

    assert data == b"\xef\xbb\xbfref,name\r\nA01," + ARABIC.encode() + b"\r\n"


def test_commas_quotes_and_line_breaks_come_back_as_they_were() -> None:
    card = list_card(section(["A01", 'Exempel, "Ada"\nRoom 2']))

    rows = _read(card)

    assert rows[1] == ["A01", 'Exempel, "Ada"\nRoom 2']


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+47 22 00 00 00", "-5", "@SUM(A1)", "\tx", "\rx", " =1+1", "\u00a0@x", "\ufeff=1+1", "\x01=1+1", "＝1+1"],
)
def test_a_cell_that_would_start_a_formula_begins_with_an_apostrophe(text: str) -> None:
    cell = cells.neutral(text)

    assert cell.startswith("'")
    assert cell[1:].strip() == text.strip("\ufeff\x01").strip().replace("\r", "\n")


@pytest.mark.parametrize("text", ["", "Ada", "5", "2030-06-14", "a=b", "'quoted'", "O'Exempel", "Ada\n=1"])
def test_a_cell_that_starts_no_formula_stays_as_it_is(text: str) -> None:
    assert cells.neutral(text) == text


def test_a_header_made_from_somebodys_file_is_neutralised_too() -> None:
    rows = _read(list_card(columns=("=HYPERLINK(1)", "name")))

    assert rows[0] == ["'=HYPERLINK(1)", "name"]


def test_control_characters_do_not_reach_a_file_and_line_breaks_become_one_kind() -> None:
    assert cells.neutral("Ada\x00\x0b Exempel\r\nRoom\rTwo") == "Ada Exempel\nRoom\nTwo"
