"""Which paper is wanted, of what it shows, and on which stocks it can be made."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forumdesk.domain.copies import NO_TERMS, Terms
from forumdesk.domain.disclosure import Audience, Each, Ordering
from forumdesk.exporters.paper_sheets import Feed, Quarter, lying, opened_out
from forumdesk.exporters.stocks import Stock
from forumdesk.services import stocking
from forumdesk.services.errors import NoFreeLabelError, OffSheetError, UnknownError
from forumdesk.store.workspace import Workspace


class PaperKind(StrEnum):
    """What can be made besides badges and lists."""

    CARDS = "cards"
    TENTS = "tents"
    LABELS = "labels"
    ENVELOPES = "envelopes"
    DOOR_SIGNS = "door_signs"
    RESERVED_SIGNS = "reserved_signs"
    LECTERN_SIGNS = "lectern_signs"
    CAR_SIGNS = "car_signs"
    PROGRAMME = "programme"


FOR_PEOPLE = (PaperKind.CARDS, PaperKind.TENTS, PaperKind.LABELS, PaperKind.ENVELOPES, PaperKind.CAR_SIGNS)
"""Those of which everybody gets one."""
DEFAULT_STOCKS = {
    PaperKind.CARDS: "Avery C32011-10",
    PaperKind.TENTS: "generic A4 fold tent 2/3",
    PaperKind.LABELS: "Avery 7163",
    PaperKind.ENVELOPES: "generic Envelope C5",
    PaperKind.DOOR_SIGNS: "generic Door sign A4",
    PaperKind.RESERVED_SIGNS: "generic Door sign A5",
    PaperKind.LECTERN_SIGNS: "generic Door sign A5",
    PaperKind.CAR_SIGNS: "generic Door sign A4",
    PaperKind.PROGRAMME: "generic 4xA6 on A4",
}
_LYING = (PaperKind.RESERVED_SIGNS, PaperKind.LECTERN_SIGNS, PaperKind.CAR_SIGNS)


class EnvelopeFeed(StrEnum):
    """Which edge of an envelope goes into the printer first: the short one with the stamp, the other short one, or the
    long one, which needs no turning.
    """

    STAMP = "stamp"
    OTHER = "other"
    LONG = "long"


QUARTERS = {EnvelopeFeed.STAMP: Quarter.LEFT, EnvelopeFeed.OTHER: Quarter.RIGHT, EnvelopeFeed.LONG: Quarter.NONE}


@dataclass(frozen=True, slots=True)
class Wish:
    """Which paper of which event; the rest narrows it where the paper knows of it.

    `flags` are of tents; `native` (the second script), `sender` (lines of a return address) and `edge` of envelopes;
    `only` are refs, `organisation` puts it on cards and tents; `room` and `day` are of door signs, `words` and `each`
    of reserved and lectern signs, `audience` of the programme. `skip` are spoilt labels; an empty `stock` is the
    paper's own. `ordering` is that of people and delegations; without a `language` the paper speaks the event's. A mark
    of the `terms` stands on the programme alone.
    """

    event_code: str
    kind: PaperKind
    stock: str = ""
    start_at: int = 1
    only: tuple[str, ...] = ()
    organisation: bool = False
    room: str = ""
    day: date | None = None
    words: tuple[str, ...] = ()
    each: Each | None = None
    audience: Audience = Audience.PARTICIPANTS
    skip: tuple[int, ...] = ()
    flags: bool = False
    native: bool = False
    sender: tuple[str, ...] = ()
    edge: EnvelopeFeed = EnvelopeFeed.STAMP
    ordering: Ordering = Ordering.NEUTRAL
    language: str = ""
    terms: Terms = NO_TERMS

    @property
    def feed(self) -> Feed:
        """How its sheets go through the printer."""
        turned = self.kind is PaperKind.ENVELOPES
        return Feed(self.skip, quarter=QUARTERS[self.edge] if turned else Quarter.NONE)


def suits(kind: PaperKind, stock: Stock) -> bool:
    """Whether the paper can be made of the stock."""
    sign, envelope = "door sign" in stock.kind, stock.kind == "envelope"
    if kind is PaperKind.ENVELOPES:
        return envelope
    if kind is PaperKind.TENTS:
        return opened_out(stock).folded
    if kind in (PaperKind.CARDS, PaperKind.LABELS):
        return not (sign or envelope or opened_out(stock).folded)
    if kind is PaperKind.PROGRAMME:
        return stock.columns == stock.rows == 2 and not (stock.left or stock.top or stock.gap_x or stock.gap_y)
    return sign


def stock_for(workspace: Workspace, wish: Wish) -> Stock:
    """As it is printed on. UnknownError for one that is not here or does not suit, OffSheetError, NoFreeLabelError."""
    stock = stocking.stock(workspace, wish.stock or DEFAULT_STOCKS[wish.kind])
    if not suits(wish.kind, stock):
        raise UnknownError(f"stock for {wish.kind.replace('_', ' ')}", stock.name)
    for label in (wish.start_at, *wish.skip):
        if not 1 <= label <= stock.slots:
            raise OffSheetError(label, stock.slots)
    if not set(range(wish.start_at, stock.slots + 1)) - set(wish.skip):
        raise NoFreeLabelError
    return lying(stock) if wish.kind in _LYING else opened_out(stock)
