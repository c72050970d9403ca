"""Organisations: what the list shows of them, and changing them one field at a time."""

from collections import Counter
from dataclasses import dataclass, replace

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.separation import Scope, SeparationRule
from forumdesk.services.errors import AlreadyThereError, EmptyNameError, RuleNamesItError
from forumdesk.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation, and how many whose names are shown come from it: to the event asked about, and in all."""

    organisation: Organisation
    here: int
    in_all: int


def organisations(workspace: Workspace, event_code: str | None = None) -> list[OrganisationView]:
    """Every organisation by name. A masked person is not counted: where they come from is hidden too."""
    snapshot = workspace.snapshot()
    event = snapshot.event_by_code.get(event_code or "")
    coming = {one.person_id for one in snapshot.at_event.get(event.id, ())} if event else set()
    shown = [one for one in snapshot.people.values() if one.organisation_id and not disclosure.masked(snapshot, one.id)]
    in_all = Counter(one.organisation_id for one in shown)
    here = Counter(one.organisation_id for one in shown if one.id in coming)
    views = [OrganisationView(one, here[one.id], in_all[one.id]) for one in snapshot.organisations.values()]
    return sorted(views, key=lambda view: view.organisation.name.casefold())


def add(workspace: Workspace, name: str) -> ChangeSet:
    """A new organisation. EmptyNameError, AlreadyThereError."""
    _free(workspace, name)
    with workspace.transaction(Label.ORGANISATION_ADDED) as tx:
        tx.save(Organisation(tx.new_id(), name.strip()))
    return tx.change_set


def change(workspace: Workspace, organisation_id: str, field: str, value: object) -> ChangeSet:
    """One field of one organisation. EmptyNameError, AlreadyThereError for a name; NotFoundError."""
    if field == "name":
        _free(workspace, str(value), organisation_id)
    with workspace.transaction(Label.ORGANISATION_CHANGED) as tx:
        tx.save(replace(tx.get(Organisation, organisation_id), **{field: value}))  # type: ignore[arg-type]  # by name
    return tx.change_set


def remove(workspace: Workspace, organisation_id: str) -> ChangeSet:
    """Who came from it comes from none then. RuleNamesItError while a separation rule names it."""
    snapshot = workspace.snapshot()
    for rule in snapshot.rules:
        if _names(rule, organisation_id):
            raise RuleNamesItError(rule.code)
    with workspace.transaction(Label.ORGANISATION_REMOVED) as tx:
        people = [one for one in snapshot.people.values() if one.organisation_id == organisation_id]
        tx.save_all(replace(one, organisation_id=None) for one in people)
        tx.remove(tx.get(Organisation, organisation_id))
    return tx.change_set


def _names(rule: SeparationRule, organisation_id: str) -> bool:
    return rule.scope is Scope.ORGANISATION and organisation_id in (rule.left, rule.right)


def _free(workspace: Workspace, name: str, itself: str = "") -> None:
    wanted = name.strip().casefold()
    if not wanted:
        raise EmptyNameError
    if any(one.name.casefold() == wanted and one.id != itself for one in workspace.all(Organisation)):
        raise AlreadyThereError("organisation", name.strip())
