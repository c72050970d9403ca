"""Commands about invites after and before they leave: invitations, preview, withdraw, letters and letter."""

from enum import StrEnum
from pathlib import Path

import click

from forumdesk.cli import terms
from forumdesk.cli.asked import Asked, common, opened, pass_asked, read_bytes
from forumdesk.cli.export_commands import EVENT, OUT_DIR, issued, refs
from forumdesk.cli.outcome import Document, Outcome, table
from forumdesk.domain.disclosure import Invited
from forumdesk.domain.letters import LetterFault, Occasion
from forumdesk.domain.moments import utc_text
from forumdesk.domain.tongues import Tongue
from forumdesk.files import Outbox
from forumdesk.services import holdings as holding
from forumdesk.services import inviting, telling
from forumdesk.services import letters as lettering
from forumdesk.services.errors import LetterRefusedError
from forumdesk.services.holdings import Holding, Stage
from forumdesk.services.telling import Line, Told
from forumdesk.words.telling_words import discloses

FILE = click.Path(path_type=Path)
SESSION = click.option("--session", "session_code", metavar="SESSION", help="This session's alone.")


def _choice(values: type[StrEnum]) -> click.Choice[str]:
    return click.Choice([one.value for one in values])


LANGUAGE = click.option("--language", type=_choice(Tongue), default="en", show_default=True, help="Of its readers.")
OCCASION = click.argument("occasion", type=_choice(Occasion), metavar="OCCASION")


def invitation_shape(row: Holding) -> Document:
    """One invite, as somebody holds it or is due it; a name as the screen may show it."""
    return {
        "ref": row.ref,
        "name": row.name,
        "session": row.session,
        "stage": row.stage.value,
        "changed": [one.value for one in row.changed],
        "uid": row.uid or None,
        "sequence": row.sequence,
        "times": row.times,
        "issued": utc_text(row.issued_at) if row.issued_at else None,
        "recurring": row.recurring,
        "answer": row.answer.partstat.value if row.answer else None,
        "answered": utc_text(row.answer.stamped_at) if row.answer else None,
        "why": row.why.value if row.why else None,
    }


@click.command()
@EVENT
@click.option("--stage", "stages", type=_choice(Stage), multiple=True, help="Only those; may be given several times.")
@click.option("--only", metavar="REF,...", help="These people alone.")
@common
@pass_asked
def invitations(asked: Asked, event_code: str, stages: tuple[str, ...], only: str | None) -> Outcome:
    """Who holds which invite, where it stands, and what has changed since."""
    named = refs(only)
    with opened(asked) as workspace:
        rows = holding.holdings(workspace, event_code).rows
    rows = tuple(one for one in rows if (not stages or one.stage.value in stages) and (not named or one.ref in named))
    lines = [
        (one.ref, one.name, one.session or "event", one.stage.value, ", ".join(what.value for what in one.changed))
        for one in rows
    ]
    return Outcome({"invitations": [invitation_shape(one) for one in rows]}, table(lines))


@click.command()
@click.argument("ref")
@EVENT
@SESSION
@click.option("--what", type=_choice(Invited), help="Event, or sessions where one is named, unless said.")
@click.option("--cancel", "off", is_flag=True, help="What would call it off.")
@common
@pass_asked
def preview(asked: Asked, ref: str, event_code: str, session_code: str | None, what: str | None, off: bool) -> Outcome:
    """The very bytes that would go to REF, and what each line of them discloses. Nothing is written."""
    if off and what is not None:
        raise click.UsageError("--cancel and --what do not go together.")
    row = (ref, session_code)
    with opened(asked) as workspace:
        if off:
            told = telling.told_off(workspace, event_code, row)
        else:
            told = telling.told(workspace, event_code, row, Invited(what) if what else None)
    return Outcome(told_shape(told), tuple(_lines(told)), needs_person=not told.leaflets)


def told_shape(told: Told) -> Document:
    """The files of one person, line by line."""
    files = [
        {
            "form": one.form.value,
            "method": one.file.method.value,
            "bytes": one.size,
            "raw": one.raw,
            "lines": [_line_shape(line) for line in one.lines],
        }
        for one in told.leaflets
    ]
    return {"files": files, "why": told.why.value if told.why else None}


def _line_shape(line: Line) -> Document:
    shape: Document = {"says": line.says.value, "text": line.text, "masked": line.masked}
    return {**shape, "discloses": discloses(line.says, line.masked, "en")}


def _lines(told: Told) -> list[str]:
    found = [f"Nothing would go out: {told.why.value if told.why else 'nothing is due'}."] if not told.leaflets else []
    for one in told.leaflets:
        found.append(f"{one.form.value}, {one.file.method}, {one.size} bytes")
        for line in one.lines:
            text = line.text.replace("\r\n", "\n").split("\n")
            found += [f"  {line.says.value if not at else '':<12}{part}" for at, part in enumerate(text)]
    return found


@click.command()
@click.argument("ref")
@EVENT
@OUT_DIR
@SESSION
@click.option("--as", "forms", type=_choice(inviting.Forms), default="ics", show_default=True)
@terms.registered
@common
@pass_asked
def withdraw(asked: Asked, ref: str, event_code: str, out: Path, session_code: str | None, forms: str) -> Outcome:
    """Call off what REF holds, for that person alone. This cannot be undone."""
    parcel = inviting.Parcel(out, inviting.Forms(forms), terms=terms.given())
    with opened(asked) as workspace:
        issue = inviting.withdraw(workspace, event_code, (ref,), parcel, session_code)
    return issued(issue, out)


@click.command()
@common
@pass_asked
def letters(asked: Asked) -> Outcome:
    """The letters around invites, by occasion and language: those that ship, and those of the house."""
    with opened(asked) as workspace:
        found = lettering.letters(workspace)
    rows = [(one.occasion.value, one.tongue.value, "of the house" if one.own else "ships") for one in found]
    shapes = [{"occasion": one.occasion.value, "language": one.tongue.value, "own": one.own} for one in found]
    return Outcome({"letters": shapes}, table(rows))


@click.group()
@common
def letter() -> None:
    """Bring a letter in that the house wrote, write one out, or remove one."""


def _kept(occasion: str, language: str, own: bool) -> Document:
    return {"letter": occasion, "language": language, "own": own}


@letter.command(name="add")
@OCCASION
@click.argument("file", type=FILE)
@LANGUAGE
@common
@pass_asked
def add_letter(asked: Asked, occasion: str, file: Path, language: str) -> Outcome:
    """Keep the letter in FILE for OCCASION and its readers' language; it can be undone."""
    try:
        text = read_bytes(file).decode("utf-8")
    except UnicodeDecodeError as error:
        raise LetterRefusedError(LetterFault.NO_SUBJECT, "") from error
    with opened(asked) as workspace:
        lettering.save_letter(workspace, Occasion(occasion), Tongue(language), text)
    return Outcome(_kept(occasion, language, True), (f"The letter for {occasion} ({language}) is kept.",))


@letter.command(name="write")
@OCCASION
@click.option("--out", required=True, type=FILE, metavar="FILE", help="Where to.")
@LANGUAGE
@common
@pass_asked
def write_letter(asked: Asked, occasion: str, out: Path, language: str) -> Outcome:
    """Write a letter to a text file that can be changed and brought in again."""
    with opened(asked) as workspace:
        found = lettering.letter(workspace, Occasion(occasion), Tongue(language))
    with Outbox() as outbox:
        outbox.add(out, found.to_text().encode())
        outbox.commit()
    document: Document = {"letter": occasion, "language": language, "file": str(out)}
    return Outcome(document, (f"The letter for {occasion} ({language}) is in {out}.",))


@letter.command(name="remove")
@OCCASION
@LANGUAGE
@common
@pass_asked
def remove_letter(asked: Asked, occasion: str, language: str) -> Outcome:
    """Use the letter that ships again; it can be undone."""
    with opened(asked) as workspace:
        lettering.drop_letter(workspace, Occasion(occasion), Tongue(language))
    return Outcome(_kept(occasion, language, False), (f"The house's letter for {occasion} ({language}) is removed.",))


COMMANDS: dict[str, click.Command] = {
    "invitations": invitations,
    "preview": preview,
    "withdraw": withdraw,
    "letters": letters,
    "letter": letter,
}
