"""Planning a programme on an encrypted file: every step is a line of the history, and undo gives the rows back."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.disclosure import Invited
from forumdesk.domain.findings import FindingKind
from forumdesk.domain.invitations import Cancellation
from forumdesk.domain.moments import Moment
from forumdesk.domain.programme import HouseRule, Role, Session, SessionRole
from forumdesk.domain.venues import Room
from forumdesk.services import casting, checking, clock, scheduling
from forumdesk.services.errors import (
    EndsFirstError,
    FinishedError,
    HeldError,
    NotALengthError,
    NotATimeError,
    SkippedTimeError,
    TwiceTimeError,
    UnknownError,
)
from forumdesk.services.inviting import Forms, Wish, issue
from forumdesk.services.scheduling import Hypothesis, NewSession, Slot
from forumdesk.store.workspace import Workspace
from forumdesk.words.refusals import sentence
from tests.stories.desk import desk, workspace

__all__ = ["desk", "workspace"]

OSLO = "Europe/Oslo"
MONDAY = date(2027, 6, 14)


def session(desk: Workspace, code: str) -> Session:
    return next(one for one in desk.all(Session) if one.code == code)


def room(desk: Workspace, name: str) -> str:
    return next(one.id for one in desk.all(Room) if one.name == name)


def utc(hour: int, minute: int = 0, day: int = 14) -> Moment:
    return Moment(datetime(2027, 6, day, hour, minute, tzinfo=UTC), OSLO)


def rows(desk: Workspace) -> list[Session | SessionRole]:
    found: list[Session | SessionRole] = [*desk.all(Session), *desk.all(SessionRole)]
    return sorted(found, key=lambda one: one.id)


def added(change_set: ChangeSet) -> list[str]:
    return [one.row_id for one in change_set.changes if one.table == "session" and one.before is None]


def test_a_session_is_moved_whatever_that_finds_and_undo_puts_it_back(desk: Workspace) -> None:
    before, moved = rows(desk), session(desk, "T02")

    change_set = scheduling.move(desk, moved.id, Slot(utc(7, 30), utc(8, 30), room(desk, "Blue")))
    found = {one.finding.kind for one in checking.check(desk, "OF27")}
    after = session(desk, "T02")
    desk.undo()

    assert change_set.label is Label.SESSION_MOVED
    assert (after.start, after.room_id) == (utc(7, 30), room(desk, "Blue"))
    assert FindingKind.ROOM_CLASH in found
    assert rows(desk) == before


def test_a_moved_session_makes_its_invites_outdated(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, Wish("OF27", Invited.SESSIONS, Forms.ICS), tmp_path / "out")
    moved = session(desk, "T02")

    scheduling.move(desk, moved.id, Slot(utc(10), utc(11), moved.room_id))

    outdated = [one.finding for one in checking.check(desk, "OF27") if one.finding.kind is FindingKind.OUTDATED]
    assert {one.sessions for one in outdated} == {("T02",)}


def test_a_session_may_not_end_before_it_starts() -> None:
    with pytest.raises(EndsFirstError) as refused:
        Slot(utc(10), utc(10))

    assert sentence(refused.value) == "It would end before it starts. Choose a later end."


def test_fields_change_by_name_and_no_other_field_does(desk: Workspace) -> None:
    one = session(desk, "T02")

    change_set = scheduling.change(desk, one.id, {"title": "Water", "rule": HouseRule.CLOSED})

    with pytest.raises(KeyError):
        scheduling.change(desk, one.id, {"event_id": "another"})
    assert change_set.label is Label.SESSION_CHANGED
    assert session(desk, "T02") == replace(one, title="Water", rule=HouseRule.CLOSED)


def test_new_sessions_take_the_next_free_number_of_their_event(desk: Workspace) -> None:
    scheduling.add(desk, "OF27", NewSession("Loose"))

    scheduling.add(desk, "OF27", NewSession("Placed", Slot(utc(10), utc(11), room(desk, "Green"))))

    loose, placed = session(desk, "OF27-01"), session(desk, "OF27-02")
    assert (loose.title, loose.start) == ("Loose", None)
    assert (placed.title, placed.start, placed.room_id) == ("Placed", utc(10), room(desk, "Green"))
    with pytest.raises(UnknownError):
        scheduling.add(desk, "NONE", NewSession("Nowhere"))


def test_a_copied_session_stands_right_after_the_first_with_its_people(desk: Workspace) -> None:
    first = session(desk, "T02")

    (copy_id,) = added(scheduling.copy(desk, first.id))

    copy = desk.get(Session, copy_id)
    people = [{role.person_id for role in desk.where(SessionRole, session_id=key)} for key in (first.id, copy_id)]
    assert copy.start is not None
    assert (copy.start.utc, copy.room_id) == (utc(10).utc, first.room_id)
    assert copy.end is not None
    assert copy.end.utc == utc(11).utc
    assert people[0] == people[1] != set()


def test_a_copy_of_a_session_without_a_time_has_none(desk: Workspace) -> None:
    (loose,) = added(scheduling.add(desk, "OF27", NewSession("Loose")))

    (copy_id,) = added(scheduling.copy(desk, loose))

    assert desk.get(Session, copy_id).start is None


@pytest.mark.parametrize("people", [True, False])
def test_a_day_is_copied_by_the_clock_in_one_step(desk: Workspace, people: bool) -> None:
    before = rows(desk)

    change_set = scheduling.copy_day(desk, "OF27", MONDAY, date(2027, 6, 16), people)

    copies = [desk.get(Session, key) for key in added(change_set)]
    roles = [role for role in desk.all(SessionRole) if role.session_id in {one.id for one in copies}]
    assert change_set.label is Label.DAY_COPIED
    assert [one.start and one.start.utc for one in copies] == [utc(7, day=16).utc, utc(9, day=16).utc]
    assert [one.title for one in copies] == ["Session T01", "Session T02"]
    assert bool(roles) is people
    desk.undo()
    assert rows(desk) == before


def test_a_day_with_a_time_that_the_clocks_skip_is_not_copied_there(desk: Workspace) -> None:
    one = session(desk, "T02")
    scheduling.move(desk, one.id, Slot(utc(0, 30), utc(1), one.room_id))
    before = rows(desk)

    with pytest.raises(SkippedTimeError):
        scheduling.copy_day(desk, "OF27", MONDAY, date(2027, 3, 28))

    assert rows(desk) == before


def test_a_session_is_removed_with_its_roles_and_comes_back_with_them(desk: Workspace) -> None:
    before, one = rows(desk), session(desk, "T02")

    change_set = scheduling.remove(desk, one.id)
    left = [role for role in desk.all(SessionRole) if role.session_id == one.id]
    desk.undo()

    assert change_set.label is Label.SESSION_REMOVED
    assert left == []
    assert rows(desk) == before


def test_a_session_in_issued_invites_is_not_removed(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, Wish("OF27", Invited.SESSIONS, Forms.ICS), tmp_path / "out")
    one = session(desk, "T02")

    with pytest.raises(HeldError) as refused:
        scheduling.remove(desk, one.id)

    assert "Cancel it instead" in sentence(refused.value)
    assert session(desk, "T02") == one


def test_a_cancelled_session_is_left_as_it_was(desk: Workspace) -> None:
    one = session(desk, "T02")
    with desk.transaction(Label.CANCEL_SESSION) as tx:
        tx.save(Cancellation(tx.new_id(), one.id, tx.now()))

    with pytest.raises(FinishedError):
        scheduling.move(desk, one.id, Slot())
    with pytest.raises(FinishedError):
        scheduling.change(desk, one.id, {"title": "Other"})
    with pytest.raises(FinishedError):
        scheduling.copy(desk, one.id)
    with pytest.raises(FinishedError):
        scheduling.remove(desk, one.id)


def test_everything_later_moves_and_the_preview_says_what_that_finds(desk: Workspace) -> None:
    fixed = session(desk, "D1")
    scheduling.move(desk, fixed.id, Slot(utc(10, 15), utc(11), room(desk, "Green")))
    since = utc(9).utc

    preview = scheduling.shift_preview(desk, "OF27", since, 30)
    untouched = session(desk, "T02").start
    change_set = scheduling.shift_later(desk, "OF27", since, 30)

    assert (preview.sessions, [one.finding.kind for one in preview.new]) == (1, [FindingKind.ROOM_CLASH])
    assert untouched is not None
    moved = session(desk, "T02").start
    assert moved is not None
    assert moved.utc - untouched.utc == timedelta(minutes=30)
    assert change_set.label is Label.SESSIONS_SHIFTED


def test_trying_a_place_names_protected_people_by_alias_and_writes_nothing(desk: Workspace) -> None:
    casting.add_role(desk, session(desk, "T02").id, "D01")
    number = len(desk.history())
    snapshot = desk.snapshot()
    one = session(desk, "T02")

    found = Hypothesis(snapshot, one).found(Slot(utc(7, day=15), utc(8, day=15), one.room_id))

    clash = next(each for each in found if each.finding.kind is FindingKind.PERSON_CLASH)
    assert clash.people == (("D01", "Blue 1"),)
    assert len(desk.history()) == number


def test_the_next_free_time_is_one_at_which_nothing_clashes(desk: Workspace) -> None:
    one = session(desk, "T02")
    scheduling.move(desk, one.id, Slot(utc(7, 10), utc(8), room(desk, "Blue")))
    snapshot = desk.snapshot()

    free = Hypothesis(snapshot, session(desk, "T02")).next_free()

    assert free == Slot(utc(8, 30), utc(9, 20), room(desk, "Blue"))


def test_there_is_no_next_free_time_for_what_has_none_or_where_all_is_taken(desk: Workspace) -> None:
    one, other = session(desk, "T02"), session(desk, "T01")
    scheduling.move(desk, other.id, Slot(utc(4), utc(20), room(desk, "Green")))
    scheduling.move(desk, one.id, Slot(utc(7), utc(8), room(desk, "Green")))
    full = Hypothesis(desk.snapshot(), session(desk, "T02")).next_free()

    scheduling.move(desk, one.id, Slot())

    assert full is None
    assert Hypothesis(desk.snapshot(), session(desk, "T02")).next_free() is None


def test_people_are_put_in_given_another_role_and_taken_out(desk: Workspace) -> None:
    one, before = session(desk, "T02"), rows(desk)

    labels = [casting.add_role(desk, one.id, "A03", Role.SPEAKER).label]
    again = casting.add_role(desk, one.id, "A03", Role.SPEAKER)
    person = desk.snapshot().person_by_ref["A03"]
    (role,) = desk.where(SessionRole, session_id=one.id, person_id=person.id)
    labels.append(casting.change_role(desk, role.id, Role.CHAIR).label)
    chair = desk.get(SessionRole, role.id).role
    labels.append(casting.remove_role(desk, role.id).label)

    assert again.changes == ()
    assert chair is Role.CHAIR
    assert labels == [Label.ROLE_ADDED, Label.ROLE_CHANGED, Label.ROLE_REMOVED]
    assert rows(desk) == before
    with pytest.raises(UnknownError):
        casting.add_role(desk, one.id, "X99")


@pytest.mark.parametrize(("text", "wanted"), [("15:30", time(15, 30)), ("1530", time(15, 30)), (" 9.05 ", time(9, 5))])
def test_a_time_of_day_is_read_as_people_type_it(text: str, wanted: time) -> None:
    assert clock.clock_of(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), [("45", 45), ("50 min", 50), ("1 h 30", 90), ("2t", 120)])
def test_a_length_is_read_as_people_type_it(text: str, wanted: int) -> None:
    assert clock.minutes_of(text) == wanted


def test_what_is_no_time_and_no_length_is_refused_in_a_sentence() -> None:
    with pytest.raises(NotATimeError) as no_time:
        clock.clock_of("half past")
    lengths = []
    for text in ("", "0", "soon", "99 h"):
        with pytest.raises(NotALengthError) as no_length:
            clock.minutes_of(text)
        lengths.append(sentence(no_length.value))

    assert sentence(no_time.value) == "That is not a time of day. Write for example 15:30."
    assert set(lengths) == {"That is not a length. Write minutes, for example 45."}


def test_a_time_that_comes_twice_or_never_is_refused_with_its_choices() -> None:
    with pytest.raises(TwiceTimeError) as twice:
        clock.at_clock(date(2027, 10, 31), time(2, 30), OSLO)
    with pytest.raises(SkippedTimeError) as skipped:
        clock.at_clock(date(2027, 3, 28), time(2, 30), OSLO)

    assert [one.utc.hour for one in twice.value.choices] == [0, 1]
    assert "twice" in sentence(twice.value)
    assert "Choose 01:30 or 03:30" in sentence(skipped.value)


def test_an_end_at_or_before_the_start_is_the_next_day() -> None:
    start = Moment(datetime(2027, 6, 14, 20, tzinfo=UTC), OSLO)

    assert clock.ends_at(start, time(1), OSLO).utc == datetime(2027, 6, 14, 23, tzinfo=UTC)
    assert clock.ends_at(start, time(23), OSLO).utc == datetime(2027, 6, 14, 21, tzinfo=UTC)
