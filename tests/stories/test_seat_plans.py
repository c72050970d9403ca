"""Seats proposed in an order, in turns and face to face; nothing changes by a plan that is looked at."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from forumdesk.changes import Label
from forumdesk.domain.orders import OrderWay
from forumdesk.domain.programme import Session
from forumdesk.domain.seating import NoPlaceError, SeatRow
from forumdesk.domain.venues import SetUp
from forumdesk.services import ordering, seat_plans, seating
from forumdesk.services.errors import UndecidedOrderError, UnknownError
from forumdesk.services.seat_plans import Way
from forumdesk.store.cipher import Profile
from forumdesk.store.workspace import Workspace
from tests.core.house import House
from tests.stories.desk import SECRET, Clock, fill


@pytest.fixture
def talks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Two parties of two and a guest at two rows of a boardroom that face each other, three places each."""
    house = House()
    house.event("OF27")
    for ref, code, rank in (("H1", "HERON", "2"), ("H2", "HERON", "1"), ("C1", "CRANE", "1"), ("C2", "CRANE", "2")):
        house.person(ref, delegation=code, rank_class=rank)
    house.person("X1", rank_class="9")
    house.delegation("HERON", head_id="pH1")
    house.delegation("CRANE", head_id="pC1")
    house.session("T01", "14 09:00", "14 10:00", ["H1", "H2", "C1", "C2", "X1"])
    with Workspace.create(
        tmp_path_factory.mktemp("talks") / "talks.forumdesk", SECRET, Clock().world(), Profile.TESTS
    ) as made:
        fill(made, house)
        with made.transaction(Label.SEATS_LAID) as tx:
            tx.save(replace(tx.get(Session, "sT01"), set_up=SetUp.BOARDROOM))
            tx.save_all(SeatRow(name, "sT01", name, 3) for name in ("north", "south"))
        yield made


def test_seats_are_proposed_by_precedence_in_turns_and_face_to_face(talks: Workspace) -> None:
    with pytest.raises(UndecidedOrderError):
        seat_plans.propose(talks, "T01", Way.FACING)
    undecided = seat_plans.plan(talks, "T01").ways
    ordering.alternate(talks, "OF27", "HERON", "CRANE")
    begins = next(one for one in ordering.decided(talks, "OF27").values() if one.way is OrderWay.ALTERNATED).begins

    by_rank = seat_plans.propose(talks, "T01", Way.PRECEDENCE)
    facing = {(row, place): ref for row, place, ref in seat_plans.propose(talks, "T01", Way.FACING)}
    decided = seat_plans.plan(talks, "T01")

    assert undecided == (Way.NEUTRAL, Way.PRECEDENCE)
    assert decided.ways == (Way.NEUTRAL, Way.PRECEDENCE, Way.TURNS, Way.FACING)
    assert [place[:2] for place in by_rank] == [("north", 1), ("north", 2), ("north", 3), ("south", 1), ("south", 2)]
    assert {by_rank[0][2], by_rank[1][2]} == {"H2", "C1"}
    assert {facing["north", 2], facing["south", 2]} == {"H1", "C1"}
    assert facing["north", 2][0] == begins[0]
    assert (decided.seats, len(decided.standing)) == ((), 5)


def test_turns_are_taken_as_one_step_and_refused_where_somebody_would_stand(talks: Workspace) -> None:
    ordering.alternate(talks, "OF27", "HERON", "CRANE")
    seat_plans.take_turns(talks, "T01")
    rows = {one.row.name: [sitter.delegation for sitter in one.sitters.values()] for one in _rows(talks)}
    talks.undo()
    undone = seat_plans.plan(talks, "T01").seats
    seating.take_up(talks, "south")

    with pytest.raises(NoPlaceError):
        seat_plans.take_turns(talks, "T01")
    with pytest.raises(UnknownError):
        seat_plans.plan(talks, "T99")
    assert rows["north"][0] != rows["south"][0]
    assert rows["north"][:2] == rows["south"][:2][::-1]
    assert undone == ()


def _rows(workspace: Workspace) -> tuple[seat_plans.LaidRow, ...]:
    return seat_plans.plan(workspace, "T01").rows
