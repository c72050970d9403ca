"""Files of other programs in the import: recognised by their content, read as meant, of the event that is chosen."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from forumdesk.domain.programme import Session
from forumdesk.importers.headings import ImportKind
from tests.elsewhere import OUTLOOK, PRETALX_XML, calendar
from tests.ui.importing import click, parent, read, rest, shown, take, wizard
from ui.desk import Desk
from ui.dialogs.import_wizard import ImportWizard

__all__ = ["parent", "wizard"]
BRIEF = "UID:1 | SUMMARY:Brief | DTSTART;TZID=Europe/Oslo:20300614T080000 | DURATION:PT30M"


def written(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def choose(wizard: ImportWizard, code: str) -> None:
    """As by the mouse in the list of events."""
    combo = wizard.columns.of_event
    combo.setCurrentIndex(combo.findData(code))
    combo.activated.emit(combo.currentIndex())


def sessions(qtbot: QtBot, desk: Desk) -> list[Session]:
    return [one for one in read(qtbot, desk).sessions.values() if one.title == "Brief"]


def test_a_calendar_is_recognised_whatever_it_is_called_and_says_what_each_column_is(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    take(qtbot, wizard, written(tmp_path, "list.csv", calendar(BRIEF)))

    assert wizard.course.kind is ImportKind.PROGRAMME
    assert "Recognised by its content: Calendar file." in shown(wizard.columns)
    assert "by its program" in shown(wizard.columns)
    assert wizard.columns.choices["SUMMARY"].currentText() == "Title"
    assert wizard.course.by_hand == 0


def test_without_an_event_it_stops_and_comes_in_at_the_one_that_is_chosen(
    wizard: ImportWizard, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    take(qtbot, wizard, written(tmp_path, "mine.ics", calendar(BRIEF)))
    click(qtbot, wizard, wizard.columns.go_on)
    refused = [one for one in shown(wizard.columns) if "which event" in one]
    stopped_at = wizard.here

    choose(wizard, "OF27")
    click(qtbot, wizard, wizard.columns.go_on)
    with qtbot.waitSignal(desk.changed):
        click(qtbot, wizard, wizard.review.apply)

    assert stopped_at == "columns"
    assert refused == ["The file does not say which event here it is of. Choose the event beside the columns."]
    assert [one.title for one in sessions(qtbot, desk)] == ["Brief"]


def test_another_kind_of_list_forgets_what_was_suggested_and_remembers_it_again(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    take(qtbot, wizard, written(tmp_path, "contacts.txt", OUTLOOK.encode()))
    suggested = dict(wizard.course.mapping)
    kinds = wizard.columns.kind

    for kind in (ImportKind.ORGANISATIONS, ImportKind.PEOPLE):
        kinds.setCurrentIndex(kinds.findData(kind))
        kinds.activated.emit(kinds.currentIndex())

    assert suggested["Job Title"] == "title_line"
    assert wizard.course.mapping == suggested
    assert wizard.columns.recognised.isVisible()
    assert wizard.columns.of_event.isVisible()


def test_a_schedule_names_its_source_beside_the_steps(wizard: ImportWizard, tmp_path: Path, qtbot: QtBot) -> None:
    take(qtbot, wizard, written(tmp_path, "schedule.xml", PRETALX_XML.encode()))

    assert wizard.course.file is not None
    assert wizard.rail.steps["file"].accessibleName().endswith("pretalx schedule")


def test_what_harms_is_refused_in_a_sentence(wizard: ImportWizard, tmp_path: Path, qtbot: QtBot) -> None:
    take(qtbot, wizard, written(tmp_path, "bomb.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><schedule>&a;</schedule>'))
    rest(qtbot, wizard)

    said = [one.text() for one in wizard.file.wrong.findChildren(QLabel)]
    assert wizard.here == "file"
    assert any("declares a document type" in one for one in said)
