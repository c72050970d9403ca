"""Commands that look: events, people, check, accept."""

import click

from forumdesk.cli import shapes
from forumdesk.cli.asked import Asked, common, opened, pass_asked
from forumdesk.cli.circle_options import Others, beside, opened_beside
from forumdesk.cli.outcome import Outcome, table
from forumdesk.domain.findings import Severity
from forumdesk.services import checking, viewing
from forumdesk.services.checking import Noticed
from forumdesk.words.counted import counted

SEVERITIES = {
    Severity.BLOCK: "Stops output",
    Severity.WARN: "Look first",
    Severity.NOTE: "Good to know",
    Severity.QUESTION: "Questions",
}


@click.command()
@common
@pass_asked
def events(asked: Asked) -> Outcome:
    """The events of the workspace."""
    with opened(asked) as workspace:
        found = viewing.events(workspace)
    rows = [
        (
            one.event.code,
            str(one.event.start_date or "no dates"),
            one.event.kind.value,
            counted(one.people, "person", "people"),
            counted(one.sessions, "session", "sessions"),
            one.event.title,
        )
        for one in found
    ]
    return Outcome({"events": [shapes.event(one) for one in found]}, table(rows) or ("No events yet.",))


@click.command()
@click.option("--event", "event_code", metavar="CODE", help="Those at one event.")
@click.option("--search", default="", metavar="TEXT", help="In any script; case and accents do not count.")
@click.option("--reveal", is_flag=True, help="Show protected names; this is recorded.")
@common
@pass_asked
def people(asked: Asked, event_code: str | None, search: str, reveal: bool) -> Outcome:
    """People, the protected ones by alias."""
    with opened(asked) as workspace:
        found = viewing.people(workspace, event_code, search, reveal)
    rows = [
        (one.ref, one.print_name or "(needs an alias)", one.organisation, str(one.category), str(one.answer))
        for one in found
    ]
    return Outcome({"people": [shapes.person(one) for one in found]}, table(rows) or ("No people match.",))


@click.command()
@click.option("--event", "event_code", metavar="CODE", help="Findings that belong to or reach into one event.")
@beside
@common
@pass_asked
def check(asked: Asked, event_code: str | None, others: Others) -> Outcome:
    """Clashes, separation breaches and what is missing, the gravest first."""
    with opened_beside(asked, others) as workspace:
        found = checking.check(workspace, event_code)
    needs_person = any(one.needs_person for one in found)
    return Outcome({"findings": shapes.findings(found)}, finding_lines(found), needs_person=needs_person)


def finding_lines(found: list[Noticed]) -> tuple[str, ...]:
    """Grouped by severity, each with the id that accept takes."""
    lines: list[str] = []
    for severity, words in SEVERITIES.items():
        some = [one for one in found if one.finding.severity is severity]
        if some:
            lines.append(f"{words} ({len(some)})")
            rows = [
                (
                    "  " + ("accepted" if one.accepted else one.finding.id),
                    one.finding.event,
                    one.finding.kind.value,
                    shapes.message(one),
                )
                for one in some
            ]
            lines += table(rows)
    return tuple(lines) or ("No findings.",)


@click.command()
@click.argument("finding_id")
@click.option("--reason", required=True, help="Why it may stay as it is.")
@beside
@common
@pass_asked
def accept(asked: Asked, finding_id: str, reason: str, others: Others) -> Outcome:
    """Accept a finding: it is quiet until its facts change. What it stops stays stopped."""
    if not reason.strip():
        raise click.BadParameter("Say why, in a few words.", param_hint="--reason")
    with opened_beside(asked, others) as workspace:
        checking.accept(workspace, finding_id, reason.strip())
    return Outcome({"finding": finding_id, "accepted": True}, (f"Accepted {finding_id}.",))


COMMANDS: dict[str, click.Command] = {"events": events, "people": people, "check": check, "accept": accept}
