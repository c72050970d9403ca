"""Packages: make, open, return, merge, inspect, list, and a colleague's key."""

from pathlib import Path

import click

from forumdesk.cli import shapes, terms
from forumdesk.cli.asked import Asked, F, common, opened, pass_asked, passphrase_from, read_bytes, secret, the_world
from forumdesk.cli.file_commands import workspace_path
from forumdesk.cli.list_commands import read_answers
from forumdesk.cli.outcome import Document, Outcome, table
from forumdesk.cli.package_parts import LEFT, PART
from forumdesk.domain.merging import text_of
from forumdesk.domain.moments import utc_text
from forumdesk.domain.packages import Part, Preset
from forumdesk.domain.packages_fields import Field
from forumdesk.services import bringing_back, package_keys, packaging_in, packaging_out
from forumdesk.services.bringing_back import BroughtBack
from forumdesk.services.comparing import Values
from forumdesk.services.package_asking import Beside
from forumdesk.services.package_format import MOST_BYTES
from forumdesk.services.packaging_in import Inside, Key
from forumdesk.services.packaging_out import Opener, Wish
from forumdesk.store.errors import EmptySecretError
from forumdesk.words.counted import counted


@click.group()
@common
def package() -> None:
    """Send an event with chosen fields in a sealed file, open one, and bring back what was done there."""


def _opening(function: F) -> F:
    """What opens a package."""
    phrase = click.option(
        "--package-passphrase-file", metavar="FILE", help="The package's passphrase, or the identity's; - as elsewhere."
    )
    identity = click.option(
        "--identity", type=click.Path(path_type=Path, readable=False), metavar="FILE", help="Open with this identity."
    )
    return phrase(identity(function))


def _key(package_passphrase_file: str | None, identity: Path | None) -> Key:
    phrase = passphrase_from(package_passphrase_file) if package_passphrase_file else ""
    if identity is not None:
        sealed = read_bytes(identity, package_keys.MOST_BYTES)
        try:
            return Key(identity=package_keys.read_key(sealed, phrase))
        except EmptySecretError as error:
            said = f"{identity} is sealed: name the file with its passphrase, --package-passphrase-file."
            raise click.UsageError(said) from error
    if not phrase:
        raise click.UsageError("Name what opens it: --package-passphrase-file or --identity.")
    return Key(phrase)


@package.command()
@click.option("--event", required=True, metavar="CODE", help="The event that goes along, and no other.")
@click.option("--preset", required=True, type=click.Choice([one.value for one in Preset]), help="What it is for.")
@click.option("--with", "more", multiple=True, type=PART, help="A part that the preset has not.")
@click.option(
    "--without", "less", multiple=True, type=LEFT, metavar="PART|FIELD", help="A part, or one field, to leave at home."
)
@click.option("--names", is_flag=True, help="With the names behind aliases: a handover alone, and a recorded reveal.")
@click.option("--to", "recipients", multiple=True, metavar="KEY", help="Who can open it, by their key age1....")
@click.option("--package-passphrase-file", metavar="FILE", help="Or who knows the passphrase in FILE.")
@terms.registered
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The package to write.")
@common
@pass_asked
def make(asked: Asked, /, event: str, preset: str, out: Path, **said: object) -> Outcome:
    """Write a sealed package of an event; it is a numbered copy, and may come back as a return."""
    recipients, phrase = _words(said["recipients"]), said["package_passphrase_file"]
    if bool(recipients) is bool(phrase):
        raise click.UsageError("Name who can open it: --to KEY, or --package-passphrase-file FILE.")
    opener = Opener(passphrase_from(str(phrase)) if phrase else "", recipients)
    wish = Wish(
        event, Preset(preset), tuple(map(Part, _words(said["more"]))), _less(said["less"]), said["names"] is True
    )
    with opened(asked) as workspace:
        made = packaging_out.make(workspace, wish, opener, out, terms.given())
    told = made.preview
    document: Document = {
        "file": str(out),
        "copy": made.number,
        "package": made.package,
        "rows": {one.table: one.rows for one in told.counts},
        "masked": told.masked,
        "withheld": told.withheld,
        "without": list(told.away),
        "left_out": shapes.left_out(told.left_out),
    }
    lines = [f"Wrote {out} as copy {made.number}.", *table([(one.table, str(one.rows)) for one in told.counts])]
    lines += _stays(told.away)
    if told.withheld:
        lines.append(f"{counted(told.withheld, 'field', 'fields')} that say in words what is protected stayed here.")
    lines += [f"Left out: {one.ref} ({one.why})." for one in told.left_out]
    return Outcome(document, tuple(lines), needs_person=bool(told.left_out or told.withheld))


def _words(said: object) -> tuple[str, ...]:
    """What an option that may stand several times was given."""
    return tuple(map(str, said)) if isinstance(said, tuple) else ()


def _less(said: object) -> tuple[Part | Field, ...]:
    return tuple(one for one in said if isinstance(one, Part | Field)) if isinstance(said, tuple) else ()


def _stays(away: tuple[Field, ...]) -> list[str]:
    return [f"Not in it: {', '.join(away)}."] if away else []


@package.command(name="open")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@_opening
@common
@pass_asked
def open_(asked: Asked, file: Path, package_passphrase_file: str | None, identity: Path | None) -> Outcome:
    """Make a new workspace of the package FILE, where -w says, under a passphrase of its own."""
    path, key = workspace_path(asked), _key(package_passphrase_file, identity)
    found = packaging_in.open_package(read_bytes(file, MOST_BYTES), key, path, secret(asked, confirm=True), the_world())
    return Outcome({"file": str(path), **_inside(found)}, (f"Made {path}.", *_lines(found)))


@package.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@_opening
@common
def inspect(file: Path, package_passphrase_file: str | None, identity: Path | None) -> Outcome:
    """Say what the package FILE is and how much is in it, and make nothing of it."""
    found = packaging_in.inspect(read_bytes(file, MOST_BYTES), _key(package_passphrase_file, identity))
    return Outcome(_inside(found), _lines(found))


@package.command(name="return")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The return to write.")
@common
@pass_asked
def return_(asked: Asked, out: Path) -> Outcome:
    """Write what was done here for the workspace that the package left from; that one alone opens it."""
    with opened(asked) as workspace:
        made = packaging_in.make_return(workspace, out)
    said = "Nothing has changed since it was opened." if made.counter == 0 else f"It is return {made.counter}."
    document: Document = {
        "file": str(out),
        "copy": made.number,
        "package": made.package,
        "counter": made.counter,
    }
    return Outcome(document, (f"Wrote {out} as copy {made.number}. {said}",))


@package.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@click.option("--answers", type=click.Path(path_type=Path, readable=False), help="JSON: question id to here or there.")
@common
@pass_asked
def merge(asked: Asked, file: Path, dry_run: bool, answers: Path | None) -> Outcome:
    """Bring the return FILE back, as one step that can be undone, after a verified backup beside the workspace."""
    data, decided = read_bytes(file, MOST_BYTES), read_answers(answers)
    with opened(asked) as workspace:
        done = (bringing_back.rehearse if dry_run else bringing_back.bring_back)(workspace, data, decided)
    return Outcome(_brought(done), _said(done), needs_person=bool(done.open or done.notes))


@package.command(name="list")
@common
@pass_asked
def list_(asked: Asked) -> Outcome:
    """The packages that left from here, and which return of each came last."""
    with opened(asked) as workspace:
        found = packaging_out.sent(workspace)
    document: Document = {
        "packages": [
            {
                "package": one.package,
                "copy": one.number,
                "event": one.event_code,
                "preset": one.preset.value,
                "names": one.names,
                "made_at": utc_text(one.made_at),
                "counter": one.counter,
                "settled": one.settled,
            }
            for one in found
        ]
    }
    rows = [
        (one.number, one.event_code, one.preset.value, utc_text(one.made_at), f"return {one.counter}") for one in found
    ]
    return Outcome(document, (f"{counted(len(found), 'package', 'packages')}.", *table(rows)))


@package.command()
@click.option(
    "--package-passphrase-file", required=True, metavar="FILE", help="The passphrase to seal the identity by."
)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The identity to write.")
@common
def key(package_passphrase_file: str, out: Path) -> Outcome:
    """Make a key of one's own: the identity in a sealed file to keep, and the public half to give to senders."""
    recipient = package_keys.make_key(out, passphrase_from(package_passphrase_file))
    lines = (
        f"Wrote {out}. Keep it, and its passphrase, to yourself. Whoever sends you packages needs this:",
        recipient,
    )
    return Outcome({"file": str(out), "recipient": recipient}, lines)


def _inside(found: Inside) -> Document:
    return {
        "package": found.package,
        "preset": found.preset.value,
        "parts": [part.value for part in found.parts],
        "without": list(found.away),
        "names": found.names,
        "made_at": utc_text(found.made_at),
        "rows": dict(found.counts),
    }


def _lines(found: Inside) -> tuple[str, ...]:
    names = "with the names behind aliases" if found.names else "without the names behind aliases"
    head = f"A {found.preset.value} package of {utc_text(found.made_at)}, {names}."
    return (head, *_stays(found.away), *table([(name, str(count)) for name, count in found.counts]))


def _brought(done: BroughtBack) -> Document:
    return {
        "package": done.package,
        "copy": done.number,
        "counter": done.counter,
        "changed": done.changed,
        "added": done.added,
        "removed": done.removed,
        "records": done.records,
        "questions": [_question(one) for one in done.questions],
        "open": done.open,
        "notes": [{"table": one.table, "row": one.row_id, "why": one.why.value} for one in done.notes],
        "applied": done.applied,
        "backup": str(done.backup) if done.backup else None,
    }


def _question(one: Beside) -> Document:
    return {
        "id": one.id,
        "type": one.clash.value,
        "table": one.table,
        "what": one.what,
        "fields": list(one.fields),
        "here": [_text(values) for values in one.here],
        "there": [_text(values) for values in one.there],
        "hidden": one.hidden,
        "choices": ["here", "there"],
    }


def _text(values: Values) -> str:
    return ", ".join(text_of(value) for value in values)


def _said(done: BroughtBack) -> tuple[str, ...]:
    if done.empty:
        return (f"Return {done.counter} of copy {done.number} says nothing new. Nothing was changed.",)
    would = "" if done.applied else "would be "
    lines = [
        f"Return {done.counter} of copy {done.number}: {counted(done.changed, 'field', 'fields')} {would}changed, "
        f"{counted(done.added, 'row', 'rows')} {would}added, {done.removed} {would}removed, "
        f"{counted(done.records, 'badge or invite', 'badges or invites')}."
    ]
    lines += [f"{one.id}: {_asked(one)}" for one in done.questions]
    if done.open:
        answers = f'{{"{done.questions[0].id}": "here"}}'
        lines.append(f"Answer each by here or there: the same command with --answers FILE, which holds {answers}.")
    lines += [f"{one.table} {one.row_id}: {one.why.value}." for one in done.notes]
    return (*lines, *([f"Backup: {done.backup}"] if done.backup else []))


def _asked(one: Beside) -> str:
    if one.hidden or not one.fields:
        return f"{one.what}, {one.clash.value}"
    sides = (" / ".join(map(_text, side)) or "-" for side in (one.here, one.there))
    return f"{one.what}, here {next(sides)}, there {next(sides)}"


COMMANDS: dict[str, click.Command] = {"package": package}
