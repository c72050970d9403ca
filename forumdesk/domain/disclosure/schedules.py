"""The public programme as data, for those who publish it: what the public agenda says, and nothing beside it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from ..cards import ScheduleCard, ScheduleTalk
from ..events import Event
from ..moments import Moment
from ..participation import Participation
from ..programme import Role, Session
from ..snapshot import Snapshot
from .naming import in_order, presence, shown_name
from .placing import in_time
from .rules import Paper, require, session_word

_PAPER = Paper.PUBLIC_AGENDA
_NAMED = (Role.OPENER, Role.CHAIR, Role.MODERATOR, Role.SPEAKER)
_HIGHEST = 2**31 - 1


def schedule_card(snapshot: Snapshot, event: Event, version: str) -> ScheduleCard:
    """The sessions of the public agenda that have a start and an end, in the event's zone.

    Rooms are left out, as on the agenda: talks at one time have lanes of their own instead. Ids are made of random row
    ids, so they stay the same and tell neither how many sessions there are nor who is who at another event. Raises
    DocumentRefusedError where the event has no public agenda.
    """
    require(_PAPER, event)
    shown = list(_shown(snapshot, event))
    numbers = _numbers(event, [one.session.id for one in shown])
    talks = tuple(_talk(snapshot, event, numbers, one) for one in shown)
    return ScheduleCard(event.code.lower(), event.outward_title, version, event.zone, talks, event.start_date)


@dataclass(frozen=True, slots=True)
class _Shown:
    session: Session
    said: str
    start: Moment
    end: Moment


def _shown(snapshot: Snapshot, event: Event) -> Iterator[_Shown]:
    for session in in_time(snapshot.live_sessions(event.id)):
        said = session_word(session, event, _PAPER)
        if isinstance(said, str) and session.start and session.end:
            yield _Shown(session, said, session.start, session.end)


def _talk(snapshot: Snapshot, event: Event, numbers: dict[str, int], shown: _Shown) -> ScheduleTalk:
    people = in_order(snapshot, event, _named(snapshot, event, shown.session), _PAPER)
    named = [(one.person_id, name) for one in people if (name := shown_name(snapshot, one, _PAPER))]
    ids = _numbers(event, [person_id for person_id, _ in named])
    return ScheduleTalk(
        number=numbers[shown.session.id],
        guid=str(UUID(bytes=_digest(event, shown.session.id)[:16], version=5)),
        title=shown.said,
        start=shown.start.in_zone(event.zone),
        end=shown.end.in_zone(event.zone),
        persons=tuple((ids[person_id], name) for person_id, name in named),
    )


def _named(snapshot: Snapshot, event: Event, session: Session) -> list[Participation]:
    """Who has a role that the public agenda names."""
    roles = snapshot.roles_of_session.get(session.id, ())
    held = dict.fromkeys(one.person_id for one in roles if one.role in _NAMED)
    return [presence(snapshot, person_id, event.id) for person_id in held]


def _numbers(event: Event, row_ids: list[str]) -> dict[str, int]:
    """A number above zero for each, the same each time; of two that would be the same the second goes on by one."""
    found: dict[str, int] = {}
    for row_id in sorted(row_ids):
        number = int.from_bytes(_digest(event, row_id)[16:20]) % _HIGHEST
        while number in found.values() or not number:
            number += 1
        found[row_id] = number
    return found


def _digest(event: Event, row_id: str) -> bytes:
    return hashlib.sha256(f"{event.id}\x1f{row_id}".encode()).digest()
