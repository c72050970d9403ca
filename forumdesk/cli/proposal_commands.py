"""Commands about counter-proposals: proposals, and proposal to accept or decline one."""

from pathlib import Path

import click

from forumdesk.cli import shapes, terms
from forumdesk.cli.asked import Asked, common, opened, pass_asked
from forumdesk.cli.export_commands import EVENT, OUT_DIR
from forumdesk.cli.outcome import Document, Outcome
from forumdesk.domain.moments import utc_text
from forumdesk.services import answering_proposals
from forumdesk.services.answering_proposals import Ghost
from forumdesk.words.counted import counted

ID = click.argument("proposal_id", metavar="ID")


def proposal_shape(one: Ghost) -> Document:
    """One proposal, as the screen may show it, and what it would bring."""
    said = one.proposed
    return {
        "id": said.proposal_id,
        "ref": said.ref,
        "name": said.name,
        "session": said.session,
        "title": said.title,
        "start": utc_text(said.start.utc),
        "end": utc_text(said.end.utc),
        "comment": said.comment,
        "clashes": shapes.findings(one.clashes),
    }


@click.command()
@EVENT
@common
@pass_asked
def proposals(asked: Asked, event_code: str) -> Outcome:
    """The other times that people propose and nobody decided on, with the clashes each would bring."""
    with opened(asked) as workspace:
        found = answering_proposals.awaiting(workspace, event_code)
    lines = tuple(line for one in found for line in _lines(one)) or ("Nothing is proposed.",)
    return Outcome({"proposals": [proposal_shape(one) for one in found]}, lines, needs_person=bool(found))


def _lines(one: Ghost) -> list[str]:
    said = one.proposed
    when = f"{said.start.local:%Y-%m-%d %H:%M} to {said.end.local:%Y-%m-%d %H:%M}"
    words = f' "{said.comment}"' if said.comment else ""
    first = f"{said.proposal_id}: {said.name} proposes {when} for {said.session or said.title}.{words}"
    brings = [f"It would bring {counted(len(one.clashes), 'clash', 'clashes')}:"] if one.clashes else []
    return [first, *(f"  {text}" for text in (*brings, *map(shapes.message, one.clashes)))]


@click.group()
@common
def proposal() -> None:
    """Accept a time that somebody proposes, or decline it by a file."""


@proposal.command(name="accept")
@ID
@common
@pass_asked
def accept_proposal(asked: Asked, proposal_id: str) -> Outcome:
    """Move the session of proposal ID to the time proposed; whoever holds an invite to it needs a new one."""
    with opened(asked) as workspace:
        answering_proposals.accept(workspace, proposal_id)
    said = "The session is moved. Issue what is outdated: export invites --outdated."
    return Outcome({"proposal": proposal_id, "accepted": True, "file": None, "left_out": []}, (said,))


@proposal.command(name="decline")
@ID
@OUT_DIR
@terms.registered
@common
@pass_asked
def decline_proposal(asked: Asked, proposal_id: str, out: Path) -> Outcome:
    """Say no to proposal ID: a file for whoever proposed it, with what the invite says."""
    with opened(asked) as workspace:
        done = answering_proposals.decline(workspace, proposal_id, out, terms.given())
    left = [done.left_out] if done.left_out else []
    said = f"Declined; no file could be written: {done.left_out.why.value}." if done.left_out else "Declined."
    document: Document = {"proposal": proposal_id, "accepted": False, "file": done.file or None}
    written = (f"{out / done.file}",) if done.file else ()
    return Outcome({**document, "left_out": shapes.left_out(left)}, (said, *written), needs_person=bool(left))


COMMANDS: dict[str, click.Command] = {"proposals": proposals, "proposal": proposal}
