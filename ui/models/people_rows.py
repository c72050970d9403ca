"""People as the list shows them: protected ones masked, in every column and in every search."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from forumdesk.domain import disclosure
from forumdesk.domain.categories import mark
from forumdesk.domain.collation import Searchable, sort_key
from forumdesk.domain.desk import SavedFilter
from forumdesk.domain.disclosure.naming import first_by_start, mask_of, organisation_name
from forumdesk.domain.findings import Severity
from forumdesk.domain.moments import Moment, When
from forumdesk.domain.participation import Answer, Category, Participation, Visibility
from forumdesk.domain.people import NameOrder, Person
from forumdesk.domain.photos import Photo
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services import checking, filtering
from forumdesk.services.checking import Noticed
from forumdesk.services.choosing import event_of
from forumdesk.store.workspace import Workspace
from ui import words
from ui.models import days
from ui.models.cells import Cell, Sign, Tile
from ui.models.rows import Column, RowsModel

_ANSWERS = {
    Answer.PROPOSED: "text2",
    Answer.INVITED: "note",
    Answer.TENTATIVE: "warn",
    Answer.CONFIRMED: "ok",
    Answer.DECLINED: "text3",
    Answer.CANCELLED: "text3",
    Answer.ATTENDED: "ok",
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person at the event. Of a masked one the names, organisation and addresses are empty, not hidden."""

    ref: str
    name: str
    printed: str
    native: str
    hidden: bool
    organisation: str
    category: Category | None
    answer: Answer | None
    delegation: str
    alias: str
    visibility: Visibility | None
    arrives: When | None
    zone: str
    emails: tuple[str, ...]
    photo: bool
    order: str
    searched: Searchable

    @property
    def coming(self) -> bool:
        return self.answer not in (Answer.DECLINED, Answer.CANCELLED)


@dataclass(frozen=True, slots=True)
class People:
    """What the page reads: rows, codes of the event's delegations, saved filters, the day the event begins."""

    rows: tuple[PersonRow, ...]
    delegations: tuple[str, ...]
    saved: tuple[SavedFilter, ...]
    starts: date | None


def people(workspace: Workspace, event_code: str | None) -> People:
    """Everybody at the event, or everybody there is."""
    snapshot = workspace.snapshot()
    photographed = frozenset(workspace.column(Photo, "person_id"))
    event = event_of(snapshot, event_code) if event_code is not None else None
    whom: Iterable[tuple[Person, Participation | None]] = (
        ((one, next(iter(first_by_start(snapshot, one.id)), None)) for one in snapshot.people.values())
        if event is None
        else ((snapshot.people[one.person_id], one) for one in snapshot.at_event.get(event.id, ()))
    )
    rows = tuple([_row(snapshot, person, one, person.id in photographed) for person, one in whom])
    codes = {one.code for one in snapshot.delegations if event is None or one.event_id == event.id}
    return People(
        rows, tuple(sorted(codes)), tuple(filtering.filters(workspace, "people")), event.start_date if event else None
    )


def about(workspace: Workspace, event_code: str | None) -> dict[str, tuple[Noticed, ...]]:
    """What is found about whom, by ref."""
    found: dict[str, list[Noticed]] = {}
    for noticed in checking.check(workspace, event_code):
        for ref, _ in noticed.people:
            found.setdefault(ref, []).append(noticed)
    return {ref: tuple(some) for ref, some in found.items()}


def _row(snapshot: Snapshot, person: Person, one: Participation | None, photo: bool) -> PersonRow:
    hidden = disclosure.masked(snapshot, person.id)
    event = snapshot.events.get(one.event_id) if one else None
    delegation = one.delegation if one else ""
    name = mask_of(snapshot, person.id, one.event_id if one else None) if hidden else surname_first(person)
    printed = name if hidden else person.print_name
    native = "" if hidden else person.native_name
    organisation = "" if hidden else organisation_name(snapshot, person)
    emails = () if hidden else person.emails
    given = "" if hidden else person.given_name
    return PersonRow(
        person.ref,
        name,
        printed,
        native,
        hidden,
        organisation,
        one.category if one else None,
        one.answer if one else None,
        delegation,
        one.alias if one else "",
        one.visibility if one else None,
        one.arrival if one else None,
        event.zone if event else "UTC",
        emails,
        photo and not hidden,
        sort_key(name, event.language if event else "en"),
        Searchable.of((person.ref, delegation, name, given, printed, native, organisation, *emails)),
    )


def surname_first(person: Person) -> str:
    """Aagaard, Søren; as printed where there is one name, or where the family's comes first anyway."""
    if person.name_order is NameOrder.FAMILY_FIRST or not (person.family_name and person.given_name):
        return person.print_name
    return f"{person.family_name}, {person.given_name}"


def category_word(category: Category | None) -> str:
    return mark(category, words.language()).word


def tile_of(category: Category | None) -> Tile | None:
    shown = mark(category, "en")
    return Tile(shown.family.value, shown.letter, shown.striped) if category else None


def answer_sign(answer: Answer) -> Sign:
    return Sign(answer.value, _ANSWERS[answer])


def moment_text(when: When | None, zone: str) -> str:
    """Mon 14:20; a day alone as Mon 14; a dash where nothing is known."""
    if when is None:
        return "—"
    return day_and_time(when.in_zone(zone)) if isinstance(when, Moment) else days.short_day(when)


def day_and_time(local: datetime) -> str:
    """Tue 09:00."""
    return f"{days.weekday(local.date())} {local:%H:%M}"


def full_moment_text(when: When | None, zone: str) -> str:
    """Mon 14 June 08:15; a day alone as Mon 14 June."""
    if when is None:
        return "—"
    return days.moment(when.in_zone(zone)) if isinstance(when, Moment) else days.day_and_month(when, short=True)


def _name(row: PersonRow, opened: bool) -> Cell:
    if row.hidden:
        name = row.name or words.say("people.no-name")
        beside = words.say("people.opened" if opened else "people.hidden")
        return Cell(name, beside, strong=600, locked=True, opened=opened, faded=not row.coming)
    return Cell(row.name, row.native, strong=400 if not row.coming else 500, faded=not row.coming)


def _organisation(row: PersonRow) -> Cell:
    if row.hidden:
        return Cell(words.say("people.hidden-org"), token="text3")
    return Cell(row.organisation, token="text2", faded=not row.coming)


def _category(row: PersonRow) -> Cell:
    return Cell(category_word(row.category), tile=tile_of(row.category), faded=not row.coming)


def _answer(row: PersonRow) -> Cell:
    if row.answer is None:
        return Cell()
    return Cell(words.say(f"answer.{row.answer}"), sign=answer_sign(row.answer), faded=not row.coming)


def flags(found: tuple[Noticed, ...]) -> tuple[Sign, ...]:
    """The shapes at the right of a row: what stops output, what to look at; each with its words."""
    counted = Counter(one.finding.severity for one in found if not one.accepted)
    shown = ((Severity.BLOCK, "block"), (Severity.WARN, "warn_mark"))
    return tuple(
        Sign(severity.value, token, words.count(f"people.flag.{severity}", counted[severity]))
        for severity, token in shown
        if counted[severity]
    )


def marks(row: PersonRow, found: tuple[Noticed, ...], photos: bool) -> tuple[Sign, ...]:
    """All of a row's signs. `photos`: the event has some, so that who lacks one is worth a sign."""
    lacking = []
    if photos and not row.photo and not row.hidden and row.coming:
        lacking.append(Sign("no-photo", "text2", words.say("people.no-photo")))
    if not row.emails and not row.hidden and row.coming:
        lacking.append(Sign("no-email", "warn_mark", words.say("people.no-email")))
    return (*lacking, *flags(found))


def said(row: PersonRow, signs: tuple[Sign, ...], opened: bool = False) -> str:
    """The row as a sentence: Blue 1, name hidden, party, confirmed, 1 finding that stops output."""
    key = ("people.row-opened" if opened else "people.row-hidden") if row.hidden else "people.row"
    answer = words.say(f"answer.{row.answer}").lower() if row.answer else ""
    name = row.name or words.say("people.no-name")
    sentence = words.say(key, name=name, category=category_word(row.category).lower(), answer=answer)
    return ", ".join([sentence, *(sign.said for sign in signs)])


def people_model(
    signs: Callable[[PersonRow], tuple[Sign, ...]], opened: Callable[[PersonRow], bool] = lambda _: False
) -> RowsModel[PersonRow]:
    """`signs` gives what a row is marked with now, `opened` whether its name is revealed now."""
    return RowsModel(
        (
            Column("name", lambda row: _name(row, opened(row)), lambda row: row.order),
            Column("organisation", _organisation, lambda row: (row.organisation == "", row.organisation.casefold())),
            Column("category", _category, lambda row: category_word(row.category)),
            Column("answer", _answer, lambda row: list(Answer).index(row.answer) if row.answer else -1),
            Column("delegation", lambda row: Cell(row.delegation, token="text2"), lambda row: row.delegation),
            Column(
                "arrives",
                lambda row: Cell(moment_text(row.arrives, row.zone), figures=True, token="text2", faded=not row.coming),
                _arrival_order,
            ),
            Column("flags", lambda row: Cell(flags=signs(row))),
        ),
        lambda row: row.ref,
        lambda row: said(row, signs(row), opened(row)),
    )


def _arrival_order(row: PersonRow) -> tuple[bool, str]:
    when = row.arrives
    if when is None:
        return True, ""
    local = when.utc.astimezone(ZoneInfo(row.zone)) if isinstance(when, Moment) else when
    return False, local.isoformat()
