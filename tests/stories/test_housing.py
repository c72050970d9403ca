"""Venues, rooms and borders of zones are changed one step at a time, and each step is taken back by undo."""

from dataclasses import replace

import pytest

from forumdesk.changes import Label
from forumdesk.domain.events import Event
from forumdesk.domain.findings import FindingKind
from forumdesk.domain.programme import Session
from forumdesk.domain.venues import Room, SetUp, Venue, ZoneBorder
from forumdesk.services import housing
from forumdesk.services.checking import check
from forumdesk.services.errors import EmptyNameError, SameZoneError, TakenNameError, UnknownError
from forumdesk.services.housing import RoomView, VenueView
from forumdesk.store.errors import NotFoundError
from forumdesk.store.workspace import Workspace


def the_venue(desk: Workspace, event_code: str | None = None) -> VenueView:
    (found,) = housing.venues(desk, event_code)
    return found


def the_room(desk: Workspace, name: str, event_code: str | None = None) -> RoomView:
    return next(one for one in the_venue(desk, event_code).rooms if one.room.name == name)


def bordered(desk: Workspace) -> list[tuple[str, str, int | None]]:
    return [(one.zone, one.other, one.minutes) for one in the_venue(desk).borders]


@pytest.fixture
def joined(desk: Workspace) -> Workspace:
    """Zones A and B of the house open into each other, three minutes apart."""
    housing.set_border(desk, "vV", ("B", "A"), 3)
    return desk


def test_rooms_stand_by_zone_and_count_the_sessions_of_the_event_and_of_others(desk: Workspace) -> None:
    housing.add_room(desk, "vV", "Attic")

    at_forum, blue = the_venue(desk, "OF27"), the_room(desk, "Blue", "OF27")

    assert [one.room.name for one in at_forum.rooms] == ["Blue", "Green", "Attic"]
    assert at_forum.zones == ("A", "B")
    assert ([one.code for one in blue.sessions], blue.elsewhere) == (["T01"], 1)
    assert [one.code for one in the_room(desk, "Blue").sessions] == ["T01", "D1"]


def test_the_events_own_venues_stand_first(desk: Workspace) -> None:
    housing.add_venue(desk, "AAA")
    with desk.transaction(Label.EVENT_CHANGED) as tx:
        tx.save(replace(tx.where(Event, code="OF27")[0], venue_codes=("V",)))

    assert [one.venue.code for one in housing.venues(desk, "OF27")] == ["V", "AAA"]
    assert [one.venue.code for one in housing.venues(desk, "DD27")] == ["V", "AAA"]
    assert [one.venue.name for one in housing.venues(desk)] == ["", "AAA"]


def test_each_field_of_a_room_is_changed_in_one_step(desk: Workspace) -> None:
    wanted: dict[str, object] = {
        "name": "Blue  salon",
        "aliases": ("Salon bleu",),
        "floor": "2",
        "capacity": 24,
        "capacities": ((SetUp.U_SHAPE.value, "14"),),
        "booths": 2,
        "step_free": True,
        "entrances": "yard",
        "notes": "quiet",
    }

    for field, value in wanted.items():
        housing.change_room(desk, "rVBlue", field, value)
    changed = desk.get(Room, "rVBlue")
    for _ in wanted:
        desk.undo()

    assert (changed.name, changed.aliases, changed.step_free, changed.booths) == (
        "Blue salon",
        ("Salon bleu",),
        True,
        2,
    )
    assert changed.capacity_for(SetUp.U_SHAPE) == 14
    assert desk.get(Room, "rVBlue").name == "Blue"


def test_a_set_up_holds_its_own_number_until_it_is_taken_away(desk: Workspace) -> None:
    housing.change_room(desk, "rVBlue", "capacity", 40)
    for set_up, people in ((SetUp.U_SHAPE, 14), (SetUp.BANQUET, 30), (SetUp.U_SHAPE, 16), (SetUp.BANQUET, None)):
        housing.change_capacity(desk, "rVBlue", set_up, people)

    room = desk.get(Room, "rVBlue")

    assert (room.capacity_for(SetUp.U_SHAPE), room.capacity_for(SetUp.BANQUET)) == (16, 40)


def test_a_name_is_wanted_and_no_two_rooms_of_a_venue_share_one(desk: Workspace) -> None:
    with pytest.raises(EmptyNameError):
        housing.add_room(desk, "vV", "  ")
    with pytest.raises(TakenNameError):
        housing.add_room(desk, "vV", "blue")
    with pytest.raises(TakenNameError):
        housing.change_room(desk, "rVBlue", "name", "GREEN")
    with pytest.raises(TakenNameError):
        housing.add_venue(desk, "v")
    with pytest.raises(KeyError):
        housing.change_room(desk, "rVBlue", "venue_id", "other")
    with pytest.raises(KeyError):
        housing.change_venue(desk, "vV", "id", "other")

    assert len(desk.all(Room)) == 2


def test_a_new_code_of_a_venue_is_its_code_at_the_events_too(desk: Workspace) -> None:
    with desk.transaction(Label.EVENT_CHANGED) as tx:
        tx.save(replace(tx.where(Event, code="OF27")[0], venue_codes=("X", "V")))

    housing.change_venue(desk, "vV", "code", "LOSBY")
    housing.change_venue(desk, "vV", "zone", "Europe/Oslo")
    renamed = desk.where(Event, code="OF27")[0].venue_codes
    housing.remove_venue(desk, "vV")

    assert renamed == ("X", "LOSBY")
    assert desk.where(Event, code="OF27")[0].venue_codes == ("X",)
    assert desk.where(Event, code="DD27")[0].venue_codes == ()


def test_a_removed_room_leaves_its_sessions_without_one_until_it_is_undone(joined: Workspace) -> None:
    with joined.transaction(Label.SESSION_CHANGED) as tx:
        tx.save(replace(tx.get(Session, "sT02"), room_typed="The green one"))

    housing.remove_room(joined, "rVGreen")
    session = joined.get(Session, "sT02")
    roomless = [one.finding.sessions for one in check(joined, "OF27") if one.finding.kind is FindingKind.NO_ROOM]
    borders = bordered(joined)
    joined.undo()

    assert (session.room_id, session.room_typed) == (None, "")
    assert roomless == [("T02",)]
    assert borders == []
    assert joined.get(Session, "sT02").room_id == "rVGreen"
    assert bordered(joined) == [("A", "B", 3)]


def test_a_removed_venue_takes_rooms_and_borders_along_and_undo_brings_all_back(joined: Workspace) -> None:
    housing.remove_venue(joined, "vV")
    gone = joined.all(Venue), joined.all(Room), joined.all(ZoneBorder), joined.get(Session, "sT01").room_id
    joined.undo()

    assert gone == ([], [], [], None)
    assert bordered(joined) == [("A", "B", 3)]
    assert joined.get(Session, "sT01").room_id == "rVBlue"


def test_a_border_is_one_in_either_direction(joined: Workspace) -> None:
    housing.set_border(joined, "vV", ("a", "b"), 5)
    changed = bordered(joined)
    housing.remove_border(joined, the_venue(joined).borders[0].id)

    assert changed == [("A", "B", 5)]
    assert bordered(joined) == []
    with pytest.raises(NotFoundError):
        housing.remove_border(joined, "no such border")


def test_a_border_needs_two_zones_that_have_rooms(desk: Workspace) -> None:
    with pytest.raises(UnknownError):
        housing.set_border(desk, "vV", ("A", "C"))
    with pytest.raises(SameZoneError):
        housing.set_border(desk, "vV", ("A", "a"))


def test_a_zone_that_gets_another_letter_keeps_its_borders(joined: Workspace) -> None:
    housing.change_room(joined, "rVGreen", "zone", "C")
    east = bordered(joined)
    housing.change_room(joined, "rVBlue", "zone", "W")

    assert east == [("A", "C", 3)]
    assert bordered(joined) == [("W", "C", 3)]


def test_a_zone_that_loses_its_last_room_loses_its_borders(joined: Workspace) -> None:
    housing.change_room(joined, "rVGreen", "zone", "")
    without = bordered(joined)
    joined.undo()
    housing.add_room(joined, "vV", "Yellow", "B")
    housing.change_room(joined, "rVGreen", "zone", "A")

    assert without == []
    assert bordered(joined) == [("A", "B", 3)]
