"""The sheet on the screen and on paper: turning, zooming, white in the dark, and where a printer puts it."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.exporters.paper import Paper
from forumdesk.progress import Cancelled
from tests.ui.printing_house import at_rest
from ui import settings, theme
from ui.settings import Settings
from ui.theme import Mode
from ui.widgets.press import Press, draw, pages_of
from ui.widgets.preview import FIT, Preview
from ui.widgets.printer import Offset, Offsets, a_printer, lay_out, print_pdf

A6 = (297.64, 419.53)


def a_pdf(pages: int = 3) -> bytes:
    """Pages with a black square of 72 points in the lower left corner."""
    paper = Paper(A6)
    for _ in range(pages):
        paper.raw("0 0 0 rg 0 0 72 72 re f")
        paper.showPage()
    return paper.to_bytes()


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    preview = Preview()
    qtbot.addWidget(preview)
    preview.resize(500, 600)
    with qtbot.waitExposed(preview):
        preview.show()
    preview.activateWindow()
    preview.setFocus()
    preview.show_pdf(a_pdf())
    qtbot.waitUntil(lambda: at_rest(preview) and not preview.image().isNull())
    return preview


def test_the_sheets_are_turned_by_keys_and_buttons_and_end_where_they_end(preview: Preview, qtbot: QtBot) -> None:
    turned: list[int] = []
    preview.turned.connect(turned.append)

    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_PageUp):
        qtbot.keyClick(preview, key)
    qtbot.mouseClick(preview.after, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(preview.before, Qt.MouseButton.LeftButton)

    assert turned == [1, 2, 0, 1, 0]
    assert preview.accessibleDescription() == "Sheet 1 of 3"
    assert not preview.before.isEnabled()


def test_a_sheet_is_zoomed_in_steps_and_fitted_again(preview: Preview, qtbot: QtBot) -> None:
    fitted = preview.percent

    qtbot.mouseClick(preview.larger, Qt.MouseButton.LeftButton)
    larger = preview.percent
    qtbot.mouseClick(preview.smaller, Qt.MouseButton.LeftButton)
    smaller = preview.percent
    qtbot.mouseClick(preview.fit, Qt.MouseButton.LeftButton)

    assert smaller < larger
    assert larger > fitted
    assert (preview.zoom, preview.percent) == (FIT, fitted)


def test_ctrl_and_the_wheel_zoom(preview: Preview) -> None:
    before = preview.percent
    event = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(preview._paper, event)

    assert preview.percent > before


def test_paper_is_white_in_the_dark_too(preview: Preview, qapp: QApplication) -> None:
    theme.apply(qapp, Mode.DARK, 100)
    seen = preview.grab().toImage()

    sheet = preview._paper.sheet()
    inside = preview._paper.mapTo(preview, sheet.center())
    outside = preview._paper.mapTo(preview, QPoint(2, 40))
    assert seen.pixelColor(inside).name() == "#ffffff"
    assert seen.pixelColor(outside).lightness() < 60


def test_without_a_pdf_words_stand_there(preview: Preview) -> None:
    preview.say("badges.nobody")

    preview.show_pdf(b"")

    assert preview._hint.isVisible()
    assert not preview.larger.isEnabled()


def test_newer_work_takes_the_place_of_older(qtbot: QtBot) -> None:
    owner = QObject()
    heard: list[object] = []
    press, held = Press(owner), threading.Event()
    press.ask("one", lambda _: held.wait(5), heard.append)

    press.ask("one", lambda _: "newer", heard.append)
    held.set()
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == ["newer"]
    assert not press.busy("one")


def test_work_that_fails_is_told_and_work_that_was_stopped_is_not(qtbot: QtBot) -> None:
    owner = QObject()
    heard: list[object] = []
    failed: list[object] = []
    press = Press(owner)
    press.failed.connect(failed.append)

    def stopped(_: object) -> None:
        raise Cancelled

    press.ask("stopped", stopped, heard.append)
    press.ask("broken", lambda _: pages_of(b"no PDF at all"), heard.append)
    qtbot.waitUntil(lambda: bool(failed))

    assert len(failed) == 1
    assert heard == []


def _printed(tmp_path: Path, offset: Offset) -> QImage:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(72)
    printer.setOutputFileName(str(tmp_path / "job.pdf"))
    lay_out(printer, QSizeF(*A6))
    print_pdf(printer, a_pdf(1), offset)
    return draw((tmp_path / "job.pdf").read_bytes(), 0, 1)


def _corner(image: QImage) -> tuple[int, int]:
    """Right and upper edge of what is black, in pixels from the lower left."""
    black = [
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).lightness() < 128
    ]
    return max(x for x, _ in black), image.height() - min(y for _, y in black)


def test_a_print_is_as_large_as_its_paper_and_moved_as_far_as_its_printer_needs(tmp_path: Path) -> None:
    straight = _corner(_printed(tmp_path, Offset()))

    moved = _corner(_printed(tmp_path, Offset(right=10, down=-5)))
    small = _corner(_printed(tmp_path, Offset(wide=95, high=100)))

    assert list(straight) == pytest.approx([71, 72], abs=2)
    assert moved[0] - straight[0] == pytest.approx(28, abs=2)
    assert moved[1] - straight[1] == pytest.approx(14, abs=2)
    assert small[0] == pytest.approx(straight[0] * 0.95, abs=2)


def test_a_job_has_the_programs_name_alone(tmp_path: Path) -> None:
    printer = a_printer("", QSizeF(*A6).transposed())

    assert (printer.docName(), printer.creator()) == ("ForumDesk", "ForumDesk")
    assert printer.pageLayout().fullRect(printer.pageLayout().units()).width() > 0
    assert printer.fullPage()


def test_printing_that_is_stopped_prints_no_further(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(72)
    printer.setOutputFileName(str(tmp_path / "job.pdf"))

    def stop(done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_pdf(printer, a_pdf(3), Offset(), stop)


def test_offsets_are_kept_by_printer_and_what_is_none_is_passed_over(kept: Settings) -> None:
    kept.put(
        settings.PRINTER_OFFSETS,
        ["Front; desk;0.5;-1;100;99", "Far;99;0;100;100", "rubbish", "Odd;x;y;100;100", "Wide;0;0;130;100"],
    )
    offsets = Offsets(kept)

    offsets.put("Back office", Offset(0, 0.25))
    offsets.put("Front; desk", Offset())

    assert kept.get(settings.PRINTER_OFFSETS) == ["Back office;0;0.25;100;100"]
    assert offsets.of("Back office") == Offset(0, 0.25)
    assert offsets.of("Front; desk") == Offset()
