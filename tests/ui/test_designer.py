"""The inspector of the designer: exact numbers, texts, pictures and layers; what no template can have is told."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from forumdesk.exporters.template import Text, Weight
from forumdesk.services import templating
from tests.ui.designing import (
    LEFT,
    NONE,
    choice,
    click,
    design_of,
    designing,
    element,
    pick,
    save,
    type_in,
)
from tests.ui.printing_house import ask
from ui import words
from ui.desk import Desk
from ui.widgets.fields import TextField
from ui.widgets.many_field import ManyField


def test_exact_numbers_are_typed_and_shown(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        click(page, "code")

        type_in(page, "x", "60,25")
        type_in(page, "width", "20 mm")
        type_in(page, "height", "18.5")

        code = element(page, "code")
        assert (code.x, code.width, code.height) == (60.25, 20, 18.5)
        assert page.view.canvas.design == design_of(page)


@pytest.mark.parametrize(
    ("place", "text", "said"),
    [
        ("x", "far", "no number from 0 to 1000"),
        ("x", "80", "reaches beyond the edge"),
        ("content.colour", "red", "no colour"),
        ("content.text", "{name}", "must not stand in a code"),
    ],
)
def test_what_no_template_can_have_is_told_below_its_field_and_changes_nothing(
    desk: Desk, qtbot: QtBot, place: str, text: str, said: str
) -> None:
    with designing(desk, qtbot) as page:
        click(page, "code")
        before = element(page, "code")

        type_in(page, place, text)

        field = page.pane.form.fields[place]
        assert said in field.wrong.text()
        assert element(page, "code") == before


def test_a_text_is_set_by_its_weight_fit_and_condition(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        click(page, "event")
        type_in(page, "content.text", "{event_title} · {serial}")
        pick(choice(page, "content.font.weight").combo, Weight.BOLD)
        type_in(page, "content.font.largest", "9")
        pick(choice(page, "only_if.has_photo").combo, False)

        event = element(page, "event")
        assert isinstance(event.content, Text)
        assert event.content.text == "{event_title} · {serial}"
        assert (event.content.font.weight, event.content.font.largest) == (Weight.BOLD, 9)
        assert event.only_if.has_photo is False


def test_an_element_is_turned_unless_others_keep_clear_of_its_words(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        click(page, "code")
        pick(choice(page, "rotation").combo, 90)
        click(page, "event")
        pick(choice(page, "rotation").combo, 90)

        assert (element(page, "code").rotation, element(page, "event").rotation) == (90, 0)
        assert page.pane.form.fields["rotation"].wrong.text() != ""


def test_an_element_is_shown_for_the_categories_that_are_ticked(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        click(page, "event")
        field = page.pane.form.fields["only_if.category"]
        assert isinstance(field, ManyField)
        field.actions_of["party"].trigger()
        field.actions_of["mediator"].trigger()

        assert element(page, "event").only_if.category == ("mediator", "party")
        assert field.button.text() == "Mediator, Party"


def test_the_texts_of_a_stack_are_set_one_by_one_added_and_removed(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        page.board.choose(("names",))
        pick(page.pane.row.combo, 2)
        type_in(page, "content.rows.2.text", "{category} · {serial}")
        QTest.mouseClick(page.pane.more_rows, LEFT)
        more = [row.text for row in element(page, "names").content.rows]  # type: ignore[union-attr]  # a stack
        QTest.mouseClick(page.pane.less_rows, LEFT)

        rows = element(page, "names").content.rows  # type: ignore[union-attr]  # as above
        assert more == ["{name}", "{second_name}", "{category} · {serial}", "{organisation}", "{title_line}"]
        assert [row.text for row in rows] == more[:-1]


def test_another_name_of_an_element_is_known_to_those_that_keep_clear_of_it(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        click(page, "code")

        type_in(page, "id", "token-code")

        assert getattr(element(page, "names").content, "beside", "") == "token-code"
        assert design_of(page).chosen == ("token-code",)


def test_several_show_what_they_share_and_are_set_together(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        page.board.choose(("event", "foot"))
        field = page.pane.form.fields["y"]
        assert isinstance(field, TextField)
        mixed = field.edit.text()

        type_in(page, "x", "15")

        assert mixed == ""
        assert (element(page, "event").x, element(page, "foot").x) == (15, 15)


def test_the_label_itself_is_set_where_nothing_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        type_in(page, "width", "80")

        assert design_of(page).layout.width == 80
        assert all(one.x + one.width <= 80.01 for one in design_of(page).elements)


@pytest.mark.parametrize("number", range(11))
def test_everything_in_the_menu_can_be_put_on_a_badge_and_saved(desk: Desk, qtbot: QtBot, number: int) -> None:
    with designing(desk, qtbot) as page:
        page.tools.menu.actions()[number].trigger()
        added = design_of(page).chosen

        save(page)

        kept = ask(qtbot, desk, lambda workspace: templating.template(workspace, "standard copy"))
        assert kept.layouts[-1].front[-1].id == added[0]


def test_layers_are_listed_the_uppermost_first_and_chosen_there_too(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        layers = page.choices.layers
        said = [layers.list.item(row).text() for row in range(layers.list.count())]
        QTest.mouseClick(layers.list.viewport(), LEFT, NONE, layers.list.visualItemRect(layers.list.item(3)).center())
        chosen = design_of(page).chosen
        QTest.mouseClick(layers.up, LEFT)

        assert said[0] == "code · QR code"
        assert chosen == ("event",)
        assert [one.id for one in design_of(page).elements].index("event") == 2


def test_every_button_of_the_page_says_what_it_does(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        nameless = [one for one in page.tools.buttons.values() if not one.accessibleName()]
        fields = [one for one in page.pane.findChildren(QLineEdit) if not one.accessibleName() and one.isVisible()]

        assert nameless == []
        assert [one for one in fields if not isinstance(one.parent(), QComboBox)] == []


def test_a_shape_has_the_colour_of_the_category_another_or_none(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        next(one for one in page.tools.menu.actions() if one.text() == "Shape").trigger()
        shape = design_of(page).chosen[0]
        fill = page.pane.form.fields["content.fill"]
        assert isinstance(fill, TextField)
        said = [fill.edit.text()]
        colours = []
        for text in ("#a1b2c3 ", "", "of the category"):
            type_in(page, "content.fill", text)
            colours.append(getattr(element(page, shape).content, "fill", None))
            said.append(fill.edit.text())

        assert colours == ["#A1B2C3", "", "category"]
        assert said[0] == "Of the category"


def test_lines_are_whole_numbers(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        click(page, "event")
        type_in(page, "content.lines", "1.5")
        refused = page.pane.form.fields["content.lines"].wrong.text()
        type_in(page, "content.lines", "3")

        assert "no number" in refused
        assert getattr(element(page, "event").content, "lines", 0) == 3


def test_the_language_of_the_window_changes_what_the_designer_says(
    desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    with designing(desk, qtbot) as page:
        click(page, "code")

        words.speak(qapp, "nb")

        assert page.choices.layers.list.item(0).text() == "code · QR-kode"
        assert page.view.canvas.accessibleName() == "Skilt, 90 ganger 54 mm"
        assert page.pane.form.fields["x"].label.text() == "Fra venstre, mm"
