"""Busy times in the panes of a person and of a room: typed, dropped as a calendar, taken back; never with a reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.changes import Label
from forumdesk.domain.busy import Busy
from forumdesk.domain.errors import FileFailedError, ForumDeskError
from forumdesk.domain.moments import utc_text
from forumdesk.importers.refusals import UnreadableInputError
from tests.elsewhere import calendar
from tests.ui.house import fill_a_forum, spin
from tests.ui.people_desk import PeopleDesk
from tests.ui.scenes.venues import rows as venue_rows
from tests.ui.stage import read, staged, typed
from ui import words
from ui.desk import Desk
from ui.pages.availability_rows import AvailabilityRows
from ui.pages.venues import VenuesPage

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
DENTIST = (
    "UID:1 | SUMMARY:Dentist | DTSTART:20300614T070000Z | DTEND:20300614T080000Z",
    "UID:2 | SUMMARY:Holiday | DTSTART;VALUE=DATE:20300620 | DTEND;VALUE=DATE:20300622",
)


@pytest.fixture
def at(desk: Desk, qtbot: QtBot) -> PeopleDesk:
    return PeopleDesk(desk, qtbot)


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    path = tmp_path / "diary.ics"
    path.write_bytes(calendar(*DENTIST))
    return path


def rows_of(pane: AvailabilityRows) -> list[str]:
    items = [item for place in range(pane.rows.count()) if (item := pane.rows.itemAt(place)) is not None]
    widgets = [widget for item in items if (widget := item.widget()) is not None]
    return [label.text() for widget in widgets for label in widget.findChildren(QLabel) if label.text()]


def kept(at: PeopleDesk) -> list[tuple[str, str]]:
    found = at.ask(lambda workspace: workspace.all(Busy))
    return [(utc_text(one.start.utc), utc_text(one.end.utc)) for one in found]


def come(pane: AvailabilityRows, *expected: str) -> bool:
    """Whether those rows come to stand there: the inspector looks anew a moment after the list."""
    spin(lambda: rows_of(pane) == list(expected))
    return True


def enter(field: QWidget, text: str) -> None:
    typed(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def drop(pane: QWidget, path: Path) -> bool:
    """Whether it was taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    entering = QDragEnterEvent(QPoint(5, 5), COPY, mime, LEFT, NONE)
    entering.ignore()
    pane.dragEnterEvent(entering)
    if entering.isAccepted():
        pane.dropEvent(QDropEvent(QPointF(5, 5), COPY, mime, LEFT, NONE))
    return entering.isAccepted()


def test_a_typed_time_becomes_a_row_and_a_finding_and_is_undone(at: PeopleDesk) -> None:
    at.pick("P02")
    pane = at.page.pane.one.busy

    enter(pane.start.edit, "14 June 2030 08:00")
    enter(pane.end.edit, "14 June 2030 20:00")
    QTest.mouseClick(pane.add, LEFT)
    assert come(pane, "Fri 14 June 08:00–20:00")
    spin(lambda: "Not available" in [one.text() for one in at.page.pane.one.findChildren(QLabel) if one.isVisible()])
    at.desk.change(lambda workspace: workspace.undo())

    assert come(pane)
    assert at.changes[0].label is Label.AVAILABILITY_CHANGED
    assert pane.start.edit.text() == ""


def test_a_day_alone_is_that_day_and_what_is_missing_is_said(at: PeopleDesk) -> None:
    at.pick("P02")
    pane = at.page.pane.one.busy

    QTest.mouseClick(pane.add, LEFT)
    unsaid = pane.start.wrong.text()
    enter(pane.start.edit, "14 June 2030 08:00")
    QTest.mouseClick(pane.add, LEFT)
    no_end = pane.end.wrong.text()
    enter(pane.end.edit, "13 June 2030")
    QTest.mouseClick(pane.add, LEFT)
    first = pane.end.wrong.text()
    enter(pane.start.edit, "15 June 2030")
    typed(pane.end.edit, "")
    QTest.keyClick(pane.end.edit, Qt.Key.Key_Delete)
    QTest.keyClick(pane.end.edit, Qt.Key.Key_Return)
    QTest.mouseClick(pane.add, LEFT)

    assert come(pane, "15 June 2030")
    assert unsaid.startswith("That is neither a day nor a time")
    assert no_end == unsaid
    assert first == "It would end before it starts. Choose a later end."


def test_a_dropped_calendar_brings_its_busy_times_and_none_of_its_words(at: PeopleDesk, diary: Path) -> None:
    at.pick("P02")
    pane = at.page.pane.one

    taken = drop(pane, diary)
    assert come(pane.busy, "Fri 14 June 09:00–10:00", "20–21 June 2030")
    words_shown = " ".join(one.text() for one in pane.findChildren(QLabel))
    QTest.mouseClick(pane.busy.forget, LEFT)
    at.settle()

    assert taken
    assert len(at.changes[0].changes) == 2
    assert "Dentist" not in words_shown
    assert "Holiday" not in words_shown
    assert kept(at) == []


def test_a_picture_still_goes_to_the_photo_and_a_list_to_nobody(at: PeopleDesk, tmp_path: Path) -> None:
    at.pick("P02")
    pane = at.page.pane.one
    seen: list[object] = []
    pane.photo.dropped.disconnect()
    pane.photo.dropped.connect(seen.append)

    drop(pane, tmp_path / "face.png")

    assert seen == [tmp_path / "face.png"]
    assert not drop(pane.busy, tmp_path / "list.csv")
    assert kept(at) == []


def test_a_file_that_is_no_calendar_or_is_gone_says_why(at: PeopleDesk, tmp_path: Path) -> None:
    at.pick("P02")
    said: list[ForumDeskError] = []
    at.desk.failed.connect(said.append)
    (tmp_path / "list.ics").write_text("ref,name\nA1,Ada\n")

    for name in ("list.ics", "gone.ics"):
        drop(at.page.pane.one.busy, tmp_path / name)
        at.settle()

    assert [type(one) for one in said] == [UnreadableInputError, FileFailedError]
    assert "kalender" in words.refusal(said[0]) or "calendar" in words.refusal(said[0])
    assert kept(at) == []


def test_a_time_is_taken_back_by_its_button_and_a_file_can_be_chosen(
    at: PeopleDesk, diary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at.pick("P02")
    pane = at.page.pane.one.busy
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(diary), ""))

    QTest.mouseClick(pane.calendar, LEFT)
    assert come(pane, "Fri 14 June 09:00–10:00", "20–21 June 2030")
    (first, _) = [one for one in pane.findChildren(QPushButton) if "Available after all" in one.accessibleName()]
    said = first.accessibleName()
    QTest.mouseClick(first, LEFT)

    assert come(pane, "20–21 June 2030")
    assert said == "Available after all: Fri 14 June 09:00–10:00"


def test_many_times_are_a_number_and_another_language_says_them_anew(at: PeopleDesk, tmp_path: Path) -> None:
    at.pick("P02")
    pane = at.page.pane.one
    hours = "UID:1 | RRULE:FREQ=DAILY;COUNT=12 | DTSTART:20300613T220000Z | DURATION:PT12H"
    (tmp_path / "many.ics").write_bytes(calendar(hours))

    drop(pane.busy, tmp_path / "many.ics")
    spin(lambda: len(rows_of(pane.busy)) == 8)
    more = [one.text() for one in pane.busy.findChildren(QLabel) if "other times" in one.text()]
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    words.speak(app, "nb")
    pane.retell()

    assert more == ["and 4 at other times"]
    assert rows_of(pane.busy)[0] == "Fre 14. juni 00:00–12:00"


def test_a_protected_persons_times_stand_there_without_a_name(at: PeopleDesk, diary: Path) -> None:
    at.pick("P05")

    drop(at.page.pane.one, diary)

    assert come(at.page.pane.one.busy, "Fri 14 June 09:00–10:00", "20–21 June 2030")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "losby.forumdesk"
    fill_a_forum(path, venue_rows())
    return path


class TestRooms:
    @pytest.fixture
    def file(self, house: Path) -> Path:
        return house

    @pytest.fixture
    def page(self, desk: Desk, qtbot: QtBot) -> Iterator[VenuesPage]:
        with staged(VenuesPage(desk), qtbot) as shown:
            yield shown

    def test_a_room_has_its_own_times(self, page: VenuesPage, qtbot: QtBot) -> None:
        page.table.pick([str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())].index("Library"))
        pane = page.pane.room.busy

        enter(pane.start.edit, "12 June 2030")
        enter(pane.end.edit, "13 June 2030")
        QTest.mouseClick(pane.add, LEFT)
        read(page, qtbot)

        assert rows_of(pane) == ["12–13 June 2030"]
