"""Printing badges: who gets one, under which serial, and which old one is void by it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.badges import Badge, BadgeState
from forumdesk.domain.cards import BadgeCard, LayoutReport, Placed, Trouble
from forumdesk.domain.copies import NO_TERMS, Terms
from forumdesk.domain.disclosure import LeftOut, Ordering, Paper, Why
from forumdesk.domain.events import Event
from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.participation import Category, Participation
from forumdesk.domain.photos import Photo
from forumdesk.domain.readiness import aliases_missing, covers_missing
from forumdesk.domain.snapshot import Snapshot, grouped
from forumdesk.exporters import badges, stocks
from forumdesk.exporters.paper_sheets import Feed, Turning
from forumdesk.exporters.template import Template
from forumdesk.progress import Progress, silent
from forumdesk.services import copy_numbers, self_check, stocking, templating
from forumdesk.services.checking import Noticed, noticed
from forumdesk.services.choosing import behind, declined, event_of, in_language, in_order, refs_at
from forumdesk.services.copying import Leaving, hand_over
from forumdesk.services.errors import NoFreeLabelError, OffSheetError, UnknownTypeError
from forumdesk.services.flagging import FlagOf, flags_for
from forumdesk.services.ordering import require as require_order
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace

STOPS = (aliases_missing, covers_missing)
FIELDS = ("name", "name_native", "title_line", "organisation", "category", "zones")
TEMPLATES = badges.TEMPLATES
TEMPLATE, STOCK = TEMPLATES[0], stocks.DEFAULT_STOCK
TOKEN_LETTERS = 16  # 80 bits: nobody guesses a token, and the code stays small
# On a preview, whose code must never be taken for one that was printed: no token has a zero.
NO_TOKEN = "0" * TOKEN_LETTERS


@dataclass(frozen=True, slots=True)
class Run:
    """What to print. `reprint` is the reason to print again for those who have a badge; else they are left out.

    `flags` are drawn where the template has a place for one; `skip` are labels of the first sheet that are spoilt;
    `turning` is how the printer turns sheets with two sides. `ordering` is that of the people; without a `language`
    badges speak the event's.
    """

    event_code: str
    template: str = TEMPLATE
    stock: str = STOCK
    start_at: int = 1
    only: tuple[str, ...] = ()
    reprint: str | None = None
    skip: tuple[int, ...] = ()
    turning: Turning = Turning.LONG
    flags: bool = False
    terms: Terms = NO_TERMS
    ordering: Ordering = Ordering.NEUTRAL
    language: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """What was printed where; without anybody no file was written and `placed` is empty."""

    placed: tuple[Placed, ...]
    pages: int
    left_out: tuple[LeftOut, ...]
    findings: tuple[Noticed, ...]
    change_set: ChangeSet | None
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who would get a badge, as the organiser may see them; `serial` is of the badge they have in use."""

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
    feed: Feed
    template: Template
    left_out: tuple[LeftOut, ...]
    names: dict[str, str]
    protected: frozenset[str]
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
    leaving: Leaving

    def printed(self, change_set: ChangeSet | None) -> Printed:
        report, number = self.sheet.report, self.leaving.number if change_set else ""
        return Printed(report.placed, report.pages, self.left_out, self.findings, change_set, number)


def print_badges(workspace: Workspace, run: Run, target: Path, progress: Progress = silent) -> Printed:
    """Write the badges to `target` and record each; an old badge of somebody printed again becomes void.

    Raises UnknownError for an event, ref, template or stock that is not here, OffSheetError for a bad label,
    NoFreeLabelError, NoFlagsError, NoFlagPlaceError, UnknownTypeError for a file that is no .pdf, CodesNotReadError
    for codes that no scanner reads.
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
    return made.printed(_write(workspace, made, None)), made.sheet.data


def prepare(workspace: Workspace, run: Run) -> Prepared:
    """What a preview is made of; nothing is recorded. Raises as `print_badges`."""
    snapshot, event = _spoken(workspace, run)
    stock, template = _paper(workspace, run)
    holders, left_out = _holders(snapshot, event, run)
    cards = _Maker(snapshot, event, lambda: NO_TOKEN, _pictures(workspace, event, template, run)).cards(holders)
    told = [*(card.ref for card in cards), *(one.ref for one in left_out)]
    ids = {ref: snapshot.person_by_ref[ref].id for ref in told}
    return Prepared(
        tuple(cards),
        stock,
        run.start_at,
        Feed(run.skip, run.turning),
        template,
        in_order(left_out),
        {ref: disclosure.display_name(snapshot, person_id, event.id) for ref, person_id in ids.items()},
        frozenset(snapshot.people[one.person_id].ref for one in holders if one.protected),
        event.outward_title,
    )


def set_preview(prepared: Prepared, progress: Progress = silent) -> Preview:
    """Set the cards as `print_badges` would: no workspace is needed, so another thread can do it."""
    bad: set[str] = set()
    left_out = list(prepared.left_out)
    while True:
        # Who cannot be set leaves no gap in the serials, so those after them move up.
        serials = [card.serial for card in prepared.cards]
        kept = [card for card in prepared.cards if card.ref not in bad]
        cards = [replace(card, serial=serial) for card, serial in zip(kept, serials, strict=False)]
        tell = partial(_tell, progress, len(cards))
        data, report = badges.render(
            cards,
            prepared.stock,
            prepared.start_at,
            tell,
            prepared.template,
            feed=prepared.feed,
        )
        if not report.troubles:
            return Preview(data, report.placed, report.pages, in_order(left_out))
        left_out += [LeftOut(one.ref, Why(one.kind.value)) for one in report.troubles]
        bad |= {one.ref for one in report.troubles}


def holders(workspace: Workspace, event_code: str) -> tuple[Holder, ...]:
    """Everybody who may be chosen for a badge, in the order in which badges are printed."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    in_use = {one.person_id: one.serial for one in _in_use(snapshot, event)}
    found = []
    for one in disclosure.badge_holders(snapshot, event).people:
        hidden = disclosure.masked(snapshot, one.person_id)
        name = disclosure.display_name(snapshot, one.person_id, event.id)
        ref = snapshot.people[one.person_id].ref
        found.append(Holder(ref, name, hidden, one.category, in_use.get(one.person_id, "")))
    return tuple(found)


def _make(workspace: Workspace, run: Run, progress: Progress) -> _Made:
    snapshot, event = _spoken(workspace, run)
    stock, template = _paper(workspace, run)
    holders, left_out = _holders(snapshot, event, run)
    token = partial(workspace.world.code, TOKEN_LETTERS)
    maker = _Maker(snapshot, event, token, _pictures(workspace, event, template, run))
    render = partial(
        badges.render, stock=stock, start_at=run.start_at, template=template, feed=Feed(run.skip, run.turning)
    )
    sheet, troubles = _set_all(maker, holders, render, progress)
    tokens = {card.serial: card.token for card in sheet.cards.values()}
    codes = self_check.expected(tokens, template, stock)
    self_check.check(sheet.data, sheet.report.placed, codes, partial(_tell_second, progress))
    left_out += [LeftOut(one.ref, Why(one.kind.value)) for one in troubles]
    findings = [*behind(snapshot, event, left_out, STOPS), *(finding_of(event, one) for one in troubles)]
    number, more = copy_numbers.next_number(workspace, event), {"photo": template.shows_photo, "flag": run.flags}
    fields = (*FIELDS, *(field for field, shown in more.items() if shown))
    leaving = Leaving(event, "badges", "badges", fields, number, run.terms)
    return _Made(snapshot, run, sheet, in_order(left_out), tuple(noticed(snapshot, findings)), leaving)


def _write(workspace: Workspace, made: _Made, target: Path | None) -> ChangeSet:
    """The file under its name only once its badges are on record; without a target they go to a printer."""
    beside = partial(_record_all, made=made)
    return hand_over(workspace, made.leaving, made.sheet.data, target, Label.PRINT_BADGES, beside)


def _record_all(tx: Transaction, made: _Made) -> None:
    event = made.snapshot.event_by_code[made.run.event_code]
    old = grouped((one.person_id, one) for one in _in_use(made.snapshot, event))
    # One time for all: it tells which badges came out of the printer together.
    now, reason = tx.now(), made.run.reprint or ""
    new = []
    for placed in made.sheet.report.placed:
        card, person = made.sheet.cards[placed.serial], made.snapshot.person_by_ref[placed.ref]
        tx.save_all(one.moved(BadgeState.VOID, now, reason) for one in old.get(person.id, ()))
        new.append(
            Badge(
                tx.new_id(),
                person.id,
                event.id,
                card.serial,
                card.token,
                made.run.template,
                now,
                reason=reason,
                page=placed.page,
                slot=placed.slot,
            )
        )
    tx.save_all(new)


def _in_use(snapshot: Snapshot, event: Event) -> list[Badge]:
    return [one for one in snapshot.badges if one.event_id == event.id and one.usable]


def _spoken(workspace: Workspace, run: Run) -> tuple[Snapshot, Event]:
    """The event in the language of the run, also where a badge looks it up."""
    snapshot = workspace.snapshot()
    event = in_language(event_of(snapshot, run.event_code), run.language)
    return (replace(snapshot, events={**snapshot.events, event.id: event}) if run.language else snapshot), event


def _paper(workspace: Workspace, run: Run) -> tuple[stocks.Stock, Template]:
    """Those that ship and those of the house alike."""
    template, stock = templating.template(workspace, run.template), stocking.stock(workspace, run.stock)
    for label in (run.start_at, *run.skip):
        if not 1 <= label <= stock.slots:
            raise OffSheetError(label, stock.slots)
    if not set(range(run.start_at, stock.slots + 1)) - set(run.skip):
        raise NoFreeLabelError
    return stock, template


def _holders(snapshot: Snapshot, event: Event, run: Run) -> tuple[list[Participation], list[LeftOut]]:
    """Who gets a badge now, and who does not and why."""
    only = refs_at(snapshot, event, run.only)
    require_order(snapshot, event, run.ordering)
    found = disclosure.badge_holders(snapshot, event)
    left_out = [one for one in found.left_out if not only or one.ref in only] + declined(snapshot, event, only)
    holders = []
    in_use = {one.person_id for one in _in_use(snapshot, event)}
    for one in disclosure.in_standing(snapshot, event, found.people, Paper.BADGE, run.ordering):
        ref = snapshot.people[one.person_id].ref
        if only and ref not in only:
            continue
        if one.person_id in in_use and run.reprint is None:
            left_out.append(LeftOut(ref, Why.ALREADY_PRINTED))
        else:
            holders.append(one)
    return holders, left_out


@dataclass(frozen=True, slots=True)
class _Pictures:
    """Photos by person, and flags by country where they were asked for."""

    photos: Mapping[str, bytes]
    flag_of: FlagOf | None = None


def _pictures(workspace: Workspace, event: Event, template: Template, run: Run) -> _Pictures:
    """Photos where the template has a place for them alone: they are most of what a workspace holds."""
    photos = {one.person_id: one.content for one in workspace.all(Photo)} if template.shows_photo else {}
    return _Pictures(photos, flags_for(workspace, event, template) if run.flags else None)


class _Maker:
    """Makes the cards of one run, with serials that go on from the event's last one."""

    def __init__(self, snapshot: Snapshot, event: Event, token: Callable[[], str], pictures: _Pictures) -> None:
        self._snapshot, self._token, self._pictures = snapshot, token, pictures
        self._head = event.copy_letters or event.code
        taken = [one.serial.rpartition("-")[2] for one in snapshot.badges if one.event_id == event.id]
        self._last = max(map(int, taken), default=0)

    def cards(self, holders: Iterable[Participation]) -> list[BadgeCard]:
        return [self._card(one, f"{self._head}-{number:04}") for number, one in enumerate(holders, self._last + 1)]

    def _card(self, one: Participation, serial: str) -> BadgeCard:
        photo, flag_of = self._pictures.photos.get(one.person_id, b""), self._pictures.flag_of
        card = disclosure.badge_card(self._snapshot, one, serial, self._token(), photo)
        return disclosure.with_flag(self._snapshot, one, card, flag_of) if flag_of else card


def _set_all(
    maker: _Maker,
    holders: list[Participation],
    render: Callable[..., tuple[bytes, LayoutReport]],
    progress: Progress,
) -> tuple[_Sheet, list[Trouble]]:
    """Set the badges; where some cannot be set, set the others again, so that no serial is missing from the row."""
    troubles: list[Trouble] = []
    while True:
        cards = maker.cards(holders)
        data, report = render(cards, progress=partial(_tell, progress, 2 * len(cards)))
        if not report.troubles:
            return _Sheet(data, report, {card.serial: card for card in cards}), troubles
        troubles += report.troubles
        bad = {one.ref for one in report.troubles}
        holders = [one for one, card in zip(holders, cards, strict=True) if card.ref not in bad]


def _tell(progress: Progress, total: int, done: int) -> None:
    progress(done, total)


def _tell_second(progress: Progress, done: int, total: int) -> None:
    """Reading the sheets back is the second half of the work."""
    progress(total + done, 2 * total)


def finding_of(event: Event, trouble: Trouble) -> Finding:
    """What keeps somebody's badge from being printed."""
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
    return tuple(one for one in stocks.all_stocks() if suits(one))


def suits(stock: stocks.Stock) -> bool:
    """Whether badges are printed on it: on envelopes they are not."""
    return stock.kind != "envelope"
