"""Files of other programs in the import: recognised by their content, read as meant, of the event that is chosen."""

import base64
from pathlib import Path

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from forumdesk.domain.photos import Photo, is_bare_jpeg
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


def a_face(tmp_path: Path, colour: str) -> str:
    """Wide, and it says where it was taken."""
    image = QImage(1200, 900, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    image.setText("Comment", "taken in a secret place")
    assert image.save(str(tmp_path / "face.jpg"))
    return base64.b64encode((tmp_path / "face.jpg").read_bytes()).decode()


def test_photos_in_contacts_are_shown_and_come_in_bare_as_a_step_of_their_own(
    wizard: ImportWizard, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    photos = {"Ada": a_face(tmp_path, "teal"), "Bo": base64.b64encode(b"no picture").decode()}
    cards = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Fictand;{name};;;\r\nFN:{name} Fictand\r\n"
        f"PHOTO;ENCODING=b:{photo}\r\nEND:VCARD\r\n"
        for name, photo in photos.items()
    )
    take(qtbot, wizard, written(tmp_path, "people.vcf", cards.encode()))
    click(qtbot, wizard, wizard.columns.go_on)
    told, faces = shown(wizard.review.photos), wizard.review.photos.findChildren(QLabel)
    with qtbot.waitSignal(wizard.applied):
        click(qtbot, wizard, wizard.review.apply)

    kept: list[Photo] = []
    desk.read(lambda workspace: workspace.all(Photo), kept.extend)
    names = {one.id: one.print_name for one in read(qtbot, desk).people.values()}
    desk.undo()
    left: list[list[Photo]] = []
    desk.read(lambda workspace: workspace.all(Photo), left.append)
    qtbot.waitUntil(lambda: bool(left))

    assert "2 photos lie in the file" in told
    assert sum(not one.pixmap().isNull() for one in faces) == 1
    assert [(names[one.person_id], one.width, one.height) for one in kept] == [("Ada Fictand", 600, 450)]
    assert is_bare_jpeg(kept[0].content)
    assert b"secret" not in kept[0].content
    assert left == [[]]
    assert "Ada Fictand" in {one.print_name for one in read(qtbot, desk).people.values()}


def test_a_rooming_list_asks_of_which_event_it_is_and_keeps_no_column_that_nobody_knows(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    path = written(tmp_path, "grand.csv", b"Hotell;Rom;Gjest;Passnummer\nGrand;12;Nobody Here;X1\n")

    take(qtbot, wizard, path)

    step = wizard.columns
    unknown = step.choices["Passnummer"]
    assert (wizard.title.text(), step.choices["Gjest"].currentText()) == ("Import hotel rooms", "Person")
    assert (unknown.currentText(), unknown.findText("A field of its own")) == ("Leave out", -1)
    assert (step.of_event.isVisible(), step.of_event.itemText(0)) == (True, "Choose the event")
    choose(wizard, "OF27")
    click(qtbot, wizard, step.go_on)
    assert "Row 2: nobody at the event is called that" in wizard.review.problems.sentence.text()
    assert "Passnummer" in " ".join(shown(wizard.review))
