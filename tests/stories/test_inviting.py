"""Invites: who gets which file, what is kept of it, and what a change does."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from random import Random

import pytest

from forumdesk.changes import Label
from forumdesk.domain.disclosure import Invited, LeftOut, Why
from forumdesk.domain.findings import FindingKind
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Role, Session, SessionRole
from forumdesk.progress import Cancelled
from forumdesk.services import inviting
from forumdesk.services.checking import check
from forumdesk.services.errors import FinishedError, UnknownError
from forumdesk.services.inviting import Forms, Issue, Wish
from forumdesk.store.cipher import Profile
from forumdesk.store.workspace import Workspace
from forumdesk.world import World
from tests.core.house import moment
from tests.readers import icaljs, libical
from tests.stories.desk import SECRET, fill, forum


def issue(desk: Workspace, folder: Path, invited: Invited = Invited.SESSIONS, **more: object) -> Issue:
    return inviting.issue(desk, Wish("OF27", invited, **more), folder)  # type: ignore[arg-type]  # as Wish has them


def change_session(desk: Workspace, code: str, **fields: object) -> None:
    (session,) = desk.where(Session, code=code)
    with desk.transaction(Label.SESSION_MOVED) as tx:
        tx.save(replace(session, **fields))  # type: ignore[arg-type]  # fields of Session


def test_each_session_is_a_file_for_each_recipient_alone(desk: Workspace, tmp_path: Path) -> None:
    issued = issue(desk, tmp_path / "out")

    files = {(one.ref, one.session): tmp_path / "out" / one.file for one in issued.files}
    assert sorted(files) == [("A01", "T01"), ("A01", "T02"), ("A02", "T01"), ("A02", "T02")]
    for (ref, _), path in files.items():
        event = icaljs.read(path.read_bytes()).events[0]
        assert [address.lower() for address in event.attendees] == [f"mailto:{ref.lower()}@guests.example"]
    assert sorted(path.name for path in files.values()) == ["0001.ics", "0002.ics", "0003.ics", "0004.ics"]


def test_two_readers_read_the_same_utc_times(desk: Workspace, tmp_path: Path) -> None:
    issued = issue(desk, tmp_path / "out")

    for one in issued.files:
        data = (tmp_path / "out" / one.file).read_bytes()
        assert icaljs.read(data).events[0].start == libical.read(data).events[0].start
    data = (tmp_path / "out" / issued.files[0].file).read_bytes()
    assert icaljs.read(data).events[0].start == datetime(2027, 6, 14, 7, 0, tzinfo=UTC)


def test_who_cannot_be_written_to_is_left_out_with_the_reason(desk: Workspace, tmp_path: Path) -> None:
    issued = issue(desk, tmp_path / "out", Invited.EVENT)

    assert [one.ref for one in issued.files] == ["A01", "A02"]
    assert issued.left_out == (LeftOut("A03", Why.INVALID_EMAIL), LeftOut("A05", Why.NO_EMAIL))


def test_who_declined_is_named_only_when_asked_for(desk: Workspace, tmp_path: Path) -> None:
    issued = issue(desk, tmp_path / "out", Invited.EVENT, only=("A01", "A04"))

    assert [one.ref for one in issued.files] == ["A01"]
    assert issued.left_out == (LeftOut("A04", Why.DECLINED),)


def test_an_unknown_ref_or_event_is_refused_and_nothing_is_written(desk: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UnknownError):
        issue(desk, tmp_path / "out", only=("A99",))
    with pytest.raises(UnknownError):
        inviting.issue(desk, Wish("XX", Invited.EVENT), tmp_path / "out")

    assert not (tmp_path / "out").exists()


def test_without_a_change_the_same_uid_and_sequence_go_out_again(desk: Workspace, tmp_path: Path) -> None:
    first = issue(desk, tmp_path / "one")
    second = issue(desk, tmp_path / "two")

    assert [(one.uid, one.sequence) for one in first.files] == [(one.uid, one.sequence) for one in second.files]
    stamps = [b"\r\nDTSTAMP:" in (tmp_path / name / "0001.ics").read_bytes() for name in ("one", "two")]
    assert stamps == [True, True]
    assert (tmp_path / "one" / "0001.ics").read_bytes() != (tmp_path / "two" / "0001.ics").read_bytes()


def test_a_moved_session_takes_the_next_sequence_and_a_retitled_one_does_not(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one")
    change_session(desk, "T02", start=moment("14 10:00", "Europe/Oslo"), end=moment("14 11:00", "Europe/Oslo"))
    change_session(desk, "T01", title="Opening, new title")

    second = issue(desk, tmp_path / "two")

    assert {one.session: one.sequence for one in second.files} == {"T01": 0, "T02": 1}


def test_holders_of_a_moved_session_and_nobody_else_hold_something_outdated(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one")
    change_session(desk, "T02", start=moment("14 09:15", "Europe/Oslo"))

    outdated = [one.finding for one in check(desk, "OF27") if one.finding.kind is FindingKind.OUTDATED]

    assert [(one.people, one.sessions) for one in outdated] == [(("A01",), ("T02",)), (("A02",), ("T02",))]


def test_a_programme_publishes_own_sessions_under_the_uids_of_their_invites(desk: Workspace, tmp_path: Path) -> None:
    sessions = issue(desk, tmp_path / "one", only=("A01",))

    programme = issue(desk, tmp_path / "two", Invited.PROGRAMME, only=("A01",))

    (file,) = programme.files
    assert file.uids == tuple(one.uid for one in sessions.files)
    assert (file.session, file.uid, file.sequence) == (None, None, None)
    read = icaljs.read((tmp_path / "two" / file.file).read_bytes())
    assert read.method == "PUBLISH"
    assert [event.attendees for event in read.events] == [(), ()]


def test_drafts_stand_beside_the_calendar_files_under_one_number(desk: Workspace, tmp_path: Path) -> None:
    issued = issue(desk, tmp_path / "out", Invited.EVENT, forms=Forms.BOTH, only=("A01",))

    assert [one.file for one in issued.files] == ["0001.ics", "0001.eml"]
    draft = message_from_bytes((tmp_path / "out" / "0001.eml").read_bytes())
    assert draft["X-Unsent"] == "1"
    parts = [part for part in draft.walk() if part.get_content_type() == "text/calendar"]
    assert parts[0].get_payload(decode=True) == (tmp_path / "out" / "0001.ics").read_bytes()


def test_a_second_export_into_the_same_folder_writes_over_nothing(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "out", Invited.EVENT)
    before = (tmp_path / "out" / "0001.ics").read_bytes()

    issued = issue(desk, tmp_path / "out", Invited.EVENT)

    assert [one.file for one in issued.files] == ["0003.ics", "0004.ics"]
    assert (tmp_path / "out" / "0001.ics").read_bytes() == before


def test_cancelling_the_work_leaves_neither_files_nor_a_record(desk: Workspace, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        inviting.issue(desk, Wish("OF27", Invited.SESSIONS), tmp_path / "out", stop)

    assert not (tmp_path / "out").exists()
    assert desk.snapshot().invitations == ()


def test_a_discreet_invite_says_nothing_but_its_cover(desk: Workspace, tmp_path: Path) -> None:
    issued = inviting.issue(desk, Wish("DD27", Invited.SESSIONS, Forms.BOTH), tmp_path / "out")

    assert [(one.ref, one.file) for one in issued.files] == [("D01", "0001.ics"), ("D01", "0001.eml")]
    assert issued.left_out == (LeftOut("D02", Why.ALIAS_MISSING),)
    assert [one.finding.kind for one in issued.findings] == [FindingKind.ALIAS_MISSING]
    text = (tmp_path / "out" / "0001.ics").read_text()
    assert "SUMMARY:Planning seminar" in text
    assert "CLASS:PRIVATE" in text
    for secret in (
        "Secret",
        "Lake",
        "First contact",
        "Innermost",
        "TZID",
        "Europe",
        "DESCRIPTION",
        "CN=",
        "Hidden",
        "Blue",
    ):
        assert secret not in text
    mail = message_from_bytes((tmp_path / "out" / "0001.eml").read_bytes())
    words = "".join(
        part.get_payload(decode=True).decode()  # type: ignore[union-attr]  # a leaf gives bytes
        for part in mail.walk()
        if not part.is_multipart()
    )
    for secret in ("Secret", "Lake", "First contact", "Innermost", "Hidden", "Blue 1", "Europe"):
        assert secret not in words + str(mail["Subject"]) + str(mail["To"])


def test_calling_a_session_off_tells_its_holders_and_ends_it(desk: Workspace, tmp_path: Path) -> None:
    first = issue(desk, tmp_path / "one")

    off = inviting.cancel(desk, "T02", tmp_path / "off")

    uids = {one.ref: one.uid for one in first.files if one.session == "T02"}
    assert {one.ref: (one.uid, one.sequence, one.method) for one in off.files} == {
        ref: (uid, 1, "CANCEL") for ref, uid in uids.items()
    }
    read = libical.read((tmp_path / "off" / off.files[0].file).read_bytes())
    assert read.method == "CANCEL"
    assert {one.session for one in issue(desk, tmp_path / "two").files} == {"T01"}
    assert [one for one in check(desk) if "T02" in one.finding.sessions] == []
    with pytest.raises(FinishedError):
        inviting.cancel(desk, "T02", tmp_path / "again")
    with pytest.raises(UnknownError):
        inviting.cancel(desk, "T99", tmp_path / "again")


def test_a_holder_who_cannot_be_written_to_any_more_is_left_out_of_the_cancellation(
    desk: Workspace, tmp_path: Path
) -> None:
    issue(desk, tmp_path / "one")
    person = desk.snapshot().person_by_ref["A01"]
    with desk.transaction(Label.ANSWER_CHANGED) as tx:
        tx.save(replace(person, emails=()))

    off = inviting.cancel(desk, "T02", tmp_path / "off")

    assert off.left_out == (LeftOut("A01", Why.NO_EMAIL),)
    assert [one.ref for one in off.files] == ["A02"]


def test_undo_passes_over_what_was_sent(desk: Workspace, tmp_path: Path) -> None:
    change_session(desk, "T01", title="Opening, new title")
    issue(desk, tmp_path / "one")

    undone = desk.undo()

    assert undone.label is Label.SESSION_MOVED
    assert desk.where(Session, code="T01")[0].title == "Session T01"
    assert len(desk.snapshot().invitations) == 4


def test_dtstamp_is_newer_on_each_issue_however_fast_they_follow(tmp_path: Path) -> None:
    still = World(lambda: datetime(2027, 5, 3, 9, 0, tzinfo=UTC), Random(2027).randbytes)
    with Workspace.create(tmp_path / "still.forumdesk", SECRET, still, Profile.TESTS) as desk:
        fill(desk, forum())
        first = issue(desk, tmp_path / "out", only=("A01",))
        again = issue(desk, tmp_path / "out", Invited.PROGRAMME, only=("A01",))
        off = inviting.cancel(desk, "T01", tmp_path / "out")

    stamps = [
        re.findall(r"DTSTAMP:(\S+)", (tmp_path / "out" / done.files[0].file).read_text(encoding="utf-8"))[0]
        for done in (first, again, off)
    ]
    assert stamps == ["20270503T090000Z", "20270503T090001Z", "20270503T090002Z"]


def test_somebody_with_a_role_alone_can_be_named(desk: Workspace, tmp_path: Path) -> None:
    (session,) = desk.where(Session, code="T02")
    (guest,) = desk.where(Person, ref="D01")
    with desk.transaction(Label.SESSION_MOVED) as tx:
        tx.save(SessionRole(tx.new_id(), session.id, guest.id, Role.SPEAKER))

    issued = issue(desk, tmp_path / "out", only=("A01", "D01"))

    assert [one.ref for one in issued.files] == ["A01", "A01"]
    assert issued.left_out == (LeftOut("D01", Why.ALIAS_MISSING),)
    with pytest.raises(UnknownError):
        issue(desk, tmp_path / "out", Invited.EVENT, only=("D01",))
