"""An invitation from planned to called off: the outdated goes out again, the removed are told, the rest rests."""

from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.disclosure import Invited, LeftOut, Why
from forumdesk.domain.events import Event, EventStatus
from forumdesk.domain.invitations import Invitation, InvitationAnswer, InvitationState, Partstat
from forumdesk.domain.participation import Answer, Participation
from forumdesk.domain.programme import Session, SessionRole, SessionVisibility
from forumdesk.services import inviting
from forumdesk.services.errors import NothingHeldError, UnknownError
from forumdesk.services.holdings import Changed, Holding, Stage, holdings
from forumdesk.services.inviting import Forms, Issue, Parcel, Wish
from forumdesk.store.workspace import Workspace
from tests.core.house import moment
from tests.readers import icaljs, libical
from tests.readers.reading import Reading
from tests.stories.test_inviting import change_session, issue


def held(desk: Workspace, event: str = "OF27") -> dict[tuple[str, str | None], Holding]:
    return {one.row: one for one in holdings(desk, event).rows}


def stages(desk: Workspace, event: str = "OF27") -> dict[tuple[str, str | None], Stage]:
    return {row: one.stage for row, one in held(desk, event).items() if one.stage is not Stage.PLANNED}


def refresh(desk: Workspace, folder: Path, event: str = "OF27") -> Issue:
    return inviting.bring_up_to_date(desk, event, Parcel(folder))


def told(issued: Issue) -> list[tuple[str, str | None, str, int | None]]:
    return [(one.ref, one.session, one.method.value, one.sequence) for one in issued.files]


def take_out(desk: Workspace, ref: str, session: str) -> None:
    snapshot = desk.snapshot()
    person, (found,) = snapshot.person_by_ref[ref], desk.where(Session, code=session)
    with desk.transaction(Label.ROLE_REMOVED) as tx:
        for role in tx.where(SessionRole, session_id=found.id, person_id=person.id):
            tx.remove(role)


def answer(desk: Workspace, ref: str, given: Answer) -> None:
    person = desk.snapshot().person_by_ref[ref]
    (one,) = desk.where(Participation, person_id=person.id)
    with desk.transaction(Label.ANSWER_CHANGED) as tx:
        tx.save(replace(one, answer=given))


def both(path: Path) -> Reading:
    """What two readers find in a file: the same."""
    data = path.read_bytes()
    first, second = icaljs.read(data), libical.read(data)
    assert (first, first.occurrences) == (second, second.occurrences)
    return first


def test_every_stage_of_its_life_is_told(desk: Workspace, tmp_path: Path) -> None:
    row = ("A01", "T02")
    seen = [held(desk)[row].stage]
    issue(desk, tmp_path / "one")
    seen.append(held(desk)[row].stage)
    change_session(desk, "T02", start=moment("14 09:15", "Europe/Oslo"))
    seen.append(held(desk)[row].stage)
    refresh(desk, tmp_path / "two")
    seen.append(held(desk)[row].stage)
    one = held(desk)[row]
    with desk.transaction(Label.ANSWERS_READ) as tx:
        given = InvitationAnswer(
            tx.new_id(), one.invitation_id, Partstat.ACCEPTED, 1, tx.now(), tx.now(), "a01@guests.example"
        )
        tx.save(given)
    seen.append(held(desk)[row].stage)
    take_out(desk, "A01", "T02")
    seen.append(held(desk)[row].stage)
    refresh(desk, tmp_path / "three")
    seen.append(held(desk)[row].stage)

    assert seen == [
        Stage.PLANNED,
        Stage.ISSUED,
        Stage.OUTDATED,
        Stage.REISSUED,
        Stage.ANSWERED,
        Stage.REMOVED,
        Stage.CANCELLED,
    ]
    assert (one.sequence, one.times) == (1, 2)


def test_an_answer_to_an_older_version_does_not_count_as_one(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one")
    one = held(desk)["A01", "T02"]
    with desk.transaction(Label.ANSWERS_READ) as tx:
        tx.save(
            InvitationAnswer(tx.new_id(), one.invitation_id, Partstat.ACCEPTED, 0, tx.now(), tx.now(), "a@x.example")
        )
    change_session(desk, "T02", start=moment("14 09:15", "Europe/Oslo"))
    refresh(desk, tmp_path / "two")

    again = held(desk)["A01", "T02"]

    assert (again.stage, again.answer) == (Stage.REISSUED, None)


def test_one_action_issues_what_is_outdated_calls_off_for_the_removed_and_leaves_the_rest(
    desk: Workspace, tmp_path: Path
) -> None:
    issue(desk, tmp_path / "one")
    issue(desk, tmp_path / "one", Invited.EVENT)
    before = {one.id: one for one in desk.all(Invitation)}
    change_session(desk, "T02", start=moment("14 09:15", "Europe/Oslo"))
    take_out(desk, "A01", "T02")

    done = refresh(desk, tmp_path / "two")

    assert told(done) == [("A01", "T02", "CANCEL", 1), ("A02", "T02", "REQUEST", 1)]
    after = {one.id: one for one in desk.all(Invitation)}
    assert sum(before[key] == after[key] for key in before) == len(before) - 2
    assert len(desk.history()) == 6
    assert told(refresh(desk, tmp_path / "three")) == []


def test_a_title_alone_goes_out_again_with_the_same_sequence(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one", only=("A01",))
    change_session(desk, "T01", title="Opening, new title")

    assert held(desk)["A01", "T01"].changed == (Changed.TITLE,)
    assert told(refresh(desk, tmp_path / "two")) == [("A01", "T01", "REQUEST", 0)]


@pytest.mark.parametrize(
    ("fields", "changed"),
    [
        ({"end": moment("14 10:30", "Europe/Oslo")}, (Changed.TIME,)),
        ({"room_id": "rVBlue"}, (Changed.PLACE,)),
        ({"languages": ("en", "ar")}, (Changed.LANGUAGES,)),
        ({"marking": "PARTICIPANTS ONLY"}, (Changed.MARKING,)),
        ({"visibility": SessionVisibility.NEED_TO_KNOW, "cover_title": "Meeting"}, (Changed.PLACE, Changed.COVER)),
    ],
)
def test_what_has_changed_since_is_told(
    desk: Workspace, tmp_path: Path, fields: dict[str, object], changed: tuple[Changed, ...]
) -> None:
    issue(desk, tmp_path / "one", only=("A01",))
    change_session(desk, "T02", **fields)

    assert held(desk)["A01", "T02"].changed == changed


def test_another_event_title_is_told_of_its_sessions_too(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one", only=("A01",))
    (event,) = desk.where(Event, code="OF27")
    with desk.transaction(Label.EVENT_CHANGED) as tx:
        tx.save(replace(event, title="Another Forum"))

    assert held(desk)["A01", "T02"].changed == (Changed.EVENT,)


def test_who_is_taken_off_the_event_is_told_of_everything_and_who_declined_of_nothing(
    desk: Workspace, tmp_path: Path
) -> None:
    issue(desk, tmp_path / "one")
    issue(desk, tmp_path / "one", Invited.EVENT)
    answer(desk, "A01", Answer.CANCELLED)
    answer(desk, "A02", Answer.DECLINED)

    done = refresh(desk, tmp_path / "two")

    assert told(done) == [("A01", None, "CANCEL", 1), ("A01", "T01", "CANCEL", 1), ("A01", "T02", "CANCEL", 1)]
    assert Stage.CANCELLED not in {stage for (ref, _), stage in stages(desk).items() if ref == "A02"}


def test_an_event_that_is_off_is_called_off_for_all_who_hold_an_invite(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one", Invited.EVENT)
    (event,) = desk.where(Event, code="OF27")
    with desk.transaction(Label.EVENT_CHANGED) as tx:
        tx.save(replace(event, status=EventStatus.CANCELLED))

    assert told(refresh(desk, tmp_path / "two")) == [("A01", None, "CANCEL", 1), ("A02", None, "CANCEL", 1)]


def test_who_could_not_be_told_of_a_cancelled_session_is_told_when_that_is_mended(
    desk: Workspace, tmp_path: Path
) -> None:
    issue(desk, tmp_path / "one")
    person = desk.snapshot().person_by_ref["A01"]
    with desk.transaction(Label.PERSON_CHANGED) as tx:
        tx.save(replace(person, emails=()))
    inviting.cancel(desk, "T02", tmp_path / "off")
    with desk.transaction(Label.PERSON_CHANGED) as tx:
        tx.save(person)

    assert told(refresh(desk, tmp_path / "two")) == [("A01", "T02", "CANCEL", 1)]


def test_one_persons_invites_are_called_off_for_that_person_alone(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one")

    off = inviting.withdraw(desk, "OF27", ("A01",), Parcel(tmp_path / "off", Forms.BOTH), "T02")

    assert [(one.file, one.ref, one.session) for one in off.files] == [
        ("0001.ics", "A01", "T02"),
        ("0001.eml", "A01", "T02"),
    ]
    reading = both(tmp_path / "off" / "0001.ics")
    assert (reading.method, reading.events[0].attendees) == ("CANCEL", ("mailto:a01@guests.example",))
    assert off.change_set.label is Label.WITHDRAW_INVITES
    assert stages(desk)["A01", "T01"] is Stage.ISSUED
    assert stages(desk)["A02", "T02"] is Stage.ISSUED
    assert stages(desk)["A01", "T02"] is Stage.CANCELLED


def test_who_was_called_off_is_invited_again_only_by_name_and_above_the_cancellation(
    desk: Workspace, tmp_path: Path
) -> None:
    first = issue(desk, tmp_path / "one")
    inviting.withdraw(desk, "OF27", ("A01",), Parcel(tmp_path / "off"), "T02")

    everybody = issue(desk, tmp_path / "two")
    named = issue(desk, tmp_path / "three", only=("A01",))

    assert everybody.left_out == (*first.left_out[:0], LeftOut("A01", Why.WITHDRAWN), *first.left_out)
    assert ("A01", "T02") not in {(one.ref, one.session) for one in everybody.files}
    assert ("A01", "T02", "REQUEST", 2) in told(named)


def test_everything_that_somebody_holds_is_called_off_at_once(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one")
    issue(desk, tmp_path / "one", Invited.EVENT)

    off = inviting.withdraw(desk, "OF27", ("A02",), Parcel(tmp_path / "off"))

    assert told(off) == [("A02", None, "CANCEL", 1), ("A02", "T01", "CANCEL", 1), ("A02", "T02", "CANCEL", 1)]
    with pytest.raises(NothingHeldError):
        inviting.withdraw(desk, "OF27", ("A02",), Parcel(tmp_path / "off"))
    with pytest.raises(UnknownError):
        inviting.withdraw(desk, "OF27", ("A99",), Parcel(tmp_path / "off"))


def test_a_date_that_is_held_becomes_an_invitation_under_its_uid(desk: Workspace, tmp_path: Path) -> None:
    hold = issue(desk, tmp_path / "one", Invited.HOLD, only=("A01",))
    text = (tmp_path / "one" / "0001.ics").read_text(encoding="utf-8")
    stage = stages(desk)["A01", None]

    invite = issue(desk, tmp_path / "two", Invited.EVENT, only=("A01",))
    again = issue(desk, tmp_path / "three", Invited.HOLD, only=("A01",))

    assert "STATUS:TENTATIVE" in text
    assert "RSVP=FALSE" in text.replace("\n ", "")
    assert stage is Stage.HELD
    assert hold.files[0].uid == invite.files[0].uid
    assert [one.files[0].sequence for one in (hold, invite)] == [0, 1]
    assert "STATUS:CONFIRMED" in (tmp_path / "two" / "0001.ics").read_text(encoding="utf-8")
    assert (again.files, again.left_out) == ((), (LeftOut("A01", Why.ALREADY_INVITED),))


def test_a_held_date_that_moves_is_held_anew(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one", Invited.HOLD, only=("A01",))
    (event,) = desk.where(Event, code="OF27")
    with desk.transaction(Label.EVENT_CHANGED) as tx:
        tx.save(replace(event, place="Elsewhere"))

    done = refresh(desk, tmp_path / "two")

    assert [(one.what, one.sequence) for one in done.files] == [(Invited.HOLD, 1)]
    assert b"STATUS:TENTATIVE" in (tmp_path / "two" / "0001.ics").read_bytes()


def test_an_event_can_be_invited_to_by_its_hours(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one", Invited.EVENT, only=("A01",), timed=True)

    (event,) = both(tmp_path / "one" / "0001.ics").events

    assert (event.start, event.end) == (moment("14 07:00").utc, moment("14 10:00").utc)
    assert stages(desk)["A01", None] is Stage.ISSUED
    change_session(desk, "T02", end=moment("14 11:00", "Europe/Oslo"))
    assert held(desk)["A01", None].changed == (Changed.TIME,)
    assert told(refresh(desk, tmp_path / "two")) == [("A01", None, "REQUEST", 1)]


@pytest.mark.parametrize(("event", "session", "ref"), [("OF27", "T02", "A01"), ("DD27", "D1", "D01")])
def test_request_update_and_cancel_read_alike_in_two_programs(
    desk: Workspace, tmp_path: Path, event: str, session: str, ref: str
) -> None:
    wish = Wish(event, Invited.SESSIONS, only=(ref,), rows=frozenset({(ref, session)}))
    inviting.issue(desk, wish, tmp_path / "out")
    change_session(desk, session, end=moment("15 11:00", "Europe/Oslo"))
    inviting.bring_up_to_date(desk, event, Parcel(tmp_path / "out"))
    inviting.withdraw(desk, event, (ref,), Parcel(tmp_path / "out"), session)

    chain = [both(path) for path in sorted((tmp_path / "out").iterdir())]

    assert [one.method for one in chain] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [one.events[0].sequence for one in chain] == [0, 1, 2]
    assert len({one.events[0].uid for one in chain}) == 1
    assert {one.events[0].attendees for one in chain} == {(f"mailto:{ref.lower()}@guests.example",)}
    assert chain[1].events[0].end == chain[2].events[0].end == moment("15 11:00").utc


def test_a_row_that_was_called_off_stays_so_when_its_event_is_brought_up_to_date(
    desk: Workspace, tmp_path: Path
) -> None:
    issue(desk, tmp_path / "one", only=("A01",))
    inviting.withdraw(desk, "OF27", ("A01",), Parcel(tmp_path / "off"), "T02")
    change_session(desk, "T02", end=moment("14 11:00", "Europe/Oslo"))

    assert told(refresh(desk, tmp_path / "two")) == []
    assert [one.state for one in desk.all(Invitation)].count(InvitationState.CANCELLED) == 1


def test_an_invite_that_lacks_its_cover_by_now_is_neither_issued_nor_called_off(
    desk: Workspace, tmp_path: Path
) -> None:
    wishes = (Wish("DD27", Invited.EVENT), Wish("DD27", Invited.SESSIONS))
    inviting.issue_all(desk, wishes, tmp_path / "one")
    issue(desk, tmp_path / "one", only=("A01",))
    change_session(desk, "T02", visibility=SessionVisibility.NEED_TO_KNOW)

    again = issue(desk, tmp_path / "two", only=("A01",))
    off = inviting.withdraw(desk, "OF27", ("A01",), Parcel(tmp_path / "off"), "T02")

    assert again.left_out == off.left_out == (LeftOut("A01", Why.COVER_MISSING),)
    assert [one.session for one in again.files] == ["T01"]
    assert off.files == ()


def test_an_event_called_off_for_one_person_is_not_issued_to_them_with_everybodys(
    desk: Workspace, tmp_path: Path
) -> None:
    issue(desk, tmp_path / "one", Invited.EVENT)
    inviting.withdraw(desk, "OF27", ("A01",), Parcel(tmp_path / "off"))

    again = issue(desk, tmp_path / "two", Invited.EVENT)
    one_row = issue(desk, tmp_path / "three", Invited.EVENT, only=("A01",), rows=frozenset({("A02", None)}))

    assert [one.ref for one in again.files] == ["A02"]
    assert LeftOut("A01", Why.WITHDRAWN) in again.left_out
    assert one_row.files == ()


def test_invites_and_programme_in_one_step_share_their_uids(desk: Workspace, tmp_path: Path) -> None:
    wishes = tuple(Wish("OF27", invited, only=("A01",)) for invited in (Invited.SESSIONS, Invited.PROGRAMME))

    issued = inviting.issue_all(desk, wishes, tmp_path)

    *sessions, programme = issued.files
    assert programme.uids == tuple(one.uid for one in sessions)
