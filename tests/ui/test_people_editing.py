"""Editing people: in the inspector, in the list, several at once; each edit is one step, and undone as one."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from forumdesk.changes import Label
from forumdesk.domain.participation import Answer, Category, Visibility
from forumdesk.services import attending, people_editing
from tests.ui.people_desk import PeopleDesk, labels, person, visit
from ui import words
from ui.desk import Desk
from ui.models.cell_editing import CellEdit
from ui.widgets.fields import ChoiceField
from ui.widgets.target import Target


@pytest.fixture
def at(desk: Desk, qtbot: QtBot) -> PeopleDesk:
    return PeopleDesk(desk, qtbot)


def test_an_answer_chosen_in_the_inspector_is_one_step(at: PeopleDesk) -> None:
    at.pick("P00")

    at.choose(at.page.pane.one.form.fields["visit.answer"], Answer.DECLINED)
    declined = visit(at, "P00").answer, at.page.model.rows[0].answer
    at.undo()

    assert declined == (Answer.DECLINED, Answer.DECLINED)
    assert visit(at, "P00").answer is Answer.CONFIRMED
    assert labels(at) == [Label.ANSWER_CHANGED] * 2
    field = at.page.pane.one.form.fields["visit.answer"]
    assert isinstance(field, ChoiceField)
    assert field.combo.currentData() == Answer.CONFIRMED


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # a list that opens, where no screen is
def test_names_addresses_and_further_fields_are_typed(at: PeopleDesk) -> None:
    at.pick("P02")

    at.type("person.native_name", "أمينة")
    at.type("person.emails", "Amina <amina@nowhere.example>, desk@nowhere.example")
    at.type("person.birth_date", "14. juni 1971")
    at.type("person.organisation", "Fjordline Institute")
    at.type("visit.access_zones", "A, B")

    changed, there = person(at, "P02"), visit(at, "P02")
    assert changed.native_name == "أمينة"
    assert changed.emails == ("amina@nowhere.example", "desk@nowhere.example")
    assert changed.birth_date is not None
    assert at.line("person.birth_date").text() == "14 June 1971"
    assert at.page.model.rows[at.page.model.row_of("P02")].organisation == "Fjordline Institute"
    assert there.access_zones == ("A", "B")
    assert at.line("person.native_name").layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_a_time_is_typed_in_any_style_and_shown_in_the_events_zone(at: PeopleDesk) -> None:
    at.pick("P02")

    at.type("visit.arrival", "13. juni kl 8.15")
    at.type("visit.departure", "Fri 15:00")

    assert at.line("visit.arrival").text() == "Thu 13 June 08:15"
    assert at.line("visit.departure").text() == "Fri 14 June 15:00"
    assert labels(at) == [Label.PARTICIPATION_CHANGED] * 2


def test_a_time_that_cannot_be_stays_and_says_why(at: PeopleDesk) -> None:
    at.pick("P02")
    field = at.page.pane.one.form.fields["visit.arrival"]
    said = []

    for typed in ("31 June", "31 March 2030 02:30", "27 October 2030 02:30", "some day"):
        at.type("visit.arrival", typed)
        said.append((at.line("visit.arrival").text(), field.wrong.text()))

    assert [typed for typed, _ in said] == ["31 June", "31 March 2030 02:30", "27 October 2030 02:30", "some day"]
    assert [sentence.split(".")[0] for _, sentence in said] == [
        "That month has 30 days",
        "The clocks pass over that hour when summer time begins",
        "The clocks show that time twice",
        "That is neither a day nor a time",
    ]
    assert at.changes == []


def test_an_alias_that_somebody_has_is_refused_at_its_field(at: PeopleDesk) -> None:
    at.pick("P00")

    at.type("visit.alias", "Blue 1")

    field = at.page.pane.one.form.fields["visit.alias"]
    assert field.wrong.isVisible()
    assert visit(at, "P00").alias == ""


def test_with_an_alias_somebody_is_masked_at_once(at: PeopleDesk) -> None:
    at.pick("P00")

    at.type("visit.alias", "Heron")

    row = at.page.model.rows[at.page.model.row_of("P00")]
    assert (row.name, row.hidden) == ("Heron", True)
    assert at.page.pane.one.name.text() == "Heron"
    assert not at.line("person.given_name").isVisible()
    assert at.line("person.given_name").text() == ""
    assert labels(at) == [Label.ALIAS_CHANGED]


def test_what_somebody_types_stays_while_the_list_is_read_again(at: PeopleDesk) -> None:
    at.pick("P02")
    edit = at.line("visit.diet")
    edit.setFocus()
    QTest.keyClicks(edit, "Hal")

    at.page.reload()
    at.settle()

    assert edit.text() == "Hal"
    assert [(one.row_id, one.fields) for one in at.page.drafts()] == [("P02", (("visit.diet", "Hal"),))]


def test_what_was_begun_is_taken_up_again(at: PeopleDesk) -> None:
    at.page.take_up([("visit.diet", "nobody's")])
    at.pick("P02")

    at.page.take_up([("visit.diet", "Hal"), ("person.title_line", "Env")])

    assert (at.line("visit.diet").text(), at.line("person.title_line").text()) == ("Hal", "Env")


def test_a_name_or_title_that_was_begun_is_kept_of_whoever_is_not_protected(at: PeopleDesk) -> None:
    at.pick("P02")
    title = at.line("person.title_line")
    title.setFocus()
    title.selectAll()

    QTest.keyClicks(title, "Env")

    assert [one.fields for one in at.page.drafts()] == [(("person.title_line", "Env"),)]


def test_of_somebody_protected_nothing_that_is_kept_back_is_taken_up(at: PeopleDesk) -> None:
    at.pick("P05")

    at.page.take_up([("person.title_line", "Env")])

    assert at.line("person.title_line").text() == ""


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # a list that opens, where no screen is
def test_f2_opens_the_answer_and_a_choice_is_written(at: PeopleDesk) -> None:
    at.pick("P00")

    QTest.keyClick(at.page.table, Qt.Key.Key_F2)
    combo = at.page.table.findChild(QComboBox)
    assert combo is not None
    name = combo.accessibleName()
    combo.activated.emit(combo.findData(Answer.TENTATIVE))
    at.settle()

    assert name == "Answer"
    assert visit(at, "P00").answer is Answer.TENTATIVE
    assert [one for one in at.page.table.findChildren(CellEdit) if one.isVisible()] == []


def _double_click(at: PeopleDesk, ref: str, column: int) -> None:
    table = at.page.table
    index = at.page.model.index(at.page.model.row_of(ref), column)
    where = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def _typed_in_cell(at: PeopleDesk, text: str) -> QLineEdit:
    edit = at.page.table.findChild(QLineEdit)
    assert edit is not None
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    at.settle()
    return edit


def test_a_double_click_edits_the_arrival_in_place(at: PeopleDesk) -> None:
    _double_click(at, "P01", 5)
    edit = at.page.table.findChild(QLineEdit)
    before = edit.text() if edit else ""

    _typed_in_cell(at, "Thu 10:30")

    assert before == "Wed 12 June 09:05"
    assert at.page.model.index(at.page.model.row_of("P01"), 5).data() == "Thu 10:30"


def test_what_cannot_be_read_in_a_cell_stays_with_the_reason_below(at: PeopleDesk) -> None:
    _double_click(at, "P01", 5)

    edit = _typed_in_cell(at, "31 June")
    said = [one.text() for one in at.page.table.findChildren(QLabel) if one.isVisible()]
    open_still = edit.isVisible(), edit.text()
    QTest.keyClick(edit, Qt.Key.Key_Escape)

    assert said == ["That month has 30 days. Write for example 30.6. 08:15."]
    assert open_still == (True, "31 June")
    assert not edit.isVisible()
    assert at.changes == []


def test_a_cell_that_is_left_as_it_was_changes_nothing(at: PeopleDesk) -> None:
    _double_click(at, "P01", 5)
    edit = at.page.table.findChild(QLineEdit)
    assert edit is not None

    QTest.keyClick(edit, Qt.Key.Key_Return)
    at.settle()
    _double_click(at, "P01", 0)

    assert at.changes == []


def test_several_people_are_changed_in_one_step(at: PeopleDesk) -> None:
    at.pick("P00", "P01", "P03")
    pane = at.page.pane.many
    category, answer = pane.form.fields["visit.category"], pane.form.fields["visit.answer"]
    assert isinstance(category, ChoiceField)
    differ = category.combo.currentIndex(), pane.title.text()

    at.choose(answer, Answer.ATTENDED)
    many = [visit(at, ref).answer for ref in ("P00", "P01", "P03")]
    chosen = at.page.table.chosen_ids()
    at.undo()

    assert differ == (-1, "3 people")
    assert many == [Answer.ATTENDED] * 3
    assert len(at.changes) == 2
    assert set(chosen) == {"P00", "P01", "P03"}
    assert [visit(at, ref).answer for ref in ("P00", "P03")] == [Answer.CONFIRMED, Answer.INVITED]
    assert [visit(at, ref).category for ref in ("P00", "P01")] == [Category.EXPERT, Category.CIVIL_SOCIETY]


def test_delete_takes_people_off_the_event_without_a_question(at: PeopleDesk) -> None:
    at.pick("P00", "P01")

    QTest.keyClick(at.page.table, Qt.Key.Key_Delete)
    at.settle()
    gone = at.page.model.row_of("P00"), at.page.model.row_of("P01")
    at.undo()

    assert gone == (-1, -1)
    assert labels(at)[0] is Label.PERSON_REMOVED
    assert at.page.model.row_of("P00") == 0


def test_several_are_removed_by_the_button_of_their_form(at: PeopleDesk) -> None:
    at.pick("P00", "P01")

    at.page.pane.many.remove.click()
    at.settle()

    assert at.page.model.row_of("P01") == -1


def test_sessions_and_findings_lead_on(at: PeopleDesk) -> None:
    at.pick("P05")
    pane = at.page.pane.one
    buttons = [one for one in pane.findChildren(QPushButton) if one.isVisible()]

    next(one for one in buttons if one.text().startswith("Wed 10:00  Session T01")).click()
    next(one for one in buttons if one.text() == "Accept...").click()
    next(one for one in buttons if one.text() == "Show in programme").click()

    assert [one.page for one in at.asked] == ["programme", "findings", "programme"]
    assert isinstance(at.asked[1], Target)
    assert at.asked[1].row


def test_a_session_that_has_no_room_ends_in_dots_and_its_tooltip_has_it_all(at: PeopleDesk) -> None:
    at.pick("P05")
    lines = at.page.pane.one.findChildren(QPushButton)
    line = next(one for one in lines if one.text().startswith("Wed 10:00  Session T01"))
    whole, tip = line.text(), line.toolTip()

    line.resize(90, line.height())

    assert tip == ""
    assert line.text().endswith("…")
    assert line.toolTip() == whole


def test_somebody_is_brought_to_another_event(at: PeopleDesk) -> None:
    at.pick("P02")

    at.page.pane.one.brought.emit("MU27")
    at.settle()
    said = [one.text() for one in at.page.pane.one.findChildren(QLabel) if one.isVisible()]

    assert "Muscat Edition 2027 · Proposed" in said
    assert labels(at) == [Label.PERSON_ADDED]


def test_visibility_is_said_in_the_language_in_force(at: PeopleDesk) -> None:
    at.pick("P05")
    field = at.page.pane.one.form.fields["visit.visibility"]
    assert isinstance(field, ChoiceField)

    assert field.combo.currentData() == Visibility.NEED_TO_KNOW
    assert field.combo.currentText() == "Need to know"


def test_columns_that_a_list_brought_are_fields_of_their_own_name(at: PeopleDesk) -> None:
    at.desk.change(partial(people_editing.change, refs=("P02",), values={"custom:Car": "no"}))
    at.desk.change(partial(attending.change, refs=("P02",), event_code="OF27", values={"custom:Hotel": "Paper Inn"}))
    at.settle()
    at.pick("P02")
    custom = at.page.pane.one.form.custom
    said = [(one.label.text(), one.control.accessibleName()) for one in custom.form.fields.values()]

    at.type("visit.custom:Hotel", "Paper Palace")
    shown = custom.isVisible()
    at.pick("P00")

    assert said == [("Car", "Car"), ("Hotel", "Hotel")]
    assert shown
    assert visit(at, "P02").custom == (("Hotel", "Paper Palace"),)
    assert person(at, "P02").custom == (("Car", "no"),)
    assert not custom.isVisible()


def test_the_form_for_several_speaks_the_language_in_force(at: PeopleDesk, qapp: QApplication) -> None:
    at.pick("P00", "P01")

    words.speak(qapp, "nb")
    at.settle()

    assert at.page.pane.many.title.text() == "2 personer"
    answer = at.page.pane.many.form.fields["visit.answer"]
    assert isinstance(answer, ChoiceField)
    assert answer.combo.itemText(0) == "Foreslått"
