"""When a person or a room is not available: typed, or dropped as a calendar; nobody says why."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from forumdesk.changes import ChangeSet
from forumdesk.domain.busy import Busy
from forumdesk.domain.errors import FileFailedError
from forumdesk.domain.moments import Moment, When
from forumdesk.services import availability
from forumdesk.services.availability import Whose
from forumdesk.services.errors import EndsFirstError, NotAWhenError
from forumdesk.services.person_fields import when_of
from forumdesk.store.workspace import Workspace
from ui import theme, words
from ui.models.people_rows import full_moment_text
from ui.widgets import parts
from ui.widgets.fields import TextField
from ui.widgets.flow import Flow
from ui.widgets.form import Form

CALENDARS = (".ics", ".ifb", ".vfb", ".vcs")
_MOST = 8


class AvailabilityRows(QWidget):
    """`wanted` carries a change of the workspace. Busy times nearest to the event are rows, the rest a number."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._whose, self._zone = Whose(), "UTC"
        self._near: date | None = None
        self._typed: dict[str, When | None] = {}
        self._shown: tuple[Busy, ...] = ()
        self._count = parts.label(look="hint")
        self.rows = QVBoxLayout()
        theme.fit(self.rows, spacing=2)
        self._more = parts.text(look="hint")
        self.start = TextField("availability.from", self._read, self._write)
        self.end = TextField("availability.to", self._read, self._write)
        self.form = Form()
        self.form.add("start", self.start)
        self.form.add("end", self.end)
        self.add = parts.button("availability.add", "add", name="availability.add-name")
        self.calendar = parts.button("availability.calendar", "import", "link", name="availability.calendar-name")
        self.forget = parts.button("availability.forget", "remove", "link")
        self._how = parts.text("availability.how", "hint")
        self._build()
        self.add.clicked.connect(self._add)
        self.calendar.clicked.connect(self._ask)
        self.forget.clicked.connect(lambda: self._want(availability.forget_calendar))
        self.form.edited.connect(self._keep)

    def _build(self) -> None:
        head = parts.row(parts.label("availability.heading", "section"), None, self._count)
        outer = parts.column(head, spacing=8)
        outer.addLayout(self.rows)
        for part in (self._more, self.form):
            outer.addWidget(part)
        ways = Flow()
        for way in (self.add, self.calendar, self.forget):
            ways.addWidget(way)
        outer.addLayout(ways)
        outer.addWidget(self._how)
        self.setLayout(outer)

    def show_busy(self, whose: Whose, busy: tuple[Busy, ...], zone: str, near: date | None) -> None:
        """Theirs. What is being typed stays, unless it is about somebody else."""
        if whose != self._whose:
            self._clear()
        self._whose, self._zone, self._near = whose, zone, near
        self._shown = busy
        self.retell()

    def retell(self) -> None:
        """The rows once more, in the words in force."""
        while (item := self.rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        nearest = sorted(self._shown, key=self._distance)[:_MOST]
        for one in sorted(nearest, key=lambda one: one.start.utc):
            self.rows.addWidget(self._row(one))
        more = len(self._shown) - len(nearest)
        self._more.setText(words.count("availability.more", more) if more else "")
        self._more.setVisible(bool(more))
        self._count.setText(words.figure(len(self._shown)) if self._shown else "")
        self.forget.setVisible(any(one.from_calendar for one in self._shown))

    def _distance(self, one: Busy) -> timedelta:
        """How far it is from the days that somebody looks at."""
        day = one.start.in_zone(self._zone).date()
        return abs(day - (self._near or day))

    def _row(self, one: Busy) -> QWidget:
        said = busy_text(one, self._zone)
        away = parts.icon_button("availability.remove", "remove", side=26)
        words.put(away, "availability.remove-one", words.Slot.TIP, words.Slot.NAME, when=said)
        away.clicked.connect(lambda: self.wanted.emit(partial(availability.remove, busy_id=one.id)))
        when = parts.text(look="body")
        when.setText(said)
        line = QWidget()
        sign = parts.picture("events" if one.from_calendar else "clock", "text2", 14)
        inner = parts.row(spacing=8)
        inner.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        inner.addWidget(when, 1)
        inner.addWidget(away)
        line.setLayout(inner)
        return line

    def _read(self, text: str) -> When | None:
        return when_of(text, self._zone, self._near)

    def _write(self, when: object) -> str:
        return full_moment_text(when, self._zone) if isinstance(when, When) else ""

    def _keep(self, name: str, value: object) -> None:
        self._typed[name] = value if isinstance(value, When) else None
        self.form.fields[name].show_value(value)

    def _clear(self) -> None:
        self._typed = {}
        self.form.fill_anew({})

    def _add(self) -> None:
        """A day without an end is that day; what is missing is said at its field."""
        start = self._typed.get("start")
        end = self._typed.get("end") or (None if isinstance(start, Moment) else start)
        missing = "start" if start is None else "end"
        if start is None or end is None:
            self.form.refuse(missing, NotAWhenError(""))
            return
        try:
            availability.span(start, end, self._zone)
        except EndsFirstError as error:
            self.form.refuse("end", error)
            return
        self.wanted.emit(partial(availability.add, whose=self._whose, start=start, end=end, zone=self._zone))
        self._clear()
        self.start.edit.setFocus()

    def _want(self, use_case: Callable[..., ChangeSet]) -> None:
        self.wanted.emit(partial(use_case, whose=self._whose))

    def _ask(self) -> None:
        kinds = f"{words.say('availability.files')};;{words.say('import.all-files')}"
        name, _ = QFileDialog.getOpenFileName(self, words.say("availability.choose"), "", kinds)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """The busy times of a calendar, read on the desk's thread."""
        self.wanted.emit(partial(_take, path=path, whose=self._whose, zone=self._zone))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_calendar(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_calendar(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.take(path)


def busy_text(one: Busy, zone: str) -> str:
    """Mon 14 June 09:00–10:30; with both days where there are two; 14–15 June 2027 for whole days."""
    start, end = one.start.in_zone(zone), one.end.in_zone(zone)
    if start.time() == end.time() == time():
        return words.days(start.date(), end.date() - timedelta(days=1))
    if start.date() == end.date():
        return f"{full_moment_text(one.start, zone)}–{end:%H:%M}"
    return f"{full_moment_text(one.start, zone)} – {full_moment_text(one.end, zone)}"


def dropped_calendar(data: QMimeData) -> Path | None:
    """The one calendar that somebody drags; none for anything else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in CALENDARS else None


def _take(workspace: Workspace, path: Path, whose: Whose, zone: str) -> ChangeSet:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileFailedError(path, error.strerror or type(error).__name__) from error
    return availability.take_calendar(workspace, whose, data, zone)
