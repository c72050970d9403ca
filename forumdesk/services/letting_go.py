"""Letting go of what is due, by the road of an erasure: neither undo nor the history knows it afterwards."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from forumdesk.domain.erasing import Kind
from forumdesk.domain.lineage import ImportedRow
from forumdesk.domain.people import Person
from forumdesk.domain.photos import Photo
from forumdesk.domain.questions import Question
from forumdesk.domain.retaining import Kept, cleared, fields_of
from forumdesk.importers.said import RowText
from forumdesk.services import erasing, erasing_plans, retaining
from forumdesk.services.erasing import Answered, Erased, Preview, Wish
from forumdesk.services.erasing_plans import Plan
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace

# A field by the name that lists have for it.
_IN_LISTS = {
    "birth_date": "dob",
    "phones": "phone",
    "emails": "email",
    "prayer_need": "religious_need",
}


def preview(workspace: Workspace, kept: Kept) -> Preview:
    """What letting go of all that is due would take."""
    return erasing.look(workspace, _plan(workspace, kept))


def let_go(workspace: Workspace, kept: Kept, answered: Answered) -> Erased:
    """Let go of what is due, for good: neither undo nor the history knows it afterwards. Raises as `erasing.erase`."""
    return erasing.carry_out(workspace, _plan(workspace, kept), answered)


def _plan(workspace: Workspace, kept: Kept) -> Plan:
    snapshot = workspace.snapshot()
    people = next((one.people for one in retaining.due(workspace) if one.kept is kept), ())
    if kept is Kept.PERSON:
        refs = tuple(snapshot.people[one].ref for one in people)
        return erasing_plans.plan(workspace, Wish(Kind.PERSON, refs))
    if kept is Kept.PHOTO:
        gone = [one for one in people for one in _photo_ids(workspace, one)]
        return erasing_plans.fields_plan((), {"photo": tuple(gone)} if gone else {}, ())
    term = retaining.terms(workspace)[kept]
    blank: tuple[Entity, ...] = cleared(
        snapshot, retaining.held(workspace), kept, term, retaining.today(workspace), people
    )
    fields = frozenset(_IN_LISTS.get(one, one) for one in fields_of(kept))
    lines = list(_lines(workspace, blank))
    asked = tuple(one.id for one in _asked(workspace, {snapshot.people[one].ref for one in people}, fields))
    said = [new for line in lines if (new := _unsaid(line, fields)) != line]
    known = [text for one in people for text in _texts(snapshot.people[one], kept)]
    return erasing_plans.fields_plan((*blank, *said), {"question": asked} if asked else {}, lines, known)


def _texts(person: Person, kept: Kept) -> Iterator[str]:
    """What stands elsewhere in the history just as it stands here: addresses, numbers, a day of birth."""
    if kept is Kept.BIRTH_DATE and person.birth_date is not None:
        yield person.birth_date.isoformat()
    yield from {Kept.EMAIL: person.emails, Kept.PHONE: person.phones}.get(kept, ())


def _photo_ids(workspace: Workspace, person_id: str) -> Iterator[str]:
    return (one.id for one in workspace.where(Photo, person_id=person_id))


def _lines(workspace: Workspace, cleared: Iterable[Entity]) -> Iterator[ImportedRow]:
    """What lists said of the people whose fields go."""
    ids = {str(getattr(one, "person_id", one.id)) for one in cleared}
    rows = {one.id for person_id in ids for one in workspace.snapshot().of_person.get(person_id, ())}
    return (one for one in workspace.all(ImportedRow) if not (ids | rows).isdisjoint(one.entity_ids))


def _unsaid(line: ImportedRow, fields: Collection[str]) -> ImportedRow:
    text = RowText.from_json(line.said)
    said = {name: values for name, values in text.said.items() if name not in fields}
    cells = {column: cell for column, cell in text.cells.items() if column not in fields}
    asked = tuple(one for one in text.asked if one not in fields)
    if (len(said), len(cells), asked) == (len(text.said), len(text.cells), text.asked):
        return line
    return replace(line, said=RowText(said, cells, asked).to_json())


def _asked(workspace: Workspace, refs: Collection[str], fields: Collection[str]) -> Iterator[Question]:
    return (one for one in workspace.all(Question) if one.field in fields and not set(one.refs).isdisjoint(refs))
