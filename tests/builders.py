"""Domain objects for tests, whole and valid by default: a test names only what it is about."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from forumdesk import files
from forumdesk.changes import Label
from forumdesk.domain.badges import Badge
from forumdesk.domain.busy import Busy
from forumdesk.domain.cards import Appointment, Span
from forumdesk.domain.checklists import ChecklistItem
from forumdesk.domain.contacts import Contact, ContactWay
from forumdesk.domain.copies import Copy, Reveal
from forumdesk.domain.desk import Draft, SavedFilter, Setting
from forumdesk.domain.disclosure.appointments import said
from forumdesk.domain.events import Event
from forumdesk.domain.findings import Acceptance
from forumdesk.domain.hotels import Stay
from forumdesk.domain.invitations import Cancellation, Invitation, InvitationAnswer, Partstat
from forumdesk.domain.lineage import ImportedRow
from forumdesk.domain.moments import Moment
from forumdesk.domain.orders import AgreedOrder, OrderWay
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.packages import Package, Preset, Way
from forumdesk.domain.participation import Delegation, Participation
from forumdesk.domain.people import Person
from forumdesk.domain.photos import Photo
from forumdesk.domain.programme import Session, SessionRole
from forumdesk.domain.questions import Question, QuestionType
from forumdesk.domain.safekeeping import Backup, Deed, Safeguard
from forumdesk.domain.seating import Seat, SeatRow
from forumdesk.domain.separation import Scope, SeparationKind, SeparationRule
from forumdesk.domain.series import Edition, Series
from forumdesk.domain.stationery import Stationery, StationeryType
from forumdesk.domain.vehicles import Passenger, Ride, Vehicle
from forumdesk.domain.venues import Room, Venue, ZoneBorder
from forumdesk.store.cipher import Profile, Secret
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace
from forumdesk.world import World

PASSPHRASE = "seven invented herons"
SECRET = Secret(PASSPHRASE)
FIRST_DAY = date(2030, 6, 12)
NOON = datetime(2030, 6, 1, 12, tzinfo=UTC)

_numbers = count(1)


def a_world(seed: int = 1) -> World:
    """A clock that moves on a second at each look, and chance that is the same in every run."""
    chance = random.Random(seed)
    seconds = count()
    return World(now=lambda: NOON + timedelta(seconds=next(seconds)), random_bytes=chance.randbytes)


def an_id() -> str:
    return f"{next(_numbers):032x}"


def at(hour: int, minute: int = 0, day: int = 0, zone: str = "Europe/Oslo") -> Moment:
    """A point in time by UTC clock on the event's first day, or so many days after it."""
    return Moment(datetime(2030, 6, 12, hour, minute, tzinfo=UTC) + timedelta(days=day), zone)


def an_event(code: str = "XX", **fields: object) -> Event:
    event = Event(
        id=an_id(),
        code=code,
        title="Invented Forum",
        zone="Europe/Oslo",
        place="Nowhere",
        start_date=FIRST_DAY,
        end_date=FIRST_DAY + timedelta(days=2),
        organiser_name="Forum Desk",
        organiser_email="desk@forum.example",
    )
    return replace(event, **fields)  # type: ignore[arg-type]  # the caller's keywords are the dataclass's


def a_person(ref: str = "A01", **fields: object) -> Person:
    person = Person(
        id=an_id(),
        ref=ref,
        given_name="Ficta",
        family_name=f"Testerud{ref}",
        emails=(f"{ref.lower()}@nowhere.example",),
    )
    return replace(person, **fields)  # type: ignore[arg-type]  # the caller's keywords are the dataclass's


def a_participation(person: Person, event: Event, **fields: object) -> Participation:
    one = Participation(id=an_id(), person_id=person.id, event_id=event.id)
    return replace(one, **fields)  # type: ignore[arg-type]  # the caller's keywords are the dataclass's


def a_session(event: Event, code: str = "T01", **fields: object) -> Session:
    session = Session(id=an_id(), event_id=event.id, code=code, title=f"Session {code}", start=at(8), end=at(9))
    return replace(session, **fields)  # type: ignore[arg-type]  # the caller's keywords are the dataclass's


def a_role(person: Person, session: Session, **fields: object) -> SessionRole:
    role = SessionRole(id=an_id(), session_id=session.id, person_id=person.id)
    return replace(role, **fields)  # type: ignore[arg-type]  # the caller's keywords are the dataclass's


def an_organisation(name: str = "Institute of Invention", **fields: object) -> Organisation:
    organisation = Organisation(id=an_id(), name=name)
    return replace(organisation, **fields)  # type: ignore[arg-type]  # the caller's keywords are the dataclass's


def a_venue(code: str = "V1", **fields: object) -> Venue:
    venue = Venue(id=an_id(), code=code, name="House of Paper", zone="Europe/Oslo")
    return replace(venue, **fields)  # type: ignore[arg-type]  # the caller's keywords are the dataclass's


def a_room(venue: Venue, name: str = "Blue Room", **fields: object) -> Room:
    room = Room(id=an_id(), venue_id=venue.id, name=name, capacity=20)
    return replace(room, **fields)  # type: ignore[arg-type]  # the caller's keywords are the dataclass's


def a_delegation(event: Event, code: str = "HERON", **fields: object) -> Delegation:
    delegation = Delegation(id=an_id(), event_id=event.id, code=code)
    return replace(delegation, **fields)  # type: ignore[arg-type]  # the caller's keywords are the dataclass's


def a_rule(left: str, right: str, code: str = "R1", **fields: object) -> SeparationRule:
    rule = SeparationRule(an_id(), code, None, Scope.PERSON, left, right, SeparationKind.NO_SAME_ROOM)
    return replace(rule, **fields)  # type: ignore[arg-type]  # the caller's keywords are the dataclass's


def a_series(code: str = "INV") -> Series:
    return Series(an_id(), code, "Invented Series", hosts=("House of Paper",), since_year=2003, usual_month=6)


def an_edition(series: Series, position: int = 1) -> Edition:
    return Edition(an_id(), series.id, f"Edition {position}", position, number=position)


def a_checklist_item(event: Event, position: int = 1) -> ChecklistItem:
    return ChecklistItem(an_id(), event.id, "organiser", position, "Book the paper house", due_days=-30)


def an_acceptance(finding_id: str = "0123456789abcdef") -> Acceptance:
    return Acceptance(an_id(), finding_id, "Both know of it", "organiser", NOON)


def a_question(ref: str = "A01") -> Question:
    return Question(an_id(), f"dob:{ref}", QuestionType.AMBIGUOUS_DATE, "people", (ref,), 2, "dob", "05/06/1971")


def an_imported_row(key: str = "A01") -> ImportedRow:
    return ImportedRow(an_id(), "list-1", "people", key, '{"ref":"A01"}', (an_id(),))


def an_invitation(person: Person, event: Event) -> Invitation:
    """To an event that was called otherwise then."""
    span = Span(first_day=FIRST_DAY, last_day=FIRST_DAY)
    last = said(Appointment("", 0, span, "An earlier title", "Elsewhere"))
    return Invitation(an_id(), person.id, event.id, None, f"{an_id()}@nowhere.example", 0, NOON, last)


def an_invitation_answer(invitation: Invitation) -> InvitationAnswer:
    return InvitationAnswer(an_id(), invitation.id, Partstat.ACCEPTED, 0, NOON, NOON, "ada@nowhere.example")


def an_agreed_order(event: Event) -> AgreedOrder:
    return AgreedOrder(an_id(), event.id, OrderWay.MANUAL, NOON, people=("A1",), reason="as agreed")


def a_cancellation(session: Session) -> Cancellation:
    return Cancellation(an_id(), session.id, NOON)


def a_badge(person: Person, event: Event, serial: str = "0001") -> Badge:
    return Badge(an_id(), person.id, event.id, serial, "TOKEN", "standard", NOON)


def a_copy(event: Event, number: str = "XX-0001") -> Copy:
    return Copy(an_id(), number, event.id, "kitchen", ("day", "need"), NOON, "0" * 64, expires_at=NOON)


def a_reveal(where: str = "people") -> Reveal:
    return Reveal(an_id(), where, None, NOON)


def a_photo(person: Person, content: bytes = b"no picture") -> Photo:
    return Photo(an_id(), person.id, content, 3, 4)


def a_zone_border(venue: Venue, zone: str = "A", other: str = "B", minutes: int | None = 3) -> ZoneBorder:
    return ZoneBorder(an_id(), venue.id, zone, other, minutes)


def a_busy(person: Person) -> Busy:
    return Busy(an_id(), at(8), at(9), person.id)


def a_contact(person: Person, event: Event) -> Contact:
    return Contact(an_id(), person.id, event.id, NOON, ContactWay.PHONE, "Asks for a later train")


def a_saved_filter(page: str = "people") -> SavedFilter:
    return SavedFilter(an_id(), page, "Invented choice", (("category", "expert"),))


def a_setting(key: str = "marking") -> Setting:
    return Setting(an_id(), key, "INVENTED ONLY")


def a_stationery(kind: StationeryType = StationeryType.STOCK, name: str = "House of Card 7") -> Stationery:
    return Stationery(an_id(), kind, name, "{}")


def a_vehicle(event: Event, code: str = "V1") -> Vehicle:
    return Vehicle(an_id(), event.id, code, seats=3)


def a_ride(vehicle: Vehicle) -> Ride:
    return Ride(an_id(), vehicle.id, at(8), at(9), from_place="Paper Airport", to_place="House of Paper")


def a_seat_row(session: Session) -> SeatRow:
    return SeatRow(an_id(), session.id, "Front", 8)


def a_stay(person: Person, event: Event, venue: Venue) -> Stay:
    return Stay(an_id(), event.id, person.id, venue.id, floor="2", room="211", check_in=FIRST_DAY)


def places_of(person: Person, event: Event, venue: Venue, session: Session) -> list[Entity]:
    """A vehicle, its ride and who goes along, a row and a seat in it, a hotel room."""
    vehicle, row = a_vehicle(event), a_seat_row(session)
    ride = a_ride(vehicle)
    return [
        *(vehicle, ride, Passenger(an_id(), ride.id, person.id)),
        *(row, Seat(an_id(), row.id, 1, person.id), a_stay(person, event, venue)),
    ]


def a_draft(person: Person, page: str = "people") -> Draft:
    return Draft(an_id(), page, person.id, (("alias", "Heron"),), NOON)


def a_backup(**fields: object) -> Backup:
    return replace(Backup(an_id(), NOON, "2345-6789"), **fields)  # type: ignore[arg-type]  # as above


def a_safeguard(deed: Deed = Deed.SHEET) -> Safeguard:
    return Safeguard(an_id(), deed, NOON, "2345-6789")


def an_inside() -> list[Entity]:
    """One row for each table that undo reaches, parents before children."""
    series, event, venue, organisation = a_series(), an_event(), a_venue(), an_organisation()
    edition, room = an_edition(series), a_room(venue)
    person = a_person(organisation_id=organisation.id)
    session = a_session(event, room_id=room.id)
    event = replace(event, edition_id=edition.id)
    return [
        *(series, edition, organisation, venue, room, event, session, person),
        *(a_role(person, session), a_participation(person, event), a_delegation(event, head_id=person.id)),
        *(a_rule(person.id, person.id, event_id=event.id), a_checklist_item(event), an_acceptance(), a_question()),
        *(an_imported_row(), a_photo(person), a_zone_border(venue), a_busy(person), a_saved_filter(), a_setting()),
        *(an_agreed_order(event), a_stationery(), an_invitation_answer(an_invitation(person, event))),
        a_contact(person, event),
        *places_of(person, event, venue, session),
    ]


def a_package(event: Event) -> Package:
    key = "0123456789abcdef" * 4
    return Package(an_id(), Way.SENT, event.id, Preset.TRAVEL, ("names",), False, NOON, "XX-0002", key, "age1", "{}")


def an_outward() -> list[Entity]:
    """One row for each table that undo never touches."""
    event, person = an_event(), a_person()
    session = a_session(event)
    return [
        *(an_invitation(person, event), a_cancellation(session), a_badge(person, event)),
        *(a_copy(event), a_reveal(), a_draft(person), a_backup(), a_safeguard()),
        a_package(event),
    ]


@cache
def _nothing_in_it(secret: Secret) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "forum.forumdesk"
        Workspace.create(path, secret, a_world(), Profile.TESTS).close()
        return path.read_bytes()


def a_new_file(path: Path, world: World, secret: Secret = SECRET) -> Workspace:
    """A workspace with nothing in it: a copy of one that is made once, since laying out its tables takes a while."""
    files.new_file(path, _nothing_in_it(secret))
    return Workspace.open(path, secret, world)


@contextmanager
def a_workspace(folder: Path, *rows: Entity, world: World | None = None) -> Iterator[Workspace]:
    """A new encrypted file in `folder`, cheap to unlock, with `rows` in it that undo does not reach."""
    with a_new_file(folder / "forum.forumdesk", world or a_world()) as workspace:
        with workspace.transaction(Label.SET_UP) as tx:
            tx.save_all(rows)
        yield workspace


def reopened(path: Path) -> Workspace:
    return Workspace.open(path, SECRET, a_world(2))
