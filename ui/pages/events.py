"""The page of series and events: what there was, what is planned, and a new edition in a minute."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from forumdesk.domain.events import Discretion, Event, EventKind, EventStatus
from forumdesk.services import house_settings, sending, staging
from forumdesk.services.sending import Offer
from forumdesk.services.staging import Source
from forumdesk.services.typed import day_of, number_of, several_of, zone_of
from forumdesk.store.workspace import Workspace
from ui import words
from ui.desk import Desk
from ui.dialogs.naming import NamingDialog
from ui.dialogs.new_event import NewEventDialog
from ui.models.organisation_rows import EventRow, days, event_rows, events_model
from ui.pages.list_page import ListPage
from ui.pages.organisations import joined
from ui.pages.packages import Packages
from ui.pages.sending import Sending
from ui.widgets import parts
from ui.widgets.fields import ChoiceField, Field, TextField
from ui.widgets.form import Form

_CHOICES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("kind", "event-kind", tuple(EventKind)),
    ("discretion", "discretion", tuple(Discretion)),
    ("status", "event-status", tuple(EventStatus)),
    ("language", "event-language", ("en", "nb", "de", "fr", "es", "ar")),
)
_TYPES = {"kind": EventKind, "discretion": Discretion, "status": EventStatus}


def _day(value: object) -> str:
    return words.day(value) if hasattr(value, "month") else ""  # type: ignore[arg-type]  # only days have a month


class EventPane(QWidget):
    """One event, or one series; `show_row(None)` empties it."""

    def __init__(self) -> None:
        super().__init__()
        self.name = parts.text(look="inspected")
        self.second = parts.text(look="second")
        self.form = self._event_form()
        self.series = Form()
        self.series.add("name", TextField("events.series-name"), wide=True)
        self.series.add("hosts", TextField("events.hosts", several_of, joined), wide=True)
        self.series.add("since_year", TextField("events.since", number_of))
        self.series.add("usual_month", TextField("events.usual-month", number_of))
        self.setLayout(
            parts.column(self.name, self.second, self.form, self.series, None, margins=(20, 16, 20, 20), spacing=10)
        )

    def _event_form(self) -> Form:
        form = Form()
        form.add("title", TextField("events.title"), wide=True)
        form.add("cover_title", TextField("events.cover-title"), wide=True)
        form.add("start_date", TextField("events.first-day", day_of, _day))
        form.add("end_date", TextField("events.last-day", day_of, _day))
        form.add("place", TextField("column.place"))
        form.add("cover_place", TextField("events.cover-place"))
        form.add("zone", TextField("events.zone", zone_of))
        form.add("language", ChoiceField("events.language", []))
        form.add("kind", ChoiceField("events.kind", []))
        form.add("discretion", ChoiceField("column.discretion", []))
        form.add("status", ChoiceField("events.status", []))
        self.marking = TextField("events.marking", house_settings.marking_of)
        form.add("edition", ChoiceField("events.series", []))
        form.add("marking", self.marking, wide=True)
        form.add("organiser_name", TextField("events.organiser-name"), wide=True)
        form.add("organiser_email", TextField("events.organiser-email"), wide=True)
        for name in ("hosts", "themes", "venue_codes"):
            form.add(name, TextField(f"events.{name.replace('_', '-')}", several_of, joined), wide=True)
        return form

    def offer_series(self, choices: list[tuple[str, str]]) -> None:
        """(id, name) of the series an event may belong to."""
        for name, words_of, values in _CHOICES:
            _choices(self.form.fields[name], [(one, words.say(f"{words_of}.{one}")) for one in values])
        _choices(self.form.fields["edition"], [("", words.say("events.no-series")), *choices])

    def show_row(self, row: EventRow | None, anew: bool) -> None:
        event = row.event if row else None
        series = row.series if row and row.view is None and row.edition is None else None
        self.form.setVisible(event is not None)
        self.series.setVisible(series is not None)
        parts.put_title(self.name, _title(row) if row else "")
        self.second.setText(" · ".join(text for text in (event.code, days(event)) if text) if event else "")
        self.second.setVisible(event is not None)
        if series is not None:
            self.series.fill_anew({name: getattr(series, name) for name in self.series.fields})
        if event is None or row is None:
            return
        values = _values(event) | {"edition": row.series.id if row.series else ""}
        if anew:
            self.form.fill_anew(values)
        else:
            self.form.fill(values)


def _title(row: EventRow) -> str:
    if row.event is not None:
        return row.event.title
    return row.edition.name if row.edition else (row.series.name if row.series else words.say("events.no-series"))


def _values(event: Event) -> dict[str, object]:
    return {name: getattr(event, name) for name in Event.__slots__}


def _choices(field: Field, choices: list[tuple[str, str]]) -> None:
    if isinstance(field, ChoiceField):
        field.offer(list(choices))


class EventsPage(ListPage[EventRow]):
    """Choosing an event here edits it; the switcher above says which one the other pages are about."""

    name = "events"
    first = "events.add"
    reads = ("event", "edition", "series", "session", "participation", "setting")
    widths = (
        (860, (320, 190, 120, 70, 80, 120)),
        (640, (320, 190, 0, 0, 80, 120)),
        (0, (280, 190, 0, 0, 0, 0)),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, events_model())
        self.table.setSortingEnabled(False)
        self.pane = self.details = EventPane()
        self._shown = ""
        self.act("events.add-series", self._ask_series, icon="add")
        self.act_new = self.act("events.add", self._ask_event, icon="add", primary=True, keys="new")
        self.act("events.erase", self._erase, keys="erase")
        self.pane.form.edited.connect(self._edit)
        self.pane.series.edited.connect(self._edit_series)
        self.look(None)
        self.sending = Sending(self, "send.event", self._to_send)
        self.packages = Packages(self, lambda: self.chosen.event.code if self.chosen and self.chosen.event else None)

    def _to_send(self) -> Callable[[Workspace], Offer] | None:
        event = self.chosen.event if self.chosen else None
        return partial(sending.offer_event, event_code=event.code) if event is not None else None

    def reload(self) -> None:
        self.desk.read(event_rows, self._take)
        self.desk.read(house_settings.markings, self.pane.marking.suggest)

    def text_of(self, row: EventRow) -> str:
        event = row.event
        return "\n".join((event.title, event.code, event.place) if event else (_title(row),))

    def look(self, row: EventRow | None) -> None:
        row_id = row.row_id if row else ""
        self.pane.show_row(row, row_id != self._shown)
        self._shown = row_id

    def say_count(self, shown: int, total: int) -> None:
        self.count.setText(words.figure(sum(1 for row in self.model.rows if row.event is not None)))

    def _take(self, rows: list[EventRow]) -> None:
        series = {row.series.id: row.series.name for row in rows if row.series is not None}
        self.pane.offer_series(sorted(series.items(), key=lambda pair: pair[1]))
        self.fill(rows)

    def retell(self) -> None:
        self.pane.offer_series([(row.series.id, row.series.name) for row in self.model.every if row.series])
        super().retell()

    def _edit(self, field: str, value: object) -> None:
        event = self.chosen.event if self.chosen else None
        if event is None:
            return
        if field == "edition":
            self.desk.change(partial(staging.put_into_series, event_code=event.code, series_id=str(value)))
            return
        kind = _TYPES.get(field)
        values = {field: kind(str(value)) if kind else value}
        self.desk.change(partial(staging.change_event, event_code=event.code, values=values))

    def _edit_series(self, field: str, value: object) -> None:
        series = self.chosen.series if self.chosen else None
        if series is not None:
            self.desk.change(partial(staging.change_series, series_id=series.id, field=field, value=value))

    def _erase(self) -> None:
        """The event with those who were at no other, for good; asked about first."""
        event = self.chosen.event if self.chosen else None
        if event is not None:
            from forumdesk.domain.erasing import Kind
            from forumdesk.services.erasing import Wish
            from ui.dialogs.erase import EraseDialog

            EraseDialog(self.desk, Wish(Kind.EVENT, (event.code,)), self.window()).open()

    def _ask_event(self) -> None:
        self.desk.read(staging.sources, self._open_dialog)

    def _open_dialog(self, sources: list[Source]) -> None:
        NewEventDialog(self.desk, sources, self).open()

    def _ask_series(self) -> None:
        dialog = NamingDialog("events.add-series", ("events.series-name", "events.code"), "events.do-add-series", self)
        dialog.accepted.connect(lambda: self._add_series(*dialog.texts()))
        dialog.open()

    def _add_series(self, name: str, code: str) -> None:
        self.desk.change(partial(staging.add_series, code=code, name=name))
