"""What `package make` may leave at home: a part, or one field by any name that lists and the window give it."""

from functools import cache

import click

from forumdesk.domain.packages import ALWAYS, Part
from forumdesk.domain.packages_fields import Field
from forumdesk.importers.cleaning import letters
from forumdesk.importers.headings import HEADINGS, ImportKind
from forumdesk.words.package_words import field_words

PART = click.Choice([part.value for part in Part if part not in ALWAYS])
# The lists whose columns are fields of a package; of two that share a heading the first one means it.
_LISTS = (ImportKind.PEOPLE, ImportKind.EVENTS, ImportKind.PROGRAMME, ImportKind.ORGANISATIONS)


class _Left(click.ParamType[Part | Field]):
    """A part or a field."""

    name = "part|field"

    def convert(
        self, value: str | Part | Field, param: click.Parameter | None, ctx: click.Context | None
    ) -> Part | Field:
        found = _known().get(letters(value))
        if found is None:
            fields = ", ".join(Field)
            self.fail(f"{value!r} is neither a part nor a field that can stay. Fields: {fields}.", param, ctx)
        return found


LEFT = _Left()


@cache
def _known() -> dict[str, Part | Field]:
    """By the letters of its name: parts, fields, what the window calls them, and the headings of lists."""
    found: dict[str, Part | Field] = {letters(part): part for part in Part if part not in ALWAYS}
    named: list[tuple[str, Field]] = [(field, field) for field in Field]
    named += [(word, Field(field)) for field, words in field_words().items() for word in words]
    named += [
        (heading, Field(column))
        for kind in _LISTS
        for heading, column in HEADINGS[kind].items()
        if column in set(Field)
    ]
    for name, field in named:
        found.setdefault(letters(name), field)
    return found
