"""The page of people who may be here twice: each pair side by side, merged or told apart."""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.errors import ForumDeskError
from forumdesk.progress import Progress
from forumdesk.services import duplicates
from forumdesk.services.comparing import Comparison
from forumdesk.services.duplicates import Pair, Refs
from forumdesk.services.errors import UnknownError
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk
from ui.models.asking_view import KEEP, MERGE, AskingView
from ui.models.duplicates_rows import as_question, duplicates_model
from ui.models.question_list import QuestionList
from ui.pages.page import Page
from ui.widgets import parts
from ui.widgets.empty import EmptyPage
from ui.widgets.nav import Count

_LIST_WIDTH, _NARROW = 272, 760


class DuplicatesPage(Page):
    """Pairs at the left, the one looked at beside them. Looked for only while the page is on the screen."""

    name = "duplicates"
    family = ("people", "delegations", "duplicates")
    reads = ("person", "participation", "organisation", "question")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = duplicates_model()
        self.list = QuestionList(self.model, "duplicates.table")
        self.view = AskingView()
        self.empty = EmptyPage("people")
        self.empty.say("duplicates.none", "duplicates.none-how")
        self.filter_field = self.list
        self._stale = True
        self._looked_at: Refs | None = None
        self._side = QFrame()
        self._below = QStackedWidget()
        self._build()
        self.list.picked.connect(self._look)
        self.view.answered.connect(self._answer)
        self.view.back.clicked.connect(lambda: self._walk(-1))
        self.view.forward.clicked.connect(lambda: self._walk(1))
        desk.failed.connect(self._refused)

    def _build(self) -> None:
        theme.look(self._side, "list")
        theme.fit(self._side, minimumWidth=_LIST_WIDTH, maximumWidth=_LIST_WIDTH)
        side = parts.column(margins=(0, 10, 0, 0), spacing=0)
        side.addWidget(self.list)
        self._side.setLayout(side)
        self.view.hint.hide()
        self.view.later.hide()
        self.view.setEnabled(False)
        both = parts.row(self._side, spacing=0)
        both.addWidget(self.view, 1)
        for part in (parts.frame("surface", both), self.empty):
            self._below.addWidget(part)
        self.body.addWidget(self._below, 1)

    def reload(self) -> None:
        """Compare everybody, if somebody looks; else when somebody does."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.desk.run(_pairs, self._fill)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def hear(self, change_set: ChangeSet) -> None:
        if any(change_set.touches(table) for table in self.reads):
            self._looked_at = None
        super().hear(change_set)

    def retell(self) -> None:
        self.model.fill(self.model.every)
        self._tell()
        self.view.retell()
        if self._looked_at is not None:
            self.list.pick("+".join(self._looked_at))

    def _fill(self, found: list[Pair]) -> None:
        at = self.list.current_id()
        number = self.model.row_of(at) if at else 0
        self.model.fill(found)
        self._tell()
        # Where the pair is answered, the one that follows it.
        here = self.model.row_of(at)
        pair = found[here if here >= 0 else max(0, min(number, len(found) - 1))] if found else None
        if pair is not None:
            self.list.pick(pair.pair_id)
            self._look(pair.pair_id)

    def _tell(self) -> None:
        n = self.model.total
        self.count.setText(words.count("duplicates.count", n))
        self.counted.emit(Count(n))
        self._below.setCurrentIndex(0 if n else 1)

    def _look(self, pair_id: str) -> None:
        row = self.model.row_of(pair_id)
        pair = self.model.rows[row] if row >= 0 else None
        if pair is None or pair.refs == self._looked_at:
            return
        self._looked_at = pair.refs
        self.view.refuse("")
        self.desk.read(partial(_comparison, refs=pair.refs), self._show)

    def _show(self, found: Comparison | None) -> None:
        here = found is not None and self._looked_at == (found.first.ref, found.second.ref)
        if found is not None and here:
            self.view.setEnabled(True)
            self.view.show_question(as_question(found))
            self.view.say_number(self.model.row_of("+".join(self._looked_at or ())) + 1, self.model.total)

    def _answer(self, choice: str) -> None:
        refs = self._looked_at
        if refs is None:
            return
        if choice == MERGE:
            self.desk.change(partial(duplicates.merge, refs=refs, chosen=self.view.chosen))
        elif choice == KEEP:
            self.desk.change(partial(duplicates.keep_apart, refs=refs))

    def _refused(self, error: ForumDeskError) -> None:
        """Where two stay two, the reason stands beside them."""
        if self.isVisible():
            self.view.refuse(words.refusal(error))

    def _walk(self, step: int) -> None:
        number = self.model.row_of(self.list.current_id()) + step
        if 0 <= number < len(self.model.rows):
            self.list.pick(self.model.rows[number].pair_id)

    def narrow(self, units: int) -> None:
        self._side.setVisible(units >= _NARROW)


def _pairs(workspace: Workspace, progress: Progress) -> list[Pair]:
    return duplicates.pairs(workspace, progress)


def _comparison(workspace: Workspace, refs: Refs) -> Comparison | None:
    """None where one of them went meanwhile: the list is about to say so, too."""
    try:
        return duplicates.comparison(workspace, refs)
    except UnknownError:
        return None
