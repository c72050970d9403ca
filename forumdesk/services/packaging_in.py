"""A package is opened into a workspace of its own, and what was done there is sent back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from forumdesk.changes import ChangeSet, Label, Row
from forumdesk.domain.events import Event
from forumdesk.domain.packages import TABLES, Choice, Package, Part, Preset, Tables, Way, canonical, digests, mark
from forumdesk.domain.packages_choosing import Mask, choose
from forumdesk.domain.packages_errors import NotFromAPackageError, PackageFault, PackageRefusedError
from forumdesk.domain.packages_fields import Field
from forumdesk.services import package_format, package_rows, workspaces
from forumdesk.services.copy_numbers import next_number
from forumdesk.services.copying import Leaving, hand_over
from forumdesk.services.package_format import Extract, Return, read_extract, write_return
from forumdesk.store import sealing
from forumdesk.store.cipher import Profile, Secret
from forumdesk.store.errors import BrokenReferenceError, DuplicateError, UnfitValueError
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace
from forumdesk.world import World

RETURN = "package-return"
_CODE_LETTERS = 4


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """What opens a package: its passphrase, else an identity."""

    passphrase: str = ""
    identity: str = ""

    def unseal(self, sealed: bytes) -> bytes:
        """Raises what unsealing raises."""
        if self.identity:
            return sealing.unseal_with(sealed, self.identity, package_format.MOST_BYTES)
        return sealing.unseal(sealed, self.passphrase, package_format.MOST_BYTES)


@dataclass(frozen=True, slots=True)
class Inside:
    """What a package is, without a word of what it says. `away` are fields of its parts that stayed at home."""

    package: str
    preset: Preset
    parts: tuple[Part, ...]
    away: tuple[Field, ...]
    names: bool
    made_at: datetime
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """A return that was made: `counter` is 0 where nothing has changed since the package was opened."""

    package: str
    counter: int
    number: str
    change_set: ChangeSet


def inspect(sealed: bytes, key: Key) -> Inside:
    """Look into a package without making anything of it. Raises what unsealing raises, and PackageRefusedError."""
    return _told(read_extract(key.unseal(sealed)))


def open_package(
    sealed: bytes, key: Key, target: Path, secret: Secret, world: World, profile: Profile = Profile.STRONG
) -> Inside:
    """Make a workspace of a package: the same rows with the same ids, and where it came from.

    Raises what `inspect` and making a workspace raise; there is then no file.
    """
    found = read_extract(key.unseal(sealed))
    entities = _entities(found, world)
    workspace = Workspace.create(target, secret, world, profile)
    try:
        workspaces.stock(workspace)
        with workspace.transaction(Label.SET_UP) as tx:
            tx.save_all(entities)
            tx.save(_origin(found))
    except (BrokenReferenceError, DuplicateError, UnfitValueError) as error:
        _discard(workspace)
        raise PackageRefusedError(PackageFault.DAMAGED) from error
    except BaseException:
        _discard(workspace)
        raise
    workspace.close()
    return _told(found)


def origin(workspace: Workspace) -> Package | None:
    """The package that this workspace was made from, if it was."""
    return next(iter(workspace.where(Package, way=Way.CAME)), None)


def make_return(workspace: Workspace, target: Path) -> Sent:
    """Seal what is here now so that only the workspace it came from opens it, and record it as a copy.

    Raises NotFromAPackageError.
    """
    package = origin(workspace)
    event = next((one for one in workspace.all(Event) if package and one.id == package.event_id), None)
    if package is None or event is None:
        raise NotFromAPackageError
    rows = _rows_of_return(workspace, package)
    content = sha256(canonical(rows).encode()).hexdigest()
    counter = _counter(package, rows, content)
    made = Return(package.id, counter, workspace.world.now(), rows)
    sealed = sealing.seal_to(write_return(made, package.return_key), (package.home,))
    number = next_number(workspace, event)
    leaving = Leaving(event, RETURN, RETURN, package.choice.fields, number)
    after = replace(package, counter=counter, last=content)
    change_set = hand_over(workspace, leaving, sealed, target, beside=lambda tx: tx.save(after))
    return Sent(package.id, counter, number, change_set)


def _told(found: Extract) -> Inside:
    choice = Choice.read(found.preset, found.parts, found.names)
    parts = tuple(part for part in Part if part in choice.parts)
    away = tuple(field for field in Field if field in choice.away)
    counts = tuple((table, len(rows)) for table, rows in found.rows.items() if rows)
    return Inside(found.package, found.preset, parts, away, found.names, found.made_at, counts)


def _discard(workspace: Workspace) -> None:
    workspace.close()
    workspace.path.unlink(missing_ok=True)


def _entities(found: Extract, world: World) -> list[Entity]:
    """Every value read as its column has it, before there is a file. The event's numbers go under letters of its own,
    so that no badge and no copy made there bears the number of one made at home.
    """
    entities: list[Entity] = []
    for table in TABLES:
        rows = [package_format.whole(table, row) for row in found.rows.get(table, ())]
        entities += package_format.entities(table, rows)
    events = [one for one in entities if isinstance(one, Event)]
    if [one.id for one in events] != [found.event] or len({(type(one), one.id) for one in entities}) != len(entities):
        raise PackageRefusedError(PackageFault.DAMAGED)
    letters = world.code(_CODE_LETTERS)
    return [replace(one, copy_letters=letters) if isinstance(one, Event) else one for one in entities]


def _origin(found: Extract) -> Package:
    base = canonical(digests(found.return_key, found.rows))
    return Package(
        found.package,
        Way.CAME,
        found.event,
        found.preset,
        found.parts,
        found.names,
        found.made_at,
        "",
        found.return_key,
        found.home,
        base,
    )


def _rows_of_return(workspace: Workspace, package: Package) -> Tables:
    """Of rows that came, the columns that came; rows of the same tables that were made here, whole."""
    stored, base = package_rows.stored(workspace), package.digests
    people = {str(row["id"]): Mask.OPEN for row in stored["person"]}
    chosen = choose(stored, package.event_id, replace(package.choice, names=True), people)
    bound = {table: {row["id"] for row in rows} for table, rows in chosen.rows.items()}
    key = package.return_key
    left = {
        table: [(row, base.get(table, {}).get(mark(key, table, str(row["id"])))) for row in stored[table]]
        for table in bound
    }
    return {table: _of_table(rows, bound[table]) for table, rows in left.items()}


def _of_table(rows: Sequence[tuple[Row, Mapping[str, str] | None]], bound: Collection[object]) -> list[Row]:
    """Rows, each with what left of it, if it did."""
    found: list[Row] = []
    for row, known in sorted(rows, key=lambda pair: str(pair[0]["id"])):
        if known is not None:
            found.append({"id": row["id"], **{column: row[column] for column in known}})
        elif row["id"] in bound:
            found.append(dict(row))
    return found


def _counter(package: Package, rows: Tables, content: str) -> int:
    """One more for each return that says something new; 0 as long as all is as it came."""
    if content == package.last:
        return package.counter
    if package.counter == 0 and digests(package.return_key, rows) == package.digests:
        return 0
    return package.counter + 1
