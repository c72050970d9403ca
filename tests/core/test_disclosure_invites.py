"""Who is invited to what, and what an invite and its letter say: of the recipient alone."""

from dataclasses import replace
from datetime import date

import pytest

from forumdesk.domain.cards import Appointment, InviteCard, MailCard, Method, Span
from forumdesk.domain.disclosure import (
    Invited,
    LeftOut,
    Why,
    event_appointment,
    invite_card,
    mail_card,
    own_sessions,
    recipients,
)
from forumdesk.domain.events import Discretion
from forumdesk.domain.invitations import Cancellation
from forumdesk.domain.participation import Answer, Visibility
from forumdesk.domain.programme import Role, SessionVisibility
from forumdesk.domain.snapshot import Snapshot
from tests.core.disclosed import COVER, SECRETS, discreet, event_of, house, strings_of, valid
from tests.core.house import House
from tests.core.invited import NOW, appointment, in_oslo, normal, who, with_session


def card(snapshot: Snapshot, method: Method = Method.REQUEST, ref: str = "A1") -> InviteCard:
    event = event_of(snapshot)
    return invite_card(event, who(snapshot, ref), method, (appointment(snapshot),), NOW)


def letter(snapshot: Snapshot, method: Method = Method.REQUEST) -> MailCard:
    return mail_card(event_of(snapshot), who(snapshot), card(snapshot, method))


def test_own_sessions_are_those_with_a_role_and_those_for_everybody() -> None:
    made = house()
    made.person("A1")
    made.person("A2", answer=Answer.DECLINED)
    made.session("T3", "15 09:00", "15 10:00", ["A1", "A2"], visibility=SessionVisibility.STAFF)
    made.session("T1", "14 09:00", "14 10:00", everyone=True)
    made.session("T2", "14 09:00", "14 10:00", ["A1"])
    made.session("T4", "", "", ["A1"])
    made.session("T5", "16 09:00", "16 10:00", ["A1"])
    made.role("T3", "A1", Role.CHAIR)
    snapshot = replace(made.snapshot(), cancellations=(Cancellation("c1", "sT5", NOW),))

    found = own_sessions(snapshot, event_of(snapshot))

    assert {person: [one.code for one in sessions] for person, sessions in found.items()} == {"pA1": ["T1", "T2", "T3"]}


def test_everybody_coming_is_invited_to_the_event_and_the_rest_are_told_apart() -> None:
    made = normal()
    made.person("A2", emails=("not an address", "good@test.example"))
    made.person("A3")
    made.person("A4", emails=("not an address",))
    made.person("A5", answer=Answer.CANCELLED, emails=("five@test.example",))
    made.person("A6", visibility=Visibility.NEED_TO_KNOW, **SECRETS)
    snapshot = made.snapshot()

    found = recipients(snapshot, event_of(snapshot), Invited.EVENT, valid)

    assert [(one.ref, one.email) for one in found.people] == [("A1", "ada@test.example"), ("A2", "good@test.example")]
    assert found.left_out == (
        LeftOut("A3", Why.NO_EMAIL),
        LeftOut("A4", Why.INVALID_EMAIL),
        LeftOut("A6", Why.ALIAS_MISSING),
    )


@pytest.mark.parametrize("invited", [Invited.SESSIONS, Invited.PROGRAMME])
def test_people_without_a_session_are_neither_invited_to_sessions_nor_left_out(invited: Invited) -> None:
    made = with_session(normal())
    made.person("A2")
    snapshot = made.snapshot()

    found = recipients(snapshot, event_of(snapshot), invited, valid)

    assert [one.ref for one in found.people] == ["A1"]
    assert found.left_out == ()


def test_an_event_without_dates_invites_nobody_to_itself() -> None:
    snapshot = normal(start_date=None).snapshot()

    found = recipients(snapshot, event_of(snapshot), Invited.EVENT, valid)

    assert (found.people, found.left_out) == ((), ())


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (normal(organiser_email=""), Why.ORGANISER_MISSING),
        (normal(organiser_email="nobody"), Why.ORGANISER_MISSING),
        (normal(discretion=Discretion.DISCREET, cover_title=""), Why.COVER_MISSING),
    ],
    ids=["no mailbox", "no address", "no cover"],
)
def test_what_an_event_lacks_stops_everybodys_invite(made: House, why: Why) -> None:
    snapshot = made.snapshot()

    found = recipients(snapshot, event_of(snapshot), Invited.EVENT, valid)

    assert (found.people, found.left_out) == ((), (LeftOut("A1", why),))


def test_an_invite_names_organiser_and_recipient() -> None:
    found = card(with_session(normal()).snapshot())

    assert (found.organiser_name, found.organiser_email) == ("Desk of Tests", "desk@forum.example")
    assert (found.attendee_name, found.attendee_email) == ("Ada Exempel", "ada@test.example")
    assert (found.ref, found.issued_at, found.discreet) == ("A1", NOW, False)


def test_a_protected_recipient_is_named_by_alias() -> None:
    made = house()
    made.person("A1", alias="Blue 1", **SECRETS)

    found = card(with_session(made).snapshot())

    told = replace(found, attendee_email="")
    assert found.attendee_name == "Blue 1"
    assert not [text for text in strings_of(made.people["pA1"], "Front of Nowhere") if text in repr(told)]


def test_a_discreet_invite_names_nobody() -> None:
    made = discreet(organiser_name="Desk of Tests")
    made.person("A1", emails=("ada@test.example",), salutation="Dear Ada,")
    snapshot = with_session(made).snapshot()

    found = letter(snapshot)

    assert found.invite.discreet
    assert (found.invite.attendee_name, found.invite.organiser_name) == ("", "")
    assert found.subject == COVER
    assert found.text == (
        f"Hello,\n\nYou are invited to: {COVER}\nWhen: Monday 14 June 2027, 09:00–10:30 (UTC)\n\n"
        "Please answer with the buttons of your calendar."
    )


def test_who_declined_but_holds_an_invite_can_be_told_that_it_is_off() -> None:
    made = normal()
    made.participations[0] = replace(made.participations[0], answer=Answer.DECLINED)

    assert who(made.snapshot()).name == "Ada Exempel"


def test_who_is_protected_elsewhere_and_only_has_a_role_here_is_stopped() -> None:
    made = with_session(house())
    made.event("DIAL", start_date=date(2027, 1, 1))
    made.person("A1", event="DIAL", alias="Blue 1", **SECRETS)
    snapshot = made.snapshot()

    found = recipients(snapshot, event_of(snapshot), Invited.SESSIONS, valid)

    assert (found.people, found.left_out) == ((), (LeftOut("A1", Why.ALIAS_MISSING),))


def test_who_only_has_a_role_is_invited_to_it() -> None:
    made = with_session(house())
    made.person("A1", event=None, emails=("ada@test.example",))

    assert who(made.snapshot()).name == "GivenA1 FamilyA1"


def test_a_letter_greets_says_when_and_where_and_asks_for_an_answer() -> None:
    made = with_session(normal())
    made.sessions["sT1"] = in_oslo(made.sessions["sT1"])

    found = letter(made.snapshot())

    assert found.subject == "Session T1"
    assert found.text == (
        "Dear Ada Exempel,\n\nYou are invited to: Session T1\n"
        "When: Monday 14 June 2027, 11:00–12:30 (Europe/Oslo)\nWhere: Blue Room, Lake House, Testville\n\n"
        "Please answer with the buttons of your calendar.\n\nDesk of Tests"
    )


def test_a_typed_salutation_is_used_as_it_is() -> None:
    made = with_session(normal())
    made.people["pA1"] = replace(made.people["pA1"], salutation="Excellency,")

    assert letter(made.snapshot()).text.startswith("Excellency,\n")


def test_a_protected_recipient_is_greeted_without_a_name() -> None:
    made = house()
    made.person("A1", alias="Blue 1", **SECRETS)

    found = letter(with_session(made).snapshot())

    assert found.text.startswith("Hello,\n")
    assert "Skjultsen" not in found.text


def test_a_norwegian_letter_is_in_norwegian() -> None:
    found = letter(with_session(normal(language="no")).snapshot())

    assert found.text.startswith(
        "Hei Ada Exempel,\n\nDu er invitert til: Session T1\nNår: mandag 14. juni 2027, 09:00–10:30 (UTC)"
    )


def test_a_cancellation_says_so_and_asks_nothing() -> None:
    text = letter(with_session(normal()).snapshot(), Method.CANCEL).text

    assert "This is cancelled: Session T1" in text
    assert "answer" not in text


def test_a_programme_is_announced_by_the_events_title() -> None:
    found = letter(with_session(normal()).snapshot(), Method.PUBLISH)

    assert found.subject == "Forum OF27"
    assert found.text == "Dear Ada Exempel,\n\nYour programme is attached: Forum OF27\n\nDesk of Tests"


def test_a_letter_about_an_event_says_its_days() -> None:
    snapshot = normal().snapshot()
    event = event_of(snapshot)
    whole = event_appointment(event)
    assert isinstance(whole, Appointment)

    found = mail_card(event, who(snapshot), invite_card(event, who(snapshot), Method.REQUEST, (whole,), NOW))

    assert "When: 14–16 June 2027\nWhere: Testville" in found.text


def test_a_letter_about_no_time_at_all_is_refused() -> None:
    snapshot = normal().snapshot()
    event = event_of(snapshot)
    timeless = invite_card(event, who(snapshot), Method.REQUEST, (Appointment("u", 0, Span(), "x"),), NOW)

    with pytest.raises(ValueError, match="span"):
        mail_card(event, who(snapshot), timeless)
