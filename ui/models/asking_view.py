"""One question whole: its heading, its evidence, and buttons that say the outcome."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from forumdesk.domain.questions import Question
from forumdesk.services.asked import Asked
from ui import shortcuts, theme, words
from ui.models.cell_view import CellView
from ui.models.pair_view import PairView
from ui.widgets import parts
from ui.widgets.note import NoteCard

MERGE, KEEP, LATER = "merge", "keep", ""
_NOTHING: Mapping[str, Question] = {}


class AskingView(QWidget):
    """`answered` carries the choice, empty for later. What was chosen side by side is in `chosen`."""

    answered = Signal(str)
    read = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "window")
        self.asked: Asked | None = None
        self.wrong = NoteCard()
        self.title, self.number = parts.label(look="title"), parts.label(look="count")
        self.back = parts.icon_button("import.previous", "back", "square")
        self.forward = parts.icon_button("import.next", "into", "square")
        self.beside = QHBoxLayout()
        theme.fit(self.beside, spacing=8)
        self.pair, self.cell, self.gone = PairView(), CellView(), parts.text("compare.already-one")
        self.later = parts.button("import.later", look="quiet")
        self.two = parts.button("import.two-people", "apart")
        self.one = parts.button("import.one-person", "merge", "primary")
        self.take = parts.button("import.take-reading", "attended", "primary")
        self.hint = parts.label("import.nothing-written", "hint")
        self._stack = QStackedWidget()
        self._build()
        self._wire()

    def _build(self) -> None:
        for part in (self.pair, self.cell, self.gone):
            self._stack.addWidget(part)
        head = parts.row(self.title, None, self.number, self.back, self.forward, spacing=8)
        head.addLayout(self.beside)
        body = parts.column(head, self.wrong, margins=(24, 16, 24, 0), spacing=12)
        self.wrong.hide()
        body.addWidget(self._stack, 1)
        line = parts.row(self.later, self.hint, None, self.two, self.one, self.take, margins=(14, 11, 24, 11))
        outer = parts.column(spacing=0)
        outer.addLayout(body, 1)
        outer.addWidget(parts.frame("foot", line))
        self.setLayout(outer)

    def _wire(self) -> None:
        self.later.clicked.connect(lambda: self.answered.emit(LATER))
        self.two.clicked.connect(lambda: self.answered.emit(KEEP))
        self.one.clicked.connect(lambda: self.answered.emit(MERGE))
        self.take.clicked.connect(lambda: self.answered.emit(self.cell.choice))
        self.cell.picked.connect(lambda: self.take.setEnabled(bool(self.cell.choice)))
        self.pair.read.connect(self.read)
        self.keys = [self._key(name, number) for number, name in enumerate(("import-one", "import-two"))]
        later = shortcuts.action(self, "import-later")
        later.triggered.connect(self.later.click)
        self.keys.append(later)

    def _key(self, name: str, number: int) -> QAction:
        made = shortcuts.action(self, name)
        made.triggered.connect(lambda: self._press(number))
        return made

    def _press(self, number: int) -> None:
        if self.asked is not None and self.asked.comparison is not None:
            (self.one, self.two)[number].click()
        else:
            self.cell.pick(number)

    @property
    def chosen(self) -> frozenset[str]:
        return self.pair.chosen

    def show_question(
        self,
        asked: Asked,
        answer: str = "",
        file: str = "",
        chosen: frozenset[str] = frozenset(),
        cells: Mapping[str, Question] = _NOTHING,
        answers: Mapping[str, str] | None = None,
    ) -> None:
        """`answer` is what was said to it before; the others are as `PairView.show_pair` takes them."""
        self.asked = asked
        whole = asked.comparison is not None
        pair = asked.question.type == "same-person"
        if asked.comparison is not None:
            self.pair.show_pair(asked.comparison, file, chosen, cells, answers)
        elif not pair:
            self.cell.show_question(asked, answer)
        self._stack.setCurrentWidget(self.pair if whole else self.gone if pair else self.cell)
        for part in (self.one, self.two):
            part.setVisible(whole)
        self.take.setVisible(not pair)
        self.take.setEnabled(bool(self.cell.choice))
        words.put(self.title, f"import.ask.{asked.question.type}")

    def refuse(self, sentence: str) -> None:
        """Why an answer could not stand; nothing takes that away."""
        self.wrong.setVisible(bool(sentence))
        if sentence:
            self.wrong.tell("block", words.say("import.wrong"), sentence)

    def say_number(self, n: int, total: int) -> None:
        words.put(self.number, "import.question-of", n=words.figure(n), total=words.figure(total))

    def retell(self) -> None:
        self.pair.retell()
        self.cell.retell()

    def focus_first(self) -> None:
        """To what is to be chosen; where nothing is, to the answer that changes nothing."""
        if self._stack.currentWidget() is self.cell:
            self.cell.focus_first()
        elif self._stack.currentWidget() is self.pair and self.pair.compare.cells:
            self.pair.compare.focus_first()
        else:
            (self.later if self.later.isVisibleTo(self) else self.two).setFocus()
