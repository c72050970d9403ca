"""A forum to look at: invented people in several scripts, a discreet event, findings of each severity."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import monotonic

from PySide6.QtTest import QTest

from forumdesk.changes import Label
from forumdesk.domain.events import Discretion, Event
from forumdesk.domain.participation import Answer, Category, Participation, Visibility
from forumdesk.domain.people import NameOrder, Person
from forumdesk.store.tables import Entity
from tests.builders import (
    a_new_file,
    a_participation,
    a_person,
    a_role,
    a_room,
    a_session,
    a_venue,
    a_world,
    an_event,
    an_organisation,
    at,
)

# given, family, native, category, answer, alias: none of them is anybody.
PEOPLE: tuple[tuple[str, str, str, Category, Answer, str], ...] = (
    ("Søren", "Aagaard", "", Category.EXPERT, Answer.CONFIRMED, ""),
    ("Ngozi", "Adeyemi", "", Category.CIVIL_SOCIETY, Answer.CONFIRMED, ""),
    ("Amina", "al-Harthi", "أمينة الحارثي", Category.MEDIATOR, Answer.CONFIRMED, ""),
    ("Daw Khin Mya", "Aye", "ဒေါ်ခင်မြအေး", Category.CIVIL_SOCIETY, Answer.INVITED, ""),
    ("Tesfaye", "Bekele", "ተስፋዬ በቀለ", Category.EXPERT, Answer.CONFIRMED, ""),
    ("Hassan", "Verborgen", "حسن", Category.PARTY, Answer.CONFIRMED, "Blue 1"),
    ("Idris", "Verborgen", "", Category.PARTY, Answer.CONFIRMED, "Blue 2"),
    ("Selma", "Verborgen", "", Category.INTERPRETER, Answer.TENTATIVE, "Blue 3"),
    ("José Ramón", "Castellanos Ibáñez", "", Category.MEDIATOR, Answer.CONFIRMED, ""),
    ("Ingrid Marie", "Dahl", "", Category.HOST, Answer.CONFIRMED, ""),
    (
        "Annemarijke",
        "de Vries-van den Heuvel zu Donaudampfschifffahrt",
        "",
        Category.DECISION_MAKER,
        Answer.TENTATIVE,
        "",
    ),
    ("Ester", "Skjult", "", Category.PARTY, Answer.CONFIRMED, "Green 1"),
    ("Layla", "Haddad", "ليلى حداد", Category.UN, Answer.CONFIRMED, ""),
    ("Sólveig", "Jóhannsdóttir", "", Category.EXPERT, Answer.DECLINED, ""),
    ("Wanjiru", "Kariuki", "", Category.FACILITATOR, Answer.CONFIRMED, ""),
    ("Wenjing", "Li", "李文静", Category.EXPERT, Answer.CONFIRMED, ""),
    ("Ruairí", "McDonald", "", Category.MEDIATOR, Answer.CONFIRMED, ""),
    ("Kjell Åge", "Nordby", "", Category.STAFF, Answer.CONFIRMED, ""),
    ("Elsa", "Nyström", "", Category.INTERPRETER, Answer.CONFIRMED, ""),
    ("Grace Atim", "Okello", "", Category.CIVIL_SOCIETY, Answer.PROPOSED, ""),
    ("Anahit", "Petrosyan", "Անահիտ Պետրոսյան", Category.DECISION_MAKER, Answer.CONFIRMED, ""),
    ("Live", "Sæther", "", Category.SECURITY, Answer.CONFIRMED, ""),
    ("Yusuf", "Usynlig", "", Category.DRIVER, Answer.ATTENDED, ""),
    ("Tora", "Østby", "", Category.CO_HOST, Answer.CANCELLED, ""),
)
ORGANISATIONS = (
    "Fjordline Institute",
    "Lake Region Women's Forum",
    "Gulf Mediation Centre",
    "Hill States Dialogue Group",
)


def a_forum() -> list[Entity]:
    """Two events: OF27, discreet, with everybody; MU27, open, with two of them."""
    event = an_event(
        "OF27", title="Oslo Forum 2027", discretion=Discretion.DISCREET, cover_title="Seminar", marking="NEED TO KNOW"
    )
    other = an_event(
        "MU27",
        title="Muscat Edition 2027",
        start_date=event.start_date and event.start_date + timedelta(90),
        end_date=event.end_date and event.end_date + timedelta(90),
    )
    organisations = [an_organisation(name) for name in ORGANISATIONS]
    rows: list[Entity] = [event, other, *organisations]
    people = [_person(number, organisations[number % 4].id) for number in range(len(PEOPLE))]
    rows += people
    rows += [_at(number, person, event) for number, person in enumerate(people)]
    rows += [a_participation(person, other) for person in people[:2]]
    return rows + _programme(event, people)


def _person(number: int, organisation_id: str) -> Person:
    given, family, native, *_ = PEOPLE[number]
    emails = () if number % 7 == 6 else (f"p{number:02}@nowhere.example",)
    order = NameOrder.FAMILY_FIRST if family == "Li" else NameOrder.GIVEN_FIRST
    person = a_person(f"P{number:02}", given_name=given, family_name=family, native_name=native, emails=emails)
    return replace(person, organisation_id=organisation_id, name_order=order)


def _at(number: int, person: Person, event: Event) -> Participation:
    *_, category, answer, alias = PEOPLE[number]
    return a_participation(
        person,
        event,
        category=category,
        answer=answer,
        alias=alias,
        visibility=Visibility.NEED_TO_KNOW if alias else Visibility.PARTICIPANTS,
        delegation=alias.split()[0].upper() if alias else "",
        arrival=at(6 + number % 12, 5 * (number % 12)) if number % 4 else None,
    )


def _programme(event: Event, people: list[Person]) -> list[Entity]:
    """One room taken twice, one person in two places, a room too small, a session without a time."""
    venue = a_venue()
    room, small = a_room(venue, "Great hall"), a_room(venue, "Study", capacity=1)
    first = a_session(event, "T01", room_id=room.id, visibility="public")
    second = a_session(event, "T02", room_id=room.id, visibility="public")
    third = a_session(event, "T03", room_id=small.id, start=at(10), end=at(11), visibility="public")
    loose = a_session(event, "T04", start=None, end=None, visibility="public")
    roles = [a_role(people[5], first), a_role(people[5], second), a_role(people[0], third), a_role(people[1], third)]
    return [venue, room, small, first, second, third, loose, *roles]


def fill_a_forum(path: Path, rows: list[Entity]) -> None:
    """A new encrypted file at `path` with those rows, closed again."""
    with (
        a_new_file(path, a_world()) as workspace,
        workspace.transaction(Label.SET_UP) as tx,
    ):
        tx.save_all(rows)


def spin(until: Callable[[], bool], seconds: float = 20) -> None:
    """Turn the event loop until something holds; TimeoutError if it never does."""
    end = monotonic() + seconds
    while not until():
        if monotonic() > end:
            raise TimeoutError
        # Waiting in Qt and not in a circle of ours, which would take the interpreter from the store's thread.
        QTest.qWait(1)
