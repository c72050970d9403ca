"""Seats on their page: people carried by keys and mouse, neighbours who must not be, parties in turns."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.orders import AgreedOrder
from forumdesk.domain.seating_shapes import Shape
from forumdesk.domain.separation import RuleVisibility, Scope, SeparationKind, SeparationRule
from forumdesk.services import keeping_apart
from forumdesk.services.seat_plans import Way
from forumdesk.store.workspace import Workspace
from tests.ui.house import fill_a_forum
from tests.ui.scenes.seating import rows
from tests.ui.stage import read, staged, typed
from ui import words
from ui.desk import Desk
from ui.pages.seating import SeatingPage
from ui.widgets.seat_chair import Carried
from ui.widgets.seat_geometry import CHAIR, placed
from ui.widgets.target import Target

SECRETS = ("Verborgen", "Hassan", "حسن", "Skjult", "Idris")
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("seats") / "seats.forumdesk"
    fill_a_forum(path, rows())
    return path.read_bytes()


@pytest.fixture
def file(tmp_path: Path, laid: bytes) -> Path:
    path = tmp_path / "seats.forumdesk"
    path.write_bytes(laid)
    return path


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[SeatingPage]:
    with staged(SeatingPage(desk), qtbot) as shown:
        shown.seek(Target("seating", "T05"))
        read(shown, qtbot)
        yield shown


def chair(page: SeatingPage, where: str) -> Carried:
    """By what it is called: "North side 3"."""
    row, _, place = where.rpartition(" ")
    key = next(f"{one.row.id} {place}" for one in page.doing.shown.rows if one.row.name == row)
    return page.plan.floor.chairs[key]


def sits(page: SeatingPage, where: str) -> str:
    return chair(page, where).chair.ref


def told(page: SeatingPage) -> str:
    parts = (page, page.details)
    shown = [one.text() for part in parts for one in part.findChildren(QLabel)]
    return " ".join((*shown, *(one.accessibleName() for part in parts for one in part.findChildren(QWidget))))


def carry(page: SeatingPage, start: Carried, end: QWidget) -> str:
    """Drag from one to another; what was said before letting go."""
    middle, there = start.rect().center(), start.mapFromGlobal(end.mapToGlobal(end.rect().center()))
    QTest.mousePress(start, LEFT, pos=middle)
    QTest.mouseMove(start, middle + QPoint(20, 10))
    QTest.mouseMove(start, there)
    QApplication.processEvents()
    said = page.state.said.text()
    QTest.mouseRelease(start, LEFT, pos=there)
    return said


def test_a_chair_says_who_sits_there_and_what_is_broken_and_hides_who_is_protected(
    page: SeatingPage, qapp: QApplication
) -> None:
    names = {where: chair(page, where).accessibleName() for where in ("North side 3", "South side 1")}
    head, state = chair(page, "Table of the experts 1").chair, page.state.said.text()
    shapes = [(one.row.name, one.shape) for one in page.doing.shown.rows]
    words.speak(qapp, "nb")
    norwegian = chair(page, "South side 1").accessibleName()

    assert names["South side 1"] == "South side, place 1: Free."
    assert norwegian == "South side, plass 1: Ledig."
    assert names["North side 3"] == (
        "North side, place 3: Green 1, name hidden, GREEN. "
        "Blue 1 and Green 1 sit side by side in T05: North side, places 2–3. Rule R1. "
        "Blue 2 and Green 1 sit side by side in T05: North side, places 3–4. Rule R1."
    )
    assert state.startswith("2 pairs must not sit side by side. Blue 1 and Green 1")
    assert (head.second, head.broken) == ("Head", False)
    assert shapes == [("North side", Shape.SIDE), ("South side", Shape.SIDE), ("Table of the experts", Shape.LONG)]
    assert not [secret for secret in SECRETS if secret in told(page)]


def test_people_are_seated_swapped_and_stood_up_by_keys_and_each_is_one_step_back(
    page: SeatingPage, qtbot: QtBot
) -> None:
    slip = page.tray.line.chairs["P15"]
    slip.setFocus()
    QTest.keyClick(slip, Qt.Key.Key_Return)
    first = chair(page, "North side 1")
    came_to = page.plan.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Return)
    read(page, qtbot)
    seated, who = sits(page, "North side 1"), page.pane.who.text()
    QTest.keyClick(first, Qt.Key.Key_Return)
    QTest.keyClick(first, Qt.Key.Key_Right)
    read(page, qtbot)
    tried = page.state.said.text()
    QTest.keyClick(chair(page, "North side 2"), Qt.Key.Key_Return)
    read(page, qtbot)
    swapped = sits(page, "North side 1"), sits(page, "North side 2")
    page.desk.undo()
    read(page, qtbot)
    undone = sits(page, "North side 1"), sits(page, "North side 2")

    assert came_to
    assert (seated, who) == ("P15", "Li Wenjing")
    assert tried.startswith("On place 2: 1 pair must not sit side by side. Blue 2 and Green 1")
    assert swapped == ("P05", "P15")
    assert undone == ("P15", "P05")


def test_delete_stands_somebody_up_and_escape_lets_go_of_who_is_in_hand(page: SeatingPage, qtbot: QtBot) -> None:
    seat = chair(page, "North side 2")
    seat.setFocus()
    QTest.keyClick(seat, Qt.Key.Key_Space)
    QTest.keyClick(seat, Qt.Key.Key_Delete)
    read(page, qtbot)
    stands = sits(page, "North side 2")
    slip = page.tray.line.chairs["P15"]
    QTest.keyClick(slip, Qt.Key.Key_Return)
    held = page.hands.held
    QTest.keyClick(chair(page, "North side 1"), Qt.Key.Key_Escape)

    assert (stands, held, page.hands.held) == ("", "P15", "")
    assert slip.hasFocus()


def test_people_are_dragged_to_a_seat_onto_each_other_and_to_the_tray_and_dropping_is_never_refused(
    page: SeatingPage, qtbot: QtBot
) -> None:
    carry(page, page.tray.line.chairs["P15"], chair(page, "South side 1"))
    read(page, qtbot)
    dragged = sits(page, "South side 1")
    carry(page, chair(page, "North side 3"), chair(page, "South side 1"))
    read(page, qtbot)
    swapped = sits(page, "North side 3"), sits(page, "South side 1")
    mended = page.state.said.text()
    carry(page, chair(page, "South side 1"), page.tray)
    read(page, qtbot)
    stands = sits(page, "South side 1"), "P11" in page.tray.line.chairs
    held = chair(page, "North side 2")
    QTest.mousePress(held, LEFT, pos=held.rect().center())
    QTest.mouseMove(held, held.rect().center() + QPoint(300, 20))
    held.setFocus()
    QTest.keyClick(held, Qt.Key.Key_Escape)
    QTest.mouseRelease(held, LEFT, pos=held.rect().center() + QPoint(300, 20))
    read(page, qtbot)

    assert dragged == "P15"
    assert swapped == ("P15", "P11")
    assert mended == "Nobody sits beside anybody they are kept apart from"
    assert stands == ("", True)
    assert (sits(page, "North side 2"), page.hands.held) == ("P05", "")


def test_parties_take_turns_by_one_key_first_shown_then_taken_as_one_step(page: SeatingPage, qtbot: QtBot) -> None:
    before = page.doing.now.seats
    QTest.keyClick(page, Qt.Key.Key_X, CONTROL_SHIFT)
    read(page, qtbot)
    shown, untouched = page.doing.shown, page.doing.now.seats
    sides = [[shown.rows[at].sitters[place].delegation for place in (1, 2, 3)] for at in (0, 1)]
    said = page.pane.card.accessibleName()
    page.hands.put.emit("P15", chair(page, "North side 5").chair.key)
    read(page, qtbot)
    page.hands.stood.emit("P16")
    read(page, qtbot)
    unseated = [one.ref for one in page.doing.shown.standing]
    QTest.keyClick(page, Qt.Key.Key_Return, CONTROL_SHIFT)
    read(page, qtbot)
    taken = sits(page, "North side 5"), page.doing.wanted
    page.desk.undo()
    read(page, qtbot)
    undone = page.doing.now.seats
    page.ways[Way.FACING].trigger()
    read(page, qtbot)
    leads = sits(page, "North side 3"), sits(page, "South side 3")
    page.drop.trigger()

    assert sides[0] != sides[1]
    assert {frozenset(pair) for pair in zip(*sides, strict=True)} == {frozenset({"BLUE", "GREEN"})}
    assert untouched == before
    assert said == "Proposed: the parties in turns. Nothing is changed until you take it."
    assert unseated == ["P16"]
    assert taken == ("P15", None)
    assert sorted(undone) == sorted(before)
    assert set(leads) == {"P05", "P11"}
    assert page.doing.shown is page.doing.now


def test_tables_are_added_changed_and_removed_and_lots_are_drawn_for_two_parties(
    page: SeatingPage, qtbot: QtBot
) -> None:
    page.look_at("T04")
    read(page, qtbot)
    nothing = page.empty.isVisible(), page.ways[Way.TURNS].isEnabled()
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    read(page, qtbot)
    page.add_row.trigger()
    read(page, qtbot)
    names = [(one.row.name, one.row.places, one.shape) for one in page.doing.now.rows]
    chair(page, "Table 1 2").click()
    places = page.pane.form.fields["places"].control
    for text in ("0", "6"):
        typed(places, text)
        QTest.keyClick(places, Qt.Key.Key_Return)
    read(page, qtbot)
    typed(page.pane.form.fields["name"].control, "Row 1")
    QTest.keyClick(page.pane.form.fields["name"].control, Qt.Key.Key_Return)
    read(page, qtbot)
    changed, refused = page.doing.now.rows[0].row, page.pane.form.fields["name"].wrong.text()
    page.pane.remove.click()
    read(page, qtbot)
    left = [one.row.name for one in page.doing.now.rows]

    assert nothing == (True, False)
    assert names == [("Table 1", 4, Shape.ROUND), ("Row 1", 4, Shape.ROW)]
    assert (changed.name, changed.places) == ("Table 1", 6)
    assert refused != ""
    assert left == ["Row 1"]


def test_a_place_is_given_by_name_and_lots_are_drawn_before_parties_take_turns(page: SeatingPage, qtbot: QtBot) -> None:
    chair(page, "South side 1").click()
    page.pane.sit.finished.emit("P16")
    read(page, qtbot)
    chosen = sits(page, "South side 1")
    page.desk.change(forget_lots)
    read(page, qtbot)
    undrawn = page.doing.now.parties, page.ways[Way.FACING].isEnabled(), page.pane.begins.text()
    page.ways[Way.TURNS].trigger()
    asked = page.doing.wanted, page.pane.lots.hasFocus()
    QTest.keyClick(page.pane.lots, Qt.Key.Key_Return)
    read(page, qtbot)
    drawn = set(page.doing.now.parties)
    page.show_place(None)
    read(page, qtbot)

    assert chosen == "P16"
    assert undrawn[:2] == ((), False)
    assert undrawn[2].startswith("No lots were drawn yet.")
    assert asked == (None, True)
    assert drawn == {"BLUE", "GREEN"}
    assert (page.empty.isVisible(), page.add_table.isEnabled()) == (True, False)


def forget_lots(workspace: Workspace) -> ChangeSet:
    """As if nobody had decided who takes turns."""
    with workspace.transaction(Label.SET_UP) as tx:
        for one in tx.all(AgreedOrder):
            tx.remove(one)
    return tx.change_set


def test_a_rule_of_organisations_says_neither_who_nor_where_of_somebody_protected(
    page: SeatingPage, qtbot: QtBot
) -> None:
    def rule(workspace: Workspace) -> ChangeSet:
        """Whoever sits beside Blue 1 is of another organisation."""
        people = workspace.snapshot().person_by_ref
        sides = (str(people["P05"].organisation_id), str(people["P11"].organisation_id))
        event = workspace.snapshot().event_by_code["OF27"]
        kind, seen = SeparationKind.NO_ADJACENT_SEAT, RuleVisibility.ORGANISER_ONLY
        return keeping_apart.add(
            workspace, SeparationRule("", "", event.id, Scope.ORGANISATION, *sides, kind, 0, "", seen)
        )

    page.desk.change(rule)
    read(page, qtbot)
    said = chair(page, "North side 2").accessibleName()

    assert "Somebody protected sits beside somebody they must not. Rule S01." in page.state.said.text()
    assert "S01" not in said


def test_no_two_chairs_of_a_table_stand_in_each_others_way() -> None:
    for shape in Shape:
        for places in (1, 2, 3, 6, 11, 24):
            beyond = places + 1 if shape is Shape.SIDE else 0
            found = placed(shape, places, beyond, 500)

            spots = {(x // 1, y // 1) for x, y in found.chairs}
            apart = all(
                abs(x - left) >= CHAIR[0] or abs(y - top) >= CHAIR[1]
                for number, (x, y) in enumerate(found.chairs)
                for left, top in found.chairs[:number]
            )
            assert (len(spots), apart) == (places + beyond, True)
