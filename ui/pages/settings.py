"""The page of settings: what each one does, beside it in a sentence."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QSizePolicy, QWidget

from forumdesk.services import circles, house_settings, working
from forumdesk.services.circles import Circle, Colour
from forumdesk.services.drafting import Begun
from forumdesk.services.house_settings import HouseSettings
from ui import settings, theme, words
from ui.desk import Desk
from ui.pages.page import Page
from ui.settings import Settings
from ui.theme import Mode
from ui.widgets import capture, parts
from ui.widgets.fields import CheckField, ChoiceField, Field, LongField, TextField

MINUTES = (1, 2, 4, 8, 15, 30)
# Section -> its settings, in the order in which they stand.
SECTIONS = {
    "look": ("language", "theme", "size"),
    "lock": ("lock-time", "capture"),
    "files": ("recent",),
    "house": ("works-here", "organiser-name", "organiser-email", "markings"),
    "circle": ("circle-name", "circle-colour", "circle-open"),
    "printers": ("printers",),
}


class _Press(Field):
    """Something to do, among what can be set."""

    def __init__(self, key: str, button: QPushButton, does: Callable[[], object]) -> None:
        super().__init__(key, button)
        button.clicked.connect(lambda: does())

    def show_value(self, value: object) -> None:
        """It has none."""


def _short(text: str) -> str:
    return text.strip()[: circles.LONGEST_NAME]


def _colour(value: object) -> Colour | None:
    return Colour(str(value)) if value else None


class SettingsPage(Page):
    """What holds for this computer is kept by `remember`'s settings, what holds for the workspace in its file."""

    name = "settings"
    reads = ("setting",)
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    size_chosen = Signal(int)
    lock_chosen = Signal(int)
    capture_chosen = Signal(bool)
    another_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kept: Settings | None = None
        self._circle = Circle()
        self.fields: dict[str, Field] = {
            "language": ChoiceField("settings.language", []),
            "theme": ChoiceField("settings.theme", []),
            "size": ChoiceField("settings.size", []),
            "lock-time": ChoiceField("settings.lock-time", []),
            "capture": CheckField("settings.capture"),
            "recent": CheckField("settings.recent"),
            "works-here": TextField("settings.works-here"),
            "organiser-name": TextField("settings.organiser-name"),
            "organiser-email": TextField("settings.organiser-email", house_settings.address_of),
            "markings": LongField("settings.markings", 6),
            "circle-name": TextField("settings.circle-name", _short),
            "circle-colour": ChoiceField("settings.circle-colour", []),
            "circle-open": _Press(
                "settings.circle-open", parts.button("settings.open-circle", "add"), self.another_asked.emit
            ),
            "printers": LongField("settings.printers", 3),
        }
        self._build()
        self._wire()

    def _build(self) -> None:
        grid = QGridLayout()
        theme.fit(grid, contentsMargins=(24, 0, 24, 24), spacing=10)
        for section, names in SECTIONS.items():
            row = grid.rowCount()
            title = parts.label(f"settings.in-{section}", "card")
            title.setAlignment(Qt.AlignmentFlag.AlignBottom)
            theme.fit(title, minimumHeight=36)
            grid.addWidget(title, row, 0, 1, 2)
            for number, name in enumerate(names, row + 1):
                grid.addWidget(self.fields[name], number, 0, Qt.AlignmentFlag.AlignTop)
                about = parts.text(f"settings.about-{name}")
                about.setAlignment(Qt.AlignmentFlag.AlignTop)
                theme.fit(about, maximumWidth=560)
                line = parts.row(margins=(20, 0, 0, 0), spacing=0)
                line.addWidget(about, 1000)
                # What is left over goes to the right of the sentence, not before the field.
                line.addStretch(1)
                grid.addLayout(line, number, 1)
                theme.fit(self.fields[name], minimumWidth=240, maximumWidth=360)
                # A sentence about what is wrong takes the room its field has: else every field would grow with it.
                told = self.fields[name].wrong.sizePolicy()
                told.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
                self.fields[name].wrong.setSizePolicy(told)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        inside = QWidget()
        theme.look(inside, "surface")
        inside.setLayout(grid)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self.body.addWidget(scroll, 1)
        self.filter_field = self.fields["language"].control

    def _wire(self) -> None:
        for name, does in self._uses().items():
            self.fields[name].finished.connect(lambda value, use=does: use(value))
        printers = self.fields["printers"].control
        printers.setProperty("readOnly", True)
        self.fields["capture"].setEnabled(capture.is_known())

    def _uses(self) -> dict[str, Callable[[object], object]]:
        """What each setting does once it has been chosen."""
        return {
            "language": lambda value: self.language_chosen.emit(str(value)),
            "theme": lambda value: self.theme_chosen.emit(str(value)),
            "size": lambda value: self.size_chosen.emit(int(str(value))),
            "lock-time": lambda value: self._lock_after(int(str(value))),
            "capture": lambda value: self._keep_out(bool(value)),
            "recent": lambda value: self._list_recent(bool(value)),
            "works-here": lambda value: self.desk.change(partial(working.name_yourself, name=str(value))),
            "organiser-name": lambda value: self.desk.change(partial(house_settings.name_organiser, name=str(value))),
            "organiser-email": lambda value: self.desk.change(partial(house_settings.give_mailbox, email=str(value))),
            "markings": lambda value: self.desk.change(partial(house_settings.offer_markings, text=str(value))),
            "circle-name": lambda value: self.desk.change(partial(circles.name_circle, name=str(value))),
            "circle-colour": lambda value: self.desk.change(partial(circles.choose_colour, colour=_colour(value))),
        }

    def _lock_after(self, minutes: int) -> None:
        if self._kept is not None:
            self._kept.put(settings.LOCK_MINUTES, minutes)
        self.lock_chosen.emit(minutes)

    def _keep_out(self, on: bool) -> None:
        if self._kept is not None:
            self._kept.put(settings.HIDE_FROM_CAPTURE, on)
        self.capture_chosen.emit(on)

    def _list_recent(self, on: bool) -> None:
        if self._kept is not None:
            self._kept.switch_recent(on)

    def remember(self, kept: Settings) -> None:
        self._kept = kept
        self.retell()

    def reload(self) -> None:
        self.retell()
        self.desk.read(house_settings.settings, self._fill)
        self.desk.read(working.who, self._fill_who)
        self.desk.read(circles.circle, self._fill_circle)

    def _fill(self, house: HouseSettings) -> None:
        self._show("organiser-name", house.organiser_name)
        self._show("organiser-email", house.organiser_email)
        self._show("markings", "\n".join(house.markings))

    def _fill_who(self, name: str) -> None:
        self._show("works-here", name)

    def _fill_circle(self, circle: Circle) -> None:
        self._circle = circle
        self._show("circle-name", circle.name)
        self._show("circle-colour", circle.colour or "")

    def _show(self, name: str, value: object) -> None:
        if not self.fields[name].pending():
            self.fields[name].show_value(value)

    def retell(self) -> None:
        """What there is to choose from, and what holds."""
        self._offer("language", [(one, words.NAMES[one]) for one in words.LANGUAGES], words.language())
        self._offer("theme", [(one.value, words.say(f"settings.{one}")) for one in Mode], theme.mode().value)
        sizes = [(one, words.say("settings.percent", n=one)) for one in theme.SCALES]
        self._offer("size", sizes, theme.scale())
        colours = [("", words.say("circle.none")), *((one.value, words.say(f"circle.{one}")) for one in Colour)]
        self._offer("circle-colour", colours, self._circle.colour or "")
        kept = self._kept
        if kept is not None:
            minutes = kept.get(settings.LOCK_MINUTES)
            choices = sorted({*MINUTES, minutes})
            self._offer("lock-time", [(one, words.count("settings.minutes", one)) for one in choices], minutes)
            self._show("capture", capture.is_known() and kept.get(settings.HIDE_FROM_CAPTURE))
            self._show("recent", kept.lists_recent())
            offsets = [one.replace(";", "  ") for one in kept.get(settings.PRINTER_OFFSETS)]
            self._show("printers", "\n".join(offsets) or words.say("settings.no-offsets"))

    def drafts(self) -> tuple[Begun, ...]:
        typed = [(name, text) for name, field in self.fields.items() if (text := field.pending())]
        return (Begun(self.name, "", tuple(typed)),) if typed else ()

    def take_up(self, fields: Iterable[tuple[str, str]]) -> None:
        for name, text in fields:
            if name in self.fields:
                self.fields[name].take_up(text)

    def narrow(self, units: int) -> None:
        self.retell()

    def _offer(self, name: str, choices: Iterable[tuple[object, str]], value: object) -> None:
        field = self.fields[name]
        if isinstance(field, ChoiceField):
            field.offer(list(choices))
            field.show_value(value)
