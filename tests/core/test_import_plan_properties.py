"""Whatever a list says: every row is counted once, and the same list again changes nothing."""

from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from forumdesk.importers.columns import ImportKind
from tests.builders import a_world
from tests.core.rehearsal import EVENTS, VENUES, Rehearsal, changes_nothing, counts

HEADER = "ref,given_name,family_name,name_native,dob,email,phone,events,arrival,alias,visibility,organisation,status"
rows = st.tuples(
    st.sampled_from(["A1", "A2", "A3", "A4", "A5", ""]),
    st.sampled_from(["Ada", "ADA", "Bo", ""]),
    st.sampled_from(["Prøve", "Proeve", ""]),
    st.sampled_from(["آدا", ""]),
    st.sampled_from(["1970-02-03", "03.02.1970", "02/03/1970", "05/06/1971", "soon", ""]),
    st.sampled_from(["a@x.example", "A@x.example|b@x.example", "b@x.example", "nobody", ""]),
    st.sampled_from(["1", "2", ""]),
    st.sampled_from(["XX", "YY|XX", "XX|YY", "QQ", ""]),
    st.sampled_from(["2030-06-12", "27.10.2030 02:15", "31.03.2030 02:15", "12/06/2030 09:00", "x", ""]),
    st.sampled_from(["", "", "HERON"]),
    st.sampled_from(["", "public", "need to know", "??"]),
    st.sampled_from(["", "House of Felt", "house-of-felt"]),
    st.sampled_from(["", "confirmed", "declined"]),
)
sheets = st.lists(rows, min_size=1, max_size=7)

SESSIONS = "session_id,event,date,start,end,tz,room,type,visibility,chair,participants,interp_mode,remote"
sessions = st.tuples(
    st.sampled_from(["T1", "T2", "T3", ""]),
    st.sampled_from(["XX", "YY", "QQ"]),
    st.sampled_from(["2030-06-12", "27.10.2030", "31.03.2030", "06/07/2030", "soon", ""]),
    st.sampled_from(["09:00", "02:15", "kl. 15.00", "2030-06-12 09:00", "0.15", "nine", ""]),
    st.sampled_from(["10:00", "02:30", "00:30", "24:00", ""]),
    st.sampled_from(["", "Asia/Muscat", "CST"]),
    st.sampled_from(["Blue Room", "Majlis", "salon", "Attic", ""]),
    st.sampled_from(["plenary", "??", ""]),
    st.sampled_from(["staff", "??", ""]),
    st.sampled_from(["A1", "A9", ""]),
    st.sampled_from(["A2|A3", "@ALL", "@all|A4", ""]),
    st.sampled_from(["simultaneous", ""]),
    st.sampled_from(["yes", ""]),
)


# Who may be meant by the cells of a transport, rooming or seat list; A4 is masked.
PEOPLE_HERE = (
    "ref,given_name,family_name,email,events,alias\n"
    "A1,Ada,Prøve,ada@x.example,XX|YY,\nA2,Bo,Fiktiv,,XX,\nA3,Bo,Fiktiv,,XX,\nA4,Cy,Skjult,,XX,HERON\n"
)
SESSIONS_HERE = "session_id,event,date,start,end\nT1,XX,2030-06-12,09:00,10:00\nT2,YY,2030-06-12,09:00,10:00\n"
who = st.sampled_from(["PRØVE/ADA MRS", "A1", "Bo Fiktiv", "A2 & A3", "Heron|ada@x.example", "Cy Skjult", "Di", ""])
days = st.sampled_from(["2030-06-12", "13.06.2030", "06/07/2030", "31.03.2030 02:15", "x", ""])
PLACED = {
    ImportKind.RIDES: (
        "event,vehicle,day,pickup,dropoff,from,seats,journey,person",
        st.tuples(
            st.sampled_from(["XX", "xx", "QQ", ""]),
            st.sampled_from(["CAR1", "car 1", "CAR2", "", "C" * 101]),
            days,
            st.sampled_from(["09:00", "kl. 10", "0.15", "nine", ""]),
            st.sampled_from(["09:30", "08:00", "2030-06-11 10:00", ""]),
            st.sampled_from(["Airport", ""]),
            st.sampled_from(["1", "4", "many", ""]),
            st.sampled_from(["ankomst", "??", ""]),
            who,
        ),
    ),
    ImportKind.STAYS: (
        "event,hotel,floor,room,check_in,check_out,person",
        st.tuples(
            st.sampled_from(["XX", "Invented Forum", "QQ", ""]),
            st.sampled_from(["House of Paper", "Grand", "grand ", "", "H" * 101]),
            st.sampled_from(["3", ""]),
            st.sampled_from(["301", "302", ""]),
            days,
            days,
            who,
        ),
    ),
    ImportKind.SEATS: (
        "session,row,place,places,round,person",
        st.tuples(
            st.sampled_from(["T1", "t1", "T2", "T9", ""]),
            st.sampled_from(["A", "a", "B", ""]),
            st.sampled_from(["1", "A2", "3.0", "0", "1001", "x", ""]),
            st.sampled_from(["", "", "2", "9999", "x"]),
            st.sampled_from(["ja", "?", ""]),
            who,
        ),
    ),
}


def text(header: str, found: list[tuple[str, ...]]) -> str:
    return "\n".join((header, *(",".join(f'"{cell}"' for cell in row) for row in found))) + "\n"


def a_desk() -> Rehearsal:
    desk = Rehearsal()
    desk.read(ImportKind.EVENTS, EVENTS)
    desk.read(ImportKind.VENUES, VENUES)
    return desk


@given(sheets)
def test_any_list_of_people_is_counted_whole_and_changes_nothing_the_second_time(
    found: list[tuple[str, ...]],
) -> None:
    desk = a_desk()

    first = desk.read(ImportKind.PEOPLE, text(HEADER, found))
    again = desk.read(ImportKind.PEOPLE, text(HEADER, found))

    assert sum(counts(first).values()) == sum(counts(again).values()) == len(found)
    assert changes_nothing(again)
    assert set(counts(again)) <= {"unchanged", "rejected"}
    assert first.open_questions() == again.open_questions()


def a_row(ref: str, family: str, email: str) -> tuple[str, ...]:
    return (ref, "Ada", family, "آدا", "1970-02-03", email, "1", "XX", "2030-06-12", "", "", "", "")


@given(sheets, sheets)
# A2 joins A3 and brings A1's address with it: the question about A1 and A3 says so at once, not the next time.
@example(
    [a_row("A1", "", "a@x.example"), a_row("A3", "Prøve", "b@x.example"), a_row("A3", "Prøve", "b@x.example")],
    [a_row("A1", "", "a@x.example"), a_row("A2", "Prøve", "a@x.example")],
)
def test_two_lists_of_people_in_turn_come_to_rest(one: list[tuple[str, ...]], other: list[tuple[str, ...]]) -> None:
    desk = a_desk()
    desk.read(ImportKind.PEOPLE, text(HEADER, one))

    second = desk.read(ImportKind.PEOPLE, text(HEADER, other))
    again = desk.read(ImportKind.PEOPLE, text(HEADER, other))

    assert sum(counts(second).values()) == len(other)
    assert changes_nothing(again)


@given(sheets, st.booleans())
def test_with_every_question_answered_the_list_raises_none_and_rests(
    found: list[tuple[str, ...]], merging: bool
) -> None:
    asking = a_desk().dry(ImportKind.PEOPLE, text(HEADER, found)).open_questions()
    answers = {one.key: one.choices[0] if merging else one.choices[-1] for one in asking}
    desk = a_desk()

    answered = desk.read(ImportKind.PEOPLE, text(HEADER, found), answers)
    again = desk.read(ImportKind.PEOPLE, text(HEADER, found), answers)

    assert not {one.key for one in answered.open_questions()} & set(answers)
    assert changes_nothing(again)


@given(st.lists(sessions, min_size=1, max_size=5))
def test_any_programme_is_counted_whole_and_changes_nothing_the_second_time(found: list[tuple[str, ...]]) -> None:
    desk = a_desk()
    desk.read(ImportKind.PEOPLE, "ref,given_name,category,events\nA1,Ada,expert,XX\nA2,Bo,interpreter,XX\nA3,Cy,,\n")

    first = desk.read(ImportKind.PROGRAMME, text(SESSIONS, found))
    again = desk.read(ImportKind.PROGRAMME, text(SESSIONS, found))
    answers = {one.key: one.choices[0] for one in again.open_questions()}
    desk.read(ImportKind.PROGRAMME, text(SESSIONS, found), answers)
    rest = desk.read(ImportKind.PROGRAMME, text(SESSIONS, found))

    assert sum(counts(first).values()) == len(found)
    assert changes_nothing(again)
    assert changes_nothing(rest)


@cache
def people_and_sessions() -> Rehearsal:
    desk = a_desk()
    desk.read(ImportKind.PEOPLE, PEOPLE_HERE, {"merge:A2+A3": "keep"})
    desk.read(ImportKind.PROGRAMME, SESSIONS_HERE)
    return desk


@given(st.data(), st.sampled_from(list(PLACED)))
@settings(max_examples=60)
def test_any_list_of_places_comes_to_rest_makes_nobody_and_never_names_who_is_masked(
    data: st.DataObject, kind: ImportKind
) -> None:
    header, row = PLACED[kind]
    found, other = (data.draw(st.lists(row, min_size=1, max_size=6)) for _ in range(2))
    here = people_and_sessions()
    desk = Rehearsal(a_world(2), dict(here.rows), dict(here.questions), dict(here.lines))

    first = desk.read(kind, text(header, found))
    again = desk.read(kind, text(header, found))
    answers = {one.key: one.choices[0] for one in again.open_questions()}
    desk.read(kind, text(header, found), answers)
    rest = desk.read(kind, text(header, found))
    second = desk.read(kind, text(header, other))
    settled = desk.read(kind, text(header, other))

    assert sum(counts(first).values()) == len(found)
    assert [one.type for one in first.problems] == [one.type for one in again.problems]
    assert [changes_nothing(one) for one in (again, rest, settled)] == [True, True, True]
    assert sorted(desk.snapshot().person_by_ref) == ["A1", "A2", "A3", "A4"]
    told = [f"{one.ref}{one.facts}" for one in (*first.problems, *second.problems)]
    told += [f"{one.key}{one.refs}{one.value}{one.choices}{one.evidence}" for one in first.open_questions()]
    assert "Skjult" not in "".join(told)
