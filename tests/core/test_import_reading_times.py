"""Times of day, days with times, and their place in UTC."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.moments import Moment, when_text
from forumdesk.domain.questions import QuestionType
from forumdesk.importers.times import is_end_of_day, known_zone, place_local, read_time, read_times, read_when

OSLO = "Europe/Oslo"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("kl. 15.00", time(15)),
        ("kl 15", time(15)),
        ("Kl.15.30", time(15, 30)),
        ("klokka 9", time(9)),
        ("klokken 09:05", time(9, 5)),
        ("15:00", time(15)),
        ("15.00", time(15)),
        ("1500", time(15)),
        ("900", time(9)),
        ("9", time(9)),
        ("15h30", time(15, 30)),
        ("1500 hrs", time(15)),
        ("09:00:00", time(9)),
        ("09:00:30", time(9, 0, 30)),
        ("2:00 PM", time(14)),
        ("2.00\u202fp.m.", time(14)),
        ("2 pm", time(14)),
        ("2pm", time(14)),
        ("12:00 AM", time(0)),
        ("12 pm", time(12)),
        ("14:00 PM", time(14)),
        ("٩:٣٠", time(9, 30)),
        ("٢:٠٠ م", time(14)),
        ("٩ ص", time(9)),
        ("0.625", time(15)),
        ("0,625", time(15)),
        (".375", time(9)),
        ("0.5", time(12)),
        ("0.75", time(18)),
        ("0.30", time(0, 30)),
        ("0,25", time(6)),
        ("24:00", time(0)),
        ("00:00", time(0)),
    ],
)
def test_a_time_of_day_is_read_as_it_was_meant(text: str, at: time) -> None:
    assert read_time(text) == at


@pytest.mark.parametrize(
    "text", ["", "soon", "25:00", "24:01", "12:60", "14:00 AM", "9.5", "15:00-16:00", "15000", "9:5", "1" * 100]
)
def test_what_is_no_time_has_no_reading(text: str) -> None:
    assert read_time(text) is None
    assert read_times(text).bad


def test_a_quarter_that_is_also_a_part_of_a_day_is_asked() -> None:
    reading = read_times("0.25")

    assert reading.choices == (time(0, 25), time(6))
    assert reading.asks is QuestionType.AMBIGUOUS_TIME
    assert read_time("0.25") is None


@pytest.mark.parametrize(("text", "ends"), [("24:00", True), ("kl. 24.00", True), ("2400", True), ("00:00", False)])
def test_the_end_of_a_day_is_told_from_its_start(text: str, ends: bool) -> None:
    assert is_end_of_day(text) is ends


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("14.06.2027", "2027-06-14"),
        ("14. juni 2027", "2027-06-14"),
        ("46552", "2027-06-14"),
        ("14.06.2027 15:30", "2027-06-14T13:30Z"),
        ("14.06.2027, 15:30", "2027-06-14T13:30Z"),
        ("14.06.2027 - 15:30", "2027-06-14T13:30Z"),
        ("2027-06-14T15:30", "2027-06-14T13:30Z"),
        ("2027-06-14 15:30:30", "2027-06-14T13:30:30Z"),
        ("2027-06-14T00:00", "2027-06-13T22:00Z"),
        ("14 June 2027 kl. 15.00", "2027-06-14T13:00Z"),
        ("Monday, 14 June 2027, 3 pm", "2027-06-14T13:00Z"),
        ("14. juni 2027 kl. 15", "2027-06-14T13:00Z"),
        ("kl. 15.00 14. juni 2027", "2027-06-14T13:00Z"),
        ("14/06/2027 2:00 PM", "2027-06-14T12:00Z"),
        ("14.06.2027 24:00", "2027-06-14T22:00Z"),
        ("2027-06-14 15:30+04:00", "2027-06-14T11:30Z"),
        ("2027-06-14T15:30-0600", "2027-06-14T21:30Z"),
        ("2027-06-14T15:30 +04", "2027-06-14T11:30Z"),
        ("2027-06-14T15:30Z", "2027-06-14T15:30Z"),
        ("14.06.2027 15:30 UTC", "2027-06-14T15:30Z"),
        ("46552.625", "2027-06-14T13:00Z"),
        ("46552,3888888889", "2027-06-14T07:20Z"),
        ("١٤.٠٦.٢٠٢٧ ١٥:٣٠", "2027-06-14T13:30Z"),
    ],
)
def test_a_day_stays_a_day_and_a_day_with_a_time_is_a_moment(text: str, when: str) -> None:
    reading = read_when(text, OSLO)

    assert [when_text(choice) for choice in reading.choices] == [when]
    assert reading.asks is None


@pytest.mark.parametrize("text", ["", "soon", "15:30", "14.06.2027 soon", "14.06.2027 25:00", "soon Z", "x" * 100])
def test_what_is_no_day_with_or_without_a_time_has_no_reading(text: str) -> None:
    assert read_when(text, OSLO).bad


@pytest.mark.parametrize(
    ("text", "choices", "asks"),
    [
        ("05/06/2027", ["2027-06-05", "2027-05-06"], QuestionType.AMBIGUOUS_DATE),
        ("05/06/2027 14:00", ["2027-06-05T12:00Z", "2027-05-06T12:00Z"], QuestionType.AMBIGUOUS_DATE),
        ("05/06/2027 14:00Z", ["2027-06-05T14:00Z", "2027-05-06T14:00Z"], QuestionType.AMBIGUOUS_DATE),
        ("27.10.2030 02:15", ["2030-10-27T00:15Z", "2030-10-27T01:15Z"], QuestionType.AMBIGUOUS_TIME),
        ("2030-10-27T02:15", ["2030-10-27T00:15Z", "2030-10-27T01:15Z"], QuestionType.AMBIGUOUS_TIME),
        ("31.03.2030 02:30", ["2030-03-31T00:30Z", "2030-03-31T01:30Z"], QuestionType.NONEXISTENT_TIME),
        ("14.06.2027 0.25", ["2027-06-13T22:25Z", "2027-06-14T04:00Z"], QuestionType.AMBIGUOUS_TIME),
    ],
)
def test_what_may_be_two_moments_is_asked_with_both(text: str, choices: list[str], asks: QuestionType) -> None:
    reading = read_when(text, OSLO)

    assert [when_text(choice) for choice in reading.choices] == choices
    assert reading.asks is asks


def test_a_birth_date_s_two_digits_are_past_here_too() -> None:
    assert read_when("05.06.71", OSLO, birth=True, this_year=2026).taken == date(1971, 6, 5)


def test_an_offset_that_was_typed_tells_the_two_hours_apart() -> None:
    reading = read_when("2030-10-27T02:15+02:00", OSLO)

    assert [when_text(choice) for choice in reading.choices] == ["2030-10-27T00:15Z"]


@pytest.mark.parametrize("zone", ["Asia/Muscat", "Asia/Shanghai", "America/Mexico_City", "Asia/Qatar"])
def test_a_zone_without_summer_time_has_every_hour_once(zone: str) -> None:
    reading = place_local(date(2030, 10, 27), time(2, 15), zone)

    assert reading.taken is not None
    assert reading.taken.local.replace(tzinfo=None) == datetime(2030, 10, 27, 2, 15)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("europe/oslo", "Europe/Oslo"),
        (" America/Mexico City ", "America/Mexico_City"),
        ("ASIA/SHANGHAI", "Asia/Shanghai"),
        ("utc", "UTC"),
        ("Etc/UTC", "Etc/UTC"),
        ("CST", None),
        ("CET", None),
        ("Oslo", None),
        ("", None),
        ("../Europe/Oslo", None),
    ],
)
def test_a_zone_is_known_by_its_full_name_alone(typed: str, zone: str | None) -> None:
    assert known_zone(typed) == zone


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2036, 12, 31)),
    st.sampled_from([OSLO, "Asia/Muscat", "America/New_York"]),
)
def test_every_choice_shows_what_was_typed_or_lies_beside_the_gap(stamp: datetime, zone: str) -> None:
    typed = stamp.replace(second=0, microsecond=0)

    reading = read_when(f"{typed:%Y-%m-%dT%H:%M}", zone)

    shown = [choice.local.replace(tzinfo=None) for choice in reading.choices if isinstance(choice, Moment)]
    skipped = reading.asks is QuestionType.NONEXISTENT_TIME
    assert len(shown) == (2 if reading.asks else 1)
    assert all(abs(at - typed) == timedelta(hours=1) if skipped else at == typed for at in shown)


@given(
    st.datetimes(
        datetime(1950, 1, 1), datetime(2090, 1, 1), timezones=st.sampled_from([ZoneInfo(OSLO), ZoneInfo("UTC")])
    )
)
def test_a_moment_written_with_its_offset_reads_back(stamp: datetime) -> None:
    typed = stamp.replace(microsecond=0)
    whole = typed.utcoffset() in (timedelta(0), timedelta(hours=1), timedelta(hours=2))

    reading = read_when(typed.isoformat(), OSLO)

    assert not whole or [choice.utc for choice in reading.choices if isinstance(choice, Moment)] == [
        typed.astimezone(UTC)
    ]


@given(st.text(max_size=90))
def test_any_text_is_a_reading(text: str) -> None:
    reading = read_when(text, OSLO)

    assert bool(reading.asks) == (len(reading.choices) > 1)
