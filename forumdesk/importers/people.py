"""A person's row: read, and as the person and the participations it speaks of."""

import hashlib
from base64 import b32encode
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import reduce

from forumdesk.domain.covers import FIELDS
from forumdesk.domain.events import Event
from forumdesk.domain.identity import Identity
from forumdesk.domain.merging import (
    at_event,
    merge_participations,
    merge_people,
    prefer_participation,
    prefer_person,
)
from forumdesk.domain.participation import Answer, Category, Participation, Visibility
from forumdesk.domain.people import NameOrder, Person
from forumdesk.domain.questions import ProblemType, QuestionType

from .cleaning import values
from .emails import email_key, read_email
from .list_rows import Mark
from .names import name_keys, parts_of_choice, split_name
from .row_reader import RowReader
from .said import Said, custom, day, first, flag, member, one, when

_NAMES = ("given_name", "family_name", "name_native", "print_name")
_TEXTS = (
    "honorific",
    *_NAMES,
    "title_line",
    "salutation",
    "envelope_line",
    "rank_class",
    "gender",
    "delegation",
    *FIELDS,
    "diet",
    "religious_need",
    "access_need",
)


def made_up_ref(cells: Mapping[str, str]) -> str:
    """A ref for a row that has none, made of what tells people apart: the same row has the same one again.

    A name alone tells nobody apart, so a row without birth date and e-mail goes by all it says.
    """
    known = cells.get("dob") or cells.get("email")
    telling = {column: cells.get(column, "") for column in (*_NAMES, "name", "dob", "email")} if known else cells
    content = "\x1f".join(f"{column}\x1e{cell.casefold()}" for column, cell in sorted(telling.items()) if cell)
    return "P-" + b32encode(hashlib.sha256(content.encode()).digest()).decode()[:8]


def person_mark(cells: Mapping[str, str], events: Mapping[str, Event]) -> Mark:
    """One person may stand in a list for each event: the first known one is the occasion of the row."""
    codes = values(cells.get("events", ""))
    occasion = next((events[code].id for code in codes if code in events), "")
    return Mark(cells.get("ref", "") or made_up_ref(cells), occasion, silent="events" not in cells)


def read_person(reader: RowReader, events: Mapping[str, Event], protected: bool) -> None:
    """The whole row. `protected` is set where the workspace already gives the person an alias."""
    if "ref" in reader.row.cells and not reader.cell("ref"):
        reader.problem(ProblemType.MISSING_KEY, "ref")
    reader.texts("organisation", *_TEXTS)
    reader.member("name_order", "name_order", NameOrder)
    reader.member("category", "category", Category)
    reader.member("status", "status", Answer)
    reader.member("visibility", "visibility", Visibility, otherwise=Visibility.ORGANISER_ONLY)
    protected = protected or is_protected(reader.said)
    _read_whole_name(reader, protected)
    _read_emails(reader, protected)
    reader.many("phone", "phone")
    reader.many("languages", "languages")
    reader.day("dob", "dob", birth=True)
    reader.day("office_since", "office_since")
    for name in ("local_actor", "women_led_org", "consent_photo", "consent_recording"):
        reader.flag(name, name)
    reader.long_text("notes", "notes")
    reader.custom()
    _read_events(reader, events)


def _read_whole_name(reader: RowReader, protected: bool) -> None:
    """All of a name in one cell serves where the list has no parts of it for this row.

    A question about a protected person's name would say it, so theirs stays whole.
    """
    cell = reader.row.cells.get("name", "")
    if "name" not in reader.row.cells:
        return
    reader.unsaid -= {"honorific", *_NAMES}
    if not cell or "given_name" in reader.said or "family_name" in reader.said:
        return
    found = split_name(cell)
    given, family = found.given, found.family
    if found.choices and not protected:
        choice = reader.ask(QuestionType.SPLIT_NAME, "given_name", "name", reader.cell("name"), found.choices)
        given, family = parts_of_choice(choice)
        reader.unsaid |= set() if choice else {"family_name"}
    parts = {"honorific": found.honorific, "given_name": given, "family_name": family, "name_native": found.native}
    if not given and not family:
        parts["print_name"] = found.printed
    if found.family_first:
        parts["name_order"] = NameOrder.FAMILY_FIRST.value
    for name, value in parts.items():
        reader.said.setdefault(name, one(value))


def is_protected(said: Said) -> bool:
    """The row's person has a cover name, or ought to."""
    return any(first(said, name) for name in FIELDS) or first(said, "visibility") == Visibility.NEED_TO_KNOW


def _read_emails(reader: RowReader, protected: bool) -> None:
    """Addresses as typed; one that cannot be one is kept, and said, but not to those who may not know whose it is."""
    if reader.silent("email", "email"):
        return
    found = [address for cell in values(reader.row.cells["email"]) for address in _parted(cell)]
    for address in found:
        if read_email(address) is None:
            shown = {} if protected else {"value": address}
            reader.problem(ProblemType.INVALID_EMAIL, "email", **shown)
    reader.put("email", dict.fromkeys(read_email(address) or address for address in found))


def _parted(cell: str) -> list[str]:
    """Several addresses with commas or semicolons between them; anything else stays whole."""
    parts = [part.strip() for part in cell.replace(";", ",").split(",") if part.strip()]
    return parts if len(parts) > 1 and all(read_email(part) for part in parts) else [cell]


def _read_events(reader: RowReader, events: Mapping[str, Event]) -> None:
    """Events by code; arrival and departure belong to the first one listed, known or not."""
    if reader.silent("events", "events"):
        reader.unsaid |= {"travel_event", "arrival", "departure"}
        return
    codes = values(reader.row.cells["events"])
    for code in codes:
        if code not in events:
            reader.problem(ProblemType.UNKNOWN_REF, "events", value=code)
    reader.put("events", (events[code].id for code in codes if code in events))
    if codes and codes[0] in events:
        reader.put("travel_event", (events[codes[0]].id,))
        reader.when("arrival", "arrival", events[codes[0]].zone)
        reader.when("departure", "departure", events[codes[0]].zone)


def person_of(said: Said, person_id: str, ref: str, organisation_id: str | None) -> Person:
    """The person as the row alone tells it."""
    return Person(
        id=person_id,
        ref=ref,
        honorific=first(said, "honorific"),
        given_name=first(said, "given_name"),
        family_name=first(said, "family_name"),
        name_order=member(said, "name_order", NameOrder.GIVEN_FIRST),
        print_name_typed=first(said, "print_name"),
        native_name=first(said, "name_native"),
        title_line=first(said, "title_line"),
        salutation=first(said, "salutation"),
        envelope_line=first(said, "envelope_line"),
        organisation_id=organisation_id,
        birth_date=day(said, "dob"),
        gender=first(said, "gender"),
        languages=said.get("languages", ()),
        emails=said.get("email", ()),
        phones=said.get("phone", ()),
        rank_class=first(said, "rank_class"),
        office_since=day(said, "office_since"),
        local_actor=flag(said, "local_actor"),
        women_led_org=flag(said, "women_led_org"),
        notes=first(said, "notes"),
        custom=custom(said),
    )


def participations_of(said: Said, person_id: str) -> dict[str, Participation]:
    """By event id: the same everywhere but for the travel, which is that of the first event."""
    travel = first(said, "travel_event")
    return {
        event_id: participation_of(said, person_id, event_id, event_id == travel) for event_id in said.get("events", ())
    }


def participation_of(said: Said, person_id: str, event_id: str, travels: bool) -> Participation:
    return Participation(
        id="",
        person_id=person_id,
        event_id=event_id,
        category=Category(first(said, "category")) if first(said, "category") else None,
        answer=member(said, "status", Answer.PROPOSED),
        delegation=first(said, "delegation"),
        arrival=when(said, "arrival") if travels else None,
        departure=when(said, "departure") if travels else None,
        alias=first(said, "alias"),
        alias_badge=first(said, "alias_badge"),
        alias_hotel=first(said, "alias_hotel"),
        alias_driver=first(said, "alias_driver"),
        alias_invite=first(said, "alias_invite"),
        visibility=member(said, "visibility", Visibility.PARTICIPANTS),
        diet=first(said, "diet"),
        prayer_need=first(said, "religious_need"),
        access_need=first(said, "access_need"),
        consent_photo=flag(said, "consent_photo"),
        consent_recording=flag(said, "consent_recording"),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """A person and their participations by event, as one row or several together tell them."""

    person: Person
    participations: Mapping[str, Participation] = field(default_factory=dict)


def told_by(said: Said, person_id: str, ref: str, organisation_id: str | None) -> Told:
    return Told(person_of(said, person_id, ref, organisation_id), participations_of(said, person_id))


def together(tellings: list[Told]) -> Told:
    """One telling of several; the first is shown, nothing is lost."""
    return reduce(_two, tellings)


def _two(one_: Told, other: Told) -> Told:
    participations = dict(one_.participations)
    for event_id, participation in other.participations.items():
        here = participations.get(event_id)
        participations[event_id] = merge_participations(here, participation) if here else participation
    return Told(merge_people(one_.person, other.person), participations)


def preferred(told: Told, second: Told, chosen: Collection[str]) -> Told:
    """`told` with what one of those who are in it says in the chosen fields shown first."""
    participations = dict(told.participations)
    for event_id, said in second.participations.items():
        names = at_event(chosen, event_id)
        participations[event_id] = prefer_participation(participations[event_id], said, names)
    return Told(prefer_person(told.person, second.person, chosen), participations)


def identity_of(person: Person) -> Identity:
    """What a person is compared by."""
    whole = f"{person.given_name} {person.family_name}".strip()
    emails = frozenset(email_key(address) for address in person.emails if read_email(address))
    return Identity(
        name_keys(whole or person.print_name_typed or person.native_name),
        name_keys(person.native_name),
        person.birth_date,
        emails,
    )


def nowhere_to_hide(said: Said) -> bool:
    """A protected person at no known event: there is nowhere to keep the alias, so the name would stand open."""
    return is_protected(said) and not said.get("events")
