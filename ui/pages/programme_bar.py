"""What stands above the grid: how far things snap, in which zones the hours are, grid or list, which rooms."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QWidget

from forumdesk.domain.venues import Room
from ui import icons, theme, words
from ui.models.days import city
from ui.widgets import parts
from ui.widgets.time_grid_jumps import Jumps
from ui.widgets.time_grid_tabs import DayTabs

SNAPS = (5, 15, 30)
# The everyday zones, those of the program's users first.
ZONES = (
    "Europe/Oslo",
    "Asia/Muscat",
    "Asia/Qatar",
    "Asia/Shanghai",
    "America/Mexico_City",
    "Europe/London",
    "America/New_York",
    "Africa/Addis_Ababa",
    "Africa/Nairobi",
    "UTC",
)
# Margins and gaps of the line of days; a jump with its number alone, and with where it leads.
_EDGES, _JUMP, _JUMP_SAID = 90, 44, 108


class SnapChips(QWidget):
    """5, 15 or 30 minutes. `chosen` carries the number."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[int, QPushButton] = {}
        self._group = QButtonGroup(self)
        line = parts.row(parts.label("programme.snap", "count"), spacing=6)
        for minutes in SNAPS:
            button = QPushButton()
            button.setCheckable(True)
            button.setAutoDefault(False)
            words.put(button, "programme.snap-name", words.Slot.NAME, words.Slot.TIP, n=minutes)
            button.clicked.connect(lambda _=False, one=minutes: self.choose(one))
            self._group.addButton(button)
            self.buttons[minutes] = button
            line.addWidget(button)
        line.addSpacing(theme.px(4))
        self.setLayout(line)
        # The same where the chips have no room.
        self.menu = QMenu(self)
        self._steps = {minutes: self.menu.addAction("") for minutes in SNAPS}
        for minutes, step in self._steps.items():
            step.setCheckable(True)
            words.put(step, "programme.minutes", n=minutes)
            step.triggered.connect(lambda _=False, one=minutes: self.choose(one))
        self.choose(15)

    def choose(self, minutes: int) -> None:
        for one, button in self.buttons.items():
            on = one == minutes
            button.setChecked(on)
            button.setText(words.say("programme.minutes", n=one) if on else str(one))
            theme.look(button, "chip-on" if on else "chip")
            self._steps[one].setChecked(on)
        self.chosen.emit(minutes)


class ViewBar(QWidget):
    """`listed` says grid or list, `zone_chosen` a second zone or nothing, `hidden_rooms` the ids of rooms not shown."""

    listed = Signal(bool)
    zone_chosen = Signal(str)
    rooms_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.zone, self.second = "UTC", ""
        self.hidden: frozenset[str] = frozenset()
        self._rooms: tuple[Room, ...] = ()
        self.zone_button = _quiet("programme.zone-name", "clock")
        self.rooms_button = _quiet("programme.rooms-name", "hide")
        self.grid = _quiet("programme.grid-name", "grid")
        self.list = _quiet("programme.list-name", "list")
        self.zone_menu, self.rooms_menu = QMenu(self.zone_button), QMenu(self.rooms_button)
        for button, key in ((self.grid, "programme.grid-view"), (self.list, "programme.list-view")):
            words.put(button, key)
            button.setCheckable(True)
        self.setLayout(parts.row(None, self.rooms_button, self.zone_button, self.grid, self.list, spacing=4))
        self.zone_button.clicked.connect(lambda: _pop(self.zone_menu, self.zone_button))
        self.rooms_button.clicked.connect(lambda: _pop(self.rooms_menu, self.rooms_button))
        self.grid.clicked.connect(lambda: self.show_list(False))
        self.list.clicked.connect(lambda: self.show_list(True))
        self.rooms_button.hide()
        self.show_list(False)

    def show_list(self, on: bool) -> None:
        for button, mine in ((self.grid, not on), (self.list, on)):
            button.setChecked(mine)
            theme.look(button, "chip-on" if mine else "quiet")
        self.listed.emit(on)

    def offer_zones(self, zone: str) -> None:
        """The zone of the event, and which others there are."""
        self.zone = zone
        self.zone_menu.clear()
        for one in ("", *(other for other in ZONES if other != zone)):
            said = words.say("programme.zone-one", city=city(zone)) if not one else city(one)
            action = self.zone_menu.addAction(said)
            action.setCheckable(True)
            action.setChecked(one == self.second)
            action.triggered.connect(lambda _=False, to=one: self.choose_zone(to))
        two = bool(self.second) and self.second != zone
        said = words.say("programme.zone-two", city=city(zone), other=city(self.second)) if two else ""
        self.zone_button.setText(said or words.say("programme.zone-button", city=city(zone)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.offer_zones(self.zone)

    def choose_zone(self, second: str) -> None:
        self.second = second
        self.offer_zones(self.zone)
        self.zone_chosen.emit(second)

    def offer_rooms(self, rooms: tuple[Room, ...]) -> None:
        """The rooms there are; one that is hidden stays so."""
        self._rooms = rooms
        self.hidden &= {room.id for room in rooms}
        self.rooms_menu.clear()
        for room in rooms:
            action = QAction(room.name, self.rooms_menu)
            action.setCheckable(True)
            action.setChecked(room.id not in self.hidden)
            action.toggled.connect(lambda on, key=room.id: self._show_room(key, on))
            self.rooms_menu.addAction(action)
        self.rooms_menu.addSeparator()
        self.rooms_menu.addAction(words.say("programme.rooms-all")).triggered.connect(self.show_every_room)
        self.rooms_button.setVisible(bool(self.hidden))
        self.rooms_button.setText(words.count("programme.rooms-hidden", len(self.hidden)))

    def open_rooms(self) -> None:
        """From the menu of the page: the button may not be there."""
        self.rooms_menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def show_every_room(self) -> None:
        self._hide(frozenset())

    def narrow(self, narrow: bool) -> None:
        """Icons alone where there is little room."""
        self.zone_button.setVisible(not narrow)
        for button, key in ((self.grid, "programme.grid-view"), (self.list, "programme.list-view")):
            if narrow:
                words.drop(button)
            else:
                words.put(button, key)

    def _show_room(self, room_id: str, on: bool) -> None:
        # The last one stays: a grid without a column says nothing.
        left = {room.id for room in self._rooms} - self.hidden - {room_id}
        self._hide(self.hidden - {room_id} if on or not left else self.hidden | {room_id})

    def _hide(self, hidden: frozenset[str]) -> None:
        self.hidden = hidden
        self.offer_rooms(self._rooms)
        self.rooms_chosen.emit(hidden)


def submenu(owner: QWidget, key: str, menu: QMenu) -> QAction:
    """A menu as a line of another one."""
    action = QAction(owner)
    words.put(action, key)
    action.setMenu(menu)
    return action


def arrange(tabs: DayTabs, jumps: Jumps, bar: ViewBar, wide: int) -> None:
    """Share a line of that width: what the bar leaves is for the days, and for where the jumps lead if it is enough."""
    left = wide - bar.sizeHint().width() - theme.px(_EDGES)
    tabs.shorten(tabs.full() + jumps.number * theme.px(_JUMP) > left)
    jumps.shorten(tabs.full() + jumps.number * theme.px(_JUMP_SAID) > left)


def _quiet(name: str, icon: str) -> QPushButton:
    button = QPushButton()
    button.setAutoDefault(False)
    words.put(button, name, words.Slot.NAME, words.Slot.TIP)
    icons.put(button, icon, "text2", gap=4)
    theme.look(button, "quiet")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _pop(menu: QMenu, button: QPushButton) -> None:
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
