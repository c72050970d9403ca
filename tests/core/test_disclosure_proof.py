"""The proof list: the badges as they will be printed, to be signed."""

from forumdesk.domain.disclosure import Arrangement, Audience, Grouping, LeftOut, Why, badge_card, list_card
from forumdesk.domain.participation import Answer, Category, Visibility
from tests.core.disclosed import RUNNING, SECRETS, discreet, event_of, house, rows, strings_of, the_list
from tests.core.house import House


def party(made: House) -> House:
    made.person("A1", print_name_typed="Ada Open", native_name="آدا", title_line="Director", organisation_id="oINST")
    made.person("A2", alias="Blue 1", category=Category.PARTY, delegation="BLUE", access_zones=("A", "B"), **SECRETS)
    made.person("A3", answer=Answer.DECLINED)
    made.person("A4", visibility=Visibility.NEED_TO_KNOW)
    return made


def test_each_badge_stands_on_the_proof_as_it_will_be_printed_with_a_line_to_sign() -> None:
    found = the_list(party(house()).snapshot(), Audience.PROOF)

    ada, blue = rows(found)
    assert found.card is not None
    assert list(ada.values()) == ["Ada Open", "آدا", "Director", "Testville Institute", "Expert", "", ""]
    assert list(blue.values()) == ["Blue 1", "", "", "", "Party", "A B", ""]
    assert [column.key for column in found.card.columns if column.ruled] == ["signature"]


def test_the_proof_says_of_each_person_what_the_badge_says() -> None:
    made = party(house())
    snapshot = made.snapshot()

    for row, one in zip(rows(the_list(snapshot, Audience.PROOF)), made.participations, strict=False):
        card = badge_card(snapshot, one, "", "")
        assert (row["name"], row["name_native"], row["title_line"], row["organisation"]) == (
            card.name,
            card.second_name,
            card.title_line,
            card.organisation,
        )


def test_who_gets_no_badge_is_not_on_the_proof_and_who_lacks_an_alias_is_told() -> None:
    found = the_list(party(house()).snapshot(), Audience.PROOF)

    assert [row["name"] for row in rows(found)] == ["Ada Open", "Blue 1"]
    assert found.left_out == (LeftOut("A4", Why.ALIAS_MISSING),)


def test_each_delegation_signs_pages_of_its_own() -> None:
    snapshot = party(house()).snapshot()

    whole = list_card(snapshot, event_of(snapshot), Audience.PROOF, RUNNING).card
    parted = list_card(
        snapshot, event_of(snapshot), Audience.PROOF, RUNNING, arrangement=Arrangement(Grouping.DELEGATION)
    ).card

    assert whole is not None
    assert parted is not None
    assert (whole.page_per_section, parted.page_per_section) == (False, True)
    assert [section.heading for section in parted.sections] == ["BLUE", "No delegation given"]


def test_the_proof_of_a_discreet_event_names_no_protected_person() -> None:
    made = party(discreet())

    found = the_list(made.snapshot(), Audience.PROOF)

    secrets = strings_of(made.people["pA2"], "Front of Nowhere")
    assert not [text for text in secrets if text in repr(found.card)]
