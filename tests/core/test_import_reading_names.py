"""Names in one cell, and when two names are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.importers.names import NameReading, fold, is_latin, name_keys, parts_of_choice, script_of, split_name

WORDS = st.lists(st.text(alphabet="abcdeABCDEåøüÅØéß", min_size=1, max_size=6), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("cell", "reading"),
    [
        ("NORDMANN, Kari", NameReading(given="Kari", family="NORDMANN")),
        ("van der Berg, Jan", NameReading(given="Jan", family="van der Berg")),
        ("O'BRIEN, Pat", NameReading(given="Pat", family="O'BRIEN")),
        ("NORDMANN,", NameReading(family="NORDMANN")),
        (",", NameReading(family=",")),
        ("KIM Min Jun", NameReading(given="Min Jun", family="KIM", family_first=True)),
        ("Min Jun KIM", NameReading(given="Min Jun", family="KIM")),
        ("Jan van der BERG", NameReading(given="Jan", family="van der BERG")),
        ("VAN DER BERG Jan", NameReading(given="Jan", family="VAN DER BERG", family_first=True)),
        ("DE la CRUZ Juan", NameReading(given="Juan", family="DE la CRUZ", family_first=True)),
        ("Ronald McDONALD", NameReading(given="Ronald", family="McDONALD")),
        ("John R. SMITH", NameReading(given="John R.", family="SMITH")),
        ("CHEN, Ma", NameReading(given="Ma", family="CHEN")),
        ("Sukarno", NameReading(given="Sukarno")),
        ("SUKARNO", NameReading(given="SUKARNO")),
        ("Dr. Kari", NameReading(honorific="Dr.", given="Kari")),
        ("H.E. Mr. NORDMANN, Ola", NameReading(honorific="H.E. Mr.", given="Ola", family="NORDMANN")),
        ("H.E. NORDMANN, Dr. Kari", NameReading(honorific="H.E. Dr.", given="Kari", family="NORDMANN")),
        ("NORDMANN, Dr. Kari", NameReading(honorific="Dr.", given="Kari", family="NORDMANN")),
        ("김민준", NameReading(native="김민준")),
        ("محمد بن سلمان", NameReading(native="محمد بن سلمان")),
        ("KIM, Min Jun (김민준)", NameReading(given="Min Jun", family="KIM", native="김민준")),
        ("KIM, Min Jun(김민준)", NameReading(given="Min Jun", family="KIM", native="김민준")),
        ("김민준 (KIM, Min Jun)", NameReading(given="Min Jun", family="KIM", native="김민준")),
        ("KIM, Min Jun / 김민준", NameReading(given="Min Jun", family="KIM", native="김민준")),
        ("김민준 KIM, Min Jun", NameReading(given="Min Jun", family="KIM", native="김민준")),
        ("NORDMANN, Kari\nНордманн Кари", NameReading(given="Kari", family="NORDMANN", native="Нордманн Кари")),
        ("", NameReading()),
    ],
)
def test_a_name_whose_parts_show_is_taken_apart(cell: str, reading: NameReading) -> None:
    assert split_name(cell) == reading


@pytest.mark.parametrize(
    ("cell", "choices"),
    [
        ("Ola Nordmann", ["Ola | Nordmann", "Nordmann | Ola", "Ola Nordmann"]),
        ("KARI NORDMANN", ["KARI | NORDMANN", "NORDMANN | KARI", "KARI NORDMANN"]),
        ("kari nordmann", ["kari | nordmann", "nordmann | kari", "kari nordmann"]),
        ("Nordmann, PhD", []),
        ("JP Hansen", ["JP | Hansen", "Hansen | JP", "JP Hansen"]),
        ("Kim Min Jun", ["Kim Min | Jun", "Min Jun | Kim", "Kim | Min Jun", "Jun | Kim Min", "Kim Min Jun"]),
        ("Mohammed bin Salman", ["Mohammed | bin Salman", "bin Salman | Mohammed", "Mohammed bin Salman"]),
        (
            "Anna PROVE Hansen",
            [
                "Anna PROVE | Hansen",
                "PROVE Hansen | Anna",
                "Anna | PROVE Hansen",
                "Hansen | Anna PROVE",
                "Anna PROVE Hansen",
            ],
        ),
        ("Kari Nordmann, PhD", ["Kari | Nordmann, PhD", "Nordmann, PhD | Kari", "Kari Nordmann, PhD"]),
        ("Nordmann, Kari, Jr.", ["Kari, Jr. | Nordmann", "Kari | Nordmann, Jr."]),
    ],
)
def test_a_name_whose_parts_do_not_show_is_asked_and_kept_as_typed(cell: str, choices: list[str]) -> None:
    reading = split_name(cell)

    assert reading == NameReading(printed=cell, choices=tuple(choices))


def test_a_very_long_name_has_few_choices() -> None:
    reading = split_name("A B C D E F G H")

    assert reading.choices == (
        "A B C D E F G | H",
        "B C D E F G H | A",
        "A | B C D E F G H",
        "H | A B C D E F G",
        reading.printed,
    )


def test_brackets_inside_one_script_are_part_of_the_name() -> None:
    assert split_name("Kari (Lita) Nordmann").printed == "Kari (Lita) Nordmann"
    assert split_name("NORDMANN, Kari (Lita) Кари") == NameReading(
        given="Kari (Lita)", family="NORDMANN", native="Кари"
    )


@pytest.mark.parametrize(
    ("choice", "parts"), [("Min Jun | Kim", ("Min Jun", "Kim")), ("Aung San Suu Kyi", ("Aung San Suu Kyi", ""))]
)
def test_an_answer_gives_the_parts(choice: str, parts: tuple[str, str]) -> None:
    assert parts_of_choice(choice) == parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("McDonald Ada", "MCDONALD ada"),
        ("José Núñez", "Jose Nunez"),
        ("Kim Min-jun", "Minjun KIM"),
        ("Kim Min Jun", "Min-Jun Kim"),
        ("Bjørn Ås", "Aas Bjoern"),
        ("Björn Sæther", "Bjoern Säther"),
        ("Müller Jörg", "Joerg Mueller"),
        ("O’Brien Pat", "Pat OBrien"),
        ("Nordmann, Kari A.", "Kari A Nordmann"),
        ("Anne-Marie Prøve", "Annemarie Prove".replace("Prove", "Proeve")),
        ("مُحَمَّد", "محمد"),
        ("김 민준", "김민준"),
    ],
)
def test_names_that_differ_in_how_they_are_written_are_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert name_keys(one) & name_keys(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Hansen Berit Anna", "Anna Berit Hansen"), ("Khalid Omar Al-Rashid", "Alrashid Omar Khalid")]
)
def test_words_in_any_order_share_a_key(one: str, other: str) -> None:
    assert name_keys(one) & name_keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kari Nordmann", "Karin Nordmann"), ("Lina Prove", "Nila Prove"), ("Bjorn", "Bjørn"), ("किरण", "करण"), ("", "")],
)
def test_other_names_are_not_the_same(one: str, other: str) -> None:
    assert not name_keys(one) & name_keys(other)


def test_a_script_is_told_by_its_first_letter_that_is_not_latin() -> None:
    assert [script_of(text) for text in ("Kari ª", "Kari Кари", "김민준", "王", "محمد", "אב", "12")] == [
        "LATIN",
        "CYRILLIC",
        "HANGUL",
        "CJK",
        "ARABIC",
        "HEBREW",
        "LATIN",
    ]
    assert is_latin("Đặng Thị Ngọc-Ÿ ʻOkina 12")
    assert not is_latin("Kari 김")


@given(WORDS)
def test_folding_what_is_folded_changes_nothing(words: list[str]) -> None:
    once = fold(" ".join(words))

    assert fold(once) == once


@given(st.permutations(["Åse", "bin", "Øy-Prøve", "McDonald"]), st.booleans())
def test_word_order_and_case_never_make_another_name(words: list[str], loud: bool) -> None:
    name = " ".join(words)

    assert name_keys(name.upper() if loud else name) & name_keys("Åse bin Øy-Prøve McDonald")


@given(
    st.text(max_size=40) | st.lists(st.sampled_from(["a", "Ab", "AB", ",", "(", ")", "/", "각", "Dr."])).map(" ".join)
)
def test_a_name_cell_loses_no_letter(text: str) -> None:
    reading = split_name(text)

    parts = " ".join((reading.honorific, reading.given, reading.family, reading.native, reading.printed))
    assert sorted(char for char in text if char.isalpha()) == sorted(char for char in parts if char.isalpha())
