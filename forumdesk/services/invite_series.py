"""Which of somebody's sessions go out as one recurring invite, and by which rule."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from forumdesk.domain import recurring
from forumdesk.domain.cards import Appointment
from forumdesk.domain.events import Event
from forumdesk.domain.programme import Session
from forumdesk.domain.recurring import Occurrence, Plan, Rule
from forumdesk.exporters import timezones
from forumdesk.services.invite_ledger import Ledger


@dataclass(frozen=True, slots=True)
class Bundle:
    """Sessions of one series for one person, in their order, and the rule for them."""

    occurrences: tuple[Occurrence, ...]
    plan: Plan

    @property
    def sessions(self) -> tuple[str, ...]:
        return tuple(one.session_id for one in self.occurrences)


def bundles(
    event: Event, ledger: Ledger, person_id: str, told: Sequence[tuple[Session, Appointment]]
) -> Iterator[Bundle]:
    """What of these goes out together. Who holds single invites to a series keeps single ones."""
    series: dict[tuple[str, ...], list[tuple[Session, Appointment]]] = {}
    held = {session.id: ledger.known.get((person_id, session.id)) for session, _ in told}
    # What went out as one stays one, whatever its sessions are called by now.
    known = {
        recurring.series_of(session, event): (one.uid,)
        for session, _ in told
        if (one := held[session.id]) is not None and one.series
    }
    for session, appointment in told:
        one = held[session.id]
        name = recurring.series_of(session, event)
        if one is not None and one.series:
            series.setdefault((one.uid,), []).append((session, appointment))
        elif one is None and name is not None:
            series.setdefault(known.get(name, name), []).append((session, appointment))
    for some in series.values():
        found = _bundle(ledger, person_id, some)
        if found is not None:
            yield found


def _bundle(ledger: Ledger, person_id: str, told: Sequence[tuple[Session, Appointment]]) -> Bundle | None:
    rows = ledger.series_of(person_id, (session.id for session, _ in told))
    uid = rows[0].uid if rows else ""
    whole = [one for one in ledger.known.values() if uid and one.uid == uid]
    rule = Rule.from_text(rows[0].series) if rows else None
    slots = {one.session_id: one.recurrence_id for one in whole}
    occurrences = [Occurrence(session.id, appointment, slots.get(session.id)) for session, appointment in told]
    wanted = {one.session_id for one in occurrences}
    taken = [one.recurrence_id for one in whole if one.session_id not in wanted and one.recurrence_id is not None]
    zone = Counter(one.appointment.span.zone for one in occurrences).most_common(1)[0][0]
    tries = [recurring.plan(occurrences, zone, rule, taken)]
    held = [one for one in occurrences if one.slot is not None]
    tries.append(recurring.plan(held, rule.zone, rule, taken) if rule else recurring.plan(occurrences, "", None))
    plan = next((one for one in tries if one is not None and _fits(one.rule)), None)
    if plan is None:
        return None
    return Bundle(tuple(one for one in occurrences if one.session_id in plan.slots), plan)


def _fits(rule: Rule) -> bool:
    """Whether a calendar file can tell every time of the rule by the clock of its zone."""
    if not rule.zone:
        return True
    length = timedelta(minutes=rule.minutes)
    moments = [moment for slot in rule.slots() for moment in (slot, slot + length)]
    return timezones.fitting(rule.zone, tuple(moments)) is not None
