"""By which name, if any, a person is shown; and who was left out, and why."""

from dataclasses import dataclass
from enum import StrEnum

from ..collation import sort_key
from ..events import Event
from ..participation import Participation, Visibility
from ..people import Person
from ..snapshot import Snapshot
from .rules import Document, Shown, alias_on, form_missing, shown_as, sign_of, stopped


class Why(StrEnum):
    """Why somebody is left out."""

    NO_EMAIL = "no-email"
    INVALID_EMAIL = "invalid-email"
    ALIAS_MISSING = "alias-missing"
    COVER_MISSING = "cover-missing"
    ORGANISER_MISSING = "organiser-missing"
    TEXT_OVERFLOW = "text-overflow"
    MISSING_GLYPH = "missing-glyph"
    ALREADY_PRINTED = "already-printed"
    DECLINED = "declined"
    NO_SIGN_CODE = "no-sign-code"
    WITHDRAWN = "withdrawn"
    ALREADY_INVITED = "already-invited"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One person who is not on a document, by primary ref; `form` is the form that lacks a cover name, if one does."""

    ref: str
    why: Why
    form: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """Who stands on a document, in the order of what is shown, and who only lacks an alias."""

    people: tuple[Participation, ...]
    left_out: tuple[LeftOut, ...]


def masked(snapshot: Snapshot, person_id: str) -> bool:
    """Whether the person is protected, or should be, at any event of the workspace."""
    return any(one.protected or one.alias_missing for one in snapshot.of_person.get(person_id, ()))


def presence(snapshot: Snapshot, person_id: str, event_id: str) -> Participation:
    """The person's participation; one who has a role alone is never named outside the organiser's papers.

    Who is masked at another event and has a role here without a participation, and so without an alias, is stopped:
    the name may not stand on paper, and the alias of another event may not either.
    """
    found = snapshot.participation(person_id, event_id)
    if found is not None:
        return found
    visibility = Visibility.NEED_TO_KNOW if masked(snapshot, person_id) else Visibility.ORGANISER_ONLY
    return Participation("", person_id, event_id, visibility=visibility)


def shown_name(snapshot: Snapshot, one: Participation, document: Document, reveal: bool = False) -> str:
    """What stands for the person on the document; empty where nothing may."""
    shown = shown_as(one, document, reveal)
    if shown is Shown.NAME:
        return snapshot.people[one.person_id].print_name
    if shown is Shown.ALIAS:
        return alias_on(one, document)
    return sign_of(one) if shown is Shown.SIGN_CODE else ""


def in_order(
    snapshot: Snapshot, event: Event, people: list[Participation], document: Document, reveal: bool = False
) -> tuple[Participation, ...]:
    """Alphabetical by what is shown, so that a protected person's place tells nothing; then by ref."""

    def key(one: Participation) -> tuple[object, ...]:
        return sort_key(shown_name(snapshot, one, document, reveal), event.language), snapshot.people[one.person_id].ref

    return tuple(sorted(people, key=key))


def listed(snapshot: Snapshot, event: Event, document: Document, reveal: bool = False) -> Listed:
    """Everybody at the event who may stand on the document."""
    at_event = snapshot.at_event.get(event.id, ())
    people = [one for one in at_event if shown_as(one, document, reveal) is not None]
    return Listed(
        in_order(snapshot, event, people, document, reveal),
        aliases_missing(snapshot, [one for one in at_event if stopped(one, document, reveal)], document),
    )


def aliases_missing(snapshot: Snapshot, people: list[Participation], document: Document) -> tuple[LeftOut, ...]:
    """Those people as left out, by ref."""
    found = [left_unnamed(snapshot, one, document) for one in people]
    return tuple(sorted(found, key=lambda one: one.ref))


def left_unnamed(snapshot: Snapshot, one: Participation, document: Document) -> LeftOut:
    """Somebody whom a missing cover name keeps off the document."""
    return LeftOut(snapshot.people[one.person_id].ref, Why.ALIAS_MISSING, form_missing(one, document) or "")


def first_by_start(snapshot: Snapshot, person_id: str) -> tuple[Participation, ...]:
    """The person's participations, the earliest event first; events without dates last."""

    def key(one: Participation) -> tuple[bool, str, str]:
        event = snapshot.events[one.event_id]
        return event.start_date is None, str(event.start_date), event.code

    return tuple(sorted(snapshot.of_person.get(person_id, ()), key=key))


def mask_of(snapshot: Snapshot, person_id: str, event_id: str | None) -> str:
    """The alias that stands for a masked person: this event's, else the first; empty where one is missing."""
    in_turn = first_by_start(snapshot, person_id)
    here = snapshot.participation(person_id, event_id) if event_id is not None else None
    if here is not None and (here.protected or here.alias_missing):
        return here.alias
    return next((one.alias for one in in_turn if one.protected), "")


def display_name(snapshot: Snapshot, person_id: str, event_id: str | None = None) -> str:
    """For findings, questions and evidence: the alias of a protected person, else their ref; else the name.

    Who is protected at any event is protected here, since a finding may join two events.
    """
    person = snapshot.people[person_id]
    if masked(snapshot, person_id):
        return mask_of(snapshot, person_id, event_id) or person.ref
    return person.print_name


def organisation_name(snapshot: Snapshot, person: Person) -> str:
    found = snapshot.organisations.get(person.organisation_id or "")
    return found.name if found else ""


def neutral_styling(snapshot: Snapshot, person: Person) -> bool:
    """Whether the person's organisation has neither state title nor country on print."""
    found = snapshot.organisations.get(person.organisation_id or "")
    return found is not None and found.neutral


def title_on_print(snapshot: Snapshot, person: Person) -> str:
    """The title line, but for a neutrally styled organisation: nobody can tell a state title from another."""
    return "" if neutral_styling(snapshot, person) else person.title_line
