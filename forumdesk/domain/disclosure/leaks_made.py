"""What the cards of each output hold: the makers behind the view of what would leak."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from ..cards import Appointment, Method, Running
from ..events import Event
from ..snapshot import Snapshot
from .agendas import agenda_card
from .appointments import event_appointment, session_appointment
from .asking import running
from .badge_cards import badge_card, badge_holders
from .card_fields import (
    YES,
    Entry,
    Field,
    entry,
    of_agenda,
    of_appointment,
    of_badge,
    of_door_sign,
    of_invite,
    of_list,
    of_schedule,
)
from .flags import with_flag
from .invite_cards import Invited, Recipient, ValidEmail, invite_card, own_sessions, recipients
from .leaks_registers import about, history_entries, rule_entries
from .lists import list_card
from .naming import LeftOut
from .papers import address_label, car_guests, car_sign, door_signs, name_card, places
from .rules import Audience, CoverMissing, Document, Paper
from .schedules import schedule_card

_PICTURE = b"a photo"
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


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
    SEPARATIONS = "separations"
    RECALL = "recall"
    HISTORY = "history"

    @property
    def document(self) -> Document:
        """The row of the table of people that holds for it."""
        return _DOCUMENTS[self]


@dataclass(frozen=True, slots=True)
class Looking:
    """The workspace as its own screen may show it, an event of it, who has a photo, and which addresses are valid.

    `recalled` is the recall list, `lines` the history as it is handed out. `whole` is the workspace with everybody
    where `snapshot` has one person alone.
    """

    snapshot: Snapshot
    event: Event
    valid_email: ValidEmail
    photographed: frozenset[str] = frozenset()
    recalled: tuple[Entry, ...] = ()
    lines: tuple[tuple[str, ...], ...] = ()
    whole: Snapshot | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What the cards of one output hold."""

    entries: tuple[Entry, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    covers_missing: tuple[CoverMissing, ...] = ()


def seen(look: Looking, output: Output, makers: "Makers") -> Seen:
    """What the cards of an output hold; a list where no maker is named."""
    made = makers.get(output)
    return made(look) if made is not None else _listed(look, Audience(output))


def _listed(look: Looking, audience: Audience) -> Seen:
    found = list_card(look.snapshot, look.event, audience, _unnumbered(look.event))
    return Seen(tuple(of_list(found.card)) if found.card else (), found.left_out, found.covers_missing)


def _unnumbered(event: Event) -> Running:
    return running(event, "", "")


def _agenda(look: Looking, audience: Audience) -> Seen:
    with_people = agenda_card(look.snapshot, look.event, audience, _unnumbered(look.event))
    without = agenda_card(replace(look.snapshot, roles=()), look.event, audience, _unnumbered(look.event))
    cards = with_people.card, without.card
    entries = of_agenda(cards[0], cards[1]) if cards[0] is not None and cards[1] is not None else ()
    return Seen(tuple(entries), with_people.left_out, with_people.covers_missing)


def _badges(look: Looking) -> Seen:
    held = badge_holders(look.snapshot, look.event)
    photos = dict.fromkeys(look.photographed, _PICTURE)
    bare = ((one, badge_card(look.snapshot, one, "", "", photos.get(one.person_id, b""))) for one in held.people)
    cards = (with_flag(look.snapshot, one, card, _flag) for one, card in bare)
    return Seen(tuple(map(of_badge, cards)), held.left_out)


def _flag(country: str) -> bytes:
    """Which picture it is does not matter here: a flag is asked for, and may be drawn."""
    return country.encode()


def _name_cards(look: Looking) -> Seen:
    held = badge_holders(look.snapshot, look.event)
    bare = ((one, name_card(look.snapshot, one, organisation=True)) for one in held.people)
    cards = [with_flag(look.snapshot, one, card, _flag) for one, card in bare]
    entries = (
        entry(
            (Field.NAME, one.name),
            (Field.NATIVE_NAME, one.second_name),
            (Field.ORGANISATION, one.organisation),
            (Field.FLAG, YES if one.flag else ""),
        )
        for one in cards
    )
    return Seen(tuple(entries), held.left_out)


def _labels(look: Looking) -> Seen:
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
    return Seen(tuple(entries), held.left_out)


def _car_signs(look: Looking) -> Seen:
    guests = car_guests(look.snapshot, look.event)
    entries = (entry((Field.NAME, car_sign(look.snapshot, one).sign_code)) for one in guests.people)
    return Seen(tuple(entries), guests.left_out)


def _door_signs(look: Looking) -> Seen:
    cards = door_signs(look.snapshot, look.event, places(look.snapshot, look.event))
    return Seen(tuple(one for card in cards for one in of_door_sign(card)))


def _schedule(look: Looking) -> Seen:
    return Seen(tuple(of_schedule(schedule_card(look.snapshot, look.event, ""))))


def _invites(look: Looking) -> Seen:
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
    return Seen(tuple(entries), tuple(left_out), tuple(covers))


def _files(event: Event, one: Recipient, appointments: list[Appointment]) -> list[Entry]:
    card = invite_card(event, one, Method.PUBLISH, tuple(appointments), _NEVER)
    return [of_invite(card, one.greeting), *map(of_appointment, card.appointments)]


def _session_invites(look: Looking) -> Seen:
    """What an invite says of the one session that is left; whose it is says nothing of the session."""
    (session,) = look.snapshot.sessions.values()
    made = None if session.id in look.snapshot.cancelled_sessions else session_appointment(look.snapshot, session)
    if isinstance(made, CoverMissing):
        return Seen(covers_missing=(made,))
    return Seen((of_appointment(made),)) if made is not None else Seen()


def _separations(look: Looking) -> Seen:
    if look.whole is None:
        found = rule_entries(look.snapshot, look.event)
    else:
        # Rules are between two: with nobody else here there would be none.
        (person_id,) = look.snapshot.people
        found = rule_entries(look.whole, look.event, person_id)
    return Seen(*found)


def _session_rules(look: Looking) -> Seen:
    """Where two sides come near each other in the one session that is left; who sleeps or rides where is not of it."""
    here = replace(look.snapshot, stays=(), passengers=())
    return Seen(*rule_entries(here, look.event))


def _recall(look: Looking) -> Seen:
    if look.whole is None:
        return Seen(look.recalled)
    (person,) = look.snapshot.people.values()
    return Seen(about(person.print_name, look.recalled))


def _history(look: Looking) -> Seen:
    return Seen(history_entries(look.event, look.lines) if look.whole is None else ())


Makers = Mapping[Output, Callable[[Looking], Seen]]
MAKERS: Makers = {
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
    Output.SEPARATIONS: _separations,
    Output.RECALL: _recall,
    Output.HISTORY: _history,
}
SESSION_MAKERS: Makers = {**MAKERS, Output.INVITE: _session_invites, Output.SEPARATIONS: _session_rules}
_DOCUMENTS: dict[Output, Document] = {
    **{output: Audience(output) for output in Output if output not in MAKERS},
    Output.PUBLIC_AGENDA: Paper.PUBLIC_AGENDA,
    Output.PARTICIPANTS_AGENDA: Paper.PARTICIPANTS_AGENDA,
    Output.ORGANISER_AGENDA: Paper.ORGANISER_AGENDA,
    Output.SCHEDULE: Paper.PUBLIC_AGENDA,
    Output.INVITE: Paper.INVITE,
    **dict.fromkeys((Output.BADGE, Output.NAME_CARD, Output.ADDRESS_LABEL), Paper.BADGE),
    Output.DOOR_SIGN: Paper.DOOR_SIGN,
    Output.CAR_SIGN: Audience.DRIVER,
    Output.SEPARATIONS: Audience.SECURITY,
    **dict.fromkeys((Output.RECALL, Output.HISTORY), Audience.ORGANISER),
}
