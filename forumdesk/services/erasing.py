"""Erasing people, events and fields whose time has come: a preview, the archive, the erasure, and its receipt."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.cards import Column, ListCard, ListRow, ListSection, Running
from forumdesk.domain.copies import Copy
from forumdesk.domain.erasing import ArchiveNameError, ArchiveNotReadError, Counts, Duty, Forgotten, Kind, Receipt
from forumdesk.domain.errors import AlreadyExistsError
from forumdesk.domain.moments import utc_text
from forumdesk.domain.safekeeping import Backup, BackupState
from forumdesk.files import Outbox
from forumdesk.services import copy_numbers
from forumdesk.services.copying import Leaving, register
from forumdesk.services.erasing_plans import Plan, Wish, plan
from forumdesk.store import anchors, sealing
from forumdesk.store import erasing as store
from forumdesk.store.erasing_links import Mention
from forumdesk.store.tables import TABLES, table_of
from forumdesk.store.workspace import Workspace

__all__ = ["Answered", "Duty", "Erased", "Kind", "Preview", "Receipt", "Wish", "carry_out", "erase", "look", "preview"]
FORMAT = "forumdesk-archive"
ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Preview:
    """What would go, by table, and what would lose something; in how many entries the history forgets something.

    `called` are the people and the event as the organiser's screen names them. `mentions` would stay. `copies` are
    papers on record for the events concerned, `backups` older files that are known: neither can be erased from here.
    """

    kind: Kind
    called: tuple[str, ...]
    gone: Counts
    changed: Counts
    forgotten: Forgotten
    mentions: tuple[Mention, ...]
    copies: int
    backups: int


@dataclass(frozen=True, slots=True)
class Answered:
    """What was said when it was asked whether an archive is owed; a sealed one is made at `archive`."""

    duty: Duty
    archive: Path | None = None
    passphrase: str = ""

    def __repr__(self) -> str:
        return f"Answered({self.duty})"


@dataclass(frozen=True, slots=True)
class Erased:
    receipt: Receipt
    change_set: ChangeSet


def preview(workspace: Workspace, wish: Wish) -> Preview:
    """Nothing is changed. UnknownError."""
    return look(workspace, plan(workspace, wish))


def look(workspace: Workspace, planned: Plan) -> Preview:
    snapshot = workspace.snapshot()
    events = planned.events or {
        one.event_id for person_id in planned.people for one in snapshot.of_person.get(person_id, ())
    }
    names = sorted(disclosure.display_name(snapshot, person_id) for person_id in planned.people)
    return Preview(
        planned.kind,
        (*(snapshot.events[one].code for one in planned.events), *names),
        _gone(planned),
        _changed(planned),
        store.to_forget(workspace, planned.forgetting),
        planned.mentions,
        sum(one.event_id in events for one in workspace.all(Copy)),
        _backups(workspace),
    )


def erase(workspace: Workspace, wish: Wish, answered: Answered) -> Erased:
    """Erase for good; it cannot be undone. A sealed archive is on the disk, and was read back, before anything goes.

    Raises UnknownError, ArchiveNameError, ArchiveNotReadError, EmptySecretError, and what writing a file raises.
    """
    return carry_out(workspace, plan(workspace, wish), answered)


def carry_out(workspace: Workspace, planned: Plan, answered: Answered) -> Erased:
    """As `erase`, for any plan."""
    archive = _seal(workspace, planned, answered) if answered.duty is Duty.SEALED else ""
    at, backups = workspace.world.now(), _backups(workspace)
    done = store.erase(workspace, planned.label, planned.rows, planned.changed, planned.forgetting)
    receipt = Receipt(
        planned.kind,
        at,
        "" if planned.forgetting.search.tells(workspace.world.by) else workspace.world.by,
        done.change_set.number,
        str(anchors.head(workspace)),
        _gone(planned),
        _changed(planned),
        done.forgotten,
        answered.duty,
        archive,
        len(planned.mentions),
        backups,
        done.rewritten,
    )
    return Erased(receipt, done.change_set)


def _gone(planned: Plan) -> Counts:
    return tuple((name, len(planned.rows[name])) for name in TABLES if planned.rows.get(name))


def _changed(planned: Plan) -> Counts:
    return tuple(sorted(Counter(table_of(type(one)).name for one in planned.changed).items()))


def _backups(workspace: Workspace) -> int:
    return len(workspace.where(Backup, state=BackupState.KEPT))


def _seal(workspace: Workspace, planned: Plan, answered: Answered) -> str:
    """Write what goes into a sealed file, with a plain list of counts beside it; the hash of the sealed file."""
    target = answered.archive
    if target is None or (planned.called is not None and planned.called.tells(target.name)):
        raise ArchiveNameError
    for file in (target, manifest_of(target)):
        # Before the seconds that sealing takes.
        if file.exists():
            raise AlreadyExistsError(file)
    head = {"format": FORMAT, "version": 1, "made_at": utc_text(workspace.world.now())}
    rows = store.records(workspace, _touched(planned))
    history = store.kept_of(workspace, planned.forgetting)
    data = json.dumps({**head, "rows": rows, "history": history}, ensure_ascii=False).encode()
    sealed = sealing.seal(data, answered.passphrase)
    digest = hashlib.sha256(sealed).hexdigest()
    counts = {"rows": {name: len(some) for name, some in rows.items()}, "history": len(history)}
    manifest = {**head, "sealed": target.name, "sha256": digest, **counts}
    with Outbox(overwrite=False) as outbox:
        outbox.add(target, sealed)
        outbox.add(manifest_of(target), json.dumps(manifest, indent=1).encode() + b"\n")
        _number(workspace, planned, digest, outbox)
        outbox.commit()
    # What cannot be opened again is no archive, and then nothing may go.
    if sealing.unseal(target.read_bytes(), answered.passphrase) != data:
        raise ArchiveNotReadError(target)
    return digest


def _number(workspace: Workspace, planned: Plan, digest: str, outbox: Outbox) -> None:
    """The archive is a copy of the first event concerned that stays; the register of one that goes, goes with it."""
    snapshot = workspace.snapshot()
    there = {one.id for one in planned.changed} | {one for ids in planned.rows.values() for one in ids}
    ids = {one.event_id for one in snapshot.participations if one.id in there or one.person_id in there}
    events = sorted((snapshot.events[one] for one in ids - planned.events), key=lambda one: one.code)
    if not events:
        outbox.settle()
        return
    with workspace.transaction(Label.MAKE_COPY) as tx:
        number = copy_numbers.next_number(workspace, events[0])
        register(workspace, tx, Leaving(events[0], ARCHIVE, ARCHIVE, (), number), (digest,))
        outbox.settle()


def _touched(planned: Plan) -> dict[str, tuple[str, ...]]:
    """Rows that go, and rows that stay as they are before they lose something."""
    found = {name: list(ids) for name, ids in planned.rows.items()}
    for one in planned.changed:
        found.setdefault(table_of(type(one)).name, []).append(one.id)
    return {name: tuple(ids) for name, ids in found.items()}


def manifest_of(archive: Path) -> Path:
    """Where the plain counts of an archive stand: beside it, under its name and .json."""
    return archive.with_name(f"{archive.name}.json")


def write_receipt(text: str, target: Path) -> None:
    """As a .pdf, else as text; what is there already is not written over."""
    data = _set(text) if target.suffix.lower() == ".pdf" else text.encode()
    with Outbox(overwrite=False) as outbox:
        outbox.add(target, data)
        outbox.commit()


def _set(text: str) -> bytes:
    # Late: what makes pages takes a second to load, and most erasures want none.
    from forumdesk.exporters import list_pdf

    return list_pdf.render(_on_paper(text))[0]


def _on_paper(text: str) -> ListCard:
    """Its lines as two columns, what has to be seen to below them. It is no copy: it names nobody."""
    title, _, body = text.strip().partition("\n")
    said, _, told = body.strip().partition("\n\n")
    pairs = [line.partition(": ") for line in said.splitlines()]
    rows = [ListRow((name, value)) for name, _, value in pairs] + [ListRow(("", one)) for one in told.splitlines()]
    columns = (Column("name", ""), Column("said", ""))
    return ListCard(title, "", columns, (ListSection("", tuple(rows)),), Running("", "", ""))
