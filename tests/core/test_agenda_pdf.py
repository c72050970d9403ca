"""What an agenda says on paper, read back from its PDF."""

from dataclasses import replace

import pytest

from forumdesk.domain.cards import AgendaDay, AgendaItem, Trouble, TroubleKind
from forumdesk.exporters import agenda_pdf
from tests.core import list_pages
from tests.core.list_cards import ARABIC, agenda_card, agenda_day


def test_a_session_shows_time_title_room_details_and_its_marking() -> None:
    item = AgendaItem("09:00", "10:30", "Opening", "Blue Room", ("Chair: Ada Exempel", "en, ar"), "CHATHAM HOUSE RULE")

    data, report = agenda_pdf.render(agenda_card(AgendaDay("Friday 14 June 2030", (item,))))

    (page,) = list_pages.read(data)
    assert report.pages == 1
    for words in ("Agenda", "Friday 14 June 2030", "09:00–10:30", "Opening", "Blue Room", "en, ar", "CHATHAM HOUSE"):
        assert words in page.text


def test_a_session_without_an_end_or_a_room_shows_neither() -> None:
    data, _ = agenda_pdf.render(agenda_card(AgendaDay("Friday", (AgendaItem("09:00", "", "Opening", ""),))))

    (page,) = list_pages.read(data)
    assert "09:00\n" in page.text or "09:00 " in page.text
    assert "–" not in page.text


def test_every_page_carries_marking_copy_number_page_and_time() -> None:
    data, report = agenda_pdf.render(agenda_card(*[agenda_day(12, f"Day {number}") for number in range(4)]))

    pages = list_pages.read(data)

    assert report.pages == len(pages) > 1
    for number, page in enumerate(pages, start=1):
        for words in ("PARTICIPANTS ONLY", "TX-0007", f"Page {number} of {len(pages)}", "14 June 2030 09:00"):
            assert words in page.text


def test_every_session_stands_once_and_beside_its_details() -> None:
    data, _ = agenda_pdf.render(agenda_card(agenda_day(30)))

    text = "\n".join(page.text for page in list_pages.read(data)) + "\n"

    assert text.count("Chair: Ada Exempel") == 30
    assert all(text.count(f"Session {number}\n") + text.count(f"Session {number} ") == 1 for number in range(1, 31))
    for page in list_pages.read(data):
        assert page.text.count("Session ") == page.text.count("Chair:")


def test_a_day_heading_is_never_left_behind_and_says_where_it_continues() -> None:
    for count in range(12, 24):
        data, _ = agenda_pdf.render(agenda_card(agenda_day(count, "First day"), agenda_day(1, "Second day")))

        pages = list_pages.read(data)

        assert sum("Second day" in page.text for page in pages) == 1
        assert all(page.text.count("Session") > 0 for page in pages)
        if "First day" in pages[-1].text and len(pages) > 1:
            assert "First day continued" in " ".join(pages[-1].text.split())


def test_times_stand_in_one_column_and_titles_in_the_next() -> None:
    data, _ = agenda_pdf.render(agenda_card(agenda_day(3)))

    assert list_pages.left_edge(data, "08:00–") == pytest.approx(list_pages.left_edge(data, "09:00–"), abs=1)
    assert list_pages.left_edge(data, "Session 1") == pytest.approx(list_pages.left_edge(data, "Session 3"), abs=0.5)


def test_a_day_without_sessions_is_left_out_and_an_empty_agenda_says_so() -> None:
    empty, _ = agenda_pdf.render(agenda_card(AgendaDay("Friday", ())))

    (page,) = list_pages.read(empty)
    assert "Friday" not in page.text
    assert "Nothing is on this agenda." in page.text


def test_an_endless_description_is_cut_between_lines_and_loses_none() -> None:
    words = tuple(f"detail{number:03}" for number in range(200))
    item = AgendaItem("09:00", "10:00", "Opening", "Blue Room", words)

    data, _ = agenda_pdf.render(agenda_card(AgendaDay("Friday", (item,))))

    text = " ".join(page.text for page in list_pages.read(data))
    assert all(text.count(word) == 1 for word in words)


def test_an_arabic_title_begins_where_the_others_begin() -> None:
    items = (AgendaItem("08:00", "", ARABIC, "Blue Room"), AgendaItem("09:00", "", "Hall opens", "Green Room"))

    data, report = agenda_pdf.render(agenda_card(AgendaDay("Friday", items)))

    assert report.troubles == ()
    assert list_pages.ink_beside(data, "Blue Room")[1] < list_pages.left_edge(data, "Hall opens") + 120


def test_a_character_no_font_has_is_reported_and_the_session_stays() -> None:
    item = AgendaItem("09:00", "10:00", "Opening \ue123", "Blue Room")

    data, report = agenda_pdf.render(agenda_card(AgendaDay("Friday", (item,))))

    assert report.troubles == (Trouble("", TroubleKind.MISSING_GLYPH, "title", "\ue123"),)
    assert "Opening \ufffd" in list_pages.read(data)[0].text


def test_progress_counts_sessions_day_by_day() -> None:
    heard: list[tuple[int, int]] = []

    agenda_pdf.render(agenda_card(agenda_day(2), agenda_day(3)), lambda done, count: heard.append((done, count)))

    assert heard == [(2, 5), (5, 5)]


def test_equal_agendas_give_equal_bytes_that_name_no_program_and_no_time() -> None:
    card = replace(agenda_card(agenda_day(3)), title="Exempel")

    data, _ = agenda_pdf.render(card)

    assert data == agenda_pdf.render(card)[0]
    for word in (b"ReportLab", b"/Producer", b"/Author", b"/Title", b"/CreationDate", b"anonymous", b"Exempel"):
        assert word not in data
