"""Trying a session elsewhere: what is found there is what the whole check finds once it stands there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.domain import disclosure
from forumdesk.domain.cards import Appointment, Span
from forumdesk.domain.conflicts import check
from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.invitations import Cancellation, Invitation
from forumdesk.domain.moments import Moment
from forumdesk.domain.participation import Answer
from forumdesk.domain.programme import Interpretation, Role, Session, SessionKind
from forumdesk.domain.scheduling import Trial, later, would_find
from forumdesk.domain.separation import Scope, SeparationKind
from forumdesk.domain.snapshot import Snapshot
from tests.core.house import House, moment

MIDNIGHT = datetime(2027, 6, 14, tzinfo=UTC)
CLOSE = (SeparationKind.NO_SAME_ROOM, SeparationKind.NO_SAME_ZONE, SeparationKind.NO_SAME_SESSION)


def a_house(chance: Random) -> House:
    """Two dozen sessions in four rooms, two delegations, rules of every scope; some decline, some hold invites."""
    house = House()
    house.event()
    rooms = [house.room(name, zone, capacity=3) for name, zone in (("R1", "A"), ("R2", "A"), ("R3", "B"), ("R4", ""))]
    refs = [f"A{number:02}" for number in range(10)]
    for number, ref in enumerate(refs):
        delegation = ("BLUE", "GREEN", "")[number % 3]
        answer = Answer.DECLINED if number == 9 else Answer.CONFIRMED
        house.person(ref, delegation=delegation, answer=answer, organisation_id=("o1", "o2")[number % 2])
    house.rule(CLOSE[chance.randrange(3)], "BLUE", "GREEN", chance.choice((0, 15, 45)))
    house.rule(CLOSE[chance.randrange(3)], "pA01", "pA02", 30, scope=Scope.PERSON)
    house.rule(SeparationKind.NO_SAME_ZONE, "o1", "o2", 20, scope=Scope.ORGANISATION, event_id=None)
    for number in range(24):
        code = f"T{number:02}"
        start = MIDNIGHT + timedelta(minutes=15 * chance.randrange(40))
        session = house.session(
            code,
            "14 08:00",
            "14 09:00",
            chance.sample(refs, chance.randrange(4)),
            room=chance.choice([*rooms, None]),
            everyone=chance.random() < 0.1,
            kind=chance.choice((SessionKind.PLENARY, SessionKind.RECORDING, SessionKind.BREAKOUT)),
            interpretation=chance.choice((Interpretation.NONE, Interpretation.SIMULTANEOUS)),
            languages=("en", "fr"),
        )
        end = start + timedelta(minutes=15 * chance.randrange(1, 8))
        times = {"start": None, "end": None} if number == 5 else {"start": _at(start), "end": _at(end)}
        house.sessions[session.id] = replace(session, **times)
        house.role(code, chance.choice(refs), Role.SPEAKER)
    span = Span(MIDNIGHT, MIDNIGHT + timedelta(hours=1))
    last = disclosure.said(Appointment("uid", 0, span, "An earlier title", "Elsewhere"))
    held = Invitation("i1", "pA03", "eOF27", "sT03", "uid", 0, MIDNIGHT, last)
    house.more = {"invitations": (held,), "cancellations": (Cancellation("c1", "sT07", MIDNIGHT),)}
    return house


def _at(utc: datetime) -> Moment:
    return Moment(utc, "UTC")


def _whole(snapshot: Snapshot, moved: Session) -> list[Finding]:
    found = check(replace(snapshot, sessions={**snapshot.sessions, moved.id: moved}))
    return [one for one in found if moved.code in one.sessions and one.kind is not FindingKind.QUESTION]


@settings(deadline=None, max_examples=150)
@given(seed=st.integers(0, 10_000), which=st.integers(0, 23), quarter=st.integers(0, 50), room=st.integers(0, 4))
def test_a_session_tried_elsewhere_finds_what_the_whole_check_finds(
    seed: int, which: int, quarter: int, room: int
) -> None:
    snapshot = a_house(Random(seed)).snapshot()
    session = snapshot.sessions[f"sT{which:02}"]
    start = MIDNIGHT + timedelta(minutes=15 * quarter)
    room_id = [*snapshot.rooms, None][room]
    moved = replace(session, start=_at(start), end=_at(start + timedelta(minutes=50)), room_id=room_id)
    trial = Trial(snapshot, session)

    there, nowhere = trial.findings(moved), trial.findings(replace(moved, start=None, end=None))

    assert there == _whole(snapshot, moved)
    assert nowhere == _whole(snapshot, replace(moved, start=None, end=None))


def test_a_session_that_is_not_in_the_programme_yet_can_be_tried() -> None:
    house = House()
    house.event()
    room = house.room("Blue")
    house.session("T01", "14 08:00", "14 09:00", room=room)
    new = Session("sNEW", "eOF27", "NEW", start=moment("14 08:30"), end=moment("14 09:30"), room_id=room.id)

    found = Trial(house.snapshot(), new).findings(new)

    assert [(one.kind, one.sessions) for one in found] == [(FindingKind.ROOM_CLASH, ("T01", "NEW"))]


def test_what_a_change_brings_and_ends_is_told_apart() -> None:
    house = House()
    house.event()
    room = house.room("Blue")
    house.session("T01", "14 08:00", "14 09:00", room=room)
    house.session("T02", "14 08:30", "14 09:00", room=room)
    third = house.session("T03", "14 10:00", "14 11:00", room=room)
    hall = house.room("Hall")
    both = [house.session(code, "14 12:00", "14 13:00", room=hall) for code in ("T04", "T05")]
    later_both = [replace(one, start=moment("14 14:00"), end=moment("14 15:00")) for one in both]
    snapshot = house.snapshot()
    moved = replace(snapshot.sessions["sT02"], start=third.start, end=third.end)

    new, gone = would_find(snapshot, [moved, *later_both], "OF27")

    assert [one.sessions for one in new] == [("T02", "T03")]
    assert [one.sessions for one in gone] == [("T01", "T02")]


def test_later_moves_the_rest_of_the_day_and_keeps_its_gaps() -> None:
    house = House()
    event = house.event(zone="Europe/Oslo")
    for code, start, end in (
        ("T01", "14 07:00", "14 09:00"),
        ("T02", "14 08:00", "14 08:30"),
        ("T03", "14 09:15", "14 10:00"),
        ("T04", "14 22:30", "14 23:00"),  # half past midnight where the event is: the next day
        ("T05", "", ""),
    ):
        house.session(code, start, end)
    house.sessions["sT06"] = replace(house.session("T06", "14 09:30", "14 10:00"), end=None)

    found = later(house.snapshot(), event, moment("14 08:00").utc, 20)

    shifted = [(one.code, one.start and f"{one.start.utc:%H:%M}", one.end and f"{one.end.utc:%H:%M}") for one in found]
    assert shifted == [("T02", "08:20", "08:50"), ("T03", "09:35", "10:20"), ("T06", "09:50", None)]
