"""Details of a venue with the plan of its zones, or of one room, in the inspector."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.moments import local_day
from forumdesk.domain.venues import SetUp, ZoneBorder
from forumdesk.domain.zones import alike
from forumdesk.services import housing
from forumdesk.services.availability import Whose
from forumdesk.services.housing import RoomView, VenueView
from forumdesk.services.typed import number_of, several_of, zone_of
from ui import theme, words
from ui.models.venue_rows import Line, venue_name
from ui.pages.availability_rows import AvailabilityRows
from ui.widgets import parts
from ui.widgets.border_rows import BorderRows
from ui.widgets.fields import CheckField, LongField, TextField
from ui.widgets.form import Form
from ui.widgets.target import Target
from ui.widgets.zone_plan import PlanBorder, PlanZone, ZonePlan

_MOST_SESSIONS = 12


def _booths_of(text: str) -> int:
    return number_of(text) or 0


class _Part(QWidget):
    """`wanted` carries a change of the workspace, `asked` leads elsewhere."""

    wanted = Signal(object)
    asked = Signal(Target)

    def __init__(self) -> None:
        super().__init__()
        self.name, self.about = parts.text(look="inspected"), parts.text(look="second")
        self.form = Form()
        self._shown = ""

    def _fill(self, row_id: str, values: dict[str, object]) -> None:
        """Another one is shown anew; news about the same leaves what is being typed."""
        if row_id == self._shown:
            self.form.fill(values)
        else:
            self.form.fill_anew(values)
        self._shown = row_id

    def _head(self) -> QVBoxLayout:
        # The button that closes the pane stands at the right of the name.
        return parts.column(self.name, self.about, margins=(0, 0, 28, 0), spacing=4)


class VenuePart(_Part):
    """One venue: its zones and what they open into, then its fields."""

    def __init__(self) -> None:
        super().__init__()
        self.plan, self.borders = ZonePlan(), BorderRows(number_of)
        self._how = parts.text(look="hint")
        zones = parts.label("venues.zones", "section")
        self.form.add("name", TextField("venues.name"), wide=True)
        self.form.add("code", TextField("venues.code"))
        self.form.add("zone", TextField("venues.tz", zone_of, hint="venues.tz-hint"))
        self.form.add("place", TextField("venues.place"))
        self.form.add("cover_place", TextField("venues.cover-place"))
        self.form.add("readiness", TextField("venues.readiness"), wide=True)
        self.form.add("notes", LongField("venues.notes"), wide=True)
        self.setLayout(
            parts.column(
                *(self._head(), 2, zones, self.plan, self._how, self.borders, 4),
                *(parts.label("venues.about", "section"), self.form),
                spacing=8,
            )
        )
        self.form.edited.connect(self._edit)
        self.plan.join_asked.connect(self._join)
        self.plan.part_asked.connect(self._part)
        self.borders.join_asked.connect(self._join)
        self.borders.changed.connect(self._set_border)
        self.borders.removed.connect(self._part)
        self._view: VenueView | None = None
        self._new: tuple[str, str] | None = None

    def show_venue(self, view: VenueView) -> None:
        venue, self._view = view.venue, view
        self.name.setText(venue_name(view))
        rooms = words.count("venues.rooms", len(view.rooms))
        self.about.setText(" · ".join(text for text in (venue.place, rooms) if text))
        zones = tuple(PlanZone(zone, _named(view, zone)) for zone in view.zones)
        borders = tuple(
            sorted(map(_painted, view.borders), key=lambda one: (one.zone.casefold(), one.other.casefold()))
        )
        self.plan.setVisible(bool(zones))
        self.plan.show_zones(zones, borders)
        words.put(self._how, "venues.plan-how" if len(zones) > 1 else "venues.no-zones")
        self.borders.show_borders(zones, borders)
        if self._new is not None:
            self.borders.focus(*self._new)
            self._new = None
        self._fill(venue.id, {name: getattr(venue, name) for name in self.form.fields})

    def _edit(self, field: str, value: object) -> None:
        self.wanted.emit(partial(housing.change_venue, venue_id=self._shown, field=field, value=value))

    def _join(self, zone: str, other: str) -> None:
        """A border that stands has its minutes typed; a new one too, once it stands."""
        if any(border.joins(zone, other) for border in self.borders.borders):
            self.borders.focus(zone, other)
            return
        self._new = (zone, other)
        self._set_border(zone, other, None)

    def _set_border(self, zone: str, other: str, minutes: object) -> None:
        number = minutes if isinstance(minutes, int) else None
        self.wanted.emit(partial(housing.set_border, venue_id=self._shown, pair=(zone, other), minutes=number))

    def _part(self, zone: str, other: str) -> None:
        for border in self._view.borders if self._view else ():
            if PlanBorder(border.zone, border.other).joins(zone, other):
                self.wanted.emit(partial(housing.remove_border, border_id=border.id))


class RoomPart(_Part):
    """One room: its fields, and what is in it."""

    def __init__(self) -> None:
        super().__init__()
        self.form.add("name", TextField("venues.name"), wide=True)
        self.form.add(
            "aliases", TextField("venues.aliases", several_of, _listed, hint="venues.aliases-hint"), wide=True
        )
        self.form.add("zone", TextField("venues.zone", hint="venues.zone-hint"))
        self.form.add("floor", TextField("venues.floor"))
        self.form.add("capacity", TextField("venues.capacity", number_of))
        self.form.add("booths", TextField("venues.booths", _booths_of))
        for set_up in SetUp:
            self.form.add(set_up, TextField(f"venues.set-up.{set_up}", number_of, name=f"venues.holds.{set_up}"))
        self.form.add("step_free", CheckField("venues.step-free", unknown=True), wide=True)
        self.form.add("entrances", TextField("venues.entrances"), wide=True)
        self.form.add("notes", LongField("venues.notes"), wide=True)
        self._heading = parts.label("venues.sessions", "section")
        self._sessions = QVBoxLayout()
        theme.fit(self._sessions, spacing=2)
        self._elsewhere, self._left = parts.text(look="hint"), parts.text(look="hint")
        self.busy = AvailabilityRows()
        self.busy.wanted.connect(self.wanted)
        layout = parts.column(self._head(), self.form, 4, self._heading, spacing=8)
        layout.addLayout(self._sessions)
        layout.addWidget(self._elsewhere)
        layout.addWidget(self._left)
        layout.addSpacing(theme.px(4))
        layout.addWidget(self.busy)
        self.setLayout(layout)
        self.form.edited.connect(self._edit)

    def show_room(self, view: RoomView, venue: VenueView) -> None:
        room = view.room
        self.name.setText(room.name)
        zone = words.say("venues.zone-head", zone=room.zone) if room.zone else ""
        self.about.setText(" · ".join(text for text in (venue_name(venue), zone) if text))
        values: dict[str, object] = {name: getattr(room, name) for name in self.form.fields if name not in set(SetUp)}
        typed = dict(room.capacities)
        values |= {set_up: int(typed[set_up]) if set_up in typed else None for set_up in SetUp}
        self._fill(room.id, values)
        first = next((one.start for one in view.sessions if one.start), None)
        near = local_day(first) if first else None
        self.busy.show_busy(Whose(room_id=room.id), view.busy, venue.venue.zone, near)
        self._show_sessions(view)

    def _show_sessions(self, view: RoomView) -> None:
        while (item := self._sessions.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._heading.setVisible(bool(view.sessions))
        for session in view.sessions[:_MOST_SESSIONS]:
            link = parts.button("page.programme", look="link")
            words.put(link, "venues.session", code=session.code, title=session.title)
            words.put(link, "venues.go-session", words.Slot.NAME, code=session.code, title=session.title)
            link.clicked.connect(lambda _=False, to=session.code: self.asked.emit(Target("programme", to)))
            self._sessions.addWidget(link)
            link.show()
        more = len(view.sessions) - _MOST_SESSIONS
        told = [words.count("venues.more", more)] if more > 0 else []
        told += [words.count("venues.elsewhere", view.elsewhere)] if view.elsewhere else []
        self._elsewhere.setText(" ".join(told))
        self._elsewhere.setVisible(bool(told))
        in_all = len(view.sessions) + view.elsewhere
        self._left.setText(words.count("venues.if-removed", in_all) if in_all else "")
        self._left.setVisible(bool(in_all))

    def _edit(self, field: str, value: object) -> None:
        if field in set(SetUp):
            people = value if isinstance(value, int) else None
            use_case = partial(housing.change_capacity, room_id=self._shown, set_up=SetUp(field), people=people)
        else:
            use_case = partial(housing.change_room, room_id=self._shown, field=field, value=value)
        self.wanted.emit(use_case)


def _painted(border: ZoneBorder) -> PlanBorder:
    """In the order of the letters, whichever the workspace names first."""
    zone, other = sorted((border.zone, border.other), key=str.casefold)
    return PlanBorder(zone, other, border.minutes)


def _named(view: VenueView, zone: str) -> tuple[str, ...]:
    return tuple(one.room.name for one in view.rooms if alike(one.room.zone, zone))


def _listed(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


class VenuePane(QWidget):
    """`show_line` shows a room, or the venue of a heading; None empties it."""

    wanted = Signal(object)
    asked = Signal(Target)

    def __init__(self) -> None:
        super().__init__()
        self.hint = parts.text("inspector.empty", "second")
        self.venue, self.room = VenuePart(), RoomPart()
        for part in (self.venue, self.room):
            part.wanted.connect(self.wanted)
            part.asked.connect(self.asked)
        self.setLayout(parts.column(self.hint, self.venue, self.room, None, margins=(20, 16, 20, 20), spacing=0))
        self.show_line(None)

    def show_line(self, line: Line | None) -> None:
        self.hint.setVisible(line is None)
        self.venue.setVisible(line is not None and line.room is None)
        self.room.setVisible(line is not None and line.room is not None)
        if line is None:
            return
        if line.room is not None:
            self.room.show_room(line.room, line.venue)
        else:
            self.venue.show_venue(line.venue)
