"""What the sheet of rules and the lists made of the registers say: of everybody, or of one person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from ..cards import ListCard
from ..copies import Copy
from ..events import Event
from ..snapshot import Snapshot
from .asking import running
from .card_fields import Entry, Field, of_list
from .history_list import COLUMNS, ToldHistory, history_card
from .naming import LeftOut, presence, shown_name
from .recall_list import recall_card
from .rules import Audience
from .separation_list import separation_card

_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the registers hold: the copies of the event, as of when, and the lines of the history."""

    copies: tuple[Copy, ...] = ()
    now: datetime = _NEVER
    lines: tuple[tuple[str, ...], ...] = ()


NOTHING_KEPT = Kept()


def rule_entries(snapshot: Snapshot, event: Event, of: str = "") -> tuple[tuple[Entry, ...], tuple[LeftOut, ...]]:
    """The rows of the separation sheet; of one person those that name them, without whom they name beside."""
    made = separation_card(snapshot, event, running(event, "", ""))
    entries = tuple(of_list(made.card)) if made.card else ()
    if not of:
        return entries, made.left_out
    person = snapshot.people[of]
    left_out = tuple(one for one in made.left_out if one.ref == person.ref)
    name = shown_name(snapshot, presence(snapshot, of, event.id), Audience.SECURITY, False) or ""
    return tuple(_alone(one, name) for one in entries if name in _lines(one)), left_out


def _lines(one: Entry) -> set[str]:
    return {line for text in one.said.get(Field.NAME, ()) for line in text.split("\n")} - {""}


def _alone(one: Entry, name: str) -> Entry:
    return Entry({**one.said, Field.NAME: (name,)})


def recall_entries(snapshot: Snapshot, event: Event, kept: Kept) -> tuple[Entry, ...]:
    """The rows of the recall list."""
    return _entries(recall_card(snapshot, event, kept.copies, running(event, "", ""), kept.now).card)


def about(name: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those in whose own words a name stands."""
    told = name.casefold()
    texts = ((one, " ".join(one.said.get(Field.OTHER, ())).casefold()) for one in entries)
    return tuple(one for one, text in texts if told and told in text)


def history_entries(event: Event, lines: tuple[tuple[str, ...], ...]) -> tuple[Entry, ...]:
    """The lines of the history as they are handed out: who did something, and never of whom."""
    return _entries(history_card(ToldHistory("", "", COLUMNS, lines), running(event, "", "")))


def _entries(card: ListCard | None) -> tuple[Entry, ...]:
    rows: Iterable[Entry] = of_list(card) if card else ()
    return tuple(rows)
