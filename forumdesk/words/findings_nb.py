"""Findings and import problems in Norwegian Bokmål, for the window: what, where, and what to do."""

from collections.abc import Callable

from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.questions import Problem, ProblemType, QuestionType
from forumdesk.words import nearness
from forumdesk.words.counted import counted
from forumdesk.words.fields import field_word
from forumdesk.words.findings import Names

_JOURNEYS = {"arrival": "ankommer", "departure": "reiser"}


def _people(finding: Finding, names: Names) -> str:
    named = [names.person(ref) for ref in finding.people]
    if len(named) > 4:
        return f"{', '.join(named[:3])} og {len(named) - 3} til"
    return " og ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else "".join(named)


def _span(finding: Finding, names: Names) -> str:
    if finding.start is None or finding.end is None:
        return ""
    return f"{names.clock(finding.start)}–{names.clock(finding.end)[-5:]}"


def _sessions(finding: Finding) -> str:
    return " og ".join(finding.sessions)


def _fact(finding: Finding, key: str) -> str:
    return dict(finding.facts).get(key, "")


def _field(finding: Finding) -> str:
    return field_word(_fact(finding, "field"), "nb")


def _separation(finding: Finding, names: Names) -> str:
    facts = dict(finding.facts)
    who = _people(finding, names)
    if "journey" in facts:
        verb = _JOURNEYS[facts["journey"]]
        return (
            f"{who} {verb} med {facts['gap_minutes']} min mellomrom. Avtalt: {facts['agreed_minutes']}. "
            f"Regel {finding.rule}."
        )
    if len(finding.sessions) == 1:
        when = f", {_span(finding, names)}" if finding.start else ""
        return f"{who} er sammen i {finding.sessions[0]}{when}. Regel {finding.rule}."
    if facts["gap_minutes"] == "0":
        return f"{who} er nær hverandre i {_sessions(finding)}, {_span(finding, names)}. Regel {finding.rule}."
    return (
        f"{who} er {facts['gap_minutes']} min fra hverandre mellom {_sessions(finding)}. "
        f"Avtalt: {facts['agreed_minutes']}. Regel {finding.rule}."
    )


_FORMS = {"badge": "skilt og lister i huset", "hotel": "hotellet", "invite": "invitasjoner"}


def _alias(finding: Finding, names: Names) -> str:
    who, forms = _people(finding, names), _fact(finding, "forms")
    if not forms:
        return f"{who} mangler alias. Ikke noe skilt, ingen invitasjon og ingen liste før det finnes."
    said = [_FORMS[form] for form in forms.split("|")]
    lacking = " eller ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else said[0]
    return f"{who} mangler dekknavn for {lacking}, og er utelatt der til det finnes."


def _rank(finding: Finding, names: Names) -> str:
    facts = dict(finding.facts)
    if not facts["rank"]:
        return f"{_people(finding, names)} leder delegasjonen {facts['delegation']} og kommer ikke."
    return f"{_people(finding, names)} har rang {facts['rank']}. Avtalt for {facts['delegation']}: {facts['agreed']}."


def _cover(finding: Finding, names: Names) -> str:
    if finding.sessions:
        return (
            f"{_sessions(finding)} gjelder tjenstlig behov og mangler dekktittel. "
            "Ingen invitasjon og ikke noe program før den finnes."
        )
    return f"{finding.event} er diskret og mangler dekktittel. Ingenting går ut før den finnes."


def _glyph(finding: Finding, names: Names) -> str:
    who = _people(finding, names)
    lead = f"{who}: ingen" if who else "Ingen"
    return f"{lead} skrift har {_fact(finding, 'characters')} ({_field(finding)}). Skriv det på en annen måte."


_ASKED: dict[str, str] = {
    QuestionType.AMBIGUOUS_DATE: "{ref}: {field} kan være to dager.",
    QuestionType.AMBIGUOUS_TIME: "{ref}: {field} kan være to tidspunkter.",
    QuestionType.NONEXISTENT_TIME: "{ref}: {field} er et tidspunkt klokken hopper over.",
    QuestionType.WHICH_ROOM: "{ref}: {field} kan være flere rom.",
    QuestionType.SPLIT_NAME: "{ref}: {field} viser ikke hva som er etternavnet.",
    QuestionType.WHICH_PERSON: "{ref}: {field} kan være flere personer.",
}


def _question(finding: Finding, names: Names) -> str:
    """By ref, as the question names it; the value stays out, it may be somebody's name."""
    field, _, ref = _fact(finding, "question").partition(":")
    if _fact(finding, "type") == QuestionType.SAME_PERSON:
        return f"{ref.replace('+', ' og ')} kan være én person."
    return _ASKED[_fact(finding, "type")].format(field=field_word(field, "nb"), ref=ref)


SENTENCES: dict[FindingKind, Callable[[Finding, Names], str]] = {
    FindingKind.ROOM_CLASH: lambda f, n: f"{f.room} har {_sessions(f)} samtidig, {_span(f, n)}. Flytt én av dem.",
    FindingKind.PERSON_CLASH: lambda f, n: f"{_people(f, n)} er i {_sessions(f)} samtidig, {_span(f, n)}.",
    FindingKind.SEPARATION: _separation,
    FindingKind.ALIAS_MISSING: _alias,
    FindingKind.COVER_MISSING: _cover,
    FindingKind.COVER_SHARED: lambda f, n: f"{_people(f, n)} har samme dekknavn på {f.event}. Endre ett av dem.",
    FindingKind.ORGANISER_MISSING: lambda f, n: (
        f"{f.event} mangler en gyldig e-postadresse til arrangøren. Ingen invitasjoner før den finnes."
    ),
    FindingKind.TEXT_OVERFLOW: lambda f, n: (
        f"{_people(f, n) or f.room or f.event}: {_field(f)} får ikke plass i den minste størrelsen. Kort det ned."
    ),
    FindingKind.MISSING_GLYPH: _glyph,
    FindingKind.CAPACITY: lambda f, n: (
        f"{_sessions(f)} venter {counted(_fact(f, 'expected'), 'person', 'personer')}; "
        f"{f.room} har plass til {_fact(f, 'capacity')}."
    ),
    FindingKind.DELEGATION_SIZE: lambda f, n: (
        f"Delegasjonen {_fact(f, 'delegation')} har {counted(_fact(f, 'coming'), 'person', 'personer')}. "
        f"Avtalt: {_fact(f, 'agreed')}."
    ),
    FindingKind.DELEGATION_RANK: _rank,
    FindingKind.INTERPRETATION: lambda f, n: (
        f"{_sessions(f)} trenger {counted(_fact(f, 'needed'), 'tolkeboks', 'tolkebokser')}; "
        f"{f.room} har {_fact(f, 'booths')}."
    ),
    FindingKind.OUTSIDE_EVENT: lambda f, n: f"{_sessions(f)} ligger utenfor datoene til {f.event}: {_span(f, n)}.",
    FindingKind.AVAILABILITY: lambda f, n: f"{_people(f, n) or f.room} er ikke tilgjengelig for {_sessions(f)}.",
    FindingKind.CONSENT_MISSING: lambda f, n: f"{_people(f, n)} har ikke samtykket til opptak av {_sessions(f)}.",
    FindingKind.OUTDATED: lambda f, n: (
        f"{_people(f, n)} har en invitasjon til {_sessions(f) or f.event} som ikke lenger stemmer. Utsted den på nytt."
    ),
    FindingKind.NO_ROOM: lambda f, n: f"{_sessions(f)} har ikke rom ennå.",
    FindingKind.NO_TIME: lambda f, n: f"{_sessions(f)} har ikke tid ennå.",
    FindingKind.QUESTION: _question,
}


_BUSY_JOURNEYS = {"arrival": "ankomst", "departure": "avreise"}


def _busy(finding: Finding, names: Names) -> str:
    where = _busy_where(finding, names)
    if finding.kind is FindingKind.ROOM_CLASH:
        return f"{finding.room} er opptatt i en annen krets {where}."
    return f"{_people(finding, names)} er opptatt i en annen krets {where}. Et annet tidspunkt eller sted kan gå."


def _busy_where(finding: Finding, names: Names) -> str:
    facts = dict(finding.facts)
    if "hotel" in facts:
        return f"på {facts['hotel']}: {nearness.nights(finding, 'nb')}"
    if finding.start is None or finding.sessions:
        return f"under {_sessions(finding)}, {_span(finding, names)}"
    if "vehicle" in facts:
        return f"under turen med {facts['vehicle']}, {_span(finding, names)}"
    return f"ved {_BUSY_JOURNEYS[facts['journey']]}, {names.clock(finding.start)}"


def finding(one: Finding, names: Names) -> str:
    """One sentence or two; people appear only as `names` gives them."""
    if one.elsewhere:
        return _busy(one, names)
    near = nearness.near(one, _people(one, names), _span(one, names), "nb")
    return near or SENTENCES[one.kind](one, names)


_PROBLEMS: dict[ProblemType, str] = {
    ProblemType.INVALID_EMAIL: "Rad {row}: dette er ikke en e-postadresse. Den beholdes som skrevet, og brukes aldri.",
    ProblemType.BAD_DATE: "Rad {row}, {field}: datoen finnes ikke. Feltet er tomt; skriv for eksempel 2027-06-14.",
    ProblemType.BAD_TIME: "Rad {row}, {field}: dette er ikke et klokkeslett. Feltet er tomt; skriv for eksempel 15:30.",
    ProblemType.UNKNOWN_VALUE: "Rad {row}, {field}: ordet er ikke blant dem som er kjent. {outcome}",
    ProblemType.UNKNOWN_REF: "Rad {row}, {field}: viser til noe som ikke er i dette arbeidsområdet. {outcome}",
    ProblemType.UNKNOWN_ROOM: "Rad {row}: ingen rom har dette navnet. Økten kommer inn uten rom.",
    ProblemType.MISSING_NAME: "Rad {row}: det er ikke noe navn, uansett skrift. {outcome}",
    ProblemType.MISSING_KEY: "Rad {row}: {field} er tom. {outcome}",
    ProblemType.UNKNOWN_PERSON: "Rad {row}: ingen på arrangementet heter dette, og listen lager ingen. {outcome}",
    ProblemType.ENDS_FIRST: "Rad {row}: {field} er før begynnelsen. {outcome}",
    ProblemType.TOO_LONG: "Rad {row}: {field} er for lang til å være et navn. {outcome}",
    ProblemType.NO_PLACE: "Rad {row}: plassen finnes ikke; raden eller bordet har færre. {outcome}",
    ProblemType.SEAT_TAKEN: "Rad {row}: en tidligere rad har en annen på denne plassen. {outcome}",
    ProblemType.SITS_TWICE: "Rad {row}: en tidligere rad har samme person på en annen plass. {outcome}",
    ProblemType.SAME_NIGHT: "Rad {row}: en tidligere rad har samme person i et annet rom den natten. {outcome}",
    ProblemType.VEHICLE_FULL: "Rad {row}: flere skal være med enn bilen har seter. Alle kommer inn.",
}
_CAREFUL = {"visibility": "bare arrangør", "discretion": "diskret"}


def problem(one: Problem) -> str:
    """What is wrong in which row; the value itself is not repeated, it may be somebody's name."""
    outcome = "Raden er utelatt." if one.rejected else "Raden kommer inn uten det."
    if one.field in _CAREFUL:
        outcome = f"Det leses som {_CAREFUL[one.field]}."
    return _PROBLEMS[one.type].format(row=one.row, field=field_word(one.field, "nb"), outcome=outcome)
