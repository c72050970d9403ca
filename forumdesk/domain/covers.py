"""Cover identities: the names by which somebody protected goes, each on one form of output."""

import re
from collections.abc import Iterable
from enum import StrEnum

from .collation import folded
from .participation import Participation
from .people import Person


class Form(StrEnum):
    """What a cover name is for: in this house it is the alias; each other form may have a name of its own."""

    HOUSE = "house"
    BADGE = "badge"
    HOTEL = "hotel"
    DRIVER = "driver"
    INVITE = "invite"

    @property
    def field(self) -> str:
        """The field of a participation that holds it, which is also the column of a list."""
        return "alias" if self is Form.HOUSE else f"alias_{self}"


FIELDS = tuple(form.field for form in Form)
FORM_FIELDS = FIELDS[1:]
"""Those beside the alias."""
# An initial alone is nobody's name.
_WORD = re.compile(r"\w{2,}")
# Every guest has a sign code, which says nothing of anybody: no driver is ever without a name to hold up.
_CAN_BE_MISSING = (Form.BADGE, Form.HOTEL, Form.INVITE)


def cover_name(one: Participation, form: Form) -> str:
    """The name for the form: the alias where nothing else was ever named, else that form's own; empty without one."""
    if form is Form.HOUSE or not one.has_forms:
        return one.alias
    return named(one, form)


def named(one: Participation, form: Form) -> str:
    """What was typed for the form alone."""
    name: str = getattr(one, form.field)
    return name


def forms_missing(one: Participation) -> tuple[Form, ...]:
    """The forms that have no name though another has: outputs of these leave the person out."""
    if not one.has_forms or not one.alias:
        return ()
    return tuple(form for form in _CAN_BE_MISSING if not named(one, form))


def names_of(one: Participation) -> tuple[str, ...]:
    """Every cover name, folded, each once."""
    return tuple(dict.fromkeys(folded(name) for form in Form if (name := named(one, form))))


def names_shared(people: Iterable[Participation]) -> dict[str, tuple[Participation, ...]]:
    """Cover name, folded -> those at one event who go by it, in any form, where they are several."""
    found: dict[str, list[Participation]] = {}
    for one in people:
        for name in names_of(one):
            found.setdefault(name, []).append(one)
    return {name: tuple(own) for name, own in found.items() if len(own) > 1}


def says_own_name(person: Person, one: Participation) -> tuple[Form, ...]:
    """The forms whose cover name has a word of the person's own name in it."""
    names = (person.given_name, person.family_name, person.print_name_typed, person.native_name)
    own = {word for name in names for word in _WORD.findall(folded(name))}
    return tuple(form for form in Form if not own.isdisjoint(_WORD.findall(folded(named(one, form)))))
