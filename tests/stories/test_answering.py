"""Answers come back: what each would change, taken as one step, undone, and never against a newer one."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forumdesk.changes import Label
from forumdesk.domain.answers import Action, Why
from forumdesk.domain.disclosure import Invited
from forumdesk.domain.errors import FileFailedError, NotAFileError
from forumdesk.domain.invitations import Invitation, InvitationAnswer, Partstat, last_answer
from forumdesk.domain.participation import Answer, Participation
from forumdesk.domain.people import Person
from forumdesk.importers.refusals import AnswerRefusedError, NoAnswer
from forumdesk.importers.replies import Found, read_replies
from forumdesk.services import answering, answering_files, inviting
from forumdesk.services.answering import Decisions, Evidence, Report
from forumdesk.services.answering_files import read_files
from forumdesk.services.errors import NotAnAddressError, UnknownError
from forumdesk.services.inviting import Wish
from forumdesk.store.workspace import Workspace
from tests.core.reply_mails import calendar, google, mail, mbox, part

KIND = "text/calendar; method=REPLY; charset=UTF-8"


def uid_of(desk: Workspace, ref: str, session: str | None = None) -> str:
    snapshot = desk.snapshot()
    person = snapshot.person_by_ref[ref]
    session_id = f"s{session}" if session else None
    (held,) = [one for one in snapshot.invitations if (one.person_id, one.session_id) == (person.id, session_id)]
    return held.uid


def answer(desk: Workspace, ref: str, partstat: str = "ACCEPTED", session: str | None = None, **more: str) -> str:
    """A calendar file as `ref` would send it; `more` are address, stamp, sequence, comment."""
    address = more.get("address", f"{ref.lower()}@guests.example")
    comment = [f"COMMENT:{more['comment']}"] if "comment" in more else []
    return calendar(
        f"UID:{uid_of(desk, ref, session)}",
        f"DTSTAMP:{more.get('stamp', '20270504T080000Z')}",
        f"SEQUENCE:{more.get('sequence', '0')}",
        f"ATTENDEE;PARTSTAT={partstat};CN={more.get('name', 'x')}:mailto:{address}",
        *comment,
    )


def read(*texts: str | bytes) -> list[Found]:
    found: list[Found] = []
    for number, text in enumerate(texts, 1):
        found += read_replies(text.encode() if isinstance(text, str) else text, f"{number:04}.ics")
    return found


def told(report: Report) -> list[tuple[Action, Why]]:
    return [(one.action, one.why) for one in report.answers]


def at_event(desk: Workspace, ref: str, event: str = "OF27") -> Answer:
    snapshot = desk.snapshot()
    here = snapshot.participation(snapshot.person_by_ref[ref].id, snapshot.event_by_code[event].id)
    assert here is not None
    return here.answer


def to_invite(desk: Workspace, ref: str, session: str | None = None) -> Partstat | None:
    (held,) = desk.where(Invitation, uid=uid_of(desk, ref, session))
    last = last_answer(desk.where(InvitationAnswer, invitation_id=held.id))
    return last.partstat if last else None


@pytest.fixture
def invited(desk: Workspace, tmp_path: Path) -> Workspace:
    """Everybody holds an invite to their events and sessions."""
    for code in ("OF27", "DD27"):
        for what in (Invited.EVENT, Invited.SESSIONS):
            inviting.issue(desk, Wish(code, what), tmp_path / "out")
    return desk


def test_a_preview_tells_what_would_change_and_changes_nothing(invited: Workspace) -> None:
    before = invited.history()

    report = answering.preview(invited, read(answer(invited, "A01", "DECLINED", comment="Sorry\\, ill")))

    (one,) = report.answers
    assert (one.action, one.ref, one.session, one.partstat) == (Action.APPLY, "A01", None, Partstat.DECLINED)
    assert (one.before, one.answers, one.comment) == (None, (Answer.PROPOSED, Answer.DECLINED), "Sorry, ill")
    assert not report.applied
    assert invited.history() == before
    assert at_event(invited, "A01") is Answer.PROPOSED


def test_an_answer_to_the_event_is_that_of_the_person_there_and_can_be_undone(invited: Workspace) -> None:
    report = answering.apply(invited, read(answer(invited, "A01"), answer(invited, "A02", "TENTATIVE")))

    assert told(report) == [(Action.APPLY, Why.TAKEN)] * 2
    assert report.change_set.label is Label.ANSWERS_READ
    assert (at_event(invited, "A01"), at_event(invited, "A02")) == (Answer.CONFIRMED, Answer.TENTATIVE)
    invited.undo()
    assert (at_event(invited, "A01"), at_event(invited, "A02")) == (Answer.PROPOSED, Answer.PROPOSED)
    assert invited.all(InvitationAnswer) == []
    invited.redo()
    assert at_event(invited, "A01") is Answer.CONFIRMED


def test_an_answer_to_a_session_stays_with_its_invite(invited: Workspace) -> None:
    answering.apply(invited, read(answer(invited, "A01", "DECLINED", session="T02")))

    assert to_invite(invited, "A01", "T02") is Partstat.DECLINED
    assert to_invite(invited, "A01", "T01") is None
    assert at_event(invited, "A01") is Answer.PROPOSED


def test_the_same_answers_again_write_no_line_of_history(invited: Workspace) -> None:
    found = read(answer(invited, "A01"), answer(invited, "A01"), answer(invited, "A02"))
    first = answering.apply(invited, found)
    lines = len(invited.history())

    again = answering.apply(invited, found)

    assert told(first) == [(Action.APPLY, Why.TAKEN), (Action.IGNORE, Why.REPEATED), (Action.APPLY, Why.TAKEN)]
    assert told(again) == [(Action.IGNORE, Why.REPEATED)] * 3
    assert len(invited.history()) == lines


def test_a_late_old_answer_is_kept_in_the_history_of_answers_and_changes_nothing(invited: Workspace) -> None:
    answering.apply(invited, read(answer(invited, "A01", "DECLINED", stamp="20270505T080000Z")))

    report = answering.apply(invited, read(answer(invited, "A01", "ACCEPTED", stamp="20270504T080000Z")))

    assert told(report) == [(Action.IGNORE, Why.OLDER_ANSWER)]
    assert at_event(invited, "A01") is Answer.DECLINED
    assert len(invited.all(InvitationAnswer)) == 2


def test_an_answer_set_by_hand_stands_until_a_new_one_comes(invited: Workspace) -> None:
    found = read(answer(invited, "A01"))
    answering.apply(invited, found)
    (here,) = [one for one in invited.all(Participation) if one.person_id == "pA01"]
    with invited.transaction(Label.ANSWER_CHANGED) as tx:
        tx.save(replace(here, answer=Answer.DECLINED))

    answering.apply(invited, found)

    assert at_event(invited, "A01") is Answer.DECLINED


def test_an_answer_to_an_older_version_is_stale(invited: Workspace) -> None:
    (held,) = invited.where(Invitation, uid=uid_of(invited, "A01"))
    with invited.transaction(Label.ISSUE_INVITES) as tx:
        tx.save(replace(held, sequence=1))

    report = answering.apply(invited, read(answer(invited, "A01")))

    assert told(report) == [(Action.STALE, Why.OLDER_VERSION)]
    assert at_event(invited, "A01") is Answer.PROPOSED


def test_an_unknown_address_is_asked_about_with_what_speaks_for_it(invited: Workspace) -> None:
    text = answer(invited, "A01", address="ada@office.example", name="FamilyA01 GivenA01")
    before = len(invited.all(Person))

    report = answering.apply(invited, read(mail([part(text, KIND)], sender="a01@guests.example")))

    (one,) = report.answers
    assert (one.action, one.ref) == (Action.UNKNOWN_ATTENDEE, "A01")
    assert one.evidence == (
        (Evidence.SENT_TO, "GivenA01 FamilyA01"),
        (Evidence.SAME_NAME, "FamilyA01 GivenA01"),
        (Evidence.SENDER_KNOWN, "a01@guests.example"),
    )
    assert one.needs_person
    assert len(invited.all(Person)) == before
    assert invited.all(InvitationAnswer) == []


def test_the_address_of_somebody_else_is_said_to_be_theirs(invited: Workspace) -> None:
    report = answering.preview(invited, read(answer(invited, "A01", address="a02@guests.example")))

    assert report.answers[0].evidence == (
        (Evidence.SENT_TO, "GivenA01 FamilyA01"),
        (Evidence.SOMEBODY_ELSES, "GivenA02 FamilyA02"),
        (Evidence.SAME_DOMAIN, "guests.example"),
    )


def test_an_address_that_is_said_to_be_theirs_is_kept_with_the_answer(invited: Workspace) -> None:
    found = read(answer(invited, "A01", address="Ada@Office.example"))

    answering.apply(invited, found, Decisions({"ADA@office.example": "A01"}))

    assert invited.where(Person, ref="A01")[0].emails == ("a01@guests.example", "ada@office.example")
    assert at_event(invited, "A01") is Answer.CONFIRMED
    assert told(answering.preview(invited, found)) == [(Action.IGNORE, Why.REPEATED)]
    invited.undo()
    assert invited.where(Person, ref="A01")[0].emails == ("a01@guests.example",)


def test_an_address_of_somebody_else_is_counted_once_and_not_handed_over(invited: Workspace) -> None:
    found = read(answer(invited, "A01", address="a02@guests.example"))

    answering.apply(invited, found, Decisions({"a02@guests.example": "A01"}))

    assert at_event(invited, "A01") is Answer.CONFIRMED
    assert invited.where(Person, ref="A01")[0].emails == ("a01@guests.example",)


def test_a_decision_about_nobody_or_no_address_is_refused(invited: Workspace) -> None:
    with pytest.raises(UnknownError):
        answering.preview(invited, [], Decisions({"a@b.example": "A99"}))
    with pytest.raises(NotAnAddressError):
        answering.preview(invited, [], Decisions({"ada": "A01"}))


def test_a_mail_by_somebody_else_waits_until_its_sender_is_trusted(invited: Workspace) -> None:
    found = read(mail([part(answer(invited, "A01"), KIND)], sender="Office <office@guests.example>"))

    first = answering.apply(invited, found)
    after = answering.apply(invited, found, Decisions(senders=frozenset({"OFFICE@guests.example"})))

    assert told(first) == [(Action.WARN_SENDER, Why.OTHER_SENDER)]
    assert first.answers[0].sender == "office@guests.example"
    assert told(after) == [(Action.APPLY, Why.TAKEN)]
    assert invited.all(InvitationAnswer)[0].sender == "office@guests.example"


def test_a_delegate_with_an_invite_of_their_own_answers_for_themselves(invited: Workspace) -> None:
    text = answer(invited, "A01", 'DELEGATED;DELEGATED-TO="mailto:a02@guests.example"')
    text = text.replace(
        "END:VEVENT", "ATTENDEE;PARTSTAT=ACCEPTED;DELEGATED-FROM=MAILTO_A:mailto:a02@guests.example\r\nEND:VEVENT"
    )
    text = text.replace("MAILTO_A", '"mailto:a01@guests.example"')

    report = answering.apply(invited, read(text))

    assert [(one.ref, one.action) for one in report.answers] == [("A01", Action.APPLY), ("A02", Action.APPLY)]
    assert (at_event(invited, "A01"), at_event(invited, "A02")) == (Answer.DECLINED, Answer.CONFIRMED)
    assert invited.all(InvitationAnswer)[0].delegated_to == "a02@guests.example"


def test_of_a_masked_person_neither_address_nor_words_are_shown(invited: Workspace) -> None:
    fine = answer(invited, "D01", session="D1", comment="Yours\\, Hidden Ownerdotter")
    other = answer(invited, "D01", address="hidden.ownerdotter@guests.example", name="Hidden Ownerdotter")

    report = answering.preview(invited, read(fine, other))

    assert [(one.name, one.hidden, one.attendee, one.comment) for one in report.answers] == [
        ("Blue 1", True, "", "")
    ] * 2
    assert report.answers[1].evidence == ((Evidence.SENT_TO, "Blue 1"),)
    assert report.answers[0].title == "Planning seminar"
    answering.apply(invited, read(fine))
    assert invited.all(InvitationAnswer)[0].comment == "Yours, Hidden Ownerdotter"


def test_an_answer_of_somebody_who_is_gone_is_to_an_unknown_invite(invited: Workspace) -> None:
    text = answer(invited, "A01")
    for rows in (invited.where(Participation, person_id="pA01"), invited.where(Person, ref="A01")):
        with invited.transaction(Label.PERSON_REMOVED) as tx:
            for role in [one for one in tx.snapshot().roles if one.person_id == "pA01"]:
                tx.remove(role)
            for row in rows:
                tx.remove(row)

    report = answering.apply(invited, read(text))

    assert told(report) == [(Action.UNKNOWN_EVENT, Why.UNKNOWN_UID)]
    assert report.answers[0].ref is None


def test_nothing_of_a_mail_is_kept_but_what_was_answered(invited: Workspace) -> None:
    text = answer(invited, "A01", comment="On the train")
    letter = mail([part("A letter with a secret", "text/plain"), part(text, KIND)], sender="a01@guests.example")

    answering.apply(invited, read(letter))

    (one,) = invited.all(InvitationAnswer)
    assert (one.attendee, one.comment, one.sender) == ("a01@guests.example", "On the train", "")
    assert one.stamped_at == datetime(2027, 5, 4, 8, tzinfo=UTC)
    assert "secret" not in repr(one)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_answers_end_the_same_in_any_order_and_however_often(invited: Workspace, data: st.DataObject) -> None:
    texts = [
        answer(invited, ref, partstat, session, stamp=f"2027050{day}T080000Z")
        for ref, session in (("A01", None), ("A01", "T01"), ("A02", None))
        for day, partstat in ((4, "ACCEPTED"), (5, "DECLINED"), (6, "TENTATIVE"))
    ]
    ends = []
    for order in (texts, data.draw(st.permutations(texts + texts[:4]))):
        for text in order:
            answering.apply(invited, read(text))
        rows = {replace(one, id="", taken_at=one.stamped_at) for one in invited.all(InvitationAnswer)}
        ends.append((rows, [at_event(invited, ref) for ref in ("A01", "A02")]))
        while invited.all(InvitationAnswer):
            invited.undo()

    assert ends[0] == ends[1]


def test_a_folder_is_read_with_all_that_may_hold_answers(invited: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    (folder / "inbox" / "cur").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    for name, data in {
        "1.ics": answer(invited, "A01").encode(),
        "2.EML": google(),
        "3.mbox": mbox(google(), mail([part("Hello", "text/plain")])),
        "inbox/cur/1620.M1:2,S": google(),
        "letter.eml": mail([part("Hello", "text/plain")]),
        "notes.txt": b"We meet at nine.",
        "photo.jpg": b"\xff\xd8\xff",
        "old.msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        ".DS_Store": b"\0",
        ".hidden/4.ics": google(),
    }.items():
        (folder / name).write_bytes(data)
    (folder / "loop").symlink_to(folder)
    (folder / "5.ics").symlink_to(tmp_path / "elsewhere.ics")

    found = read_files([folder])

    assert [one.file for one in found] == [
        *("answers/1.ics", "answers/2.EML", "answers/3.mbox#1", "answers/old.msg", "answers/inbox/cur/1620.M1:2,S"),
    ]


def test_what_cannot_be_opened_is_told_and_what_is_no_file_refused(tmp_path: Path) -> None:
    with pytest.raises(FileFailedError):
        read_files([tmp_path / "missing.ics"])
    with pytest.raises(NotAFileError):
        read_files([Path("/dev/zero")])


def test_a_folder_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering_files, "_MOST_SEEN", 3)
    for number in range(4):
        (tmp_path / f"{number}.jpg").write_bytes(b"")

    with pytest.raises(AnswerRefusedError) as refused:
        read_files([tmp_path])

    assert refused.value.what is NoAnswer.PARTS
