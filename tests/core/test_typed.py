"""What people type into one field is read in every style the lists have; what is no value is refused with it."""

from datetime import date

import pytest

from forumdesk.services.errors import AmbiguousDayError, NotADayError, NotANumberError, NotAZoneError
from forumdesk.services.typed import day_of, number_of, several_of, zone_of


@pytest.mark.parametrize(("text", "number"), [("24", 24), (" 7 ", 7), ("٢٤", 24), ("", None)])
def test_a_number_is_read_in_the_digits_of_every_script(text: str, number: int | None) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["many", "2.5", "-3"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(NotANumberError) as refused:
        number_of(text)

    assert refused.value.typed == text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14 June 2027", date(2027, 6, 14)),
        ("14.6.2027", date(2027, 6, 14)),
        ("2027-06-14", date(2027, 6, 14)),
        (" ", None),
    ],
)
def test_a_day_is_read_in_the_styles_of_the_lists(text: str, day: date | None) -> None:
    assert day_of(text) == day


def test_a_day_with_two_readings_is_asked_for_again() -> None:
    with pytest.raises(AmbiguousDayError) as refused:
        day_of("05/06/2027")

    assert set(refused.value.choices) == {date(2027, 5, 6), date(2027, 6, 5)}


def test_what_is_no_day_and_no_zone_is_refused() -> None:
    with pytest.raises(NotADayError):
        day_of("next week")
    with pytest.raises(NotAZoneError):
        zone_of("Losby")


def test_a_zone_is_known_whatever_its_case() -> None:
    assert zone_of("europe/oslo") == "Europe/Oslo"


def test_several_values_are_parted_and_each_kept_once() -> None:
    assert several_of("en, fr; ar|en, ") == ("en", "fr", "ar")
