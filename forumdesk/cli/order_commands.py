"""Commands for orders that an event decides on: order draw, order set, order show."""

from pathlib import Path

import click

from forumdesk.cli.asked import Asked, common, opened, pass_asked, read_bytes
from forumdesk.cli.export_commands import EVENT, refs
from forumdesk.cli.outcome import Document, Outcome
from forumdesk.domain.orders import AgreedOrder, OrderWay
from forumdesk.services import ordering
from forumdesk.services.ordering import Ordering, Standing
from forumdesk.words.counted import counted


@click.group()
@common
def order() -> None:
    """Decide on the order of people and delegations: by lot, or by hand for a reason."""


@order.command(name="draw")
@EVENT
@common
@pass_asked
def draw_lots(asked: Asked, event_code: str) -> Outcome:
    """Draw lots, or draw them anew; every later print has the same order until then."""
    with opened(asked) as workspace:
        ordering.draw(workspace, event_code)
        drawn = ordering.standing(workspace, event_code, Ordering.DRAWN)
    return _said(Ordering.DRAWN, drawn)


@order.command(name="set")
@EVENT
@click.option("--people", metavar="REF,...", help="People by ref, the first first; the others follow by rank.")
@click.option("--list", "listed", type=click.Path(path_type=Path, readable=False), help="A file with a ref a line.")
@click.option("--delegations", metavar="CODE,...", help="Delegations by code, the first first.")
@click.option("--reason", required=True, help="Why; it is shown with the order.")
@common
@pass_asked
def set_order(
    asked: Asked, event_code: str, people: str | None, listed: Path | None, delegations: str | None, reason: str
) -> Outcome:
    """Set the order of precedence by hand; who is not named in it follows by rank."""
    if people is not None and listed is not None:
        raise click.UsageError("--people and --list are two ways to say the same: give one of them.")
    if people is None and listed is None and delegations is None:
        raise click.UsageError("Name --people, --list or --delegations.")
    wanted = _listed(listed) if listed is not None else refs(people) if people is not None else None
    codes = tuple(part.strip() for part in delegations.split(",") if part.strip()) if delegations is not None else None
    with opened(asked) as workspace:
        ordering.set_by_hand(workspace, event_code, wanted, codes, reason)
        stands = ordering.standing(workspace, event_code, Ordering.MANUAL)
    return _said(Ordering.MANUAL, stands)


@order.command(name="alternate")
@EVENT
@click.argument("left", metavar="LEFT")
@click.argument("right", metavar="RIGHT")
@common
@pass_asked
def alternate(asked: Asked, event_code: str, left: str, right: str) -> Outcome:
    """Let two delegations take turns; lots say which of them begins."""
    with opened(asked) as workspace:
        ordering.alternate(workspace, event_code, left, right)
        decision = ordering.decided(workspace, event_code)[OrderWay.ALTERNATED]
    parties = sorted(decision.delegations, key=decision.lot)
    document: Document = {"order": decision.way.value, "decision": _decision(decision), "delegations": parties}
    return Outcome(document, (_headline(decision), f"{parties[0]} begins, {parties[1]} follows."))


@order.command(name="show")
@EVENT
@click.option("--order", "wanted", type=click.Choice([one.value for one in Ordering]), default="drawn")
@common
@pass_asked
def show_order(asked: Asked, event_code: str, wanted: str) -> Outcome:
    """Who stands where, and the decision that it follows from; protected people by alias."""
    with opened(asked) as workspace:
        return _said(Ordering(wanted), ordering.standing(workspace, event_code, Ordering(wanted)))


def _listed(path: Path) -> tuple[str, ...]:
    """The first word of each line that has one."""
    lines = read_bytes(path).decode("utf-8-sig", errors="replace").splitlines()
    return refs(",".join(line.replace(";", ",").partition(",")[0] for line in lines))


def _said(wanted: Ordering, stands: Standing) -> Outcome:
    decision = stands.decision
    document: Document = {
        "order": wanted.value,
        "decision": _decision(decision) if decision else None,
        "people": [{"ref": ref, "name": name} for ref, name in stands.people],
        "delegations": list(stands.delegations),
        "unnamed": stands.unnamed,
    }
    lines = [_headline(decision)] if decision else []
    lines += [f"{place:>4}  {name} ({ref})" for place, (ref, name) in enumerate(stands.people, 1)]
    if stands.unnamed:
        lines.append(f"{counted(stands.unnamed, 'protected person', 'protected people')} last, by alias.")
    lines += [f"Delegations: {', '.join(stands.delegations)}."] if stands.delegations else []
    return Outcome(document, tuple(lines))


def _decision(decision: AgreedOrder) -> Document:
    return {"at": decision.at.isoformat(), "seed": decision.seed, "reason": decision.reason}


def _headline(decision: AgreedOrder) -> str:
    at = f"{decision.at:%Y-%m-%d %H:%M} UTC"
    return (
        f"Drawn by lot at {at} from seed {decision.seed}."
        if decision.seed
        else f"Set by hand at {at}: {decision.reason}"
    )


COMMANDS: dict[str, click.Command] = {"order": order}
