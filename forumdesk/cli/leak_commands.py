"""The command that shows what each output says, and what it holds back."""

import click

from forumdesk.cli.asked import Asked, common, opened, pass_asked
from forumdesk.cli.outcome import Document, Outcome
from forumdesk.domain import disclosure
from forumdesk.domain.disclosure import Output, Sight, Standing
from forumdesk.services import leaking

_SAID = {Standing.NOT_LISTED: "not listed", Standing.REFUSED: "not for this event"}


@click.command()
@click.option("--event", "event_code", required=True, metavar="CODE", help="Of which event.")
@click.option("--person", default="", metavar="REF", help="What each says of one person.")
@click.option("--session", default="", metavar="SESSION", help="What each says of one session.")
@click.option(
    "--compare",
    nargs=2,
    type=click.Choice([one.value for one in Output]),
    metavar="OUTPUT OUTPUT",
    help="Only what these two say differently.",
)
@common
@pass_asked
def leaks(asked: Asked, event_code: str, person: str, session: str, compare: tuple[str, str] | None) -> Outcome:
    """What each output says of an event, a person or a session, and what it keeps back; protected people masked."""
    if person and session:
        raise click.BadParameter("Ask about a person or a session, not both.", param_hint="--session")
    with opened(asked) as workspace:
        sights = leaking.sights(workspace, event_code, person, session)
    document: Document = {"event": event_code, "person": person or None, "session": session or None}
    if compare is not None:
        by_output = {one.output.value: one for one in sights}
        return _compared(document, by_output[compare[0]], by_output[compare[1]])
    document["outputs"] = [_sight(one) for one in sights]
    return Outcome(document, tuple(line for one in sights for line in _lines(one)))


def _sight(one: Sight) -> Document:
    """`why` and `form` where it is stopped, `left_out` where people are."""
    return {
        "output": one.output.value,
        "standing": one.standing.value,
        "protected": one.protected,
        "why": one.why or None,
        "form": one.form or None,
        "left_out": one.left_out,
        "said": {name.value: text for name, text in one.said.items()},
    }


def _lines(one: Sight) -> list[str]:
    stopped = f"stopped: {' '.join(part for part in (one.why, one.form) if part)}"
    head = _SAID.get(one.standing, stopped if one.standing is Standing.STOPPED else "")
    told = ["counted"] if one.standing is Standing.COUNTED else []
    told += ["by cover name or code"] if one.protected and one.said else []
    told += [f"{one.left_out} left out"] if one.left_out else []
    lines = [f"{one.output.value}: {', '.join([head] if head else told)}".rstrip(": ")]
    return lines + [f"  {name.value}: {text}" for name, text in one.said.items()]


def _compared(document: Document, one: Sight, other: Sight) -> Outcome:
    found = disclosure.differences(one, other)
    document["differences"] = [{"field": each.field.value, "one": each.one, "other": each.other} for each in found]
    lines = tuple(f"{each.field.value}: {each.one or '–'} | {each.other or '–'}" for each in found)
    return Outcome(document, lines or ("Both say the same.",))


COMMANDS: dict[str, click.Command] = {"leaks": leaks}
