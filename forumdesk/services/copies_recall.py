"""Calling copies in: what became of each, and the list of those that are still outside."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.cards import ListCard
from forumdesk.domain.copies import NO_TERMS, Copy, Fate, NotThenError, Terms
from forumdesk.domain.disclosure import Audience
from forumdesk.domain.events import Event
from forumdesk.exporters.running_page import Sheet
from forumdesk.services import copy_numbers, listing
from forumdesk.services.choosing import event_of
from forumdesk.services.copying import Leaving, hand_over
from forumdesk.services.errors import UnknownError
from forumdesk.services.listing import Handed
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace


def account_for(workspace: Workspace, numbers: Sequence[str], fate: Fate | None, on: date | None = None) -> ChangeSet:
    """What became of these copies, now or on a day; None: they are out after all. Undo passes over it.

    Raises UnknownError for a number nobody has, NotThenError for a day that it cannot have been.
    """
    with workspace.transaction(Label.COPY_ACCOUNTED) as tx:
        snapshot = tx.snapshot()
        for number in numbers:
            copy = _numbered(tx, number)
            event = snapshot.events.get(copy.event_id)
            tx.save(copy.moved(fate, _moment(tx, copy, on, event.zone if event else "UTC")))
    return tx.change_set


def _numbered(tx: Transaction, number: str) -> Copy:
    found = tx.where(Copy, number=number.strip().upper())
    if not found:
        raise UnknownError("copy", number)
    return found[0]


def _moment(tx: Transaction, copy: Copy, on: date | None, zone: str) -> datetime:
    now, here = tx.now(), ZoneInfo(zone)
    if on is None or on == now.astimezone(here).date():
        return now
    if not copy.at.astimezone(here).date() <= on < now.astimezone(here).date():
        raise NotThenError(copy.number, on)
    # Of a day in the past the hour is not known; noon is that day in every zone near by.
    return max(copy.at, datetime.combine(on, time(12), here))


def export_recall(workspace: Workspace, event_code: str, target: Path, terms: Terms = NO_TERMS) -> Handed:
    """Write the copies still out as .pdf, .csv or .xlsx: a copy for the organiser itself, not in its own list.

    Raises UnknownError, UnknownTypeError, MarkTellsError.
    """
    write = listing.writer_for(target, Sheet.A4)
    event, card = _prepare(workspace, event_code, terms.mark)
    return _handed(workspace, event, card, (write(card)[0] if card else b"", target), terms)


def for_printer(workspace: Workspace, event_code: str, terms: Terms = NO_TERMS) -> tuple[Handed, bytes]:
    """The same for paper."""
    event, card = _prepare(workspace, event_code, terms.mark)
    data = listing.set_preview(card)[0] if card else b""
    return _handed(workspace, event, card, (data, None), terms), data


def _prepare(workspace: Workspace, event_code: str, mark: str) -> tuple[Event, ListCard | None]:
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    running = copy_numbers.running(workspace, event, mark)
    kept = workspace.where(Copy, event_id=event.id)
    return event, disclosure.recall_card(snapshot, event, kept, running, workspace.world.now()).card


def _handed(
    workspace: Workspace, event: Event, card: ListCard | None, made: tuple[bytes, Path | None], terms: Terms
) -> Handed:
    if card is None:
        return Handed(0, "", (), (), ChangeSet(0, Label.MAKE_COPY, ()))
    number = card.running.copy_number
    fields = tuple(column.key for column in card.columns)
    leaving = Leaving(event, "recall", Audience.ORGANISER, fields, number, terms)
    rows = sum(len(some.rows) for some in card.sections)
    return Handed(rows, number, (), (), hand_over(workspace, leaving, *made))
