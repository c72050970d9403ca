"""The page of venues: rooms by zone, each edit one step, the plan of borders by mouse, by keys and as rows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.programme import Session
from forumdesk.domain.venues import Room, SetUp, Venue, ZoneBorder
from forumdesk.store.workspace import Workspace
from tests.ui.house import fill_a_forum, spin
from tests.ui.scenes.venues import rows
from tests.ui.stage import read, staged, typed
from ui import words
from ui.desk import Desk
from ui.dialogs.naming import NamingDialog
from ui.main_window import MainWindow
from ui.models.cells import CellRole
from ui.pages.venues import VenuesPage
from ui.widgets.target import Target
from ui.widgets.zone_plan import PlanBorder

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "losby.forumdesk"
    fill_a_forum(path, rows())
    return path


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[VenuesPage]:
    with staged(VenuesPage(desk), qtbot) as shown:
        yield shown


@pytest.fixture
def whole(window: MainWindow) -> VenuesPage:
    """The page in the window that it stands in."""
    window.turn("venues")
    window.activateWindow()
    found = window.pages["venues"]
    assert isinstance(found, VenuesPage)
    spin(lambda: found.model.total > 0)
    return found


def stored(page: VenuesPage, qtbot: QtBot, kind: type) -> list:  # type: ignore[type-arg]  # rows of any table
    found: list[object] = []

    def every(workspace: Workspace) -> list[object]:
        return list(workspace.all(kind))

    page.desk.read(every, found.extend)
    read(page, qtbot)
    return found


def names(page: VenuesPage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def choose(page: VenuesPage, name: str) -> None:
    page.table.pick(names(page).index(name))


def entered(field: QWidget, text: str) -> None:
    typed(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def asked(qtbot: QtBot, page: VenuesPage, text: str) -> None:
    """Name what the page asks a name for."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(NamingDialog)))
    dialog = next(one for one in page.findChildren(NamingDialog) if one.isVisible())
    QTest.keyClicks(dialog.edits[0], text)
    QTest.keyClick(dialog.edits[0], Qt.Key.Key_Return)
    read(page, qtbot)


def test_rooms_stand_under_their_venue_and_zone(page: VenuesPage) -> None:
    assert names(page)[:6] == ["Losby Manor of Paper", "Zone A", "Great hall", "Library", "Zone B", "Garden room"]
    assert names(page)[-2:] == ["ဥယျာဉ်ခန်း", "House of Paper"]
    assert page.count.text() == "8"


def test_a_row_says_what_there_is_and_reads_as_a_sentence(page: VenuesPage) -> None:
    number = names(page).index("Great hall")
    columns = range(page.model.columnCount())

    cells = [page.model.index(number, column).data(CellRole).text for column in columns]
    said = [page.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1, number)]

    assert cells == ["Great hall", "Ground", "120", "Plenary 120 · Classroom 70 · Banquet 90", "2", "Yes", "3"]
    assert said == [
        "Losby Manor of Paper, 8 rooms",
        "Losby Manor of Paper, Zone A, 2 rooms",
        "Great hall, Losby Manor of Paper, Zone A, floor Ground, holds 120, "
        "Plenary 120 · Classroom 70 · Banquet 90, 2 booths, step-free, 3 sessions",
    ]


def test_the_list_is_narrowed_by_text_and_chips_and_headings_stay_over_what_is_left(page: VenuesPage) -> None:
    page.search("storsalen")
    by_alias = names(page)
    page.search("")
    page.booths.click()
    page.step_free.click()
    with_booths = names(page)
    page.booths.click()
    page.step_free.click()
    page.search("bare")
    by_venue = names(page)
    page.search("nothing like it")
    nothing = page.empty.isVisible(), page.count.text()
    page.empty.way.click()

    assert by_alias == ["Losby Manor of Paper", "Zone A", "Great hall"]
    assert with_booths == ["Losby Manor of Paper", "Zone A", "Great hall", "Library"]
    assert by_venue == ["House of Paper"]
    assert nothing == (True, "0 of 8")
    assert page.count.text() == "8"


def test_each_field_of_a_room_is_one_step_that_undo_takes_back(page: VenuesPage, qtbot: QtBot) -> None:
    choose(page, "Boathouse")
    form = page.pane.room.form

    entered(form.fields["capacity"].control, "16")
    entered(form.fields[SetUp.U_SHAPE].control, "10")
    entered(form.fields["aliases"].control, "Naust, Båthus")
    QTest.keyClick(form.fields["step_free"].control, Qt.Key.Key_Space)
    read(page, qtbot)
    boathouse = next(one for one in stored(page, qtbot, Room) if one.name == "Boathouse")
    for _ in range(4):
        page.desk.undo()
    undone = next(one for one in stored(page, qtbot, Room) if one.name == "Boathouse")

    assert (boathouse.capacity, boathouse.capacities) == (16, (("u_shape", "10"),))
    assert (boathouse.aliases, boathouse.step_free is None) == (("Naust", "Båthus"), False)
    assert (undone.capacity, undone.capacities, undone.aliases) == (12, (), ())


def test_what_is_no_number_is_told_below_its_field_and_nothing_is_written(page: VenuesPage, qtbot: QtBot) -> None:
    choose(page, "Study")
    field = page.pane.room.form.fields["capacity"]

    entered(field.control, "many")
    read(page, qtbot)

    assert field.wrong.text() == words.table()["refused.NotANumberError"][0].format(typed="many")
    assert next(one for one in stored(page, qtbot, Room) if one.name == "Study").capacity == 8


def test_a_change_elsewhere_leaves_what_is_being_typed(page: VenuesPage, qtbot: QtBot) -> None:
    choose(page, "Study")
    form = page.pane.room.form
    entered(form.fields["floor"].control, "2")
    form.fields["entrances"].control.setFocus()
    QTest.keyClicks(form.fields["entrances"].control, "from the ya")

    read(page, qtbot)

    assert form.fields["floor"].control.property("text") == "2"
    assert form.pending() == {"entrances": "from the ya"}
    assert [one.fields for one in page.drafts()] == [(("1 entrances", "from the ya"),)]


def test_a_room_is_added_in_the_zone_that_is_chosen_and_is_then_shown(page: VenuesPage, qtbot: QtBot) -> None:
    choose(page, "Zone C")
    page.table.setFocus()

    QTest.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    asked(qtbot, page, "Landing stage")

    assert next(one for one in stored(page, qtbot, Room) if one.name == "Landing stage").zone == "C"
    assert page.pane.room.name.text() == "Landing stage"
    assert page.chosen is not None
    assert page.chosen.line_id == page.table.picked_id()


def test_a_name_that_is_taken_is_refused(page: VenuesPage, qtbot: QtBot) -> None:
    choose(page, "Library")

    with qtbot.waitSignal(page.desk.failed):
        entered(page.pane.room.form.fields["name"].control, "great hall")

    assert "Library" in names(page)


def test_delete_removes_a_room_its_sessions_lose_it_and_undo_gives_it_back(page: VenuesPage, qtbot: QtBot) -> None:
    choose(page, "Boathouse")
    told = page.pane.room._left.text()
    page.table.setFocus()

    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    read(page, qtbot)
    gone = "Boathouse" in names(page), "Zone C" in names(page), stored(page, qtbot, ZoneBorder)
    roomless = sum(one.room_id is None for one in stored(page, qtbot, Session))
    page.desk.undo()
    read(page, qtbot)

    assert told == "If the room is removed, 2 sessions have none until you give them one."
    assert (gone[0], gone[1], len(gone[2]), roomless) == (False, False, 2, 2)
    assert "Boathouse" in names(page)
    assert len(stored(page, qtbot, ZoneBorder)) == 4
    assert all(one.room_id for one in stored(page, qtbot, Session))


def test_a_venue_is_added_named_and_removed(page: VenuesPage, qtbot: QtBot) -> None:
    page.acts[0].trigger()
    asked(qtbot, page, "QUAY")
    shown = page.pane.venue.name.text()
    entered(page.pane.venue.form.fields["name"].control, "Quay of Paper")
    entered(page.pane.venue.form.fields["zone"].control, "europe/oslo")
    read(page, qtbot)
    quay = next(one for one in stored(page, qtbot, Venue) if one.code == "QUAY")
    page.remove.trigger()
    read(page, qtbot)

    assert shown == "QUAY"
    assert (quay.name, quay.zone) == ("Quay of Paper", "Europe/Oslo")
    assert "Quay of Paper" not in names(page)


def test_the_sessions_of_a_room_lead_to_the_programme(page: VenuesPage, qtbot: QtBot) -> None:
    choose(page, "Great hall")
    link = next(one for one in page.pane.room.findChildren(QPushButton) if one.text().startswith("T05"))

    with qtbot.waitSignal(page.pane.asked) as led:
        link.click()

    assert led.args == [Target("programme", "T05")]
    assert link.accessibleName() == "Show session T05, Opening plenary, in the programme"


def test_a_link_to_a_room_shows_it_whatever_was_filtered(page: VenuesPage, qtbot: QtBot) -> None:
    room_id = next(one for one in stored(page, qtbot, Room) if one.name == "Study").id
    page.step_free.click()

    page.seek(Target("venues", room_id))

    assert page.pane.room.name.text() == "Study"


def borders(page: VenuesPage) -> list[tuple[str, str, int | None]]:
    return [(one.zone, one.other, one.minutes) for one in page.pane.venue.borders.borders]


def test_a_border_is_drawn_by_keys_and_its_minutes_are_typed_next(page: VenuesPage, qtbot: QtBot) -> None:
    choose(page, "Losby Manor of Paper")
    plan = page.pane.venue.plan
    plan.setFocus()

    QTest.keyClick(plan, Qt.Key.Key_Down)
    QTest.keyClick(plan, Qt.Key.Key_Return)
    QTest.keyClick(plan, Qt.Key.Key_Right)
    said = plan.accessibleDescription()
    QTest.keyClick(plan, Qt.Key.Key_Space)
    read(page, qtbot)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "9")
    QTest.keyClick(focus, Qt.Key.Key_Return)
    read(page, qtbot)

    assert said == "Zone C, 1 room, opens into zone A, ? min, opens into zone B, 6 min, zone D chosen, choose the other"
    assert focus.accessibleName() == "Minutes to walk between zones C and D"
    assert borders(page) == [("A", "B", 2), ("A", "C", None), ("B", "C", 6), ("B", "D", 12), ("C", "D", 9)]


def test_a_border_is_drawn_by_two_clicks_and_a_click_on_one_asks_for_its_minutes(
    page: VenuesPage, qtbot: QtBot
) -> None:
    choose(page, "Losby Manor of Paper")
    plan = page.pane.venue.plan

    for number in (0, 3):
        qtbot.mouseClick(plan, Qt.MouseButton.LeftButton, pos=plan.boxes()[number].center().toPoint())
    read(page, qtbot)
    drawn = ("A", "D", None) in borders(page)
    tag = plan.tag_at(PlanBorder("B", "C")).toPoint()
    qtbot.mouseClick(plan, Qt.MouseButton.LeftButton, pos=tag)
    focus = QApplication.focusWidget()

    assert drawn
    assert focus is not None
    assert focus.accessibleName() == "Minutes to walk between zones B and C"


def test_delete_on_the_plan_and_the_bin_of_a_row_take_a_border_away(page: VenuesPage, qtbot: QtBot) -> None:
    choose(page, "Losby Manor of Paper")
    plan = page.pane.venue.plan
    plan.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Delete):
        QTest.keyClick(plan, key)
    read(page, qtbot)
    by_key = borders(page)

    bins = page.pane.venue.borders.findChildren(QPushButton)
    next(one for one in bins if one.accessibleName() == "Remove border of zones B and D").click()
    read(page, qtbot)

    assert ("A", "B", 2) not in by_key
    assert borders(page) == [("A", "C", None), ("B", "C", 6)]


def test_a_border_is_added_from_the_lists_too(page: VenuesPage, qtbot: QtBot) -> None:
    choose(page, "Zone D")
    below = page.pane.venue.borders
    rests = below.add.isEnabled()

    for field, downs in ((below.one, 3), (below.other, 4)):
        field.combo.setFocus()
        for _ in range(downs):
            QTest.keyClick(field.combo, Qt.Key.Key_Down)
    below.add.click()
    read(page, qtbot)
    added = ("C", "D", None) in borders(page)
    for field, downs in ((below.one, 1), (below.other, 2)):
        field.combo.setFocus()
        for _ in range(downs):
            QTest.keyClick(field.combo, Qt.Key.Key_Down)
    below.add.click()
    read(page, qtbot)

    assert not rests
    assert added
    assert ("A", "B", 2) in borders(page)


def test_escape_lets_a_zone_go_before_it_closes_the_details(window: MainWindow, whole: VenuesPage) -> None:
    choose(whole, "Losby Manor of Paper")
    plan = whole.pane.venue.plan
    plan.setFocus()
    QTest.keyClick(plan, Qt.Key.Key_Return)

    QTest.keyClick(plan, Qt.Key.Key_Escape)
    let_go = plan.taken, window.inspector.isVisible()
    QTest.keyClick(plan, Qt.Key.Key_Escape)

    assert let_go == (-1, True)
    assert not window.inspector.isVisible()


def test_everything_is_said_in_norwegian_too(page: VenuesPage, qapp: QApplication) -> None:
    words.speak(qapp, "nb")

    assert names(page)[1] == "Sone A"
    assert page.model.index(2, 3).data() == "Plenum 120 · Klasserom 70 · Bankett 90"


def test_where_there_is_little_room_name_and_two_columns_stay(page: VenuesPage) -> None:
    page.narrow(500)

    assert [page.table.isColumnHidden(n) for n in range(7)] == [False, True, False, True, True, True, False]


@pytest.mark.parametrize("scale", [100, 200])
def test_every_control_says_what_it_does(page: VenuesPage, scale: int) -> None:
    for name in ("Great hall", "Losby Manor of Paper"):
        choose(page, name)
        parts = page.pane.findChildren(QWidget)

        mute = [
            part
            for part in parts
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and not part.accessibleName()
        ]

        assert mute == []


def test_control_z_takes_back_what_was_typed_in_the_pane(window: MainWindow, whole: VenuesPage, qtbot: QtBot) -> None:
    choose(whole, "Study")
    entered(whole.pane.room.form.fields["booths"].control, "3")
    read(whole, qtbot)
    said, booths = window.undo.text(), whole.pane.room.form.fields["booths"].control.property("text")
    whole.table.setFocus()

    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    read(whole, qtbot)

    assert said.startswith("Undo: booths changed")
    assert (booths, whole.pane.room.form.fields["booths"].control.property("text")) == ("3", "0")
