"""Calendar files as tables: entries, repetitions and zones, by whatever name a program gives them."""

import pytest

from forumdesk.importers.foreign import read_file
from forumdesk.importers.refusals import EmptyInputError, TooLargeError, Unreadable, UnreadableInputError
from forumdesk.importers.sources import Source
from tests.elsewhere import CALENDAR_HEAD, EXCHANGE_ZONE, calendar


def cells(data: bytes, *names: str) -> list[tuple[str, ...]]:
    sheet = read_file(data)
    return [tuple(row.cells[sheet.headers.index(name)] for name in names) for row in sheet.rows]


def starts(data: bytes) -> list[str]:
    return [start for (start,) in cells(data, "DTSTART")]


def test_an_entry_is_a_row_that_says_what_its_calendar_says() -> None:
    data = calendar(
        "UID:1 | DTSTART;TZID=Europe/Oslo:20270614T100000 | DTEND;TZID=Europe/Oslo:20270614T113000 | LOCATION:Blue"
        " | SUMMARY:Glue\\, and paper | DESCRIPTION:One\\nTwo | CLASS:PRIVATE"
        " | ATTENDEE;CN=Ada:mailto:ADA@paper.example"
    )

    sheet = read_file(data)

    assert sheet.source is Source.ICALENDAR
    assert [row.number for row in sheet.rows] == [1]
    assert cells(data, "Calendar", "SUMMARY", "LOCATION", "DESCRIPTION", "CLASS", "ATTENDEE", "TZID", "DTEND") == [
        (
            "Test Forum 2027",
            "Glue, and paper",
            "Blue",
            "One\nTwo",
            "organiser_only",
            "ada@paper.example",
            "Europe/Oslo",
            "2027-06-14T11:30:00",
        )
    ]


@pytest.mark.parametrize(
    ("zone", "known"),
    [
        ("Europe/Oslo", "Europe/Oslo"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Arabian Standard Time", "Asia/Dubai"),
        ("/mozilla.org/20070129_1/Europe/Oslo", "Europe/Oslo"),
        ("/freeassociation.sourceforge.net/America/Argentina/Salta", "America/Argentina/Salta"),
    ],
)
def test_a_zone_is_known_by_its_own_name_by_windows_and_behind_a_makers_path(zone: str, known: str) -> None:
    data = calendar(f'UID:1 | DTSTART;TZID="{zone}":20270614T100000')

    assert cells(data, "TZID", "DTSTART") == [(known, "2027-06-14T10:00:00")]


def test_a_zone_of_the_files_own_is_read_from_its_definition() -> None:
    named = "DTSTART;TZID=Customized Time Zone"
    data = calendar(
        f"UID:1 | {named}:20270614T100000",
        f"UID:2 | {named}:20271214T100000",
        f"UID:3 | {named}:20270327T235959",
        head=CALENDAR_HEAD + EXCHANGE_ZONE,
    )

    assert starts(data) == [
        "2027-06-14T10:00:00+02:00",
        "2027-12-14T10:00:00+01:00",
        "2027-03-27T23:59:59+01:00",
    ]


def test_a_zone_that_nothing_tells_stays_as_named_and_is_then_a_problem_of_the_row() -> None:
    assert cells(calendar("UID:1 | DTSTART;TZID=Paper Time:20270614T100000"), "TZID") == [("Paper Time",)]


def test_a_time_without_zone_is_by_the_calendars_and_utc_stays_utc() -> None:
    head = CALENDAR_HEAD + "X-WR-TIMEZONE:Asia/Muscat\r\n"
    data = calendar("UID:1 | DTSTART:20270614T100000", "UID:2 | DTSTART:20270614T100000Z", head=head)

    assert cells(data, "DTSTART", "TZID") == [("2027-06-14T10:00:00", "Asia/Muscat"), ("2027-06-14T10:00:00Z", "")]


def test_an_end_in_another_zone_is_told_by_the_clock_of_the_start() -> None:
    oslo = "DTSTART;TZID=Europe/Oslo:20270614T100000"
    data = calendar(
        f"UID:1 | {oslo} | DTEND;TZID=Asia/Muscat:20270614T130000",
        f"UID:2 | {oslo} | DURATION:PT1H30M",
        f"UID:3 | {oslo} | DURATION:-P1W2DT3H4M5S",
        f"UID:4 | {oslo} | DURATION:P",
    )

    assert [end for (end,) in cells(data, "DTEND")] == [
        "2027-06-14T11:00:00",
        "2027-06-14T11:30:00",
        "2027-06-05T06:55:55",
        "",
    ]


def test_a_whole_day_has_a_day_and_no_times() -> None:
    data = calendar("UID:1 | DTSTART;VALUE=DATE:20270614 | DTEND;VALUE=DATE:20270616")

    assert cells(data, "Day", "DTSTART", "DTEND") == [("2027-06-14", "", "")]


def test_a_series_is_a_row_for_each_time_without_those_taken_out_and_with_those_moved() -> None:
    data = calendar(
        "UID:1 | SUMMARY:Brief | DTSTART;TZID=Europe/Oslo:20270614T080000 | RRULE:FREQ=DAILY;COUNT=4"
        " | EXDATE;TZID=Europe/Oslo:20270615T080000 | RDATE:20270620T060000Z",
        "UID:1 | SUMMARY:Later | RECURRENCE-ID:20270616T060000Z | DTSTART;TZID=Europe/Oslo:20270616T090000",
        "UID:1 | RECURRENCE-ID:20270617T060000Z | DTSTART;TZID=Europe/Oslo:20270617T090000 | STATUS:CANCELLED",
    )

    assert cells(data, "SUMMARY", "DTSTART") == [
        ("Brief", "2027-06-14T08:00:00"),
        ("Later", "2027-06-16T09:00:00"),
        ("Brief", "2027-06-20T08:00:00"),
    ]


def test_the_times_of_a_series_keep_their_codes_when_its_hour_changes() -> None:
    weekly = "UID:1 | RRULE:FREQ=WEEKLY;UNTIL=20270628T235959Z | DTSTART;TZID=Europe/Oslo:20270614T{}0000"

    before, after = (cells(calendar(weekly.format(hour)), "UID") for hour in ("08", "09"))

    assert before == after
    assert len(set(before)) == 3


def test_a_series_of_several_times_a_day_has_a_code_for_each() -> None:
    codes = cells(calendar("UID:1 | RRULE:FREQ=HOURLY;COUNT=5 | DTSTART:20270614T080000Z"), "UID")

    assert len(set(codes)) == 5


def test_a_rule_until_a_day_takes_that_day_in() -> None:
    data = calendar("UID:1 | RRULE:FREQ=DAILY;UNTIL=20270616 | DTSTART:20270614T080000Z")

    assert len(starts(data)) == 3


def test_a_rule_without_an_end_is_followed_for_a_year_and_any_for_five() -> None:
    endless = calendar("UID:1 | RRULE:FREQ=MONTHLY | DTSTART:20270614T080000Z")
    long = calendar("UID:1 | RRULE:FREQ=MONTHLY;UNTIL=99991231T000000Z | DTSTART:20270614T080000Z")
    last = calendar("UID:1 | RRULE:FREQ=YEARLY | DTSTART:99890101T080000Z")

    assert [len(starts(data)) for data in (endless, long, last)] == [13, 61, 2]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;COUNT=many",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYSETPOS=0",
        "FREQ=DAILY;BYEASTER=1",
        "nonsense",
    ],
)
def test_a_rule_that_cannot_be_worked_out_is_kept_beside_its_first_time(rule: str) -> None:
    assert cells(calendar(f"UID:1 | RRULE:{rule} | DTSTART:20270614T080000Z"), "DTSTART", "RRULE") == [
        ("2027-06-14T08:00:00Z", rule)
    ]


def test_a_rule_that_never_comes_true_ends_and_many_of_them_are_refused() -> None:
    never = "UID:{} | RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5 | DTSTART:20270614T080000Z"
    rules = [f"UID:{number} | RRULE:FREQ=NEVER | DTSTART:20270614T080000Z" for number in range(21)]

    assert cells(calendar(never.format(1)), "DTSTART", "RRULE") == [
        ("2027-06-14T08:00:00Z", "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5")
    ]
    with pytest.raises(TooLargeError):
        read_file(calendar(*rules))


def test_too_many_times_are_refused() -> None:
    with pytest.raises(TooLargeError) as refused:
        read_file(calendar("UID:1 | RRULE:FREQ=HOURLY;COUNT=5000 | DTSTART:20270614T080000Z"))

    assert refused.value.what == "times"


def test_of_two_editions_the_later_holds_and_what_was_called_off_is_gone() -> None:
    data = calendar(
        "UID:1 | SEQUENCE:2 | SUMMARY:New | DTSTART:20270614T090000Z",
        "UID:1 | SEQUENCE:1 | SUMMARY:Old | DTSTART:20270614T080000Z",
        "UID:2 | SUMMARY:Off | STATUS:CANCELLED | DTSTART:20270614T080000Z",
        "UID:3 | RECURRENCE-ID:20270614T080000Z | SUMMARY:Alone | DTSTART:20270614T080000Z",
        "SUMMARY:Nameless | DTSTART:20270614T080000Z",
    )

    assert cells(data, "SUMMARY") == [("New",), ("Alone",), ("Nameless",)]


def test_a_start_that_is_no_time_stays_as_it_stands() -> None:
    data = calendar("UID:1 | DTSTART:soon", "UID:2 | DTSTART:20271399T000000Z | EXDATE:soon", "UID:3 | SUMMARY:x")

    assert starts(data) == ["soon", "20271399T000000Z", ""]


def test_a_link_for_a_place_says_that_it_is_online() -> None:
    assert cells(calendar("UID:1 | LOCATION:https://meet.example/x"), "LOCATION", "Online") == [("", "yes")]


def test_lines_are_joined_before_they_are_read_even_where_a_letter_was_cut() -> None:
    whole = calendar("UID:1 | SUMMARY:Blåbær | DTSTART:20270614T080000Z")
    at = whole.index("å".encode()) + 1
    cut = whole[:at] + b"\r\n " + whole[at:]

    assert cells(cut, "SUMMARY") == cells(whole, "SUMMARY") == [("Blåbær",)]
    assert cells(whole.decode().encode("utf-16"), "SUMMARY") == [("Blåbær",)]
    assert cells(whole.decode().encode("cp1252"), "SUMMARY") == [("Blåbær",)]


def test_a_calendar_without_entries_is_empty() -> None:
    with pytest.raises(EmptyInputError):
        read_file(calendar())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (calendar("UID:1")[:-20], Unreadable.CUT_OFF),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X\r\n" * 3_000, Unreadable.TOO_DEEP),
    ],
)
def test_what_is_cut_off_or_nests_without_end_is_refused(data: bytes, why: Unreadable) -> None:
    with pytest.raises(UnreadableInputError) as refused:
        read_file(data)

    assert refused.value.what is why


def test_what_is_too_large_is_refused_before_it_is_read() -> None:
    entries = b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 50_001

    with pytest.raises(TooLargeError):
        read_file(entries)
    with pytest.raises(TooLargeError):
        read_file(b"BEGIN:VCALENDAR\r\n" + b" " * 20_000_000)
    with pytest.raises(TooLargeError):
        read_file(b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 10_001 + b"END:VCALENDAR\r\n")
