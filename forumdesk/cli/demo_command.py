"""The command that shows what ForumDesk is for, on the shipped lists."""

import sys
from pathlib import Path

import click

from forumdesk.cli.asked import Asked, common, pass_asked, the_world
from forumdesk.cli.look_commands import finding_lines
from forumdesk.cli.outcome import Outcome
from forumdesk.services import demo as demos


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@common
@pass_asked
def demo(asked: Asked, folder: Path) -> Outcome:
    """Run the whole main job on the shipped lists and leave its papers in DIR."""
    made = demos.make(folder, the_world(), _step)
    rows = sum(report.rows for report in made.reports)
    asked_questions = sum(len(report.questions) for report in made.reports)
    lines = (
        *finding_lines(list(made.findings)),
        "",
        f"Read {rows} rows; {asked_questions} questions wait for an answer, {len(made.findings)} findings for a look.",
        f"Wrote {made.invites} invites and {made.badges} badges, a participants' copy and an agenda to {folder}.",
        f"Workspace:  {made.file}",
        f"Passphrase: {made.passphrase}",
    )
    return Outcome({"file": str(made.file), "passphrase": made.passphrase}, lines)


def _step(word: str, done: int, total: int) -> None:
    end = "\r" if sys.stderr.isatty() and done < total else "\n"
    click.echo(f"\x1b[2K{word} ({done}/{total})" if end == "\r" else f"{word} ({done}/{total})", err=True, nl=False)
    click.echo(end, err=True, nl=False)


COMMANDS: dict[str, click.Command] = {"demo": demo}
