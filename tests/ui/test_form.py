"""Fields of a form: an edit is told once it is finished, and what is no value is told below what was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.errors import ForumDeskError
from ui import theme
from ui.widgets import parts
from ui.widgets.fields import CheckField, ChoiceField, LongField, TextField
from ui.widgets.filter_field import FilterField
from ui.widgets.form import Form
from ui.widgets.search_field import SearchField
from ui.widgets.search_line import SearchLine


class NoNumberError(ForumDeskError):
    """A number was wanted."""


def a_number(text: str) -> int:
    if not text.strip().isdigit():
        raise NoNumberError
    return int(text)


class Heard:
    """What a form told."""

    def __init__(self, form: Form) -> None:
        self.edits: list[tuple[str, object]] = []
        form.edited.connect(lambda name, value: self.edits.append((name, value)))


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    form = Form()
    form.add("alias", TextField("people.alias"))
    form.add("size", TextField("column.rows", a_number))
    form.add("answer", ChoiceField("column.answer", [("yes", "Yes"), ("no", "No")]), wide=True)
    form.add("notes", LongField("column.what"))
    form.add("agreed", CheckField("column.state", unknown=True))
    form.fill_anew({"alias": "Heron", "size": 3, "answer": "yes", "notes": "", "agreed": None})
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    return form


def control(form: Form, name: str) -> QWidget:
    return form.fields[name].control


def typed(form: Form, name: str, text: str) -> None:
    control(form, name).setFocus()
    QTest.keyClick(control(form, name), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(control(form, name), text)


def test_an_edit_is_told_once_and_only_when_it_is_finished(form: Form) -> None:
    heard = Heard(form)

    typed(form, "alias", "Crane")
    before = list(heard.edits)
    QTest.keyClick(control(form, "alias"), Qt.Key.Key_Return)
    control(form, "notes").setFocus()

    assert before == []
    assert heard.edits == [("alias", "Crane")]


def test_leaving_a_field_finishes_its_edit(form: Form) -> None:
    heard = Heard(form)

    typed(form, "alias", "Crane")
    QTest.keyClick(control(form, "alias"), Qt.Key.Key_Tab)

    assert heard.edits == [("alias", "Crane")]


def test_escape_takes_back_what_was_typed(form: Form) -> None:
    heard = Heard(form)

    typed(form, "alias", "Crane")
    QTest.keyClick(control(form, "alias"), Qt.Key.Key_Escape)
    QTest.keyClick(control(form, "alias"), Qt.Key.Key_Return)

    assert heard.edits == []
    assert form.fields["alias"].pending() == ""


def test_what_is_no_value_stays_typed_and_is_told_below(form: Form) -> None:
    heard = Heard(form)

    typed(form, "size", "many")
    QTest.keyClick(control(form, "size"), Qt.Key.Key_Return)

    assert heard.edits == []
    assert not form.fields["size"].wrong.isHidden()
    assert form.pending() == {"size": "many"}
    assert control(form, "size").accessibleDescription() == form.fields["size"].wrong.text()


def test_a_refusal_of_the_workspace_stands_below_its_field_until_it_is_taken_back(form: Form) -> None:
    form.refuse("alias", NoNumberError())
    told = form.fields["alias"].wrong.text()
    form.refuse("alias", None)

    assert told
    assert form.fields["alias"].wrong.isHidden()


def test_choosing_and_ticking_are_told_at_once(form: Form) -> None:
    heard = Heard(form)

    control(form, "answer").setFocus()
    QTest.keyClick(control(form, "answer"), Qt.Key.Key_Down)
    QTest.keyClick(control(form, "agreed"), Qt.Key.Key_Space)

    assert heard.edits == [("answer", "no"), ("agreed", True)]


def test_long_text_is_told_when_its_field_is_left(form: Form) -> None:
    heard = Heard(form)

    control(form, "notes").setFocus()
    QTest.keyClicks(control(form, "notes"), "two lines")
    QTest.keyClick(control(form, "notes"), Qt.Key.Key_Tab)

    assert heard.edits == [("notes", "two lines")]


def test_values_in_which_several_things_differ_stay_until_somebody_types(form: Form) -> None:
    heard = Heard(form)

    form.fill_many([{"alias": "Heron", "answer": "yes"}, {"alias": "Crane", "answer": "yes"}])
    control(form, "alias").setFocus()
    QTest.keyClick(control(form, "alias"), Qt.Key.Key_Tab)
    kept = list(heard.edits)
    typed(form, "alias", "Rook")
    QTest.keyClick(control(form, "alias"), Qt.Key.Key_Return)

    assert kept == []
    assert heard.edits == [("alias", "Rook")]


def test_news_about_the_same_thing_leaves_what_is_being_typed(form: Form) -> None:
    typed(form, "alias", "Cra")

    form.fill({"alias": "Rook", "size": 4})

    assert form.pending() == {"alias": "Cra"}
    assert form.fields["size"].control.property("text") == "4"


def test_a_draft_is_taken_up_as_if_it_had_just_been_typed(form: Form) -> None:
    heard = Heard(form)

    form.take_up({"alias": "Crane", "notes": "begun", "gone": "x"})
    pending = form.pending()
    control(form, "alias").setFocus()
    QTest.keyClick(control(form, "alias"), Qt.Key.Key_Return)

    assert pending == {"alias": "Crane", "notes": "begun"}
    assert heard.edits == [("alias", "Crane")]


@pytest.mark.parametrize(
    ("text", "direction"),
    [("ليلى حداد", Qt.LayoutDirection.RightToLeft), ("12 Heron", Qt.LayoutDirection.LeftToRight)],
)
def test_a_field_runs_the_way_of_its_text(form: Form, text: str, direction: Qt.LayoutDirection) -> None:
    form.fill_anew({"alias": text})

    assert control(form, "alias").layoutDirection() is direction


def test_every_button_that_lies_in_a_field_has_a_name(qtbot: QtBot) -> None:
    suggesting = TextField("people.alias")
    suggesting.suggest(["Heron"])
    fields = (suggesting, SearchField("people.alias", "people.filter"), FilterField("people.filter"), SearchLine())

    said = []
    for field in fields:
        qtbot.addWidget(field)
        for button in field.findChildren(QToolButton):
            said.append(QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name))

    assert said == ["Show the choices"] * 2 + ["Filter this list", "Search people, sessions, rooms, actions"]


@pytest.mark.parametrize("text", ["أمينة الحارثي", "ဒေါ်ခင်မြအေး", "李文静"])
def test_a_name_in_another_script_stands_in_the_middle_of_a_field_that_does_not_grow(
    qapp: QApplication, qtbot: QtBot, text: str
) -> None:
    theme.use_other_fonts()
    host = QWidget()
    qtbot.addWidget(host)
    field = TextField("person.native_name")
    host.setLayout(parts.column(field))
    host.resize(300, 80)
    host.show()
    before = field.edit.height()

    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(field.edit, typed)
    picture = field.edit.grab().toImage()

    rows = [
        y
        for y in range(4, picture.height() - 4)
        if any(picture.pixelColor(x, y).lightness() < 128 for x in range(12, picture.width() - 12))
    ]
    assert field.edit.height() == before
    assert abs((rows[0] + rows[-1]) / 2 - (picture.height() - 1) / 2) <= 2
