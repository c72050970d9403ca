"""A question that an import left open, answered later."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.services import asked, questions
from forumdesk.services.asked import Asked
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk
from ui.models.asking_view import LATER, AskingView
from ui.models.import_rows import Trouble
from ui.widgets import parts
from ui.widgets.note import NoteCard

_SMALL, _LARGE = (720, 460), (1040, 720)


def _asked(workspace: Workspace, key: str) -> Asked | Trouble:
    try:
        return asked.asked(workspace, key)
    except ForumDeskError as error:
        return Trouble(error)


class QuestionDialog(QDialog):
    """`key` is the question's own, such as dob:A17. An answer is one undoable step; later leaves it open."""

    def __init__(self, desk: Desk, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk, self.key = desk, key
        self.view, self.gone = AskingView(), NoteCard()
        for part in (self.view.hint, self.view.back, self.view.forward):
            part.hide()
        self.close_button = parts.button("question.close")
        self.close_button.clicked.connect(self.reject)
        self.gone.below.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout = parts.column(self.gone, spacing=0)
        layout.addWidget(self.view, 1)
        self.setLayout(layout)
        self.gone.hide()
        self.view.answered.connect(self._answer)
        self.resize(theme.px(_SMALL[0]), theme.px(_SMALL[1]))
        desk.read(partial(_asked, key=key), self._show)

    def _show(self, found: Asked | Trouble) -> None:
        if isinstance(found, Trouble) or not found.question.open:
            self.gone.tell("note", words.say("question.title"), words.say("question.gone"))
            self.gone.show()
            self.close_button.show()
            self.close_button.setFocus()
            self.view.setEnabled(False)
            return
        self.view.show_question(found)
        size = _LARGE if found.comparison is not None else _SMALL
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.screen().availableSize()
        self.resize(min(theme.px(size[0]), room.width()), min(theme.px(size[1]), room.height()))
        self.view.focus_first()

    def _answer(self, choice: str) -> None:
        if choice == LATER or self.view.asked is None:
            self.reject()
            return
        comparison = self.view.asked.comparison
        preferring = {comparison.second.ref: self.view.chosen} if comparison is not None else {}
        self.desk.change(partial(questions.answer, key=self.key, choice=choice, preferring=preferring))
        self.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "view"):
            self.view.retell()
        super().changeEvent(event)
