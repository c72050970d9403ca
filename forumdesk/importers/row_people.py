"""The people whom a row of a transport, rooming or seat list names: found among those at the event, never made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from math import prod

from forumdesk.domain.disclosure import masked
from forumdesk.domain.events import Event
from forumdesk.domain.questions import ProblemType, QuestionType
from forumdesk.domain.snapshot import Snapshot

from .cleaning import one_line
from .entries import code_of
from .naming_here import event_codes
from .person_book import PersonBook
from .row_reader import RowReader
from .said import Said

COLUMN = "person"
SINGLE = ("ref", "alias", "email")
_PARTED = ("given_name", "family_name")
COLUMNS = (COLUMN, *SINGLE, *_PARTED)
_MOST_READINGS = 16
_LONGEST = 100

Cells = Mapping[str, str]
Mention = tuple[str, tuple[str, ...]]
"""What the row says, and the refs of those whom it may mean."""


@dataclass(slots=True)
class RowPeople:
    """Looks up the event of a row, and its people among those who take part there."""

    snapshot: Snapshot
    book: PersonBook = field(init=False)
    codes: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.book = PersonBook(self.snapshot)
        self.codes = event_codes(self.snapshot)

    def event(self, cells: Cells) -> Event | None:
        """By code or title; a list that names none is of the only event there is."""
        name = one_line(cells.get("event", ""))
        if not name and len(self.snapshot.events) == 1:
            return next(iter(self.snapshot.events.values()))
        return self.snapshot.event_by_code.get(self.codes.get(name.casefold(), ""))

    def mentions(self, cells: Cells, event: Event | None) -> list[Mention]:
        """Everybody whom the row names; what several columns say of one person is held together."""
        event_id = event.id if event else ""
        typed = cells.get(COLUMN, "").strip()
        several = self.book.find_each(typed, event_id) if typed else []
        if len(several) > 1:
            return several
        parted = " ".join(filter(None, (one_line(cells.get(name, "")) for name in _PARTED)))
        hints = [text for text in (*(one_line(cells.get(name, "")) for name in SINGLE), parted) if text]
        if not hints and not typed:
            return []
        told = [refs for refs in (self.book.find(text, event_id) for text in hints) if refs]
        if told and len(told[0]) == 1 and masked(self.snapshot, self.snapshot.person_by_ref[told[0][0]].id):
            return [(told[0][0], told[0])]  # whatever else the row says of them is not held against it: it may say who
        return [(one_line(typed or hints[-1]), _common([*told, *(refs for _, refs in several if refs)]))]

    def mark(self, letter: str, cells: Cells, event: Event | None) -> str:
        """What the list calls a row about one person: their ref, else a code made of what it says; nobody has none.

        A name is never a mark: it would stand in problems and in ids of questions.
        """
        mentions = self.mentions(cells, event)
        if len(mentions) == 1 and len(mentions[0][1]) == 1:
            return mentions[0][1][0]
        texts = [text.casefold() for text, _ in mentions]
        return code_of(letter, *texts) if texts else ""

    def read(self, reader: RowReader, event: Event, base: Said | None) -> None:
        """Refs of the row's people. While it is not clear who one of them is, nobody is taken away."""
        asked = next((name for name in COLUMNS if name in reader.row.cells), None)
        if asked is None:
            reader.unsaid.add(COLUMN)
            return
        mentions = self.mentions(reader.row.cells, event)
        sure = [refs[0] for _, refs in mentions if len(refs) == 1]
        doubtful = [mention for mention in mentions if len(mention[1]) > 1]
        nobody = sum(not refs for _, refs in mentions)
        if prod(len(refs) for _, refs in doubtful) > _MOST_READINGS:
            nobody, doubtful = nobody + len(doubtful), []
        chosen = _chosen(reader, asked, doubtful)
        for _ in range(nobody):
            reader.problem(ProblemType.UNKNOWN_PERSON, COLUMN)
        unclear = nobody or len(chosen) < len(doubtful)
        before = (base or {}).get(COLUMN, ()) if unclear else ()
        reader.put(COLUMN, dict.fromkeys((*before, *sure, *chosen)))


def _common(told: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Those whom every hint may mean, else all whom one may."""
    if not told:
        return ()
    common = tuple(ref for ref in told[0] if all(ref in refs for refs in told))
    return common or tuple(dict.fromkeys(ref for refs in told for ref in refs))


def _chosen(reader: RowReader, column: str, doubtful: list[Mention]) -> tuple[str, ...]:
    """One question for a row, whose choices name everybody who is in doubt."""
    if not doubtful:
        return ()
    choices = {"+".join(one): one for one in product(*(refs for _, refs in doubtful))}
    value = "; ".join(text for text, _ in doubtful)
    choice = reader.ask(QuestionType.WHICH_PERSON, COLUMN, column, value, tuple(choices))
    reader.unsaid.discard(COLUMN)
    return choices[choice] if choice else ()


def too_long(reader: RowReader, *columns: str) -> None:
    """What stands on signs and lists is a name, and no page of text."""
    for column in columns:
        if len(reader.cell(column)) > _LONGEST:
            reader.reject(ProblemType.TOO_LONG, column)
