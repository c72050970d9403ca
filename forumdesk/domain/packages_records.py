"""Badges, invites and cancellations of two workspaces brought together: nothing that left the house is unsaid."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from .badges import VALID, Badge, BadgeState
from .invitations import Cancellation, Invitation

_FOR_GOOD = (BadgeState.SPOILT, BadgeState.VOID)


def badges_together(here: Iterable[Badge], there: Iterable[Badge], at: datetime, reason: str) -> tuple[Badge, ...]:
    """The badges that change here: new ones come, states only move on, and of two in use the older one becomes void.

    One that was handed out stays before one that was only printed.
    """
    before = {one.id: one for one in here}
    both = dict(before)
    for one in there:
        known = both.get(one.id)
        both[one.id] = one if known is None else _further(known, one)
    came = {(one.person_id, one.event_id) for one in both.values() if one != before.get(one.id)}
    for holder in came:
        in_use = [one for one in both.values() if (one.person_id, one.event_id) == holder and one.usable]
        for one in sorted(in_use, key=_claim)[:-1]:
            both[one.id] = one.moved(BadgeState.VOID, at, reason)
    return tuple(one for one in both.values() if one != before.get(one.id))


def _claim(one: Badge) -> tuple[bool, bool, datetime, str]:
    return one.state is BadgeState.ISSUED, one.state in VALID, one.printed_at, one.id


def _further(here: Badge, there: Badge) -> Badge:
    """Of two states of one badge the later one; what is out of use for good stays so, and once lost is always lost."""
    ends = [one for one in (here, there) if one.state in _FOR_GOOD]
    last = max(ends or (here, there), key=lambda one: one.moved_at or one.printed_at)
    lost = here.was_lost or there.was_lost
    state = BadgeState.LOST if lost and last.state in VALID else last.state
    return replace(here, state=state, reason=last.reason, moved_at=last.moved_at, was_lost=lost)


def invitations_together(here: Iterable[Invitation], there: Iterable[Invitation]) -> tuple[Invitation, ...]:
    """The invites that change here: a SEQUENCE never falls."""
    known = {one.id: one for one in here}
    changed = []
    for one in there:
        mine = known.get(one.id)
        if mine is None:
            changed.append(one)
            continue
        later = max(mine, one, key=lambda each: (each.sequence, each.issued_at))
        settled = replace(later, times=max(mine.times, one.times))
        if settled != mine:
            changed.append(settled)
    return tuple(changed)


def cancellations_together(here: Iterable[Cancellation], there: Iterable[Cancellation]) -> tuple[Cancellation, ...]:
    """Those of sessions that nobody here has called off yet."""
    known = {one.session_id for one in here}
    return tuple(one for one in there if one.session_id not in known)
