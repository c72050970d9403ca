"""What would leak: of an event, a session or a person, what every output says; made of the very cards that go out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ..cards import Appointment
from ..participation import Participation
from ..snapshot import Snapshot
from .appointments import event_appointment
from .asking import subtitle
from .card_fields import (
    Entry,
    Field,
    entry,
    joined,
    of_appointment,
)
from .invite_cards import ValidEmail
from .leaks_made import MAKERS, SESSION_MAKERS, Looking, Makers, Output, seen
from .leaks_registers import NOTHING_KEPT, Kept, recall_entries
from .naming import Why
from .rules import Shown, allowed, event_stopped, shown_as
from .screening import can_be_written_to, screened


class Standing(StrEnum):
    """Whether an output says anything of what is asked about."""

    SHOWN = "shown"
    COUNTED = "counted"
    NOT_LISTED = "not_listed"
    STOPPED = "stopped"
    REFUSED = "refused"


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


def looking(
    snapshot: Snapshot,
    event_code: str,
    valid_email: ValidEmail,
    photographed: Iterable[str] = (),
    kept: Kept = NOTHING_KEPT,
) -> Looking:
    """What is masked on the screen is masked before any card is made, so that no card can say it here."""
    masked = screened(snapshot, valid_email)
    event = masked.event_by_code[event_code]
    # Of the workspace as it is: this list knows itself whose names its words must not say.
    recalled = recall_entries(snapshot, event, kept)
    return Looking(masked, event, can_be_written_to(valid_email), frozenset(photographed), recalled, kept.lines)


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
    mine = replace(look, snapshot=alone, whole=one)
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
        _sight(mine, output, _OF_PLACED.get(output), SESSION_MAKERS)
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
    found = seen(look, output, MAKERS)
    heading = joined([_heading(look, output)])
    counts: dict[Field, int] = {}
    for one in found.entries:
        for name in one.said:
            counts[name] = counts.get(name, 0) + 1
    said = {name: heading.get(name) or str(counts[name]) for name in Field if name in counts or name in heading}
    left_out = len({one.ref for one in found.left_out})
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


def _sight(look: Looking, output: Output, needed: Field | None, makers: Makers | None = None) -> Sight:
    """What the cards say in entries that have the field that is needed, if one is."""
    none = _nothing(look, output)
    if none is not None:
        return none
    found = seen(look, output, makers or MAKERS)
    entries = [one for one in found.entries if one.said and (needed is None or needed in one.said)]
    if entries:
        return Sight(output, Standing.SHOWN, joined(entries))
    if found.left_out:
        return Sight(output, Standing.STOPPED, why=found.left_out[0].why, form=found.left_out[0].form)
    if found.covers_missing:
        return Sight(output, Standing.STOPPED, why=Why.COVER_MISSING)
    return Sight(output, Standing.NOT_LISTED)


_PROGRAMME = frozenset(
    {Output.PUBLIC_AGENDA, Output.PARTICIPANTS_AGENDA, Output.ORGANISER_AGENDA, Output.SCHEDULE, Output.DOOR_SIGN}
)
# Programmes have sessions of everybody; those that name a person are the ones that say something of them.
_OF_NAMED = dict.fromkeys(_PROGRAMME, Field.NAME)
# Security's list has everybody, wherever they are.
_OF_PLACED = dict.fromkeys((Output.SECURITY, Output.SEPARATIONS), Field.PLACE)
_OF_SESSIONS = _PROGRAMME | {Output.INVITE, Output.KITCHEN, Output.INTERPRETER, Output.SECURITY, Output.SEPARATIONS}
# What has no word for the event at all, and what has its title alone.
_BARE = frozenset({Output.NAME_CARD, Output.ADDRESS_LABEL, Output.CAR_SIGN})
_TITLED = frozenset({Output.BADGE, Output.DOOR_SIGN, Output.SCHEDULE})
