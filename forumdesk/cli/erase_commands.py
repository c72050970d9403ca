"""Commands that let go for good: erase person, event and due; and how long things are kept: retention, keep."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from forumdesk.cli.asked import Asked, F, common, opened, pass_asked, passphrase_from
from forumdesk.cli.outcome import Document, Outcome, table
from forumdesk.domain.erasing import Counts, Duty, Kind, Receipt
from forumdesk.domain.moments import utc_text
from forumdesk.domain.retaining import Kept
from forumdesk.services import erasing, letting_go, retaining
from forumdesk.services.erasing import Answered, Erased, Preview, Wish
from forumdesk.store.workspace import Workspace
from forumdesk.words import receipts
from forumdesk.words.counted import counted, counted_rows

MENTIONS = click.option(
    "--mentions",
    type=click.Choice(["leave", "strike"]),
    default="leave",
    show_default=True,
    help="What becomes of the name in texts of rows that stay.",
)
KEPT = click.Choice([one.value for one in Kept])


def _asked(function: F) -> F:
    """The options of every erasure."""
    for option in (
        click.option("--confirm", is_flag=True, help="Erase; without it, or with --dry-run, nothing is changed."),
        click.option(
            "--receipt", type=click.Path(path_type=Path), metavar="FILE", help="Write the receipt: a .pdf, else text."
        ),
        click.option("--archive-passphrase-file", metavar="FILE", help="What opens the archive; - is standard input."),
        click.option("--archive", type=click.Path(path_type=Path), metavar="FILE", help="The sealed archive to write."),
        click.option(
            "--archive-duty",
            type=click.Choice([one.value for one in Duty]),
            help="Whether an archive is owed; has to be answered before anything is erased.",
        ),
        click.option("--dry-run", is_flag=True, help="Say what would go."),
    ):
        function = option(function)
    return function


Options = tuple[bool, str | None, Path | None, str | None, Path | None]
"""Confirmed, duty, archive, its passphrase file, receipt."""


def _options(given: dict[str, object]) -> Options:
    """What `_asked` asked, in order; wrong usage where it does not go together."""
    confirm, dry_run = bool(given["confirm"]), bool(given["dry_run"])
    duty, archive, sealed_by, receipt = (
        given[name] for name in ("archive_duty", "archive", "archive_passphrase_file", "receipt")
    )
    if confirm is dry_run:
        raise click.UsageError("Say --dry-run to see what would go, or --confirm to erase it for good.")
    if confirm and duty is None:
        raise click.UsageError("Is an archive owed? Answer first: --archive-duty none, sealed or elsewhere.")
    if (duty == Duty.SEALED) is not (archive is not None and sealed_by is not None):
        raise click.UsageError("--archive-duty sealed goes with --archive and --archive-passphrase-file.")
    return (confirm, duty, archive, sealed_by, receipt)  # type: ignore[return-value]  # as click reads them


@click.group()
@common
def erase() -> None:
    """Erase a person, an event, or what is due, for good: rows, history, photos, drafts, and every free page."""


@erase.command(name="person")
@click.argument("refs", nargs=-1, required=True, metavar="REF...")
@MENTIONS
@_asked
@common
@pass_asked
def erase_person(asked: Asked, /, refs: tuple[str, ...], mentions: str, **given: object) -> Outcome:
    """Erase people with all that hangs on them."""
    return _erase(asked, Wish(Kind.PERSON, refs, strike=mentions == "strike"), _options(given))


@erase.command(name="event")
@click.argument("code")
@click.option("--keep-people", is_flag=True, help="People who were at no other event stay.")
@MENTIONS
@_asked
@common
@pass_asked
def erase_event(asked: Asked, /, code: str, keep_people: bool, mentions: str, **given: object) -> Outcome:
    """Erase event CODE, and the people who were at no other."""
    return _erase(asked, Wish(Kind.EVENT, (code,), keep_people, mentions == "strike"), _options(given))


@erase.command(name="due")
@click.argument("kept", metavar="KIND", type=KEPT)
@_asked
@common
@pass_asked
def erase_due(asked: Asked, /, kept: str, **given: object) -> Outcome:
    """Erase what is kept longer than its term says."""
    kind = Kept(kept)
    look = partial(letting_go.preview, kept=kind)
    return _done(asked, look, lambda workspace, answered: letting_go.let_go(workspace, kind, answered), _options(given))


def _erase(asked: Asked, wish: Wish, options: Options) -> Outcome:
    look = partial(erasing.preview, wish=wish)
    return _done(asked, look, lambda workspace, answered: erasing.erase(workspace, wish, answered), options)


def _done(
    asked: Asked,
    look: Callable[[Workspace], Preview],
    does: Callable[[Workspace, Answered], Erased],
    options: Options,
) -> Outcome:
    confirmed, duty, archive, sealed_by, target = options
    answered = Answered(Duty(duty or Duty.NONE), archive, passphrase_from(sealed_by) if sealed_by else "")
    with opened(asked) as workspace:
        seen = look(workspace)
        if not confirmed:
            return Outcome(_preview_shape(seen), _preview_lines(seen))
        erased = does(workspace, answered)
    receipt = erased.receipt
    text = receipts.receipt(receipt, "en", counted_rows)
    if target is not None:
        erasing.write_receipt(text, target)
    # Backups and texts that stay are for a person to see to.
    needs_person = bool(receipt.mentions or receipt.backups) or not receipt.rewritten
    return Outcome(_preview_shape(seen) | _receipt_shape(receipt), tuple(text.splitlines()), needs_person)


def _preview_shape(seen: Preview) -> Document:
    return {
        "erased": False,
        "kind": seen.kind.value,
        "rows": dict(seen.gone),
        "changed": dict(seen.changed),
        "history": {"entries": seen.forgotten.entries, "rows": seen.forgotten.rows},
        "mentions": [{"table": one.table, "name": one.name, "field": one.column} for one in seen.mentions],
        "copies": seen.copies,
        "backups": seen.backups,
    }


def _preview_lines(seen: Preview) -> tuple[str, ...]:
    def some(counts: Counts) -> str:
        return ", ".join(counted_rows(name, n) for name, n in counts) or "nothing"

    mentions = tuple(f"Named in a text that stays: {one.table} {one.name}, {one.column}" for one in seen.mentions)
    return (
        f"Would erase: {', '.join(seen.called) or 'what is due'}",
        f"Rows: {some(seen.gone)}. Changed: {some(seen.changed)}.",
        f"The history forgets {counted(seen.forgotten.rows, 'row', 'rows')}; what they changed cannot be undone.",
        f"Not reached from here: {counted(seen.copies, 'copy', 'copies')} on record, "
        f"{counted(seen.backups, 'backup', 'backups')}.",
        *mentions,
    )


def _receipt_shape(one: Receipt) -> Document:
    return {
        "erased": True,
        "receipt": {
            "at": utc_text(one.at),
            "by": one.by,
            "number": one.number,
            "anchor": one.anchor,
            "duty": one.duty.value,
            "archive": one.archive,
            "rewritten": one.rewritten,
        },
    }


@click.command()
@common
@pass_asked
def retention(asked: Asked) -> Outcome:
    """How long each kind of field is kept, and what is due."""
    with opened(asked) as workspace:
        rules = retaining.rules(workspace)
    document: Document = {
        "rules": [
            {
                "kind": one.kept.value,
                "term": str(one.term),
                "shipped": one.shipped,
                "since": one.since.isoformat() if one.since else None,
                "people": list(one.refs),
            }
            for one in rules
        ]
    }
    lines = table([(one.kept.value, str(one.term), f"due: {len(one.refs)}" if one.refs else "") for one in rules])
    return Outcome(document, lines, needs_person=any(one.refs for one in rules))


@click.command()
@click.argument("kept", metavar="KIND", type=KEPT)
@click.argument("term")
@common
@pass_asked
def keep(asked: Asked, kept: str, term: str) -> Outcome:
    """Keep KIND for TERM: days after the event, a day such as 2030-09-01, never, or shipped; it can be undone."""
    with opened(asked) as workspace:
        retaining.keep_for(workspace, Kept(kept), "" if term == "shipped" else term)
        now = str(retaining.terms(workspace)[Kept(kept)])
    return Outcome({"kind": kept, "term": now}, (f"{kept}: {now}",))


COMMANDS: dict[str, click.Command] = {"erase": erase, "retention": retention, "keep": keep}
