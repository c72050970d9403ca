"""Separation rules: what each finds today, what a change would find, and making, changing, copying, removing them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.separating import RuleTrial
from forumdesk.domain.separation import TIMED, Fault, Scope, SeparationKind, SeparationRule, fault, says_the_same
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services.checking import Noticed, noticed
from forumdesk.services.choosing import event_of
from forumdesk.services.errors import NoDelegationError, SameRuleError, UnfitRuleError
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace

COVERED = ""
"""Stands for the name of a masked person where it would tell which organisation they are of."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side as the screen may name it, and by what it is found. `key` is empty where it is gone."""

    key: str
    name: str
    hidden: bool = False
    searched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with its sides, its event's code (empty for every event), and what it finds now.

    `planned` says whether what it is about (seats, rides, floors) is planned at all.
    """

    rule: SeparationRule
    event: str
    left: Side
    right: Side
    found: tuple[Noticed, ...]
    planned: bool = True


@dataclass(frozen=True, slots=True)
class Preview:
    """What a rule that nobody wrote yet would find, and how much the one it replaces finds now."""

    found: tuple[Noticed, ...]
    now: int
    fault: Fault | None
    planned: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What a rule can be about, seen from one event: its sides by scope, and every event as (id, code, title)."""

    sides: dict[Scope, tuple[Side, ...]]
    events: tuple[tuple[str, str, str], ...]
    here: str | None


def rules(workspace: Workspace, event_code: str | None = None) -> list[RuleView]:
    """Every rule, or those that hold at one event, by code; what they find is what concerns that event."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code) if event_code is not None else None
    trial = RuleTrial(snapshot)
    hold = [one for one in snapshot.rules if event is None or one.event_id in (None, event.id)]
    return [_view(snapshot, trial, rule, event_code) for rule in sorted(hold, key=lambda one: one.code)]


def _view(snapshot: Snapshot, trial: RuleTrial, rule: SeparationRule, event_code: str | None) -> RuleView:
    event = snapshot.events.get(rule.event_id or "")
    left, right = (_side(snapshot, rule, key) for key in (rule.left, rule.right))
    found = _found(snapshot, trial, rule, event_code)
    return RuleView(rule, event.code if event else "", left, right, found, trial.planned(rule))


def _found(snapshot: Snapshot, trial: RuleTrial, rule: SeparationRule, event_code: str | None) -> tuple[Noticed, ...]:
    """A rule of organisations names no masked person: the alias beside it would tell where they come from."""
    found = noticed(snapshot, trial.findings(rule, event_code))
    if rule.scope is Scope.ORGANISATION:
        found = [replace(one, people=tuple(_uncovered(snapshot, *pair) for pair in one.people)) for one in found]
    return tuple(found)


def found_of_kind(snapshot: Snapshot, kind: SeparationKind, event_code: str) -> tuple[Noticed, ...]:
    """What the rules of one kind find at an event, in the workspace as it is or as it would be."""
    event = event_of(snapshot, event_code)
    held = [one for one in snapshot.rules if one.kind is kind and one.event_id in (None, event.id)]
    if not held:
        return ()
    trial = RuleTrial(snapshot)
    return tuple(found for rule in held for found in _found(snapshot, trial, rule, event_code))


def _uncovered(snapshot: Snapshot, ref: str, name: str) -> tuple[str, str]:
    return ref, COVERED if disclosure.masked(snapshot, snapshot.person_by_ref[ref].id) else name


def _side(snapshot: Snapshot, rule: SeparationRule, key: str) -> Side:
    if rule.scope is Scope.PERSON and key in snapshot.people:
        return _person(snapshot, key, rule.event_id)
    if rule.scope is Scope.ORGANISATION and key in snapshot.organisations:
        return _organisation(snapshot, key)
    return Side(key, key) if rule.scope is Scope.DELEGATION else Side("", "")


def _person(snapshot: Snapshot, person_id: str, event_id: str | None) -> Side:
    person = snapshot.people[person_id]
    name = disclosure.display_name(snapshot, person_id, event_id)
    hidden = disclosure.masked(snapshot, person_id)
    own = () if hidden else (person.print_name, person.given_name, person.family_name, person.native_name)
    return Side(person_id, name, hidden, (name, person.ref, *own))


def _organisation(snapshot: Snapshot, organisation_id: str) -> Side:
    found = snapshot.organisations[organisation_id]
    return Side(organisation_id, found.name, searched=(found.name, found.short, *found.aliases))


def choices(workspace: Workspace, event_code: str | None = None) -> Choices:
    """Whom a rule can keep apart: people at the event (or everybody), every organisation, its delegations."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code) if event_code is not None else None
    here = event.id if event else None
    people = [one.person_id for one in snapshot.at_event.get(event.id, ())] if event else list(snapshot.people)
    codes = {one.code for one in snapshot.delegations if here in (None, one.event_id)}
    codes |= {one.delegation for one in snapshot.participations if one.delegation and here in (None, one.event_id)}
    found = {
        Scope.PERSON: [_person(snapshot, one, here) for one in people],
        Scope.ORGANISATION: [_organisation(snapshot, one) for one in snapshot.organisations],
        Scope.DELEGATION: [Side(code, code, searched=(code,)) for code in codes],
    }
    sides = {scope: tuple(sorted(some, key=lambda one: one.name.casefold())) for scope, some in found.items()}
    events = sorted(snapshot.events.values(), key=lambda one: (str(one.start_date), one.code))
    return Choices(sides, tuple((one.id, one.code, one.title or one.code) for one in events), here)


class Rehearsal:
    """What rules would find, asked again and again while one is edited: the workspace is read once, at first.

    It goes on answering for the workspace as it was then; whoever hears of a change makes a new one.
    """

    def __init__(self, event_code: str | None = None) -> None:
        self._event_code = event_code
        self._read: tuple[Snapshot, RuleTrial] | None = None
        self._now: dict[str, int] = {}

    def preview(self, workspace: Workspace, rule: SeparationRule) -> Preview:
        """`rule` as it would be; where one of its id stands, that is what it replaces."""
        if self._read is None:
            snapshot = workspace.snapshot()
            self._read = snapshot, RuleTrial(snapshot)
        snapshot, trial = self._read
        for stands in snapshot.rules:
            if stands.id == rule.id and rule.id not in self._now:
                self._now[rule.id] = len(trial.findings(stands, self._event_code))
        found = _found(snapshot, trial, rule, self._event_code)
        return Preview(found, self._now.get(rule.id, 0), fault(rule), trial.planned(rule))


def add(workspace: Workspace, rule: SeparationRule) -> ChangeSet:
    """A new rule, under a code of its own. UnfitRuleError, SameRuleError."""
    with workspace.transaction(Label.RULE_ADDED) as tx:
        made = replace(rule, id=tx.new_id(), code=_free_code(tx))
        tx.save(_fit(tx, made))
    return tx.change_set


def change(workspace: Workspace, rule: SeparationRule) -> ChangeSet:
    """A rule as it is to be, by its id; its code and own columns stay. UnfitRuleError, SameRuleError, NotFoundError."""
    with workspace.transaction(Label.RULE_CHANGED) as tx:
        stands = tx.get(SeparationRule, rule.id)
        tx.save(_fit(tx, replace(rule, code=stands.code, custom=stands.custom)))
    return tx.change_set


def copy(workspace: Workspace, rule_id: str, event_code: str) -> ChangeSet:
    """The same rule at another event. SameRuleError where it holds there already, NoDelegationError for a side."""
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    with workspace.transaction(Label.RULE_ADDED) as tx:
        rule = tx.get(SeparationRule, rule_id)
        if rule.event_id is None:
            raise SameRuleError(rule.code)
        if rule.scope is Scope.DELEGATION:
            there = {one.code for one in snapshot.delegations if one.event_id == event.id}
            there |= {one.delegation for one in snapshot.at_event.get(event.id, ())}
            for side in (rule.left, rule.right):
                if side not in there:
                    raise NoDelegationError(side, event.code)
        tx.save(_fit(tx, replace(rule, id=tx.new_id(), code=_free_code(tx), event_id=event.id, custom=())))
    return tx.change_set


def remove(workspace: Workspace, rule_id: str) -> ChangeSet:
    """The two sides may meet."""
    with workspace.transaction(Label.RULE_REMOVED) as tx:
        tx.remove(tx.get(SeparationRule, rule_id))
    return tx.change_set


def _fit(tx: Transaction, rule: SeparationRule) -> SeparationRule:
    wrong = fault(rule)
    if wrong is not None:
        raise UnfitRuleError(wrong)
    for other in tx.all(SeparationRule):
        if other.id != rule.id and says_the_same(rule, other):
            raise SameRuleError(other.code)
    return rule if rule.kind in TIMED else replace(rule, minutes=0)


def _free_code(tx: Transaction) -> str:
    taken = {one.code for one in tx.all(SeparationRule)}
    return next(code for code in _codes() if code not in taken)


def _codes() -> Iterator[str]:
    """S01, S02 ..."""
    number = 0
    while True:
        number += 1
        yield f"S{number:02}"
