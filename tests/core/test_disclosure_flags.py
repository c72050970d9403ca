"""Flags: whose country may be drawn, and what a country is called."""

from dataclasses import replace

import pytest

from forumdesk.domain.countries import country_code, country_names
from forumdesk.domain.disclosure import address_label, badge_card, flags_allowed, name_card, sender_allowed, with_flag
from forumdesk.domain.snapshot import Snapshot
from forumdesk.domain.venues import Venue
from tests.core.disclosed import SECRETS, discreet, event_of, house, strings_of
from tests.core.house import House


def flag_of(country: str) -> bytes:
    return f"flag of {country}".encode()


def flags_at(snapshot: Snapshot, ref: str = "A1") -> tuple[bytes, bytes]:
    """On the badge and on the tent."""
    one = snapshot.participation(f"p{ref}", "eOF27")
    assert one is not None
    badge = with_flag(snapshot, one, badge_card(snapshot, one, "S", "T"), flag_of)
    return badge.flag, with_flag(snapshot, one, name_card(snapshot, one), flag_of).flag


def test_a_badge_and_a_tent_bear_the_flag_of_the_organisations_country() -> None:
    made = house()
    made.person("A1", organisation_id="oINST")

    assert flags_at(made.snapshot()) == (b"flag of TV", b"flag of TV")


def test_a_card_has_no_flag_unless_one_is_asked_for() -> None:
    made = house()
    made.person("A1", organisation_id="oINST")
    snapshot = made.snapshot()
    one = snapshot.participation("pA1", "eOF27")
    assert one is not None

    assert (badge_card(snapshot, one, "S", "T").flag, name_card(snapshot, one).flag) == (b"", b"")


@pytest.mark.parametrize(
    "person",
    [{"organisation_id": "oFRONT"}, {"organisation_id": "oGONE"}, {}, {"organisation_id": "oINST", "alias": "Blue 1"}],
    ids=["neutral", "unknown", "none", "protected"],
)
def test_nobody_neutral_or_protected_or_without_a_country_has_a_flag(person: dict[str, str]) -> None:
    made = house()
    made.person("A1", **person)

    assert flags_at(made.snapshot()) == (b"", b"")


def test_an_organisation_without_a_country_has_no_flag() -> None:
    made = house()
    organisations = made.more["organisations"]
    organisations["oINST"] = replace(organisations["oINST"], country="")
    made.person("A1", organisation_id="oINST")

    assert flags_at(made.snapshot()) == (b"", b"")


def test_a_discreet_event_has_no_flags_whoever_comes() -> None:
    made = discreet()
    made.person("A1", organisation_id="oINST")
    snapshot = made.snapshot()

    assert flags_at(snapshot) == (b"", b"")
    assert not flags_allowed(event_of(snapshot))
    assert flags_allowed(event_of(house().snapshot()))


@pytest.mark.parametrize("typed", ["NO", " no ", "Norway", "norge"])
def test_a_country_is_known_by_code_and_by_name_in_both_languages(typed: str) -> None:
    assert country_code(typed) == "NO"


def test_what_is_no_country_has_no_code() -> None:
    assert [country_code(typed) for typed in ("", "Atlantis", "ZZ", "EU")] == ["", "", "", ""]
    assert (country_code("UK"), country_code("Great Britain")) == ("GB", "GB")


def test_countries_stand_in_the_alphabet_of_the_language() -> None:
    english, norwegian = country_names("en"), country_names("nb")

    assert ("AX", "Åland Islands") in english[:4]
    assert norwegian[-1] == ("AX", "Åland")
    assert len(english) == len(norwegian) > 240


def test_an_envelope_has_the_second_script_and_the_sender_only_when_asked() -> None:
    made = house()
    made.person("A1", envelope_line="H.E. Ada Exempel", native_name="آدا")
    snapshot = made.snapshot()
    one = snapshot.participations[0]

    plain, asked = address_label(snapshot, one), address_label(snapshot, one, True, "House · 0032 Oslo")

    assert (plain.second_name, plain.sender) == ("", "")
    assert (asked.name, asked.second_name, asked.sender) == ("H.E. Ada Exempel", "آدا", "House · 0032 Oslo")


def test_an_envelope_of_a_protected_person_has_the_alias_and_the_sender_alone() -> None:
    made = house()
    made.person("A1", alias="Blue 1", **SECRETS)
    snapshot = made.snapshot()

    card = address_label(snapshot, snapshot.participations[0], True, "House")

    assert (card.name, card.second_name, card.sender) == ("Blue 1", "", "House")
    assert not [text for text in strings_of(made.people["pA1"], "Front of Nowhere") if text in repr(card)]


def allowed(made: House, sender: str) -> bool:
    snapshot = made.snapshot()
    return sender_allowed(snapshot, event_of(snapshot), sender)


@pytest.mark.parametrize(
    "sender", ["forum of27, oslo", "Desk of OF27", "Ministry of Tests", "Testville", "Desk Exempel"]
)
def test_a_discreet_events_return_address_tells_neither_what_nor_whose_nor_where(sender: str) -> None:
    told = {"hosts": ("Ministry of Tests",), "organiser_name": "Desk Exempel"}

    assert not allowed(discreet(**told), sender)
    assert allowed(house(**told), sender)


def test_a_discreet_events_return_address_names_no_house_it_is_in_but_may_be_its_cover_place() -> None:
    made = discreet(place="")
    made.session("T1", "14 08:00", "14 09:00", room=made.room("Blue Room"))
    made.venues["vV"] = Venue("vV", "V", name="Lake House", place="Nowhere", cover_place="Inland")

    assert [allowed(made, sender) for sender in ("Lake House, box 1", "1 nowhere", "Inland")] == [False, False, True]


def test_a_neutral_return_address_and_a_place_that_is_no_secret_are_allowed() -> None:
    same = discreet(place="Oslo", cover_place="Oslo")

    assert allowed(discreet(), "Postboks 1 · 0032 Oslo")
    assert allowed(same, "Postboks 1 · 0032 Oslo")
    assert allowed(same, "")
