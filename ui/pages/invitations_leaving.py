"""The way out of the page of invites: ask what and where, write the files in the background, say what came of it."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from forumdesk.domain.disclosure import Invited
from forumdesk.progress import Progress
from forumdesk.services import inviting
from forumdesk.services.holdings import Holding
from forumdesk.services.inviting import Drafts, Forms, Issue, Row, Wish
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk
from ui.models.badge_rows import names_said
from ui.pages.invitations_out import CancelDialog, ExportDialog, ask_folder
from ui.widgets import parts
from ui.widgets.note import NoteCard
from ui.worker import is_there


class Outcome(QWidget):
    """What was written and who was left out, until somebody closes it."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "surface")
        self._card = NoteCard()
        close = parts.button("invitations.close-outcome", look="link")
        close.clicked.connect(self.hide)
        self._card.below.addLayout(parts.row(close, None))
        self.setLayout(parts.row(self._card, margins=(24, 0, 24, 10)))
        self.hide()

    def tell(self, issue: Issue, key: str, names: dict[str, str]) -> None:
        left = names_said(dict.fromkeys(one.ref for one in issue.left_out), lambda ref: names.get(ref, ref))
        self._card.tell(
            "warn" if left else "ok",
            words.count(key, len(issue.files)),
            words.say("invitations.outcome-left", names=left) if left else words.say("invitations.outcome-how"),
        )
        self.show()


class Leaving(QObject):
    """`left` carries what was written, and the key of the words for it."""

    left = Signal(object, str)

    def __init__(self, owner: QWidget, desk: Desk) -> None:
        super().__init__(owner)
        self._owner, self._desk = owner, desk

    def ask_export(self, event_code: str, selected: list[Holding], every: list[Holding]) -> None:
        """Which files, in which form, into which folder."""
        dialog = ExportDialog(selected, every, self._owner)
        dialog.wanted.connect(lambda rows, form: self._into_folder(partial(self.issue, event_code, rows, form)))
        dialog.open()

    def issue(self, event_code: str, rows: tuple[Row, ...], form: Forms, folder: Path) -> None:
        """Write the files of those invites into a folder, and record what they said."""
        wishes = tuple(wishes_for(event_code, rows, form))

        def work(workspace: Workspace, progress: Progress) -> Issue:
            return inviting.issue_all(workspace, wishes, folder, progress)

        self._desk.run(work, self._issued)

    def ask_cancel(self, sessions: tuple[tuple[str, str], ...], session: str, names: dict[str, str]) -> None:
        """Which session, and what calling it off does."""
        dialog = CancelDialog(sessions, session, self._owner)
        dialog.asked.connect(lambda code: self._count_holders(dialog, code, names))
        dialog.wanted.connect(self._cancel)
        dialog.open()
        dialog.ask()

    def call_off(self, code: str, folder: Path) -> None:
        """Write a cancellation for each holder into a folder; the session is exported and checked no more."""

        def work(workspace: Workspace, progress: Progress) -> Issue:
            return inviting.cancel(workspace, code, folder, progress)

        self._desk.run(work, self._called_off)

    def _into_folder(self, then: Callable[[Path], object]) -> None:
        dialog = ask_folder(self._owner)
        dialog.fileSelected.connect(lambda folder: then(Path(folder)))
        dialog.open()

    def _count_holders(self, dialog: CancelDialog, code: str, names: dict[str, str]) -> None:
        def tell(drafts: Drafts) -> None:
            if is_there(dialog) and dialog.code == code:
                dialog.tell(drafts, names)

        self._desk.read(partial(inviting.preview_cancel, session_code=code), tell)

    def _cancel(self, code: str, holders: bool) -> None:
        if holders:
            self._into_folder(partial(self.call_off, code))
        else:
            # Nobody is told, so no folder is needed.
            self.call_off(code, Path())

    def _issued(self, issue: Issue) -> None:
        self._tell(issue, "invitations.issued")

    def _called_off(self, issue: Issue) -> None:
        self._tell(issue, "invitations.called-off")

    def _tell(self, issue: Issue, key: str) -> None:
        self.left.emit(issue, key)
        if issue.change_set.changes:
            self._desk.changed.emit(issue.change_set)


def wishes_for(event_code: str, rows: Iterable[Row], form: Forms) -> list[Wish]:
    """Invites to the event and those to sessions, each as one wish."""
    to_event = [row for row in rows if row[1] is None]
    to_sessions = [row for row in rows if row[1] is not None]
    return [
        Wish(event_code, invited, form, tuple(dict.fromkeys(ref for ref, _ in some)), frozenset(some))
        for invited, some in ((Invited.EVENT, to_event), (Invited.SESSIONS, to_sessions))
        if some
    ]
