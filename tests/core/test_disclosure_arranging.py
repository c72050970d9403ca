"""Groups and orders of lists: what may be asked of which, and that a place in a list gives nothing away."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
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
    Paper,
    agenda_card,
    arrangements,
    badge_holders,
    in_standing,
    list_card,
    undecided,
)
from forumdesk.domain.orders import AgreedOrder, OrderWay
from forumdesk.domain.participation import Category, Visibility
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Role
from forumdesk.domain.snapshot import Snapshot
from tests.core.disclosed import RUNNING, SECRETS, event_of, house
from tests.core.house import House

NOON = datetime(2027, 6, 1, 12, tzinfo=UTC)
ARRANGED = [
    (audience, Arrangement(grouping, ordering))
    for audience in Audience
    for grouping in arrangements(audience).groupings
    for ordering in arrangements(audience).orderings
]
DRAWN = AgreedOrder("o1", "eOF27", OrderWay.DRAWN, NOON, seed="first")
IN_TURNS = AgreedOrder("o3", DRAWN.event_id, OrderWay.ALTERNATED, NOON, "SEED", delegations=("GREEN", "BLUE"))
BY_HAND = AgreedOrder(
    "o2",
    "eOF27",
    OrderWay.MANUAL,
    NOON,
    people=("A5", "A1", "A4"),
    delegations=("GREEN", "BLUE"),
    reason="as the parties agreed",
)
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
    made.more["orders"] = (DRAWN, BY_HAND, IN_TURNS)
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


def named(ordering: Ordering, made: House | None = None, audience: Audience = Audience.ORGANISER) -> list[str]:
    """The names of a list in an order, from the top."""
    card = card_of((made or crowd()).snapshot(), audience, Arrangement(ordering=ordering))
    return [name for _, names in told(card) for name in names]


def test_an_order_by_hand_has_those_who_were_placed_then_the_others_by_rank_and_last_who_is_not_named() -> None:
    assert named(Ordering.MANUAL) == ["Cy Director", "Ada Minister", "Di Minister", "Bo Nobody", "Blue 1"]


def _begins(seed: str) -> str:
    return replace(IN_TURNS, seed=seed).begins


def test_two_parties_take_turns_on_the_organisers_list_and_the_protected_stand_last() -> None:
    other = crowd()
    other.more["orders"] = (
        replace(IN_TURNS, seed=next(seed for seed in "ABCDEF" if _begins(seed) != IN_TURNS.begins)),
    )

    orders = [named(Ordering.ALTERNATED, made) for made in (crowd(), other)]
    card = card_of(crowd().snapshot(), Audience.ORGANISER, Arrangement(Grouping.DELEGATION, Ordering.ALTERNATED))

    green_first = ["Cy Director", "Ada Minister", "Di Minister", "Bo Nobody", "Blue 1"]
    blue_first = ["Ada Minister", "Cy Director", "Di Minister", "Bo Nobody", "Blue 1"]
    assert sorted(orders) == sorted([green_first, blue_first])
    assert orders[0] == (green_first if IN_TURNS.begins == "GREEN" else blue_first)
    assert [section.heading for section in card.sections] == [*IN_TURNS.parties, "No delegation given"]
    assert "two delegations in turns" in card.subtitle


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.PARTICIPANTS, Audience.HOTEL])
def test_no_list_for_others_is_in_turns(audience: Audience) -> None:
    with pytest.raises(DocumentRefusedError):
        named(Ordering.ALTERNATED, audience=audience)


def test_who_is_named_in_a_list_that_reveals_stands_where_they_were_placed_by_hand() -> None:
    card = card_of(crowd().snapshot(), Audience.ORGANISER, Arrangement(ordering=Ordering.MANUAL), reveal=True)

    assert told(card)[0][1][:2] == ["H. Skjultsen-Prøve", "Cy Director"]


def test_somebody_who_was_merged_keeps_the_place_that_either_ref_was_given() -> None:
    made = crowd()
    made.people["pA2"] = replace(made.people["pA2"], other_refs=("A1",))
    made.people["pA1"] = replace(made.people["pA1"], ref="A9")

    assert named(Ordering.MANUAL, made)[0] == "Bo Nobody"


def test_a_draw_is_the_same_whenever_it_is_printed_and_another_one_after_it_is_drawn_anew() -> None:
    first, again, other = named(Ordering.DRAWN), named(Ordering.DRAWN), crowd()
    other.more["orders"] = (replace(DRAWN, seed="second"), BY_HAND)

    assert first == again
    assert sorted(first) == sorted(named(Ordering.DRAWN, other))
    assert first != named(Ordering.DRAWN, other)


def test_who_comes_after_the_draw_moves_nobody_and_a_name_spelt_anew_keeps_its_lot() -> None:
    made = crowd()
    made.person("A0", print_name_typed="Late Comer")
    made.people["pA3"] = replace(made.people["pA3"], print_name_typed="Aa Minister")

    later = [name for name in named(Ordering.DRAWN, made) if name != "Late Comer"]

    assert later == [name.replace("Di ", "Aa ") for name in named(Ordering.DRAWN)]


def test_a_lot_under_an_alias_is_not_the_lot_of_its_owner() -> None:
    plain, other = crowd(), crowd()
    other.people["pA5"] = replace(other.people["pA5"], ref="A77")

    assert named(Ordering.DRAWN, plain) == named(Ordering.DRAWN, other)


def test_delegations_stand_as_they_were_drawn_or_set_and_in_the_alphabet_by_rank() -> None:
    def headings(ordering: Ordering) -> list[str]:
        card = card_of(crowd().snapshot(), Audience.ORGANISER, Arrangement(Grouping.DELEGATION, ordering))
        return [section.heading for section in card.sections]

    assert headings(Ordering.PRECEDENCE) == ["BLUE", "GREEN", "No delegation given"]
    assert headings(Ordering.MANUAL) == ["GREEN", "BLUE", "No delegation given"]
    assert sorted(headings(Ordering.DRAWN)) == sorted(headings(Ordering.MANUAL))
    assert headings(Ordering.DRAWN)[-1] == "No delegation given"


@pytest.mark.parametrize(
    ("ordering", "said"),
    [(Ordering.DRAWN, "in an order drawn by lot"), (Ordering.MANUAL, "in the agreed order of precedence")],
)
def test_a_list_says_how_its_order_came_about(ordering: Ordering, said: str) -> None:
    card = card_of(crowd().snapshot(), Audience.PUBLIC, Arrangement(ordering=ordering))

    assert card.subtitle.endswith(f"· {said}")


@pytest.mark.parametrize("ordering", [Ordering.DRAWN, Ordering.MANUAL])
def test_an_order_that_nobody_decided_on_is_refused(ordering: Ordering) -> None:
    made = crowd()
    made.more["orders"] = ()

    with pytest.raises(DocumentRefusedError):
        card_of(made.snapshot(), Audience.PUBLIC, Arrangement(ordering=ordering))


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
    other = crowd(replace(crowd().people["pA5"], print_name_typed="", **hidden)).snapshot()

    assert [card_of(other, audience, arrangement) for audience, arrangement in ARRANGED] == plain_cards()


@settings(max_examples=40)
@given(HIDDEN)
def test_the_place_of_a_protected_person_among_cards_and_speakers_gives_nothing_away(
    hidden: dict[str, Any],
) -> None:  # any field of a person
    made = with_speakers(crowd())
    other = with_speakers(crowd(replace(made.people["pA5"], print_name_typed="", **hidden)))

    for ordering in Ordering:
        assert placed(made.snapshot(), ordering) == placed(other.snapshot(), ordering)
        assert spoken(made.snapshot(), ordering) == spoken(other.snapshot(), ordering)


@cache
def plain_cards() -> list[ListCard]:
    """What each list says of the crowd as it is: the same whatever it is held against."""
    made = crowd().snapshot()
    return [card_of(made, audience, arrangement) for audience, arrangement in ARRANGED]


def with_speakers(made: House) -> House:
    made.session("S1", "14 09:00", "14 10:00")
    for ref in ("A1", "A2", "A3", "A4", "A5"):
        made.role("S1", ref, Role.SPEAKER)
    return made


def placed(snapshot: Snapshot, ordering: Ordering) -> list[str]:
    """Whose cards follow one another."""
    event = event_of(snapshot)
    people = in_standing(snapshot, event, badge_holders(snapshot, event).people, Paper.BADGE, ordering)
    return [one.id for one in people]


def spoken(snapshot: Snapshot, ordering: Ordering) -> tuple[str, ...]:
    """The line of the speakers on the organiser's agenda."""
    card = agenda_card(snapshot, event_of(snapshot), Audience.ORGANISER, RUNNING, ordering=ordering).card
    assert card is not None
    return card.days[0].items[0].details


def test_speakers_of_an_agenda_stand_in_the_order_that_was_asked_for() -> None:
    (line,) = spoken(with_speakers(crowd()).snapshot(), Ordering.MANUAL)

    assert line == "Speakers: Cy Director, Ada Minister, Di Minister, Bo Nobody, Blue 1"


def test_an_order_is_undecided_until_the_event_has_it() -> None:
    decided, other = crowd(), crowd()
    other.more["orders"] = (DRAWN,)

    assert [one for one in Ordering if undecided(decided.snapshot(), decided.events["eOF27"], one)] == []
    assert [one for one in Ordering if undecided(other.snapshot(), other.events["eOF27"], one)] == [
        Ordering.MANUAL,
        Ordering.ALTERNATED,
    ]


def test_nothing_is_lost_or_doubled_by_an_arrangement() -> None:
    def everything(card: ListCard) -> Iterator[tuple[str, ...]]:
        return (row.cells for section in card.sections for row in section.rows)

    for audience, arrangement in ARRANGED:
        plain = card_of(crowd().snapshot(), audience, Arrangement())
        assert sorted(everything(card_of(crowd().snapshot(), audience, arrangement))) == sorted(everything(plain))
