"""The command for who has to show what was done: export history; it completes the group `export`."""

from pathlib import Path

from forumdesk.cli import terms
from forumdesk.cli.asked import Asked, common, opened, pass_asked
from forumdesk.cli.export_commands import EVENT, OUT_FILE, export
from forumdesk.cli.outcome import Outcome
from forumdesk.cli.recall_commands import COMMANDS
from forumdesk.services import chronicling
from forumdesk.words.counted import counted

__all__ = ["COMMANDS"]
_HEADINGS = ("No.", "Time (UTC)", "Who", "What", "Rows", "Link")


@export.command(name="history")
@EVENT
@OUT_FILE
@terms.marked
@common
@pass_asked
def export_history(asked: Asked, event_code: str, out: Path) -> Outcome:
    """What was done, when and by whom, as .pdf, .csv or .xlsx, never to whom; a copy in the event's register."""
    words = chronicling.Words("History", _HEADINGS, lambda label: label.replace("-", " "))
    on = terms.given(out)
    with opened(asked) as workspace:
        made = chronicling.export_history(workspace, event_code, words, out, on)
    done = f"Wrote copy {made.copy} with {counted(made.rows, 'line', 'lines')} to {out}."
    return Outcome({"rows": made.rows, "copy": made.copy}, (done,))
