"""The plan of zones by itself: where its boxes stand, and the keys and clicks that draw a line between two."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.zone_plan import PlanBorder, PlanZone, ZonePlan, height_for, ring


class Heard:
    """What a plan asked for."""

    def __init__(self, plan: ZonePlan) -> None:
        self.joined: list[tuple[str, str]] = []
        self.parted: list[tuple[str, str]] = []
        plan.join_asked.connect(lambda one, other: self.joined.append((one, other)))
        plan.part_asked.connect(lambda one, other: self.parted.append((one, other)))


@pytest.fixture
def plan(qtbot: QtBot) -> ZonePlan:
    """Four zones in the corners: A and B above, D and C below; A opens into B, and into one that is not here."""
    plan = ZonePlan()
    qtbot.addWidget(plan)
    zones = tuple(PlanZone(letter, ("Hall", "Study")) for letter in "ABCD")
    plan.show_zones(zones, (PlanBorder("A", "b", 2), PlanBorder("A", "Z")))
    plan.resize(288, height_for(4))
    with qtbot.waitExposed(plan):
        plan.show()
    plan.setFocus()
    return plan


def test_arrows_walk_to_the_nearest_zone_and_stop_at_the_edge(plan: ZonePlan) -> None:
    walked = []

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(plan, key)
        walked.append(plan.zones[plan.at].letter)

    assert walked == ["B", "B", "C", "D", "A"]


def test_the_same_zone_twice_and_a_click_beside_all_ask_for_nothing(plan: ZonePlan) -> None:
    heard = Heard(plan)

    QTest.keyClick(plan, Qt.Key.Key_Enter)
    QTest.keyClick(plan, Qt.Key.Key_Enter)
    QTest.keyClick(plan, Qt.Key.Key_Delete)
    QTest.mouseClick(plan, Qt.MouseButton.LeftButton, pos=QPoint(1, plan.height() // 2))
    QTest.keyClick(plan, Qt.Key.Key_F)

    assert (heard.joined, heard.parted, plan.taken) == ([], [], -1)


def test_a_line_is_asked_for_and_asked_away_by_keys(plan: ZonePlan) -> None:
    heard = Heard(plan)

    for last in (Qt.Key.Key_Space, Qt.Key.Key_Delete):
        QTest.keyClick(plan, Qt.Key.Key_Space)
        QTest.keyClick(plan, Qt.Key.Key_Down)
        QTest.keyClick(plan, last)
        QTest.keyClick(plan, Qt.Key.Key_Up)

    assert (heard.joined, heard.parted) == ([("A", "D")], [("A", "D")])


def test_what_is_painted_is_said(plan: ZonePlan) -> None:
    plan.choose(1)

    said = plan.accessibleDescription()

    assert said == "Zone B, 2 rooms, opens into zone A, 2 min, zone B chosen, choose the other"
    assert plan.accessibleName() == "Plan of the zones"
    assert not plan.grab().isNull()


def test_another_venue_begins_at_its_first_zone(plan: ZonePlan) -> None:
    plan.choose(2)

    plan.show_zones((PlanZone("X", ("Hall",)),), ())

    assert (plan.at, plan.taken) == (0, -1)
    assert not plan.grab().isNull()


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7, 10])
def test_no_two_zones_of_a_plan_lie_over_each_other(qtbot: QtBot, count: int) -> None:
    plan = ZonePlan()
    qtbot.addWidget(plan)
    plan.show_zones(tuple(PlanZone(chr(65 + n), ("Hall",)) for n in range(count)), (PlanBorder("A", "Z"),))

    plan.resize(288, height_for(count))

    boxes = plan.boxes()
    assert [(one, other) for one in boxes for other in boxes if one is not other and one.intersects(other)] == []
    assert all(plan.rect().contains(box.toAlignedRect()) for box in boxes)
    assert len(ring(count)) == count


def test_keys_and_clicks_pass_a_plan_without_zones_by(qtbot: QtBot) -> None:
    plan = ZonePlan()
    qtbot.addWidget(plan)

    QTest.keyClick(plan, Qt.Key.Key_Return)
    QTest.mouseClick(plan, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))

    assert (plan.taken, plan.described()) == (-1, "")
