"""Invites that are no longer true."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.cards import Appointment
from forumdesk.domain.conflicts import check
from forumdesk.domain.disclosure import event_appointment, said, session_appointment, timed_event_appointment
from forumdesk.domain.events import EventStatus
from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.invitations import Cancellation, Invitation, InvitationState
from forumdesk.domain.moments import Moment
from forumdesk.domain.participation import Answer
from forumdesk.domain.programme import SessionVisibility
from tests.core.house import House, moment, of_kind

AT = datetime(2027, 5, 3, tzinfo=UTC)


def house() -> House:
    made = House()
    made.event()
    made.person("A1")
    made.person("A2")
    made.session("T01", "14 08:00", "14 09:00", ["A1", "A2"])
    return made


def hold(made: House, ref: str, session: str | None, state: InvitationState = InvitationState.ISSUED) -> None:
    """`ref` holds what is true of the session, or of the event, at this moment."""
    snapshot = made.snapshot()
    now = (
        session_appointment(snapshot, made.sessions[f"s{session}"])
        if session
        else event_appointment(made.events["eOF27"])
    )
    assert isinstance(now, Appointment)
    held = made.more.get("invitations", ())
    one = Invitation(
        f"i{ref}{session}", f"p{ref}", "eOF27", f"s{session}" if session else None, "u", 0, AT, said(now), state
    )
    made.more["invitations"] = (*held, one)


def outdated(made: House) -> list[Finding]:
    return of_kind(check(made.snapshot()), FindingKind.OUTDATED)


def test_what_is_still_true_is_no_finding() -> None:
    made = house()

    hold(made, "A1", "T01")
    hold(made, "A1", None)

    assert outdated(made) == []


def test_a_moved_session_and_a_moved_event_are_found_for_their_holders() -> None:
    made = house()
    hold(made, "A1", "T01")
    hold(made, "A2", None)

    made.session("T01", "14 08:00", "14 09:30")
    made.event(start_date=date(2027, 6, 13))

    assert [(one.people, one.sessions) for one in outdated(made)] == [(("A1",), ("T01",)), (("A2",), ())]


def test_who_was_taken_out_of_a_session_holds_something_outdated() -> None:
    made = house()
    hold(made, "A1", "T01")

    made.roles = [role for role in made.roles if role.person_id != "pA1"]

    assert [one.people for one in outdated(made)] == [("A1",)]


def test_who_declined_what_was_called_off_and_who_is_gone_are_left_alone() -> None:
    made = house()
    hold(made, "A1", "T01", InvitationState.CANCELLED)
    hold(made, "A2", "T01")
    made.session("T02", "15 08:00", "15 09:00", ["A1"])
    hold(made, "A1", "T02")

    made.participations = [one for one in made.participations if one.person_id != "pA2"]
    made.at("A2", answer=Answer.DECLINED)
    made.session("T01", "14 10:00", "14 11:00")
    made.session("T02", "15 10:00", "15 11:00")
    made.more["cancellations"] = (Cancellation("c", "sT02", AT),)
    gone = Invitation("i9", "p9", "eOF27", None, "u", 0, AT, "{}")
    made.more["invitations"] = (*made.more["invitations"], gone)

    assert outdated(made) == []


def test_a_session_that_lost_its_time_is_outdated_and_a_missing_cover_says_so_itself() -> None:
    made = house()
    hold(made, "A1", "T01")

    made.sessions["sT01"] = made.sessions["sT01"].__class__(
        "sT01", "eOF27", "T01", title="Session T01", start=moment("14 08:00"), end=None
    )

    assert [one.people for one in outdated(made)] == [("A1",)]


def test_an_invite_to_a_session_that_is_gone_is_outdated() -> None:
    made = house()
    hold(made, "A1", "T01")

    del made.sessions["sT01"]
    made.roles = []

    assert [one.people for one in outdated(made)] == [("A1",)]


def test_an_event_without_dates_any_more_is_outdated_and_so_is_one_that_is_off() -> None:
    made = house()
    hold(made, "A1", None)

    made.event(start_date=None, end_date=None)
    dateless = outdated(made)
    made.event(status=EventStatus.CANCELLED)

    assert [one.people for one in dateless] == [("A1",)]
    assert [one.people for one in outdated(made)] == [("A1",)]


def test_who_is_not_at_the_event_any_more_or_was_set_to_cancelled_is_to_be_told() -> None:
    made = house()
    hold(made, "A1", None)
    hold(made, "A2", None)

    made.participations = []
    made.at("A2", answer=Answer.CANCELLED)

    assert [one.people for one in outdated(made)] == [("A1",), ("A2",)]


def test_what_was_issued_before_languages_were_kept_is_compared_by_the_rest() -> None:
    made = house()
    hold(made, "A1", "T01")
    (one,) = made.more["invitations"]
    facts = json.loads(one.said)
    del facts["about"]
    made.more["invitations"] = (replace(one, said=json.dumps(facts)),)
    made.sessions["sT01"] = replace(made.sessions["sT01"], languages=("en",))

    assert outdated(made) == []


def test_a_session_no_longer_timed_in_a_timed_event_leaves_it_true() -> None:
    made = house()
    snapshot = made.snapshot()
    now = timed_event_appointment(snapshot, made.events["eOF27"])
    assert isinstance(now, Appointment)
    made.more["invitations"] = (Invitation("i1", "pA1", "eOF27", None, "u", 0, AT, said(now)),)
    made.session("T02", "14 05:00", "14 06:00", ["A1"], visibility=SessionVisibility.STAFF)
    before = outdated(made)

    made.session("T03", "14 05:00", "14 06:00", ["A1"])

    assert before == []
    assert [one.people for one in outdated(made)] == [("A1",)]


@given(
    st.lists(st.sets(st.sampled_from(("A1", "A2", "A3", "A4"))), min_size=1, max_size=5),
    st.integers(0, 4),
    st.integers(-600, 600).filter(bool),
)
def test_moving_a_session_makes_exactly_its_holders_outdated(people: list[set[str]], at: int, minutes: int) -> None:
    made = House()
    made.event()
    for ref in ("A1", "A2", "A3", "A4"):
        made.person(ref)
    for number, some in enumerate(people):
        made.session(f"T{number}", f"{14 + number} 08:00", f"{14 + number} 09:00", some)
        for ref in some:
            hold(made, ref, f"T{number}")
    for ref in ("A1", "A2"):
        hold(made, ref, None)
    moved = made.sessions[f"sT{at % len(people)}"]
    assert moved.start is not None
    assert moved.end is not None
    by = timedelta(minutes=minutes)
    start, end = (Moment(one.utc + by, one.zone) for one in (moved.start, moved.end))
    before = outdated(made)

    made.sessions[moved.id] = replace(moved, start=start, end=end)

    assert before == []
    assert {(one.people, one.sessions) for one in outdated(made)} == {
        ((ref,), (moved.code,)) for ref in people[at % len(people)]
    }
