"""The same list again, its next edition, another list with the same people: what changes, what stays, what is gone."""

from dataclasses import replace
from datetime import date

import pytest

from forumdesk.domain.badges import Badge
from forumdesk.domain.participation import Answer
from forumdesk.domain.snapshot import Snapshot
from forumdesk.importers.columns import ImportKind
from tests.builders import a_badge, a_person
from tests.core.rehearsal import EVENTS, VENUES, Rehearsal, asked, changes_nothing, counts

PEOPLE = ImportKind.PEOPLE
LIST = (
    "ref,given_name,family_name,dob,email,phone,events,arrival,title_line\n"
    "A1,Ada,Prøve,1970-02-03,ada@x.example,1,XX,2030-06-12 09:00,Envoy\n"
    "A2,Bo,Fiktiv,05/06/1971,bo@x.example,2,XX,2030-06-12,\n"
    "A3,ADA,PROEVE,03.02.1970,a@y.example,3,XX|YY,,Head\n"
    "A4,Cy,Papir,,cy@x.example,4,,,\n"
)


@pytest.fixture
def desk() -> Rehearsal:
    rehearsal = Rehearsal()
    rehearsal.read(ImportKind.EVENTS, EVENTS)
    rehearsal.read(PEOPLE, LIST)
    return rehearsal


def test_the_same_list_again_changes_nothing_and_still_shows_its_questions(desk: Rehearsal) -> None:
    again = desk.read(PEOPLE, LIST)

    assert (counts(again), changes_nothing(again), again.merges) == ({"unchanged": 4}, True, [])
    assert asked(again) == ["dob:A2"]


def test_the_same_list_in_other_columns_and_other_dates_changes_nothing(desk: Rehearsal) -> None:
    header, *rows = LIST.splitlines()
    turned = [";".join(reversed(line.split(","))) for line in (header, *rows)]
    text = (
        "\n".join(turned).replace("1970-02-03", "3. februar 1970").replace("2030-06-12 09:00", "12.06.2030 kl. 09.00")
    )

    again = desk.read(PEOPLE, text)

    assert (counts(again), changes_nothing(again)) == ({"unchanged": 4}, True)


def test_a_users_own_edit_stays_when_the_list_comes_again_and_when_another_cell_changes(desk: Rehearsal) -> None:
    desk.put(replace(desk.person("A1"), title_line="Chair", phones=("1", "9")))
    desk.put(replace(desk.at("A1", "XX"), answer=Answer.CONFIRMED))

    again = desk.read(PEOPLE, LIST)
    changed = desk.read(PEOPLE, LIST.replace("ada@x.example,1", "ada@x.example,11"))

    assert changes_nothing(again)
    assert counts(changed) == {"updated": 1, "unchanged": 3}
    assert (desk.person("A1").title_line, desk.person("A1").phones) == ("Chair", ("9", "11"))
    assert desk.at("A1", "XX").answer is Answer.CONFIRMED


def test_a_cell_that_was_emptied_is_emptied_and_a_column_that_is_missing_is_left_alone(desk: Rehearsal) -> None:
    emptied = desk.read(PEOPLE, LIST.replace("2030-06-12 09:00,Envoy", ",Envoy"))
    without = desk.read(PEOPLE, "ref,given_name,family_name\nA1,Ada,Prøve\nA2,Bo,Fiktiv\nA3,ADA,PROEVE\nA4,Cy,Papir\n")

    assert counts(emptied) == {"updated": 1, "unchanged": 3}
    assert desk.at("A1", "XX").arrival is None
    assert (counts(without), changes_nothing(without)) == ({"unchanged": 4}, True)
    assert desk.person("A1").birth_date == date(1970, 2, 3)


def test_a_change_in_a_row_that_was_merged_changes_what_that_row_had_said(desk: Rehearsal) -> None:
    plan = desk.read(PEOPLE, LIST.replace("Head", "Deputy").replace("a@y.example,3", "a@y.example,33"))

    assert counts(plan) == {"updated": 1, "unchanged": 3}
    assert desk.person("A1").title_line == "Envoy"
    assert ("title_line", "Deputy") in desk.person("A1").also
    assert ("title_line", "Head") not in desk.person("A1").also
    assert desk.person("A1").phones == ("1", "33")


def test_an_unreadable_cell_leaves_what_was_there(desk: Rehearsal) -> None:
    bad = desk.read(PEOPLE, LIST.replace("1970-02-03", "around 1970"))
    doubtful = desk.read(PEOPLE, LIST.replace("1970-02-03", "02/03/1970"))

    assert (counts(bad), counts(doubtful)) == ({"unchanged": 4}, {"unchanged": 4})
    assert desk.person("A1").birth_date == date(1970, 2, 3)
    assert asked(doubtful) == ["dob:A1", "dob:A2"]


def test_rows_that_are_gone_are_counted_once_and_stay_in_the_workspace(desk: Rehearsal) -> None:
    shorter = "\n".join(LIST.splitlines()[:3]) + "\n"

    plan = desk.read(PEOPLE, shorter)
    again = desk.read(PEOPLE, shorter)

    assert (counts(plan), len(plan.lineage.gone)) == ({"unchanged": 2}, 2)
    assert (counts(again), len(again.lineage.gone), changes_nothing(again)) == ({"unchanged": 2}, 0, True)
    assert "A4" in desk.snapshot().person_by_ref


def test_a_row_that_returns_goes_on_from_what_it_said(desk: Rehearsal) -> None:
    desk.read(PEOPLE, "\n".join(LIST.splitlines()[:4]) + "\n")
    desk.put(replace(desk.person("A4"), phones=("typed",)))

    back = desk.read(PEOPLE, LIST)

    assert (counts(back), len(back.lineage.gone)) == ({"unchanged": 4}, 0)
    assert desk.person("A4").phones == ("typed",)


def test_a_few_rows_of_a_long_list_make_nobody_gone_and_correct_what_they_say() -> None:
    desk = Rehearsal()
    rows = [f"A{number},Ada{number},{number}" for number in range(100)]
    desk.read(PEOPLE, "\n".join(("ref,given_name,phone", *rows)) + "\n")

    same = desk.read(PEOPLE, "ref,given_name,phone\nA1,Ada1,1\nA2,Ada2,2\nA3,Ada3,3\n")
    corrected = desk.read(PEOPLE, "ref,given_name,phone\nA1,Ada1,111\nA2,Ada2,2\nB1,Bo,1\n")

    assert (counts(same), len(same.lineage.gone), changes_nothing(same)) == ({"unchanged": 3}, 0, True)
    assert (counts(corrected), len(corrected.lineage.gone)) == ({"updated": 1, "unchanged": 1, "created": 1}, 0)
    assert desk.person("A1").phones == ("111",)


OTHER = (
    "ref,given_name,family_name,dob,phone,events,arrival\nA1,Ada,Prøve,1970-02-03,77,YY,2030-09-01\nB1,Di,Test,,,YY,\n"
)


def test_the_same_person_in_the_list_of_another_event_is_at_both(desk: Rehearsal) -> None:
    plan = desk.read(PEOPLE, OTHER)
    again = [desk.read(PEOPLE, LIST), desk.read(PEOPLE, OTHER), desk.read(PEOPLE, LIST)]

    assert (counts(plan), len(plan.lineage.gone)) == ({"updated": 1, "created": 1}, 0)
    assert all(map(changes_nothing, again))
    assert (desk.at("A1", "YY").arrival, desk.person("A1").phones) == (date(2030, 9, 1), ("1", "3", "77"))
    assert desk.at("A1", "XX").arrival is not None


def test_an_event_taken_out_of_a_cell_takes_the_person_out_of_it(desk: Rehearsal) -> None:
    plan = desk.read(PEOPLE, LIST.replace("XX|YY", "XX"))

    assert counts(plan) == {"updated": 1, "unchanged": 3}
    assert len(desk.snapshot().of_person[desk.person("A1").id]) == 1


def test_who_holds_a_badge_for_the_event_is_cancelled_instead(desk: Rehearsal) -> None:
    badge: Badge = a_badge(desk.person("A1"), desk.snapshot().event_by_code["YY"])
    desk.outward = Snapshot(badges=(badge,))

    desk.read(PEOPLE, LIST.replace("XX|YY", "XX"))

    assert desk.at("A1", "YY").answer is Answer.CANCELLED


def test_a_changed_first_event_goes_on_from_the_same_row(desk: Rehearsal) -> None:
    moved = desk.read(PEOPLE, LIST.replace("4,,,", "4,YY,,"))
    back = desk.read(PEOPLE, LIST)

    assert (counts(moved), len(moved.lineage.gone)) == ({"updated": 1, "unchanged": 3}, 0)
    assert (counts(back), len(back.lineage.gone)) == ({"updated": 1, "unchanged": 3}, 0)


def test_an_event_that_becomes_known_is_taken_up_by_the_same_list() -> None:
    desk = Rehearsal()
    text = "ref,given_name,events,arrival\nA1,Ada,XX,2030-06-12\nA2,Bo,XX,\n"
    before = desk.read(PEOPLE, text)
    desk.read(ImportKind.EVENTS, EVENTS)

    after = desk.read(PEOPLE, text)

    assert (counts(before), counts(after)) == ({"created": 2}, {"updated": 2})
    assert desk.at("A1", "XX").arrival == date(2030, 6, 12)
    assert changes_nothing(desk.read(PEOPLE, text))


def test_an_answered_question_stays_answered_until_the_cell_says_something_else(desk: Rehearsal) -> None:
    answered = desk.read(PEOPLE, LIST, {"dob:A2": "1971-06-05"})
    again = desk.read(PEOPLE, LIST)
    other = desk.read(PEOPLE, LIST.replace("05/06/1971", "07/08/1971"))

    assert (counts(answered), asked(answered)) == ({"updated": 1, "unchanged": 3}, [])
    assert (changes_nothing(again), asked(again)) == (True, [])
    assert (counts(other), asked(other)) == ({"unchanged": 4}, ["dob:A2"])
    assert desk.person("A2").birth_date == date(1971, 6, 5)


def test_a_question_goes_away_with_a_better_cell(desk: Rehearsal) -> None:
    plan = desk.read(PEOPLE, LIST.replace("05/06/1971", "1971-06-05"))

    assert (counts(plan), asked(plan), desk.questions) == ({"updated": 1, "unchanged": 3}, [], {})


def test_another_row_number_alone_writes_nothing(desk: Rehearsal) -> None:
    header, *rows = LIST.splitlines()

    again = desk.read(PEOPLE, "\n".join((header, *reversed(rows))) + "\n")

    assert (counts(again), changes_nothing(again)) == ({"unchanged": 4}, True)
    assert [question.row for question in again.open_questions()] == [4]


@pytest.mark.parametrize(("kind", "text"), [(ImportKind.EVENTS, EVENTS), (ImportKind.VENUES, VENUES)])
def test_events_and_venues_again_change_nothing(kind: ImportKind, text: str) -> None:
    desk = Rehearsal()
    first = desk.read(kind, text)

    again = desk.read(kind, text)

    assert first.count(again.outcomes[0]) == 0
    assert changes_nothing(again)


def test_a_person_made_by_hand_is_taken_up_and_one_the_list_adds_nothing_to_leaves_no_trace() -> None:
    desk = Rehearsal()
    desk.put(a_person("A1", given_name="Ada", family_name="Prøve", emails=()))
    desk.put(a_person("A2", given_name="Bo", family_name="Fiktiv", emails=()))

    plan = desk.read(PEOPLE, "ref,given_name,family_name,phone\nA1,Ada,Prøve,\nA2,Bo,Liksom,2\n")

    assert counts(plan) == {"unchanged": 1, "updated": 1}
    assert [line.key for line in plan.lineage_changes()] == ["A2"]
    assert (desk.person("A2").family_name, desk.person("A2").also) == ("Fiktiv", (("family_name", "Liksom"),))
