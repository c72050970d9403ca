"""The contact sheet: every badge small, in order, with what is wrong in words and shapes, and no code to be used."""

from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.domain.cards import Running
from forumdesk.exporters.codes import qr_bars
from forumdesk.exporters.contact_sheet import Entry, Head, render, specimen
from forumdesk.exporters.display import Bars, Image, bounds
from forumdesk.exporters.facts import facts_of
from forumdesk.exporters.flags import shipped as flag
from forumdesk.exporters.labels import Label, label_of
from forumdesk.exporters.layout import Setter
from forumdesk.exporters.running_page import Sheet
from forumdesk.exporters.stocks import DEFAULT_STOCK, Stock, all_stocks, stock_named
from forumdesk.exporters.template import Barcode, Qr
from forumdesk.exporters.templates import shipped
from tests.core.badge_cards import ADA, LONG, codes_in, image_of, many, text_of, uncompressed
from tests.core.engine_cards import element, laid_of

STOCK = stock_named(DEFAULT_STOCK)
RUNNING = Running("CHATHAM HOUSE RULE", "OF27-0001", "2027-06-01 08:00")
HEAD = Head("Contact sheet", "Forum: to be looked at", RUNNING)


def entries(*cards: object, template: str = "standard", stock: Stock = STOCK) -> list[Entry]:
    setter = Setter(shipped(template), label_of(stock))
    found = []
    for card in cards or many(20):
        facts = facts_of(card)  # type: ignore[arg-type]  # cards alone are given
        backs = (False, True) if setter.two_sided else (False,)
        sides = tuple(setter.lay_out(facts, back) for back in backs)
        found.append(Entry(card.ref, card.name, sides))  # type: ignore[attr-defined]  # as above
    return found


def words_of(data: bytes, page: int = 0) -> str:
    return " ".join(text_of(data, page).split())


def test_every_badge_is_there_once_in_its_order_with_name_and_ref_below() -> None:
    data, report = render(HEAD, entries(), label_of(STOCK))

    said = " ".join(words_of(data, page) for page in range(report.pages))
    places = [said.index(f"T{number:03}") for number in range(1, 21)]
    assert report.pages == 2
    assert places == sorted(places)
    assert all(said.count(f"Ada Testvik {number:03}") == 2 for number in range(1, 21))


def test_marking_copy_number_time_and_page_stand_on_every_page() -> None:
    data, report = render(HEAD, entries(), label_of(STOCK))

    for page in range(report.pages):
        said = words_of(data, page)
        for part in ("CHATHAM HOUSE RULE", "Copy OF27-0001", "2027-06-01 08:00", f"Page {page + 1} of {report.pages}"):
            assert part in said


@pytest.mark.parametrize("sheet", list(Sheet))
@pytest.mark.parametrize("stock", all_stocks(), ids=lambda one: one.name)
def test_on_every_stock_and_paper_no_code_can_be_read(stock: Stock, sheet: Sheet) -> None:
    data, report = render(replace(HEAD, sheet=sheet), entries(ADA, LONG, stock=stock), label_of(stock))

    found = [code for page in range(report.pages) for code in codes_in(image_of(data, 130, page))]
    assert (found, report.troubles) == ([], ())


@pytest.mark.parametrize("content", [Qr(), Barcode()], ids=["qr", "barcode"])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_code_gives_way_to_a_crossed_frame_of_its_size(content: Qr | Barcode, rotation: int) -> None:
    laid = laid_of(element(content, rotation=rotation))
    (code,) = laid.items

    shown = specimen(laid)

    assert isinstance(code, Bars)
    assert not [item for item in shown.items if isinstance(item, Bars)]
    frame, whole = bounds(shown.items[0]), bounds(code)
    assert (frame.x, frame.y, frame.width, frame.height) == pytest.approx((whole.x, whole.y, whole.width, whole.height))


def test_no_token_is_in_the_file(tmp_path: Path) -> None:
    data, _ = render(HEAD, entries(ADA), label_of(STOCK))

    opened = uncompressed(data, str(tmp_path / "open.pdf"))
    assert ADA.token.encode() not in opened
    _, bars = qr_bars(ADA.token)
    assert b" ".join(b"%d %d %d %d re" % bar for bar in bars[:4]) not in opened


def test_what_stops_a_badge_and_what_should_be_looked_at_are_told_apart_without_colour() -> None:
    plain, *_ = entries(ADA)
    stopped = replace(plain, stops=("Not printed: does not fit (Name)",))
    noted = replace(plain, notes=("No photo",))

    pages = [image_of(render(HEAD, [one], label_of(STOCK))[0], 72).convert("L") for one in (plain, stopped, noted)]

    dark = [sum(page.histogram()[:90]) for page in pages]
    # The thick frame is darker than the broken one, and that than the thin one.
    assert dark[1] > dark[2] > dark[0]
    assert "Not printed: does not fit (Name)" in words_of(render(HEAD, [stopped], label_of(STOCK))[0])


def test_somebody_without_a_badge_has_an_empty_frame_and_the_ref_once() -> None:
    data, _ = render(HEAD, [Entry("D02", "D02", stops=("Not printed: alias missing",))], label_of(STOCK))

    said = words_of(data)
    assert said.count("D02") == 1
    assert "Not printed: alias missing" in said


def test_a_name_of_many_lines_is_shortened_below_its_badge() -> None:
    data, report = render(HEAD, [Entry("T1", "Endless" * 60)], label_of(STOCK))

    assert report.pages == 1
    assert "EndlessEndless" in words_of(data)
    assert "…" in words_of(data)


def test_a_character_that_no_font_has_is_told() -> None:
    _, report = render(HEAD, [Entry("T1", "Ada 😀")], label_of(STOCK))

    assert [(one.ref, one.field, one.characters) for one in report.troubles] == [("T1", "name", "😀")]


def test_both_sides_stand_side_by_side_and_flags_and_pictures_are_there() -> None:
    flagged = replace(ADA, flag=flag("NO"))
    (entry,) = entries(flagged, template="flag")

    data, _ = render(HEAD, [entry], label_of(STOCK))
    both, _ = render(HEAD, entries(ADA, template="two-sided"), label_of(STOCK))

    assert any(isinstance(item, Image) for item in entry.sides[0].items)
    assert b"/Subtype /Image" in data
    assert "In an emergency" in words_of(both)


def test_a_page_read_from_the_right_is_filled_from_there() -> None:
    head = replace(HEAD, running=replace(RUNNING, from_the_right=True))

    data, _ = render(head, entries(ADA, LONG), label_of(STOCK))

    page = image_of(data, 40).convert("L")
    left, right = (page.crop((side, 0, side + page.width // 2, page.height)) for side in (0, page.width // 2))
    assert sum(right.histogram()[:100]) > sum(left.histogram()[:100])


def test_a_label_as_large_as_a_sheet_is_made_smaller_than_the_page() -> None:
    label = Label(210, 297)
    setter = Setter(shipped("standard"), label)

    _, report = render(HEAD, [Entry("T1", "Ada", (setter.lay_out(facts_of(ADA)),))], label)

    assert report.pages == 1


def test_without_anybody_there_is_no_sheet() -> None:
    assert render(HEAD, [], label_of(STOCK))[0] == b""
