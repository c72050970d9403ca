"""The line above the badge: what can be put on it, and what can be done with what is chosen."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui import words
from ui.pages.designer_board import Board
from ui.widgets import parts
from ui.widgets.flow import Flow
from ui.widgets.label_moves import ADDED

# Name of what is done -> its icon, and how many elements must be chosen for it.
TOOLS: dict[str, tuple[str, int]] = {
    "undo": ("undo", 0),
    "redo": ("redo", 0),
    "align-left": ("align-left", 1),
    "align-centre": ("align-centre", 1),
    "align-right": ("align-right", 1),
    "align-top": ("align-top", 1),
    "align-middle": ("align-middle", 1),
    "align-bottom": ("align-bottom", 1),
    "spread-across": ("spread-across", 3),
    "spread-down": ("spread-down", 3),
    "to-front": ("to-front", 1),
    "to-back": ("to-back", 1),
    "copy": ("duplicate", 1),
    "remove": ("remove", 1),
}


class DesignTools(QWidget):
    """`asked` carries the name of what is to be done."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.add = parts.button("designer.add", "add", "", "designer.add-name")
        self.menu = QMenu(self.add)
        for name in ADDED:
            action = self.menu.addAction("")
            words.put(action, f"designer.kind.{name}")
            action.triggered.connect(partial(self._ask, f"add-{name}"))
        self.add.clicked.connect(lambda: self.menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft())))
        self.vary = parts.icon_button("designer.vary", "apart")
        self.variants = QMenu(self.vary)
        self.vary.clicked.connect(lambda: self.variants.popup(self.vary.mapToGlobal(self.vary.rect().bottomLeft())))
        self.buttons: dict[str, QPushButton] = {}
        line = Flow(spacing=1)
        line.addWidget(self.add)
        for name, (icon, _) in TOOLS.items():
            button = self.buttons[name] = parts.icon_button(f"designer.do.{name}", icon)
            button.clicked.connect(partial(self._ask, name))
            line.addWidget(button)
        line.addWidget(self.vary)
        self.setLayout(line)

    def _ask(self, name: str, _: bool = False) -> None:
        self.asked.emit(name)

    def follow(self, board: Board) -> None:
        """Only what can be done now can be pressed."""
        steps, design = board.steps, board.design
        self.add.setEnabled(design is not None)
        self.vary.setEnabled(design is not None and bool(design.picked))
        for name, (_, needed) in TOOLS.items():
            works = design is not None and len(design.picked) >= needed
            self.buttons[name].setEnabled(works)
        self.buttons["undo"].setEnabled(steps is not None and steps.can_undo)
        self.buttons["redo"].setEnabled(steps is not None and steps.can_redo)
