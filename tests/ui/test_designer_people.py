"""Whom a badge is tried with while it is designed, and those for whom something does not fit."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.designing import (
    LEFT,
    NONE,
    at_rest,
    designing,
    handle,
    key,
    move,
    pick,
    type_in,
)
from tests.ui.house import spin
from ui import words
from ui.desk import Desk
from ui.models.sample_cards import Sample
from ui.widgets.target import Target


def test_f9_tries_the_next_hard_person_and_shift_f9_the_one_before(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        seen = [page.trial.whom]
        for _ in Sample:
            key(page, Qt.Key.Key_F9)
            seen.append(page.trial.whom)
        key(page, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)

        assert seen == [*Sample, Sample.LONGEST]
        assert page.trial.whom == Sample.BURMESE


def test_a_sample_that_is_protected_has_an_alias_and_nothing_else(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot, "photo") as page:
        page.trial.turn(Sample.PROTECTED)

        facts = page.trial.facts
        assert (facts.words["name"], facts.words["second_name"], facts.words["organisation"]) == ("Blue 1", "", "")
        assert facts.photo == b""


def test_those_it_does_not_fit_are_listed_while_designing_and_one_click_goes_there(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        asked: list[Target] = []
        page.asked.connect(asked.append)
        page.board.choose(("names",))
        type_in(page, "height", "6")
        type_in(page, "width", "30")
        spin(lambda: at_rest(page) and bool(page.trial.misfits))
        rows = page.choices.misfits.rows

        QTest.mouseClick(rows[0], LEFT)

        assert asked == [rows[0].line.target]
        assert asked[0].page == "people"
        assert all("does not fit" in row.accessibleName() for row in rows)
        assert page.count.text() == words.count("designer.count", len(page.trial.misfits))


def test_while_something_is_dragged_it_is_asked_whom_it_does_not_fit(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        page.board.choose(("names",))
        canvas = page.view.canvas
        start = handle(page, "names", (0, 1))
        QTest.mousePress(canvas, LEFT, NONE, start)
        move(canvas, start - QPoint(0, 20))
        move(canvas, start - QPoint(0, round(44 * canvas.scale)))
        spin(lambda: page.trial.at_rest and bool(page.trial.misfits))

        assert canvas.dragged
        assert not page.board.unsaved


def test_protected_people_whom_it_does_not_fit_stand_there_by_alias(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        page.board.choose(("names",))
        type_in(page, "height", "3")
        spin(lambda: at_rest(page) and bool(page.trial.misfits))

        said = [row.line.what for row in page.choices.misfits.rows]
        shown = "\n".join(label.text() for label in page.findChildren(QLabel))
        assert any(name.startswith("Blue ") for name in said)
        assert not any(hidden in shown + "".join(said) for hidden in ("Skjult", "Verborgen"))


def test_the_badge_is_tried_with_somebody_it_does_not_fit(desk: Desk, qtbot: QtBot) -> None:
    with designing(desk, qtbot) as page:
        page.board.choose(("names",))
        type_in(page, "height", "6")
        spin(lambda: at_rest(page) and bool(page.trial.misfits))
        ref = page.trial.misfits[0].ref

        pick(page.choices.person.combo, ref)

        laid = page.view.canvas.laid
        assert page.trial.whom == ref
        assert laid is not None
        assert [one.element for one in laid.problems] == ["names"]
