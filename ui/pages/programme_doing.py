"""What the programme page does to sessions: each thing one use case, asked first where a clock shows a time twice."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.programme import Role
from forumdesk.services import casting, scheduling
from forumdesk.services.errors import TwiceTimeError
from forumdesk.services.scheduling import Hypothesis, NewSession, Slot
from ui import words
from ui.desk import Desk
from ui.dialogs.which_time import WhichTimeDialog
from ui.models.programme_grid import View, block
from ui.models.programme_marks import live
from ui.models.programme_rows import Programme, SessionRow, waiting
from ui.models.programme_words import length_of, third_in
from ui.pages.programme_slots import Answers, room_at, slot_at, slot_with
from ui.pages.session_pane import PLACING
from ui.widgets.time_grid_drag import USUAL
from ui.widgets.time_grid_facts import Block, Live, Spot

# More people than this are not tried at other times while somebody waits.
_MANY = 60


class Doing(QObject):
    """`field_refused` carries a field's name and what was wrong with what was typed there."""

    field_refused = Signal(str, object)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self.desk, self._owner = desk, owner
        self.programme, self.view = Programme(), View()
        # How long sessions were that were taken off the grid: they come back as long.
        self._lengths: dict[str, int] = {}
        self._tried: tuple[str, Hypothesis] | None = None
        self._blocks: dict[str, Block] = {}

    def take(self, programme: Programme, view: View, blocks: tuple[Block, ...]) -> None:
        """What is shown now."""
        self.programme, self.view = programme, view
        self._blocks = {one.id: one for one in blocks}
        self._tried = None

    def usual(self, session_id: str) -> int:
        """How long a session lasts that has no time."""
        return self._lengths.get(session_id, USUAL)

    def loose(self, session_id: str) -> Block | None:
        """A session of the tray as it would stand on the grid."""
        row = self.programme.row(session_id)
        if row is None:
            return None
        made = block(self.programme, self.view, row)
        length = length_of(row) or self.usual(row.id)
        return Block(
            made.id,
            "",
            made.start,
            made.start + length,
            made.title,
            "",
            made.third,
            made.look,
            made.locked,
            said=made.said,
        )

    def better(self, session_id: str) -> Slot | None:
        """When it could be instead, where it is too near to something; not for a plenary, which takes too long."""
        row = self.programme.row(session_id)
        session = self.programme.snapshot.sessions.get(session_id)
        if row is None or session is None or row.expected > _MANY:
            return None
        if not any(one.finding.kind in scheduling.BETWEEN for one in waiting(row.findings)):
            return None
        return Hypothesis(self.programme.snapshot, session).next_free()

    def hold(self, session_id: str) -> None:
        """A drag begins: what does not depend on where it ends is worked out now."""
        session = self.programme.snapshot.sessions.get(session_id)
        self._tried = (session_id, Hypothesis(self.programme.snapshot, session)) if session else None

    def try_at(self, session_id: str, spot: Spot) -> Live:
        """What would be found there, and how many would be in that room."""
        row = self.programme.row(session_id)
        third = third_in(self.programme, row, room_at(self.view, row, spot)) if row else ""
        return replace(self._found_at(row, session_id, spot), third=third)

    def _found_at(self, row: SessionRow | None, session_id: str, spot: Spot) -> Live:
        if self._tried is None or self._tried[0] != session_id:
            return Live()
        try:
            slot = slot_at(self.programme, self.view, row, spot, {})
        except TwiceTimeError:
            return Live()
        except ForumDeskError as error:
            return Live(words.refusal(error), "warn", words.say("programme.drop-refused"))
        held = self._blocks.get(session_id) or self.loose(session_id)
        if held is None:
            return Live()
        moved = Block(held.id, spot.column, spot.start, spot.end, held.title, "")
        return live(self.programme, self._tried[1].found(slot), moved, self._blocks)

    def drop(self, session_id: str, spot: Spot) -> None:
        """It is to stand there, whatever that finds."""
        row = self.programme.row(session_id)
        if row is not None:
            self._settle(
                lambda answers: slot_at(self.programme, self.view, row, spot, answers), partial(self.move, session_id)
            )

    def make(self, spot: Spot) -> None:
        """A new session was drawn on empty ground."""
        self._settle(lambda answers: slot_at(self.programme, self.view, None, spot, answers), self.add)

    def add(self, slot: Slot | None = None) -> None:
        """A new session; without a slot it is not scheduled."""
        code = self.programme.event.code if self.programme.event else None
        if code is not None:
            new = NewSession(words.say("programme.new-title"), slot or Slot())
            self.desk.change(partial(scheduling.add, event_code=code, new=new))

    def park(self, session_id: str) -> None:
        """Off the grid: no time and no room."""
        row = self.programme.row(session_id)
        length = length_of(row) if row else None
        if length is not None:
            self._lengths[session_id] = length
        self.move(session_id, Slot())

    def edit(self, session_id: str, name: str, value: object) -> None:
        """One field of the inspector."""
        row = self.programme.row(session_id)
        if row is None:
            return
        if name in PLACING:
            if name == "day" and value is None:
                self.park(session_id)
                return
            usual = self.usual(session_id)
            self._settle(
                lambda answers: slot_with(self.programme, row, (name, value), answers, usual),
                partial(self.move, session_id),
                name,
            )
        else:
            self.desk.change(partial(scheduling.change, session_id=session_id, values={name: value}))

    def copy(self, session_id: str) -> None:
        self.desk.change(partial(scheduling.copy, session_id=session_id))

    def remove(self, session_id: str) -> None:
        self.desk.change(partial(scheduling.remove, session_id=session_id))

    def put_in(self, session_id: str, ref: str, role: Role = Role.PARTICIPANT) -> None:
        self.desk.change(partial(casting.add_role, session_id=session_id, ref=ref, role=role))

    def recast(self, role_id: str, role: Role) -> None:
        self.desk.change(partial(casting.change_role, role_id=role_id, role=role))

    def take_out(self, role_id: str) -> None:
        self.desk.change(partial(casting.remove_role, role_id=role_id))

    def move(self, session_id: str, slot: Slot) -> None:
        self.desk.change(partial(scheduling.move, session_id=session_id, slot=slot))

    def _settle(
        self,
        make: Callable[[Answers], Slot],
        then: Callable[[Slot], object],
        name: str = "",
        answers: Answers | None = None,
    ) -> None:
        """Work out a slot; where a clock shows a time twice, ask which one is meant and go on from there."""
        known = dict(answers or {})
        try:
            slot = make(known)
        except TwiceTimeError as error:
            local = error.local
            dialog = WhichTimeDialog(error, self._owner)
            dialog.chosen.connect(lambda chosen: self._settle(make, then, name, {**known, local: chosen}))
            dialog.open()
        except ForumDeskError as error:
            if name:
                self.field_refused.emit(name, error)
            else:
                self.desk.failed.emit(error)
        else:
            then(slot)
