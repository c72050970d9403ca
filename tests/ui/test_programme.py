"""The programme page: drag, resize, create, snap, clashes while dragging, the tray, days and the list; by pointer."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.programme_house import TUESDAY
from tests.ui.programme_page import (
    choose,
    drag,
    file,
    local,
    move,
    page,
    press,
    release,
    row,
    settled,
    spot,
)
from ui import theme, words
from ui.models.cells import CellRole
from ui.models.programme_grid import ALL_DAYS
from ui.pages.programme import ProgrammePage
from ui.theme import Mode
from ui.widgets.time_grid_painting import fitting

__all__ = ["file", "page"]


def middle(page: ProgrammePage, title: str) -> QPoint:
    block = page.grid.block(row(page, title).id)
    assert block is not None
    return page.grid.rect_of(block).center()


def test_rooms_are_columns_under_their_zones(page: ProgrammePage) -> None:
    columns = page.grid.shown.columns

    assert [(one.group, one.group_second, one.name, one.second) for one in columns] == [
        ("Zone A", "Main house", "Great hall", "plenary 120 · 2 booths"),
        ("Zone A", "Main house", "Library", "U 24 · 1 booth"),
        ("Zone B", "East wing", "Garden room", "boardroom 18"),
        ("Zone B", "East wing", "Study", "boardroom 8"),
        ("Zone C", "Boathouse", "Boathouse", "boardroom 12"),
    ]


def test_a_block_dragged_lands_on_the_nearest_step_in_the_room_it_is_dropped_in(
    page: ProgrammePage, qtbot: QtBot
) -> None:
    start = middle(page, "Ceasefire monitoring")
    down = spot(page, "Study", 9 * 60 + 4).y() - spot(page, "Study", 9 * 60).y()
    end = QPoint(spot(page, "Boathouse", 0).x(), start.y() + down - round(2 * page.grid.geometry_now.hour))

    settled(page, qtbot, lambda: drag(page, start, end))

    moved = row(page, "Ceasefire monitoring")
    assert local(moved.session) == "15 08:30-10:00"
    assert moved.room is not None
    assert moved.room.name == "Boathouse"
    assert page.pane.heading.text() == "Ceasefire monitoring"


@pytest.mark.parametrize(("snap", "wanted"), [(5, "15 10:30-12:20"), (15, "15 10:30-12:15"), (30, "15 10:30-12:30")])
def test_the_lower_edge_makes_a_session_longer_in_steps(
    page: ProgrammePage, qtbot: QtBot, snap: int, wanted: str
) -> None:
    page.snap.buttons[snap].click()
    block = page.grid.block(row(page, "Ceasefire monitoring").id)
    assert block is not None
    edge = QPoint(page.grid.rect_of(block).center().x(), page.grid.rect_of(block).bottom() - 1)
    end = QPoint(edge.x(), page.grid.geometry_now.top(12 * 60 + 20))

    settled(page, qtbot, lambda: drag(page, edge, end))

    assert local(row(page, "Ceasefire monitoring").session) == wanted


def test_dragging_on_empty_ground_makes_a_session_ready_to_be_named(page: ProgrammePage, qtbot: QtBot) -> None:
    start, end = spot(page, "Boathouse", 8 * 60 + 2), spot(page, "Boathouse", 8 * 60 + 44)

    settled(page, qtbot, lambda: drag(page, start, end))

    made = row(page, "New session")
    assert local(made.session) == "15 08:00-08:45"
    assert made.room is not None
    assert made.room.name == "Boathouse"
    assert page.pane.row is not None
    assert page.pane.row.id == made.id


def test_a_click_alone_changes_nothing(page: ProgrammePage, qtbot: QtBot) -> None:
    at = middle(page, "Water and peace")
    before = page.programme

    press(page, at)
    release(page, at)
    press(page, spot(page, "Boathouse", 9 * 60))
    release(page, spot(page, "Boathouse", 9 * 60))

    assert page.programme is before
    assert page.grid.chosen == ""


def test_escape_puts_back_what_is_dragged(page: ProgrammePage, qtbot: QtBot) -> None:
    press(page, middle(page, "Water and peace"))
    move(page, spot(page, "Study", 9 * 60))
    held = page.grid.drag is not None

    qtbot.keyClick(page.grid, Qt.Key.Key_Escape)
    release(page, spot(page, "Study", 9 * 60))

    assert held
    assert page.grid.drag is None
    assert local(row(page, "Water and peace").session) == "15 10:30-11:30"


def test_a_room_that_is_taken_is_said_while_dragging_and_dropping_is_not_refused(
    page: ProgrammePage, qtbot: QtBot
) -> None:
    start = middle(page, "Water and peace")
    end = QPoint(spot(page, "Library", 0).x(), start.y())
    press(page, start)
    move(page, end)
    live = page.grid.live

    settled(page, qtbot, lambda: release(page, end))

    assert live.text == "Library is taken by Ceasefire monitoring"
    assert live.severity == "block"
    assert live.hint == "Drop to keep with a finding · Esc to cancel"
    assert {one.start for one in live.marks.shared} == {10 * 60 + 30}
    moved = row(page, "Water and peace")
    assert moved.room is not None
    assert moved.room.name == "Library"
    assert [one.text for one in page.grid.shown.marks.tags] == ["Room taken 10:30", "Room taken 14:00"]


def test_what_is_dragged_says_how_many_seats_the_room_under_the_pointer_has(page: ProgrammePage) -> None:
    start = middle(page, "Water and peace")
    said = []
    press(page, start)
    for room in ("Library", "Study", "Boathouse"):
        move(page, QPoint(spot(page, room, 0).x(), start.y()))
        said.append(page.grid.live.third)

    release(page, start)

    assert said == ["1 of 24", "1 of 8", "1 of 12"]


def test_somebody_in_two_places_is_named_while_dragging_from_the_tray(page: ProgrammePage, qtbot: QtBot) -> None:
    slip = next(one for one in page.tray.slips if one.one.title == "Youth advisers")
    over = page.grid.viewport().mapToGlobal(spot(page, "Library", 13 * 60 + 40))

    qtbot.mousePress(slip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    qtbot.mouseMove(slip, slip.mapFromGlobal(over - QPoint(5, 5)))
    qtbot.mouseMove(slip, slip.mapFromGlobal(over))
    text, moving = page.grid.live.text, slip.moving
    settled(page, qtbot, lambda: qtbot.mouseRelease(slip, Qt.MouseButton.LeftButton))

    assert text == "Farid Rahmani-Utopia is in Women at the table"
    assert moving
    assert local(row(page, "Youth advisers").session) == "15 13:30-14:30"


def test_a_slip_given_up_stays_in_the_tray(page: ProgrammePage, qtbot: QtBot) -> None:
    slip = next(one for one in page.tray.slips if one.one.title == "Youth advisers")
    over = page.grid.viewport().mapToGlobal(spot(page, "Library", 13 * 60))
    qtbot.mousePress(slip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    qtbot.mouseMove(slip, slip.mapFromGlobal(over))

    qtbot.keyClick(slip, Qt.Key.Key_Escape)
    qtbot.mouseRelease(slip, Qt.MouseButton.LeftButton)

    assert page.grid.drag is None
    assert row(page, "Youth advisers").session.start is None


def test_two_sides_too_near_are_joined_by_a_line_with_the_minutes(page: ProgrammePage, qtbot: QtBot) -> None:
    (link,) = page.grid.shown.marks.links
    first, second = row(page, "Bilateral 1"), row(page, "Bilateral 2")
    start = middle(page, "Bilateral 2")
    end = QPoint(start.x() + 12, start.y() + round(page.grid.geometry_now.hour / 12))

    press(page, start)
    move(page, end)
    live = page.grid.live
    move(page, QPoint(start.x(), start.y() + round(page.grid.geometry_now.hour)))
    far = page.grid.live
    page.grid.give_up()

    assert (link.first, link.second, link.text) == (first.id, second.id, "10 of 30 min")
    assert {first.id, second.id} <= page.grid.shown.marks.edged
    assert [one.text for one in live.marks.links] == ["15 of 30 min"]
    assert "15 min apart. Agreed: 30" in live.text
    assert far.text == ""


def test_a_block_dropped_on_the_tray_is_not_scheduled_and_comes_back_as_long(page: ProgrammePage, qtbot: QtBot) -> None:
    start = middle(page, "Ceasefire monitoring")
    tray = page.grid.viewport().mapFromGlobal(page.tray.mapToGlobal(page.tray.rect().center()))

    settled(page, qtbot, lambda: drag(page, start, tray))
    parked = row(page, "Ceasefire monitoring")
    loose = page.doing.loose(parked.id)

    assert (parked.session.start, parked.session.room_id) == (None, None)
    assert loose is not None
    assert loose.end - loose.start == 90
    assert "90 min · 1 person expected · Chatham House" in [one.one.second for one in page.tray.slips]


def test_parallel_sessions_in_one_room_stand_side_by_side(page: ProgrammePage) -> None:
    blocks = [page.grid.block(row(page, title).id) for title in ("Shuttle 1", "Podcast")]
    first, second = (page.grid.rect_of(block) for block in blocks if block is not None)

    assert first.right() < second.left()
    assert abs(first.width() - second.width()) <= 3
    assert first.intersects(second) is False


def test_days_are_tabs_with_what_stops_output(page: ProgrammePage, qtbot: QtBot) -> None:
    names = [(one.tab.name, one.tab.stops) for one in page.tabs.tabs]

    qtbot.mouseClick(page.tabs.tabs[2], Qt.MouseButton.LeftButton)
    wednesday = [one.title for one in page.grid.shown.blocks]
    qtbot.mouseClick(page.tabs.tabs[3], Qt.MouseButton.LeftButton)

    assert names == [("Mon 14 June", 0), ("Tue 15 June", 2), ("Wed 16 June", 0), ("All days", 0)]
    assert page.tabs.tabs[1].accessibleName() == "Tue 15 June, 2 findings that stop output"
    assert wednesday == ["Handover", "Working meeting"]
    assert [one.name for one in page.grid.shown.columns] == ["Mon 14 June", "Tue 15 June", "Wed 16 June"]
    assert page.view.day is None
    assert page.tabs.tabs[3].tab.key == ALL_DAYS


def test_among_all_days_a_session_goes_to_another_day_and_keeps_its_room(page: ProgrammePage, qtbot: QtBot) -> None:
    page.turn_day(None)
    start = middle(page, "Opening plenary")
    end = QPoint(spot(page, "Mon 14 June", 0).x(), start.y())

    settled(page, qtbot, lambda: drag(page, start, end))

    moved = row(page, "Opening plenary")
    assert local(moved.session) == "14 09:00-10:15"
    assert moved.room is not None
    assert moved.room.name == "Great hall"


def test_what_goes_by_a_cover_is_called_by_it_and_its_title_is_nowhere(page: ProgrammePage, qtbot: QtBot) -> None:
    hidden = row(page, "Working meeting")
    page.turn_day(page.programme.days[2])
    page.choose(hidden.id)

    title = page.pane.names.fields["title"].control

    assert hidden.session.title == ""
    assert title.property("text") == ""
    assert title.property("placeholderText") == "Hidden. Type to replace it."
    assert "Prisoner" not in " ".join(one.said + one.title for one in page.grid.shown.blocks)
    block = page.grid.block(hidden.id)
    assert block is not None
    assert block.locked


def test_the_list_has_the_same_sessions_and_reads_them_as_sentences(page: ProgrammePage, qtbot: QtBot) -> None:
    page.bar.list.click()
    of_the_day = page.model.total
    page.turn_day(None)
    page.table.pick(page.model.row_of(row(page, "Bilateral 2").id))
    index = page.table.currentIndex()

    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    cells = [page.model.index(index.row(), column).data() for column in range(5)]

    assert page.table.isVisible()
    assert said == (
        "Bilateral 2, bilateral, closed, Tue 15 June 11:40–12:30, Garden room, 4 people expected, "
        "1 finding that stops output"
    )
    assert cells == ["Bilateral 2", "Tue 15 June  11:40–12:30", "Garden room", "Bilateral", "Green"]
    assert page.model.index(index.row(), 0).data(CellRole).locked
    assert page.pane.heading.text() == "Bilateral 2"
    assert (of_the_day, page.model.total) == (17, len(page.programme.rows))


def test_columns_of_the_list_sort(page: ProgrammePage) -> None:
    firsts = []
    for column in range(6):
        page.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
        firsts.append(page.model.rows[0].title)

    assert firsts[0] == "Bilateral 1"
    assert firsts[1] == "Early walk"


def test_rooms_can_be_hidden_and_the_last_one_stays(page: ProgrammePage) -> None:
    for name in ("Great hall", "Library", "Garden room", "Study", "Boathouse"):
        choose(page.bar.rooms_menu, name)
    left = [one.name for one in page.grid.shown.columns]
    said = page.bar.rooms_button.text()

    choose(page.bar.rooms_menu, "Show all rooms")

    assert left == ["Boathouse"]
    assert said == "4 rooms hidden"
    assert len(page.grid.shown.columns) == 5
    assert page.bar.rooms_button.isHidden()


def test_a_second_zone_stands_beside_the_hours_when_asked_for(page: ProgrammePage) -> None:
    alone = page.grid.shown.second, page.grid.geometry_now.gutter

    choose(page.bar.zone_menu, "Muscat")

    assert alone == ((), theme.px(64))
    assert page.grid.shown.second[8] == "10:00"
    assert page.grid.corner == ("Oslo", "Muscat")
    assert page.bar.zone_button.text() == "Oslo and Muscat"
    choose(page.bar.zone_menu, "Oslo time only")
    assert page.grid.shown.second == ()


def test_sessions_before_the_hours_shown_are_counted_by_a_button_that_jumps(page: ProgrammePage) -> None:
    said = page.grid.jumps.before.text()

    page.grid.jumps.before.click()
    first, _ = page.grid.geometry_now.seen()

    assert said == "1 before 08:00"
    assert first <= 6 * 60 + 30
    assert page.grid.jumps.before.isHidden()
    assert not page.grid.jumps.after.isHidden()


def test_head_and_hours_stay_where_columns_and_hours_are_at_their_smallest(page: ProgrammePage) -> None:
    page.window().resize(900, 500)
    page.grid.remeasure()
    geometry = page.grid.geometry_now

    page.grid.horizontalScrollBar().setValue(500)

    assert (geometry.column, geometry.hour) == (132, 44)
    assert page.grid.geometry_now.x > 0
    assert page.grid.geometry_now.body.left() == theme.px(64)


def test_the_page_follows_language_theme_and_text_size(page: ProgrammePage, qapp: QApplication) -> None:
    first, _ = page.grid.geometry_now.seen()

    words.speak(qapp, "nb")
    theme.apply(qapp, Mode.DARK, 200)
    page.refit()
    later, _ = page.grid.geometry_now.seen()

    assert page.grid.shown.columns[0].second == "plenum 120 · 2 tolkebokser"
    assert page.tabs.tabs[1].tab.name == "Tir 15. juni"
    assert page.grid.accessibleName() == "Programrutenett"
    assert abs(later - first) <= 12
    assert page.view.day == TUESDAY


def test_a_narrow_page_has_the_snap_and_the_second_zone_in_its_menu(page: ProgrammePage) -> None:
    page.narrow(600)

    page.snap.menu.actions()[0].trigger()

    assert page.snap_menu.isVisible()
    assert page.zone_menu.isVisible()
    assert page.snap.isHidden()
    assert page.grid.snap == 5
    page.narrow(1000)
    assert not page.snap_menu.isVisible()
    assert not page.zone_menu.isVisible()


@pytest.mark.parametrize(("room", "said"), [(200, "08:30–09:00"), (50, "08:30"), (20, "")])
def test_a_block_says_from_when_to_when_or_from_when_but_never_half_a_time(room: int, said: str) -> None:
    assert fitting("08:30–09:00", QFontMetrics(theme.font(12, 400, figures=True)), room) == said
