"""Cards, tents, labels and signs: whom and what they may name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..cards import AddressLabel, AgendaItem, CarSign, DoorSign, NameCard, ReservedSign
from ..collation import sort_key
from ..events import Event
from ..moments import Moment
from ..participation import Participation
from ..programme import Session
from ..snapshot import Snapshot
from ..tongues import from_the_right
from .naming import (
    LeftOut,
    Listed,
    Why,
    aliases_missing,
    neutral_styling,
    organisation_name,
    shown_name,
    title_on_print,
)
from .placing import in_time, room_name
from .rules import Audience, Paper, Shown, event_stopped, session_word, shown_as, sign_of, stopped
from .standing import Ordering, groups_in_standing
from .wording import clock, day_heading, day_of, word


class Each(StrEnum):
    """Whose seats are reserved, a sign for each."""

    ORGANISATION = "organisation"
    DELEGATION = "delegation"


@dataclass(frozen=True, slots=True)
class Place:
    """A room on a day, as its sign would hang there; `room_id` is empty for a room that only the list knew."""

    room_id: str
    room: str
    day: date


def name_card(snapshot: Snapshot, one: Participation, organisation: bool = False) -> NameCard:
    """The place card or tent of one of `badge_holders`; a protected one has the alias alone.

    Raises ValueError for somebody who gets none.
    """
    named = _named(snapshot, one)
    person = snapshot.people[one.person_id]
    name = shown_name(snapshot, one, Paper.BADGE)
    return NameCard(
        person.ref,
        name,
        person.native_name if named and person.native_name != name else "",
        organisation_name(snapshot, person) if named and organisation else "",
    )


def sender_allowed(snapshot: Snapshot, event: Event, sender: str) -> bool:
    """Whether envelopes may bear this return address: a discreet event's tells not what it is, whose, or where."""
    if not event.discreet:
        return True
    told = (event.title, event.code, event.organiser_name, event.organiser_email, *event.hosts)
    said = sender.casefold()
    return not any(one.casefold() in said for one in (*told, *_where(snapshot, event)) if one)


def _where(snapshot: Snapshot, event: Event) -> set[str]:
    """The true places of the event and of the houses it is in, but for what is the cover place, too."""
    rooms = (snapshot.rooms.get(session.room_id or "") for session in snapshot.live_sessions(event.id))
    houses = {snapshot.venues[room.venue_id] for room in rooms if room}
    true = {event.place, *(name for one in houses for name in (one.name, one.place))}
    return true - {event.cover_place, *(one.cover_place for one in houses)}


def address_label(snapshot: Snapshot, one: Participation, native: bool = False, sender: str = "") -> AddressLabel:
    """The label or envelope of one of `badge_holders`; a protected one has the alias alone, and the `sender`.

    `native` adds the name in its own script.

    An envelope line is typed with state titles, so who is styled neutrally is addressed by name. Raises ValueError.
    """
    named = _named(snapshot, one)
    person = snapshot.people[one.person_id]
    name = shown_name(snapshot, one, Paper.BADGE)
    if not named:
        return AddressLabel(person.ref, name, sender=sender)
    line = "" if neutral_styling(snapshot, person) else person.envelope_line
    return AddressLabel(
        person.ref,
        line or name,
        title_on_print(snapshot, person),
        organisation_name(snapshot, person),
        person.native_name if native and person.native_name != (line or name) else "",
        sender,
    )


def car_guests(snapshot: Snapshot, event: Event) -> Listed:
    """Everybody not declined or cancelled, by what their sign says; who has no sign is left out.

    All are where the cover lacks.
    """
    at_event = snapshot.at_event.get(event.id, ())
    waiting = [one for one in at_event if stopped(one, Audience.DRIVER)]
    left_out = aliases_missing(snapshot, waiting, Audience.DRIVER)
    coming = [one for one in at_event if shown_as(one, Audience.DRIVER) is not None]
    if event_stopped(event) is not None:
        return Listed((), (*left_out, *_without(snapshot, coming, Why.COVER_MISSING)))
    people = sorted(filter(sign_of, coming), key=sign_of)
    nameless = [one for one in coming if not sign_of(one)]
    return Listed(tuple(people), (*left_out, *_without(snapshot, nameless, Why.NO_SIGN_CODE)))


def car_sign(snapshot: Snapshot, one: Participation) -> CarSign:
    return CarSign(snapshot.people[one.person_id].ref, shown_name(snapshot, one, Audience.DRIVER))


def places(snapshot: Snapshot, event: Event) -> tuple[Place, ...]:
    """Every room with something in it, day by day; the rooms of a day by name."""
    found = dict.fromkeys(place for place, _ in _placed(snapshot, event))
    return tuple(sorted(found, key=lambda one: (one.day, sort_key(one.room, event.language), one.room_id)))


def door_signs(snapshot: Snapshot, event: Event, wanted: Iterable[Place]) -> tuple[DoorSign, ...]:
    """A sign for each of these `places`, sessions by the words that hang on doors; none without the event's cover."""
    if event_stopped(event) is not None:
        return ()
    asked = set(wanted)
    items: dict[Place, list[AgendaItem]] = {}
    for place, session in _placed(snapshot, event):
        said = session_word(session, event, Paper.DOOR_SIGN)
        if place in asked and isinstance(said, str):
            items.setdefault(place, []).append(_item(event, session, said))
    mirrored = from_the_right(event.language)
    return tuple(
        DoorSign(place.room, day_heading(place.day, event.language), event.outward_title, tuple(items[place]), mirrored)
        for place in places(snapshot, event)
        if place in items
    )


def reserved_signs(
    snapshot: Snapshot,
    event: Event,
    words: Iterable[str],
    each: Each | None = None,
    ordering: Ordering = Ordering.NEUTRAL,
) -> tuple[ReservedSign, ...]:
    """A sign for every words typed, and one for each organisation or delegation that may be named; else "Reserved".

    None where the event's cover is missing.
    """
    if event_stopped(event) is not None:
        return ()
    reserved, title = word("reserved", event.language), event.outward_title
    typed = [ReservedSign(said, event_title=title) for said in words if said]
    named = [ReservedSign(name, reserved, title) for name in _reserving(snapshot, event, each, ordering)]
    return tuple([*typed, *named] or ([] if each else [ReservedSign(reserved, event_title=title)]))


def lectern_signs(event: Event, words: Iterable[str]) -> tuple[ReservedSign, ...]:
    """The words typed, else what the event is called outside; none where that is missing."""
    if event_stopped(event) is not None:
        return ()
    title = event.outward_title
    return tuple(ReservedSign(said, event_title=title) for said in words if said) or (ReservedSign(title),)


def _without(snapshot: Snapshot, people: Iterable[Participation], why: Why) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(ref, why) for ref in sorted(snapshot.people[one.person_id].ref for one in people))


def _named(snapshot: Snapshot, one: Participation) -> bool:
    """Whether the paper says the name, and not the alias. Raises ValueError where it may not be made."""
    shown = shown_as(one, Paper.BADGE)
    if shown is None or event_stopped(snapshot.events[one.event_id]) is not None:
        raise ValueError("participation")
    return shown is Shown.NAME


def _placed(snapshot: Snapshot, event: Event) -> Iterator[tuple[Place, Session]]:
    """The event's sessions that have room and time."""
    for session in in_time(snapshot.live_sessions(event.id)):
        room = room_name(snapshot, session)
        if room and isinstance(session.start, Moment):
            yield Place(session.room_id or "", room, day_of(session.start, event.zone)), session


def _item(event: Event, session: Session, said: str) -> AgendaItem:
    start = clock(session.start, event.zone) if session.start else ""
    return AgendaItem(start, clock(session.end, event.zone) if session.end else "", said, "")


def _reserving(snapshot: Snapshot, event: Event, each: Each | None, ordering: Ordering) -> list[str]:
    """Names that a sign may bear.

    An organisation stands on the badge of somebody who is named; a delegation has nobody in it who is not.
    """
    coming = [one for one in snapshot.at_event.get(event.id, ()) if one.coming]
    plain = [one for one in coming if shown_as(one, Paper.BADGE) is Shown.NAME]
    if each is Each.ORGANISATION:
        names = {organisation_name(snapshot, snapshot.people[one.person_id]) for one in plain}
    elif each is Each.DELEGATION:
        hidden = {one.delegation for one in snapshot.at_event.get(event.id, ()) if one.protected or one.alias_missing}
        names = {one.delegation for one in plain} - hidden
    else:
        names = set()
    in_turn = ordering if each is Each.DELEGATION else Ordering.NEUTRAL
    return groups_in_standing(snapshot, event, filter(None, names), Paper.BADGE, in_turn)
