"""A small house full of secrets for the tests of disclosure, and what a card says, laid open; all of it invented."""

from dataclasses import fields
from datetime import date
from typing import Any

from forumdesk.domain.cards import AgendaCard, ListCard, Running
from forumdesk.domain.disclosure import Audience, Disclosed, agenda_card, list_card
from forumdesk.domain.events import Discretion, Event
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Answer, Participation, Visibility
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session, SessionVisibility
from forumdesk.domain.snapshot import Snapshot
from tests.core.house import House

RUNNING = Running("UGRADERT", "OF27-0001", "1 June 2027 08:00")
COVER = "Autumn meeting"
INSTITUTE = Organisation("oINST", "Testville Institute", country="TV")
FRONT = Organisation("oFRONT", "Front of Nowhere", country="NW", neutral=True)

SECRETS: dict[str, Any] = {
    "honorific": "Generalissimo",
    "given_name": "Hemmeliga",
    "family_name": "Skjultsen",
    "print_name_typed": "H. Skjultsen-Prøve",
    "native_name": "سرية المخفية",
    "title_line": "Minister of Tests",
    "salutation": "Dear Minister Skjultsen,",
    "envelope_line": "H.E. Hemmeliga Skjultsen",
    "organisation_id": "oFRONT",
    "birth_date": date(1961, 2, 3),
    "emails": ("hemmeliga@front.example", "hs@front.example"),
    "phones": ("+00 555 0101",),
    "notes": "Secret note about Skjultsen",
}


def house(**event: object) -> House:
    """One event in Testville, with two organisations."""
    made = House(more={"organisations": {one.id: one for one in (INSTITUTE, FRONT)}})
    made.event("OF27", **{"place": "Testville", "cover_place": "Downtown", **event})
    return made


def discreet(**event: object) -> House:
    return house(**{"discretion": Discretion.DISCREET, "cover_title": COVER, **event})


def event_of(snapshot: Snapshot, code: str = "OF27") -> Event:
    return snapshot.event_by_code[code]


def the_list(
    snapshot: Snapshot, audience: Audience, reveal: bool = False, only: str | None = None
) -> Disclosed[ListCard]:
    return list_card(snapshot, event_of(snapshot), audience, RUNNING, reveal, only)


def rows(found: Disclosed[ListCard]) -> list[dict[str, str]]:
    """Every row of a list by the keys of its columns."""
    assert found.card is not None
    keys = [column.key for column in found.card.columns]
    return [dict(zip(keys, row.cells, strict=True)) for section in found.card.sections for row in section.rows]


def list_rows(snapshot: Snapshot, audience: Audience, reveal: bool = False) -> list[dict[str, str]]:
    return rows(the_list(snapshot, audience, reveal))


def the_agenda(snapshot: Snapshot, audience: Audience, reveal: bool = False) -> AgendaCard:
    found = agenda_card(snapshot, event_of(snapshot), audience, RUNNING, reveal)
    assert found.card is not None
    return found.card


def titles(agenda: AgendaCard) -> list[str]:
    return [item.title for day in agenda.days for item in day.items]


def valid(email: str) -> bool:
    """As simple as a test can have it."""
    user, _, domain = email.partition("@")
    return bool(user) and "." in domain


def strings_of(person: Person, organisation: str) -> set[str]:
    """Every text that tells who the person is."""
    names = {"honorific", "given_name", "family_name", "print_name_typed", "native_name"}
    lines = {"title_line", "salutation", "envelope_line", "notes"}
    own = {str(getattr(person, one.name)) for one in fields(person) if one.name in names | lines}
    return {text for text in {*own, organisation, *person.emails, *person.phones} if text}


def participation(
    visibility: Visibility = Visibility.PARTICIPANTS, alias: str = "", answer: Answer = Answer.PROPOSED
) -> Participation:
    return Participation("a1", "p1", "e1", visibility=visibility, alias=alias, answer=answer, sign_code="K7QX")


def session(visibility: SessionVisibility, cover_title: str = "") -> Session:
    return Session("s1", "e1", "T01", title="Real title", cover_title=cover_title, visibility=visibility)
