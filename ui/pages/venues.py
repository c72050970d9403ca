"""The page of venues: their rooms by zone, and in the inspector what opens into what."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt

from forumdesk.changes import ChangeSet
from forumdesk.services import housing
from forumdesk.services.housing import VenueView
from ui import words
from ui.desk import Desk
from ui.dialogs.naming import NamingDialog
from ui.models.venue_rows import Line, Wanted, lines, searched, venues_model
from ui.pages.list_page import ListPage
from ui.pages.venue_pane import VenuePane
from ui.widgets.chips import Chip
from ui.widgets.target import Target


class VenuesPage(ListPage[Line]):
    """Rooms stand under their venue and zone; choosing a heading shows the venue."""

    name = "venues"
    projects = True
    first = "venues.add-venue"
    reads = ("room", "venue", "zone_border", "session", "event", "cancellation", "busy")
    widths = (
        (780, (220, 84, 72, 196, 76, 84, 84)),
        (600, (180, 84, 72, 0, 76, 84, 84)),
        (0, (180, 0, 80, 0, 0, 0, 84)),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, venues_model())
        self._quiet = False
        self.table.setSortingEnabled(False)
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.step_free = Chip("venues.only-step-free", toggles=True)
        self.booths = Chip("venues.only-booths", toggles=True)
        for number, chip in enumerate((self.step_free, self.booths), start=1):
            self.chips.insertWidget(number, chip)
            chip.offer([])
            chip.changed.connect(lambda _: self.keep())
        self.pane = self.details = VenuePane()
        self.act("venues.add-venue", self._ask_venue, icon="venues")
        self.add = self.act("venues.add-room", self._ask_room, icon="add", primary=True, keys="new")
        self.remove = self.act("venues.remove-room", self._remove, keys="remove")
        # In the pane beside the page the key is the plan's and the fields'.
        self.remove.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.pane.wanted.connect(desk.change)
        self.pane.asked.connect(self.asked)
        self.empty.way.clicked.connect(self.clear_filters)
        self.look(None)

    def reload(self) -> None:
        self.desk.read(partial(housing.venues, event_code=self.event_code), self._take)

    def hear(self, change_set: ChangeSet) -> None:
        super().hear(change_set)
        new = [one.row_id for one in change_set.changes if one.table == "venue" and one.before is None]
        self._sought = new[0] if new else self._sought

    def text_of(self, row: Line) -> str:
        return searched(row)

    def keep(self) -> None:
        """Narrow to what the field and the chips ask for."""
        at = self.table.picked_id()
        wanted = Wanted(self.field.text().strip(), bool(self.step_free.value), bool(self.booths.value))
        self.model.keep(wanted.fits if wanted != Wanted() else None)
        self.show_rows()
        self.table.pick(self.model.row_of(at))

    def show_rows(self) -> None:
        super().show_rows()
        self.table.clearSpans()
        for number, line in enumerate(self.model.rows):
            if line.room is None:
                self.table.setSpan(number, 0, 1, len(self.model.columns))

    def say_count(self, shown: int, total: int) -> None:
        super().say_count(_rooms(self.model.rows), _rooms(self.model.every))

    def fill(self, rows: Iterable[Line]) -> None:
        self._quiet = True
        super().fill(rows)
        self._quiet = False
        self.look(self.chosen)

    def look(self, row: Line | None) -> None:
        """The room, or the venue of a heading. Not while the rows come: what is being typed must stay."""
        if self._quiet:
            return
        self.pane.show_line(row)
        self.add.setEnabled(bool(self.model.every))
        is_room = row is not None and row.room is not None
        self.remove.setEnabled(is_room or (row is not None and row.zone is None))
        words.put(self.remove, "venues.remove-room" if is_room else "venues.remove-venue")

    def seek(self, target: Target) -> None:
        self.clear_filters()
        super().seek(target)

    def clear_filters(self) -> None:
        """Every room again."""
        for chip in (self.step_free, self.booths):
            chip.put(None)
        self.field.clear()

    def _take(self, found: list[VenueView]) -> None:
        self.fill(lines(found))

    def _ask_venue(self) -> None:
        dialog = NamingDialog("venues.add-venue", ("venues.code",), "venues.do-add", self)
        dialog.accepted.connect(lambda: self.desk.change(partial(housing.add_venue, code=dialog.texts()[0])))
        dialog.open()

    def _ask_room(self) -> None:
        """At the venue that is chosen, in the zone that is chosen; else at the first."""
        line = self.chosen or next(iter(self.model.every), None)
        if line is None:
            return
        zone = line.room.room.zone if line.room is not None else line.zone or ""
        dialog = NamingDialog("venues.add-room", ("venues.name",), "venues.do-add", self)
        at = partial(housing.add_room, venue_id=line.venue.venue.id, zone=zone)
        dialog.accepted.connect(lambda: self.desk.change(partial(at, name=dialog.texts()[0])))
        dialog.open()

    def _remove(self) -> None:
        line = self.chosen
        if line is None or (line.room is None and line.zone is not None):
            return
        if line.room is not None:
            self.desk.change(partial(housing.remove_room, room_id=line.line_id))
        else:
            self.desk.change(partial(housing.remove_venue, venue_id=line.line_id))


def _rooms(some: list[Line]) -> int:
    return sum(one.room is not None for one in some)
