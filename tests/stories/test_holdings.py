"""Who holds which version of an invite, and what its file would tell them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from forumdesk.changes import Label
from forumdesk.domain.disclosure import Invited, Why
from forumdesk.domain.findings import FindingKind
from forumdesk.domain.participation import Answer, Participation
from forumdesk.domain.programme import Session, SessionRole
from forumdesk.progress import Cancelled
from forumdesk.services import inviting
from forumdesk.services.checking import check
from forumdesk.services.errors import FinishedError, UnknownError
from forumdesk.services.holdings import Changed, Holding, Standing, count_outdated, holdings
from forumdesk.services.inviting import NOT_MADE, Forms, Wish
from forumdesk.services.telling import COVERED, Says, calendar_lines, told
from forumdesk.store.cipher import Profile
from forumdesk.store.workspace import Workspace
from forumdesk.world import World
from tests.core.house import moment
from tests.stories.desk import SECRET, fill, forum
from tests.stories.test_inviting import change_session, issue


def held(desk: Workspace, event: str = "OF27") -> dict[tuple[str, str | None], Holding]:
    return {one.row: one for one in holdings(desk, event).rows}


def test_who_is_due_an_invite_and_holds_none_is_there_with_what_keeps_it(desk: Workspace) -> None:
    rows = held(desk)

    assert list(rows) == [
        ("A01", None),
        ("A01", "T01"),
        ("A01", "T02"),
        ("A02", None),
        ("A02", "T01"),
        ("A02", "T02"),
        ("A03", None),
        ("A03", "T01"),
        ("A05", None),
        ("A05", "T01"),
    ]
    assert {one.standing for one in rows.values()} == {Standing.NEVER}
    assert [(one.ref, one.why) for one in rows.values() if one.session is None and not one.can_go] == [
        ("A03", Why.INVALID_EMAIL),
        ("A05", Why.NO_EMAIL),
    ]


def test_a_moved_session_leaves_its_holders_with_version_one_of_two(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one")
    change_session(desk, "T02", start=moment("14 09:15", "Europe/Oslo"))

    rows = held(desk)

    old = rows["A01", "T02"]
    assert (old.standing, old.version, old.latest, old.changed) == (Standing.OUTDATED, 1, 2, (Changed.TIME,))
    assert old.held is not None
    assert old.now is not None
    assert old.held.span != old.now.span
    assert rows["A01", "T01"].standing is Standing.CURRENT
    assert rows["A01", None].standing is Standing.NEVER


def test_a_new_title_makes_an_invite_outdated_without_a_new_version(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one")
    change_session(desk, "T01", title="Opening, new title")

    one = held(desk)["A01", "T01"]

    assert (one.standing, one.version, one.latest, one.changed) == (Standing.OUTDATED, 1, 1, (Changed.TITLE,))


def test_outdated_are_those_of_the_list_of_findings(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one")
    change_session(desk, "T02", start=moment("14 09:15", "Europe/Oslo"))
    (role,) = [one for one in desk.all(SessionRole) if one.person_id == desk.snapshot().person_by_ref["A01"].id]
    with desk.transaction(Label.SESSION_MOVED) as tx:
        tx.remove(role)

    old = {row: one.changed for row, one in held(desk).items() if one.standing is Standing.OUTDATED}
    found = [one.finding for one in check(desk, "OF27") if one.finding.kind is FindingKind.OUTDATED]

    assert count_outdated(desk, "OF27") == 2
    assert count_outdated(desk, "DD27") == 0
    assert old == {("A01", "T02"): (Changed.NOT_EXPECTED,), ("A02", "T02"): (Changed.TIME,)}
    assert sorted((one.people[0], one.sessions[0]) for one in found) == sorted(old)
    assert not held(desk)["A01", "T02"].can_go


def test_who_declined_keeps_what_they_hold_and_is_due_nothing(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one", Invited.EVENT)
    one = next(one for one in desk.all(Participation) if one.person_id == desk.snapshot().person_by_ref["A01"].id)
    with desk.transaction(Label.ANSWER_CHANGED) as tx:
        tx.save(replace(one, answer=Answer.DECLINED))

    rows = {row: one for row, one in held(desk).items() if one.ref == "A01"}

    assert list(rows) == [("A01", None)]
    assert (rows["A01", None].coming, rows["A01", None].can_go) == (False, False)


def test_a_cancelled_session_is_told_as_cancelled(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one")
    inviting.cancel(desk, "T02", tmp_path / "off")

    found = holdings(desk, "OF27")

    rows = {one.row: one for one in found.rows}
    assert rows["A01", "T02"].standing is Standing.CANCELLED
    assert not rows["A01", "T02"].can_go
    assert found.sessions == (("T01", "Session T01"),)


def test_a_masked_person_is_there_by_alias_and_their_session_by_its_cover(desk: Workspace) -> None:
    rows = held(desk, "DD27")

    assert {(one.name, one.hidden, one.title) for one in rows.values() if one.ref == "D01"} == {
        ("Blue 1", True, "Planning seminar")
    }
    assert rows["D02", "D1"].why is Why.ALIAS_MISSING
    assert "Ownerdotter" not in repr(rows)


def test_chosen_invites_alone_go_out_as_one_step(desk: Workspace, tmp_path: Path) -> None:
    rows = frozenset({("A01", None), ("A02", "T02")})
    wishes = tuple(
        Wish("OF27", invited, Forms.ICS, only, rows)
        for invited, only in ((Invited.EVENT, ("A01",)), (Invited.SESSIONS, ("A02",)))
    )

    issued = inviting.issue_all(desk, wishes, tmp_path / "out")

    assert [(one.file, one.ref, one.session) for one in issued.files] == [
        ("0001.ics", "A01", None),
        ("0002.ics", "A02", "T02"),
    ]
    assert len(desk.history()) == 2
    assert {row for row, one in held(desk).items() if one.version} == rows


def test_a_preview_has_the_bytes_that_are_written_next(tmp_path: Path) -> None:
    still = World(lambda: datetime(2027, 5, 3, 9, 0, tzinfo=UTC), Random(2027).randbytes)
    with Workspace.create(tmp_path / "still.forumdesk", SECRET, still, Profile.TESTS) as desk:
        fill(desk, forum())
        issue(desk, tmp_path / "one")
        before = desk.snapshot(), len(desk.history())

        wish = Wish("OF27", Invited.SESSIONS, Forms.BOTH)
        drafts = inviting.preview(desk, wish)
        same = (desk.snapshot(), len(desk.history())) == before
        issued = inviting.issue(desk, wish, tmp_path / "two")

    assert same
    assert [one.file for one in drafts.files] == list(issued.files)
    assert {one.file.file: one.data for one in drafts.files} == {
        one.name: one.read_bytes() for one in (tmp_path / "two").iterdir()
    }


def test_a_uid_that_is_not_made_yet_is_zeros_in_the_preview(desk: Workspace) -> None:
    drafts = inviting.preview(desk, Wish("OF27", Invited.SESSIONS))

    assert {one.file.uid for one in drafts.files} == {NOT_MADE}
    assert desk.snapshot().invitations == ()


def test_a_cancellation_is_seen_before_it_goes_out(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one")

    drafts = inviting.preview_cancel(desk, "T02")

    assert [(one.file.ref, one.file.method, one.file.sequence) for one in drafts.files] == [
        ("A01", "CANCEL", 1),
        ("A02", "CANCEL", 1),
    ]
    assert desk.snapshot().cancellations == ()
    with pytest.raises(UnknownError):
        inviting.preview_cancel(desk, "T99")
    inviting.cancel(desk, "T02", tmp_path / "off")
    with pytest.raises(FinishedError):
        inviting.preview_cancel(desk, "T02")


def test_a_cancellation_that_is_stopped_leaves_the_session_standing(desk: Workspace, tmp_path: Path) -> None:
    issue(desk, tmp_path / "one")

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        inviting.cancel(desk, "T02", tmp_path / "off", stop)

    assert not (tmp_path / "off").exists()
    assert desk.snapshot().cancellations == ()


def test_every_line_of_a_file_is_told_in_the_order_of_the_file(desk: Workspace) -> None:
    data = inviting.preview(desk, Wish("OF27", Invited.SESSIONS, only=("A01",))).files[0].data

    lines = calendar_lines(data)

    assert "\r\n".join(one.text for one in lines).encode() + b"\r\n" == data
    assert {one.says for one in lines} >= {Says.TIME, Says.SUMMARY, Says.ATTENDEE, Says.ORGANISER, Says.UID}
    assert not any(one.masked for one in lines)


def test_a_zone_is_one_thing_that_is_told(desk: Workspace) -> None:
    change_session(desk, "T02", start=moment("14 09:00", "Europe/Oslo"), end=moment("14 10:00", "Europe/Oslo"))

    (ics, _eml) = told(desk, "OF27", ("A01", "T02")).leaflets

    (zone,) = [one for one in ics.lines if one.says is Says.ZONE]
    assert zone.text.startswith("BEGIN:VTIMEZONE")
    assert zone.text.endswith("END:VTIMEZONE")


def test_a_letter_is_told_as_it_is_read(desk: Workspace) -> None:
    (_ics, eml) = told(desk, "OF27", ("A01", "T02")).leaflets

    said = {one.says: one.text for one in eml.lines}
    assert said[Says.TO] == "To: GivenA01 FamilyA01 <a01@guests.example>"
    assert said[Says.SUBJECT] == "Subject: Session T02"
    assert said[Says.LETTER].startswith("Dear GivenA01 FamilyA01,\n\n")


def test_the_file_of_a_protected_person_does_not_tell_the_screen_who_they_are(desk: Workspace) -> None:
    leaflets = told(desk, "DD27", ("D01", "D1")).leaflets

    assert [one.text[-2:] for leaflet in leaflets for one in leaflet.lines if one.masked] == [
        ":" + COVERED,
        " " + COVERED,
    ]
    for secret in ("d01@", "Hidden", "Ownerdotter"):
        assert secret not in repr(leaflets)


def test_somebody_protected_at_another_event_is_not_told_to_the_screen_here_either(desk: Workspace) -> None:
    person = desk.snapshot().person_by_ref["D01"]
    here = desk.snapshot().event_by_code["OF27"]
    with desk.transaction(Label.ANSWER_CHANGED) as tx:
        tx.save(Participation(tx.new_id(), person.id, here.id))

    leaflets = told(desk, "OF27", ("D01", None)).leaflets + told(desk, "OF27", ("D01", "T01")).leaflets

    assert len(leaflets) == 4
    for secret in ("d01@", "Hidden", "Ownerdotter"):
        assert secret not in repr(leaflets)


def test_an_alias_that_the_file_shows_is_shown(desk: Workspace) -> None:
    (one,) = [one for one in desk.all(Participation) if one.alias]
    here = desk.snapshot().event_by_code["OF27"]
    with desk.transaction(Label.ALIAS_CHANGED) as tx:
        tx.save(replace(one, id=tx.new_id(), event_id=here.id, alias="Green 4"))

    leaflets = told(desk, "OF27", ("D01", "T01")).leaflets

    covered = [line.text for leaflet in leaflets for line in leaflet.lines if line.masked]
    assert all("Green 4" in text for text in covered)
    assert "Ownerdotter" not in repr(leaflets)


def test_who_gets_no_file_is_told_why(desk: Workspace) -> None:
    none = told(desk, "OF27", ("A05", None))

    assert (none.leaflets, none.why) == ((), Why.NO_EMAIL)


def test_a_session_without_a_time_is_nobodys_invite(desk: Workspace) -> None:
    (session,) = desk.where(Session, code="T02")
    with desk.transaction(Label.SESSION_MOVED) as tx:
        tx.save(replace(session, start=None, end=None))

    assert [one for one in held(desk).values() if one.session == "T02"] == []
