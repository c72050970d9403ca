"""The public programme as XML of frab: what the public agenda says, as its schema asks, with ids that tell nothing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QXmlStreamReader

from forumdesk.domain.cards import ScheduleCard
from forumdesk.domain.disclosure import DocumentRefusedError
from forumdesk.domain.disclosure.schedules import schedule_card
from forumdesk.domain.events import Discretion
from forumdesk.domain.participation import Visibility
from forumdesk.domain.programme import Role, SessionVisibility
from forumdesk.exporters import frab_xml
from forumdesk.importers.foreign import read_file
from tests.core.house import House

PUBLIC = SessionVisibility.PUBLIC
# What the schema of voc/schedule asks of an event, whatever else it may have.
REQUIRED = ["room", "title", "subtitle", "type", "date", "start", "duration", "abstract", "slug", "track"]
FORMS = {
    "date": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d",
    "start": r"[0-2]\d:[0-5]\d",
    "duration": r"\d\d:\d\d",
    "slug": r"[a-z0-9_]{4,}-[0-9]{1,6}-[a-z0-9_-]{4,}",
}
ATTRIBUTES = ("id", "guid", "name", "date", "index")
UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"


def a_house() -> House:
    house = House()
    house.event("OF27", title="Test Forum 2027", zone="Europe/Oslo")
    blue = house.room("Blue Room")
    house.person("A01", visibility=Visibility.PUBLIC)
    house.person("A02", visibility=Visibility.PARTICIPANTS)
    house.person("A03", visibility=Visibility.PUBLIC, alias="Heron")
    house.session("T01", "14 08:00", "14 09:30", visibility=PUBLIC, room=blue, title="Glue & paper", notes="Quiet")
    house.session("T02", "14 09:00", "14 10:00", visibility=PUBLIC)
    house.session("T03", "14 21:30", "14 23:30", visibility=PUBLIC)
    house.session("T04", "15 08:00", "15 09:00", visibility=SessionVisibility.PARTICIPANTS)
    house.session("T05", "", "", visibility=PUBLIC)
    for ref, role in (("A01", Role.SPEAKER), ("A02", Role.SPEAKER), ("A03", Role.CHAIR), ("A01", Role.CHAIR)):
        house.role("T01", ref, role)
    house.role("T02", "A01", Role.PARTICIPANT)
    return house


def card(house: House, code: str = "OF27") -> ScheduleCard:
    snapshot = house.snapshot()
    return schedule_card(snapshot, snapshot.event_by_code[code], "OF27-0007")


def told(data: bytes) -> Iterator[tuple[str, dict[str, str], str]]:
    """Every element as Qt's own reader, which is none of ours, finds it: its path, attributes and text."""
    reader = QXmlStreamReader(data.decode())
    path: list[str] = []
    found: list[tuple[str, dict[str, str], list[str]]] = []
    open_: list[int] = []
    while not reader.atEnd():
        kind = reader.readNext()
        if kind is QXmlStreamReader.TokenType.StartElement:
            path.append(reader.name())
            attributes = {name: reader.attributes().value(name) for name in ATTRIBUTES}
            found.append(("/".join(path), attributes, []))
            open_.append(len(found) - 1)
        elif kind is QXmlStreamReader.TokenType.Characters and open_:
            found[open_[-1]][2].append(reader.text())
        elif kind is QXmlStreamReader.TokenType.EndElement:
            path.pop()
            open_.pop()
    assert not reader.hasError(), reader.errorString()
    return ((path_, attributes, "".join(texts).strip()) for path_, attributes, texts in found)


def texts(data: bytes, name: str) -> list[str]:
    return [text for path, _, text in told(data) if path.endswith(f"/{name}")]


def test_what_is_public_is_told_and_nothing_else() -> None:
    data = frab_xml.render(card(a_house()))

    assert texts(data, "event/title") == ["Glue & paper", "Session T03", "Session T02"]
    assert texts(data, "person") == ["GivenA01 FamilyA01"]
    for secret in ("Blue", "Quiet", "A01 ", "A02", "A03", "Heron", "T04", "expert", "Losby", "desk@"):
        assert secret not in data.decode().replace("GivenA01 FamilyA01", "").replace("Session T03", "")


def test_it_has_what_the_schema_asks_for_in_its_forms() -> None:
    data = frab_xml.render(card(a_house()))
    paths = [path for path, _, _ in told(data)]

    assert paths[:3] == ["schedule", "schedule/version", "schedule/conference"]
    assert texts(data, "conference/start") + texts(data, "conference/end") == ["2027-06-14", "2027-06-14"]
    assert texts(data, "time_zone_name") == ["Europe/Oslo"]
    for name in REQUIRED:
        assert paths.count(f"schedule/day/room/event/{name}") == 3
    for name, form in FORMS.items():
        assert all(re.fullmatch(form, text) for text in texts(data, f"event/{name}"))
    events = [attributes for path, attributes, _ in told(data) if path.endswith("/event")]
    assert all(re.fullmatch(UUID, one["guid"]) for one in events)
    assert all(int(one["id"]) > 0 for one in events)
    for some in ([one["guid"] for one in events], [one["id"] for one in events], texts(data, "slug")):
        assert len(set(some)) == 3


def test_talks_at_one_time_stand_in_lanes_that_name_no_room() -> None:
    data = frab_xml.render(card(a_house()))

    rooms = [attributes["name"] for path, attributes, _ in told(data) if path.endswith("day/room")]
    assert rooms == ["Test Forum 2027", "Test Forum 2027 2"]


def test_what_our_own_importer_reads_is_what_was_written() -> None:
    sheet = read_file(frab_xml.render(card(a_house())))

    rows = [dict(zip(sheet.headers, row.cells, strict=True)) for row in sheet.rows]
    assert [(one["title"], one["start"], one["end"], one["persons"]) for one in rows] == [
        ("Glue & paper", "2027-06-14T10:00:00+02:00", "2027-06-14T11:30:00+02:00", "GivenA01 FamilyA01"),
        ("Session T03", "2027-06-14T23:30:00+02:00", "2027-06-15T01:30:00+02:00", ""),
        ("Session T02", "2027-06-14T11:00:00+02:00", "2027-06-14T12:00:00+02:00", ""),
    ]


def test_ids_stay_when_the_programme_changes_and_tell_neither_codes_nor_counts() -> None:
    before, house = card(a_house()), a_house()
    del house.sessions["sT02"]
    house.sessions["sT01"] = replace(house.sessions["sT01"], title="Paste", start=house.sessions["sT03"].start)

    after = {talk.title: talk for talk in card(house).talks}

    assert [(one.number, one.guid) for one in before.talks if one.title == "Glue & paper"] == [
        (after["Paste"].number, after["Paste"].guid)
    ]
    assert not {1, 2, 3} & {one.number for one in before.talks}


def test_a_person_has_another_number_at_another_event() -> None:
    house = a_house()
    house.event("OF28", title="Another Forum")
    house.at("A01", "OF28", visibility=Visibility.PUBLIC)
    house.session("U01", "14 08:00", "14 09:00", event="OF28", visibility=PUBLIC)
    house.role("U01", "A01", Role.SPEAKER)

    numbers = [talk.persons[0][0] for code in ("OF27", "OF28") for talk in card(house, code).talks if talk.persons]

    assert len(set(numbers)) == 2


def test_a_discreet_event_has_none() -> None:
    house = a_house()
    house.event("OF27", discretion=Discretion.DISCREET, cover_title="Seminar")

    with pytest.raises(DocumentRefusedError):
        schedule_card(house.snapshot(), house.events["eOF27"], "")


def test_who_lacks_an_alias_is_not_named() -> None:
    house = a_house()
    house.person("A04", visibility=Visibility.NEED_TO_KNOW)
    house.role("T01", "A04", Role.SPEAKER)

    assert b"A04" not in frab_xml.render(card(house))


def test_a_programme_of_which_nothing_is_public_is_an_empty_day() -> None:
    house, undated = House(), House()
    house.event("OF27")
    undated.event("OF27", start_date=None, end_date=None)

    data, without = (frab_xml.render(card(one)) for one in (house, undated))

    days = [attributes["date"] for path, attributes, _ in (*told(data), *told(without)) if path == "schedule/day"]
    assert days == ["2027-06-14", ""]
    assert texts(data, "conference/days") == []


def test_lengths_and_letters_that_the_schema_does_not_know_are_brought_into_it() -> None:
    talks = card(a_house()).talks
    long = replace(talks[0], end=talks[0].start + timedelta(days=9), title="Bell\x07 and \ufffe")
    backwards = replace(talks[1], end=talks[1].start - timedelta(hours=1))
    whole = replace(card(a_house()), talks=(long, backwards))

    data = frab_xml.render(whole)

    assert texts(data, "duration") == ["99:59", "00:00"]
    assert texts(data, "event/title")[0] == "Bell and"


def test_two_numbers_that_would_be_one_are_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forumdesk.domain.disclosure.schedules._HIGHEST", 1)

    assert sorted(talk.number for talk in card(a_house()).talks) == [1, 2, 3]
