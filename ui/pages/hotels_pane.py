"""Details of somebody's hotel room; or the one that is being given to somebody who has none."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.domain.hotels import Stay
from forumdesk.domain.moments import Moment
from forumdesk.services import lodging
from forumdesk.services.errors import EmptyNameError, EndsFirstError, NotADayError
from forumdesk.services.person_fields import when_of
from forumdesk.services.sharing import Beds
from ui import theme, words
from ui.models import days
from ui.models.breach_rows import picks
from ui.models.hotel_rows import StayRow, how_many_said, nights_said
from ui.pages.breach_cards import BreachCards
from ui.widgets import parts
from ui.widgets.fields import TextField
from ui.widgets.form import Form
from ui.widgets.side_picker import SidePicker
from ui.widgets.target import Target

_BLANK = Stay("", "", "")


class HotelsPane(QWidget):
    """`wanted` carries a ref and the stay as it is to be, `asked` leads elsewhere; a new one is nowhere until added."""

    wanted = Signal(str, object)
    asked = Signal(Target)

    def __init__(self) -> None:
        super().__init__()
        self.row: StayRow | None = None
        self._found: Beds | None = None
        self._new: Stay | None = None
        self._offered = _BLANK
        self._begun: tuple[Stay, object] | None = None
        """The room that was begun, and for whom, when another row was chosen."""
        self.title, self.about = parts.text(look="inspected"), parts.text()
        self.kept = parts.text("hotels.begun-kept", "hint")
        self.broken, self.form = BreachCards(), Form()
        self.person = SidePicker("hotels.person", "separations.side-hint")
        self.hotel = TextField("hotels.hotel")
        self.go_on = parts.button("hotels.go-on", look="link", name="hotels.go-on-name")
        self.go = parts.button("hotels.go", "into", "link")
        self.add = parts.button("hotels.add-this", "ok", name="hotels.add-this-name")
        self.drop = parts.button("vehicles.drop", look="link", name="hotels.drop-name")
        self._new_line = QWidget()
        self._build()
        self.form.edited.connect(self._edit)
        self.broken.asked.connect(self.asked)
        self.go.clicked.connect(self._go)
        self.add.clicked.connect(self._add)
        self.drop.clicked.connect(self.forget)
        self.go_on.clicked.connect(self.begin)
        self.show_row(None)

    def _build(self) -> None:
        self.form.add("hotel", self.hotel, wide=True)
        self.form.add("floor", TextField("hotels.floor"))
        self.form.add("room", TextField("hotels.room"))
        for name, label in (("check_in", "hotels.check-in"), ("check_out", "hotels.check-out")):
            self.form.add(name, TextField(label, self._day, _written, hint="hotels.from-journey"))
        self._new_line.setLayout(parts.row(self.add, self.drop, None))
        theme.look(self._new_line, "surface")
        # The button that closes the pane stands at the right of the name.
        head = parts.column(self.title, self.about, self.kept, margins=(0, 0, 28, 0), spacing=4)
        rest = parts.row(self.go, None, self.go_on)
        self.setLayout(
            parts.column(
                *(head, self.broken, self.person, self.form, self._new_line, rest, None),
                margins=(20, 16, 20, 20),
                spacing=12,
            )
        )

    def _day(self, text: str) -> date | None:
        found = when_of(text, self._found.guests.zone if self._found else "UTC", self._near)
        if isinstance(found, Moment):
            raise NotADayError(text)
        return found

    @property
    def _near(self) -> date | None:
        return self._found.guests.near if self._found else None

    def offer(self, found: Beds | None) -> None:
        """The hotels there are, and everybody who has no room yet."""
        self._found = found
        self.hotel.suggest(found.hotels if found else ())
        there = {one.stay.ref for one in found.beds} if found else set()
        self.person.offer_picks(picks(found.guests, there) if found else ())

    def show_row(self, row: StayRow | None) -> None:
        """Somebody's room. One that is being given stays until another row is looked at."""
        before, self.row = self.row, row
        same = row is not None and before is not None and before.view.stay.id == row.view.stay.id
        if row is not None and not same:
            if self._new is not None and (self._new != self._offered or self.person.value):
                self._begun = self._new, self.person.value
            self._new = None
        self._show(same)

    def _show(self, same: bool) -> None:
        row, new = self.row if self._new is None else None, self._new
        parts.put_title(self.title, row.view.name if row else words.say("hotels.new") if new else "")
        if row is not None:
            self.title.setFont(theme.script_font(row.view.name, 18, 600))
        self.about.setText(" · ".join(filter(None, (nights_said(row), how_many_said(row)))) if row else "")
        self.about.setVisible(row is not None)
        self.broken.show_broken(row.bed.broken if row else ())
        self.form.setVisible(row is not None or new is not None)
        for part in (self.person, self._new_line):
            part.setVisible(new is not None)
        # Nothing that was typed is dropped without a word.
        for part in (self.kept, self.go_on):
            part.setVisible(self._begun is not None and new is None)
        self.go.setVisible(row is not None)
        stay = row.view.stay if row else new
        if stay is not None:
            values: dict[str, object] = {name: getattr(stay, name) for name in self.form.fields}
            values["hotel"] = row.view.hotel if row else stay.hotel
            (self.form.fill if same else self.form.fill_anew)(values)

    def begin(self) -> None:
        """Give a room to somebody who has none: in the hotel of the row that is looked at, or go on with that begun."""
        there = self.row.view if self.row else None
        self._offered = replace(_BLANK, hotel=there.hotel if there else "", floor=there.stay.floor if there else "")
        self._new, who = self._begun or (self._offered, None)
        self._begun = None
        self.person.show_value(who)
        self._show(same=False)
        self.person.setFocus()

    def forget(self) -> None:
        """Nobody is given a room after all, or somebody has been."""
        self._new = None
        self._show(same=False)

    def _go(self) -> None:
        if self.row is not None:
            self.asked.emit(Target("people", self.row.view.ref))

    def _edit(self, name: str, value: object) -> None:
        stay = self._new or (self.row.view.stay if self.row else None)
        if stay is None:
            return
        if name == "hotel" and not value and self._new is None:
            self.form.refuse(name, EmptyNameError())
            return
        # A name that was typed is looked up: it may be a venue's.
        values = {name: value, "venue_id": None} if name == "hotel" else {name: value}
        try:
            changed = lodging.in_order(replace(stay, **values))  # type: ignore[arg-type]  # as the fields read them
        except EndsFirstError as error:
            self.form.refuse(name, error)
            return
        if self._new is not None:
            self._new = changed
        elif self.row is not None:
            self.wanted.emit(self.row.view.ref, changed)

    def _add(self) -> None:
        """Who and which hotel must be said; floor and room may come later."""
        if self._new is None:
            return
        self.person.refuse("" if self.person.value else words.say("hotels.nobody"))
        self.form.refuse("hotel", None if self._new.hotel else EmptyNameError())
        if self.person.value and self._new.hotel:
            self.wanted.emit(str(self.person.value), self._new)


def _written(value: object) -> str:
    return days.plain_day(value) if isinstance(value, date) else ""
