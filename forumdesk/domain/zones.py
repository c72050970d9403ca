"""Zones of a venue: the letters its rooms give, which open into each other, and what a new letter does to that."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .venues import Room, ZoneBorder


@dataclass(frozen=True, slots=True)
class Redrawn:
    """What becomes of the borders of a venue: those that changed, and those that are gone."""

    changed: tuple[ZoneBorder, ...] = ()
    gone: tuple[ZoneBorder, ...] = ()


def alike(zone: str, other: str) -> bool:
    """Whether two letters are one zone: a and A are."""
    return zone.casefold() == other.casefold()


def letters(rooms: Iterable[Room]) -> tuple[str, ...]:
    """The zones of a venue's rooms in order, each once, written as it was first; a room without one is in none."""
    first: dict[str, str] = {}
    for room in rooms:
        if room.zone:
            first.setdefault(room.zone.casefold(), room.zone)
    return tuple(first[key] for key in sorted(first))


def border_of(borders: Iterable[ZoneBorder], zone: str, other: str) -> ZoneBorder | None:
    """The border between two zones of a venue, in whichever order it names them."""
    wanted = {zone.casefold(), other.casefold()}
    return next((one for one in borders if {one.zone.casefold(), one.other.casefold()} == wanted), None)


def redrawn(borders: Iterable[ZoneBorder], before: Iterable[Room], after: Iterable[Room]) -> Redrawn:
    """What a change of a venue's rooms does to its borders.

    A zone that got another letter takes its borders along; one that has no rooms any more loses them.
    """
    were, are = letters(before), letters(after)
    lost = [zone for zone in were if not any(alike(zone, other) for other in are)]
    new = [zone for zone in are if not any(alike(zone, other) for other in were)]
    concerned = [one for one in borders if any(_touches(one, zone) for zone in lost)]
    if len(lost) == 1 and len(new) == 1:
        return Redrawn(changed=tuple(_renamed(one, lost[0], new[0]) for one in concerned))
    return Redrawn(gone=tuple(concerned))


def _touches(border: ZoneBorder, zone: str) -> bool:
    return alike(border.zone, zone) or alike(border.other, zone)


def _renamed(border: ZoneBorder, old: str, new: str) -> ZoneBorder:
    zone = new if alike(border.zone, old) else border.zone
    other = new if alike(border.other, old) else border.other
    return replace(border, zone=zone, other=other)
