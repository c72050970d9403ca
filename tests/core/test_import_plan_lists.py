"""Events, venues, organisations, delegations and separation rules: what each row gives, and what makes no sense."""

from dataclasses import replace
from datetime import date

import pytest

from forumdesk.domain.events import Discretion, Event, EventKind
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.separation import RuleVisibility, Scope, SeparationKind, SeparationRule
from forumdesk.importers.columns import ImportKind
from tests.builders import an_event
from tests.core.rehearsal import EVENTS, VENUES, Rehearsal, asked, changes_nothing, counts, problems


@pytest.fixture
def desk() -> Rehearsal:
    rehearsal = Rehearsal()
    rehearsal.read(ImportKind.EVENTS, EVENTS)
    return rehearsal


def test_events_come_in_whole_and_a_discreet_one_gets_letters_of_its_own() -> None:
    desk = Rehearsal()

    plan = desk.read(
        ImportKind.EVENTS,
        "kode;tittel;dekktittel;type;diskresjon;sted;dekksted;tidssone;startdato;sluttdato;vertskap;lokaler;merking;"
        "arrangør e-post;arrangør;Budsjett\n"
        "OF;Forum;;forum;åpen;Intetsted;;Europe/Oslo;12. juni 2030;14.06.2030;UD|HD;V1|V9;UGRADERT;d@x.example;Desk;7\n"
        "DD;Samtaler;Seminar;dialog;diskret;Muscat;Hotell;asia/muscat;;;;;;nobody;;\n",
    )

    forum, talks = desk.snapshot().events.values()
    assert (counts(plan), problems(plan)) == ({"created": 2}, [("DD", "organiser_email", "invalid-email")])
    assert (forum.start_date, forum.end_date, forum.hosts) == (date(2030, 6, 12), date(2030, 6, 14), ("UD", "HD"))
    assert (forum.venue_codes, forum.custom, forum.discretion) == (("V1", "V9"), (("Budsjett", "7"),), Discretion.OPEN)
    assert (talks.kind, talks.zone, talks.organiser_email) == (EventKind.DIALOGUE, "Asia/Muscat", "nobody")
    assert (forum.copy_letters, len(talks.copy_letters)) == ("", 4)


def test_an_unreadable_discretion_is_discreet_and_an_unknown_zone_is_told() -> None:
    desk = Rehearsal()

    plan = desk.read(ImportKind.EVENTS, "code,discretion,zone,start_date\nOF,hidden,CST,06/07/2030\n,,,\nPF,,,\n")

    event = desk.snapshot().event_by_code["OF"]
    assert (event.discretion, event.zone, event.start_date) == (Discretion.DISCREET, "UTC", None)
    assert problems(plan) == [("OF", "discretion", "unknown-value"), ("OF", "zone", "unknown-value")]
    assert asked(plan) == ["start_date:OF"]
    assert desk.snapshot().event_by_code["PF"].discretion is Discretion.INTERNAL


def test_an_event_that_turns_discreet_gets_its_letters_then(desk: Rehearsal) -> None:
    plan = desk.read(ImportKind.EVENTS, EVENTS.replace("forum,internal", "forum,discreet"))

    assert counts(plan) == {"updated": 1, "unchanged": 1}
    assert len(desk.snapshot().event_by_code["XX"].copy_letters) == 4


def test_an_event_made_by_hand_is_filled_from_the_list() -> None:
    desk = Rehearsal()
    made: Event = an_event("OF", place="")
    desk.put(made)

    plan = desk.read(ImportKind.EVENTS, "code,title,place,zone\nOF,Forum,Somewhere,\n")

    assert counts(plan) == {"updated": 1}
    assert desk.snapshot().events[made.id] == replace(made, title="Forum", place="Somewhere")


def test_rooms_of_one_venue_share_it_and_the_first_row_describes_it() -> None:
    desk = Rehearsal()

    plan = desk.read(
        ImportKind.VENUES,
        "venue_id,venue,place,tz,room,aliases,capacity,zone,booths,step_free,Floor plan\n"
        "V1,House,,,Blue,Blå|B,40,A,2,yes,x\n"
        "V1,Home,Town,Europe/Oslo,Red,,many,B,,perhaps,\n"
        "V2,Barn,,Mars,,,,,,,y\n"
        ",,,,Green,,,,,,\n",
    )

    snapshot = desk.snapshot()
    house, barn = snapshot.venues.values()
    blue, red = snapshot.rooms.values()
    assert counts(plan) == {"created": 3, "rejected": 1}
    assert (house.name, house.place, house.zone) == ("House", "Town", "Europe/Oslo")
    assert (blue.aliases, blue.capacity, blue.booths, blue.step_free) == (("Blå", "B"), 40, 2, True)
    assert (red.capacity, red.booths, red.step_free, blue.custom) == (None, 0, None, (("Floor plan", "x"),))
    assert (barn.zone, barn.custom) == ("UTC", (("Floor plan", "y"),))
    assert problems(plan) == [
        ("V1", "capacity", "unknown-value"),
        ("V1", "step_free", "unknown-value"),
        ("V2", "tz", "unknown-value"),
        ("", "venue_id", "missing-key"),
    ]


def test_a_venue_without_an_id_goes_by_its_name() -> None:
    desk = Rehearsal()

    desk.read(ImportKind.VENUES, "venue,room\nHouse,Blue\nHouse,Red\n")

    assert [venue.code for venue in desk.snapshot().venues.values()] == ["House"]
    assert len(desk.snapshot().rooms) == 2


def test_a_changed_room_is_updated_and_the_venue_with_it() -> None:
    desk = Rehearsal()
    desk.read(ImportKind.VENUES, VENUES)

    plan = desk.read(
        ImportKind.VENUES, VENUES.replace("Room B,40", "Room B,45").replace("House of Felt", "House of Wool")
    )

    assert counts(plan) == {"updated": 2, "unchanged": 4}
    assert {room.capacity for room in desk.snapshot().rooms.values() if room.name == "Blue Room"} == {45, 10}


ORGANISATIONS = (
    "canonical_name,short,aliases,type,country,source\n"
    "Ministry of Paper,MoP,Papirdepartementet,ministry,NO,invented\n"
    "mop,,Paper Ministry,,,\n"
    "House of Felt,,,ngo,,\n"
)


def test_any_name_of_an_organisation_means_that_one() -> None:
    desk = Rehearsal()

    plan = desk.read(ImportKind.ORGANISATIONS, ORGANISATIONS)
    again = desk.read(ImportKind.ORGANISATIONS, ORGANISATIONS)

    paper, felt = desk.snapshot().organisations.values()
    assert counts(plan) == {"created": 2, "merged": 1}
    assert (paper.name, paper.aliases) == ("Ministry of Paper", ("Papirdepartementet", "Paper Ministry"))
    assert felt.type == "ngo"
    assert (counts(again), changes_nothing(again)) == ({"unchanged": 3}, True)


def test_two_lists_of_organisations_speak_for_themselves() -> None:
    desk = Rehearsal()
    other = "canonical_name,aliases,type,source\nMinistry of Paper,PM,,a second list\n"
    desk.read(ImportKind.ORGANISATIONS, ORGANISATIONS)

    plan = desk.read(ImportKind.ORGANISATIONS, other)
    again = [desk.read(ImportKind.ORGANISATIONS, text) for text in (ORGANISATIONS, other, ORGANISATIONS)]

    paper = next(iter(desk.snapshot().organisations.values()))
    assert (counts(plan), list(map(changes_nothing, again))) == ({"updated": 1}, [True, True, True])
    assert (paper.type, paper.source) == ("ministry", "a second list")
    assert paper.aliases == ("Papirdepartementet", "Paper Ministry", "PM")


def test_a_list_that_says_nothing_new_leaves_no_trace() -> None:
    desk = Rehearsal()
    rows = "".join(f"House {number},H{number}\n" for number in range(9))
    desk.read(ImportKind.ORGANISATIONS, "canonical_name,short\n" + rows)

    plan = desk.read(ImportKind.ORGANISATIONS, "canonical_name,short\nHouse 3,H3\nHouse 3,H3\n")

    assert (counts(plan), changes_nothing(plan)) == ({"unchanged": 2}, True)


def test_a_row_written_twice_about_an_event_that_is_here_already_leaves_no_trace() -> None:
    desk = Rehearsal()
    desk.put(an_event("OF", title="Forum"))

    plan = desk.read(ImportKind.EVENTS, "code,title\nOF,Forum\nOF,Forum\n")

    assert (counts(plan), changes_nothing(plan)) == ({"unchanged": 2}, True)


def test_what_was_typed_in_a_list_of_people_becomes_the_organisation_it_meant() -> None:
    desk = Rehearsal()
    people = "ref,given_name,organisation\nA1,Ada,MoP\nA2,Bo,papirdepartementet\nA3,Cy,House of Felt\n"
    desk.read(ImportKind.PEOPLE, people)
    felt = desk.person("A3").organisation_id
    rule = SeparationRule("r", "R1", None, Scope.ORGANISATION, "", "", SeparationKind.NO_SAME_ROOM)
    typed = {one.name: one.id for one in desk.snapshot().organisations.values()}
    desk.put(replace(rule, left=typed["papirdepartementet"], right=typed["House of Felt"]))

    plan = desk.read(ImportKind.ORGANISATIONS, ORGANISATIONS)
    again = desk.read(ImportKind.PEOPLE, people)

    assert counts(plan) == {"updated": 2, "merged": 1}
    assert desk.person("A1").organisation_id == desk.person("A2").organisation_id
    assert (desk.person("A3").organisation_id, changes_nothing(again)) == (felt, True)
    assert {one.name for one in desk.snapshot().organisations.values()} == {"Ministry of Paper", "House of Felt"}
    assert desk.snapshot().rules[0].left == desk.person("A1").organisation_id


def test_a_new_canonical_name_keeps_the_old_one_as_an_alias() -> None:
    desk = Rehearsal()
    desk.put(Organisation("o", "MoP", aliases=("Paper Ministry",)))

    desk.read(ImportKind.ORGANISATIONS, "canonical_name,aliases\nPaper Ministry,PM\n")

    assert desk.snapshot().organisations["o"] == Organisation(
        "o", "Paper Ministry", aliases=("Paper Ministry", "PM", "MoP")
    )


def test_delegations_need_an_event_and_can_do_without_a_head(desk: Rehearsal) -> None:
    desk.read(ImportKind.PEOPLE, "ref,given_name,dob\nA1,Ada,1970-02-03\nA2,ADA,1970-02-03\n")
    text = (
        "code,event,side,head,agreed_size,lead_rank\nHE,XX,north,A2,4,minister\nSH,XX,,A9,four,\n"
        "HE,QQ,,,,\n,XX,,,,\nHE,YY,,,,\n"
    )

    plan = desk.read(ImportKind.DELEGATIONS, text)
    again = desk.read(ImportKind.DELEGATIONS, text)
    changed = desk.read(ImportKind.DELEGATIONS, text.replace("A2,4", "A2,5"))

    heron, shrike, other = desk.snapshot().delegations
    assert counts(plan) == {"created": 3, "rejected": 2}
    assert problems(plan) == [
        ("SH", "head", "unknown-ref"),
        ("SH", "agreed_size", "unknown-value"),
        ("HE", "event", "unknown-ref"),
        ("", "code", "missing-key"),
    ]
    assert (heron.head_id, heron.side, heron.lead_rank) == (desk.person("A1").id, "north", "minister")
    assert (shrike.head_id, shrike.agreed_size, other.code) == (None, None, "HE")
    assert (changes_nothing(again), counts(changed)) == (True, {"updated": 1, "unchanged": 2, "rejected": 2})
    assert heron.agreed_size == 5


RULES = (
    "rule_id,event,scope,left,right,rule,minutes,meaning,visibility\n"
    "R1,XX,person,A1,A2,no_same_room,15,Old quarrel,protocol\n"
    "R2,,organisasjon,mop,House of Felt,ikke samme sone,,,\n"
    "R3,XX,delegation,HE,SH,staggered_arrival,,,\n"
)


@pytest.fixture
def sides(desk: Rehearsal) -> Rehearsal:
    desk.read(ImportKind.ORGANISATIONS, ORGANISATIONS)
    desk.read(ImportKind.PEOPLE, "ref,given_name,events,delegation\nA1,Ada,XX,HE\nA2,Bo,XX,\n")
    desk.read(ImportKind.DELEGATIONS, "code,event\nSH,XX\n")
    return desk


def test_rules_name_people_organisations_and_delegations(sides: Rehearsal) -> None:
    plan = sides.read(ImportKind.SEPARATIONS, RULES)
    again = sides.read(ImportKind.SEPARATIONS, RULES)
    changed = sides.read(ImportKind.SEPARATIONS, RULES.replace("no_same_room,15", "no_same_floor,20"))

    person, organisation, delegation = sides.snapshot().rules
    assert (counts(plan), problems(plan)) == ({"created": 3}, [])
    assert (person.left, person.right) == (sides.person("A1").id, sides.person("A2").id)
    assert (person.reason, person.visibility) == ("Old quarrel", RuleVisibility.PROTOCOL)
    assert (organisation.event_id, organisation.kind) == (None, SeparationKind.NO_SAME_ZONE)
    assert {organisation.left, organisation.right} == set(sides.snapshot().organisations)
    assert (delegation.left, delegation.right, delegation.minutes) == ("HE", "SH", 0)
    assert (changes_nothing(again), counts(changed)) == (True, {"updated": 1, "unchanged": 2})
    assert (person.kind, person.minutes) == (SeparationKind.NO_SAME_FLOOR, 20)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (",XX,person,A1,A2,no_same_room,,,", [("", "rule_id", "missing-key")]),
        ("R1,QQ,person,A1,A2,no_same_room,,,", [("R1", "event", "unknown-ref")]),
        ("R1,XX,family,A1,A2,no_same_room,,,", [("R1", "scope", "unknown-value")]),
        ("R1,XX,person,A1,A2,no_talking,,,", [("R1", "rule", "unknown-value")]),
        ("R1,XX,person,A1,A9,no_same_room,,,", [("R1", "right", "unknown-ref")]),
        ("R1,XX,organisation,Nobody,mop,no_same_room,,,", [("R1", "left", "unknown-ref")]),
        ("R1,YY,delegation,HE,SH,no_same_room,,,", [("R1", "left", "unknown-ref"), ("R1", "right", "unknown-ref")]),
    ],
)
def test_a_rule_that_makes_no_sense_is_rejected(sides: Rehearsal, row: str, found: list[tuple[str, str, str]]) -> None:
    plan = sides.read(ImportKind.SEPARATIONS, RULES.splitlines()[0] + "\n" + row + "\n")

    assert (counts(plan), problems(plan)) == ({"rejected": 1}, found)
    assert all(problem.rejected for problem in plan.problems)


def test_a_rule_of_delegations_without_an_event_holds_where_they_are(sides: Rehearsal) -> None:
    plan = sides.read(
        ImportKind.SEPARATIONS,
        "rule_id,scope,left,right,rule,minutes,visibility\nR1,delegation,HE,SH,no_same_room,x,y\n",
    )

    rule = sides.snapshot().rules[0]
    assert (rule.event_id, rule.minutes, rule.visibility) == (None, 0, RuleVisibility.ORGANISER_ONLY)
    assert [field for _, field, _ in problems(plan)] == ["minutes", "visibility"]


def test_a_rule_made_by_hand_is_taken_over_by_the_list(sides: Rehearsal) -> None:
    made = SeparationRule("r", "R1", None, Scope.PERSON, "x", "y", SeparationKind.NO_SAME_ROOM, 60, "By hand")
    sides.put(made)

    plan = sides.read(ImportKind.SEPARATIONS, RULES.splitlines()[0] + "\nR1,XX,person,A1,A2,no_same_zone,,,\n")

    rule = sides.snapshot().rules[0]
    assert counts(plan) == {"updated": 1}
    assert (rule.left, rule.kind, rule.minutes, rule.reason) == (
        sides.person("A1").id,
        SeparationKind.NO_SAME_ZONE,
        60,
        "By hand",
    )
