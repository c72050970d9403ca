"""Salvaging: whatever happens to a file, every row whose pages are whole comes out, and the rest is counted."""

import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.changes import Label
from forumdesk.domain.people import Person
from forumdesk.domain.safekeeping import Deed, Safeguard
from forumdesk.store import opened
from forumdesk.store.cipher import Key, Profile, RecoveryKey, Secret
from forumdesk.store.errors import NewerVersionError, NotAWorkspaceError, WrongKeyError
from forumdesk.store.opened import PAGE
from forumdesk.store.salvage import Keys, salvage
from forumdesk.store.salvage_pages import BrokenPageError, Pages
from forumdesk.store.salvage_rows import Reading, shapes_of
from forumdesk.store.tables import TABLES
from forumdesk.store.verify import verify_file
from forumdesk.store.workspace import Workspace
from tests.builders import SECRET, a_person, a_photo, a_world, an_inside, an_outward, reopened

KEYS = Keys(SECRET, SECRET, Profile.TESTS)
Rows = dict[str, set[tuple[object, ...]]]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every table filled, trees of two levels, a picture over several pages, undone and outward entries."""
    path = tmp_path_factory.mktemp("sound") / "forum.forumdesk"
    with Workspace.create(path, SECRET, a_world(), Profile.TESTS) as workspace:
        with workspace.transaction(Label.SET_UP) as tx:
            tx.save_all([*an_inside(), *an_outward()])
        people = [a_person(f"S{number:03}", notes="invented " * 40) for number in range(60)]
        with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
            tx.save_all(people)
            tx.save(a_photo(people[0], bytes(range(256)) * 60))
        with workspace.transaction(Label.PERSON_CHANGED) as tx:
            tx.save(replace(people[1], notes="other"))
        workspace.undo()
    return path


def rows_of(path: Path) -> Rows:
    with reopened(path) as workspace:
        connection = workspace.file.connection
        return {
            name: set(connection.execute(f'SELECT {table.quoted} FROM "{name}"').fetchall())
            for name, table in TABLES.items()
        }


def damaged(sound: Path, target: Path, pages: set[int], chance: Random) -> Path:
    """A copy with one bit another one on each of those pages, past the salt at the file's head."""
    data = bytearray(sound.read_bytes())
    for number in pages:
        data[(number - 1) * PAGE + chance.randrange(16, PAGE)] ^= 1 << chance.randrange(8)
    target.write_bytes(data)
    return target


@pytest.fixture(scope="module")
def lying(sound: Path) -> dict[int, Rows]:
    """For each page the rows that need it: read by our own reader, which another test holds against SQLite's."""
    with opened.claimed(sound) as salt:
        pages = Pages(sound, Key(SECRET, salt))
    with reopened(sound) as workspace:
        shapes = shapes_of(workspace.file.connection)
        roots = workspace.file.connection.execute(
            "SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
    found: dict[int, Rows] = {}
    for name, root in roots:
        waiting = [int(str(root))]
        while waiting and str(name) in TABLES:
            number = waiting.pop()
            node = pages.node(number)
            waiting.extend(node.below)
            shape, order = shapes[str(name)], TABLES[str(name)].columns
            for cell in node.cells:
                values = dict(zip((one for one, *_ in shape.columns), cell.values or (), strict=True))
                row = tuple(values[column] for column in order)
                found.setdefault(number, {}).setdefault(str(name), set()).add(row)
    return found


def test_a_sound_file_comes_out_row_by_row_with_its_whole_history(sound: Path, tmp_path: Path) -> None:
    told = salvage(sound, KEYS, tmp_path / "new.forumdesk", a_world(7))

    before, after = rows_of(sound), rows_of(tmp_path / "new.forumdesk")
    assert told.whole
    assert {name for name in TABLES if before[name] != after[name]} == {"safeguard"}
    with reopened(tmp_path / "new.forumdesk") as workspace:
        entries = workspace.history()
        assert [one.label for one in entries][-1] is Label.SALVAGED
        assert told.history_kept == len(entries) - 1 == 4
        assert [one.count for one in workspace.where(Safeguard, deed=Deed.SALVAGE)] == [0]
    assert verify_file(tmp_path / "new.forumdesk", SECRET).ok


@given(st.data())
@settings(max_examples=15)
def test_every_row_whose_page_is_whole_comes_out_of_any_damage(
    sound: Path, lying: dict[int, Rows], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("flips")
    last = sound.stat().st_size // PAGE
    flipped = data.draw(st.sets(st.integers(1, last), min_size=1, max_size=last // 3))
    file = damaged(sound, folder / "bad.forumdesk", flipped, Random(len(flipped)))

    told = salvage(file, KEYS, folder / "new.forumdesk", a_world(7))

    after = rows_of(folder / "new.forumdesk")
    ids = {name: {row[0] for row in rows} for name, rows in after.items()}
    missing = {
        (name, row[0])
        for number, tables in lying.items()
        if number not in flipped
        for name, rows in tables.items()
        for row in rows
        if row[0] not in ids[name]
    }
    given_up = {one.name: one.lost for one in told.tables}
    named = told.unplaced + sum(given_up.get(name, 0) for name in {name for name, _ in missing})
    assert set(told.lost_pages) >= flipped
    # A row may be whole and still mean nothing without another one, or be told of no table: it is counted then.
    assert len(missing) <= named
    assert verify_file(folder / "new.forumdesk", SECRET).ok
    shutil.rmtree(folder)


def pages_of(sound: Path, name: str) -> set[int]:
    with reopened(sound) as workspace:
        found = workspace.file.connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,))
        root = int(str((found.fetchone() or (0,))[0]))
    with opened.claimed(sound) as salt:
        pages = Pages(sound, Key(SECRET, salt))
    return {root, *pages.node(root).below}


def test_rows_whose_page_is_lost_come_back_out_of_a_history_that_is_whole(sound: Path, tmp_path: Path) -> None:
    file = damaged(sound, tmp_path / "bad", pages_of(sound, "person"), Random(1))

    told = salvage(file, KEYS, tmp_path / "new.forumdesk", a_world(7))

    people = next(one for one in told.tables if one.name == "person")
    assert (people.lost, told.lost_rows, told.history_lost) == (0, 0, 0)
    assert people.rebuilt == people.kept == len(rows_of(sound)["person"])
    assert rows_of(tmp_path / "new.forumdesk")["person"] == rows_of(sound)["person"]
    assert not told.whole


def test_without_a_history_a_reference_to_a_lost_row_is_emptied_and_what_needs_it_goes(
    sound: Path, tmp_path: Path
) -> None:
    lost = pages_of(sound, "room") | pages_of(sound, "event") | pages_of(sound, "history_entry")
    file = damaged(sound, tmp_path / "bad", lost, Random(2))

    told = salvage(file, KEYS, tmp_path / "new.forumdesk", a_world(7))

    tables = {one.name: one for one in told.tables}
    assert tables["room"].lost == tables["event"].lost == 1
    assert (tables["session"].kept, tables["session"].lost) == (0, 1)
    assert tables["person"].kept == len(rows_of(sound)["person"])
    assert (told.history_kept, told.history_lost) == (0, 4)
    with reopened(tmp_path / "new.forumdesk") as workspace:
        assert [one.label for one in workspace.history()] == [Label.SALVAGED]


def test_a_lost_first_page_costs_nothing_but_itself(sound: Path, tmp_path: Path) -> None:
    file = damaged(sound, tmp_path / "bad", {1}, Random(3))

    told = salvage(file, KEYS, tmp_path / "new.forumdesk", a_world(7))

    assert (told.lost_pages, told.lost_rows) == ((1,), 0)
    assert rows_of(tmp_path / "new.forumdesk")["person"] == rows_of(sound)["person"]


def test_a_file_cut_off_anywhere_is_salvaged_and_says_which_pages_are_gone(sound: Path, tmp_path: Path) -> None:
    data = sound.read_bytes()

    for number, end in enumerate((PAGE, len(data) // 2, len(data) - PAGE, len(data) - 7)):
        (tmp_path / f"cut{number}").write_bytes(data[:end])
        told = salvage(tmp_path / f"cut{number}", KEYS, tmp_path / f"new{number}.forumdesk", a_world(7))
        assert told.lost_pages
        assert verify_file(tmp_path / f"new{number}.forumdesk", SECRET).ok
        # What may be gone of a table is said even where nothing tells how many rows that was.
        assert number != 1 or any(one.lost_pages and not one.lost for one in told.tables)


def test_what_was_committed_and_lies_in_the_log_alone_comes_out(sound: Path, tmp_path: Path) -> None:
    live, left = tmp_path / "live.forumdesk", tmp_path / "left.forumdesk"
    shutil.copy(sound, live)
    with reopened(live) as workspace:
        with workspace.transaction(Label.PERSON_ADDED) as tx:
            tx.save(a_person("LATE"))
        # As after a power cut: the file, and the log that was not moved into it.
        shutil.copy(live, left)
        shutil.copy(opened.log_of(live), opened.log_of(left))

    told = salvage(left, KEYS, tmp_path / "new.forumdesk", a_world(7))

    with reopened(tmp_path / "new.forumdesk") as workspace:
        assert "LATE" in {one.ref for one in workspace.all(Person)}
    assert told.whole


def test_an_older_file_is_salvaged_and_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.forumdesk"
    person = a_person()
    with Workspace.create(path, SECRET, a_world(), Profile.TESTS) as workspace:
        workspace.file.connection.execute('DROP TABLE "backup"')
        workspace.file.connection.execute('DROP TABLE "safeguard"')
        workspace.file.connection.execute("PRAGMA user_version = 14")
        with workspace.transaction(Label.SET_UP) as tx:
            tx.save(person)

    told = salvage(path, KEYS, tmp_path / "new.forumdesk", a_world(7))

    with reopened(tmp_path / "new.forumdesk") as workspace:
        assert workspace.all(Person) == [person]
    assert told.whole


def test_a_file_of_another_key_program_or_version_is_refused(sound: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongKeyError):
        salvage(sound, Keys(Secret("another"), SECRET), tmp_path / "new", a_world())
    for pragma, refusal in (("user_version = 999", NewerVersionError), ("application_id = 1", NotAWorkspaceError)):
        other = tmp_path / "other.forumdesk"
        shutil.copy(sound, other)
        with reopened(other) as workspace:
            workspace.file.connection.execute(f"PRAGMA {pragma}")
        with pytest.raises(refusal):
            salvage(other, KEYS, tmp_path / "new", a_world())

    assert not (tmp_path / "new").exists()


def test_the_key_off_a_recovery_sheet_salvages_too(sound: Path, tmp_path: Path) -> None:
    with opened.claimed(sound) as salt:
        lines = Key(SECRET, salt).lines()

    told = salvage(sound, Keys(RecoveryKey(lines), Secret("new"), Profile.TESTS), tmp_path / "new", a_world())

    assert told.whole
    assert verify_file(tmp_path / "new", Secret("new")).ok


def test_bytes_that_are_no_tree_are_told_and_not_followed(sound: Path) -> None:
    with opened.claimed(sound) as salt:
        pages = Pages(sound, Key(SECRET, salt))
    with reopened(sound) as workspace:
        shapes = shapes_of(workspace.file.connection)

    for number in range(1, pages.count + 1, 20):
        page = pages._plain[number] or b""
        pages._plain[number] = bytes([*page[:1], *Random(number).randbytes(40), *page[41:]])
        Reading(pages, shapes).read()
        pages._plain[number] = page
    with pytest.raises(BrokenPageError):
        pages.node(pages.count + 1)
