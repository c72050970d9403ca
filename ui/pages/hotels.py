"""The page of hotels: who sleeps where and when, and which rules that breaks."""

from dataclasses import replace
from functools import partial

from forumdesk.changes import ChangeSet
from forumdesk.domain.hotels import Stay
from forumdesk.services import lodging, sharing
from forumdesk.services.sharing import Beds
from ui.desk import Desk
from ui.models.hotel_rows import StayRow, hotels_model, searched, stay_rows
from ui.models.table import Editor
from ui.pages.families import APART
from ui.pages.hotels_pane import HotelsPane
from ui.pages.list_page import ListPage

_COLUMNS = {2: "floor", 3: "room"}
"""Column of the list -> field of the stay."""


class HotelsPage(ListPage[StayRow]):
    """By hotel, floor and room; floor and room are changed where they stand, too."""

    name = "hotels"
    family = APART
    judges = True
    first = "hotels.add"
    reads = (
        *("stay", "venue", "participation", "person", "organisation", "delegation", "event"),
        *("separation_rule", "acceptance"),
    )
    widths = (
        (840, (150, 170, 72, 76, 180, 190)),
        (560, (130, 112, 72, 76, 0, 170)),
        (0, (120, 0, 72, 76, 0, 150)),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, hotels_model())
        self.pane = self.details = HotelsPane()
        self.table.edit_by(
            {
                2: Editor("hotels.floor", partial(self._value, "floor")),
                3: Editor("hotels.room", partial(self._value, "room")),
            }
        )
        self.table.edited.connect(self._edit_cell)
        self.add = self.act("hotels.add", self._begin, icon="add", primary=True, keys="new")
        self.remove = self.act("hotels.remove", self._remove, keys="remove")
        self.pane.wanted.connect(self._lodge)
        self.pane.asked.connect(self.asked)
        self.look(None)

    def text_of(self, row: StayRow) -> str:
        return searched(row)

    def reload(self) -> None:
        self.add.setEnabled(self.event_code is not None)
        if self.event_code is None:
            self.pane.offer(None)
            self.fill([])
        else:
            self.desk.read(partial(sharing.beds, event_code=self.event_code), self._take)

    def _take(self, found: Beds) -> None:
        self.pane.offer(found)
        self.fill(stay_rows(found))

    def hear(self, change_set: ChangeSet) -> None:
        """Whoever has just been given a room is looked at next."""
        if any(one.table == "stay" and one.before is None for one in change_set.changes):
            self.pane.forget()
        super().hear(change_set)

    def look(self, row: StayRow | None) -> None:
        self.pane.show_row(row)
        self.remove.setEnabled(row is not None)

    def _value(self, name: str, row_id: str) -> object:
        row = self.row(row_id)
        return getattr(row.view.stay, name) if row else None

    def _edit_cell(self, row_id: str, column: int, value: object) -> None:
        row = self.row(row_id)
        if row is not None:
            changed = replace(row.view.stay, **{_COLUMNS[column]: value})  # type: ignore[arg-type]  # both are text
            self._lodge(row.view.ref, changed)

    def _lodge(self, ref: str, stay: Stay) -> None:
        if self.event_code is not None:
            self.desk.change(partial(lodging.lodge, event_code=self.event_code, refs=(ref,), stay=stay))

    def _begin(self) -> None:
        self.details_asked.emit()
        self.pane.begin()

    def _remove(self) -> None:
        row = self.chosen
        if row is not None and self.event_code is not None:
            self.desk.change(partial(lodging.leave, event_code=self.event_code, refs=(row.view.ref,)))
