"""People as the list shows them: protected ones masked, in every column and in every search."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale

from forumdesk.domain import disclosure
from forumdesk.domain.categories import mark
from forumdesk.domain.collation import folded, found_in, sort_key
from forumdesk.domain.disclosure import PersonView
from forumdesk.domain.findings import Severity
from forumdesk.domain.moments import Moment, When
from forumdesk.domain.participation import Answer, Category, Participation, Visibility
from forumdesk.domain.people import NameOrder, Person
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services import checking
from forumdesk.services.checking import Noticed
from forumdesk.store.workspace import Workspace
from ui import words
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
    native: str
    hidden: bool
    organisation: str
    category: Category | None
    answer: Answer | None
    delegation: str
    alias: str
    visibility: Visibility | None
    arrives: When | None
    leaves: When | None
    zone: str
    emails: tuple[str, ...]
    order: tuple[object, ...]
    searched: str

    @property
    def coming(self) -> bool:
        return self.answer not in (Answer.DECLINED, Answer.CANCELLED)


@dataclass(frozen=True, slots=True)
class People:
    """What the page reads: the rows, and what is found about whom, by ref."""

    rows: tuple[PersonRow, ...]
    findings: dict[str, tuple[Noticed, ...]]


def people(workspace: Workspace, event_code: str | None) -> People:
    """Everybody at the event, or everybody there is."""
    snapshot = workspace.snapshot()
    rows = tuple(_row(snapshot, view, event_code) for view in disclosure.people_view(snapshot, event_code))
    about: dict[str, list[Noticed]] = {}
    for noticed in checking.check(workspace, event_code):
        for ref, _ in noticed.people:
            about.setdefault(ref, []).append(noticed)
    return People(rows, {ref: tuple(some) for ref, some in about.items()})


def _row(snapshot: Snapshot, view: PersonView, event_code: str | None) -> PersonRow:
    person = snapshot.person_by_ref[view.ref]
    one = _participation(snapshot, person, view, event_code)
    hidden = disclosure.masked(snapshot, person.id)
    name = view.print_name if hidden else surname_first(person)
    event = snapshot.events.get(one.event_id) if one else None
    organisation = "" if hidden else view.organisation
    delegation = one.delegation if one else ""
    looked_at = (name, view.name_native, organisation, view.ref, delegation, *view.emails)
    whole = (*looked_at, "" if hidden else f"{person.given_name} {person.print_name}")
    return PersonRow(
        view.ref,
        name,
        view.name_native,
        hidden,
        organisation,
        one.category if one else None,
        one.answer if one else None,
        delegation,
        view.alias,
        one.visibility if one else None,
        one.arrival if one else None,
        one.departure if one else None,
        event.zone if event else "UTC",
        view.emails,
        sort_key(name, event.language if event else "en"),
        "\n".join(folded(text) for text in whole),
    )


def _participation(
    snapshot: Snapshot, person: Person, view: PersonView, event_code: str | None
) -> Participation | None:
    code = event_code or next(iter(view.events), None)
    return snapshot.participation(person.id, snapshot.event_by_code[code].id) if code else None


def surname_first(person: Person) -> str:
    """Aagaard, Søren; as printed where there is one name, or where the family's comes first anyway."""
    if person.name_order is NameOrder.FAMILY_FIRST or not (person.family_name and person.given_name):
        return person.print_name
    return f"{person.family_name}, {person.given_name}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the chips and the field above the list ask for; empty asks for nothing."""

    text: str = ""
    category: Category | None = None
    answer: Answer | None = None
    delegation: str = ""
    no_email: bool = False

    @property
    def anything(self) -> bool:
        return self != Wanted()

    def fits(self, row: PersonRow) -> bool:
        return (
            (self.category is None or row.category is self.category)
            and (self.answer is None or row.answer is self.answer)
            and (not self.delegation or row.delegation == self.delegation)
            # Whether a masked person has an address is not told either.
            and (not self.no_email or (not row.emails and not row.hidden))
            and (not self.text or found_in(self.text, (row.searched,)))
        )


def category_word(category: Category | None) -> str:
    return mark(category, words.language()).word


def tile_of(category: Category | None) -> Tile | None:
    shown = mark(category, "en")
    return Tile(shown.family.value, shown.letter, shown.striped) if category else None


def answer_sign(answer: Answer) -> Sign:
    return Sign(answer.value, _ANSWERS[answer])


def moment_text(when: When | None, zone: str) -> str:
    """Mon 14:20; a day alone as Mon 14.; a dash where nothing is known."""
    if when is None:
        return "—"
    local = when.in_zone(zone) if isinstance(when, Moment) else datetime(when.year, when.month, when.day)
    day = _locale().dayName(local.isoweekday(), QLocale.FormatType.ShortFormat).rstrip(".").capitalize()
    return f"{day} {local:%H:%M}" if isinstance(when, Moment) else f"{day} {local.day}."


def full_moment_text(when: When | None, zone: str) -> str:
    """Mon 14 June 08:15."""
    if when is None:
        return "—"
    local = when.in_zone(zone) if isinstance(when, Moment) else datetime(when.year, when.month, when.day)
    day = _locale().dayName(local.isoweekday(), QLocale.FormatType.ShortFormat).rstrip(".").capitalize()
    month = _locale().monthName(local.month, QLocale.FormatType.LongFormat)
    date = f"{day} {local.day}. {month}" if words.language() == "nb" else f"{day} {local.day} {month}"
    return f"{date} {local:%H:%M}" if isinstance(when, Moment) else date


def _locale() -> QLocale:
    return QLocale("nb_NO" if words.language() == "nb" else "en_GB")


def _name(row: PersonRow) -> Cell:
    if row.hidden:
        name = row.name or words.say("people.no-name")
        return Cell(name, words.say("people.hidden"), strong=600, locked=True, faded=not row.coming)
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


def said(row: PersonRow, found: tuple[Noticed, ...]) -> str:
    """The row as a sentence: Blue 1, name hidden, party, confirmed, 1 finding that stops output."""
    key = "people.row-hidden" if row.hidden else "people.row"
    answer = words.say(f"answer.{row.answer}").lower() if row.answer else ""
    name = row.name or words.say("people.no-name")
    sentence = words.say(key, name=name, category=category_word(row.category).lower(), answer=answer)
    return ", ".join([sentence, *(sign.said for sign in flags(found))])


def people_model(found: Callable[[PersonRow], tuple[Noticed, ...]]) -> RowsModel[PersonRow]:
    """`found` gives what is found about a person now."""
    return RowsModel(
        (
            Column("name", _name, lambda row: row.order),
            Column("organisation", _organisation, lambda row: (row.organisation == "", row.organisation.casefold())),
            Column("category", _category, lambda row: category_word(row.category)),
            Column("answer", _answer, lambda row: list(Answer).index(row.answer) if row.answer else -1),
            Column("delegation", lambda row: Cell(row.delegation, token="text2"), lambda row: row.delegation),
            Column(
                "arrives",
                lambda row: Cell(moment_text(row.arrives, row.zone), figures=True, token="text2", faded=not row.coming),
                _arrival_order,
            ),
            Column("flags", lambda row: Cell(flags=flags(found(row)))),
        ),
        lambda row: row.ref,
        lambda row: said(row, found(row)),
    )


def _arrival_order(row: PersonRow) -> tuple[bool, str]:
    when = row.arrives
    if when is None:
        return True, ""
    local = when.utc.astimezone(ZoneInfo(row.zone)) if isinstance(when, Moment) else when
    return False, local.isoformat()
