"""Everything the rules look at, as it stood at one moment: plain values, indexed once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from .badges import Badge
from .busy import Busy
from .checklists import ChecklistItem
from .elsewhere import Elsewhere
from .events import Event
from .findings import Acceptance
from .hotels import Stay
from .invitations import Cancellation, Invitation, InvitationAnswer
from .orders import AgreedOrder, OrderWay
from .organisations import Organisation
from .participation import Delegation, Participation
from .people import Person
from .programme import Session, SessionRole
from .questions import Question
from .seating import Seat, SeatRow
from .separation import SeparationRule
from .vehicles import Passenger, Ride, Vehicle
from .venues import Room, Venue, ZoneBorder

K = TypeVar("K")
V = TypeVar("V")


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """(key, value) pairs as key -> values, in their order."""
    lists: dict[K, list[V]] = {}
    for key, value in pairs:
        lists.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in lists.items()}


@dataclass(frozen=True)
class Snapshot:
    """All rows at one moment. Look-ups by id are dictionaries; the groups below are made on construction."""

    events: dict[str, Event] = field(default_factory=dict)
    venues: dict[str, Venue] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    roles: tuple[SessionRole, ...] = ()
    people: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    participations: tuple[Participation, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    rules: tuple[SeparationRule, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    answers: tuple[InvitationAnswer, ...] = ()
    cancellations: tuple[Cancellation, ...] = ()
    badges: tuple[Badge, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    questions: tuple[Question, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()
    busy: tuple[Busy, ...] = ()
    orders: tuple[AgreedOrder, ...] = ()
    borders: tuple[ZoneBorder, ...] = ()
    vehicles: dict[str, Vehicle] = field(default_factory=dict)
    rides: dict[str, Ride] = field(default_factory=dict)
    passengers: tuple[Passenger, ...] = ()
    seat_rows: dict[str, SeatRow] = field(default_factory=dict)
    seats: tuple[Seat, ...] = ()
    stays: tuple[Stay, ...] = ()
    elsewhere: Elsewhere = field(default_factory=Elsewhere)

    roles_of_session: dict[str, tuple[SessionRole, ...]] = field(init=False)
    roles_of_person: dict[str, tuple[SessionRole, ...]] = field(init=False)
    sessions_of_event: dict[str, tuple[Session, ...]] = field(init=False)
    at_event: dict[str, tuple[Participation, ...]] = field(init=False)
    of_person: dict[str, tuple[Participation, ...]] = field(init=False)
    event_by_code: dict[str, Event] = field(init=False)
    person_by_ref: dict[str, Person] = field(init=False)
    at: dict[tuple[str, str], Participation] = field(init=False)
    cancelled_sessions: frozenset[str] = field(init=False)
    answers_of: dict[str, tuple[InvitationAnswer, ...]] = field(init=False)
    seats_of_row: dict[str, tuple[Seat, ...]] = field(init=False)

    def __post_init__(self) -> None:
        def put(name: str, value: object) -> None:
            object.__setattr__(self, name, value)

        cancelled = frozenset(cancellation.session_id for cancellation in self.cancellations)
        put("cancelled_sessions", cancelled)
        put("roles_of_session", grouped((role.session_id, role) for role in self.roles))
        put("roles_of_person", grouped((role.person_id, role) for role in self.roles))
        put("sessions_of_event", grouped((session.event_id, session) for session in self.sessions.values()))
        put("at_event", grouped((one.event_id, one) for one in self.participations))
        put("of_person", grouped((one.person_id, one) for one in self.participations))
        put("at", {(one.person_id, one.event_id): one for one in self.participations})
        put("answers_of", grouped((one.invitation_id, one) for one in self.answers))
        put("seats_of_row", grouped((one.row_id, one) for one in self.seats))
        put("event_by_code", {event.code: event for event in self.events.values()})
        put("person_by_ref", {ref: person for person in self.people.values() for ref in person.refs})

    def live_sessions(self, event_id: str) -> tuple[Session, ...]:
        """The event's sessions that were not cancelled."""
        return tuple(one for one in self.sessions_of_event.get(event_id, ()) if one.id not in self.cancelled_sessions)

    def order(self, event_id: str, way: OrderWay) -> AgreedOrder | None:
        """What the event decided on, if it has."""
        return next((one for one in self.orders if one.event_id == event_id and one.way is way), None)

    def participation(self, person_id: str, event_id: str) -> Participation | None:
        return self.at.get((person_id, event_id))

    def coming(self, person_id: str, event_id: str) -> bool:
        """Not declined or cancelled; somebody with a role but without a participation is expected all the same."""
        one = self.at.get((person_id, event_id))
        return one is None or one.coming

    def people_in(self, session: Session) -> frozenset[str]:
        """Ids of everybody expected in a session, in any role, who has not declined or cancelled."""
        named = {role.person_id for role in self.roles_of_session.get(session.id, ())}
        if session.everyone:
            named.update(one.person_id for one in self.at_event.get(session.event_id, ()))
        return frozenset(person_id for person_id in named if self.coming(person_id, session.event_id))
