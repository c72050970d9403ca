"""What people type about a person: times in any style, with the year left out; addresses; birth dates."""

from datetime import UTC, date, datetime

import pytest

from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.moments import Moment
from forumdesk.services.errors import (
    AmbiguousDayError,
    NoSuchDayError,
    NotADayError,
    NotAnAddressError,
    NotATimeError,
    NotAWhenError,
    SkippedTimeError,
    TwiceWhenError,
)
from forumdesk.services.person_fields import addresses_of, birth_day_of, when_of

OSLO = "Europe/Oslo"
MONDAY = date(2027, 6, 14)
MORNING = Moment(datetime(2027, 6, 14, 6, 15, tzinfo=UTC), OSLO)


@pytest.mark.parametrize(
    "typed",
    [
        "Mon 14 June 08:15",
        "man. 14. juni 08:15",
        "14 June 08:15",
        "June 14, 08:15",
        "14.6. kl. 8.15",
        "14.6.2027 08:15",
        "2027-06-14T08:15",
        "08:15",
        "Mon 08:15",
        " 14. juni 2027 kl. 08.15 ",
    ],
)
def test_a_time_is_read_in_any_style_near_the_day_it_is_about(typed: str) -> None:
    assert when_of(typed, OSLO, MONDAY) == MORNING


def test_a_weekday_is_the_nearest_one() -> None:
    found = [when_of(f"{day} 08:15", OSLO, MONDAY) for day in ("Sun", "ons")]

    assert [one.in_zone(OSLO).date() for one in found if isinstance(one, Moment)] == [
        date(2027, 6, 13),
        date(2027, 6, 16),
    ]


def test_a_day_without_a_year_is_in_the_nearest_one() -> None:
    assert when_of("2 January", OSLO, date(2027, 12, 30)) == date(2028, 1, 2)


def test_an_empty_field_is_no_time() -> None:
    assert when_of("  ", OSLO, MONDAY) is None


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ("31 June", NoSuchDayError),
        ("31 June 08:15", NoSuchDayError),
        ("tomorrow", NotAWhenError),
        ("Tue 14 June 08:15", NotAWhenError),
        ("12 of them", NotAWhenError),
        ("05/06/2027", AmbiguousDayError),
        ("05/06/2027 08:15", AmbiguousDayError),
        ("28 March 02:30", SkippedTimeError),
        ("31 October 02:30", TwiceWhenError),
        ("14.6.2027 0.15", NotATimeError),
    ],
)
def test_what_has_no_reading_or_two_is_refused_by_what_is_wrong(typed: str, refused: type[ForumDeskError]) -> None:
    with pytest.raises(refused):
        when_of(typed, OSLO, MONDAY)


def test_without_a_day_to_be_near_a_year_is_needed() -> None:
    with pytest.raises(NotAWhenError):
        when_of("14 June 08:15", OSLO)


def test_a_month_says_how_many_days_it_has() -> None:
    with pytest.raises(NoSuchDayError) as refused:
        when_of("31 June", OSLO, MONDAY)

    assert (refused.value.month, refused.value.days) == (6, 30)


def test_a_time_that_comes_twice_is_taken_with_the_offset_the_refusal_names() -> None:
    with pytest.raises(TwiceWhenError) as refused:
        when_of("31 October 02:30", OSLO, MONDAY)

    found = [when_of(f"31 October {one}", OSLO, MONDAY) for one in (refused.value.first, refused.value.second)]

    assert found == list(refused.value.choices)


def test_a_skipped_time_is_told_as_it_was_typed() -> None:
    with pytest.raises(SkippedTimeError) as refused:
        when_of("28 March 02:30", OSLO, MONDAY)

    assert refused.value.local == datetime(2027, 3, 28, 2, 30)


def test_addresses_are_read_bare_and_one_that_is_none_is_refused() -> None:
    assert addresses_of("Ficta <ficta@nowhere.example>; desk@nowhere.example") == (
        "ficta@nowhere.example",
        "desk@nowhere.example",
    )
    assert addresses_of(" ") == ()
    with pytest.raises(NotAnAddressError):
        addresses_of("ficta@nowhere.example, ficta at home")


def test_a_birth_date_is_in_the_past() -> None:
    assert birth_day_of("14.6.71", 2027) == date(1971, 6, 14)
    assert birth_day_of("", 2027) is None
    with pytest.raises(AmbiguousDayError):
        birth_day_of("05/06/1971", 2027)
    with pytest.raises(NotADayError):
        birth_day_of("14 June 2035", 2027)
