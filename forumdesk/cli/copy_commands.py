"""Commands about copies that left: copies, copy and given."""

from datetime import datetime
from pathlib import Path

import click

from forumdesk.cli.asked import Asked, common, opened, pass_asked, read_bytes
from forumdesk.cli.outcome import Document, Outcome, table
from forumdesk.domain.copies import Fate, Standing
from forumdesk.domain.moments import utc_text
from forumdesk.services import copies_given, copies_recall, copies_register
from forumdesk.services.copies_given import Given
from forumdesk.services.copies_register import CopyRow

OUT_AGAIN = "out"


def copy_shape(row: CopyRow) -> Document:
    """One copy; words that name somebody masked are empty and named in `hidden`."""
    return {
        "copy": row.number,
        "event": row.event,
        "what": row.what,
        "audience": row.audience,
        "purpose": row.purpose,
        "for_whom": row.for_whom,
        "mark": row.mark,
        "hidden": list(row.hidden),
        "fields": list(row.fields),
        "made": utc_text(row.at),
        "by": row.by,
        "expires": row.until.isoformat() if row.until else None,
        "state": row.standing.value,
        "state_since": utc_text(row.standing_at) if row.standing_at else None,
        "files": row.files,
        "sha256": row.digest,
        "anchor": row.anchor,
    }


def _line(row: CopyRow) -> tuple[str, ...]:
    said = "(hidden)" if row.hidden else " · ".join(part for part in (row.for_whom, row.purpose) if part)
    until = f"until {row.until.isoformat()}" if row.until else ""
    kind = row.what if row.what == row.audience else f"{row.what}, {row.audience}"
    return row.number, kind, utc_text(row.at), row.standing.value, until, said


@click.command()
@click.option("--event", "event_code", default="", metavar="CODE", help="Those of one event.")
@click.option("--audience", default="", metavar="WORD", help="Those for an audience, or of a kind: organiser, badges.")
@click.option("--for-whom", default="", metavar="TEXT", help="Those in whose words of whom and why it stands.")
@click.option("--state", "states", type=click.Choice([one.value for one in Standing]), multiple=True)
@click.option("--file", type=click.Path(path_type=Path, readable=False), help="Which copy this file is.")
@common
@pass_asked
def copies(
    asked: Asked, event_code: str, audience: str, for_whom: str, states: tuple[str, ...], file: Path | None
) -> Outcome:
    """Every copy that left, the newest first, and what became of it; or which of them a file in hand is."""
    if file is not None:
        if event_code or audience or for_whom or states:
            raise click.UsageError("--file looks at every copy; no other filter goes with it.")
        return _recognised(asked, file)
    wanted = copies_register.Asked(event_code, audience, for_whom, tuple(Standing(one) for one in states))
    with opened(asked) as workspace:
        rows = copies_register.copies(workspace, wanted)
    return Outcome({"copies": [copy_shape(one) for one in rows]}, table([_line(one) for one in rows]) or ("None.",))


def _recognised(asked: Asked, file: Path) -> Outcome:
    data = read_bytes(file)
    with opened(asked) as workspace:
        found = copies_register.recognised(workspace, data)
    document: Document = {"sha256": found.digest, "copies": [copy_shape(one) for one in found.copies]}
    lines = table([_line(one) for one in found.copies])
    return Outcome(document, lines or ("No copy of this workspace.",), needs_person=not found.copies)


@click.command()
@click.argument("number")
@click.argument("state", type=click.Choice([*(one.value for one in Fate), OUT_AGAIN]), metavar="STATE")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Which day it was; today unless said.")
@common
@pass_asked
def copy(asked: Asked, number: str, state: str, on: datetime | None) -> Outcome:
    """Say what became of the copy NUMBER. Undo passes over it; say it anew where it was wrong."""
    fate = None if state == OUT_AGAIN else Fate(state)
    with opened(asked) as workspace:
        copies_recall.account_for(workspace, (number,), fate, on.date() if on else None)
    return Outcome({"copy": number.strip().upper(), "state": state}, (f"{number.strip().upper()} is {state}.",))


@click.command()
@click.argument("search")
@common
@pass_asked
def given(asked: Asked, search: str) -> Outcome:
    """What SEARCH has been given: copies that left for them, and invites and badges of people so named."""
    with opened(asked) as workspace:
        found = copies_given.given(workspace, search)
    return Outcome(_given_shape(found), tuple(_given_lines(found)) or ("Nothing.",))


def _given_shape(found: Given) -> Document:
    people = [
        {
            "ref": one.ref,
            "name": one.name,
            "sent": [
                {
                    "kind": sent.kind,
                    "event": sent.event,
                    "what": sent.what,
                    "state": sent.state,
                    "at": utc_text(sent.at),
                }
                for sent in one.sent
            ],
        }
        for one in found.people
    ]
    return {"copies": [copy_shape(one) for one in found.copies], "people": people}


def _given_lines(found: Given) -> list[str]:
    lines = list(table([_line(one) for one in found.copies]))
    for one in found.people:
        lines.append(f"{one.ref}  {one.name}")
        lines += table([("", sent.kind, sent.event, sent.what, sent.state, utc_text(sent.at)) for sent in one.sent])
    return lines


COMMANDS: dict[str, click.Command] = {"copies": copies, "copy": copy, "given": given}
