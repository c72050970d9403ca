"""Groups and orders of lists: what may be asked of which, and that a place in a list gives nothing away."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.domain.cards import ListCard
from forumdesk.domain.disclosure import (
    Arrangement,
    Audience,
    DocumentRefusedError,
    Grouping,
    Ordering,
    arrangements,
    list_card,
)
from forumdesk.domain.participation import Category, Visibility
from forumdesk.domain.people import Person
from forumdesk.domain.snapshot import Snapshot
from tests.core.disclosed import RUNNING, SECRETS, event_of, house
from tests.core.house import House

ARRANGED = [
    (audience, Arrangement(grouping, ordering))
    for audience in Audience
    for grouping in arrangements(audience).groupings
    for ordering in arrangements(audience).orderings
]
HIDDEN = st.fixed_dictionaries(
    {
        "given_name": st.sampled_from(["Aaron", "Møller", "Zacharias", "ليلى"]),
        "family_name": st.sampled_from(["Aas", "Ñu", "Zorn", ""]),
        "native_name": st.sampled_from(["", "أحمد"]),
        "title_line": st.sampled_from(["", "Minister"]),
        "organisation_id": st.sampled_from([None, "oINST", "oFRONT"]),
        "rank_class": st.sampled_from(["", "1", "minister", "9", "adviser"]),
        "office_since": st.sampled_from([None, date(1990, 1, 1), date(2026, 1, 1)]),
        "nationality": st.sampled_from(["", "TV"]),
    }
)


def crowd(hidden: Person | None = None) -> House:
    """A minister, a director, somebody without a rank, and Blue 1, about whom `hidden` may say whatever it likes."""
    made = house()
    plain = {"visibility": Visibility.PUBLIC}
    made.person(
        "A1",
        print_name_typed="Cy Director",
        rank_class="director",
        organisation_id="oINST",
        title_line="Director",
        category=Category.HOST,
        delegation="GREEN",
        **plain,
    )
    made.person("A2", print_name_typed="Bo Nobody", category=Category.EXPERT, **plain)
    made.person(
        "A3",
        print_name_typed="Di Minister",
        rank_class="minister",
        office_since=date(2024, 1, 1),
        organisation_id="oFRONT",
        category=Category.PARTY,
        delegation="BLUE",
        native_name="دي",
        **plain,
    )
    made.person(
        "A4",
        print_name_typed="Ada Minister",
        rank_class="minister",
        office_since=date(2020, 1, 1),
        organisation_id="oINST",
        category=Category.PARTY,
        delegation="BLUE",
        **plain,
    )
    made.person("A5", alias="Blue 1", category=Category.PARTY, delegation="BLUE", **SECRETS)
    if hidden is not None:
        made.people["pA5"] = hidden
    return made


def card_of(snapshot: Snapshot, audience: Audience, arrangement: Arrangement, reveal: bool = False) -> ListCard:
    card = list_card(snapshot, event_of(snapshot), audience, RUNNING, reveal=reveal, arrangement=arrangement).card
    assert card is not None
    return card


def told(card: ListCard) -> list[tuple[str, list[str]]]:
    """Each heading with the names under it."""
    place = next(place for place, column in enumerate(card.columns) if column.strong)
    return [(section.heading, [row.cells[place] for row in section.rows]) for section in card.sections]


def grouped(grouping: Grouping, audience: Audience = Audience.ORGANISER) -> list[tuple[str, list[str]]]:
    return told(card_of(crowd().snapshot(), audience, Arrangement(grouping)))


def test_groups_are_in_the_alphabet_and_who_is_in_none_comes_last() -> None:
    assert grouped(Grouping.DELEGATION) == [
        ("BLUE", ["Ada Minister", "Blue 1", "Di Minister"]),
        ("GREEN", ["Cy Director"]),
        ("No delegation given", ["Bo Nobody"]),
    ]


def test_a_protected_person_has_no_organisation_to_be_grouped_by() -> None:
    assert grouped(Grouping.ORGANISATION) == [
        ("Front of Nowhere", ["Di Minister"]),
        ("Testville Institute", ["Ada Minister", "Cy Director"]),
        ("No organisation given", ["Blue 1", "Bo Nobody"]),
    ]


def test_categories_are_said_in_words_and_letters_are_those_of_the_shown_name() -> None:
    assert [heading for heading, _ in grouped(Grouping.CATEGORY)] == ["Expert", "Host", "Party"]
    assert grouped(Grouping.ALPHABET, Audience.HOTEL) == [
        ("A", ["Ada Minister"]),
        ("B", ["Blue 1", "Bo Nobody"]),
        ("C", ["Cy Director"]),
        ("D", ["Di Minister"]),
    ]


def test_who_has_no_category_stands_under_a_heading_that_says_so() -> None:
    made = house()
    made.person("A1", category=None)

    card = card_of(made.snapshot(), Audience.PROOF, Arrangement(Grouping.CATEGORY))

    assert [section.heading for section in card.sections] == ["No category given"]


def test_precedence_is_by_rank_then_by_date_of_office_then_by_name() -> None:
    card = card_of(crowd().snapshot(), Audience.PUBLIC, Arrangement(ordering=Ordering.PRECEDENCE))

    assert told(card) == [("", ["Ada Minister", "Di Minister", "Cy Director", "Bo Nobody"])]
    assert card.subtitle.endswith("· in order of precedence")


def test_a_list_that_reveals_puts_the_revealed_where_their_rank_is() -> None:
    made = crowd()
    made.people["pA5"] = replace(made.people["pA5"], rank_class="president")
    wanted = Arrangement(Grouping.ORGANISATION, Ordering.PRECEDENCE)

    masked, revealed = (told(card_of(made.snapshot(), Audience.ORGANISER, wanted, reveal)) for reveal in (False, True))

    assert masked[-1] == ("No organisation given", ["Blue 1", "Bo Nobody"])
    assert revealed[0] == ("Front of Nowhere", ["H. Skjultsen-Prøve", "Di Minister"])


@pytest.mark.parametrize("audience", Audience)
def test_what_a_list_is_not_offered_it_does_not_do(audience: Audience) -> None:
    there = arrangements(audience)
    snapshot = crowd().snapshot()

    for grouping in set(Grouping) - set(there.groupings):
        with pytest.raises(DocumentRefusedError):
            card_of(snapshot, audience, Arrangement(grouping))
    for ordering in set(Ordering) - set(there.orderings):
        with pytest.raises(DocumentRefusedError):
            card_of(snapshot, audience, Arrangement(ordering=ordering))


def test_a_list_is_grouped_only_by_what_it_says_anyway() -> None:
    told_of = {Audience.PROOF: {"delegation"}}
    for audience, arrangement in ARRANGED:
        if arrangement.grouping not in (Grouping.NONE, Grouping.ALPHABET):
            card = card_of(crowd().snapshot(), audience, arrangement)
            columns = {column.key for column in card.columns} | told_of.get(audience, set())
            assert arrangement.grouping in columns


@settings(max_examples=40)
@given(HIDDEN)
def test_the_place_of_a_protected_person_in_a_list_gives_nothing_away(
    hidden: dict[str, Any],
) -> None:  # any field of a person
    made = crowd()
    other = crowd(replace(made.people["pA5"], print_name_typed="", **hidden))

    for audience, arrangement in ARRANGED:
        assert card_of(made.snapshot(), audience, arrangement) == card_of(other.snapshot(), audience, arrangement)


def test_nothing_is_lost_or_doubled_by_an_arrangement() -> None:
    def everything(card: ListCard) -> Iterator[tuple[str, ...]]:
        return (row.cells for section in card.sections for row in section.rows)

    for audience, arrangement in ARRANGED:
        plain = card_of(crowd().snapshot(), audience, Arrangement())
        assert sorted(everything(card_of(crowd().snapshot(), audience, arrangement))) == sorted(everything(plain))
