"""New templates, and more layouts, backs and variants of one: asked for by mouse and keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.exporters.facts import facts_of
from forumdesk.exporters.labels import Label, label_of, layout_for
from forumdesk.exporters.layout import lay_out
from forumdesk.exporters.stocks import all_stocks
from forumdesk.exporters.template import Shape
from forumdesk.exporters.templates import SHIPPED, shipped
from forumdesk.services import templating
from tests.ui.designing import LEFT, click, design_of, designing, element, menu_of, pick, save, search
from tests.ui.house import spin
from tests.ui.printing_house import ask
from tests.ui.stage import typed
from ui.desk import Desk
from ui.models.sample_cards import Sample, sample_card
from ui.pages.badges_designer import DesignerPage
from ui.pages.designer_sizes import SizeDialog
from ui.widgets import label_layouts
from ui.widgets.label_design import Design


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[DesignerPage]:
    with designing(desk, qtbot) as page:
        yield page


def opened(page: DesignerPage) -> SizeDialog:
    dialog = page.findChildren(SizeDialog)[-1]
    assert dialog.isVisible()
    return dialog


def test_a_template_begins_with_nothing_at_the_size_of_a_stock(page: DesignerPage, desk: Desk, qtbot: QtBot) -> None:
    page.new.trigger()
    dialog = opened(page)
    search(dialog.stock, "L4785")
    QTest.mouseClick(dialog.go, LEFT)
    spin(lambda: page.board.name == "New template")
    save(page)

    made = ask(qtbot, desk, lambda workspace: templating.template(workspace, "New template"))
    layout = made.layouts[0]
    assert (layout.width, layout.height) == (80, 50)
    assert [one.id for one in layout.front] == ["stack"]
    assert not made.two_sided


def test_a_template_begins_with_one_that_ships_at_a_size_that_is_typed(page: DesignerPage) -> None:
    page.new.trigger()
    dialog = opened(page)
    pick(dialog.model.combo, "photo")
    typed(dialog.wide.edit, "100")
    typed(dialog.high.edit, "140,5")
    QTest.keyClick(dialog.back.box, Qt.Key.Key_Space)
    QTest.mouseClick(dialog.go, LEFT)
    spin(lambda: page.board.name == "New template")

    design = design_of(page)
    assert (design.layout.width, design.layout.height) == (100, 140.5)
    assert [one.id for one in design.layout.front] == [one.id for one in shipped("photo").layouts[1].front]
    assert [one.id for one in design.layout.back] == ["band", "text"]
    assert dialog.stock.value == ""


def test_a_size_that_no_label_has_is_refused_at_its_field(page: DesignerPage) -> None:
    page.new.trigger()
    dialog = opened(page)
    typed(dialog.high.edit, "2")
    QTest.mouseClick(dialog.go, LEFT)

    assert dialog.isVisible()
    assert "no length on paper" in dialog.high.wrong.text()
    dialog.reject()


def test_a_layout_is_added_for_another_size_and_taken_there(page: DesignerPage, desk: Desk, qtbot: QtBot) -> None:
    menu_of(page.layout_menu)["Add a layout for another size..."].trigger()
    dialog = opened(page)
    search(dialog.stock, "7163")
    QTest.keyClick(dialog.wide.edit, Qt.Key.Key_Return)
    spin(lambda: len(design_of(page).template.layouts) == 4)
    shown = page.choices.layout_choice.combo.currentText()
    save(page)

    kept = ask(qtbot, desk, lambda workspace: templating.template(workspace, "standard copy"))
    taken = [layout_for(kept, Label(99.1, high)).height for high in (25, 38.1, 50.8, 67)]
    assert shown == "99.1 × 38.1 mm"
    assert taken == [25, 38.1, 38.1, 54]


def test_a_layout_is_removed_and_undo_brings_it_back(page: DesignerPage) -> None:
    menu_of(page.layout_menu)["Remove this layout"].trigger()
    left = len(design_of(page).template.layouts)
    page.view.canvas.setFocus()
    QTest.keyClick(page.view.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert (left, len(design_of(page).template.layouts)) == (2, 3)


def test_a_back_is_added_with_the_band_and_removed_again(page: DesignerPage) -> None:
    menu_of(page.layout_menu)["Add a back"].trigger()
    added = [one.id for one in design_of(page).elements]
    side = page.choices.side.combo.currentText()
    menu_of(page.layout_menu)["Remove the back"].trigger()

    assert (added, side) == (["band", "text"], "Back")
    assert not design_of(page).template.two_sided
    assert page.choices.side.combo.currentText() == "Front"


def test_a_variant_for_one_category_leaves_the_original_to_the_others(page: DesignerPage) -> None:
    click(page, "event")
    variants = menu_of(page.tools.variants)["For one category"].menu()
    assert variants is not None
    next(one for one in variants.actions() if one.text() == "Party").trigger()  # type: ignore[attr-defined]  # the stubs say QObject

    assert design_of(page).chosen == ("event-2",)
    assert element(page, "event-2").only_if.category == ("party",)
    assert "party" not in element(page, "event").only_if.category
    assert len(element(page, "event").only_if.category) == 13


@pytest.mark.parametrize("name", SHIPPED)
def test_what_a_template_shows_on_a_stock_is_a_layout_of_that_size_too(name: str) -> None:
    template, facts = shipped(name), facts_of(sample_card(Sample.TWO_SCRIPTS))

    for stock in all_stocks():
        label = label_of(stock)
        made = label_layouts.begun("mine", label, template, back=False)
        there, here = (lay_out(one, facts, label) for one in (template, made))
        again = templating.read_template(templating.template_bytes(made))

        assert again == made
        assert [len(part.items) for part in here.parts] == [len(part.items) for part in there.parts], stock.name
        assert here.problems == there.problems


def test_a_layout_for_every_stock_is_found_for_its_labels() -> None:
    for stock in all_stocks():
        label = label_of(stock)
        for name in SHIPPED:
            design = label_layouts.with_layout(Design(shipped(name)), label)

            assert layout_for(design.template, label) is design.layout, stock.name
            assert design.layout.labels.shape is (Shape.UPRIGHT if label.height > 1.1 * label.width else Shape.LYING)


def test_the_last_layout_and_what_is_not_chosen_stay() -> None:
    design = Design(label_layouts.begun("mine", Label(60, 40), None, back=True))

    assert label_layouts.without_layout(design) is design
    assert label_layouts.variant(design, "language", "nb", ("en", "nb")) is design
    assert [one.id for one in design.layout.back] == ["text"]
    assert label_layouts.with_back(design).back
