"""Commands for keeping two sides apart: stagger, parity, export separations, which completes the group `export`."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from forumdesk.cli import terms
from forumdesk.cli.asked import Asked, common, opened, pass_asked
from forumdesk.cli.export_commands import EVENT, LANGUAGE, OUT_FILE, PAPER, copy_outcome, export, refs
from forumdesk.cli.history_commands import COMMANDS as EXPORTS
from forumdesk.cli.outcome import Document, Outcome, table
from forumdesk.cli.progress import bar
from forumdesk.domain.moments import Moment, utc_text
from forumdesk.services import arriving, listing, separation_sheet
from forumdesk.services import parity as comparing
from forumdesk.services.arriving import Journey, Move, Proposal, Reason
from forumdesk.services.choosing import event_of
from forumdesk.services.errors import NotAWhenError
from forumdesk.services.parity import Compared, Party, Point
from forumdesk.services.person_fields import when_of
from forumdesk.words import staggering as words
from forumdesk.words.counted import counted


@export.command(name="separations")
@EVENT
@OUT_FILE
@click.option("--reveal", is_flag=True, help="Protected names too; this is recorded.")
@PAPER
@LANGUAGE
@terms.marked
@common
@pass_asked
def export_separations(asked: Asked, event_code: str, out: Path, reveal: bool, paper: str, language: str) -> Outcome:
    """The security liaison's sheet as PDF: rules, where sides come near, vehicles, hotels; a numbered copy."""
    order = separation_sheet.SheetOrder(event_code, reveal, listing.Sheet(paper), language, terms.given(out))
    with opened(asked) as workspace, bar("Writing the sheet") as progress:
        handed = separation_sheet.export(workspace, order, out, progress)
    return copy_outcome(handed, out)


@click.command()
@EVENT
@click.option("--departures", is_flag=True, help="When people leave, instead of when they arrive.")
@click.option("--within", default=240, show_default=True, type=click.IntRange(0, 10080), metavar="MINUTES",
              help="At most so much later than it stands.")  # fmt: skip
@click.option("--window", "windows", multiple=True, metavar='"DELEGATION=FROM/TO"', help="When a delegation may come.")
@click.option("--keep", metavar="REF,...", help="These people keep their time.")
@click.option("--entrance", default=0, type=click.IntRange(0, 240), metavar="MINUTES",
              help="Between any two who do not come together.")  # fmt: skip
@click.option("--apply", "take", is_flag=True, help="Take the times; it can be undone. Without it nothing changes.")
@common
@pass_asked
def stagger(  # noqa: PLR0913 - one parameter for each option of the contract
    asked: Asked,
    event_code: str,
    departures: bool,
    within: int,
    windows: tuple[str, ...],
    keep: str | None,
    entrance: int,
    take: bool,
) -> Outcome:
    """Propose times of arrival at which no rule of staggered arrival is broken, or say what contradicts what."""
    with opened(asked) as workspace, bar("Looking for times") as progress:
        zone = event_of(workspace.snapshot(), event_code).zone
        wish = arriving.Asked(
            event_code,
            Journey.DEPARTURE if departures else Journey.ARRIVAL,
            timedelta(minutes=within),
            dict(_window(one, zone) for one in windows),
            refs(keep),
            entrance,
        )
        proposal = arriving.propose(workspace, wish, progress)
        if take and proposal.moved:
            arriving.take(workspace, proposal)
    return _proposed(proposal, take)


def _window(typed: str, zone: str) -> tuple[str, tuple[datetime, datetime]]:
    code, _, span = typed.rpartition("=")
    first, _, last = span.partition("/")
    moments = [when_of(text, zone) for text in (first, last)]
    times = [one.utc for one in moments if isinstance(one, Moment)]
    if not code or len(times) != len(moments):
        raise NotAWhenError(typed)
    return code, (times[0], times[1])


def _proposed(proposal: Proposal, take: bool) -> Outcome:
    document: Document = {
        "possible": not proposal.reasons,
        "applied": take and bool(proposal.moved),
        "times": [_move(one) for one in proposal.moves],
        "untimed": [ref for ref, _ in proposal.untimed],
        "reasons": [_reason(one, proposal.zone) for one in proposal.reasons],
    }
    if proposal.reasons:
        lines = ("There are no such times. Each of these is needed for that; change one:",)
        return Outcome(document, (*lines, *_reasons(proposal)), needs_person=True)
    moved = counted(len(proposal.moved), "time is another", "times are others")
    rows = [(_local(one.at, proposal.zone), f"+{one.waits}", _who(one.people), one.vehicle) for one in proposal.moves]
    said = f"{moved}{' now' if take else ', nothing is changed yet'}."
    return Outcome(document, (said, *table(rows)))


def _local(at: datetime, zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def _who(people: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(name for _, name in people)


def _move(one: Move) -> Document:
    return {
        "people": [ref for ref, _ in one.people],
        "delegation": one.delegation or None,
        "vehicle": one.vehicle or None,
        "was": utc_text(one.was) if one.was else None,
        "at": utc_text(one.at),
    }


def _reasons(proposal: Proposal) -> tuple[str, ...]:
    return tuple(_sentence(one, proposal.zone) for one in proposal.reasons)


def _sentence(one: Reason, zone: str) -> str:
    window = tuple(_local(at, zone) for at in one.window) if one.window else ("", "")
    parties = tuple(_who(party) for party in one.parties)
    return words.reason(one.demand, parties, (str(one.minutes), one.rule, *window), "en")


def _reason(one: Reason, zone: str) -> Document:
    return {
        "demand": one.demand.value,
        "people": [[ref for ref, _ in party] for party in one.parties],
        "rule": one.rule or None,
        "minutes": one.minutes,
        "window": [utc_text(at) for at in one.window] if one.window else None,
        "message": _sentence(one, zone),
    }


@click.command()
@click.argument("event_code", metavar="EVENT")
@click.argument("left", metavar="LEFT")
@click.argument("right", metavar="RIGHT")
@common
@pass_asked
def parity(asked: Asked, event_code: str, left: str, right: str) -> Outcome:
    """Two delegations or sides of EVENT side by side: numbers, rank of the lead, rooms, cars."""
    with opened(asked) as workspace:
        found = comparing.compare(workspace, event_code, left, right)
    return Outcome(_parity(found), _parity_lines(found))


def _parity(found: Compared) -> Document:
    sides = zip((found.left, found.right), found.leads, strict=True)
    return {
        "parties": [_party(party, lead) for party, lead in sides],
        "uneven": [point.value for point in found.uneven],
    }


def _party(party: Party, lead: tuple[str, str] | None) -> Document:
    return {
        "party": party.name,
        "delegations": list(party.delegations),
        "people": party.people,
        "agreed_size": party.agreed_size,
        "lead": lead[0] if lead else None,
        "lead_rank": party.lead_rank or None,
        "meeting_rooms": list(party.meeting_rooms),
        "largest_room": party.largest_room,
        "hotel_rooms": party.hotel_rooms,
        "cars": list(party.cars),
        "car_seats": party.car_seats,
    }


def _parity_lines(found: Compared) -> tuple[str, ...]:
    rows = [("", found.left.name, found.right.name, "")]
    for point in Point:
        figures = (found.left.figure(point) or "-", found.right.figure(point) or "-")
        rows.append((point.value.replace("_", " "), *figures, "uneven" if point in found.uneven else ""))
    return table(rows)


COMMANDS: dict[str, click.Command] = {**EXPORTS, "stagger": stagger, "parity": parity}
