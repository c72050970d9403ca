"""The tables: one for each dataclass of the domain, its columns the dataclass's fields."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Protocol, TypeVar, get_type_hints

from forumdesk.changes import Row, Value
from forumdesk.domain.badges import Badge
from forumdesk.domain.busy import Busy
from forumdesk.domain.checklists import ChecklistItem
from forumdesk.domain.contacts import Contact
from forumdesk.domain.copies import Copy, Reveal
from forumdesk.domain.desk import Draft, SavedFilter, Setting
from forumdesk.domain.events import Event
from forumdesk.domain.findings import Acceptance
from forumdesk.domain.hotels import Stay
from forumdesk.domain.invitations import Cancellation, Invitation, InvitationAnswer
from forumdesk.domain.lineage import ImportedRow
from forumdesk.domain.orders import AgreedOrder
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.packages import Package
from forumdesk.domain.participation import Delegation, Participation
from forumdesk.domain.people import Person
from forumdesk.domain.photos import Photo
from forumdesk.domain.programme import Session, SessionRole
from forumdesk.domain.questions import Question
from forumdesk.domain.safekeeping import Backup, Safeguard
from forumdesk.domain.seating import Seat, SeatRow
from forumdesk.domain.separation import SeparationRule
from forumdesk.domain.series import Edition, Series
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.vehicles import Passenger, Ride, Vehicle
from forumdesk.domain.venues import Room, Venue, ZoneBorder
from forumdesk.store.codec import Codec, codec_of
from forumdesk.store.driver import Record


class Entity(Protocol):
    """A dataclass that has a table."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Entity)


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `outward` ones undo never touches: what left the house, and edits that were only begun.

    `own` are columns in which no two rows may agree, each by itself or all together.
    """

    name: str
    type: type
    outward: bool
    own: tuple[int, ...]
    columns: tuple[str, ...]
    codecs: tuple[Codec, ...]

    @property
    def quoted(self) -> str:
        """Columns for SQL; quoted because some are SQL's own words."""
        return ", ".join(f'"{column}"' for column in self.columns)

    def column(self, name: str) -> Codec:
        """The codec of one column; TypeError for a name that is none, as for any unknown keyword."""
        if name not in self.columns:
            raise TypeError(f"{self.name} has no column {name}")
        return self.codecs[self.columns.index(name)]

    def records(self, entities: Sequence[Entity]) -> list[Record]:
        """Entities, at least one, as rows to store."""
        columns = zip(*map(attrgetter(*self.columns), entities), strict=True)
        return list(
            zip(*(codec.encoded(values) for codec, values in zip(self.codecs, columns, strict=True)), strict=True)
        )

    def entities(self, records: Sequence[Record]) -> list[object]:
        """Stored rows as entities, in their order."""
        return self.of_columns(list(zip(*records, strict=True))) if records else []

    def of_columns(self, columns: Sequence[Sequence[Value]]) -> list[object]:
        """Stored columns as entities; each column has a value for each of them."""
        made: list[object] = [object.__new__(self.type) for _ in columns[0]]
        for name, codec, values in zip(self.columns, self.codecs, columns, strict=True):
            # Straight into its slot, a column at a time: the class would do the same in three times the time.
            deque(map(getattr(self.type, name).__set__, made, codec.decoded(values)), maxlen=0)
        return made

    def row(self, record: Record) -> Row:
        return dict(zip(self.columns, record, strict=True))

    def sparse(self, row: Row) -> Row:
        """The row without its blank columns, as history keeps it."""
        return {
            column: value
            for (column, value), codec in zip(row.items(), self.codecs, strict=True)
            if value != codec.blank
        }

    def full(self, sparse: Row) -> Row:
        """The row from what history kept; a column that is newer than the entry is blank."""
        return {
            column: sparse.get(column, codec.blank) for column, codec in zip(self.columns, self.codecs, strict=True)
        }


def _table(name: str, kind: type, own: tuple[str, ...] = (), outward: bool = False) -> Table:
    hints = get_type_hints(kind)
    columns = tuple(field.name for field in fields(kind))
    codecs = tuple(codec_of(hints[column]) for column in columns)
    return Table(name, kind, outward, tuple(columns.index(column) for column in own), columns, codecs)


_ALL = (
    _table("series", Series),
    _table("edition", Edition),
    _table("organisation", Organisation),
    _table("venue", Venue, own=("code",)),
    _table("room", Room),
    _table("event", Event, own=("code",)),
    _table("session", Session, own=("code",)),
    _table("person", Person, own=("ref",)),
    _table("session_role", SessionRole),
    _table("participation", Participation, own=("person_id", "event_id")),
    _table("delegation", Delegation),
    _table("separation_rule", SeparationRule, own=("code",)),
    _table("agreed_order", AgreedOrder, own=("event_id", "way")),
    _table("checklist_item", ChecklistItem),
    _table("acceptance", Acceptance),
    _table("question", Question),
    _table("imported_row", ImportedRow),
    _table("photo", Photo, own=("person_id",)),
    _table("zone_border", ZoneBorder),
    _table("busy", Busy),
    _table("vehicle", Vehicle, own=("event_id", "code")),
    _table("ride", Ride),
    _table("passenger", Passenger, own=("ride_id", "person_id")),
    _table("seat_row", SeatRow),
    _table("seat", Seat, own=("row_id", "place")),
    _table("stay", Stay),
    _table("saved_filter", SavedFilter),
    _table("setting", Setting, own=("key",)),
    _table("stationery", Stationery, own=("type", "name")),
    _table("invitation_answer", InvitationAnswer),
    _table("contact", Contact),
    _table("invitation", Invitation, outward=True),
    _table("cancellation", Cancellation, outward=True),
    _table("badge", Badge, outward=True),
    _table("copy", Copy, outward=True),
    _table("reveal", Reveal, outward=True),
    _table("package", Package, outward=True),
    _table("draft", Draft, outward=True),
    _table("backup", Backup, outward=True),
    _table("safeguard", Safeguard, outward=True),
)

TABLES: dict[str, Table] = {table.name: table for table in _ALL}
_BY_TYPE: dict[type, Table] = {table.type: table for table in _ALL}


def table_of(kind: type) -> Table:
    """The table of a dataclass; KeyError for one that has none."""
    return _BY_TYPE[kind]
