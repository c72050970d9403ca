"""The command for who publishes a programme: export schedule; it completes the group `export`."""

from pathlib import Path

from forumdesk.cli import terms
from forumdesk.cli.asked import Asked, common, opened, pass_asked
from forumdesk.cli.export_commands import EVENT, OUT_FILE, export, handed_over
from forumdesk.cli.outcome import Document, Outcome
from forumdesk.cli.paper_commands import COMMANDS
from forumdesk.services import publishing
from forumdesk.words.counted import counted

__all__ = ["COMMANDS"]


@export.command(name="schedule")
@EVENT
@OUT_FILE
@terms.registered
@common
@pass_asked
def export_schedule(asked: Asked, event_code: str, out: Path) -> Outcome:
    """The public programme as frab's schedule XML, a numbered copy."""
    with opened(asked) as workspace:
        handed = publishing.export_schedule(workspace, event_code, out, terms.given())
    done = f"Wrote copy {handed.copy} with {counted(handed.rows, 'session', 'sessions')} to {out}."
    document: Document = {"rows": handed.rows, "copy": handed.copy}
    return handed_over(document, done, handed.left_out, handed.findings)
