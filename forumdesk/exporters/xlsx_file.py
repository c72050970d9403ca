"""A list as an XLSX workbook: one sheet of texts and counts, to filter and to print, that says nothing of its maker."""

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.header_footer import _HeaderFooterPart as _Part
from openpyxl.worksheet.worksheet import Worksheet

from forumdesk.domain.cards import Align, ListCard, Running
from forumdesk.exporters import cells, xlsx_archive
from forumdesk.exporters.running_page import Sheet

SHEET = "List"
_MARKING, _QUIET, _RULE = "3A2A52", "4B5563", "FF7E8896"
_WIDTH_LEAST, _WIDTH_MOST = 6, 48
_MARGIN_SIDES, _MARGIN_ENDS = 0.5, 0.85
# Excel calls a file damaged whose header or footer is longer than 255 characters, codes included.
_MARKING_MOST, _COPY_MOST, _FOOT_MOST, _MARK_MOST = 150, 40, 80, 60

# What Excel calls the sheets.
_PAPERS = {Sheet.A4: 9, Sheet.LETTER: 1}

_HEAD_STYLE = Alignment(vertical="bottom", wrap_text=True)
_STYLES = {
    (Align.LEFT, False): Alignment(vertical="top", wrap_text=True),
    (Align.RIGHT, False): Alignment(vertical="top", wrap_text=True, horizontal="right"),
    (Align.LEFT, True): Alignment(vertical="top", wrap_text=True, horizontal="right", readingOrder=2),
    (Align.RIGHT, True): Alignment(vertical="top", wrap_text=True, horizontal="right", readingOrder=2),
}


def render(card: ListCard, paper: Sheet = Sheet.A4) -> bytes:
    """The list with the column keys in row 1 and nothing above; equal cards give equal bytes."""
    header, rows = cells.header(card), list(cells.rows(card))
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    _write_head(sheet, header)
    for number, row in enumerate(rows, start=2):
        _write_row(sheet, number, row, card)
    _set_up_screen(sheet, card, header, rows)
    sheet.page_setup.paperSize = _PAPERS[paper]
    _set_up_print(sheet, card, nothing_stands=not rows)
    return xlsx_archive.pack(book)


def _write_head(sheet: Worksheet, header: list[str]) -> None:
    bold, rule = Font(bold=True), Border(bottom=Side("thin", _RULE))
    for number, key in enumerate(header, start=1):
        cell = _write_text(sheet, 1, number, key)
        cell.font, cell.border, cell.alignment = bold, rule, _HEAD_STYLE


def _write_row(sheet: Worksheet, number: int, row: list[str], card: ListCard) -> None:
    for place, (text, column) in enumerate(zip(row, card.columns, strict=True), start=1):
        if text:
            is_count = column.align is Align.RIGHT and text.isascii() and text.isdigit()
            cell = _write_count(sheet, number, place, text) if is_count else _write_text(sheet, number, place, text)
            cell.alignment = _STYLES[column.align, cells.reads_right_to_left(text)]


def _write_text(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = text
    # Without this "#N/A" would be an error value and anything with "=" in front a formula.
    cell.data_type = "s"
    return cell


def _write_count(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Nights, people and seats as numbers, so that a cook can add them up."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = int(text)
    return cell


def _set_up_screen(sheet: Worksheet, card: ListCard, header: list[str], rows: list[list[str]]) -> None:
    sheet.freeze_panes = "A2"
    sheet.sheet_view.rightToLeft = card.running.from_the_right
    if header:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{len(rows) + 1}"
    for place, key in enumerate(header):
        # The button of the filter stands on the last two figures of the heading.
        widest = max([cells.columns_wide(key) + 2, *(cells.columns_wide(row[place]) for row in rows)])
        width = min(max(widest, _WIDTH_LEAST), _WIDTH_MOST) + 2
        sheet.column_dimensions[get_column_letter(place + 1)].width = width


def _set_up_print(sheet: Worksheet, card: ListCard, *, nothing_stands: bool) -> None:
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    assert sheet.sheet_properties.pageSetUpPr is not None
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = _MARGIN_SIDES
    margins.top = margins.bottom = _MARGIN_ENDS
    sheet.HeaderFooter.oddHeader = _running_head(card.running)
    sheet.HeaderFooter.oddFooter = _running_foot(card, nothing_stands)


def _running_head(running: Running) -> HeaderFooterItem:
    mark = _told(running.mark, _MARK_MOST) or None
    # The codes around a third part take some of what a header may hold.
    most = _MARKING_MOST - len(mark) - 15 if mark else _MARKING_MOST
    marking = "&B" + _told(running.marking, most) if running.marking else None
    pages = running.page_text.format("&P", "&N")
    right = " · ".join(filter(None, [_told(running.copy_number, _COPY_MOST), pages]))
    return HeaderFooterItem(
        left=_Part(marking, size=9, color=_MARKING),
        center=_Part(mark, size=9, color=_QUIET),
        right=_Part(right, size=9, color=_QUIET),
    )


def _running_foot(card: ListCard, nothing_stands: bool) -> HeaderFooterItem:
    left = _told(card.empty_text if nothing_stands else card.title, _FOOT_MOST) or None
    right = _told(" · ".join(filter(None, (card.running.made_at, card.running.anchor))), _FOOT_MOST) or None
    return HeaderFooterItem(left=_Part(left, size=9, color=_QUIET), right=_Part(right, size=9, color=_QUIET))


def _told(text: str, most: int) -> str:
    """The text for a print header: one line, `&` doubled (it starts a code), no longer than `most` characters."""
    line = " ".join(text.split()).replace("&", "&&")
    if len(line) <= most:
        return line
    cut = line[: most - 1].rstrip("&")
    return cut + "…"
