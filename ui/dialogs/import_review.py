"""The fourth step of an import: what is new, changed, gone; what is wrong in the list; and the way to apply it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from forumdesk.importers.headings import ImportKind
from forumdesk.services.importing import ImportReport
from forumdesk.services.previewing import Group, keeps_own
from ui import theme, words
from ui.dialogs.import_course import Course
from ui.dialogs.import_photos import PhotosCard
from ui.models.import_rows import ProblemRow, problem_text, problems_model, rows_model
from ui.models.table import Table
from ui.widgets import parts
from ui.widgets.empty import EmptyPage
from ui.widgets.note import NoteCard

# Column widths by the room there is; the first one takes what is left.
_WIDTHS = (240, 150, 76, 460)
_NARROW = (180, 130, 0, 180)
_NAMED = 6
PROBLEMS = "problems"


class GroupChip(QPushButton):
    """A group of rows, or the problems, and how many they are; pressed, it shows those alone."""

    def __init__(self, group: str) -> None:
        super().__init__()
        self._rows = group
        self.setCheckable(True)
        self.setAutoDefault(False)
        theme.look(self, "chip")
        self.toggled.connect(lambda on: theme.look(self, "chip-on" if on else "chip"))

    def tell(self, n: int) -> None:
        group = words.say(f"import.group.{self._rows}")
        self.setText(words.say("import.group-n", group=group, n=words.figure(n)))
        self.setAccessibleName(words.say("import.show-group", group=self.text()))
        self.setVisible(n > 0)


class ReviewStep(QWidget):
    """`applied` when somebody wants it so; `went_back` to the questions, or to the columns where there are none."""

    applied = Signal()
    went_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "window")
        self.course = Course()
        self.model = rows_model()
        self.table = Table("import.rows-table")
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.problem_model = problems_model()
        self.problem_table = Table("import.problems-table")
        self.problem_table.setModel(self.problem_model)
        self.chips = {group: GroupChip(group) for group in (*(one.value for one in Group), PROBLEMS)}
        self.unchanged = parts.label(look="count")
        self.wrong, self.more, self.open, self.problems = NoteCard(), NoteCard(), NoteCard(), NoteCard()
        self.notes, self.photos = parts.text(look="second"), PhotosCard()
        self.to_questions = parts.button("import.to-questions", look="link")
        self.show_problems = parts.button("import.show-problems", look="link")
        self.back = parts.button("import.back", look="quiet")
        self.apply = parts.button("import.apply", "attended", "primary")
        self.empty = EmptyPage("import")
        self._below = QStackedWidget()
        self._build()
        self._wire()

    def _build(self) -> None:
        self.more.below.addWidget(self.to_questions)
        self.problems.below.addWidget(self.show_problems)
        chips = QHBoxLayout()
        theme.fit(chips, contentsMargins=parts.NONE, spacing=8)
        for chip in self.chips.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        chips.addWidget(self.unchanged)
        for part in (self.table, self.problem_table, self.empty):
            self._below.addWidget(part)
        body = parts.column(parts.label("import.review-title", "title"), margins=(24, 16, 24, 8), spacing=8)
        for card in (self.wrong, self.more, self.open, self.problems, self.photos, self.notes):
            body.addWidget(card)
        body.addLayout(chips)
        body.addWidget(self._below, 1)
        hint = parts.label("import.nothing-written", "hint")
        foot = parts.row(self.back, hint, None, self.apply, margins=(16, 11, 24, 11), spacing=12)
        outer = parts.column(spacing=0)
        outer.addWidget(self._scrolling(body), 1)
        outer.addWidget(parts.frame("foot", foot))
        self.setLayout(outer)

    def _scrolling(self, body: QVBoxLayout) -> QScrollArea:
        """With large text the cards would leave the rows a line: then all of it scrolls."""
        theme.fit(self._below, minimumHeight=200)
        inside, scroll = QWidget(), QScrollArea()
        theme.look(inside, "window")
        inside.setLayout(body)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _wire(self) -> None:
        for group, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, one=group: self._keep(one))
        self.apply.clicked.connect(self.applied)
        self.show_problems.clicked.connect(self.chips[PROBLEMS].click)
        for button in (self.back, self.to_questions):
            button.clicked.connect(self.went_back)

    def show_course(self, course: Course, more: int) -> None:
        """`more` is how many questions came up by the answers given."""
        self.course = course
        if course.preview is None:
            return
        self.refuse("")
        self._clear()
        self.model.fill(course.preview.rows)
        self.more.setVisible(bool(more))
        if more:
            self.more.tell("question", words.say("import.more-title"), words.count("import.more", more))
        self._tell(course.preview.report)
        self.apply.setFocus()

    def refuse(self, sentence: str) -> None:
        """Why it was not applied; nothing was changed."""
        self.wrong.setVisible(bool(sentence))
        if sentence:
            self.wrong.tell("block", words.say("import.wrong"), sentence)

    def retell(self) -> None:
        if self.course.preview is not None:
            self.model.fill(self.course.preview.rows)
            self._tell(self.course.preview.report)

    def remeasure(self, units: int) -> None:
        for table in (self.table, self.problem_table):
            table.remeasure()
        self.table.widen(*(_NARROW if units < 860 else _WIDTHS))
        self.problem_table.widen(400, 110)

    def _tell(self, report: ImportReport) -> None:
        counts = {group.value: sum(row.group is group for row in self.model.every) for group in Group}
        counts[PROBLEMS] = len(report.problems)
        for group, chip in self.chips.items():
            chip.tell(counts[group])
        self.unchanged.setText(words.count("import.unchanged", report.unchanged) if report.unchanged else "")
        left = len(report.questions)
        self.open.setVisible(bool(left))
        if left:
            self.open.tell("question", words.say("import.open-title"), words.count("import.open", left))
        self._tell_problems(report)
        notes = self._notes(report, counts[Group.GONE.value])
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        file = self.course.file
        self.photos.tell(file.photos if file is not None and self.course.kind is ImportKind.PEOPLE else {})
        if not self.model.total:
            self.empty.say("import.nothing", "import.nothing-how")
        self._show()

    def _tell_problems(self, report: ImportReport) -> None:
        """The first one in a card, all of them in a table."""
        some = report.problems
        self.problem_model.fill(ProblemRow(one, report.kind, number) for number, one in enumerate(some))
        self.problems.setVisible(bool(some))
        self.show_problems.setVisible(len(some) > 1)
        if some:
            first = problem_text(some[0], report.kind)
            self.problems.tell("warn", words.count("import.problems", len(some)), first)

    def _notes(self, report: ImportReport, gone: int) -> list[str]:
        found = []
        for key, names in (
            ("import.new-organisations", report.unknown_organisations),
            ("import.own-columns" if keeps_own(report.kind) else "import.left-columns", report.unknown_columns),
        ):
            if names:
                some = list(names[:_NAMED])
                if len(names) > _NAMED:
                    some.append(words.count("import.and-more", len(names) - _NAMED))
                found.append(words.say(key, names=", ".join(some)))
        return [*found, *([words.say("import.gone-note")] if gone else [])]

    def _keep(self, group: str) -> None:
        on = self.chips[group].isChecked()
        for other, chip in self.chips.items():
            chip.setChecked(on and other == group)
        self.model.keep((lambda row: row.group.value == group) if on and group != PROBLEMS else None)
        self._show()

    def _clear(self) -> None:
        for chip in self.chips.values():
            chip.setChecked(False)
        self.model.keep(None)

    def _show(self) -> None:
        if self.chips[PROBLEMS].isChecked():
            self._below.setCurrentWidget(self.problem_table)
        else:
            self._below.setCurrentWidget(self.table if self.model.total else self.empty)
