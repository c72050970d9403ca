"""Delegations of an event: what the list shows of them, and changing them; a new code goes to all who bear it."""

from dataclasses import dataclass, replace

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.collation import sort_key
from forumdesk.domain.orders import AgreedOrder
from forumdesk.domain.participation import Delegation, Participation
from forumdesk.domain.separation import Scope, SeparationRule
from forumdesk.domain.snapshot import Snapshot
from forumdesk.services.choosing import event_of
from forumdesk.services.errors import AlreadyThereError, EmptyNameError, RuleNamesItError
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DelegationView:
    """A delegation, with its event, how many of it come, and its members as (ref, name as the organiser sees it)."""

    delegation: Delegation
    event_code: str
    coming: int
    head: str
    members: tuple[tuple[str, str], ...]


def delegations(workspace: Workspace, event_code: str | None = None) -> list[DelegationView]:
    """Those of one event, or all; by code."""
    snapshot = workspace.snapshot()
    wanted = event_of(snapshot, event_code).id if event_code is not None else None
    found = [_view(snapshot, one) for one in snapshot.delegations if wanted in (None, one.event_id)]
    return sorted(found, key=lambda view: (view.event_code, view.delegation.code.casefold()))


def _view(snapshot: Snapshot, delegation: Delegation) -> DelegationView:
    event = snapshot.events[delegation.event_id]
    members = _members(snapshot, delegation)
    people = [snapshot.people[one.person_id] for one in members]
    named = [(one.ref, disclosure.display_name(snapshot, one.id, event.id)) for one in people]
    head = snapshot.people.get(delegation.head_id or "")
    return DelegationView(
        delegation,
        event.code,
        sum(one.coming for one in members),
        head.ref if head else "",
        tuple(sorted(named, key=lambda pair: sort_key(pair[1], event.language))),
    )


def _members(snapshot: Snapshot, delegation: Delegation) -> list[Participation]:
    return [one for one in snapshot.at_event.get(delegation.event_id, ()) if one.delegation == delegation.code]


def add(workspace: Workspace, event_code: str, code: str) -> ChangeSet:
    """A new delegation. EmptyNameError, AlreadyThereError, UnknownError for the event."""
    event = event_of(workspace.snapshot(), event_code)
    _free(workspace, event.id, code)
    with workspace.transaction(Label.DELEGATION_ADDED) as tx:
        tx.save(Delegation(tx.new_id(), event.id, code.strip()))
    return tx.change_set


def change(workspace: Workspace, delegation_id: str, field: str, value: object) -> ChangeSet:
    """One field. A new code goes to its members, and to the rules and orders that name it, in the same step."""
    with workspace.transaction(Label.DELEGATION_CHANGED) as tx:
        delegation = tx.get(Delegation, delegation_id)
        if field == "code":
            _free(workspace, delegation.event_id, str(value), delegation_id)
            _rename(tx, delegation, str(value))
        tx.save(replace(delegation, **{field: value}))  # type: ignore[arg-type]  # by name
    return tx.change_set


def change_head(workspace: Workspace, delegation_id: str, ref: str) -> ChangeSet:
    """Who leads it, by ref; nobody for an empty one."""
    person = workspace.snapshot().person_by_ref[ref] if ref else None
    return change(workspace, delegation_id, "head_id", person.id if person else None)


def remove(workspace: Workspace, delegation_id: str) -> ChangeSet:
    """Its members are of no delegation then. RuleNamesItError while a separation rule names it."""
    with workspace.transaction(Label.DELEGATION_REMOVED) as tx:
        delegation = tx.get(Delegation, delegation_id)
        for rule in tx.all(SeparationRule):
            if _names(rule, delegation):
                raise RuleNamesItError(rule.code)
        members = tx.where(Participation, event_id=delegation.event_id, delegation=delegation.code)
        tx.save_all(replace(one, delegation="") for one in members)
        tx.remove(delegation)
    return tx.change_set


def _rename(tx: Transaction, delegation: Delegation, code: str) -> None:
    members = tx.where(Participation, event_id=delegation.event_id, delegation=delegation.code)
    tx.save_all(replace(one, delegation=code) for one in members)
    for order in tx.where(AgreedOrder, event_id=delegation.event_id):
        renamed = tuple(code if one == delegation.code else one for one in order.delegations)
        tx.save(replace(order, delegations=renamed))
    for rule in tx.all(SeparationRule):
        if _names(rule, delegation):
            sides = {side: code for side in ("left", "right") if getattr(rule, side) == delegation.code}
            tx.save(replace(rule, **sides))  # type: ignore[arg-type]  # both are texts


def _names(rule: SeparationRule, delegation: Delegation) -> bool:
    of_this = rule.scope is Scope.DELEGATION and rule.event_id == delegation.event_id
    return of_this and delegation.code in (rule.left, rule.right)


def _free(workspace: Workspace, event_id: str, code: str, itself: str = "") -> None:
    if not code.strip():
        raise EmptyNameError
    others = [one for one in workspace.all(Delegation) if one.event_id == event_id and one.id != itself]
    if any(one.code.casefold() == code.strip().casefold() for one in others):
        raise AlreadyThereError("delegation", code.strip())
