"""Lists of who is where: interpreters with their sessions, and the house by hour for security."""

from ..participation import Participation
from ..programme import Role, Session
from ..snapshot import grouped
from .asking import Ask, Made, columns, section_of
from .invite_cards import own_sessions
from .naming import aliases_missing, in_order, listed, presence, shown_name
from .placing import in_time, room_and_zone, room_name, several_venues
from .rules import Shown, session_word, shown_as, stopped
from .wording import clock_span, day_of, when_cell


def interpreter(ask: Ask) -> Made:
    """A section per interpreter. The name stands in each row, too: a spreadsheet has no headings."""
    sessions = _interpreted(ask)
    present = [presence(ask.snapshot, person_id, ask.event.id) for person_id in sessions]
    people = [one for one in present if shown_as(one, ask.audience) is not None]
    sections = []
    for one in in_order(ask.snapshot, ask.event, people, ask.audience):
        name = shown_name(ask.snapshot, one, ask.audience)
        rows = [(one, (name, *_interpreter_cells(ask, session))) for session in sessions[one.person_id]]
        sections.append(section_of(ask, rows, name))
    heads = columns(ask.event, "interpreter", "date", "start", "end", "room", "languages", "mode", "session", "marking")
    left_out = aliases_missing(ask.snapshot, [one for one in present if stopped(one, ask.audience)], ask.audience)
    return Made(heads, tuple(sections), left_out)


def security(ask: Ask) -> Made:
    """A row per person and day: which room and zone when, a line for each stay. Logistics only."""
    found = listed(ask.snapshot, ask.event, ask.audience, ask.reveal)
    own = own_sessions(ask.snapshot, ask.event)
    stays = _stays(ask)
    rows: list[tuple[Participation, tuple[str, ...]]] = []
    for one in found.people:
        days = grouped(stays[session.id] for session in own.get(one.person_id, ())) or {"": ()}
        rows += [(one, _security_row(ask, one, day, "\n".join(where))) for day, where in days.items()]
    heads = columns(ask.event, "name", "phone", "day", "where", "arrival", "departure")
    return Made(heads, (section_of(ask, rows),), found.left_out)


def _interpreted(ask: Ask) -> dict[str, list[Session]]:
    """Person id -> the sessions they interpret, of those who have not declined; of one person where asked."""
    only = ask.snapshot.person_by_ref[ask.only].id if ask.only is not None else None
    found: dict[str, list[Session]] = {}
    for session in in_time(ask.snapshot.live_sessions(ask.event.id)):
        roles = ask.snapshot.roles_of_session.get(session.id, ())
        interpreters = {role.person_id for role in roles if role.role is Role.INTERPRETER}
        for person_id in interpreters if only is None else interpreters & {only}:
            if ask.snapshot.coming(person_id, ask.event.id):
                found.setdefault(person_id, []).append(session)
    return found


def _interpreter_cells(ask: Ask, session: Session) -> tuple[str, ...]:
    zone = ask.event.zone
    return (
        day_of(session.start, zone).isoformat() if session.start else "",
        when_cell(session.start, zone)[11:],
        when_cell(session.end, zone)[11:],
        room_name(ask.snapshot, session),
        ", ".join(session.languages),
        session.interpretation,
        str(session_word(session, ask.event, ask.audience)),
        session.marking,
    )


def _stays(ask: Ask) -> dict[str, tuple[str, str]]:
    """Session id -> its day, and its hours with room and zone; made once, as everybody may be in it."""
    with_venue = several_venues(ask.snapshot, ask.event)
    stays = {}
    for session in ask.snapshot.live_sessions(ask.event.id):
        if session.start is not None:
            hours = clock_span(session.start, session.end, ask.event.zone)
            where = room_and_zone(ask.snapshot, session, with_venue)
            stays[session.id] = day_of(session.start, ask.event.zone).isoformat(), f"{hours} {where}".strip()
    return stays


def _security_row(ask: Ask, one: Participation, day: str, where: str) -> tuple[str, ...]:
    person = ask.snapshot.people[one.person_id]
    named = shown_as(one, ask.audience, ask.reveal) is Shown.NAME
    return (
        shown_name(ask.snapshot, one, ask.audience, ask.reveal),
        ", ".join(person.phones) if named else "",
        day,
        where,
        when_cell(one.arrival, ask.event.zone),
        when_cell(one.departure, ask.event.zone),
    )
