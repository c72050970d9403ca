"""What the checks would find if a session stood elsewhere, and what a later start does to the rest of a day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from .conflicts import check
from .events import Event
from .findings import Finding, FindingKind
from .moments import Moment
from .programme import Session
from .separation import Scope, SeparationRule
from .snapshot import Snapshot, grouped
from .walking import walked_within


class Trial:
    """One session that may stand anywhere: what depends on it alone is worked out once, when a drag begins.

    `findings` gives what `check` would say about the session, open questions apart.
    """

    def __init__(self, snapshot: Snapshot, session: Session) -> None:
        """The session need not be in the snapshot: a new one is tried as it will be."""
        rules, people = _around(snapshot, session)
        self._small = replace(
            snapshot,
            roles=(),
            sessions={},
            people={key: one for key, one in snapshot.people.items() if key in people},
            participations=tuple(one for one in snapshot.participations if one.person_id in people),
            delegations=(),
            rules=rules,
            invitations=tuple(one for one in snapshot.invitations if one.session_id == session.id),
            badges=(),
            questions=(),
            checklist=(),
            passengers=(),
            stays=(),
            seat_rows={key: row for key, row in snapshot.seat_rows.items() if row.session_id == session.id},
        )
        self._roles = grouped((one.session_id, one) for one in snapshot.roles if one.person_id in people)
        self._sessions = {**snapshot.sessions, session.id: session}
        self._reach = timedelta(minutes=max((rule.minutes for rule in rules), default=0)) + walked_within(snapshot)

    def findings(self, moved: Session) -> list[Finding]:
        """The gravest first; `moved` differs from the session in start, end and room alone."""
        near = [moved if one.id == moved.id else one for one in self._sessions.values() if self._near(moved, one)]
        roles = tuple(role for one in near for role in self._roles.get(one.id, ()))
        here = replace(self._small, sessions={one.id: one for one in near}, roles=roles)
        return [one for one in check(here) if moved.code in one.sessions]

    def _near(self, moved: Session, one: Session) -> bool:
        if one.id == moved.id:
            return True
        if moved.start is None or moved.end is None or one.start is None or one.end is None:
            return False
        return one.start.utc <= moved.end.utc + self._reach and moved.start.utc <= one.end.utc + self._reach


def _around(snapshot: Snapshot, session: Session) -> tuple[tuple[SeparationRule, ...], frozenset[str]]:
    """The rules that keep one of the session's people apart from others, and the ids of all whom it concerns."""
    named = {role.person_id for role in snapshot.roles_of_session.get(session.id, ())}
    holders = {one.person_id for one in snapshot.invitations if one.session_id == session.id}
    people = snapshot.people_in(session) | named
    organisations = grouped((one.organisation_id or "", one.id) for one in snapshot.people.values())
    delegations = grouped((one.delegation, one.person_id) for one in snapshot.participations)
    rules: list[SeparationRule] = []
    concerned = set(people | holders)
    for rule in snapshot.rules:
        groups = {Scope.ORGANISATION: organisations, Scope.DELEGATION: delegations}.get(rule.scope)
        sides = {rule.left, rule.right}
        both = sides if groups is None else {one for side in sides for one in groups.get(side, ())}
        if both & people:
            rules.append(rule)
            concerned |= both
    return tuple(rules), frozenset(concerned)


def would_find(snapshot: Snapshot, changed: Iterable[Session], event_code: str) -> tuple[list[Finding], list[Finding]]:
    """What those sessions would bring that is not found now, and what is found now and would be gone.

    A clash of the same two that only lies at another time is neither.
    """
    after = replace(snapshot, sessions={**snapshot.sessions, **{one.id: one for one in changed}})
    now, then = _by_trouble(snapshot, event_code), _by_trouble(after, event_code)
    new = [one for key, one in then.items() if key not in now]
    return new, [one for key, one in now.items() if key not in then]


def _by_trouble(snapshot: Snapshot, event_code: str) -> dict[tuple[object, ...], Finding]:
    found = (one for one in check(snapshot, event_code) if one.kind is not FindingKind.QUESTION)
    return {(one.kind, one.event, one.sessions, one.people, one.room, one.rule, one.facts): one for one in found}


def later(snapshot: Snapshot, event: Event, since: datetime, minutes: int) -> list[Session]:
    """The sessions of that day, where the event is, that start at `since` or after, so many minutes later.

    What has begun before stays; gaps stay as they are. In their order.
    """
    zone = ZoneInfo(event.zone)
    day, by = since.astimezone(zone).date(), timedelta(minutes=minutes)
    found = [
        replace(one, start=_by(one.start, by), end=_by(one.end, by) if one.end else None)
        for one in snapshot.live_sessions(event.id)
        if one.start is not None and one.start.utc >= since and one.start.in_zone(event.zone).date() == day
    ]
    return sorted(found, key=lambda one: (one.start, one.code))


def _by(moment: Moment, by: timedelta) -> Moment:
    return Moment(moment.utc + by, moment.zone)
