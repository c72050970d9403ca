"""What a program does until it is killed: changes, one after the other, each acknowledged once it is promised."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.packages import Preset
from forumdesk.domain.packages_errors import OldReturnError
from forumdesk.domain.people import Person
from forumdesk.importers.columns import ImportKind
from forumdesk.services.bringing_back import bring_back
from forumdesk.services.importing import import_list
from forumdesk.store import schema
from forumdesk.store.backup import backup
from forumdesk.store.cipher import Profile, Secret
from forumdesk.store.passphrase import change_passphrase
from forumdesk.store.schema import Migration
from forumdesk.store.tables import Entity
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace
from tests.builders import SECRET, a_person, a_world
from tests.stories.packages import away, returned, sent

NAME = "Hemmeligsen"
"""In every row that is written, so that it can be looked for in what a killed program leaves."""
TOGETHER = 3
"""Rows that one change writes: all of them are there, or none."""


def phrase(number: int) -> Secret:
    """The secret after so many changes of it."""
    return SECRET if number == 0 else Secret(f"passphrase {number}")


def copy_name(number: int) -> str:
    return f"copy-{number}.forumdesk"


@contextmanager
def a_later_forumdesk(more: int) -> Iterator[None]:
    """A ForumDesk of the future, which knows so many further migrations."""
    now = schema.shipped()
    last = now[-1].number
    known = (*now, *(Migration(last + one, _migration(one)) for one in range(1, more + 1)))
    with pytest.MonkeyPatch.context() as future:
        future.setattr(schema, "shipped", lambda: known)
        yield


def _migration(number: int) -> str:
    return (
        f'CREATE TABLE "seat_{number}" ("id" TEXT NOT NULL PRIMARY KEY, "who" TEXT) STRICT;'
        f'INSERT INTO "seat_{number}" SELECT "id", "family_name" FROM "person";'
    )


def write(path: Path, start: int, told: Connection) -> None:
    """Changes, each fifth undone and made again."""
    with Workspace.open(path, SECRET, a_world(1000 + start)) as workspace:
        for number in count(start):
            with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
                tx.save_all(_people(tx, number))
            if number % 5 == 4:
                workspace.undo()
                workspace.redo()
            acknowledge(told, number)


def _people(tx: Transaction, number: int) -> Iterator[Entity]:
    for part in range(TOGETHER):
        ref = f"{number}-{part}"
        yield a_person(ref, id=tx.new_id(), family_name=f"{NAME}{ref}", notes="note " * 200)


def bring_in(path: Path, start: int, told: Connection) -> None:
    """Lists, one after the other, each with people who are new."""
    with Workspace.open(path, SECRET, a_world(2000 + start)) as workspace:
        for number in count(start):
            rows = (f"{number}-{part},Ficta {number}-{part},{NAME}{number}x{part},note\n" for part in range(TOGETHER))
            import_list(workspace, ImportKind.PEOPLE, f"ref,given_name,family_name,notes\n{''.join(rows)}".encode())
            acknowledge(told, number)


def migrate(path: Path, start: int, told: Connection) -> None:
    """One version after the other, as if a new ForumDesk were installed each minute."""
    for number in count(start):
        with a_later_forumdesk(number + 1):
            Workspace.open(path, SECRET, a_world(3000 + number)).close()
        acknowledge(told, number)


def back_up(path: Path, start: int, told: Connection) -> None:
    with Workspace.open(path, SECRET, a_world(4000 + start)) as workspace:
        for number in count(start):
            with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
                tx.save_all(_people(tx, number))
            backup(workspace, path.with_name(copy_name(number)))
            acknowledge(told, number)


def rename_key(path: Path, start: int, told: Connection) -> None:
    """One passphrase after the other."""
    for number in count(start):
        change_passphrase(path, phrase(number), phrase(number + 1), a_world(5000 + number), Profile.TESTS)
        acknowledge(told, number)


def acknowledge(told: Connection, number: int) -> None:
    told.send_bytes(str(number).encode())


def bring_home(path: Path, start: int, told: Connection) -> None:
    """The returns of a package, each of which changes a word of everybody."""
    with Workspace.open(path, SECRET, a_world(6000 + start)) as workspace:
        for number in count(start):
            came = returns_of(path) / str(number)
            if not came.exists():
                return
            try:
                bring_back(workspace, came.read_bytes())
            except OldReturnError:
                # It had been taken in when the program was killed.
                acknowledge(told, number)
                continue
            acknowledge(told, number)


def returns_of(path: Path) -> Path:
    """Beside the workspace's folder."""
    return path.parent.parent / f"{path.parent.name}-returns"


def prepare_returns(path: Path, many: int) -> None:
    """Somebody else changed a word of everybody, again and again, and sent it each time."""
    folder = returns_of(path)
    folder.mkdir()
    with Workspace.open(path, SECRET, a_world(6900)) as workspace:
        _, package = sent(workspace, folder, Preset.TRAVEL)
    with away(package, folder) as there:
        for number in range(many):
            with there.transaction(Label.PERSON_CHANGED) as tx:
                tx.save_all(replace(one, honorific=word(number)) for one in tx.all(Person))
            (folder / str(number)).write_bytes(returned(there, folder, "last"))


def word(number: int) -> str:
    return f"Hon. {number}"
