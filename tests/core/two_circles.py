"""Two circles side by side, for tests: ours, another one that nothing may be said of, and what is found."""

from dataclasses import replace
from datetime import UTC, date, datetime

from forumdesk.domain.exchange import Marker, heard, told
from forumdesk.domain.findings import Finding
from forumdesk.domain.identity import Identity
from forumdesk.domain.separation import Scope, SeparationKind
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.venues import Venue
from tests.core.house import House

MARKER = Marker(b"salt of a test")


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 6, 14, hour, minute, tzinfo=UTC)


def who(*names: str, born: int = 0, mail: str = "") -> Identity:
    birth_date = date(1960, 1, born) if born else None
    return Identity(frozenset(names), frozenset(), birth_date, frozenset({mail} if mail else ()))


ADA, BO = who("ada aune", born=1), who("bo berg", mail="bo@nowhere.example")


def place(house: House, place: str = "Zephyrhouse by the sea") -> None:
    house.venues["vV"] = Venue("vV", "V", "Hill house", place)


def ours(*times: str) -> House:
    """A1 and B1 here: Ada at 8 to 9 in the Blue Room, and a rule that keeps the two half an hour apart."""
    house = House()
    house.event()
    place(house)
    room = house.room("Blue Room", aliases=("The Blue",))
    house.person("A1")
    house.person("B1")
    house.session("T01", "14 08:00", "14 09:00", ["A1"], room=room)
    house.rule(SeparationKind.NO_SAME_ZONE, "pA1", "pB1", 30, scope=Scope.PERSON, event_id=None)
    return house


def theirs(start: str = "14 08:30", end: str = "14 09:30", room: str = "the blue", ref: str = "QQ7") -> House:
    """Another circle, with one meeting that nothing of may be said."""
    house = House()
    house.event("SECRET9", title="Marrowfen talks")
    place(house)
    house.person(ref, "SECRET9", given_name="Quillwort")
    there = house.room(room) if room else None
    house.session("SECRET9-1", start, end, [ref], "SECRET9", room=there, title="Zephyrhall round", notes="Marrowfen")
    return house


def beside(house: House, other: House, known: dict[str, Identity], their: dict[str, Identity]) -> Snapshot:
    exchange = told(other.snapshot(), their, MARKER)
    snapshot = house.snapshot()
    return replace(snapshot, elsewhere=heard(snapshot, known, [exchange], MARKER))


KNOWN = {"pA1": ADA, "pB1": BO}


def busy(findings: list[Finding]) -> list[Finding]:
    return [one for one in findings if one.elsewhere]


def said(one: Finding) -> Finding:
    """All of a finding but what changes when something else stands in the way."""
    return replace(one, facts=tuple(fact for fact in one.facts if fact[0] != "state"))
