"""Questions and problems that an import raises: what cannot be known is asked, never guessed."""

from dataclasses import dataclass
from enum import StrEnum


class QuestionType(StrEnum):
    AMBIGUOUS_DATE = "ambiguous-date"
    AMBIGUOUS_TIME = "ambiguous-time"
    NONEXISTENT_TIME = "nonexistent-time"
    SAME_PERSON = "same-person"
    WHICH_ROOM = "which-room"
    SPLIT_NAME = "split-name"
    WHICH_PERSON = "which-person"


class ProblemType(StrEnum):
    INVALID_EMAIL = "invalid-email"
    BAD_DATE = "bad-date"
    BAD_TIME = "bad-time"
    UNKNOWN_VALUE = "unknown-value"
    UNKNOWN_REF = "unknown-ref"
    UNKNOWN_ROOM = "unknown-room"
    MISSING_NAME = "missing-name"
    MISSING_KEY = "missing-key"
    UNKNOWN_PERSON = "unknown-person"
    ENDS_FIRST = "ends-first"
    TOO_LONG = "too-long"
    NO_PLACE = "no-place"
    SEAT_TAKEN = "seat-taken"
    SITS_TWICE = "sits-twice"
    SAME_NIGHT = "same-night"
    VEHICLE_FULL = "vehicle-full"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `key` is FIELD:REF or merge:REF+REF, refs in sorted order; it is what users and scripts name.

    `choice` is empty while it is open. `evidence` names protected people by alias or ref only.
    """

    id: str
    key: str
    type: QuestionType
    import_kind: str
    refs: tuple[str, ...]
    row: int | None = None
    field: str = ""
    value: str = ""
    evidence: str = ""
    choices: tuple[str, ...] = ()
    choice: str = ""

    @property
    def open(self) -> bool:
        return not self.choice


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in one row that needs no answer but a better list. `facts` feed the sentence."""

    row: int
    ref: str
    field: str
    type: ProblemType
    facts: tuple[tuple[str, str], ...] = ()
    rejected: bool = False
