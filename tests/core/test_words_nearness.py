"""Findings about vehicles, seats, floors, hotels and ways on foot, in sentences of both languages."""

import pytest

from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.words import findings, findings_nb
from tests.core.test_words import END, NAMES, START

AGREED = {"agreed_minutes": "30"}


def a_finding(facts: dict[str, str], kind: FindingKind = FindingKind.SEPARATION) -> Finding:
    people, sessions = ("A1", "B1"), ("T01", "T02")
    return Finding(kind, "XX", ("XX",), sessions, people, rule="R1", start=START, end=END, facts=tuple(facts.items()))


@pytest.mark.parametrize(
    ("facts", "english", "bokmål"),
    [
        ({"seat": "Front", "places": "1–2"}, "sit side by side in T01 and T02: Front, places 1–2. Rule R1.", "sitter"),
        ({"vehicle": "Van"}, "are in one vehicle, Van, 2027-06-14 08:00–08:30. Rule R1.", "er i samme kjøretøy, Van,"),
        (
            {"passing": "B", "way": "T01–T02", "gap_minutes": "0"},
            "pass each other in zone B on foot (T01–T02), 2027-06-14 08:00–08:30. Rule R1.",
            "passerer hverandre til fots i sone B (T01–T02)",
        ),
        (
            {"passing": "B", "way": "T01–T02", "gap_minutes": "5", **AGREED},
            "are 5 min apart in zone B on foot (T01–T02). Agreed: 30. Rule R1.",
            "er 5 min fra hverandre til fots i sone B",
        ),
        (
            {"floor": "2", "gap_minutes": "5", **AGREED},
            "are 5 min apart on one floor, 2, between T01 and T02. Agreed: 30. Rule R1.",
            "er 5 min fra hverandre i samme etasje, 2,",
        ),
        ({"floor": "2", "gap_minutes": "0", **AGREED}, "are on one floor, 2, in T01 and T02,", "er i samme etasje, 2"),
        (
            {"hotel": "Paper Inn", "floor": "2", "first_night": "2027-06-14", "last_night": "2027-06-15"},
            "sleep on one floor of Paper Inn, 2: 14–15 Jun 2027. Rule R1.",
            "bor i samme etasje på Paper Inn, 2: 14.–15. juni 2027. Regel R1.",
        ),
        (
            {"hotel": "Paper Inn", "room": "211", "first_night": "2027-06-14", "last_night": "2027-06-14"},
            "sleep in one room of Paper Inn, 211: 14 Jun 2027. Rule R1.",
            "bor på samme rom på Paper Inn, 211: 14. juni 2027. Regel R1.",
        ),
        (
            {"hotel": "Paper Inn", "room": "211", "first_night": "", "last_night": "2027-06-14"},
            "sleep in one room of Paper Inn, 211: until 14 Jun 2027. Rule R1.",
            "bor på samme rom på Paper Inn, 211: til 14. juni 2027. Regel R1.",
        ),
        (
            {"hotel": "Paper Inn", "room": "211", "first_night": "", "last_night": ""},
            "sleep in one room of Paper Inn, 211: nobody knows which nights. Rule R1.",
            "bor på samme rom på Paper Inn, 211: ingen vet hvilke netter. Regel R1.",
        ),
    ],
)
def test_a_breach_says_where_two_come_together(facts: dict[str, str], english: str, bokmål: str) -> None:
    one = a_finding(facts)

    assert findings.finding(one, NAMES).startswith(f"Ada and Blue 1 {english}")
    assert findings_nb.finding(one, NAMES).startswith(f"Ada og Blue 1 {bokmål}")


def test_a_walk_that_is_too_long_and_a_car_that_is_too_small_say_the_figures() -> None:
    walk = a_finding({"walk_minutes": "6", "gap_minutes": "5"}, FindingKind.AVAILABILITY)
    car = Finding(FindingKind.CAPACITY, "XX", start=START, end=END, facts=(("expected", "3"), ("capacity", "2"),
                                                                          ("vehicle", "Van")))  # fmt: skip

    assert findings.finding(walk, NAMES) == (
        "Ada and Blue 1 cannot be at T02 in time: 6 min on foot from T01, 5 between."
    )
    assert findings_nb.finding(walk, NAMES).startswith("Ada og Blue 1 rekker ikke T02: 6 min til fots fra T01")
    assert findings.finding(car, NAMES) == "Vehicle Van has 2 seats and 3 passengers, 2027-06-14 08:00–08:30."
    assert findings_nb.finding(car, NAMES).startswith("Kjøretøy Van har 2 plasser og 3 passasjerer")


def test_who_is_brought_too_near_still_arrives_or_leaves() -> None:
    one = a_finding({"journey": "arrival", "vehicle": "Van", "gap_minutes": "10", **AGREED})

    assert findings.finding(one, NAMES) == "Ada and Blue 1 arrive 10 min apart. Agreed: 30. Rule R1."
