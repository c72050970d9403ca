"""How the rows of a list are put in order and in groups: by what the list says, never by what it keeps back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ..cards import ListRow, ListSection
from ..categories import mark
from ..collation import initial, sort_key
from ..participation import Participation
from ..ranks import standing
from .asking import Ask, Made
from .naming import organisation_name, presence, shown_name
from .rules import Audience, DocumentRefusedError, Refusal, Shown, shown_as
from .wording import tongue, word


class Grouping(StrEnum):
    """Under which headings the rows stand."""

    NONE = "none"
    ALPHABET = "alphabet"
    ORGANISATION = "organisation"
    CATEGORY = "category"
    DELEGATION = "delegation"


class Ordering(StrEnum):
    """In which order the rows of a group stand."""

    NEUTRAL = "neutral"
    PRECEDENCE = "precedence"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The groups of a list and the order in them."""

    grouping: Grouping = Grouping.NONE
    ordering: Ordering = Ordering.NEUTRAL


@dataclass(frozen=True, slots=True)
class Arrangements:
    """What an audience's list can be asked for; the first of each is what it is without asking."""

    groupings: tuple[Grouping, ...] = (Grouping.NONE,)
    orderings: tuple[Ordering, ...] = (Ordering.NEUTRAL,)


PLAIN = Arrangement()
PLAIN_ALONE = Arrangements()
_NAMES = (Grouping.NONE, Grouping.ALPHABET)
_OUTWARD = Arrangements((*_NAMES, Grouping.ORGANISATION), tuple(Ordering))
# A heading says no more than the columns do, and a rank puts people in order only where their titles may be read.
_ARRANGEMENTS: dict[Audience, Arrangements] = {
    Audience.PUBLIC: _OUTWARD,
    Audience.PARTICIPANTS: _OUTWARD,
    Audience.ORGANISER: Arrangements(tuple(Grouping), tuple(Ordering)),
    Audience.KITCHEN: PLAIN_ALONE,
    Audience.HOTEL: Arrangements(_NAMES),
    Audience.DRIVER: PLAIN_ALONE,
    Audience.INTERPRETER: PLAIN_ALONE,
    Audience.SECURITY: Arrangements(_NAMES),
    Audience.GUARDS: PLAIN_ALONE,
    Audience.PROOF: Arrangements(tuple(Grouping), tuple(Ordering)),
}


def arrangements(audience: Audience) -> Arrangements:
    """What the audience's list can be asked for."""
    return _ARRANGEMENTS[audience]


def arranged(ask: Ask, made: Made, wanted: Arrangement) -> Made:
    """The rows, in neutral order so far, as they are wanted. Raises DocumentRefusedError for what is not offered."""
    there = arrangements(ask.audience)
    if wanted.grouping not in there.groupings or wanted.ordering not in there.orderings:
        raise DocumentRefusedError(Refusal(ask.audience, ask.event.code))
    if wanted == PLAIN:
        return made
    rows = [row for section in made.sections for row in section.rows]
    if wanted.ordering is Ordering.PRECEDENCE:
        rows.sort(key=lambda row: _precedence(ask, _whose(ask, row)))
    return replace(made, sections=_sections(ask, rows, wanted.grouping))


def _sections(ask: Ask, rows: list[ListRow], grouping: Grouping) -> tuple[ListSection, ...]:
    """The groups in the alphabet of the event's language; last who is in none."""
    heading_of = _HEADINGS.get(grouping)
    if heading_of is None:
        return (ListSection("", tuple(rows)),)
    groups: dict[str, list[ListRow]] = {}
    for row in rows:
        groups.setdefault(heading_of(ask, _whose(ask, row)), []).append(row)
    in_turn = sorted(groups, key=lambda heading: (not heading, sort_key(heading, ask.event.language)))
    rest = word(f"no_{grouping}", ask.event.language)
    return tuple(ListSection(heading or rest, tuple(groups[heading])) for heading in in_turn)


def _whose(ask: Ask, row: ListRow) -> Participation:
    return presence(ask.snapshot, ask.snapshot.person_by_ref[row.ref].id, ask.event.id)


def _named(ask: Ask, one: Participation) -> bool:
    return shown_as(one, ask.audience, ask.reveal) is Shown.NAME


def _precedence(ask: Ask, one: Participation) -> tuple[tuple[int, int], date]:
    """Rank, then date of taking office; who is not named has neither, or the place in the list would tell."""
    if not _named(ask, one):
        return standing(""), date.max
    person = ask.snapshot.people[one.person_id]
    return standing(person.rank_class), person.office_since or date.max


def _letter(ask: Ask, one: Participation) -> str:
    return initial(shown_name(ask.snapshot, one, ask.audience, ask.reveal), ask.event.language)


def _organisation(ask: Ask, one: Participation) -> str:
    return organisation_name(ask.snapshot, ask.snapshot.people[one.person_id]) if _named(ask, one) else ""


def _category(ask: Ask, one: Participation) -> str:
    return mark(one.category, tongue(ask.event.language)).word


def _delegation(ask: Ask, one: Participation) -> str:
    return one.delegation


_HEADINGS: dict[Grouping, Callable[[Ask, Participation], str]] = {
    Grouping.ALPHABET: _letter,
    Grouping.ORGANISATION: _organisation,
    Grouping.CATEGORY: _category,
    Grouping.DELEGATION: _delegation,
}
