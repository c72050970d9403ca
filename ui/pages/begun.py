"""Edits that a lock interrupted: gathered from the pages, and offered again on theirs."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal

from forumdesk.domain.desk import Draft
from forumdesk.services import drafting
from forumdesk.services.drafting import Begun
from ui import words
from ui.desk import Desk
from ui.pages.shelf import Shelf
from ui.widgets import parts
from ui.widgets.note import NoteCard
from ui.widgets.target import Target


class Offer(NoteCard):
    """Stands on the page until somebody takes the edit up or drops it."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        self.take_up = parts.button("draft.take-up", name="draft.take-up-name")
        self.drop = parts.button("draft.drop", look="link", name="draft.drop-name")
        self.below.addLayout(parts.row(self.take_up, self.drop, None))
        self._retell()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)

    def _retell(self) -> None:
        said = words.count("draft.fields", len(self.draft.fields))
        self.tell("note", words.say("draft.title"), said)


class BegunEdits(QObject):
    """`asked` leads to the row that an edit was about."""

    asked = Signal(Target)

    def __init__(self, desk: Desk, pages: Shelf) -> None:
        super().__init__()
        self._desk, self._pages = desk, pages
        self.offers: list[Offer] = []

    def gather(self) -> list[Begun]:
        """What was typed and not finished, on every page."""
        return [one for page in self._pages.made for one in page.drafts()]

    def ask(self) -> None:
        """Offer what was kept; once, after the file was opened."""
        self._desk.read(drafting.kept, self._offer)

    def _offer(self, drafts: list[Draft]) -> None:
        for draft in drafts:
            page = self._pages.get(draft.page)
            if page is not None:
                offer = Offer(draft)
                offer.take_up.clicked.connect(partial(self._take_up, offer))
                offer.drop.clicked.connect(partial(self._done, offer))
                line = parts.row(offer, margins=(24, 0, 24, 8))
                page.body.insertLayout(1, line)
                self.offers.append(offer)

    def _take_up(self, offer: Offer) -> None:
        self.asked.emit(Target(offer.draft.page, offer.draft.row_id))
        page = self._pages[offer.draft.page]
        # The row is read and its form filled first, or the form would wipe out what is put back.
        once(self._desk, lambda: page.take_up(offer.draft.fields))
        self._done(offer)

    def _done(self, offer: Offer) -> None:
        self.offers.remove(offer)
        offer.hide()
        offer.deleteLater()
        self._desk.change(partial(drafting.drop, draft_id=offer.draft.id))


def once(desk: Desk, does: Callable[[], object]) -> None:
    """When everything that is asked of the desk has been answered."""

    def run() -> None:
        desk.idle.disconnect(run)
        does()

    desk.idle.connect(run, Qt.ConnectionType.QueuedConnection)
