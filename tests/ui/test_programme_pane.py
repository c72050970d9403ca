"""The inspector of a session, its people, and what the programme page asks in dialogs."""

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.copies import Copy
from forumdesk.domain.disclosure import Audience
from forumdesk.domain.programme import HouseRule, Interpretation, Role, SessionVisibility
from tests.builders import SECRET
from tests.ui.house import fill_a_forum
from tests.ui.printing_house import ask, on_terms
from tests.ui.programme_house import House
from tests.ui.programme_page import choose, chosen, file, here, local, page, picked, row, settled, shown, spot, typed
from ui import words
from ui.desk import Desk
from ui.dialogs.copy_day import CopyDayDialog
from ui.dialogs.naming import NamingDialog
from ui.dialogs.shift import ShiftDialog
from ui.dialogs.which_time import WhichTimeDialog
from ui.pages.programme import ProgrammePage
from ui.pages.programme_people import carried
from ui.widgets.target import Target
from ui.widgets.undo_words import step_text

__all__ = ["file", "page"]

# A list that opens below a field asks for the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def undo_said(page: ProgrammePage) -> str:
    step = page.desk.reach.undo
    assert step is not None
    return step_text(step)


def test_start_end_length_room_and_day_are_typed(page: ProgrammePage, qtbot: QtBot) -> None:
    chosen(page, "Water and peace")
    seen = []

    for name, text in (("start", "9.15"), ("end", "10:00"), ("length", "1 h 30")):
        settled(page, qtbot, partial(typed, page, qtbot, name, text))
        seen.append(local(row(page, "Water and peace").session))
    settled(page, qtbot, lambda: picked(page, "day", date(2027, 6, 16)))
    seen.append(local(row(page, "Water and peace").session))
    settled(page, qtbot, lambda: picked(page, "room", None))

    assert seen == ["15 09:15-10:15", "15 09:15-10:00", "15 09:15-10:45", "16 09:15-10:45"]
    assert row(page, "Water and peace").room is None
    assert "Water and peace" in [one.one.title for one in page.tray.slips]


def test_what_is_no_time_is_said_below_the_field_and_stays(page: ProgrammePage, qtbot: QtBot) -> None:
    chosen(page, "Youth advisers")
    start, length = page.pane.times["start"], page.pane.times["length"]

    typed(page, qtbot, "start", "half past nine")
    wrong = start.wrong.text()
    typed(page, qtbot, "start", "10:00")
    typed(page, qtbot, "length", "soon")

    assert wrong == "That is not a time of day. Write for example 15:30."
    assert start.wrong.text() == "It has no time yet. Choose a day and a start first."
    assert length.wrong.text() == "That is not a length. Write minutes, for example 45."
    assert row(page, "Youth advisers").session.start is None


def test_a_day_chosen_schedules_a_session_at_nine_and_none_takes_it_off(page: ProgrammePage, qtbot: QtBot) -> None:
    chosen(page, "Youth advisers")

    settled(page, qtbot, lambda: picked(page, "day", date(2027, 6, 16)))
    scheduled = local(row(page, "Youth advisers").session)
    settled(page, qtbot, lambda: picked(page, "day", None))

    assert scheduled == "16 09:00-10:00"
    assert row(page, "Youth advisers").session.start is None


def test_fields_of_the_inspector_are_one_step_each(page: ProgrammePage, qtbot: QtBot) -> None:
    chosen(page, "Bilateral 2")

    settled(page, qtbot, lambda: typed(page, qtbot, "title", "Bilateral two"))
    settled(page, qtbot, lambda: typed(page, qtbot, "languages", "en, fr ar"))
    settled(page, qtbot, lambda: picked(page, "interpretation", Interpretation.WHISPERED))
    settled(page, qtbot, lambda: picked(page, "rule", HouseRule.CHATHAM_HOUSE))
    settled(page, qtbot, lambda: picked(page, "visibility", SessionVisibility.NEED_TO_KNOW))

    changed = row(page, "Seminar").session
    assert (changed.languages, changed.interpretation) == (("en", "fr", "ar"), Interpretation.WHISPERED)
    assert changed.rule is HouseRule.CHATHAM_HOUSE
    assert changed.title == ""
    settled(page, qtbot, page.desk.undo)
    assert row(page, "Bilateral two").session.visibility is SessionVisibility.PARTICIPANTS


def test_undo_says_what_was_moved_and_where_to(page: ProgrammePage, qtbot: QtBot, qapp: QApplication) -> None:
    chosen(page, "Water and peace")
    said = []

    for does in (
        lambda: typed(page, qtbot, "start", "9.15"),
        lambda: picked(page, "day", date(2027, 6, 16)),
        lambda: picked(page, "room", next(one.id for one in page.programme.rooms if one.name == "Study")),
        lambda: typed(page, qtbot, "end", "12:00"),
        lambda: typed(page, qtbot, "title", "Water"),
    ):
        settled(page, qtbot, does)
        said.append(undo_said(page))
    words.speak(qapp, "nb")

    assert said == [
        "Water and peace moved to 09:15",
        "Water and peace moved to 16 June 2027 09:15",
        "Water and peace moved to Study",
        "Water and peace moved",
        "title changed",
    ]
    assert undo_said(page) == "tittel endret"


def test_undo_calls_a_covered_session_by_its_cover(page: ProgrammePage, qtbot: QtBot) -> None:
    chosen(page, "Bilateral 2")

    settled(page, qtbot, lambda: typed(page, qtbot, "start", "15:00"))
    settled(page, qtbot, lambda: picked(page, "visibility", SessionVisibility.NEED_TO_KNOW))
    settled(page, qtbot, lambda: typed(page, qtbot, "start", "15:30"))

    assert undo_said(page) == "Seminar moved to 15:30"


def test_a_marking_of_the_house_is_chosen_by_keys_and_another_typed(page: ProgrammePage, qtbot: QtBot) -> None:
    chosen(page, "Water and peace")
    edit = page.pane.marking.edit
    edit.setFocus()

    qtbot.keyClicks(edit, "chatham")
    popup = edit.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    settled(page, qtbot, lambda: qtbot.keyClick(popup, Qt.Key.Key_Return))
    from_list = row(page, "Water and peace").session.marking
    settled(page, qtbot, lambda: typed(page, qtbot, "marking", "Hosts only"))

    assert from_list == "CHATHAM HOUSE RULE"
    assert row(page, "Water and peace").session.marking == "Hosts only"


def test_a_grade_is_no_marking_and_stays_below_the_field_with_a_reason(page: ProgrammePage, qtbot: QtBot) -> None:
    chosen(page, "Water and peace")

    typed(page, qtbot, "marking", "Hemmelig")

    assert page.pane.marking.wrong.text().startswith("Hemmelig is a grade of the Security Act.")
    assert page.pane.marking.edit.text() == "Hemmelig"
    assert row(page, "Water and peace").session.marking == ""


def test_people_stand_with_their_roles_and_hidden_ones_by_alias(page: ProgrammePage, qtbot: QtBot) -> None:
    chosen(page, "Bilateral 2")

    said = [(one.name.text(), one.role.text(), one.name.accessibleName()) for one in page.pane.people.members]

    assert [one[:2] for one in said] == [
        ("Dahl, Ingrid Marie", "chair"),
        ("Nyström, Elsa", "interpreter"),
        ("Green 1", "participant"),
        ("Green 2", "participant"),
    ]
    assert said[2][2] == "Show Green 1, name hidden among people"


def test_a_person_is_added_from_the_list_by_keys_and_found_by_what_is_shown(page: ProgrammePage, qtbot: QtBot) -> None:
    chosen(page, "Water and peace")
    people = page.pane.people
    people.open.click()
    qtbot.keyClicks(people.field, "skjult")
    by_name = people.list.count()
    people.field.clear()
    qtbot.keyClicks(people.field, "green 2")
    choose(people._roles, "speaker")

    settled(page, qtbot, lambda: qtbot.keyClick(people.list, Qt.Key.Key_Return))

    assert by_name == 0
    assert [(one.name, one.role) for one in row(page, "Water and peace").cast] == [
        ("Green 2", Role.SPEAKER),
        ("Li, Wenjing", Role.PARTICIPANT),
    ]


def test_a_role_is_changed_and_a_person_taken_out_by_the_menu(page: ProgrammePage, qtbot: QtBot) -> None:
    chosen(page, "Bilateral 2")

    settled(page, qtbot, lambda: choose(page.pane.people.members[0].menu, "rapporteur"))
    roles = [one.role for one in row(page, "Bilateral 2").cast]
    settled(page, qtbot, lambda: choose(page.pane.people.members[0].menu, "Take out"))

    assert Role.RAPPORTEUR in roles
    assert len(row(page, "Bilateral 2").cast) == 3


def test_a_person_dragged_onto_a_session_is_put_into_it(page: ProgrammePage, qtbot: QtBot) -> None:
    guest = next(one for one in page.programme.guests if one.name == "Adeyemi, Ngozi")
    at = QPointF(spot(page, "Garden room", 10 * 60 + 45))
    data = carried(guest.ref)
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(at.toPoint(), action, data, buttons, none)
    over = QDragMoveEvent(at.toPoint(), action, data, buttons, none)

    QApplication.sendEvent(page.grid.viewport(), enter)
    QApplication.sendEvent(page.grid.viewport(), over)
    drop = QDropEvent(at, action, data, buttons, none)
    settled(page, qtbot, lambda: QApplication.sendEvent(page.grid.viewport(), drop))

    assert enter.isAccepted()
    assert "Adeyemi, Ngozi" in [one.name for one in row(page, "Water and peace").cast]
    assert data.formats() == ["application/x-forumdesk-person"]


def test_findings_of_a_session_lead_on_and_are_accepted_with_a_reason(page: ProgrammePage, qtbot: QtBot) -> None:
    chosen(page, "Bilateral 2")
    asked: list[Target] = []
    page.asked.connect(asked.append)
    buttons = {one.text(): one for one in page.pane.findChildren(QPushButton) if one.isVisible()}
    finding = page.programme.row(page.grid.chosen)
    assert finding is not None

    buttons["Show in Findings"].click()
    page.pane.people.members[0].name.click()
    buttons["Accept..."].click()
    dialog = page.findChildren(NamingDialog)[0]
    qtbot.keyClicks(dialog.edits[0], "Agreed with both")
    settled(page, qtbot, dialog.go.click)

    assert [one.page for one in asked] == ["findings", "people"]
    assert asked[0].row == finding.findings[0].finding.id
    assert page.grid.shown.marks.links == ()
    texts = [one.text() for one in page.pane.findChildren(QLabel) if one.isVisible()]
    assert "Too close" not in texts


def test_a_session_too_near_is_moved_to_the_next_time_that_is_free(page: ProgrammePage, qtbot: QtBot) -> None:
    chosen(page, "Bilateral 2")
    (move,) = [one for one in page.pane.findChildren(QPushButton) if one.text() == "Move to 12:00" and one.isVisible()]

    settled(page, qtbot, move.click)

    assert local(row(page, "Bilateral 2").session) == "15 12:00-12:50"
    assert page.grid.shown.marks.links == ()


def test_a_link_leads_to_a_session_on_its_day(page: ProgrammePage) -> None:
    page.seek(Target("programme", "S20", (("day", "2027-06-16"),)))

    by_code = page.view.day, here(page)
    page.seek(Target("programme", wanted=(("day", "2027-06-15"), ("room", "Library"))))

    assert by_code == (date(2027, 6, 16), "Handover")
    assert here(page) == "Ceasefire monitoring"


def test_everything_later_is_shifted_after_a_preview(page: ProgrammePage, qtbot: QtBot) -> None:
    chosen(page, "Women at the table")
    page.asking.shift()
    dialog = page.findChildren(ShiftDialog)[0]
    qtbot.waitUntil(lambda: dialog.moves.text() != "")
    at_first = dialog.moves.text()
    dialog.clock.edit.setFocus()
    dialog.clock.edit.selectAll()
    qtbot.keyClicks(dialog.clock.edit, "15:00")
    qtbot.keyClick(dialog.clock.edit, Qt.Key.Key_Tab)
    dialog.minutes.edit.selectAll()
    qtbot.keyClicks(dialog.minutes.edit, "20")
    qtbot.keyClick(dialog.minutes.edit, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: dialog.moves.text().startswith("4 sessions"))

    settled(page, qtbot, dialog.go.click)

    assert at_first.startswith("7 sessions move.")
    assert local(row(page, "Debt and conflict").session) == "15 15:50-17:20"
    assert local(row(page, "Women at the table").session) == "15 13:30-15:00"


def test_a_day_is_copied_to_another(page: ProgrammePage, qtbot: QtBot) -> None:
    page.turn_day(date(2027, 6, 16))
    page.asking.copy_day()
    dialog = page.findChildren(CopyDayDialog)[0]
    rests = dialog.go.isEnabled()
    dialog.day.combo.setCurrentIndex(0)
    dialog.day.combo.activated.emit(0)
    dialog.with_people.box.click()

    settled(page, qtbot, dialog.go.click)

    page.turn_day(date(2027, 6, 14))
    assert not rests
    assert [one.title for one in page.grid.shown.blocks] == ["Handover", "Working meeting"]
    assert [one.expected for one in page.programme.rows if one.title == "Working meeting"] == [1, 1]


def test_a_discreet_event_has_an_agenda_for_its_organiser_alone(
    page: ProgrammePage, qtbot: QtBot, tmp_path: Path
) -> None:
    enabled = [page.agendas[one].isEnabled() for one in page.agendas]
    page.agendas[Audience.ORGANISER].trigger()
    dialog = on_terms(qtbot, page, "Ada Fictand")
    dialog.setDirectory(str(tmp_path))
    name = dialog.findChildren(QLineEdit)[0].text()

    with qtbot.waitSignal(page.output.told):
        dialog.fileSelected.emit(str(tmp_path / "agenda.pdf"))
        dialog.reject()

    assert enabled == [False, False, True]
    assert name == "agenda.pdf"
    assert (tmp_path / "agenda.pdf").read_bytes().startswith(b"%PDF")
    assert page.told.text().startswith("Agenda saved as copy ")
    (copy,) = ask(qtbot, page.desk, lambda workspace: workspace.all(Copy))
    assert copy.for_whom == "Ada Fictand"


def test_a_cancelled_session_leaves_the_programme(page: ProgrammePage, qtbot: QtBot, tmp_path: Path) -> None:
    chosen(page, "Water and peace")
    page.cancelling.trigger()
    dialog = on_terms(qtbot, page, "")

    with qtbot.waitSignal(page.output.told):
        dialog.fileSelected.emit(str(tmp_path / "out"))
        dialog.reject()
    qtbot.waitUntil(lambda: all(one.title != "Water and peace" for one in page.programme.rows))

    assert page.told.text() == "Session cancelled. Cancellations written: 0."


def summer_time_ends() -> House:
    """An event on the night on which the clocks go back: 02:30 comes twice on 31 October 2027."""
    house = House(start_date=date(2027, 10, 31), end_date=date(2027, 10, 31))
    house.session("Night watch", "Library", "")
    return house


@pytest.fixture
def night(bare_desk: Desk, qtbot: QtBot, tmp_path: Path) -> tuple[QWidget, ProgrammePage]:
    path = tmp_path / "night.forumdesk"
    fill_a_forum(path, summer_time_ends().rows)
    with qtbot.waitSignal(bare_desk.opened):
        bare_desk.open(path, SECRET)
    window, page = shown(bare_desk, qtbot)
    page.turn_day(date(2027, 10, 31))
    return window, page


def test_a_time_that_comes_twice_is_asked_and_never_guessed(night: tuple[QWidget, ProgrammePage], qtbot: QtBot) -> None:
    _, page = night
    chosen(page, "Night watch")
    settled(page, qtbot, lambda: picked(page, "day", date(2027, 10, 31)))

    typed(page, qtbot, "start", "2:30")
    dialog = page.findChildren(WhichTimeDialog)[0]
    offered = [button.text() for button in dialog.buttons]
    unchanged = local(row(page, "Night watch").session)
    settled(page, qtbot, dialog.buttons[1].click)

    start = row(page, "Night watch").session.start
    assert offered == ["02:30, summer time (UTC+02)", "02:30, the second time (UTC+01)"]
    assert unchanged == "31 09:00-10:00"
    assert start is not None
    assert start.utc == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


def test_an_event_without_rooms_days_and_sessions_says_how_to_begin(
    bare_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "empty.forumdesk"
    event = House(start_date=None, end_date=None).event
    fill_a_forum(path, [event])
    with qtbot.waitSignal(bare_desk.opened):
        bare_desk.open(path, SECRET)

    _window, page = shown(bare_desk, qtbot)

    asked: list[Target] = []
    page.asked.connect(asked.append)
    page.empty.way.click()

    assert page.empty.isVisible()
    assert page.count.text() == "0 sessions"
    assert asked == [Target("events")]
