"""Joining two records of one person without losing anything, and three-way updates that keep a user's own edits."""

from collections.abc import Collection, Iterable
from dataclasses import MISSING, Field, fields, replace
from typing import TYPE_CHECKING, TypeVar

from .moments import Moment
from .participation import Participation, Visibility
from .people import Person

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

V = TypeVar("V")
Record = TypeVar("Record", bound="DataclassInstance")
Merged = TypeVar("Merged", Person, Participation)

_OWN = frozenset({"id", "ref", "other_refs", "person_id", "event_id", "sign_code", "also"})
_CONSENTS = ("consent_photo", "consent_recording")
# Free text and needs are shown together: an allergy that only one of two rows names must reach the kitchen.
_SHOWN_TOGETHER = {"notes": "\n", "diet": "|", "prayer_need": "|", "access_need": "|"}
NAME, PRINT_NAME = "name", "print_name"
"""Chosen as a whole: a given name beside another record's family name would be nobody's."""
_NAME = ("given_name", "family_name", "name_order")
# These are settled with care, or shown together: no choice between two records may undo that.
_SETTLED = _OWN | {"visibility", *_CONSENTS, *_SHOWN_TOGETHER, "custom"}
_CAREFUL = (Visibility.PUBLIC, Visibility.PARTICIPANTS, Visibility.ORGANISER_ONLY, Visibility.NEED_TO_KNOW)


def merge_people(first: Person, second: Person) -> Person:
    """Both in one: what `first` says is shown, what `second` says otherwise is kept in `also`; notes are both shown."""
    merged, also = _joined(first, second)
    refs = tuple(dict.fromkeys((*first.refs, *second.refs)))
    return replace(merged, other_refs=refs[1:], also=_still_other(merged, (*first.also, *second.also, *also)))


def merge_participations(first: Participation, second: Participation) -> Participation:
    """Two participations of one person at one event in one.

    The one exception to "first is shown" is where showing it would open something: the more careful visibility
    holds, and a consent that was denied once is denied.
    """
    merged, also = _joined(first, second)
    careful = replace(
        merged,
        visibility=max(first.visibility, second.visibility, key=_CAREFUL.index),
        consent_photo=_consent(first.consent_photo, second.consent_photo),
        consent_recording=_consent(first.consent_recording, second.consent_recording),
        sign_code=first.sign_code or second.sign_code,
    )
    if first.visibility is not Visibility.PARTICIPANTS:
        also.append(("visibility", text_of(first.visibility)))
    also += [(name, text_of(getattr(first, name))) for name in _CONSENTS if getattr(first, name) is not None]
    return replace(careful, also=_still_other(careful, (*first.also, *second.also, *also)))


def prefer_person(merged: Person, second: Person, chosen: Collection[str]) -> Person:
    """`merged` with what `second` says in the chosen fields shown first; what was shown is kept.

    `chosen` are fields of a person, NAME for given and family name in their order, PRINT_NAME for how it is printed.
    The print name stays with whom it was chosen for, also where it follows from the other names.
    """
    shown = _preferred(merged, second, chosen)
    if NAME in chosen and (second.given_name or second.family_name):
        shown = _shown_whole(shown, second)
    printed = (second if PRINT_NAME in chosen else merged).print_name
    if not {NAME, PRINT_NAME} & set(chosen) or shown.print_name == printed or not printed:
        return shown
    typed = replace(shown, print_name_typed=printed)
    return replace(typed, also=_still_other(typed, (*typed.also, ("print_name_typed", merged.print_name))))


def _shown_whole(merged: Person, second: Person) -> Person:
    """The other's whole name, also where a part of it is empty."""
    was = [(name, text_of(getattr(merged, name))) for name in _NAME]
    named = replace(merged, given_name=second.given_name, family_name=second.family_name, name_order=second.name_order)
    return replace(named, also=_still_other(named, (*merged.also, *(pair for pair in was if pair[1]))))


def prefer_participation(merged: Participation, second: Participation, chosen: Collection[str]) -> Participation:
    """As `prefer_person`, for the fields of a participation."""
    return _preferred(merged, second, chosen)


def at_event(chosen: Collection[str], event_id: str) -> frozenset[str]:
    """Of chosen fields those of the participation at one event: they are written FIELD@EVENT."""
    return frozenset(name for name, _, where in (one.partition("@") for one in chosen) if where == event_id)


def unsaid(record: Person | Participation, name: str) -> bool:
    """Whether the field holds what it holds when nobody said anything."""
    return bool(getattr(record, name) == _EMPTY[type(record)][name])


def shown_together(name: str) -> bool:
    """Whether a merge shows what both say in a field, one after the other."""
    return name in _SHOWN_TOGETHER


def choosable(name: str) -> bool:
    """Whether somebody may choose whose value of a field is shown first."""
    return name not in _SETTLED


def _preferred(merged: Merged, second: Merged, chosen: Collection[str]) -> Merged:
    changes: dict[str, object] = {}
    also: list[tuple[str, str]] = []
    for field in fields(merged):
        here: object = getattr(merged, field.name)
        said: object = getattr(second, field.name)
        if field.name not in chosen or not choosable(field.name) or said in (here, _empty(field)):
            continue
        if isinstance(said, tuple) and isinstance(here, tuple):
            changes[field.name] = _union(said, here)
        else:
            changes[field.name] = said
            also.append((field.name, text_of(here)))
    shown: Merged = _replaced(merged, changes)
    return replace(shown, also=_still_other(shown, (*shown.also, *also)))


def _consent(first: bool | None, second: bool | None) -> bool | None:
    if first is None or second is None:
        return second if first is None else first
    return first and second


def three_way(base: Record, new: Record, current: Record) -> Record:
    """`current` with what changed between `base` and `new`; everything else stays as somebody left it.

    Values that are lists change by what was added and what was taken away.
    """
    changes: dict[str, object] = {}
    for field in fields(current):
        was: object = getattr(base, field.name)
        said: object = getattr(new, field.name)
        here: object = getattr(current, field.name)
        if field.name != "id" and was != said and here != said:
            changes[field.name] = _moved(was, said, here)
    return _replaced(current, changes)


def filled(current: Record, new: Record, nothing: Record) -> Record:
    """`current` with what `new` says wherever it says no more than `nothing`."""
    names = [field.name for field in fields(current) if field.name != "id"]
    return _replaced(
        current, {name: getattr(new, name) for name in names if getattr(current, name) == getattr(nothing, name)}
    )


def _moved(was: object, said: object, here: object) -> object:
    if isinstance(was, tuple) and isinstance(said, tuple) and isinstance(here, tuple) and was != here:
        kept = [value for value in here if value not in was or value in said]
        return _union(kept, [value for value in said if value not in was])
    return said


def _joined(first: Record, second: Record) -> tuple[Record, list[tuple[str, str]]]:
    """`first` filled from `second`, and what `second` said otherwise as (field, value)."""
    changes: dict[str, object] = {}
    also: list[tuple[str, str]] = []
    for field in fields(first):
        if field.name in _OWN:
            continue
        shown: object = getattr(first, field.name)
        other: object = getattr(second, field.name)
        if isinstance(shown, tuple) and isinstance(other, tuple):
            changes[field.name] = _union(shown, other)
        elif shown == other or other == _empty(field):
            continue
        elif shown == _empty(field):
            changes[field.name] = other
        elif field.name in _SHOWN_TOGETHER:
            changes[field.name] = _in_one_text(text_of(shown), text_of(other), _SHOWN_TOGETHER[field.name])
        else:
            also.append((field.name, text_of(other)))
    return _replaced(first, changes), also


def _in_one_text(shown: str, other: str, between: str) -> str:
    """What both say, the first one's first, each part once."""
    parts = (part.strip() for part in (*shown.split(between), *other.split(between)))
    return between.join(_union(filter(None, parts), ()))


def _empty(field: "Field[object]") -> object:
    """What a field holds when nobody said anything."""
    return None if field.default is MISSING else field.default


_EMPTY = {kind: {one.name: _empty(one) for one in fields(kind)} for kind in (Person, Participation)}


def _still_other(merged: Person | Participation, also: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Each (field, value) once, without those that are what is shown."""
    return tuple((name, value) for name, value in dict.fromkeys(also) if text_of(getattr(merged, name, "")) != value)


def text_of(value: object) -> str:
    """A value as `also` keeps it: days and times as stored, a yes or no as such."""
    if isinstance(value, Moment):
        return value.to_text()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _union(first: Iterable[V], second: Iterable[V]) -> tuple[V, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _replaced(record: Record, changes: dict[str, object]) -> Record:
    return replace(record, **changes) if changes else record
