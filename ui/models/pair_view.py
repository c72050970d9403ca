"""The question whether two are one: the evidence, both side by side, and what would be shown of them."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from forumdesk.domain.participation import Answer, Category
from forumdesk.domain.questions import Question
from forumdesk.services.comparing import After, Comparison, after
from ui import icons, theme, words
from ui.models.compare_rows import compare_rows, evidence_text, heads, question_key
from ui.models.people_rows import category_word
from ui.widgets import parts
from ui.widgets.compare import Card, CompareView

_NOTHING: Mapping[str, Question] = {}


class PairView(QScrollArea):
    """`chosen` tells whose values come first; `read` carries the key of a question about a cell, and its answer."""

    chose = Signal()
    read = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.comparison: Comparison | None = None
        self._file = ""
        self._asked: Mapping[str, Question] = {}
        self._answers: Mapping[str, str] = {}
        self.evidence = _Evidence()
        self.compare = CompareView()
        self.after = AfterCard()
        held = QWidget()
        theme.look(held, "window")
        layout = parts.column(self.evidence, self.compare, self.after, None, margins=(0, 0, 0, 12), spacing=16)
        held.setLayout(layout)
        self.setWidget(held)
        self.compare.chose.connect(self._tell)
        self.compare.read.connect(self._read)

    @property
    def chosen(self) -> frozenset[str]:
        return frozenset(self.compare.chosen)

    def show_pair(
        self,
        comparison: Comparison,
        file: str = "",
        chosen: frozenset[str] = frozenset(),
        asked: Mapping[str, Question] = _NOTHING,
        answers: Mapping[str, str] | None = None,
    ) -> None:
        """`asked` are questions about cells of the second one, by key, and `answers` what was said to them so far."""
        self.comparison, self._file, self._asked, self._answers = comparison, file, asked, answers or {}
        self.retell(chosen)

    def retell(self, chosen: frozenset[str] | None = None) -> None:
        """The same once more: in another language, or after an answer."""
        if self.comparison is None:
            return
        keep = self.chosen if chosen is None else chosen
        self.evidence.tell(self.comparison)
        rows = compare_rows(self.comparison, self._asked, self._answers)
        self.compare.show_rows(heads(self.comparison, self._file), rows, keep)
        self._show_after()

    def _tell(self) -> None:
        self._show_after()
        self.chose.emit()

    def _show_after(self) -> None:
        if self.comparison is not None:
            self.after.tell(self.comparison, after(self.comparison, self.compare.chosen))

    def _read(self, line_key: str, choice: str) -> None:
        if self.comparison is not None:
            self.read.emit(question_key(line_key.partition("@")[0], self.comparison.second.ref), choice)


class _Evidence(QFrame):
    """How likely it is, and why."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "question")
        self.shape = QLabel()
        self.said, self.hidden = parts.text(look=""), parts.text("compare.hidden")
        # What stands here is the window's own words, never a name.
        self.said.setTextFormat(Qt.TextFormat.RichText)
        line = parts.row(self.shape, margins=(14, 10, 14, 10), spacing=10)
        line.addLayout(parts.column(self.said, self.hidden, spacing=2), 1)
        self.setLayout(line)

    def tell(self, comparison: Comparison) -> None:
        likely, why = evidence_text(comparison)
        theme.look(self, "alias" if comparison.hidden else "question")
        icons.show(self.shape, "lock" if comparison.hidden else "people", "alias" if comparison.hidden else "question")
        self.said.setText(f"<b>{likely}</b> {why}")
        self.hidden.setVisible(comparison.hidden)
        self.setAccessibleName(f"{likely} {why}")


class AfterCard(Card):
    """What would be shown of both: the names, and every address with which one comes first."""

    def __init__(self) -> None:
        super().__init__()
        words.put(self, "compare.after", words.Slot.NAME)
        self.keeps = parts.label(look="second")
        self.name, self.native = parts.Elided("card"), parts.Elided("card")
        self.line = parts.Elided("second")
        self.hidden = parts.text("compare.after-hidden")
        self._grid = QGridLayout()
        theme.fit(self._grid, spacing=6)
        left = QVBoxLayout()
        theme.fit(left, spacing=4)
        for part in (self.name, self.native, self.line):
            left.addWidget(part)
        left.addStretch(1)
        both = parts.row(spacing=16)
        both.addLayout(left, 1)
        right = QVBoxLayout()
        right.addLayout(self._grid)
        right.addStretch(1)
        both.addLayout(right, 1)
        head = parts.row(parts.label("compare.after", "strong"), None, self.keeps)
        self.setLayout(parts.column(head, both, self.hidden, margins=(20, 12, 20, 14), spacing=8))

    def tell(self, comparison: Comparison, after_: After | None) -> None:
        self.keeps.setText(words.say("compare.after-ref", ref=comparison.second.ref))
        self.hidden.setVisible(after_ is None)
        for part in (self.name, self.native, self.line):
            part.setVisible(after_ is not None)
        self._clear()
        if after_ is None:
            return
        self.name.setText(after_.print_name)
        self.native.setText(after_.native_name)
        self.native.setVisible(bool(after_.native_name) and after_.native_name != after_.print_name)
        self.native.setFont(theme.script_font(after_.native_name, 15, 600))
        category = category_word(Category(after_.category)) if after_.category else ""
        answer = words.say(f"answer.{Answer(after_.answer)}") if after_.answer else ""
        self.line.setText(" · ".join(filter(None, (after_.organisation, category, answer))))
        for row, address in enumerate(after_.emails):
            self._address(row, address)

    def _address(self, row: int, address: str) -> None:
        said = parts.Elided()
        said.setText(address)
        shape = parts.picture("invitations", "text2", 14)
        shape.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._grid.addWidget(shape, row, 0)
        self._grid.addWidget(said, row, 1)
        self._grid.addWidget(parts.label("compare.after-kept" if row else "compare.after-first", "hint"), row, 2)
        self._grid.setColumnStretch(1, 1)

    def _clear(self) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
