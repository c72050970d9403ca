"""A session with its house and its only participant, for the tests of invites; all of it invented."""

from dataclasses import replace
from datetime import UTC, datetime

from forumdesk.domain.cards import Appointment
from forumdesk.domain.disclosure import (
    Recipient,
    recipient,
    session_appointment,
)
from forumdesk.domain.moments import Moment
from forumdesk.domain.programme import Session
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.venues import Venue
from tests.core.disclosed import event_of, house, valid
from tests.core.house import House

NOW = datetime(2027, 6, 1, 8, tzinfo=UTC)


def normal(**event: object) -> House:
    made = house(organiser_name="Desk of Tests", **event)
    made.person("A1", given_name="Ada", family_name="Exempel", emails=("ada@test.example",))
    return made


def with_session(made: House, **fields: object) -> House:
    """A1 takes part in T1, in the Blue Room of a house in Testville; `fields` change the session."""
    room = made.room("Blue Room")
    made.venues["vV"] = Venue("vV", "V", name="Lake House", place="Testville", cover_place="Conference centre")
    session = made.session("T1", "14 09:00", "14 10:30", ["A1"], room=room)
    made.sessions["sT1"] = replace(session, **fields)  # type: ignore[arg-type]  # any field of Session by its name
    return made


def in_oslo(session: Session) -> Session:
    assert session.start is not None
    assert session.end is not None
    return replace(session, start=Moment(session.start.utc, "Europe/Oslo"), end=Moment(session.end.utc, "Europe/Oslo"))


def appointment(snapshot: Snapshot, code: str = "T1") -> Appointment:
    found = session_appointment(snapshot, snapshot.sessions[f"s{code}"], "uid-1", 3)
    assert isinstance(found, Appointment)
    return found


def who(snapshot: Snapshot, ref: str = "A1") -> Recipient:
    found = recipient(snapshot, event_of(snapshot), f"p{ref}", valid)
    assert isinstance(found, Recipient)
    return found
