"""A printer is measured once: what was read off its test page moves and sizes its prints from then on."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from forumdesk.exporters.calibration import CalibrationPage
from ui.dialogs.calibration import CalibrationDialog
from ui.pages.print_paper import PaperFields
from ui.settings import Settings
from ui.widgets.printer import Offset, correction

PAGE = CalibrationPage(210, 270, "", ())


@pytest.fixture
def fields(kept: Settings, qtbot: QtBot) -> PaperFields:
    fields = PaperFields()
    qtbot.addWidget(fields)
    fields.remember(kept)
    fields.show()
    return fields


def asked(fields: PaperFields, qtbot: QtBot) -> CalibrationDialog:
    qtbot.mouseClick(fields.calibrate, Qt.MouseButton.LeftButton)
    dialog = fields.findChild(CalibrationDialog)
    assert isinstance(dialog, CalibrationDialog)
    return dialog


def typed(dialog: CalibrationDialog, name: str, text: str, qtbot: QtBot) -> None:
    edit = dialog.fields[name].edit
    edit.selectAll()
    qtbot.keyClicks(edit, text)


@pytest.mark.parametrize(
    ("edges", "rulers", "expected"),
    [
        ((20, 20), (170, 230), Offset()),
        ((21.5, 19), (170, 230), Offset(-1.5, 1.0)),
        ((20.4, 20), (173.4, 230), Offset(0, 0, 98.04, 100)),
    ],
)
def test_what_a_printer_moves_and_stretches_is_undone(
    edges: tuple[float, float], rulers: tuple[float, float], expected: Offset
) -> None:
    assert correction(PAGE, edges, rulers) == expected


def test_what_was_measured_is_kept_for_the_printer(fields: PaperFields, qtbot: QtBot) -> None:
    dialog = asked(fields, qtbot)
    typed(dialog, "left", "21,5", qtbot)
    typed(dialog, "down", "228 mm", qtbot)

    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)

    kept = fields.offset_of(fields.printer)
    assert (kept.right, kept.high) == (-1.5, 100.88)
    assert fields.right.edit.text() == "-1.5"


@pytest.mark.parametrize("text", ["", "a thumb", "60", "0"])
def test_what_no_printer_does_is_not_kept(text: str, fields: PaperFields, qtbot: QtBot) -> None:
    dialog = asked(fields, qtbot)

    typed(dialog, "left", text, qtbot)
    if not text:
        qtbot.keyClick(dialog.fields["left"].edit, Qt.Key.Key_Backspace)

    assert not dialog.go.isEnabled()
    assert "Measure again" in dialog.found.text()


def test_escape_leaves_the_printer_as_it_was(fields: PaperFields, qtbot: QtBot) -> None:
    dialog = asked(fields, qtbot)
    typed(dialog, "left", "22", qtbot)

    dialog.reject()

    assert fields.offset_of(fields.printer) == Offset()
