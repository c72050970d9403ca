"""Undo as a property: any changes, then as many undos, is the first state; as many redos is the last one."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from forumdesk.changes import Label
from forumdesk.domain.events import Event
from forumdesk.domain.participation import Answer, Delegation, Participation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session, SessionRole
from forumdesk.domain.seating import Seat, SeatRow
from forumdesk.domain.venues import Room
from forumdesk.store.cipher import Profile
from forumdesk.store.tables import TABLES, Entity
from forumdesk.store.transaction import Transaction
from forumdesk.store.verify import verify
from forumdesk.store.workspace import Workspace
from tests import builders
from tests.builders import SECRET, a_world

State = dict[str, frozenset[object]]
T = TypeVar("T", bound=Entity)


def rows_of(workspace: Workspace, outward: bool) -> State:
    return {name: frozenset(workspace.all(table.type)) for name, table in TABLES.items() if table.outward is outward}


def one_of(tx: Transaction, kind: type[T], data: st.DataObject) -> T | None:
    found = tx.all(kind)
    return found[data.draw(st.integers(0, len(found) - 1))] if found else None


def somebody_comes(tx: Transaction, data: st.DataObject) -> None:
    event = tx.all(Event)[0]
    person = builders.a_person(tx.new_id()[:8])
    tx.save_all([builders.a_participation(person, event), person])


def somebody_answers(tx: Transaction, data: st.DataObject) -> None:
    one = one_of(tx, Participation, data)
    if one is not None:
        tx.save(
            replace(one, answer=data.draw(st.sampled_from(Answer)), alias=data.draw(st.sampled_from(["", "HERON"])))
        )


def somebody_is_renamed(tx: Transaction, data: st.DataObject) -> None:
    one = one_of(tx, Person, data)
    if one is not None:
        tx.save(replace(one, family_name=data.draw(st.sampled_from(["", "Prøvesen", "اختبار"])), organisation_id=None))


def two_people_swap_their_refs(tx: Transaction, data: st.DataObject) -> None:
    people = tx.all(Person)
    if len(people) > 1:
        one, two = people[0], people[-1]
        tx.save_all([replace(one, ref=two.ref), replace(two, ref=one.ref)])


def somebody_leaves_the_list(tx: Transaction, data: st.DataObject) -> None:
    person = one_of(tx, Person, data)
    if person is None or tx.where(Delegation, head_id=person.id):
        return
    for kind in (Participation, SessionRole):
        for row in tx.where(kind, person_id=person.id):
            tx.remove(row)
    tx.remove(person)


def a_session_is_planned(tx: Transaction, data: st.DataObject) -> None:
    event, person = tx.all(Event)[0], one_of(tx, Person, data)
    session = builders.a_session(event, tx.new_id()[:8])
    tx.save(session)
    if person is not None:
        tx.save(builders.a_role(person, session))


def a_session_is_moved(tx: Transaction, data: st.DataObject) -> None:
    session, room = one_of(tx, Session, data), one_of(tx, Room, data)
    if session is not None and room is not None:
        hour = data.draw(st.integers(6, 20))
        tx.save(replace(session, start=builders.at(hour), end=builders.at(hour + 1), room_id=room.id))


def a_session_is_dropped(tx: Transaction, data: st.DataObject) -> None:
    session = one_of(tx, Session, data)
    if session is not None:
        for role in tx.where(SessionRole, session_id=session.id):
            tx.remove(role)
        for row in tx.where(SeatRow, session_id=session.id):
            for seat in tx.where(Seat, row_id=row.id):
                tx.remove(seat)
            tx.remove(row)
        tx.remove(session)


STEPS: list[Callable[[Transaction, st.DataObject], None]] = [
    somebody_comes,
    somebody_answers,
    somebody_is_renamed,
    two_people_swap_their_refs,
    somebody_leaves_the_list,
    a_session_is_planned,
    a_session_is_moved,
    a_session_is_dropped,
]


class AtWork(RuleBasedStateMachine):
    """Somebody at work. `before` holds the states that undo leads back to, `ahead` those that redo leads on to."""

    workspace: Workspace

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "forum.forumdesk"
        self.workspace = Workspace.create(path, SECRET, a_world(), Profile.TESTS)
        with self.workspace.transaction(Label.SET_UP) as tx:
            tx.save_all(builders.an_inside())
        self.before: list[State] = []
        self.ahead: list[State] = []
        self.left = rows_of(self.workspace, outward=True)

    @rule(steps=st.lists(st.sampled_from(STEPS), min_size=1, max_size=4), data=st.data())
    def change(self, steps: list[Callable[[Transaction, st.DataObject], None]], data: st.DataObject) -> None:
        """One change of several steps, which may touch the same rows again and again."""
        state = rows_of(self.workspace, outward=False)
        with self.workspace.transaction(Label.IMPORT_PEOPLE) as tx:
            for step in steps:
                step(tx, data)
        assert bool(tx.change_set.number) is (rows_of(self.workspace, outward=False) != state)
        if tx.change_set.number:
            self.before.append(state)
            self.ahead.clear()

    @rule(label=st.sampled_from([Label.PRINT_BADGES, Label.MAKE_COPY, Label.REVEAL]))
    def something_leaves_the_house(self, label: Label) -> None:
        with self.workspace.transaction(label) as tx:
            tx.save(replace(builders.a_reveal(), id=tx.new_id()))
        self.left = rows_of(self.workspace, outward=True)

    @precondition(lambda self: bool(self.before))
    @rule()
    def undo(self) -> None:
        self.ahead.append(rows_of(self.workspace, outward=False))
        self.workspace.undo()
        assert rows_of(self.workspace, outward=False) == self.before.pop()

    @precondition(lambda self: bool(self.ahead))
    @rule()
    def redo(self) -> None:
        self.before.append(rows_of(self.workspace, outward=False))
        self.workspace.redo()
        assert rows_of(self.workspace, outward=False) == self.ahead.pop()

    @rule()
    def open_again(self) -> None:
        self.workspace.close()
        self.workspace = Workspace.open(self.workspace.path, SECRET, self.workspace.world)

    @invariant(check_during_init=False)
    def what_left_stays_as_it_left(self) -> None:
        assert rows_of(self.workspace, outward=True) == self.left

    def teardown(self) -> None:
        if not hasattr(self, "workspace"):
            return
        steps, last = len(self.before), rows_of(self.workspace, outward=False)
        first = self.before[0] if self.before else last
        for _ in range(steps):
            self.workspace.undo()
        assert rows_of(self.workspace, outward=False) == first
        for _ in range(steps):
            self.workspace.redo()
        assert rows_of(self.workspace, outward=False) == last
        assert verify(self.workspace).ok
        self.workspace.close()
        self.folder.cleanup()


TestAnyWork = AtWork.TestCase
TestAnyWork.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
