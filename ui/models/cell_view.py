"""A question about one cell: what was typed, where it stands, and the ways to read it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget

from forumdesk.services.asked import Asked
from ui import theme, words
from ui.models.import_rows import reading_text, where_text
from ui.widgets import parts
from ui.widgets.compare import Card, SideCell


class CellView(QScrollArea):
    """`picked` when a reading is chosen; `choice` is which, empty for none."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.asked: Asked | None = None
        self.choices: dict[str, SideCell] = {}
        self.where, self.why = parts.text(look="second"), parts.text()
        self.value = parts.text(look="card")
        self._group = QButtonGroup(self)
        self._readings = QVBoxLayout()
        theme.fit(self._readings, contentsMargins=parts.NONE, spacing=2)
        typed, readings = Card(), Card()
        typed.setLayout(
            parts.column(
                parts.label("import.as-typed", "label"), self.value, self.where, margins=(20, 14, 20, 14), spacing=6
            )
        )
        heading = parts.label("import.readings", "label")
        theme.fit(heading, indent=8)
        inner = parts.column(heading, margins=(12, 14, 12, 10), spacing=6)
        inner.addLayout(self._readings)
        readings.setLayout(inner)
        held = QWidget()
        theme.look(held, "window")
        held.setLayout(parts.column(self.why, typed, readings, None, margins=(0, 0, 0, 12), spacing=16))
        self.setWidget(held)

    @property
    def choice(self) -> str:
        return next((choice for choice, button in self.choices.items() if button.isChecked()), "")

    def show_question(self, asked: Asked, chosen: str) -> None:
        self.asked = asked
        for button in self.choices.values():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self.choices = {choice: self._reading(choice) for choice in asked.question.choices}
        self._group.setExclusive(False)
        for choice, button in self.choices.items():
            button.setChecked(choice == chosen)
        self._group.setExclusive(True)
        self.value.setText(asked.question.value)
        self.value.setFont(theme.script_font(asked.question.value, 15, 600))
        self.retell()

    def pick(self, number: int) -> None:
        """Choose a reading by its place."""
        buttons = list(self.choices.values())
        if number < len(buttons):
            buttons[number].setChecked(True)
            buttons[number].setFocus()

    def focus_first(self) -> None:
        for button in self.choices.values():
            button.setFocus(Qt.FocusReason.TabFocusReason)
            return

    def retell(self) -> None:
        if self.asked is None:
            return
        self.where.setText(where_text(self.asked))
        self.why.setText(words.say(f"import.why.{self.asked.question.type}"))
        for choice, button in self.choices.items():
            button.say(reading_text(self.asked, choice))
            button.setAccessibleName(button.said)

    def _step(self, choice: str, step: tuple[int, int]) -> None:
        """An arrow key goes to the next reading and takes it, as radio buttons do."""
        names = list(self.choices)
        at = names.index(choice) + sum(step)
        if 0 <= at < len(names):
            self.pick(at)

    def _reading(self, choice: str) -> SideCell:
        button = SideCell("", False)
        button.stepped.connect(lambda step: self._step(choice, step))
        button.toggled.connect(lambda _: self.picked.emit())
        self._group.addButton(button)
        self._readings.addWidget(button)
        return button
