"""Words and dates of documents in both languages."""

from datetime import date

import pytest

from forumdesk.domain.disclosure import running
from forumdesk.domain.disclosure.placing import languages_line
from forumdesk.domain.disclosure.wording import days_text, word
from forumdesk.domain.events import Event
from forumdesk.domain.programme import Interpretation, Session


@pytest.mark.parametrize(
    ("first", "last", "english", "norwegian"),
    [
        ("2027-06-14", "2027-06-14", "14 June 2027", "14. juni 2027"),
        ("2027-06-14", "2027-06-16", "14–16 June 2027", "14.–16. juni 2027"),
        ("2027-05-30", "2027-06-02", "30 May – 2 June 2027", "30. mai – 2. juni 2027"),
        ("2027-12-30", "2028-01-02", "30 December 2027 – 2 January 2028", "30. desember 2027 – 2. januar 2028"),
        ("2027-06-16", "2027-06-14", "16 June 2027", "16. juni 2027"),
    ],
)
def test_days_say_nothing_twice(first: str, last: str, english: str, norwegian: str) -> None:
    days = date.fromisoformat(first), date.fromisoformat(last)

    assert days_text(*days, "en") == english
    assert days_text(*days, "nb") == norwegian


def test_a_field_without_a_word_of_ours_heads_itself() -> None:
    assert word("Shoe size", "nb") == "Shoe size"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", ("Copy {}", "Page {} of {}", "continued")), ("nb", ("Eksemplar {}", "Side {} av {}", "forts."))],
)
def test_what_runs_over_every_page_is_in_the_events_language(language: str, expected: tuple[str, ...]) -> None:
    found = running(Event("e", "OF27", marking="UGRADERT", language=language), "OF27-0001", "2027-06-01 08:00")

    assert (found.copy_text, found.page_text, found.continued_text) == expected
    assert (found.marking, found.copy_number, found.made_at) == ("UGRADERT", "OF27-0001", "2027-06-01 08:00")


def test_languages_are_told_with_how_they_are_interpreted() -> None:
    session = Session("s", "e", "T01", languages=("en", "ar"), interpretation=Interpretation.WHISPERED)

    assert languages_line(session, "en") == "Languages: en, ar (whispered)"
    assert languages_line(session, "nb") == "Språk: en, ar (hvisking)"
    assert languages_line(session, "fr") == "Langues\u00a0: en, ar (chuchotée)"
    assert languages_line(session, "ar") == "اللغات: en، ar (همسية)"
    assert languages_line(Session("s", "e", "T01"), "en") == ""
