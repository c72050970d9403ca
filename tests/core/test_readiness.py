"""What is missing, too small or too many."""

from datetime import UTC, date, datetime

import pytest

from forumdesk.domain import ranks
from forumdesk.domain.conflicts import check
from forumdesk.domain.events import Discretion
from forumdesk.domain.findings import Finding, FindingKind, Severity
from forumdesk.domain.participation import Answer, Visibility
from forumdesk.domain.programme import Interpretation, Role, SessionKind, SessionVisibility
from forumdesk.domain.questions import Question, QuestionType
from forumdesk.domain.readiness import booths_needed
from forumdesk.domain.venues import SetUp
from tests.core.house import House, of_kind


def found(house: House, kind: FindingKind) -> list[Finding]:
    return of_kind(check(house.snapshot()), kind)


def test_need_to_know_without_an_alias_stops_everything_about_that_person() -> None:
    house = House()
    house.event()
    house.person("A01", visibility=Visibility.NEED_TO_KNOW)
    house.person("A02", visibility=Visibility.NEED_TO_KNOW, alias="Blue 1")

    (missing,) = found(house, FindingKind.ALIAS_MISSING)

    assert missing.people == ("A01",)
    assert missing.severity is Severity.BLOCK


def test_a_discreet_event_and_a_need_to_know_session_need_a_cover_title() -> None:
    house = House()
    house.event("DD27", discretion=Discretion.DISCREET)
    house.event("OF27")
    house.event("MU27", cover_title="Seminar")
    for code, event in (("D1", "DD27"), ("T1", "OF27"), ("M1", "MU27")):
        house.session(code, "14 08:00", "14 09:00", event=event, visibility=SessionVisibility.NEED_TO_KNOW)
    house.session("T2", "14 08:00", "14 09:00", visibility=SessionVisibility.NEED_TO_KNOW, cover_title="Visit")

    missing = found(house, FindingKind.COVER_MISSING)

    assert [(one.event, one.sessions) for one in missing] == [("OF27", ("T1",)), ("DD27", ())]


@pytest.mark.parametrize("mailbox", ["", "nobody", "desk@forum", "desk at forum.example"])
def test_an_event_needs_an_organiser_mailbox_that_can_be_one(mailbox: str) -> None:
    house = House()
    house.event(organiser_email=mailbox)
    house.event("MU27", organiser_email="desk@forum.test")

    missing = found(house, FindingKind.ORGANISER_MISSING)

    assert [one.event for one in missing] == ["OF27"]


def test_a_room_is_too_small_for_the_distinct_people_expected_in_its_set_up() -> None:
    house = House()
    house.event()
    for ref in ("A1", "A2", "A3"):
        house.person(ref)
    room = house.room("Small", capacity=3, capacities=(("boardroom", "2"),))
    house.session("T01", "14 08:00", "14 09:00", ["A1", "A1", "A2", "A3"], room=room)
    house.session("T02", "14 10:00", "14 11:00", ["A1", "A2", "A3"], room=room, set_up=SetUp.BOARDROOM)
    house.session("T03", "14 12:00", "14 13:00", ["A1", "A2", "A3"], room=house.room("Any"))

    too_small = found(house, FindingKind.CAPACITY)

    assert [(one.sessions, dict(one.facts)) for one in too_small] == [(("T02",), {"expected": "3", "capacity": "2"})]


def test_a_delegation_larger_than_agreed_is_told_and_those_who_declined_do_not_count() -> None:
    house = House()
    house.event()
    house.person("B1", delegation="BLUE")
    house.person("B2", delegation="BLUE")
    house.person("G1", delegation="GREEN")
    house.person("G2", delegation="GREEN", answer=Answer.DECLINED)
    house.delegation("BLUE", agreed_size=1)
    house.delegation("GREEN", agreed_size=1)
    house.delegation("WHITE")

    (too_many,) = found(house, FindingKind.DELEGATION_SIZE)

    assert dict(too_many.facts) == {"coming": "2", "agreed": "1", "delegation": "BLUE"}


def test_a_delegation_led_by_a_lower_rank_or_by_nobody_is_told() -> None:
    house = House()
    house.event()
    house.person("B1", rank_class="3")
    house.person("G1", rank_class="1")
    house.person("W1", answer=Answer.CANCELLED)
    house.delegation("BLUE", head_id="pB1", lead_rank="2")
    house.delegation("GREEN", head_id="pG1", lead_rank="2")
    house.delegation("WHITE", head_id="pW1", lead_rank="2")
    house.delegation("GREY", lead_rank="2")

    told = found(house, FindingKind.DELEGATION_RANK)

    assert [(one.people, dict(one.facts)["rank"]) for one in told] == [(("B1",), "3"), (("W1",), "")]


@pytest.mark.parametrize(
    ("rank", "agreed", "expected"),
    [
        ("3", "2", True),
        ("2", "3", False),
        ("II", "1", True),
        ("b", "A", True),
        ("Ambassador", "minister", True),
        ("deputy_minister", "State secretary", False),
        ("adviser", "2", False),
        ("quartermaster", "minister", False),
    ],
)
def test_ranks_are_compared_only_on_one_scale(rank: str, agreed: str, expected: bool) -> None:
    assert ranks.lower(rank, agreed) is expected


def test_ranks_of_one_scale_follow_one_another_and_what_is_on_none_comes_last() -> None:
    found = sorted(["adviser", "", "b", "IV", "head of state", "2", "Keeper", "A"], key=ranks.standing)

    assert found == ["2", "IV", "A", "b", "head of state", "adviser", "", "Keeper"]


@pytest.mark.parametrize(
    ("languages", "mode", "needed"),
    [
        (("en", "ar"), Interpretation.SIMULTANEOUS, 1),
        (("en", "ar", "fr"), Interpretation.SIMULTANEOUS, 3),
        (("en",), Interpretation.SIMULTANEOUS, 1),
        (("en", "ar", "fr"), Interpretation.CONSECUTIVE, 0),
    ],
)
def test_two_languages_share_a_booth(languages: tuple[str, ...], mode: Interpretation, needed: int) -> None:
    house = House()
    house.event()

    session = house.session("T01", "14 08:00", "14 09:00", languages=languages, interpretation=mode)

    assert booths_needed(session) == needed


def test_a_room_with_fewer_booths_than_needed_is_told() -> None:
    house = House()
    house.event()
    for code, booths in (("T01", 2), ("T02", 3)):
        house.session(
            code,
            "14 08:00",
            "14 09:00",
            room=house.room(code, booths=booths),
            languages=("en", "ar", "fr"),
            interpretation=Interpretation.SIMULTANEOUS,
        )

    (told,) = found(house, FindingKind.INTERPRETATION)

    assert dict(told.facts) == {"needed": "3", "booths": "2"}


def test_a_session_outside_the_events_days_is_told_in_the_events_own_zone() -> None:
    house = House()
    house.event(zone="Asia/Muscat")
    house.event("XX", start_date=None, end_date=None)
    house.event("YY", start_date=date(2027, 6, 14), end_date=None)
    house.session("T01", "13 20:00", "13 21:00")
    house.session("T02", "13 19:00", "13 21:00")
    house.session("T03", "16 19:00", "16 20:00")
    house.session("T04", "16 19:00", "16 20:30")
    house.session("T05", "", "")
    house.session("X01", "20 08:00", "20 09:00", event="XX")
    house.session("Y01", "15 08:00", "15 09:00", event="YY")

    outside = found(house, FindingKind.OUTSIDE_EVENT)

    assert [one.sessions for one in outside] == [("T02",), ("Y01",), ("T04",)]


def test_a_recording_needs_the_consent_of_each_speaker_who_comes() -> None:
    house = House()
    house.event()
    house.person("A1", consent_recording=True)
    house.person("A2", consent_recording=None)
    house.person("A3", consent_recording=False, answer=Answer.DECLINED)
    house.person("A4", event=None)
    house.session("T01", "14 08:00", "14 09:00", kind=SessionKind.RECORDING)
    house.session("T02", "14 10:00", "14 11:00")
    for ref in ("A1", "A2", "A3", "A4"):
        house.role("T01", ref, Role.SPEAKER)
        house.role("T02", ref, Role.SPEAKER)
    house.role("T01", "A2", Role.OPENER)

    missing = found(house, FindingKind.CONSENT_MISSING)

    assert [one.people for one in missing] == [("A2",), ("A4",)]


def test_sessions_not_yet_placed_are_notes_and_a_remote_one_needs_no_room() -> None:
    house = House()
    house.event()
    house.session("T01", "14 08:00", "14 09:00")
    house.session("T02", "14 08:00", "14 09:00", remote=True)
    house.session("T03", "14 08:00", "", room=house.room("Hall"))

    found_all = check(house.snapshot())

    assert [one.sessions for one in of_kind(found_all, FindingKind.NO_ROOM)] == [("T01",)]
    assert [one.sessions for one in of_kind(found_all, FindingKind.NO_TIME)] == [("T03",)]
    assert of_kind(found_all, FindingKind.NO_TIME)[0].severity is Severity.NOTE


def test_an_open_question_is_a_finding_of_the_events_it_concerns() -> None:
    house = House()
    house.event()
    house.person("A17")
    house.session("T04", "", "")
    house.more["questions"] = (
        Question("q1", "dob:A17", QuestionType.AMBIGUOUS_DATE, "people", ("A17",)),
        Question("q2", "start:T04", QuestionType.AMBIGUOUS_TIME, "programme", ("T04",)),
        Question("q3", "dob:A18", QuestionType.AMBIGUOUS_DATE, "people", ("A18",), choice="1971-06-05"),
        Question("q4", "start_date:XX", QuestionType.AMBIGUOUS_DATE, "events", ("XX",)),
    )

    questions = found(house, FindingKind.QUESTION)

    assert [(one.event, one.people, one.sessions) for one in questions] == [
        ("", (), ()),
        ("OF27", ("A17",), ()),
        ("OF27", (), ("T04",)),
    ]


def test_findings_come_gravest_first_and_an_event_hears_only_its_own() -> None:
    house = House()
    house.event(organiser_email="")
    house.event("MU27", organiser_email="")
    house.session("T01", "14 08:00", "14 09:00")

    everything = check(house.snapshot())
    of_muscat = check(house.snapshot(), "MU27")

    assert [one.severity for one in everything] == [Severity.BLOCK, Severity.BLOCK, Severity.NOTE]
    assert [one.event for one in of_muscat] == ["MU27"]


def test_moments_keep_the_zone_they_were_typed_in() -> None:
    house = House()
    house.event()

    session = house.session("T01", "14 08:00", "14 09:00")

    assert session.start is not None
    assert session.start.in_zone("Asia/Muscat").hour == 12
    assert session.start.utc == datetime(2027, 6, 14, 8, tzinfo=UTC)
