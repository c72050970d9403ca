"""Organisations, delegations, events and series are changed one field at a time, and every step can be undone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.events import Discretion, Event
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Delegation, Participation, Visibility
from forumdesk.domain.people import Person
from forumdesk.domain.separation import Scope, SeparationRule
from forumdesk.domain.series import Edition, Series
from forumdesk.services import delegating, organising, staging
from forumdesk.services.errors import AlreadyThereError, DaysBackwardsError, EmptyNameError, RuleNamesItError
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace
from tests.builders import (
    a_delegation,
    a_participation,
    a_person,
    a_rule,
    a_series,
    a_workspace,
    an_edition,
    an_event,
    an_organisation,
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """XX with two delegations: HERON has A01 and the masked A02; both come from one organisation."""
    event, organisation = an_event("XX"), an_organisation("Invented Institute")
    series = a_series()
    edition = an_edition(series)
    event = replace(event, edition_id=edition.id)
    seen = a_person("A01", organisation_id=organisation.id)
    masked = a_person("A02", organisation_id=organisation.id)
    hidden = {"alias": "Heron 2", "visibility": Visibility.NEED_TO_KNOW, "delegation": "HERON"}
    rows: list[Entity] = [
        *(series, edition, organisation, event, seen, masked),
        a_participation(seen, event, delegation="HERON"),
        a_participation(masked, event, **hidden),
        a_delegation(event, "HERON", head_id=seen.id),
        a_delegation(event, "CRANE"),
        a_rule("HERON", "CRANE", event_id=event.id, scope=Scope.DELEGATION),
    ]
    with a_workspace(tmp_path, *rows) as made:
        yield made


def only(workspace: Workspace, code: str) -> Delegation:
    return next(one for one in workspace.all(Delegation) if one.code == code)


def test_an_organisation_counts_those_alone_whose_names_are_shown(workspace: Workspace) -> None:
    found = organising.organisations(workspace, "XX")

    assert [(view.organisation.name, view.here, view.in_all) for view in found] == [("Invented Institute", 1, 1)]


def test_an_organisation_is_added_changed_and_removed_and_all_of_it_undone(workspace: Workspace) -> None:
    before = workspace.all(Organisation)
    first = before[0].id

    organising.add(workspace, " Fjordline ")
    organising.change(workspace, first, "neutral", True)
    organising.remove(workspace, first)
    names = [one.name for one in workspace.all(Organisation)]
    without = [one.organisation_id for one in workspace.all(Person)]
    for _ in range(3):
        workspace.undo()

    assert names == ["Fjordline"]
    assert without == [None, None]
    assert workspace.all(Organisation) == before
    assert {one.organisation_id for one in workspace.all(Person)} == {first}


def test_a_name_that_is_taken_or_empty_is_refused(workspace: Workspace) -> None:
    organising.add(workspace, "Fjordline")

    with pytest.raises(AlreadyThereError):
        organising.add(workspace, "fjordline")
    with pytest.raises(EmptyNameError):
        organising.add(workspace, "  ")


def test_an_organisation_may_keep_its_own_name(workspace: Workspace) -> None:
    first = workspace.all(Organisation)[0]

    organising.change(workspace, first.id, "name", "INVENTED institute")

    assert workspace.all(Organisation)[0].name == "INVENTED institute"


def test_what_a_rule_names_is_not_removed(workspace: Workspace) -> None:
    organisation = workspace.all(Organisation)[0]
    rule = workspace.all(SeparationRule)[0]
    with workspace.transaction(Label.IMPORT_SEPARATIONS) as tx:
        tx.save(a_rule(organisation.id, organisation.id, "R2", scope=Scope.ORGANISATION))

    with pytest.raises(RuleNamesItError) as of_organisation:
        organising.remove(workspace, organisation.id)
    with pytest.raises(RuleNamesItError) as of_delegation:
        delegating.remove(workspace, only(workspace, "HERON").id)

    assert (of_organisation.value.rule, of_delegation.value.rule) == ("R2", rule.code)


def test_delegations_are_listed_with_masked_members_by_alias(workspace: Workspace) -> None:
    found = {view.delegation.code: view for view in delegating.delegations(workspace, "XX")}

    assert list(found) == ["CRANE", "HERON"]
    assert found["HERON"].coming == 2
    assert found["HERON"].head == "A01"
    assert "Heron 2" in dict(found["HERON"].members).values()
    assert found["CRANE"].members == ()


def test_a_new_code_goes_to_members_and_rules_in_one_step(workspace: Workspace) -> None:
    delegating.change(workspace, only(workspace, "HERON").id, "code", "EGRET")
    members = {one.delegation for one in workspace.all(Participation)}
    rule = workspace.all(SeparationRule)[0]
    workspace.undo()

    assert members == {"EGRET"}
    assert (rule.left, rule.right) == ("EGRET", "CRANE")
    assert {one.delegation for one in workspace.all(Participation)} == {"HERON"}
    assert workspace.all(SeparationRule)[0].left == "HERON"


def test_a_delegation_that_goes_leaves_its_members_at_the_event(workspace: Workspace) -> None:
    delegating.add(workspace, "XX", "ROOK")
    rook = only(workspace, "ROOK").id
    delegating.change(workspace, rook, "agreed_size", 4)

    delegating.change_head(workspace, rook, "A01")
    led = only(workspace, "ROOK").head_id
    delegating.change_head(workspace, rook, "")
    delegating.remove(workspace, rook)

    assert led == workspace.snapshot().person_by_ref["A01"].id
    assert [one.code for one in workspace.all(Delegation)] == ["HERON", "CRANE"]
    assert len(workspace.all(Participation)) == 2


def test_a_delegation_s_code_is_one_of_a_kind_at_its_event(workspace: Workspace) -> None:
    with pytest.raises(AlreadyThereError):
        delegating.add(workspace, "XX", "heron")
    with pytest.raises(EmptyNameError):
        delegating.add(workspace, "XX", "")


def test_series_list_their_editions_with_the_events_that_are_here(workspace: Workspace) -> None:
    with workspace.transaction(Label.NEW_EVENT) as tx:
        tx.save(an_event("ALONE"))

    found = staging.series(workspace)
    listed = [
        (view.series.name if view.series else "", [each and each.event.code for _, each in view.editions])
        for view in found
    ]

    assert listed == [(workspace.all(Series)[0].name, ["XX"]), ("", ["ALONE"])]


def test_a_discreet_event_gets_letters_for_its_copies(workspace: Workspace) -> None:
    staging.change_event(workspace, "XX", {"discretion": Discretion.DISCREET})

    assert len(workspace.all(Event)[0].copy_letters) == 4


def test_an_event_neither_ends_before_it_begins_nor_loses_its_title(workspace: Workspace) -> None:
    before = workspace.all(Event)

    with pytest.raises(DaysBackwardsError):
        staging.change_event(workspace, "XX", {"end_date": date(2029, 1, 1)})
    with pytest.raises(EmptyNameError):
        staging.change_event(workspace, "XX", {"title": " "})

    assert workspace.all(Event) == before


def test_an_event_changes_its_series_and_leaves_no_edition_behind(workspace: Workspace) -> None:
    staging.add_series(workspace, "NEW", "New series")
    new = next(one for one in workspace.all(Series) if one.code == "NEW")

    staging.put_into_series(workspace, "XX", new.id)
    editions = [(one.series_id, one.position) for one in workspace.all(Edition)]
    staging.put_into_series(workspace, "XX", "")

    assert editions == [(new.id, 1)]
    assert workspace.all(Edition) == []
    assert workspace.all(Event)[0].edition_id is None


def test_a_series_is_renamed_but_not_to_nothing(workspace: Workspace) -> None:
    first = workspace.all(Series)[0]

    staging.change_series(workspace, first.id, "since_year", 2003)
    with pytest.raises(EmptyNameError):
        staging.change_series(workspace, first.id, "name", "")
    with pytest.raises(EmptyNameError):
        staging.add_series(workspace, "", "Nameless")
    with pytest.raises(AlreadyThereError):
        staging.add_series(workspace, first.code, "Again")

    assert workspace.all(Series)[0].since_year == 2003
