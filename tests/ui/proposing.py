"""Counter-proposals to look at and to decide on: invites of the Tuesday went out, and some come back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.disclosure import Invited
from forumdesk.domain.invitations import Invitation, InvitationAnswer, Partstat, Proposal
from forumdesk.domain.programme import Session
from forumdesk.services import inviting
from forumdesk.services.inviting import Wish
from forumdesk.store.workspace import Workspace


def proposed(workspace: Workspace, folder: Path, title: str, later: int, comment: str = "") -> ChangeSet:
    """Everybody of the session holds an invite; the first of them proposes it so many minutes later."""
    session = next(one for one in workspace.all(Session) if one.title == title)
    if not workspace.where(Invitation, session_id=session.id):
        inviting.issue(workspace, Wish("OF27", Invited.SESSIONS), folder)
    held = sorted(workspace.where(Invitation, session_id=session.id), key=lambda one: one.id)[0]
    start, end = (one.utc + timedelta(minutes=later) for one in (session.start, session.end) if one is not None)
    with workspace.transaction(Label.ANSWERS_READ) as tx:
        tx.save(
            InvitationAnswer(
                tx.new_id(),
                held.id,
                Partstat.TENTATIVE,
                held.sequence,
                tx.now(),
                tx.now(),
                "somebody@nowhere.example",
                comment,
                proposed_start=start,
                proposed_end=end,
                proposal=Proposal.OPEN,
            )
        )
    return tx.change_set


def proposed_for_event(workspace: Workspace, folder: Path, ref: str, days_later: int) -> ChangeSet:
    """Everybody holds an invite to the event; one proposes whole days that much later."""
    inviting.issue(workspace, Wish("OF27", Invited.EVENT), folder)
    person = workspace.snapshot().person_by_ref[ref]
    (held,) = workspace.where(Invitation, person_id=person.id, session_id=None)
    start = datetime(2027, 6, 14, tzinfo=ZoneInfo("Europe/Oslo")) + timedelta(days=days_later)
    with workspace.transaction(Label.ANSWERS_READ) as tx:
        tx.save(
            InvitationAnswer(
                tx.new_id(), held.id, Partstat.TENTATIVE, held.sequence, tx.now(), tx.now(), "somebody@nowhere.example",
                proposed_start=start.astimezone(UTC), proposed_end=(start + timedelta(days=2)).astimezone(UTC),
                proposal=Proposal.OPEN,
            )
        )  # fmt: skip
    return tx.change_set
