"""What came from another circle, taken in as one step that undo takes back. Nothing that is here is written over."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.collation import folded
from forumdesk.domain.events import Event
from forumdesk.domain.identity import Verdict, judge
from forumdesk.domain.participation import Participation
from forumdesk.domain.people import Person
from forumdesk.domain.questions import Question, QuestionType
from forumdesk.domain.sending_errors import NamelessError, NowhereToHideError
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.venues import Room, Venue
from forumdesk.importers.headings import ImportKind
from forumdesk.importers.organisation_book import OrganisationBook
from forumdesk.importers.people import identity_of
from forumdesk.services.errors import AliasTakenError, AlreadyThereError
from forumdesk.services.sending import Parcel
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace
from forumdesk.world import World

_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Arrival:
    """What comes in: as which ref or code, who here may be the same person, and which events are not known here."""

    key: str
    rows: tuple[Entity, ...]
    same: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    arrival: Arrival
    change_set: ChangeSet


def look(workspace: Workspace, parcel: Parcel) -> Arrival:
    """What `receive` would do.

    Raises AlreadyThereError for an event or a session whose code is taken here, AliasTakenError, NamelessError,
    NowhereToHideError.
    """
    arriving = _Arriving(workspace.snapshot(), workspace.world)
    return arriving.event(parcel, parcel.event) if parcel.event else arriving.person(parcel)


def receive(workspace: Workspace, parcel: Parcel) -> Received:
    """Take it in; where somebody here may be the same person, that is asked as an import asks it. As `look` raises."""
    arrival = look(workspace, parcel)
    with workspace.transaction(Label.RECEIVED_FROM_CIRCLE) as tx:
        tx.save_all(arrival.rows)
    return Received(arrival, tx.change_set)


class _Arriving:
    """Makes the rows, with ids and codes of this workspace."""

    def __init__(self, snapshot: Snapshot, world: World) -> None:
        self._snapshot, self._world = snapshot, world
        self._rows: list[Entity] = []

    def person(self, parcel: Parcel) -> Arrival:
        sent = parcel.person
        if sent is None:
            raise NamelessError
        person = replace(
            sent, id=self._world.new_id(), ref=self._free_ref(sent.ref), organisation_id=self._organisation(parcel)
        )
        stays = list(self._stays(parcel, person.id))
        if parcel.protected and not stays:
            raise NowhereToHideError(sent.ref)
        if not person.print_name:
            # The alias is the one thing that anybody there may know them by.
            person = replace(person, print_name_typed=next((one.alias for one in stays if one.alias), ""))
        if not person.print_name:
            raise NamelessError
        same = list(self._same(person))
        self._rows += [person, *stays, *same]
        missing = tuple(code for code, _ in parcel.stays if code not in self._snapshot.event_by_code)
        asked = tuple(next(ref for ref in one.refs if ref != person.ref) for one in same)
        return Arrival(person.ref, tuple(self._rows), asked, missing)

    def event(self, parcel: Parcel, sent: Event) -> Arrival:
        self._refuse_taken(sent, parcel)
        letters = self._world.code(_LETTERS) if sent.discreet else ""
        event = replace(sent, id=self._world.new_id(), copy_letters=letters, edition_id=None)
        rooms = {room.id: self._room(venue, room) for venue, room in parcel.rooms}
        self._rows.append(event)
        for one in parcel.sessions:
            room_id = rooms.get(one.room_id or "")
            self._rows.append(replace(one, id=self._world.new_id(), event_id=event.id, room_id=room_id))
        return Arrival(event.code, tuple(self._rows))

    def _free_ref(self, ref: str) -> str:
        """The sender's, if nobody here has it; it is no more than a mark on a list."""
        free, number = ref, 1
        while free in self._snapshot.person_by_ref:
            number += 1
            free = f"{ref}-{number}"
        return free

    def _organisation(self, parcel: Parcel) -> str | None:
        sent = parcel.organisation
        if sent is None:
            return None
        found = OrganisationBook(self._snapshot.organisations.values()).find(sent.name)
        if found is None:
            found = self._world.new_id()
            self._rows.append(replace(sent, id=found))
        return found

    def _stays(self, parcel: Parcel, person_id: str) -> Iterator[Participation]:
        for code, one in parcel.stays:
            event = self._snapshot.event_by_code.get(code)
            if event is None:
                continue
            taken = {folded(other.alias) for other in self._snapshot.at_event.get(event.id, ()) if other.alias}
            if one.alias and folded(one.alias) in taken:
                raise AliasTakenError(one.alias)
            sign = self._world.code(_LETTERS)
            yield replace(one, id=self._world.new_id(), person_id=person_id, event_id=event.id, sign_code=sign)

    def _same(self, person: Person) -> Iterator[Question]:
        """The usual question about everybody here who may be, or surely is, the same."""
        identity = identity_of(person)
        for other in self._snapshot.people.values():
            judged = judge(identity, identity_of(other))
            if judged.verdict is not Verdict.APART:
                refs = tuple(sorted((person.ref, other.ref)))
                key = "merge:" + "+".join(refs)
                asked, people = QuestionType.SAME_PERSON, ImportKind.PEOPLE.value
                ways = ("merge", "keep")
                yield Question(self._world.new_id(), key, asked, people, refs, evidence=judged.evidence, choices=ways)

    def _refuse_taken(self, sent: Event, parcel: Parcel) -> None:
        if sent.code in self._snapshot.event_by_code:
            raise AlreadyThereError("event", sent.code)
        taken = {one.code for one in self._snapshot.sessions.values()}
        for session in parcel.sessions:
            if session.code in taken:
                raise AlreadyThereError("session", session.code)

    def _room(self, venue: Venue, room: Room) -> str:
        """The room here of that name, in a house of that place and name; else both are new."""
        house = self._house(venue)
        names = {folded(name) for name in (room.name, *room.aliases)}
        rooms = [*self._snapshot.rooms.values(), *(one for one in self._rows if isinstance(one, Room))]
        for one in rooms:
            if one.venue_id == house and names & {folded(name) for name in (one.name, *one.aliases)}:
                return one.id
        made = replace(room, id=self._world.new_id(), venue_id=house)
        self._rows.append(made)
        return made.id

    def _house(self, venue: Venue) -> str:
        houses = [*self._snapshot.venues.values(), *(one for one in self._rows if isinstance(one, Venue))]
        wanted = folded(venue.place), folded(venue.name)
        for one in houses:
            if (folded(one.place), folded(one.name)) == wanted:
                return one.id
        code, number = venue.code, 1
        while code in {one.code for one in houses}:
            number += 1
            code = f"{venue.code}-{number}"
        made = replace(venue, id=self._world.new_id(), code=code)
        self._rows.append(made)
        return made.id
