"""Every audience's list: who stands on it, in which columns, in which order, and who is told as left out."""

from dataclasses import replace

import pytest

from forumdesk.domain.cards import ListCard
from forumdesk.domain.disclosure import (
    Audience,
    CoverMissing,
    Disclosed,
    DocumentRefusedError,
    LeftOut,
    Refusal,
    Why,
    list_card,
)
from forumdesk.domain.participation import Answer, Category, Visibility
from tests.core.disclosed import (
    COVER,
    RUNNING,
    SECRETS,
    discreet,
    event_of,
    house,
    list_rows,
    rows,
    strings_of,
    the_list,
)
from tests.core.house import House, moment

PUBLIC, PARTICIPANTS, ORGANISER_ONLY, NEED_TO_KNOW = Visibility

DISCREET = [one for one in Audience if one not in (Audience.PUBLIC, Audience.PARTICIPANTS)]


def crowd() -> House:
    """One of each visibility, one protected, one who declined, one whose alias is missing."""
    made = house()
    made.person("A1", print_name_typed="Ada Public", visibility=PUBLIC, title_line="Director", organisation_id="oINST")
    made.person("A2", print_name_typed="Bo Participant", visibility=PARTICIPANTS)
    made.person("A3", print_name_typed="Cy Organiser", visibility=ORGANISER_ONLY)
    made.person("A4", visibility=NEED_TO_KNOW, alias="Blue 1", category=Category.PARTY, delegation="BLUE", **SECRETS)
    made.person("A5", print_name_typed="Di Declined", visibility=PUBLIC, answer=Answer.DECLINED)
    made.person("A6", print_name_typed="Eve Nameless", visibility=NEED_TO_KNOW, answer=Answer.CONFIRMED)
    made.person("A7", print_name_typed="Flo Front", visibility=PUBLIC, title_line="Minister", organisation_id="oFRONT")
    return made


def keys(found: Disclosed[ListCard]) -> list[str]:
    assert found.card is not None
    return [column.key for column in found.card.columns]


@pytest.mark.parametrize("audience", Audience)
def test_every_audience_has_a_list_with_title_marking_and_a_word_for_nobody(audience: Audience) -> None:
    found = the_list(house().snapshot(), audience).card

    assert found is not None
    assert found.running == RUNNING
    assert found.title
    assert found.title != f"{audience}_list"
    assert found.subtitle == "Forum OF27 · 14–16 June 2027 · Testville"
    what = "No badge" if audience is Audience.GUARDS else "Nobody"
    assert found.empty_text == f"{what} is on this list."
    assert not [row for section in found.sections for row in section.rows]
    assert found.page_per_section == (audience is Audience.INTERPRETER)


@pytest.mark.parametrize("audience", Audience)
def test_columns_have_english_keys_and_norwegian_titles(audience: Audience) -> None:
    found = the_list(house(language="nb").snapshot(), audience).card

    assert found is not None
    assert all(column.key.isascii() and column.key.islower() for column in found.columns)
    assert not [column for column in found.columns if column.title == column.key]


def test_the_public_list_has_names_titles_and_organisations_of_public_people() -> None:
    found = the_list(crowd().snapshot(), Audience.PUBLIC)

    assert rows(found) == [
        {"name": "Ada Public", "title_line": "Director", "organisation": "Testville Institute"},
        {"name": "Flo Front", "title_line": "", "organisation": "Front of Nowhere"},
    ]
    assert found.left_out == ()


def test_the_participants_copy_adds_participants_and_countries_unless_neutral() -> None:
    found = list_rows(crowd().snapshot(), Audience.PARTICIPANTS)

    assert [(row["name"], row["country"]) for row in found] == [
        ("Ada Public", "TV"),
        ("Bo Participant", ""),
        ("Flo Front", ""),
    ]


def test_the_organiser_list_has_everybody_with_their_answer_and_the_protected_by_alias() -> None:
    made = crowd()

    found = the_list(made.snapshot(), Audience.ORGANISER)

    assert [(row["print_name"], row["status"]) for row in rows(found)] == [
        ("Ada Public", "proposed"),
        ("Blue 1", "proposed"),
        ("Bo Participant", "proposed"),
        ("Cy Organiser", "proposed"),
        ("Di Declined", "declined"),
        ("Flo Front", "proposed"),
    ]
    assert found.left_out == (LeftOut("A6", Why.ALIAS_MISSING),)
    assert not [text for text in strings_of(made.people["pA4"], "Front of Nowhere") if text in repr(rows(found)[1])]


def test_of_a_protected_person_the_organiser_list_keeps_what_planning_needs() -> None:
    made = crowd()
    made.participations[3] = replace(made.participations[3], diet="vegan", arrival=moment("14 16:30"))

    row = list_rows(made.snapshot(), Audience.ORGANISER)[1]

    assert {key: text for key, text in row.items() if text} == {
        "ref": "A4",
        "print_name": "Blue 1",
        "alias": "Blue 1",
        "category": "party",
        "status": "proposed",
        "visibility": "need_to_know",
        "delegation": "BLUE",
        "events": "OF27",
        "arrival": "2027-06-14 16:30",
        "diet": "vegan",
    }


def test_the_organiser_list_revealed_has_every_column() -> None:
    made = crowd()
    made.people["pA4"] = replace(
        made.people["pA4"], local_actor=True, women_led_org=False, languages=("ar", "en"), custom=(("Shoe size", "40"),)
    )
    made.participations[3] = replace(made.participations[3], consent_photo=True, notes="Arrives late")

    found = the_list(made.snapshot(), Audience.ORGANISER, reveal=True)

    row = next(row for row in rows(found) if row["alias"] == "Blue 1")
    assert (row["print_name"], row["name_native"]) == ("H. Skjultsen-Prøve", "سرية المخفية")
    assert (row["email"], row["phone"]) == ("hemmeliga@front.example|hs@front.example", "+00 555 0101")
    assert (row["dob"], row["local_actor"], row["women_led_org"], row["consent_photo"]) == (
        "1961-02-03",
        "yes",
        "no",
        "yes",
    )
    assert (row["notes"], row["languages"]) == ("Secret note about Skjultsen\nArrives late", "ar|en")
    assert row["Shoe size"] == "40"
    assert found.left_out == (LeftOut("A6", Why.ALIAS_MISSING),)


def test_the_organiser_list_has_every_column_of_an_imported_list() -> None:
    imported = {
        *("ref", "honorific", "given_name", "family_name", "name_native", "organisation", "category", "email"),
        *("phone", "dob", "arrival", "departure", "events", "delegation", "alias", "visibility", "diet"),
        *("religious_need", "languages", "access_need", "gender", "local_actor", "women_led_org", "status", "notes"),
        *("print_name", "title_line", "salutation", "envelope_line", "name_order", "rank_class", "office_since"),
        *("consent_photo", "consent_recording"),
    }

    assert set(keys(the_list(house().snapshot(), Audience.ORGANISER))) == imported


def test_own_columns_of_a_protected_person_are_neither_headed_nor_filled() -> None:
    made = house()
    made.person("A1", alias="Blue 1", custom=(("Real rank", "General"),))
    made.person("A2", custom=(("Shoe size", "41"), ("email", "hidden")))

    found = the_list(made.snapshot(), Audience.ORGANISER)

    assert keys(found)[-1] == "Shoe size"
    assert keys(found).count("email") == 1
    assert [row["Shoe size"] for row in rows(found)] == ["", "41"]


def test_an_event_that_has_somebody_by_alias_is_not_told_beside_their_name() -> None:
    made = house()
    made.event("DIAL", start_date=None)
    made.event("MEET")
    made.person("A1")
    made.at("A1", "DIAL", alias="Blue 1")
    made.at("A1", "MEET")

    masked = list_rows(made.snapshot(), Audience.ORGANISER)
    revealed = list_rows(made.snapshot(), Audience.ORGANISER, reveal=True)

    assert masked[0]["events"] == "MEET|OF27"
    assert revealed[0]["events"] == "DIAL|MEET|OF27"


def test_a_list_is_in_the_alphabet_of_the_events_language_by_what_is_shown() -> None:
    made = house(language="no")
    for ref, name in (("A1", "Østen"), ("A2", "Ålesund"), ("A3", "Zeta"), ("A4", "Aase")):
        made.person(ref, print_name_typed=name)
    made.person("A5", print_name_typed="Aaa", alias="Yellow 9")

    found = list_rows(made.snapshot(), Audience.HOTEL)

    assert [row["name"] for row in found] == ["Yellow 9", "Zeta", "Østen", "Ålesund", "Aase"]


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.PARTICIPANTS])
def test_a_discreet_event_refuses_lists_that_others_read(audience: Audience) -> None:
    with pytest.raises(DocumentRefusedError) as refused:
        the_list(discreet().snapshot(), audience)

    assert refused.value.refusal == Refusal(audience, "OF27")


@pytest.mark.parametrize("audience", DISCREET)
def test_a_discreet_list_is_headed_by_cover_title_and_cover_place(audience: Audience) -> None:
    found = the_list(discreet(start_date=None).snapshot(), audience).card

    assert found is not None
    assert found.subtitle == f"{COVER} · Downtown"


@pytest.mark.parametrize("audience", DISCREET)
def test_a_discreet_event_without_cover_has_no_list_at_all(audience: Audience) -> None:
    snapshot = discreet(cover_title="").snapshot()

    found = list_card(snapshot, event_of(snapshot), audience, RUNNING)

    assert found == Disclosed(None, covers_missing=(CoverMissing("OF27"),))
