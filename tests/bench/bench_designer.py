"""The designer while something is dragged: a step may cost as the elements of the badge do, and no faster."""

import gc
import os
from dataclasses import replace
from time import process_time

# Before anything of Qt looks for a display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from forumdesk.exporters.facts import facts_of
from forumdesk.exporters.template import Element, Template, Text
from forumdesk.exporters.templates import shipped
from tests.bench.result import Result
from ui import theme
from ui.models.sample_cards import Sample, sample_card
from ui.theme import Mode
from ui.widgets.label_design import Design, box_of
from ui.widgets.label_painting import place_of
from ui.widgets.label_view import LabelView

ROUNDS, MOVES = 3, 60


def crowded(copies: int) -> Template:
    """The shipped badge with a photo, and so many more texts over it."""
    template = shipped("photo")
    layout = template.layouts[-1]
    more = tuple(
        Element(f"more-{n}", 14 + n % 5 * 8, 10 + n // 5 * 6, 8, 5, Text("{name} {organisation}", lines=3))
        for n in range(copies)
    )
    return replace(template, layouts=(replace(layout, front=(*layout.front, *more)),))


def a_step(template: Template, name: str, handle: tuple[int, int] | None) -> float:
    """The mean seconds of the processor from a move of the mouse to the badge painted anew, as large as it is shown."""
    view = LabelView()
    view.resize(900, 640)
    view.show()
    view.show_design(Design(template).choose((name,)), facts_of(sample_card(Sample.TWO_SCRIPTS)))
    canvas = view.canvas
    QApplication.processEvents()
    design = canvas.design
    assert design is not None
    assert design.only is not None
    box = canvas.on_screen(box_of(design.only))
    start = (place_of(box, handle) if handle else box.center()).toPoint()
    _mouse(view, QEvent.Type.MouseButtonPress, start)
    _mouse(view, QEvent.Type.MouseMove, start - QPoint(9, 9))
    canvas.grab()
    gc.collect()
    began = process_time()
    for step in range(MOVES):
        _mouse(view, QEvent.Type.MouseMove, start - QPoint(10 + 2 * step, 10 + step))
        canvas.grab()
    spent = (process_time() - began) / MOVES
    assert canvas.dragged
    view.close()
    return spent


def _mouse(view: LabelView, kind: QEvent.Type, at: QPoint) -> None:
    button = Qt.MouseButton.LeftButton
    where = view.canvas.mapToGlobal(at)
    event = QMouseEvent(kind, at, where, button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.canvas, event)


def run(small: bool) -> list[Result]:
    """A badge of 9 elements against one of 27, and what a step of the shipped one takes of the 50 ms it may take."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.use_fonts(("Inter", "NotoSans"))
    theme.apply(app, Mode.LIGHT, 100)
    rounds = 1 if small else ROUNDS
    few, many = (min(a_step(crowded(copies), "code", None) for _ in range(rounds)) for copies in (0, 20))
    drawn = min(a_step(crowded(0), "names", (1, 1)) for _ in range(rounds))
    return [
        Result(
            "designer: a step of a drag, 20 more texts on the badge",
            many / few,
            6,
            "growth",
            {"few": few, "many": many},
        ),
        Result("designer: a step of resizing names, of 50 ms", drawn / 0.05, 1, "ratio", {"step": drawn}),
    ]
