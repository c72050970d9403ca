"""The words of papers in every language: each has them all, with the same places to fill, and days as one says them."""

import re
from datetime import date

import pytest

from forumdesk.domain.categories import mark
from forumdesk.domain.disclosure import running, tongue
from forumdesk.domain.disclosure.asking import columns
from forumdesk.domain.disclosure.wording import day_heading, day_text, days_text, greeting
from forumdesk.domain.events import Event
from forumdesk.domain.participation import Category
from forumdesk.domain.tongues import Tongue, from_the_right, words

PLACES = re.compile(r"\{\}")
# Codes, and names that are the same everywhere.
ALIKE_IN_ALL = {"alias", "labelled", "comma", "date.day", "date.weekday", "date.day_month", "date.day_alone"}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("no", "nb"),
        ("nn", "nb"),
        ("nb_NO", "nb"),
        ("EN-GB", "en"),
        ("de-AT", "de"),
        ("fr", "fr"),
        ("es-419", "es"),
        ("ar", "ar"),
        ("tlh", "en"),
        ("", "en"),
    ],
)
def test_a_paper_speaks_the_language_of_its_event_and_english_where_that_is_unknown(
    language: str, expected: str
) -> None:
    assert tongue(language) == expected


@pytest.mark.parametrize("spoken", Tongue)
def test_every_language_has_every_word_with_the_same_places_to_fill(spoken: Tongue) -> None:
    english, found = words(Tongue.ENGLISH), words(spoken)

    assert list(found) == list(english)
    assert [key for key in found if not found[key].strip()] == []
    assert [key for key in found if PLACES.findall(found[key]) != PLACES.findall(english[key])] == []


@pytest.mark.parametrize("spoken", [one for one in Tongue if one is not Tongue.ENGLISH])
def test_few_words_are_those_of_english(spoken: Tongue) -> None:
    english, found = words(Tongue.ENGLISH), words(spoken)

    alike = {key for key in found if found[key] == english[key]} - ALIKE_IN_ALL

    assert len(alike) < len(found) / 6


@pytest.mark.parametrize(
    ("language", "heading", "text", "several"),
    [
        ("de", "Dienstag, 1. Juni 2027", "1. Juni 2027", "1.–3. Juni 2027"),
        ("fr", "mardi 1er juin 2027", "1er juin 2027", "1er–3 juin 2027"),
        ("es", "martes, 1 de junio de 2027", "1 de junio de 2027", "1–3 de junio de 2027"),
        ("ar", "الثلاثاء، 1 يونيو 2027", "1 يونيو 2027", "1–3 يونيو 2027"),
    ],
)
def test_days_are_said_as_the_language_says_them(language: str, heading: str, text: str, several: str) -> None:
    first, last = date(2027, 6, 1), date(2027, 6, 3)

    assert day_heading(first, language) == heading
    assert day_text(first, language) == text
    assert days_text(first, last, language) == several


def test_only_the_first_of_a_month_is_said_otherwise_in_french() -> None:
    assert day_text(date(2027, 6, 11), "fr") == "11 juin 2027"
    assert days_text(date(2027, 5, 30), date(2027, 6, 1), "fr") == "30 mai – 1er juin 2027"


def test_pages_in_arabic_are_read_from_the_right_and_no_others() -> None:
    assert [spoken for spoken in Tongue if from_the_right(spoken)] == [Tongue.ARABIC]
    assert running(Event("e", "XX", language="ar"), "XX-0001", "").from_the_right


@pytest.mark.parametrize("spoken", Tongue)
def test_every_category_has_its_word_and_keeps_its_letter(spoken: Tongue) -> None:
    marks = [mark(category, spoken) for category in Category]

    assert len({one.word for one in marks}) == len(marks)
    assert [one.letter for one in marks] == [mark(category, "en").letter for category in Category]
    assert not any(one.word.startswith("category.") for one in marks)


@pytest.mark.parametrize("spoken", Tongue)
@pytest.mark.parametrize(
    "key", ["category", "status", "visibility", "mode", "name_order", "direction", "consent_photo"]
)
def test_paper_has_a_word_for_every_code_of_a_column(key: str, spoken: Tongue) -> None:
    (column,) = columns(Event("e", "XX", language=spoken), key)

    assert column.said
    assert all(said for _, said in column.said)
    assert not any("." in said for _, said in column.said)


@pytest.mark.parametrize(
    ("language", "expected"), [("de", "Guten Tag Ada,"), ("fr", "Bonjour Ada,"), ("ar", "تحية طيبة Ada،")]
)
def test_a_letter_greets_in_its_language(language: str, expected: str) -> None:
    assert greeting("Ada", language) == expected
