"""The known answers of the demo lists: what each import says of them, and what the checks find."""

from dataclasses import dataclass

from forumdesk.domain.findings import FindingKind as Kind
from forumdesk.domain.questions import ProblemType, QuestionType

EVENTS = "01-events.csv"
VENUES = "02-venues.xlsx"
ORGANISATIONS = "03-organisations.csv"
FORUM = "04-people-forum.csv"
REGIONAL = "05-people-regional.xlsx"
DIALOGUE = "06-people-dialogue.csv"
DELEGATIONS = "07-delegations.csv"
PROGRAMME = "08-programme.csv"
SEPARATIONS = "09-separations.csv"


@dataclass(frozen=True, slots=True)
class Counts:
    """How a list's rows come in; nothing is unchanged or gone the first time."""

    rows: int
    created: int
    updated: int = 0
    merged: int = 0
    rejected: int = 0
    blank: int = 0


COUNTS: dict[str, Counts] = {
    EVENTS: Counts(rows=3, created=3),
    VENUES: Counts(rows=12, created=12),
    ORGANISATIONS: Counts(rows=12, created=12),
    FORUM: Counts(rows=104, created=102, merged=1, rejected=1, blank=3),
    # Eight come from the forum under their refs, one under a ref of their own.
    REGIONAL: Counts(rows=30, created=21, updated=8, merged=1),
    DIALOGUE: Counts(rows=20, created=19, updated=1),
    DELEGATIONS: Counts(rows=2, created=2),
    PROGRAMME: Counts(rows=49, created=49, blank=2),
    SEPARATIONS: Counts(rows=5, created=5),
}

PEOPLE = 142
PARTICIPATIONS = {"OF27": 102, "MU27": 30, "DD27": 20}
SESSIONS = {"OF27": 30, "MU27": 9, "DD27": 10}

UNKNOWN_COLUMNS: dict[str, tuple[str, ...]] = {FORUM: ("Skostørrelse",)}
UNKNOWN_ORGANISATIONS: dict[str, tuple[str, ...]] = {
    FORUM: ("Kompasset forskningskollektiv", "Ateljé Påfunn"),
    REGIONAL: ("Mithal Harbour Trust",),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem, by the row that a spreadsheet shows."""

    row: int
    ref: str
    field: str
    type: ProblemType


PROBLEMS: dict[str, tuple[Trouble, ...]] = {
    FORUM: (
        Trouble(39, "F037", "email", ProblemType.INVALID_EMAIL),
        Trouble(54, "F052", "category", ProblemType.UNKNOWN_VALUE),
        Trouble(67, "F064", "dob", ProblemType.BAD_DATE),
        Trouble(103, "F099", "name", ProblemType.MISSING_NAME),
    ),
    REGIONAL: (Trouble(22, "R13", "arrival", ProblemType.BAD_DATE),),
    PROGRAMME: (
        Trouble(11, "O10", "participants", ProblemType.UNKNOWN_REF),
        Trouble(18, "O17", "room", ProblemType.UNKNOWN_ROOM),
    ),
}


@dataclass(frozen=True, slots=True)
class Asked:
    id: str
    type: QuestionType
    refs: tuple[str, ...]
    choices: tuple[str, ...]


QUESTIONS: dict[str, tuple[Asked, ...]] = {
    FORUM: (
        Asked("dob:F080", QuestionType.AMBIGUOUS_DATE, ("F080",), ("1971-06-05", "1971-05-06")),
        Asked("merge:F020+F088", QuestionType.SAME_PERSON, ("F020", "F088"), ("merge", "keep")),
        Asked("merge:F045+F046", QuestionType.SAME_PERSON, ("F045", "F046"), ("merge", "keep")),
        Asked(
            "name:F074",
            QuestionType.SPLIT_NAME,
            ("F074",),
            (
                "Khin Namuna | Aye",
                "Namuna Aye | Khin",
                "Khin | Namuna Aye",
                "Aye | Khin Namuna",
                "Khin Namuna Aye",
            ),
        ),
    ),
    DIALOGUE: (
        Asked("arrival:D033", QuestionType.AMBIGUOUS_TIME, ("D033",), ("2027-10-31T00:15Z", "2027-10-31T01:15Z")),
    ),
    PROGRAMME: (Asked("room:M04", QuestionType.WHICH_ROOM, ("M04",), ("MITHAL/Majlis East", "MITHAL/Majlis West")),),
}

MERGES: dict[str, tuple[tuple[str, str], ...]] = {FORUM: (("F014", "F087"),), REGIONAL: (("F033", "R07"),)}
"""(ref that is shown, ref that joined it)."""

FORUM_WITH_ANSWERS = Counts(rows=104, created=101, merged=2, rejected=1, blank=3)
LEFT_OPEN_WITH_ANSWERS = ("name:F074",)


@dataclass(frozen=True, slots=True)
class Found:
    """A finding; `start` and `end` are UTC: the overlap, the gap that is too short, or the session."""

    kind: Kind
    event: str
    sessions: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    room: str | None = None
    rule: str | None = None
    start: str = ""
    end: str = ""


FINDINGS: tuple[Found, ...] = (
    # Stops something.
    Found(Kind.ALIAS_MISSING, "OF27", people=("F009",)),
    Found(Kind.PERSON_CLASH, "OF27", ("O08", "O09"), ("F021",), start="2027-06-14T13:00Z", end="2027-06-14T13:30Z"),
    Found(Kind.PERSON_CLASH, "OF27", ("O16", "M01"), ("F012",), start="2027-06-15T09:00Z", end="2027-06-15T09:30Z"),
    Found(Kind.PERSON_CLASH, "DD27", ("D01", "D02"), ("D031",), start="2027-10-30T08:00Z", end="2027-10-30T09:00Z"),
    Found(
        Kind.ROOM_CLASH, "OF27", ("O14", "O15"), (), "Peisestuen", start="2027-06-15T09:30Z", end="2027-06-15T10:00Z"
    ),
    Found(
        Kind.SEPARATION,
        "OF27",
        ("O26",),
        ("F072", "F073"),
        rule="S4",
        start="2027-06-16T07:00Z",
        end="2027-06-16T08:30Z",
    ),
    Found(Kind.SEPARATION, "DD27", (), ("D014", "D025"), rule="S2", start="2027-10-29T18:40Z", end="2027-10-29T19:00Z"),
    Found(
        Kind.SEPARATION,
        "DD27",
        ("D05", "D06"),
        ("D011", "D012", "D021", "D022"),
        rule="S1",
        start="2027-10-30T14:00Z",
        end="2027-10-30T14:10Z",
    ),
    # To be looked at.
    Found(Kind.CAPACITY, "OF27", ("O19",), (), "Biblioteket", start="2027-06-15T12:00Z", end="2027-06-15T13:30Z"),
    Found(
        Kind.CONSENT_MISSING,
        "OF27",
        ("O11",),
        ("F031",),
        "Biblioteket",
        start="2027-06-14T14:30Z",
        end="2027-06-14T15:30Z",
    ),
    Found(Kind.DELEGATION_RANK, "DD27", people=("D021",)),
    Found(Kind.DELEGATION_SIZE, "DD27"),
    Found(Kind.INTERPRETATION, "OF27", ("O05",), (), "Orangeriet", start="2027-06-14T09:00Z", end="2027-06-14T10:30Z"),
    Found(Kind.OUTSIDE_EVENT, "MU27", ("M01",), start="2027-06-15T09:00Z", end="2027-06-15T09:30Z"),
    Found(Kind.OUTSIDE_EVENT, "OF27", ("O30",), (), "Biblioteket", start="2027-06-17T07:00Z", end="2027-06-17T08:00Z"),
    # To be filled in.
    Found(Kind.NO_ROOM, "OF27", ("O17",), start="2027-06-15T08:30Z", end="2027-06-15T10:00Z"),
    Found(Kind.NO_ROOM, "OF27", ("O22",), start="2027-06-15T14:00Z", end="2027-06-15T15:00Z"),
    Found(Kind.NO_ROOM, "MU27", ("M04",), start="2027-11-09T06:30Z", end="2027-11-09T08:00Z"),
    Found(Kind.NO_TIME, "OF27", ("O29",), (), "Biblioteket"),
    # To be answered: the questions of the imports.
    Found(Kind.QUESTION, "OF27", people=("F080",)),
    Found(Kind.QUESTION, "OF27", people=("F020", "F088")),
    Found(Kind.QUESTION, "OF27", people=("F045", "F046")),
    Found(Kind.QUESTION, "OF27", people=("F074",)),
    Found(Kind.QUESTION, "DD27", people=("D033",)),
    Found(Kind.QUESTION, "MU27", ("M04",)),
)

PRINTED: dict[str, str] = {
    "F004": "Maarten van der Prøve",
    "F005": "Ailsa McDonald-Sample",
    "F006": "Salim bin Mithal",
    "F014": "Sigrún Dæmisdóttir",
    "F018": "Kim Yesi",
    "F044": "Yetunde Ap\u1eb9\u1eb9r\u1eb9",
    "F060": "Gunnar Fiktivsson",
    "F062": "Birgitte Prøvegaard",
    "F063": "Contoh",
    "F067": "Gro PRØVERUD",
    "F074": "Khin Namuna Aye",
}
"""Print names where the cell was messy: spaces, marks, accents, parts in one cell, order, one name only."""

NATIVE: dict[str, str] = {"F007": "ليلى المثالي", "F025": "נועה בן־דוגמה", "F074": "ခင် နမူနာ အေး"}
"""Native names without the direction marks and the Latin part that stood in their cells."""

BORN: dict[str, str] = {
    "F001": "1968-03-12",
    "F003": "1970-07-23",
    "F004": "1966-02-28",
    "F005": "1979-05-09",
    "F007": "1963-08-14",
    "F009": "1972-04-18",
    "F081": "1973-07-02",
    "F083": "1998-08-08",
    "F087": "1983-10-03",
    "R10": "1987-06-14",
    "R16": "1983-01-31",
}
"""Birth dates typed with dots, slashes, words, two digits for the year, Arabic-Indic digits, as a serial, as a cell."""

ARRIVES: dict[tuple[str, str], str] = {
    ("F003", "OF27"): "2027-06-13T13:00Z",
    ("F005", "OF27"): "2027-06-13T12:00Z",
    ("F010", "OF27"): "2027-06-13T19:15Z",
    ("F007", "OF27"): "2027-06-13",
    ("R05", "MU27"): "2027-11-08T12:30Z",
    ("D014", "DD27"): "2027-10-29T18:40Z",
    ("D021", "DD27"): "2027-10-29T15:00Z",
    ("D025", "DD27"): "2027-10-29T19:00Z",
    ("D002", "DD27"): "2027-10-29",
}
"""Arrivals: a time in UTC, or the day where only a day was typed."""

NOT_FOUND: dict[str, str] = {
    "F058, F070": "two sessions at one time, and declined",
    "O27, O28": "everybody in both, and one ends as the other begins",
    "D03, D04": "both sides in zone C, exactly the agreed 30 minutes apart",
    "D07, D08": "both sides in one room, exactly 30 minutes apart",
    "BLUE": "five on the list, four agreed, one has cancelled",
    "F022, F061": "one name, two birth dates, two addresses: two people",
    "O21, M01, D09": "no room, and remote",
    "S5": "kept, and looked at once seats are planned",
}
"""What looks like a finding and is none."""
