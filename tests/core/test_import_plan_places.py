"""Transport, rooming and seat lists: whom a row means, what comes of it, and what is told of a bad one."""

from dataclasses import replace
from datetime import date

import pytest

from forumdesk.domain.hotels import Stay
from forumdesk.domain.seating import Seat
from forumdesk.domain.vehicles import Journey
from forumdesk.importers.columns import ImportKind, map_headers
from forumdesk.importers.person_book import PersonBook, masked_words, tells_of
from forumdesk.importers.plan import ImportPlan
from forumdesk.words import findings as words
from tests.builders import a_world, an_id, at
from tests.core.rehearsal import EVENTS, VENUES, Rehearsal, asked, changes_nothing, counts, problems

RIDES, STAYS, SEATS = ImportKind.RIDES, ImportKind.STAYS, ImportKind.SEATS
PEOPLE = (
    "ref,given_name,family_name,email,events,alias,alias_driver,arrival\n"
    "A1,Ada,Prøve,ada@x.example,XX|YY,,,2030-06-12\n"
    "A2,Bo,Fiktiv,,XX,,,\n"
    "A3,Bo,Fiktiv,,XX,,,\n"
    "A4,Cy,Skjult,cy@x.example,XX,HERON,IBIS,\n"
    "A5,Di,Annet,,YY,,,\n"
)


@pytest.fixture(scope="module")
def house() -> Rehearsal:
    desk = Rehearsal()
    desk.read(ImportKind.EVENTS, EVENTS)
    desk.read(ImportKind.VENUES, VENUES)
    desk.read(ImportKind.PEOPLE, PEOPLE, {"merge:A2+A3": "keep"})
    desk.read(ImportKind.PROGRAMME, "session_id,event,date,start,end\nT1,XX,2030-06-12,09:00,10:00\n")
    return desk


@pytest.fixture
def desk(house: Rehearsal) -> Rehearsal:
    return Rehearsal(a_world(7), dict(house.rows), dict(house.questions), dict(house.lines))


def rides(desk: Rehearsal) -> dict[str, tuple[str, list[str]]]:
    """Times on the clock by vehicle and start, and who goes along."""
    here = desk.snapshot()
    found: dict[str, tuple[str, list[str]]] = {}
    for ride in here.rides.values():
        going = sorted(here.people[one.person_id].ref for one in here.passengers if one.ride_id == ride.id)
        end = f"{ride.end.local:%H:%M}" if ride.end else ""
        found[f"{here.vehicles[ride.vehicle_id].code} {ride.start.local:%d %H:%M}"] = (end, going)
    return found


def beds(desk: Rehearsal) -> list[tuple[str, str, str, date | None]]:
    here = desk.snapshot()
    venues = {one.id: one.name for one in here.venues.values()}
    return [
        (here.people[s.person_id].ref, venues.get(s.venue_id or "", s.hotel), s.room, s.check_in) for s in here.stays
    ]


def places(desk: Rehearsal) -> dict[str, str]:
    here = desk.snapshot()
    return {f"{here.seat_rows[one.row_id].name}{one.place}": here.people[one.person_id].ref for one in here.seats}


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("Ada Prøve", ("A1",)),
        ("PROEVE/ADA MRS", ("A1",)),
        ("Mr. Prøve, Ada", ("A1",)),
        ("ADA@x.example", ("A1",)),
        ("a1", ("A1",)),
        ("Bo Fiktiv", ("A2", "A3")),
        ("heron", ("A4",)),
        ("Ibis", ("A4",)),
        ("Cy Skjult", ()),
        ("cy@x.example", ()),
        ("Di Annet", ()),
        ("—", ()),
    ],
)
def test_somebody_at_the_event_is_found_by_ref_name_alias_or_address_and_who_hides_by_the_cover_alone(
    house: Rehearsal, text: str, refs: tuple[str, ...]
) -> None:
    here = house.snapshot()

    assert PersonBook(here).find(text, here.event_by_code["XX"].id) == refs


def test_a_cell_of_several_is_parted_where_each_part_is_somebody(house: Rehearsal) -> None:
    here = house.snapshot()
    book, event = PersonBook(here), here.event_by_code["XX"].id

    found = [
        book.find_each(text, event) for text in ("Ada Prøve, HERON", "Ada Prøve/Heron & A2\nNobody", "Prøve, Ada", "")
    ]

    assert [[refs for _, refs in one] for one in found] == [
        [("A1",), ("A4",)],
        [("A1",), ("A4",), ("A2",), ()],
        [("A1",)],
        [],
    ]


def test_cells_that_tell_of_who_is_masked_are_known(house: Rehearsal) -> None:
    known = masked_words(house.snapshot())

    assert [tells_of(text, known) for text in ("SKJULT, Cy", "x | heron", "A4", "Ada Prøve")] == [
        True,
        True,
        True,
        False,
    ]


TRANSPORT = (
    "Arrangement;Bil;Dato;Tid;Levering;Fra;Reise;Seter;Fornavn;Etternavn;Navn;Skostørrelse\n"
    "xx;CAR 1;12.06.2030;09:00;09:40;Airport;ankomst;2;Ada;Prøve;;38\n"
    "Invented Forum;car1;12.06.2030;kl. 9.00;;;;;;;Heron;\n"
    "XX;CAR 1;12.06.2030;09:00;;;;;;;Bo Fiktiv;\n"
    "XX;VAN;12/06/2030;10:00;;;;;;;A2;\n"
    "XX;BUS;12.06.2030;18:00;01:00;;;;;;A1 & A2|Nobody;\n"
)


def test_headings_are_norwegian_and_english_and_what_nobody_knows_is_told() -> None:
    columns = map_headers(RIDES, TRANSPORT.splitlines()[0].split(";"), {})

    assert (columns.unknown_columns, len(columns.fields)) == (("Skostørrelse",), 11)


def test_rows_of_one_vehicle_at_one_time_are_one_ride_and_the_same_list_again_changes_nothing(desk: Rehearsal) -> None:
    plan = desk.read(RIDES, TRANSPORT)
    again = desk.read(RIDES, TRANSPORT)

    here = desk.snapshot()
    assert rides(desk) == {"CAR 1 12 09:00": ("09:40", ["A1", "A4"]), "BUS 12 18:00": ("01:00", ["A1", "A2"])}
    assert counts(plan) == {"created": 4, "unchanged": 1}
    assert [(one.code, one.seats) for one in here.vehicles.values()] == [("CAR 1", 2), ("VAN", None), ("BUS", None)]
    assert [ride.journey for ride in here.rides.values()] == [Journey.ARRIVAL, Journey.TRANSFER]
    assert [one.choices for one in plan.open_questions()] == [("A2", "A3"), ("2030-06-12", "2030-12-06")]
    assert problems(plan) == [("BUS", "person", "unknown-person")]
    assert (counts(again), changes_nothing(again), problems(again)) == ({"unchanged": 5}, True, problems(plan))


def test_an_answer_lets_somebody_board_and_more_than_the_seats_are_told(desk: Rehearsal) -> None:
    questions = desk.read(RIDES, TRANSPORT).open_questions()

    plan = desk.read(RIDES, TRANSPORT, {one.key: one.choices[0] for one in questions})

    assert rides(desk)["CAR 1 12 09:00"] == ("09:40", ["A1", "A2", "A4"])
    assert rides(desk)["VAN 12 10:00"] == ("", ["A2"])
    assert [one.type.value for one in plan.problems] == ["vehicle-full", "unknown-person"]
    assert words.problem(plan.problems[0]).endswith("They all come in.")


SHORT = "event,vehicle,day,pickup,person\nXX,C,2030-06-12,09:00,A1\nXX,C,2030-06-12,09:00,A2\nXX,C,2030-06-12,18:00,\n"


def test_a_ride_moves_when_all_of_it_moves_and_one_who_changes_rides_moves_alone(desk: Rehearsal) -> None:
    desk.read(RIDES, SHORT)
    ride = next(iter(desk.snapshot().rides))

    desk.read(RIDES, SHORT.replace("09:00,A2", "11:00,A2"))
    alone = rides(desk)
    later = desk.read(RIDES, SHORT.replace("09:00", "12:00"))
    together = rides(desk)
    desk.read(RIDES, SHORT.replace("09:00", "12:00").replace("C,2030-06-12,12", "D,2030-06-12,12"))

    assert alone == {"C 12 09:00": ("", ["A1"]), "C 12 11:00": ("", ["A2"]), "C 12 18:00": ("", [])}
    assert together == {"C 12 12:00": ("", ["A1", "A2"]), "C 12 18:00": ("", [])}
    assert ride in desk.snapshot().rides
    assert counts(later) == {"updated": 2, "unchanged": 1}
    assert rides(desk) == {"D 12 12:00": ("", ["A1", "A2"]), "C 12 18:00": ("", [])}


def test_what_somebody_changed_in_the_plan_stays_when_the_list_comes_again(desk: Rehearsal) -> None:
    listed = SHORT.replace("vehicle,", "vehicle,seats,").replace("XX,C,", "XX,C,4,")
    desk.read(RIDES, listed)
    here = desk.snapshot()
    car, ride = next(iter(here.vehicles.values())), next(iter(here.rides.values()))
    desk.put(replace(car, code="RENAMED", seats=9), replace(ride, start=at(6), to_place="Hotel"))

    plan = desk.read(RIDES, listed)

    assert changes_nothing(plan)
    assert [(one.code, one.seats) for one in desk.snapshot().vehicles.values()] == [("RENAMED", 9)]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("QQ,C,2030-06-12,09:00,,A1", [("event", "unknown-ref")]),
        ("XX,,2030-06-12,09:00,,A1", [("vehicle", "missing-key")]),
        ("XX,C,2030-06-12,,,A1", [("pickup", "missing-key")]),
        ("XX,C,,09:00,,A1", [("day", "bad-date"), ("day", "missing-key")]),
        ("XX,C,,2030-06-12 09:00,2030-06-11 09:00,A1", [("dropoff", "ends-first")]),
        (f"XX,{'C' * 101},2030-06-12,09:00,,A1", [("vehicle", "too-long")]),
    ],
)
def test_a_ride_that_makes_no_sense_is_left_out(desk: Rehearsal, row: str, told: list[tuple[str, str]]) -> None:
    plan = desk.read(RIDES, f"event,vehicle,day,pickup,dropoff,person\n{row}\n")

    assert [(one.field, one.type.value) for one in plan.problems] == told
    assert counts(plan) == {"rejected": 1}
    assert not desk.snapshot().rides


ROOMS = (
    "event,Hotell,Romnr,Gjest,Innsjekk,Utsjekk\n"
    'XX,house of paper,301,"Prøve, Ada",12.06.2030 15:00,14.06.2030\n'
    "XX,Grand,302,HERON|A2,12.06.2030,\n"
    "XX,Grand,303,A1,13.06.2030,15.06.2030\n"
    "XX,Grand,304,A1,14.06.2030,15.06.2030\n"
    "XX,Grand,304,A1,14.06.2030,15.06.2030\n"
    "XX,Grand,305,A3,14.06.2030,13.06.2030\n"
    "XX,Grand,306,Cy Skjult,,\n"
    "QQ,Grand,307,A3,,\n"
    "XX,Grand,308,,,\n"
)


def test_a_rooming_list_gives_each_one_bed_a_night(desk: Rehearsal) -> None:
    plan = desk.read(STAYS, ROOMS)
    again = desk.read(STAYS, ROOMS)

    assert sorted(beds(desk)) == [
        ("A1", "Grand", "304", date(2030, 6, 14)),
        ("A1", "House of Paper", "301", date(2030, 6, 12)),
        ("A2", "Grand", "302", date(2030, 6, 12)),
        ("A4", "Grand", "302", date(2030, 6, 12)),
    ]
    assert [(one.row, one.field, one.type.value) for one in plan.problems] == [
        (4, "person", "same-night"),
        (7, "check_out", "ends-first"),
        (8, "person", "unknown-person"),
        (9, "event", "unknown-ref"),
        (10, "person", "missing-key"),
    ]
    assert counts(plan) == {"created": 3, "unchanged": 1, "rejected": 5}
    assert (changes_nothing(again), problems(again)) == (True, problems(plan))


def test_a_stay_moves_with_the_list_and_keeps_what_was_typed(desk: Rehearsal) -> None:
    event, ada = desk.snapshot().event_by_code["XX"], desk.person("A1")
    typed = Stay(an_id(), event.id, ada.id, None, "Old Inn", "2", "7", date(2030, 6, 11))
    desk.put(typed)

    desk.read(STAYS, "event,hotel,room,person\nXX,Grand,,A1\n")
    moved = next(iter(desk.snapshot().stays))
    desk.read(STAYS, "event,hotel,room,person\nXX,Grand,12,A1\n")
    filled = next(iter(desk.snapshot().stays))
    other = desk.read(STAYS, "event,hotel,room,person,check_in\nXX,,12,A1,06/07/2030\n")

    assert (moved.id, moved.hotel, moved.floor, moved.room, moved.check_in) == (
        typed.id,
        "Grand",
        "",
        "",
        typed.check_in,
    )
    assert filled.room == "12"
    assert (asked(other), len(desk.snapshot().stays)) == (["check_in:A1"], 1)


SEATED = (
    "Økt,Bord,Plass,Navn,Rundt bord\n"
    "t1,A,A1,Ada Prøve,ja\n"
    "T1,A,2,ada@x.example,\n"
    "T1,A,1,HERON,\n"
    "T1,a,3,A2,\n"
    "T1,B,0,A3,\n"
    "T1,B,6,,\n"
    "T1,B,x,A3,\n"
    "T1,B,,A3,\n"
    "T1,,4,A3,\n"
    "T9,B,4,A3,\n"
    "T1,B,4,Cy Skjult,\n"
)


def test_a_seat_list_lays_tables_and_tells_of_each_seat_that_cannot_be(desk: Rehearsal) -> None:
    plan = desk.read(SEATS, SEATED)
    again = desk.read(SEATS, SEATED)

    laid = [(one.name, one.places, one.round) for one in desk.snapshot().seat_rows.values()]
    assert (places(desk), laid) == ({"A1": "A1", "A3": "A2"}, [("A", 3, True), ("B", 6, False)])
    assert [(one.row, one.type.value) for one in plan.problems] == [
        (3, "sits-twice"),
        (4, "seat-taken"),
        (6, "no-place"),
        (8, "unknown-value"),
        (9, "missing-key"),
        (10, "missing-key"),
        (11, "unknown-ref"),
        (12, "unknown-person"),
    ]
    assert (changes_nothing(again), problems(again)) == (True, problems(plan))


def test_whoever_the_list_seats_elsewhere_moves_and_whoever_sat_there_stands(desk: Rehearsal) -> None:
    head = "session,row,place,places,person\n"
    desk.read(SEATS, f"{head}T1,A,1,4,A1\nT1,A,2,4,A2\n")
    free = next(iter(desk.snapshot().seat_rows))
    desk.put(Seat(an_id(), free, 3, desk.person("A3").id))

    moved = desk.read(SEATS, f"{head}T1,A,3,2,A1\nT1,A,1,2,A2\n")
    swapped = places(desk)
    longer = desk.read(SEATS, f"{head}T1,A,3,4,A1\nT1,A,1,4,A2\n")
    beyond = desk.read(SEATS, f"{head}T1,A,5,4,A3\nT1,C,1,1001,A3\n")

    assert [one.type.value for one in moved.problems] == ["no-place"]
    assert swapped == {"A1": "A2", "A3": "A3"}
    assert places(desk) == {"A1": "A2", "A3": "A1"}
    assert counts(longer) == {"updated": 2}
    assert [one.type.value for one in beyond.problems] == ["no-place", "no-place"]


def test_a_ref_of_who_hides_is_taken_whatever_name_stands_beside_it(desk: Rehearsal) -> None:
    plan = desk.read(SEATS, "session,row,place,ref,given_name,family_name\nT1,A,1,A4,Ada,Prøve\nT1,A,2,A1,Bo,Fiktiv\n")

    assert places(desk) == {"A1": "A4"}
    assert [one.choices for one in plan.open_questions()] == [("A1", "A2", "A3")]


def test_a_cell_with_more_readings_than_anybody_could_answer_is_a_problem(desk: Rehearsal) -> None:
    plan: ImportPlan = desk.read(
        RIDES, f"event,vehicle,day,pickup,person\nXX,C,2030-06-12,9,{'|'.join(['Bo Fiktiv'] * 5)}\n"
    )

    assert [one.type.value for one in plan.problems] == ["unknown-person"] * 5
    assert not plan.open_questions()


def test_a_list_without_people_says_nothing_of_them(desk: Rehearsal) -> None:
    desk.read(RIDES, SHORT)

    plan = desk.read(RIDES, "event,vehicle,day,pickup,from\nXX,C,2030-06-12,09:00,Airport\n")

    assert counts(plan) == {"updated": 1}
    assert rides(desk)["C 12 09:00"] == ("", ["A1", "A2"])
