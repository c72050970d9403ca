"""What would leak: of an event, a session or a person, what every output says; made of the very cards that go out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from ..cards import Appointment, Method, Running
from ..events import Event
from ..participation import Participation
from ..snapshot import Snapshot
from .agendas import agenda_card
from .appointments import event_appointment, session_appointment
from .asking import running, subtitle
from .badge_cards import badge_card, badge_holders
from .card_fields import (
    Entry,
    Field,
    entry,
    joined,
    of_agenda,
    of_appointment,
    of_badge,
    of_door_sign,
    of_invite,
    of_list,
    of_schedule,
)
from .invite_cards import Invited, Recipient, ValidEmail, invite_card, own_sessions, recipients
from .lists import list_card
from .naming import LeftOut, Why
from .papers import address_label, car_guests, car_sign, door_signs, name_card, places
from .rules import Audience, CoverMissing, Document, Paper, Shown, allowed, event_stopped, shown_as
from .schedules import schedule_card
from .screening import can_be_written_to, screened

_PICTURE = b"a photo"
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


class Standing(StrEnum):
    """Whether an output says anything of what is asked about."""

    SHOWN = "shown"
    COUNTED = "counted"
    NOT_LISTED = "not_listed"
    STOPPED = "stopped"
    REFUSED = "refused"


class Output(StrEnum):
    """Everything that leaves the house and says something of people or sessions, each with its audience."""

    PUBLIC = "public"
    PUBLIC_AGENDA = "public_agenda"
    SCHEDULE = "schedule"
    PARTICIPANTS = "participants"
    PARTICIPANTS_AGENDA = "participants_agenda"
    INVITE = "invite"
    BADGE = "badge"
    NAME_CARD = "name_card"
    ADDRESS_LABEL = "address_label"
    DOOR_SIGN = "door_sign"
    KITCHEN = "kitchen"
    HOTEL = "hotel"
    DRIVER = "driver"
    CAR_SIGN = "car_sign"
    INTERPRETER = "interpreter"
    SECURITY = "security"
    GUARDS = "guards"
    PROOF = "proof"
    ORGANISER = "organiser"
    ORGANISER_AGENDA = "organiser_agenda"

    @property
    def document(self) -> Document:
        """The row of the table of people that holds for it."""
        return _DOCUMENTS[self]


@dataclass(frozen=True, slots=True)
class Sight:
    """What one output says: each field as one text. `why` and `form` tell what stops it.

    `shown` is how a person stands on it, where a person is asked about; `left_out` are people, where the event is.
    """

    output: Output
    standing: Standing
    said: Mapping[Field, str] = field(default_factory=dict)
    why: str = ""
    form: str = ""
    shown: Shown | None = None
    left_out: int = 0

    @property
    def protected(self) -> bool:
        """Whether a cover name or a code stands there for somebody protected."""
        return self.shown in (Shown.ALIAS, Shown.SIGN_CODE)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two outputs do not say alike; empty where one does not say it."""

    field: Field
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Looking:
    """The workspace as its own screen may show it, an event of it, who has a photo, and which addresses are valid."""

    snapshot: Snapshot
    event: Event
    valid_email: ValidEmail
    photographed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the cards of one output hold."""

    entries: tuple[Entry, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    covers_missing: tuple[CoverMissing, ...] = ()


def looking(snapshot: Snapshot, event_code: str, valid_email: ValidEmail, photographed: Iterable[str] = ()) -> Looking:
    """What is masked on the screen is masked before any card is made, so that no card can say it here."""
    masked = screened(snapshot, valid_email)
    event = masked.event_by_code[event_code]
    return Looking(masked, event, can_be_written_to(valid_email), frozenset(photographed))


def person_sights(look: Looking, person_id: str) -> tuple[Sight, ...]:
    """Each output's cards in a workspace in which nobody else is: whatever they say is of this person."""
    one = look.snapshot
    alone = replace(
        one,
        people={person_id: one.people[person_id]},
        participations=one.of_person.get(person_id, ()),
        roles=one.roles_of_person.get(person_id, ()),
        badges=tuple(badge for badge in one.badges if badge.person_id == person_id),
    )
    mine = replace(look, snapshot=alone)
    here = one.participation(person_id, look.event.id)
    return tuple(_of_person(_sight(mine, output, _OF_NAMED.get(output)), here) for output in Output)


def session_sights(look: Looking, session_id: str) -> tuple[Sight, ...]:
    """The same for one session and those who are in it; lists that name no session say nothing of it."""
    one, session = look.snapshot, look.snapshot.sessions[session_id]
    roles = one.roles_of_session.get(session_id, ())
    there = one.people_in(session) | {role.person_id for role in roles}
    parts = tuple(part for part in one.participations if part.person_id in there)
    mine = replace(look, snapshot=replace(one, sessions={session_id: session}, roles=roles, participations=parts))
    return tuple(
        _sight(mine, output, _OF_PLACED.get(output), _SESSION_MAKERS)
        if output in _OF_SESSIONS
        else _nothing(mine, output) or Sight(output, Standing.NOT_LISTED)
        for output in Output
    )


def event_sights(look: Looking) -> tuple[Sight, ...]:
    """Of the event itself: what it is called on each output, and of how many rows each field is said."""
    return tuple(_of_event(look, output) for output in Output)


def differences(one: Sight, other: Sight) -> tuple[Difference, ...]:
    """What one output says and the other does not, or says otherwise."""
    pairs = ((name, one.said.get(name, ""), other.said.get(name, "")) for name in Field)
    return tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2])


def _of_person(sight: Sight, here: Participation | None) -> Sight:
    """How the law says the person stands, beside what the card does say."""
    shown = shown_as(here, sight.output.document) if here is not None else None
    counted = shown is Shown.COUNTED and sight.standing is Standing.SHOWN
    return replace(sight, shown=shown, standing=Standing.COUNTED if counted else sight.standing)


def _of_event(look: Looking, output: Output) -> Sight:
    none = _nothing(look, output)
    if none is not None:
        return none
    seen = _seen(look, output, _MAKERS)
    heading = joined([_heading(look, output)])
    counts: dict[Field, int] = {}
    for one in seen.entries:
        for name in one.said:
            counts[name] = counts.get(name, 0) + 1
    said = {name: heading.get(name) or str(counts[name]) for name in Field if name in counts or name in heading}
    left_out = len({one.ref for one in seen.left_out})
    return Sight(output, Standing.SHOWN if said else Standing.NOT_LISTED, said, left_out=left_out)


def _heading(look: Looking, output: Output) -> Entry:
    """What names the event itself on the output."""
    event = look.event
    if output is Output.INVITE:
        whole = event_appointment(event)
        return of_appointment(whole) if isinstance(whole, Appointment) else entry()
    if output in _BARE:
        return entry()
    if output in _TITLED:
        return entry((Field.TITLE, event.outward_title))
    return entry((Field.TITLE, subtitle(event)))


def _nothing(look: Looking, output: Output) -> Sight | None:
    """An output that the event does not have, or that waits for its cover."""
    if allowed(output.document, look.event) is not None:
        return Sight(output, Standing.REFUSED)
    uncovered = event_stopped(look.event) is not None
    return Sight(output, Standing.STOPPED, why=Why.COVER_MISSING) if uncovered else None


def _sight(look: Looking, output: Output, needed: Field | None, makers: "Makers | None" = None) -> Sight:
    """What the cards say in entries that have the field that is needed, if one is."""
    none = _nothing(look, output)
    if none is not None:
        return none
    seen = _seen(look, output, makers or _MAKERS)
    entries = [one for one in seen.entries if one.said and (needed is None or needed in one.said)]
    if entries:
        return Sight(output, Standing.SHOWN, joined(entries))
    if seen.left_out:
        return Sight(output, Standing.STOPPED, why=seen.left_out[0].why, form=seen.left_out[0].form)
    if seen.covers_missing:
        return Sight(output, Standing.STOPPED, why=Why.COVER_MISSING)
    return Sight(output, Standing.NOT_LISTED)


def _seen(look: Looking, output: Output, makers: "Makers") -> _Seen:
    made = makers.get(output)
    return made(look) if made is not None else _listed(look, Audience(output))


def _listed(look: Looking, audience: Audience) -> _Seen:
    found = list_card(look.snapshot, look.event, audience, _unnumbered(look.event))
    return _Seen(tuple(of_list(found.card)) if found.card else (), found.left_out, found.covers_missing)


def _unnumbered(event: Event) -> Running:
    return running(event, "", "")


def _agenda(look: Looking, audience: Audience) -> _Seen:
    with_people = agenda_card(look.snapshot, look.event, audience, _unnumbered(look.event))
    without = agenda_card(replace(look.snapshot, roles=()), look.event, audience, _unnumbered(look.event))
    cards = with_people.card, without.card
    entries = of_agenda(cards[0], cards[1]) if cards[0] is not None and cards[1] is not None else ()
    return _Seen(tuple(entries), with_people.left_out, with_people.covers_missing)


def _badges(look: Looking) -> _Seen:
    held = badge_holders(look.snapshot, look.event)
    photos = dict.fromkeys(look.photographed, _PICTURE)
    cards = (badge_card(look.snapshot, one, "", "", photos.get(one.person_id, b"")) for one in held.people)
    return _Seen(tuple(map(of_badge, cards)), held.left_out)


def _name_cards(look: Looking) -> _Seen:
    held = badge_holders(look.snapshot, look.event)
    cards = [name_card(look.snapshot, one, organisation=True) for one in held.people]
    entries = (
        entry((Field.NAME, one.name), (Field.NATIVE_NAME, one.second_name), (Field.ORGANISATION, one.organisation))
        for one in cards
    )
    return _Seen(tuple(entries), held.left_out)


def _labels(look: Looking) -> _Seen:
    held = badge_holders(look.snapshot, look.event)
    cards = [address_label(look.snapshot, one, native=True) for one in held.people]
    entries = (
        entry(
            (Field.NAME, one.name),
            (Field.NATIVE_NAME, one.second_name),
            (Field.TITLE_LINE, one.title_line),
            (Field.ORGANISATION, one.organisation),
        )
        for one in cards
    )
    return _Seen(tuple(entries), held.left_out)


def _car_signs(look: Looking) -> _Seen:
    guests = car_guests(look.snapshot, look.event)
    entries = (entry((Field.NAME, car_sign(look.snapshot, one).sign_code)) for one in guests.people)
    return _Seen(tuple(entries), guests.left_out)


def _door_signs(look: Looking) -> _Seen:
    cards = door_signs(look.snapshot, look.event, places(look.snapshot, look.event))
    return _Seen(tuple(one for card in cards for one in of_door_sign(card)))


def _schedule(look: Looking) -> _Seen:
    return _Seen(tuple(of_schedule(schedule_card(look.snapshot, look.event, ""))))


def _invites(look: Looking) -> _Seen:
    """To the event and to each recipient's own sessions."""
    own = own_sessions(look.snapshot, look.event)
    entries: list[Entry] = []
    left_out: list[LeftOut] = []
    covers: list[CoverMissing] = []
    for invited in (Invited.EVENT, Invited.SESSIONS):
        found = recipients(look.snapshot, look.event, invited, look.valid_email)
        left_out += found.left_out
        for one in found.people:
            sessions = own.get(one.person_id, ()) if invited is Invited.SESSIONS else ()
            made = [session_appointment(look.snapshot, session, reader=one.tongue) for session in sessions]
            made += [event_appointment(look.event, reader=one.tongue)] if invited is Invited.EVENT else []
            covers += [each for each in made if isinstance(each, CoverMissing)]
            fitting = [each for each in made if isinstance(each, Appointment)]
            entries += _files(look.event, one, fitting) if fitting else []
    return _Seen(tuple(entries), tuple(left_out), tuple(covers))


def _files(event: Event, one: Recipient, appointments: list[Appointment]) -> list[Entry]:
    card = invite_card(event, one, Method.PUBLISH, tuple(appointments), _NEVER)
    return [of_invite(card, one.greeting), *map(of_appointment, card.appointments)]


def _session_invites(look: Looking) -> _Seen:
    """What an invite says of the one session that is left; whose it is says nothing of the session."""
    (session,) = look.snapshot.sessions.values()
    made = None if session.id in look.snapshot.cancelled_sessions else session_appointment(look.snapshot, session)
    if isinstance(made, CoverMissing):
        return _Seen(covers_missing=(made,))
    return _Seen((of_appointment(made),)) if made is not None else _Seen()


Makers = Mapping[Output, Callable[[Looking], _Seen]]
_MAKERS: Makers = {
    Output.PUBLIC_AGENDA: lambda look: _agenda(look, Audience.PUBLIC),
    Output.PARTICIPANTS_AGENDA: lambda look: _agenda(look, Audience.PARTICIPANTS),
    Output.ORGANISER_AGENDA: lambda look: _agenda(look, Audience.ORGANISER),
    Output.SCHEDULE: _schedule,
    Output.INVITE: _invites,
    Output.BADGE: _badges,
    Output.NAME_CARD: _name_cards,
    Output.ADDRESS_LABEL: _labels,
    Output.DOOR_SIGN: _door_signs,
    Output.CAR_SIGN: _car_signs,
}
_SESSION_MAKERS: Makers = {**_MAKERS, Output.INVITE: _session_invites}
_DOCUMENTS: dict[Output, Document] = {
    **{output: Audience(output) for output in Output if output not in _MAKERS},
    Output.PUBLIC_AGENDA: Paper.PUBLIC_AGENDA,
    Output.PARTICIPANTS_AGENDA: Paper.PARTICIPANTS_AGENDA,
    Output.ORGANISER_AGENDA: Paper.ORGANISER_AGENDA,
    Output.SCHEDULE: Paper.PUBLIC_AGENDA,
    Output.INVITE: Paper.INVITE,
    **dict.fromkeys((Output.BADGE, Output.NAME_CARD, Output.ADDRESS_LABEL), Paper.BADGE),
    Output.DOOR_SIGN: Paper.DOOR_SIGN,
    Output.CAR_SIGN: Audience.DRIVER,
}
_PROGRAMME = frozenset(
    {Output.PUBLIC_AGENDA, Output.PARTICIPANTS_AGENDA, Output.ORGANISER_AGENDA, Output.SCHEDULE, Output.DOOR_SIGN}
)
# Programmes have sessions of everybody; those that name a person are the ones that say something of them.
_OF_NAMED = dict.fromkeys(_PROGRAMME, Field.NAME)
# Security's list has everybody, wherever they are.
_OF_PLACED = {Output.SECURITY: Field.PLACE}
_OF_SESSIONS = _PROGRAMME | {Output.INVITE, Output.KITCHEN, Output.INTERPRETER, Output.SECURITY}
# What has no word for the event at all, and what has its title alone.
_BARE = frozenset({Output.NAME_CARD, Output.ADDRESS_LABEL, Output.CAR_SIGN})
_TITLED = frozenset({Output.BADGE, Output.DOOR_SIGN, Output.SCHEDULE})
