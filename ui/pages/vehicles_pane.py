"""Details of a ride with its passengers and of its vehicle; and the ride that is being planned next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.moments import Moment, local_day
from forumdesk.domain.vehicles import Journey, Ride
from forumdesk.services import driving
from forumdesk.services.errors import EndsFirstError, NotAWhenError
from forumdesk.services.person_fields import when_of
from forumdesk.services.typed import number_of
from ui import theme, words
from ui.models.people_rows import full_moment_text
from ui.models.vehicle_rows import TripRow, crowded_said, departs, way_said
from ui.pages.breach_cards import BreachCards
from ui.pages.vehicles_people import Passengers
from ui.widgets import parts
from ui.widgets.fields import ChoiceField, LongField, TextField
from ui.widgets.form import Form
from ui.widgets.target import Target

_BLANK: dict[str, object] = {
    "start": None,
    "end": None,
    "from_place": "",
    "to_place": "",
    "journey": Journey.TRANSFER,
}


class VehiclesPane(QWidget):
    """`wanted` carries a change of the workspace, `asked` leads elsewhere. A new ride is nowhere until it is added."""

    wanted = Signal(object)
    asked = Signal(Target)

    def __init__(self) -> None:
        super().__init__()
        self.row: TripRow | None = None
        self._new: dict[str, object] | None = None
        self._begun: dict[str, tuple[str, dict[str, object]]] = {}
        """Vehicle -> its code and the ride that was begun for it when another row was chosen."""
        self._near: date | None = None
        self.title, self.about = parts.text(look="inspected"), parts.text()
        self.kept = parts.text(look="hint")
        self.broken, self.people = BreachCards(), Passengers()
        self.ride, self.vehicle = Form(), Form()
        self.add = parts.button("vehicles.add-this", "ok", name="vehicles.add-this-name")
        self.drop = parts.button("vehicles.drop", look="link", name="vehicles.drop-name")
        self.begin_here = parts.button("vehicles.add-ride", "add", "link", "vehicles.add-ride-name")
        self._new_line, self._head = QWidget(), parts.label("vehicles.about", "section")
        self._ride_head = parts.label("vehicles.ride", "section")
        self._build()
        self.retell()
        self.ride.edited.connect(self._edit_ride)
        self.vehicle.edited.connect(self._edit_vehicle)
        self.people.boarded.connect(lambda ref: self._passenger(driving.board, ref))
        self.people.left.connect(lambda ref: self._passenger(driving.leave, ref))
        for part in (self.people, self.broken):
            part.asked.connect(self.asked)
        self.add.clicked.connect(self._add)
        self.drop.clicked.connect(self.forget)
        self.begin_here.clicked.connect(self.begin)
        self.show_row(None)

    def _build(self) -> None:
        for name, label in (("start", "vehicles.start"), ("end", "vehicles.end")):
            field = TextField(label, self._read, self._write, hint="arrivals.when-hint")
            self.ride.add(name, field, wide=True)
        self.ride.add("from_place", TextField("vehicles.from"), wide=True)
        self.ride.add("to_place", TextField("vehicles.to"), wide=True)
        self.ride.add("journey", ChoiceField("vehicles.journey", []), wide=True)
        self.vehicle.add("code", TextField("vehicles.code"))
        self.vehicle.add("seats", TextField("vehicles.seats-label", number_of))
        self.vehicle.add("notes", LongField("vehicles.notes", 2), wide=True)
        self._new_line.setLayout(parts.row(self.add, self.drop, None))
        theme.look(self._new_line, "surface")
        # The button that closes the pane stands at the right of the name.
        head = parts.column(self.title, self.about, self.kept, margins=(0, 0, 28, 0), spacing=4)
        ride = parts.column(self._ride_head, self.ride, self._new_line, spacing=8)
        about = parts.column(parts.row(self._head, None, self.begin_here), self.vehicle, spacing=8)
        self.setLayout(
            parts.column(head, self.broken, ride, self.people, about, None, margins=(20, 16, 20, 20), spacing=14)
        )

    def retell(self) -> None:
        """Choices in the language in force."""
        field = self.ride.fields["journey"]
        if isinstance(field, ChoiceField):
            field.offer([(one, words.say(f"vehicles.journey.{one}")) for one in Journey])

    @property
    def _zone(self) -> str:
        return self.row.guests.zone if self.row else "UTC"

    def _read(self, text: str) -> Moment | None:
        when = when_of(text, self._zone, self._near)
        if when is not None and not isinstance(when, Moment):
            raise NotAWhenError(text)
        return when

    def _write(self, value: object) -> str:
        return full_moment_text(value, self._zone) if isinstance(value, Moment) else ""

    def show_row(self, row: TripRow | None) -> None:
        """A ride with its vehicle, or a vehicle without one. A ride that is being planned stays with its vehicle."""
        before, self.row = self.row, row
        same = row is not None and before is not None and before.row_id == row.row_id
        if not same:
            if before is not None and self._new is not None and self._new != _BLANK:
                self._begun[before.trip.vehicle.id] = before.trip.vehicle.code, self._new
            self._new = None
        near = row.trip.ride.ride.start if row and row.trip.ride else None
        self._near = local_day(near) if near else row.guests.near if row else None
        parts.put_title(self.title, row.trip.vehicle.code if row else "")
        for part in (self.vehicle, self._head):
            part.setVisible(row is not None)
        if row is not None:
            vehicle = row.trip.vehicle
            self._fill(self.vehicle, {name: getattr(vehicle, name) for name in self.vehicle.fields}, same)
        self._show_ride(same)

    def _show_ride(self, same: bool) -> None:
        """The ride of the row, or the one that is being planned in its place."""
        row, new = self.row, self._new
        stands = row.trip.ride if row and new is None else None
        self._say_about()
        for part in (self.ride, self._ride_head):
            part.setVisible(stands is not None or new is not None)
        self._new_line.setVisible(new is not None)
        self.people.setVisible(stands is not None)
        self.begin_here.setVisible(row is not None and new is None)
        crowded = crowded_said(row) if row and stands else ""
        why = words.say("vehicles.too-many-how") if crowded else ""
        self.broken.show_broken(row.broken if row and stands else (), (crowded, why))
        words.put(self._ride_head, "vehicles.new-ride" if new is not None else "vehicles.ride")
        self._say_begun()
        if new is not None:
            self._fill(self.ride, new, same)
        elif row and stands:
            self._fill(self.ride, {name: getattr(stands.ride, name) for name in self.ride.fields}, same)
            self.people.show_people(row)

    def _say_about(self) -> None:
        row = self.row
        said = " · ".join(filter(None, (departs(row), way_said(row)))) if row and self._new is None else ""
        if row and not said:
            said = words.say(
                "vehicles.no-rides-how" if row.trip.ride is None and self._new is None else "vehicles.not-yet"
            )
        self.about.setText(said)
        self.about.setVisible(bool(said))

    def _say_begun(self) -> None:
        """Nothing that was typed is dropped without a word: where another ride is looked at, it is said."""
        begun = self.row is not None and self.row.trip.vehicle.id in self._begun
        codes = ", ".join(sorted(code for code, _ in self._begun.values()))
        words.put(self.kept, "vehicles.begun-kept", vehicles=codes)
        self.kept.setVisible(bool(self._begun) and self._new is None)
        words.put(self.begin_here, "vehicles.go-on" if begun else "vehicles.add-ride")
        words.put(self.begin_here, "vehicles.go-on-name" if begun else "vehicles.add-ride-name", words.Slot.NAME)

    def _fill(self, form: Form, values: dict[str, object], same: bool) -> None:
        (form.fill if same else form.fill_anew)(values)

    def begin(self) -> None:
        """Plan a further ride of the vehicle, or go on with the one that was begun."""
        if self.row is None:
            return
        _, self._new = self._begun.pop(self.row.trip.vehicle.id, ("", dict(_BLANK)))
        self._show_ride(same=False)
        self.ride.fields["start"].setFocus()

    def forget(self) -> None:
        """No new ride after all, or it stands by now."""
        self._new = None
        self._show_ride(same=False)

    def _edit_ride(self, name: str, value: object) -> None:
        if name == "start" and isinstance(value, Moment):
            # The clock alone, typed for the arrival, is of that day.
            self._near = local_day(value)
        if self._new is not None:
            self._new[name] = value
        elif self.row is not None and self.row.trip.ride is not None:
            changed = self._fit(name, self.row.trip.ride.ride, {name: value})
            if changed is not None:
                self.wanted.emit(partial(driving.change_ride, ride=changed))

    def _add(self) -> None:
        """What cannot be read says so already; that nothing was typed is said now."""
        if self._new is None or self.row is None:
            return
        start = self._new["start"]
        if not isinstance(start, Moment):
            if not self.ride.fields["start"].pending():
                self.ride.refuse("start", NotAWhenError(""))
            self.ride.fields["start"].setFocus()
            return
        made = self._fit("end", Ride("", self.row.trip.vehicle.id, start), self._new)
        if made is not None:
            self.wanted.emit(partial(driving.add_ride, ride=made))

    def _fit(self, field: str, ride: Ride, values: dict[str, object]) -> Ride | None:
        """The ride with these values; one that no ride can have is refused at its field, and what was typed stays."""
        if values.get("start", ride.start) is None:
            self.ride.refuse("start", NotAWhenError(""))
            return None
        try:
            return driving.in_time(replace(ride, **values))  # type: ignore[arg-type]  # as the fields read them
        except EndsFirstError as error:
            self.ride.refuse(field, error)
            return None

    def _edit_vehicle(self, name: str, value: object) -> None:
        if self.row is not None:
            changed = replace(self.row.trip.vehicle, **{name: value})  # type: ignore[arg-type]  # as the fields read them
            self.wanted.emit(partial(driving.change, vehicle=changed))

    def _passenger(self, use_case: Callable[..., ChangeSet], ref: str) -> None:
        if self.row is not None and self.row.trip.ride is not None:
            self.wanted.emit(partial(use_case, ride_id=self.row.trip.ride.ride.id, refs=(ref,)))
