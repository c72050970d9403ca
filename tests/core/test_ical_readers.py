"""Our calendar files as other programs read them: ical.js (in Thunderbird) and libical (in Evolution, KOrganizer)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forumdesk.domain.cards import InviteCard, Method, Span
from forumdesk.exporters import ical, timezones
from tests.core.invite_cards import DAYS, INVITE, appointment, at, hour, programme, values
from tests.readers import icaljs, libical
from tests.readers.reading import EventReading, Reading

READERS = pytest.mark.parametrize("read", [icaljs.read, libical.read], ids=["ical.js", "libical"])
ZONES = (
    *("Europe/Oslo", "Asia/Muscat", "Asia/Qatar", "Asia/Shanghai", "America/Mexico_City"),
    *("Europe/London", "Europe/Dublin", "America/New_York", "America/Havana", "America/St_Johns", "America/Santiago"),
    *("Asia/Kathmandu", "Asia/Tehran", "Asia/Gaza", "Asia/Jerusalem", "Asia/Beirut", "Africa/Casablanca"),
    *("Africa/Cairo", "Africa/Addis_Ababa", "Africa/Johannesburg", "Australia/Lord_Howe", "Pacific/Chatham"),
)
FIRST, LAST = datetime(2024, 1, 1), datetime(2037, 12, 31)
OSLO_SUMMER_ENDS = datetime(2030, 10, 27, 1)

Read = Callable[[bytes], Reading]


def told(card: InviteCard) -> tuple[Reading, Reading]:
    made = ical.render(card)
    return icaljs.read(made), libical.read(made)


@READERS
def test_a_reader_finds_who_what_and_when(read: Read) -> None:
    card = at(Span(datetime(2030, 6, 14, 7, tzinfo=UTC), datetime(2030, 6, 14, 8, 30, tzinfo=UTC), "Europe/Oslo"))

    reading = read(ical.render(card))

    assert reading == Reading(
        "REQUEST",
        (
            EventReading(
                uid="00000000-0000-4000-8000-000000000001",
                sequence=0,
                summary="Invented session 1",
                start=datetime(2030, 6, 14, 7, tzinfo=UTC),
                end=datetime(2030, 6, 14, 8, 30, tzinfo=UTC),
                attendees=("mailto:ada@people.example",),
                organiser="mailto:desk@forum.example",
            ),
        ),
    )


@READERS
def test_a_reader_finds_whole_days_as_days(read: Read) -> None:
    (event,) = read(ical.render(at(DAYS))).events

    assert (event.start, event.end) == (date(2030, 6, 14), date(2030, 6, 17))


@READERS
def test_a_reader_finds_a_cancellation_of_the_same_event(read: Read) -> None:
    card = replace(INVITE, method=Method.CANCEL, appointments=(replace(appointment(), sequence=2),))

    reading = read(ical.render(card))

    (issued,) = read(ical.render(INVITE)).events
    assert reading == Reading("CANCEL", (replace(issued, sequence=2),))


@READERS
def test_a_reader_finds_every_session_of_a_programme_and_nobody_invited(read: Read) -> None:
    card = programme(*(appointment(number, hour(zone)) for number, zone in enumerate(ZONES)))

    reading = read(ical.render(card))

    assert reading.method == "PUBLISH"
    assert [event.uid for event in reading.events] == [found.uid for found in card.appointments]
    assert {event.start for event in reading.events} == {card.appointments[0].span.start}
    assert {event.attendees for event in reading.events} == {()}


@READERS
@pytest.mark.parametrize("broken", [b"", b"no calendar"])
def test_a_reader_does_refuse_what_is_no_calendar(read: Read, broken: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(broken)


@READERS
def test_a_reader_does_refuse_a_zone_that_the_file_does_not_define(read: Read) -> None:
    made = ical.render(at(hour("Europe/Oslo")))
    before, _, rest = made.partition(b"BEGIN:VTIMEZONE")
    bare = before + rest.partition(b"END:VTIMEZONE\r\n")[2]

    with pytest.raises(ValueError, match=r"zone not resolved: Europe/Oslo|floating"):
        read(bare)


@given(st.sampled_from(ZONES), st.datetimes(FIRST, LAST), st.integers(1, 3 * 24 * 60))
@example("Europe/Oslo", OSLO_SUMMER_ENDS, 60)
@example("Europe/Oslo", OSLO_SUMMER_ENDS - timedelta(hours=1), 60)
@example("Europe/Oslo", datetime(2030, 3, 31, 1), 1)
def test_both_readers_find_the_instant_that_was_meant(zone: str, utc: datetime, minutes: int) -> None:
    start = utc.replace(tzinfo=UTC, microsecond=0)
    end = start + timedelta(minutes=minutes)

    readings = told(at(Span(start, end, zone)))

    for reading in readings:
        (event,) = reading.events
        assert (event.start, event.end) == (start, end)


@given(st.sampled_from(ZONES), st.datetimes(FIRST, LAST))
def test_a_local_time_in_the_file_is_the_one_on_the_wall_there(zone: str, utc: datetime) -> None:
    start = utc.replace(tzinfo=UTC, second=0, microsecond=0)

    (line,) = values(ical.render(at(hour(zone, start))), "DTSTART")[-1:]

    local, in_utc = f"{start.astimezone(ZoneInfo(zone)):%Y%m%dT%H%M%S}", f"{start:%Y%m%dT%H%M%SZ}"
    assert line in (f"DTSTART;TZID={zone}:{local}", f"DTSTART:{in_utc}")


def test_both_readers_agree_around_every_change_of_the_clock() -> None:
    for zone in ("Europe/Oslo", "America/New_York", "Australia/Lord_Howe", "Pacific/Chatham", "Europe/Dublin"):
        found = timezones.zone(zone)
        assert found is not None
        assert found.rules.seasons is not None
        changes = [found.rules.seasons.begins.in_year(2031), found.rules.seasons.ends.in_year(2031)]
        near = [
            change.replace(tzinfo=UTC) - found.rules.offset + timedelta(minutes=30 * step)
            for change in changes
            for step in range(-6, 7)
        ]

        readings = told(programme(*(appointment(number, hour(zone, start)) for number, start in enumerate(near))))

        for reading in readings:
            assert [event.start for event in reading.events] == near


@given(st.text(max_size=80), st.text(max_size=80))
@example('Ada "Prøve" Exempel; \\n, ^n', "a\\nb\\;c,d;e:f")
@example('"\\', "")
def test_both_readers_find_a_title_as_it_was_written(name: str, title: str) -> None:
    card = replace(INVITE, attendee_name=name, appointments=(replace(appointment(), summary=title),))

    readings = told(card)

    for reading in readings:
        assert reading.events[0].summary == ical.one_line(title)
        assert reading.events[0].attendees == ("mailto:ada@people.example",)


def test_both_readers_agree_on_every_zone_there_is_since_2020() -> None:
    instants = [datetime(year, month, 20, 12, tzinfo=UTC) for year in (2020, 2023, 2030) for month in (1, 7)]

    for zone in sorted(timezones.names()):
        card = programme(*(appointment(number, hour(zone, start)) for number, start in enumerate(instants)))
        first, second = told(card)

        assert [event.start for event in first.events] == instants, zone
        assert [event.start for event in second.events] == instants, zone


@pytest.mark.parametrize(
    ("zone", "start", "line"),
    [
        ("America/Mexico_City", datetime(2022, 7, 1, 15, tzinfo=UTC), "DTSTART:20220701T150000Z"),
        (
            "America/Mexico_City",
            datetime(2023, 7, 1, 15, tzinfo=UTC),
            "DTSTART;TZID=America/Mexico_City:20230701T090000",
        ),
        ("Asia/Shanghai", datetime(2027, 7, 1, 1, tzinfo=UTC), "DTSTART;TZID=Asia/Shanghai:20270701T090000"),
        ("Asia/Muscat", datetime(2027, 7, 1, 5, tzinfo=UTC), "DTSTART;TZID=Asia/Muscat:20270701T090000"),
        ("Asia/Qatar", datetime(2027, 7, 1, 6, tzinfo=UTC), "DTSTART;TZID=Asia/Qatar:20270701T090000"),
    ],
)
def test_zones_without_summer_time_and_one_that_lost_it_are_told_rightly(zone: str, start: datetime, line: str) -> None:
    card = at(hour(zone, start))

    assert values(ical.render(card), "DTSTART")[-1] == line
    assert {reading.events[0].start for reading in told(card)} == {start}
