"""Commands for more paper: export cards, tents, signs, labels and programme; they complete the group `export`."""

from datetime import datetime
from pathlib import Path

import click

from forumdesk.cli.asked import Asked, common, opened, pass_asked
from forumdesk.cli.export_commands import AGENDAS, EVENT, OUT_FILE, export, handed_over, labels, refs
from forumdesk.cli.outcome import Document, Outcome
from forumdesk.cli.progress import bar
from forumdesk.domain.disclosure import Audience
from forumdesk.services import papers
from forumdesk.services.papers import Each, PaperKind, Wish
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


@export.command(name="cards")
@EVENT
@OUT_FILE
@STOCK
@START_AT
@SKIP
@ONLY
@ORGANISATION
@common
@pass_asked
def export_cards(  # noqa: PLR0913 - one parameter for each option of the contract
    asked: Asked,
    event_code: str,
    out: Path,
    stock: str,
    start_at: int,
    skip: str | None,
    only: str | None,
    organisation: bool,
) -> Outcome:
    """Place cards: the name in both scripts, an alias where there is one."""
    return _write(
        asked, Wish(event_code, PaperKind.CARDS, stock, start_at, refs(only), organisation, skip=labels(skip)), out
    )


@export.command(name="tents")
@EVENT
@OUT_FILE
@STOCK
@START_AT
@SKIP
@ONLY
@ORGANISATION
@common
@pass_asked
def export_tents(  # noqa: PLR0913 - one parameter for each option of the contract
    asked: Asked,
    event_code: str,
    out: Path,
    stock: str,
    start_at: int,
    skip: str | None,
    only: str | None,
    organisation: bool,
) -> Outcome:
    """Table name tents: the same on both sides, to be folded along the line."""
    return _write(
        asked, Wish(event_code, PaperKind.TENTS, stock, start_at, refs(only), organisation, skip=labels(skip)), out
    )


@export.command(name="labels")
@EVENT
@OUT_FILE
@STOCK
@START_AT
@SKIP
@ONLY
@common
@pass_asked
def export_labels(
    asked: Asked, event_code: str, out: Path, stock: str, start_at: int, skip: str | None, only: str | None
) -> Outcome:
    """Address labels for envelopes."""
    return _write(asked, Wish(event_code, PaperKind.LABELS, stock, start_at, refs(only), skip=labels(skip)), out)


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
    )
    return _write(asked, wish, out)


@export.command(name="programme")
@EVENT
@OUT_FILE
@click.option("--audience", type=click.Choice(AGENDAS), default="participants", show_default=True)
@common
@pass_asked
def export_programme(asked: Asked, event_code: str, out: Path, audience: str) -> Outcome:
    """The programme for a pocket: an A4 sheet folded twice, a numbered copy."""
    return _write(asked, Wish(event_code, PaperKind.PROGRAMME, audience=Audience(audience)), out)


def _suits(kind: str, given: dict[str, object]) -> None:
    """An option of another kind of sign is wrong usage: it must never be passed over."""
    known = {"door": ("--room", "--day"), "reserved": ("--text", "--each"), "lectern": ("--text",), "car": ("--only",)}
    for option, value in given.items():
        if value and option not in known[kind]:
            raise click.UsageError(f"{option} does not go with --kind {kind}.")


def _write(asked: Asked, wish: Wish, out: Path) -> Outcome:
    with opened(asked) as workspace, bar("Setting the paper") as progress:
        handed = papers.export(workspace, wish, out, progress)
    done = f"Wrote {counted(handed.pages, 'page', 'pages')} to {out}." if handed.pages else "Nothing was written."
    document: Document = {"pages": handed.pages}
    return handed_over(document, done, handed.left_out, handed.findings, incomplete=not handed.pages)


COMMANDS: dict[str, click.Command] = {"export": export}
