"""Importing a list in a window of its own: file, columns, questions, review, and applied as one step or not at all."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QStackedWidget, QWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.progress import Cancelled
from forumdesk.services.importing import Decisions
from forumdesk.services.previewing import Becomes, ListFile, Preview
from ui import theme, words
from ui.desk import Desk
from ui.dialogs.import_columns import ColumnsStep
from ui.dialogs.import_course import Course
from ui.dialogs.import_file import FileStep, Working
from ui.dialogs.import_questions import QuestionsStep
from ui.dialogs.import_review import ReviewStep
from ui.dialogs.import_steps import STEPS, StepRail
from ui.models import import_rows
from ui.models.import_rows import Applied, Trouble
from ui.widgets import parts


def open_wizard(desk: Desk, parent: QWidget, path: Path | None = None) -> "ImportWizard":
    """Over the whole window of `parent`; with a path that file is read at once."""
    wizard = ImportWizard(desk, parent)
    window = parent.window()
    wizard.setGeometry(window.geometry())
    wizard.open()
    wizard.file.choose.setFocus()
    if path is not None:
        wizard.take(path)
    return wizard


class ImportWizard(QDialog):
    """Nothing is written before `applied`; closing it leaves everything as it was."""

    applied = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self.course = Course()
        self.here = "file"
        self.running = False
        self._stop_at = "file"
        self.title, self.second = parts.label("import.title", "card"), parts.Elided("second")
        self.cancel = parts.button("import.cancel", "close", "quiet")
        self.rail = StepRail()
        self.file, self.columns = FileStep(), ColumnsStep()
        self.questions, self.review, self.working = QuestionsStep(), ReviewStep(), Working()
        self.stack = QStackedWidget()
        self._build()
        self._wire()
        self.turn("file")

    def _build(self) -> None:
        for step in (self.file, self.columns, self.questions, self.review, self.working):
            self.stack.addWidget(step)
        head = parts.row(self.title, self.second, self.cancel, margins=(20, 8, 14, 8), spacing=12)
        head.setStretch(1, 1)
        bar = parts.frame("bar", head)
        theme.fit(bar, minimumHeight=48, maximumHeight=48)
        body = parts.row(self.rail, spacing=0)
        body.addWidget(self.stack, 1)
        outer = parts.column(bar, spacing=0)
        outer.addLayout(body, 1)
        self.setLayout(outer)
        theme.fit(self, minimumWidth=theme.SMALLEST[0], minimumHeight=theme.SMALLEST[1])

    def _wire(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.file.chosen.connect(self.take)
        self.working.stopped.connect(self.desk.cancel)
        self.columns.turned.connect(self._tell)
        self.columns.went_on.connect(lambda: self._look("questions"))
        self.columns.went_back.connect(lambda: self.turn("file"))
        self.questions.answered.connect(self._tell)
        self.questions.went_on.connect(lambda: self._look("review"))
        self.review.went_back.connect(lambda: self.turn("questions" if self.course.asked else "columns"))
        self.review.applied.connect(self._apply)
        self.rail.turned.connect(self.turn)
        self.desk.progressed.connect(self.working.show_progress)
        self.desk.failed.connect(self._refused)

    def take(self, path: Path) -> None:
        """Read a file; nothing of one that was read before is left."""
        self.file.refuse("")
        self._begin("import.reading", "file")
        self.desk.read(partial(import_rows.look_at, path=path), partial(self._taken, path.name))

    def turn(self, step: str) -> None:
        """To a step that was done before, or the next one."""
        self.here = step
        shown: dict[str, QWidget] = {
            "file": self.file,
            "columns": self.columns,
            "questions": self.questions,
            "review": self.review,
        }
        self.stack.setCurrentWidget(shown[step])
        if step == "columns":
            self.columns.show_course(self.course)
        elif step == "questions":
            self.questions.show_course(self.course)
        self._tell()
        # The step that was left took the keyboard along; Qt would hand it to the first button there is, Cancel.
        if step == "questions":
            self.questions.view.focus_first()
        else:
            {"file": self.file.choose, "columns": self.columns.go_on, "review": self.review.back}[step].setFocus()

    def _taken(self, name: str, found: ListFile | Trouble) -> None:
        self._end()
        if isinstance(found, Trouble):
            self.turn("file")
            self.file.refuse(found.sentence)
            return
        self.course.begin(name, found)
        self.turn("columns")

    def _look(self, step: str) -> None:
        """Work out what the list would do as things are decided now, then go on to a step."""
        file = self.course.file
        if self.course.fresh or file is None:
            self._go_on(step, 0)
            return
        decisions = self.course.decisions()
        self._begin("import.planning", self.here)
        task = partial(import_rows.preview, file=file, kind=self.course.kind, decisions=decisions)
        self.desk.run(task, partial(self._looked, step, decisions))

    def _looked(self, step: str, decisions: Decisions, found: Preview | Trouble) -> None:
        self._end()
        if isinstance(found, Trouble):
            self._in_trouble(found)
            return
        first = self.course.preview is None
        more = self.course.take(found, decisions)
        self._go_on(step, 0 if first else more)

    def _go_on(self, step: str, more: int) -> None:
        if step == "questions" and self.course.asked:
            self.turn("questions")
            return
        self.turn("review")
        self.review.show_course(self.course, more)

    def _apply(self) -> None:
        file = self.course.file
        if file is None:
            return
        self._begin("import.applying", "review")
        self.here = "apply"
        self._tell()
        decisions = self.course.decisions()
        photos = self.review.photos.wanted
        task = partial(import_rows.apply, file=file, kind=self.course.kind, decisions=decisions, photos=photos)
        self.desk.run(task, self._applied)

    def _applied(self, found: Applied | Trouble) -> None:
        self._end()
        if isinstance(found, Trouble):
            self.turn("review")
            self._in_trouble(found)
            return
        # The desk told of the list already; of the photos, which were a step after it, it does not know.
        if found.photos is not None and found.photos.changes:
            self.desk.changed.emit(found.photos)
        self.applied.emit(found.change_set)
        self.accept()

    def _in_trouble(self, trouble: Trouble) -> None:
        """Say it where somebody can mend it; what was decided so far stays."""
        sentence = words.say("import.stopped") if isinstance(trouble.error, Cancelled) else trouble.sentence
        if self._stop_at == "review":
            self.turn("review")
            self.review.refuse(sentence)
        else:
            self.turn(self._stop_at)
            step = self.columns if self._stop_at == "columns" else self.questions
            step.refuse(sentence)

    def _begin(self, key: str, stop_at: str) -> None:
        self.running, self._stop_at = True, stop_at
        self.working.begin(key)
        self.stack.setCurrentWidget(self.working)

    def _end(self) -> None:
        self.running = False
        self.working.end()

    def _refused(self, error: ForumDeskError) -> None:
        """What the desk stopped before it began."""
        if self.running and isinstance(error, Cancelled):
            self._end()
            if self._stop_at == "file":
                self.turn("file")
            else:
                self._in_trouble(Trouble(error))

    def _tell(self) -> None:
        """The words at the head and beside the steps."""
        file = self.course.file
        words.put(self.title, f"import.title.{self.course.kind}" if file else "import.title")
        self.second.setText(words.count("import.file-rows", file.rows, file=self.course.name) if file else "")
        self.rail.show_course(self.here, {name: about(self.course) for name, about in _ABOUT.items()})

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            # Another text size is another room, though the window is as large as it was.
            QCoreApplication.postEvent(self, QResizeEvent(self.size(), self.size()))
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "review"):
            self._tell()
            for step in (self.columns, self.questions, self.review):
                if self.stack.currentWidget() is step:
                    step.retell()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """For the room there is; the text size counts as much as the window."""
        super().resizeEvent(event)
        units = self.width() * 100 // theme.scale()
        self.rail.narrow(units < theme.MIDDLE)
        self.review.remeasure(units)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops what runs; it does not throw answers away, Cancel import does. Enter presses what has focus."""
        held = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(held, QAbstractButton):
            held.click()
            return
        if event.key() == Qt.Key.Key_Escape and (self.running or self.course.answered):
            if self.running:
                self.desk.cancel()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        if self.running:
            self.desk.cancel()
        super().reject()


def _about_file(course: Course) -> str:
    if course.file is None:
        return words.say("import.about.file")
    if course.file.source is not None:
        return words.say(f"import.source.{course.file.source}")
    return words.say("import.about.excel" if course.file.workbook else "import.about.csv")


def _about_columns(course: Course) -> str:
    if course.file is None:
        return words.say("import.about.columns")
    seen = course.columns().columns
    matched = words.count("import.about.matched", sum(one.becomes is Becomes.FIELD for one in seen))
    by_hand = course.by_hand
    return words.say("import.about.by-hand", matched=matched, n=by_hand) if by_hand else matched


def _about_questions(course: Course) -> str:
    if course.preview is None:
        return words.say("import.about.questions")
    if not course.asked:
        return words.say("import.about.none")
    return words.say("import.about.answered", n=course.answered, total=len(course.asked))


_ABOUT: dict[str, Callable[[Course], str]] = {
    STEPS[0]: _about_file,
    STEPS[1]: _about_columns,
    STEPS[2]: _about_questions,
    STEPS[3]: lambda course: words.say("import.about.review"),
    STEPS[4]: lambda course: words.say("import.about.apply"),
}
