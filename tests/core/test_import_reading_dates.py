"""Dates as people type them."""

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.questions import QuestionType
from forumdesk.importers.dates import proposed_order, read_date

JUNE_14 = date(2027, 6, 14)
MODERN = st.dates(date(1930, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2027-06-14",
        "2027/06/14",
        "2027/6/14",
        "2027.06.14",
        "20270614",
        "14.06.2027",
        "14.6.2027",
        "14. 6. 2027",
        "14/06/2027",
        "14/6/27",
        "06/14/2027",
        "6/14/27",
        "14-06-2027",
        "14\u201106\u20112027",
        "14.06.27",
        "14. juni 2027",
        "14.juni 2027",
        "14. JUNI 2027",
        "14 June 2027",
        "14 Jun 2027",
        "14. jun. 2027",
        "14-Jun-2027",
        "14-Jun-27",
        "June 14, 2027",
        "June 14th, 2027",
        "the 14th of June 2027",
        "den 14. juni 2027",
        "2027 June 14",
        "Monday 14 June 2027",
        "Mon, 14 Jun 2027",
        "man. 14. juni 2027",
        "mandag 14.06.2027",
        "måndag 14. juni 2027",
        "46552",
        "46552.0",
        "46552,0",
        "١٤/٠٦/٢٠٢٧",
        "۱۴.۰۶.۲۰۲۷",
        "१४ June २०२७",
        "2027-06-14T00:00:00",
        "2027-06-14 00:00:00Z",
        "14.06.2027 15:30",
        "14\u00a0juni\u00a02027",
    ],
)
def test_a_date_with_one_reading_is_taken(text: str) -> None:
    assert read_date(text).choices == (JUNE_14,)


@pytest.mark.parametrize("text", ["05/06/1971", "5/6/1971", "05-06-1971", "٠٥/٠٦/١٩٧١", "05/06/71", "5–6–1971"])
def test_a_date_with_two_readings_asks_with_the_day_first_before_the_month_first(text: str) -> None:
    reading = read_date(text, birth=True, this_year=2026)

    assert [day.isoformat() for day in reading.choices] == ["1971-06-05", "1971-05-06"]
    assert reading.asks is QuestionType.AMBIGUOUS_DATE
    assert not reading.bad
    assert reading.taken is None


def test_a_day_and_month_that_are_equal_have_one_reading() -> None:
    reading = read_date("06/06/1971")

    assert (reading.taken, reading.asks) == (date(1971, 6, 6), None)


def test_dots_always_have_the_day_first() -> None:
    assert read_date("05.06.1971").taken == date(1971, 6, 5)


@pytest.mark.parametrize(
    ("text", "birth", "day"),
    [
        ("05.06.71", True, date(1971, 6, 5)),
        ("05.06.71", False, date(2071, 6, 5)),
        ("05.06.25", True, date(2025, 6, 5)),
        ("05.06.26", True, date(1926, 6, 5)),
        ("05.06.27", False, date(2027, 6, 5)),
        ("5 June 71", True, date(1971, 6, 5)),
        ("29.02.00", True, date(2000, 2, 29)),
    ],
)
def test_a_year_of_two_digits_is_past_for_a_birth_date_and_in_this_century_else(
    text: str, birth: bool, day: date
) -> None:
    assert read_date(text, birth, this_year=2026).taken == day


def test_a_weekday_settles_what_the_numbers_leave_open() -> None:
    assert read_date("Saturday 05/06/1971").taken == date(1971, 6, 5)
    assert read_date("Thu 05/06/1971").taken == date(1971, 5, 6)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "14. juni",
        "June 2027",
        "2027",
        "1971",
        "9999",
        "99999",
        "31.02.2027",
        "13/13/2027",
        "00.06.2027",
        "2027-13-01",
        "14.06.127",
        "14.06/2027",
        "14 June July 2027",
        "14 June 2027 2028",
        "141 June 2027",
        "14 x 2027",
        "June 14 June",
        "14.06.1821",
        "14.06.2027-17.06.2027",
        "Tuesday 14 June 2027",
        "tba (14 June 2027?)",
        "²⁰27-06-14",
        "1" * 200,
    ],
)
def test_what_is_no_date_has_no_reading(text: str) -> None:
    reading = read_date(text)

    assert (reading.bad, reading.taken, reading.asks) == (True, None, None)


def test_nobody_is_born_after_this_year() -> None:
    assert read_date("05.06.2071", birth=True, this_year=2026).bad


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["05/06/1971", "25/06/1971"], "dmy"),
        (["05/06/1971", "06-25-1971"], "mdy"),
        (["25/06/1971", "06/25/1971"], None),
        (["05/06/1971", "25.06.1971", "1971-06-25", "", "x" * 100], None),
    ],
)
def test_the_order_of_a_column_is_proposed_where_its_other_rows_settle_it(texts: list[str], order: str | None) -> None:
    assert proposed_order(texts) == order


@given(
    MODERN,
    st.sampled_from(["yyyy-MM-dd", "d.M.yyyy", "dd.MM.yyyy", "d. MMMM yyyy", "d MMM yyyy", "EEEE d. MMMM yyyy"]),
    st.sampled_from(["en", "nb", "nn"]),
)
def test_a_date_written_in_a_clear_style_reads_back(day: date, style: str, language: str) -> None:
    assert read_date(format_date(day, style, language)).choices == (day,)


@given(MODERN, st.sampled_from(["d/M/yyyy", "M/d/yyyy", "dd-MM-yyyy", "MM/dd/yyyy"]))
def test_a_date_written_in_an_unclear_style_is_among_its_readings(day: date, style: str) -> None:
    reading = read_date(format_date(day, style))

    assert day in reading.choices
    assert (len(reading.choices) == 2) == (day.day <= 12 and day.day != day.month)


@given(MODERN)
def test_excel_s_number_of_a_day_reads_back(day: date) -> None:
    assert read_date(str((day - date(1899, 12, 30)).days)).choices == (day,)


@given(st.text(max_size=70), st.booleans())
def test_any_text_is_a_reading(text: str, birth: bool) -> None:
    assert len(read_date(text, birth, this_year=2026).choices) <= 2
