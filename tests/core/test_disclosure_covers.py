"""Cover names for forms on cards: each output says its own form's, or leaves the person out and says which it lacks."""

import pytest

from forumdesk.domain.cards import Method
from forumdesk.domain.disclosure import (
    Audience,
    Invited,
    LeftOut,
    Ordering,
    Recipient,
    Why,
    address_label,
    badge_card,
    badge_holders,
    car_guests,
    car_sign,
    event_appointment,
    invite_card,
    list_card,
    mail_card,
    name_card,
    recipients,
)
from forumdesk.domain.disclosure.arranging import Arrangement
from forumdesk.domain.orders import AgreedOrder, OrderWay
from forumdesk.domain.programme import Role
from tests.core.disclosed import RUNNING, SECRETS, discreet, event_of, house, list_rows, the_agenda, the_list, valid
from tests.core.house import House, moment

FORMS = {"alias_badge": "Guest A", "alias_hotel": "K. Lind", "alias_driver": "Mr Green", "alias_invite": "Kari Lind"}


def with_forms(made: House | None = None, **forms: str) -> House:
    """Ada, known as Blue 1 in this house, interpreting and speaking."""
    made = made or house()
    made.person("A1", alias="Blue 1", arrival=moment("14 06:00"), sign_code="K7QX", **SECRETS, **(forms or FORMS))
    made.session("T1", "14 08:00", "14 09:00")
    for role in (Role.SPEAKER, Role.INTERPRETER):
        made.role("T1", "A1", role)
    return made


@pytest.mark.parametrize(
    ("audience", "column", "name"),
    [
        (Audience.ORGANISER, "print_name", "Blue 1"),
        (Audience.HOTEL, "name", "K. Lind"),
        (Audience.DRIVER, "sign_code", "Mr Green"),
        (Audience.INTERPRETER, "interpreter", "Guest A"),
        (Audience.SECURITY, "name", "Guest A"),
        (Audience.PROOF, "name", "Guest A"),
    ],
)
def test_each_list_says_the_name_of_its_own_form(audience: Audience, column: str, name: str) -> None:
    snapshot = with_forms().snapshot()

    said = list_rows(snapshot, audience)

    assert [row[column] for row in said] == [name]
    assert not [other for other in (*FORMS.values(), "Blue 1") if other != name and other in repr(said)]


def test_papers_invites_and_agendas_say_the_names_of_their_forms() -> None:
    snapshot = with_forms().snapshot()
    event, one = event_of(snapshot), snapshot.participations[0]
    (recipient,) = recipients(snapshot, event, Invited.EVENT, valid).people
    whole = event_appointment(event)
    assert whole is not None
    invite = invite_card(event, recipient, Method.REQUEST, (whole,), moment("1 08:00").utc)  # type: ignore[arg-type]  # it has its cover

    assert badge_card(snapshot, one, "S", "T").name == name_card(snapshot, one).name == "Guest A"
    assert address_label(snapshot, one).name == "Guest A"
    assert car_sign(snapshot, one).sign_code == "Mr Green"
    assert (recipient.name, invite.attendee_name) == ("Kari Lind", "Kari Lind")
    assert mail_card(event, recipient, invite).text.startswith("Dear Kari Lind,")
    assert the_agenda(snapshot, Audience.ORGANISER).days[0].items[0].details[0] == "Speakers: Blue 1"


def test_who_has_an_alias_alone_is_greeted_neutrally_and_a_discreet_event_greets_nobody_by_name() -> None:
    alone = house()
    alone.person("A1", alias="Blue 1", **SECRETS)
    greeted = []
    for made in (alone, with_forms(discreet())):
        snapshot = made.snapshot()
        (recipient,) = recipients(snapshot, event_of(snapshot), Invited.EVENT, valid).people
        greeted.append((recipient.name, recipient.greeting))

    assert greeted == [("Blue 1", "Hello,"), ("", "Hello,")]


@pytest.mark.parametrize(
    ("audience", "missing"),
    [
        (Audience.HOTEL, "hotel"),
        (Audience.INTERPRETER, "badge"),
        (Audience.SECURITY, "badge"),
        (Audience.PROOF, "badge"),
    ],
)
def test_an_output_whose_form_has_no_name_leaves_the_person_out_and_says_which(
    audience: Audience, missing: str
) -> None:
    snapshot = with_forms(alias_driver="Mr Green").snapshot()

    found = the_list(snapshot, audience)

    assert found.card is not None
    assert found.left_out == (LeftOut("A1", Why.ALIAS_MISSING, missing),)
    assert "A1" not in repr(found.card.sections)


def test_badges_and_invites_are_left_out_by_their_forms_and_signs_fall_on_the_sign_code() -> None:
    snapshot = with_forms(alias_hotel="K. Lind").snapshot()
    event = event_of(snapshot)

    assert badge_holders(snapshot, event).left_out == (LeftOut("A1", Why.ALIAS_MISSING, "badge"),)
    assert recipients(snapshot, event, Invited.EVENT, valid).left_out == (LeftOut("A1", Why.ALIAS_MISSING, "invite"),)
    assert [car_sign(snapshot, one).sign_code for one in car_guests(snapshot, event).people] == ["K7QX"]


def test_a_reveal_opens_a_list_that_lacks_the_form_and_has_the_names_of_all_forms() -> None:
    snapshot = with_forms(alias_hotel="K. Lind").snapshot()

    security = the_list(snapshot, Audience.SECURITY, reveal=True)
    (row,) = list_rows(snapshot, Audience.ORGANISER, reveal=True)

    assert (security.left_out, "Skjultsen" in repr(security.card)) == ((), True)
    assert (row["alias"], row["alias_hotel"], "alias_badge" in row) == ("Blue 1", "K. Lind", False)


def test_a_name_on_a_sign_serves_who_has_no_sign_code_and_nobody_who_is_not_protected() -> None:
    made = house()
    made.person("A1", alias="Blue 1", alias_driver="Mr Green")
    made.person("A2")
    snapshot = made.snapshot()

    found = car_guests(snapshot, event_of(snapshot))

    assert [car_sign(snapshot, one).sign_code for one in found.people] == ["Mr Green"]
    assert found.left_out == (LeftOut("A2", Why.NO_SIGN_CODE),)


def test_the_lot_of_a_protected_person_is_that_of_the_name_that_is_shown() -> None:
    """Two papers in one drawn order would otherwise say which name is whose."""
    orders = {}
    for badge in ("Guest A", "Guest B", "Guest C"):
        made = with_forms(None, **{**FORMS, "alias_badge": badge})
        for number in range(2, 8):
            made.person(f"A{number}")
        drawn = AgreedOrder("x", "eOF27", OrderWay.DRAWN, moment("1 08:00").utc, seed="seven")
        made.more["orders"] = (drawn,)
        snapshot = made.snapshot()
        for audience in (Audience.ORGANISER, Audience.PROOF):
            card = list_card(
                snapshot, event_of(snapshot), audience, RUNNING, arrangement=Arrangement(ordering=Ordering.DRAWN)
            ).card
            assert card is not None
            refs = [row.ref for row in card.sections[0].rows]
            orders[audience, badge] = refs.index("A1")

    assert len({orders[Audience.ORGANISER, badge] for badge in ("Guest A", "Guest B", "Guest C")}) == 1
    assert len({orders[Audience.PROOF, badge] for badge in ("Guest A", "Guest B", "Guest C")}) > 1


def test_the_house_of_a_discreet_event_is_said_by_its_cover_place_or_not_at_all() -> None:
    for made, where in ((house(), "(V A)"), (discreet(), "(Inland A)")):
        made.person("A1")
        made.session("T1", "14 08:00", "14 09:00", ["A1"], room=made.room("Blue Room"))
        made.session("T2", "14 10:00", "14 11:00", ["A1"], room=made.room("Red Room", venue="W"))
        made.venues["vV"] = made.venues["vV"].__class__("vV", "V", name="Lake House", cover_place="Inland")
        (row,) = list_rows(made.snapshot(), Audience.SECURITY)

        assert where in row["where"]
        assert ("Red Room (W A)" in row["where"]) is (where == "(V A)")


def test_no_invite_of_a_person_left_out_can_be_made() -> None:
    snapshot = with_forms(alias_badge="Guest A").snapshot()

    found = recipients(snapshot, event_of(snapshot), Invited.EVENT, valid)

    assert not any(isinstance(one, Recipient) for one in found.people)
