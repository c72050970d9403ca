"""Badges on sheets: which slot, which page, who is left out and why; every code read back on every stock."""

from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.domain.cards import LayoutReport, Placed, Trouble, TroubleKind
from forumdesk.exporters.badges import TEMPLATES, render
from forumdesk.exporters.display import Words
from forumdesk.exporters.facts import facts_of
from forumdesk.exporters.labels import label_of
from forumdesk.exporters.layout import lay_out
from forumdesk.exporters.stocks import DEFAULT_STOCK, MM, StartOffSheetError, Stock, all_stocks, stock_named
from forumdesk.exporters.templates import STANDARD, shipped
from tests.core.badge_cards import ADA, LONG, codes_in, darkest, image_of, many, slot_of, text_of, uncompressed

STOCK = stock_named(DEFAULT_STOCK)


@pytest.mark.parametrize("stock", all_stocks(), ids=lambda stock: stock.name)
def test_a_badge_fits_every_stock_and_its_code_reads_as_its_token(stock: Stock) -> None:
    pdf, report = render([ADA], stock)

    assert report.troubles == ()
    assert set(codes_in(slot_of(image_of(pdf, 300 if stock.width < 150 else 120), stock, 1))) == {ADA.token}


@pytest.mark.parametrize("stock", all_stocks(), ids=lambda stock: stock.name)
def test_nothing_is_drawn_outside_the_slots(stock: Stock) -> None:
    slots = min(stock.slots, 2)
    pdf, report = render([ADA, replace(LONG, name="Annemarijke Probe")][:slots], stock)

    page = image_of(pdf, 100).convert("L")
    for placed in report.placed:
        x, y = (place / MM for place in stock.corner_of(placed.slot))
        scale = page.width / stock.page_width
        top = stock.page_height - y - stock.height
        left, upper = round(x * scale - 1), round(top * scale - 1)
        page.paste(255, (left, upper, round((x + stock.width) * scale + 1), round((top + stock.height) * scale + 1)))
    # The dotted cutting lines of empty slots are faint; nothing else is left.
    assert darkest(page) > 120


@pytest.mark.parametrize("stock", all_stocks(), ids=lambda stock: stock.name)
def test_everything_a_card_says_is_on_the_badge(stock: Stock) -> None:
    pdf, report = render([ADA], stock)

    text = " ".join(text_of(pdf).split())
    for said in (ADA.name, ADA.second_name, ADA.title_line, ADA.mark.word, "A", "B", ADA.mark.letter):
        assert said in text
    assert ADA.organisation in text or all(word in text for word in ADA.organisation.split())
    assert (ADA.event_title in text) == (stock.height >= 30)
    assert report.placed == (Placed("T01", "S0001", 1, 1, "Ada Testvik"),)


def test_the_first_small_line_keeps_its_distance_from_the_names_whichever_it_is() -> None:
    burmese = replace(ADA, second_name="ခင် နမူနာ အေး", zones=())

    gaps = []
    for card in (burmese, replace(burmese, title_line="")):
        laid = lay_out(shipped(STANDARD), facts_of(card), label_of(STOCK))
        second, small = [item for item in laid.parts[2].items if isinstance(item, Words)][1:3]
        below = second.y + second.line.descent * second.size
        gaps.append(round(small.y - small.line.ascent * small.size - below, 2))

    assert gaps[0] == gaps[1] == round(0.75 * 8 * 25.4 / 72, 2)


def test_a_long_card_is_set_smaller_and_on_more_lines() -> None:
    pdf, report = render([LONG], STOCK)

    text = " ".join(text_of(pdf).split())
    assert report.troubles == ()
    assert "Regional Test Studies" in text.replace("\r\n", " ")
    assert LONG.second_name in text


def test_slots_are_filled_from_the_first_free_one_and_go_on_overleaf() -> None:
    pdf, report = render(many(14), STOCK, start_at=8)

    assert [(at.page, at.slot) for at in report.placed] == [
        *((1, slot) for slot in (8, 9, 10)),
        *((2, slot) for slot in range(1, 11)),
        (3, 1),
    ]
    assert report.pages == 3
    assert "Ada Testvik 004" in text_of(pdf, 1)


def test_used_slots_stay_blank() -> None:
    pdf, _ = render([ADA], STOCK, start_at=3)

    page = image_of(pdf, 72)
    assert darkest(slot_of(page, STOCK, 1)) > 150
    assert darkest(slot_of(page, STOCK, 3)) < 60


@pytest.mark.parametrize("start_at", [0, -3, 11])
def test_a_start_off_the_sheet_is_refused(start_at: int) -> None:
    with pytest.raises(StartOffSheetError):
        render([ADA], STOCK, start_at)


def test_no_cards_give_no_bytes() -> None:
    assert render([], STOCK) == (b"", LayoutReport(pages=0))


def test_progress_is_told_for_every_card_printed_or_not() -> None:
    told: list[int] = []

    render([ADA, replace(ADA, name="😀"), ADA], STOCK, progress=told.append)

    assert told == [1, 2, 3]


def test_a_missing_glyph_keeps_the_badge_off_the_paper_and_takes_no_slot() -> None:
    pdf, report = render([replace(ADA, ref="T09", second_name="Ada 😀"), ADA], STOCK)

    assert report.troubles == (Trouble("T09", TroubleKind.MISSING_GLYPH, "second_name", "😀", "names"),)
    assert [(at.ref, at.slot) for at in report.placed] == [("T01", 1)]
    assert text_of(pdf).count("Ada Testvik") == 1


@pytest.mark.parametrize(
    "field", ["name", "second_name", "title_line", "organisation", "event_title", "category", "zones"]
)
@pytest.mark.parametrize(
    ("text", "kind"),
    [("x" * 160, TroubleKind.TEXT_OVERFLOW), ("\ue000", TroubleKind.MISSING_GLYPH)],
)
def test_a_text_that_cannot_be_set_is_named_by_its_field(field: str, text: str, kind: TroubleKind) -> None:
    card = {
        "name": replace(ADA, name=text),
        "second_name": replace(ADA, second_name=text),
        "title_line": replace(ADA, title_line=text),
        "organisation": replace(ADA, organisation=text),
        "event_title": replace(ADA, event_title=text),
        "category": replace(ADA, mark=replace(ADA.mark, word=text)),
        "zones": replace(ADA, zones=(text,)),
    }[field]

    pdf, report = render([card], STOCK)

    assert pdf == b""
    assert [(trouble.kind, trouble.field) for trouble in report.troubles] == [(kind, field)]


def test_several_missing_glyphs_are_all_told() -> None:
    _, report = render([replace(ADA, name="😀", title_line="\ue001", zones=("😁",))], STOCK)

    assert [(trouble.field, trouble.characters) for trouble in report.troubles] == [
        ("name", "😀"),
        ("title_line", "\ue001"),
        ("zones", "😁"),
    ]


def test_texts_that_fit_alone_but_not_together_name_the_longest() -> None:
    words = "Institute of Examples and " * 5
    card = replace(LONG, title_line=words[:120], organisation=words)

    _, report = render([card], stock_named("Avery 5160"))

    assert [trouble.kind for trouble in report.troubles] == [TroubleKind.TEXT_OVERFLOW]


def test_zones_that_do_not_fit_beside_the_word_stand_above_it() -> None:
    zones = ("Garden", "North wing", "Entrance")

    pdf, report = render([replace(ADA, zones=zones)], STOCK)

    assert report.troubles == ()
    assert all(zone in text_of(pdf) for zone in zones)


def test_a_protected_persons_badge_carries_alias_category_and_zones_alone() -> None:
    alias = replace(ADA, name="Blue 1", second_name="", title_line="", organisation="")

    pdf, report = render([alias], STOCK)

    assert text_of(pdf).split() == ["M", "Testvik", "Forum", "2030", "Blue", "1", "Mediator", "A", "B"]
    assert report.placed[0].name == "Blue 1"


def test_a_tent_shows_both_its_sides() -> None:
    stock = stock_named("generic A5 tent")

    pdf, report = render([ADA], stock)

    assert len(report.placed) == 1
    assert codes_in(image_of(pdf, 120)) == [ADA.token, ADA.token]


def test_badges_carry_no_marking_no_serial_and_no_name_of_anything_else(tmp_path: Path) -> None:
    pdf, _ = render(many(12), STOCK)

    opened = uncompressed(pdf, str(tmp_path / "open.pdf"))
    for word in (b"ReportLab", b"Producer", b"Author", b"Creator", b"Title", b"Date", b"D:20", b"stocks", b"Durable"):
        assert word not in opened, word
    for word in (*(name.encode() for name in TEMPLATES), b"Helvetica", b"S0001", b"resources", b".ttf", b"T001"):
        assert word not in opened, word
    assert "S0001" not in text_of(pdf)


def test_the_same_cards_give_the_same_bytes() -> None:
    assert render([ADA, LONG], STOCK)[0] == render([ADA, LONG], STOCK)[0]
