"""Answers to invites come in: files are dropped or chosen, each answer is seen with its effect, and all are applied."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedWidget, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.copies import Terms
from forumdesk.importers.replies import Found
from forumdesk.services.answering import Decisions, Report
from forumdesk.services.answering_files import SUFFIXES
from forumdesk.services.answering_proposals import Declined
from ui import theme, words
from ui.desk import Desk
from ui.dialogs.answers_review import AnswersReview
from ui.dialogs.copy_terms import CopyTermsDialog
from ui.models import answer_rows
from ui.models.import_rows import Trouble
from ui.widgets import parts
from ui.widgets.compare import Card
from ui.widgets.note import NoteCard
from ui.worker import is_there


def dropped_paths(data: QMimeData) -> list[Path]:
    """Every file and folder of what is dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def dropped_answers(data: QMimeData) -> list[Path]:
    """The same where all of it may be answers: folders, mails, calendars; none where there is anything else."""
    paths = dropped_paths(data)
    return paths if all(path.suffix.lower() in SUFFIXES or path.is_dir() for path in paths) else []


class ChooseAnswers(QWidget):
    """The place to drop files on, and two buttons for who would rather choose them."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong = NoteCard()
        self.files = parts.button("answers.choose", "open", "primary")
        self.folder = parts.button("answers.folder", "open")
        how = parts.text("answers.drop-how")
        how.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.fit(how, minimumWidth=420, maximumWidth=420, minimumHeight=34)
        place, inner = Card(), parts.column(None, margins=(24, 40, 24, 40), spacing=10)
        for part in (parts.picture("import", "text2", 40), parts.label("answers.drop", "card"), how):
            inner.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addLayout(parts.row(None, self.files, self.folder, None))
        inner.addStretch(2)
        place.setLayout(inner)
        title = parts.label("answers.title", "title")
        layout = parts.column(title, self.wrong, margins=(24, 16, 24, 24), spacing=16)
        layout.addWidget(place, 1)
        self.setLayout(layout)
        self.refuse("")

    def refuse(self, sentence: str) -> None:
        """Why nothing was read, and nothing where there is no reason."""
        self.wrong.setVisible(bool(sentence))
        if sentence:
            self.wrong.tell("block", words.say("answers.not-read"), sentence)


class AnswersDialog(QDialog):
    """One batch of files. What was read of them is kept for as long as the dialog is open."""

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self.setWindowTitle(words.say("app.name"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._desk = desk
        self._found: list[Found] = []
        self.choosing, self.review = ChooseAnswers(), AnswersReview()
        self._steps = QStackedWidget()
        self._steps.addWidget(self.choosing)
        self._steps.addWidget(self.review)
        layout = parts.column(self._steps, spacing=0)
        self.setLayout(layout)
        theme.fit(self, minimumWidth=760, minimumHeight=520)
        self._wire()

    def _wire(self) -> None:
        self.choosing.files.clicked.connect(self._ask_files)
        self.choosing.folder.clicked.connect(self._ask_folder)
        self.review.decided.connect(self._preview)
        self.review.apply.clicked.connect(self._apply)
        self.review.undo.clicked.connect(self._undo)
        self.review.back.clicked.connect(self._start_again)
        self.review.leave.clicked.connect(self.accept)
        self.review.accepted.connect(self._accept_time)
        self.review.declined.connect(self._ask_decline)

    def read(self, paths: Sequence[Path]) -> None:
        """Read files and folders in the background, and show what they would change."""
        self.choosing.refuse("")
        self._desk.run(partial(answer_rows.read, paths=list(paths)), self._read, "answers.reading")

    def _read(self, found: list[Found] | Trouble) -> None:
        if isinstance(found, Trouble):
            self._start_again()
            self.choosing.refuse(found.sentence)
            return
        self._found = found
        self.review.begin(found)
        self._preview(Decisions())

    def _preview(self, decisions: Decisions) -> None:
        self._desk.read(partial(answer_rows.preview, found=self._found, decisions=decisions), self._show)

    def _show(self, report: Report | Trouble) -> None:
        if isinstance(report, Trouble):
            self._start_again()
            self.choosing.refuse(report.sentence)
            return
        self.review.show_report(report)
        self._steps.setCurrentWidget(self.review)

    def _apply(self) -> None:
        self.review.apply.setEnabled(False)
        work = partial(answer_rows.apply, found=self._found, decisions=self.review.decisions)
        self._desk.run(work, self._show)

    def _undo(self) -> None:
        self._desk.undo()
        self.accept()

    def _accept_time(self, proposal_id: str) -> None:
        work = partial(answer_rows.accept, proposal_id=proposal_id)
        self._desk.run(work, partial(self._settled, proposal_id, "answers.accepted"))

    def _ask_decline(self, proposal_id: str) -> None:
        dialog = CopyTermsDialog("proposal.decline-title", self)
        dialog.then_folder(partial(self._decline_time, proposal_id))

    def _decline_time(self, proposal_id: str, folder: Path, terms: Terms) -> None:
        work = partial(answer_rows.decline, proposal_id=proposal_id, folder=folder, terms=terms)
        self._desk.run(work, partial(self._settled, proposal_id, "answers.declined"))

    def _settled(self, proposal_id: str, key: str, done: ChangeSet | Declined | Trouble) -> None:
        if not is_there(self):
            return
        if isinstance(done, Trouble):
            key = "answers.overtaken"
        elif isinstance(done, Declined) and done.left_out is not None:
            key = "answers.declined-unsaid"
        self.review.settled(proposal_id, key)

    def _start_again(self) -> None:
        self._found = []
        self.choosing.refuse("")
        self._steps.setCurrentWidget(self.choosing)
        self.choosing.files.setFocus()

    def _ask_files(self) -> None:
        dialog = QFileDialog(self, words.say("answers.title"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([words.say("answers.files"), words.say("answers.all-files")])
        self._open(dialog)

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, words.say("answers.title"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._open(dialog)

    def _open(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.read([Path(name) for name in names]))
        dialog.open()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            # Another text size is another room, though the window is as large as it was.
            QCoreApplication.postEvent(self, QResizeEvent(self.size(), self.size()))
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "review"):
            self.review.retell()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.review.remeasure()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.read(paths)
