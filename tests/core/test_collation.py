"""Alphabetical order and folded search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyuca import Collator

from forumdesk.domain.collation import folded, found_in, sort_key


def ordered(names: list[str], language: str) -> list[str]:
    return sorted(names, key=lambda name: sort_key(name, language))


def test_norwegian_puts_ae_oe_aa_last_and_double_a_with_them() -> None:
    names = ["Åse", "Aase", "Zeta", "Ørn", "Ærlig", "Abel", "Öberg", "Ägir", "Bo"]

    found = ordered(names, "nb")

    assert found == ["Abel", "Bo", "Zeta", "Ägir", "Ærlig", "Öberg", "Ørn", "Aase", "Åse"]


@pytest.mark.parametrize("language", ["no", "nb", "nn", "da", "NB"])
def test_every_name_of_the_language_sorts_a_ring_last(language: str) -> None:
    found = ordered(["Ås", "Zorn", "A\u030ase"], language)

    assert found == ["Zorn", "Ås", "Åse"] or found == ["Zorn", "Ås", "A\u030ase"]


def test_english_sorts_accents_beside_their_letters() -> None:
    found = ordered(["Zeta", "Åse", "Abel", "Ørn", "Petra"], "en")

    assert found == ["Abel", "Åse", "Ørn", "Petra", "Zeta"]


def test_case_does_not_decide_before_letters() -> None:
    found = ordered(["van Prøve", "Vandra", "bin Test", "Berg"], "en")

    assert found == ["Berg", "bin Test", "van Prøve", "Vandra"]


def test_other_scripts_come_after_latin() -> None:
    found = ordered(["ليلى", "Ørn", "Анна"], "nb")

    assert found[0] == "Ørn"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ÅSE  Øverby", "ase overby"),
        ("Æsop", "aesop"),
        ("Łukasz Đorđe", "lukasz dorde"),
        ("Straße", "strasse"),
        ("مُحَمَّـد", "محمد"),
        ("\u200fדָּנָה", "דנה"),
        ("ＦＵＬＬ", "full"),
    ],
)
def test_folding_forgets_case_accents_and_shaping(text: str, expected: str) -> None:
    assert folded(text) == expected


@pytest.mark.parametrize("search", ["aas", "ås", "AS", "Åsen Kari", "kari åsen", "kari", ""])
def test_a_search_finds_a_name_however_it_is_spelt(search: str) -> None:
    assert found_in(search, ("Kari Åsen",))


@pytest.mark.parametrize(("search", "name"), [("Jörg", "Joerg"), ("mueller", "Müller"), ("elsen", "Michaelsen")])
def test_two_letters_for_one_are_the_same(search: str, name: str) -> None:
    assert found_in(search, (name,))


def test_every_word_of_a_search_must_be_found() -> None:
    assert not found_in("kari nobody", ("Kari Åsen",))


COLLATOR = Collator()


@given(st.text(alphabet="abzABZ09 '-.,()øØæÆåÅéʡ", max_size=12))
def test_names_that_are_put_together_letter_by_letter_have_the_order_of_the_library(text: str) -> None:
    weights, _ = sort_key(text, "en")

    assert weights == tuple(COLLATOR.sort_key(text))
