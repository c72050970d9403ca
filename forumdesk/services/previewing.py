"""What a list would do before it does it: its kind, its columns, its questions, what is new, changed and gone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from forumdesk.domain import disclosure
from forumdesk.domain.covers import FIELDS
from forumdesk.domain.participation import Visibility
from forumdesk.domain.people import Person
from forumdesk.importers.columns import KEEP, KEY_COLUMNS, ColumnMap, map_headers
from forumdesk.importers.contact_cards import read_contact_photos
from forumdesk.importers.file_types import is_zip
from forumdesk.importers.headings import COLUMNS, WITHOUT_OWN_FIELDS, ImportKind, column_of
from forumdesk.importers.kinds import read_kind
from forumdesk.importers.list_rows import ref_of
from forumdesk.importers.naming_here import EVENT_COLUMNS
from forumdesk.importers.person_book import masked_words, tells_of
from forumdesk.importers.plan import ImportPlan, Outcome
from forumdesk.importers.refusals import NoKeyColumnError
from forumdesk.importers.sheet import Sheet, SheetRow
from forumdesk.importers.sources import Source
from forumdesk.progress import Progress
from forumdesk.services import importing, list_columns
from forumdesk.services.asked import Asked, asked_of
from forumdesk.services.differing import FieldChange, Naming
from forumdesk.services.importing import Decisions, ImportReport
from forumdesk.store.workspace import Workspace

EXAMPLES = 3


@dataclass(frozen=True, slots=True, repr=False)
class ListFile:
    """A file that was read: nothing of it is judged. `kind` is a guess by its headings, or its program's own.

    Where a list with these headings came in before, kind and `mapping` are what somebody decided then. `events` are
    codes and titles of those that a file which names none may be of. `protected` are refs, `masked` all by which cells
    that name those people are known. `photos` lie in a file of contacts, by ref; those of the protected are left out.
    """

    sheet: Sheet
    workbook: bool
    kind: ImportKind
    protected: frozenset[str]
    masked: frozenset[str] = frozenset()
    mapping: Mapping[str, str] = field(default_factory=dict)
    events: tuple[tuple[str, str], ...] = ()
    photos: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return len(self.sheet.rows)

    @property
    def source(self) -> Source | None:
        return self.sheet.source

    def suggested(self, kind: ImportKind) -> Mapping[str, str]:
        """What the columns are by the program that wrote them, where it wrote a list of this kind."""
        return self.sheet.suggested if self.source is not None and self.source.kind is kind else {}


class Becomes(StrEnum):
    """What a column of the file becomes."""

    FIELD = "field"
    OWN = "own"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, repr=False)
class ColumnSeen:
    """One column: `field` is the known one it is read as; `by_hand` where that is not what its heading says."""

    header: str
    becomes: Becomes
    field: str
    by_hand: bool
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ColumnsSeen:
    """Every column of the file with cells of some real rows; `missing` are columns of which one is needed.

    `asks_event` is set where its rows are of an event that nothing in the file names.
    """

    columns: tuple[ColumnSeen, ...]
    rows: tuple[int, ...]
    missing: tuple[str, ...] = ()
    asks_event: bool = False


class Group(StrEnum):
    """What becomes of a row: as the plan says, but for rows that are no longer in the list."""

    CREATED = "created"
    UPDATED = "updated"
    MERGED = "merged"
    REJECTED = "rejected"
    GONE = "gone"


@dataclass(frozen=True, slots=True, repr=False)
class RowSeen:
    """One row of the list, by number and name, and what it changes. Of a protected person the alias or ref."""

    group: Group
    ref: str
    name: str
    number: int | None = None
    changes: tuple[FieldChange, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Preview:
    """What an import would do if it were applied now. Rows that change nothing are counted in the report alone."""

    report: ImportReport
    asked: tuple[Asked, ...]
    rows: tuple[RowSeen, ...]


def look_at(workspace: Workspace, data: bytes) -> ListFile:
    """Raises GradeError and the refusals of the reading layer."""
    sheet = importing.read(data)
    snapshot = workspace.snapshot()
    people = snapshot.people.values()
    hidden = frozenset(ref for one in people if disclosure.masked(snapshot, one.id) for ref in one.refs)
    kept = list_columns.kept(workspace, sheet.headers)
    kind = sheet.source.kind if sheet.source else likely_kind(sheet.headers)
    kind, mapping = (kept.kind, kept.mapping) if kept else (kind, sheet.suggested)
    events = sorted((event.code, event.title) for event in snapshot.events.values())
    known = masked_words(snapshot)
    found = read_contact_photos(data) if sheet.source is Source.VCARD else {}
    photos = {ref: photo for ref, photo in found.items() if ref not in hidden}
    return ListFile(sheet, is_zip(data), kind, hidden, known, mapping, tuple(events), photos)


def likely_kind(headers: Sequence[str]) -> ImportKind:
    """The kind that knows most of the headings; of those that know as many, the one that misses fewest of its own."""

    def known(kind: ImportKind) -> tuple[bool, int, float]:
        found = {column_of(kind, header) for header in headers} - {None}
        return bool(found & set(KEY_COLUMNS[kind])), len(found), len(found) / len(COLUMNS[kind])

    kinds = sorted(ImportKind, key=lambda kind: kind is not ImportKind.PEOPLE)
    return max(kinds, key=known)


def columns(file: ListFile, kind: ImportKind, mapping: Mapping[str, str]) -> ColumnsSeen:
    """What each column becomes; rows of protected people are no examples. Raises UnknownMappingError."""
    try:
        found = map_headers(kind, file.sheet.headers, mapping)
    except NoKeyColumnError as error:
        found = _without_key(kind, file.sheet.headers, mapping)
        return _seen(file, kind, found, error.needed)
    return _seen(file, kind, found, ())


def _without_key(kind: ImportKind, headers: Sequence[str], mapping: Mapping[str, str]) -> ColumnMap:
    """The columns as far as they are known: one more column stands in for the missing one."""
    stand_in = f"{max(headers, key=len)}+"
    whole = map_headers(kind, (*headers, stand_in), {**mapping, stand_in: KEY_COLUMNS[kind][0]})
    fields = {column: place for column, place in whole.fields.items() if place < len(headers)}
    return ColumnMap(kind, fields, whole.unknown, whole.dropped)


def _seen(file: ListFile, kind: ImportKind, found: ColumnMap, missing: tuple[str, ...]) -> ColumnsSeen:
    rows = [row for row, _ in zip(_examples(file, found), range(EXAMPLES), strict=False)]
    at = {place: column for column, place in found.fields.items()}
    seen = []
    for place, header in enumerate(file.sheet.headers):
        dropped = header in found.dropped
        becomes = Becomes.FIELD if place in at else Becomes.DROPPED if dropped or not keeps_own(kind) else Becomes.OWN
        field = at.get(place, "")
        cells = tuple(row.cells[place] for row in rows)
        by_hand = dropped or field != (column_of(kind, header) or "")
        seen.append(ColumnSeen(header, becomes, field, by_hand, cells))
    asks_event = not keeps_own(kind) and len(file.events) > 1 and not found.has(EVENT_COLUMNS.get(kind, ""))
    return ColumnsSeen(tuple(seen), tuple(row.number for row in rows), missing, asks_event and kind in EVENT_COLUMNS)


def keeps_own(kind: ImportKind) -> bool:
    """Whether a column that nobody knows can be kept as a field of its own."""
    return kind not in WITHOUT_OWN_FIELDS


def _examples(file: ListFile, found: ColumnMap) -> Iterator[SheetRow]:
    return (row for row in file.sheet.rows if not _protected(file, found, row.cells))


def _protected(file: ListFile, found: ColumnMap, cells: Sequence[str]) -> bool:
    if found.kind in WITHOUT_OWN_FIELDS:
        whole = " ".join(found.cell(cells, name) for name in ("given_name", "family_name"))
        return any(tells_of(cell, file.masked) for cell in (*cells, whole) if cell.strip())
    if found.kind is not ImportKind.PEOPLE:
        return False
    hidden = read_kind(Visibility, found.cell(cells, "visibility")) is Visibility.NEED_TO_KNOW
    return hidden or any(found.cell(cells, name) for name in FIELDS) or found.cell(cells, "ref") in file.protected


def preview(
    workspace: Workspace, file: ListFile, kind: ImportKind, decisions: Decisions, progress: Progress
) -> Preview:
    """Raises what an import does; nothing is written either way."""
    report, plan = importing.rehearse(workspace, kind, file.sheet, decisions, progress)
    snapshot = plan.bench.as_planned()
    rows = {row.ref: row for row in reversed(plan.rows)}
    new = {one.id: rows[one.ref].number for one in plan.bench.all(Person) if plan.bench.is_new(one.id)}
    asked = []
    for question in report.questions:
        row = rows.get(question.refs[0])
        asked.append(asked_of(snapshot, question, new, row.cells if row else {}))
    return Preview(report, tuple(asked), tuple(_rows(plan, Naming(plan.bench.snapshot, snapshot))))


def _rows(plan: ImportPlan, naming: Naming) -> Iterable[RowSeen]:
    for row, outcome in zip(plan.rows, plan.outcomes, strict=True):
        if outcome is Outcome.UNCHANGED:
            continue
        line = plan.imported.get(row.key)
        entity_id = line.entity_ids[0] if line and line.entity_ids else ""
        told = naming.changes(entity_id) if outcome in (Outcome.UPDATED, Outcome.MERGED) else ()
        yield RowSeen(Group(outcome), row.ref, naming.name(entity_id), row.number, told, naming.hidden(entity_id))
    for line in plan.lineage.gone:
        entity_id = line.entity_ids[0] if line.entity_ids else ""
        yield RowSeen(Group.GONE, ref_of(line.key), naming.name(entity_id), hidden=naming.hidden(entity_id))


KEPT = KEEP
"""What a column is mapped to that is to be a field of its own."""
