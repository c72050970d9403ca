"""What a file from elsewhere calls its event and its people becomes what they are called here, where that is plain."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from forumdesk.domain.disclosure import masked
from forumdesk.domain.snapshot import Snapshot

from .cleaning import values
from .columns import ColumnMap
from .emails import email_key, read_email
from .headings import ImportKind
from .names import name_keys
from .refusals import EventNotNamedError
from .sheet import Sheet, SheetRow

EVENT_COLUMNS: Mapping[ImportKind, str] = {
    ImportKind.PROGRAMME: "event",
    ImportKind.PEOPLE: "events",
    ImportKind.RIDES: "event",
    ImportKind.STAYS: "event",
}
_PEOPLE = ("chair", "speakers", "participants")


def at_event(sheet: Sheet, columns: ColumnMap, code: str) -> Sheet:
    """Its rows at one event: those of a list that names none, and of a file from elsewhere whatever it names."""
    column = EVENT_COLUMNS.get(columns.kind)
    if not code or column is None:
        return sheet
    place = columns.fields.get(column)
    if place is None:
        added = tuple(SheetRow(row.number, (*row.cells, code)) for row in sheet.rows)
        return replace(sheet, headers=(*sheet.headers, column), rows=added)
    if sheet.source is None:
        return sheet
    return replace(sheet, rows=tuple(_with(row, {place: code}) for row in sheet.rows))


def as_known_here(sheet: Sheet, columns: ColumnMap, snapshot: Snapshot) -> Sheet:
    """The events of a programme from elsewhere by their codes here, its people by their refs. EventNotNamedError."""
    if sheet.source is None or columns.kind is not ImportKind.PROGRAMME:
        return sheet
    event_at = columns.fields.get("event")
    people_at = [columns.fields[name] for name in _PEOPLE if name in columns.fields]
    here = _Here(snapshot)
    rows = []
    for row in sheet.rows:
        code = here.event(row.cells[event_at]) if event_at is not None else ""
        cells = {place: here.people(row.cells[place], code) for place in people_at}
        rows.append(_with(row, cells | ({event_at: code} if event_at is not None and code else {})))
    if not here.named:
        raise EventNotNamedError(tuple(sorted(snapshot.event_by_code)))
    return replace(sheet, rows=tuple(rows))


def _with(row: SheetRow, cells: Mapping[int, str]) -> SheetRow:
    return SheetRow(row.number, tuple(cells.get(place, cell) for place, cell in enumerate(row.cells)))


def event_codes(snapshot: Snapshot) -> dict[str, str]:
    """Codes by what events are called: their codes and titles, in lower case. A title that two have names neither."""
    events = snapshot.events.values()
    titles = Counter(event.title.casefold() for event in events if event.title)
    by_title = {event.title.casefold(): event.code for event in events if titles[event.title.casefold()] == 1}
    return {**by_title, **{event.code.casefold(): event.code for event in events}}


@dataclass(slots=True)
class _Here:
    """`named` are the events that were found."""

    snapshot: Snapshot
    named: set[str] = field(default_factory=set)
    _codes: dict[str, str] = field(init=False)
    _at: dict[str, dict[str, set[str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._codes = event_codes(self.snapshot)

    def event(self, cell: str) -> str:
        """The event's code; empty where none of the names in the cell is one's here."""
        found = next((code for name in values(cell) if (code := self._codes.get(name.casefold()))), "")
        self.named |= {found} - {""}
        return found

    def people(self, cell: str, event_code: str) -> str:
        """Refs for those who are found; the others stay as they are named, which is then a problem of the row.

        Found is the one person with that address, or the one of that name at the event. Who is masked is never found:
        a file must not tell who hides behind an alias.
        """
        found = (self._person(name, event_code) for name in values(cell))
        return "|".join(dict.fromkeys(found))

    def _person(self, name: str, event_code: str) -> str:
        keys = {email_key(name)} if read_email(name) else set(name_keys(name))
        known = self._known("" if read_email(name) else event_code)
        refs = {ref for key in keys for ref in known.get(key, ())}
        return refs.pop() if len(refs) == 1 else name

    def _known(self, event_code: str) -> dict[str, set[str]]:
        """Refs by the names of an event's people, or by the addresses of everybody."""
        if event_code not in self._at:
            self._at[event_code] = self._by_name(event_code) if event_code else self._by_address()
        return self._at[event_code]

    def _by_name(self, event_code: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for one in self.snapshot.at_event.get(self.snapshot.event_by_code[event_code].id, ()):
            person = self.snapshot.people[one.person_id]
            if masked(self.snapshot, person.id):
                continue
            whole = f"{person.given_name} {person.family_name}".strip()
            for name in (whole, person.print_name, person.native_name):
                for key in name_keys(name):
                    found.setdefault(key, set()).add(person.ref)
        return found

    def _by_address(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for person in self.snapshot.people.values():
            for address in () if masked(self.snapshot, person.id) else person.emails:
                found.setdefault(email_key(address), set()).add(person.ref)
        return found
