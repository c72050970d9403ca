"""Lists of people: the public one, the participants' copy, the organiser's."""

from collections.abc import Callable

from ..cards import Column
from ..covers import FORM_FIELDS
from ..organisations import Organisation
from ..participation import Participation
from ..people import Person
from .asking import Ask, Made, columns, section_of
from .naming import listed, neutral_styling, organisation_name, shown_name, title_on_print
from .rules import Shown, shown_as
from .wording import when_cell

Cell = Callable[[Ask, Person, Participation], str]


def public(ask: Ask) -> Made:
    return _outward(ask, "name", "name_native", "title_line", "organisation")


def participants(ask: Ask) -> Made:
    return _outward(ask, "name", "name_native", "title_line", "organisation", "country")


def organiser(ask: Ask) -> Made:
    """Every column of People; of a protected person the alias and what planning needs.

    Cover names for other forms stand on it where they are revealed, since together they say who is who.
    """
    found = listed(ask.snapshot, ask.event, ask.audience, ask.reveal)
    custom = _custom_names(ask, found.people)
    forms = _forms(ask, found.people)
    rows = [(one, _organiser_row(ask, one, (forms, custom))) for one in found.people]
    heads = columns(ask.event, *_CELLS, *forms) + tuple(Column(name, name) for name in custom)
    return Made(heads, (section_of(ask, rows),), found.left_out)


def _outward(ask: Ask, *keys: str) -> Made:
    """Lists that others read; a name in its own script has a column where anybody has one."""
    found = listed(ask.snapshot, ask.event, ask.audience)
    made = [
        (one, {key: _OUTWARD[key](ask, ask.snapshot.people[one.person_id], one) for key in keys})
        for one in found.people
    ]
    kept = [key for key in keys if key != "name_native" or any(cells[key] for _, cells in made)]
    rows = [(one, tuple(cells[key] for key in kept)) for one, cells in made]
    return Made(columns(ask.event, *kept), (section_of(ask, rows),), found.left_out)


def _own_script(ask: Ask, person: Person, one: Participation) -> str:
    return person.native_name if person.native_name != shown_name(ask.snapshot, one, ask.audience) else ""


def _country(ask: Ask, person: Person, one: Participation) -> str:
    organisation: Organisation | None = ask.snapshot.organisations.get(person.organisation_id or "")
    return "" if organisation is None or neutral_styling(ask.snapshot, person) else organisation.country


def _named(ask: Ask, one: Participation) -> bool:
    return shown_as(one, ask.audience, ask.reveal) is Shown.NAME


def _organiser_row(ask: Ask, one: Participation, further: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
    """`further` are the forms that have a column, and the fields that only this workspace has."""
    forms, custom = further
    person = ask.snapshot.people[one.person_id]
    named = _named(ask, one)
    cells = [make(ask, person, one) if named or key in _OF_PROTECTED else "" for key, make in _CELLS.items()]
    own = _custom(person, one) if named else {}
    named_for: list[str] = [getattr(one, name) if named else "" for name in forms]
    return (*cells, *named_for, *(own.get(name, "") for name in custom))


def _forms(ask: Ask, people: tuple[Participation, ...]) -> tuple[str, ...]:
    """The forms that anybody who is revealed has a cover name for."""
    return tuple(name for name in FORM_FIELDS if any(_named(ask, one) and getattr(one, name) for one in people))


def _custom(person: Person, one: Participation) -> dict[str, str]:
    return {name: value for name, value in (*person.custom, *one.custom) if name not in _CELLS}


def _custom_names(ask: Ask, people: tuple[Participation, ...]) -> tuple[str, ...]:
    """The names of the fields that only this workspace has, of people who are named."""
    names = {name for one in people if _named(ask, one) for name in _custom(ask.snapshot.people[one.person_id], one)}
    return tuple(sorted(names))


def _events(ask: Ask, person: Person, one: Participation) -> str:
    """The events a person goes to; under an alias this one alone, and by name never one that has them by alias."""
    if not _named(ask, one):
        return ask.event.code
    own = ask.snapshot.of_person.get(person.id, ())
    open_to_all = (other for other in own if ask.reveal or not (other.protected or other.alias_missing))
    return "|".join(sorted(ask.snapshot.events[other.event_id].code for other in open_to_all))


def _yes_no(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def _iso(value: object) -> str:
    return "" if value is None else str(value)


_OUTWARD: dict[str, Cell] = {
    "name": lambda ask, person, one: shown_name(ask.snapshot, one, ask.audience),
    "name_native": _own_script,
    "title_line": lambda ask, person, one: title_on_print(ask.snapshot, person),
    "organisation": lambda ask, person, one: organisation_name(ask.snapshot, person),
    "country": _country,
}

# The columns of an imported list of people, and what was added to them; headers and codes are those of the import.
_CELLS: dict[str, Cell] = {
    "ref": lambda ask, person, one: person.ref,
    "print_name": lambda ask, person, one: shown_name(ask.snapshot, one, ask.audience, ask.reveal),
    "name_native": lambda ask, person, one: person.native_name,
    "honorific": lambda ask, person, one: person.honorific,
    "given_name": lambda ask, person, one: person.given_name,
    "family_name": lambda ask, person, one: person.family_name,
    "name_order": lambda ask, person, one: person.name_order,
    "title_line": lambda ask, person, one: person.title_line,
    "organisation": lambda ask, person, one: organisation_name(ask.snapshot, person),
    "category": lambda ask, person, one: one.category or "",
    "status": lambda ask, person, one: one.answer,
    "alias": lambda ask, person, one: one.alias,
    "visibility": lambda ask, person, one: one.visibility,
    "delegation": lambda ask, person, one: one.delegation,
    "events": _events,
    "arrival": lambda ask, person, one: when_cell(one.arrival, ask.event.zone),
    "departure": lambda ask, person, one: when_cell(one.departure, ask.event.zone),
    "email": lambda ask, person, one: "|".join(person.emails),
    "phone": lambda ask, person, one: "|".join(person.phones),
    "dob": lambda ask, person, one: _iso(person.birth_date),
    "gender": lambda ask, person, one: person.gender,
    "languages": lambda ask, person, one: "|".join(person.languages),
    "diet": lambda ask, person, one: one.diet,
    "religious_need": lambda ask, person, one: one.prayer_need,
    "access_need": lambda ask, person, one: one.access_need,
    "local_actor": lambda ask, person, one: _yes_no(person.local_actor),
    "women_led_org": lambda ask, person, one: _yes_no(person.women_led_org),
    "salutation": lambda ask, person, one: person.salutation,
    "envelope_line": lambda ask, person, one: person.envelope_line,
    "rank_class": lambda ask, person, one: person.rank_class,
    "office_since": lambda ask, person, one: _iso(person.office_since),
    "consent_photo": lambda ask, person, one: _yes_no(one.consent_photo),
    "consent_recording": lambda ask, person, one: _yes_no(one.consent_recording),
    "notes": lambda ask, person, one: "\n".join(dict.fromkeys(text for text in (person.notes, one.notes) if text)),
}

_OF_PROTECTED = frozenset(
    {
        "ref",
        "print_name",
        "category",
        "status",
        "alias",
        "visibility",
        "delegation",
        "events",
        "arrival",
        "departure",
        "diet",
        "religious_need",
        "access_need",
        "consent_photo",
        "consent_recording",
    }
)
