"""Organisations, delegations, and events under their series, as their lists show them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from forumdesk.domain.events import Discretion, Event, EventStatus
from forumdesk.domain.series import Edition, Series
from forumdesk.services import delegating, staging, viewing
from forumdesk.services.delegating import DelegationView
from forumdesk.services.organising import OrganisationView
from forumdesk.services.viewing import EventView
from forumdesk.store.workspace import Workspace
from ui import words
from ui.models.cells import Cell, Sign
from ui.models.rows import Column, RowsModel


def _number(n: int) -> Cell:
    return Cell(words.figure(n) if n else "", token="text2", figures=True)


def _organisation_name(view: OrganisationView) -> Cell:
    return Cell(view.organisation.name, beside=view.organisation.short, strong=500)


def _marks(view: OrganisationView) -> Cell:
    one = view.organisation
    marks = (("local", one.local), ("women-led", one.women_led), ("neutral", one.neutral))
    return Cell(", ".join(words.say(f"organisations.{key}") for key, true in marks if true), token="text2")


def type_said(typed: str) -> str:
    """The word for a type of the shipped list; any other as it was typed."""
    key = f"organisation-type.{typed}"
    return words.say(key) if key in words.table() else typed


def _type_of(view: OrganisationView) -> str:
    return type_said(view.organisation.type).casefold()


def organisations_model() -> RowsModel[OrganisationView]:
    return RowsModel(
        (
            Column("name", _organisation_name, lambda view: view.organisation.name.casefold()),
            Column("type", lambda view: Cell(type_said(view.organisation.type), token="text2"), _type_of),
            Column(
                "country", lambda view: Cell(view.organisation.country, token="text2"), lambda v: v.organisation.country
            ),
            Column("marks", _marks),
            Column("here", lambda view: _number(view.here), lambda view: -view.here),
            Column("in-all", lambda view: _number(view.in_all), lambda view: -view.in_all),
        ),
        lambda view: view.organisation.id,
        lambda view: words.say(
            "organisations.row", name=view.organisation.name, type=type_said(view.organisation.type), here=view.here
        ),
    )


@dataclass(frozen=True, slots=True)
class Delegations:
    """What the page shows, and who may lead one: (ref, name as the organiser sees it)."""

    rows: list[DelegationView]
    people: list[tuple[str, str]]


def delegations(workspace: Workspace, event_code: str | None) -> Delegations:
    people = [(one.ref, one.alias or one.print_name or one.ref) for one in viewing.people(workspace, event_code)]
    return Delegations(delegating.delegations(workspace, event_code), people)


def coming(view: DelegationView) -> Cell:
    """How many come, of how many were agreed; more than agreed is somebody's business."""
    agreed = view.delegation.agreed_size
    if agreed is None:
        return Cell(words.figure(view.coming), figures=True)
    said = words.say("delegations.of", n=words.figure(view.coming), agreed=words.figure(agreed))
    return Cell(said, sign=Sign("warn", "warn_mark") if view.coming > agreed else None, figures=True)


def _head(view: DelegationView) -> Cell:
    return Cell(dict(view.members).get(view.head, view.head), token="text2")


def _lead_rank(view: DelegationView) -> Cell:
    return Cell(view.delegation.lead_rank, token="text2")


def delegations_model() -> RowsModel[DelegationView]:
    return RowsModel(
        (
            Column("code", lambda view: Cell(view.delegation.code, strong=500), lambda v: v.delegation.code.casefold()),
            Column("side", lambda view: Cell(view.delegation.side, token="text2"), lambda v: v.delegation.side),
            Column("head", _head, lambda view: view.head),
            Column("coming", coming, lambda view: -view.coming),
            Column(
                "lead-rank", lambda v: Cell(v.delegation.lead_rank, token="text2"), lambda v: v.delegation.lead_rank
            ),
        ),
        lambda view: view.delegation.id,
        lambda view: words.count("delegations.row", view.coming, code=view.delegation.code, of=coming(view).text),
    )


@dataclass(frozen=True, slots=True)
class EventRow:
    """The heading of a series, an edition without an event here, or an event."""

    series: Series | None = None
    edition: Edition | None = None
    view: EventView | None = None

    @property
    def row_id(self) -> str:
        if self.view is not None:
            return self.view.event.id
        return self.edition.id if self.edition else f"series-{self.series.id if self.series else ''}"

    @property
    def event(self) -> Event | None:
        return self.view.event if self.view else None


def event_rows(workspace: Workspace) -> list[EventRow]:
    """Each series with its editions below it."""
    found = []
    for some in staging.series(workspace):
        found.append(EventRow(some.series))
        found += [EventRow(some.series, edition, view) for edition, view in some.editions]
    return found


def days(event: Event) -> str:
    """14–16 June 2027; empty where they are not known."""
    first, last = event.start_date, event.end_date
    return words.days(first, last or first) if first else ""


def _of_event(cell: Callable[[EventView], Cell], row: EventRow) -> Cell:
    return cell(row.view) if row.view is not None else Cell()


def _event_name(row: EventRow) -> Cell:
    if row.event is not None:
        return Cell(row.event.title or row.event.code, beside=row.event.code, strong=500)
    if row.edition is not None:
        return Cell(row.edition.name, beside=words.say("events.not-here"), faded=True)
    return Cell(row.series.name if row.series else words.say("events.no-series"), head=True)


def _state(view: EventView) -> Cell:
    event = view.event
    if event.status is not EventStatus.PLANNED:
        return Cell(words.say(f"event-status.{event.status}"), faded=True)
    sign = Sign("hide", "alias") if event.discretion is Discretion.DISCREET else None
    return Cell(words.say(f"discretion.{event.discretion}"), sign=sign, token="text2")


def _event_said(row: EventRow) -> str:
    name = _event_name(row)
    parts = [name.text, days(row.event) if row.event else name.beside, _of_event(_state, row).text]
    return ", ".join(part for part in parts if part)


def events_model() -> RowsModel[EventRow]:
    of = partial
    return RowsModel(
        (
            Column("name", _event_name),
            Column("dates", of(_of_event, lambda view: Cell(days(view.event), token="text2", figures=True))),
            Column("place", of(_of_event, lambda view: Cell(view.event.place, token="text2"))),
            Column("people-count", of(_of_event, lambda view: _number(view.people))),
            Column("session-count", of(_of_event, lambda view: _number(view.sessions))),
            Column("discretion", of(_of_event, _state)),
        ),
        lambda row: row.row_id,
        _event_said,
    )
