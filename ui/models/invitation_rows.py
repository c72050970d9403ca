"""Invites as the list shows them: who holds which version, and what has changed since."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QLocale

from forumdesk.domain.cards import Appointment
from forumdesk.domain.collation import folded, found_in
from forumdesk.domain.moments import Moment
from forumdesk.services.holdings import Changed, Holding, Standing
from forumdesk.services.inviting import Row
from forumdesk.services.telling import Leaflet, Line
from ui import words
from ui.models.badge_rows import why_said
from ui.models.cells import Cell, Sign
from ui.models.people_rows import full_moment_text
from ui.models.rows import Column, RowsModel

SIGNS = {
    Standing.CURRENT: Sign("ok", "ok"),
    Standing.OUTDATED: Sign("outdated", "warn_mark"),
    Standing.NEVER: Sign("proposed", "text2"),
    Standing.CANCELLED: Sign("cancelled", "text3"),
}
_STANDINGS = list(Standing)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the chips and the field above the list ask for; empty asks for nothing. A session "" is the event itself."""

    text: str = ""
    standings: frozenset[Standing] = frozenset()
    session: str | None = None

    @property
    def anything(self) -> bool:
        return self != Wanted()

    def fits(self, row: Holding) -> bool:
        return (
            (not self.standings or row.standing in self.standings)
            and (self.session is None or (row.session or "") == self.session)
            and (not self.text or found_in(self.text, (folded(f"{row.name}\n{row.ref}\n{row.title}\n{row.session}"),)))
        )

    def with_standing(self, standing: Standing, on: bool) -> "Wanted":
        return replace(self, standings=self.standings | {standing} if on else self.standings - {standing})


def row_id(row: Holding) -> str:
    return f"{row.ref} {row.session or ''}"


def standing_said(row: Holding) -> str:
    """Version 2; holds version 2 of 3; never issued; cancelled."""
    if row.standing is Standing.OUTDATED and row.latest > row.version:
        return words.say("invitations.holds-of", n=row.version, total=row.latest)
    if row.standing in (Standing.OUTDATED, Standing.CURRENT):
        return words.say("invitations.holds", n=row.version)
    return words.say(f"standing.{row.standing}")


def changed_said(row: Holding) -> str:
    """Time, place; or what keeps it from going out."""
    if row.changed:
        return ", ".join(words.say(f"changed.{what}") for what in row.changed).capitalize()
    return why_said(row.why) if row.why is not None and row.standing is Standing.NEVER else ""


def issued_said(row: Holding, zone: str) -> str:
    """23 Nov 10:18."""
    if row.issued_at is None:
        return "—"
    local = Moment(row.issued_at, zone).in_zone(zone)
    dot = "." if words.language() == "nb" else ""
    month = words.locale().monthName(local.month, QLocale.FormatType.ShortFormat).rstrip(".")
    return f"{local.day}{dot} {month} {local:%H:%M}"


def span_said(appointment: Appointment, zone: str) -> str:
    """When it is, in the event's zone."""
    span = appointment.span
    if span.first_day is not None:
        return words.days(span.first_day, span.last_day or span.first_day)
    if span.start is None or span.end is None:
        return "—"
    start, end = Moment(span.start, zone), Moment(span.end, zone)
    return f"{full_moment_text(start, zone)}–{end.in_zone(zone):%H:%M}"


def differences(row: Holding, zone: str) -> list[tuple[Changed, str, str]]:
    """What the file that is held says, and what is so now."""
    if row.held is None or row.now is None:
        return []
    said: dict[Changed, Callable[[Appointment], str]] = {
        Changed.TIME: partial(span_said, zone=zone),
        Changed.PLACE: lambda one: one.location or "—",
        Changed.TITLE: lambda one: one.summary,
    }
    return [(what, said[what](row.held), said[what](row.now)) for what in row.changed if what in said]


def blocks(leaflet: Leaflet) -> list[Line]:
    """Lines that say the same kind of thing one after the other, together."""
    found: list[Line] = []
    for line in leaflet.lines:
        if found and found[-1].says is line.says and not line.masked:
            found[-1] = replace(found[-1], text=f"{found[-1].text}\r\n{line.text}")
        else:
            found.append(line)
    return found


def sessions_of(rows: Iterable[Holding]) -> list[tuple[object, str]]:
    """What there are invites to: the event first."""
    titles = {row.session or "": row.title for row in rows}
    return [(code, title) for code, title in sorted(titles.items()) if title]


def chosen_rows(rows: Iterable[Holding]) -> tuple[Row, ...]:
    """Those of which a file can be written now."""
    return tuple(row.row for row in rows if row.can_go)


def _name(row: Holding) -> Cell:
    if row.hidden:
        return Cell(row.name, words.say("people.hidden"), strong=600, locked=True, faded=not row.coming)
    return Cell(row.name, strong=500 if row.coming else 400, faded=not row.coming)


def _title(row: Holding) -> Cell:
    beside = row.session or words.say("invitations.whole-event")
    return Cell(row.title, beside=beside, token="text2", faded=_faded(row))


def _holds(row: Holding) -> Cell:
    sign = Sign("block", "block") if row.why is not None and row.standing is Standing.NEVER else SIGNS[row.standing]
    return Cell(standing_said(row), sign=sign, faded=_faded(row), figures=True)


def _faded(row: Holding) -> bool:
    return not row.coming or row.standing is Standing.CANCELLED


def said(row: Holding) -> str:
    """The row as a sentence."""
    name = words.say("badges.person-hidden", name=row.name) if row.hidden else row.name
    return ", ".join(part for part in (name, row.title, standing_said(row), changed_said(row)) if part)


def invitations_model(zone: list[str]) -> RowsModel[Holding]:
    """`zone` holds the event's zone, and follows it."""
    return RowsModel(
        (
            Column("name", _name, lambda row: row.order),
            Column("invited-to", _title, lambda row: (row.session or "", row.order)),
            Column("holds-version", _holds, lambda row: (_STANDINGS.index(row.standing), row.version, row.order)),
            Column(
                "issued",
                lambda row: Cell(issued_said(row, zone[0]), figures=True, token="text2", faded=_faded(row)),
                lambda row: (row.issued_at is None, str(row.issued_at)),
            ),
            Column(
                "changed",
                lambda row: Cell(changed_said(row), token="text2", faded=_faded(row)),
                lambda row: (not row.changed, changed_said(row)),
            ),
        ),
        row_id,
        said,
    )
