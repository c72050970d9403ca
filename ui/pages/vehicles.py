"""The page of vehicles: their rides, who goes along, and which rules that breaks."""

from functools import partial

from forumdesk.changes import ChangeSet
from forumdesk.domain.vehicles import Vehicle
from forumdesk.services import driving, sharing
from forumdesk.services.sharing import Fleet
from ui import words
from ui.desk import Desk
from ui.dialogs.naming import NamingDialog
from ui.models.vehicle_rows import TripRow, searched, trip_rows, vehicles_model
from ui.pages.families import APART
from ui.pages.list_page import ListPage
from ui.pages.vehicles_pane import VehiclesPane


class VehiclesPage(ListPage[TripRow]):
    """A row is a ride; a vehicle without one has a row of its own."""

    name = "vehicles"
    family = APART
    judges = True
    first = "vehicles.add"
    reads = (
        *("vehicle", "ride", "passenger", "participation", "person", "organisation", "delegation", "event"),
        *("separation_rule", "acceptance"),
    )
    widths = (
        (840, (104, 116, 156, 156, 86, 222)),
        (560, (92, 116, 0, 114, 78, 160)),
        (0, (92, 116, 0, 0, 0, 160)),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, vehicles_model())
        self.pane = self.details = VehiclesPane()
        self.add_ride = self.act("vehicles.add-ride", self._begin_ride, icon="clock", keys="new-beside")
        self.add = self.act("vehicles.add", self._ask_vehicle, icon="add", primary=True, keys="new")
        self.remove = self.act("vehicles.remove-ride", self._remove, keys="remove")
        self.remove_all = self.act("vehicles.remove", self._remove_vehicle)
        self.pane.wanted.connect(desk.change)
        self.pane.asked.connect(self.asked)
        self.look(None)

    def text_of(self, row: TripRow) -> str:
        return searched(row)

    def reload(self) -> None:
        self.add.setEnabled(self.event_code is not None)
        if self.event_code is None:
            self.fill([])
        else:
            self.desk.read(partial(sharing.fleet, event_code=self.event_code), self._take)

    def _take(self, found: Fleet) -> None:
        self.fill(trip_rows(found))

    def hear(self, change_set: ChangeSet) -> None:
        """A ride that was added is what is looked at next, and is not being planned any more."""
        super().hear(change_set)
        rides = [one.row_id for one in change_set.changes if one.table == "ride" and one.before is None]
        if len(rides) == 1:
            self._sought = rides[0]

    def look(self, row: TripRow | None) -> None:
        self.pane.show_row(row)
        is_ride = row is not None and row.trip.ride is not None
        self.add_ride.setEnabled(bool(self.model.every))
        self.remove.setEnabled(row is not None)
        self.remove_all.setVisible(is_ride)
        words.put(self.remove, "vehicles.remove-ride" if is_ride else "vehicles.remove")

    def retell(self) -> None:
        self.pane.retell()
        super().retell()

    def _ask_vehicle(self) -> None:
        if self.event_code is None:
            return
        dialog = NamingDialog("vehicles.add", ("vehicles.code",), "venues.do-add", self)
        add = partial(driving.add, event_code=self.event_code)
        dialog.accepted.connect(lambda: self.desk.change(partial(add, vehicle=Vehicle("", "", dialog.texts()[0]))))
        dialog.open()

    def _begin_ride(self) -> None:
        """Of the vehicle that is chosen, else of the first."""
        if self.chosen is None and self.model.rows:
            self.table.pick(0)
        self.details_asked.emit()
        self.pane.begin()

    def _remove(self) -> None:
        row = self.chosen
        if row is not None and row.trip.ride is not None:
            self.desk.change(partial(driving.remove_ride, ride_id=row.row_id))
        else:
            self._remove_vehicle()

    def _remove_vehicle(self) -> None:
        row = self.chosen
        if row is not None:
            self.desk.change(partial(driving.remove, vehicle_id=row.trip.vehicle.id))
