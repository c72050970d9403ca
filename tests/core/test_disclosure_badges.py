"""Who gets a badge and what stands on it."""

from typing import Any

import pytest

from forumdesk.domain.cards import BadgeCard, CategoryMark, Family
from forumdesk.domain.disclosure import LeftOut, Why, badge_card, badge_holders
from forumdesk.domain.participation import Answer, Category, Participation, Visibility
from forumdesk.domain.snapshot import Snapshot
from tests.core.disclosed import COVER, SECRETS, discreet, event_of, house, strings_of
from tests.core.house import House


def cards(snapshot: Snapshot) -> list[BadgeCard]:
    holders = badge_holders(snapshot, event_of(snapshot))
    return [badge_card(snapshot, one, "0001", "TOKEN") for one in holders.people]


def only_card(made: House) -> BadgeCard:
    (card,) = cards(made.snapshot())
    return card


def test_a_badge_names_the_person_in_both_scripts_with_title_and_organisation() -> None:
    made = house()
    made.person(
        "A1",
        given_name="Ada",
        family_name="Exempel",
        native_name="آدا",
        title_line="Director",
        organisation_id="oINST",
        access_zones=("A", "B"),
        sign_code="K7QW",
    )

    card = only_card(made)

    assert card == BadgeCard(
        ref="A1",
        name="Ada Exempel",
        second_name="آدا",
        title_line="Director",
        organisation="Testville Institute",
        mark=CategoryMark("E", Family.KNOWLEDGE, False, "Expert"),
        zones=("A", "B"),
        event_title="Forum OF27",
        serial="0001",
        token="TOKEN",
        category="expert",
        language="en",
        sign_code="K7QW",
    )


def test_a_protected_badge_has_alias_category_and_zones_alone() -> None:
    made = house()
    made.person("A1", alias="Blue 1", category=Category.PARTY, access_zones=("B",), **SECRETS)

    card = only_card(made)

    assert (card.name, card.mark.letter, card.zones) == ("Blue 1", "P", ("B",))
    assert (card.second_name, card.title_line, card.organisation) == ("", "", "")
    assert not [text for text in strings_of(made.people["pA1"], "Front of Nowhere") if text in repr(card)]


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ({"consent_photo": True}, b"face"),
        ({"consent_photo": None}, b"face"),
        ({"consent_photo": False}, b""),
        ({"alias": "Blue 1", "consent_photo": True}, b""),
    ],
)
def test_a_photo_is_on_no_badge_of_who_is_protected_or_said_no(told: dict[str, Any], shown: bytes) -> None:
    made = house()
    one = made.person("A1", **told)
    snapshot = made.snapshot()
    participation = snapshot.participation(one.id, "eOF27")
    assert participation is not None

    card = badge_card(snapshot, participation, "0001", "TOKEN", photo=b"face")

    assert card.photo == shown


def test_a_protected_badge_has_no_sign_code_which_the_drivers_know() -> None:
    made = house()
    made.person("A1", alias="Blue 1", sign_code="K7QW")

    assert only_card(made).sign_code == ""


def test_a_neutrally_styled_organisation_is_named_without_a_state_title() -> None:
    made = house()
    made.person("A1", title_line="Minister of Tests", organisation_id="oFRONT")

    card = only_card(made)

    assert (card.organisation, card.title_line) == ("Front of Nowhere", "")


def test_who_has_a_native_name_only_is_printed_in_it_once() -> None:
    made = house()
    made.person("A1", given_name="", family_name="", native_name="ليلى")

    card = only_card(made)

    assert (card.name, card.second_name) == ("ليلى", "")


def test_a_norwegian_event_has_norwegian_words_and_nobody_needs_a_category() -> None:
    made = house(language="nb")
    made.person("A1", category=Category.STAFF)
    made.person("B1", category=None)

    words = [card.mark.word for card in cards(made.snapshot())]

    assert words == ["Stab", ""]


def test_a_discreet_badge_carries_the_cover_title() -> None:
    made = discreet()
    made.person("A1")

    assert only_card(made).event_title == COVER


def test_who_declined_or_lacks_an_alias_gets_none_and_badges_come_in_the_order_of_names() -> None:
    made = house(language="nb")
    made.person("A1", print_name_typed="Østen")
    made.person("A2", print_name_typed="Zeta")
    made.person("A3", answer=Answer.DECLINED)
    made.person("A4", visibility=Visibility.NEED_TO_KNOW, **SECRETS)
    made.person("A5", alias="Alpha", print_name_typed="Ålesund")

    snapshot = made.snapshot()

    assert [card.name for card in cards(snapshot)] == ["Alpha", "Zeta", "Østen"]
    assert badge_holders(snapshot, event_of(snapshot)).left_out == (LeftOut("A4", Why.ALIAS_MISSING),)


def test_a_discreet_event_without_cover_has_no_badge_at_all() -> None:
    made = discreet(cover_title="")
    made.person("A1")
    made.person("A2", visibility=Visibility.NEED_TO_KNOW)
    snapshot = made.snapshot()

    holders = badge_holders(snapshot, event_of(snapshot))

    assert holders.people == ()
    assert holders.left_out == (LeftOut("A2", Why.ALIAS_MISSING), LeftOut("A1", Why.COVER_MISSING))
    with pytest.raises(ValueError, match="participation"):
        badge_card(snapshot, snapshot.participations[0], "1", "T")


def test_a_badge_for_somebody_who_gets_none_is_refused() -> None:
    made = house()
    nameless = made.person("A1", visibility=Visibility.NEED_TO_KNOW)
    snapshot = made.snapshot()
    one: Participation | None = snapshot.participation(nameless.id, "eOF27")

    assert one is not None
    with pytest.raises(ValueError, match="participation"):
        badge_card(snapshot, one, "1", "T")
