"""What is done with the seats of one session: read, changed at once or in a proposal, which is taken as one step."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from forumdesk.domain.seating import SeatRow
from forumdesk.services import ordering, seat_plans, seating
from forumdesk.services.seat_plans import Plan, Seats, Way, moved
from ui import words
from ui.desk import Desk
from ui.models.seat_rows import place_of

NOTHING = Plan("", (), (), (), {}, False, (), (), ())
_FEWEST, _MOST = 4, 24


class Doing(QObject):
    """`now` is what is so, `shown` that or a proposal, whose seats are `wanted`. `came` when either is another."""

    came = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.session, self.now, self.shown = "", NOTHING, NOTHING
        self.wanted: Seats | None = None
        self.way = Way.NEUTRAL

    def look_at(self, session: str) -> None:
        """A session by its code, as it is; nothing without one."""
        self.session = session
        if session:
            self._desk.read(partial(seat_plans.plan, session_code=session), self._take_plan)
        else:
            self._take_plan(NOTHING)

    def _take_plan(self, plan: Plan) -> None:
        self.now = self.shown = plan
        self.wanted = None
        self.came.emit()

    @property
    def _seats(self) -> Seats:
        return self.now.seats if self.wanted is None else self.wanted

    def try_out(self, ref: str, key: str, done: Callable[[Plan], None]) -> None:
        """What it would be like if somebody sat on a chair; nothing is changed."""
        seats = moved(self._seats, ref, *place_of(key))
        self._desk.read(partial(seat_plans.plan, session_code=self.session, seats=seats), done)

    def put(self, ref: str, key: str) -> None:
        """Somebody on a chair; in a proposal, as long as one stands."""
        row_id, place = place_of(key)
        if self.wanted is None:
            self._desk.change(partial(seating.seat, row_id=row_id, place=place, ref=ref))
        else:
            self._want(moved(self.wanted, ref, row_id, place))

    def stand(self, ref: str) -> None:
        """Somebody without a place."""
        if self.wanted is None:
            self._desk.change(partial(seating.stand, session_id=self.now.session_id, refs=(ref,)))
        else:
            self._want(tuple(one for one in self.wanted if one[2] != ref))

    def propose(self, way: Way) -> None:
        """Show what an order would be like."""
        self.way = way
        self._desk.read(partial(seat_plans.propose, session_code=self.session, way=way), self._want)

    def _want(self, seats: Seats) -> None:
        self.wanted = seats
        query = partial(seat_plans.plan, session_code=self.session, seats=seats)
        self._desk.read(query, lambda plan: self._show_wanted(seats, plan))

    def _show_wanted(self, seats: Seats, plan: Plan) -> None:
        if self.wanted == seats:
            self.shown = plan
            self.came.emit()

    def take(self) -> None:
        """Everybody sits as proposed: one step."""
        if self.wanted is not None:
            self._desk.change(partial(seating.arrange, session_id=self.now.session_id, seats=self.wanted))

    def drop(self) -> None:
        """Back to what is so."""
        self.wanted, self.shown = None, self.now
        self.came.emit()

    def draw(self, event_code: str, left: str, right: str) -> None:
        """Lots for two parties, in place of those that were drawn before."""
        self._desk.change(partial(ordering.alternate, event_code=event_code, left=left, right=right))

    def lay(self, is_round: bool) -> None:
        """A table or row for all who stand, under the next name; both can be changed beside the page."""
        taken = {one.row.name.casefold() for one in self.now.rows}
        key = "seating.table-name" if is_round else "seating.row-named"
        names = (words.say(key, n=number) for number in range(1, len(taken) + 2))
        name = next(one for one in names if one.casefold() not in taken)
        places = min(max(len(self.now.standing), _FEWEST), _MOST)
        row = SeatRow("", self.now.session_id, name, places, is_round)
        self._desk.change(partial(seating.lay, row=row))

    def change_row(self, row: SeatRow, field: str, value: object) -> None:
        changed = replace(row, **{field: value})  # type: ignore[arg-type]  # each field reads its own type
        self._desk.change(partial(seating.lay, row=changed))

    def remove_row(self, row: SeatRow) -> None:
        """Who sat there has no place any more."""
        self._desk.change(partial(seating.take_up, row_id=row.id))
