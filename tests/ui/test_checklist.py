"""The checklist: ticked by Space, edited in the inspector, marked when due, with lists that come with the program."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.checklists import ItemStatus
from forumdesk.services import checklisting
from tests.ui.alone import done, read, shown
from ui import words
from ui.desk import Desk
from ui.models.cells import Cell, CellRole
from ui.models.checklist_rows import Line
from ui.pages.checklist import ChecklistPage
from ui.widgets.fields import ChoiceField, LongField, TextField
from ui.widgets.nav import Count
from ui.widgets.target import Target


@pytest.fixture
def bare(desk: Desk, qtbot: QtBot) -> Iterator[ChecklistPage]:
    """The event of the house, which has no checklist."""
    with shown(ChecklistPage, desk, qtbot) as page:
        yield page


@pytest.fixture
def page(bare: ChecklistPage, qtbot: QtBot) -> ChecklistPage:
    done(bare, qtbot, partial(checklisting.take_list, event_code="OF27", name="forum"))
    return bare


def items(page: ChecklistPage) -> list[Line]:
    return [line for line in page.model.rows if line.view is not None]


def pick(page: ChecklistPage, text: str) -> Line:
    row = next(n for n, line in enumerate(page.model.rows) if line.view and line.view.item.text == text)
    page.table.pick(row)
    return page.model.rows[row]


def chosen(page: ChecklistPage) -> Line:
    line = page._line()
    assert line is not None
    return line


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def text_field(page: ChecklistPage, name: str) -> TextField:
    field = page.pane.form.fields[name]
    assert isinstance(field, TextField)
    return field


INVITES = "Send the invitations"


def test_an_event_without_a_checklist_is_offered_one(bare: ChecklistPage, qtbot: QtBot) -> None:
    offered = bare.empty.isVisible()

    click(qtbot, bare.empty.way)
    read(bare, qtbot)

    assert offered
    assert bare.count.text() == "18 open"
    assert len(items(bare)) == 18


def test_items_stand_in_groups_and_late_ones_are_marked(page: ChecklistPage, qapp: QApplication) -> None:
    def said() -> list[str]:
        return [str(page.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(2)]

    late: Cell = page.model.index(1, 1).data(CellRole)
    english = said()
    words.speak(qapp, "nb")

    assert english[0] == "Venue, 4"
    assert english[1].endswith("days late, Open")
    assert late.sign is not None
    assert (late.sign.icon, late.token) == ("clock", "warn")
    assert said()[0] == "Sted, 4"


def test_space_ticks_an_item_and_takes_the_tick_away(page: ChecklistPage, qtbot: QtBot) -> None:
    pick(page, INVITES)

    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    read(page, qtbot)
    done_now = chosen(page).view
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    read(page, qtbot)

    assert done_now is not None
    assert done_now.item.status is ItemStatus.DONE
    assert chosen(page).view.item.status is ItemStatus.OPEN  # type: ignore[union-attr]  # an item


def test_the_button_says_what_it_would_do(page: ChecklistPage, qtbot: QtBot) -> None:
    pick(page, INVITES)
    before = page.tick.text()

    page.tick.trigger()
    read(page, qtbot)

    assert (before, page.tick.text()) == ("Mark done", "Open again")


def test_the_navigation_counts_what_is_due_with_a_clock(page: ChecklistPage, qtbot: QtBot) -> None:
    counts: list[Count] = []
    page.counted.connect(counts.append)
    pressing = [line for line in items(page) if line.view and line.view.pressing]

    ids = [line.line_id for line in pressing]
    done(page, qtbot, partial(checklisting.set_status, item_ids=ids[1:], status=ItemStatus.DONE))
    one = counts[-1]
    done(page, qtbot, partial(checklisting.set_status, item_ids=ids, status=ItemStatus.NOT_RELEVANT))

    assert one == Count(1, "clock")
    assert counts[-1] == Count()


def test_an_item_is_edited_in_the_inspector(page: ChecklistPage, qtbot: QtBot) -> None:
    pick(page, INVITES)
    owner, note = text_field(page, "owner"), page.pane.form.fields["note"]
    assert isinstance(note, LongField)

    owner.edit.setFocus()
    qtbot.keyClicks(owner.edit, "Elsa N.")
    qtbot.keyClick(owner.edit, Qt.Key.Key_Return)
    read(page, qtbot)
    note.edit.setFocus()
    qtbot.keyClicks(note.edit, "by post")
    page.table.setFocus()
    read(page, qtbot)

    view = chosen(page).view
    assert view is not None
    assert (view.item.owner, view.item.note) == ("Elsa N.", "by post")


def test_a_day_is_typed_as_people_type_it_and_what_is_none_is_refused(page: ChecklistPage, qtbot: QtBot) -> None:
    pick(page, INVITES)
    due = text_field(page, "due")
    due.edit.setFocus()

    due.edit.selectAll()
    qtbot.keyClicks(due.edit, "31 June 2030")
    qtbot.keyClick(due.edit, Qt.Key.Key_Return)
    wrong = due.wrong.text()
    due.edit.selectAll()
    qtbot.keyClicks(due.edit, "10 June 2030")
    qtbot.keyClick(due.edit, Qt.Key.Key_Return)
    read(page, qtbot)

    view = chosen(page).view
    assert "is no day" in wrong
    assert due.edit.text() == "10 June 2030"
    assert view is not None
    assert view.item.due_days == -2


def test_a_day_is_taken_away_and_a_status_is_chosen(page: ChecklistPage, qtbot: QtBot) -> None:
    pick(page, INVITES)
    due, status = text_field(page, "due"), page.pane.form.fields["status"]
    assert isinstance(status, ChoiceField)
    due.edit.setFocus()
    due.edit.selectAll()
    qtbot.keyClick(due.edit, Qt.Key.Key_Delete)
    qtbot.keyClick(due.edit, Qt.Key.Key_Return)
    read(page, qtbot)

    status.combo.setFocus()
    qtbot.keyClick(status.combo, Qt.Key.Key_End)
    read(page, qtbot)

    view = chosen(page).view
    assert view is not None
    assert (view.due, view.item.status) == (None, ItemStatus.NOT_RELEVANT)


def test_an_own_item_is_added_and_chosen_and_removed_with_undo(page: ChecklistPage, qtbot: QtBot) -> None:
    page.add.trigger()
    read(page, qtbot)
    added = chosen(page).view

    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    read(page, qtbot)
    without = len(items(page))
    page.desk.undo()
    read(page, qtbot)

    assert added is not None
    assert (added.item.text, added.item.checklist) == ("New item", "own")
    assert without == 18
    assert len(items(page)) == 19


def test_chips_and_the_field_narrow_the_list(page: ChecklistPage, qtbot: QtBot) -> None:
    done(page, qtbot, partial(checklisting.add_item, event_code="OF27", text="Feed the herons"))
    page.filters.list.put("own")
    own = [line.view.item.text for line in items(page) if line.view]
    page.filters.list.put(None)
    page.filters.due.put(True)
    due = all(line.view and line.view.pressing for line in items(page))
    page.filters.status.put("done")
    none = page.empty.isVisible()
    click(qtbot, page.empty.way)

    page.search("herons")

    assert own == ["Feed the herons"]
    assert due
    assert none
    assert [line.view.item.text for line in page.model.rows if line.view] == ["Feed the herons"]
    assert len(page.model.rows) == 2


def test_a_link_from_elsewhere_shows_its_item(page: ChecklistPage) -> None:
    sought = pick(page, INVITES).line_id
    page.filters.field.setText("nothing of the kind")

    page.seek(Target("checklist", sought))
    found = page.table.picked_id()
    page.seek(Target("checklist", wanted=(("due", "yes"),)))

    assert found == sought
    assert page.filters.due.value is True


def test_without_an_event_nothing_can_be_added(page: ChecklistPage, qtbot: QtBot) -> None:
    page.show_place(None)
    read(page, qtbot)

    page.add.trigger()
    page.take.trigger()
    page._tick()
    page._remove()
    page._edit("owner", "Elsa N.")

    assert not page.add.isEnabled()
    assert page.model.total == 0
