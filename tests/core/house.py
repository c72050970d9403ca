"""A house to check: events, rooms, people and sessions in a few words, as one Snapshot."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from forumdesk.domain.events import Event
from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.hotels import Stay
from forumdesk.domain.moments import Moment
from forumdesk.domain.participation import Category, Delegation, Participation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Role, Session, SessionRole
from forumdesk.domain.seating import Seat, SeatRow
from forumdesk.domain.separation import Scope, SeparationKind, SeparationRule
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.vehicles import Journey, Passenger, Ride, Vehicle
from forumdesk.domain.venues import Room, Venue, ZoneBorder


def moment(text: str, zone: str = "UTC") -> Moment:
    """ "14 09:30" is the 14th of June 2027; UTC."""
    day, _, clock = text.partition(" ")
    return Moment(datetime.fromisoformat(f"2027-06-{int(day):02}T{clock}").replace(tzinfo=UTC), zone)


@dataclass
class House:
    """Everything is named by its code; row ids are the codes with a letter before."""

    events: dict[str, Event] = field(default_factory=dict)
    venues: dict[str, Venue] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    roles: list[SessionRole] = field(default_factory=list)
    participations: list[Participation] = field(default_factory=list)
    delegations: list[Delegation] = field(default_factory=list)
    rules: list[SeparationRule] = field(default_factory=list)
    borders: list[ZoneBorder] = field(default_factory=list)
    vehicles: dict[str, Vehicle] = field(default_factory=dict)
    rides: dict[str, Ride] = field(default_factory=dict)
    passengers: list[Passenger] = field(default_factory=list)
    seat_rows: dict[str, SeatRow] = field(default_factory=dict)
    seats: list[Seat] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)

    def event(self, code: str = "OF27", **fields: Any) -> Event:
        base = Event(
            f"e{code}",
            code,
            title=f"Forum {code}",
            place="Losby",
            zone="UTC",
            organiser_email="desk@forum.example",
            start_date=date(2027, 6, 14),
            end_date=date(2027, 6, 16),
        )
        event = replace(base, **fields)
        self.events[event.id] = event
        return event

    def room(self, name: str, zone: str = "A", venue: str = "V", **fields: Any) -> Room:
        self.venues.setdefault(f"v{venue}", Venue(f"v{venue}", venue))
        room = Room(f"r{venue}{name}", f"v{venue}", name, zone=zone, **fields)
        self.rooms[room.id] = room
        return room

    def person(self, ref: str, event: str | None = "OF27", **fields: Any) -> Person:
        own = {key: value for key, value in fields.items() if key in Person.__slots__}
        person = Person(f"p{ref}", ref, **{"given_name": f"Given{ref}", "family_name": f"Family{ref}", **own})
        self.people[person.id] = person
        if event is not None:
            self.at(ref, event, **{key: value for key, value in fields.items() if key not in own})
        return person

    def at(self, ref: str, event: str = "OF27", **fields: Any) -> Participation:
        given = {"category": Category.EXPERT, **fields}
        one = Participation(f"a{ref}{event}", f"p{ref}", f"e{event}", **given)
        self.participations.append(one)
        return one

    def session(
        self, code: str, start: str, end: str, people: Iterable[str] = (), event: str = "OF27", **fields: Any
    ) -> Session:
        """`room` is a Room; `people` are refs, who take part; empty times mean no time."""
        room: Room | None = fields.pop("room", None)
        session = Session(
            f"s{code}",
            f"e{event}",
            code,
            start=moment(start) if start else None,
            end=moment(end) if end else None,
            room_id=room.id if room else None,
            **{"title": f"Session {code}", **fields},
        )
        self.sessions[session.id] = session
        for ref in people:
            self.role(code, ref)
        return session

    def role(self, code: str, ref: str, role: Role = Role.PARTICIPANT) -> None:
        self.roles.append(SessionRole(f"x{code}{ref}{role}", f"s{code}", f"p{ref}", role))

    def delegation(self, code: str, event: str = "OF27", **fields: Any) -> Delegation:
        delegation = Delegation(f"d{code}{event}", f"e{event}", code, **fields)
        self.delegations.append(delegation)
        return delegation

    def rule(self, kind: SeparationKind, left: str, right: str, minutes: int = 0, **fields: Any) -> SeparationRule:
        """Two delegations of OF27 unless `scope` and `event_id` say otherwise."""
        given = {"event_id": "eOF27", "scope": Scope.DELEGATION, **fields}
        rule = SeparationRule(
            f"k{len(self.rules)}",
            f"R{len(self.rules) + 1}",
            left=left,
            right=right,
            kind=kind,
            minutes=minutes,
            **given,
        )
        self.rules.append(rule)
        return rule

    def border(self, zone: str, other: str, minutes: int | None = None, venue: str = "V") -> None:
        self.borders.append(ZoneBorder(f"b{venue}{zone}{other}", f"v{venue}", zone, other, minutes))

    def ride(
        self, car: str, start: str, end: str, people: Iterable[str], journey: Journey = Journey.ARRIVAL, **fields: Any
    ) -> Ride:
        """A ride of OF27's car, which is made with its first; `seats` are the car's."""
        self.vehicles.setdefault(f"c{car}", Vehicle(f"c{car}", "eOF27", car, fields.pop("seats", None)))
        ride = Ride(
            f"q{len(self.rides)}", f"c{car}", moment(start), moment(end) if end else None, journey=journey, **fields
        )
        self.rides[ride.id] = ride
        self.passengers += [Passenger(f"{ride.id}{ref}", ride.id, f"p{ref}") for ref in people]
        return ride

    def row(self, session: str, name: str, refs: Iterable[str], **fields: Any) -> SeatRow:
        """A row of one session with people from its first place on; an empty ref leaves a place free."""
        people = list(refs)
        row = SeatRow(f"w{session}{name}", f"s{session}", name, **{"places": len(people), **fields})
        self.seat_rows[row.id] = row
        self.seats += [Seat(f"{row.id}{n}", row.id, n, f"p{ref}") for n, ref in enumerate(people, 1) if ref]
        return row

    def stay(self, ref: str, hotel: str, floor: str = "", room: str = "", **fields: Any) -> Stay:
        stay = Stay(
            f"h{len(self.stays)}",
            **{"event_id": "eOF27", "person_id": f"p{ref}", "hotel": hotel, "floor": floor, "room": room, **fields},
        )
        self.stays.append(stay)
        return stay

    def snapshot(self) -> Snapshot:
        return Snapshot(
            events=self.events,
            venues=self.venues,
            rooms=self.rooms,
            sessions=self.sessions,
            roles=tuple(self.roles),
            people=self.people,
            participations=tuple(self.participations),
            delegations=tuple(self.delegations),
            rules=tuple(self.rules),
            borders=tuple(self.borders),
            vehicles=self.vehicles,
            rides=self.rides,
            passengers=tuple(self.passengers),
            seat_rows=self.seat_rows,
            seats=tuple(self.seats),
            stays=tuple(self.stays),
            **self.more,
        )


def of_kind(findings: Iterable[Finding], kind: FindingKind) -> list[Finding]:
    return [one for one in findings if one.kind is kind]
