"""Place cards, tents, signs, labels and pocket programmes: from the rows to sheets, each a copy in the register."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from forumdesk.changes import ChangeSet
from forumdesk.domain import disclosure
from forumdesk.domain.cards import AgendaCard, DoorSign, LayoutReport, Trouble
from forumdesk.domain.disclosure import AGENDAS, Audience, Each, LeftOut, Ordering, Why
from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.readiness import aliases_missing, covers_missing
from forumdesk.exporters import door_signs, papers, pocket_programme
from forumdesk.exporters.paper_facts import Card, ref_of
from forumdesk.exporters.paper_templates import PaperTemplate
from forumdesk.exporters.stocks import Stock
from forumdesk.progress import Progress, silent
from forumdesk.services import copy_numbers, ordering, stocking
from forumdesk.services.checking import Noticed, noticed
from forumdesk.services.choosing import behind, event_of, in_language, in_order
from forumdesk.services.copying import Leaving, hand_over
from forumdesk.services.errors import NotAllowedError, UnknownTypeError
from forumdesk.services.flagging import flags_for
from forumdesk.services.paper_gathering import Gathered, covers_behind, gather
from forumdesk.services.paper_wishes import (
    DEFAULT_STOCKS,
    FOR_PEOPLE,
    EnvelopeFeed,
    PaperKind,
    Wish,
    stock_for,
    suits,
)
from forumdesk.store.workspace import Workspace

__all__ = [
    "DEFAULT_STOCKS",
    "FOR_PEOPLE",
    "Each",
    "EnvelopeFeed",
    "Handed",
    "PaperKind",
    "Prepared",
    "Preview",
    "Wish",
    "suits",
]

_STOPS = (aliases_missing, covers_missing)


_TEMPLATES = {
    PaperKind.CARDS: PaperTemplate.PLACE_CARD,
    PaperKind.TENTS: PaperTemplate.TENT,
    PaperKind.LABELS: PaperTemplate.LABEL,
    PaperKind.ENVELOPES: PaperTemplate.ENVELOPE,
    PaperKind.RESERVED_SIGNS: PaperTemplate.RESERVED,
    PaperKind.LECTERN_SIGNS: PaperTemplate.RESERVED,
    PaperKind.CAR_SIGNS: PaperTemplate.CAR,
}
_FIELDS = {
    PaperKind.CARDS: ("name", "second_name"),
    PaperKind.TENTS: ("name", "second_name"),
    PaperKind.LABELS: ("envelope_line", "title_line", "organisation"),
    PaperKind.ENVELOPES: ("envelope_line", "title_line", "organisation"),
    PaperKind.DOOR_SIGNS: ("room", "day", "time", "title"),
    PaperKind.RESERVED_SIGNS: ("words",),
    PaperKind.LECTERN_SIGNS: ("words",),
    PaperKind.CAR_SIGNS: ("sign_code",),
    PaperKind.PROGRAMME: ("time", "title", "room"),
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """The cards of a wish; they can be set without the workspace. `names` are by ref, masked."""

    wish: Wish
    stock: Stock
    cards: tuple[Card, ...]
    signs: tuple[DoorSign, ...]
    agenda: AgendaCard | None
    left_out: tuple[LeftOut, ...]
    findings: tuple[Noticed, ...]
    names: dict[str, str]
    protected: int
    copy_number: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The PDF as it would leave, empty where there is nothing; `left_out` is everybody, `troubles` are of no person."""

    data: bytes
    pages: int
    left_out: tuple[LeftOut, ...]
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class Handed:
    """What left: without pages nothing was written or recorded."""

    pages: int
    left_out: tuple[LeftOut, ...]
    findings: tuple[Noticed, ...]
    change_set: ChangeSet | None
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen from: rooms and days with something in them, readers of a programme, every stock, orders that
    there are, and whether flags can be asked for.
    """

    rooms: tuple[str, ...]
    days: tuple[date, ...]
    audiences: tuple[Audience, ...]
    stocks: tuple[Stock, ...]
    flags: bool = False
    orderings: tuple[Ordering, ...] = (Ordering.NEUTRAL,)
    measured: frozenset[str] = frozenset()


def export(workspace: Workspace, wish: Wish, target: Path, progress: Progress = silent) -> Handed:
    """Write the paper to `target` and enter the copy in the register.

    Raises UnknownError for an event, ref, room or stock that is not here or does not suit, OffSheetError,
    NoFreeLabelError, NotAllowedError for a programme the event does not have, NoFlagsError, SenderTellsError,
    UnknownTypeError for a file no .pdf.
    """
    if target.suffix.lower() != ".pdf":
        raise UnknownTypeError(target.suffix, (".pdf",))
    return _hand_over(workspace, wish, target, progress)[0]


def for_printer(workspace: Workspace, wish: Wish, progress: Progress = silent) -> tuple[Handed, bytes]:
    """The same for paper: the copy is in the register, and its PDF is in memory alone."""
    return _hand_over(workspace, wish, None, progress)


def prepare(workspace: Workspace, wish: Wish) -> Prepared:
    """What a preview is made of; nothing is recorded. Raises as `export`."""
    snapshot = workspace.snapshot()
    event = in_language(event_of(snapshot, wish.event_code), wish.language)
    ordering.require(snapshot, event, wish.ordering)
    if wish.kind is PaperKind.PROGRAMME and wish.ordering not in disclosure.OUTWARD_ORDERS:
        raise NotAllowedError(f"programme in order of {wish.ordering}", event.code)
    stock = stock_for(workspace, wish)
    running = copy_numbers.running(workspace, event, wish.terms.mark)
    flag_of = flags_for(workspace, event) if wish.flags and wish.kind is PaperKind.TENTS else None
    gathered = gather(snapshot, event, wish, flag_of)
    agenda = None
    if wish.kind is PaperKind.PROGRAMME:
        made = disclosure.agenda_card(snapshot, event, wish.audience, running, ordering=wish.ordering)
        agenda, gathered = made.card, Gathered((), (), made.left_out, made.covers_missing)
    left_out = in_order(gathered.left_out)
    findings = behind(snapshot, event, left_out, _STOPS)
    findings += [one for one in covers_behind(snapshot, event, gathered.covers) if one not in findings]
    ids = {snapshot.people[one].ref: one for one in snapshot.people}
    told = [*(one.ref for one in left_out), *(one for one in map(ref_of, gathered.cards) if one)]
    names = {ref: disclosure.display_name(snapshot, ids[ref], event.id) for ref in told}
    return Prepared(
        wish,
        stock,
        gathered.cards,
        gathered.signs,
        agenda,
        left_out,
        tuple(noticed(snapshot, findings)),
        names,
        gathered.protected,
        running.copy_number,
    )


def set_preview(prepared: Prepared, progress: Progress = silent) -> Preview:
    """Set it as `export` would: no workspace is needed, so another thread can do it."""
    data, report = _set(prepared, progress)
    of_people = [one for one in report.troubles if one.ref in prepared.names]
    return Preview(
        data,
        report.pages,
        in_order([*prepared.left_out, *(LeftOut(one.ref, Why(one.kind.value)) for one in of_people)]),
        tuple(one for one in report.troubles if one.ref not in prepared.names),
    )


def choices(workspace: Workspace, event_code: str) -> Choices:
    """Raises UnknownError."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    places = disclosure.places(snapshot, event)
    stocks = stocking.stocks(workspace)
    return Choices(
        tuple(dict.fromkeys(one.room for one in places)),
        tuple(dict.fromkeys(one.day for one in places)),
        tuple(audience for audience, paper in AGENDAS.items() if disclosure.allowed(paper, event) is None),
        tuple(one.stock for one in stocks),
        disclosure.flags_allowed(event),
        ordering.orders_of(snapshot, event),
        frozenset(one.stock.name for one in stocks if one.own),
    )


def _set(prepared: Prepared, progress: Progress) -> tuple[bytes, LayoutReport]:
    wish, stock = prepared.wish, prepared.stock
    if wish.kind is PaperKind.DOOR_SIGNS:
        return door_signs.render(prepared.signs, stock)
    if wish.kind is PaperKind.PROGRAMME:
        return pocket_programme.render(prepared.agenda, stock) if prepared.agenda else (b"", LayoutReport(0))
    return papers.render(prepared.cards, _TEMPLATES[wish.kind], stock, wish.start_at, progress, wish.feed)


def _hand_over(workspace: Workspace, wish: Wish, target: Path | None, progress: Progress) -> tuple[Handed, bytes]:
    """Record the copy, then give the file its name; without a target it goes to a printer."""
    prepared = prepare(workspace, wish)
    data, report = _set(prepared, progress)
    left_out = [LeftOut(one.ref, Why(one.kind.value)) for one in report.troubles if one.ref in prepared.names]
    told = noticed(workspace.snapshot(), [_finding(wish, one, prepared.names) for one in report.troubles])
    change_set = _record(workspace, prepared, data, target) if data else None
    findings = (*prepared.findings, *told)
    copy = prepared.copy_number if data else ""
    return Handed(report.pages, in_order([*prepared.left_out, *left_out]), findings, change_set, copy), data


def _record(workspace: Workspace, prepared: Prepared, data: bytes, target: Path | None) -> ChangeSet:
    wish = prepared.wish
    event = event_of(workspace.snapshot(), wish.event_code)
    fields = (*_FIELDS[wish.kind], *_asked(wish))
    audience = wish.audience if wish.kind is PaperKind.PROGRAMME else wish.kind
    leaving = Leaving(event, wish.kind, audience, fields, prepared.copy_number, wish.terms)
    return hand_over(workspace, leaving, data, target)


def _asked(wish: Wish) -> tuple[str, ...]:
    """Fields that are on the paper because somebody asked for them."""
    asked = {"organisation": wish.organisation, "flag": wish.flags, "name_native": wish.native}
    return tuple(field for field, wanted in asked.items() if wanted)


def _finding(wish: Wish, trouble: Trouble, names: dict[str, str]) -> Finding:
    """Of a person, else of a room, else of the event alone."""
    facts = [("field", trouble.field.replace("_", " "))]
    if trouble.characters:
        facts.append(("characters", trouble.characters))
    person = trouble.ref in names
    return Finding(
        FindingKind(trouble.kind.value),
        event=wish.event_code,
        events=(wish.event_code,),
        people=(trouble.ref,) if person else (),
        room=None if person or not trouble.ref else trouble.ref,
        facts=tuple(facts),
    )
