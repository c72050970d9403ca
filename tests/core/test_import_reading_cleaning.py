"""What a cell says once the invisible is gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.importers.cleaning import clean, fold_letters, letters, one_line, values


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("McDonald", "McDonald"),
        ("  van  der\tBerg ", "van der Berg"),
        ("A\u00a0B\u202fC\u2009D\u3000E", "A B C D E"),
        ("\u200eKari\u200f \u202bNordmann\u202c\u2066\u2069\u061c", "Kari Nordmann"),
        ("\ufeffKari\u200b\u2060\u00ad", "Kari"),
        ("Bjo\u0308rn A\u030ase", "Björn Åse"),
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("\n one \n\n two\n", "one\n\ntwo"),
        ("a\x00b\x07c\x9f", "abc"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("علی\u200c\u200cرضا", "علی\u200cرضا"),
        ("\u200cعلی\u200c", "علی"),
        ("क्\u200dष", "क्\u200dष"),
        ("ന്\u200d", "ന്\u200d"),
        ("Ka\u200dri", "Kari"),
        ("Kari\ud800 \udfff", "Kari"),
        ("", ""),
    ],
)
def test_a_cell_loses_what_nobody_sees_and_nothing_else(typed: str, said: str) -> None:
    assert clean(typed) == said


def test_line_breaks_become_spaces_where_one_line_is_wanted() -> None:
    assert one_line("one\n\ntwo") == "one two"
    assert one_line("one two") == "one two"


def test_a_cell_with_bars_holds_several_values_each_once() -> None:
    assert values(" a@x.no | b@x.no||a@x.no|two\nlines ") == ("a@x.no", "b@x.no", "two lines")
    assert values("") == ()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Åse", "aase"),
        ("AASE", "aase"),
        ("Bjørn", "bjoern"),
        ("Björn", "bjoern"),
        ("Müller", "mueller"),
        ("Sæther", "saether"),
        ("Säther", "saether"),
        ("Œuvre", "oeuvre"),
        ("José Núñez", "jose nunez"),
        ("Łukasz Đorđe", "lukasz dorde"),
        ("Straße", "strasse"),
        ("İrem Işık", "irem isik"),
        ("Σίσυφος", "σισυφοσ"),
        ("مُحَمَّـد", "محمد"),
        ("शिव", "शिव"),
        ("김민준", "김민준"),
    ],
)
def test_folding_takes_case_and_accents_and_leaves_the_letters_of_other_scripts(text: str, folded: str) -> None:
    assert fold_letters(text) == folded


def test_letters_alone_are_left_for_finding_a_word_in_a_table() -> None:
    assert letters("E-post:*") == letters("e_post") == "epost"


@given(st.text(max_size=30))
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    once = clean(text)

    assert clean(once) == once


@given(st.text(max_size=30))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    once = fold_letters(text)

    assert fold_letters(once) == once
