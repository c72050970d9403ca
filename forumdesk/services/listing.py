"""Lists and agendas: numbered copies for one audience, each in the register with the hash of its bytes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.cards import AgendaCard, LayoutReport, ListCard, Running, Trouble
from forumdesk.domain.copies import NO_TERMS, Reveal, Terms
from forumdesk.domain.disclosure import (
    AGENDAS,
    Arrangement,
    Arrangements,
    Audience,
    Disclosed,
    Document,
    Grouping,
    LeftOut,
    Ordering,
    Told,
)
from forumdesk.domain.events import Event
from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.orders import AgreedOrder
from forumdesk.domain.programme import Role
from forumdesk.domain.readiness import aliases_missing, covers_missing
from forumdesk.domain.snapshot import Snapshot
from forumdesk.exporters import agenda_pdf, csv_file, list_pdf, xlsx_file
from forumdesk.exporters.running_page import Sheet
from forumdesk.progress import Progress, silent
from forumdesk.services import copy_numbers, ordering
from forumdesk.services.checking import Noticed, noticed
from forumdesk.services.choosing import behind, event_of, in_language, in_order
from forumdesk.services.copying import Leaving, hand_over
from forumdesk.services.errors import NotAllowedError, UnknownError, UnknownTypeError
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace

__all__ = [
    "Card",
    "Grouping",
    "Handed",
    "Offer",
    "Offers",
    "Order",
    "Ordering",
    "Preview",
    "Sheet",
    "Told",
    "export_agenda",
    "export_list",
    "for_printer",
    "hand_over_overview",
    "offers",
    "overview_card",
    "preview",
    "set_preview",
]

Card = ListCard | AgendaCard


@dataclass(frozen=True, slots=True)
class Order:
    """Which list or agenda for whom; `only` is one interpreter by ref, or one hotel. `reveal` opens protected names and
    is recorded.

    `grouping` is of lists alone, `sheet` of a PDF or workbook. Without a `language` it is in the event's. A mark of the
    `terms` stands on every page of a PDF, and in a workbook's print header.
    """

    event_code: str
    audience: Audience
    only: str | None = None
    reveal: bool = False
    grouping: Grouping = Grouping.NONE
    ordering: Ordering = Ordering.NEUTRAL
    sheet: Sheet = Sheet.A4
    language: str = ""
    terms: Terms = NO_TERMS

    @property
    def arrangement(self) -> Arrangement:
        return Arrangement(self.grouping, self.ordering)


@dataclass(frozen=True, slots=True)
class Handed:
    """One copy that left: its rows and number, who was left out of it, and the findings behind that."""

    rows: int
    copy: str
    left_out: tuple[LeftOut, ...]
    findings: tuple[Noticed, ...]
    change_set: ChangeSet


@dataclass(frozen=True, slots=True)
class Offer:
    """A list or agenda that the event has; `reveals` where protected names may be opened on it.

    `arrangements` are the groups and orders it can be asked for.
    """

    audience: Audience
    agenda: bool
    reveals: bool
    arrangements: Arrangements = disclosure.PLAIN_ALONE


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be asked for, what a discreet event does not have, interpreters as (ref, name as masked), the orders
    that were decided on, and the hotels in which somebody sleeps.
    """

    lists: tuple[Offer, ...]
    missing: tuple[tuple[Audience, bool], ...]
    interpreters: tuple[tuple[str, str], ...]
    decided: tuple[AgreedOrder, ...] = ()
    hotels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """A card as read, never with revealed names; None where the event is stopped. `names` are by ref, masked."""

    card: Card | None
    rows: int
    fields: tuple[str, ...]
    running: Running
    left_out: tuple[LeftOut, ...]
    findings: tuple[Noticed, ...]
    names: dict[str, str]


def offers(workspace: Workspace, event_code: str) -> Offers:
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    documents: list[tuple[Audience, Document]] = [*((one, one) for one in Audience), *AGENDAS.items()]
    there = [(audience, one) for audience, one in documents if disclosure.allowed(one, event) is None]
    return Offers(
        tuple(_offer(audience, one) for audience, one in there),
        tuple((audience, one is not audience) for audience, one in documents if (audience, one) not in there),
        tuple(_interpreters(snapshot, event)),
        tuple(one for one in snapshot.orders if one.event_id == event.id),
        disclosure.hotels(snapshot, event),
    )


def _offer(audience: Audience, document: Document) -> Offer:
    if document is not audience:
        return Offer(audience, True, disclosure.may_reveal(document), Arrangements(orderings=disclosure.OUTWARD_ORDERS))
    return Offer(audience, False, disclosure.may_reveal(document), disclosure.arrangements(audience))


def _interpreters(snapshot: Snapshot, event: Event) -> list[tuple[str, str]]:
    held = (
        one for session in snapshot.live_sessions(event.id) for one in snapshot.roles_of_session.get(session.id, ())
    )
    ids = dict.fromkeys(one.person_id for one in held if one.role is Role.INTERPRETER)
    named = [(snapshot.people[one].ref, disclosure.display_name(snapshot, one, event.id)) for one in ids]
    return sorted(named, key=lambda pair: pair[1])


def preview(workspace: Workspace, order: Order, agenda: bool = False) -> Preview:
    """What `export_list` or `export_agenda` would hand over now; nothing is recorded, so no name is revealed."""
    snapshot = workspace.snapshot()
    copy = _prepare(workspace, snapshot, replace(order, reveal=False), agenda)
    stopped = in_order(copy.made.left_out)
    ids = {one.ref: snapshot.person_by_ref[one.ref].id for one in stopped}
    return Preview(
        copy.made.card,
        copy.rows,
        copy.fields,
        copy.running,
        stopped,
        tuple(noticed(snapshot, _covers(snapshot, copy))),
        {ref: disclosure.display_name(snapshot, person_id, copy.event.id) for ref, person_id in ids.items()},
    )


def set_preview(card: Card, progress: Progress = silent, sheet: Sheet = Sheet.A4) -> tuple[bytes, LayoutReport]:
    """The card's PDF: no workspace is needed, so another thread can do it."""
    if isinstance(card, AgendaCard):
        return agenda_pdf.render(card, progress, sheet)
    return list_pdf.render(card, progress, sheet)


def export_list(workspace: Workspace, order: Order, target: Path, progress: Progress = silent) -> Handed:
    """Write the list to `target`, as its suffix says: .pdf, .csv or .xlsx.

    Raises UnknownError for an event, ref or suffix that is not known; NotAllowedError for a list that the event does
    not have, or a reveal, group or order that the audience does not have.
    """
    write = writer_for(target, order.sheet, progress)
    snapshot = workspace.snapshot()
    copy = _prepare(workspace, snapshot, order, agenda=False)
    output = write(copy.made.card) if isinstance(copy.made.card, ListCard) else None
    return _hand_over(workspace, snapshot, replace(copy, output=output), target)


def writer_for(
    target: Path, sheet: Sheet, progress: Progress = silent
) -> Callable[[ListCard], tuple[bytes, LayoutReport]]:
    """What makes of a list such a file: .pdf, .csv or .xlsx; UnknownTypeError for another."""
    writers: dict[str, Callable[[ListCard], tuple[bytes, LayoutReport]]] = {
        ".pdf": lambda card: list_pdf.render(card, progress, sheet),
        ".csv": lambda card: (csv_file.render(card), LayoutReport(0)),
        ".xlsx": lambda card: (xlsx_file.render(card, sheet), LayoutReport(0)),
    }
    write = writers.get(target.suffix.lower())
    if write is None:
        raise UnknownTypeError(target.suffix, tuple(writers))
    return write


def export_agenda(workspace: Workspace, order: Order, target: Path, progress: Progress = silent) -> Handed:
    """Write the agenda as PDF. Raises as `export_list` does."""
    if target.suffix.lower() != ".pdf":
        raise UnknownTypeError(target.suffix, (".pdf",))
    snapshot = workspace.snapshot()
    copy = _set(_prepare(workspace, snapshot, order, agenda=True), progress)
    return _hand_over(workspace, snapshot, copy, target)


def for_printer(
    workspace: Workspace, order: Order, agenda: bool = False, progress: Progress = silent
) -> tuple[Handed, bytes]:
    """The same for paper: the copy is in the register, and its PDF is in memory alone."""
    snapshot = workspace.snapshot()
    copy = _set(_prepare(workspace, snapshot, order, agenda), progress)
    return _hand_over(workspace, snapshot, copy, None), copy.output[0] if copy.output else b""


def overview_card(workspace: Workspace, event_code: str, told: Told, mark: str = "") -> ListCard | None:
    """The first page as a card, with the number its next copy would have; None where the event is stopped."""
    event = event_of(workspace.snapshot(), event_code)
    return disclosure.overview_card(event, told, copy_numbers.running(workspace, event, mark)).card


def hand_over_overview(
    workspace: Workspace, order: Order, told: Told, target: Path | None = None, progress: Progress = silent
) -> tuple[Handed, bytes]:
    """The first page as it was seen: to `target`, or for a printer, and in the register like any list."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, order.event_code)
    numbered = copy_numbers.running(workspace, event, order.terms.mark)
    rows = sum(len(some) for _, some in told.parts)
    made = disclosure.overview_card(event, told, numbered)
    copy = _set(_Copy(event, order, "overview", numbered, rows, ("overview",), made, None), progress)
    return _hand_over(workspace, snapshot, copy, target), copy.output[0] if copy.output else b""


def _set(copy: "_Copy", progress: Progress) -> "_Copy":
    return replace(copy, output=set_preview(copy.made.card, progress, copy.order.sheet) if copy.made.card else None)


def _prepare(workspace: Workspace, snapshot: Snapshot, order: Order, agenda: bool) -> "_Copy":
    """The card of an order, not rendered yet."""
    if agenda and order.audience not in AGENDAS:
        raise NotAllowedError(f"{order.audience} agenda", order.event_code)
    event = in_language(
        _allowed(snapshot, order, AGENDAS[order.audience] if agenda else order.audience), order.language
    )
    running = copy_numbers.running(workspace, event, order.terms.mark)
    made: Disclosed[ListCard] | Disclosed[AgendaCard]
    if agenda:
        made = disclosure.agenda_card(snapshot, event, order.audience, running, order.reveal, order.ordering)
        rows = sum(len(day.items) for day in made.card.days) if made.card else 0
        return _Copy(event, order, "agenda", running, rows, ("time", "title", "room", "details"), made, None)
    made = disclosure.list_card(snapshot, event, order.audience, running, order.reveal, order.only, order.arrangement)
    rows = sum(len(section.rows) for section in made.card.sections) if made.card else 0
    fields = tuple(column.key for column in made.card.columns) if made.card else ()
    return _Copy(event, order, "list", running, rows, fields, made, None)


@dataclass(frozen=True, slots=True)
class _Copy:
    """A card on its way out; `output` is None where it is not rendered, or the event's missing cover stops it."""

    event: Event
    order: Order
    what: str
    running: Running
    rows: int
    fields: tuple[str, ...]
    made: Disclosed[ListCard] | Disclosed[AgendaCard]
    output: tuple[bytes, LayoutReport] | None


def _allowed(snapshot: Snapshot, order: Order, document: Document) -> Event:
    event = event_of(snapshot, order.event_code)
    if disclosure.allowed(document, event) is not None:
        raise NotAllowedError(_called(document), event.code)
    if order.reveal and not disclosure.may_reveal(document):
        raise NotAllowedError(f"{_called(document)} with revealed names", event.code)
    offered = _offer(order.audience, document).arrangements
    if order.grouping not in offered.groupings:
        raise NotAllowedError(f"{_called(document)} by {order.grouping}", event.code)
    if order.ordering not in offered.orderings:
        raise NotAllowedError(f"{_called(document)} in order of {order.ordering}", event.code)
    ordering.require(snapshot, event, order.ordering)
    if order.only is not None and not disclosure.has_reader(snapshot, event, order.audience, order.only):
        raise UnknownError("hotel" if order.audience is Audience.HOTEL else "person", order.only)
    return event


def _called(document: Document) -> str:
    return f"{document} list" if isinstance(document, Audience) else document.replace("_", " ")


def _hand_over(workspace: Workspace, snapshot: Snapshot, copy: _Copy, target: Path | None) -> Handed:
    """Record the copy, then give the file its name; without a target it goes to a printer.

    Nothing is written where the event is stopped.
    """
    troubles = copy.output[1].troubles if copy.output else ()
    stopped = list(copy.made.left_out)
    findings = behind(snapshot, copy.event, stopped, (aliases_missing,))
    findings += _covers(snapshot, copy) + [_glyph(copy.event, one) for one in troubles]
    change_set = ChangeSet(0, Label.REVEAL_COPY if copy.order.reveal else Label.MAKE_COPY, ())
    if copy.output is not None:
        change_set = _record(workspace, copy, copy.output[0], target)
    number = copy.running.copy_number if copy.output else ""
    return Handed(copy.rows, number, in_order(stopped), tuple(noticed(snapshot, findings)), change_set)


def _record(workspace: Workspace, copy: _Copy, data: bytes, target: Path | None) -> ChangeSet:
    order = copy.order
    terms = replace(order.terms, for_whom=order.terms.for_whom or order.only or "")
    leaving = Leaving(copy.event, copy.what, order.audience, copy.fields, copy.running.copy_number, terms)
    if not order.reveal:
        return hand_over(workspace, leaving, data, target)

    def beside(tx: Transaction) -> None:
        tx.save(Reveal(tx.new_id(), f"{order.audience} copy", copy.event.id, tx.now()))

    return hand_over(workspace, leaving, data, target, Label.REVEAL_COPY, beside)


def _covers(snapshot: Snapshot, copy: _Copy) -> list[Finding]:
    """The missing covers that left sessions off, or stopped the event."""
    named = {one.session for one in copy.made.covers_missing}
    found = [one for one in covers_missing(snapshot) if one.event == copy.event.code]
    return [one for one in found if (one.sessions[0] if one.sessions else None) in named]


def _glyph(event: Event, trouble: Trouble) -> Finding:
    facts = (("field", trouble.field.replace("_", " ")), ("characters", trouble.characters))
    people = (trouble.ref,) if trouble.ref else ()
    return Finding(FindingKind(trouble.kind.value), event=event.code, events=(event.code,), people=people, facts=facts)
