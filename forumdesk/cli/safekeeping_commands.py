"""Commands for a bad day: backups that rotate and are tried, another passphrase or key file, the sheet, and salvage."""

import sys
from pathlib import Path

import click

from forumdesk.cli.asked import Asked, common, opened, pass_asked, passphrase_from, read_bytes, secret, the_world
from forumdesk.cli.file_commands import warn_if_weak, workspace_path
from forumdesk.cli.outcome import Document, Outcome, table
from forumdesk.domain.moments import utc_text
from forumdesk.services import recovering, safekeeping
from forumdesk.services.recovering import Renewed
from forumdesk.services.safekeeping import Drill
from forumdesk.store import salvage as salvaging
from forumdesk.store.cipher import RecoveryKey, Secret
from forumdesk.store.recovery import LINES
from forumdesk.store.salvage import Keys, Salvaged, TableSalvage
from forumdesk.words.counted import counted

A_PATH = click.Path(path_type=Path)


@click.command()
@click.option("--out", type=A_PATH, help="The backup to write.")
@click.option(
    "--into",
    type=A_PATH,
    metavar="FOLDER",
    help="Write it there under a neutral name; older ones then go, as the workspace's rotation says.",
)
@common
@pass_asked
def backup(asked: Asked, out: Path | None, into: Path | None) -> Outcome:
    """Write a verified copy that opens with the same passphrase. --into keeps the last 5 and one a day for 14 days."""
    if (out is None) is (into is None):
        raise click.UsageError("Say where the backup goes: --out FILE or --into FOLDER.")
    with opened(asked) as workspace:
        if out is not None:
            safekeeping.back_up(workspace, out)
            return Outcome({"file": str(out)}, (f"Wrote {out}, and it verifies.",))
        made = safekeeping.back_up_into(workspace, into)
    lines: tuple[str, ...] = (f"Wrote {made.path}, and it verifies.",)
    if made.removed:
        lines += (f"Removed {counted(made.removed, 'older backup', 'older backups')}.",)
    return Outcome({"file": str(made.path), "removed": made.removed}, lines)


@click.command()
@click.option("--new-passphrase-file", required=True, metavar="FILE", help="The new passphrase; - is standard input.")
@click.option("--new-key-file", type=A_PATH, help="A key file to go with it from now on.")
@click.option("--make-key-file", type=A_PATH, help="Make a new key file there, not beside the workspace.")
@click.option("--no-key-file", is_flag=True, help="From now on the passphrase alone.")
@common
@pass_asked
def passphrase(
    asked: Asked, new_passphrase_file: str, new_key_file: Path | None, make_key_file: Path | None, no_key_file: bool
) -> Outcome:
    """Change the passphrase, and make, change or drop the key file. Backups made before keep the old ones."""
    if sum((new_key_file is not None, make_key_file is not None, no_key_file)) > 1:
        raise click.UsageError("Choose one of --new-key-file, --make-key-file and --no-key-file.")
    path = workspace_path(asked)
    phrase = _new_passphrase(new_passphrase_file)
    old = secret(asked)
    with opened(asked, old) as workspace:
        key_file = None if no_key_file else old.key_file
        if new_key_file is not None:
            recovering.require_apart(new_key_file, path)
            key_file = read_bytes(new_key_file)
        with recovering.new_key_file(make_key_file, path, the_world()) as made:
            renewed = recovering.change_key(workspace, Secret(phrase, made or key_file))
    return _renewed(path, renewed, make_key_file or new_key_file)


@click.command()
@click.argument("file", metavar="WORKSPACE", type=A_PATH)
@click.option("--new-passphrase-file", required=True, metavar="FILE", help="The new passphrase; - is standard input.")
@click.option("--recovery-key-file", metavar="FILE", help="The lines of the sheet; - is standard input. Else a prompt.")
@common
@pass_asked
def recover(asked: Asked, file: Path, new_passphrase_file: str, recovery_key_file: str | None) -> Outcome:
    """Open WORKSPACE by the key on its recovery sheet, and give it a new passphrase at once. No key file is left."""
    phrase = _new_passphrase(new_passphrase_file)
    key = RecoveryKey(_lines_of(recovery_key_file))
    return _renewed(file, recovering.recover(file, key, Secret(phrase), the_world()))


@click.command("recovery-sheet")
@common
@pass_asked
def recovery_sheet(asked: Asked) -> Outcome:
    """Show the key itself as lines to be written down. Who has them opens the workspace; it is on record."""
    given = secret(asked)
    with opened(asked, given) as workspace:
        sheet = recovering.make_sheet(workspace)
    document: Document = {"mark": sheet.mark, "made": utc_text(sheet.made_at), "lines": list(sheet.lines)}
    lines = (
        f"Mark of the file: {sheet.mark}",
        *(f"{number}  {line}" for number, line in enumerate(sheet.lines, 1)),
        "It opens this file and its backups of today, whatever becomes of the passphrase. Keep it in a safe.",
    )
    return Outcome(document, lines)


@click.command()
@click.argument("file", metavar="BACKUP", type=A_PATH)
@click.option("--backup-passphrase-file", metavar="FILE", help="What opens BACKUP, where it is another passphrase.")
@click.option("--backup-key-file", type=A_PATH, help="The key file that it had.")
@common
@pass_asked
def drill(asked: Asked, file: Path, backup_passphrase_file: str | None, backup_key_file: Path | None) -> Outcome:
    """Try a restore: read all of BACKUP, set it beside the workspace, and put on record that it was tried."""
    own = secret(asked)
    with opened(asked, own) as workspace:
        told = safekeeping.try_restore(workspace, file, _of_backup(own, backup_passphrase_file, backup_key_file))
    document: Document = {
        "file": str(file),
        "damaged": list(told.verification.damaged_parts),
        "ours": told.ours,
        "older_key": told.older_key,
        "last": utc_text(told.last) if told.last else None,
        "counts": [{"table": one.table, "backup": one.backup, "here": one.here} for one in told.counts],
    }
    return Outcome(document, tuple(_drilled(told, file)), needs_person=not (told.verification.ok and told.ours))


def _of_backup(own: Secret, passphrase_file: str | None, key_file: Path | None) -> Secret:
    """The workspace's own secret opens its backups, but for those of another day."""
    if passphrase_file is None and key_file is None:
        return own
    phrase = passphrase_from(passphrase_file) if passphrase_file is not None else own.passphrase
    return Secret(phrase, read_bytes(key_file) if key_file is not None else None)


def _drilled(told: Drill, file: Path) -> list[str]:
    if not told.verification.ok:
        return [f"{file} is damaged: {'; '.join(told.verification.damaged_parts)}. Make a new backup."]
    when = f"Last changed {utc_text(told.last)}." if told.last else "Nothing was ever done in it."
    lines = [f"{file} can be restored. {when}"]
    if not told.ours:
        lines.append("Its history is not one that this workspace went through: it is another file's, or was changed.")
    if told.older_key:
        lines.append("It opens by an older passphrase than the workspace.")
    return [*lines, *table([(one.table, f"{one.backup} in it", f"{one.here} here") for one in told.counts])]


@click.command()
@click.argument("file", metavar="DAMAGED", type=A_PATH)
@click.option("--out", required=True, type=A_PATH, help="The new workspace to write.")
@click.option(
    "--recovery-key-file",
    metavar="FILE",
    help="Read it by the lines of its recovery sheet; - is standard input. The passphrase is then the new one's.",
)
@common
@pass_asked
def salvage(asked: Asked, file: Path, out: Path, recovery_key_file: str | None) -> Outcome:
    """Save every readable row of DAMAGED into a new workspace with the same passphrase, and say what is lost."""
    if recovery_key_file is None:
        given = secret(asked)
        told = salvaging.salvage(file, Keys(given, given), out, the_world())
    else:
        new, key = secret(asked, confirm=True), RecoveryKey(_lines_of(recovery_key_file))
        warn_if_weak(new)
        told = recovering.salvage_by_sheet(file, Keys(key, new), out, the_world())
    document: Document = {
        "file": str(out),
        "pages": told.pages,
        "lost_pages": list(told.lost_pages),
        "tables": [
            {
                "table": one.name,
                "kept": one.kept,
                "rebuilt": one.rebuilt,
                "loosened": one.loosened,
                "lost": one.lost,
                "lost_pages": one.lost_pages,
            }
            for one in told.tables
        ],
        "unplaced": told.unplaced,
        "history": {"kept": told.history_kept, "lost": told.history_lost},
    }
    return Outcome(document, tuple(_salvaged(told, out)), needs_person=not told.whole)


def _salvaged(told: Salvaged, out: Path) -> list[str]:
    lost, pages = counted(told.lost_rows, "row", "rows"), counted(told.pages, "page", "pages")
    lines = [
        f"Wrote {out}. Unreadable: {len(told.lost_pages)} of {pages}; known to be lost: {lost}.",
        *table([_kept(one) for one in told.tables if one.lost or one.rebuilt or one.lost_pages]),
    ]
    if any(one.lost_pages for one in told.tables):
        lines.append("How many rows more stood on the unreadable pages of a table nothing says.")
    if told.unplaced:
        rows = counted(told.unplaced, "row", "rows")
        lines.append(f"{rows} could be read, and nothing says of what: left out.")
    if told.history_lost:
        lines.append(f"Of the history {told.history_kept} entries stand, {told.history_lost} are lost.")
    if not told.whole:
        lines.append("Compare it with your latest backup before you go on. The damaged file is as it was.")
    return lines


def _kept(one: TableSalvage) -> tuple[str, ...]:
    pages = f"{counted(one.lost_pages, 'page', 'pages')} unreadable" if one.lost_pages else ""
    return one.name, f"{one.kept} kept", f"{one.rebuilt} from the history", f"{one.lost} lost", pages


def _new_passphrase(source: str) -> str:
    phrase = passphrase_from(source)
    if not phrase:
        raise click.UsageError("The new passphrase is empty. Write one into the file, on one line.")
    warn_if_weak(Secret(phrase))
    return phrase


def _lines_of(source: str | None) -> list[str]:
    """The lines of a sheet: from where they were said to be, else typed."""
    if source is not None:
        lines = [line for line in passphrase_from(source).splitlines() if line.strip()]
        if len(lines) > LINES:
            raise click.UsageError(f"A sheet has {LINES} lines of a key, and here are {len(lines)}. Give those alone.")
        return lines
    if not sys.stdin.isatty():
        raise click.UsageError("No recovery key: name a file with --recovery-key-file.")
    return [str(click.prompt(f"Line {number} of the sheet", err=True)) for number in range(1, LINES + 1)]


def _renewed(path: Path, renewed: Renewed, key_file: Path | None = None) -> Outcome:
    document: Document = {"file": str(path)}
    needed = f"From now on it opens with {key_file} alone, besides the passphrase: keep a second copy of it in a safe."
    new_key = (needed,) if key_file is not None else ()
    if not renewed.old:
        said = f"{path} has the new passphrase. Backups made before open with the old one."
        return Outcome(document, (said, *new_key))
    document |= {"old_backups": renewed.old.recorded, "old_files": [str(one) for one in renewed.old.files]}
    lines = [f"{path} has the new passphrase.", *new_key]
    if renewed.old.recorded:
        made = counted(renewed.old.recorded, "backup", "backups")
        lines.append(f"{made} made before open by the old one: destroy them, or make new ones.")
    lines += [f"The old one opens {one}" for one in renewed.old.files]
    return Outcome(document, tuple(lines))


COMMANDS: dict[str, click.Command] = {
    "backup": backup,
    "drill": drill,
    "passphrase": passphrase,
    "recover": recover,
    "recovery-sheet": recovery_sheet,
    "salvage": salvage,
}
