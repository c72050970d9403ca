"""Badges at the desk: issued, taken back, lost, spoilt, voided, found by what was scanned or typed."""

from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.badges import Badge, BadgeMoveError, BadgeState, NoReasonError, OnceLostError
from forumdesk.domain.disclosure import Audience
from forumdesk.domain.events import Event
from forumdesk.domain.participation import Answer
from forumdesk.services import handing_out, listing
from forumdesk.services.badge_register import Entry, Tally, register
from forumdesk.services.errors import (
    NoBadgeError,
    NotExpectedError,
    OtherEventError,
    SeveralBadgesError,
    UnknownError,
)
from forumdesk.services.handing_out import Named, issue, report_lost, spoil, take_back, void
from forumdesk.services.printing import Run, print_badges
from forumdesk.store.errors import NothingToUndoError
from forumdesk.store.workspace import Workspace


@pytest.fixture
def printed(desk: Workspace, tmp_path: Path) -> Workspace:
    """OF27 has badges 1 to 4 of A01, A02, A03 and A05; DD27 one of Blue 1."""
    print_badges(desk, Run("OF27"), tmp_path / "forum.pdf")
    print_badges(desk, Run("DD27"), tmp_path / "talks.pdf")
    return desk


def badge(workspace: Workspace, serial: str) -> Badge:
    (found,) = workspace.where(Badge, serial=serial)
    return found


def states(workspace: Workspace, code: str = "OF27") -> dict[str, BadgeState | None]:
    return {one.serial or one.ref: one.state for one in register(workspace, code).entries}


def entry_of(workspace: Workspace, serial: str) -> Entry:
    return next(one for one in register(workspace, serial.split("-")[0]).entries if one.serial == serial)


def test_a_badge_is_issued_by_serial_by_token_and_by_the_ref_of_its_holder(printed: Workspace) -> None:
    token = badge(printed, "OF27-0002").token

    by_serial = issue(printed, Named(" of27-0001 "))
    by_token = issue(printed, Named(token.lower(), "OF27"))
    by_ref = issue(printed, Named("a03"))

    serials = [one.entries[0].serial for one in (by_serial, by_token, by_ref)]
    assert serials == ["OF27-0001", "OF27-0002", "OF27-0003"]
    assert {one.change_set.label for one in (by_serial, by_token, by_ref)} == {Label.BADGE_ISSUED}
    assert by_serial.entries[0].name == "GivenA01 FamilyA01"
    assert badge(printed, "OF27-0001").moved_at is not None


def test_a_badge_is_not_issued_twice_and_the_refusal_says_what_it_is(printed: Workspace) -> None:
    issue(printed, Named("OF27-0001"))

    with pytest.raises(BadgeMoveError) as refused:
        issue(printed, Named("A01"))

    assert (refused.value.serial, refused.value.state) == ("OF27-0001", BadgeState.ISSUED)


def test_what_names_no_badge_or_one_of_another_event_is_refused(printed: Workspace) -> None:
    for typed in ("", "OF27-0099", "NOTOKENATALL"):
        with pytest.raises(UnknownError):
            issue(printed, Named(typed))
    with pytest.raises(UnknownError):
        issue(printed, Named("OF27-0001", "XX"))
    with pytest.raises(OtherEventError):
        issue(printed, Named("OF27-0001", "DD27"))
    with pytest.raises(NoBadgeError):
        issue(printed, Named("A04"))
    with pytest.raises(NoBadgeError):
        issue(printed, Named("A01", "DD27"))

    assert set(states(printed).values()) == {BadgeState.PRINTED}


def test_who_has_badges_at_two_events_is_asked_for_a_serial(printed: Workspace, tmp_path: Path) -> None:
    snapshot = printed.snapshot()
    guest, talks = snapshot.person_by_ref["A01"], snapshot.event_by_code["DD27"]
    (seat,) = snapshot.of_person[guest.id]
    with printed.transaction(Label.PERSON_ADDED) as tx:
        tx.save(replace(seat, id=tx.new_id(), event_id=talks.id))
    print_badges(printed, Run("DD27"), tmp_path / "more.pdf")

    with pytest.raises(SeveralBadgesError) as refused:
        issue(printed, Named("A01"))
    at_talks = issue(printed, Named("A01", "DD27"))

    assert refused.value.serials == ("OF27-0001", "QXZW-0002")
    assert at_talks.entries[0].serial == "QXZW-0002"


def test_who_declined_after_the_printing_gets_no_badge(printed: Workspace) -> None:
    snapshot = printed.snapshot()
    with printed.transaction(Label.ANSWER_CHANGED) as tx:
        (seat,) = snapshot.of_person[snapshot.person_by_ref["A01"].id]
        tx.save(replace(seat, answer=Answer.CANCELLED))
    with printed.transaction(Label.PARTICIPATION_CHANGED) as tx:
        (seat,) = snapshot.of_person[snapshot.person_by_ref["A02"].id]
        tx.remove(seat)

    for serial in ("OF27-0001", "OF27-0002"):
        with pytest.raises(NotExpectedError):
            issue(printed, Named(serial))

    assert entry_of(printed, "OF27-0002").category is None


def test_a_lost_badge_stays_out_of_use_when_it_turns_up_and_its_holder_gets_a_new_one(
    printed: Workspace, tmp_path: Path
) -> None:
    issue(printed, Named("A01"))
    report_lost(printed, Named("A01"), " in a taxi ")
    again = print_badges(printed, Run("OF27"), tmp_path / "again.pdf")
    issue(printed, Named("A01"))

    found = take_back(printed, Named("OF27-0001"))
    with pytest.raises(OnceLostError):
        issue(printed, Named("OF27-0001"))

    assert [one.serial for one in again.placed] == ["OF27-0005"]
    assert (found.entries[0].state, found.entries[0].reason) == (BadgeState.RETURNED, "in a taxi")
    assert states(printed)["OF27-0005"] is BadgeState.ISSUED


def test_a_badge_that_was_handed_in_is_not_printed_anew_and_a_reprint_voids_it(
    printed: Workspace, tmp_path: Path
) -> None:
    issue(printed, Named("A01"))
    take_back(printed, Named("A01"))
    left = print_badges(printed, Run("OF27"), tmp_path / "none.pdf")

    print_badges(printed, Run("OF27", only=("A01",), reprint="torn"), tmp_path / "again.pdf")

    assert left.placed == ()
    assert (badge(printed, "OF27-0001").state, badge(printed, "OF27-0001").reason) == (BadgeState.VOID, "torn")
    with pytest.raises(BadgeMoveError):
        issue(printed, Named("OF27-0001"))


def test_voiding_needs_a_reason(printed: Workspace) -> None:
    with pytest.raises(NoReasonError):
        void(printed, Named("OF27-0001"), "  ")

    done = void(printed, Named("OF27-0001"), "misspelt")

    assert (done.entries[0].state, done.entries[0].moves) == (BadgeState.VOID, ())


def test_a_spoilt_label_is_known_by_its_place_and_printed_anew(printed: Workspace, tmp_path: Path) -> None:
    done = spoil(printed, Named("OF27-0002"), "jammed")

    again = print_badges(printed, Run("OF27"), tmp_path / "again.pdf")

    assert [(one.serial, one.page, one.slot) for one in done.entries] == [("OF27-0002", 1, 2)]
    assert [(one.ref, one.serial) for one in again.placed] == [("A02", "OF27-0005")]


def test_a_spoilt_sheet_takes_what_is_still_at_the_desk_and_no_other_sheet(printed: Workspace, tmp_path: Path) -> None:
    print_badges(printed, Run("OF27", start_at=8, reprint="new logo"), tmp_path / "two.pdf")
    issue(printed, Named("OF27-0006"))

    done = spoil(printed, Named("OF27-0005"), "coffee", sheet=True)

    assert [(one.serial, one.page, one.slot) for one in done.entries] == [("OF27-0005", 1, 8), ("OF27-0007", 1, 10)]
    now = states(printed)
    assert (now["OF27-0006"], now["OF27-0008"]) == (BadgeState.ISSUED, BadgeState.PRINTED)


def test_a_badge_whose_sheet_nobody_noted_is_spoilt_alone(printed: Workspace) -> None:
    with printed.transaction(Label.PRINT_BADGES) as tx:
        tx.save_all(replace(one, page=0, slot=0) for one in tx.all(Badge))

    done = spoil(printed, Named("OF27-0001"), sheet=True)

    assert [one.serial for one in done.entries] == ["OF27-0001"]


def test_undo_passes_over_what_happened_at_the_desk(printed: Workspace) -> None:
    issue(printed, Named("A01"))
    take_back(printed, Named("A01"))
    report_lost(printed, Named("A02"))
    spoil(printed, Named("A03"))
    void(printed, Named("A05"), "left")
    before = {one.serial: one.state for one in printed.all(Badge)}

    printed.undo()
    with pytest.raises(NothingToUndoError):
        printed.undo()

    assert {one.serial: one.state for one in printed.all(Badge)} == before
    labels = [one.label for one in printed.history()]
    assert labels[-6:-1] == [
        Label.BADGE_ISSUED,
        Label.BADGE_RETURNED,
        Label.BADGE_LOST,
        Label.BADGES_SPOILT,
        Label.BADGE_VOIDED,
    ]


def test_the_tally_adds_up_and_says_who_is_out_as_they_may_be_named(printed: Workspace) -> None:
    for ref in ("A01", "A02", "A03"):
        issue(printed, Named(ref))
    take_back(printed, Named("A01"))
    report_lost(printed, Named("A02"))
    issue(printed, Named("QXZW-0001"))

    forum, talks = register(printed, "OF27"), register(printed, "DD27")

    (tally,) = forum.tally
    assert tally == Tally(tally.category, ready=1, issued=3, returned=1, outstanding=1, lost=1)
    assert [one.ref for one in forum.entries if not one.serial] == ["A02"]
    out = [one for one in talks.entries if one.state is BadgeState.ISSUED]
    assert [(one.name, one.hidden) for one in out] == [("Blue 1", True)]
    assert "Ownerdotter" not in str(talks)


def test_no_entry_has_a_token(printed: Workspace) -> None:
    tokens = [one.token for one in printed.all(Badge)]

    said = str(register(printed, "OF27")) + str(issue(printed, Named(tokens[0])).entries)

    assert [token for token in tokens if token in said] == []


def test_the_guards_list_is_a_numbered_copy_without_names(printed: Workspace, tmp_path: Path) -> None:
    void(printed, Named("OF27-0001"), "FamilyA01 left")
    report_lost(printed, Named("OF27-0003"))
    ends = [badge(printed, serial).token[-4:] for serial in ("OF27-0001", "OF27-0003")]

    handed = listing.export_list(printed, listing.Order("OF27", Audience.GUARDS), tmp_path / "void.csv")
    listing.export_list(printed, listing.Order("OF27", Audience.GUARDS), tmp_path / "void.pdf")

    assert (handed.rows, handed.copy, handed.left_out) == (2, "OF27-0002", ())
    assert (tmp_path / "void.csv").read_text("utf-8-sig").splitlines() == [
        "serial,code_ends,badge_state",
        f"OF27-0001,{ends[0]},void",
        f"OF27-0003,{ends[1]},lost",
    ]
    assert (tmp_path / "void.pdf").read_bytes().startswith(b"%PDF")


def test_a_badge_whose_holder_was_undone_is_told_without_a_name(printed: Workspace) -> None:
    (event,) = printed.where(Event, code="OF27")
    printed.undo()
    with printed.transaction(Label.EVENT_CHANGED) as tx:
        tx.save(event)

    found = register(printed, "OF27")
    lost = report_lost(printed, Named("OF27-0001"))

    assert {(one.ref, one.name, one.hidden) for one in found.entries} == {("", "", False)}
    assert lost.entries[0].state is BadgeState.LOST


def test_each_use_case_is_refused_for_what_is_no_badge(printed: Workspace) -> None:
    for move in (handing_out.take_back, handing_out.report_lost, handing_out.spoil):
        with pytest.raises(UnknownError):
            move(printed, Named("OF27-9999"))
