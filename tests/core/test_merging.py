"""Two records become one and lose nothing; updates leave a user's own edits alone."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.merging import merge_participations, merge_people, text_of, three_way
from forumdesk.domain.moments import Moment
from forumdesk.domain.participation import Answer, Participation, Visibility
from forumdesk.domain.people import NameOrder, Person

ADA = Person(
    "1", "A1", given_name="Ada", family_name="Prøve", phones=("1",), emails=("a@x.example",), notes="Sits left"
)
ADA2 = Person("2", "A2", given_name="ADA", family_name="Prøve", phones=("2", "1"), title_line="Envoy", notes="Walks")


def test_what_differs_is_kept_and_the_first_is_shown() -> None:
    merged = merge_people(ADA, ADA2)

    assert (merged.id, merged.ref, merged.other_refs) == ("1", "A1", ("A2",))
    assert (merged.given_name, merged.title_line) == ("Ada", "Envoy")
    assert merged.phones == ("1", "2")
    assert merged.also == (("given_name", "ADA"),)


def test_notes_and_needs_are_shown_together_each_once() -> None:
    one = Participation("p", "1", "e", diet="vegetarian|no nuts", access_need="ramp")
    other = Participation("q", "2", "e", diet="no nuts|no fish", access_need="ramp", prayer_need="quiet room")

    merged, person = merge_participations(one, other), merge_people(ADA, ADA2)

    assert (merged.diet, merged.access_need, merged.prayer_need) == ("vegetarian|no nuts|no fish", "ramp", "quiet room")
    assert (merged.also, person.notes) == ((), "Sits left\nWalks")


def test_a_third_record_adds_to_what_two_kept() -> None:
    third = Person("3", "A3", given_name="ADA", notes="Walks", birth_date=date(1970, 2, 3), title_line="Guest")

    merged = merge_people(merge_people(ADA, ADA2), third)

    assert merged.refs == ("A1", "A2", "A3")
    assert (merged.birth_date, merged.notes) == (date(1970, 2, 3), "Sits left\nWalks")
    assert merged.also == (("given_name", "ADA"), ("title_line", "Guest"))


def test_a_value_that_is_the_default_counts_as_said_by_nobody() -> None:
    merged = merge_people(ADA, replace(ADA2, name_order=NameOrder.FAMILY_FIRST))

    assert merged.name_order is NameOrder.FAMILY_FIRST


def test_the_more_careful_visibility_holds_and_the_other_is_kept() -> None:
    open_one = Participation("p", "1", "e", visibility=Visibility.PUBLIC, sign_code="AAAA")
    hidden = Participation("q", "2", "e", visibility=Visibility.NEED_TO_KNOW, alias="HERON", sign_code="BBBB")

    merged = merge_participations(open_one, hidden)
    other_way = merge_participations(hidden, open_one)

    assert (merged.visibility, merged.alias, merged.sign_code) == (Visibility.NEED_TO_KNOW, "HERON", "AAAA")
    assert merged.also == other_way.also == (("visibility", "public"),)


def test_a_consent_that_was_denied_once_is_denied() -> None:
    yes, no = (Participation("p", "1", "e", consent_photo=given) for given in (True, False))

    merged = [merge_participations(yes, no), merge_participations(no, yes), merge_participations(yes, yes)]

    assert [one.consent_photo for one in merged] == [False, False, True]
    assert [one.also for one in merged] == [(("consent_photo", "yes"),), (("consent_photo", "yes"),), ()]


def test_a_consent_given_in_one_record_only_is_taken() -> None:
    silent, yes = Participation("p", "1", "e"), Participation("q", "1", "e", consent_recording=True, sign_code="B")

    merged = merge_participations(silent, yes)

    assert (merged.consent_recording, merged.sign_code) == (True, "B")


def test_travel_that_differs_is_kept_as_stored() -> None:
    at_noon = Moment(datetime(2030, 6, 14, 12, tzinfo=UTC), "Europe/Oslo")
    first = Participation("p", "1", "e", arrival=date(2030, 6, 14))

    merged = merge_participations(first, Participation("q", "1", "e", arrival=at_noon))

    assert merged.also == (("arrival", "2030-06-14T12:00:00Z[Europe/Oslo]"),)


def test_only_what_changed_between_two_editions_is_applied() -> None:
    current = replace(ADA, title_line="Typed by a user", notes="Edited", phones=("1", "9"))

    updated = three_way(ADA, replace(ADA, notes="New", phones=("1", "2")), current)

    assert (updated.title_line, updated.notes, updated.phones) == ("Typed by a user", "New", ("1", "9", "2"))


def test_a_list_value_taken_away_is_taken_away_and_an_untouched_list_takes_the_new_order() -> None:
    base = replace(ADA, phones=("1", "2"))

    edited = three_way(base, replace(base, phones=("2",)), replace(base, phones=("1", "2", "9")))
    untouched = three_way(base, replace(base, phones=("2", "1")), base)

    assert (edited.phones, untouched.phones) == (("2", "9"), ("2", "1"))


def test_values_are_kept_as_text() -> None:
    texts = [text_of(value) for value in (None, True, False, date(2030, 6, 14), Answer.INVITED)]

    assert texts == ["", "yes", "no", "2030-06-14", "invited"]


people = st.builds(
    Person,
    st.just("1"),
    st.sampled_from(["A1", "A2"]),
    given_name=st.sampled_from(["", "Ada", "ADA"]),
    title_line=st.sampled_from(["", "x", "y"]),
    notes=st.sampled_from(["", "x", "y"]),
    birth_date=st.sampled_from([None, date(1970, 2, 3), date(1971, 2, 3)]),
    emails=st.lists(st.sampled_from(["a", "b"]), unique=True, max_size=2).map(tuple),
)


@given(people, people)
def test_a_merge_loses_nothing(one: Person, other: Person) -> None:
    merged = merge_people(one, other)

    shown = {(name, text_of(getattr(merged, name))) for name in ("given_name", "title_line", "birth_date")}
    said = {
        (name, text_of(getattr(each, name)))
        for each in (one, other)
        for name in ("given_name", "title_line", "birth_date")
    }
    assert {pair for pair in said if pair[1]} <= shown | set(merged.also)
    assert set(one.emails) | set(other.emails) == set(merged.emails)
    assert {one.notes, other.notes} - {""} == set(merged.notes.split("\n")) - {""}
    assert {one.ref, other.ref} == set(merged.refs)


@given(people, people)
def test_an_edition_that_says_the_same_changes_nothing(base: Person, current: Person) -> None:
    assert three_way(base, base, current) == current
