"""Zones of calendar files: rules that hold, or none at all."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.exporters import timezones
from forumdesk.exporters.timezones import Change, Rules, Seasons

EVERYDAY = ("Europe/Oslo", "Asia/Muscat", "Asia/Qatar", "Asia/Shanghai", "America/Mexico_City")
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("footer", "rules"),
    [
        ("<+04>-4", Rules(4 * HOUR)),
        ("CST6", Rules(-6 * HOUR)),
        ("<+0545>-5:45", Rules(timedelta(hours=5, minutes=45))),
        (
            "CET-1CEST,M3.5.0,M10.5.0/3",
            Rules(HOUR, Seasons(2 * HOUR, Change(3, 5, 0, time(2)), Change(10, 5, 0, time(3)))),
        ),
        (
            "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
            Rules(10.5 * HOUR, Seasons(11 * HOUR, Change(10, 1, 0, time(2)), Change(4, 1, 0, time(2)))),
        ),
        (
            "<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45",
            Rules(12.75 * HOUR, Seasons(13.75 * HOUR, Change(9, 5, 0, time(2, 45)), Change(4, 1, 0, time(3, 45)))),
        ),
    ],
)
def test_a_posix_rule_is_read_as_it_is_meant(footer: str, rules: Rules) -> None:
    assert timezones.parse(footer) == rules


@pytest.mark.parametrize(
    "footer",
    [
        "",
        "CET",
        "CET-1CEST",
        "CET-1CEST,J60,J300",
        "CET-1CEST,59,299",
        "EET-2EEST,M3.4.4/50,M10.4.4/50",
        "EET-2EEST,M4.5.5/0,M10.5.4/24",
        "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
        "CET-1CEST,M13.5.0,M10.5.0/3",
        "CET-1CEST,M0.5.0,M10.5.0/3",
        "CET-1CEST,M3.6.0,M10.5.0/3",
        "CET-1:00:30",
    ],
)
def test_a_rule_that_no_rrule_can_say_is_none(footer: str) -> None:
    assert timezones.parse(footer) is None


@pytest.mark.parametrize(
    ("change", "year", "moment"),
    [
        (Change(3, 5, 0, time(2)), 2030, datetime(2030, 3, 31, 2)),
        (Change(10, 5, 0, time(3)), 2026, datetime(2026, 10, 25, 3)),
        (Change(12, 5, 2, time(0)), 2030, datetime(2030, 12, 31)),
        (Change(2, 5, 4, time(1, 30)), 2024, datetime(2024, 2, 29, 1, 30)),
        (Change(11, 1, 0, time(2)), 2026, datetime(2026, 11, 1, 2)),
        (Change(3, 2, 0, time(2)), 2030, datetime(2030, 3, 10, 2)),
    ],
)
def test_a_change_falls_on_its_day_in_any_year(change: Change, year: int, moment: datetime) -> None:
    assert change.in_year(year) == moment


def test_oslo_is_written_with_yearly_rules_and_no_abbreviation() -> None:
    found = timezones.zone("Europe/Oslo")

    assert found is not None
    assert found.vtimezone.decode().split("\r\n") == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Oslo",
        "BEGIN:STANDARD",
        "DTSTART:19701025T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:19700329T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
        "",
    ]


@pytest.mark.parametrize(
    ("name", "offset"),
    [
        ("Asia/Muscat", "+0400"),
        ("Asia/Shanghai", "+0800"),
        ("America/Mexico_City", "-0600"),
        ("Asia/Kathmandu", "+0545"),
    ],
)
def test_a_zone_without_summer_time_has_one_standard_time(name: str, offset: str) -> None:
    found = timezones.zone(name)

    assert found is not None
    assert found.vtimezone.decode().split("\r\n") == [
        "BEGIN:VTIMEZONE",
        f"TZID:{name}",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        f"TZOFFSETFROM:{offset}",
        f"TZOFFSETTO:{offset}",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]


def test_the_later_clock_is_daylight_even_where_the_rules_call_it_standard() -> None:
    found = timezones.zone("Europe/Dublin")

    assert found is not None
    daylight = found.vtimezone.decode().partition("BEGIN:DAYLIGHT")[2].partition("END:DAYLIGHT")[0]
    assert "BYMONTH=3" in daylight
    assert "TZOFFSETTO:+0100" in daylight


@pytest.mark.parametrize("name", ["", "Europe/Nowhere", "../zones", "europe/oslo", "UTC", "Asia/Gaza", "Africa/Cairo"])
def test_what_is_no_zone_or_has_no_plain_rules_is_none(name: str) -> None:
    assert timezones.zone(name) is None


def test_a_zone_is_read_once() -> None:
    assert timezones.zone("Asia/Muscat") is timezones.zone("Asia/Muscat")


@pytest.mark.parametrize("name", EVERYDAY)
def test_every_everyday_zone_fits_an_event_of_any_season(name: str) -> None:
    seasons = tuple(datetime(2030, month, 14, 9, tzinfo=UTC) for month in range(1, 13))

    assert timezones.fitting(name, seasons) is timezones.zone(name)


@pytest.mark.parametrize(
    ("name", "instant"),
    [
        # The hour that comes twice, both times.
        ("Europe/Oslo", datetime(2030, 10, 27, 0, 30, tzinfo=UTC)),
        ("Europe/Oslo", datetime(2030, 10, 27, 1, 30, tzinfo=UTC)),
        # Mexico City had summer time until 2022; the rules of today do not say so.
        ("America/Mexico_City", datetime(2021, 6, 14, 9, tzinfo=UTC)),
        # Before the first change that the file tells of.
        ("Europe/Oslo", datetime(1970, 1, 14, 9, tzinfo=UTC)),
    ],
)
def test_an_instant_that_the_rules_would_tell_wrongly_does_not_fit(name: str, instant: datetime) -> None:
    assert timezones.fitting(name, (datetime(2030, 6, 14, 9, tzinfo=UTC), instant)) is None


@given(st.sampled_from(sorted(timezones.names())), st.datetimes(datetime(2027, 1, 1), datetime(2060, 1, 1)))
def test_where_rules_are_given_they_say_what_the_database_says(name: str, utc: datetime) -> None:
    instant = utc.replace(tzinfo=UTC)

    found = timezones.fitting(name, (instant,))

    assert found is None or found.rules.offset_at(instant) == instant.astimezone(found.info).utcoffset()
