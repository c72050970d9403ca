"""Schedules of frab, pentabarf, wafer and pretalx, in XML and JSON: the same talks, and nothing that harms."""

import pytest

from forumdesk.importers.foreign import read_file
from forumdesk.importers.refusals import EmptyInputError, TooLargeError, Unreadable, UnreadableInputError
from forumdesk.importers.schedules import kind_of, lasting, on_day, times
from forumdesk.importers.sources import Source
from tests.elsewhere import (
    HUB_JSON,
    PENTABARF_XML,
    PRETALX_API,
    PRETALX_JSON,
    PRETALX_WIDGET,
    PRETALX_XML,
    WAFER_XML,
)


def cells(text: str, *names: str) -> list[tuple[str, ...]]:
    sheet = read_file(text.encode())
    return [tuple(row.cells[sheet.headers.index(name)] for name in names) for row in sheet.rows]


def refusal(data: bytes) -> Unreadable:
    with pytest.raises(UnreadableInputError) as refused:
        read_file(data)
    return refused.value.what


def test_a_talk_of_pretalx_is_a_row() -> None:
    names = ("conference", "start", "end", "time zone", "room", "title", "type", "language", "persons", "track")

    assert read_file(PRETALX_XML.encode()).source is Source.PRETALX
    assert cells(PRETALX_XML, *names) == [
        (
            "of27|Test Forum 2027",
            "2027-06-14T10:00:00+02:00",
            "2027-06-14T10:45:00+02:00",
            "Europe/Oslo",
            "Blue",
            "Folding & cutting",
            "plenary",
            "en",
            "GivenA01 FamilyA01|Nobody Known",
            "Craft",
        )
    ]
    assert cells(PRETALX_XML, "description") == [("In paper\n\nWhat paper does.",)]


def test_the_export_in_xml_and_in_json_name_a_talk_alike() -> None:
    assert cells(PRETALX_XML, "guid", "start", "end", "room") == cells(PRETALX_JSON, "guid", "start", "end", "room")


def test_the_second_version_of_the_form_has_one_list_of_events() -> None:
    names = ("start", "end", "room", "type", "persons", "track")
    assert cells(HUB_JSON, *names) == [
        ("2027-06-14T10:00:00+02:00", "2027-06-14T10:45:00+02:00", "Blue", "plenary", "GivenA01 FamilyA01", "craft")
    ]
    assert cells(HUB_JSON, "guid") == cells(PRETALX_JSON, "guid")


def test_a_text_that_is_kept_as_a_page_loses_its_marks() -> None:
    assert cells(HUB_JSON, "description") == [("What paper does & why\nwe fold\n\nOne.\nTwo.",)]
    assert cells(PRETALX_JSON.replace('"abstract": ""', '"abstract": "1 < 2 &amp; a<b>"'), "description") == [
        ("1 < 2 & a",)
    ]
    assert cells(PRETALX_JSON.replace('"abstract": ""', '"abstract": "1 < 2 &amp; <c>"'), "description") == [
        ("1 < 2 &amp; <c>",)
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Talk 60min + 20min Q&A", "plenary"),
        ("Workshop 60 Min", "breakout"),
        ("Long talk (45 minutes)", "plenary"),
        ("LightningTalk 15min", "breakout"),
        ("devroom", "breakout"),
        ("Lunch", "meal"),
        ("Lunch with the minister", "Lunch with the minister"),
        ("Other", "Other"),
        ("", ""),
    ],
)
def test_a_kind_is_told_by_a_word_of_its_name_but_a_meal_by_the_whole(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_talks_of_two_conferences_without_an_acronym_are_not_one() -> None:
    plain = PENTABARF_XML.replace("<acronym>OF27</acronym>", "")

    assert cells(plain, "guid") != cells(plain.replace("Test Forum 2027", "Test Forum 2028"), "guid")


def test_wafer_and_pentabarf_write_times_without_an_offset() -> None:
    assert read_file(WAFER_XML.encode()).source is Source.FRAB
    assert cells(WAFER_XML, "start", "end", "time zone", "type") == [
        ("2027-06-14T11:00:00", "2027-06-14T12:30:00", "Europe/Oslo", "breakout")
    ]


def test_a_night_belongs_to_the_day_before() -> None:
    assert cells(PENTABARF_XML, "start", "end") == [("2027-06-15T00:30:00", "2027-06-15T01:30:00")]
    assert on_day("2027-06-14", "09:00", "06:00") == "2027-06-14T09:00:00"
    assert on_day("2027-06-14", "soon", "") == on_day("whenever", "09:00", "") == ""


def test_the_widgets_talks_are_named_through_its_lists() -> None:
    assert cells(PRETALX_WIDGET, "title", "room", "persons", "track", "end") == [
        ("Folding", "Blue", "GivenA01 FamilyA01", "Craft", "2027-06-14T10:45:00+02:00"),
        ("Break", "Blue", "", "", "2027-06-14T11:00:00+02:00"),
    ]


def test_the_api_tells_slots_and_addresses_and_leaves_out_what_was_not_taken() -> None:
    assert cells(PRETALX_API, "title", "start", "end", "room", "persons", "type") == [
        (
            "Folding",
            "2027-06-14T10:00:00+02:00",
            "2027-06-14T10:45:00+02:00",
            "Blue",
            "a01@guests.example",
            "plenary",
        ),
        ("Glue", "2027-06-14T12:00:00+02:00", "2027-06-14T13:00:00+02:00", "Green", "", ""),
    ]
    assert cells(PRETALX_API.partition('"results": ')[2].strip()[:-1], "title") == [("Folding",), ("Glue",)]


@pytest.mark.parametrize(
    ("slot", "end"),
    [
        ('"duration": 30, "slot": {"start": "2027-06-14T10:00:00+02:00"}', "2027-06-14T10:30:00+02:00"),
        ('"duration": "long", "slot": {"start": "2027-06-14T10:00:00+02:00"}', ""),
        ('"duration": 30, "slot": {"start": "soon"}', ""),
        ('"duration": 30', ""),
        ('"duration": true, "slots": [], "track": 5, "title": {"de": "Nur so"}', ""),
    ],
)
def test_a_submission_ends_after_its_length_where_that_is_known(slot: str, end: str) -> None:
    assert cells(f'[{{"code": "X", {slot}}}]', "end") == [(end,)]


@pytest.mark.parametrize(
    ("duration", "seconds"),
    [("00:45", 2_700), ("1:30:15", 5_415), ("1:02:00:00", 93_600), ("long", None), ("", None)],
)
def test_a_length_may_have_seconds_and_days(duration: str, seconds: int | None) -> None:
    found = lasting(duration)

    assert (found.total_seconds() if found else None) == seconds


def test_a_start_that_is_no_time_stays_as_it_stands() -> None:
    assert times("soon", "00:45") == ("soon", "")
    assert times("9999-12-31T23:59:00", "02:00") == ("9999-12-31T23:59:00", "")
    assert times("2027-06-14T10:00:00", "") == ("2027-06-14T10:00:00", "")


BOMB = b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><schedule>&b;</schedule>'
OUTSIDE = b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule><version>&x;</version></schedule>'


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (BOMB, Unreadable.DECLARES),
        (OUTSIDE, Unreadable.DECLARES),
        (b'<!DOCTYPE s SYSTEM "http://paper.example/s.dtd"><schedule/>', Unreadable.DECLARES),
        (b"<schedule>&nbsp;</schedule>", Unreadable.XML),
        (b"<schedule><conference>", Unreadable.XML),
        (b"<html><body/></html>", Unreadable.XML),
        (b'<?xml version="1.0" encoding="paper"?><schedule/>', Unreadable.XML),
        (b"<schedule>" + b"<x>" * 100_000, Unreadable.TOO_DEEP),
        (b'{"name": "package"}', Unreadable.JSON),
        (b'{"name": ', Unreadable.JSON),
        (b'{"n": ' + b"[" * 100_000, Unreadable.TOO_DEEP),
        (b'{"n": ' + b"9" * 10_000 + b"}", Unreadable.JSON),
    ],
)
def test_what_harms_or_is_no_schedule_is_refused(data: bytes, why: Unreadable) -> None:
    assert refusal(data) is why


@pytest.mark.parametrize("data", [b"<schedule/>", b'{"results": []}', b'{"talks": [], "rooms": []}', b"[]"])
def test_a_schedule_without_talks_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyInputError):
        read_file(data)


def test_what_is_too_large_is_refused() -> None:
    for data in (b"<schedule>" + b"<x/>" * 500_001, b"<schedule>" + b" " * 20_000_000, b'{"x":' + b" " * 20_000_000):
        with pytest.raises(TooLargeError):
            read_file(data)


def test_a_table_stays_a_table() -> None:
    sheet = read_file(b"session_id,event,title\nT01,XX,Glue\n")

    assert (sheet.source, sheet.rows[0].number) == (None, 2)
