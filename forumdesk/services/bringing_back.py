"""A return comes home: shown first, then merged field by field, with a backup before and as one step of undo."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from forumdesk.changes import ChangeSet, Label, Row
from forumdesk.domain import packages_records as records
from forumdesk.domain.badges import Badge
from forumdesk.domain.invitations import Cancellation, Invitation
from forumdesk.domain.packages import TABLES, Package, Tables, Way, canonical
from forumdesk.domain.packages_errors import (
    NotAskedError,
    NotFromHereError,
    OldReturnError,
    PackageFault,
    PackageRefusedError,
)
from forumdesk.domain.packages_merging import Choice, Merged, Note, Sides, merge
from forumdesk.importers.refusals import UnknownChoiceError
from forumdesk.services import package_format, package_rows, safekeeping
from forumdesk.services.package_asking import Beside, asked
from forumdesk.services.package_format import Return, read_return
from forumdesk.store import sealing
from forumdesk.store.errors import WrongSealError
from forumdesk.store.tables import TABLES as STORED
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace

_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What a return changed, or with `applied` false would change: fields and rows of other people's work.

    `records` are badges, invites and cancellations. Questions without an answer leave what is here, and wait: the
    same return may come again to have them answered. `change_sets` are what was written, none where nothing was.
    """

    package: str
    number: str
    counter: int
    changed: int
    added: int
    removed: int
    records: int
    questions: tuple[Beside, ...]
    open: int
    notes: tuple[Note, ...]
    applied: bool
    backup: Path | None = None
    change_sets: tuple[ChangeSet, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing came that is new here."""
        return not (self.changed or self.added or self.removed or self.records or self.questions)


@dataclass(frozen=True, slots=True)
class _Plan:
    package: Package
    came: Return
    merged: Merged
    outward: tuple[Entity, ...]

    @property
    def moves_on(self) -> Package:
        """The package as it stands once this return is taken."""
        return replace(
            self.package,
            base=canonical(self.merged.base),
            counter=self.came.counter,
            settled=not self.merged.open,
        )

    @property
    def writes(self) -> bool:
        return not self.merged.empty or bool(self.outward) or self.moves_on != self.package


def rehearse(workspace: Workspace, sealed: bytes, answers: Mapping[str, str] = _NOTHING) -> BroughtBack:
    """What bringing it back would do; nothing is written.

    Raises NotFromHereError, OldReturnError, PackageRefusedError, what unsealing raises, NotAskedError and
    UnknownChoiceError.
    """
    return _told(workspace, _planned(workspace, sealed, answers), applied=False)


def bring_back(workspace: Workspace, sealed: bytes, answers: Mapping[str, str] = _NOTHING) -> BroughtBack:
    """Take the return in. A verified backup is made beside the workspace first; raises as `rehearse` and `backup`.

    What left the house on the other side, such as badges, is a record of its own that undo passes over.
    """
    plan = _planned(workspace, sealed, answers)
    told = _told(workspace, plan, applied=True)
    if not plan.writes:
        return told
    change_set, copy = _backed_up(workspace)
    written = [change_set]
    if not plan.merged.empty:
        with workspace.transaction(Label.PACKAGE_BROUGHT) as tx:
            for table in reversed(TABLES):
                for row_id in plan.merged.removed.get(table, ()):
                    tx.remove(cast(Entity, tx.get(STORED[table].type, row_id)))
            for table in TABLES:
                tx.save_all(package_format.entities(table, plan.merged.saved.get(table, [])))
        written.append(tx.change_set)
    # After the rows: cut short in between, the same return may come again and finds the rows as they should be.
    with workspace.transaction(Label.PACKAGE_RECORDS) as tx:
        tx.save_all((*plan.outward, plan.moves_on))
    written.append(tx.change_set)
    return replace(told, backup=copy, change_sets=tuple(written))


def _planned(workspace: Workspace, sealed: bytes, answers: Mapping[str, str]) -> _Plan:
    package, came = _read(workspace, sealed)
    if came.counter < package.counter or (came.counter == package.counter > 0 and package.settled):
        raise OldReturnError(came.counter, package.counter)
    _check(package, came.rows)
    unique = {name: tuple(table.columns[at] for at in table.own) for name, table in STORED.items()}
    chosen = {key: _choice(key, value) for key, value in answers.items()}
    sides = Sides(
        package.return_key,
        package.digests,
        came.rows,
        package_rows.stored(workspace),
        unique,
        package_format.whole,
        chosen,
        package.choice.columns,
    )
    merged = merge(sides)
    unknown = chosen.keys() - {one.id for one in merged.questions}
    if unknown:
        raise NotAskedError(min(unknown))
    for table, rows in merged.saved.items():
        package_format.entities(table, rows)
    return _Plan(package, came, merged, _outward(workspace, package, came.rows))


def _read(workspace: Workspace, sealed: bytes) -> tuple[Package, Return]:
    """The return, and which package of this workspace it is of: the one whose identity opens it."""
    sealing.way_of(sealed, package_format.MOST_BYTES)
    for package in workspace.where(Package, way=Way.SENT):
        try:
            data = sealing.unseal_with(sealed, package.home, package_format.MOST_BYTES)
        except WrongSealError:
            continue
        came = read_return(data, package.return_key)
        if came is None or came.package != package.id:
            break
        return package, came
    raise NotFromHereError


def _choice(key: str, value: str) -> Choice:
    choices = tuple(one.value for one in Choice)
    if value not in choices:
        raise UnknownChoiceError(key, value, choices)
    return Choice(value)


def _check(package: Package, came: Tables) -> None:
    """Only tables that left come back, and only rows of the package's event."""
    strange = set(came) - set(package.digests)
    mine = (package.event_id, None)
    other = any(row.get("event_id") not in mine for rows in came.values() for row in rows)
    events = {str(row["id"]) for row in came.get("event", ())} - {package.event_id}
    twice = any(len({row["id"] for row in rows}) != len(rows) for rows in came.values())
    if strange or other or events or twice:
        raise PackageRefusedError(PackageFault.DAMAGED)


def _outward(workspace: Workspace, package: Package, came: Tables) -> tuple[Entity, ...]:
    """Badges, invites and cancellations that change here."""
    here, left = package_rows.stored(workspace), package.choice.columns

    def there(table: str) -> list[Entity]:
        known = {row["id"]: row for row in here[table]}
        rows: list[Row] = [_over(known.get(row["id"]), row, left.get(table, ())) for row in came.get(table, ())]
        return package_format.entities(table, [package_format.whole(table, row) for row in rows])

    badges = records.badges_together(
        workspace.all(Badge), cast(list[Badge], there("badge")), workspace.world.now(), package.number
    )
    invites = records.invitations_together(workspace.all(Invitation), cast(list[Invitation], there("invitation")))
    off = records.cancellations_together(workspace.all(Cancellation), cast(list[Cancellation], there("cancellation")))
    return (*badges, *invites, *off)


def _over(here: Row | None, there: Row, left: Collection[str]) -> Row:
    """A record as it came; of one that is here only what had left is another."""
    if here is None:
        return there
    return {**here, **{column: value for column, value in there.items() if column in left}}


def _told(workspace: Workspace, plan: _Plan, applied: bool) -> BroughtBack:
    merged = plan.merged
    return BroughtBack(
        plan.package.id,
        plan.package.number,
        plan.came.counter,
        len(merged.taken),
        merged.added,
        sum(map(len, merged.removed.values())),
        len(plan.outward),
        asked(workspace.snapshot(), merged.questions, plan.came.rows),
        len(merged.open),
        merged.notes,
        applied,
    )


def _backed_up(workspace: Workspace) -> tuple[ChangeSet, Path]:
    """Beside the workspace, under its own name: forum.before-return.forumdesk, then forum.before-return-2.forumdesk.

    On record like any other: who is erased later is in it still, and an older passphrase opens it.
    """
    number, path = 1, workspace.path
    while True:
        more = "" if number == 1 else f"-{number}"
        target = path.with_name(f"{path.stem}.before-return{more}{path.suffix}")
        if not target.exists():
            return safekeeping.back_up(workspace, target), target
        number += 1
