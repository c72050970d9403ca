"""Checklists: what is due when, ticking off, adding, editing, removing, and the lists that come with the program."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.checklists import ChecklistItem, ItemStatus, Urgency
from forumdesk.services import checklisting, shipped
from forumdesk.services.checklisting import ItemView
from forumdesk.services.errors import EmptyNameError, UnknownError
from forumdesk.store.workspace import Workspace
from tests.builders import FIRST_DAY, a_workspace, an_event, an_id


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """XX begins on the 12th of June 2030, and now it is the 1st."""
    event = an_event()
    late = ChecklistItem(an_id(), event.id, "forum", 2, "Book the paper house", group="place", due_days=-12)
    today = ChecklistItem(an_id(), event.id, "forum", 1, "Ask the herons", group="people", due_days=-11)
    later = ChecklistItem(an_id(), event.id, "forum", 3, "Sweep", group="place", due_days=2)
    with a_workspace(tmp_path, event, late, today, later, an_event("YY", start_date=None, end_date=None)) as made:
        yield made


def by_text(workspace: Workspace) -> dict[str, ItemView]:
    return {one.item.text: one for one in checklisting.items(workspace, "XX")}


def test_items_stand_group_by_group_with_the_day_they_are_due(workspace: Workspace) -> None:
    found = checklisting.items(workspace, "XX")

    assert [(one.item.text, one.due and one.due.day, one.urgency) for one in found] == [
        ("Ask the herons", 1, Urgency.TODAY),
        ("Book the paper house", 31, Urgency.LATE),
        ("Sweep", 14, Urgency.LATER),
    ]
    assert [one.pressing for one in found] == [True, True, False]
    assert [one.days_late for one in found] == [0, 1, 0]


def test_what_is_ticked_off_presses_no_more_and_undo_brings_it_back(workspace: Workspace) -> None:
    item = by_text(workspace)["Book the paper house"].item

    done = checklisting.set_status(workspace, [item.id], ItemStatus.DONE)
    ticked = by_text(workspace)["Book the paper house"]
    workspace.undo()

    assert done.label is Label.CHECKLIST_DONE
    assert not ticked.pressing
    assert by_text(workspace)["Book the paper house"].pressing


def test_several_are_set_aside_as_one_step(workspace: Workspace) -> None:
    items = [one.item.id for one in checklisting.items(workspace, "XX")]

    change = checklisting.set_status(workspace, items, ItemStatus.NOT_RELEVANT)

    assert (change.label, len(change.changes)) == (Label.CHECKLIST_CHANGED, 3)


def test_an_item_is_edited_and_its_day_moves_with_the_event(workspace: Workspace) -> None:
    item = by_text(workspace)["Sweep"].item

    checklisting.change_item(workspace, item.id, {"owner": "Elsa N.", "note": "twice"})
    checklisting.due_at(workspace, item.id, date(2030, 6, 10))

    kept = workspace.get(ChecklistItem, item.id)
    assert (kept.owner, kept.note, kept.due_days) == ("Elsa N.", "twice", -2)


def test_a_day_is_taken_away(workspace: Workspace) -> None:
    item = by_text(workspace)["Sweep"].item

    checklisting.due_at(workspace, item.id, None)

    assert workspace.get(ChecklistItem, item.id).due_days is None


def test_an_item_that_would_say_nothing_is_refused(workspace: Workspace) -> None:
    item = by_text(workspace)["Sweep"].item

    with pytest.raises(EmptyNameError):
        checklisting.change_item(workspace, item.id, {"text": "  "})
    with pytest.raises(EmptyNameError):
        checklisting.add_item(workspace, "XX", " ")

    assert len(by_text(workspace)) == 3


def test_own_items_come_last_in_the_order_in_which_they_were_added(workspace: Workspace) -> None:
    checklisting.add_item(workspace, "XX", "Feed the herons ")
    checklisting.add_item(workspace, "XX", "Count the herons")

    assert list(by_text(workspace))[-2:] == ["Feed the herons", "Count the herons"]


def test_an_item_is_removed_and_comes_back(workspace: Workspace) -> None:
    item = by_text(workspace)["Sweep"].item

    change = checklisting.remove_item(workspace, item.id)
    without = list(by_text(workspace))
    workspace.undo()

    assert change.label is Label.CHECKLIST_REMOVED
    assert "Sweep" not in without
    assert "Sweep" in by_text(workspace)


@pytest.mark.parametrize("name", sorted(shipped.CHECKLISTS))
def test_a_shipped_list_is_put_on_an_event_once(workspace: Workspace, name: str) -> None:
    first = checklisting.take_list(workspace, "YY", name)
    second = checklisting.take_list(workspace, "YY", name)

    found = checklisting.items(workspace, "YY")
    assert len(found) == len(first.changes) == len(shipped.checklist(name))
    assert second.changes == ()
    assert {one.due for one in found} == {None}


def test_the_lists_of_an_event_nobody_knows_are_refused(workspace: Workspace) -> None:
    with pytest.raises(UnknownError):
        checklisting.items(workspace, "ZZ")

    assert date(2030, 6, 12) == FIRST_DAY
