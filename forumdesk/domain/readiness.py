"""What is missing, too small or too many before an event can go ahead."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from . import ranks
from .addresses import can_be_address
from .clashes import live, timed
from .covers import forms_missing, names_shared
from .events import Event
from .findings import Finding, FindingKind
from .participation import Delegation, Participation
from .programme import Interpretation, Role, Session, SessionKind, SessionVisibility
from .snapshot import Snapshot, grouped

MUST_CONSENT = frozenset({Role.SPEAKER, Role.OPENER})


def _of_event(kind: FindingKind, event: Event, people: tuple[str, ...] = ()) -> Finding:
    return Finding(kind, event=event.code, events=(event.code,), people=people)


def _of_session(
    snapshot: Snapshot, kind: FindingKind, session: Session, facts: tuple[tuple[str, str], ...] = ()
) -> Finding:
    event = snapshot.events[session.event_id]
    span = timed(session)
    room = snapshot.rooms[session.room_id].name if session.room_id else None
    return Finding(
        kind,
        event=event.code,
        events=(event.code,),
        sessions=(session.code,),
        room=room,
        start=span.start if span else None,
        end=span.end if span else None,
        facts=facts,
    )


def aliases_missing(snapshot: Snapshot) -> Iterator[Finding]:
    """Of who lacks the alias, everything is stopped; of who has names for some forms, the outputs of the others."""
    for one in snapshot.participations:
        forms = forms_missing(one)
        if one.alias_missing or forms:
            ref = snapshot.people[one.person_id].ref
            found = _of_event(FindingKind.ALIAS_MISSING, snapshot.events[one.event_id], people=(ref,))
            yield replace(found, facts=(("forms", "|".join(forms)),)) if forms else found


def covers_shared(snapshot: Snapshot) -> Iterator[Finding]:
    """One cover name for several people at an event, where any of them has names for single forms."""
    for event in snapshot.events.values():
        for name, people in names_shared(snapshot.at_event.get(event.id, ())).items():
            if any(one.has_forms for one in people):
                refs = tuple(sorted(snapshot.people[one.person_id].ref for one in people))
                found = _of_event(FindingKind.COVER_SHARED, event, people=refs)
                yield replace(found, facts=(("name", name),))


def covers_missing(snapshot: Snapshot) -> Iterator[Finding]:
    """A discreet event without a cover title, and a session that only a cover title may name and that has none."""
    for event in snapshot.events.values():
        if event.discreet and not event.cover_title:
            yield _of_event(FindingKind.COVER_MISSING, event)
    for session in live(snapshot):
        event = snapshot.events[session.event_id]
        uncovered = not (session.cover_title or event.cover_title)
        if session.visibility is SessionVisibility.NEED_TO_KNOW and uncovered and not event.discreet:
            yield _of_session(snapshot, FindingKind.COVER_MISSING, session)


def organisers_missing(snapshot: Snapshot) -> Iterator[Finding]:
    """No mailbox, or one that cannot be an address: no answer would ever reach it."""
    for event in snapshot.events.values():
        if not can_be_address(event.organiser_email):
            yield _of_event(FindingKind.ORGANISER_MISSING, event)


def capacities(snapshot: Snapshot) -> Iterator[Finding]:
    """More distinct people expected than the room holds in the session's set-up."""
    for session in live(snapshot):
        if session.room_id is None:
            continue
        capacity = snapshot.rooms[session.room_id].capacity_for(session.set_up)
        expected = len(snapshot.people_in(session))
        if capacity is not None and expected > capacity:
            facts = (("expected", str(expected)), ("capacity", str(capacity)))
            yield _of_session(snapshot, FindingKind.CAPACITY, session, facts)


def ride_seats(snapshot: Snapshot) -> Iterator[Finding]:
    """More people to go along on a ride than the vehicle has seats."""
    for ride_id, aboard in grouped((one.ride_id, one.person_id) for one in snapshot.passengers).items():
        ride = snapshot.rides[ride_id]
        vehicle = snapshot.vehicles[ride.vehicle_id]
        going = sum(snapshot.coming(person_id, vehicle.event_id) for person_id in aboard)
        if vehicle.seats is not None and going > vehicle.seats:
            facts = (("expected", str(going)), ("capacity", str(vehicle.seats)), ("vehicle", vehicle.code))
            finding = _of_event(FindingKind.CAPACITY, snapshot.events[vehicle.event_id])
            start, end = ride.on_the_way
            yield replace(finding, start=start, end=end, facts=facts)


def _members(snapshot: Snapshot, delegation: Delegation) -> list[Participation]:
    at_event = snapshot.at_event.get(delegation.event_id, ())
    return [one for one in at_event if one.delegation == delegation.code and one.coming]


def delegation_sizes(snapshot: Snapshot) -> Iterator[Finding]:
    for delegation in snapshot.delegations:
        coming = len(_members(snapshot, delegation))
        if delegation.agreed_size is not None and coming > delegation.agreed_size:
            facts = (("coming", str(coming)), ("agreed", str(delegation.agreed_size)), ("delegation", delegation.code))
            yield _of_delegation(snapshot, FindingKind.DELEGATION_SIZE, delegation, facts)


def delegation_ranks(snapshot: Snapshot) -> Iterator[Finding]:
    """The head is certainly less senior than agreed, or does not come at all."""
    for delegation in snapshot.delegations:
        if delegation.head_id is None or not delegation.lead_rank:
            continue
        head = snapshot.people[delegation.head_id]
        away = not snapshot.coming(head.id, delegation.event_id)
        if away or ranks.lower(head.rank_class, delegation.lead_rank):
            facts = (
                ("rank", "" if away else head.rank_class),
                ("agreed", delegation.lead_rank),
                ("delegation", delegation.code),
            )
            yield _of_delegation(snapshot, FindingKind.DELEGATION_RANK, delegation, facts, (head.ref,))


def _of_delegation(
    snapshot: Snapshot,
    kind: FindingKind,
    delegation: Delegation,
    facts: tuple[tuple[str, str], ...],
    people: tuple[str, ...] = (),
) -> Finding:
    code = snapshot.events[delegation.event_id].code
    return Finding(kind, event=code, events=(code,), people=people, facts=facts)


def booths_needed(session: Session) -> int:
    """One booth per language; two languages share one."""
    if session.interpretation is not Interpretation.SIMULTANEOUS:
        return 0
    languages = len(set(session.languages))
    return 1 if languages == 2 else languages


def interpretation(snapshot: Snapshot) -> Iterator[Finding]:
    for session in live(snapshot):
        needed = booths_needed(session)
        if session.room_id is not None and needed > snapshot.rooms[session.room_id].booths:
            booths = snapshot.rooms[session.room_id].booths
            facts = (("needed", str(needed)), ("booths", str(booths)))
            yield _of_session(snapshot, FindingKind.INTERPRETATION, session, facts)


def _days(event: Event) -> tuple[datetime, datetime] | None:
    """From the first midnight up to the midnight after the last day, where the event is."""
    if event.start_date is None:
        return None
    zone = ZoneInfo(event.zone)
    last = event.end_date or event.start_date
    first = datetime.combine(event.start_date, time(), zone)
    return first, datetime.combine(last + timedelta(days=1), time(), zone)


def outside_event(snapshot: Snapshot) -> Iterator[Finding]:
    for session in live(snapshot):
        span, days = timed(session), _days(snapshot.events[session.event_id])
        if span is not None and days is not None and not (days[0] <= span.start and span.end <= days[1]):
            yield _of_session(snapshot, FindingKind.OUTSIDE_EVENT, session)


def consents_missing(snapshot: Snapshot) -> Iterator[Finding]:
    """A recording needs the consent of each speaker; no answer is no consent."""
    for session in live(snapshot):
        if session.kind is not SessionKind.RECORDING:
            continue
        roles = snapshot.roles_of_session.get(session.id, ())
        speakers = dict.fromkeys(role.person_id for role in roles if role.role in MUST_CONSENT)
        for person_id in speakers:
            one = snapshot.participation(person_id, session.event_id)
            if one is None or (one.coming and not one.consent_recording):
                finding = _of_session(snapshot, FindingKind.CONSENT_MISSING, session)
                yield replace(finding, people=(snapshot.people[person_id].ref,))


def unplaced(snapshot: Snapshot) -> Iterator[Finding]:
    """Sessions without a room (unless remote), and sessions without a time."""
    for session in live(snapshot):
        if session.room_id is None and not session.remote:
            yield _of_session(snapshot, FindingKind.NO_ROOM, session)
        if timed(session) is None:
            yield _of_session(snapshot, FindingKind.NO_TIME, session)


def open_questions(snapshot: Snapshot) -> Iterator[Finding]:
    by_code = {one.code: one for one in snapshot.sessions.values()}
    for question in snapshot.questions:
        if not question.open:
            continue
        people = [snapshot.person_by_ref[ref] for ref in question.refs if ref in snapshot.person_by_ref]
        sessions = [by_code[ref] for ref in question.refs if ref in by_code]
        of_people = {one.event_id for person in people for one in snapshot.of_person.get(person.id, ())}
        events = sorted(snapshot.events[key].code for key in of_people | {one.event_id for one in sessions})
        yield Finding(
            FindingKind.QUESTION,
            event=events[0] if events else "",
            events=tuple(events),
            sessions=tuple(one.code for one in sessions),
            people=tuple(sorted({person.ref for person in people})),
            facts=(("question", question.key), ("type", question.type.value)),
        )


CHECKS: tuple[Callable[[Snapshot], Iterator[Finding]], ...] = (
    aliases_missing,
    covers_missing,
    covers_shared,
    organisers_missing,
    capacities,
    ride_seats,
    delegation_sizes,
    delegation_ranks,
    interpretation,
    outside_event,
    consents_missing,
    unplaced,
    open_questions,
)
