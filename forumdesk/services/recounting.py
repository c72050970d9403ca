"""What a line of the history changed: which fields, from what to what, with everything of masked people hidden."""

from collections.abc import Iterator
from dataclasses import dataclass

from forumdesk.changes import Change, Label, Row, Value
from forumdesk.domain.disclosure.naming import display_name, masked
from forumdesk.domain.disclosure.veiling import VEILED, row_is_secret, secret
from forumdesk.domain.snapshot import Snapshot
from forumdesk.store import lookback
from forumdesk.store.errors import ErasedError
from forumdesk.store.tables import TABLES
from forumdesk.store.workspace import Workspace

MOST = 12
# What anybody typed about anybody, as it came in: nobody can tell whom it names.
_NEVER_SHOWN = {"imported_row", "draft", "photo", "question", "reveal", "copy"}
# Of a masked person's rows, what the list of people shows of them as well.
_SHOWN_OF_MASKED = frozenset({"answer", "category", "delegation", "alias", "visibility"})
_OF_A_PERSON = {"participation", "session_role", "invitation", "badge"}
_SIDES = ("left", "right")
_ID_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what stood there and what stands there; both are None where they are `hidden`."""

    name: str
    before: object
    after: object
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One row that was changed: its table, what it is called as of now, and its fields that differ."""

    table: str
    name: str
    added: bool
    removed: bool
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """Rows by table, and the first of them in full. `erased` where the rows were taken out of the history."""

    tables: tuple[tuple[str, int], ...]
    rows: tuple[Told, ...]
    back: "Back"
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Back:
    """Going back to just after a line: what would be taken back, and what has left the house and is passed over."""

    taken: tuple[tuple[Label, int], ...] = ()
    passed_over: tuple[tuple[Label, int], ...] = ()


def account(workspace: Workspace, number: int) -> Account:
    """What a line of the history changed, and what lies between it and now."""
    back = way_back(workspace, number)
    try:
        found = lookback.rows(workspace, number, MOST)
    except ErasedError:
        return Account((), (), back, erased=True)
    teller = _Teller(workspace.snapshot())
    return Account(found.tables, tuple(teller.told(change) for change in found.changes), back)


def way_back(workspace: Workspace, number: int) -> Back:
    """What undoing everything after a line would take, and what it would not."""
    found = lookback.later(workspace, number)
    return Back(
        tuple((label, lines) for label, undone, lines in found if undone),
        tuple((label, lines) for label, undone, lines in found if not undone),
    )


class _Teller:
    """Names rows by what is known now: whoever is not there any more is hidden, since nobody can ask whether to."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def told(self, change: Change) -> Told:
        row = change.after or change.before or {}
        hidden = self._hidden(change)
        fields = tuple(self._fields(change, hidden))
        return Told(change.table, self._name(change.table, row), change.before is None, change.after is None, fields)

    def _hidden(self, change: Change) -> bool:
        if change.table in _NEVER_SHOWN or self._said_of_secret(change):
            return True
        return any(self._masked(one) for one in self._people(change))

    def _people(self, change: Change) -> Iterator[str]:
        """Ids of the people whose own row it is, before or after."""
        for row in (change.before, change.after):
            if row is None:
                continue
            if change.table == "person":
                yield change.row_id
            elif change.table in _OF_A_PERSON:
                yield str(row["person_id"])

    def _said_of_secret(self, change: Change) -> bool:
        """An invite that may have said what its session is about, before few were to know."""
        ids = {str(row.get("session_id", "")) for row in (change.before, change.after) if row is not None}
        sessions = (self._snapshot.sessions.get(one) for one in ids if change.table == "invitation")
        return any(one is not None and secret(one) for one in sessions)

    def _veiled(self, change: Change) -> bool:
        """A session that was, became, or is now for few to know."""
        now = self._snapshot.sessions.get(change.row_id)
        rows = (row for row in (change.before, change.after) if row is not None)
        return change.table == "session" and (any(map(row_is_secret, rows)) or (now is not None and secret(now)))

    def _masked(self, person_id: str) -> bool:
        return person_id not in self._snapshot.people or masked(self._snapshot, person_id)

    def _fields(self, change: Change, hidden: bool) -> Iterator[Field]:
        before, after = change.before or {}, change.after or {}
        table, veil = TABLES[change.table], VEILED if self._veiled(change) else frozenset()
        for column, codec in zip(table.columns, table.codecs, strict=True):
            old, new = before.get(column, codec.blank), after.get(column, codec.blank)
            if column == "id" or old == new:
                continue
            if column in veil or (hidden and column not in _SHOWN_OF_MASKED):
                yield Field(column, None, None, hidden=True)
            else:
                yield Field(column, self._value(change.table, column, old), self._value(change.table, column, new))

    def _value(self, table: str, column: str, stored: Value) -> object:
        if stored is None:
            return None
        if column.endswith("_id") or (table == "separation_rule" and column in _SIDES):
            return self._called(str(stored))
        decode = TABLES[table].column(column).decode
        return stored if decode is None else decode(stored)

    def _called(self, row_id: str) -> str:
        """What an id stands for; a delegation's code is no id and stays."""
        snapshot = self._snapshot
        if row_id in snapshot.people:
            return display_name(snapshot, row_id)
        if row_id in snapshot.events:
            return snapshot.events[row_id].code
        if row_id in snapshot.sessions:
            return snapshot.sessions[row_id].code
        named = snapshot.rooms.get(row_id) or snapshot.organisations.get(row_id) or snapshot.venues.get(row_id)
        if named is not None:
            return named.name
        return "" if len(row_id) == _ID_LENGTH else row_id

    def _name(self, table: str, row: Row) -> str:
        """What somebody calls the row; empty where only its people have a name and they are gone."""
        if table == "person":
            person_id = str(row["id"])
            return display_name(self._snapshot, person_id) if person_id in self._snapshot.people else ""
        whose = str(row.get("person_id", ""))
        if whose:
            return display_name(self._snapshot, whose) if whose in self._snapshot.people else ""
        if table in _NEVER_SHOWN:
            return ""
        return next((str(row[column]) for column in ("code", "name", "title", "text", "key") if row.get(column)), "")
