"""Separation rules: what they find, what a change would find before it is made, and that no alias betrays its home."""

from dataclasses import replace

import pytest

from forumdesk.changes import Label
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Visibility
from forumdesk.domain.programme import SessionKind
from forumdesk.domain.separation import Fault, RuleVisibility, Scope, SeparationKind, SeparationRule
from forumdesk.services import keeping_apart
from forumdesk.services.checking import check
from forumdesk.services.errors import NoDelegationError, SameRuleError, UnfitRuleError, UnknownError
from forumdesk.services.keeping_apart import COVERED, Rehearsal, RuleView
from forumdesk.store.workspace import Workspace
from tests.core.house import House
from tests.stories.desk import fill

HIDDEN = {"alias": "Heron 1", "visibility": Visibility.NEED_TO_KNOW, "delegation": "HERON"}


def a_house() -> House:
    """HERON leaves zone A at 10:00, CRANE enters it at 10:10; both are in one plenary and one bilateral later."""
    house = House()
    house.event("OF27")
    house.event("MU27")
    blue, green = house.room("Blue", "A"), house.room("Green", "A")
    house.person("H1", organisation_id="oNest", given_name="Hidden", family_name="Heronsdotter", **HIDDEN)
    house.person("C1", organisation_id="oReed", delegation="CRANE", native_name="نص تجريبي")
    house.person("M1", "MU27")
    house.session("T01", "14 09:00", "14 10:00", ["H1"], room=blue)
    house.session("T02", "14 10:10", "14 11:00", ["C1"], room=green)
    house.session("T03", "14 12:00", "14 13:00", ["H1", "C1"], room=blue, kind=SessionKind.BILATERAL)
    house.rule(SeparationKind.NO_SAME_ZONE, "HERON", "CRANE")
    return house


@pytest.fixture
def apart(workspace: Workspace) -> Workspace:
    with workspace.transaction(Label.IMPORT_ORGANISATIONS) as tx:
        tx.save_all((Organisation("oNest", "Nest Trust", aliases=("NT",)), Organisation("oReed", "Reed Trust")))
    fill(workspace, a_house())
    return workspace


def a_rule(**fields: object) -> SeparationRule:
    rule = SeparationRule("", "", "eOF27", Scope.DELEGATION, "HERON", "CRANE", SeparationKind.NO_SAME_SESSION)
    return replace(rule, **fields)  # type: ignore[arg-type]  # the caller's keywords are the dataclass's


def the_rule(workspace: Workspace, code: str = "R1", event_code: str | None = "OF27") -> RuleView:
    return next(one for one in keeping_apart.rules(workspace, event_code) if one.rule.code == code)


def sessions(view: RuleView) -> list[tuple[str, ...]]:
    return [one.finding.sessions for one in view.found]


def test_a_rule_tells_what_it_finds_today_as_the_list_of_findings_does(apart: Workspace) -> None:
    view = the_rule(apart)

    assert sessions(view) == [("T03",)]
    assert [one.finding.id for one in view.found] == [
        one.finding.id for one in check(apart, "OF27") if one.finding.rule == "R1"
    ]
    assert (view.event, view.left.name, view.right.name, view.planned) == ("OF27", "HERON", "CRANE", True)


def test_a_change_is_previewed_and_nothing_is_written(apart: Workspace) -> None:
    rule, rehearsal = the_rule(apart).rule, Rehearsal("OF27")

    wider = rehearsal.preview(apart, replace(rule, minutes=30))
    other = rehearsal.preview(apart, a_rule())

    assert ([one.finding.sessions for one in wider.found], wider.now) == ([("T01", "T02"), ("T03",)], 1)
    assert ([one.finding.sessions for one in other.found], other.now) == ([("T03",)], 0)
    assert the_rule(apart).rule == rule


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"right": ""}, Fault.SIDE_MISSING),
        ({"right": "HERON"}, Fault.SAME_SIDE),
        ({"kind": SeparationKind.STAGGERED_ARRIVAL}, Fault.MINUTES_MISSING),
    ],
)
def test_a_rule_that_cannot_stand_finds_nothing_and_is_refused(
    apart: Workspace, fields: dict[str, object], fault: Fault
) -> None:
    preview = Rehearsal().preview(apart, a_rule(**fields))

    assert (preview.fault, preview.found) == (fault, ())
    with pytest.raises(UnfitRuleError) as refused:
        keeping_apart.add(apart, a_rule(**fields))
    assert refused.value.fault is fault


def test_a_rule_is_added_changed_and_removed_and_each_is_undone(apart: Workspace) -> None:
    keeping_apart.add(apart, a_rule(minutes=20, reason="Agreed by both"))
    added = the_rule(apart, "S01").rule
    keeping_apart.change(apart, replace(added, code="X", visibility=RuleVisibility.PROTOCOL))
    changed = the_rule(apart, "S01").rule
    keeping_apart.remove(apart, added.id)
    codes = [one.rule.code for one in keeping_apart.rules(apart)]
    for _ in range(3):
        apart.undo()

    assert (added.minutes, added.reason) == (0, "Agreed by both")
    assert changed.visibility is RuleVisibility.PROTOCOL
    assert codes == ["R1"]
    assert [one.code for one in apart.all(SeparationRule)] == ["R1"]


def test_minutes_stay_where_they_count(apart: Workspace) -> None:
    keeping_apart.add(apart, a_rule(kind=SeparationKind.NO_SAME_ROOM, minutes=20))
    keeping_apart.add(apart, a_rule(kind=SeparationKind.NO_SAME_FLOOR, minutes=20))

    room, floor = the_rule(apart, "S01"), the_rule(apart, "S02")

    assert (room.rule.minutes, room.planned) == (20, True)
    assert (floor.rule.minutes, floor.planned, floor.found) == (20, False, ())


def test_a_rule_that_says_the_same_is_refused_whichever_side_is_named_first(apart: Workspace) -> None:
    same = a_rule(left="CRANE", right="HERON", kind=SeparationKind.NO_SAME_ZONE, minutes=10)

    with pytest.raises(SameRuleError) as refused:
        keeping_apart.add(apart, same)

    assert refused.value.rule == "R1"


def test_a_rule_is_copied_to_an_event_that_has_its_sides(apart: Workspace) -> None:
    keeping_apart.add(apart, a_rule(scope=Scope.PERSON, left="pH1", right="pC1"))
    person = the_rule(apart, "S01").rule

    keeping_apart.copy(apart, person.id, "MU27")

    assert [one.rule.code for one in keeping_apart.rules(apart, "MU27")] == ["S02"]
    with pytest.raises(SameRuleError):
        keeping_apart.copy(apart, person.id, "MU27")
    with pytest.raises(NoDelegationError):
        keeping_apart.copy(apart, the_rule(apart).rule.id, "MU27")
    with pytest.raises(UnknownError):
        keeping_apart.copy(apart, person.id, "XX27")


def test_delegations_that_are_at_the_other_event_are_copied_too(apart: Workspace) -> None:
    with apart.transaction(Label.IMPORT_DELEGATIONS) as tx:
        house = House()
        tx.save_all((house.delegation("HERON", "MU27"), house.delegation("CRANE", "MU27")))

    keeping_apart.copy(apart, the_rule(apart).rule.id, "MU27")

    assert the_rule(apart, "S01", "MU27").event == "MU27"


def test_a_rule_for_every_event_holds_at_each_and_is_not_copied(apart: Workspace) -> None:
    keeping_apart.add(apart, a_rule(event_id=None, scope=Scope.PERSON, left="pH1", right="pC1"))
    everywhere = the_rule(apart, "S01", "MU27")

    assert (everywhere.event, everywhere.found) == ("", ())
    assert sessions(the_rule(apart, "S01")) == [("T03",)]
    with pytest.raises(SameRuleError):
        keeping_apart.copy(apart, everywhere.rule.id, "MU27")


def test_a_masked_person_is_chosen_by_alias_and_not_found_by_name(apart: Workspace) -> None:
    choices = keeping_apart.choices(apart, "OF27")
    hidden, open_ = (next(one for one in choices.sides[Scope.PERSON] if one.key == key) for key in ("pH1", "pC1"))

    assert (hidden.name, hidden.hidden, hidden.searched) == ("Heron 1", True, ("Heron 1", "H1"))
    assert not open_.hidden
    assert "نص تجريبي" in open_.searched
    assert [one.key for one in choices.sides[Scope.DELEGATION]] == ["CRANE", "HERON"]
    assert choices.sides[Scope.ORGANISATION][0].searched == ("Nest Trust", "", "NT")
    assert [code for _, code, _ in choices.events] == ["MU27", "OF27"]
    assert choices.here == "eOF27"


def test_without_an_event_everybody_and_every_delegation_can_be_chosen(apart: Workspace) -> None:
    choices = keeping_apart.choices(apart)

    assert {one.key for one in choices.sides[Scope.PERSON]} == {"pH1", "pC1", "pM1"}
    assert choices.here is None


def test_a_rule_of_organisations_does_not_tell_where_a_masked_person_is_from(apart: Workspace) -> None:
    keeping_apart.add(apart, a_rule(scope=Scope.ORGANISATION, left="oNest", right="oReed"))

    view = the_rule(apart, "S01")
    preview = Rehearsal("OF27").preview(apart, replace(view.rule, kind=SeparationKind.NO_SAME_ROOM))

    assert (view.left.name, view.right.name) == ("Nest Trust", "Reed Trust")
    assert [dict(one.people) for one in (*view.found, *preview.found)] == [
        {"H1": COVERED, "C1": "GivenC1 FamilyC1"}
    ] * 2


def test_a_side_that_is_gone_is_empty(apart: Workspace) -> None:
    keeping_apart.add(apart, a_rule(scope=Scope.PERSON, left="pGone", right="pC1"))

    view = the_rule(apart, "S01")

    assert (view.left.key, view.left.name, view.right.name) == ("", "", "GivenC1 FamilyC1")
    with pytest.raises(UnknownError):
        keeping_apart.rules(apart, "XX27")
