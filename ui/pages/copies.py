"""The register of copies: all that left, for whom, until when, what became of it, and which copy a file in hand is."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from forumdesk.domain.collation import found_in
from forumdesk.domain.copies import Fate, Standing
from forumdesk.domain.errors import ForumDeskError
from forumdesk.services import copies_recall, copies_register
from forumdesk.services.copies_register import CopyRow
from forumdesk.services.typed import day_of
from ui import words
from ui.desk import Desk
from ui.models import copy_rows as rows
from ui.models.copy_rows import copies_model
from ui.pages.copies_checks import HandChecks
from ui.pages.copies_pane import CopyPane
from ui.pages.copies_recall import RecallList
from ui.pages.history import HistoryPage
from ui.pages.list_page import ListPage
from ui.settings import Settings
from ui.widgets.chips import Chip
from ui.widgets.target import Target


class CopiesPage(ListPage[CopyRow]):
    """Copies of every event; the newest first. What is typed finds those for somebody, and what people were sent."""

    name = "copies"
    reads = ("copy", "event", "person", "participation")
    family = HistoryPage.family
    widths = (
        (1060, (124, 240, 260, 150, 130, 130)),
        (860, (104, 186, 178, 138, 126, 118)),
        (620, (104, 190, 200, 0, 0, 118)),
        (0, (104, 170, 0, 0, 0, 118)),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, copies_model())
        self.of_event, self.kind = Chip("copies.event"), Chip("copies.audience")
        self.standing = Chip("copies.standing")
        self.hand = HandChecks(desk)
        self.pane = self.details = CopyPane(self.hand)
        self.which = self.act("copies.which", self.hand.ask_file, icon="open")
        self.recall = self.act("copies.recall", self.ask_recall, icon="save", primary=True)
        self.recalling = RecallList(self, desk)
        self.recalling.left.connect(desk.changed)
        self.setAcceptDrops(True)
        for place, chip in enumerate((self.of_event, self.kind, self.standing), 1):
            self.chips.insertWidget(place, chip)
            chip.changed.connect(lambda _: self.keep())
        self.field.textChanged.connect(lambda text: self.hand.search(text.strip()))
        self.pane.accounted.connect(self._account)
        self.hand.found.connect(lambda copy_id: self.seek(Target(self.name, copy_id)))
        self.empty.way.clicked.connect(self.clear_filters)

    def text_of(self, row: CopyRow) -> str:
        return rows.searched(row)

    def reload(self) -> None:
        self.desk.read(copies_register.copies, self._fill)

    def _fill(self, found: tuple[CopyRow, ...]) -> None:
        self.fill(found)
        self._offer()
        self.keep()

    def _offer(self) -> None:
        every = self.model.every
        self.of_event.offer([(one, one) for one in sorted({row.event for row in every if row.event})])
        kinds = {row.audience: rows.audience_said(row) for row in every}
        self.kind.offer(sorted(((one, said) for one, said in kinds.items()), key=lambda pair: pair[1]))
        there = {row.standing for row in every}
        self.standing.offer([(one.value, rows.standing_said(one)) for one in Standing if one in there])
        self.recall.setEnabled(bool(self._event_of_recall()))

    def keep(self) -> None:
        at, typed = self.table.picked_id(), self.field.text().strip()
        chips = ((self.of_event, "event"), (self.kind, "audience"), (self.standing, "standing"))

        def fits(row: CopyRow) -> bool:
            chosen = all(not chip.on or getattr(row, name) == chip.value for chip, name in chips)
            return chosen and (not typed or found_in(typed, (rows.searched(row),)))

        self._lay(lambda: self.model.keep(fits), at)

    def look(self, row: CopyRow | None) -> None:
        self.pane.show_row(row)

    def retell(self) -> None:
        self.hand.retell()
        super().retell()
        self._offer()

    def clear_filters(self) -> None:
        """Every copy again."""
        for chip in (self.of_event, self.kind, self.standing):
            chip.put(None)
        self.field.clear()

    def seek(self, target: Target) -> None:
        """A copy, or those that stand in a way."""
        self.clear_filters()
        for name, value in target.wanted:
            {"event": self.of_event, "standing": self.standing}[name].put(value)
        super().seek(target)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _one_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _one_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.details_asked.emit()
            self.hand.look_at(path)

    def ask_recall(self) -> None:
        """The list of an event's copies that are still outside."""
        self.recalling.ask(self._event_of_recall())

    def remember(self, kept: Settings) -> None:
        super().remember(kept)
        self.recalling.remember(kept)

    def _event_of_recall(self) -> str:
        """The event that the list is narrowed to, else the one that is looked at."""
        return str(self.of_event.value or self.event_code or "")

    def _account(self, fate: Fate | None, typed: str) -> None:
        row = self.chosen
        if row is None:
            return
        try:
            on = day_of(typed)
        except ForumDeskError as error:
            self.pane.on.refuse(words.refusal(error))
            return
        self.pane.on.show_value(None)
        self.desk.change(partial(copies_recall.account_for, numbers=(row.number,), fate=fate, on=on))


def _one_file(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].is_file() else None
