"""The register of copies as the organiser may see it: what left, for whom, what became of it, and whose a file is."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from forumdesk.domain.collation import found_in
from forumdesk.domain.copies import Anchor, Chain, Copy, Standing
from forumdesk.domain.disclosure import MaskedNames
from forumdesk.domain.events import Event
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services.choosing import event_of
from forumdesk.store import anchors
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """Which copies: empty asks for all. `for_whom` is looked for in the words of for whom and why."""

    event_code: str = ""
    audience: str = ""
    for_whom: str = ""
    standings: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One copy. Words of `hidden` fields name somebody masked and are left out; `by` is who made it, as they said.

    `until` is by the event's calendar; `files` is how many there were.
    """

    copy_id: str
    number: str
    event: str
    zone: str
    what: str
    audience: str
    purpose: str
    for_whom: str
    mark: str
    hidden: tuple[str, ...]
    fields: tuple[str, ...]
    at: datetime
    until: date | None
    standing: Standing
    standing_at: datetime | None
    files: int
    anchor: str
    digest: str
    by: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file in hand: its hash, and the copies that it is, or of whose files it is one."""

    digest: str
    copies: tuple[CopyRow, ...]


def copies(workspace: Workspace, asked: Asked = Asked()) -> tuple[CopyRow, ...]:
    """The newest first. Raises UnknownError for an event that is not here."""
    snapshot = workspace.snapshot()
    event_id = event_of(snapshot, asked.event_code).id if asked.event_code else None
    kept = workspace.all(Copy) if event_id is None else workspace.where(Copy, event_id=event_id)
    rows = _rows(workspace, snapshot, kept)
    return tuple(one for one in rows if _asked_for(asked, one))


def recognised(workspace: Workspace, data: bytes) -> Recognised:
    """Which copy a file is, by its bytes alone; its name says nothing."""
    digest = hashlib.sha256(data).hexdigest()
    found = [one for one in workspace.all(Copy) if one.is_of(digest)]
    return Recognised(digest, tuple(_rows(workspace, workspace.snapshot(), found)))


def held(workspace: Workspace, typed: str) -> Chain | None:
    """Whether this file still holds the state that a page was made from; None for what is no anchor."""
    anchor = Anchor.read(typed)
    return anchors.held(workspace, anchor) if anchor else None


def expired(workspace: Workspace, event: Event) -> int:
    """How many copies of the event are out for longer than they should be."""
    now = workspace.world.now()
    return sum(one.standing(now) is Standing.EXPIRED for one in workspace.where(Copy, event_id=event.id))


def _asked_for(asked: Asked, row: CopyRow) -> bool:
    if asked.audience and asked.audience not in (row.audience, row.what):
        return False
    if asked.standings and row.standing not in asked.standings:
        return False
    return found_in(asked.for_whom, (row.for_whom, row.purpose, row.mark))


def _rows(workspace: Workspace, snapshot: Snapshot, kept: Iterable[Copy]) -> list[CopyRow]:
    found = list(kept)
    anchored = {one.id: anchor.number for one in found if (anchor := Anchor.read(one.anchor))}
    # The copy's own line of the history is the one after the end that it was made from.
    made_by = anchors.made_by(workspace, [number + 1 for number in anchored.values()])
    now, masked = workspace.world.now(), MaskedNames(snapshot)
    rows = [_row(snapshot, one, (now, masked), made_by.get(anchored.get(one.id, -1) + 1, "")) for one in found]
    return sorted(rows, key=lambda row: (row.at, row.number), reverse=True)


def _row(snapshot: Snapshot, copy: Copy, known: tuple[datetime, MaskedNames], by: str) -> CopyRow:
    now, masked = known
    event = snapshot.events.get(copy.event_id)
    zone = event.zone if event else "UTC"
    own = {"purpose": copy.purpose, "for_whom": copy.for_whom, "mark": copy.mark}
    hidden = tuple(name for name, text in own.items() if text and masked.stand_in(text))
    said = {name: "" if name in hidden else text for name, text in own.items()}
    return CopyRow(
        copy.id,
        copy.number,
        event.code if event else "",
        zone,
        copy.what or copy.audience,
        copy.audience,
        said["purpose"],
        said["for_whom"],
        said["mark"],
        hidden,
        copy.fields,
        copy.at,
        copy.until(zone),
        copy.standing(now),
        copy.fate_at,
        max(1, len(copy.parts)),
        copy.anchor,
        copy.digest,
        by,
    )
