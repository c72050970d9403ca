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
    `flag` is a picture, empty unless flags were asked for.
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
    flag: bytes = field(default=b"", repr=False)


class Method(StrEnum):
    """iTIP methods that ForumDesk writes (RFC 5546)."""

    REQUEST = "REQUEST"
    PUBLISH = "PUBLISH"
    CANCEL = "CANCEL"
    DECLINECOUNTER = "DECLINECOUNTER"


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
class Recurrence:
    """Every `interval` days, `count` times in all, but for the starts in `without`, at the same time of day there."""

    interval: int
    count: int
    without: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Appointment:
    """One VEVENT as its recipient may know it. Empty text means that the property is left out.

    One with a `recurrence` comes several times; one with a `recurrence_id` stands in for the time that begins then.
    `about` is what its description was made of, kept to tell later what has changed; it is not written.
    """

    uid: str
    sequence: int
    span: Span
    summary: str
    location: str = ""
    description: str = ""
    recurrence: Recurrence | None = None
    recurrence_id: datetime | None = None
    about: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class InviteCard:
    """One calendar file for one recipient: a REQUEST or CANCEL has one appointment, a PUBLISH has many.

    A recurring one is followed by those that stand in for some of its times, under the same UID.
    `attendee_name` is empty where no CN may be written. `discreet` asks for CLASS:PRIVATE and neutral everything.
    A `tentative` one only holds the time and asks for no answer; `reminder` is minutes before each begins.
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
    tentative: bool = False
    reminder: int | None = None


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
    `said` is what paper says for codes that files keep, such as (confirmed, zugesagt).
    """

    key: str
    title: str
    align: Align = Align.LEFT
    ruled: bool = False
    strong: bool = False
    said: tuple[tuple[str, str], ...] = ()


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
    and the number of pages; `continued_text` stands beside a heading that began on an earlier page. A page that is read
    `from_the_right` has everything the other way round. `anchor` is the end of the history that the copy was made from,
    `mark` is whom the pages name across, where that was wanted.
    """

    marking: str
    copy_number: str
    made_at: str
    copy_text: str = "Copy {}"
    page_text: str = "Page {} of {}"
    continued_text: str = "continued"
    from_the_right: bool = False
    anchor: str = ""
    mark: str = ""


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

    `second_name` is the name in its own script; `organisation` and `flag` are empty unless they were asked for.
    """

    ref: str
    name: str
    second_name: str
    organisation: str = ""
    flag: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class CarSign:
    """Held up at an arrivals hall: the sign code alone, since a name on a sign is read by everybody."""

    ref: str
    sign_code: str


@dataclass(frozen=True, slots=True)
class AddressLabel:
    """One envelope: the envelope line, or who is meant where there is none, and what stands below it.

    `second_name` is the name in its own script, where it is wanted; `sender` is the return address in one line.
    """

    ref: str
    name: str
    title_line: str = ""
    organisation: str = ""
    second_name: str = ""
    sender: str = ""


@dataclass(frozen=True, slots=True)
class ReservedSign:
    """Words for a seat, a table or a lectern; `above` stands small over them, `event_title` at the foot."""

    words: str
    above: str = ""
    event_title: str = ""


@dataclass(frozen=True, slots=True)
class DoorSign:
    """One room on one day, with the words that hang on doors; one `from_the_right` is the other way round."""

    room: str
    day: str
    event_title: str
    items: tuple[AgendaItem, ...]
    from_the_right: bool = False


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


@dataclass(frozen=True, slots=True)
class ScheduleTalk:
    """One session of a published schedule, its times in the event's zone; `persons` are numbers and names."""

    number: int
    guid: str
    title: str
    start: datetime
    end: datetime
    persons: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ScheduleCard:
    """A programme to be published as data, its talks in order; `first_day` is the event's."""

    acronym: str
    title: str
    version: str
    zone: str
    talks: tuple[ScheduleTalk, ...]
    first_day: date | None = None
