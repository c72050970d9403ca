"""Undo over use cases: any of them in any order, then as many undos, is the first state; as many redos the last."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.domain.disclosure import Audience, Invited
from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.programme import Session
from forumdesk.importers.columns import ImportKind
from forumdesk.services import (
    checking,
    importing,
    inviting,
    listing,
    planning,
    printing,
    questions,
    viewing,
    workspaces,
)
from forumdesk.services.inviting import Forms
from forumdesk.store.cipher import Profile
from forumdesk.store.tables import TABLES
from forumdesk.store.verify import verify
from forumdesk.store.workspace import Workspace
from tests.stories.desk import SECRET, Clock

State = dict[str, frozenset[object]]

EVENT_HEADER = (
    "code,title,cover_title,discretion,zone,start_date,end_date,venues,marking,organiser_email,organiser_name"
)
PEOPLE_HEADER = "ref,given_name,family_name,organisation,email,dob,arrival,events,alias,visibility,delegation,shoe size"
PROGRAMME_HEADER = "session_id,event,date,start,end,room,title,chair,speakers,participants"
LISTS = [
    (
        ImportKind.EVENTS,
        f"{EVENT_HEADER}\n"
        "OF27,Forum of Tests,,internal,Europe/Oslo,2027-06-14,2027-06-15,HALL,NAMES STAY HERE,desk@forum.example,Desk\n"
        "DD27,Talks of Tests,Seminar,discreet,UTC,2027-06-14,2027-06-15,,NEED TO KNOW,desk@forum.example,Desk\n",
    ),
    (
        ImportKind.EVENTS,
        f"{EVENT_HEADER}\n"
        "OF27,Forum renamed,,internal,UTC,2027-06-14,2027-06-16,HALL,NAMES STAY HERE,desk@forum.example,Desk\n",
    ),
    (
        ImportKind.VENUES,
        "venue_id,venue,room,aliases,zone\nHALL,Hall of Tests,Blue,Azure,A\nHALL,Hall of Tests,Green,,B\n",
    ),
    (ImportKind.VENUES, "venue_id,venue,room,aliases,zone\nHALL,Hall of Tests,Blue,Azure|Sky,C\n"),
    (ImportKind.ORGANISATIONS, "canonical_name,short,country\nInstitute of Invention,IoI,NO\n"),
    (
        ImportKind.PEOPLE,
        f"{PEOPLE_HEADER}\n"
        "A01,Ficta,Testerud,IoI,ficta@nowhere.example,05/06/1971,2027-06-13,OF27,,public,,38\n"
        "A02,Bo,Eksempelsen,Nowhere Ltd,bo@nowhere.example,1970-02-03,,OF27|DD27,HERON,need_to_know,BLUE,\n"
        "A03,Bo,Eksempelsen,,,,,OF27,,participants,,\n"
        "A04,FICTA,TESTERUD,,ficta@nowhere.example,,,OF27,,public,,\n"
        "A05,Cy,Prøvesen,IoI,not an address,,14.06.2027 25:99,DD27,EGRET,organiser_only,GREEN,\n",
    ),
    (
        ImportKind.PEOPLE,
        f"{PEOPLE_HEADER}\n"
        "A01,Ficta,Testerud-Prøvesen,IoI,ficta@nowhere.example,1971-06-05,,OF27,,participants,,39\n"
        "A06,Di,Beispiel,Institute of Invention,di@nowhere.example,03/04/1980,,OF27|DD27,IBIS,need_to_know,GREEN,\n",
    ),
    (ImportKind.DELEGATIONS, "code,event,side,head,agreed_size\nBLUE,DD27,North,A02,2\nGREEN,DD27,South,A05,2\n"),
    (
        ImportKind.PROGRAMME,
        f"{PROGRAMME_HEADER}\n"
        "T1,OF27,2027-06-14,09:00,10:00,Blue,Opening,A01,A02,@ALL\n"
        "T2,OF27,2027-06-14,09:30,10:30,Blue,Second,A02,A03,A01|A04\n"
        "T3,DD27,2027-06-14,11:00,12:00,Azur,First contact,A05,,A02\n",
    ),
    (
        ImportKind.PROGRAMME,
        f"{PROGRAMME_HEADER}\nT1,OF27,2027-06-14,13:00,14:00,Green,Opening moved,A01,,A03\n"
        "T4,OF27,2027-06-15,09:00,10:00,,Third,A09,,@ALL\n",
    ),
    (
        ImportKind.SEPARATIONS,
        "rule_id,event,scope,left,right,rule,minutes\nR1,DD27,delegation,BLUE,GREEN,no_same_zone,30\n"
        "R2,OF27,person,A02,A03,no_same_room,\n",
    ),
    (ImportKind.RIDES, "event,vehicle,day,pickup,person\nOF27,C1,2027-06-14,09:00,A01\nOF27,C1,2027-06-14,09:00,A02\n"),
    (ImportKind.RIDES, "event,vehicle,day,pickup,person\nOF27,C1,2027-06-14,10:00,A01\nOF27,C2,14/07/27,09:00,HERON\n"),
    (
        ImportKind.STAYS,
        "event,hotel,room,person\nOF27,Hall of Tests,7,A01\nDD27,Grand,8,HERON\nOF27,Grand,9,Bo Eksempelsen\n",
    ),
    (ImportKind.SEATS, "session,row,place,person\nT1,A,1,A01\nT1,A,2,A02\nT2,A,1,A02\n"),
    (ImportKind.SEATS, "session,row,place,person\nT1,A,1,A02\nT1,A,3,A01\n"),
]

Step = Callable[[Workspace, Path, int], object]


def a_list_comes(workspace: Workspace, folder: Path, dice: int) -> object:
    kind, text = LISTS[dice % len(LISTS)]
    return importing.import_list(workspace, kind, text.encode())


def a_list_comes_with_an_answer(workspace: Workspace, folder: Path, dice: int) -> object:
    kind, text = LISTS[5 + dice % 2]
    key, choice = [("dob:A01", "1971-06-05"), ("dob:A06", "1980-04-03"), ("merge:A02+A03", "merge")][dice % 3]
    return importing.import_list(workspace, kind, text.encode(), answers={key: choice})


def a_question_is_answered(workspace: Workspace, folder: Path, dice: int) -> object:
    found = questions.open_questions(workspace)
    if not found:
        return None
    one = found[dice % len(found)]
    return questions.answer(workspace, one.key, one.choices[dice % len(one.choices)])


def a_finding_is_accepted(workspace: Workspace, folder: Path, dice: int) -> object:
    found = checking.check(workspace)
    return checking.accept(workspace, found[dice % len(found)].finding.id, "seen") if found else None


def an_edition_is_made(workspace: Workspace, folder: Path, dice: int) -> object:
    source = ["OF27", "forum", "dialogue", "DD27"][dice % 4]
    return planning.new_event(workspace, f"N{dice}", source, "Next", None)


def invites_leave(workspace: Workspace, folder: Path, dice: int) -> object:
    event, what = ["OF27", "DD27"][dice % 2], list(Invited)[dice % 3]
    return inviting.issue(workspace, inviting.Wish(event, what, Forms.ICS), folder / "invites")


def badges_leave(workspace: Workspace, folder: Path, dice: int) -> object:
    again = None if dice % 3 else "lost"
    return printing.print_badges(
        workspace, printing.Run(["OF27", "DD27"][dice % 2], reprint=again), folder / "badges.pdf"
    )


def a_list_leaves(workspace: Workspace, folder: Path, dice: int) -> object:
    order = listing.Order("OF27", Audience.ORGANISER, reveal=dice % 2 == 0)
    return listing.export_list(workspace, order, folder / "list.csv")


def a_session_is_called_off(workspace: Workspace, folder: Path, dice: int) -> object:
    found = workspace.all(Session)
    return inviting.cancel(workspace, found[dice % len(found)].code, folder / "cancelled") if found else None


def names_are_shown(workspace: Workspace, folder: Path, dice: int) -> object:
    return viewing.people(workspace, reveal=True)


INWARD: list[Step] = [
    a_list_comes,
    a_list_comes,
    a_list_comes,
    a_list_comes_with_an_answer,
    a_question_is_answered,
    a_question_is_answered,
    a_finding_is_accepted,
    an_edition_is_made,
]
OUTWARD: list[Step] = [invites_leave, badges_leave, a_list_leaves, a_session_is_called_off, names_are_shown]


def rows_of(workspace: Workspace, outward: bool) -> State:
    return {name: frozenset(workspace.all(table.type)) for name, table in TABLES.items() if table.outward is outward}


def undoable(workspace: Workspace) -> int:
    return sum(entry.label.undoable for entry in workspace.history())


def taken(step: Step, workspace: Workspace, folder: Path, dice: int) -> None:
    """One use case; what is refused has changed nothing, and what leaves changes nothing that undo reaches."""
    inward, entries = rows_of(workspace, outward=False), workspace.history()
    try:
        step(workspace, folder, dice)
    except ForumDeskError:
        assert rows_of(workspace, outward=False) == inward
        assert workspace.history() == entries
    else:
        assert step in INWARD or rows_of(workspace, outward=False) == inward


def first_lists(workspace: Workspace) -> None:
    for kind, text in LISTS:
        importing.import_list(workspace, kind, text.encode())


STEPS = st.lists(st.tuples(st.sampled_from(INWARD + OUTWARD), st.integers(0, 200)), min_size=1, max_size=12)


@settings(max_examples=15, deadline=None)
@given(prepared=st.booleans(), steps=STEPS, reopen_at=st.integers(0, 12))
def test_any_use_cases_undone_as_often_are_the_first_state_and_redone_as_often_the_last(
    prepared: bool, steps: list[tuple[Step, int]], reopen_at: int
) -> None:
    world = Clock().world()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "house.forumdesk"
        with Workspace.create(path, SECRET, world, Profile.TESTS) as workspace:
            workspaces.stock(workspace)
            if prepared:
                first_lists(workspace)
            first, before = rows_of(workspace, outward=False), undoable(workspace)
            for step, dice in steps[:reopen_at]:
                taken(step, workspace, folder, dice)
        with Workspace.open(path, SECRET, world) as workspace:
            for step, dice in steps[reopen_at:]:
                taken(step, workspace, folder, dice)
            last, times = rows_of(workspace, outward=False), undoable(workspace) - before
            left = rows_of(workspace, outward=True)

        with Workspace.open(path, SECRET, world) as workspace:
            for _ in range(times):
                workspace.undo()
            undone = rows_of(workspace, outward=False)
            assert undone == first
        with Workspace.open(path, SECRET, world) as workspace:
            for _ in range(times):
                workspace.redo()

            assert rows_of(workspace, outward=False) == last
            assert rows_of(workspace, outward=True) == left
            assert verify(workspace).ok


def test_the_lists_of_these_stories_ask_merge_and_find(workspace: Workspace) -> None:
    workspaces.stock(workspace)

    first_lists(workspace)

    asked = {question.type.value for question in questions.open_questions(workspace)}
    assert {"ambiguous-date", "same-person"} <= asked
    assert len(checking.check(workspace)) > 3
    assert [event.event.code for event in viewing.events(workspace)] == ["DD27", "OF27"]
