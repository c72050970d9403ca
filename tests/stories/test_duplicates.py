"""People of the workspace who may be one: found, merged by field, told apart for good, and undone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.identity import Likeness
from forumdesk.importers.headings import ImportKind
from forumdesk.importers.refusals import BothIssuedError
from forumdesk.progress import silent
from forumdesk.services import duplicates
from forumdesk.services.errors import UnknownError
from forumdesk.services.importing import import_list
from forumdesk.services.questions import open_questions
from forumdesk.store.workspace import Workspace
from tests.builders import a_badge, a_participation, a_person, a_role, a_session, a_workspace, an_event, an_invitation

EVENT = an_event("XX")
BO = a_person("A01", given_name="Bo", family_name="Prøve", title_line="Envoy")
BOE = a_person("A02", given_name="PRØVE", family_name="BO", title_line="Guest")
MAIL = a_person("A03", given_name="Cy", family_name="Test", emails=BO.emails)
ALONE = a_person("A04", given_name="Dee", family_name="Fiktiv")
HID = a_person("A05", given_name="Ester", family_name="Skjult", birth_date=date(1970, 1, 2))
HID2 = a_person("A06", given_name="Ester", family_name="Skjult", birth_date=date(1970, 1, 2))
SESSION = a_session(EVENT)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    people = [BO, BOE, MAIL, ALONE, HID, HID2]
    at = [a_participation(person, EVENT, alias="Green 1" if person is HID else "") for person in people]
    with a_workspace(tmp_path, EVENT, SESSION, *people, *at, a_role(BOE, SESSION)) as workspace:
        yield workspace


def found(workspace: Workspace) -> list[tuple[str, str]]:
    return [pair.refs for pair in duplicates.pairs(workspace, silent)]


def test_pairs_are_those_of_the_table_the_sure_ones_first_and_the_protected_masked(workspace: Workspace) -> None:
    pairs = duplicates.pairs(workspace, silent)

    assert [(pair.pair_id, pair.names, pair.sure, pair.hidden) for pair in pairs] == [
        ("A05+A06", ("Green 1", "A06"), True, True),
        ("A01+A03", ("Bo Prøve", "Cy Test"), False, False),
        ("A01+A02", ("Bo Prøve", "PRØVE BO"), False, False),
    ]
    assert pairs[2].likeness == Likeness("same", "missing", "different")


def test_a_merge_is_one_step_loses_nothing_and_moves_what_pointed_to_either(workspace: Workspace) -> None:
    entries = len(workspace.history())

    change = duplicates.merge(workspace, ("A02", "A01"), {"title_line"})

    snapshot = workspace.snapshot()
    one = snapshot.person_by_ref["A02"]
    assert change.label is Label.PEOPLE_MERGED
    assert (one.ref, one.title_line, one.emails) == ("A01", "Guest", (*BO.emails, *BOE.emails))
    assert ("title_line", "Envoy") in one.also
    assert len(snapshot.roles_of_person[one.id]) == 1
    assert len(workspace.history()) == entries + 1
    workspace.undo()
    assert workspace.snapshot().person_by_ref["A02"] == BOE


def test_two_people_are_not_asked_about_again_by_the_page_nor_by_a_list(workspace: Workspace) -> None:
    change = duplicates.keep_apart(workspace, ("A01", "A02"))

    assert change.label is Label.PEOPLE_TOLD_APART
    assert ("A01", "A02") not in found(workspace)
    again = b"ref,given_name,family_name\nA01,Bo,Proeve\n"
    listed = import_list(workspace, ImportKind.PEOPLE, again, dry_run=True)
    assert "merge:A01+A02" not in {question.key for question in listed.questions}
    workspace.undo()
    assert ("A01", "A02") in found(workspace)


def test_who_was_told_apart_can_be_merged_all_the_same(workspace: Workspace) -> None:
    duplicates.keep_apart(workspace, ("A01", "A02"))

    duplicates.merge(workspace, ("A01", "A02"))

    assert workspace.snapshot().person_by_ref["A02"].ref == "A01"


def test_an_answer_here_settles_the_question_of_an_import(workspace: Workspace) -> None:
    import_list(workspace, ImportKind.PEOPLE, b"ref,given_name,family_name\nB01,Dee,Fiktiv\n")
    asked = [question.key for question in open_questions(workspace)]

    duplicates.merge(workspace, ("A04", "B01"))

    assert asked == ["merge:A04+B01"]
    assert open_questions(workspace) == []


def test_the_two_stand_side_by_side_in_the_order_they_came(workspace: Workspace) -> None:
    comparison = duplicates.comparison(workspace, ("A02", "A01"))

    assert (comparison.first.ref, comparison.second.ref) == ("A01", "A02")
    assert comparison.first.events == ("XX",)


def test_people_who_are_not_here_or_are_one_are_refused(workspace: Workspace) -> None:
    for refs in (("A01", "A99"), ("A01", "A01")):
        with pytest.raises(UnknownError):
            duplicates.comparison(workspace, refs)


def test_two_who_hold_what_has_left_the_house_stay_two(workspace: Workspace) -> None:
    with workspace.transaction(Label.ISSUE_INVITES) as tx:
        tx.save(an_invitation(BO, EVENT))
        tx.save(a_badge(BOE, EVENT))

    with pytest.raises(BothIssuedError):
        duplicates.merge(workspace, ("A01", "A02"))

    assert workspace.snapshot().person_by_ref["A02"] == BOE
