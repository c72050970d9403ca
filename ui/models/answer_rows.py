"""Answers to invites in the words of the window: who, to what, what it becomes, and what speaks for it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from forumdesk.changes import ChangeSet
from forumdesk.domain.answers import Action
from forumdesk.domain.copies import Terms
from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.invitations import Partstat
from forumdesk.importers.replies import Found
from forumdesk.progress import Progress
from forumdesk.services import answering, answering_proposals
from forumdesk.services.answering import Decisions, Report, Seen
from forumdesk.services.answering_files import read_files
from forumdesk.services.answering_proposals import Declined
from forumdesk.store.workspace import Workspace
from forumdesk.words import answers as sentences
from ui import words
from ui.models.cells import Cell, Sign
from ui.models.days import moment
from ui.models.import_rows import Trouble
from ui.models.rows import Column, RowsModel


class Group(StrEnum):
    """What an answer asks of whoever reads it."""

    WAITING = "waiting"
    TAKEN = "taken"
    NOTHING = "nothing"


SIGNS = {
    Action.APPLY: Sign("ok", "ok"),
    Action.COUNTER: Sign("clock", "question"),
    Action.UNKNOWN_ATTENDEE: Sign("question", "question"),
    Action.UNKNOWN_EVENT: Sign("question", "question"),
    Action.WARN_SENDER: Sign("warn", "warn_mark"),
    Action.REJECT: Sign("block", "block"),
    Action.STALE: Sign("outdated", "text2"),
    Action.IGNORE: Sign("less", "text2"),
}
SEVERITIES = {
    Action.APPLY: "ok",
    Action.COUNTER: "question",
    Action.UNKNOWN_ATTENDEE: "question",
    Action.UNKNOWN_EVENT: "question",
    Action.WARN_SENDER: "warn",
    Action.REJECT: "block",
    Action.STALE: "outdated",
    Action.IGNORE: "note",
}
ANSWERS = {
    Partstat.ACCEPTED: Sign("confirmed", "ok"),
    Partstat.TENTATIVE: Sign("tentative", "warn"),
    Partstat.DECLINED: Sign("declined", "text2"),
    Partstat.DELEGATED: Sign("add-person", "note"),
    Partstat.NEEDS_ACTION: Sign("proposed", "text2"),
}


class Row:
    """One answer and its place among all: several may say the same."""

    def __init__(self, number: int, seen: Seen) -> None:
        self.row_id, self.seen = str(number), seen

    @property
    def group(self) -> Group:
        if self.seen.needs_person:
            return Group.WAITING
        return Group.TAKEN if self.seen.action is Action.APPLY else Group.NOTHING


def read(_: Workspace, progress: Progress, paths: Sequence[Path]) -> list[Found] | Trouble:
    """On the desk's thread; what is wrong with the files comes back as a value, for one dialog alone."""
    try:
        return read_files(paths, progress)
    except ForumDeskError as error:
        return Trouble(error)


def preview(workspace: Workspace, found: Sequence[Found], decisions: Decisions) -> Report | Trouble:
    try:
        return answering.preview(workspace, found, decisions)
    except ForumDeskError as error:
        return Trouble(error)


def apply(workspace: Workspace, _: Progress, found: Sequence[Found], decisions: Decisions) -> Report | Trouble:
    try:
        return answering.apply(workspace, found, decisions)
    except ForumDeskError as error:
        return Trouble(error)


def accept(workspace: Workspace, _: Progress, proposal_id: str) -> ChangeSet | Trouble:
    try:
        return answering_proposals.accept(workspace, proposal_id)
    except ForumDeskError as error:
        return Trouble(error)


def decline(workspace: Workspace, _: Progress, proposal_id: str, folder: Path, terms: Terms) -> Declined | Trouble:
    try:
        return answering_proposals.decline(workspace, proposal_id, folder, terms)
    except ForumDeskError as error:
        return Trouble(error)


def _place() -> int:
    return 1 if words.language() == "nb" else 0


def action_said(seen: Seen) -> str:
    return _by_itself(sentences.ACTIONS[seen.action][_place()])


def reason_said(seen: Seen) -> str:
    who = seen.name or seen.ref or seen.file
    return sentences.reason(sentences.Facts(seen.why, who, seen.partstat, seen.fault), words.language())


def partstat_said(partstat: Partstat) -> str:
    return _by_itself(sentences.PARTSTATS[partstat][_place()])


def _by_itself(text: str) -> str:
    """What the core has for the middle of a sentence, standing alone."""
    return text[:1].upper() + text[1:]


def details(seen: Seen) -> list[str]:
    """What stands below the reason, line by line."""
    lines = [words.say(f"answers.evidence.{kind}", what=what) for kind, what in seen.evidence]
    if seen.proposed is not None:
        held = span_said(seen.held, seen.zone) if seen.held else "—"
        lines.append(words.say("answers.proposed", proposed=span_said(seen.proposed, seen.zone), held=held))
    if seen.answers is not None and seen.answers[0] is not seen.answers[1]:
        before, after = (words.say(f"answer.{one}") for one in seen.answers)
        lines.append(words.say("answers.at-event", before=before, after=after))
    for key, what in _told(seen).items():
        if what:
            lines.append(words.say(f"answers.told.{key}", what=what))
    return lines


def _told(seen: Seen) -> Mapping[str, str]:
    before = partstat_said(seen.before) if seen.before and seen.action in (Action.APPLY, Action.COUNTER) else ""
    return {
        "before": before,
        "attendee": seen.attendee if seen.evidence else "",
        "sender": seen.sender,
        "delegate": seen.delegate,
        "comment": seen.comment,
        # Somebody may have saved the mail under the name that is masked here.
        "file": "" if seen.hidden else seen.file,
    }


def span_said(span: tuple[datetime, datetime], zone: str) -> str:
    """Mon 14 June 14:00–15:00, by the clock where the session is."""
    start, end = (one.astimezone(ZoneInfo(zone)) for one in span)
    if start.date() == end.date():
        return f"{moment(start)}–{end:%H:%M}"
    return f"{moment(start)} – {moment(end)}"


def _who(row: Row) -> Cell:
    seen = row.seen
    if seen.ref is None:
        return Cell(seen.attendee or seen.file, token="text2")
    return Cell(seen.name, "" if seen.hidden else seen.ref, 500, locked=seen.hidden)


def _invite(row: Row) -> Cell:
    seen = row.seen
    if seen.ref is None:
        return Cell("—", token="text2")
    return Cell(seen.title, seen.session or words.say("invitations.whole-event"))


def _answer(row: Row) -> Cell:
    seen = row.seen
    if not seen.method or seen.method not in ("REPLY", "COUNTER"):
        return Cell("—", token="text2")
    return Cell(partstat_said(seen.partstat), sign=ANSWERS[seen.partstat])


def _effect(row: Row) -> Cell:
    return Cell(action_said(row.seen), sign=SIGNS[row.seen.action])


def _said(row: Row) -> str:
    seen = row.seen
    return words.say("answers.row-said", who=seen.name or seen.attendee or seen.file, what=reason_said(seen))


def answers_model() -> RowsModel[Row]:
    return RowsModel(
        (
            Column("who", _who, lambda row: _who(row).text.casefold()),
            Column("invited-to", _invite, lambda row: _invite(row).text.casefold()),
            Column("answer", _answer, lambda row: list(Partstat).index(row.seen.partstat)),
            Column("becomes", _effect, lambda row: list(Action).index(row.seen.action)),
        ),
        lambda row: row.row_id,
        _said,
    )
