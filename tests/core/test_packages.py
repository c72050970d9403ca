"""What is in a package: the chosen columns of an event's rows, and nothing of whom it may not name."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.changes import Row
from forumdesk.domain.events import Discretion
from forumdesk.domain.packages import (
    PRESETS,
    REFERENCES,
    TABLES,
    Choice,
    Package,
    Part,
    Preset,
    canonical,
    digests,
    fields_of,
)
from forumdesk.domain.packages_choosing import NO_SECRETS, Chosen, Mask, Secrets, Withheld, choose
from forumdesk.domain.packages_fields import COLUMNS, Field
from forumdesk.domain.programme import SessionVisibility
from forumdesk.domain.separation import Scope
from forumdesk.domain.stationery import StationeryType
from forumdesk.store.tables import TABLES as STORED
from forumdesk.store.tables import Entity, table_of
from tests import builders as make

# Made by the program for one workspace, or of this workspace alone: no package has them.
STAYS = {"series", "edition", "acceptance", "question", "imported_row", "saved_filter", "setting", "copy", "reveal"}
STAYS |= {"draft", "package", "backup", "safeguard"}
NOT_SENT = {("event", "edition_id"), ("event", "copy_letters")}
SECRET = Secrets(("Ruth Heronsdotter", "Heronsdotter", "A", "ruth@heron.example"), ("+47 22 33 44 55", "112"))


def stored(*rows: Entity) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        table = table_of(type(row))
        found.setdefault(table.name, []).append(table.row(table.records([row])[0]))
    return found


class House:
    """An event with an open person and a masked one, a room, sessions, and another event that is nobody's business."""

    def __init__(self) -> None:
        self.open_house, self.secret_house = make.an_organisation("Paper House"), make.an_organisation("Heron House")
        self.venue = make.a_venue("V1")
        self.room, self.other = make.a_room(self.venue), make.an_event("YY")
        self.event = make.an_event("XX", venue_codes=("V1",))
        self.plain = make.a_person("A1", given_name="Ola", organisation_id=self.open_house.id)
        self.masked = make.a_person(
            "A2", given_name="Ruth", family_name="Heronsdotter", organisation_id=self.secret_house.id
        )
        self.session = make.a_session(self.event, room_id=self.room.id, notes="Tea for RUTH  Heronsdotter, please")
        self.hidden = make.a_session(self.event, "T02", visibility=SessionVisibility.NEED_TO_KNOW, title="The deal")
        self.here = make.a_participation(self.plain, self.event)
        self.alias = make.a_participation(
            self.masked, self.event, alias="Heron", notes="calls herself Ruth", diet="no nuts"
        )
        people, event = (self.plain, self.masked), self.event
        self.rows = stored(
            *(self.open_house, self.secret_house, self.venue, self.room, self.event, self.other, *people),
            *(make.a_venue("V9"), self.session, self.hidden, make.a_session(self.other, "T09"), self.here, self.alias),
            *(make.a_role(one, self.session) for one in people),
            *(make.a_photo(one) for one in people),
            *(make.a_badge(one, event, f"XX-{n}") for n, one in enumerate(people)),
            *(make.an_invitation(one, event) for one in people),
            *(
                make.a_contact(self.masked, event),
                make.a_busy(self.plain),
                make.a_delegation(event, head_id=self.masked.id),
            ),
            *(make.a_rule(self.plain.id, self.masked.id, event_id=event.id), make.a_checklist_item(event)),
            *(make.a_rule(self.plain.id, make.an_id(), "R2"), make.a_rule(self.plain.id, self.masked.id, "R3")),
            make.a_rule("HERON", "OTTER", "R4", scope=Scope.DELEGATION, event_id=self.other.id),
            *(make.a_stationery(kind, kind.value) for kind in StationeryType),
            *make.places_of(self.plain, event, self.venue, self.session),
        )
        self.masks = {self.plain.id: Mask.OPEN, self.masked.id: Mask.ALIAS}

    def chosen(self, choice: Choice, **masks: Mask) -> Chosen:
        all_open = {one: Mask.OPEN for one in self.masks} if choice.names else self.masks
        return choose(self.rows, self.event.id, choice, {**all_open, **masks}, NO_SECRETS if choice.names else SECRET)


@pytest.fixture
def house() -> House:
    return House()


def row_of(chosen: Chosen, table: str, row_id: str) -> Row:
    return next(row for row in chosen.rows[table] if row["id"] == row_id)


def test_every_column_of_every_table_is_in_a_part_or_stays_at_home_for_a_reason() -> None:
    sent = Choice.of(Preset.HANDOVER).columns
    here = {(name, column) for name, table in STORED.items() if name not in STAYS for column in table.columns}

    assert {(name, column) for name, columns in sent.items() for column in columns} == {
        one for one in here - NOT_SENT if one[1] != "id"
    }
    assert set(sent) == set(TABLES) == set(STORED) - STAYS


def test_parts_are_added_and_taken_away_but_never_those_without_which_nothing_makes_sense() -> None:
    choice = Choice.of(Preset.BADGES, more=(Part.PHOTOS,), less=(Part.PRINTED, Part.NAMES))

    assert choice.parts == {Part.HEADER, Part.NAMES, Part.PHOTOS}
    assert "photo.content" in choice.fields
    assert "badge.serial" not in choice.fields


@pytest.mark.parametrize("preset", Preset)
def test_nothing_of_a_masked_person_is_in_a_package_but_what_goes_with_the_alias(house: House, preset: Preset) -> None:
    chosen = house.chosen(Choice.of(preset))

    text = canonical(chosen.rows)
    assert row_of(chosen, "person", house.masked.id) == {"id": house.masked.id}
    assert row_of(chosen, "participation", house.alias.id)["alias"] == "Heron"
    assert not any(one in text for one in ("Ruth", "RUTH", "Heronsdotter", "Heron House", "The deal", "A2"))
    assert {row["person_id"] for row in chosen.rows.get("photo", ())} <= {house.plain.id}
    assert {row["person_id"] for row in chosen.rows.get("invitation", ())} <= {house.plain.id}


def test_badges_take_what_is_printed_and_no_more(house: House) -> None:
    chosen = house.chosen(Choice.of(Preset.BADGES, more=(Part.PHOTOS,)))

    person = row_of(chosen, "person", house.plain.id)
    assert set(chosen.rows) == {"event", "organisation", "person", "participation", "badge", "stationery", "photo"}
    assert "emails" not in person
    assert "ref" not in person
    assert set(row_of(chosen, "participation", house.alias.id)) == (
        {"id", "person_id", "event_id", "category", "alias", "alias_badge", "access_zones"}
    )
    assert {row["type"] for row in chosen.rows["stationery"]} == {"template", "stock"}
    assert all("token" not in row for row in chosen.rows["badge"])


def test_badges_of_a_discreet_event_take_its_cover_and_the_badge_s_own_cover_name(house: House) -> None:
    event = replace(house.event, discretion=Discretion.DISCREET, cover_title="Spring Meeting")
    house.rows["event"] = stored(event)["event"]
    house.rows["participation"] = stored(replace(house.alias, alias_badge="Stork"))["participation"]

    chosen = house.chosen(Choice.of(Preset.BADGES))

    assert set(row_of(chosen, "event", event.id)) == {"id", "cover_title", "discretion", "language", "zone"}
    assert "Heron" not in canonical(chosen.rows)
    assert row_of(chosen, "participation", house.alias.id)["alias_badge"] == "Stork"


def test_names_are_there_when_a_handover_says_so(house: House) -> None:
    chosen = house.chosen(Choice.of(Preset.HANDOVER, names=True))

    assert row_of(chosen, "person", house.masked.id)["family_name"] == "Heronsdotter"
    assert row_of(chosen, "session", house.hidden.id)["title"] == "The deal"
    assert row_of(chosen, "session", house.session.id)["notes"] == "Tea for RUTH  Heronsdotter, please"
    assert chosen.withheld == ()


def test_words_that_name_somebody_masked_stay_at_home_and_are_counted(house: House) -> None:
    chosen = house.chosen(Choice.of(Preset.HANDOVER))

    assert chosen.withheld == (Withheld("session", house.session.id, "notes"),)
    assert "notes" not in row_of(chosen, "session", house.session.id)


def test_a_name_in_a_script_without_spaces_is_found_inside_a_sentence(house: House) -> None:
    house.rows["session"] = stored(replace(house.session, notes="会见王小明先生"))["session"]

    said = choose(house.rows, house.event.id, Choice.of(Preset.HANDOVER), house.masks, Secrets(("王小明",)))
    other = choose(house.rows, house.event.id, Choice.of(Preset.HANDOVER), house.masks, Secrets(("王明",)))

    assert said.withheld == (Withheld("session", house.session.id, "notes"),)
    assert other.withheld == ()


@pytest.mark.parametrize(
    ("notes", "stays"),
    [
        ("ring 004722334455", True),
        ("22334455, after ten", True),
        ("+47 (22) 33-44-55", True),
        ("2 2 3 3\u20114 4\u00a05 5", True),
        ("in 112 days, 22 33 44 and 55", False),
        ("22334456", False),
    ],
)
def test_a_telephone_number_is_found_whatever_stands_between_its_figures(house: House, notes: str, stays: bool) -> None:
    house.rows["session"] = stored(replace(house.session, notes=notes))["session"]

    chosen = house.chosen(Choice.of(Preset.HANDOVER))

    assert ("notes" not in row_of(chosen, "session", house.session.id)) is stays


def test_a_package_is_of_one_event_and_of_who_may_be_in_it(house: House) -> None:
    chosen = house.chosen(Choice.of(Preset.HANDOVER), **{house.masked.id: Mask.OUT})

    codes = [row["code"] for row in chosen.rows["separation_rule"]]
    assert [row["id"] for row in chosen.rows["event"]] == [house.event.id]
    assert [row["id"] for row in chosen.rows["person"]] == [house.plain.id]
    assert [row["code"] for row in chosen.rows["venue"]] == ["V1"]
    assert len(chosen.rows["session"]) == 2
    assert "head_id" not in chosen.rows["delegation"][0]
    assert codes == []


def test_rules_of_every_event_go_along_where_both_sides_do(house: House) -> None:
    chosen = house.chosen(Choice.of(Preset.TRAVEL))

    assert [row["code"] for row in chosen.rows["separation_rule"]] == ["R1", "R3"]


def test_a_row_without_what_it_names_does_not_name_it(house: House) -> None:
    chosen = house.chosen(Choice.of(Preset.TRAVEL, less=(Part.ROOMS, Part.JOURNEYS)))

    assert "room_id" not in row_of(chosen, "session", house.session.id)
    assert "venue" not in chosen.rows


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from([*Part, *Field])), st.sampled_from([Preset.TRAVEL, Preset.BADGES]))
def test_a_field_that_was_not_chosen_is_nowhere_in_the_package(less: set[Part | Field], preset: Preset) -> None:
    choice = Choice.of(preset, less=less)

    chosen = House().chosen(choice)

    fields = {f"{table}.{column}" for table, rows in chosen.rows.items() for row in rows for column in row}
    away = {column for field in less.intersection(Field) for column in COLUMNS[Field(field)].split()}
    assert {one for one in fields if not one.endswith(".id")} <= set(choice.fields) - away


def test_every_field_that_can_stay_is_some_of_a_part_and_holds_nothing_together() -> None:
    whole = set(Choice.of(Preset.HANDOVER).fields)
    columns = [column for field in Field for column in COLUMNS[field].split()]
    covers = {"discretion", "visibility", "marking", "cover_title", "cover_place", "alias", "sign_code", "names"}

    assert set(columns) <= whole
    assert len(set(columns)) == len(columns)
    assert {field for part in Part for field in fields_of(part)} == set(Field)
    assert covers.isdisjoint(one.partition(".")[2] for one in columns)
    assert not any(tuple(one.split(".")) in REFERENCES for one in columns)
    assert set(Part).isdisjoint(map(str, Field))


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(Preset), st.sets(st.sampled_from([*Part, *Field])))
def test_a_choice_is_read_as_it_was_said(preset: Preset, less: set[Part | Field]) -> None:
    choice = Choice.of(preset, less=less)

    assert Choice.read(preset, choice.said, False) == choice
    for wrong in (("-header",), ("email",), ("-",)):
        with pytest.raises(ValueError, match="is not a valid"):
            Choice.read(preset, wrong, False)


def test_the_base_tells_values_apart_only_for_who_has_the_key() -> None:
    rows: dict[str, list[Row]] = {"person": [{"id": "1", "ref": "A1"}]}

    one, other = digests("ab" * 32, rows), digests("cd" * 32, rows)

    assert one != other
    assert one == digests("ab" * 32, rows)
    assert "A1" not in str(one)


def test_a_package_shows_neither_its_key_nor_its_identity() -> None:
    package = make.a_package(make.an_event())

    assert repr(package) == f"Package({package.id})"
    assert isinstance(package, Package)
    assert package.digests == {}
    assert package.choice == Choice(Preset.TRAVEL, frozenset({Part.NAMES}))


def test_each_preset_holds_less_than_the_next() -> None:
    assert PRESETS[Preset.TRAVEL] < PRESETS[Preset.HANDOVER]
    assert PRESETS[Preset.BADGES] < PRESETS[Preset.HANDOVER]
