"""What the files of one invite tell their reader, line by line, as the organiser's screen may show it.

Of every kind: invites to an event or a session, a date to hold, a new version, a programme, a cancellation.
"""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header, make_header
from enum import StrEnum

from forumdesk.domain import disclosure
from forumdesk.domain.disclosure import Invited, Why
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services import inviting
from forumdesk.services.inviting import Drafts, Forms, IssuedFile, Row, Wish
from forumdesk.store.workspace import Workspace


class Says(StrEnum):
    """What a line of a file tells its reader."""

    FRAME = "frame"
    METHOD = "method"
    ZONE = "zone"
    UID = "uid"
    STAMP = "stamp"
    SEQUENCE = "sequence"
    STATUS = "status"
    TIME = "time"
    RECURS = "recurs"
    REMINDER = "reminder"
    SUMMARY = "summary"
    LOCATION = "location"
    DESCRIPTION = "description"
    ORGANISER = "organiser"
    ATTENDEE = "attendee"
    PRIVATE = "private"
    BUSY = "busy"
    SENDER = "sender"
    TO = "to"
    SUBJECT = "subject"
    LETTER = "letter"
    PAGE = "page"
    CALENDAR = "calendar"
    DRAFT = "draft"


_LINES = {
    "METHOD": Says.METHOD,
    "UID": Says.UID,
    "DTSTAMP": Says.STAMP,
    "SEQUENCE": Says.SEQUENCE,
    "STATUS": Says.STATUS,
    "DTSTART": Says.TIME,
    "DTEND": Says.TIME,
    "RRULE": Says.RECURS,
    "EXDATE": Says.RECURS,
    "RECURRENCE-ID": Says.RECURS,
    "SUMMARY": Says.SUMMARY,
    "LOCATION": Says.LOCATION,
    "DESCRIPTION": Says.DESCRIPTION,
    "ORGANIZER": Says.ORGANISER,
    "ATTENDEE": Says.ATTENDEE,
    "CLASS": Says.PRIVATE,
    "TRANSP": Says.BUSY,
}
_HEADERS = {
    "From": Says.SENDER,
    "To": Says.TO,
    "Subject": Says.SUBJECT,
    "Date": Says.STAMP,
    "X-Unsent": Says.DRAFT,
    "X-Uniform-Type-Identifier": Says.DRAFT,
}
_PARTS = {"text/plain": Says.LETTER, "text/html": Says.PAGE, "text/calendar": Says.CALENDAR}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, or lines that say one thing together; `masked` where an address is covered on this screen."""

    says: Says
    text: str
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Leaflet:
    """One file as its reader gets it, line by line, and how many bytes it has.

    `raw` is the file itself; None where a line of it is covered on this screen.
    """

    form: Forms
    lines: tuple[Line, ...]
    size: int
    file: IssuedFile
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What would be written for one invite now: its files, or why there is none."""

    row: Row
    leaflets: tuple[Leaflet, ...]
    why: Why | None


COVERED = "…"
"""Stands on the screen for what would tell who a masked person is; in their own file it stands."""


_TOGETHER = {"BEGIN:VTIMEZONE": Says.ZONE, "BEGIN:VALARM": Says.REMINDER}


def told(workspace: Workspace, event_code: str, row: Row, what: Invited | None = None) -> Told:
    """The very files that would go to one person, in lines. Nothing on them tells who a masked person is.

    `what` is what they are asked to, where the row does not say it: a date to hold, a programme. Raises UnknownError
    for an event or person that is not here.
    """
    ref, code = row
    invited = what or (Invited.EVENT if code is None else Invited.SESSIONS)
    rows = frozenset() if invited is Invited.PROGRAMME else frozenset({row})
    return _told(
        workspace, event_code, row, inviting.preview(workspace, Wish(event_code, invited, Forms.BOTH, (ref,), rows))
    )


def told_off(workspace: Workspace, event_code: str, row: Row) -> Told:
    """The files that would call off what one person holds: the row's session, or with none everything at the event.

    Raises UnknownError, and NothingHeldError where there is nothing to call off.
    """
    ref, code = row
    return _told(
        workspace, event_code, row, inviting.preview_withdrawal(workspace, event_code, (ref,), code, Forms.BOTH)
    )


def _told(workspace: Workspace, event_code: str, row: Row, drafts: Drafts) -> Told:
    leaflets = []
    for draft in drafts.files:
        form = Forms(draft.file.file.rpartition(".")[2])
        lines = calendar_lines(draft.data) if form is Forms.ICS else letter_lines(draft.data)
        seen = _seen(workspace.snapshot(), event_code, row[0], lines)
        raw = None if any(line.masked for line in seen) else draft.data.decode()
        leaflets.append(Leaflet(form, seen, len(draft.data), draft.file, raw))
    return Told(row, tuple(leaflets), next((one.why for one in drafts.left_out), None))


def calendar_lines(data: bytes) -> tuple[Line, ...]:
    """The lines of a calendar file; folded ones, a zone's clock changes and a reminder stay together."""
    found: list[Line] = []
    block: list[str] = []
    for line in re.split(r"\r\n(?![ \t])", data.decode())[:-1]:
        if block or line in _TOGETHER:
            block.append(line)
        if block and line == block[0].replace("BEGIN:", "END:"):
            found.append(Line(_TOGETHER[block[0]], "\r\n".join(block)))
            block = []
        elif not block:
            found.append(Line(_LINES.get(re.split("[:;]", line, maxsplit=1)[0], Says.FRAME), line))
    return tuple(found)


def letter_lines(data: bytes) -> tuple[Line, ...]:
    """The headers of a draft and its text as they are read; its last parts are the text and the other file again."""
    message = message_from_bytes(data)
    found = [Line(says, f"{name}: {make_header(decode_header(message[name]))}") for name, says in _HEADERS.items()]
    for part in message.walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            says = _PARTS[part.get_content_type()]
            text = content.decode().replace("\r\n", "\n").strip() if says is Says.LETTER else str(part["Content-Type"])
            found.append(Line(says, text))
    return tuple(found)


def _seen(snapshot: Snapshot, event_code: str, ref: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    person, event = snapshot.person_by_ref[ref], snapshot.event_by_code[event_code]
    if not disclosure.masked(snapshot, person.id):
        return lines
    here = snapshot.participation(person.id, event.id)
    # Protected at another event alone: here their file has the real name, and the screen must not.
    named = here is None or not here.protected
    return tuple(_covered(line, named) for line in lines)


def _covered(line: Line, named: bool) -> Line:
    """The address goes; and the name, where the file has it."""
    if line.says is Says.ATTENDEE:
        # Folded lines are looked at unfolded: an address may go over the edge.
        whole = re.sub(r"\r\n[ \t]", "", line.text)
        head = "ATTENDEE:" if named else whole.partition("mailto:")[0] + "mailto:"
        return Line(line.says, head + COVERED, masked=True)
    if line.says is Says.TO:
        name = "" if named else line.text.removeprefix("To: ").rpartition("<")[0]
        return Line(line.says, f"To: {name}{COVERED}", masked=True)
    if line.says is Says.LETTER and named:
        _, gap, rest = line.text.partition("\n\n")
        return Line(line.says, COVERED + gap + rest, masked=True)
    return line
