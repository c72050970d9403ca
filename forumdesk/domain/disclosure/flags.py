"""Flags: drawn only when they are asked for, and never of somebody whose country is not to be told."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from ..cards import BadgeCard, NameCard
from ..events import Event
from ..participation import Participation
from ..snapshot import Snapshot
from .naming import neutral_styling
from .rules import Paper, Shown, shown_as

C = TypeVar("C", BadgeCard, NameCard)


def flags_allowed(event: Event) -> bool:
    """A discreet event has none: a row of flags says at a glance who meets."""
    return not event.discreet


def with_flag(snapshot: Snapshot, one: Participation, card: C, flag_of: Callable[[str], bytes]) -> C:
    """The card with the flag of its bearer's organisation's country, as `flag_of` has it.

    Without one where the bearer is protected, the organisation is styled neutrally or has no country, or the event has
    no flags. Nationality is not asked: a badge says for whom somebody comes.
    """
    country = _country(snapshot, one)
    return replace(card, flag=flag_of(country)) if country else card


def _country(snapshot: Snapshot, one: Participation) -> str:
    person = snapshot.people[one.person_id]
    found = snapshot.organisations.get(person.organisation_id or "")
    hidden = shown_as(one, Paper.BADGE) is not Shown.NAME or not flags_allowed(snapshot.events[one.event_id])
    return "" if found is None or hidden or neutral_styling(snapshot, person) else found.country
