"""Sending a person or an event to another circle: what there is to send, what somebody chose, and the record of it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import MISSING, dataclass, fields, replace
from typing import TypeVar

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.copies import Terms
from forumdesk.domain.covers import FIELDS as COVER_NAMES
from forumdesk.domain.events import Event
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Participation, Visibility
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session, SessionVisibility
from forumdesk.domain.sending_errors import NothingChosenError, NowhereHereError
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.venues import Room, Venue
from forumdesk.services.choosing import event_of
from forumdesk.services.comparing import Values, values_of
from forumdesk.services.copy_numbers import next_number
from forumdesk.services.copying import Leaving, hand_over
from forumdesk.services.errors import UnknownError
from forumdesk.store.workspace import Workspace

R = TypeVar("R", Person, Participation, Event, Session)
IDENTITY = "identity"
"""All of a protected person that says who it is: one thing to choose, and its parts are not even listed."""
SENT = "circle"
"""What the register calls such a copy."""
# Kept here, whoever asks: what only this workspace can read, and what identifies a row or a badge in it.
_STAYS = frozenset(
    {"id", "ref", "other_refs", "also", "person_id", "event_id", "sign_code", "copy_letters", "edition_id"}
    | {"venue_codes", "venue_id", "code", "room_typed", "readiness"}
)
# Goes whenever the rest goes: without it something would stand more open there than here.
_GOES_ALONG = frozenset({"visibility", "discretion", "kind", "zone"})
_GUARDED = frozenset({"notes", "custom", "alias", "delegation", "diet", "prayer_need", "access_need", *COVER_NAMES})
_OF_DISCREET = frozenset({"title", "place"})
_OF_SESSION = ("title", "cover_title", "kind", "start", "end", "room_id", "visibility", "rule", "marking", "languages")
_NOT_OF_SESSION = frozenset({"notes", "custom", "roles_needed"})


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that can be sent or kept back: a field, of the event `event` if it is one's stay there, or a session.

    A guarded one is kept back unless somebody chooses it; of a hidden one nothing is shown before it goes.
    """

    field: str
    values: Values
    event: str = ""
    session: str = ""
    guarded: bool = False
    hidden: bool = False

    @property
    def key(self) -> str:
        """What names it when somebody chooses."""
        return self.session or (f"{self.event}/{self.field}" if self.event else self.field)


@dataclass(frozen=True, slots=True)
class Offer:
    """What could be sent, and as what it is shown here: a person, by ref, with stays at `events`, or the one event.

    The register of the first event numbers the copy.
    """

    person: str
    events: tuple[str, ...]
    called: str
    parts: tuple[Part, ...]

    @property
    def usual(self) -> frozenset[str]:
        """What is sent unless somebody chooses otherwise."""
        return frozenset(one.key for one in self.parts if not one.guarded)


@dataclass(frozen=True, slots=True, repr=False)
class Parcel:
    """What was chosen, as plain values; ids in it are those of the sender and mean nothing there."""

    fields: tuple[str, ...]
    person: Person | None = None
    organisation: Organisation | None = None
    stays: tuple[tuple[str, Participation], ...] = ()
    protected: bool = False
    event: Event | None = None
    sessions: tuple[Session, ...] = ()
    rooms: tuple[tuple[Venue, Room], ...] = ()

    def __repr__(self) -> str:
        return "Parcel(...)"

    @property
    def data(self) -> bytes:
        """What the register keeps the digest of."""
        held = (self.person, self.organisation, self.stays, self.event, self.sessions, self.rooms)
        return repr(held).encode()


def offer_person(workspace: Workspace, ref: str, event_code: str | None = None) -> Offer:
    """A person, with their stay at one event or at all of them. UnknownError, NowhereHereError."""
    snapshot = workspace.snapshot()
    person, stays = _who(snapshot, ref, event_code)
    hidden = disclosure.masked(snapshot, person.id)
    parts = [Part(IDENTITY, (), guarded=True, hidden=True)] if hidden else list(_parts(snapshot, person))
    for one in stays:
        code = snapshot.events[one.event_id].code
        parts += (replace(part, event=code) for part in _parts(snapshot, one))
    codes = tuple(snapshot.events[one.event_id].code for one in stays)
    return Offer(person.ref, codes, disclosure.display_name(snapshot, person.id), tuple(parts))


def offer_event(workspace: Workspace, event_code: str) -> Offer:
    """An event with its sessions and their rooms; people are sent one by one. UnknownError."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    parts = list(_parts(snapshot, event))
    if event.discreet:
        parts = [replace(one, guarded=one.guarded or one.field in _OF_DISCREET) for one in parts]
    parts += (_of_session(snapshot, one) for one in snapshot.live_sessions(event.id))
    return Offer("", (event.code,), event.outward_title or event.code, tuple(parts))


def pack(workspace: Workspace, offer: Offer, chosen: Collection[str]) -> Parcel:
    """The parts chosen, as they are now. UnknownError for a part that is not offered, NothingChosenError."""
    known = {one.key: one for one in offer.parts}
    for key in chosen:
        if key not in known:
            raise UnknownError("field", key)
    if not chosen:
        raise NothingChosenError
    names = tuple(one.key for one in offer.parts if one.key in chosen)
    snapshot = workspace.snapshot()
    return _person_parcel(snapshot, offer, names) if offer.person else _event_parcel(snapshot, offer, names)


def record(workspace: Workspace, offer: Offer, parcel: Parcel, for_whom: str = "") -> ChangeSet:
    """Before anything arrives there: a numbered copy in the register here, and a line that undo passes over."""
    event = event_of(workspace.snapshot(), offer.events[0])
    number = next_number(workspace, event)
    leaving = Leaving(event, SENT, SENT, parcel.fields, number, Terms(for_whom=for_whom.strip()))
    return hand_over(workspace, leaving, parcel.data, None, label=Label.SENT_TO_CIRCLE)


def _who(snapshot: Snapshot, ref: str, event_code: str | None) -> tuple[Person, list[Participation]]:
    person = snapshot.person_by_ref.get(ref)
    if person is None:
        raise UnknownError("ref", ref)
    event = event_of(snapshot, event_code) if event_code is not None else None
    stays = [one for one in snapshot.of_person.get(person.id, ()) if event is None or one.event_id == event.id]
    if not stays:
        raise NowhereHereError(person.ref)
    return person, stays


def _parts(snapshot: Snapshot, record_: Person | Participation | Event) -> Iterator[Part]:
    """Every field that holds something and can go."""
    names = {one.id: one.name for one in snapshot.organisations.values()}
    for one in fields(record_):
        if one.name in _STAYS or one.name in _GOES_ALONG:
            continue
        values = values_of(record_, one.name, names)
        if values and getattr(record_, one.name) != one.default:
            yield Part(one.name, values, guarded=one.name in _GUARDED)


def _of_session(snapshot: Snapshot, session: Session) -> Part:
    secret = session.visibility is SessionVisibility.NEED_TO_KNOW
    names = {one.id: one.name for one in snapshot.rooms.values()}
    shown = ("cover_title", "visibility") if secret else _OF_SESSION
    values = tuple(value for name in shown for value in values_of(session, name, names))
    return Part("session", values, session=session.code, guarded=secret, hidden=secret)


def _person_parcel(snapshot: Snapshot, offer: Offer, names: tuple[str, ...]) -> Parcel:
    person = snapshot.person_by_ref[offer.person]
    whole = {one.name for one in fields(Person)} - _STAYS
    kept = _only(person, whole if IDENTITY in names else names)
    protected = disclosure.masked(snapshot, person.id)
    stays = []
    for code in offer.events:
        one = snapshot.at[person.id, snapshot.event_by_code[code].id]
        sent = _only(one, [name.partition("/")[2] for name in names if name.startswith(f"{code}/")])
        if protected and not sent.alias:
            # Stopped there until somebody gives an alias: the name must not stand open by going along.
            sent = replace(sent, visibility=Visibility.NEED_TO_KNOW)
        stays.append((code, sent))
    found = snapshot.organisations.get(kept.organisation_id or "")
    organisation = replace(found, pillars=(), support="none", source="", custom=()) if found else None
    return Parcel(names, kept, organisation, tuple(stays), protected)


def _event_parcel(snapshot: Snapshot, offer: Offer, names: tuple[str, ...]) -> Parcel:
    event = _only(snapshot.event_by_code[offer.events[0]], names)
    sent = [one for one in snapshot.live_sessions(event.id) if one.code in names]
    kept = {one.name for one in fields(Session)} - _STAYS - _NOT_OF_SESSION
    sessions = tuple(_only(one, kept) for one in sent)
    ids = dict.fromkeys(one.room_id for one in sessions if one.room_id is not None)
    rooms = tuple(
        (replace(snapshot.venues[room.venue_id], readiness="", notes="", custom=()), replace(room, notes="", custom=()))
        for room in map(snapshot.rooms.__getitem__, ids)
    )
    return Parcel(names, event=event, sessions=sessions, rooms=rooms)


def _only(record_: R, names: Iterable[str]) -> R:
    """The record with those fields, what goes along in any case, and nothing else."""
    wanted = {*names} - _STAYS | _GOES_ALONG | {"room_id"}
    blank = {one.name: one.default for one in fields(record_) if one.name not in wanted and one.default is not MISSING}
    return replace(record_, **blank)
