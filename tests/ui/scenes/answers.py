"""Answers read from a folder: what each would change, an unknown address, a proposal, and after they were taken in."""

from pathlib import Path
from tempfile import TemporaryDirectory

from forumdesk.domain.disclosure import Invited
from forumdesk.services import inviting
from forumdesk.services.inviting import Wish
from forumdesk.store.workspace import Workspace
from tests.core.reply_mails import calendar, mail, part
from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.dialogs.answers import AnswersDialog

_SIZE = (900, 640)


def _answer(uid: str, address: str, partstat: str, *more: str, method: str = "REPLY") -> str:
    lines = (f"UID:{uid}", "DTSTAMP:20270504T080000Z", "SEQUENCE:0")
    return calendar(*lines, f"ATTENDEE;PARTSTAT={partstat}:mailto:{address}", *more, method=method)


def answers_into(workspace: Workspace, folder: Path) -> None:
    """Invites to everybody, and in the folder what came back."""
    inviting.issue(workspace, Wish("OF27", Invited.EVENT), folder / "out")
    inviting.issue(workspace, Wish("OF27", Invited.SESSIONS), folder / "out")
    snapshot = workspace.snapshot()
    held = [(snapshot.people[one.person_id], one) for one in snapshot.invitations]
    to_event = [(person, one) for person, one in held if one.session_id is None]
    (folder / "in").mkdir()
    kinds = ("ACCEPTED", "DECLINED", "TENTATIVE", "ACCEPTED", "ACCEPTED")
    for number, (partstat, (person, one)) in enumerate(zip(kinds, to_event, strict=False)):
        text = _answer(one.uid, person.emails[0], partstat, "COMMENT:I come on the late train.")
        (folder / "in" / f"{number:04}.ics").write_text(text, encoding="utf-8")
    person, one = to_event[5]
    text = _answer(one.uid, "office@elsewhere.example", "ACCEPTED")
    (folder / "in" / "0007.ics").write_text(text, encoding="utf-8")
    text = _answer(one.uid, person.emails[0], "DECLINED")
    letter = mail([part(text, "text/calendar; method=REPLY")], sender="secretary@elsewhere.example")
    (folder / "in" / "0008.eml").write_bytes(letter)
    person, one = next((person, one) for person, one in held if one.session_id is not None)
    times = ("DTSTART:20270614T130000Z", "DTEND:20270614T140000Z", "COMMENT:After lunch would suit me better.")
    text = _answer(one.uid, person.emails[0], "TENTATIVE", *times, method="COUNTER")
    (folder / "in" / "0009.ics").write_text(text, encoding="utf-8")
    (folder / "in" / "0010.ics").write_text(_answer("elsewhere", "who@nowhere.example", "ACCEPTED"), encoding="utf-8")
    (folder / "in" / "0011.msg").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def play(camera: Camera) -> None:
    window = camera.window
    window.turn("invitations")
    page = window.pages["invitations"]
    with TemporaryDirectory() as name:
        done: list[None] = []
        window.desk.read(lambda workspace: answers_into(workspace, Path(name)), done.append)
        spin(lambda: bool(done))
        dialog = AnswersDialog(window.desk, page)
        dialog.open()
        camera.look("answers-empty", lambda: dialog, _SIZE)
        dialog.read([Path(name) / "in"])
        spin(lambda: dialog.review.model.total > 0)
    review = dialog.review
    review.table.pick(5)
    camera.look("answers-question", lambda: dialog, _SIZE)
    review.table.pick(7)
    camera.look("answers-proposal", lambda: dialog, _SIZE)
    review.table.pick(0)
    camera.look("answers-taken", lambda: dialog, _SIZE)
    review.apply.click()
    spin(lambda: not review.outcome.isHidden())
    review.table.pick(7)
    camera.look("answers-done", lambda: dialog, _SIZE)
    dialog.close()
    window.desk.undo()
