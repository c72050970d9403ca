"""Hotel rooms as rows: which hotel, floor and room, whose, for which nights, and what is broken."""

from dataclasses import dataclass
from datetime import date

from forumdesk.services.lodging import StayView
from forumdesk.services.sharing import Bed, Beds, Guests
from ui import words
from ui.models import days
from ui.models.breach_rows import heard, reason, reason_said, waiting
from ui.models.cells import Cell
from ui.models.rows import Column, RowsModel


@dataclass(frozen=True, slots=True)
class StayRow:
    """Somebody's room at an event."""

    bed: Bed
    guests: Guests

    @property
    def view(self) -> StayView:
        return self.bed.stay

    @property
    def hidden(self) -> bool:
        return self.guests.hidden(self.view.ref)

    @property
    def coming(self) -> bool:
        return self.view.ref in self.guests.people


def stay_rows(found: Beds) -> list[StayRow]:
    return [StayRow(one, found.guests) for one in found.beds]


def _day(day: date) -> str:
    """Empty where it is open: nobody knows when they come or go."""
    return "" if day.year in (date.min.year, date.max.year) else days.short_day(day)


def nights_said(row: StayRow) -> str:
    """Fri 11 – Mon 14: the day of coming, and that of leaving."""
    first, last = map(_day, row.view.nights)
    return f"{first} – {last}".strip() if first or last else words.say("hotels.nights-open")


def how_many_said(row: StayRow) -> str:
    first, last = row.view.nights
    known = _day(first) and _day(last)
    return words.count("hotels.nights", (last - first).days) if known and last > first else ""


def _hotel(row: StayRow) -> Cell:
    return Cell(row.view.hotel or words.say("hotels.no-hotel"), token="text" if row.view.hotel else "text3")


def _who(row: StayRow) -> Cell:
    beside = "" if row.coming else words.say("breach.not-coming")
    return Cell(row.view.name, beside, 600 if row.hidden else 500, locked=row.hidden, faded=not row.coming)


def _numbered(text: str) -> tuple[int, str]:
    """Room 9 before room 10; letters after figures."""
    figures = "".join(one for one in text if one.isdecimal())
    return (int(figures) if figures else -1 if not text else 10**9, text.casefold())


def row_said(row: StayRow) -> str:
    """Blue 1, name hidden: Hotel Papir, floor 2, room 211, Fri 11 – Mon 14, breaks ..."""
    stay = row.view.stay
    facts = (
        row.view.hotel,
        words.say("hotels.on-floor", floor=stay.floor) if stay.floor else "",
        words.say("hotels.in-room", room=stay.room) if stay.room else "",
        nights_said(row),
        reason_said(row.bed.broken),
    )
    return f"{heard(row.guests, row.view.ref, row.view.name)}: {', '.join(filter(None, facts))}"


def searched(row: StayRow) -> str:
    """What the filter looks at: protected people by alias and ref, as they are shown."""
    stay = row.view.stay
    return "\n".join((row.view.ref, row.view.name, row.view.hotel, stay.floor, stay.room))


def hotels_model() -> RowsModel[StayRow]:
    return RowsModel(
        (
            Column("sleeps-there", _who, lambda row: row.view.name.casefold()),
            Column(
                "hotel",
                _hotel,
                lambda row: (row.view.hotel.casefold(), _numbered(row.view.stay.floor), _numbered(row.view.stay.room)),
            ),
            Column(
                "floor",
                lambda row: Cell(row.view.stay.floor, figures=True),
                lambda row: _numbered(row.view.stay.floor),
            ),
            Column(
                "venue-room",
                lambda row: Cell(row.view.stay.room, figures=True),
                lambda row: _numbered(row.view.stay.room),
            ),
            Column(
                "nights",
                lambda row: Cell(nights_said(row), how_many_said(row), figures=True),
                lambda row: row.view.nights,
            ),
            Column("breaks", lambda row: reason(row.bed.broken), lambda row: -len(waiting(row.bed.broken))),
        ),
        lambda row: row.view.stay.id,
        row_said,
    )
