"""The invitations of an event as they are, and as an issue makes them: their UIDs, their SEQUENCE, what they said."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from forumdesk.domain import disclosure
from forumdesk.domain.cards import Appointment
from forumdesk.domain.events import Event
from forumdesk.domain.invitations import Invitation, InvitationState
from forumdesk.domain.recurring import Occurrence, Plan, Rule
from forumdesk.services.invite_files import Key


@dataclass
class Ledger:
    """`known` is what stands before, `written` what this issue makes of it; `row_id` and `uid` make new ones."""

    event: Event
    now: datetime
    known: dict[Key, Invitation]
    row_id: Callable[[], str]
    uid: Callable[[], str]
    written: dict[Key, Invitation] = field(default_factory=dict)
    _made: dict[str, tuple[Appointment, ...]] = field(default_factory=dict)

    def enter(self, key: Key, now_said: str) -> Invitation:
        """The invitation with what is said now. SEQUENCE rises when time, place or status differ from last time.

        Outlook drops the whole invite when SEQUENCE goes backwards, so it is stored, not counted.
        """
        if key in self.written:
            return self.written[key]
        last = self.known.get(key)
        if last is None:
            made = self._new(key, self.uid(), 0, now_said)
        else:
            rises = disclosure.moved(last.said, now_said)
            made = self._again(last, last.sequence + rises, now_said)
        self.written[key] = made
        return made

    def series_of(self, person_id: str, sessions: Iterable[str]) -> list[Invitation]:
        """What the person has of a series, the rows that are held first."""
        found = (self.known.get((person_id, one)) for one in sessions)
        rows = [one for one in found if one is not None and one.series]
        return sorted(rows, key=lambda one: one.state is not InvitationState.ISSUED)

    def enter_series(self, person_id: str, plan: Plan, occurrences: Sequence[Occurrence]) -> tuple[Appointment, ...]:
        """The recurring appointment and those that stand apart from it, with UID and SEQUENCE."""
        first = self.written.get((person_id, occurrences[0].session_id))
        if first is not None:
            return self._made[first.uid]
        rows = self.series_of(person_id, (one.session_id for one in occurrences))
        rows += [one for one in self._others(rows) if one not in rows]
        uid = rows[0].uid if rows else self.uid()
        rule = replace(plan.rule, sequence=_sequence(plan.rule, rows))
        text = rule.to_text()
        apart = []
        for one in occurrences:
            key = (person_id, one.session_id)
            said, slot = disclosure.said(one.appointment), plan.slots[one.session_id]
            last = self.known.get(key)
            last = last if last is not None and last.series else None
            own = last.sequence + disclosure.moved(last.said, said) if last else rule.sequence
            # Who has one that stood apart keeps it until a newer one says otherwise.
            differs = one.session_id in plan.apart or own > rule.sequence
            sequence = max(own, rule.sequence) if differs else rule.sequence
            made = self._again(last, sequence, said) if last else self._new(key, uid, sequence, said)
            self.written[key] = replace(made, uid=uid, series=text, recurrence_id=slot)
            if differs:
                apart.append(replace(one.appointment, uid=uid, sequence=sequence, recurrence_id=slot))
        self._made[uid] = (rule.appointment(uid), *sorted(apart, key=lambda one: str(one.recurrence_id)))
        return self._made[uid]

    def _others(self, rows: Sequence[Invitation]) -> list[Invitation]:
        """Further rows of the same UID: sessions that the person was taken out of."""
        uids = {one.uid for one in rows}
        return [one for one in self.known.values() if one.uid in uids]

    def _new(self, key: Key, uid: str, sequence: int, said: str) -> Invitation:
        return Invitation(self.row_id(), key[0], self.event.id, key[1], uid, sequence, self.now, said)

    def _again(self, last: Invitation, sequence: int, said: str) -> Invitation:
        return replace(
            last,
            sequence=sequence,
            issued_at=self.now,
            said=said,
            state=InvitationState.ISSUED,
            times=last.times + 1,
        )


def _sequence(rule: Rule, rows: Sequence[Invitation]) -> int:
    """That of the rule as it was issued while its times and place stand, else above all that went out of it."""
    if not rows:
        return 0
    before = Rule.from_text(rows[0].series)
    if rows[0].state is InvitationState.ISSUED and rule.same_times(before):
        return before.sequence
    return max(before.sequence, *(one.sequence for one in rows)) + 1
