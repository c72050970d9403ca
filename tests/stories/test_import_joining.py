"""Two people of the workspace become one: what pointed to either, and what has left the house."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.invitations import Invitation
from forumdesk.domain.participation import Delegation
from forumdesk.domain.people import Person
from forumdesk.domain.programme import SessionRole
from forumdesk.domain.separation import SeparationRule
from forumdesk.importers.columns import ImportKind
from forumdesk.importers.joining import join_people
from forumdesk.importers.refusals import BothIssuedError, UnknownQuestionError
from forumdesk.importers.workbench import Workbench
from forumdesk.services.importing import import_list
from forumdesk.services.questions import answer, open_questions
from forumdesk.store.workspace import Workspace
from tests.builders import a_badge, a_workspace, an_invitation
from tests.core.rehearsal import EVENTS

PEOPLE = b"ref,given_name,events,alias\nA07,Bo,XX,HERON\nA31,Bo,XX,\nA99,Cy,XX,\n"
PROGRAMME = b"session_id,event,chair,participants\nT01,XX,A07,A31|A07\nT02,XX,A31,A99\n"
DELEGATIONS = b"code,event,head\nHE,XX,A31\nSH,XX,A99\n"
RULES = b"rule_id,event,scope,left,right,rule\nR1,XX,person,A31,A99,no_same_room\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with a_workspace(tmp_path) as workspace:
        import_list(workspace, ImportKind.EVENTS, EVENTS.encode())
        import_list(workspace, ImportKind.PEOPLE, PEOPLE)
        import_list(workspace, ImportKind.PROGRAMME, PROGRAMME)
        import_list(workspace, ImportKind.DELEGATIONS, DELEGATIONS)
        import_list(workspace, ImportKind.SEPARATIONS, RULES)
        yield workspace


def issue(workspace: Workspace, ref: str) -> Invitation:
    snapshot = workspace.snapshot()
    invitation = an_invitation(snapshot.person_by_ref[ref], snapshot.event_by_code["XX"])
    with workspace.transaction(Label.ISSUE_INVITES) as tx:
        tx.save(invitation)
    return invitation


def test_roles_delegations_and_rules_follow_the_one_who_stays(workspace: Workspace) -> None:
    answer(workspace, "merge:A07+A31", "merge")

    snapshot = workspace.snapshot()
    bo = snapshot.person_by_ref["A31"]
    roles = [(snapshot.sessions[role.session_id].code, role.role.value) for role in snapshot.roles_of_person[bo.id]]
    assert sorted(roles) == [("T01", "chair"), ("T01", "participant"), ("T02", "chair")]
    assert workspace.all(Delegation)[0].head_id == workspace.all(SeparationRule)[0].left == bo.id
    assert [one.alias for one in snapshot.of_person[bo.id]] == ["HERON"]


def test_every_list_again_after_a_merge_changes_nothing(workspace: Workspace) -> None:
    answer(workspace, "merge:A07+A31", "merge")
    entries = len(workspace.history())

    again = [
        import_list(workspace, ImportKind.PEOPLE, PEOPLE),
        import_list(workspace, ImportKind.PROGRAMME, PROGRAMME),
        import_list(workspace, ImportKind.DELEGATIONS, DELEGATIONS),
        import_list(workspace, ImportKind.SEPARATIONS, RULES),
    ]

    assert [report.unchanged for report in again] == [3, 2, 2, 1]
    assert len(workspace.history()) == entries


def test_a_merge_can_be_undone(workspace: Workspace) -> None:
    roles = {role.id: role for role in workspace.all(SessionRole)}
    people = {person.id: person for person in workspace.all(Person)}
    answer(workspace, "merge:A07+A31", "merge")

    workspace.undo()

    assert {role.id: role for role in workspace.all(SessionRole)} == roles
    assert {person.id: person for person in workspace.all(Person)} == people


def test_the_row_that_holds_an_invite_stays_and_the_first_ones_data_are_shown(workspace: Workspace) -> None:
    invitation = issue(workspace, "A31")

    answer(workspace, "merge:A07+A31", "merge")

    bo = workspace.snapshot().person_by_ref["A07"]
    assert (bo.id, bo.refs) == (invitation.person_id, ("A07", "A31"))
    again = import_list(workspace, ImportKind.PEOPLE, PEOPLE)
    assert (again.unchanged, again.change_set.number) == (3, 0)


def test_two_who_both_hold_invites_are_not_merged_and_nothing_changes(workspace: Workspace) -> None:
    issue(workspace, "A07")
    issue(workspace, "A31")
    entries = len(workspace.history())

    with pytest.raises(BothIssuedError) as refused:
        answer(workspace, "merge:A07+A31", "merge")

    assert refused.value.refs == ("A07", "A31")
    assert len(workspace.history()) == entries


def test_a_badge_counts_as_much_as_an_invite(workspace: Workspace) -> None:
    snapshot = workspace.snapshot()
    badge = a_badge(snapshot.person_by_ref["A31"], snapshot.event_by_code["XX"])
    with workspace.transaction(Label.PRINT_BADGES) as tx:
        tx.save(badge)

    answer(workspace, "merge:A07+A31", "merge")

    assert workspace.snapshot().person_by_ref["A07"].id == badge.person_id


def test_nobody_is_joined_with_somebody_who_is_not_there(workspace: Workspace) -> None:
    bench = Workbench(workspace.snapshot())

    with pytest.raises(LookupError):
        join_people(bench, "nobody", workspace.all(Person)[0].id)


THREE = PEOPLE + b"A50,Bo,XX,\n"


@pytest.mark.parametrize("choice", ["merge", "keep"])
def test_an_answer_about_two_people_is_the_answer_to_every_question_about_the_same_two(
    workspace: Workspace, choice: str
) -> None:
    import_list(workspace, ImportKind.PEOPLE, THREE)
    answer(workspace, "merge:A07+A31", "merge")

    answer(workspace, "merge:A07+A50", choice)

    assert open_questions(workspace) == []
    assert len(workspace.all(Person)) == (2 if choice == "merge" else 3)
    answer(workspace, "merge:A31+A50", choice)  # the same again is no news
    with pytest.raises(UnknownQuestionError):
        answer(workspace, "merge:A31+A50", "keep" if choice == "merge" else "merge")


def test_answers_that_contradict_each_other_are_refused_and_nothing_changes(workspace: Workspace) -> None:
    import_list(workspace, ImportKind.PEOPLE, THREE)
    answers = {"merge:A07+A31": "merge", "merge:A07+A50": "merge", "merge:A31+A50": "keep"}
    entries = len(workspace.history())

    with pytest.raises(UnknownQuestionError):
        import_list(workspace, ImportKind.PEOPLE, THREE, answers=answers)

    assert (len(workspace.history()), len(open_questions(workspace))) == (entries, 3)


def test_a_question_about_two_who_became_one_by_a_better_list_is_open_no_more(workspace: Workspace) -> None:
    import_list(workspace, ImportKind.PEOPLE, THREE)
    better = b"ref,given_name,events,alias,email\nA07,Bo,XX,HERON,\nA31,Bo,XX,,b@x.example\nA50,Bo,XX,,b@x.example\n"

    import_list(workspace, ImportKind.PEOPLE, better, answers={"merge:A07+A31": "merge", "merge:A07+A50": "merge"})

    assert workspace.snapshot().person_by_ref["A50"].refs == ("A07", "A31", "A50")
    assert open_questions(workspace) == []
