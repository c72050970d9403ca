"""Why a list is refused whole, as facts; nothing was changed."""

from enum import StrEnum

from forumdesk.domain.errors import ForumDeskError


class Unreadable(StrEnum):
    """What the bytes turned out to be, where no list could be read from them."""

    OLD_EXCEL = "xls"  # or a workbook that has a password: the two look alike from outside
    OPEN_DOCUMENT = "ods"
    BINARY_EXCEL = "xlsb"
    ZIP = "zip"
    PDF = "pdf"
    DAMAGED = "damaged-xlsx"
    ENCODING = "encoding"
    NOT_TEXT = "not-text"
    QUOTES = "quotes"
    XML = "xml"
    DECLARES = "xml-declares"  # a document type or entities: they can grow without end, or read other files
    JSON = "json"
    CUT_OFF = "cut-off"
    TOO_DEEP = "too-deep"
    NO_CALENDAR = "no-calendar"


class UnreadableInputError(ForumDeskError):
    def __init__(self, what: Unreadable) -> None:
        super().__init__(what.value)
        self.what = what


class TooLargeError(ForumDeskError):
    """`what` is bytes, rows, columns, parts or cell (its characters); `limit` is how many there may be."""

    def __init__(self, what: str, limit: int) -> None:
        super().__init__(what, limit)
        self.what = what
        self.limit = limit


class EmptyInputError(ForumDeskError):
    """No header, or no row below it."""


class NoKeyColumnError(ForumDeskError):
    """None of the columns that tell one row from another is there; `needed` are those that would do."""

    def __init__(self, kind: str, needed: tuple[str, ...]) -> None:
        super().__init__(kind, needed)
        self.kind = kind
        self.needed = needed


class EventNotNamedError(ForumDeskError):
    """A programme from elsewhere that does not say which event here it is of; `known` are the codes there are."""

    def __init__(self, known: tuple[str, ...]) -> None:
        super().__init__(known)
        self.known = known


class UnknownMappingError(ForumDeskError):
    """A mapping names a header the list has not (`what` is header) or a column its kind has not (column), or it
    gives one column to two headers (twice). `name` is what was typed, `known` what there is."""

    def __init__(self, what: str, name: str, known: tuple[str, ...]) -> None:
        super().__init__(what, name, known)
        self.what = what
        self.name = name
        self.known = known


class UnknownQuestionError(ForumDeskError):
    """An answer to a question that nobody asked, or that was settled otherwise (`settled` is how)."""

    def __init__(self, question: str, settled: str = "") -> None:
        super().__init__(question, settled)
        self.question, self.settled = question, settled


class UnknownChoiceError(ForumDeskError):
    """An answer that is none of the question's choices."""

    def __init__(self, question: str, choice: str, choices: tuple[str, ...]) -> None:
        super().__init__(question, choice, choices)
        self.question, self.choice, self.choices = question, choice, choices


class BothIssuedError(ForumDeskError):
    """Both hold an invite or a badge: what has left the house cannot be made the other's."""

    def __init__(self, refs: tuple[str, str]) -> None:
        super().__init__(refs)
        self.refs = refs


class GradeError(ForumDeskError):
    """A cell that is exactly a Security Act grade: the list does not belong here."""

    def __init__(self, row: int, column: str, grade: str) -> None:
        super().__init__(row, column, grade)
        self.row, self.column, self.grade = row, column, grade


class NoAnswer(StrEnum):
    """Why a file that was dropped as an answer to an invite holds none that can be read."""

    EMPTY = "empty"
    CLOSED = "closed"
    LARGE = "large"
    DEEP = "deep"
    PARTS = "parts"
    LINES = "lines"
    HEADERS = "headers"
    DAMAGED = "damaged"
    NEITHER = "neither"
    NOTHING = "nothing"
    MSG = "msg"
    WINMAIL = "winmail"
    ENCRYPTED = "encrypted"
    ZIP = "zip"
    METHOD = "method"
    UID = "uid"
    ATTENDEE = "attendee"
    TIME = "time"


class AnswerRefusedError(ForumDeskError):
    """A file, or one mail in it, from which no answer can be read."""

    def __init__(self, what: NoAnswer) -> None:
        super().__init__(what.value)
        self.what = what
