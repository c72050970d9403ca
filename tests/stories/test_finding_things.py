"""Search everywhere finds in any script, and knows a masked person by alias alone."""

from pathlib import Path

import pytest

from forumdesk.domain.events import Discretion
from forumdesk.domain.participation import Visibility
from forumdesk.domain.programme import SessionVisibility
from forumdesk.domain.series import Edition, Series
from forumdesk.services import finding_things
from forumdesk.services.finding_things import Index, Kind
from forumdesk.store.tables import Entity
from tests.builders import (
    a_participation,
    a_person,
    a_room,
    a_session,
    a_venue,
    a_workspace,
    an_event,
    an_id,
    an_organisation,
)


def _index(tmp_path: Path, *rows: Entity) -> Index:
    with a_workspace(tmp_path, *rows) as workspace:
        return finding_things.index(workspace)


def _names(index: Index, search: str) -> list[str]:
    return [thing.name for thing in index.find(search)]


@pytest.mark.parametrize(
    ("search", "native", "latin"),
    [
        ("أمينة", "أمينة الحارثي", ""),
        ("petrosyan", "Անահիտ Պետրոսյան", ""),
        ("wenjing", "李文静", ""),
        ("анна", "Анна Выдумова", ""),
        ("Hassan", "حسن", ""),
        ("Østby", "", "Ostby"),
        ("oestby", "", "Østby"),
        ("ás", "", "Aas"),
        ("AAS", "", "Ås"),
    ],
)
def test_a_name_is_found_in_its_script_and_as_it_is_written_in_latin(
    tmp_path: Path, search: str, native: str, latin: str
) -> None:
    index = _index(tmp_path, a_person("A1", given_name="", family_name=latin, native_name=native), a_person("B1"))

    assert [thing.key for thing in index.find(search)] == ["A1"]


def test_every_word_must_stand_somewhere_and_blanks_find_nothing(tmp_path: Path) -> None:
    house = an_organisation("Fjordline Institute")
    index = _index(tmp_path, house, a_person("A1", family_name="Dahl", organisation_id=house.id), a_person("B1"))

    assert [thing.key for thing in index.find("dahl fjordline")] == ["A1"]
    assert index.find("dahl muscat") == []
    assert index.find("   ") == []


def test_names_that_begin_with_it_come_first_and_of_each_kind_only_some(tmp_path: Path) -> None:
    people = [a_person(f"A{n}", given_name="Al", family_name=f"Xandahl{n}") for n in range(9)]
    index = _index(tmp_path, *people, a_person("B1", given_name="Bo", family_name="Dahl"))

    found = index.find("dahl")

    assert found[0].name == "Dahl, Bo"
    assert len(found) == 6


def test_a_masked_person_is_found_by_alias_and_by_nothing_else(tmp_path: Path) -> None:
    house, event = an_organisation("Hidden House"), an_event("OF27")
    person = a_person("P1", family_name="Verborgen", native_name="حسن", organisation_id=house.id)
    there = a_participation(person, event, alias="Blue 1", visibility=Visibility.NEED_TO_KNOW)
    index = _index(tmp_path, house, event, person, there)

    hits = [
        thing
        for search in ("verborgen", "حسن", "hidden house", "p1@nowhere", "ficta", "P1")
        for thing in index.find(search)
        if thing.kind is Kind.PERSON
    ]

    assert hits == []
    assert _names(index, "blue") == ["Blue 1"]
    assert index.find("blue")[0].hidden


def test_two_aliases_of_one_person_are_not_seen_to_be_one(tmp_path: Path) -> None:
    person, first, second = a_person("P1"), an_event("OF27"), an_event("MU27")
    one = a_participation(person, first, alias="Blue 1", visibility=Visibility.NEED_TO_KNOW)
    other = a_participation(person, second, alias="Green 4", visibility=Visibility.NEED_TO_KNOW)
    index = _index(tmp_path, person, first, second, one, other)

    assert [(thing.name, thing.events) for thing in index.find("blue")] == [("Blue 1", ("OF27",))]
    assert [(thing.name, thing.events) for thing in index.find("green")] == [("Green 4", ("MU27",))]


def test_who_lacks_an_alias_is_shown_by_ref(tmp_path: Path) -> None:
    person, event = a_person("P1", family_name="Verborgen"), an_event("OF27")
    there = a_participation(person, event, visibility=Visibility.NEED_TO_KNOW)
    index = _index(tmp_path, person, event, there)

    assert _names(index, "verborgen") == []
    assert _names(index, "p1") == ["P1"]


def test_sessions_rooms_organisations_and_events_are_found_with_what_tells_them_apart(tmp_path: Path) -> None:
    series = Series(an_id(), "lake", "Lake Series")
    edition = Edition(an_id(), series.id, "Second", 2)
    event = an_event("LK30", title="Lake Meeting", edition_id=edition.id)
    venue = a_venue()
    room = a_room(venue, "Lake Room", aliases=("Boathouse",))
    session = a_session(event, title="Lake at dawn", room_id=room.id)
    loose = a_session(event, "T02", title="Lake at noon", start=None, end=None)
    house = an_organisation("Lake Institute", short="LI")
    index = _index(tmp_path, series, edition, event, venue, room, session, loose, house)

    found = index.find("lake")

    assert [(thing.kind, thing.name, thing.said) for thing in found] == [
        (Kind.SESSION, "Lake at dawn", "2030-06-12 10:00, Lake Room"),
        (Kind.SESSION, "Lake at noon", ""),
        (Kind.ROOM, "Lake Room", "House of Paper"),
        (Kind.ORGANISATION, "Lake Institute", "LI"),
        (Kind.EVENT, "Lake Meeting", "Lake Series"),
    ]
    assert _names(index, "boathouse") == ["Lake Room"]


def test_a_closed_session_is_found_by_its_cover_alone(tmp_path: Path) -> None:
    event = an_event("DD27", discretion=Discretion.DISCREET, cover_title="Seminar")
    closed = SessionVisibility.NEED_TO_KNOW
    covered = a_session(event, "T01", title="Real subject", cover_title="Reading group", visibility=closed)
    bare = a_session(an_event("XX"), "T09", title="Real subject", visibility=closed)
    other = an_event("XX")
    index = _index(tmp_path, event, other, covered, _moved(bare, other.id))

    assert _names(index, "real") == []
    assert _names(index, "reading") == ["Reading group"]
    assert _names(index, "T09") == ["T09"]


def _moved(session: Entity, event_id: str) -> Entity:
    from dataclasses import replace

    return replace(session, event_id=event_id)  # type: ignore[type-var]  # a session is a dataclass


def test_people_are_shown_as_the_lists_show_them(tmp_path: Path) -> None:
    from forumdesk.domain.people import NameOrder

    first = a_person(
        "A1", given_name="Wenjing", family_name="Li", name_order=NameOrder.FAMILY_FIRST, native_name="李文静"
    )
    only = a_person("B1", given_name="", family_name="", native_name="文静")
    index = _index(tmp_path, first, only)

    assert [(thing.name, thing.beside) for thing in index.find("文静")] == [("文静", ""), ("Li Wenjing", "李文静")]
