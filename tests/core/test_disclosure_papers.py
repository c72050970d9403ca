"""Cards, tents, labels and signs: whom and what they may name."""

from datetime import date

import pytest

from forumdesk.domain.cards import AddressLabel, AgendaItem, CarSign, DoorSign, NameCard, ReservedSign
from forumdesk.domain.disclosure import (
    Each,
    LeftOut,
    Place,
    Why,
    address_label,
    badge_holders,
    car_guests,
    car_sign,
    door_signs,
    lectern_signs,
    name_card,
    places,
    reserved_signs,
)
from forumdesk.domain.participation import Answer, Participation, Visibility
from forumdesk.domain.programme import SessionVisibility
from forumdesk.domain.snapshot import Snapshot
from tests.core.disclosed import COVER, SECRETS, discreet, event_of, house, strings_of
from tests.core.house import House


def at(snapshot: Snapshot, ref: str = "A1") -> Participation:
    found = snapshot.participation(f"p{ref}", "eOF27")
    assert found is not None
    return found


def signs_of(made: House) -> tuple[DoorSign, ...]:
    snapshot = made.snapshot()
    event = event_of(snapshot)
    return door_signs(snapshot, event, places(snapshot, event))


def reserved(made: House, *words: str, each: Each | None = None) -> list[ReservedSign]:
    snapshot = made.snapshot()
    return list(reserved_signs(snapshot, event_of(snapshot), words, each))


def test_a_name_card_has_both_scripts_and_the_organisation_only_when_asked() -> None:
    made = house()
    made.person("A1", given_name="Ada", family_name="Exempel", native_name="آدا", organisation_id="oINST")
    snapshot = made.snapshot()

    plain, asked = name_card(snapshot, at(snapshot)), name_card(snapshot, at(snapshot), organisation=True)

    assert plain == NameCard("A1", "Ada Exempel", "آدا")
    assert asked == NameCard("A1", "Ada Exempel", "آدا", "Testville Institute")


def test_who_has_a_native_name_only_has_it_once_on_a_card() -> None:
    made = house()
    made.person("A1", given_name="", family_name="", native_name="ليلى")
    snapshot = made.snapshot()

    assert name_card(snapshot, at(snapshot)) == NameCard("A1", "ليلى", "")


def test_a_protected_person_is_on_cards_and_labels_by_alias_alone() -> None:
    made = house()
    made.person("A1", alias="Blue 1", sign_code="K7QX", **SECRETS)
    snapshot = made.snapshot()

    cards = (name_card(snapshot, at(snapshot), organisation=True), address_label(snapshot, at(snapshot)))

    assert cards == (NameCard("A1", "Blue 1", ""), AddressLabel("A1", "Blue 1"))
    said = repr((*cards, car_sign(snapshot, at(snapshot))))
    assert not [text for text in strings_of(made.people["pA1"], "Front of Nowhere") if text in said]


def test_nothing_is_made_for_somebody_who_lacks_an_alias_or_does_not_come() -> None:
    made = house()
    made.person("A1", visibility=Visibility.NEED_TO_KNOW, **SECRETS)
    made.person("A2", answer=Answer.DECLINED)
    snapshot = made.snapshot()

    for ref in ("A1", "A2"):
        with pytest.raises(ValueError, match="participation"):
            name_card(snapshot, at(snapshot, ref))
        with pytest.raises(ValueError, match="participation"):
            address_label(snapshot, at(snapshot, ref))


def test_a_label_has_the_envelope_line_else_the_name_with_title_and_organisation() -> None:
    made = house()
    made.person("A1", envelope_line="H.E. Ada Exempel", title_line="Director", organisation_id="oINST")
    made.person("A2", print_name_typed="Bo Prøve")
    snapshot = made.snapshot()

    assert address_label(snapshot, at(snapshot)) == AddressLabel(
        "A1", "H.E. Ada Exempel", "Director", "Testville Institute"
    )
    assert address_label(snapshot, at(snapshot, "A2")) == AddressLabel("A2", "Bo Prøve")


def test_a_neutrally_styled_guest_is_addressed_by_name_without_a_state_title() -> None:
    made = house()
    made.person(
        "A1",
        print_name_typed="Ada Exempel",
        envelope_line="H.E. the Minister of Tests",
        title_line="Minister",
        organisation_id="oFRONT",
    )
    snapshot = made.snapshot()

    assert address_label(snapshot, at(snapshot)) == AddressLabel("A1", "Ada Exempel", "", "Front of Nowhere")


def test_a_car_sign_is_the_sign_code_alone_and_signs_come_in_the_order_of_codes() -> None:
    made = house()
    made.person("A1", sign_code="WM8W")
    made.person("A2", sign_code="K7QX", alias="Blue 1", **SECRETS)
    made.person("A3", sign_code="AAAA", answer=Answer.CANCELLED)
    made.person("A4", sign_code="BBBB", visibility=Visibility.NEED_TO_KNOW)
    made.person("A5")
    snapshot = made.snapshot()

    found = car_guests(snapshot, event_of(snapshot))

    assert [car_sign(snapshot, one) for one in found.people] == [CarSign("A2", "K7QX"), CarSign("A1", "WM8W")]
    assert found.left_out == (LeftOut("A4", Why.ALIAS_MISSING), LeftOut("A5", Why.NO_SIGN_CODE))


def test_a_discreet_event_without_cover_has_none_of_these_papers() -> None:
    made = discreet(cover_title="")
    made.person("A1", sign_code="K7QX", organisation_id="oINST")
    made.session("T01", "14 07:00", "14 08:00", room=made.room("Blue"))
    snapshot = made.snapshot()
    event = event_of(snapshot)

    assert badge_holders(snapshot, event).people == ()
    assert car_guests(snapshot, event).people == ()
    assert car_guests(snapshot, event).left_out == (LeftOut("A1", Why.COVER_MISSING),)
    assert door_signs(snapshot, event, places(snapshot, event)) == ()
    assert reserved_signs(snapshot, event, ("Interpreters",), Each.ORGANISATION) == ()
    assert lectern_signs(event, ("Welcome",)) == ()
    with pytest.raises(ValueError, match="participation"):
        name_card(snapshot, at(snapshot))


def test_there_is_a_sign_for_each_room_and_day_with_the_sessions_in_their_order() -> None:
    made = house(zone="Europe/Oslo")
    blue = made.room("Blue")
    made.session("T03", "15 07:00", "15 08:00", room=blue)
    made.session("T02", "14 09:00", "14 10:00", room=made.room("Green"))
    made.session("T04", "14 11:00", "", room=blue)
    made.session("T01", "14 07:00", "14 08:30", room=blue)
    made.session("T05", "14 07:00", "14 08:30")
    made.session("T06", "", "", room=blue)
    made.session("T07", "16 07:00", "16 08:30", room_typed="Tent in the garden")

    assert signs_of(made) == (
        DoorSign(
            "Blue",
            "Monday 14 June 2027",
            "Forum OF27",
            (AgendaItem("09:00", "10:30", "Session T01", ""), AgendaItem("13:00", "", "Session T04", "")),
        ),
        DoorSign("Green", "Monday 14 June 2027", "Forum OF27", (AgendaItem("11:00", "12:00", "Session T02", ""),)),
        DoorSign("Blue", "Tuesday 15 June 2027", "Forum OF27", (AgendaItem("09:00", "10:00", "Session T03", ""),)),
        DoorSign(
            "Tent in the garden",
            "Wednesday 16 June 2027",
            "Forum OF27",
            (AgendaItem("09:00", "10:30", "Session T07", ""),),
        ),
    )


@pytest.mark.parametrize(("language", "mirrored"), [("ar", True), ("de", False)])
def test_a_sign_is_read_from_the_side_of_its_language(language: str, mirrored: bool) -> None:
    made = house(language=language)
    made.session("T01", "14 07:00", "14 08:00", room=made.room("Blue"))

    assert [one.from_the_right for one in signs_of(made)] == [mirrored]


def test_only_the_places_asked_for_get_a_sign() -> None:
    made = house()
    blue = made.room("Blue")
    made.session("T01", "14 07:00", "14 08:00", room=blue)
    made.session("T02", "15 07:00", "15 08:00", room=blue)
    snapshot = made.snapshot()

    found = door_signs(snapshot, event_of(snapshot), [Place(blue.id, "Blue", date(2027, 6, 15))])

    assert [sign.day for sign in found] == ["Tuesday 15 June 2027"]


def test_a_door_says_reserved_or_the_cover_where_the_title_is_not_for_everybody() -> None:
    made = house()
    blue = made.room("Blue")
    kinds = (SessionVisibility.STAFF, SessionVisibility.ORGANISER_ONLY, SessionVisibility.NEED_TO_KNOW)
    for number, visibility in enumerate(kinds, start=7):
        made.session(f"T{number}", f"14 {number:02}:00", f"14 {number:02}:30", room=blue, visibility=visibility)
    made.session("T10", "14 10:00", "14 11:00", room=blue, visibility=kinds[2], cover_title="Tea")

    (sign,) = signs_of(made)

    assert [item.title for item in sign.items] == ["Reserved", "Reserved", "Reserved", "Tea"]


def test_a_discreet_door_bears_the_cover_alone() -> None:
    made = discreet()
    made.session("T01", "14 07:00", "14 08:00", room=made.room("Blue"), title="First contact")

    (sign,) = signs_of(made)

    assert (sign.event_title, sign.items[0].title) == (COVER, COVER)
    assert "First contact" not in repr(sign)


def test_a_sign_is_in_the_language_of_the_event() -> None:
    made = house(language="nb")
    made.session("T01", "14 07:00", "14 08:00", room=made.room("Blå"), visibility=SessionVisibility.STAFF)

    (sign,) = signs_of(made)

    assert (sign.day, sign.items[0].title) == ("mandag 14. juni 2027", "Reservert")


def test_a_reserved_sign_has_the_words_typed_else_the_word_reserved() -> None:
    made = house()

    assert reserved(made) == [ReservedSign("Reserved", event_title="Forum OF27")]
    assert reserved(made, "Interpreters", "") == [ReservedSign("Interpreters", event_title="Forum OF27")]


def test_seats_are_reserved_for_organisations_that_a_badge_names() -> None:
    made = house()
    made.person("A1", organisation_id="oINST")
    made.person("A2", organisation_id="oINST")
    made.person("A3")
    made.person("A4", alias="Blue 1", **SECRETS)

    assert reserved(made, "Press", each=Each.ORGANISATION) == [
        ReservedSign("Press", event_title="Forum OF27"),
        ReservedSign("Testville Institute", "Reserved", "Forum OF27"),
    ]


def test_a_delegation_with_somebody_who_is_not_named_is_not_named_either() -> None:
    made = house()
    made.person("A1", delegation="Amber")
    made.person("A2", delegation="Blue")
    made.person("A3", delegation="Blue", alias="Blue 1", **SECRETS)
    made.person("A4", delegation="Cyan", visibility=Visibility.NEED_TO_KNOW)
    made.person("A5", delegation="Cyan")
    made.person("A6", delegation="Dun", answer=Answer.DECLINED)

    assert [one.words for one in reserved(made, each=Each.DELEGATION)] == ["Amber"]


def test_where_nobody_may_be_named_there_is_no_sign_that_says_reserved_for_them() -> None:
    made = house()
    made.person("A4", alias="Blue 1", **SECRETS)

    assert reserved(made, each=Each.ORGANISATION) == []


def test_a_lectern_has_the_words_typed_else_the_outward_title() -> None:
    event = event_of(discreet().snapshot())

    assert lectern_signs(event, ()) == (ReservedSign(COVER),)
    assert lectern_signs(event, ("Welcome",)) == (ReservedSign("Welcome", event_title=COVER),)
