"""A template seen on a stock: as many badges as a sheet has, what does not fit there, where a printer misses them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from pytestqt.qtbot import QtBot

from tests.ui.designing import at_rest, click, design_of, designing, pick, search, type_in
from tests.ui.house import spin
from ui.desk import Desk
from ui.pages.badges_designer import DesignerPage
from ui.settings import Settings
from ui.widgets.label_paper import missed
from ui.widgets.printer import Offset, Offsets


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[DesignerPage]:
    with designing(desk, qtbot) as page:
        yield page


def see_on(page: DesignerPage, text: str) -> None:
    search(page.choices.seen.stock, text)
    spin(lambda: at_rest(page))


def test_the_badges_stand_on_the_labels_of_the_sheet(page: DesignerPage) -> None:
    see_on(page, "L4785")

    sheet = page.paper.sheet
    area, scale = page.paper.page()
    first = page.paper.labels()[0]
    assert sheet is not None
    assert page.paper.isVisible()
    assert not page.view.isVisible()
    assert len(page.paper.labels()) == 10
    assert len(sheet.badges) == 6
    assert first.width() == pytest.approx(80 * scale)
    assert first.left() == pytest.approx(area.left() + sheet.stock.left * scale)
    assert "L4785" in page.paper.accessibleName()
    assert "At 89 % of the layout for 90 × 54 mm" in page.choices.seen.scale.text()
    assert page.choices.seen.said.text() == ""


def test_the_badge_alone_comes_back(page: DesignerPage) -> None:
    see_on(page, "L4785")
    see_on(page, "The badge alone")

    assert page.view.isVisible()
    assert page.trial.on is None
    assert not page.choices.seen.scale.isVisible()


def test_what_the_label_cuts_off_and_what_meets_there_is_said(page: DesignerPage) -> None:
    click(page, "code")
    type_in(page, "width", "15")
    type_in(page, "height", "15")
    type_in(page, "content.at_least", "0")
    page.board.choose(())
    see_on(page, "5160")
    code = page.choices.seen.said.text()
    see_on(page, "L4785")

    assert code == ""
    assert page.choices.seen.said.text() == "Under 12 mm, so not every reader takes it: code."
    assert page.choices.seen.said.isVisible()


def test_those_for_whom_it_does_not_fit_on_that_stock_are_listed(page: DesignerPage) -> None:
    before = len(page.trial.misfits)
    see_on(page, "5160")
    on_it = len(page.trial.misfits)
    see_on(page, "The badge alone")

    assert before == 0
    assert on_it > 0
    assert page.trial.misfits == ()


def test_a_tent_is_seen_with_both_its_sides_and_a_step_is_seen_at_once(page: DesignerPage) -> None:
    see_on(page, "A4 fold tent")
    tent = page.paper.grab().toImage()
    page.board.choose(("band",))
    page.board.perform("remove")
    after = page.paper.grab().toImage()

    assert "band" not in [one.id for one in design_of(page).elements]
    assert tent != after
    place = page.paper.labels()[0]
    top = tent.pixelColor(int(place.right()) - 12, int(place.top()) + 40)
    foot = tent.pixelColor(int(place.left()) + 12, int(place.bottom()) - 40)
    assert top == foot


def test_the_labels_are_drawn_faintly_where_a_measured_printer_would_put_them(
    desk: Desk, qtbot: QtBot, kept: Settings
) -> None:
    Offsets(kept).put("Example printer", Offset(right=3, down=-2))
    with designing(desk, qtbot) as page:
        page.remember(kept)
        page.reload()
        spin(lambda: at_rest(page))
        hidden = not page.choices.seen.printer.isVisible()
        see_on(page, "L4785")
        before = page.paper.grab().toImage()
        pick(page.choices.seen.printer.combo, "Example printer")

        assert hidden
        assert page.choices.seen.printer.isVisible()
        assert page.paper.sheet is not None
        assert page.paper.sheet.offset == Offset(3, -2)
        assert page.paper.grab().toImage() != before


def test_a_printer_without_correction_puts_a_label_the_other_way() -> None:
    assert missed(QRectF(10, 20, 50, 30), Offset(right=2, down=-1)) == QRectF(8, 21, 50, 30)
    assert missed(QRectF(10, 20, 50, 30), Offset(wide=200, high=50)) == QRectF(5, 40, 25, 60)


def test_what_is_offered_is_said_in_the_language_in_force(page: DesignerPage) -> None:
    see_on(page, "L4785")
    page.retell()

    assert page.choices.seen.chosen is not None
    assert Qt.FocusPolicy.NoFocus is page.paper.focusPolicy()
