"""What a calendar entry says of an event or a session, and how it is kept and compared."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from forumdesk.domain.cards import Appointment, Span
from forumdesk.domain.disclosure import (
    CoverMissing,
    appointment_said,
    cancelled_appointment,
    cancelled_event_appointment,
    event_appointment,
    moved,
    said,
    session_appointment,
    timed_event_appointment,
)
from forumdesk.domain.programme import Interpretation, SessionVisibility
from tests.core.disclosed import COVER, discreet, event_of
from tests.core.invited import NOW, appointment, in_oslo, normal, with_session


def test_an_event_is_its_days_and_its_place() -> None:
    snapshot = normal().snapshot()

    found = event_appointment(event_of(snapshot), "uid-1", 2)

    span = Span(first_day=date(2027, 6, 14), last_day=date(2027, 6, 16))
    assert found == Appointment("uid-1", 2, span, "Forum OF27", "Testville")


def test_an_event_of_one_day_ends_on_it_and_one_without_dates_has_no_appointment() -> None:
    one_day = event_appointment(event_of(normal(end_date=None).snapshot()))
    dateless = event_appointment(event_of(normal(start_date=None, end_date=None).snapshot()))

    assert isinstance(one_day, Appointment)
    assert one_day.span.last_day == date(2027, 6, 14)
    assert dateless is None


def test_a_discreet_event_says_cover_title_and_cover_place() -> None:
    found = event_appointment(event_of(discreet().snapshot()))
    without = event_appointment(event_of(discreet(cover_place="").snapshot()))

    assert isinstance(found, Appointment)
    assert (found.summary, found.location) == (COVER, "Downtown")
    assert isinstance(without, Appointment)
    assert without.location == ""


def test_a_discreet_event_without_cover_title_has_no_appointment_at_all() -> None:
    snapshot = with_session(discreet(cover_title="")).snapshot()

    assert event_appointment(event_of(snapshot)) == CoverMissing("OF27")
    assert session_appointment(snapshot, snapshot.sessions["sT1"]) == CoverMissing("OF27")


def test_a_session_says_room_house_place_zone_and_languages() -> None:
    made = with_session(
        normal(), languages=("en", "ar"), interpretation=Interpretation.SIMULTANEOUS, marking="CHATHAM HOUSE RULE"
    )
    made.sessions["sT1"] = in_oslo(made.sessions["sT1"])

    found = appointment(made.snapshot())

    start, end = datetime(2027, 6, 14, 9, tzinfo=UTC), datetime(2027, 6, 14, 10, 30, tzinfo=UTC)
    assert found == Appointment(
        "uid-1",
        3,
        Span(start=start, end=end, zone="Europe/Oslo"),
        "Session T1",
        "Blue Room, Lake House, Testville",
        "Forum OF27\nLanguages: en, ar (simultaneous)\nCHATHAM HOUSE RULE",
    )


def test_languages_without_interpretation_stand_alone() -> None:
    assert appointment(with_session(normal(), languages=("no",)).snapshot()).description == "Forum OF27\nLanguages: no"


def test_a_room_nobody_knows_is_said_as_typed_with_the_events_place() -> None:
    found = appointment(with_session(normal(), room_id=None, room_typed="Blue rm").snapshot())

    assert found.location == "Blue rm, Testville"


def test_a_call_takes_place_nowhere_or_where_the_list_says() -> None:
    nowhere = appointment(with_session(normal(), remote=True, room_id=None).snapshot())
    typed = appointment(with_session(normal(), remote=True, room_id=None, room_typed="Line 2").snapshot())

    assert (nowhere.location, typed.location) == ("", "Line 2")


def test_a_discreet_session_says_cover_title_cover_place_no_zone_and_no_description() -> None:
    made = with_session(discreet(), languages=("en",), marking="SECRET MARK")
    made.sessions["sT1"] = in_oslo(made.sessions["sT1"])

    found = appointment(made.snapshot())

    assert (found.summary, found.location, found.description, found.span.zone) == (COVER, "Downtown", "", "")


@pytest.mark.parametrize(
    ("room_id", "place"), [("rVBlue Room", "Conference centre"), (None, "")], ids=["house", "no room"]
)
def test_without_a_cover_place_a_discreet_session_says_its_houses_or_none(room_id: str | None, place: str) -> None:
    snapshot = with_session(discreet(cover_place=""), room_id=room_id, room_typed="Blue rm").snapshot()

    assert appointment(snapshot).location == place


def test_a_need_to_know_session_says_its_cover_and_no_description() -> None:
    made = with_session(normal(), visibility=SessionVisibility.NEED_TO_KNOW, cover_title="Own cover", languages=("en",))

    found = appointment(made.snapshot())

    assert (found.summary, found.location, found.description) == ("Own cover", "Downtown", "")


def test_a_need_to_know_session_without_cover_has_no_appointment() -> None:
    snapshot = with_session(normal(), visibility=SessionVisibility.NEED_TO_KNOW).snapshot()

    assert session_appointment(snapshot, snapshot.sessions["sT1"]) == CoverMissing("OF27", "T1")


def test_a_session_without_time_has_no_appointment() -> None:
    snapshot = with_session(normal(), end=None).snapshot()

    assert session_appointment(snapshot, snapshot.sessions["sT1"]) is None


def test_what_was_said_is_one_text_for_equal_files() -> None:
    snapshot = with_session(normal()).snapshot()

    text = said(appointment(snapshot))

    assert json.loads(text)["summary"] == "Session T1"
    assert text == said(replace(appointment(snapshot), uid="other", sequence=9, description="else"))


@pytest.mark.parametrize(
    ("change", "is_moved"),
    [
        ({"summary": "Another title"}, False),
        ({"description": "more"}, False),
        ({"location": "Garden"}, True),
        ({"span": Span(start=NOW, end=NOW, zone="UTC")}, True),
        ({"span": Span(first_day=date(2027, 6, 14), last_day=date(2027, 6, 14))}, True),
    ],
    ids=["title", "description", "place", "time", "days"],
)
def test_only_time_place_and_status_count_as_moved(change: dict[str, object], is_moved: bool) -> None:
    before = appointment(with_session(normal()).snapshot())

    after = replace(before, **change)  # type: ignore[arg-type]  # any field of Appointment by its name

    assert moved(said(before), said(after)) == is_moved


def test_a_cancelled_status_counts_as_moved() -> None:
    before = appointment(with_session(normal()).snapshot())

    assert moved(said(before), said(before, "CANCELLED"))


def test_the_zone_alone_moves_nothing() -> None:
    before = appointment(with_session(normal()).snapshot())

    after = replace(before, span=replace(before.span, zone="Asia/Muscat"))

    assert not moved(said(before), said(after))


@pytest.mark.parametrize("what", ["session", "event"])
def test_what_was_said_can_be_said_again(what: str) -> None:
    snapshot = with_session(normal()).snapshot()
    whole = event_appointment(event_of(snapshot), "uid-1", 3)
    before = whole if what == "event" else replace(appointment(snapshot), description="")
    assert isinstance(before, Appointment)

    assert appointment_said(said(before), "uid-1", 3) == before


def test_a_cancellation_has_the_last_said_values() -> None:
    made = with_session(normal())
    text = said(appointment(made.snapshot()))
    session = replace(made.sessions["sT1"], title="Renamed", room_id=None)

    found = cancelled_appointment(made.snapshot(), session, text, "uid-1", 4)

    assert isinstance(found, Appointment)
    assert (found.summary, found.location, found.sequence) == ("Session T1", "Blue Room, Lake House, Testville", 4)


def test_a_cancellation_goes_under_the_cover_that_there_is_by_now() -> None:
    made = with_session(normal())
    text = said(appointment(made.snapshot()))
    covered = replace(made.sessions["sT1"], visibility=SessionVisibility.NEED_TO_KNOW, cover_title="Own cover")
    hidden = with_session(discreet())

    need_to_know = cancelled_appointment(made.snapshot(), covered, text, "u", 1)
    in_discreet = cancelled_appointment(hidden.snapshot(), hidden.sessions["sT1"], text, "u", 1)

    assert isinstance(need_to_know, Appointment)
    assert (need_to_know.summary, need_to_know.location, need_to_know.span.zone) == ("Own cover", "Downtown", "UTC")
    assert isinstance(in_discreet, Appointment)
    assert (in_discreet.summary, in_discreet.location, in_discreet.span.zone) == (COVER, "Downtown", "")


def test_a_cancellation_without_the_cover_it_needs_is_stopped() -> None:
    made = with_session(normal(), visibility=SessionVisibility.NEED_TO_KNOW)
    hidden = with_session(discreet(cover_title=""), cover_title="Own cover")
    text = said(appointment(with_session(normal()).snapshot()))

    assert cancelled_appointment(made.snapshot(), made.sessions["sT1"], text, "u", 1) == CoverMissing("OF27", "T1")
    assert cancelled_appointment(hidden.snapshot(), hidden.sessions["sT1"], text, "u", 1) == CoverMissing("OF27")


def test_an_event_by_its_hours_lasts_as_long_as_its_guests_know_of() -> None:
    made = with_session(normal())
    made.session("T2", "14 06:00", "14 07:00", visibility=SessionVisibility.STAFF)
    made.session("T3", "15 08:00", "15 09:00", visibility=SessionVisibility.PUBLIC)
    made.session("T4", "", "")
    snapshot = made.snapshot()

    found = timed_event_appointment(snapshot, event_of(snapshot), "uid-1", 2)

    assert isinstance(found, Appointment)
    start, end = datetime(2027, 6, 14, 9, tzinfo=UTC), datetime(2027, 6, 15, 9, tzinfo=UTC)
    assert found.span == Span(start=start, end=end, zone="UTC")


def test_an_event_without_hours_is_its_days_and_without_a_cover_it_is_nothing() -> None:
    bare, hidden = normal().snapshot(), with_session(discreet(cover_title="")).snapshot()

    assert timed_event_appointment(bare, event_of(bare)) == event_appointment(event_of(bare))
    assert timed_event_appointment(hidden, event_of(hidden)) == CoverMissing("OF27")


def test_an_invite_to_an_event_is_called_off_as_it_was_and_under_its_cover_by_now() -> None:
    snapshot = normal().snapshot()
    before = event_appointment(event_of(snapshot))
    assert isinstance(before, Appointment)
    text = said(before)

    as_it_was = cancelled_event_appointment(event_of(snapshot), text, "u", 1)
    covered = cancelled_event_appointment(event_of(discreet().snapshot()), text, "u", 1)
    stopped = cancelled_event_appointment(event_of(discreet(cover_title="").snapshot()), text, "u", 1)

    assert as_it_was == replace(before, uid="u", sequence=1)
    assert isinstance(covered, Appointment)
    assert (covered.summary, covered.location) == (COVER, "Downtown")
    assert stopped == CoverMissing("OF27")
