"""Who sits where in a session: its rows and tables, and each change of a place as one step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.disclosure import display_name
from forumdesk.domain.events import Event
from forumdesk.domain.programme import Session
from forumdesk.domain.seating import NoPlaceError, Seat, SeatRow, places_of
from forumdesk.services.attending import participation_of
from forumdesk.services.clearing import clear_row
from forumdesk.services.errors import UnknownError
from forumdesk.services.housing import free_name
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RowView:
    """A row, and who sits in it as (place, ref, name as the organiser may see it), in order."""

    row: SeatRow
    seats: tuple[tuple[int, str, str], ...]


def rows(workspace: Workspace, session_code: str) -> list[RowView]:
    """The rows of a session in the order in which they were made. UnknownError."""
    snapshot = workspace.snapshot()
    session = session_called(workspace, session_code)
    return [
        RowView(
            row,
            tuple(
                (one.place, snapshot.people[one.person_id].ref, display_name(snapshot, one.person_id, session.event_id))
                for one in sorted(snapshot.seats_of_row.get(row.id, ()), key=lambda seat: seat.place)
            ),
        )
        for row in snapshot.seat_rows.values()
        if row.session_id == session.id
    ]


def session_called(workspace: Workspace, code: str) -> Session:
    """UnknownError."""
    found = workspace.where(Session, code=code)
    if not found:
        raise UnknownError("session", code)
    return found[0]


def lay(workspace: Workspace, row: SeatRow) -> ChangeSet:
    """A new row or table of a session, or one as it is to be, by its id. EmptyNameError, TakenNameError.

    Raises NoPlaceError where somebody sits at a place that it would not have any more.
    """
    with workspace.transaction(Label.SEATS_LAID) as tx:
        beside = [one for one in tx.where(SeatRow, session_id=row.session_id) if one.id != row.id]
        named = replace(row, id=row.id or tx.new_id(), name=free_name(row.name, (one.name for one in beside)))
        if max((one.place for one in tx.where(Seat, row_id=named.id)), default=1) > named.places:
            raise NoPlaceError(named.places)
        tx.save(named)
    return tx.change_set


def take_up(workspace: Workspace, row_id: str) -> ChangeSet:
    """The row is gone; who sat in it stands."""
    with workspace.transaction(Label.SEATS_LAID) as tx:
        clear_row(tx, tx.get(SeatRow, row_id))
    return tx.change_set


def seat(workspace: Workspace, row_id: str, place: int, ref: str) -> ChangeSet:
    """Somebody at a place; who sat there changes places with them, or stands where they had none.

    NoPlaceError, UnknownError for who is not at the event.
    """
    with workspace.transaction(Label.SEATED) as tx:
        row, person_id = _row(tx, row_id, place), _person(tx, row_id, ref)
        mine = _seats_of(tx, row.session_id, [person_id])
        there = tx.where(Seat, row_id=row.id, place=place)
        if mine and there and mine[0].id != there[0].id:
            tx.save_all((replace(mine[0], person_id=there[0].person_id), replace(there[0], person_id=person_id)))
        elif there:
            tx.save(replace(there[0], person_id=person_id))
        else:
            sits = mine[0] if mine else Seat(tx.new_id(), row.id, place, person_id)
            tx.save(replace(sits, row_id=row.id, place=place))
    return tx.change_set


def stand(workspace: Workspace, session_id: str, refs: Iterable[str]) -> ChangeSet:
    """People have no place in a session any more. UnknownError for who is not at the event."""
    with workspace.transaction(Label.SEATED) as tx:
        event = tx.get(Event, tx.get(Session, session_id).event_id)
        people = [participation_of(tx, event, ref).person_id for ref in refs]
        for one in _seats_of(tx, session_id, people):
            tx.remove(one)
    return tx.change_set


def fill(workspace: Workspace, session_id: str, refs: Sequence[str]) -> ChangeSet:
    """Those people in that order, row by row, in place of whoever sat there. NoPlaceError, UnknownError."""
    with workspace.transaction(Label.SEATED) as tx:
        laid = tx.where(SeatRow, session_id=session_id)
        free = places_of(laid)
        event = tx.get(Event, tx.get(Session, session_id).event_id)
        people = tuple(dict.fromkeys(participation_of(tx, event, ref).person_id for ref in refs))
        if len(people) > len(free):
            raise NoPlaceError(len(free))
        for row in laid:
            for one in tx.where(Seat, row_id=row.id):
                tx.remove(one)
        tx.save_all(Seat(tx.new_id(), *where, person_id) for where, person_id in zip(free, people, strict=False))
    return tx.change_set


def arrange(workspace: Workspace, session_id: str, seats: Iterable[tuple[str, int, str]]) -> ChangeSet:
    """Those people by (row, place, ref), in place of whoever sat there. NoPlaceError, UnknownError, NotFoundError."""
    with workspace.transaction(Label.SEATED) as tx:
        event = tx.get(Event, tx.get(Session, session_id).event_id)
        for row in tx.where(SeatRow, session_id=session_id):
            for one in tx.where(Seat, row_id=row.id):
                tx.remove(one)
        tx.save_all(
            Seat(tx.new_id(), _row(tx, row_id, place).id, place, participation_of(tx, event, ref).person_id)
            for row_id, place, ref in seats
        )
    return tx.change_set


def _row(tx: Transaction, row_id: str, place: int) -> SeatRow:
    row = tx.get(SeatRow, row_id)
    if not 1 <= place <= row.places:
        raise NoPlaceError(row.places)
    return row


def _person(tx: Transaction, row_id: str, ref: str) -> str:
    session = tx.get(Session, tx.get(SeatRow, row_id).session_id)
    return participation_of(tx, tx.get(Event, session.event_id), ref).person_id


def _seats_of(tx: Transaction, session_id: str, people: Iterable[str]) -> list[Seat]:
    here = {row.id for row in tx.where(SeatRow, session_id=session_id)}
    return [one for person_id in people for one in tx.where(Seat, person_id=person_id) if one.row_id in here]
