"""Letters around invites as templates: a subject, a text, and the fields that are filled in for each reader."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .tongues import Tongue, word


class Occasion(StrEnum):
    """What a letter is for."""

    EVENT = "event"
    SESSION = "session"
    PROGRAMME = "programme"
    HOLD = "hold"
    UPDATE = "update"
    CANCEL = "cancel"


FIELDS = ("greeting", "title", "event", "when", "where", "changes", "organiser")
"""What stands in braces in a template. Of a discreet event `where` and `organiser` stay empty."""

_SUBJECT = "Subject:"
_FIELD = re.compile(r"\{([^{}\n]*)\}")
_GAP = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Letter:
    """A template. A line whose fields are all empty is left out."""

    subject: str
    text: str

    def to_text(self) -> str:
        """As a file: the subject in the first line, the text after an empty one."""
        return f"{_SUBJECT} {self.subject}\n\n{self.text}\n"


class LetterFault(StrEnum):
    """Why a text cannot be a letter."""

    NO_SUBJECT = "no-subject"
    NO_TEXT = "no-text"
    UNKNOWN_FIELD = "unknown-field"


def parse(text: str) -> Letter | tuple[LetterFault, str]:
    """The template in a file, or what is wrong with it and where: the first field that nobody knows."""
    head, _, body = text.removeprefix("\ufeff").replace("\r\n", "\n").strip().partition("\n")
    if not head.startswith(_SUBJECT) or not head.removeprefix(_SUBJECT).strip():
        return LetterFault.NO_SUBJECT, head[:40]
    if not body.strip():
        return LetterFault.NO_TEXT, ""
    unknown = next((one for one in _FIELD.findall(f"{head}\n{body}") if one not in FIELDS), None)
    if unknown is not None:
        return LetterFault.UNKNOWN_FIELD, unknown
    return Letter(head.removeprefix(_SUBJECT).strip(), body.strip())


def fill(letter: Letter, facts: Mapping[str, str]) -> tuple[str, str]:
    """Subject and text with every field as `facts` has it."""
    lines = [_filled(line, facts) for line in letter.text.split("\n")]
    text = _GAP.sub("\n\n", "\n".join(line for line in lines if line is not None)).strip()
    return (_filled(letter.subject, facts) or "").replace("\n", " ").strip(), text


def _filled(line: str, facts: Mapping[str, str]) -> str | None:
    fields = _FIELD.findall(line)
    if fields and not any(facts.get(field) for field in fields):
        return None
    # In one go: what is filled in may have braces of its own.
    return _FIELD.sub(lambda found: facts.get(found[1], ""), line)


def shipped(occasion: Occasion, spoken: Tongue) -> Letter:
    """The letter that comes with the program."""

    def line(key: str, field: str) -> str:
        return word(key, spoken).format(f"{{{field}}}")

    opening = {
        Occasion.EVENT: "mail_invited",
        Occasion.SESSION: "mail_invited",
        Occasion.PROGRAMME: "mail_programme",
        Occasion.HOLD: "mail_hold",
        Occasion.UPDATE: "mail_updated",
        Occasion.CANCEL: "mail_cancelled",
    }[occasion]
    what = [line(opening, "title")]
    if occasion is Occasion.UPDATE:
        what.append(line("mail_changed", "changes"))
    if occasion is not Occasion.PROGRAMME:
        what += [line("mail_when", "when"), line("mail_where", "where")]
    asks = occasion in (Occasion.EVENT, Occasion.SESSION, Occasion.UPDATE)
    parts = ["{greeting}", "\n".join(what), word("mail_answer", spoken) if asks else "", "{organiser}"]
    return Letter("{title}", "\n\n".join(part for part in parts if part))
