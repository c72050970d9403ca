"""What may leave the house: plain cards, already disclosed, that exporters turn into bytes.

Nothing here knows a person, an event or a workspace. If a name is not in a card, no exporter can print it.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Family(StrEnum):
    """The seven colour families of a badge, the second category of each striped; and none, without category."""

    SAFETY = "safety"
    HOSTS = "hosts"
    MEDIATION = "mediation"
    SOCIETY = "society"
    SERVICE = "service"
    PARTIES = "parties"
    KNOWLEDGE = "knowledge"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CategoryMark:
    """How a category is shown: letter, colour family, pattern, and its word."""

    letter: str
    family: Family
    striped: bool
    word: str


@dataclass(frozen=True, slots=True)
class BadgeCard:
    """One badge. `second_name` is the name in its own script, empty for a protected person.

    `category` is the category's own name and `language` the event's, for templates that ask; `photo` is a JPEG.
    """

    ref: str
    name: str
    second_name: str
    title_line: str
    organisation: str
    mark: CategoryMark
    zones: tuple[str, ...]
    event_title: str
    serial: str
    token: str
    category: str = ""
    language: str = ""
    sign_code: str = ""
    photo: bytes = field(default=b"", repr=False)


class Method(StrEnum):
    """iTIP methods that ForumDesk writes (RFC 5546)."""

    REQUEST = "REQUEST"
    PUBLISH = "PUBLISH"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Span:
    """When something takes place.

    Either whole days (`first_day`, `last_day`, both inclusive) or a time span in UTC with the IANA zone it is
    shown in; `zone` is empty where the zone would name the place, and then the file is written in UTC.
    """

    start: datetime | None = None
    end: datetime | None = None
    zone: str = ""
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """One VEVENT as its recipient may know it. Empty text means that the property is left out."""

    uid: str
    sequence: int
    span: Span
    summary: str
    location: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class InviteCard:
    """One calendar file for one recipient: a REQUEST or CANCEL has one appointment, a PUBLISH has many.

    `attendee_name` is empty where no CN may be written. `discreet` asks for CLASS:PRIVATE and neutral everything.
    """

    ref: str
    method: Method
    appointments: tuple[Appointment, ...]
    organiser_name: str
    organiser_email: str
    attendee_name: str
    attendee_email: str
    issued_at: datetime
    discreet: bool = False


@dataclass(frozen=True, slots=True)
class MailCard:
    """One draft message around an invite: subject and plain text are already in the recipient's words."""

    invite: InviteCard
    subject: str
    text: str


class Align(StrEnum):
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list: `key` heads it in CSV and XLSX, `title` in the PDF.

    A `strong` one is what rows are looked up by; a `ruled` one is empty and has a line on paper, to be written on.
    """

    key: str
    title: str
    align: Align = Align.LEFT
    ruled: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class ListRow:
    """The cells of one row, in the order of the columns; `ref` is whose row it is, for reports, and never printed."""

    cells: tuple[str, ...]
    ref: str = ""


@dataclass(frozen=True, slots=True)
class ListSection:
    """Rows that stand together under a heading; in the PDF each may ask for a page of its own."""

    heading: str
    rows: tuple[ListRow, ...]


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page: marking, copy number, time of making (already local text).

    The three texts are in the reader's language: `copy_text` has a place for the copy number, `page_text` for the page
    and the number of pages; `continued_text` stands beside a heading that began on an earlier page.
    """

    marking: str
    copy_number: str
    made_at: str
    copy_text: str = "Copy {}"
    page_text: str = "Page {} of {}"
    continued_text: str = "continued"


@dataclass(frozen=True, slots=True)
class ListCard:
    """One list for one audience. `grouped_by` is the key of a column that the sections' headings repeat, if any."""

    title: str
    subtitle: str
    columns: tuple[Column, ...]
    sections: tuple[ListSection, ...]
    running: Running
    page_per_section: bool = False
    empty_text: str = ""
    grouped_by: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One session as an agenda's reader may know it; times are local text such as 09:00."""

    start: str
    end: str
    title: str
    room: str
    details: tuple[str, ...] = ()
    marking: str = ""


@dataclass(frozen=True, slots=True)
class AgendaDay:
    heading: str
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True)
class AgendaCard:
    """The programme of one event for one audience, a heading per day."""

    title: str
    subtitle: str
    days: tuple[AgendaDay, ...]
    running: Running
    empty_text: str = ""


@dataclass(frozen=True, slots=True)
class NameCard:
    """What stands before a guest: a place card, or a table name tent with the same on both of its sides.

    `second_name` is the name in its own script; `organisation` is empty unless it was asked for.
    """

    ref: str
    name: str
    second_name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class CarSign:
    """Held up at an arrivals hall: the sign code alone, since a name on a sign is read by everybody."""

    ref: str
    sign_code: str


@dataclass(frozen=True, slots=True)
class AddressLabel:
    """One envelope: the envelope line, or who is meant where there is none, and what stands below it."""

    ref: str
    name: str
    title_line: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class ReservedSign:
    """Words for a seat, a table or a lectern; `above` stands small over them, `event_title` at the foot."""

    words: str
    above: str = ""
    event_title: str = ""


@dataclass(frozen=True, slots=True)
class DoorSign:
    """One room on one day, with the words that hang on doors."""

    room: str
    day: str
    event_title: str
    items: tuple[AgendaItem, ...]


class TroubleKind(StrEnum):
    """What an exporter could not set without harm; each becomes a finding."""

    TEXT_OVERFLOW = "text-overflow"
    MISSING_GLYPH = "missing-glyph"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One text that was not set: whose card, which field, for missing glyphs the characters; of which element."""

    ref: str
    kind: TroubleKind
    field: str
    characters: str = ""
    element: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a card came to stand: page and slot count from 1; `name` is what was printed as the name."""

    ref: str
    serial: str
    page: int
    slot: int
    name: str


@dataclass(frozen=True, slots=True)
class LayoutReport:
    """What was set where, and what was left out and why."""

    pages: int
    placed: tuple[Placed, ...] = ()
    troubles: tuple[Trouble, ...] = field(default=())
