"""The page that lists what was done, and takes it back."""

from forumdesk.changes import ChangeSet
from forumdesk.store.history import EntryState, HistoryEntry
from ui import theme, words
from ui.desk import Desk
from ui.models.history_rows import done, history_model, latest_first
from ui.models.table import Table
from ui.pages.page import Page
from ui.widgets import parts
from ui.widgets.nav import Count


class HistoryPage(Page):
    """Undo back to a line undoes what came after it, one after the other, each a line of its own."""

    name = "history"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = history_model()
        self.table = Table("history.table")
        self.table.setModel(self.model)
        self.table.widen(240, 190, 80, 190)
        self.body.addWidget(self.table, 1)
        self.back = self.act("history.back", self._undo_back, icon="undo")
        words.put(self.back, "history.back-name", words.Slot.TIP)
        self.table.picked.connect(self._look)
        self._what = parts.text(look="inspected")
        self._when = parts.text(look="second")
        self.details.setLayout(parts.column(self._what, self._when, None, margins=(20, 16, 20, 20)))
        self._look("")

    def reload(self) -> None:
        self.desk.read(latest_first, self._fill)

    def hear(self, change_set: ChangeSet) -> None:
        self.reload()

    def retell(self) -> None:
        self.model.fill(self.model.rows)
        self._tell()

    def _fill(self, entries: list[HistoryEntry]) -> None:
        at = self.table.picked_id()
        self.model.fill(entries)
        self._tell()
        self.table.pick(self.model.row_of(at))

    def _tell(self) -> None:
        self.count.setText(words.count("history.count", self.model.total))
        self.counted.emit(Count())
        self._look(self.table.picked_id())

    def _look(self, number: str) -> None:
        self.back.setEnabled(bool(self._later(number)))
        row = self.model.row_of(number)
        entry = self.model.rows[row] if row >= 0 else None
        theme.look(self._what, "inspected" if entry else "second")
        self._what.setText(done(entry) if entry else words.say("inspector.empty"))
        columns = (1, 3)
        cells = [str(self.model.index(row, one).data()) for one in columns] if entry else []
        said = " · ".join(text for text in cells if text)
        self._when.setText(said)

    def _later(self, number: str) -> int:
        """How many undos take the workspace back to just after this line."""
        return sum(1 for one in self.model.rows if number and one.number > int(number) and one.state is EntryState.DONE)

    def _undo_back(self) -> None:
        for _ in range(self._later(self.table.picked_id())):
            self.desk.undo()
