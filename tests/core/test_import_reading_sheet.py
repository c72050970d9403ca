"""Bytes become a sheet: encodings, delimiters, newlines, workbooks, and what is refused."""

import csv
import io
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart

from forumdesk.importers.csv_rows import find_delimiter
from forumdesk.importers.refusals import EmptyInputError, TooLargeError, Unreadable, UnreadableInputError
from forumdesk.importers.sheet import GradeFound, SheetRow, find_grade, read_sheet, sheet_of

NORWEGIAN = "ref;navn;sted\nA1;Bjørn Sæther;Ås\nA2;Åse Øy-Prøve;Bodø\n"
NORWEGIAN_ROWS = [("A1", "Bjørn Sæther", "Ås"), ("A2", "Åse Øy-Prøve", "Bodø")]
WORD = st.text(alphabet="abcdefgåøæÅØÆéü0123456789 '-.()", min_size=1, max_size=12).filter(
    lambda text: bool(text.strip())
)


def _cells(data: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in read_sheet(data).rows]


def _book(*rows: list[object]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _zip(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"]
)
def test_norwegian_letters_are_read_in_every_usual_encoding(encoding: str) -> None:
    assert _cells(NORWEGIAN.encode(encoding)) == NORWEGIAN_ROWS


@pytest.mark.parametrize("mark", ["\ufeff"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_is_no_part_of_the_first_header(encoding: str, mark: str) -> None:
    sheet = read_sheet((mark + NORWEGIAN).encode(encoding))

    assert sheet.headers == ("ref", "navn", "sted")


@pytest.mark.parametrize("text", ["navn;sted\nBjørn Sæther;Ås\n", "navn\næøåÆØÅ\n", "navn\nÉloïse Façade\n"])
def test_a_short_list_in_cp1252_is_not_taken_for_an_exotic_encoding(text: str) -> None:
    sheet = read_sheet(text.encode("cp1252"))

    assert sheet.rows[0].cells[0] == text.split("\n")[1].split(";")[0]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1251", "Иван Петров Образец"), ("cp1256", "محمد أحمد مثال"), ("koi8-r", "Ольга Смирнова из министерства")],
)
def test_an_encoding_that_would_only_be_guessed_is_refused(encoding: str, name: str) -> None:
    with pytest.raises(UnreadableInputError) as refusal:
        read_sheet(f"ref;name_native\nA1;{name}\n".encode(encoding))

    assert refusal.value.what is Unreadable.ENCODING


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", Unreadable.OLD_EXCEL),
        (b"%PDF-1.7 a paper", Unreadable.PDF),
        (b"PK\x03\x04 cut off", Unreadable.DAMAGED),
        (b"PK is how this text begins\nand\x81ends", Unreadable.ENCODING),
        (_zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), Unreadable.OPEN_DOCUMENT),
        (_zip(**{"xl/workbook.bin": b"-"}), Unreadable.BINARY_EXCEL),
        (_zip(**{"word/document.xml": b"-"}), Unreadable.ZIP),
        (_zip(**{"xl/workbook.xml": b"no xml"}), Unreadable.DAMAGED),
        (_zip(**{"xl/workbook.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), Unreadable.DAMAGED),
        (b"a,b\n\x81\x8d,\x8f\n", Unreadable.ENCODING),
        (b"\xff\xfea", Unreadable.ENCODING),
        (b"\x01\x02\x03\x04\x05\x06,\n\x07", Unreadable.NOT_TEXT),
        (b'ref,name\nA1,"Kari\nA2,Ola\n', Unreadable.QUOTES),
        (b'ref,name\n"Big" Bo,x\nA1,"Kari', Unreadable.QUOTES),
    ],
)
def test_what_is_no_list_is_refused_by_its_type(data: bytes, what: Unreadable) -> None:
    with pytest.raises(UnreadableInputError) as refusal:
        read_sheet(data)

    assert refusal.value.what is what


def test_a_text_that_begins_as_a_zip_does_is_still_text() -> None:
    assert _cells(b"PK,name\n1,Kari\n") == [("1", "Kari")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"\xef\xbb\xbf",
        b"ref,name\n",
        b"ref,name\n,,\n \n",
        "\u200b\n\u00a0,".encode(),
        _book(),
        _book(["ref"]),
    ],
)
def test_nothing_below_a_header_is_an_empty_input(data: bytes) -> None:
    with pytest.raises(EmptyInputError):
        read_sheet(data)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forumdesk.importers.file_types.LARGEST_UNPACKED", 1_000)

    with pytest.raises(TooLargeError) as refusal:
        read_sheet(_zip(**{"xl/workbook.xml": b"0" * 2_000}))

    assert (refusal.value.what, refusal.value.limit) == ("bytes", 1_000)


def test_a_zip_of_thousands_of_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forumdesk.importers.file_types.MOST_PARTS", 2)

    with pytest.raises(TooLargeError) as refusal:
        read_sheet(_book(["ref"], ["A1"]))

    assert refusal.value.what == "parts"


@pytest.mark.parametrize(
    ("limit", "data", "what"),
    [
        ("LARGEST_FILE", b"a,b\n1,2", "bytes"),
        ("MOST_ROWS", b"a,b\n1,2\n3,4\n5,6\n", "rows"),
        ("MOST_COLUMNS", b"a,b,c\n1,2,3\n", "columns"),
        ("MOST_ROWS", _book(["a"], ["1"], ["2"], ["3"]), "rows"),
        ("MOST_COLUMNS", _book(["a", "b", "c"], ["1", "2", "3"]), "columns"),
    ],
)
def test_a_list_above_a_limit_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str, data: bytes, what: str) -> None:
    monkeypatch.setattr(f"forumdesk.importers.sheet.{limit}", 2)

    with pytest.raises(TooLargeError) as refusal:
        read_sheet(data)

    assert refusal.value.what == what


def test_a_cell_of_a_book_s_length_is_refused() -> None:
    with pytest.raises(TooLargeError) as refusal:
        read_sheet(b"a,b\n1," + b"x" * 200_000)

    assert refusal.value.what == "cell"


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("ref,name\nA1,Kari\n", ","),
        ("ref;name\nA1;NORDMANN, Kari\n", ";"),
        ("ref\tname\nA1\tNORDMANN, Kari; Ola\n", "\t"),
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";"),
        ('ref,name\nA1,"Kari; Ola; Per"\nA2,"a;b;c"\n', ","),
        ("ref;notes, if any;name\nA1;x;y\n", ";"),
    ],
)
def test_the_delimiter_is_the_one_that_makes_sense_of_the_header_and_the_rows(text: str, delimiter: str) -> None:
    assert find_delimiter(text) == delimiter


def test_a_list_of_one_column_is_not_cut_at_the_commas_in_its_names() -> None:
    assert _cells(b"name\nNORDMANN, Kari\nPROVE; Ola\n") == [("NORDMANN, Kari",), ("PROVE; Ola",)]


@pytest.mark.parametrize("hint", ["sep=;\n", "SEP=;\r\n", '"sep=;"\r', "\ufeffsep=;\n"])
def test_excel_s_line_about_the_delimiter_is_no_row(hint: str) -> None:
    sheet = read_sheet(f"{hint}ref;a,b\nA1;2\n".encode())

    assert (sheet.headers, sheet.rows) == (("ref", "a,b"), (SheetRow(2, ("A1", "2")),))


def test_rows_are_numbered_as_a_spreadsheet_does_whatever_is_blank_or_broken_into_lines() -> None:
    sheet = read_sheet(b'\nref,notes\r\nA1,"two\r\nlines"\r\n,\r\n\r\nA2,x\r\n\r\n')

    assert sheet.header_row == 2
    assert sheet.rows == (SheetRow(3, ("A1", "two\nlines")), SheetRow(6, ("A2", "x")))
    assert sheet.blank == 4


def test_short_rows_are_filled_and_cells_beyond_the_header_are_kept() -> None:
    sheet = read_sheet(b"ref,name,place\nA1\nA2,Kari,Oslo,,late\nA3,Ola,,\n")

    assert sheet.headers == ("ref", "name", "place", "Column 5")
    assert [row.cells for row in sheet.rows] == [
        ("A1", "", "", ""),
        ("A2", "Kari", "Oslo", "late"),
        ("A3", "Ola", "", ""),
    ]


def test_headers_that_are_there_twice_or_not_at_all_get_a_name_of_their_own() -> None:
    sheet = read_sheet(b"notes,,notes,notes,Notes (2)\n1,2,3,4,5\n")

    assert sheet.headers == ("notes", "Column 2", "notes (2)", "notes (3)", "Notes (2)")


def test_a_header_broken_into_lines_is_one_line() -> None:
    assert read_sheet(b'"given\nname",ref\nKari,A1\n').headers == ("given name", "ref")


@pytest.mark.parametrize(
    "grade",
    ["BEGRENSET", "KONFIDENSIELT", "HEMMELIG", "STRENGT HEMMELIG", "STRENGT\u00a0\u00a0HEMMELIG ", "STRENGT\nHEMMELIG"],
)
def test_a_security_act_grade_is_found_wherever_it_stands(grade: str) -> None:
    sheet = sheet_of([["ref", "Shoe size"], ["A1", "44"], [], ["A2", grade]])

    found = find_grade(sheet)

    assert found is not None
    assert (found.row, found.column) == (4, "Shoe size")


def test_a_grade_above_the_list_is_found_in_the_header() -> None:
    assert find_grade(sheet_of([["BEGRENSET"], ["ref"]])) == GradeFound(1, "BEGRENSET", "BEGRENSET")


@pytest.mark.parametrize("cell", ["Begrenset", "hemmelig", "BEGRENSET tilgang", "UGRADERT", "IKKE HEMMELIG", ""])
def test_a_word_that_is_not_exactly_a_grade_in_capitals_is_none(cell: str) -> None:
    assert find_grade(sheet_of([["ref", "notes"], ["A1", cell]])) is None


def test_typed_cells_of_a_workbook_read_as_somebody_would_type_them() -> None:
    data = _book(
        ["day", "stamp", "time", "hours", "whole", "part", "yes", "text", "phone"],
        [
            date(2027, 6, 14),
            datetime(2027, 6, 14, 15, 30),
            time(9, 5),
            timedelta(hours=24),
            12.0,
            0.5,
            True,
            " Kari ",
            4712345678.0,
        ],
        [
            datetime(2027, 6, 14),
            datetime(2027, 6, 14, 23, 59, 59, 999_900),
            time(9, 5, 7),
            timedelta(0),
            3,
            -1.5,
            False,
            "a_x000D_\nb",
            None,
        ],
    )

    assert _cells(data) == [
        ("2027-06-14", "2027-06-14T15:30", "09:05", "24:00", "12", "0.5", "true", "Kari", "4712345678"),
        ("2027-06-14T00:00", "2027-06-15T00:00", "09:05:07", "00:00", "3", "-1.5", "false", "a\nb", ""),
    ]


def test_a_cell_that_shows_a_day_alone_is_a_day_and_zeros_in_front_stay() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["day", "ref"])
    book.active.append([datetime(2027, 6, 14), 7])
    book.active["A2"].number_format = "dd/mm/yyyy"
    book.active["B2"].number_format = "000"

    assert _cells(_saved(book)) == [("2027-06-14", "007")]


def test_the_first_shown_sheet_that_is_not_empty_is_the_list() -> None:
    book = Workbook()
    for title, cell, state in (
        ("hidden", "wrong", "hidden"),
        ("list", "right", "visible"),
        ("more", "wrong", "visible"),
    ):
        sheet = book.create_sheet(title)
        sheet.append(["ref"])
        sheet.append([cell])
        sheet.sheet_state = state
    book.create_chartsheet("chart", 0).add_chart(BarChart())

    assert _cells(_saved(book)) == [("right",)]


def test_blank_rows_of_a_workbook_count_up_to_its_last_row() -> None:
    sheet = read_sheet(_book([None], ["ref", "name"], ["A1", "Kari"], [None, " "], ["A2", "Ola"], [None]))

    assert [row.number for row in sheet.rows] == [3, 5]
    assert sheet.blank == 2


@settings(deadline=None)
@given(
    rows=st.lists(st.lists(WORD, min_size=3, max_size=3), min_size=1, max_size=6),
    delimiter=st.sampled_from(",;\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_a_list_written_in_any_usual_way_is_read_back(
    rows: list[list[str]], delimiter: str, encoding: str, newline: str
) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=newline)
    writer.writerows([["ref", "name", "Shoe size"], *rows])

    read = _cells(stream.getvalue().encode(encoding))

    assert read == [tuple(" ".join(cell.split()) for cell in row) for row in rows]


@settings(deadline=None)
@given(st.binary(max_size=400) | st.binary(max_size=400).map(lambda tail: b"PK\x03\x04" + tail))
def test_any_bytes_are_a_sheet_or_a_refusal(data: bytes) -> None:
    try:
        sheet = read_sheet(data)
    except (EmptyInputError, UnreadableInputError, TooLargeError):
        return

    assert all(len(row.cells) == len(sheet.headers) for row in sheet.rows)


@settings(deadline=None)
@given(place=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_a_workbook_with_a_broken_byte_is_a_sheet_or_a_refusal(place: int, byte: int) -> None:
    data = bytearray(_SMALL_BOOK)
    data[place % len(data)] = byte

    try:
        sheet = read_sheet(bytes(data))
    except (EmptyInputError, UnreadableInputError, TooLargeError):
        return

    assert sheet.rows


_SMALL_BOOK = _book(["ref", "name"], ["A1", "Kari"])
