"""Printing badges: who gets one, under which serial, and which old one is void by it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.badges import VALID, Badge, BadgeState
from forumdesk.domain.cards import BadgeCard, LayoutReport, Placed, Trouble
from forumdesk.domain.disclosure import LeftOut, Why
from forumdesk.domain.events import Event
from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.participation import Category, Participation
from forumdesk.domain.readiness import aliases_missing, covers_missing
from forumdesk.domain.snapshot import Snapshot
from forumdesk.exporters import badges, stocks
from forumdesk.files import Outbox
from forumdesk.progress import Progress, silent
from forumdesk.services.checking import Noticed, noticed
from forumdesk.services.choosing import behind, declined, event_of, in_order, refs_at
from forumdesk.services.errors import OffSheetError, UnknownError, UnknownTypeError
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace

STOPS = (aliases_missing, covers_missing)
TEMPLATE, STOCK = badges.TEMPLATES[0], stocks.DEFAULT_STOCK
TOKEN_LETTERS = 16  # 80 bits: nobody guesses a token, and the code stays small
# On a preview, whose code must never be taken for one that was printed: no token has a zero.
NO_TOKEN = "0" * TOKEN_LETTERS


@dataclass(frozen=True, slots=True)
class Run:
    """What to print. `reprint` is the reason to print again for those who have a badge; else they are left out."""

    event_code: str
    template: str = TEMPLATE
    stock: str = STOCK
    start_at: int = 1
    only: tuple[str, ...] = ()
    reprint: str | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """What was printed where; without anybody no file was written and `placed` is empty."""

    placed: tuple[Placed, ...]
    pages: int
    left_out: tuple[LeftOut, ...]
    findings: tuple[Noticed, ...]
    change_set: ChangeSet | None


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who would get a badge, as the organiser may see them; `serial` is of the valid badge they have."""

    ref: str
    name: str
    hidden: bool
    category: Category | None
    serial: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The cards of a run, read from the workspace; they can be set without it. `names` are by ref, masked."""

    cards: tuple[BadgeCard, ...]
    stock: stocks.Stock
    start_at: int
    left_out: tuple[LeftOut, ...]
    names: dict[str, str]
    protected: int
    event_title: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The PDF as it would be printed, but for its tokens; empty where there is nobody. `left_out` is everybody."""

    data: bytes
    placed: tuple[Placed, ...]
    pages: int
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A finished run: its bytes, where each badge stands, and the cards by serial."""

    data: bytes
    report: LayoutReport
    cards: dict[str, BadgeCard]


@dataclass(frozen=True, slots=True)
class _Made:
    """A run that is set and not recorded yet."""

    snapshot: Snapshot
    run: Run
    sheet: _Sheet
    left_out: tuple[LeftOut, ...]
    findings: tuple[Noticed, ...]

    def printed(self, change_set: ChangeSet | None) -> Printed:
        report = self.sheet.report
        return Printed(report.placed, report.pages, self.left_out, self.findings, change_set)


def print_badges(workspace: Workspace, run: Run, target: Path, progress: Progress = silent) -> Printed:
    """Write the badges to `target` and record each; an old badge of somebody printed again becomes void.

    Raises UnknownError for an event, ref, template or stock that is not here, OffSheetError for a bad first label,
    UnknownTypeError for a file that is no .pdf.
    """
    if target.suffix.lower() != ".pdf":
        raise UnknownTypeError(target.suffix, (".pdf",))
    made = _make(workspace, run, progress)
    return made.printed(_write(workspace, made, target) if made.sheet.report.placed else None)


def for_printer(workspace: Workspace, run: Run, progress: Progress = silent) -> tuple[Printed, bytes]:
    """The same for paper: the badges are on record, and their PDF is in memory alone. Otherwise as `print_badges`."""
    made = _make(workspace, run, progress)
    if not made.sheet.report.placed:
        return made.printed(None), b""
    with workspace.transaction(Label.PRINT_BADGES) as tx:
        _record_all(tx, made)
    return made.printed(tx.change_set), made.sheet.data


def prepare(workspace: Workspace, run: Run) -> Prepared:
    """What a preview is made of; nothing is recorded. Raises as `print_badges`."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, run.event_code)
    stock = _stock(run)
    holders, left_out = _holders(snapshot, event, run)
    cards = _Maker(snapshot, event, lambda: NO_TOKEN).cards(holders)
    told = [*(card.ref for card in cards), *(one.ref for one in left_out)]
    ids = {ref: snapshot.person_by_ref[ref].id for ref in told}
    return Prepared(
        tuple(cards),
        stock,
        run.start_at,
        in_order(left_out),
        {ref: disclosure.display_name(snapshot, person_id, event.id) for ref, person_id in ids.items()},
        sum(one.protected for one in holders),
        event.outward_title,
    )


def set_preview(prepared: Prepared, progress: Progress = silent) -> Preview:
    """Set the cards as `print_badges` would: no workspace is needed, so another thread can do it."""
    where = (prepared.stock, prepared.start_at)
    bad: set[str] = set()
    left_out = list(prepared.left_out)
    while True:
        # Who cannot be set leaves no gap in the serials, so those after them move up.
        serials = [card.serial for card in prepared.cards]
        kept = [card for card in prepared.cards if card.ref not in bad]
        cards = [replace(card, serial=serial) for card, serial in zip(kept, serials, strict=False)]
        data, report = badges.render(cards, *where, progress=partial(_tell, progress, len(cards)))
        if not report.troubles:
            return Preview(data, report.placed, report.pages, in_order(left_out))
        left_out += [LeftOut(one.ref, Why(one.kind.value)) for one in report.troubles]
        bad |= {one.ref for one in report.troubles}


def holders(workspace: Workspace, event_code: str) -> tuple[Holder, ...]:
    """Everybody who may be chosen for a badge, in the order in which badges are printed."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    valid = {one.person_id: one.serial for one in _valid(snapshot, event)}
    found = []
    for one in disclosure.badge_holders(snapshot, event).people:
        hidden = disclosure.masked(snapshot, one.person_id)
        name = disclosure.display_name(snapshot, one.person_id, event.id)
        ref = snapshot.people[one.person_id].ref
        found.append(Holder(ref, name, hidden, one.category, valid.get(one.person_id, "")))
    return tuple(found)


def _make(workspace: Workspace, run: Run, progress: Progress) -> _Made:
    snapshot = workspace.snapshot()
    event = event_of(snapshot, run.event_code)
    stock = _stock(run)
    holders, left_out = _holders(snapshot, event, run)
    maker = _Maker(snapshot, event, partial(workspace.world.code, TOKEN_LETTERS))
    sheet, troubles = _set_all(maker, holders, (stock, run.start_at), progress)
    left_out += [LeftOut(one.ref, Why(one.kind.value)) for one in troubles]
    findings = [*behind(snapshot, event, left_out, STOPS), *(_finding(event, one) for one in troubles)]
    return _Made(snapshot, run, sheet, in_order(left_out), tuple(noticed(snapshot, findings)))


def _write(workspace: Workspace, made: _Made, target: Path) -> ChangeSet:
    """The file under its name only once its badges are on record."""
    with Outbox() as outbox:
        outbox.add(target, made.sheet.data)
        with workspace.transaction(Label.PRINT_BADGES) as tx:
            _record_all(tx, made)
            outbox.settle()
        outbox.commit()
    return tx.change_set


def _record_all(tx: Transaction, made: _Made) -> None:
    for placed in made.sheet.report.placed:
        _record(tx, made.snapshot, made.run, made.sheet.cards[placed.serial])


def _valid(snapshot: Snapshot, event: Event) -> list[Badge]:
    return [one for one in snapshot.badges if one.event_id == event.id and one.state in VALID]


def _stock(run: Run) -> stocks.Stock:
    if run.template not in badges.TEMPLATES:
        raise UnknownError("template", run.template)
    try:
        stock = stocks.stock_named(run.stock)
    except stocks.UnknownStockError as error:
        raise UnknownError("stock", run.stock) from error
    if not 1 <= run.start_at <= stock.slots:
        raise OffSheetError(run.start_at, stock.slots)
    return stock


def _holders(snapshot: Snapshot, event: Event, run: Run) -> tuple[list[Participation], list[LeftOut]]:
    """Who gets a badge now, and who does not and why."""
    only = refs_at(snapshot, event, run.only)
    found = disclosure.badge_holders(snapshot, event)
    left_out = [one for one in found.left_out if not only or one.ref in only] + declined(snapshot, event, only)
    holders = []
    valid = {one.person_id for one in _valid(snapshot, event)}
    for one in found.people:
        ref = snapshot.people[one.person_id].ref
        if only and ref not in only:
            continue
        if one.person_id in valid and run.reprint is None:
            left_out.append(LeftOut(ref, Why.ALREADY_PRINTED))
        else:
            holders.append(one)
    return holders, left_out


class _Maker:
    """Makes the cards of one run, with serials that go on from the event's last one."""

    def __init__(self, snapshot: Snapshot, event: Event, token: Callable[[], str]) -> None:
        self._snapshot, self._token = snapshot, token
        self._head = event.copy_letters or event.code
        taken = [one.serial.rpartition("-")[2] for one in snapshot.badges if one.event_id == event.id]
        self._last = max(map(int, taken), default=0)

    def cards(self, holders: Iterable[Participation]) -> list[BadgeCard]:
        return [
            disclosure.badge_card(self._snapshot, one, f"{self._head}-{number:04}", self._token())
            for number, one in enumerate(holders, self._last + 1)
        ]


def _set_all(
    maker: _Maker, holders: list[Participation], where: tuple[stocks.Stock, int], progress: Progress
) -> tuple[_Sheet, list[Trouble]]:
    """Set the badges; where some cannot be set, set the others again, so that no serial is missing from the row."""
    troubles: list[Trouble] = []
    while True:
        cards = maker.cards(holders)
        data, report = badges.render(cards, *where, progress=partial(_tell, progress, len(cards)))
        if not report.troubles:
            return _Sheet(data, report, {card.serial: card for card in cards}), troubles
        troubles += report.troubles
        bad = {one.ref for one in report.troubles}
        holders = [one for one, card in zip(holders, cards, strict=True) if card.ref not in bad]


def _tell(progress: Progress, total: int, done: int) -> None:
    progress(done, total)


def _record(tx: Transaction, snapshot: Snapshot, run: Run, card: BadgeCard) -> None:
    person = snapshot.person_by_ref[card.ref]
    event = snapshot.event_by_code[run.event_code]
    reason = run.reprint or ""
    for old in snapshot.badges:
        if old.person_id == person.id and old.event_id == event.id and old.state in VALID:
            tx.save(replace(old, state=BadgeState.VOID, reason=reason))
    tx.save(Badge(tx.new_id(), person.id, event.id, card.serial, card.token, run.template, tx.now(), reason=reason))


def _finding(event: Event, trouble: Trouble) -> Finding:
    facts = [("field", trouble.field.replace("_", " "))]
    if trouble.characters:
        facts.append(("characters", trouble.characters))
    return Finding(
        FindingKind(trouble.kind.value),
        event=event.code,
        events=(event.code,),
        people=(trouble.ref,),
        facts=tuple(facts),
    )


def all_stocks() -> tuple[stocks.Stock, ...]:
    """Every paper that badges can be set on."""
    return stocks.all_stocks()
