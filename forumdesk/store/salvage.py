"""Salvaging: every row that can be read of a damaged file, in a new one, and an account of what could not."""

import json
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from forumdesk import files
from forumdesk.changes import Label, Row
from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.safekeeping import Deed, Safeguard
from forumdesk.files import Outbox
from forumdesk.store import copying, driver, integrity, opened, schema
from forumdesk.store.cipher import Key, Profile, RecoveryKey, Secret, new_salt
from forumdesk.store.driver import Connection
from forumdesk.store.errors import Foreign, InUseError, NewerVersionError, NotAWorkspaceError, WrongKeyError
from forumdesk.store.holding import holders_of
from forumdesk.store.salvage_pages import Pages
from forumdesk.store.salvage_rows import HISTORY_ROW, Found, Reading, Shape, shapes_of
from forumdesk.store.tables import TABLES
from forumdesk.store.workspace import Workspace
from forumdesk.world import World

HISTORY = ("history_entry", HISTORY_ROW, "history_head")
_VERSION_AT, _PROGRAM_AT = 60, 68


@dataclass(frozen=True, slots=True)
class TableSalvage:
    """One table: rows in the new file, of them those from the history and those that lost a reference, and rows lost.

    `lost` are rows the history knows, rows cut by a bad page, and rows that mean nothing without one that is lost. How
    many more stood on its `lost_pages` nothing says.
    """

    name: str
    kept: int
    rebuilt: int
    loosened: int
    lost: int
    lost_pages: int = 0


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of it. `unplaced` are readable rows of which nothing says which table they were of."""

    pages: int
    lost_pages: tuple[int, ...]
    tables: tuple[TableSalvage, ...]
    unplaced: int
    history_kept: int
    history_lost: int

    @property
    def lost_rows(self) -> int:
        return sum(one.lost for one in self.tables) + self.unplaced

    @property
    def whole(self) -> bool:
        """Whether nothing is known to be lost. A row whose page and history are both gone is not known of."""
        return not (self.lost_pages or self.lost_rows or self.history_lost)


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens the damaged file, and what the new one is made under."""

    old: Secret | RecoveryKey
    new: Secret
    profile: Profile = Profile.STRONG


def salvage(path: Path, keys: Keys, target: Path, world: World) -> Salvaged:
    """Read `path` page by page and put what can be read into a new workspace at `target`; `path` is not written to.

    Raises WrongKeyError when no page was sealed under the key (or the first 16 bytes, which it is made with, are
    damaged), InUseError, NotAWorkspaceError, NewerVersionError, AlreadyExistsError, DiskFullError, NotWritableError.
    """
    keys.new.require()
    opened.require_no_log(target)
    with opened.claimed(path) as salt, Outbox(overwrite=False) as outbox:
        # Of a file that somebody writes to, two pages may be of different moments, and some are in the log alone.
        if holders := holders_of(path):
            raise InUseError(path, holders)
        old = Key(keys.old, salt)
        pages = Pages(path, old)
        if len(pages.bad) == pages.count:
            raise WrongKeyError(path)
        version = _version(path, pages)
        staged = outbox.reserve(target)
        key = Key(keys.new, new_salt(keys.profile, world))
        with files.named(target), files.told(target), driver.told(target):
            files.new_file(staged)
            account = _filled(staged, key.copy(), version, pages, (world, old.mark))
            copying.check(staged, key)
        key.wipe()
        old.wipe()
        outbox.commit()
    return account


def _version(path: Path, pages: Pages) -> int:
    """The damaged file's; that of this ForumDesk where the page that says so is lost."""
    known, head = schema.shipped()[-1].number, pages.header()
    if head is None:
        return known
    found, program = (int.from_bytes(head[at : at + 4], "big") for at in (_VERSION_AT, _PROGRAM_AT))
    if program != schema.APPLICATION_ID:
        raise NotAWorkspaceError(path, Foreign.OTHER_PROGRAM)
    if found > known:
        raise NewerVersionError(path, found, known)
    return found


def _filled(staged: Path, key: Key, version: int, pages: Pages, said: tuple[World, str]) -> Salvaged:
    world, mark = said
    with closing(opened.open_copy(staged, key)) as new:
        connection = new.connection
        schema.lay_out(connection, [one for one in schema.shipped() if one.number <= version])
        shapes = shapes_of(connection)
        found = Reading(pages, shapes).read()
        # Rows come in any order, and some without the one they name: what does not fit is sorted out at the end.
        connection.execute("PRAGMA foreign_keys = OFF").fetchall()
        connection.execute("BEGIN IMMEDIATE")
        unfit = _insert(connection, found, shapes)
        connection.execute("COMMIT")
        for migration in schema.shipped():
            if migration.number > version:
                schema.apply(connection, migration)
        connection.execute("BEGIN IMMEDIATE")
        account = _Account(connection, found, unfit)
        account.settle()
        connection.execute("COMMIT")
        connection.execute("PRAGMA foreign_keys = ON").fetchall()
        told = account.told(pages)
        with Workspace(new, world).transaction(Label.SALVAGED) as tx:
            tx.save(Safeguard(tx.new_id(), Deed.SALVAGE, tx.now(), mark, told.lost_rows))
        return told


def _insert(connection: Connection, found: Found, shapes: dict[str, Shape]) -> Counter[str]:
    """Put the rows in; how many of each table its columns did not take."""
    unfit: Counter[str] = Counter()
    for name, rows in found.rows.items():
        shape = shapes[name]
        columns = ", ".join(f'"{column}"' for column, *_ in shape.columns)
        # Under its old number, which says in which order rows were made.
        numbered = shape.by_number and shape.number_at is None
        places = ", ".join("?" * (len(shape.columns) + numbered))
        # The one row that a new file has already.
        begin = "INSERT OR REPLACE" if name == HISTORY[-1] else "INSERT"
        sql = f'{begin} INTO "{name}" ({"rowid, " * numbered}{columns}) VALUES ({places})'
        for rowid, values in sorted(rows.values(), key=lambda one: (one[0] or 0, str(one[1][:2]))):
            try:
                with driver.told(Path()):
                    connection.execute(sql, (rowid, *values) if numbered else values)
            except ForumDeskError:
                unfit[name] += 1
    return unfit


class _Account:
    """What the history knows of, what it can give back, and which rows cannot stand alone."""

    def __init__(self, connection: Connection, found: Found, unfit: Counter[str]) -> None:
        self._connection = connection
        self._found = found
        # Rows seen and not kept, rows the history knows that were not seen, rows that mean nothing alone.
        self._seen = Counter(found.short) + unfit
        self._missed: Counter[str] = Counter()
        self._let_go: Counter[str] = Counter()
        self._rebuilt: Counter[str] = Counter()
        self._loosened: Counter[str] = Counter()
        self._history = (0, 0)

    def settle(self) -> None:
        alive = self._alive()
        whole = self._cut_history()
        for (name, row_id), row in alive.items():
            table = TABLES[name]
            there = self._connection.execute(f'SELECT 1 FROM "{name}" WHERE "id" = ?', (row_id,)).fetchone()
            if there:
                continue
            # With a gap in the history the row could be as it was before a change that is lost.
            if row is None or not whole:
                self._missed[name] += 1
                continue
            places = ", ".join("?" * len(table.columns))
            self._connection.execute(
                f'INSERT INTO "{name}" ({table.quoted}) VALUES ({places})', tuple(row[one] for one in table.columns)
            )
            self._rebuilt[name] += 1
        self._mend_references()

    def _alive(self) -> dict[tuple[str, str], Row | None]:
        """Every row that the history leaves standing, as it was last; None for one that was erased from it."""
        found = self._connection.execute(
            f'SELECT "table_name", "row_id", "before", "after" FROM "{HISTORY_ROW}" ORDER BY "entry", "position"'
        )
        alive: dict[tuple[str, str], Row | None] = {}
        for name, row_id, before, after in cast(Iterable[tuple[str, str, str | None, str | None]], found):
            if name not in TABLES:
                continue
            if after is None:
                # Erased rows are empty on both sides: what became of them is not said, and nothing is promised.
                alive.pop((name, row_id), None)
            else:
                kept: Row = {} if before is None else TABLES[name].full(json.loads(before))
                alive[name, row_id] = TABLES[name].full(kept | json.loads(after))
        return alive

    def _cut_history(self) -> bool:
        """Keep the chain as far as nothing is missing from it; whether that is all of it."""
        connection = self._connection
        kept, last_hash = integrity.sound_to(connection)
        found = connection.execute('SELECT max("number") FROM "history_entry"').fetchone()
        head = connection.execute('SELECT "number" FROM "history_head"').fetchone()
        ended = max(int(str((found or (None,))[0] or 0)), int(str((head or (0,))[0])))
        # A new file has a head of its own, which says nothing of where the damaged one's history ended.
        whole = bool(kept) and ended == kept and bool(self._found.rows[HISTORY[-1]])
        connection.execute(f'DELETE FROM "{HISTORY_ROW}" WHERE "entry" > ?', (kept,))
        connection.execute('DELETE FROM "history_entry" WHERE "number" > ?', (kept,))
        connection.execute('INSERT OR IGNORE INTO "history_head" ("id", "number", "hash") VALUES (1, 0, zeroblob(32))')
        connection.execute('UPDATE "history_head" SET "number" = ?, "hash" = ?', (kept, last_hash))
        self._history = (kept, ended - kept)
        return whole

    def _mend_references(self) -> None:
        """A reference to a lost row is emptied where it may be empty; else the row that needs it goes as well."""
        while broken := self._connection.execute("PRAGMA foreign_key_check").fetchall():
            for name, rowid, _, number in set(broken):
                column, may_be_empty = self._reference(str(name), number)
                if may_be_empty:
                    self._connection.execute(f'UPDATE "{name!s}" SET "{column}" = NULL WHERE rowid = ?', (rowid,))
                    self._loosened[str(name)] += 1
                else:
                    gone = self._connection.execute(f'DELETE FROM "{name!s}" WHERE rowid = ?', (rowid,)).rowcount
                    self._let_go[str(name)] += gone

    def _reference(self, name: str, number: object) -> tuple[str, bool]:
        listed = self._connection.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
        column = next(str(one[3]) for one in listed if one[0] == number)
        columns = self._connection.execute(f'PRAGMA table_info("{name}")').fetchall()
        return column, not next(one[3] for one in columns if one[1] == column)

    def told(self, pages: Pages) -> Salvaged:
        listed = self._connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        ).fetchall()
        names = [str(name) for (name,) in listed if name not in HISTORY]
        tables = tuple(
            TableSalvage(
                *(name, self._count(name), self._rebuilt[name], self._loosened[name], self._lost(name)),
                self._found.cut[name],
            )
            for name in names
        )
        seen = tuple(one for one in tables if one.kept or one.lost or one.lost_pages)
        return Salvaged(pages.count, tuple(sorted(self._found.lost_pages)), seen, self._found.unplaced, *self._history)

    def _lost(self, name: str) -> int:
        # Most rows that were seen and not kept are known to the history, too: they are one loss.
        return max(self._seen[name] - self._rebuilt[name], self._missed[name]) + self._let_go[name]

    def _count(self, name: str) -> int:
        return int(str(cast(tuple[int], self._connection.execute(f'SELECT count(*) FROM "{name}"').fetchone())[0]))
