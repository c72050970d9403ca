"""People on the organiser's screen: masked, and searched as masked; and the name a finding may use."""

from dataclasses import replace
from datetime import date

import pytest

from forumdesk.domain.disclosure import PersonView, UnknownEventError, display_name, masked, people_view
from forumdesk.domain.participation import Category, Visibility
from tests.core.disclosed import SECRETS, house
from tests.core.house import House, moment


def two_events() -> House:
    """A1 is open at both events; A2 has an alias at the later one; A3 lacks one; A4 is at no event."""
    made = house()
    made.event("LATE", start_date=date(2028, 1, 1))
    made.event("NONE", start_date=None)
    made.person(
        "A1",
        given_name="Åse",
        family_name="Prøvesen",
        native_name="آسا",
        organisation_id="oINST",
        other_refs=("B9",),
        emails=("aase@test.example", "a2@test.example"),
        birth_date=date(1970, 2, 3),
        arrival=date(2027, 6, 14),
        departure=moment("17 12:30"),
        category=Category.UN,
    )
    made.at("A1", "NONE")
    made.at("A1", "LATE", category=None)
    made.person("A2", **SECRETS)
    made.at("A2", "LATE", alias="Blue 1")
    made.person("A3", event="LATE", visibility=Visibility.NEED_TO_KNOW, **SECRETS)
    made.person("A4", event=None)
    return made


def test_a_person_is_shown_with_the_first_event_by_start() -> None:
    found = people_view(two_events().snapshot())

    assert found[0] == PersonView(
        ref="A1",
        also=("B9",),
        print_name="Åse Prøvesen",
        name_native="آسا",
        organisation="Testville Institute",
        category="un",
        answer="proposed",
        alias="",
        visibility="participants",
        dob="1970-02-03",
        arrival="2027-06-14",
        departure="2027-06-17T12:30Z",
        events=("OF27", "LATE", "NONE"),
        email="aase@test.example",
        emails=("aase@test.example", "a2@test.example"),
    )
    assert [view.ref for view in found] == ["A1", "A2", "A3", "A4"]


def test_an_events_people_are_shown_with_that_event() -> None:
    found = people_view(two_events().snapshot(), "LATE")

    assert [(view.ref, view.category, view.alias) for view in found] == [
        ("A1", "", ""),
        ("A2", "expert", "Blue 1"),
        ("A3", "expert", ""),
    ]


def test_arrival_and_departure_are_those_of_the_first_event_that_has_them() -> None:
    made = house()
    made.event("EARLY", start_date=date(2026, 1, 1))
    made.person("A1", arrival=moment("13 15:00"), departure=date(2027, 6, 17))
    made.at("A1", "EARLY")
    snapshot = made.snapshot()

    ((anywhere,), (early,)) = (people_view(snapshot), people_view(snapshot, "EARLY"))

    assert anywhere.events == ("EARLY", "OF27")
    assert (anywhere.arrival, anywhere.departure) == ("2027-06-13T15:00Z", "2027-06-17")
    assert (early.arrival, early.departure) == ("", "")


def test_an_event_that_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownEventError) as refused:
        people_view(two_events().snapshot(), "NOWHERE")

    assert refused.value.code == "NOWHERE"


def test_somebody_at_no_event_has_no_participation() -> None:
    found = people_view(two_events().snapshot())[-1]

    assert (found.category, found.answer, found.visibility, found.events) == ("", "", "", ())


@pytest.mark.parametrize("event", [None, "OF27", "LATE"])
def test_who_is_protected_anywhere_is_masked_everywhere(event: str | None) -> None:
    found = next(view for view in people_view(two_events().snapshot(), event) if view.ref == "A2")

    assert (found.print_name, found.name_native, found.dob, found.email, found.emails) == ("Blue 1", "", "", "", ())


def test_who_lacks_the_alias_has_no_name() -> None:
    found = people_view(two_events().snapshot())[2]

    assert (found.print_name, found.name_native) == ("", "")


def test_revealing_shows_everything() -> None:
    found = people_view(two_events().snapshot(), reveal=True)[1]

    assert (found.print_name, found.dob) == ("H. Skjultsen-Prøve", "1961-02-03")
    assert found.emails == ("hemmeliga@front.example", "hs@front.example")


@pytest.mark.parametrize(
    "search", ["ase", "AASE", "provesen åse", "آسا", "institute", "b9", "a2@test", "Prøvesen", "proevesen"]
)
def test_a_search_finds_names_organisations_refs_and_addresses(search: str) -> None:
    assert "A1" in [view.ref for view in people_view(two_events().snapshot(), search=search)]


@pytest.mark.parametrize("search", ["Skjultsen", "hemmeliga", "سرية", "hs@front", "1961"])
def test_a_search_never_matches_what_is_masked(search: str) -> None:
    snapshot = two_events().snapshot()

    assert people_view(snapshot, search=search) == []


def test_a_search_matches_the_alias_and_when_revealed_the_name() -> None:
    snapshot = two_events().snapshot()

    assert [view.ref for view in people_view(snapshot, search="blue")] == ["A2"]
    assert [view.ref for view in people_view(snapshot, search="skjultsen", reveal=True)] == ["A2", "A3"]


@pytest.mark.parametrize(
    ("ref", "event", "expected"),
    [
        ("A1", None, "Åse Prøvesen"),
        ("A2", "eLATE", "Blue 1"),
        ("A2", "eOF27", "Blue 1"),
        ("A2", None, "Blue 1"),
        ("A3", "eLATE", "A3"),
        ("A3", None, "A3"),
        ("A4", None, "GivenA4 FamilyA4"),
    ],
)
def test_findings_name_the_protected_by_alias_or_ref(ref: str, event: str | None, expected: str) -> None:
    snapshot = two_events().snapshot()

    assert display_name(snapshot, f"p{ref}", event) == expected
    assert masked(snapshot, f"p{ref}") == (ref in ("A2", "A3"))


def test_at_an_event_that_lacks_the_alias_another_events_alias_does_not_stand_in() -> None:
    made = two_events()
    made.participations[:] = [
        replace(one, visibility=Visibility.NEED_TO_KNOW) if one.id == "aA2OF27" else one for one in made.participations
    ]

    assert display_name(made.snapshot(), "pA2", "eOF27") == "A2"
