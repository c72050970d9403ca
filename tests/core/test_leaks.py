"""What would leak: each output's view of an event, a session, a person, as cards have it and screens may show it."""

from dataclasses import replace

from forumdesk.domain.badges import BadgeState
from forumdesk.domain.copies import Copy
from forumdesk.domain.disclosure import (
    HIDDEN,
    Audience,
    Field,
    Kept,
    Output,
    Shown,
    Sight,
    Standing,
    differences,
    event_sights,
    looking,
    person_sights,
    session_sights,
)
from forumdesk.domain.disclosure.card_fields import FIELD_OF
from forumdesk.domain.participation import Visibility
from forumdesk.domain.programme import Interpretation, Role, SessionKind, SessionVisibility
from forumdesk.domain.separation import Scope, SeparationKind
from forumdesk.domain.venues import Venue
from tests.builders import a_badge, a_person, an_event
from tests.core.disclosed import SECRETS, discreet, house, strings_of, the_list, valid
from tests.core.house import House, moment


def a_forum(made: House) -> House:
    """Ada speaks openly; Blue 1 has names for badge and hotel, and interprets."""
    made.person(
        "A1",
        given_name="Ada",
        family_name="Exempel",
        native_name="آدا",
        title_line="Director",
        organisation_id="oINST",
        emails=("ada@nowhere.example",),
        phones=("+00 555",),
        arrival=moment("14 06:00"),
        visibility=Visibility.PUBLIC,
        sign_code="K7QX",
        diet="vegan",
    )
    made.person("A2", alias="Blue 1", alias_badge="Guest A", alias_hotel="K. Lind", **SECRETS)
    made.session("T1", "14 10:00", "14 11:00", ["A1", "A2"], room=made.room("Blue Room"), languages=("en", "ar"))
    made.role("T1", "A1", Role.SPEAKER)
    made.role("T1", "A2", Role.INTERPRETER)
    made.sessions["sT1"] = replace(
        made.sessions["sT1"],
        kind=SessionKind.MEAL,
        visibility=SessionVisibility.PUBLIC,
        interpretation=Interpretation.WHISPERED,
    )
    made.venues["vV"] = Venue("vV", "V", name="Lake House", place="Testville")
    return made


def of_person(made: House, ref: str) -> dict[Output, Sight]:
    look = looking(made.snapshot(), "OF27", valid, ("pA1",))
    return {one.output: one for one in person_sights(look, f"p{ref}")}


def of_session(made: House, code: str = "T1") -> dict[Output, Sight]:
    return {one.output: one for one in session_sights(looking(made.snapshot(), "OF27", valid), f"s{code}")}


def test_every_column_of_every_list_is_a_field_of_the_view() -> None:
    snapshot = a_forum(house()).snapshot()
    cards = [the_list(snapshot, audience).card for audience in Audience]

    assert {column.key for card in cards if card for column in card.columns} <= set(FIELD_OF)


def test_an_open_person_is_said_as_the_cards_of_each_audience_say_them() -> None:
    seen = of_person(a_forum(house()), "A1")

    assert {one.standing for one in seen.values()} == {Standing.SHOWN, Standing.COUNTED, Standing.NOT_LISTED}
    assert seen[Output.BADGE].said == {
        Field.NAME: "Ada Exempel",
        Field.NATIVE_NAME: "آدا",
        Field.TITLE_LINE: "Director",
        Field.ORGANISATION: "Testville Institute",
        Field.PHOTO: "yes",
        Field.FLAG: "yes",
        Field.CATEGORY: "Expert",
        Field.TITLE: "Forum OF27",
        Field.OTHER: "K7QX",
    }
    assert seen[Output.CAR_SIGN].said == {Field.NAME: "K7QX"}
    assert (seen[Output.KITCHEN].standing, seen[Output.KITCHEN].said[Field.NEEDS]) == (Standing.COUNTED, "vegan")
    assert seen[Output.PUBLIC_AGENDA].said[Field.NAME] == "Speakers: Ada Exempel"
    assert seen[Output.SCHEDULE].said[Field.NAME] == "Ada Exempel"
    assert seen[Output.INVITE].said[Field.PLACE] == "Testville, Blue Room, Lake House, Testville"
    assert seen[Output.INVITE].said[Field.CONTACT] == "ada@nowhere.example"
    assert Field.CONTACT not in seen[Output.HOTEL].said
    assert [one for one in (Output.DOOR_SIGN, Output.GUARDS) if seen[one].standing is not Standing.NOT_LISTED] == []


def test_a_protected_person_stands_by_the_name_of_each_form_and_is_stopped_where_there_is_none() -> None:
    seen = of_person(a_forum(house()), "A2")

    names = {one: seen[one].said.get(Field.NAME) for one in (Output.HOTEL, Output.BADGE, Output.ORGANISER)}
    assert names == {Output.HOTEL: "K. Lind", Output.BADGE: "Guest A", Output.ORGANISER: "Blue 1"}
    assert (seen[Output.HOTEL].shown, seen[Output.HOTEL].protected) == (Shown.ALIAS, True)
    assert (seen[Output.INVITE].standing, seen[Output.INVITE].why, seen[Output.INVITE].form) == (
        Standing.STOPPED,
        "alias-missing",
        "invite",
    )
    assert seen[Output.PUBLIC].standing is Standing.NOT_LISTED
    assert not [text for text in strings_of(a_person(**SECRETS), "Front of Nowhere") if text in repr(seen)]


def test_what_an_open_event_prints_of_a_person_masked_elsewhere_is_a_mark_on_the_screen() -> None:
    made = a_forum(house())
    made.event("NF27")
    made.at("A1", "NF27", alias="Heron")

    seen = of_person(made, "A1")

    assert seen[Output.BADGE].said[Field.NAME] == HIDDEN
    assert seen[Output.BADGE].said[Field.NATIVE_NAME] == "••••"
    assert seen[Output.INVITE].said[Field.CONTACT] == HIDDEN
    assert seen[Output.PARTICIPANTS].said[Field.COUNTRY] == HIDDEN
    assert "Ada" not in repr(seen)
    assert "Testville Institute" not in repr(seen)


def test_of_a_masked_person_the_screen_tells_styling_and_addresses_as_they_count() -> None:
    made = house()
    made.event("NF27")
    neutral = {"organisation_id": "oFRONT", "native_name": "آدا", "given_name": "", "family_name": ""}
    made.person("A1", emails=("nonsense",), custom=(("Shoe", "44"),), sponsor="a state", **neutral)
    made.person("A2", organisation_id=None)
    for ref in ("A1", "A2"):
        made.at(ref, "NF27", alias=f"Heron {ref}", notes="her brother")

    seen = of_person(made, "A1")

    assert (seen[Output.INVITE].standing, seen[Output.INVITE].why) == (Standing.STOPPED, "invalid-email")
    assert Field.COUNTRY not in seen[Output.PARTICIPANTS].said
    assert Field.NATIVE_NAME not in seen[Output.BADGE].said
    assert Field.ORGANISATION not in of_person(made, "A2")[Output.BADGE].said


def test_a_session_is_said_as_its_visibility_has_it_on_each_output() -> None:
    made = a_forum(house())
    seen = of_session(made)

    assert seen[Output.PUBLIC_AGENDA].said[Field.TITLE] == "Session T1"
    assert Field.PLACE not in seen[Output.PUBLIC_AGENDA].said
    assert seen[Output.DOOR_SIGN].said[Field.PLACE] == "Blue Room"
    assert seen[Output.INVITE].said[Field.PLACE] == "Blue Room, Lake House, Testville"
    assert seen[Output.SECURITY].said[Field.PLACE] == "10:00–11:00 Blue Room (A)"
    assert seen[Output.INTERPRETER].said[Field.NAME] == "Guest A"
    assert seen[Output.PUBLIC].standing is Standing.NOT_LISTED


def test_a_session_that_needs_to_be_known_is_under_its_cover_or_stopped_and_never_by_its_title() -> None:
    made = a_forum(house())
    bare = replace(made.sessions["sT1"], visibility=SessionVisibility.NEED_TO_KNOW, custom=(("Title (nb)", "Ekte"),))

    made.sessions["sT1"] = bare
    stopped = of_session(made)
    made.sessions["sT1"] = replace(bare, cover_title="Tea", custom=(*bare.custom, ("Cover title (nb)", "Te")))
    covered = of_session(made)

    assert [stopped[one].why for one in (Output.INVITE, Output.ORGANISER_AGENDA)] == ["cover-missing"] * 2
    assert [covered[one].said[Field.TITLE] for one in (Output.INVITE, Output.ORGANISER_AGENDA)] == ["Tea"] * 2
    assert covered[Output.INVITE].said[Field.PLACE] == "Downtown"
    assert "Session T1" not in repr((stopped, covered))


def test_a_session_without_time_or_called_off_has_no_invite() -> None:
    made = a_forum(house())
    made.sessions["sT1"] = replace(made.sessions["sT1"], start=None, end=None)

    assert of_session(made)[Output.INVITE].standing is Standing.NOT_LISTED


def test_the_whole_event_has_its_name_on_each_output_and_how_many_rows_say_each_field() -> None:
    made = a_forum(house())
    seen = {one.output: one for one in event_sights(looking(made.snapshot(), "OF27", valid, ("pA1",)))}

    assert seen[Output.BADGE].said[Field.TITLE] == "Forum OF27"
    assert (seen[Output.BADGE].said[Field.NAME], seen[Output.BADGE].said[Field.PHOTO]) == ("2", "1")
    assert seen[Output.HOTEL].said[Field.TITLE] == "Forum OF27 · 14–16 June 2027 · Testville"
    assert seen[Output.INVITE].said[Field.PLACE] == "Testville"
    assert (seen[Output.INVITE].left_out, seen[Output.CAR_SIGN].left_out) == (1, 1)
    assert Field.TITLE not in seen[Output.CAR_SIGN].said


def test_a_discreet_event_refuses_what_it_has_not_and_says_its_cover_alone() -> None:
    seen = {one.output: one for one in event_sights(looking(a_forum(discreet()).snapshot(), "OF27", valid))}
    bare = event_sights(looking(discreet(cover_title="", start_date=None).snapshot(), "OF27", valid))

    assert seen[Output.PUBLIC].standing is seen[Output.SCHEDULE].standing is Standing.REFUSED
    assert of_person(a_forum(discreet()), "A1")[Output.PUBLIC].standing is Standing.REFUSED
    assert "Testville" not in repr([seen[one].said.get(Field.TITLE) for one in Output])
    assert {one.why for one in bare if one.standing is not Standing.REFUSED} == {"cover-missing"}


def test_an_event_without_days_has_no_invite_to_itself() -> None:
    made = house(start_date=None)
    made.person("A1")

    seen = {one.output: one for one in event_sights(looking(made.snapshot(), "OF27", valid))}

    assert seen[Output.INVITE].standing is Standing.NOT_LISTED


def test_a_barred_badge_is_what_guards_see_of_its_holder() -> None:
    made = a_forum(house())
    one, event = made.people["pA1"], made.events["eOF27"]
    lost = replace(a_badge(one, event), state=BadgeState.LOST)
    made.more["badges"] = (lost, a_badge(made.people["pA2"], an_event()))

    assert of_person(made, "A1")[Output.GUARDS].standing is Standing.SHOWN
    assert of_person(made, "A2")[Output.GUARDS].standing is Standing.NOT_LISTED


def test_the_differences_of_two_outputs_are_the_fields_that_they_do_not_say_alike() -> None:
    seen = of_person(a_forum(house()), "A1")

    found = differences(seen[Output.PUBLIC], seen[Output.PARTICIPANTS])
    same = differences(seen[Output.PUBLIC], seen[Output.PUBLIC])

    assert [(one.field, one.one, one.other) for one in found] == [(Field.COUNTRY, "", "TV")]
    assert same == ()


def test_many_values_of_one_field_are_the_first_and_how_many_more() -> None:
    made = house()
    for number in range(9):
        made.person(f"A{number}", visibility=Visibility.PUBLIC)
        made.session("T1", "14 10:00", "14 11:00", visibility=SessionVisibility.PUBLIC) if number == 0 else None
        made.role("T1", f"A{number}", Role.SPEAKER)

    said = of_session(made)[Output.SCHEDULE].said[Field.NAME]

    assert said.endswith("GivenA5 FamilyA5 (+3)")


def test_the_separation_sheet_says_of_a_person_the_rows_that_name_them_and_of_a_session_where_sides_meet() -> None:
    made = a_forum(house())
    made.rule(SeparationKind.NO_SAME_SESSION, "pA1", "pA2", scope=Scope.PERSON)
    seen = of_person(made, "A2")[Output.SEPARATIONS]
    other = of_person(made, "A1")[Output.SEPARATIONS]
    session = of_session(made)[Output.SEPARATIONS]

    assert (seen.standing, seen.said[Field.NAME]) == (Standing.SHOWN, "Guest A")
    assert (other.said[Field.NAME], other.said[Field.PLACE]) == ("Ada Exempel", "Blue Room (A)")
    assert session.said[Field.PLACE] == "Blue Room (A)"
    assert "Verborgen" not in repr((seen, other, session))


def test_the_recall_list_says_of_a_person_the_words_that_name_them_and_the_history_says_nothing_of_anybody() -> None:
    made = a_forum(house())
    secret = str(SECRETS["family_name"])
    copies = tuple(
        Copy(f"c{n}", f"OF27-000{n}", "eOF27", "driver", (), moment("14 06:00").utc, "", for_whom=whom)
        for n, whom in enumerate(("Ada Exempel", secret, ""), 1)
    )
    kept = Kept(copies, moment("15 06:00").utc, (("1", "2027-06-14", "Bea Fictand", "import", "3", "00AA"),))
    look = looking(made.snapshot(), "OF27", valid, (), kept)
    of = {ref: {one.output: one for one in person_sights(look, f"p{ref}")} for ref in ("A1", "A2")}
    event = {one.output: one for one in event_sights(look)}

    assert "OF27-0001" in of["A1"][Output.RECALL].said[Field.OTHER]
    assert of["A2"][Output.RECALL].standing is Standing.NOT_LISTED
    assert {one[Output.HISTORY].standing for one in of.values()} == {Standing.NOT_LISTED}
    assert (event[Output.RECALL].said[Field.OTHER], event[Output.HISTORY].said[Field.NAME]) == ("3", "1")
    assert secret not in repr((of, event))


def test_a_flag_is_said_where_one_may_be_chosen() -> None:
    made = a_forum(house())

    assert of_person(made, "A1")[Output.BADGE].said[Field.FLAG] == "yes"
    assert of_person(made, "A1")[Output.NAME_CARD].said[Field.FLAG] == "yes"
    assert Field.FLAG not in of_person(made, "A2")[Output.BADGE].said
