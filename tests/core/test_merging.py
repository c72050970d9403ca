"""Two records become one and lose nothing; updates leave a user's own edits alone."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.merging import (
    at_event,
    choosable,
    merge_participations,
    merge_people,
    prefer_participation,
    prefer_person,
    shown_together,
    text_of,
    three_way,
    unsaid,
)
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


def preferred(first: Person, second: Person, *chosen: str) -> Person:
    return prefer_person(merge_people(first, second), second, chosen)


def test_a_chosen_value_is_shown_and_the_other_kept() -> None:
    envoy, guest = replace(ADA, title_line="Envoy"), replace(ADA2, title_line="Guest")

    one = preferred(envoy, guest, "title_line", "phones")

    assert (one.title_line, one.also) == ("Guest", (("given_name", "ADA"), ("title_line", "Envoy")))
    assert (one.ref, one.phones) == ("A1", ("2", "1"))
    assert preferred(envoy, guest) == merge_people(envoy, guest)


def test_what_the_chosen_one_does_not_say_stays() -> None:
    assert preferred(ADA2, ADA, "title_line", "birth_date") == merge_people(ADA2, ADA)


def test_a_name_is_chosen_whole_and_the_print_name_stays_with_whom_it_was_chosen_for() -> None:
    one = replace(ADA, family_name="Prøve")
    other = Person("2", "A2", given_name="Li Wei", name_order=NameOrder.FAMILY_FIRST)

    name = preferred(one, other, "name")
    both = preferred(one, other, "name", "print_name")
    printed = preferred(one, other, "print_name")

    assert (name.given_name, name.family_name, name.name_order) == ("Li Wei", "", NameOrder.FAMILY_FIRST)
    assert name.print_name == merge_people(one, other).print_name
    assert ("family_name", "Prøve") in name.also
    assert (both.print_name, both.given_name) == ("Li Wei", "Li Wei")
    assert (printed.print_name, printed.family_name) == ("Li Wei", "Prøve")


def test_somebody_without_a_name_in_parts_gives_none_away() -> None:
    native = Person("2", "A2", native_name="李维")

    assert preferred(ADA, native, "name") == merge_people(ADA, native)
    assert preferred(ADA, native, "name", "print_name").print_name == "李维"


def test_a_printed_name_that_is_the_same_is_not_typed_anew() -> None:
    assert preferred(ADA, replace(ADA, id="2", ref="A2"), "name", "print_name").print_name_typed == ""


def test_what_must_be_settled_with_care_cannot_be_chosen() -> None:
    hidden = Participation(
        "p", "1", "e", visibility=Visibility.NEED_TO_KNOW, consent_photo=False, answer=Answer.INVITED
    )
    public = Participation("q", "2", "e", visibility=Visibility.PUBLIC, consent_photo=True, answer=Answer.CONFIRMED)
    both = merge_participations(hidden, public)

    one = prefer_participation(both, public, ("visibility", "consent_photo", "answer"))

    assert (one.visibility, one.consent_photo, one.answer) == (Visibility.NEED_TO_KNOW, False, Answer.CONFIRMED)
    assert not any(choosable(name) for name in ("visibility", "consent_recording", "notes", "diet", "sign_code", "id"))
    assert choosable("alias")


def test_fields_of_an_event_are_named_with_it() -> None:
    assert at_event({"answer@e1", "category@e2", "phones"}, "e1") == {"answer"}


def test_a_field_that_holds_its_default_was_said_by_nobody() -> None:
    assert unsaid(Participation("p", "1", "e"), "answer")
    assert not unsaid(ADA, "given_name")
    assert (shown_together("diet"), shown_together("alias")) == (True, False)


@given(st.sampled_from(["", "Envoy"]), st.sampled_from(["", "Guest"]), st.sets(st.sampled_from(["title_line", "name"])))
def test_whatever_is_chosen_nothing_is_lost(first: str, second: str, chosen: set[str]) -> None:
    one = preferred(replace(ADA, title_line=first), replace(ADA2, title_line=second), *chosen)

    said = {one.title_line, *(value for name, value in one.also if name == "title_line")}
    assert {first, second} - {""} <= said
