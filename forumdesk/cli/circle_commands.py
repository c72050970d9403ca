"""The command that sends: a person or an event to another circle."""

from datetime import date
from pathlib import Path

import click

from forumdesk.cli.asked import Asked, another, common, opened, pass_asked
from forumdesk.cli.outcome import Document, Outcome, table
from forumdesk.domain.moments import Moment, when_text
from forumdesk.services import receiving, sending
from forumdesk.services.comparing import Value
from forumdesk.services.receiving import Arrival
from forumdesk.services.sending import Offer, Part
from forumdesk.store.workspace import Workspace


@click.command()
@click.argument("what", metavar="WHAT", type=click.Choice(["person", "event"]))
@click.argument("key", metavar="REF|CODE")
@click.option("--to", "to", required=True, type=click.Path(path_type=Path, readable=False), help="The other circle.")
@click.option("--to-passphrase-file", required=True, metavar="FILE", help="The other circle's passphrase.")
@click.option(
    "--to-key-file", type=click.Path(path_type=Path, readable=False), help="The other circle's key file, if it has one."
)
@click.option("--event", "event_code", metavar="CODE", help="Of a person, the stay at that event alone.")
@click.option("--also", multiple=True, metavar="FIELD", help="Send a field that is kept back unless it is named.")
@click.option("--without", multiple=True, metavar="FIELD", help="Keep a field back.")
@click.option("--for", "for_whom", default="", metavar="TEXT", help="For whom, in the register of copies here.")
@click.option("--apply", "applied", is_flag=True, help="Send it; without this it is a preview of every field.")
@common
@pass_asked
def send(  # noqa: PLR0913 - one parameter an option
    asked: Asked,
    what: str,
    key: str,
    to: Path,
    to_passphrase_file: str,
    to_key_file: Path | None,
    event_code: str | None,
    also: tuple[str, ...],
    without: tuple[str, ...],
    for_whom: str,
    applied: bool,
) -> Outcome:
    """Send a person or an event to another circle: on record in both, as a numbered copy here.

    People go one by one; an event goes with its sessions and rooms.
    """
    if what == "event" and event_code is not None:
        raise click.UsageError("--event is for a person.")
    with opened(asked) as workspace, another(to, to_passphrase_file, to_key_file) as other:
        offer = (
            sending.offer_person(workspace, key, event_code)
            if what == "person"
            else sending.offer_event(workspace, key)
        )
        parcel = sending.pack(workspace, offer, offer.usual.union(also).difference(without))
        arrival = receiving.look(other, parcel)
        number = None
        if applied:
            # On record before it is there: a crash in between leaves a record of what was never sent, not the reverse.
            sending.record(workspace, offer, parcel, for_whom)
            number = _number(workspace)
            arrival = receiving.receive(other, parcel).arrival
    document = _document(what, offer, parcel.fields, arrival) | {"copy": number, "applied": applied}
    return Outcome(document, _lines(offer, parcel.fields, arrival, number), needs_person=bool(arrival.same))


def _number(workspace: Workspace) -> str:
    from forumdesk.domain.copies import Copy

    return workspace.all(Copy)[-1].number


def _document(what: str, offer: Offer, chosen: tuple[str, ...], arrival: Arrival) -> Document:
    fields = [
        {
            "field": one.key,
            "values": [_plain(value) for value in one.values],
            "guarded": one.guarded,
            "hidden": one.hidden,
            "sent": one.key in chosen,
        }
        for one in offer.parts
    ]
    there = {"key": arrival.key, "same": list(arrival.same), "missing_events": list(arrival.missing)}
    return {"kind": what, "called": offer.called, "fields": fields, "there": there}


def _lines(offer: Offer, chosen: tuple[str, ...], arrival: Arrival, number: str | None) -> tuple[str, ...]:
    rows = [("  sent" if one.key in chosen else "  kept", one.key, _said(one)) for one in offer.parts]
    lines = [f"{offer.called} as {arrival.key} there:", *table(rows)]
    lines += [f"May be the same person there as {ref}: that is asked there." for ref in arrival.same]
    lines += [f"The other circle knows no event {code}: that stay is left out." for code in arrival.missing]
    lines.append(f"Sent, as copy {number}." if number else "Nothing was sent. Send it with: --apply")
    return tuple(lines)


def _said(one: Part) -> str:
    return "(hidden)" if one.hidden and not one.values else " · ".join(_plain(value) for value in one.values)


def _plain(value: Value) -> str:
    return when_text(value) if isinstance(value, date | Moment) else str(value)


COMMANDS: dict[str, click.Command] = {"send": send}
