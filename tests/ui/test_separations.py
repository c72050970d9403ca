"""The page of separation rules: what each finds, a change tried before it is applied, and masked people by alias."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.separation import Scope, SeparationKind, SeparationRule
from forumdesk.services import checking
from forumdesk.services.keeping_apart import RuleView
from tests.ui.house import fill_a_forum
from tests.ui.scenes.separations import rows
from tests.ui.stage import read, staged, typed
from ui import words
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.models.cells import CellRole, IdRole
from ui.models.separation_rows import rule_of, written
from ui.pages.separations import SeparationsPage
from ui.widgets.target import Target

CONTROL = Qt.KeyboardModifier.ControlModifier
# Lists that pop up take the keyboard, which a window system without a keyboard says it cannot give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
SECRETS = ("Verborgen", "Hassan", "Idris", "Selma", "حسن", "Ester", "Skjult")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "apart.forumdesk"
    fill_a_forum(path, rows())
    return path


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[SeparationsPage]:
    with staged(SeparationsPage(desk), qtbot) as shown:
        yield shown


@pytest.fixture
def whole(window: MainWindow) -> SeparationsPage:
    """The page in the window that it stands in."""
    window.turn("separations")
    window.activateWindow()
    found = window.pages["separations"]
    assert isinstance(found, SeparationsPage)
    return found


def choose(page: SeparationsPage, qtbot: QtBot, code: str) -> RuleView:
    page.table.pick(page.model.row_of(code))
    read(page, qtbot)
    assert page.chosen is not None
    return page.chosen


def stored(page: SeparationsPage, qtbot: QtBot) -> dict[str, SeparationRule]:
    found: list[SeparationRule] = []
    page.desk.read(lambda workspace: workspace.all(SeparationRule), found.extend)
    read(page, qtbot)
    return {one.code: one for one in found}


def picked(page: SeparationsPage, qtbot: QtBot, name: str, text: str) -> None:
    """Type part of a name in one side's field, and take the only one that fits."""
    field = page.pane.form.fields[name].control
    typed(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    read(page, qtbot)


def told(page: SeparationsPage) -> list[str]:
    """What the cards below the form say."""
    items = (page.pane.found.itemAt(number) for number in range(page.pane.found.count()))
    cards = [item.widget() for item in items if item is not None]
    return [card.accessibleName() for card in cards if card is not None]


def test_a_row_says_who_is_kept_apart_how_and_what_it_finds(page: SeparationsPage) -> None:
    codes = [row.rule.code for row in page.model.rows]
    number = page.model.row_of("R1")

    cells = [page.model.index(number, column).data(CellRole).text for column in range(6)]
    said = [page.model.index(page.model.row_of(code), 0).data(Qt.ItemDataRole.AccessibleTextRole) for code in codes]

    assert codes == ["R1", "R3", "R4", "R5", "R6", "R2", "R7"]
    assert cells == ["BLUE", "GREEN", "Not in the same zone", "30 min", "OF27", "1"]
    assert said == [
        "BLUE and GREEN: Not in the same zone, 30 min, OF27, 1 finding that stops output",
        "BLUE and GREEN: Arrive and leave apart, 45 min, OF27, Finds nothing today",
        "Blue 1, name hidden, and Layla Haddad: Not in the same session, OF27, Finds nothing today",
        "Søren Aagaard and Li Wenjing: Together at plenaries and meals alone, Every event, Finds nothing today",
        "Fjordline Institute and Bundesarbeitsgemeinschaft für Donaudampfschifffahrtsangelegenheiten: "
        "Not in the same room, 0 min, Every event, Finds nothing today",
        "BLUE and GREEN: Not on the same floor, 0 min, OF27, Nothing planned to check yet",
        "Daw Khin Mya Aye and Not here any more: Not in the same vehicle, OF27, Nothing planned to check yet",
    ]


def test_a_rule_lists_what_it_finds_with_links_to_the_programme(page: SeparationsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "R1")
    link = next(one for one in page.pane.findChildren(QPushButton) if one.text() == "Show B02")

    with qtbot.waitSignal(page.asked) as led:
        link.click()

    assert page.pane.name.text() == "BLUE and GREEN"
    assert told(page) == [
        "Too close. Blue 1, Blue 2 and Green 1 are 10 min apart between B01 and B02. Agreed: 30. Rule R1."
    ]
    assert led.args == [Target("programme", "B02")]
    assert link.accessibleName() == "Show B02 in the programme"


def test_a_change_is_tried_as_it_is_typed_and_nothing_is_written_until_it_is_applied(
    page: SeparationsPage, qtbot: QtBot
) -> None:
    choose(page, qtbot, "R1")

    typed(page.pane.form.minutes.edit, "5")
    read(page, qtbot)
    tried = page.pane.card.accessibleName(), told(page)
    before = stored(page, qtbot)["R1"].minutes
    page.pane.apply.click()
    read(page, qtbot)

    assert tried == ("Would find 0, now 1. Nothing is written until you apply.", [])
    assert before == 30
    assert stored(page, qtbot)["R1"].minutes == 5
    assert page.pane.card.isHidden()
    assert [row.rule.code for row in page.model.rows if row.found] == []


def test_what_is_applied_is_taken_back_by_undo(page: SeparationsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "R1")
    typed(page.pane.form.minutes.edit, "5")
    read(page, qtbot)
    page.pane.apply.click()
    read(page, qtbot)

    page.desk.undo()
    read(page, qtbot)

    assert stored(page, qtbot)["R1"].minutes == 30
    assert page.pane.form.minutes.edit.text() == "30"
    assert page.pane.card.isHidden()


def test_a_draft_stays_while_another_rule_is_looked_at_and_is_dropped_by_its_button(
    page: SeparationsPage, qtbot: QtBot
) -> None:
    choose(page, qtbot, "R1")
    QTest.keyClick(page.pane.form.kind.combo, Qt.Key.Key_Up)
    read(page, qtbot)
    choose(page, qtbot, "R3")
    other = page.pane.card.isHidden(), page.pane.form.kind.combo.currentText()
    choose(page, qtbot, "R1")
    mine = page.pane.card.accessibleName(), page.pane.form.kind.combo.currentText()
    page.pane.drop.click()

    assert other == (True, "Arrive and leave apart")
    assert mine == ("Would find 0, now 1. Nothing is written until you apply.", "Not in the same room")
    assert page.pane.form.kind.combo.currentText() == "Not in the same zone"
    assert page.drafts() == ()


def test_typing_it_as_it_was_ends_the_draft(page: SeparationsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "R1")
    typed(page.pane.form.minutes.edit, "60")
    read(page, qtbot)
    begun = len(page.drafts())

    typed(page.pane.form.minutes.edit, "30")
    read(page, qtbot)

    assert (begun, page.drafts()) == (1, ())


def test_a_new_rule_is_written_tried_and_added_by_keys_alone(page: SeparationsPage, qtbot: QtBot) -> None:
    page.table.setFocus()

    QTest.keyClick(page.table, Qt.Key.Key_N, CONTROL)
    read(page, qtbot)
    missing = page.pane.card.heading.text(), page.pane.apply.isEnabled()
    QTest.keyClick(page.pane.form.scope.combo, Qt.Key.Key_Home)
    picked(page, qtbot, "left", "blue 1")
    picked(page, qtbot, "right", "joh")
    same_room = page.pane.card.heading.text(), page.pane.apply.isEnabled()
    page.pane.apply.setFocus()
    QTest.keyClick(page.pane.apply, Qt.Key.Key_Space)
    read(page, qtbot)

    assert missing == ("Choose both sides", False)
    assert same_room == ("Would find 0", True)
    assert stored(page, qtbot)["S01"].kind is SeparationKind.NO_SAME_ZONE
    assert page.table.picked_id() == "S01"
    assert page.pane.name.text() == "Blue 1 and Sólveig Jóhannsdóttir"


def test_a_side_of_two_alike_and_missing_minutes_are_told(page: SeparationsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "R3")

    picked(page, qtbot, "right", "blue")
    alike = page.pane.card.heading.text()
    picked(page, qtbot, "right", "green")
    typed(page.pane.form.minutes.edit, "0")
    read(page, qtbot)

    assert alike == "Choose two different sides"
    assert page.pane.card.heading.text() == "Write how many minutes apart, for example 30"
    assert not page.pane.apply.isEnabled()


def test_a_kind_of_which_nothing_is_planned_says_so_and_can_be_applied(page: SeparationsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "R2")
    heading = page.pane.heading.text()

    QTest.keyClick(page.pane.form.kind.combo, Qt.Key.Key_Up)
    read(page, qtbot)

    assert heading == "Nothing planned to check yet"
    assert (page.pane.card.heading.text(), page.pane.apply.isEnabled()) == (heading, True)
    assert not page.pane.form.minutes.isEnabled()


@pytest.mark.parametrize("secret", SECRETS)
def test_the_real_name_of_a_masked_person_finds_nobody(page: SeparationsPage, qtbot: QtBot, secret: str) -> None:
    choose(page, qtbot, "R4")
    field = page.pane.form.left

    typed(field.edit, secret)
    offered = field._said.stringList()
    page.search(secret)

    assert offered == []
    assert page.model.rows == []


def test_nothing_of_a_masked_person_is_anywhere_on_the_page(page: SeparationsPage, qtbot: QtBot) -> None:
    said: list[str] = []
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, IdRole, CellRole)
    for code in [row.rule.code for row in page.model.rows]:
        choose(page, qtbot, code)
        page.pane.form.left.open()
        said += page.pane.form.left._said.stringList()
        said += [one.text() + one.toolTip() + one.accessibleName() for one in page.window().findChildren(QLabel)]
        said += [page.pane.form.left.edit.text(), page.pane.form.right.edit.text()]
    cells = [page.model.index(row, column) for row in range(page.model.rowCount()) for column in range(6)]
    said += [str(cell.data(role)) for cell in cells for role in roles]

    assert any("Blue 1 · P05" in text for text in said)
    assert [secret for secret in SECRETS if any(secret in text for text in said)] == []


def test_a_rule_of_organisations_says_somebody_protected_and_no_alias(page: SeparationsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "R6")

    picked(page, qtbot, "left", "lake region")
    picked(page, qtbot, "right", "hill states")
    QTest.keyClick(page.pane.form.kind.combo, Qt.Key.Key_Down)
    typed(page.pane.form.minutes.edit, "60")
    read(page, qtbot)

    assert page.pane.card.heading.text() == "Would find 1, now 0"
    assert "somebody protected and somebody protected are 10 min apart" in told(page)[0]
    assert "Green 1" not in told(page)[0]
    assert "Blue 2" not in told(page)[0]


def test_a_rule_is_removed_by_delete_and_comes_back_by_undo(page: SeparationsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "R5")
    page.table.setFocus()

    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    read(page, qtbot)
    gone = "R5" not in stored(page, qtbot)
    page.desk.undo()
    read(page, qtbot)

    assert gone
    assert "R5" in stored(page, qtbot)


def test_a_rule_is_copied_to_another_event(page: SeparationsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "R5")
    everywhere = page.copy.isEnabled(), page.copy.toolTip()
    choose(page, qtbot, "R4")

    page.copy.trigger()
    choices = [action.text() for action in page.events.actions()]
    page.events.actions()[0].trigger()
    read(page, qtbot)

    assert everywhere == (False, "It holds at every event already.")
    assert choices == ["MU27 · Muscat Edition 2027"]
    assert stored(page, qtbot)["S01"].event_id not in (None, stored(page, qtbot)["R4"].event_id)


def test_an_accepted_finding_is_counted_apart(page: SeparationsPage, qtbot: QtBot) -> None:
    finding = choose(page, qtbot, "R1").found[0].finding

    page.desk.change(lambda workspace: checking.accept(workspace, finding.id, "Both know of it"))
    read(page, qtbot)
    row = page.model.index(page.model.row_of("R1"), 5)

    assert row.data() == "1 accepted"
    assert told(page)[0].startswith("Accepted. ")
    page.finding.click()
    assert page.empty.isVisible()
    page.empty.way.click()
    assert page.model.total == 7


def test_the_list_is_narrowed_and_a_link_shows_its_rule_all_the_same(page: SeparationsPage) -> None:
    page.search("may")
    by_reason = [row.rule.code for row in page.model.rows]
    page.finding.click()
    both = [row.rule.code for row in page.model.rows]

    page.seek(Target("separations", "R4"))

    assert by_reason == ["R1", "R3", "R2"]
    assert both == ["R1"]
    assert page.pane.name.text() == "Blue 1 and Layla Haddad"


def test_what_was_begun_is_kept_over_a_lock_and_taken_up(page: SeparationsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "R1")
    typed(page.pane.form.minutes.edit, "5")
    page.begin()
    read(page, qtbot)
    begun = page.drafts()
    page.pane.drop.click()
    choose(page, qtbot, "R1")
    page.pane.drop.click()
    nothing = page.drafts()

    page.take_up(begun[1].fields)
    read(page, qtbot)
    new = page.pane.name.text()
    choose(page, qtbot, begun[0].row_id)
    page.take_up(begun[0].fields)

    assert [one.row_id for one in begun] == ["R1", ""]
    assert (nothing, new) == ((), "New rule")
    assert page.pane.form.minutes.edit.text() == "5"
    assert {one.row_id for one in page.drafts()} == {"", "R1"}


def test_a_rule_is_written_down_and_read_again_as_it_was(page: SeparationsPage, qtbot: QtBot) -> None:
    every = list(stored(page, qtbot).values())

    assert [rule_of(dict(written(one))) for one in every] == every
    assert {one.scope for one in every} == set(Scope)


def test_the_tabs_lead_between_findings_and_rules(window: MainWindow, whole: SeparationsPage) -> None:
    tabs = [tab for tab in whole.findChildren(QPushButton) if tab.text() in ("Findings", "Separation")]

    tabs[0].click()

    assert [tab.text() for tab in tabs] == ["Findings", "Separation"]
    assert window.page.name == "findings"
    assert window.nav.items["findings"].isChecked()


def test_everything_is_said_in_norwegian_too(page: SeparationsPage, qtbot: QtBot, qapp: QApplication) -> None:
    choose(page, qtbot, "R1")

    words.speak(qapp, "nb")
    read(page, qtbot)

    assert page.pane.name.text() == "BLUE og GREEN"
    assert page.pane.form.kind.combo.currentText() == "Ikke i samme sone"
    assert page.model.index(0, 4).data() == "OF27"


def test_every_control_says_what_it_does(page: SeparationsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "R1")
    typed(page.pane.form.minutes.edit, "5")
    read(page, qtbot)

    mute = [
        part
        for part in page.pane.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and not part.accessibleName()
    ]

    assert mute == []


def test_where_there_is_little_room_the_sides_and_what_is_found_stay(page: SeparationsPage) -> None:
    page.narrow(500)

    assert [page.table.isColumnHidden(n) for n in range(6)] == [False, False, True, True, True, False]
