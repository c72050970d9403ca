"""Sessions of an event and who does what in them."""

from dataclasses import dataclass
from enum import StrEnum

from .moments import Moment
from .venues import SetUp


class SessionKind(StrEnum):
    PLENARY = "plenary"
    BREAKOUT = "breakout"
    BILATERAL = "bilateral"
    SHUTTLE = "shuttle"
    MEAL = "meal"
    RECEPTION = "reception"
    BRIEFING = "briefing"
    CALL = "call"
    BREAK = "break"
    RECORDING = "recording"
    STAFF = "staff"
    CEREMONY = "ceremony"
    TRAVEL = "travel"


class SessionVisibility(StrEnum):
    PUBLIC = "public"
    PARTICIPANTS = "participants"
    STAFF = "staff"
    ORGANISER_ONLY = "organiser_only"
    NEED_TO_KNOW = "need_to_know"


class HouseRule(StrEnum):
    """How what is said may be used."""

    ON_THE_RECORD = "on_the_record"
    CHATHAM_HOUSE = "chatham_house"
    CLOSED = "closed"


class Interpretation(StrEnum):
    NONE = "none"
    CONSECUTIVE = "consecutive"
    SIMULTANEOUS = "simultaneous"
    WHISPERED = "whispered"


class Role(StrEnum):
    OPENER = "opener"
    CHAIR = "chair"
    MODERATOR = "moderator"
    SPEAKER = "speaker"
    RAPPORTEUR = "rapporteur"
    INTERPRETER = "interpreter"
    PARTICIPANT = "participant"


@dataclass(frozen=True, slots=True)
class Session:
    """One session. `everyone` is the list's @ALL: everybody at the event who has not declined or cancelled.

    `room_typed` is the room as the list had it, kept where no room was found. `roles_needed` are roles still to be
    filled, one entry a person, as a new edition takes them over from its template.
    """

    id: str
    event_id: str
    code: str
    title: str = ""
    cover_title: str = ""
    kind: SessionKind = SessionKind.PLENARY
    start: Moment | None = None
    end: Moment | None = None
    room_id: str | None = None
    room_typed: str = ""
    set_up: SetUp | None = None
    remote: bool = False
    visibility: SessionVisibility = SessionVisibility.PARTICIPANTS
    rule: HouseRule | None = None
    marking: str = ""
    languages: tuple[str, ...] = ()
    interpretation: Interpretation = Interpretation.NONE
    themes: tuple[str, ...] = ()
    everyone: bool = False
    roles_needed: tuple[str, ...] = ()
    notes: str = ""
    custom: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SessionRole:
    """One person's role in one session."""

    id: str
    session_id: str
    person_id: str
    role: Role = Role.PARTICIPANT
