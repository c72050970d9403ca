"""The way out of the page of invites: ask what and where, write the files in the background, say what came of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from forumdesk.domain.copies import NO_TERMS, Terms
from forumdesk.progress import Progress
from forumdesk.services import inviting
from forumdesk.services.holdings import Holding
from forumdesk.services.inviting import Drafts, Issue, Parcel
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.desk import Desk
from ui.models.badge_rows import names_said
from ui.pages.invitations_order import Order, Shape, Which, wishes_for
from ui.pages.invitations_out import CancelDialog, ExportDialog, ask_folder
from ui.pages.invitations_withdraw import WithdrawDialog
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

    def say(self, text: str) -> None:
        """What became of one, in words made already."""
        self._card.tell("ok", text, "")
        self.show()


class Leaving(QObject):
    """`left` carries what was written, and the key of the words for it."""

    left = Signal(object, str)

    def __init__(self, owner: QWidget, desk: Desk) -> None:
        super().__init__(owner)
        self._owner, self._desk = owner, desk

    def ask_export(
        self, event_code: str, selected: list[Holding], every: list[Holding], which: Which | None = None
    ) -> None:
        """Which files, in which form, into which folder."""
        dialog = ExportDialog(selected, every, self._owner)
        if which is not None:
            dialog.begin(which)
        dialog.wanted.connect(lambda order: self._into_folder(partial(self.issue, event_code, order)))
        dialog.open()

    def issue(self, event_code: str, order: Order, folder: Path) -> None:
        """Write those files into a folder, and record what they said."""
        shape = order.shape

        def work(workspace: Workspace, progress: Progress) -> Issue:
            if order.which is Which.OUTDATED:
                parcel = Parcel(folder, shape.forms, shape.pack, shape.reminder, shape.terms)
                return inviting.bring_up_to_date(workspace, event_code, parcel, progress)
            return inviting.issue_all(workspace, wishes_for(event_code, order), folder, progress, shape.pack)

        self._desk.run(work, self._issued)

    def ask_cancel(self, sessions: tuple[tuple[str, str], ...], session: str, names: dict[str, str]) -> None:
        """Which session, and what calling it off does."""
        dialog = CancelDialog(sessions, session, self._owner)
        dialog.asked.connect(lambda code: self._count_holders(dialog, code, names))
        dialog.wanted.connect(self._cancel)
        dialog.open()
        dialog.ask()

    def call_off(self, code: str, terms: Terms, folder: Path) -> None:
        """Write a cancellation for each holder into a folder; the session is exported and checked no more."""

        def work(workspace: Workspace, progress: Progress) -> Issue:
            return inviting.cancel(workspace, code, folder, progress, terms=terms)

        self._desk.run(work, self._called_off)

    def ask_withdraw(self, event_code: str, rows: list[Holding]) -> None:
        """What is called off for these people alone; the session goes on."""
        dialog = WithdrawDialog(rows, self._owner)
        dialog.asked.connect(lambda refs, session: self._count_withdrawn(dialog, event_code, refs, session))
        dialog.wanted.connect(
            lambda refs, session, shape: self._into_folder(
                lambda folder: self.withdraw((event_code, refs, session), shape, folder)
            )
        )
        dialog.open()
        dialog.ask()

    def withdraw(self, whose: tuple[str, tuple[str, ...], str], shape: Shape, folder: Path) -> None:
        """Write a cancellation for each of these people: (event, refs, session or nothing for everything)."""
        event_code, refs, session = whose
        parcel = Parcel(folder, shape.forms, shape.pack, terms=shape.terms)

        def work(workspace: Workspace, progress: Progress) -> Issue:
            return inviting.withdraw(workspace, event_code, refs, parcel, session or None)

        self._desk.run(work, self._withdrawn)

    def _into_folder(self, then: Callable[[Path], object]) -> None:
        dialog = ask_folder(self._owner)
        dialog.fileSelected.connect(lambda folder: then(Path(folder)))
        dialog.open()

    def _count_holders(self, dialog: CancelDialog, code: str, names: dict[str, str]) -> None:
        def tell(drafts: Drafts) -> None:
            if is_there(dialog) and dialog.code == code:
                dialog.tell(drafts, names)

        self._desk.read(partial(inviting.preview_cancel, session_code=code), tell)

    def _count_withdrawn(self, dialog: WithdrawDialog, event_code: str, refs: tuple[str, ...], session: str) -> None:
        def tell(drafts: Drafts) -> None:
            if is_there(dialog) and dialog.session == session:
                dialog.tell(drafts)

        query = partial(inviting.preview_withdrawal, event_code=event_code, refs=refs, session_code=session or None)
        self._desk.read(query, tell)

    def _cancel(self, code: str, holders: bool, terms: Terms) -> None:
        if holders:
            self._into_folder(partial(self.call_off, code, terms))
        else:
            # Nobody is told, so no folder is needed.
            self.call_off(code, NO_TERMS, Path())

    def _issued(self, issue: Issue) -> None:
        self.left.emit(issue, "invitations.issued")

    def _called_off(self, issue: Issue) -> None:
        self.left.emit(issue, "invitations.called-off")

    def _withdrawn(self, issue: Issue) -> None:
        self.left.emit(issue, "invitations.withdrew")
