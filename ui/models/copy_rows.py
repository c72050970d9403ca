"""The register of copies as its page shows it: number, what it is, for whom, until when, and how it stands."""

from datetime import datetime
from zoneinfo import ZoneInfo

from forumdesk.domain.copies import Standing
from forumdesk.domain.disclosure import Audience
from forumdesk.services.copies_given import PersonGiven, Sent
from forumdesk.services.copies_register import CopyRow
from forumdesk.services.papers import PaperKind
from ui import words
from ui.models.cells import Cell, Sign
from ui.models.days import moment, plain_day
from ui.models.rows import Column, RowsModel

WHAT = (
    "list",
    "agenda",
    "overview",
    "schedule",
    "badges",
    "contact_sheet",
    "invites",
    "cancellations",
    "declines",
    "recall",
    "history",
    "circle",
    "separations",
    "package",
    "package-return",
    "archive",
)
_SIGNS = {
    Standing.OUT: Sign("invited", "note"),
    Standing.EXPIRED: Sign("clock", "warn_mark"),
    Standing.LOST: Sign("warn", "warn_mark"),
    Standing.RETURNED: Sign("ok", "ok"),
    Standing.DESTROYED: Sign("remove", "text3"),
}
_STANDINGS = list(Standing)


def what_said(what: str) -> str:
    """What kind of document; what another part of the program calls it where that has no word here."""
    if what in WHAT:
        return words.say(f"copies.what.{what}")
    return words.say(f"papers.kind.{what}") if what in list(PaperKind) else what.replace("_", " ").capitalize()


def document_said(row: CopyRow) -> str:
    """What kind of document, and for which audience where it has one."""
    said = what_said(row.what)
    return f"{said} · {audience_said(row)}" if row.audience != row.what and row.audience in list(Audience) else said


def audience_said(row: CopyRow) -> str:
    return words.say(f"audience.{row.audience}") if row.audience in list(Audience) else what_said(row.audience)


def standing_said(standing: Standing) -> str:
    return words.say(f"copies.standing.{standing}")


def standing_sign(row: CopyRow) -> Sign:
    return _SIGNS[row.standing]


def whom_said(row: CopyRow) -> str:
    """For whom it is; that it names somebody hidden where it does."""
    return words.say("copies.hidden") if "for_whom" in row.hidden else row.for_whom


def why_said(row: CopyRow) -> str:
    return words.say("copies.hidden") if "purpose" in row.hidden else row.purpose


def made_said(row: CopyRow) -> str:
    return local_said(row.at, row.zone)


def until_said(row: CopyRow) -> str:
    return plain_day(row.until) if row.until else ""


def local_said(at: datetime, zone: str) -> str:
    """Where the event is, with the year: copies of several years stand in one register."""
    return moment(at.astimezone(ZoneInfo(zone)), year=True)


def searched(row: CopyRow) -> str:
    """What the filter looks at: nothing of what is hidden."""
    return " ".join((row.number, document_said(row), row.for_whom, row.purpose, row.mark, row.event))


def said(row: CopyRow) -> str:
    """The row as a sentence."""
    texts = (row.number, document_said(row), whom_said(row), standing_said(row.standing), until_said(row))
    return ", ".join(text for text in texts if text)


def sent_said(person: PersonGiven) -> str:
    """Who it is, and what they were sent, each on a line."""
    return "\n".join((f"{person.name} · {person.ref}", *map(_one_sent, person.sent)))


def _one_sent(one: Sent) -> str:
    key = f"copies.sent.{one.kind}"
    return words.say(key, what=one.what or words.say("copies.sent.event"), event=one.event)


def _faded(row: CopyRow) -> bool:
    return not row.standing.to_recall


def copies_model() -> RowsModel[CopyRow]:
    def whom(row: CopyRow) -> Cell:
        hidden = "for_whom" in row.hidden
        said = words.say("copies.hidden-short") if hidden else row.for_whom
        return Cell(said, "" if "purpose" in row.hidden else row.purpose, locked=hidden, faded=_faded(row))

    return RowsModel(
        (
            Column(
                "copy",
                lambda row: Cell(row.number, figures=True, strong=500, faded=_faded(row)),
                lambda row: row.number,
            ),
            Column("document", lambda row: Cell(document_said(row), faded=_faded(row)), document_said),
            Column("for-whom", whom, lambda row: (row.for_whom == "", row.for_whom.casefold())),
            Column(
                "made",
                lambda row: Cell(
                    plain_day(row.at.astimezone(ZoneInfo(row.zone)).date()),
                    figures=True,
                    token="text2",
                    faded=_faded(row),
                ),
                lambda row: row.at,
            ),
            Column(
                "until",
                lambda row: Cell(until_said(row), figures=True, token="text2", faded=_faded(row)),
                lambda row: (row.until is None, str(row.until)),
            ),
            Column(
                "standing",
                lambda row: Cell(standing_said(row.standing), sign=standing_sign(row), faded=_faded(row)),
                lambda row: (_STANDINGS.index(row.standing), row.number),
            ),
        ),
        lambda row: row.copy_id,
        said,
    )
