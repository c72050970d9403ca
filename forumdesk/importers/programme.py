"""The programme, a row per session."""

from dataclasses import dataclass, field

from forumdesk.domain.events import Event
from forumdesk.domain.merging import three_way
from forumdesk.domain.participation import Category
from forumdesk.domain.programme import Interpretation, Role, Session, SessionKind, SessionRole, SessionVisibility
from forumdesk.domain.questions import ProblemType, QuestionType
from forumdesk.domain.venues import Room, Venue

from .cleaning import values
from .events import read_zone
from .plan import Applied, ImportPlan, Outcome
from .room_book import RoomBook
from .row_reader import RowReader
from .said import Said, custom, first, flag, member, moment
from .session_times import TimeColumns, read_times_of

EVERYBODY = "@all"
_ROLES = {
    "chair": Role.CHAIR,
    "speakers": Role.SPEAKER,
    "participants": Role.PARTICIPANT,
    "interpreters": Role.INTERPRETER,
}
Cast = dict[tuple[str, Role], None]
"""Person ids and their roles, in order."""


@dataclass(slots=True)
class SessionRows:
    plan: ImportPlan
    key_column: str = "session_id"
    joins: bool = False
    rooms: RoomBook = field(init=False)
    ids: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.rooms = RoomBook(self.plan.bench.all(Venue), self.plan.bench.all(Room))
        self.ids = {session.code: session.id for session in self.plan.bench.all(Session)}

    def read(self, reader: RowReader) -> None:
        reader.texts("session_id", "event", "title", "cover_title", "marking")
        event = self.plan.bench.snapshot.event_by_code.get(reader.cell("event"))
        if event is None:
            reader.reject(ProblemType.UNKNOWN_REF, "event", value=reader.cell("event"))
            return
        read_zone(reader, "tz")
        self._read_times(reader, first(reader.said, "tz") or event.zone)
        # An unknown kind must not be one that separation rules except.
        reader.member("type", "type", SessionKind, otherwise=SessionKind.BREAKOUT)
        reader.member("visibility", "visibility", SessionVisibility, otherwise=SessionVisibility.ORGANISER_ONLY)
        reader.many("languages", "languages")
        reader.member("interp_mode", "interp_mode", Interpretation)
        reader.flag("remote", "remote")
        reader.long_text("notes", "notes")
        reader.custom()
        self._read_room(reader, event)
        self._read_people(reader, event)

    def _read_times(self, reader: RowReader, zone: str) -> None:
        """A list without starts or without ends says nothing of either."""
        if reader.silent("start", "start") or reader.silent("end", "end"):
            reader.unsaid |= {"start", "end"}
            return
        read_times_of(reader, zone, TimeColumns())

    def _read_room(self, reader: RowReader, event: Event) -> None:
        name = reader.cell("room")
        if reader.silent("room", "room_typed"):
            reader.unsaid.add("room")
            return
        reader.texts(room_typed="room")
        found = self.rooms.find(name, event)
        if len(found) > 1:
            choice = reader.ask(QuestionType.WHICH_ROOM, "room", "room", name, tuple(found))
            reader.unsaid.discard("room")  # the room it had is no longer what the list says
            reader.put("room", (found[choice],) if choice else ())
        elif found:
            reader.put("room", found.values())
        elif name and not flag(reader.said, "remote"):
            reader.problem(ProblemType.UNKNOWN_ROOM, "room", value=name)

    def _read_people(self, reader: RowReader, event: Event) -> None:
        known = self.plan.bench.snapshot.person_by_ref
        for column in ("chair", "speakers", "participants"):
            if reader.silent(column, column):
                continue
            refs = values(reader.row.cells[column])
            named = [ref for ref in refs if ref.casefold() != EVERYBODY]
            if len(named) < len(refs):
                reader.put("everyone", ("yes",))
            for ref in named:
                if ref not in known:
                    reader.problem(ProblemType.UNKNOWN_REF, column, value=ref)
            reader.put(column, (ref for ref in named if ref in known))
        self._set_interpreters(reader, event)

    def _set_interpreters(self, reader: RowReader, event: Event) -> None:
        """Interpreters among the participants of a session that is interpreted work there."""
        if reader.silent("participants", "interpreters"):
            reader.unsaid.add("everyone")
            return
        interpreted = first(reader.said, "interp_mode") not in ("", Interpretation.NONE)
        if not interpreted and len(reader.said.get("languages", ())) < 2:
            return
        snapshot = self.plan.bench.snapshot
        refs = reader.said.pop("participants", ())
        at = {ref: snapshot.participation(snapshot.person_by_ref[ref].id, event.id) for ref in refs}
        working = [ref for ref, one in at.items() if one is not None and one.category is Category.INTERPRETER]
        reader.put("interpreters", working)
        reader.put("participants", (ref for ref in refs if ref not in working))

    def apply(self, base: Said | None, said: Said) -> Applied:
        code = first(said, "session_id")
        event_id = self.plan.bench.snapshot.event_by_code[first(said, "event")].id
        here = self.plan.bench.get(Session, self.ids.get(code, ""))
        if here is None:
            session = session_of(said, self.plan.world.new_id(), event_id)
        else:
            nothing = Session(here.id, "", code, kind=SessionKind.BREAKOUT)
            old = session_of(base, here.id, self._event_id(base)) if base else nothing
            session = three_way(old, session_of(said, here.id, event_id), here)
        self.ids[code] = session.id
        self.plan.bench.put(session)
        self._put_roles(session.id, self._cast(base or {}), self._cast(said))
        return Applied(session.id, Outcome.CREATED if here is None else None)

    def _event_id(self, said: Said) -> str:
        event = self.plan.bench.snapshot.event_by_code.get(first(said, "event"))
        return event.id if event else ""

    def _cast(self, said: Said) -> Cast:
        known = self.plan.bench.snapshot.person_by_ref
        refs = ((ref, role) for column, role in _ROLES.items() for ref in said.get(column, ()))
        return {(known[ref].id, role): None for ref, role in refs if ref in known}

    def _put_roles(self, session_id: str, was: Cast, said: Cast) -> None:
        """Roles that the list added or took away; those that somebody gave in the workspace stay."""
        here = {(role.person_id, role.role): role for role in self._roles(session_id)}
        for pair in was:
            if pair not in said and pair in here:
                self.plan.bench.remove(here[pair])
        for person_id, role in said:
            if (person_id, role) not in was and (person_id, role) not in here:
                self.plan.bench.put(SessionRole(self.plan.world.new_id(), session_id, person_id, role))

    def _roles(self, session_id: str) -> tuple[SessionRole, ...]:
        return self.plan.bench.snapshot.roles_of_session.get(session_id, ())


def session_of(said: Said, session_id: str, event_id: str) -> Session:
    return Session(
        id=session_id,
        event_id=event_id,
        code=first(said, "session_id"),
        title=first(said, "title"),
        cover_title=first(said, "cover_title"),
        kind=member(said, "type", SessionKind.BREAKOUT),
        start=moment(said, "start"),
        end=moment(said, "end"),
        room_id=first(said, "room") or None,
        room_typed=first(said, "room_typed"),
        remote=flag(said, "remote") or False,
        visibility=member(said, "visibility", SessionVisibility.PARTICIPANTS),
        marking=first(said, "marking"),
        languages=said.get("languages", ()),
        interpretation=member(said, "interp_mode", Interpretation.NONE),
        everyone=flag(said, "everyone") or False,
        notes=first(said, "notes"),
        custom=custom(said),
    )
