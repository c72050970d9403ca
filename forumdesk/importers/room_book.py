"""Rooms by name or alias, nearest first: the event's venues, then its place, then anywhere."""

from collections.abc import Iterable

from forumdesk.domain.events import Event
from forumdesk.domain.venues import Room, Venue

from .cleaning import letters


class RoomBook:
    def __init__(self, venues: Iterable[Venue], rooms: Iterable[Room]) -> None:
        self._venues = {venue.id: venue for venue in venues}
        self._rooms: dict[str, dict[str, Room]] = {}
        for room in rooms:
            for name in (room.name, *room.aliases):
                self._rooms.setdefault(letters(name), {})[room.id] = room

    def find(self, name: str, event: Event) -> dict[str, str]:
        """Room ids by VENUE_ID/Room name: one where it is clear, several where it is a question, else none."""
        named = list(self._rooms.get(letters(name), {}).values()) if letters(name) else []
        steps = (
            [room for room in named if self._venue(room).code in event.venue_codes],
            [room for room in named if event.place and letters(self._venue(room).place) == letters(event.place)],
            named,
        )
        found = next((step for step in steps if step), [])
        return {f"{self._venue(room).code}/{room.name}": room.id for room in found}

    def _venue(self, room: Room) -> Venue:
        return self._venues[room.venue_id]
