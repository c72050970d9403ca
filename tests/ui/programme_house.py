"""A Tuesday to plan: five rooms in three zones, a separation of ten minutes, a room taken twice, four left over."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from forumdesk.domain.events import Discretion, Event
from forumdesk.domain.moments import Moment
from forumdesk.domain.participation import Answer, Category, Visibility
from forumdesk.domain.people import Person
from forumdesk.domain.programme import HouseRule, Interpretation, Role, Session, SessionKind, SessionVisibility
from forumdesk.domain.separation import Scope, SeparationKind
from forumdesk.domain.venues import Room, SetUp
from forumdesk.store.tables import Entity
from tests.builders import a_participation, a_person, a_role, a_room, a_rule, a_session, a_venue, an_event

ZONE = "Europe/Oslo"
NOW = datetime(2027, 6, 15, 7, 37, tzinfo=UTC)
TUESDAY = date(2027, 6, 15)
# given, family, native, category, alias; none of them is anybody.
PEOPLE = (
    ("Ingrid Marie", "Dahl", "", Category.HOST, ""),
    ("Elsa", "Nyström", "", Category.INTERPRETER, ""),
    ("Farid", "Rahmani-Utopia", "", Category.EXPERT, ""),
    ("Hassan", "Verborgen", "حسن", Category.PARTY, "Blue 1"),
    ("Idris", "Verborgen", "", Category.PARTY, "Blue 2"),
    ("Ester", "Skjult", "", Category.PARTY, "Green 1"),
    ("Noor", "Skjult", "", Category.PARTY, "Green 2"),
    ("Ngozi", "Adeyemi", "", Category.CIVIL_SOCIETY, ""),
    ("Amina", "al-Harthi", "أمينة الحارثي", Category.MEDIATOR, ""),
    ("Daw Khin Mya", "Aye", "ဒေါ်ခင်မြအေး", Category.CIVIL_SOCIETY, ""),
    ("Annemarijke", "de Vries-van den Heuvel zu Donaudampfschifffahrt", "", Category.DECISION_MAKER, ""),
    ("Wenjing", "Li", "李文静", Category.UN, ""),
)


def when(day: int, clock: str, zone: str = ZONE) -> Moment:
    """A time of June 2027 by the clock of Oslo, two hours before UTC."""
    hour, minute = (int(part) for part in clock.split(":"))
    return Moment(datetime(2027, 6, day, hour - 2, minute, tzinfo=UTC), zone)


def the_event(**fields: object) -> Event:
    given: dict[str, object] = {
        "title": "Oslo Forum 2027",
        "cover_title": "Seminar",
        "discretion": Discretion.DISCREET,
        "start_date": date(2027, 6, 14),
        "end_date": date(2027, 6, 16),
        "marking": "NEED TO KNOW",
        "place": "Losby",
    }
    return an_event("OF27", **{**given, **fields})


class House:
    """The event with its rooms, people and sessions, each by its name."""

    def __init__(self, **fields: object) -> None:
        self.event = the_event(**fields)
        self.rows: list[Entity] = [self.event]
        self.rooms: dict[str, Room] = {}
        self.people: dict[str, Person] = {}
        self.sessions: dict[str, Session] = {}
        for house, zone, rooms in (
            ("Main house", "A", (("Great hall", SetUp.PLENARY, 120, 2), ("Library", SetUp.U_SHAPE, 24, 1))),
            ("East wing", "B", (("Garden room", SetUp.BOARDROOM, 18, 0), ("Study", SetUp.BOARDROOM, 8, 0))),
            ("Boathouse", "C", (("Boathouse", SetUp.BOARDROOM, 12, 0),)),
        ):
            venue = a_venue(house[:2].upper(), name=house, place="Losby")
            self.rows.append(venue)
            for name, set_up, seats, booths in rooms:
                typed = ((set_up.value, str(seats)),)
                room = a_room(venue, name, zone=zone, capacity=seats, capacities=typed, booths=booths)
                self.rooms[name] = room
                self.rows.append(room)
        self._people()

    def _people(self) -> None:
        for number, (given, family, native, category, alias) in enumerate(PEOPLE):
            person = a_person(f"P{number:02}", given_name=given, family_name=family, native_name=native)
            at = a_participation(
                person,
                self.event,
                category=category,
                answer=Answer.CONFIRMED,
                alias=alias,
                visibility=Visibility.NEED_TO_KNOW if alias else Visibility.PARTICIPANTS,
                delegation=alias.split()[0] if alias else "",
            )
            self.people[alias or family] = person
            self.rows += [person, at]

    def session(self, title: str, room: str, span: str, people: tuple[str, ...] = (), **fields: object) -> Session:
        """`span` is "15 09:00-10:15", or empty; `people` are aliases or family names."""
        given: dict[str, object] = {"start": None, "end": None, "kind": SessionKind.BREAKOUT, "title": title}
        if span:
            day, _, clocks = span.partition(" ")
            start, _, end = clocks.partition("-")
            given |= {"start": when(int(day), start), "end": when(int(day), end)}
        if room:
            given["room_id"] = self.rooms[room].id
        session = a_session(self.event, f"S{len(self.sessions) + 1:02}", **{**given, **fields})
        self.sessions[title] = session
        self.rows += [session, *(a_role(self.people[one], session) for one in people)]
        return session

    def cast(self, title: str, who: str, role: Role) -> None:
        self.rows.append(replace(a_role(self.people[who], self.sessions[title]), role=role))


def a_tuesday(**fields: object) -> House:
    """The programme of the picture."""
    house = House(**fields)
    plenary: dict[str, Any] = {"kind": SessionKind.PLENARY, "languages": ("en", "fr", "ar")}
    closed: dict[str, Any] = {"kind": SessionKind.BILATERAL, "rule": HouseRule.CLOSED}
    spoken: dict[str, Any] = {"interpretation": Interpretation.CONSECUTIVE}
    house.session("Coffee", "Great hall", "15 08:30-09:00", kind=SessionKind.BREAK)
    house.session("Opening plenary", "Great hall", "15 09:00-10:15", ("Dahl", "Adeyemi", "Aye"), **plenary, **spoken)
    house.session("Ceasefire monitoring", "Library", "15 10:30-12:00", ("Adeyemi",), rule=HouseRule.CHATHAM_HOUSE)
    house.session("Water and peace", "Garden room", "15 10:30-11:30", ("Li",))
    house.session("Bilateral 1", "Study", "15 10:30-11:30", ("Blue 1", "Blue 2"), **closed)
    house.session("Sanctions relief", "Boathouse", "15 10:30-12:00", ("Aye",))
    house.session("Bilateral 2", "Garden room", "15 11:40-12:30", ("Green 1", "Green 2"), **closed)
    house.cast("Bilateral 2", "Dahl", Role.CHAIR)
    house.cast("Bilateral 2", "Nyström", Role.INTERPRETER)
    house.session("Lunch", "Great hall", "15 12:15-13:30", kind=SessionKind.MEAL)
    _afternoon(house)
    house.rows.append(
        a_rule(
            "Blue",
            "Green",
            event_id=house.event.id,
            scope=Scope.DELEGATION,
            kind=SeparationKind.NO_SAME_ZONE,
            minutes=30,
        )
    )
    return house


def _afternoon(house: House) -> None:
    """The rest of the Tuesday, the tray, and the Wednesday."""
    closed: dict[str, Any] = {"kind": SessionKind.BILATERAL, "rule": HouseRule.CLOSED}
    staff: dict[str, Any] = {"visibility": SessionVisibility.STAFF}
    house.session("Women at the table", "Great hall", "15 13:30-15:00", ("Rahmani-Utopia",), kind=SessionKind.PLENARY)
    house.session("Interpreter briefing", "Study", "15 13:15-14:00", kind=SessionKind.BRIEFING, **staff)
    house.session("Shuttle 1", "Boathouse", "15 13:30-14:30", **{**closed, "kind": SessionKind.SHUTTLE})
    house.session("Podcast", "Boathouse", "15 14:00-15:00", kind=SessionKind.RECORDING)
    house.session("Debt and conflict", "Library", "15 15:30-17:00", ("al-Harthi",))
    house.session("Call with capital", "Study", "15 15:30-16:15", kind=SessionKind.CALL, rule=HouseRule.CLOSED)
    house.session("Staff debrief", "Library", "15 17:15-17:45", kind=SessionKind.STAFF, **staff)
    house.session("Early walk", "Great hall", "15 06:30-07:00")
    house.session("Youth advisers", "", "", ("Rahmani-Utopia",))
    house.session("Bilateral 3", "", "", ("Blue 1",), **closed)
    house.session("Press briefing", "", "15 16:00-16:30", kind=SessionKind.BRIEFING)
    house.session("Handover", "Library", "16 09:00-10:00")
    hidden: dict[str, Any] = {"visibility": SessionVisibility.NEED_TO_KNOW, "cover_title": "Working meeting"}
    house.session("Prisoner exchange", "Study", "16 11:00-12:00", ("Blue 1",), kind=SessionKind.BILATERAL, **hidden)


def many_sessions(sessions: int, people: int = 200) -> House:
    """As many sessions on the Tuesday and around it, three people each: for a drag that must stay smooth."""
    house = House(discretion=Discretion.INTERNAL)
    names = []
    for number in range(people):
        person = a_person(f"M{number:04}", given_name="Ficta", family_name=f"Testerud{number:04}")
        side = ("Blue", "Green", "")[number % 3]
        house.rows += [person, a_participation(person, house.event, answer=Answer.CONFIRMED, delegation=side)]
        house.people[person.ref] = person
        names.append(person.ref)
    venue = a_venue("BIG", name="Long house", place="Losby")
    rooms = [a_room(venue, f"Room {number + 1}", zone="ABCD"[number % 4]) for number in range(20)]
    house.rows += [venue, *rooms]
    house.rooms |= {room.name: room for room in rooms}
    # Three days of eleven hours in twenty rooms: the more there are the shorter they get.
    step = 660 // -(-sessions // 60)
    for number in range(sessions):
        day, room, start = 14 + number % 3, number // 3 % 20, 8 * 60 + number // 60 * step
        some = tuple(names[(7 * number + place) % people] for place in range(3))
        end = start + max(step - 5, 5)
        span = f"{day} {start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"
        house.session(f"Session {number}", rooms[room].name, span, some)
    house.rows.append(
        a_rule("Blue", "Green", event_id=house.event.id, scope=Scope.DELEGATION, kind=SeparationKind.NO_SAME_ZONE)
    )
    return house
