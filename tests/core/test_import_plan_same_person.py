"""Who is one person where several rows of one list are: chains, and one question about two people."""

import pytest

from forumdesk.importers.columns import ImportKind
from tests.core.rehearsal import EVENTS, Rehearsal, asked, counts

PEOPLE = ImportKind.PEOPLE


@pytest.fixture
def desk() -> Rehearsal:
    rehearsal = Rehearsal()
    rehearsal.read(ImportKind.EVENTS, EVENTS)
    return rehearsal


def test_two_people_are_asked_about_once_however_many_rows_they_have(desk: Rehearsal) -> None:
    text = "ref,given_name,dob,email\nA1,Ada,1971-06-05,a@x.example\nA2,Ada,,a@x.example\nB1,Bo,,a@x.example\n"

    plan = desk.dry(PEOPLE, text)

    assert (counts(plan), asked(plan)) == ({"created": 2, "merged": 1}, ["merge:A1+B1"])


def test_two_who_were_told_apart_are_not_asked_about_by_another_row(desk: Rehearsal) -> None:
    text = "ref,given_name,dob,email\nA1,Ada,1971-06-05,a@x.example\nA2,Ada,,a@x.example\nB1,Bo,,a@x.example\n"

    plan = desk.dry(PEOPLE, text, {"merge:A1+B1": "keep"})

    assert (counts(plan), asked(plan)) == ({"created": 2, "merged": 1}, [])


def test_a_chain_does_not_join_two_who_were_said_to_be_two(desk: Rehearsal) -> None:
    text = "ref,given_name,dob,email\nA1,Ada,,a@x.example\nA2,Ada,,b@x.example\nA3,Ada,,a@x.example|b@x.example\n"

    plan = desk.dry(PEOPLE, text, {"merge:A1+A2": "keep"})

    assert counts(plan) == {"created": 2, "merged": 1}
    assert asked(plan) == ["merge:A2+A3"]
