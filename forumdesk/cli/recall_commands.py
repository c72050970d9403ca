"""The command for who calls copies in: export recall; it completes the group `export`."""

from pathlib import Path

from forumdesk.cli import terms
from forumdesk.cli.asked import Asked, common, opened, pass_asked
from forumdesk.cli.export_commands import EVENT, OUT_FILE, copy_outcome, export
from forumdesk.cli.outcome import Outcome
from forumdesk.cli.schedule_commands import COMMANDS
from forumdesk.services import copies_recall

__all__ = ["COMMANDS"]


@export.command(name="recall")
@EVENT
@OUT_FILE
@terms.marked
@common
@pass_asked
def export_recall(asked: Asked, event_code: str, out: Path) -> Outcome:
    """The copies of an event that are still out, as .pdf, .csv or .xlsx; a numbered copy itself."""
    on = terms.given(out)
    with opened(asked) as workspace:
        handed = copies_recall.export_recall(workspace, event_code, out, on)
    return copy_outcome(handed, out)
