"""Broken and hostile files of every kind that is read: a sheet, busy times or a refusal comes of them, and soon."""

import json
from contextlib import suppress
from datetime import timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.domain.errors import ForumDeskError
from forumdesk.importers.busy_times import busy_times
from forumdesk.importers.columns import ImportKind
from forumdesk.importers.foreign import read_file
from forumdesk.services.importing import decided
from tests.core.rehearsal import Rehearsal
from tests.elsewhere import (
    CALENDAR_HEAD,
    EXCHANGE_ZONE,
    INDICO,
    OUTLOOK,
    PENTABARF_XML,
    PRETALX_API,
    PRETALX_JSON,
    PRETALX_WIDGET,
    PRETALX_XML,
    PRETIX,
    WAFER_XML,
    calendar,
)

SOON = timedelta(seconds=20)  # this machine may be doing something else
CARDS = b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lov;Ada;;;\r\nFN:Ada Lov\r\nEMAIL;TYPE=INTERNET:a@b.example\r\nEND:VCARD\r\n"
WHOLE = calendar(
    "UID:1 | SUMMARY:Brief | DTSTART;TZID=Customized Time Zone:20270614T080000 | DURATION:PT1H"
    " | RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=MO,TU | EXDATE;TZID=Europe/Oslo:20270621T080000",
    "UID:1 | RECURRENCE-ID:20270615T060000Z | DTSTART:20270615T070000Z",
    head=CALENDAR_HEAD + EXCHANGE_ZONE,
)
FILES = [
    WHOLE,
    CARDS,
    *(one.encode() for one in (PRETALX_XML, WAFER_XML, PENTABARF_XML, PRETALX_JSON, PRETALX_WIDGET, PRETALX_API)),
    *(one.encode() for one in (OUTLOOK, INDICO, PRETIX)),
]
# What breaks readers: signs of the forms, numbers at their edges, names of things that go on for ever.
SHARP = st.sampled_from(
    [
        *(b'"', b"'", b":", b";", b"=", b",", b"\\", b"\r\n", b"\r\n ", b"\n\t", b"<", b">", b"&", b"&#0;", b"]]>"),
        *(b"{", b"}", b"[", b"]", b"null", b"1e999", b"-1", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"%"),
        *(
            b"BEGIN:VEVENT\r\n",
            b"END:VCALENDAR\r\n",
            b"BEGIN:VCARD\r\n",
            b"FREQ=SECONDLY",
            b"INTERVAL=0",
            b"COUNT=99999",
        ),
        *(b"UNTIL=00010101", b"99991231T235959", b"00000000T000000", b"20270230", b"T240000", b"TZID=", b"+9999"),
        *(b"BYDAY=-53SU", b"BYMONTHDAY=31", b"BYSETPOS=0", b"P99999D", b"-PT9H", b"<!DOCTYPE x>", b"<event/>", b"NaN"),
        *(b"ENCODING=QUOTED-PRINTABLE:=", b"=E6=", b"24:00", b"9999:99", b"2027-06-14T10:00:00+23:59", b"x" * 300),
    ]
)


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """A whole file with pieces taken out, put in and put elsewhere."""
    data = draw(st.sampled_from(FILES))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 1, 2, 8, 40, 400])))
        piece = draw(SHARP | st.binary(max_size=6) | st.just(data[start:end] * 2))
        data = data[:start] + piece + data[end:]
    return data


@given(broken())
@settings(max_examples=300, deadline=SOON)
def test_a_broken_file_is_read_or_refused(data: bytes) -> None:
    for read in (read_file, lambda data: busy_times(data, "Europe/Oslo")):
        try:
            read(data)
        except ForumDeskError:
            continue


@given(broken())
@settings(max_examples=60, deadline=SOON)
def test_what_is_read_of_a_broken_file_is_planned_like_any_list(data: bytes) -> None:
    desk = Rehearsal()
    desk.read(ImportKind.EVENTS, "code,title,kind,zone\nOF27,Test Forum 2027,forum,Europe/Oslo\n")
    try:
        sheet = read_file(data)
        if sheet.source is None:
            return
        plan = desk.plan(sheet.source.kind, sheet, decided(sheet, sheet.source.kind, {}))
    except ForumDeskError:
        return

    assert len(plan.outcomes) == len(sheet.rows)


NAMES = st.sampled_from(
    [
        *("UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SUMMARY", "LOCATION"),
        *("ATTENDEE", "CLASS", "STATUS", "SEQUENCE", "FREEBUSY", "TZOFFSETTO", "N", "FN", "EMAIL", "TEL", "BDAY"),
        *("ORG", "GENDER", "NOTE", "PHOTO"),
    ]
)
VALUES = ["20270614", "20270614T080000Z", "FREQ=YEARLY", "FREQ=HOURLY;COUNT=9", "P1D"]
LINES = st.builds(
    lambda name, more, value: f"{name}{more}:{value}",
    NAMES,
    st.sampled_from(["", ";TZID=Paper", ";TZID=Customized Time Zone", ";VALUE=DATE", ";X", ';X="', ";ENCODING=BASE64"]),
    st.text(max_size=30)
    | st.sampled_from(["20270614", "20270614T080000Z", "FREQ=YEARLY", "FREQ=HOURLY;COUNT=9", "P1D"]),
)


@given(st.sampled_from(["VEVENT", "VCARD", "VFREEBUSY", "VTIMEZONE"]), st.lists(LINES, max_size=12))
@settings(max_examples=150, deadline=SOON)
def test_any_lines_in_a_calendar_or_a_card_are_read_or_refused(part: str, lines: list[str]) -> None:
    head, tail = ("", "") if part == "VCARD" else (CALENDAR_HEAD, "END:VCALENDAR\r\n")
    text = "\r\n".join([f"{head}BEGIN:{part}", *lines, f"END:{part}", tail])

    for read in (read_file, lambda data: busy_times(data, "Asia/Muscat")):
        try:
            read(text.encode("utf-8", "surrogatepass"))
        except ForumDeskError:
            continue


KEYS = [
    *("schedule", "conference", "days", "rooms", "talks", "results", "title", "start", "end", "slot", "persons"),
    *("speakers", "name"),
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), inner, max_size=5)
    ),
    max_leaves=30,
)


@given(JSON)
@settings(max_examples=200, deadline=SOON)
def test_any_json_is_read_or_refused(found: object) -> None:
    try:
        read_file(json.dumps(found).encode())
    except ForumDeskError:
        return


@pytest.mark.parametrize(
    "data",
    [
        b"BEGIN:VCALENDAR\r\n" + b"X" * 5_000_000 + b"\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nX" + b';"' * 1_000_000 + b"\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCARD\r\nN:" + b"\\" * 2_000_001 + b"\r\nEND:VCARD\r\n",
        b"BEGIN:VCARD\r\nORG:" + b";" * 2_000_000 + b"\r\nEND:VCARD\r\n",
        b"BEGIN:VCARD\r\nNOTE;ENCODING=QUOTED-PRINTABLE:" + b"=\r\n" * 500_000 + b"\r\nEND:VCARD\r\n",
        calendar("UID:1 | DTSTART:20270614T080000Z | RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"),
        calendar("UID:1 | DTSTART:20270614T080000Z | RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYSETPOS=366;COUNT=9"),
        calendar("UID:1 | DTSTART:20270614T080000Z | RDATE:" + "20270614T080000Z," * 100_000),
        b"<schedule>" + b"<day>" * 30 + b"a" * 10_000_000,
        b'{"schedule": "' + b"\\u0041" * 1_000_000 + b'"}',
        b"ref,name\nA1,\xe6" + b"x" * 1_000_000,
    ],
)
def test_what_is_made_to_cost_much_costs_little(data: bytes) -> None:
    begun = process_time()
    with suppress(ForumDeskError):
        read_file(data)

    assert process_time() - begun < 10


def test_half_a_character_that_json_names_is_left_out() -> None:
    sheet = read_file(PRETALX_JSON.replace("Folding", "Fold\\ud800ing").replace("5b2e0a6c", "\\udfff").encode())

    assert "Folding & cutting" in sheet.rows[0].cells
