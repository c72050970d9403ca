"""Lists for kitchen, hotel, drivers, interpreters and security."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from forumdesk.domain.cards import Align, ListCard
from forumdesk.domain.disclosure import (
    Audience,
    Disclosed,
    LeftOut,
    UnknownRefError,
    Why,
)
from forumdesk.domain.invitations import Cancellation
from forumdesk.domain.participation import Answer, Visibility
from forumdesk.domain.programme import Interpretation, Role, SessionKind, SessionVisibility
from forumdesk.domain.vehicles import Journey
from tests.core.disclosed import (
    COVER,
    SECRETS,
    discreet,
    house,
    list_rows,
    rows,
    the_list,
)
from tests.core.house import House, moment

NEED_TO_KNOW = Visibility.NEED_TO_KNOW


def keys(found: Disclosed[ListCard]) -> list[str]:
    assert found.card is not None
    return [column.key for column in found.card.columns]


def dinner(
    made: House,
    *refs: str,
    code: str = "T1",
    kind: SessionKind = SessionKind.MEAL,
    visibility: SessionVisibility = SessionVisibility.PARTICIPANTS,
) -> None:
    """On the 14th at 18:00 UTC; for everybody where nobody is named."""
    made.session(code, "14 18:00", "14 20:00", refs, kind=kind, visibility=visibility, everyone=not refs)


def test_the_kitchen_has_a_row_per_meal_and_need_with_the_people_expected() -> None:
    made = house(zone="Europe/Oslo")
    made.person("A1", diet="Vegetarian")
    made.person("A2", diet="vegetarian|no nuts", alias="Blue 1")
    made.person("A3", prayer_need="halal", answer=Answer.CONFIRMED)
    made.person("A4", prayer_need="quiet room")
    made.person("A5", diet="vegan", answer=Answer.DECLINED)
    made.person("A6", diet="vegan", visibility=NEED_TO_KNOW)
    dinner(made)
    dinner(made, "A1", code="T2", kind=SessionKind.RECEPTION, visibility=SessionVisibility.STAFF)
    dinner(made, "A1", code="T3", kind=SessionKind.PLENARY)
    made.session("T4", "", "", ["A1"], kind=SessionKind.MEAL)

    found = the_list(made.snapshot(), Audience.KITCHEN)

    assert [tuple(row.values()) for row in rows(found)] == [
        ("2027-06-14", "20:00", "Session T1", "halal", "1"),
        ("2027-06-14", "20:00", "Session T1", "no nuts", "1"),
        ("2027-06-14", "20:00", "Session T1", "Vegetarian", "2"),
        ("2027-06-14", "20:00", "Session T1", "no special need", "1"),
        ("2027-06-14", "20:00", "Reserved", "Vegetarian", "1"),
    ]
    assert found.left_out == (LeftOut("A6", Why.ALIAS_MISSING),)
    assert found.card is not None
    assert found.card.columns[-1].align is Align.RIGHT


def test_a_cancelled_meal_is_not_cooked() -> None:
    made = house()
    made.person("A1")
    dinner(made, "A1")
    snapshot = replace(made.snapshot(), cancellations=(Cancellation("c1", "sT1", datetime(2027, 6, 1, tzinfo=UTC)),))

    assert list_rows(snapshot, Audience.KITCHEN) == []


def test_a_discreet_meal_goes_by_its_cover() -> None:
    made = discreet()
    made.person("A1")
    dinner(made, "A1")

    assert list_rows(made.snapshot(), Audience.KITCHEN)[0]["meal"] == COVER


def test_the_hotel_has_nights_and_access_needs_and_nothing_else() -> None:
    made = house(zone="Asia/Muscat")
    made.person("A1", arrival=moment("14 21:30"), departure=date(2027, 6, 17), access_need="step-free")
    made.person("A2", alias="Blue 1", arrival=date(2027, 6, 14), **SECRETS)
    made.person("A3", arrival=date(2027, 6, 14), departure=date(2027, 6, 13))
    made.person("A4", departure=date(2027, 6, 14))
    made.person("A5", answer=Answer.CANCELLED)

    found = the_list(made.snapshot(), Audience.HOTEL)

    assert keys(found) == ["name", "check_in", "check_out", "nights", "access_need"]
    assert [tuple(row.values()) for row in rows(found)] == [
        ("Blue 1", "2027-06-14", "", "", ""),
        ("GivenA1 FamilyA1", "2027-06-15", "2027-06-17", "2", "step-free"),
        ("GivenA3 FamilyA3", "2027-06-14", "2027-06-13", "", ""),
        ("GivenA4 FamilyA4", "", "2027-06-14", "", ""),
    ]


def test_drivers_have_sign_codes_in_the_order_of_time_and_never_a_name() -> None:
    made = house(zone="Europe/Oslo")
    made.person(
        "A1", sign_code="K7QX", arrival=moment("14 12:15"), arrival_place="Airport", departure=moment("16 09:00")
    )
    made.person("A2", sign_code="B2CD", alias="Blue 1", arrival=moment("14 10:00"), **SECRETS)
    made.person("A3", sign_code="ZZ99", arrival=date(2027, 6, 14))
    made.person("A4", sign_code="YY88", arrival=moment("14 10:00"), answer=Answer.DECLINED)
    made.person("A5", sign_code="XX77", arrival=moment("14 10:00"), visibility=NEED_TO_KNOW)

    found = the_list(made.snapshot(), Audience.DRIVER)

    assert [tuple(row.values()) for row in rows(found)] == [
        ("arrival", "2027-06-14", "12:00", "", "B2CD", "1"),
        ("arrival", "2027-06-14", "14:15", "Airport", "K7QX", "1"),
        ("departure", "2027-06-16", "11:00", "", "K7QX", "1"),
    ]
    assert found.left_out == (LeftOut("A5", Why.ALIAS_MISSING),)
    assert "Given" not in repr(found)
    assert "Blue 1" not in repr(found)


def test_drivers_have_the_vehicle_of_each_journey_and_what_is_driven_at_no_stated_time_and_never_a_name() -> None:
    made = house(zone="Europe/Oslo")
    made.person(
        "A1", sign_code="K7QX", arrival=moment("14 10:00"), arrival_place="Airport", departure=date(2027, 6, 16)
    )
    made.person("A2", sign_code="B2CD", alias="Blue 1", **SECRETS)
    made.person("A3", sign_code="ZZ99", answer=Answer.DECLINED)
    made.ride("Van", "14 09:00", "14 09:40", ["A1", "A3"], journey=Journey.ARRIVAL, from_place="Gate 4")
    made.ride("Van", "15 09:00", "15 09:40", ["A2", "A3"], journey=Journey.TRANSFER, from_place="Pier")
    made.ride("Car", "16 09:00", "16 09:40", ["A1"], journey=Journey.DEPARTURE, from_place="Hotel")

    found = the_list(made.snapshot(), Audience.DRIVER)

    assert keys(found)[-2:] == ["seats", "vehicle"]
    assert [tuple(row.values()) for row in rows(found)] == [
        ("arrival", "2027-06-14", "12:00", "Airport", "K7QX", "1", "Van"),
        ("transfer", "2027-06-15", "11:00", "Pier", "B2CD", "1", "Van"),
        ("departure", "2027-06-16", "11:00", "Hotel", "K7QX", "1", "Car"),
    ]
    assert not [secret for secret in ("Given", "Blue 1") if secret in repr(found)]


def test_each_hotel_has_a_page_with_its_rooms_and_the_nights_that_were_typed_for_them() -> None:
    made = house()
    made.person("A1", arrival=date(2027, 6, 14), departure=date(2027, 6, 17))
    made.person("A2", alias="Blue 1", **SECRETS)
    made.person("A3")
    made.stay("A1", "Papir", "2", "211", check_in=date(2027, 6, 13))
    made.stay("A2", "Annex", "3")

    found = the_list(made.snapshot(), Audience.HOTEL)

    assert keys(found)[-3:] == ["hotel", "floor", "hotel_room"]
    assert found.card is not None
    assert (found.card.page_per_section, found.card.grouped_by) == (True, "hotel")
    assert [section.heading for section in found.card.sections] == ["Annex", "Papir", ""]
    assert [tuple(row.values()) for row in rows(found)] == [
        ("Blue 1", "", "", "", "", "Annex", "3", ""),
        ("GivenA1 FamilyA1", "2027-06-13", "2027-06-17", "4", "", "Papir", "2", "211"),
        ("GivenA3 FamilyA3", "", "", "", "", "", "", ""),
    ]


def test_a_list_for_one_hotel_has_nobody_of_another_nobody_without_a_room_and_none_of_whom_it_leaves_out() -> None:
    made = house()
    made.person("A1")
    made.person("A2", alias="Blue 1", **SECRETS)
    made.person("A3")
    made.person("A4", visibility=NEED_TO_KNOW)
    made.person("A5", visibility=NEED_TO_KNOW)
    for ref, hotel in (("A1", "Papir"), ("A2", "Annex"), ("A4", "Papir"), ("A5", "Annex")):
        made.stay(ref, hotel, "2")

    found = the_list(made.snapshot(), Audience.HOTEL, only="Annex")
    with pytest.raises(UnknownRefError):
        the_list(made.snapshot(), Audience.HOTEL, only="Papyrus")

    assert [(row["name"], row["hotel"]) for row in rows(found)] == [("Blue 1", "Annex")]
    assert [one.ref for one in found.left_out] == ["A5"]


def booth() -> House:
    """Two interpreters, one of them by alias, one who declined and one whose alias is missing."""
    made = house(zone="Europe/Oslo")
    room = made.room("Blue Room")
    made.person("I1", print_name_typed="Tolk Tolkesen")
    made.person("I2", alias="Voice 2", **SECRETS)
    made.person("I3", answer=Answer.DECLINED)
    made.person("I4", visibility=NEED_TO_KNOW)
    made.person("A1")
    made.session(
        "T1",
        "14 09:00",
        "14 10:00",
        ["A1"],
        room=room,
        languages=("en", "ar"),
        interpretation=Interpretation.SIMULTANEOUS,
        marking="CHATHAM HOUSE RULE",
        visibility=SessionVisibility.STAFF,
    )
    made.session("T2", "", "", visibility=SessionVisibility.PUBLIC)
    for code, ref in (("T1", "I1"), ("T2", "I1"), ("T1", "I2"), ("T1", "I3"), ("T1", "I4")):
        made.role(code, ref, Role.INTERPRETER)
    return made


def test_each_interpreter_has_a_page_with_the_door_signs_words() -> None:
    found = the_list(booth().snapshot(), Audience.INTERPRETER)

    first = ("2027-06-14", "11:00", "12:00", "Blue Room", "en, ar", "simultaneous", "Reserved", "CHATHAM HOUSE RULE")
    assert found.card is not None
    assert [section.heading for section in found.card.sections] == ["Tolk Tolkesen", "Voice 2"]
    assert [tuple(row.values()) for row in rows(found)] == [
        ("Tolk Tolkesen", *first),
        ("Tolk Tolkesen", "", "", "", "", "", "none", "Session T2", ""),
        ("Voice 2", *first),
    ]
    assert found.left_out == (LeftOut("I4", Why.ALIAS_MISSING),)


def test_one_interpreters_list_has_nobody_elses_sessions() -> None:
    snapshot = booth().snapshot()

    found = the_list(snapshot, Audience.INTERPRETER, only="I2")

    assert [row["interpreter"] for row in rows(found)] == ["Voice 2"]
    assert found.left_out == ()


def test_who_interprets_nothing_has_an_empty_list() -> None:
    found = the_list(booth().snapshot(), Audience.INTERPRETER, only="A1").card

    assert found is not None
    assert found.sections == ()


def test_a_list_for_a_ref_that_nobody_has_is_refused() -> None:
    with pytest.raises(UnknownRefError) as refused:
        the_list(booth().snapshot(), Audience.INTERPRETER, only="nobody")

    assert refused.value.ref == "nobody"


def guarded() -> House:
    made = house(zone="Europe/Oslo")
    room = made.room("Blue Room", "B")
    made.person("A1", phones=("+00 1", "+00 2"), arrival=moment("13 20:00"), departure=date(2027, 6, 16))
    made.person("A2", alias="Blue 1", **SECRETS)
    made.person("A3", answer=Answer.DECLINED)
    made.session("T1", "14 09:00", "14 10:00", ["A1", "A3"], room=room)
    made.session("T2", "14 12:00", "14 13:00", ["A1"], room_typed="Garden")
    made.session("T3", "15 09:00", "15 10:00", ["A1"])
    made.session("T5", "", "", ["A1"])
    return made


def test_security_has_room_and_zone_by_hour_and_logistics_only() -> None:
    found = the_list(guarded().snapshot(), Audience.SECURITY)

    travel = ("2027-06-13 22:00", "2027-06-16")
    assert keys(found) == ["name", "phone", "day", "where", "arrival", "departure"]
    assert [tuple(row.values()) for row in rows(found)] == [
        ("Blue 1", "", "", "", "", ""),
        (
            "GivenA1 FamilyA1",
            "+00 1, +00 2",
            "2027-06-14",
            "11:00–12:00 Blue Room (B)\n14:00–15:00 Garden",
            *travel,
        ),
        ("GivenA1 FamilyA1", "+00 1, +00 2", "2027-06-15", "11:00–12:00", *travel),
    ]


def test_security_revealed_has_the_name_and_the_phone() -> None:
    found = list_rows(guarded().snapshot(), Audience.SECURITY, reveal=True)

    assert (found[-1]["name"], found[-1]["phone"]) == ("H. Skjultsen-Prøve", "+00 555 0101")


def test_zones_of_two_houses_are_told_apart() -> None:
    made = guarded()
    other = made.room("Attic", "", venue="W")
    made.session("T4", "15 12:00", "15 13:00", ["A1"], room=other)

    found = [row["where"] for row in list_rows(made.snapshot(), Audience.SECURITY) if row["where"]]

    assert found == [
        "11:00–12:00 Blue Room (V B)\n14:00–15:00 Garden",
        "11:00–12:00\n14:00–15:00 Attic (W)",
    ]


@pytest.mark.parametrize("audience", [one for one in Audience if one not in (Audience.ORGANISER, Audience.SECURITY)])
def test_nobody_else_may_reveal(audience: Audience) -> None:
    made = booth()
    dinner(made, code="T9")

    assert the_list(made.snapshot(), audience, reveal=True) == the_list(made.snapshot(), audience)
