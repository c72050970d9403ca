"""Agendas: the programme of one event for the public, its participants or its organiser."""

from datetime import date

from ..cards import AgendaCard, AgendaDay, AgendaItem, Running
from ..events import Event
from ..programme import Role, Session
from ..snapshot import Snapshot
from .asking import Ask, Disclosed, subtitle
from .naming import LeftOut, aliases_missing, in_order, presence, shown_name
from .placing import in_time, languages_line, room_and_zone, room_name, several_venues
from .rules import (
    AGENDAS,
    Audience,
    Called,
    CoverMissing,
    Paper,
    called,
    event_stopped,
    require,
    session_word,
    stopped,
)
from .standing import Ordering, in_standing
from .wording import clock, day_heading, day_of, word

_ON_THE_AGENDA = (Role.OPENER, Role.CHAIR, Role.MODERATOR, Role.SPEAKER)
_FOR_THE_ORGANISER = (*_ON_THE_AGENDA, Role.RAPPORTEUR, Role.INTERPRETER)


def agenda_card(
    snapshot: Snapshot,
    event: Event,
    audience: Audience,
    running: Running,
    reveal: bool = False,
    ordering: Ordering = Ordering.NEUTRAL,
) -> Disclosed[AgendaCard]:
    """The agenda in the event's zone, or none where the event's cover title is missing.

    Sessions without a time stand on the organiser's alone; those who share a role in one stand in the order wanted.
    Raises DocumentRefusedError where the event has no such agenda or order, KeyError for an audience that has none.
    """
    paper = AGENDAS[audience]
    require(paper, event)
    uncovered = event_stopped(event)
    if uncovered is not None:
        return Disclosed(None, covers_missing=(uncovered,))
    ask = Ask(snapshot, event, audience, reveal, ordering=ordering)
    missing: list[CoverMissing] = []
    days: dict[date | None, list[AgendaItem]] = {}
    for session in in_time(snapshot.live_sessions(event.id)):
        said = session_word(session, event, paper, reveal)
        if isinstance(said, CoverMissing):
            missing.append(said)
        elif said is not None and (session.start or paper is Paper.ORGANISER_AGENDA):
            day = day_of(session.start, event.zone) if session.start else None
            days.setdefault(day, []).append(_item(ask, paper, session, said))
    card = AgendaCard(
        title=word("agenda", event.language),
        subtitle=subtitle(event),
        days=tuple(AgendaDay(_heading(event, day), tuple(items)) for day, items in days.items()),
        running=running,
        empty_text=word("nothing_on_agenda", event.language),
    )
    return Disclosed(card, _unnamed(ask, paper), tuple(missing))


def _unnamed(ask: Ask, paper: Paper) -> tuple[LeftOut, ...]:
    """Those with a role that the paper names, whom only the missing alias keeps from being named."""
    held = [
        one.person_id
        for session in ask.snapshot.live_sessions(ask.event.id)
        if _names_people(ask, paper, session)
        for one in ask.snapshot.roles_of_session.get(session.id, ())
        if one.role in _roles(paper)
    ]
    people = [presence(ask.snapshot, person_id, ask.event.id) for person_id in dict.fromkeys(held)]
    return aliases_missing(ask.snapshot, [one for one in people if stopped(one, paper, ask.reveal)], paper)


def _heading(event: Event, day: date | None) -> str:
    return day_heading(day, event.language) if day else word("not_yet_placed", event.language)


def _item(ask: Ask, paper: Paper, session: Session, said: str) -> AgendaItem:
    zone = ask.event.zone
    return AgendaItem(
        start=clock(session.start, zone) if session.start else "",
        end=clock(session.end, zone) if session.end else "",
        title=said,
        room=_room(ask, paper, session),
        details=_details(ask, paper, session),
        marking=session.marking,
    )


def _room(ask: Ask, paper: Paper, session: Session) -> str:
    """The public need not know in which room somebody stands."""
    if paper is Paper.PUBLIC_AGENDA:
        return ""
    if paper is Paper.PARTICIPANTS_AGENDA:
        return room_name(ask.snapshot, session)
    return room_and_zone(ask.snapshot, session, several_venues(ask.snapshot, ask.event))


def _details(ask: Ask, paper: Paper, session: Session) -> tuple[str, ...]:
    """Who opens, chairs and speaks, as far as this paper may name them; nothing under a cover title."""
    if not _names_people(ask, paper, session):
        return ()
    lines = [_role_line(ask, paper, session, role) for role in _roles(paper)]
    if paper is not Paper.PUBLIC_AGENDA:
        lines.append(languages_line(session, ask.event.language))
    return tuple(line for line in lines if line)


def _names_people(ask: Ask, paper: Paper, session: Session) -> bool:
    return called(session, ask.event, paper, ask.reveal) not in (Called.COVER, Called.LEFT_OUT)


def _roles(paper: Paper) -> tuple[Role, ...]:
    return _FOR_THE_ORGANISER if paper is Paper.ORGANISER_AGENDA else _ON_THE_AGENDA


def _role_line(ask: Ask, paper: Paper, session: Session, role: Role) -> str:
    held = [one.person_id for one in ask.snapshot.roles_of_session.get(session.id, ()) if one.role is role]
    present = [presence(ask.snapshot, person_id, ask.event.id) for person_id in dict.fromkeys(held)]
    neutral = in_order(ask.snapshot, ask.event, present, paper, ask.reveal)
    people = in_standing(ask.snapshot, ask.event, neutral, paper, ask.ordering, ask.reveal)
    names = [name for one in people if (name := shown_name(ask.snapshot, one, paper, ask.reveal))]
    language = ask.event.language
    return word("labelled", language).format(word(role, language), word("comma", language).join(names)) if names else ""
