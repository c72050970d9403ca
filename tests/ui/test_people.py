"""The people page: rows as they may be seen, filters, order; and that a masked person stays masked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from forumdesk.domain.participation import Answer, Category
from tests.ui.house import PEOPLE
from ui import words
from ui.main_window import MainWindow
from ui.models.cells import CellRole, IdRole
from ui.models.people_rows import Wanted
from ui.pages.people import PeoplePage

SECRETS = ("Verborgen", "Hassan", "Idris", "Selma", "حسن", "Ester", "Skjult")


@pytest.fixture
def page(window: MainWindow) -> PeoplePage:
    found = window.pages["people"]
    assert isinstance(found, PeoplePage)
    return found


def _names(page: PeoplePage) -> list[str]:
    return [row.name for row in page.model.rows]


def test_people_stand_by_surname_in_the_order_of_the_language(page: PeoplePage) -> None:
    names = _names(page)

    assert names[:4] == ["Aagaard, Søren", "Adeyemi, Ngozi", "al-Harthi, Amina", "Aye, Daw Khin Mya"]
    assert "Li Wenjing" in names
    assert names.index("Blue 1") < names.index("Castellanos Ibáñez, José Ramón")
    assert len(names) == len(PEOPLE)


def test_nothing_of_a_masked_person_is_anywhere_in_the_window(window: MainWindow, page: PeoplePage) -> None:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole, IdRole)
    said = []
    for row in range(page.model.rowCount()):
        page.table.pick(row)
        said += [str(page.model.index(row, column).data(role)) for column in range(7) for role in roles]
        said += [str(page.model.index(row, column).data(CellRole)) for column in range(7)]
        said += [label.text() + label.toolTip() for label in window.findChildren(QLabel)]

    assert [secret for secret in SECRETS if any(secret in text for text in said)] == []


@pytest.mark.parametrize("secret", SECRETS)
def test_a_search_by_the_real_name_of_a_masked_person_finds_nobody(page: PeoplePage, secret: str) -> None:
    page.search(secret)

    assert _names(page) == []
    assert page.empty.isVisible()


def test_a_masked_person_is_not_found_by_organisation_nor_by_a_missing_address(page: PeoplePage) -> None:
    page.search("Lake Region")
    by_organisation = _names(page)
    page.clear_filters()
    page.no_email.click()
    by_address = _names(page)

    assert [name for name in by_organisation + by_address if name.startswith(("Blue", "Green"))] == []
    assert by_address != []


def test_a_person_is_found_by_accentless_name_and_by_native_script(page: PeoplePage) -> None:
    found = []

    for text in ("joh", "أمينة", "castellanos jose", "Green"):
        page.search(text)
        found.append(_names(page))

    assert found == [["Jóhannsdóttir, Sólveig"], ["al-Harthi, Amina"], ["Castellanos Ibáñez, José Ramón"], ["Green 1"]]


def test_chips_filter_by_what_the_list_has(page: PeoplePage) -> None:
    page.category.put(Category.PARTY)
    parties = _names(page)
    page.answer.put(Answer.CONFIRMED)
    page.delegation.put("GREEN")
    green = _names(page)
    said = page.category.text(), page.category.accessibleName(), page.count.text()

    page.category.click()
    page.delegation.click()

    assert parties == ["Blue 1", "Blue 2", "Green 1"]
    assert green == ["Green 1"]
    assert said == ("Party", "Remove filter Party", "1 of 24")
    assert page.wanted == Wanted(answer=Answer.CONFIRMED)
    assert page.category.accessibleName() == "Filter by Category"


def test_a_filter_that_finds_nobody_says_so_and_clears(page: PeoplePage, qtbot: QtBot) -> None:
    page.search("nobody at all")
    empty = page.empty.isVisible()

    page.empty.way.click()

    assert empty
    assert len(_names(page)) == len(PEOPLE)


def test_a_row_reads_as_a_sentence(page: PeoplePage) -> None:
    row = page.model.row_of("P05")

    said = page.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said == "Blue 1, name hidden, party, confirmed, 1 finding that stops output"


def test_columns_sort_both_ways_and_the_choice_stays_on_the_person(page: PeoplePage) -> None:
    page.table.pick(page.model.row_of("P00"))

    page.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    first = page.model.rows[0].answer
    page.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    last = page.model.rows[0].answer
    for column in range(6):
        page.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)

    assert (first, last) == (Answer.PROPOSED, Answer.ATTENDED)
    assert page.model.rows[-1].arrives is None


def test_the_inspector_shows_who_is_chosen_and_what_is_found(
    window: MainWindow, page: PeoplePage, qtbot: QtBot
) -> None:
    page.table.pick(page.model.row_of("P05"))
    texts = [label.text() for label in page.pane.findChildren(QLabel) if label.isVisible()]

    assert page.pane.name.text() == "Blue 1"
    assert "In two places at once" in texts
    assert "Need to know" in texts
    assert words.say("people.hidden-text") in texts


def test_enter_opens_the_details_in_the_inspector(window: MainWindow, page: PeoplePage, qtbot: QtBot) -> None:
    window.inspector.close_button.click()
    closed = window.inspector.isHidden()
    page.table.pick(0)

    qtbot.keyClick(page.table, Qt.Key.Key_Return)

    assert closed
    assert window.inspector.isVisible()
    assert page.pane.name.text() == "Aagaard, Søren"


def test_times_are_those_of_the_event_in_the_words_of_the_language(page: PeoplePage, qapp: QApplication) -> None:
    row = page.model.row_of("P01")
    english = page.model.index(row, 5).data()

    words.speak(qapp, "nb")

    assert english == "Wed 09:05"
    assert page.model.index(row, 5).data() == "Ons 09:05"
    assert page.model.index(page.model.row_of("P00"), 5).data() == "—"
    assert page.model.index(row, 2).data() == "Sivilsamfunn"


def test_where_there_is_little_room_name_and_two_columns_stay(page: PeoplePage) -> None:
    page.narrow(600)
    narrow = [page.table.isColumnHidden(column) for column in range(7)]

    page.narrow(1000)

    assert narrow == [False, True, False, False, True, True, True]
    assert not any(page.table.isColumnHidden(column) for column in range(7))
