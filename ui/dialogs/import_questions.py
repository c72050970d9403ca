"""The third step of an import: the questions one by one, with what speaks for either answer."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui import theme, words
from ui.dialogs.import_course import Course
from ui.models.asking_view import AskingView
from ui.models.import_rows import questions_model
from ui.models.question_list import QuestionList
from ui.widgets import parts

_LIST_WIDTH = 272
_NARROW = 800


class QuestionsStep(QWidget):
    """`answered` after each answer; `went_on` to the review, which takes what is left open along."""

    answered = Signal()
    went_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.course = Course()
        self.key = ""
        self.model = questions_model()
        self.list = QuestionList(self.model)
        self.left = parts.label(look="count")
        self.view = AskingView()
        self.review = parts.button("import.review", "into", name="import.review-name")
        self._side = QFrame()
        self._build()
        self._wire()

    def _build(self) -> None:
        theme.look(self._side, "list")
        head = parts.row(parts.label("import.questions", "strong"), None, self.left, margins=(20, 16, 18, 6))
        side = parts.column(spacing=0)
        side.addLayout(head)
        side.addWidget(self.list, 1)
        side.addWidget(parts.frame("foot", parts.row(None, self.review, margins=(12, 11, 12, 11))))
        self._side.setLayout(side)
        theme.fit(self._side, minimumWidth=_LIST_WIDTH, maximumWidth=_LIST_WIDTH)
        self.narrow_review = parts.button("import.review", name="import.review-name")
        self.view.beside.addWidget(self.narrow_review)
        line = parts.row(self._side, spacing=0)
        line.addWidget(self.view, 1)
        self.setLayout(line)

    def _wire(self) -> None:
        self.list.picked.connect(self._look)
        self.view.answered.connect(self._answer)
        self.view.read.connect(self._read)
        self.view.pair.chose.connect(self._keep_choice)
        self.view.back.clicked.connect(lambda: self._walk(-1))
        self.view.forward.clicked.connect(lambda: self._walk(1))
        for button in (self.review, self.narrow_review):
            button.clicked.connect(self.went_on)

    def show_course(self, course: Course, key: str = "") -> None:
        """From the first question that nobody has answered, or from a named one."""
        self.course = course
        self.refuse("")
        self._fill()
        unseen = (row.key for row in self.model.rows if row.answer is None)
        first = next((row.key for row in self.model.rows), "")
        self._go(key or next(unseen, first))

    def refuse(self, sentence: str) -> None:
        """Why the list could not be looked at with these answers."""
        self.view.refuse(sentence)

    def retell(self) -> None:
        self._fill()
        self.view.retell()
        self._go(self.key)

    def _fill(self) -> None:
        self.model.fill(self.course.questions)
        waiting = sum(row.answer is None for row in self.model.rows)
        self.left.setText(words.count("import.left", waiting))

    def _go(self, key: str) -> None:
        self.list.pick(key)
        self._look(key)

    def _look(self, key: str) -> None:
        asked = self.course.asked.get(key)
        if asked is None:
            return
        if self.key != key or self.view.asked is not asked:
            self.key = key
            course = self.course
            chosen = course.chosen.get(key, frozenset())
            answers = course.answers
            self.view.show_question(asked, answers.get(key, ""), course.name, chosen, course.cells, answers)
        self.view.say_number(self.model.row_of(key) + 1, self.model.total)

    def _answer(self, choice: str) -> None:
        self.course.answers[self.key] = choice
        if self.view.asked is not None and self.view.asked.comparison is not None:
            self._keep_choice()
        self.answered.emit()
        here = self.model.row_of(self.key)
        self._fill()
        rows = self.model.rows
        ahead = [*rows[here + 1 :], *rows[: here + 1]]
        following = next((row.key for row in ahead if row.answer is None), "")
        if following:
            self._go(following)
            self.view.focus_first()
        else:
            self._go(self.key)
            (self.review if self._side.isVisible() else self.narrow_review).setFocus()

    def _read(self, key: str, choice: str) -> None:
        """A question about a cell, answered beside the value it is about."""
        self.course.answers[key] = choice
        self._fill()
        self.list.pick(self.key)
        course = self.course
        self.view.show_question(course.asked[self.key], "", course.name, self.view.chosen, course.cells, course.answers)
        self.view.focus_first()
        self.answered.emit()

    def _keep_choice(self) -> None:
        self.course.chosen[self.key] = self.view.chosen

    def _walk(self, step: int) -> None:
        number = self.model.row_of(self.key) + step
        if 0 <= number < len(self.model.rows):
            self._go(self.model.rows[number].key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() * 100 // theme.scale() < _NARROW
        self._side.setVisible(not narrow)
        self.narrow_review.setVisible(narrow)
        self.view.hint.setVisible(self.width() * 100 // theme.scale() >= _NARROW)
