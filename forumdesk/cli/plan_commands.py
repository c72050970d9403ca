"""The command that plans: new-event."""

from datetime import datetime

import click

from forumdesk.cli.asked import Asked, common, opened, pass_asked
from forumdesk.cli.outcome import Outcome
from forumdesk.services import planning
from forumdesk.words.counted import counted


@click.command(name="new-event")
@click.argument("code")
@click.option(
    "--from", "source", required=True, metavar="EVENT|TEMPLATE", help="forum, regional_edition, seminar, dialogue."
)
@click.option("--title", required=True, help="What the event is called.")
@click.option("--start", type=click.DateTime(["%Y-%m-%d"]), help="Its first day.")
@common
@pass_asked
def new_event(asked: Asked, code: str, source: str, title: str, start: datetime | None) -> Outcome:
    """Make event CODE after an event or a template: its shape, never its people.

    Sessions, roles and checklist are copied.
    """
    with opened(asked) as workspace:
        changed = planning.new_event(workspace, code, source, title, start.date() if start else None)
    sessions = sum(change.table == "session" for change in changed.changes)
    return Outcome(
        {"code": code, "sessions": sessions}, (f"Made {code} with {counted(sessions, 'session', 'sessions')}.",)
    )


COMMANDS: dict[str, click.Command] = {"new-event": new_event}
