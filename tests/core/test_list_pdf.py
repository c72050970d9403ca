"""What a list says on paper, read back from its PDF."""

from dataclasses import replace

import pytest

from forumdesk.domain.cards import Align, Column, ListCard, ListRow, ListSection, Running, Trouble, TroubleKind
from forumdesk.exporters import list_pdf
from tests.core import list_pages
from tests.core.list_cards import AMHARIC, ARABIC, BURMESE, HEBREW, RUNNING, list_card, section

MARGIN = 42.0


def _pages(card: ListCard) -> list[list_pages.PageRead]:
    return list_pages.read(list_pdf.render(card)[0])


def _people(count: int) -> ListSection:
    return section(*[[f"A{number:03}", f"Ada Exempel {number}"] for number in range(count)])


def test_the_page_shows_title_subtitle_heads_and_rows() -> None:
    (page,) = _pages(list_card(section(["A01", "Ada Exempel"])))

    for words in ("Participants", "Testville Forum, 14-16 June 2030", "Ref", "Name", "A01", "Ada Exempel"):
        assert words in page.text


def test_every_page_carries_marking_copy_number_page_and_time_and_the_head_of_the_table() -> None:
    data, report = list_pdf.render(list_card(_people(200)))

    pages = list_pages.read(data)

    assert report.pages == len(pages) > 3
    for number, page in enumerate(pages, start=1):
        for words in ("PARTICIPANTS ONLY", "TX-0007", f"Page {number} of {len(pages)}", "14 June 2030 09:00", "Ref"):
            assert words in page.text


def test_every_row_stands_on_exactly_one_page() -> None:
    text = "\n".join(page.text for page in _pages(list_card(_people(200))))

    assert [text.count(f"A{number:03}") for number in range(200)] == [1] * 200


def test_later_pages_name_the_list_in_their_foot_so_that_a_stray_page_finds_home() -> None:
    first, second = _pages(list_card(_people(50)))

    assert first.text.count("Participants") == 1
    assert second.text.count("Participants") == 1


def test_few_short_columns_stand_upright_and_many_lie_across() -> None:
    upright = _pages(list_card(_people(3)))[0]
    across = _pages(list_card(section(["a reasonably long text"] * 6), columns=[f"column_{n}" for n in range(6)]))[0]

    assert (round(upright.width), round(upright.height)) == (595, 842)
    assert (round(across.width), round(across.height)) == (842, 595)


@pytest.mark.parametrize("columns", [1, 4, 10, 14, 30])
def test_nothing_reaches_into_the_margins_however_many_columns(columns: int) -> None:
    names = [f"column_{number}" for number in range(columns)]
    row = ["Exempel-Testesen " * 3 + "unbreakable" * 6] * columns

    for page in _pages(list_card(section(*[row] * 12), columns=names)):
        assert page.ink[0] >= MARGIN - 1
        assert page.ink[2] <= page.width - MARGIN + 1


def test_too_many_columns_for_a_table_become_labelled_blocks_without_the_empty_ones() -> None:
    names = [f"field_{number}" for number in range(30)]
    rows = [[f"v{row}x{number}" if number % 2 else "" for number in range(30)] for row in range(40)]

    pages = _pages(list_card(section(*rows), columns=names))

    text = "\n".join(page.text for page in pages)
    assert all(text.count(f"v{row}x29") == 1 for row in range(40))
    assert text.count("Field 1\n") == 40
    assert "Field 2\n" not in text


def test_a_block_of_labelled_values_is_not_parted_by_the_end_of_a_page() -> None:
    names = [f"field_{number}" for number in range(30)]
    rows = [[f"v{row}x{number}" for number in range(30)] for row in range(40)]

    pages = _pages(list_card(section(*rows), columns=names))

    assert all(any(f"v{r}x0" in page.text and f"v{r}x29" in page.text for page in pages) for r in range(40))


def test_arabic_and_hebrew_cells_end_at_the_right_edge_of_their_column() -> None:
    rows = section(
        [ARABIC, "first"], [HEBREW, "second"], ["Somebody", "third"], ["A name much longer than these", "fourth"]
    )

    data, _ = list_pdf.render(list_card(rows))

    left, right = list_pages.ink_beside(data, "fourth")
    assert list_pages.ink_beside(data, "first")[1] == pytest.approx(right, abs=2)
    assert list_pages.ink_beside(data, "second")[1] == pytest.approx(right, abs=2)
    assert list_pages.ink_beside(data, "third")[0] == pytest.approx(left, abs=2)


def test_figures_of_a_right_aligned_column_end_at_one_edge() -> None:
    card = list_card(section(["Lunch", "321"], ["Dinner", "1,234"]))
    card = replace(card, columns=(card.columns[0], Column("count", "Count", Align.RIGHT)))

    data, _ = list_pdf.render(card)

    edges = [list_pages.right_edge(data, word) for word in ("Count", "321", "1,234")]
    assert edges == pytest.approx([edges[0]] * 3, abs=1)


def test_rows_grow_with_the_scripts_they_hold() -> None:
    names = [BURMESE, AMHARIC, ARABIC]
    plain = list_pdf.render(list_card(section(["ref", "x"], ["end", "x"])))[0]
    mixed = list_pdf.render(list_card(section(["ref", "x"], *[["Hx", name] for name in names], ["end", "x"])))[0]

    step = list_pages.top_edge(plain, "ref") - list_pages.top_edge(plain, "end")

    assert list_pages.top_edge(mixed, "ref") - list_pages.top_edge(mixed, "end") > 4 * step


def test_a_marking_with_its_legal_basis_takes_more_lines_and_is_never_cut() -> None:
    words = "UNNTATT OFFENTLIGHET, offentleglova § 20 first paragraph letters b and c, NEED TO KNOW, TLP:AMBER"
    card = list_card(_people(60), running=replace(RUNNING, marking=words))

    for page in _pages(card):
        assert words in " ".join(page.text.split())


def test_what_runs_over_every_page_is_in_the_words_of_the_card() -> None:
    running = replace(RUNNING, copy_text="Eksemplar {}", page_text="Side {} av {}", continued_text="forts.")
    card = list_card(replace(_people(60), heading="Gruppe"), running=running)

    pages = _pages(card)

    for number, page in enumerate(pages, start=1):
        assert "Eksemplar TX-0007" in page.text
        assert f"Side {number} av {len(pages)}" in page.text
        assert ("forts." in page.text) is (number > 1)
        assert "Page" not in page.text


def test_the_anchor_stands_by_the_number_and_the_mark_on_every_page_whatever_its_script() -> None:
    running = replace(RUNNING, anchor="412·7F3A-9C21", mark=f"Gate {ARABIC} \U0010fffd")

    data, report = list_pdf.render(list_card(_people(80), running=running))

    pages = list_pages.read(data)
    assert len(pages) > 1
    assert all("Copy TX-0007 — 412·7F3A-9C21" in page.text and "Gate" in page.text for page in pages)
    assert Trouble("", TroubleKind.MISSING_GLYPH, "mark", "\U0010fffd") in report.troubles
    assert list_pdf.render(list_card(_people(80)))[1].pages == report.pages


def test_nothing_to_say_in_the_running_head_leaves_it_empty() -> None:
    (page,) = _pages(list_card(_people(1), running=Running("", "", "")))

    assert "Copy" not in page.text
    assert "Page 1 of 1" in page.text


def test_an_empty_list_is_a_page_that_says_so() -> None:
    data, report = list_pdf.render(list_card())

    (page,) = list_pages.read(data)
    assert report.pages == 1
    assert "Nobody is on this list." in page.text
    assert "Page 1 of 1" in page.text


def test_a_list_without_title_or_columns_still_makes_a_page() -> None:
    (page,) = _pages(replace(list_card(columns=()), title="", subtitle=""))

    assert "Nobody is on this list." in page.text


def test_sections_share_one_table_under_their_headings_and_say_where_they_continue() -> None:
    people = [[f"A{number:03}", "Ada"] for number in range(50)]
    card = list_card(section(["B01", "Bo"], heading="Blue Room"), section(*people, heading="Green Room"))

    first, second = _pages(card)

    assert first.text.count("Ref") == 1
    assert "Blue Room" in first.text
    assert "Green Room" in first.text
    assert "continued" not in first.text
    assert "Green Room continued" in " ".join(second.text.split())


def test_an_empty_section_is_left_out_unless_it_has_a_page_of_its_own() -> None:
    card = list_card(section(heading="Blue Room"), section(["A01", "Ada"], heading="Green Room"))

    (page,) = _pages(card)
    alone, other = _pages(replace(card, page_per_section=True))

    assert "Blue Room" not in page.text
    assert "Blue Room" in alone.text
    assert "Nobody is on this list." in alone.text
    assert "Green Room" in other.text


def test_each_section_with_a_page_of_its_own_can_be_handed_out_alone() -> None:
    many = [[f"B{number:03}", "Session"] for number in range(60)]
    card = list_card(
        section(["A01", "Session"], heading="Ada Exempel"),
        section(*many, heading="Bo Testesen"),
        page_per_section=True,
    )

    first, second, third = _pages(card)

    assert ("Ada Exempel" in first.text, "Bo Testesen" in first.text) == (True, False)
    for page in (first, second):
        assert "Participants" in page.text
        assert "Ref" in page.text
    assert "Bo Testesen continued" in " ".join(third.text.split())
    assert "Ref" in third.text


def test_a_heading_is_never_left_behind_at_the_foot_of_a_page() -> None:
    for count in range(25, 45):
        people = [[f"A{number:03}", "Ada"] for number in range(count)]
        card = list_card(section(*people, heading="Blue Room"), section(["LAST", "Zoe"], heading="Green Room"))

        pages = _pages(card)

        assert all(("Green Room" in page.text) == ("LAST" in page.text) for page in pages)


def test_a_row_taller_than_a_page_is_cut_between_lines_and_loses_none() -> None:
    notes = " ".join(f"word{number:04}" for number in range(3000))
    card = list_card(section(["A01", "short"], ["A02", notes], ["A03", "short"]))

    pages = _pages(card)

    text = " ".join(page.text for page in pages)
    assert all(text.count(f"word{number:04}") == 1 for number in range(3000))
    assert "word0000" in pages[0].text
    assert all("Ref" in page.text for page in pages)


def test_line_breaks_in_a_cell_stay() -> None:
    data, _ = list_pdf.render(list_card(section(["A01", "first\nsecond"])))

    assert list_pages.left_edge(data, "first") == pytest.approx(list_pages.left_edge(data, "second"), abs=1)


def test_figures_longer_than_their_column_take_more_lines() -> None:
    (page,) = _pages(list_card(section(["A01", "1234567890 " * 40])))

    assert "".join(page.text.split()).count("1234567890") == 40
    assert page.ink[2] <= page.width - MARGIN + 1


def test_a_character_no_font_has_is_reported_once_with_its_row_and_column_and_the_row_stays() -> None:
    card = list_card(ListSection("", (ListRow(("B02", "Ada \ue123 Exempel"), ref="A01"),)))

    data, report = list_pdf.render(card)

    (page,) = list_pages.read(data)
    assert report.troubles == (Trouble("A01", TroubleKind.MISSING_GLYPH, "name", "\ue123"),)
    assert "Ada \ufffd Exempel" in page.text


def test_progress_counts_rows() -> None:
    heard: list[tuple[int, int]] = []

    list_pdf.render(list_card(_people(3)), lambda done, count: heard.append((done, count)))

    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_equal_lists_give_equal_bytes_that_name_no_program_and_no_time() -> None:
    data, _ = list_pdf.render(list_card(_people(3)))

    again, _ = list_pdf.render(list_card(_people(3)))

    assert data == again
    for word in (b"ReportLab", b"/Producer", b"/Author", b"/Title", b"/CreationDate", b"anonymous", b"Exempel"):
        assert word not in data
