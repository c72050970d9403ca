"""Counter-proposals: kept and never moved by themselves, seen on the grid with their clashes, accepted or declined."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.answers import Action
from forumdesk.domain.disclosure import Invited, LeftOut, Why
from forumdesk.domain.findings import FindingKind
from forumdesk.domain.invitations import InvitationAnswer, Proposal
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session
from forumdesk.services import answering, answering_proposals, inviting
from forumdesk.services.checking import check
from forumdesk.services.errors import EventProposalError, ProposalSettledError
from forumdesk.services.inviting import Wish
from forumdesk.store.workspace import Workspace
from tests.core.house import House
from tests.readers import icaljs
from tests.stories.test_answering import answer, read, uid_of

TO_TWELVE = ("20270614T120000Z", "20270614T130000Z")
TO_SEVEN = ("20270614T073000Z", "20270614T081500Z")


@pytest.fixture
def invited(desk: Workspace, tmp_path: Path) -> Workspace:
    for code in ("OF27", "DD27"):
        for what in (Invited.EVENT, Invited.SESSIONS):
            inviting.issue(desk, Wish(code, what), tmp_path / "out")
    return desk


def propose(desk: Workspace, ref: str, session: str | None, times: tuple[str, str], **more: str) -> str:
    text = answer(desk, ref, "TENTATIVE", session, **more).replace("METHOD:REPLY", "METHOD:COUNTER")
    return text.replace("END:VEVENT", f"DTSTART:{times[0]}\r\nDTEND:{times[1]}\r\nEND:VEVENT")


def session(desk: Workspace, code: str) -> Session:
    return desk.where(Session, code=code)[0]


def test_a_counter_proposal_is_kept_and_moves_nothing(invited: Workspace) -> None:
    before = session(invited, "T02")

    report = answering.apply(invited, read(propose(invited, "A01", "T02", TO_TWELVE, comment="After lunch?")))

    (seen,) = report.answers
    assert seen.action is Action.COUNTER
    assert seen.proposed == (datetime(2027, 6, 14, 12, tzinfo=UTC), datetime(2027, 6, 14, 13, tzinfo=UTC))
    assert seen.held == (datetime(2027, 6, 14, 9, tzinfo=UTC), datetime(2027, 6, 14, 10, tzinfo=UTC))
    assert session(invited, "T02") == before
    (one,) = answering_proposals.proposals(invited, "OF27")
    assert (one.ref, one.name, one.session, one.comment) == ("A01", "GivenA01 FamilyA01", "T02", "After lunch?")
    assert (one.start.utc.hour, one.title) == (12, "Session T02")


def test_a_proposal_is_a_ghost_with_the_clashes_it_would_bring(invited: Workspace) -> None:
    answering.apply(
        invited,
        read(propose(invited, "A01", "T02", TO_SEVEN), propose(invited, "A02", "T02", TO_TWELVE)),
    )

    early, late = answering_proposals.ghosts(invited, "OF27")

    assert (early.session_id, early.slot.room_id) == ("sT02", session(invited, "T02").room_id)
    assert early.slot.start == early.proposed.start
    assert {one.finding.kind for one in early.clashes} == {FindingKind.PERSON_CLASH}
    assert {one.finding.people for one in early.clashes} == {("A01",), ("A02",)}
    assert late.clashes == ()


def test_a_clash_that_is_there_already_is_not_the_proposals(invited: Workspace) -> None:
    with invited.transaction(Label.SESSION_ADDED) as tx:
        house = House()
        house.event("OF27")
        long = house.session("T09", "14 06:00", "14 20:00", ["A02"])
        tx.save(long)
        tx.save_all(house.roles)
    answering.apply(invited, read(propose(invited, "A01", "T02", TO_TWELVE)))

    (ghost,) = answering_proposals.ghosts(invited, "OF27")

    assert ghost.clashes == ()


def test_accepting_moves_the_session_and_outdates_its_holders_in_one_step(invited: Workspace) -> None:
    answering.apply(invited, read(propose(invited, "A01", "T02", TO_TWELVE)))
    (one,) = answering_proposals.proposals(invited, "OF27")
    before = session(invited, "T02")

    done = answering_proposals.accept(invited, one.proposal_id)

    moved = session(invited, "T02")
    assert done.label is Label.PROPOSAL_ACCEPTED
    assert (moved.start.utc.hour, moved.end.utc.hour) == (12, 13) if moved.start and moved.end else None
    assert (moved.room_id, moved.start.zone if moved.start else "") == (before.room_id, "UTC")
    outdated = [each.finding.people for each in check(invited, "OF27") if each.finding.kind is FindingKind.OUTDATED]
    assert outdated == [("A01",), ("A02",)]
    assert answering_proposals.proposals(invited, "OF27") == []
    invited.undo()
    assert session(invited, "T02") == before
    assert len(answering_proposals.proposals(invited, "OF27")) == 1


def test_declining_writes_a_declinecounter_with_what_the_invite_says(invited: Workspace, tmp_path: Path) -> None:
    answering.apply(invited, read(propose(invited, "A01", "T02", TO_TWELVE)))
    (one,) = answering_proposals.proposals(invited, "OF27")

    done = answering_proposals.decline(invited, one.proposal_id, tmp_path / "no")

    read_back = icaljs.read((tmp_path / "no" / done.file).read_bytes())
    assert (done.file, done.left_out, read_back.method) == ("0001.ics", None, "DECLINECOUNTER")
    (event,) = read_back.events
    assert (event.uid, event.start) == (uid_of(invited, "A01", "T02"), datetime(2027, 6, 14, 9, tzinfo=UTC))
    assert [address.lower() for address in event.attendees] == ["mailto:a01@guests.example"]
    assert invited.all(InvitationAnswer)[0].proposal is Proposal.DECLINED
    assert answering_proposals.proposals(invited, "OF27") == []
    with pytest.raises(ProposalSettledError):
        answering_proposals.decline(invited, one.proposal_id, tmp_path / "no")


def test_declining_of_a_discreet_event_says_nothing_but_its_cover(invited: Workspace, tmp_path: Path) -> None:
    answering.apply(invited, read(propose(invited, "D01", "D1", TO_TWELVE, comment="Yours, Hidden")))
    (one,) = answering_proposals.proposals(invited, "DD27")

    done = answering_proposals.decline(invited, one.proposal_id, tmp_path / "no")

    text = (tmp_path / "no" / done.file).read_text(encoding="utf-8")
    assert (one.name, one.hidden, one.comment, one.title) == ("Blue 1", True, "", "Planning seminar")
    assert "SUMMARY:Planning seminar" in text
    for secret in ("Secret", "First contact", "Innermost", "Hidden", "Blue", "TZID", "CN="):
        assert secret not in text


def test_a_proposal_for_the_days_of_an_event_can_be_declined_alone(invited: Workspace, tmp_path: Path) -> None:
    answering.apply(invited, read(propose(invited, "A01", None, ("20270615", "20270618"))))
    (one,) = answering_proposals.proposals(invited, "OF27")

    assert (one.session, one.start.local.isoformat()) == (None, "2027-06-15T00:00:00+02:00")
    assert answering_proposals.ghosts(invited, "OF27") == []
    with pytest.raises(EventProposalError):
        answering_proposals.accept(invited, one.proposal_id)
    assert answering_proposals.decline(invited, one.proposal_id, tmp_path / "no").file == "0001.ics"


def test_a_proposal_that_was_overtaken_cannot_be_accepted(invited: Workspace) -> None:
    answering.apply(invited, read(propose(invited, "A01", "T02", TO_TWELVE)))
    (one,) = answering_proposals.proposals(invited, "OF27")
    answering.apply(invited, read(answer(invited, "A01", "ACCEPTED", "T02", stamp="20270505T080000Z")))

    with pytest.raises(ProposalSettledError):
        answering_proposals.accept(invited, one.proposal_id)
    with pytest.raises(ProposalSettledError):
        answering_proposals.accept(invited, "nowhere")


def test_a_session_that_was_called_off_takes_no_proposal(invited: Workspace, tmp_path: Path) -> None:
    answering.apply(invited, read(propose(invited, "A01", "T02", TO_TWELVE)))
    inviting.cancel(invited, "T02", tmp_path / "off")

    assert answering_proposals.proposals(invited, "OF27") == []


def test_who_cannot_be_written_to_is_declined_without_a_file(invited: Workspace, tmp_path: Path) -> None:
    answering.apply(invited, read(propose(invited, "A01", "T02", TO_TWELVE)))
    (one,) = answering_proposals.proposals(invited, "OF27")
    (person,) = invited.where(Person, ref="A01")
    with invited.transaction(Label.PERSON_CHANGED) as tx:
        tx.save(Person(person.id, person.ref, given_name="Ada"))

    done = answering_proposals.decline(invited, one.proposal_id, tmp_path / "no")

    assert (done.file, done.left_out) == ("", LeftOut("A01", Why.NO_EMAIL))
    assert not (tmp_path / "no").exists()
