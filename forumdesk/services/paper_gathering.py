"""What a paper is made of: its cards or signs, who is left out of it, and the covers that are missing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from forumdesk.domain import disclosure
from forumdesk.domain.cards import DoorSign
from forumdesk.domain.disclosure import AGENDAS, CoverMissing, LeftOut, Paper, Place
from forumdesk.domain.events import Event
from forumdesk.domain.findings import Finding
from forumdesk.domain.participation import Participation
from forumdesk.domain.readiness import covers_missing
from forumdesk.domain.snapshot import Snapshot
from forumdesk.exporters.paper_facts import Card
from forumdesk.services.choosing import declined, refs_at
from forumdesk.services.errors import NotAllowedError, SenderTellsError, UnknownError
from forumdesk.services.flagging import FlagOf
from forumdesk.services.paper_wishes import PaperKind, Wish

Make = Callable[[Snapshot, Participation, Wish], Card]


@dataclass(frozen=True, slots=True)
class Gathered:
    """`protected` is how many of the cards are of somebody under an alias."""

    cards: tuple[Card, ...]
    signs: tuple[DoorSign, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    covers: tuple[CoverMissing, ...] = ()
    protected: int = 0


def _people(make: Make, snapshot: Snapshot, event: Event, wish: Wish) -> Gathered:
    """A card for everybody who gets one, or for those named alone."""
    only = refs_at(snapshot, event, wish.only)
    listed = disclosure.car_guests if wish.kind is PaperKind.CAR_SIGNS else disclosure.badge_holders
    found = listed(snapshot, event)
    stand = found.people
    if wish.kind is not PaperKind.CAR_SIGNS:
        stand = disclosure.in_standing(snapshot, event, stand, Paper.BADGE, wish.ordering)
    people = [one for one in stand if not only or snapshot.people[one.person_id].ref in only]
    left_out = [one for one in found.left_out if not only or one.ref in only] + declined(snapshot, event, only)
    cards = tuple(make(snapshot, one, wish) for one in people)
    protected = sum(one.protected for one in people)
    return Gathered(cards, left_out=tuple(left_out), covers=_uncovered(event), protected=protected)


def _name_card(snapshot: Snapshot, one: Participation, wish: Wish) -> Card:
    return disclosure.name_card(snapshot, one, wish.organisation)


def _flagged(flag_of: FlagOf, snapshot: Snapshot, one: Participation, wish: Wish) -> Card:
    return disclosure.with_flag(snapshot, one, disclosure.name_card(snapshot, one, wish.organisation), flag_of)


def _label(snapshot: Snapshot, one: Participation, wish: Wish) -> Card:
    return disclosure.address_label(snapshot, one)


def _envelope(snapshot: Snapshot, one: Participation, wish: Wish) -> Card:
    return disclosure.address_label(snapshot, one, wish.native, _sender(wish))


def _sender(wish: Wish) -> str:
    return " · ".join(line.strip() for line in wish.sender if line.strip())


def _car_sign(snapshot: Snapshot, one: Participation, wish: Wish) -> Card:
    return disclosure.car_sign(snapshot, one)


def _doors(snapshot: Snapshot, event: Event, wish: Wish) -> Gathered:
    wanted = [one for one in disclosure.places(snapshot, event) if wish.day in (None, one.day)]
    if wish.room:
        wanted = [one for one in wanted if one in _in_room(snapshot, event, wish.room)]
    return Gathered((), disclosure.door_signs(snapshot, event, wanted), covers=_uncovered(event))


def _in_room(snapshot: Snapshot, event: Event, name: str) -> list[Place]:
    """Where the room is called so, or has it as an alias; UnknownError where no room of the workspace is."""
    sought = name.casefold()
    known = {one.id for one in snapshot.rooms.values() if sought in map(str.casefold, (one.name, *one.aliases))}
    found = [one for one in disclosure.places(snapshot, event) if one.room_id in known or one.room.casefold() == sought]
    if not (known or found):
        raise UnknownError("room", name)
    return found


def _reserved(snapshot: Snapshot, event: Event, wish: Wish) -> Gathered:
    return Gathered(
        disclosure.reserved_signs(snapshot, event, wish.words, wish.each, wish.ordering), covers=_uncovered(event)
    )


def _lecterns(snapshot: Snapshot, event: Event, wish: Wish) -> Gathered:
    return Gathered(disclosure.lectern_signs(event, wish.words), covers=_uncovered(event))


def _programme(snapshot: Snapshot, event: Event, wish: Wish) -> Gathered:
    """Whether there is one; the agenda itself needs a copy number."""
    if wish.audience not in AGENDAS or disclosure.allowed(AGENDAS[wish.audience], event) is not None:
        raise NotAllowedError(f"{wish.audience} programme", event.code)
    return Gathered(())


def gather(snapshot: Snapshot, event: Event, wish: Wish, flag_of: FlagOf | None = None) -> Gathered:
    """Tents with their flags where `flag_of` has them.

    Raises UnknownError for a ref or room, NotAllowedError for a programme that the event does not have,
    SenderTellsError.
    """
    if not disclosure.sender_allowed(snapshot, event, _sender(wish)):
        raise SenderTellsError("return address", event.code)
    if flag_of is not None:
        return _people(partial(_flagged, flag_of), snapshot, event, wish)
    return _GATHER[wish.kind](snapshot, event, wish)


_GATHER: dict[PaperKind, Callable[[Snapshot, Event, Wish], Gathered]] = {
    PaperKind.CARDS: partial(_people, _name_card),
    PaperKind.TENTS: partial(_people, _name_card),
    PaperKind.LABELS: partial(_people, _label),
    PaperKind.ENVELOPES: partial(_people, _envelope),
    PaperKind.CAR_SIGNS: partial(_people, _car_sign),
    PaperKind.DOOR_SIGNS: _doors,
    PaperKind.RESERVED_SIGNS: _reserved,
    PaperKind.LECTERN_SIGNS: _lecterns,
    PaperKind.PROGRAMME: _programme,
}


def _uncovered(event: Event) -> tuple[CoverMissing, ...]:
    found = disclosure.event_stopped(event)
    return (found,) if found else ()


def covers_behind(snapshot: Snapshot, event: Event, missing: Iterable[CoverMissing]) -> list[Finding]:
    """The missing covers that left sessions off, or stopped the event."""
    named = {one.session for one in missing}
    found = [one for one in covers_missing(snapshot) if one.event == event.code]
    return [one for one in found if (one.sessions[0] if one.sessions else None) in named]
