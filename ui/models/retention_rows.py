"""How long each kind of field is kept, as the page of retention lists it, and what an erasure would take, in words."""

from forumdesk.domain.erasing import Counts, Kind
from forumdesk.domain.retaining import Kept, Term
from forumdesk.services.erasing import Preview
from forumdesk.services.retaining import Rule
from forumdesk.store.erasing_links import Mention
from forumdesk.words.fields import field_word
from ui import words
from ui.models.cells import Cell, Sign
from ui.models.days import plain_day
from ui.models.rows import Column, RowsModel


def kept_said(kept: Kept) -> str:
    return words.say(f"retention.kept.{kept}")


def term_said(term: Term) -> str:
    """30 days after the event, until 1 September 2030, or for good."""
    if term.on is not None:
        return words.say("retention.until", day=plain_day(term.on))
    return words.say("retention.for-good") if term.days is None else words.count("retention.days", term.days)


def _due(row: Rule) -> Cell:
    if not row.refs:
        return Cell(words.say("retention.nothing-due"), token="text3")
    return Cell(words.count("retention.people", len(row.refs)), token="warn", sign=Sign("warn", "warn"))


def said(row: Rule) -> str:
    """The row as a sentence."""
    return ", ".join((kept_said(row.kept), term_said(row.term), _due(row).text))


def retention_model() -> RowsModel[Rule]:
    order = {kept: place for place, kept in enumerate(Kept)}
    return RowsModel(
        (
            Column("kept", lambda row: Cell(kept_said(row.kept), strong=500), lambda row: order[row.kept]),
            Column("term", lambda row: Cell(term_said(row.term), token="text2")),
            Column("retention-due", _due, lambda row: -len(row.refs)),
            Column("since", lambda row: Cell(plain_day(row.since) if row.since else "", figures=True, token="text2")),
        ),
        lambda row: row.kept.value,
        said,
    )


def counts_said(counts: Counts) -> str:
    """2 people, 4 participations."""
    return ", ".join(words.count(f"table.{name}", n) for name, n in counts)


def preview_said(seen: Preview) -> list[tuple[str, str]]:
    """Headings with what stands below them; what is nothing is left out."""
    lines = [("erase.goes", counts_said(seen.gone)), ("erase.changes", counts_said(seen.changed))]
    lines.append(("erase.forgets", words.count("erase.entries", seen.forgotten.entries)))
    # What is on paper or in a backup names people as they were: clearing a field does not reach it either.
    outside = [words.count("erase.backups", seen.backups)]
    if seen.kind is not Kind.FIELDS:
        outside.insert(0, words.count("erase.copies", seen.copies))
    lines.append(("erase.outside", "\n".join(outside)))
    return [(key, text) for key, text in lines if text]


def mention_said(one: Mention) -> str:
    """Session T03: notes. Never the text itself."""
    what = f"{words.say(f'table.one.{one.table}').rstrip(':')} {one.name}".strip()
    return f"{what}: {field_word(one.column, words.language())}"
