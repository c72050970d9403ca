"""What may stand on a screen that a whole room looks at: who somebody is stays covered, protected or not.

A person is their sign code, a session that is not for participants its cover, a delegation's code name a mark of its
own. Places and times stay, and so do the rules, so that clashes and separations are found as ever.
"""

from dataclasses import replace
from functools import singledispatch
from hashlib import blake2b
from typing import TypeVar, cast

from .events import Event
from .participation import Delegation, Participation
from .people import Person
from .photos import Photo
from .programme import Session, SessionVisibility
from .separation import Scope, SeparationRule
from .snapshot import Snapshot

T = TypeVar("T")

COVER = "•••"
_OPEN = frozenset({SessionVisibility.PUBLIC, SessionVisibility.PARTICIPANTS})


def projected(row: T) -> T:
    """One row as it may be shown; rows of other tables are as they were."""
    return cast(T, _covered(row))


def projected_all(snapshot: Snapshot) -> Snapshot:
    """Every row that can say who somebody is or what is meant to be covered."""
    return replace(
        snapshot,
        events={key: _event(one) for key, one in snapshot.events.items()},
        sessions={key: _session(one) for key, one in snapshot.sessions.items()},
        people={key: _person(one) for key, one in snapshot.people.items()},
        participations=tuple(map(_participation, snapshot.participations)),
        delegations=tuple(map(_delegation, snapshot.delegations)),
        rules=tuple(map(_rule, snapshot.rules)),
        # Neither page that may be shown needs these, and they hold addresses, tokens and free text.
        invitations=(),
        answers=(),
        badges=(),
        questions=(),
        checklist=(),
        orders=(),
    )


@singledispatch
def _covered(row: object) -> object:
    return row


@_covered.register
def _event(event: Event) -> Event:
    if not event.discreet:
        return replace(event, custom=())
    return replace(event, title=event.cover_title or COVER, place=event.cover_place, hosts=(), themes=(), custom=())


@_covered.register
def _session(session: Session) -> Session:
    if session.visibility in _OPEN:
        return replace(session, notes="", custom=())
    cover = session.cover_title or COVER
    return replace(session, title=cover, cover_title=cover, themes=(), notes="", custom=())


@_covered.register
def _person(person: Person) -> Person:
    bare = Person(person.id, person.ref, print_name_typed=COVER, languages=person.languages)
    # By which organisation somebody comes is told nowhere; rules between organisations look at it.
    return replace(bare, organisation_id=person.organisation_id)


@_covered.register
def _participation(one: Participation) -> Participation:
    return replace(
        Participation(one.id, one.person_id, one.event_id, one.category, one.answer),
        delegation=_mark(one.delegation),
        alias=one.alias or one.sign_code or COVER,
        visibility=one.visibility,
        sign_code=one.sign_code,
        access_zones=one.access_zones,
        arrival=one.arrival,
        departure=one.departure,
    )


@_covered.register
def _delegation(one: Delegation) -> Delegation:
    return Delegation(one.id, one.event_id, _mark(one.code))


@_covered.register
def _rule(rule: SeparationRule) -> SeparationRule:
    if rule.scope is not Scope.DELEGATION:
        return replace(rule, reason="", custom=())
    return replace(rule, left=_mark(rule.left), right=_mark(rule.right), reason="", custom=())


@_covered.register
def _photo(photo: Photo) -> Photo:
    return replace(photo, content=b"")


def _mark(code: str) -> str:
    """The same for the same code name, so that rules about it hold, and not the name."""
    return f"•{blake2b(code.encode(), digest_size=2).hexdigest()}" if code else ""
