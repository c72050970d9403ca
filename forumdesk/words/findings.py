"""Findings and import problems in sentences: what, where, and what to do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.questions import Problem, ProblemType, QuestionType
from forumdesk.words import nearness
from forumdesk.words.counted import counted

JOURNEYS = {"arrival": "arrive", "departure": "leave"}


@dataclass(frozen=True, slots=True)
class Names:
    """How people and times may be named in a sentence: `person` takes a ref, `clock` a UTC time."""

    person: Callable[[str], str]
    clock: Callable[[datetime], str]


def _people(finding: Finding, names: Names) -> str:
    named = [names.person(ref) for ref in finding.people]
    if len(named) > 4:
        return f"{', '.join(named[:3])} and {len(named) - 3} more"
    return " and ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else "".join(named)


def _span(finding: Finding, names: Names) -> str:
    if finding.start is None or finding.end is None:
        return ""
    return f"{names.clock(finding.start)}–{names.clock(finding.end)[-5:]}"


def _sessions(finding: Finding) -> str:
    return " and ".join(finding.sessions)


def _separation(finding: Finding, names: Names) -> str:
    facts = dict(finding.facts)
    who = _people(finding, names)
    if "journey" in facts:
        verb = JOURNEYS[facts["journey"]]
        return f"{who} {verb} {facts['gap_minutes']} min apart. Agreed: {facts['agreed_minutes']}. Rule {finding.rule}."
    if len(finding.sessions) == 1:
        when = f", {_span(finding, names)}" if finding.start else ""
        return f"{who} are together in {finding.sessions[0]}{when}. Rule {finding.rule}."
    if facts["gap_minutes"] == "0":
        return f"{who} are near each other in {_sessions(finding)}, {_span(finding, names)}. Rule {finding.rule}."
    return (
        f"{who} are {facts['gap_minutes']} min apart between {_sessions(finding)}. "
        f"Agreed: {facts['agreed_minutes']}. Rule {finding.rule}."
    )


_FORMS = {"badge": "badges and lists in the house", "hotel": "the hotel", "invite": "invites"}


def _alias(finding: Finding, names: Names) -> str:
    who, forms = _people(finding, names), _fact(finding, "forms")
    if not forms:
        return f"{who} needs an alias. No badge, invite or list until there is one."
    said = [_FORMS[form] for form in forms.split("|")]
    lacking = " or ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else said[0]
    return f"{who} has no cover name for {lacking}, and is left out there until there is one."


def _rank(finding: Finding, names: Names) -> str:
    facts = dict(finding.facts)
    if not facts["rank"]:
        return f"{_people(finding, names)} leads delegation {facts['delegation']} and does not come."
    return f"{_people(finding, names)} is of rank {facts['rank']}. Agreed for {facts['delegation']}: {facts['agreed']}."


def _cover(finding: Finding, names: Names) -> str:
    if finding.sessions:
        return f"{_sessions(finding)} is need to know and has no cover title. No invite and no agenda until it has one."
    return f"{finding.event} is discreet and has no cover title. Nothing of it goes out until it has one."


def _fact(finding: Finding, key: str) -> str:
    return dict(finding.facts).get(key, "")


ASKED: dict[str, str] = {
    QuestionType.AMBIGUOUS_DATE: "The {field} of {ref} may be two days.",
    QuestionType.AMBIGUOUS_TIME: "The {field} of {ref} may be two times.",
    QuestionType.NONEXISTENT_TIME: "The {field} of {ref} is a time that the clocks skip.",
    QuestionType.WHICH_ROOM: "The {field} of {ref} may be several rooms.",
    QuestionType.SPLIT_NAME: "The {field} of {ref} does not show which part is the family name.",
    QuestionType.WHICH_PERSON: "The {field} of {ref} may be several people.",
}


def _glyph(finding: Finding, names: Names) -> str:
    """On a badge or in somebody's row; else in a word that is nobody's, such as a title."""
    who = _people(finding, names)
    lead = f"{who}: no" if who else "No"
    return f"{lead} font has {_fact(finding, 'characters')} of the {_fact(finding, 'field')}. Write it otherwise."


def _question(finding: Finding, names: Names) -> str:
    """By ref, as the question's id has it; the value stays out, it may be somebody's name."""
    key, type_ = _fact(finding, "question"), _fact(finding, "type")
    field, _, ref = key.partition(":")
    if type_ == QuestionType.SAME_PERSON:
        return f"{ref.replace('+', ' and ')} may be one person. Answer with: answer {key} merge, or keep"
    asked = ASKED[type_].format(field=field.replace("_", " "), ref=ref)
    return f"{asked} See its choices with: questions. Then: answer {key} CHOICE"


_SENTENCES: dict[FindingKind, Callable[[Finding, Names], str]] = {
    FindingKind.ROOM_CLASH: lambda f, n: f"{f.room} has {_sessions(f)} at once, {_span(f, n)}. Move one of them.",
    FindingKind.PERSON_CLASH: lambda f, n: f"{_people(f, n)} is in {_sessions(f)} at once, {_span(f, n)}.",
    FindingKind.SEPARATION: _separation,
    FindingKind.ALIAS_MISSING: _alias,
    FindingKind.COVER_MISSING: _cover,
    FindingKind.COVER_SHARED: lambda f, n: f"{_people(f, n)} go by one cover name at {f.event}. Change one of them.",
    FindingKind.ORGANISER_MISSING: lambda f, n: (
        f"{f.event} has no organiser mailbox that can be one. No invites until it has."
    ),
    FindingKind.TEXT_OVERFLOW: lambda f, n: (
        f"{_people(f, n) or f.room or f.event}: the {_fact(f, 'field')} does not fit at its smallest size. Shorten it."
    ),
    FindingKind.MISSING_GLYPH: _glyph,
    FindingKind.CAPACITY: lambda f, n: (
        f"{_sessions(f)} expects {counted(_fact(f, 'expected'), 'person', 'people')}; "
        f"{f.room} holds {_fact(f, 'capacity')}."
    ),
    FindingKind.DELEGATION_SIZE: lambda f, n: (
        f"Delegation {_fact(f, 'delegation')} has {counted(_fact(f, 'coming'), 'person', 'people')}. "
        f"Agreed: {_fact(f, 'agreed')}."
    ),
    FindingKind.DELEGATION_RANK: _rank,
    FindingKind.INTERPRETATION: lambda f, n: (
        f"{_sessions(f)} needs {counted(_fact(f, 'needed'), 'booth', 'booths')}; {f.room} has {_fact(f, 'booths')}."
    ),
    FindingKind.OUTSIDE_EVENT: lambda f, n: f"{_sessions(f)} lies outside the dates of {f.event}: {_span(f, n)}.",
    FindingKind.AVAILABILITY: lambda f, n: f"{_people(f, n) or f.room} is not available for {_sessions(f)}.",
    FindingKind.CONSENT_MISSING: lambda f, n: f"{_people(f, n)} has not agreed to the recording of {_sessions(f)}.",
    FindingKind.OUTDATED: lambda f, n: (
        f"{_people(f, n)} holds an invite to {_sessions(f) or f.event} that is no longer true. Issue it again."
    ),
    FindingKind.NO_ROOM: lambda f, n: f"{_sessions(f)} has no room yet.",
    FindingKind.NO_TIME: lambda f, n: f"{_sessions(f)} has no time yet.",
    FindingKind.QUESTION: _question,
}


def _busy(finding: Finding, names: Names) -> str:
    """Of another circle: that it is so. What it is about is what stands here."""
    where = _busy_where(finding, names)
    if finding.kind is FindingKind.ROOM_CLASH:
        return f"{finding.room} is busy in another circle {where}."
    return f"{_people(finding, names)} is busy in another circle {where}. Another time or place may do."


def _busy_where(finding: Finding, names: Names) -> str:
    facts = dict(finding.facts)
    if "hotel" in facts:
        return f"at {facts['hotel']}: {nearness.nights(finding, 'en')}"
    if finding.start is None or finding.sessions:
        return f"during {_sessions(finding)}, {_span(finding, names)}"
    if "vehicle" in facts:
        return f"during the ride with {facts['vehicle']}, {_span(finding, names)}"
    return f"on {facts['journey']}, {names.clock(finding.start)}"


def finding(one: Finding, names: Names) -> str:
    """One sentence or two; people appear only as `names` gives them."""
    if one.elsewhere:
        return _busy(one, names)
    near = nearness.near(one, _people(one, names), _span(one, names), "en")
    return near or _SENTENCES[one.kind](one, names)


_PROBLEMS: dict[ProblemType, str] = {
    ProblemType.INVALID_EMAIL: "Row {row}: this is not an e-mail address. It is kept as typed and never written to.",
    ProblemType.BAD_DATE: "Row {row}: the {field} is not a date that exists. Left empty; write for example 2027-06-14.",
    ProblemType.BAD_TIME: "Row {row}: the {field} is not a time of day. It is left empty; write for example 15:30.",
    ProblemType.UNKNOWN_VALUE: "Row {row}: the {field} is none of the known words. {outcome}",
    ProblemType.UNKNOWN_REF: "Row {row}: the {field} names something that is not in this workspace. {outcome}",
    ProblemType.UNKNOWN_ROOM: "Row {row}: no room of this name is known. The session comes in without a room.",
    ProblemType.MISSING_NAME: "Row {row}: there is no name in any script. {outcome}",
    ProblemType.MISSING_KEY: "Row {row}: the {field} is empty. {outcome}",
    ProblemType.UNKNOWN_PERSON: "Row {row}: nobody at the event is called that, and this list makes nobody. {outcome}",
    ProblemType.ENDS_FIRST: "Row {row}: the {field} is before the beginning. {outcome}",
    ProblemType.TOO_LONG: "Row {row}: the {field} is too long for a name. {outcome}",
    ProblemType.NO_PLACE: "Row {row}: there is no such place; the row or table has fewer. {outcome}",
    ProblemType.SEAT_TAKEN: "Row {row}: an earlier row has somebody else at this place. {outcome}",
    ProblemType.SITS_TWICE: "Row {row}: an earlier row has the same person at another place. {outcome}",
    ProblemType.SAME_NIGHT: "Row {row}: an earlier row has the same person in another room that night. {outcome}",
    ProblemType.VEHICLE_FULL: "Row {row}: more people go along than the vehicle has seats. They all come in.",
}


# What a word that nobody knows is read as, where a default would open something.
_CAREFUL = {"visibility": "organiser_only", "discretion": "discreet"}


def problem(one: Problem) -> str:
    """What is wrong in which row; the value itself is not repeated, it may be somebody's name."""
    outcome = "The row is left out." if one.rejected else "The row comes in without it."
    if one.field in _CAREFUL:
        outcome = f"It is read as {_CAREFUL[one.field]}."
    return _PROBLEMS[one.type].format(row=one.row, field=one.field.replace("_", " "), outcome=outcome)
