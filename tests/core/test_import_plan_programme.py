"""The programme: times, rooms and people of each session."""

from dataclasses import replace

import pytest

from forumdesk.domain.moments import utc_text
from forumdesk.domain.programme import Interpretation, Role, Session, SessionKind, SessionVisibility
from forumdesk.importers.columns import ImportKind
from tests.core.rehearsal import EVENTS, VENUES, Rehearsal, asked, changes_nothing, counts, problems

PROGRAMME = ImportKind.PROGRAMME
PEOPLE = """ref,given_name,dob,category,events
A1,Ada,1970-02-03,expert,XX
A2,ADA,1970-02-03,,XX
A3,Bo,,interpreter,XX
"""


@pytest.fixture
def desk() -> Rehearsal:
    rehearsal = Rehearsal()
    for kind, text in ((ImportKind.EVENTS, EVENTS), (ImportKind.VENUES, VENUES), (ImportKind.PEOPLE, PEOPLE)):
        rehearsal.read(kind, text)
    return rehearsal


def session(desk: Rehearsal, code: str) -> Session:
    return next(one for one in desk.snapshot().sessions.values() if one.code == code)


def hours(desk: Rehearsal, code: str) -> tuple[str, str]:
    one = session(desk, code)
    return utc_text(one.start.utc) if one.start else "", utc_text(one.end.utc) if one.end else ""


def cast(desk: Rehearsal, code: str) -> set[tuple[str, Role]]:
    snapshot = desk.snapshot()
    roles = snapshot.roles_of_session.get(session(desk, code).id, ())
    return {(snapshot.people[role.person_id].ref, role.role) for role in roles}


def room(desk: Rehearsal, code: str) -> str:
    snapshot, one = desk.snapshot(), session(desk, code)
    return "" if one.room_id is None else snapshot.rooms[one.room_id].name


def test_a_full_row_becomes_a_session(desk: Rehearsal) -> None:
    plan = desk.read(
        PROGRAMME,
        "økt-id;arrangement;dato;start;slutt;rom;tittel;dekktittel;type;synlighet;ordstyrer;innledere;deltakere;språk;"
        "tolking;merking;fjern;merknad;Farge\n"
        "T01;XX;12.06.2030;kl. 15.00;4:30 PM;blårommet;Åpning;Møte;plenum;offentlig;A1;A2;@ALL|A3;no|en;simultan;"
        "TLP:AMBER;nei;Husk vann;rød\n",
    )

    one = session(desk, "T01")
    assert (counts(plan), problems(plan)) == ({"created": 1}, [])
    assert (one.title, one.cover_title, one.kind) == ("Åpning", "Møte", SessionKind.PLENARY)
    assert (one.visibility, one.interpretation) == (SessionVisibility.PUBLIC, Interpretation.SIMULTANEOUS)
    assert (one.languages, one.marking, one.notes) == (("no", "en"), "TLP:AMBER", "Husk vann")
    assert (one.everyone, one.remote, one.custom) == (True, False, (("Farge", "rød"),))
    assert (hours(desk, "T01"), room(desk, "T01")) == (("2030-06-12T13:00Z", "2030-06-12T14:30Z"), "Blue Room")
    assert cast(desk, "T01") == {("A1", Role.CHAIR), ("A1", Role.SPEAKER), ("A3", Role.INTERPRETER)}


def test_an_interpreter_in_a_session_that_nobody_interprets_is_a_participant(desk: Rehearsal) -> None:
    desk.read(PROGRAMME, "session_id,event,participants,languages\nT01,XX,A3|A1,en\n")

    assert cast(desk, "T01") == {("A3", Role.PARTICIPANT), ("A1", Role.PARTICIPANT)}


@pytest.mark.parametrize(
    ("row", "start", "end"),
    [
        ("2030-06-12,09:00,10:00,", "2030-06-12T07:00Z", "2030-06-12T08:00Z"),
        ("2030-06-12,22:30,00:30,", "2030-06-12T20:30Z", "2030-06-12T22:30Z"),
        ("2030-06-12,22:30,24:00,", "2030-06-12T20:30Z", "2030-06-12T22:00Z"),
        ("2030-06-12,09:00,09:00,", "2030-06-12T07:00Z", "2030-06-13T07:00Z"),
        ("2030-06-12,09:00,10:00,Asia/Muscat", "2030-06-12T05:00Z", "2030-06-12T06:00Z"),
        ("2030-06-12,09:00,,", "2030-06-12T07:00Z", ""),
        (",2030-06-12 09:00,10:00,", "2030-06-12T07:00Z", "2030-06-12T08:00Z"),
        (",2030-06-12 09:00,2030-06-13 08:00,", "2030-06-12T07:00Z", "2030-06-13T06:00Z"),
        (",,,", "", ""),
    ],
)
def test_times_are_local_to_the_zone_and_an_end_before_the_start_is_the_next_day(
    desk: Rehearsal, row: str, start: str, end: str
) -> None:
    plan = desk.read(PROGRAMME, f"session_id,event,date,start,end,tz\nT01,XX,{row}\n")

    assert (hours(desk, "T01"), problems(plan), asked(plan)) == ((start, end), [], [])


@pytest.mark.parametrize(
    ("row", "field", "kind"),
    [
        ("soon,09:00,10:00,", "date", "bad-date"),
        (",09:00,10:00,", "date", "bad-date"),
        ("2030-06-12,nine,10:00,", "start", "bad-time"),
        ("2030-06-12,09:00,late,", "end", "bad-time"),
        ("2030-06-12,09:00,10:00,CST", "tz", "unknown-value"),
    ],
)
def test_a_time_that_cannot_be_read_is_told_and_the_session_comes_in(
    desk: Rehearsal, row: str, field: str, kind: str
) -> None:
    plan = desk.read(PROGRAMME, f"session_id,event,date,start,end,tz\nT01,XX,{row}\n")

    assert (counts(plan), problems(plan)) == ({"created": 1}, [("T01", field, kind)])


def test_a_date_with_two_readings_leaves_the_session_without_time_until_answered(desk: Rehearsal) -> None:
    text = "session_id,event,date,start,end\nT01,XX,06/07/2030,09:00,10:00\n"

    plan = desk.read(PROGRAMME, text)
    before = hours(desk, "T01")
    answered = desk.read(PROGRAMME, text, {"date:T01": "2030-07-06"})

    assert (asked(plan), before) == (["date:T01"], ("", ""))
    assert (counts(answered), hours(desk, "T01")) == ({"updated": 1}, ("2030-07-06T07:00Z", "2030-07-06T08:00Z"))
    assert changes_nothing(desk.read(PROGRAMME, text))


def test_a_start_that_exists_twice_is_asked_in_utc_and_the_end_stands(desk: Rehearsal) -> None:
    text = "session_id,event,date,start,end\nT01,XX,27.10.2030,02:15,04:00\nT02,XX,31.03.2030,02:15,04:00\n"

    plan = desk.read(PROGRAMME, text)
    before = hours(desk, "T01")
    desk.read(PROGRAMME, text, {"start:T01": "2030-10-27T01:15Z"})

    twice, skipped = plan.open_questions()
    assert (twice.key, twice.type.value, twice.value) == ("start:T01", "ambiguous-time", "2030-10-27T02:15")
    assert twice.choices == ("2030-10-27T00:15Z", "2030-10-27T01:15Z")
    assert (skipped.key, skipped.type.value, skipped.value) == ("start:T02", "nonexistent-time", "2030-03-31T02:15")
    assert (before, hours(desk, "T01")) == (("", "2030-10-27T03:00Z"), ("2030-10-27T01:15Z", "2030-10-27T03:00Z"))


@pytest.mark.parametrize(
    ("event", "typed", "found"),
    [
        ("XX", "BLUE room", "V1"),
        ("XX", "Room B", "V1"),
        ("XX", "Green Room", "V2"),
        ("YY", "Salon", "V3"),
        ("YY", "Red Room", "V1"),
    ],
)
def test_a_room_is_looked_for_in_the_events_venues_then_its_place_then_anywhere(
    desk: Rehearsal, event: str, typed: str, found: str
) -> None:
    plan = desk.read(PROGRAMME, f"session_id,event,room\nT01,{event},{typed}\n")

    snapshot = desk.snapshot()
    room_id = session(desk, "T01").room_id
    assert room_id is not None
    assert (snapshot.venues[snapshot.rooms[room_id].venue_id].code, asked(plan)) == (found, [])


def test_a_name_that_several_rooms_bear_is_a_question(desk: Rehearsal) -> None:
    text = "session_id,event,room\nT01,YY,Majlis\n"

    plan = desk.read(PROGRAMME, text)
    before = room(desk, "T01")
    desk.read(PROGRAMME, text, {"room:T01": "V4/Majlis"})

    question = plan.open_questions()[0]
    assert (question.key, question.choices) == ("room:T01", ("V3/Majlis", "V4/Majlis"))
    assert (before, room(desk, "T01"), session(desk, "T01").room_typed) == ("", "Majlis", "Majlis")
    assert changes_nothing(desk.read(PROGRAMME, text))


def test_an_unknown_room_is_told_and_kept_as_typed_unless_the_session_is_remote(desk: Rehearsal) -> None:
    plan = desk.read(PROGRAMME, "session_id,event,room,remote\nT01,XX,Attic,\nT02,XX,Video,yes\n")

    assert problems(plan) == [("T01", "room", "unknown-room")]
    assert (session(desk, "T01").room_typed, session(desk, "T01").room_id) == ("Attic", None)


def test_unknown_people_are_told_one_by_one_and_the_session_comes_in_without_them(desk: Rehearsal) -> None:
    plan = desk.read(PROGRAMME, "session_id,event,chair,speakers,participants\nT01,XX,A9,A1|B9,@all\n")

    assert problems(plan) == [("T01", "chair", "unknown-ref"), ("T01", "speakers", "unknown-ref")]
    assert (cast(desk, "T01"), session(desk, "T01").everyone) == ({("A1", Role.SPEAKER)}, True)


def test_an_unknown_event_or_no_id_rejects_the_row(desk: Rehearsal) -> None:
    plan = desk.read(PROGRAMME, "session_id,event,date\nT01,QQ,06/07/2030\n,XX,\n")

    assert (counts(plan), asked(plan)) == ({"rejected": 2}, [])
    assert problems(plan) == [("T01", "event", "unknown-ref"), ("", "session_id", "missing-key")]


def test_unknown_values_are_told_and_read_carefully(desk: Rehearsal) -> None:
    plan = desk.read(PROGRAMME, "session_id,event,type,visibility,interp_mode\nT01,XX,party,everyone,loud\n")

    one = session(desk, "T01")
    assert [field for _, field, _ in problems(plan)] == ["type", "visibility", "interp_mode"]
    assert (one.kind, one.visibility) == (SessionKind.BREAKOUT, SessionVisibility.ORGANISER_ONLY)
    assert one.interpretation is Interpretation.NONE


def test_a_second_row_of_one_id_is_merged_where_it_says_the_same_else_rejected(desk: Rehearsal) -> None:
    text = "session_id,event,title\nT01,XX,Talk\nT01,XX,Talk\nT01,XX,Other\n"

    plan = desk.read(PROGRAMME, text)
    again = desk.read(PROGRAMME, text)

    assert counts(plan) == {"created": 1, "merged": 1, "rejected": 1}
    assert problems(plan) == [("T01", "session_id", "missing-key")]
    assert (counts(again), changes_nothing(again)) == ({"unchanged": 2, "rejected": 1}, True)


def test_a_second_row_of_a_rejected_one_is_rejected(desk: Rehearsal) -> None:
    plan = desk.read(PROGRAMME, "session_id,event\nT01,QQ\nT01,QQ\n")

    assert counts(plan) == {"rejected": 2}


def test_a_changed_programme_moves_what_changed_and_leaves_a_users_own_edit(desk: Rehearsal) -> None:
    text = (
        "session_id,event,date,start,end,room,title,chair,participants\n"
        "T01,XX,2030-06-12,09:00,10:00,Red Room,Talk,A1,A3\n"
    )
    desk.read(PROGRAMME, text)
    desk.put(replace(session(desk, "T01"), title="Better talk"))

    again = desk.read(PROGRAMME, text)
    moved = desk.read(PROGRAMME, text.replace("09:00,10:00", "10:00,11:00").replace(",A1,A3", ",A3,"))

    assert (changes_nothing(again), counts(moved)) == (True, {"updated": 1})
    assert (session(desk, "T01").title, hours(desk, "T01")[0]) == ("Better talk", "2030-06-12T08:00Z")
    assert cast(desk, "T01") == {("A3", Role.CHAIR)}


def test_a_list_without_times_rooms_or_people_leaves_them(desk: Rehearsal) -> None:
    desk.read(
        PROGRAMME,
        "session_id,event,date,start,end,room,chair,participants\nT01,XX,2030-06-12,09:00,10:00,Red Room,A1,@ALL\n",
    )

    plan = desk.read(PROGRAMME, "session_id,event,title\nT01,XX,Talk\n")

    assert counts(plan) == {"updated": 1}
    assert (hours(desk, "T01")[0], room(desk, "T01")) == ("2030-06-12T07:00Z", "Red Room")
    assert (cast(desk, "T01"), session(desk, "T01").everyone) == ({("A1", Role.CHAIR)}, True)


def test_a_session_can_move_to_another_event(desk: Rehearsal) -> None:
    desk.read(PROGRAMME, "session_id,event,title\nT01,XX,Talk\n")

    plan = desk.read(PROGRAMME, "session_id,event,title\nT01,YY,Talk\n")

    assert counts(plan) == {"updated": 1}
    assert session(desk, "T01").event_id == desk.snapshot().event_by_code["YY"].id
