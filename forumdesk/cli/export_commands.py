"""Commands that let something out: export invites, badges, lists and agendas; cancel."""

from enum import StrEnum
from pathlib import Path

import click

from forumdesk.cli import shapes, terms
from forumdesk.cli.asked import Asked, common, opened, pass_asked
from forumdesk.cli.look_commands import finding_lines
from forumdesk.cli.outcome import Document, Outcome
from forumdesk.cli.progress import bar
from forumdesk.domain.disclosure import Audience, Invited, LeftOut
from forumdesk.domain.tongues import Tongue
from forumdesk.exporters.paper_sheets import Turning
from forumdesk.services import inviting, listing, printing
from forumdesk.services.checking import Noticed
from forumdesk.words.counted import counted

EVENT = click.option("--event", "event_code", required=True, metavar="CODE", help="Which event.")
OUT_DIR = click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="A folder.")
OUT_FILE = click.option("--out", required=True, type=click.Path(path_type=Path), help="The file to write.")


def _choice(values: type[StrEnum]) -> click.Choice[str]:
    return click.Choice([one.value for one in values])


PAPER = click.option("--paper", type=_choice(listing.Sheet), default="a4", show_default=True, help="The size of it.")
FLAGS = click.option("--flags", is_flag=True, help="Flags, where the template has a place for them.")
AGENDAS = ("public", "participants", "organiser")
LANGUAGE = click.option(
    "--language",
    type=_choice(Tongue),
    callback=lambda _context, _option, chosen: chosen or "",
    help="The event's own unless said.",
)
ORDER = click.option("--order", "ordering", type=_choice(listing.Ordering), default="neutral", show_default=True)


@click.group()
@common
def export() -> None:
    """Write invites, badges, cards, signs, lists and agendas: to each reader what they may know."""


def refs(text: str | None) -> tuple[str, ...]:
    """The refs of --only; named without any it is wrong usage, since nobody must never come to mean everybody."""
    found = tuple(part.strip() for part in (text or "").split(",") if part.strip())
    if text is not None and not found:
        raise click.UsageError("--only needs at least one ref.")
    return found


def labels(text: str | None) -> tuple[int, ...]:
    """The labels of --skip."""
    try:
        return tuple(int(part) for part in (text or "").split(",") if part.strip())
    except ValueError:
        raise click.BadParameter(f'"{text}" is not a row of numbers such as 3,7.', param_hint="--skip") from None


def handed_over(
    document: Document,
    done: str,
    left_out: tuple[LeftOut, ...],
    findings: tuple[Noticed, ...],
    incomplete: bool = False,
) -> Outcome:
    """An export's answer; exit 1 where somebody was left out or a block stands behind it."""
    document |= {"left_out": shapes.left_out(left_out), "findings": shapes.findings(findings)}
    lines = [done, *(f"Left out {one.ref}: {one.why.value}" for one in left_out)]
    lines += finding_lines(list(findings)) if findings else ()
    needs_person = incomplete or bool(left_out) or any(one.needs_person for one in findings)
    return Outcome(document, tuple(lines), needs_person=needs_person)


def _wrote(issue: inviting.Issue, out: Path) -> str:
    return f"Wrote {counted(len(issue.files), 'file', 'files')} to {out}."


def file_shape(file: inviting.IssuedFile) -> Document:
    document: Document = {
        "file": file.file,
        "ref": file.ref,
        "what": file.what.value,
        "session": file.session,
        "uid": file.uid,
        "sequence": file.sequence,
        "method": file.method.value,
    }
    if file.sessions:
        document["sessions"] = list(file.sessions)
    return {**document, "uids": list(file.uids)} if file.uids else document


@export.command(name="invites")
@EVENT
@OUT_DIR
@click.option("--what", type=_choice(Invited), default="event", show_default=True)
@click.option("--as", "forms", type=_choice(inviting.Forms), default="ics", show_default=True)
@click.option("--pack", type=_choice(inviting.Pack), default="folder", show_default=True, help="A ZIP a delegation.")
@click.option("--timed", is_flag=True, help="The event from its first session to its last, instead of whole days.")
@click.option("--remind", type=click.IntRange(0, 40320), metavar="MINUTES", help="A reminder before each session.")
@click.option("--outdated", is_flag=True, help="Only what is no longer true, and a CANCEL for who is not expected.")
@click.option("--only", metavar="REF,...", help="These people alone.")
@terms.registered
@common
@pass_asked
def export_invites(  # noqa: PLR0913 - one parameter for each option of the contract
    asked: Asked,
    event_code: str,
    out: Path,
    what: str,
    forms: str,
    pack: str,
    timed: bool,
    remind: int | None,
    outdated: bool,
    only: str | None,
) -> Outcome:
    """Calendar files, one for each recipient and session, in numbered files."""
    if outdated and (only is not None or timed):
        raise click.UsageError("--outdated issues each invite as it is; --only and --timed do not go with it.")
    on = terms.given()
    parcel = inviting.Parcel(out, inviting.Forms(forms), inviting.Pack(pack), remind, on)
    wish = inviting.Wish(event_code, Invited(what), parcel.forms, refs(only), timed=timed, reminder=remind, terms=on)
    with opened(asked) as workspace, bar("Writing invites") as progress:
        if outdated:
            issue = inviting.bring_up_to_date(workspace, event_code, parcel, progress)
        else:
            issue = inviting.issue(workspace, wish, out, progress, parcel.pack)
    return issued(issue, out)


def issued(issue: inviting.Issue, out: Path) -> Outcome:
    """The answer of whatever writes invites or cancellations."""
    document: Document = {"files": [file_shape(one) for one in issue.files], "copy": issue.copy}
    return handed_over(document, _wrote(issue, out), issue.left_out, issue.findings)


@export.command(name="badges")
@EVENT
@OUT_FILE
@click.option("--template", default=printing.TEMPLATE, show_default=True, metavar="NAME")
@click.option("--stock", default=printing.STOCK, show_default=True, metavar='"Vendor part"', help="The paper.")
@click.option("--start-at", default=1, show_default=True, metavar="N", help="The first free label of a used sheet.")
@click.option("--skip", metavar="N,...", help="Spoilt labels of the first sheet.")
@click.option("--turn", type=_choice(Turning), default="long", show_default=True, help="The edge.")
@FLAGS
@click.option("--only", metavar="REF,...", help="These people alone.")
@click.option("--reprint", is_flag=True, help="Print again for those who have one; the old one is void.")
@click.option("--reason", default="", help="Why it is printed again.")
@ORDER
@LANGUAGE
@terms.registered
@common
@pass_asked
def export_badges(  # noqa: PLR0913 - one parameter for each option of the contract
    asked: Asked,
    event_code: str,
    out: Path,
    template: str,
    stock: str,
    start_at: int,
    skip: str | None,
    turn: str,
    flags: bool,
    only: str | None,
    reprint: bool,
    reason: str,
    ordering: str,
    language: str,
) -> Outcome:
    """Badges for everybody who comes and has none yet."""
    if reprint is not bool(reason.strip()):
        raise click.UsageError("--reprint and --reason go together: a badge is printed again for a reason.")
    again = reason.strip() or None
    run = printing.Run(
        event_code,
        template,
        stock,
        start_at,
        refs(only),
        again,
        labels(skip),
        Turning(turn),
        flags,
        terms.given(),
        listing.Ordering(ordering),
        language,
    )
    with opened(asked) as workspace, bar("Printing badges") as progress:
        printed = printing.print_badges(workspace, run, out, progress)
    document: Document = {
        "badges": [
            {"ref": one.ref, "serial": one.serial, "page": one.page, "slot": one.slot, "name": one.name}
            for one in printed.placed
        ],
        "copy": printed.copy,
    }
    made = f"{counted(len(printed.placed), 'badge', 'badges')} on {counted(printed.pages, 'page', 'pages')}"
    done = f"Wrote {made} to {out}." if printed.placed else "No badges."
    return handed_over(document, done, printed.left_out, printed.findings, incomplete=not printed.placed)


@export.command(name="list")
@EVENT
@OUT_FILE
@click.option("--audience", required=True, type=click.Choice([one.value for one in Audience]))
@click.option("--for", "only", metavar="WHOM", help="One interpreter, by ref, or one hotel alone.")
@click.option("--reveal", is_flag=True, help="Protected names too (organiser, security); this is recorded.")
@click.option("--group", type=_choice(listing.Grouping), default="none", show_default=True, help="Under headings.")
@ORDER
@PAPER
@LANGUAGE
@terms.marked
@common
@pass_asked
def export_list(  # noqa: PLR0913 - one parameter for each option of the contract
    asked: Asked,
    event_code: str,
    out: Path,
    audience: str,
    only: str | None,
    reveal: bool,
    group: str,
    ordering: str,
    paper: str,
    language: str,
) -> Outcome:
    """A list for one audience, as .pdf, .csv or .xlsx; each is a numbered copy."""
    if only is not None and audience not in (Audience.INTERPRETER, Audience.HOTEL):
        raise click.UsageError("--for goes with --audience interpreter or hotel.")
    order = listing.Order(
        event_code,
        Audience(audience),
        only,
        reveal,
        grouping=listing.Grouping(group),
        ordering=listing.Ordering(ordering),
        sheet=listing.Sheet(paper),
        language=language,
        terms=terms.given(out),
    )
    with opened(asked) as workspace, bar("Writing the list") as progress:
        handed = listing.export_list(workspace, order, out, progress)
    return copy_outcome(handed, out)


@export.command(name="agenda")
@EVENT
@OUT_FILE
@click.option("--audience", required=True, type=click.Choice(AGENDAS))
@click.option("--reveal", is_flag=True, help="Covered titles too (organiser); this is recorded.")
@ORDER
@PAPER
@LANGUAGE
@terms.marked
@common
@pass_asked
def export_agenda(  # noqa: PLR0913 - one parameter for each option of the contract
    asked: Asked, event_code: str, out: Path, audience: str, reveal: bool, ordering: str, paper: str, language: str
) -> Outcome:
    """The programme for one audience, as PDF; each is a numbered copy."""
    order = listing.Order(
        event_code,
        Audience(audience),
        reveal=reveal,
        ordering=listing.Ordering(ordering),
        sheet=listing.Sheet(paper),
        language=language,
        terms=terms.given(),
    )
    with opened(asked) as workspace, bar("Writing the agenda") as progress:
        handed = listing.export_agenda(workspace, order, out, progress)
    return copy_outcome(handed, out)


def copy_outcome(handed: listing.Handed, out: Path) -> Outcome:
    made = f"copy {handed.copy} with {counted(handed.rows, 'row', 'rows')}"
    done = f"Wrote {made} to {out}." if handed.copy else "Nothing was written."
    document: Document = {"rows": handed.rows, "copy": handed.copy}
    return handed_over(document, done, handed.left_out, handed.findings, incomplete=not handed.copy)


@click.command()
@click.argument("session")
@OUT_DIR
@click.option("--as", "forms", type=_choice(inviting.Forms), default="ics", show_default=True)
@terms.registered
@common
@pass_asked
def cancel(asked: Asked, session: str, out: Path, forms: str) -> Outcome:
    """Call SESSION off: a CANCEL file for everybody who holds an invite to it. This cannot be undone."""
    with opened(asked) as workspace:
        issue = inviting.cancel(workspace, session, out, forms=inviting.Forms(forms), terms=terms.given())
    return issued(issue, out)


COMMANDS: dict[str, click.Command] = {"export": export, "cancel": cancel}
