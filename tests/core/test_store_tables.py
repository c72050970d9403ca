"""Every dataclass of the domain has its table, every field its column, and every value comes back as it was."""

import json
import typing
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.changes import Label
from forumdesk.domain.moments import Moment
from forumdesk.domain.participation import Answer, Category, Participation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session
from forumdesk.domain.venues import Room, SetUp
from forumdesk.store.codec import codec_of
from forumdesk.store.errors import NotFoundError
from forumdesk.store.tables import TABLES, Entity, table_of
from tests import builders
from tests.builders import a_workspace, reopened

ZONES = ("Europe/Oslo", "Asia/Muscat", "America/Mexico_City", "UTC")


@pytest.mark.parametrize("name", TABLES)
def test_every_field_has_its_column_in_a_strict_table(name: str, tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        connection = workspace.file.connection
        columns = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
        strict = connection.execute('SELECT "strict" FROM pragma_table_list WHERE "name" = ?', (name,)).fetchone()

    assert [column[1] for column in columns] == [field.name for field in fields(TABLES[name].type)]
    assert strict == (1,)


@pytest.mark.parametrize("name", TABLES)
def test_a_column_may_be_empty_where_its_field_may_be_none_and_only_there(name: str, tmp_path: Path) -> None:
    hints = typing.get_type_hints(TABLES[name].type)
    with a_workspace(tmp_path) as workspace:
        columns = workspace.file.connection.execute(f'PRAGMA table_info("{name}")').fetchall()

    assert {str(column[1]) for column in columns if not column[3]} == {
        field for field, hint in hints.items() if type(None) in typing.get_args(hint)
    }


def test_there_is_a_table_for_each_builder_of_a_row() -> None:
    rows = builders.an_inside() + builders.an_outward()

    assert {table_of(type(row)).name for row in rows} == set(TABLES)


def test_what_undo_never_touches_has_no_foreign_keys(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        found = [
            workspace.file.connection.execute(f'PRAGMA foreign_key_list("{table.name}")').fetchall()
            for table in TABLES.values()
            if table.outward
        ]

    assert len(found) == 9
    assert not any(found)


def test_every_row_of_every_table_comes_back_equal_after_reopening(tmp_path: Path) -> None:
    rows = builders.an_inside() + builders.an_outward()
    with a_workspace(tmp_path, *rows) as workspace:
        path = workspace.path

    with reopened(path) as again:
        back = [again.get(type(row), row.id) for row in rows]

    assert back == rows


times = st.builds(
    datetime,
    st.integers(1980, 2100),
    st.integers(1, 12),
    st.integers(1, 28),
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 59),
    tzinfo=st.just(UTC),
)
moments = st.builds(Moment, times, st.sampled_from(ZONES))
words = st.text(st.characters(codec="utf-8"), max_size=20)
pairs = st.lists(st.tuples(words, words), max_size=3).map(tuple)
lists = st.lists(words, max_size=3).map(tuple)


def a_value(hint: object) -> st.SearchStrategy[object]:
    """Values of a field's type."""
    known: dict[object, st.SearchStrategy[object]] = {
        str: words,
        int: st.integers(-(2**63), 2**63 - 1),
        bool: st.booleans(),
        bytes: st.binary(max_size=20),
        date: st.dates(),
        datetime: times,
        Moment: moments,
        tuple[str, ...]: lists,
        tuple[tuple[str, str], ...]: pairs,
        type(None): st.none(),
    }
    if hint in known:
        return known[hint]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return st.one_of(*map(a_value, typing.get_args(hint)))


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=20)
@given(data=st.data())
def test_any_values_survive_the_way_into_a_row_and_back(name: str, data: st.DataObject) -> None:
    table = TABLES[name]
    hints = typing.get_type_hints(table.type)
    entities = [table.type(*(data.draw(a_value(hints[column])) for column in table.columns)) for _ in range(2)]

    records = table.records(entities)

    assert table.entities(records) == entities
    assert [table.full(table.sparse(table.row(record))) for record in records] == [table.row(one) for one in records]


def test_a_time_of_another_zone_is_stored_in_utc() -> None:
    codec = codec_of(datetime)
    noon = datetime(2030, 6, 12, 14, 0, 0, 250, tzinfo=timezone(timedelta(hours=2)))

    stored = codec.encode and codec.encode(noon)

    assert stored == "2030-06-12T12:00:00.000250Z"
    assert codec.decode
    assert codec.decode(stored) == noon


@pytest.mark.parametrize("text", ['["a","b"]', '["a", "b"]', '["a\\"b"]', '[ "a"]', '["a","",","]', '[""]', "[]"])
def test_a_list_is_read_as_json_reads_it_however_it_was_written(text: str) -> None:
    codec = codec_of(tuple[str, ...])

    read = list(codec.decoded([text, "[]", text]))

    assert codec.decode
    assert (
        read == [codec.decode(text), (), codec.decode(text)] == [tuple(json.loads(text)), (), tuple(json.loads(text))]
    )


def test_a_time_without_a_zone_is_no_value() -> None:
    codec = codec_of(datetime)

    assert codec.encode
    with pytest.raises(ValueError, match="zone"):
        codec.encode(datetime(2030, 6, 12))


@pytest.mark.parametrize("hint", [bytearray, dict[str, str], int | str, float])
def test_a_type_that_no_column_holds_is_refused_when_the_program_starts(hint: object) -> None:
    with pytest.raises(TypeError):
        codec_of(hint)


def test_rows_come_in_the_order_they_were_first_saved(tmp_path: Path) -> None:
    people = [builders.a_person(ref) for ref in ("C", "A", "B")]
    with a_workspace(tmp_path, *people) as workspace, workspace.transaction(Label.IMPORT_PEOPLE) as tx:
        tx.save(replace(people[0], notes="changed"))

        assert [one.ref for one in tx.all(Person)] == ["C", "A", "B"]
        assert [one.ref for one in workspace.all(Person)] == ["C", "A", "B"]


def test_where_takes_values_of_the_domain_and_none(tmp_path: Path) -> None:
    event, person, other = builders.an_event(), builders.a_person("A1"), builders.a_person("A2")
    coming = builders.a_participation(person, event, answer=Answer.CONFIRMED, category=Category.EXPERT)
    asked = builders.a_participation(other, event)

    with a_workspace(tmp_path, event, person, other, coming, asked) as workspace:
        assert workspace.where(Participation, answer=Answer.CONFIRMED, event_id=event.id) == [coming]
        assert workspace.where(Participation, category=None) == [asked]
        assert workspace.where(Person, emails=("a1@nowhere.example",)) == [person]
        assert workspace.where(Room) == []


def test_where_refuses_a_column_that_is_none(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace, pytest.raises(TypeError, match="colour"):
        workspace.where(Person, colour="blue")


def test_a_row_that_is_not_there_is_told_with_its_table_and_id(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace, pytest.raises(NotFoundError) as told:
        workspace.get(Session, "nobody")

    assert (told.value.table, told.value.row_id) == ("session", "nobody")


def test_a_snapshot_holds_every_table_that_the_rules_look_at(tmp_path: Path) -> None:
    rows: list[Entity] = builders.an_inside()
    with a_workspace(tmp_path, *rows, *builders.an_outward()) as workspace:
        seen = workspace.snapshot()

    # What other circles say is in no table.
    kinds = [field for field in fields(seen) if field.init and field.name != "elsewhere"]
    assert all(getattr(seen, field.name) for field in kinds), [field.name for field in kinds]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2))
def test_a_table_that_is_read_as_a_whole_gives_the_rows_that_are_read_one_by_one(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    people = [
        builders.a_person(f"A{n}", notes=text, emails=(text, '"'), custom=((text, "\\"),))
        for n, text in enumerate(texts)
    ]
    with a_workspace(tmp_path_factory.mktemp("odd"), *reversed(people)) as workspace:
        snapshot = workspace.snapshot()

        one_by_one = workspace.all(Person)

    assert list(snapshot.people.values()) == one_by_one == people[::-1]


@pytest.mark.parametrize("name", TABLES)
def test_no_entity_makes_anything_of_what_it_is_given_so_that_its_slots_can_be_filled_at_once(name: str) -> None:
    kind = TABLES[name].type

    assert not hasattr(kind, "__post_init__")
    assert set(TABLES[name].columns) <= {slot for one in kind.__mro__ for slot in getattr(one, "__slots__", ())}


def test_a_set_up_is_stored_by_its_word(tmp_path: Path) -> None:
    event = builders.an_event()
    session = builders.a_session(event, set_up=SetUp.U_SHAPE)

    with a_workspace(tmp_path, event, session) as workspace:
        stored = workspace.file.connection.execute('SELECT "set_up" FROM "session"').fetchone()

    assert stored == ("u_shape",)


def test_a_snapshot_is_read_once_between_two_changes_and_is_never_an_old_one(tmp_path: Path) -> None:
    with a_workspace(tmp_path, builders.a_person("A1")) as workspace:
        first, again = workspace.snapshot(), workspace.snapshot()
        with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
            tx.save(builders.a_person("A2"))
            within = workspace.snapshot()
        after = workspace.snapshot()
        workspace.undo()
        undone = workspace.snapshot()

    assert again is first
    assert sorted(within.person_by_ref) == sorted(after.person_by_ref) == ["A1", "A2"]
    assert list(undone.person_by_ref) == ["A1"]
