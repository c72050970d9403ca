"""How the rows of a list are put in order and in groups: by what the list says, never by what it keeps back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from ..cards import ListRow, ListSection
from ..categories import mark
from ..collation import initial
from ..participation import Participation
from ..snapshot import grouped
from .asking import Ask, Made
from .naming import organisation_name, presence, shown_name
from .rules import Audience, DocumentRefusedError, Refusal, Shown, shown_as
from .standing import OUTWARD_ORDERS, Ordering, groups_in_standing, in_standing
from .wording import tongue, word


class Grouping(StrEnum):
    """Under which headings the rows stand."""

    NONE = "none"
    ALPHABET = "alphabet"
    ORGANISATION = "organisation"
    CATEGORY = "category"
    DELEGATION = "delegation"


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
_OUTWARD = Arrangements((*_NAMES, Grouping.ORGANISATION), OUTWARD_ORDERS)
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
    rows_of = grouped((_whose(ask, row), row) for row in rows)
    stand = in_standing(ask.snapshot, ask.event, rows_of, ask.audience, wanted.ordering, ask.reveal)
    return replace(made, sections=_sections(ask, [row for one in stand for row in rows_of[one]], wanted))


def _sections(ask: Ask, rows: list[ListRow], wanted: Arrangement) -> tuple[ListSection, ...]:
    """The groups in the alphabet of the event's language, delegations as they stand; last who is in none."""
    heading_of = _HEADINGS.get(wanted.grouping)
    if heading_of is None:
        return (ListSection("", tuple(rows)),)
    groups: dict[str, list[ListRow]] = {}
    for row in rows:
        groups.setdefault(heading_of(ask, _whose(ask, row)), []).append(row)
    ordering = wanted.ordering if wanted.grouping is Grouping.DELEGATION else Ordering.NEUTRAL
    in_turn = groups_in_standing(ask.snapshot, ask.event, groups, ask.audience, ordering)
    in_turn.sort(key=lambda heading: not heading)
    rest = word(f"no_{wanted.grouping}", ask.event.language)
    return tuple(ListSection(heading or rest, tuple(groups[heading])) for heading in in_turn)


def _whose(ask: Ask, row: ListRow) -> Participation:
    return presence(ask.snapshot, ask.snapshot.person_by_ref[row.ref].id, ask.event.id)


def _named(ask: Ask, one: Participation) -> bool:
    return shown_as(one, ask.audience, ask.reveal) is Shown.NAME


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
