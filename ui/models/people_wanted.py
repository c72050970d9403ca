"""What the list of people is narrowed to, and the same as the pairs that links and saved filters hold."""

from collections.abc import Callable
from dataclasses import dataclass, fields

from forumdesk.domain.collation import Search
from forumdesk.domain.moments import Moment, When
from forumdesk.domain.participation import Answer, Category, Visibility
from ui.models.people_rows import PersonRow

Pairs = tuple[tuple[str, str], ...]
Fits = Callable[[PersonRow], bool]
KINDS: dict[str, Callable[[str], object]] = {"category": Category, "answer": Answer, "visibility": Visibility}
FLAGS = ("no_email", "no_photo", "no_alias")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the chips and the field above the list ask for; empty asks for nothing.

    `arrives` is how the local time begins, such as 2027-06-14T08.
    """

    text: str = ""
    category: Category | None = None
    answer: Answer | None = None
    delegation: str = ""
    visibility: Visibility | None = None
    organisation: str = ""
    no_email: bool = False
    no_photo: bool = False
    no_alias: bool = False
    arrives: str = ""

    @property
    def anything(self) -> bool:
        return self != Wanted()

    def fits(self) -> Fits:
        """Made once for a list, so that each row costs as little as can be."""
        asked = [_ASKS[one.name](getattr(self, one.name)) for one in fields(self) if getattr(self, one.name)]
        return asked[0] if len(asked) == 1 else lambda row: all(ask(row) for ask in asked)

    def pairs(self) -> Pairs:
        """(("answer", "confirmed"), ("no-email", "1"))."""
        asked = [(one.name, getattr(self, one.name)) for one in fields(self)]
        return tuple((name.replace("_", "-"), "1" if value is True else str(value)) for name, value in asked if value)


def wanted_of(pairs: Pairs) -> Wanted:
    """What `pairs` gives, made back; a value that is none any more asks for nothing."""
    known = {one.name for one in fields(Wanted)}
    values = {name.replace("-", "_"): value for name, value in pairs}
    read = {name: _read(name, value) for name, value in values.items() if name in known}
    return Wanted(**{name: value for name, value in read.items() if value})  # type: ignore[arg-type]  # as the fields are


def _read(name: str, value: str) -> object:
    if name in FLAGS:
        return bool(value)
    if name not in KINDS:
        return value
    try:
        return KINDS[name](value)
    except ValueError:
        return None


def local_text(when: When | None, zone: str) -> str:
    """2027-06-14T08:15 as the event's clocks show it; a day as itself."""
    if when is None:
        return ""
    return f"{when.in_zone(zone):%Y-%m-%dT%H:%M}" if isinstance(when, Moment) else when.isoformat()


def _text(text: str) -> Fits:
    search = Search.of(text)
    if len(search.words) != 1:
        return lambda row: search.fits(row.searched)
    # What somebody types first is one word, and ten thousand rows are asked at each of its letters.
    ((word, loose),) = search.words
    return lambda row: word in row.searched.plain or loose in row.searched.loose


def _arrives(start: str) -> Fits:
    return lambda row: local_text(row.arrives, row.zone).startswith(start)


_ASKS: dict[str, Callable[..., Fits]] = {
    "text": _text,
    "category": lambda value: lambda row: row.category is value,
    "answer": lambda value: lambda row: row.answer is value,
    "delegation": lambda value: lambda row: row.delegation == value,
    "visibility": lambda value: lambda row: row.visibility is value,
    # Where a masked person comes from, has an address or a photo is not told by a filter either.
    "organisation": lambda value: lambda row: row.organisation == value and not row.hidden,
    "no_email": lambda value: lambda row: not row.emails and not row.hidden,
    "no_photo": lambda value: lambda row: not row.photo and not row.hidden,
    "no_alias": lambda value: lambda row: row.hidden and not row.alias,
    "arrives": _arrives,
}
