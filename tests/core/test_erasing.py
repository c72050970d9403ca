"""What tells of somebody: which texts are looked for, where they are found, and what is left alone."""

import pytest

from forumdesk.domain import erasing
from forumdesk.domain.erasing import Search, Traces
from forumdesk.domain.people import NameOrder
from forumdesk.domain.snapshot import Snapshot
from tests.builders import a_participation, a_person, a_role, a_room, a_session, a_venue, an_event, an_organisation


@pytest.mark.parametrize(
    "text",
    [
        "asked by ADA FICTAND today",
        '{"notes":"first line\\nFictand"}',
        '[\\"a\\\\tFictand\\"]',
        "see ada@nowhere.example.",
        "Jose\u0301 Prøve",
        "请联系李文静先生",
        "tel. +47-22-00-00-11",
        "A07+A31",
        "0123456789abcdef0123456789abcdef",
    ],
)
def test_whoever_is_looked_for_is_found_however_it_is_written(text: str) -> None:
    texts = ("Fictand", "ada@nowhere.example", "José Prøve", "李文静", "+47 22 00 00 11")
    search = Search(Traces(frozenset(texts), frozenset({"A31"})), ("0123456789abcdef0123456789abcdef",))

    assert search.tells(text)


@pytest.mark.parametrize("text", ["Fictandsen", "A310", "17", "nowhere.example", "Prøve José", "李文", ""])
def test_what_only_looks_alike_is_not_found(text: str) -> None:
    search = Search(Traces(frozenset({"Fictand", "José Prøve", "李文静", ""}), frozenset({"A31", "17"})))

    assert not search.tells(text)


def test_a_text_is_struck_where_it_stands_the_longest_first_and_another_is_left_as_it_is() -> None:
    search = Search(Traces(frozenset({"Ada", "Ada Fictand"})))

    assert search.struck("Ada Fictand; ada came.") == "[erased]; [erased] came."
    assert search.struck("Nobody of that name") == "Nobody of that name"


def test_names_addresses_aliases_and_refs_tell_of_a_person() -> None:
    event = an_event()
    person = a_person(
        "A1",
        given_name="Wen",
        family_name="Prøve",
        name_order=NameOrder.FAMILY_FIRST,
        native_name="文",
        phones=("+47 1",),
        also=(("email", "old@nowhere.example"),),
        other_refs=("B2",),
    )

    traces = erasing.of_person(person, [a_participation(person, event, alias="Heron")])

    assert {"Wen Prøve", "Prøve Wen", "文", "+47 1", "old@nowhere.example", "Heron"} < traces.texts
    assert traces.marks == {"A1", "B2"}


def test_what_also_tells_of_somebody_who_stays_is_not_looked_for() -> None:
    event, other, venue = an_event("XX", title="Talks"), an_event("YY", title="Other talks"), a_venue()
    gone = a_person("A1", given_name="Ada", family_name="Berg", emails=("office@nowhere.example",))
    stays = a_person("A2", given_name="Ada", family_name="Ås", emails=("office@nowhere.example",))
    snapshot = Snapshot(
        events={one.id: one for one in (event, other)},
        people={one.id: one for one in (gone, stays)},
        venues={venue.id: venue},
        rooms={(room := a_room(venue)).id: room},
        organisations={(body := an_organisation("Berg Institute")).id: body},
    )
    traces = erasing.of_person(gone, ()) | Traces(frozenset({"An", "Heron"})) | erasing.of_event(event)

    left = erasing.alone(traces, snapshot, frozenset({gone.id, event.id}))

    assert left.texts == {"Ada Berg", "Berg Ada", "Heron"}
    assert left.marks == {"A1", "XX"}


def test_an_event_is_not_looked_for_by_a_word_that_sessions_elsewhere_are_called_by() -> None:
    event, other = an_event("XX", title="Bridges", cover_title="Paperwork"), an_event("YY")
    sessions = [a_session(event, "T1", title="Paperwork"), a_session(other, "T2", title="On bridges")]
    snapshot = Snapshot(events={one.id: one for one in (event, other)}, sessions={one.id: one for one in sessions})
    traces = erasing.of_event(event)

    assert erasing.alone(traces, snapshot, frozenset({event.id}), titles=True).texts == {"Paperwork"}
    assert erasing.alone(traces, snapshot, frozenset({event.id})).texts == {"Bridges", "Paperwork"}


def test_with_an_event_go_those_who_have_to_do_with_no_other() -> None:
    event, other = an_event("XX"), an_event("YY")
    people = [a_person(f"A{number}") for number in range(4)]
    session, elsewhere = a_session(event, "T1"), a_session(other, "T2")
    snapshot = Snapshot(
        sessions={one.id: one for one in (session, elsewhere)},
        participations=(a_participation(people[0], event), a_participation(people[1], event)),
        roles=(a_role(people[1], elsewhere), a_role(people[2], session), a_role(people[3], elsewhere)),
    )

    assert erasing.known_only_at(snapshot, event) == {people[0].id, people[2].id}
