"""What would leak as rows: an output each, how one stands on it, and every field that any of them says."""

from collections.abc import Iterable

from forumdesk.domain.disclosure import HIDDEN, Field, Output, Sight, Standing
from forumdesk.services.leaking import Subject, Subjects
from ui import words
from ui.models.cells import Cell, Sign
from ui.models.rows import Column, RowsModel

WHYS = ("alias-missing", "cover-missing", "no-email", "invalid-email", "organiser-missing", "no-sign-code")
"""What can stop somebody on an output, said in few words."""
NOTHING = "–"
_YES = "yes"
EVENT = ""


def output_said(output: Output) -> str:
    return words.say(f"leaks.output.{output}")


def field_said(field: Field) -> str:
    return words.say(f"column.leak-{field}")


def standing_said(one: Sight) -> str:
    """Not listed; stopped, and what is missing; shown, and by what."""
    if one.standing is Standing.STOPPED:
        missing = words.say(f"leaks.form.{one.form}" if one.form else f"leaks.why.{one.why}")
        return words.say("leaks.stopped", why=missing)
    if one.standing is Standing.SHOWN and one.protected:
        return words.say("leaks.by-cover")
    said = words.say(f"leaks.standing.{one.standing}")
    return words.count("leaks.left-out", one.left_out, standing=said) if one.left_out else said


def value_said(one: Sight, field: Field) -> str:
    """What the output says there; a dash where it says something, but not that."""
    text = one.said.get(field, "")
    if text == _YES and field in (Field.PHOTO, Field.FLAG):
        return words.say(f"leaks.{field}")
    return text or (NOTHING if one.said else "")


def fields_of(sights: Iterable[Sight]) -> tuple[Field, ...]:
    """Those that any output says."""
    said = {name for one in sights for name in one.said}
    return tuple(field for field in Field if field in said)


def leaks_model(sights: Iterable[Sight]) -> RowsModel[Sight]:
    """A column for each field that is said at all."""
    rows = list(sights)
    fields = fields_of(rows)
    model = RowsModel(
        (
            Column("leak-output", lambda one: Cell(output_said(one.output), strong=500, faded=not one.said)),
            Column("leak-standing", _standing),
            *(Column(f"leak-{field}", lambda one, field=field: _value(one, field)) for field in fields),  # type: ignore[misc]  # the default binds the loop's value
        ),
        lambda one: one.output,
        sentence,
    )
    model.fill(rows)
    return model


def sentence(one: Sight) -> str:
    """The row for who only hears it."""
    said = (f"{field_said(field)}: {value_said(one, field)}" for field in Field if field in one.said)
    return ", ".join((output_said(one.output), standing_said(one), *said))


def _standing(one: Sight) -> Cell:
    said = standing_said(one)
    if one.standing is Standing.STOPPED:
        return Cell(said, sign=Sign("block", "block"))
    if one.protected and one.said:
        return Cell(said, token="alias", locked=True)
    return Cell(said, token="text2" if one.said else "text3")


def _value(one: Sight, field: Field) -> Cell:
    said = " · ".join(value_said(one, field).split("\n"))
    if said in ("", NOTHING):
        return Cell(said, token="text3")
    if HIDDEN in said:
        return Cell(said, token="alias")
    if field is Field.NATIVE_NAME:
        return Cell(beside=said)
    return Cell(said, figures=said.isdecimal(), strong=500 if field is Field.NAME else 400)


def choices(found: Subjects) -> list[tuple[object, str]]:
    """(value, words): the event, its people, its sessions; each said by its own ref or code, so no two are alike."""
    return [
        (EVENT, words.say("leaks.whole-event")),
        *((f"person {one.key}", _subject_said(one)) for one in found.people),
        *((f"session {one.key}", _subject_said(one)) for one in found.sessions),
    ]


def _subject_said(one: Subject) -> str:
    name = one.name if one.name != one.key else ""
    said = " · ".join(part for part in (name, one.key) if part)
    return words.say("leaks.masked", name=said) if one.hidden else said
