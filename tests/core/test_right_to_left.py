"""Pages that are read from the right: everything stands the other way round, and nothing is lost on the way."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from forumdesk.domain.cards import AgendaDay, AgendaItem, Align, Column, DoorSign, ListCard, ListRow, ListSection
from forumdesk.exporters import agenda_pdf, door_signs, list_pdf, pocket_programme, xlsx_file
from forumdesk.exporters.mirroring import mirrored
from forumdesk.exporters.paper_templates import PaperTemplate, shipped
from forumdesk.exporters.running_page import Sheet
from forumdesk.exporters.setting import Setting
from forumdesk.exporters.stocks import stock_named
from forumdesk.exporters.text import shape
from tests.core import list_pages
from tests.core.list_cards import ARABIC, RUNNING, agenda_card, list_card, section

MARGIN = 42.5
FROM_THE_RIGHT = replace(RUNNING, page_text="صفحة {} من {}", continued_text="تابع", from_the_right=True)


def card(*rows: list[str], columns: tuple[str, ...] = ("name", "organisation", "seats")) -> ListCard:
    made = list_card(section(*rows, heading="GROUP"), columns=columns, running=FROM_THE_RIGHT)
    return replace(
        made, columns=tuple(replace(one, align=Align.RIGHT) if one.key == "seats" else one for one in made.columns)
    )


def test_the_first_column_stands_at_the_right_and_the_last_at_the_left() -> None:
    data, _ = list_pdf.render(card(["Ada Exempel", "Institute", "7"]))

    edges = [list_pages.right_edge(data, said) for said in ("Ada Exempel", "Institute", "7")]
    assert edges == sorted(edges, reverse=True)
    assert list_pages.right_edge(data, "Ada Exempel") == pytest.approx(list_pages.read(data)[0].width - MARGIN, abs=2)


def test_names_of_every_script_begin_at_the_right_edge_of_their_column() -> None:
    data, _ = list_pdf.render(card(["Ada Exempel", "first", "7"], ["Bo", "second", "8"]))

    assert list_pages.right_edge(data, "Ada Exempel") == pytest.approx(list_pages.right_edge(data, "Bo"), abs=2)
    assert list_pages.right_edge(data, "Name") == pytest.approx(list_pages.right_edge(data, "Bo"), abs=2)


def test_title_marking_and_time_stand_at_the_right_and_page_and_copy_number_at_the_left() -> None:
    data, _ = list_pdf.render(card(["Ada", "x", "7"]))

    (page,) = list_pages.read(data)
    for said in ("Participants", "PARTICIPANTS ONLY", "09:00", "GROUP"):
        assert list_pages.right_edge(data, said) == pytest.approx(page.width - MARGIN, abs=2)
    assert list_pages.left_edge(data, "Copy") == pytest.approx(MARGIN, abs=2)
    assert list_pages.left_edge(data, "1 ") < page.width / 2


@pytest.mark.parametrize("sheet", Sheet)
@pytest.mark.parametrize("columns", [1, 4, 10, 30])
def test_nothing_reaches_into_the_margins_however_many_columns(columns: int, sheet: Sheet) -> None:
    names = tuple(f"column_{number}" for number in range(columns))

    data, _ = list_pdf.render(card(*[[f"{ARABIC} Exempel-Testesen"] * columns] * 30, columns=names), sheet=sheet)

    for page in list_pages.read(data):
        assert page.ink[0] >= MARGIN - 1.5
        assert page.ink[2] <= page.width - MARGIN + 1.5


def test_lines_to_sign_on_stand_under_their_own_column() -> None:
    made = list_card(section(["Ada", ""]), columns=("name", "signature"), running=FROM_THE_RIGHT)
    made = replace(made, columns=(made.columns[0], Column("signature", "Signature", ruled=True)))

    data, _ = list_pdf.render(made)

    assert list_pages.right_edge(data, "Signature") < list_pages.left_edge(data, "Ada")


def test_an_agenda_has_its_times_at_the_right_with_the_start_before_the_end() -> None:
    day = AgendaDay("الجمعة", (AgendaItem("09:00", "10:30", "Plenary", "Hall", ("Chair: Ada",)),))

    data, _ = agenda_pdf.render(agenda_card(day, running=FROM_THE_RIGHT))

    assert list_pages.left_edge(data, "09:00") > list_pages.right_edge(data, "10:30")
    assert list_pages.left_edge(data, "10:30") > list_pages.right_edge(data, "Plenary")
    assert list_pages.right_edge(data, "Hall") < list_pages.left_edge(data, "Plenary")


def test_the_parts_of_a_subtitle_follow_one_another_from_the_right() -> None:
    made = replace(card(["Ada", "x", "7"]), subtitle="Forum · 14–16 يونيو 2030 · Oslo")

    data, _ = list_pdf.render(made)

    assert list_pages.left_edge(data, "Forum") > list_pages.right_edge(data, "14")
    assert list_pages.left_edge(data, "14") > list_pages.right_edge(data, "16") > list_pages.right_edge(data, "Oslo")


def test_a_text_of_our_own_begins_on_the_side_of_its_page() -> None:
    assert shape(Setting(from_the_right=True).own("09:00")).rtl
    assert not shape(Setting().own("09:00")).rtl
    assert Setting(from_the_right=True).own("") == ""


def test_an_arabic_comma_between_two_latin_names_is_printed() -> None:
    assert shape("Ada، Bo").missing == ""


def test_paper_says_codes_in_words_and_files_keep_them() -> None:
    column = Column("status", "Antwort", said=(("confirmed", "zugesagt"),))
    made = replace(
        list_card(columns=("name",)),
        columns=(Column("name", "Name"), column),
        sections=(ListSection("", (ListRow(("Ada", "confirmed")), ListRow(("Bo", "perhaps")))),),
    )

    text = list_pages.read(list_pdf.render(made)[0])[0].text
    book = openpyxl.load_workbook(BytesIO(xlsx_file.render(made)))

    assert "zugesagt" in text
    assert "confirmed" not in text
    assert "perhaps" in text
    assert [row[1].value for row in book.worksheets[0].iter_rows(min_row=2)] == ["confirmed", "perhaps"]


@pytest.mark.parametrize("reads", [True, False])
def test_a_workbook_opens_from_the_side_that_its_list_is_read_from(reads: bool) -> None:
    made = replace(list_card(section(["A1", "Ada"])), running=replace(RUNNING, from_the_right=reads))

    book = openpyxl.load_workbook(BytesIO(xlsx_file.render(made)))

    assert bool(book.worksheets[0].sheet_view.rightToLeft) is reads


def test_a_door_sign_that_is_read_from_the_right_has_its_times_there_and_all_begins_there() -> None:
    stock = stock_named("generic Door sign A4")
    items = (AgendaItem("09:00", "10:30", "Plenary", ""), AgendaItem("11:00", "", "Coffee", ""))

    data, report = door_signs.render([DoorSign("Blue Room", "الجمعة", "Forum", items, from_the_right=True)], stock)

    assert report.troubles == ()
    edge = list_pages.right_edge(data, "Blue Room")
    assert list_pages.right_edge(data, "Forum") == pytest.approx(edge, abs=6)
    assert list_pages.right_edge(data, "11:00") == pytest.approx(edge, abs=6)
    assert list_pages.left_edge(data, "09:00") > list_pages.right_edge(data, "10:30")
    assert list_pages.left_edge(data, "10:30") > list_pages.right_edge(data, "Plenary")
    assert list_pages.right_edge(data, "Plenary") == pytest.approx(list_pages.right_edge(data, "Coffee"), abs=4)


def test_a_pocket_programme_that_is_read_from_the_right_has_its_cover_where_the_right_is_folded_behind() -> None:
    day = AgendaDay("الجمعة", (AgendaItem("09:00", "10:30", "Plenary", "Hall"),))
    stock = stock_named("generic 4xA6 on A4")

    data, report = pocket_programme.render(replace(agenda_card(day, running=FROM_THE_RIGHT), title="Cover"), stock)

    (page,) = list_pages.read(data)
    assert report.troubles == ()
    assert page.width / 4 < list_pages.right_edge(data, "Cover") < page.width / 2
    assert list_pages.top_edge(data, "Cover") < page.height / 2 < list_pages.top_edge(data, "Plenary")
    # The first page inside lies upside down over the cover: its right is at the left of the sheet.
    assert list_pages.right_edge(data, "10:30") < list_pages.left_edge(data, "Plenary") < page.width / 2


def test_a_template_for_the_other_side_turned_twice_is_itself() -> None:
    for name in (PaperTemplate.DOOR_SIGN_ROW, PaperTemplate.RESERVED, PaperTemplate.PANEL_ROW):
        there, back = shipped(name, True), mirrored(shipped(name, True))

        assert there != shipped(name) or name is PaperTemplate.RESERVED
        assert [one.x for one in back.layouts[0].front] == pytest.approx(
            [one.x for one in shipped(name).layouts[0].front]
        )
        assert [one.stick for one in back.layouts[0].front] == [one.stick for one in shipped(name).layouts[0].front]
