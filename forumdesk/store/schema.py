"""Versions of the file: made by numbered SQL files, an older one copied aside and brought up to date."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as resources
from pathlib import Path
from typing import cast

from forumdesk.store import copying, driver
from forumdesk.store.driver import Connection
from forumdesk.store.errors import Foreign, NewerVersionError, NotAWorkspaceError
from forumdesk.store.opened import OpenedFile

# "FDSK": tells a workspace from any other SQLCipher file, once it is open.
APPLICATION_ID = 0x4644534B


@dataclass(frozen=True, slots=True)
class Migration:
    """Takes a file from version `number` - 1 to `number`."""

    number: int
    sql: str


@cache
def shipped() -> tuple[Migration, ...]:
    """The migrations of this ForumDesk, in order."""
    folder = resources("forumdesk.store") / "migrations"
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".sql"))
    return tuple(Migration(int(name[:4]), (folder / name).read_text(encoding="utf-8")) for name in names)


def lay_out(connection: Connection, migrations: Sequence[Migration]) -> None:
    """Fill a new file."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    # All at once: nobody has the file yet, and every step of its own would wait for the disk.
    apply(connection, Migration(migrations[-1].number, "\n".join(one.sql for one in migrations)))


def bring_up_to_date(opened: OpenedFile, migrations: Sequence[Migration]) -> Path | None:
    """Check that the file is a workspace, and take an older one to the newest version.

    Returns where the copy of the older file is, None if the file was up to date. Raises NotAWorkspaceError,
    NewerVersionError, and what reading a file raises.
    """
    version = version_of(opened)
    known = migrations[-1].number
    if version > known:
        raise NewerVersionError(opened.path, version, known)
    if version == known:
        return None
    copy = _free_name(opened.path, known)
    copying.copy_to(opened, copy)
    with driver.told(opened.path):
        for migration in migrations[version:]:
            apply(opened.connection, migration)
    return copy


def version_of(opened: OpenedFile) -> int:
    """The file's version; NotAWorkspaceError if some other program made it."""
    with driver.told(opened.path):
        if _number(opened.connection, "application_id") != APPLICATION_ID:
            raise NotAWorkspaceError(opened.path, Foreign.OTHER_PROGRAM)
        return _number(opened.connection, "user_version")


def _number(connection: Connection, pragma: str) -> int:
    return cast(tuple[int], connection.execute(f"PRAGMA {pragma}").fetchone())[0]


def apply(connection: Connection, migration: Migration) -> None:
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{migration.sql}\nPRAGMA user_version = {migration.number};\nCOMMIT;"
        )
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _free_name(path: Path, version: int) -> Path:
    """Beside the workspace, under its own name: forum.before-2.forumdesk, then forum.before-2-2.forumdesk."""
    number = 1
    while True:
        more = "" if number == 1 else f"-{number}"
        name = path.with_name(f"{path.stem}.before-{version}{more}{path.suffix}")
        if not name.exists():
            return name
        number += 1
