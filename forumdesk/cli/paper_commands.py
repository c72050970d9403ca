"""Commands for more paper, from cards to the contact sheet of the badges; they complete the group `export`."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypedDict, Unpack

import click

from forumdesk.cli import terms
from forumdesk.cli.asked import Asked, F, common, opened, pass_asked
from forumdesk.cli.export_commands import (
    AGENDAS,
    EVENT,
    FLAGS,
    LANGUAGE,
    ORDER,
    OUT_FILE,
    PAPER,
    export,
    handed_over,
    labels,
    refs,
)
from forumdesk.cli.outcome import Document, Outcome
from forumdesk.cli.progress import bar
from forumdesk.domain.disclosure import Audience, Ordering
from forumdesk.exporters.running_page import Sheet
from forumdesk.services import paper_contact, papers, printing
from forumdesk.services.papers import Each, EnvelopeFeed, Handed, PaperKind, Wish
from forumdesk.words.counted import counted

ONLY = click.option("--only", metavar="REF,...", help="These people alone.")
STOCK = click.option("--stock", default="", metavar='"Vendor part"', help="The paper.")
START_AT = click.option("--start-at", default=1, show_default=True, metavar="N", help="The first free label.")
SKIP = click.option("--skip", metavar="N,...", help="Spoilt labels of the first sheet.")
ORGANISATION = click.option("--organisation", is_flag=True, help="The organisation below the name.")
SIGNS = {
    "door": PaperKind.DOOR_SIGNS,
    "reserved": PaperKind.RESERVED_SIGNS,
    "lectern": PaperKind.LECTERN_SIGNS,
    "car": PaperKind.CAR_SIGNS,
}


class _Labelled(TypedDict):
    """What is asked of every paper that people have a label of a sheet for."""

    event_code: str
    stock: str
    start_at: int
    skip: str | None
    only: str | None
    ordering: str


def _on_labels(function: F) -> F:
    """Those options, but for the order, which stands last; and where the file goes."""
    for option in (ONLY, SKIP, START_AT, STOCK, OUT_FILE, EVENT):
        function = option(function)
    return function


def _labelled(kind: PaperKind, said: _Labelled) -> Wish:
    return Wish(
        said["event_code"],
        kind,
        said["stock"],
        said["start_at"],
        refs(said["only"]),
        skip=labels(said["skip"]),
        ordering=Ordering(said["ordering"]),
    )


@export.command(name="cards")
@_on_labels
@ORGANISATION
@ORDER
@terms.registered
@common
@pass_asked
def export_cards(asked: Asked, out: Path, organisation: bool, **said: Unpack[_Labelled]) -> Outcome:
    """Place cards: the name in both scripts, an alias where there is one."""
    return _write(asked, replace(_labelled(PaperKind.CARDS, said), organisation=organisation), out)


@export.command(name="tents")
@_on_labels
@ORGANISATION
@FLAGS
@ORDER
@terms.registered
@common
@pass_asked
def export_tents(asked: Asked, out: Path, organisation: bool, flags: bool, **said: Unpack[_Labelled]) -> Outcome:
    """Table name tents: the same on both sides, to be folded along the line."""
    return _write(asked, replace(_labelled(PaperKind.TENTS, said), organisation=organisation, flags=flags), out)


@export.command(name="labels")
@_on_labels
@ORDER
@terms.registered
@common
@pass_asked
def export_labels(asked: Asked, out: Path, **said: Unpack[_Labelled]) -> Outcome:
    """Address labels for envelopes."""
    return _write(asked, _labelled(PaperKind.LABELS, said), out)


@export.command(name="envelopes")
@EVENT
@OUT_FILE
@STOCK
@click.option("--feed", type=click.Choice([one.value for one in EnvelopeFeed]), default="stamp", show_default=True)
@click.option("--native", is_flag=True, help="The name in its own script, too.")
@click.option("--from", "sender", multiple=True, metavar="LINE", help="A line of the return address; may be repeated.")
@ONLY
@ORDER
@terms.registered
@common
@pass_asked
def export_envelopes(  # noqa: PLR0913 - one parameter for each option of the contract
    asked: Asked,
    event_code: str,
    out: Path,
    stock: str,
    feed: str,
    native: bool,
    sender: tuple[str, ...],
    only: str | None,
    ordering: str,
) -> Outcome:
    """Envelopes, a page each, turned as they go into the printer."""
    wish = Wish(
        event_code,
        PaperKind.ENVELOPES,
        stock,
        only=refs(only),
        native=native,
        sender=sender,
        edge=EnvelopeFeed(feed),
        ordering=Ordering(ordering),
    )
    return _write(asked, wish, out)


@export.command(name="contact")
@EVENT
@OUT_FILE
@click.option("--template", default=printing.TEMPLATE, show_default=True, metavar="NAME")
@click.option("--stock", default=printing.STOCK, show_default=True, metavar='"Vendor part"', help="The badges' paper.")
@FLAGS
@ONLY
@click.option("--all", "everybody", is_flag=True, help="Those who have a badge, too.")
@PAPER
@terms.marked
@common
@pass_asked
def export_contact(  # noqa: PLR0913 - one parameter for each option of the contract
    asked: Asked,
    event_code: str,
    out: Path,
    template: str,
    stock: str,
    flags: bool,
    only: str | None,
    everybody: bool,
    paper: str,
) -> Outcome:
    """A contact sheet: every badge small, with what is wrong with it. Nothing is recorded as printed."""
    run = printing.Run(
        event_code,
        template,
        stock,
        only=refs(only),
        reprint="" if everybody else None,
        flags=flags,
        terms=terms.given(),
    )
    with opened(asked) as workspace, bar("Setting the badges") as progress:
        handed = paper_contact.export(workspace, run, out, Sheet(paper), progress)
    return _handed(handed, out)


@export.command(name="signs")
@EVENT
@OUT_FILE
@click.option("--kind", type=click.Choice(list(SIGNS)), default="door", show_default=True)
@click.option("--room", default="", metavar="NAME", help="One room alone (door).")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="One day alone (door).")
@click.option("--text", multiple=True, help="Words for a sign; may be repeated (reserved, lectern).")
@click.option("--each", type=click.Choice([one.value for one in Each]), help="A sign for each (reserved).")
@ONLY
@STOCK
@ORDER
@LANGUAGE
@terms.registered
@common
@pass_asked
def export_signs(  # noqa: PLR0913 - one parameter for each option of the contract
    asked: Asked,
    event_code: str,
    out: Path,
    kind: str,
    room: str,
    day: datetime | None,
    text: tuple[str, ...],
    each: str | None,
    only: str | None,
    stock: str,
    ordering: str,
    language: str,
) -> Outcome:
    """Door signs by room and day; signs for reserved seats and lecterns; car signs with the sign code alone."""
    _suits(kind, {"--room": room, "--day": day, "--text": text, "--each": each, "--only": only})
    wish = Wish(
        event_code,
        SIGNS[kind],
        stock,
        only=refs(only),
        room=room,
        day=day.date() if day else None,
        words=text,
        each=Each(each) if each else None,
        ordering=Ordering(ordering),
        language=language,
    )
    return _write(asked, wish, out)


@export.command(name="programme")
@EVENT
@OUT_FILE
@click.option("--audience", type=click.Choice(AGENDAS), default="participants", show_default=True)
@ORDER
@LANGUAGE
@terms.marked
@common
@pass_asked
def export_programme(asked: Asked, event_code: str, out: Path, audience: str, ordering: str, language: str) -> Outcome:
    """The programme for a pocket: an A4 sheet folded twice, a numbered copy."""
    wish = Wish(
        event_code,
        PaperKind.PROGRAMME,
        audience=Audience(audience),
        ordering=Ordering(ordering),
        language=language,
    )
    return _write(asked, wish, out)


def _suits(kind: str, given: dict[str, object]) -> None:
    """An option of another kind of sign is wrong usage: it must never be passed over."""
    known = {"door": ("--room", "--day"), "reserved": ("--text", "--each"), "lectern": ("--text",), "car": ("--only",)}
    for option, value in given.items():
        if value and option not in known[kind]:
            raise click.UsageError(f"{option} does not go with --kind {kind}.")


def _write(asked: Asked, wish: Wish, out: Path) -> Outcome:
    with opened(asked) as workspace, bar("Setting the paper") as progress:
        handed = papers.export(workspace, replace(wish, terms=terms.given()), out, progress)
    return _handed(handed, out)


def _handed(handed: Handed, out: Path) -> Outcome:
    done = f"Wrote {counted(handed.pages, 'page', 'pages')} to {out}." if handed.pages else "Nothing was written."
    document: Document = {"pages": handed.pages, "copy": handed.copy}
    return handed_over(document, done, handed.left_out, handed.findings, incomplete=not handed.pages)


COMMANDS: dict[str, click.Command] = {"export": export}
