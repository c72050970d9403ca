"""Printing badges: who gets one, under which serial, and which old one is void by it."""

from collections.abc import Iterable
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
from forumdesk.domain.participation import Participation
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
from forumdesk.world import World

STOPS = (aliases_missing, covers_missing)
TEMPLATE, STOCK = badges.TEMPLATES[0], stocks.DEFAULT_STOCK
TOKEN_LETTERS = 16  # 80 bits: nobody guesses a token, and the code stays small


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
class _Sheet:
    """A finished run: its bytes, where each badge stands, and the cards by serial."""

    data: bytes
    report: LayoutReport
    cards: dict[str, BadgeCard]


def print_badges(workspace: Workspace, run: Run, target: Path, progress: Progress = silent) -> Printed:
    """Write the badges to `target` and record each; an old badge of somebody printed again becomes void.

    Raises UnknownError for an event, ref, template or stock that is not here, OffSheetError for a bad first label,
    UnknownTypeError for a file that is no .pdf.
    """
    if target.suffix.lower() != ".pdf":
        raise UnknownTypeError(target.suffix, (".pdf",))
    snapshot = workspace.snapshot()
    event = event_of(snapshot, run.event_code)
    stock = _stock(run)
    holders, left_out = _holders(snapshot, event, run)
    sheet, troubles = _set_all(_Maker(snapshot, event, workspace.world), holders, (stock, run.start_at), progress)
    left_out += [LeftOut(one.ref, Why(one.kind.value)) for one in troubles]
    findings = [*behind(snapshot, event, left_out, STOPS), *(_finding(event, one) for one in troubles)]
    change_set = _write(workspace, snapshot, run, sheet, target) if sheet.report.placed else None
    return Printed(
        sheet.report.placed, sheet.report.pages, in_order(left_out), tuple(noticed(snapshot, findings)), change_set
    )


def _write(workspace: Workspace, snapshot: Snapshot, run: Run, sheet: _Sheet, target: Path) -> ChangeSet:
    """The file under its name only once its badges are on record."""
    with Outbox() as outbox:
        outbox.add(target, sheet.data)
        with workspace.transaction(Label.PRINT_BADGES) as tx:
            for placed in sheet.report.placed:
                _record(tx, snapshot, run, sheet.cards[placed.serial])
            outbox.settle()
        outbox.commit()
    return tx.change_set


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
    valid = {one.person_id for one in snapshot.badges if one.event_id == event.id and one.state in VALID}
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

    def __init__(self, snapshot: Snapshot, event: Event, world: World) -> None:
        self._snapshot, self._world = snapshot, world
        self._head = event.copy_letters or event.code
        taken = [one.serial.rpartition("-")[2] for one in snapshot.badges if one.event_id == event.id]
        self._last = max(map(int, taken), default=0)

    def cards(self, holders: Iterable[Participation]) -> list[BadgeCard]:
        return [
            disclosure.badge_card(self._snapshot, one, f"{self._head}-{number:04}", self._world.code(TOKEN_LETTERS))
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
