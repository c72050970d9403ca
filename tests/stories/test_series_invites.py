"""A briefing every morning as one recurring invite, through all that can happen to it."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.disclosure import Invited
from forumdesk.domain.events import Event
from forumdesk.domain.moments import Moment
from forumdesk.domain.programme import Session, SessionRole
from forumdesk.services import inviting
from forumdesk.services.inviting import Issue, Parcel, Wish
from forumdesk.services.telling import Says, told, told_off
from forumdesk.store.workspace import Workspace
from tests.core.house import House, moment
from tests.readers.reading import Occurrence
from tests.stories.desk import fill, forum
from tests.stories.test_inviting import change_session
from tests.stories.test_life_of_an_invitation import both, refresh, stages, take_out
from tests.stories.test_life_of_an_invitation import told as written

OSLO = "Europe/Oslo"


def briefings(house: House, event: str = "OF27", ref: str = "A01", days: tuple[int, ...] = (14, 15, 16, 17)) -> None:
    for number, day in enumerate(days, start=1):
        code = f"{event}B-{number}"
        house.session(code, f"{day} 06:00", f"{day} 06:30", [ref], event=event, title="Daily briefing")
        session = house.sessions[f"s{code}"]
        assert session.start is not None
        assert session.end is not None
        house.sessions[session.id] = replace(
            session, start=Moment(session.start.utc, OSLO), end=Moment(session.end.utc, OSLO)
        )


@pytest.fixture
def mornings(workspace: Workspace) -> Workspace:
    """A01 is briefed every morning at eight in Oslo, from the 14th to the 17th; D01 at the discreet event, too."""
    house = forum()
    briefings(house)
    briefings(house, "DD27", "D01")
    house.role("OF27B-2", "A02")
    fill(workspace, house)
    return workspace


def issue(desk: Workspace, folder: Path, event: str = "OF27", ref: str = "A01", **more: object) -> Issue:
    wish = Wish(event, Invited.SESSIONS, only=(ref,), **more)  # type: ignore[arg-type]  # as Wish has them
    return inviting.issue(desk, wish, folder)


def the_series(issued: Issue, folder: Path) -> tuple[Occurrence, ...]:
    """The times that two readers find in the one recurring file."""
    (file,) = [one for one in issued.files if one.sessions]
    return both(folder / file.file).occurrences


def programme(desk: Workspace, event: str = "OF27", ref: str = "A01") -> list[tuple[datetime, datetime]]:
    """The briefings that the person is in, as the programme has them."""
    snapshot = desk.snapshot()
    person = snapshot.person_by_ref[ref]
    mine = [
        one
        for one in snapshot.live_sessions(snapshot.event_by_code[event].id)
        if person.id in snapshot.people_in(one) and one.code.startswith(f"{event}B-")
    ]
    return sorted((one.start.utc, one.end.utc) for one in mine if one.start and one.end)


def times(found: tuple[Occurrence, ...]) -> list[tuple[datetime, datetime]]:
    return [(one.start, one.end) for one in found]


def test_a_briefing_every_morning_is_one_file_and_two_readers_find_each_morning(
    mornings: Workspace, tmp_path: Path
) -> None:
    issued = issue(mornings, tmp_path)

    (file,) = [one for one in issued.files if one.sessions]
    assert (file.session, file.sequence) == (None, 0)
    assert file.sessions == ("OF27B-1", "OF27B-2", "OF27B-3", "OF27B-4")
    assert [one.session for one in issued.files if one.session] == ["T01", "T02"]
    assert times(the_series(issued, tmp_path)) == programme(mornings)
    text = (tmp_path / file.file).read_text(encoding="utf-8")
    assert "RRULE:FREQ=DAILY;COUNT=4" in text
    assert "RDATE" not in text


def test_who_is_in_one_of_them_gets_a_single_invite(mornings: Workspace, tmp_path: Path) -> None:
    issued = issue(mornings, tmp_path, ref="A02")

    assert {one.session for one in issued.files} == {"T01", "T02", "OF27B-2"}


def test_a_moved_morning_stands_apart_with_a_higher_sequence_and_the_rule_keeps_its_own(
    mornings: Workspace, tmp_path: Path
) -> None:
    first = issue(mornings, tmp_path / "one")
    change_session(mornings, "OF27B-2", start=moment("15 09:00", OSLO), end=moment("15 09:45", OSLO), room_id="rVBlue")

    done = refresh(mornings, tmp_path / "two")

    (file,) = done.files
    reading = both(tmp_path / "two" / file.file)
    assert file.uid == next(one.uid for one in first.files if one.sessions)
    assert [one.sequence for one in reading.events] == [0, 1]
    assert times(reading.occurrences) == programme(mornings)
    assert set(stages(mornings).values()) == {stages(mornings)["A01", "T01"], stages(mornings)["A01", "OF27B-2"]}


def test_a_morning_that_moves_back_is_told_again_above_what_it_said(mornings: Workspace, tmp_path: Path) -> None:
    issue(mornings, tmp_path / "one")
    change_session(mornings, "OF27B-2", start=moment("15 05:45", OSLO))
    refresh(mornings, tmp_path / "two")
    change_session(mornings, "OF27B-2", start=moment("15 06:00", OSLO))

    done = refresh(mornings, tmp_path / "three")

    reading = both(tmp_path / "three" / done.files[0].file)
    assert [one.sequence for one in reading.events] == [0, 2]
    assert times(reading.occurrences) == programme(mornings)


def test_a_series_that_moves_whole_gets_a_new_rule_above_all_before(mornings: Workspace, tmp_path: Path) -> None:
    issue(mornings, tmp_path / "one")
    change_session(mornings, "OF27B-2", start=moment("15 05:45", OSLO))
    refresh(mornings, tmp_path / "two")
    for number, day in enumerate((14, 15, 16, 17), start=1):
        change_session(
            mornings,
            f"OF27B-{number}",
            start=moment(f"{day} 07:00", OSLO),
            end=moment(f"{day} 07:30", OSLO),
        )

    done = refresh(mornings, tmp_path / "three")

    reading = both(tmp_path / "three" / done.files[0].file)
    assert [one.sequence for one in reading.events] == [2]
    assert times(reading.occurrences) == programme(mornings)


def test_a_morning_more_makes_the_series_longer_and_one_less_is_called_off_alone(
    mornings: Workspace, tmp_path: Path
) -> None:
    issue(mornings, tmp_path / "one")
    (last,) = mornings.where(Session, code="OF27B-4")
    (role,) = mornings.where(SessionRole, session_id=last.id)
    with mornings.transaction(Label.SESSION_ADDED) as tx:
        made = replace(
            last, id=tx.new_id(), code="OF27B-5", start=moment("19 06:00", OSLO), end=moment("19 06:30", OSLO)
        )
        tx.save_all((made, replace(role, id=tx.new_id(), session_id=made.id)))
    longer = issue(mornings, tmp_path / "two", rows=frozenset({("A01", "OF27B-5")}))
    found = times(the_series(longer, tmp_path / "two")), programme(mornings)
    take_out(mornings, "A01", "OF27B-2")

    off = refresh(mornings, tmp_path / "three")
    whole = issue(mornings, tmp_path / "four", rows=frozenset({("A01", "OF27B-1")}))

    assert found[0] == found[1]
    assert [(one.session, one.method.value, one.sequence) for one in off.files] == [("OF27B-2", "CANCEL", 2)]
    text = (tmp_path / "three" / off.files[0].file).read_text(encoding="utf-8")
    assert "RECURRENCE-ID;TZID=Europe/Oslo:20270615T080000" in text
    assert "RRULE" not in text.partition("BEGIN:VEVENT")[2]
    assert times(the_series(whole, tmp_path / "four")) == programme(mornings)
    assert whole.files[0].sequence == 3


def test_a_series_that_somebody_loses_whole_is_called_off_by_one_file(mornings: Workspace, tmp_path: Path) -> None:
    first = issue(mornings, tmp_path / "one")
    for number in range(1, 5):
        take_out(mornings, "A01", f"OF27B-{number}")

    off = refresh(mornings, tmp_path / "two")

    (file,) = off.files
    assert (file.uid, file.sequence) == (next(one.uid for one in first.files if one.sessions), 1)
    assert file.sessions == ("OF27B-1", "OF27B-2", "OF27B-3", "OF27B-4")
    text = (tmp_path / "two" / file.file).read_text(encoding="utf-8")
    assert "RECURRENCE-ID" not in text
    assert both(tmp_path / "two" / file.file).method == "CANCEL"


def test_cancelling_one_morning_for_all_takes_it_out_of_each_series(mornings: Workspace, tmp_path: Path) -> None:
    issue(mornings, tmp_path / "one")
    issue(mornings, tmp_path / "one", ref="A02")

    off = inviting.cancel(mornings, "OF27B-2", tmp_path / "off")
    again = issue(mornings, tmp_path / "two", rows=frozenset({("A01", "OF27B-1")}))

    texts = [(tmp_path / "off" / one.file).read_text(encoding="utf-8") for one in off.files]
    assert ["RECURRENCE-ID" in text for text in texts] == [True, False]
    assert [one.ref for one in off.files] == ["A01", "A02"]
    assert times(the_series(again, tmp_path / "two")) == programme(mornings)


def test_a_called_off_morning_comes_back_by_name_in_its_place(mornings: Workspace, tmp_path: Path) -> None:
    issue(mornings, tmp_path / "one")
    inviting.withdraw(mornings, "OF27", ("A01",), Parcel(tmp_path / "off"), "OF27B-3")
    rest = issue(mornings, tmp_path / "two", rows=frozenset({("A01", "OF27B-1")}))

    back = issue(mornings, tmp_path / "three", rows=frozenset({("A01", "OF27B-3")}))

    assert len(the_series(rest, tmp_path / "two")) == 3
    assert times(the_series(back, tmp_path / "three")) == programme(mornings)
    assert (rest.files[0].uid, rest.files[0].sequence) == (back.files[0].uid, (back.files[0].sequence or 0) - 1)


def test_who_holds_single_invites_keeps_single_ones(mornings: Workspace, tmp_path: Path) -> None:
    first = issue(mornings, tmp_path / "one", ref="A02")
    for number in (1, 3, 4):
        (session,) = mornings.where(Session, code=f"OF27B-{number}")
        with mornings.transaction(Label.ROLE_ADDED) as tx:
            tx.save(SessionRole(tx.new_id(), session.id, mornings.snapshot().person_by_ref["A02"].id))

    second = issue(mornings, tmp_path / "two", ref="A02")

    kept = {one.uid for one in first.files if one.session == "OF27B-2"}
    assert {one.uid for one in second.files if one.session == "OF27B-2"} == kept
    assert [one.sessions for one in second.files if one.sessions] == [("OF27B-1", "OF27B-3", "OF27B-4")]


def test_a_programme_has_the_series_under_the_uid_of_its_invite(mornings: Workspace, tmp_path: Path) -> None:
    first = issue(mornings, tmp_path / "one")

    wish = Wish("OF27", Invited.PROGRAMME, only=("A01",))
    (file,) = inviting.issue(mornings, wish, tmp_path / "two").files

    reading = both(tmp_path / "two" / file.file)
    assert set(file.uids) == {one.uid for one in first.files}
    assert len(reading.events) == 3
    assert len(reading.occurrences) == 6


def test_a_discreet_series_is_in_utc_and_names_nothing(mornings: Workspace, tmp_path: Path) -> None:
    issued = issue(mornings, tmp_path / "one", "DD27", "D01")

    (file,) = [one for one in issued.files if one.sessions]
    text = (tmp_path / "one" / file.file).read_text(encoding="utf-8")
    assert "RRULE:FREQ=DAILY;COUNT=4" in text
    assert times(the_series(issued, tmp_path / "one")) == programme(mornings, "DD27", "D01")
    for secret in ("TZID", "Oslo:", "Daily", "briefing", "VALARM", "CN="):
        assert secret not in text


def test_a_discreet_series_over_the_end_of_summer_time_keeps_its_hours(workspace: Workspace, tmp_path: Path) -> None:
    house = forum()
    briefings(house, "DD27", "D01")
    fill(workspace, house)
    start = datetime.fromisoformat("2027-10-29T06:00+00:00")
    for number in range(4):
        # Eight o'clock in Oslo: six in UTC until the 31st, seven after it.
        begins = start + timedelta(days=number, hours=1 if number >= 2 else 0)
        change_session(
            workspace,
            f"DD27B-{number + 1}",
            start=Moment(begins, OSLO),
            end=Moment(begins + timedelta(minutes=30), OSLO),
        )

    issued = issue(workspace, tmp_path, "DD27", "D01")

    assert times(the_series(issued, tmp_path)) == programme(workspace, "DD27", "D01")


def test_what_a_series_and_its_cancellation_tell_is_shown_line_by_line(mornings: Workspace, tmp_path: Path) -> None:
    issue(mornings, tmp_path)

    file = told(mornings, "OF27", ("A01", "OF27B-2")).leaflets[0]
    off = told_off(mornings, "OF27", ("A01", "OF27B-2")).leaflets[0]

    assert [line.text for line in file.lines if line.says is Says.RECURS] == ["RRULE:FREQ=DAILY;COUNT=4"]
    assert [line.text for line in off.lines if line.says is Says.RECURS] == [
        "RECURRENCE-ID;TZID=Europe/Oslo:20270615T080000"
    ]
    assert written(inviting.withdraw(mornings, "OF27", ("A01",), Parcel(tmp_path), "OF27B-2"))[0][2] == "CANCEL"


def test_sessions_of_another_name_are_a_series_by_a_column_of_that_name(mornings: Workspace, tmp_path: Path) -> None:
    for number, code in enumerate(("OF27B-1", "OF27B-2", "OF27B-3"), start=1):
        (session,) = mornings.where(Session, code=code)
        with mornings.transaction(Label.SESSION_CHANGED) as tx:
            tx.save(replace(session, title=f"Briefing no. {number}", custom=(("Series", "mornings"),)))

    issued = issue(mornings, tmp_path)

    (file,) = [one for one in issued.files if one.sessions]
    assert file.sessions == ("OF27B-1", "OF27B-2", "OF27B-3")
    assert [one.summary for one in the_series(issued, tmp_path)] == [f"Briefing no. {number}" for number in (1, 2, 3)]
    assert mornings.where(Event, code="OF27")


def test_a_series_is_made_once_for_its_invite_and_the_programme_of_one_step(
    mornings: Workspace, tmp_path: Path
) -> None:
    wishes = tuple(Wish("OF27", invited, only=("A01",)) for invited in (Invited.SESSIONS, Invited.PROGRAMME))

    issued = inviting.issue_all(mornings, wishes, tmp_path)

    assert issued.files[-1].uids == tuple(one.uid for one in issued.files[:-1])
    assert both(tmp_path / issued.files[-1].file).occurrences[-1].start == moment("17 06:00").utc
