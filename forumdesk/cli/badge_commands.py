"""Commands about badges once they are printed: badges, and badge issue, lost, return, spoilt, void."""

from collections.abc import Callable

import click

from forumdesk.cli import shapes
from forumdesk.cli.asked import Asked, F, common, opened, pass_asked
from forumdesk.cli.outcome import Document, Outcome, table
from forumdesk.services import badge_register, handing_out
from forumdesk.services.handing_out import Moved, Named
from forumdesk.store.workspace import Workspace

REASON = click.option("--reason", default="", metavar="TEXT", help="Why; kept in the register.")


@click.command()
@click.option("--event", "event_code", required=True, metavar="CODE", help="Which event.")
@common
@pass_asked
def badges(asked: Asked, event_code: str) -> Outcome:
    """Every badge and what became of it, how many are out, and who has none."""
    with opened(asked) as workspace:
        found = badge_register.register(workspace, event_code)
    printed = [one for one in found.entries if one.serial]
    without = [one.ref for one in found.entries if not one.serial]
    document: Document = {
        "badges": [shapes.badge(one) for one in printed],
        "tally": [shapes.tally(one) for one in found.tally],
        "without": without,
    }
    lines = table([(one.serial, str(one.state), one.ref, one.name) for one in printed]) or ("No badges yet.",)
    counts = [(str(one.category or "no category"), *_counts(one)) for one in found.tally]
    return Outcome(document, (*lines, *table(counts), *((f"Without: {', '.join(without)}",) if without else ())))


def _counts(one: badge_register.Tally) -> tuple[str, ...]:
    counts = {name: number for name, number in shapes.tally(one).items() if name != "category"}
    return tuple(f"{number} {name}" for name, number in counts.items())


@click.group()
@common
def badge() -> None:
    """Issue a badge, take it back, report it lost or spoilt, or void it. None of this can be undone."""


def _which(function: F) -> F:
    """Which badge, and of which event."""
    event = click.option("--event", "event_code", default="", metavar="CODE", help="It must be a badge of this event.")
    return click.argument("typed", metavar="SERIAL|TOKEN|REF")(event(function))


def _moved(asked: Asked, move: Callable[[Workspace], Moved]) -> Outcome:
    with opened(asked) as workspace:
        done = move(workspace)
    lines = [f"{one.serial} ({one.name}) is {one.state}." for one in done.entries]
    return Outcome({"badges": [shapes.badge(one) for one in done.entries]}, tuple(lines))


@badge.command(name="issue")
@_which
@common
@pass_asked
def issue(asked: Asked, typed: str, event_code: str) -> Outcome:
    """Hand a badge to its holder."""
    return _moved(asked, lambda workspace: handing_out.issue(workspace, Named(typed, event_code)))


@badge.command(name="lost")
@_which
@REASON
@common
@pass_asked
def lost(asked: Asked, typed: str, event_code: str, reason: str) -> Outcome:
    """Report a badge lost: it never becomes valid again."""
    return _moved(asked, lambda workspace: handing_out.report_lost(workspace, Named(typed, event_code), reason))


@badge.command(name="return")
@_which
@common
@pass_asked
def take_back(asked: Asked, typed: str, event_code: str) -> Outcome:
    """Take a badge back; also a lost one that turns up."""
    return _moved(asked, lambda workspace: handing_out.take_back(workspace, Named(typed, event_code)))


@badge.command(name="spoilt")
@_which
@REASON
@click.option("--sheet", is_flag=True, help="Every label of its sheet that was not issued.")
@common
@pass_asked
def spoilt(asked: Asked, typed: str, event_code: str, reason: str, sheet: bool) -> Outcome:
    """Report that a label was spoilt before its badge was issued."""
    return _moved(asked, lambda workspace: handing_out.spoil(workspace, Named(typed, event_code), reason, sheet))


@badge.command(name="void")
@_which
@click.option("--reason", required=True, metavar="TEXT", help="Why; kept in the register.")
@common
@pass_asked
def void(asked: Asked, typed: str, event_code: str, reason: str) -> Outcome:
    """Make a badge void, for good."""
    return _moved(asked, lambda workspace: handing_out.void(workspace, Named(typed, event_code), reason))


COMMANDS: dict[str, click.Command] = {"badges": badges, "badge": badge}
