"""The people page: rows as they may be seen, filters, order; and that a masked person stays masked."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.participation import Answer, Category
from forumdesk.services import filtering
from tests.ui.house import PEOPLE
from tests.ui.people_desk import PeopleDesk
from ui import words
from ui.desk import Desk
from ui.models.cells import CellRole, IdRole
from ui.models.people_rows import full_moment_text, moment_text
from ui.models.people_wanted import Wanted, wanted_of
from ui.widgets.event_bar import Place
from ui.widgets.target import Target

SECRETS = ("Verborgen", "Hassan", "Idris", "Selma", "حسن", "Ester", "Skjult")


@pytest.fixture
def at(desk: Desk, qtbot: QtBot) -> PeopleDesk:
    return PeopleDesk(desk, qtbot)


def test_people_stand_by_surname_in_the_order_of_the_language(at: PeopleDesk) -> None:
    names = at.names()

    assert names[:4] == ["Aagaard, Søren", "Adeyemi, Ngozi", "al-Harthi, Amina", "Aye, Daw Khin Mya"]
    assert "Li Wenjing" in names
    assert names.index("Blue 1") < names.index("Castellanos Ibáñez, José Ramón")
    assert len(names) == len(PEOPLE)


def _said(root: QWidget) -> list[str]:
    """Everything that stands in a window or that a reader of the screen would find in it."""
    said = [one.toolTip() + one.accessibleName() + one.accessibleDescription() for one in root.findChildren(QWidget)]
    said += [one.text() for one in root.findChildren(QLabel)] + [one.text() for one in root.findChildren(QPushButton)]
    return said + [one.text() + one.placeholderText() for one in root.findChildren(QLineEdit)]


def test_nothing_of_a_masked_person_is_anywhere_in_the_window(at: PeopleDesk) -> None:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole, IdRole)
    model, said = at.page.model, []

    for row in model.rows:
        at.pick(row.ref)
        said += _said(at.window)
    for number in range(model.rowCount()):
        said += [str(model.index(number, column).data(role)) for column in range(7) for role in roles]
        said += [str(model.index(number, column).data(CellRole)) for column in range(7)]

    assert [secret for secret in SECRETS if any(secret in text for text in said)] == []
    assert any("Aagaard" in text for text in said)


@pytest.mark.parametrize("secrets", [SECRETS])
def test_a_search_by_the_real_name_of_a_masked_person_finds_nobody(at: PeopleDesk, secrets: tuple[str, ...]) -> None:
    found = []

    for secret in secrets:
        at.page.search(secret)
        found += at.names()

    assert found == []
    assert at.page.empty.isVisible()


def test_a_masked_person_is_not_found_by_organisation_nor_by_what_is_missing(at: PeopleDesk) -> None:
    at.page.search("Lake Region")
    found = at.names()
    for name in ("no_email", "no_photo"):
        at.page.clear_filters()
        at.page.filters.chips[name].put(True)
        found += at.names()
    at.page.clear_filters()
    at.page.filters.chips["organisation"].put("Gulf Mediation Centre")
    found += at.names()

    assert [name for name in found if name.startswith(("Blue", "Green"))] == []
    assert "al-Harthi, Amina" in found


def test_a_person_is_found_by_accentless_name_and_by_native_script(at: PeopleDesk) -> None:
    found = []

    for text in ("joh", "أمينة", "castellanos jose", "Green"):
        at.page.search(text)
        found.append(at.names())

    assert found == [["Jóhannsdóttir, Sólveig"], ["al-Harthi, Amina"], ["Castellanos Ibáñez, José Ramón"], ["Green 1"]]


def test_chips_filter_by_what_the_list_has(at: PeopleDesk) -> None:
    chips = at.page.filters.chips
    chips["category"].put(Category.PARTY)
    parties = at.names()
    chips["answer"].put(Answer.CONFIRMED)
    chips["delegation"].put("GREEN")
    green = at.names()
    said = chips["category"].text(), chips["category"].accessibleName(), at.page.count.text()

    chips["category"].click()
    chips["delegation"].click()

    assert parties == ["Blue 1", "Blue 2", "Green 1"]
    assert green == ["Green 1"]
    assert said == ("Party", "Remove filter Party", "1 of 24")
    assert at.page.filters.wanted == Wanted(answer=Answer.CONFIRMED)
    assert chips["category"].accessibleName() == "Filter by Category"


def test_chips_without_room_fold_and_those_that_are_on_stay(at: PeopleDesk, qtbot: QtBot) -> None:
    chips, bar = at.page.filters.chips, at.page.filters.bar
    chips["visibility"].put(next(iter({row.visibility for row in at.page.model.rows})))

    at.window.resize(840, 700)
    qtbot.waitUntil(lambda: bool(bar.folded()))

    assert chips["visibility"].isVisible()
    assert bar.more.text() == f"{len(bar.folded())} more"
    assert chips["no_photo"] in bar.folded()
    assert not chips["no_photo"].isVisible()
    assert not at.page.filters.saved_button.isVisible()


def test_what_is_folded_is_chosen_from_the_menu(at: PeopleDesk, qtbot: QtBot) -> None:
    at.window.resize(840, 700)
    bar = at.page.filters.bar
    qtbot.waitUntil(lambda: at.page.filters.chips["no_photo"] in bar.folded())

    menu = bar.menu()
    next(action for action in menu.actions() if action.text() == "No photo").trigger()

    assert at.page.filters.wanted == Wanted(no_photo=True)
    assert at.page.filters.chips["no_photo"].isVisible()


def test_a_filter_is_saved_chosen_and_removed(at: PeopleDesk) -> None:
    at.page.filters.chips["category"].put(Category.EXPERT)
    at.desk.change(lambda workspace: filtering.save(workspace, "people", "Core group", at.page.filters.wanted.pairs()))
    at.settle()
    at.page.clear_filters()

    menu = at.page.filters.saved_button.filled(QMenu(at.window))
    menu.actions()[0].trigger()
    experts, count = at.names(), at.page.count.text()
    chip = at.page.filters.chips["saved"]
    shown = chip.isVisible(), chip.text()
    removing = at.page.filters.saved_button.filled(QMenu(at.window)).actions()[-1].menu()
    assert isinstance(removing, QMenu)
    removing.actions()[0].trigger()
    at.settle()

    assert len(experts) == 4
    assert (count, shown) == ("4 of 24", (True, "Core group"))
    assert len(at.names()) == len(PEOPLE)


def test_a_name_is_asked_for_a_filter_that_is_kept(at: PeopleDesk) -> None:
    at.page.filters.chips["no_email"].click()
    at.page.filters.saved_button.save_asked.emit()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    edit = dialog.findChildren(QLineEdit)[0]
    QTest.keyClicks(edit, "To be asked")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    at.settle()

    kept = at.ask(lambda workspace: filtering.filters(workspace, "people"))

    assert [(one.name, one.wanted) for one in kept] == [("To be asked", (("no-email", "1"),))]


def test_a_filter_that_finds_nobody_says_so_and_clears(at: PeopleDesk) -> None:
    at.page.search("nobody at all")
    empty = at.page.empty.isVisible()

    at.page.empty.way.click()

    assert empty
    assert len(at.names()) == len(PEOPLE)


def test_a_link_leads_to_a_row_and_to_filtered_rows(at: PeopleDesk) -> None:
    at.page.seek(Target("people", "P03"))
    at.settle()
    row = at.page.table.picked_id()
    wanted = (("answer", "confirmed"), ("category", "expert"), ("arrives", "2030-06-12T1"), ("answer2", "x"))
    at.page.seek(Target("people", wanted=wanted))

    assert row == "P03"
    assert at.names() == ["Li Wenjing"]
    assert at.page.filters.chips["arrives"].isVisible()


def test_what_is_wanted_reads_back_from_its_pairs() -> None:
    wanted = Wanted(text="a", category=Category.UN, answer=Answer.INVITED, delegation="BLUE", no_email=True)

    assert wanted_of(wanted.pairs()) == wanted
    assert wanted_of((("category", "gone"), ("no-photo", "1"))) == Wanted(no_photo=True)


def test_a_row_reads_as_a_sentence(at: PeopleDesk) -> None:
    model = at.page.model

    said = [model.index(model.row_of(ref), 0).data(Qt.ItemDataRole.AccessibleTextRole) for ref in ("P05", "P20")]

    assert said == [
        "Blue 1, name hidden, party, confirmed, 1 finding that stops output",
        "Petrosyan, Anahit, decision-maker, confirmed, No e-mail",
    ]


def test_columns_sort_both_ways_and_the_choice_stays_on_the_person(at: PeopleDesk) -> None:
    table, model = at.page.table, at.page.model
    at.pick("P00")

    table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    first = model.rows[0].answer
    table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    last = model.rows[0].answer
    for column in range(6):
        table.sortByColumn(column, Qt.SortOrder.AscendingOrder)

    assert (first, last) == (Answer.PROPOSED, Answer.ATTENDED)
    assert model.rows[-1].arrives is None


def test_enter_asks_for_the_details(at: PeopleDesk, qtbot: QtBot) -> None:
    at.pick("P00")

    with qtbot.waitSignal(at.page.details_asked):
        qtbot.keyClick(at.page.table, Qt.Key.Key_Return)

    assert at.page.pane.one.name.text() == "Søren Aagaard"


def test_times_are_those_of_the_event_in_the_words_of_the_language(at: PeopleDesk, qapp: QApplication) -> None:
    model = at.page.model
    at.pick("P01")
    row = model.row_of("P01")
    english = model.index(row, 5).data()

    words.speak(qapp, "nb")

    assert english == "Wed 09:05"
    assert model.index(row, 5).data() == "Ons 09:05"
    assert model.index(model.row_of("P00"), 5).data() == "—"
    assert model.index(row, 2).data() == "Sivilsamfunn"
    assert at.page.table.picked_id() == "P01"


def test_a_day_without_an_hour_is_written_as_the_language_writes_days(qapp: QApplication) -> None:
    monday = date(2027, 6, 14)

    english = moment_text(monday, "Europe/Oslo"), full_moment_text(monday, "Europe/Oslo")
    words.speak(qapp, "nb")
    norwegian = moment_text(monday, "Europe/Oslo"), full_moment_text(monday, "Europe/Oslo")

    assert english == ("Mon 14", "Mon 14 June")
    assert norwegian == ("Man 14.", "Man 14. juni")


def test_the_row_that_the_keyboard_comes_to_first_is_chosen_too(at: PeopleDesk) -> None:
    at.page.filters.field.setFocus()
    before = at.page.table.picked_id()

    at.page.table.setFocus(Qt.FocusReason.TabFocusReason)

    assert before == ""
    assert at.page.table.picked_id() != ""
    assert at.page.table.chosen_ids() == (at.page.table.picked_id(),)


def test_where_there_is_little_room_the_name_stays_and_the_rest_scrolls(at: PeopleDesk, qtbot: QtBot) -> None:
    table = at.page.table
    at.window.resize(840, 700)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    head = table.horizontalHeader()
    order = [head.logicalIndex(place) for place in range(4)]

    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    under = table.indexAt(QPoint(30, table.rowViewportPosition(2) + 4))
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    painted = table.grab()
    at.window.resize(1300, 700)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)

    assert order == [0, 2, 3, 1]
    assert (under.row(), under.column()) == (2, 0)
    assert at.names()[0] == "Usynlig, Yusuf"
    assert not painted.isNull()
    assert [head.logicalIndex(place) for place in range(4)] == [0, 1, 2, 3]


def test_the_pointer_lights_up_the_whole_row(at: PeopleDesk) -> None:
    table = at.page.table

    QTest.mouseMove(table.viewport(), QPoint(300, table.rowViewportPosition(3) + 4))
    over = table.hovered
    table.leaveEvent(None)  # type: ignore[arg-type]  # Qt gives the event nobody looks at

    assert (over, table.hovered) == (3, -1)


def test_all_events_show_everybody_and_change_nothing_of_a_visit(desk: Desk, qtbot: QtBot) -> None:
    at = PeopleDesk(desk, qtbot, None)
    at.pick("P00")

    assert len(at.names()) == len(PEOPLE)
    assert not at.page.adding.isEnabled()
    assert not at.page.pane.one.form.fields["visit.answer"].isVisible()


def test_an_event_without_people_says_how_to_get_some(desk: Desk, qtbot: QtBot) -> None:
    at = PeopleDesk(desk, qtbot, Place("MU27", "", "Muscat Edition 2027", False))
    for ref in ("P00", "P01"):
        at.pick(ref)
        at.page.removing.trigger()
        at.settle()

    assert at.page.empty.isVisible()
    assert [one.text() for one in at.page.empty.findChildren(QPushButton) if one.isVisible()] == [
        "Import...",
        "Add person",
    ]
