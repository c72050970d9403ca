"""The JSON of the command line, a contract: plain dictionaries made from what services return."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from forumdesk.cli.outcome import Document
from forumdesk.domain.disclosure import LeftOut, PersonView
from forumdesk.domain.moments import utc_text
from forumdesk.domain.questions import Question
from forumdesk.services.badge_register import Entry, Tally
from forumdesk.services.checking import Noticed
from forumdesk.services.viewing import EventView
from forumdesk.words import findings as words


def message(noticed: Noticed) -> str:
    """The finding in a sentence, times in its event's zone."""
    names = dict(noticed.people)
    zone = ZoneInfo(noticed.zone)

    def clock(moment: datetime) -> str:
        return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"

    return words.finding(noticed.finding, words.Names(lambda ref: names.get(ref, ref), clock))


def finding(noticed: Noticed) -> Document:
    one = noticed.finding
    return {
        "id": one.id,
        "kind": one.kind.value,
        "severity": one.severity.value,
        "event": one.event,
        "events": list(one.events),
        "sessions": list(one.sessions),
        "people": list(one.people),
        "room": one.room,
        "rule": one.rule,
        "start": utc_text(one.start) if one.start else None,
        "end": utc_text(one.end) if one.end else None,
        "message": message(noticed),
        "accepted": noticed.accepted,
    }


def findings(noticed: Iterable[Noticed]) -> list[Document]:
    return [finding(one) for one in noticed]


def left_out(people: Iterable[LeftOut]) -> list[Document]:
    return [_left(one) for one in people]


def _left(one: LeftOut) -> Document:
    """`form` is there where the cover name for one form is missing."""
    document: Document = {"ref": one.ref, "why": one.why.value}
    if one.form:
        document["form"] = one.form
    return document


def question(one: Question) -> Document:
    """A pair has refs and evidence, a cell has row, ref, field and value; all have id, type and choices."""
    document: Document = {"id": one.key, "type": one.type.value}
    if one.row is not None:
        document["row"] = one.row
    if one.field:
        document |= {"ref": one.refs[0], "field": one.field, "value": one.value}
    else:
        document["refs"] = list(one.refs)
    if one.evidence:
        document["evidence"] = one.evidence
    return {**document, "choices": list(one.choices)}


def badge(one: Entry) -> Document:
    return {
        "serial": one.serial,
        "ref": one.ref,
        "name": one.name,
        "category": str(one.category or ""),
        "state": str(one.state),
        "reason": one.reason,
        "page": one.page,
        "slot": one.slot,
        "printed": utc_text(one.printed_at) if one.printed_at else None,
        "moved": utc_text(one.moved_at) if one.moved_at else None,
    }


def tally(one: Tally) -> Document:
    return {
        "category": str(one.category or ""),
        "ready": one.ready,
        "issued": one.issued,
        "returned": one.returned,
        "outstanding": one.outstanding,
        "lost": one.lost,
    }


def event(view: EventView) -> Document:
    one = view.event
    return {
        "code": one.code,
        "title": one.title,
        "kind": one.kind.value,
        "start": one.start_date.isoformat() if one.start_date else "",
        "end": one.end_date.isoformat() if one.end_date else "",
        "zone": one.zone,
        "people": view.people,
        "sessions": view.sessions,
    }


def person(view: PersonView) -> Document:
    return {
        "ref": view.ref,
        "also": list(view.also),
        "print_name": view.print_name,
        "name_native": view.name_native,
        "organisation": view.organisation,
        "category": str(view.category),
        "answer": str(view.answer),
        "alias": view.alias,
        "visibility": str(view.visibility),
        "dob": view.dob,
        "arrival": view.arrival,
        "departure": view.departure,
        "events": list(view.events),
        "email": view.email,
        "emails": list(view.emails),
    }
