"""The import wizard: from a dropped file to one undoable step, by mouse and keys, on a real encrypted file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from forumdesk.changes import Label
from forumdesk.importers.headings import ImportKind
from forumdesk.services.importing import import_list
from forumdesk.store.workspace import Workspace
from tests.builders import an_invitation
from tests.ui.import_lists import people_list
from tests.ui.importing import click, parent, read, rest, shown, take, wizard
from ui import theme, words
from ui.desk import Desk
from ui.dialogs.import_wizard import ImportWizard, open_wizard
from ui.main_window import MainWindow
from ui.theme import Mode

__all__ = ["parent", "wizard"]


def test_a_file_let_go_on_the_first_step_is_read_and_its_kind_guessed(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(people_list(tmp_path)))])
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, left, Qt.KeyboardModifier.NoModifier)

    QApplication.sendEvent(wizard.file, enter)
    QApplication.sendEvent(wizard.file, QDropEvent(QPointF(9, 9), copy, data, left, Qt.KeyboardModifier.NoModifier))
    rest(qtbot, wizard)

    assert enter.isAccepted()
    assert wizard.here == "columns"
    assert wizard.title.text() == "Import people"
    assert wizard.second.text() == "losby-v3.csv · 8 rows"
    assert wizard.columns.kind.currentText() == "People"


def test_the_file_dialog_leads_to_the_same_place(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = people_list(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    click(qtbot, wizard, wizard.file.choose)

    assert wizard.here == "columns"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone.csv", None, "gone.csv could not be read"),
        ("paper.pdf", b"%PDF-1.7 no list", "It is a PDF"),
        ("empty.csv", b"Ref;Fornavn\n", "The list is empty"),
        ("graded.csv", b"ref,name,notes\nA1,Bo,HEMMELIG\n", "HEMMELIG"),
    ],
)
def test_a_bad_file_is_told_in_a_sentence_and_the_wizard_stays(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot, name: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)

    take(qtbot, wizard, path)

    assert wizard.here == "file"
    assert wizard.isVisible()
    assert said in wizard.file.wrong.sentence.text()


def test_another_file_after_a_bad_one_takes_the_sentence_away(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    take(qtbot, wizard, tmp_path / "gone.csv")

    take(qtbot, wizard, people_list(tmp_path))

    assert wizard.here == "columns"
    assert not wizard.file.wrong.isVisible()


def test_columns_stand_beside_real_rows_and_can_be_told_otherwise(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    take(qtbot, wizard, people_list(tmp_path))
    texts = shown(wizard.columns)

    combo = wizard.columns.choices["Skostørrelse"]
    combo.setFocus()
    combo.setCurrentIndex(combo.findText("Leave out"))
    combo.activated.emit(combo.currentIndex())
    telephone = wizard.columns.choices["Telefon"]
    telephone.setCurrentIndex(telephone.findText("Notes"))
    telephone.activated.emit(telephone.currentIndex())

    assert {"Row 2", "Row 3", "Row 4", "Khin Myar", "Sea Institute", "heading not known"} <= set(texts)
    assert wizard.course.mapping == {"Skostørrelse": "", "Telefon": "notes"}
    assert wizard.columns.choices["Telefon"].currentText() == "Notes"
    assert wizard.columns.choices["Telefon"].accessibleName() == "What the column Telefon becomes"
    assert wizard.rail.steps["columns"].accessibleName() == "Step 2, Columns: 15 matched, 2 by hand"


def test_a_field_given_to_a_second_column_is_taken_from_the_first(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    take(qtbot, wizard, people_list(tmp_path))
    for header in ("Telefon", "Kost"):
        combo = wizard.columns.choices[header]
        combo.setCurrentIndex(combo.findText("Notes"))
        combo.activated.emit(combo.currentIndex())

    assert wizard.course.mapping == {"Kost": "notes"}
    assert wizard.columns.choices["Telefon"].currentText() == "Phone"


def test_another_kind_reads_the_same_file_anew_and_says_which_column_is_missing(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    take(qtbot, wizard, people_list(tmp_path))

    kind = wizard.columns.kind
    kind.setCurrentIndex(list(ImportKind).index(ImportKind.VENUES))
    kind.activated.emit(kind.currentIndex())

    assert wizard.title.text() == "Import venues"
    assert "Venue id or Venue" in wizard.columns.missing.sentence.text()
    assert not wizard.columns.go_on.isEnabled()


def test_back_from_the_columns_leads_to_another_file(wizard: ImportWizard, tmp_path: Path, qtbot: QtBot) -> None:
    take(qtbot, wizard, people_list(tmp_path))

    click(qtbot, wizard, wizard.columns.back)

    assert wizard.here == "file"
    assert wizard.course.file is not None


def test_the_whole_import_is_one_step_and_undo_takes_all_of_it_back(
    wizard: ImportWizard, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    before = read(qtbot, desk)
    take(qtbot, wizard, people_list(tmp_path))
    click(qtbot, wizard, wizard.columns.go_on)
    step = wizard.questions
    step.list.pick("merge:N02+P01")
    organisation = list(step.view.pair.compare.cells.values())[1]
    qtbot.mouseClick(organisation[1], Qt.MouseButton.LeftButton)
    click(qtbot, wizard, step.view.one)
    step.list.pick("name:N04")
    qtbot.mouseClick(step.view.cell.choices["Ola | Nordmann"], Qt.MouseButton.LeftButton)
    click(qtbot, wizard, step.view.take)
    untouched = read(qtbot, desk)
    click(qtbot, wizard, step.review)
    groups = {chip.text() for chip in wizard.review.chips.values() if chip.isVisible()}

    with qtbot.waitSignal(desk.changed):
        click(qtbot, wizard, wizard.review.apply)

    after = read(qtbot, desk)
    ngozi = after.person_by_ref["N02"]
    assert untouched == before
    assert groups == {"New 6", "Merged 1", "Left out 1", "Problems 4"}
    assert not wizard.isVisible()
    assert (ngozi.ref, after.person_by_ref["N04"].family_name) == ("P01", "Nordmann")
    assert after.organisations[ngozi.organisation_id or ""].name == "Sea Institute"
    assert desk.reach.undo is not None
    assert str(Label.IMPORT_PEOPLE) in str(desk.reach.undo)
    assert "dob:N01" in {question.key for question in after.questions if question.open}
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    assert read(qtbot, desk) == before


def test_an_answer_that_cannot_stand_is_told_at_the_questions_and_nothing_is_lost(
    wizard: ImportWizard, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    def issue(workspace: Workspace) -> None:
        snapshot = workspace.snapshot()
        with workspace.transaction(Label.ISSUE_INVITES) as tx:
            for ref in ("P01", "N1"):
                tx.save(an_invitation(snapshot.person_by_ref[ref], snapshot.event_by_code["OF27"]))

    first = b"ref,given_name,family_name,events\nN1,Ny,Fiktiv,OF27\n"
    with qtbot.waitSignal(desk.changed):
        desk.change(lambda workspace: import_list(workspace, ImportKind.PEOPLE, first).change_set)
    with qtbot.waitSignal(desk.idle):
        desk.read(issue, lambda _: None)
    path = tmp_path / "renamed.csv"
    path.write_text("ref,given_name,family_name,events\nN1,Ngozi,Adeyemi,OF27\n", encoding="utf-8")
    take(qtbot, wizard, path)
    click(qtbot, wizard, wizard.columns.go_on)
    click(qtbot, wizard, wizard.questions.view.one)

    click(qtbot, wizard, wizard.questions.review)

    assert wizard.here == "questions"
    assert "N1" in wizard.questions.view.wrong.sentence.text()
    assert wizard.course.answers == {"merge:N1+P01": "merge"}


def test_cancel_leaves_everything_as_it_was(wizard: ImportWizard, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    before = read(qtbot, desk)
    take(qtbot, wizard, people_list(tmp_path))
    click(qtbot, wizard, wizard.columns.go_on)
    click(qtbot, wizard, wizard.questions.view.later)
    wizard.questions.list.pick("merge:N02+P01")
    click(qtbot, wizard, wizard.questions.view.one)

    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    stays = wizard.isVisible()
    qtbot.mouseClick(wizard.cancel, Qt.MouseButton.LeftButton)

    assert stays
    assert not wizard.isVisible()
    assert read(qtbot, desk) == before
    assert desk.reach.undo is None


def test_long_work_says_how_far_it_is_and_cancel_goes_back(
    wizard: ImportWizard, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = "\n".join(f"B{number},Given{number},Family{number}" for number in range(3000))
    path = tmp_path / "long.csv"
    path.write_text(f"ref,given_name,family_name\n{rows}\n", encoding="utf-8")
    take(qtbot, wizard, path)

    with qtbot.waitSignal(desk.progressed):
        qtbot.mouseClick(wizard.columns.go_on, Qt.MouseButton.LeftButton)
    far = wizard.working.far.text()
    qtbot.mouseClick(wizard.working.stop, Qt.MouseButton.LeftButton)
    wizard.working.stopped.emit()
    rest(qtbot, wizard)

    assert far.endswith("of 3,000 rows")
    assert wizard.here in ("columns", "review")
    if wizard.here == "columns":
        assert wizard.columns.wrong.sentence.text() == "Stopped, as asked. Nothing was changed."


def test_what_the_desk_stops_before_it_begins_leads_back_too(
    wizard: ImportWizard, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = people_list(tmp_path)

    wizard.take(path)
    desk.cancel()
    rest(qtbot, wizard)
    first = wizard.here
    take(qtbot, wizard, path)
    qtbot.mouseClick(wizard.columns.go_on, Qt.MouseButton.LeftButton)
    desk.cancel()
    rest(qtbot, wizard)

    assert first in ("file", "columns")
    assert wizard.here in ("columns", "questions")


def test_the_review_shows_a_group_alone_and_every_problem_in_words(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    take(qtbot, wizard, people_list(tmp_path))
    click(qtbot, wizard, wizard.columns.go_on)
    click(qtbot, wizard, wizard.questions.review)
    review = wizard.review

    click(qtbot, wizard, review.chips["rejected"])
    rejected = [row.ref for row in review.model.rows]
    click(qtbot, wizard, review.chips["rejected"])
    click(qtbot, wizard, review.show_problems)
    problems = [str(review.problem_model.index(row, 0).data()) for row in range(review.problem_model.rowCount())]
    words.speak(qapp, "nb")

    assert rejected == ["N07"]
    assert problems[1] == "Row 8: there is no name in any script. The row is left out."
    assert review.problem_table.isVisible()
    assert str(review.problem_model.index(1, 0).data()).startswith("Rad 8")
    assert review.open.sentence.text().startswith("7 spørsmål")
    assert "Skostørrelse" in review.notes.text()


def test_answers_that_raise_more_questions_lead_back_to_them(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "chain.csv"
    path.write_text(
        "ref,given_name,family_name,name_native,dob\n"
        "C1,Ann,Prøve,안나,05/06/1971\nC2,Anna,Annerledes,안나,1971-06-05\n",
        encoding="utf-8",
    )
    take(qtbot, wizard, path)
    click(qtbot, wizard, wizard.columns.go_on)
    first = [row.key for row in wizard.questions.model.rows]
    wizard.questions.view.cell.choices["1971-06-05"].setChecked(True)
    click(qtbot, wizard, wizard.questions.view.take)

    click(qtbot, wizard, wizard.questions.review)
    more = wizard.review.more.isVisible()
    click(qtbot, wizard, wizard.review.to_questions)

    assert first == ["dob:C1"]
    assert more
    assert wizard.here == "questions"
    assert wizard.questions.key == "merge:C1+C2"


def test_a_list_that_says_nothing_new_says_so(wizard: ImportWizard, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "events.csv"
    path.write_text("code,title\nNN27,Invented\n", encoding="utf-8")
    with qtbot.waitSignal(desk.changed):
        desk.change(lambda workspace: import_list(workspace, ImportKind.EVENTS, path.read_bytes()).change_set)
    entries = desk.reach
    take(qtbot, wizard, path)
    click(qtbot, wizard, wizard.columns.go_on)
    review = wizard.review

    assert wizard.here == "review"
    assert review.unchanged.text() == "1 row changes nothing"
    assert review.empty.isVisible()
    click(qtbot, wizard, review.apply)
    assert not wizard.isVisible()
    assert desk.reach == entries


def test_the_steps_done_can_be_looked_at_again(wizard: ImportWizard, tmp_path: Path, qtbot: QtBot) -> None:
    take(qtbot, wizard, people_list(tmp_path))
    click(qtbot, wizard, wizard.columns.go_on)
    click(qtbot, wizard, wizard.questions.review)

    click(qtbot, wizard, wizard.review.back)
    again = wizard.here
    click(qtbot, wizard, wizard.rail.steps["columns"])

    assert again == "questions"
    assert wizard.here == "columns"
    assert wizard.rail.steps["file"].isEnabled()
    assert not wizard.rail.steps["review"].isEnabled()


def test_with_little_room_the_steps_are_circles_and_the_questions_are_walked_by_arrows(
    wizard: ImportWizard, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    take(qtbot, wizard, people_list(tmp_path))
    click(qtbot, wizard, wizard.columns.go_on)
    step = wizard.questions
    step.list.pick("merge:N02+P01")

    theme.apply(qapp, Mode.LIGHT, 200)
    qtbot.waitUntil(lambda: wizard.rail.width() == 104)
    list_shown = step.list.isVisible()
    click(qtbot, wizard, step.view.forward)
    forward = step.key
    click(qtbot, wizard, step.view.back)

    assert not list_shown
    assert step.narrow_review.isVisible()
    assert forward == "merge:N03+P05"
    assert step.key == "merge:N02+P01"


def test_a_step_follows_the_language(wizard: ImportWizard, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    take(qtbot, wizard, people_list(tmp_path))
    words.speak(qapp, "nb")
    QApplication.processEvents()
    columns = shown(wizard.columns)
    click(qtbot, wizard, wizard.columns.go_on)
    words.speak(qapp, "en")

    assert "Rad 2" in columns
    assert wizard.questions.left.text() == "7 left"
    assert wizard.title.text() == "Import people"


def test_import_from_the_window_and_ctrl_z_takes_it_back(
    window: MainWindow, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    before = read(qtbot, desk)
    wizard = open_wizard(desk, window, people_list(tmp_path))
    qtbot.waitUntil(lambda: wizard.here == "columns")
    click(qtbot, wizard, wizard.columns.go_on)
    click(qtbot, wizard, wizard.questions.review)
    with qtbot.waitSignal(desk.changed):
        click(qtbot, wizard, wizard.review.apply)
    qtbot.waitUntil(window.undo.isEnabled)

    with qtbot.waitSignal(desk.changed):
        window.undo.trigger()

    assert read(qtbot, desk) == before
