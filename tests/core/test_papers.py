"""Cards, tents, labels, signs and the pocket programme: set, read back from the PDF, and what cannot be set is told."""

from io import BytesIO

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest

from forumdesk.domain.cards import (
    AddressLabel,
    AgendaCard,
    AgendaDay,
    AgendaItem,
    CarSign,
    DoorSign,
    LayoutReport,
    NameCard,
    ReservedSign,
    Running,
    Trouble,
    TroubleKind,
)
from forumdesk.exporters import door_signs, papers, pocket_programme
from forumdesk.exporters.paper_facts import Card
from forumdesk.exporters.paper_sheets import Feed, lying, opened_out
from forumdesk.exporters.paper_templates import PaperTemplate, shipped
from forumdesk.exporters.stocks import StartOffSheetError, Stock, all_stocks, stock_named

LONGEST = NameCard(
    "A2",
    "Maximiliana Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh van der Exempel",
    "ماكسيميليانا المثال الطويل جدا",
    "Ministry of Very Long Organisational Names and Interdepartmental Coordination of Testville",
)
GUESTS = (
    NameCard("A1", "Ada Exempel", "آدا المثال"),
    LONGEST,
    NameCard("A3", "Aye Chan Example", "အေးချမ်း ဥပမာ မြင့်မြတ်"),
    NameCard("A4", "Contoh", ""),
    NameCard("A5", "Blue 1", ""),
)
CARDS, TENT, LABELS = stock_named("Avery C32011-10"), stock_named("generic A5 tent"), stock_named("Avery 7163")
A4, A5, QUARTERS = (stock_named(f"generic {part}") for part in ("Door sign A4", "Door sign A5", "4xA6 on A4"))
RUNNING = Running("CHATHAM HOUSE RULE", "OF27-0001", "2027-06-01 08:00")


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def tops(data: bytes, word: str) -> list[tuple[int, float]]:
    """Page (from 0) and height above its lower edge, in mm, of each place where the word begins."""
    found = []
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            search = text.search(word)
            while (hit := search.get_next()) is not None:
                found.append((number, text.get_charbox(hit[0])[1] * 25.4 / 72))
    return found


def sound(data: bytes) -> bool:
    """Without a fault of form or a property."""
    with pikepdf.open(BytesIO(data)) as file:
        return not file.check_pdf_syntax() and not dict(file.docinfo) and "/Metadata" not in file.Root


def item(number: int, title: str = "") -> AgendaItem:
    return AgendaItem(f"{number:02}:00", f"{number:02}:45", title or f"Session {number}", "Blue Room")


def agenda(*counts: int, title: str = "Test Forum 2027") -> AgendaCard:
    days = (AgendaDay(f"Day {day}", tuple(item(hour) for hour in range(count))) for day, count in enumerate(counts, 1))
    return AgendaCard("Agenda", f"{title} · 14–16 June 2027 · Losby", tuple(days), RUNNING, "Nothing is on it.")


@pytest.mark.parametrize("stock", [CARDS, opened_out(stock_named("Avery 5305")), TENT], ids=lambda one: one.name)
def test_every_kind_of_name_is_set_on_cards_and_tents(stock: Stock) -> None:
    template = PaperTemplate.TENT if stock.folded else PaperTemplate.PLACE_CARD

    data, report = papers.render(GUESTS, template, stock)

    assert report.troubles == ()
    assert [one.ref for one in report.placed] == ["A1", "A2", "A3", "A4", "A5"]
    assert sound(data)
    assert all(name in " ".join(pages(data)) for name in ("Ada Exempel", "Contoh", "Blue 1"))


def test_a_tent_says_the_same_on_both_sides_and_the_upper_one_is_turned() -> None:
    data, report = papers.render(GUESTS[3:4], PaperTemplate.TENT, TENT)

    (_, first), (_, second) = sorted(tops(data, "Contoh"))
    fold = 297 - 148.5 / 2
    assert (report.pages, len(report.placed)) == (1, 1)
    assert first < fold < second
    # Upside down the letter's lower edge is as far above the fold as it is below it.
    assert second - fold > 0


def test_a_tent_card_whose_stock_is_the_front_alone_has_its_back_above_it() -> None:
    stock = opened_out(stock_named("Avery 5305"))

    assert (stock.folded, stock.height, round(stock.top, 1), stock.gap_y) == (True, 127.0, 12.7, 0.0)
    assert opened_out(CARDS) is CARDS


def test_labels_begin_at_the_first_free_one_and_go_on_on_a_fresh_sheet() -> None:
    cards = [AddressLabel(f"A{number}", f"Guest {number}", "Tester", "Institute") for number in range(4)]

    data, report = papers.render(cards, PaperTemplate.LABEL, LABELS, start_at=13)

    assert [(one.page, one.slot) for one in report.placed] == [(1, 13), (1, 14), (2, 1), (2, 2)]
    assert "Guest 3" in pages(data)[1]
    _, skipping = papers.render(cards, PaperTemplate.LABEL, LABELS, start_at=12, feed=Feed((13, 14, 2)))
    assert [(one.page, one.slot) for one in skipping.placed] == [(1, 12), (2, 1), (2, 2), (2, 3)]
    with pytest.raises(StartOffSheetError):
        papers.render(cards, PaperTemplate.LABEL, LABELS, start_at=15)


def test_a_car_sign_shows_the_code_across_the_sheet_and_nothing_else() -> None:
    stock = lying(A4)

    data, _ = papers.render([CarSign("A1", "WM8W")], PaperTemplate.CAR, stock)

    assert pages(data) == ["WM8W"]
    with pypdfium2.PdfDocument(data) as document:
        text = document[0].get_textpage()
        assert text.get_charbox(3)[2] - text.get_charbox(0)[0] > 0.8 * document[0].get_width()


def test_a_reserved_sign_says_for_whom_under_the_word_and_the_event_at_the_foot() -> None:
    cards: list[Card] = [ReservedSign(LONGEST.organisation, "Reserved", "Test Forum"), ReservedSign("Interpreters")]

    data, report = papers.render(cards, PaperTemplate.RESERVED, lying(A5))

    first, second = pages(data)
    assert report.troubles == ()
    assert first.splitlines()[0] == "Reserved"
    assert first.splitlines()[-1] == "Test Forum"
    assert second == "Interpreters"


def test_what_cannot_be_set_takes_no_place_and_is_told() -> None:
    told: list[tuple[int, int]] = []
    cards = [NameCard("A1", "Endless" * 60, ""), NameCard("A2", "\U000120c0", ""), NameCard("A3", "Ada", "")]

    data, report = papers.render(cards, PaperTemplate.PLACE_CARD, CARDS, progress=lambda *done: told.append(done))

    assert [(one.ref, one.page, one.slot, one.name) for one in report.placed] == [("A3", 1, 1, "Ada")]
    assert report.troubles == (
        Trouble("A1", TroubleKind.TEXT_OVERFLOW, "name", element="names"),
        Trouble("A2", TroubleKind.MISSING_GLYPH, "name", "\U000120c0", "names"),
    )
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert "Ada" in pages(data)[0]


def test_without_anything_to_set_there_is_no_file() -> None:
    assert papers.render((), PaperTemplate.PLACE_CARD, CARDS) == (b"", LayoutReport(0))
    assert door_signs.render((), A4)[0] == b""


@pytest.mark.parametrize("stock", [A4, A5], ids=lambda one: one.name)
def test_a_door_sign_has_room_day_and_a_row_for_each_session(stock: Stock) -> None:
    sign = DoorSign(
        "Blue Room", "Monday 14 June 2027", "Test Forum", (item(9, "Opening"), AgendaItem("11:00", "", "جلسة", ""))
    )

    data, report = door_signs.render([sign], stock)

    (text,) = pages(data)
    assert (report.pages, report.troubles, sound(data)) == (1, (), True)
    assert all(word in text for word in ("Blue Room", "Monday 14 June 2027", "Test Forum", "09:00–09:45", "Opening"))
    assert "11:00–" not in text
    assert tops(data, "Opening") > tops(data, "11:00")


def test_a_long_day_goes_on_on_a_further_sheet_in_order() -> None:
    sign = DoorSign("Blue Room", "Monday 14 June 2027", "", tuple(item(hour) for hour in range(1, 24)))

    data, report = door_signs.render([sign], A4)

    first, second = pages(data)
    assert report.pages == 2
    assert "Session 12" in first
    assert "Session 13" in second
    assert "Blue Room" in second


def test_a_sign_that_cannot_be_set_is_told_under_its_room_and_the_others_are_set() -> None:
    signs = [
        DoorSign(room, "Monday", "", (item(9, title),)) for room, title in (("Red", "Endless" * 90), ("Blue", "Tea"))
    ]

    data, report = door_signs.render(signs, A4)

    assert [(one.ref, one.kind, one.element) for one in report.troubles] == [
        ("Red", TroubleKind.TEXT_OVERFLOW, "title")
    ]
    assert len(pages(data)) == 1


def test_a_pocket_programme_is_one_sheet_whose_quarters_lie_as_it_is_folded() -> None:
    data, report = pocket_programme.render(agenda(6, 5, 4), QUARTERS)

    (text,) = pages(data)
    assert (report.pages, report.troubles, sound(data)) == (1, (), True)
    (cover,), (first,), (third,) = tops(data, "Agenda"), tops(data, "Day 1"), tops(data, "Day 3")
    assert cover[1] < 148.5 < first[1]
    assert third[1] < 148.5
    for number in range(1, 5):
        assert f"CHATHAM HOUSE RULE · Copy OF27-0001 · Page {number} of 4 · 2027-06-01 08:00" in text


def test_a_full_programme_is_set_tighter_and_a_fuller_one_has_a_further_sheet() -> None:
    tight, fuller = (pocket_programme.render(agenda(*counts), QUARTERS) for counts in ((12, 10, 7), (20, 20, 20)))

    assert tight[1].pages == 1
    assert fuller[1].pages == 2
    assert "Day 1 · continued" in pages(fuller[0])[0]
    assert sum(text.count("Session 19") for text in pages(fuller[0])) == 3


def test_days_that_do_not_fill_a_page_each_share_pages_where_there_are_many() -> None:
    data, report = pocket_programme.render(agenda(3, 3, 3, 3, 3), QUARTERS)

    assert report.pages == 1
    assert all(f"Day {number}" in pages(data)[0] for number in range(1, 6))


def test_a_programme_without_a_session_says_so_and_without_marking_leaves_it_out() -> None:
    card = AgendaCard("Agenda", "Tea", (), Running("", "", ""), "Nothing is on it.")

    (text,) = pages(pocket_programme.render(card, QUARTERS)[0])

    assert "Nothing is on it." in text
    assert "Page 2 of 2" in text
    assert "Copy" not in text


def test_a_programme_with_a_title_that_cannot_be_set_is_not_written_and_told_once() -> None:
    card = AgendaCard("Agenda", "Tea", (AgendaDay("Day 1", (item(9, "Endless" * 90), item(10))),), RUNNING)

    data, report = pocket_programme.render(card, QUARTERS)

    assert data == b""
    assert [(one.ref, one.element, one.field) for one in report.troubles] == [("", "session", "name")]


def test_every_template_of_paper_ships_and_can_be_read() -> None:
    assert [shipped(name).name for name in PaperTemplate] == [str(name) for name in PaperTemplate]


@pytest.mark.parametrize(
    "stock", [one for one in all_stocks() if not one.folded and "sign" not in one.kind], ids=lambda one: one.name
)
def test_a_name_in_two_scripts_fits_every_card_and_label(stock: Stock) -> None:
    for template in (PaperTemplate.PLACE_CARD, PaperTemplate.LABEL):
        card = GUESTS[0] if template is PaperTemplate.PLACE_CARD else AddressLabel("A1", "Ada Exempel", "Tester", "آدا")

        assert papers.render([card], template, stock)[1].troubles == ()
