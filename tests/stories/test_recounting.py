"""What a line of the history changed, field by field; and that a masked person is masked there too."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.participation import Answer
from forumdesk.domain.separation import Scope
from forumdesk.services import recounting
from forumdesk.services.recounting import Account, Told
from forumdesk.store.workspace import Workspace
from tests.builders import (
    a_badge,
    a_participation,
    a_person,
    a_question,
    a_role,
    a_room,
    a_rule,
    a_session,
    a_venue,
    a_workspace,
    an_event,
    an_imported_row,
    an_organisation,
)

SECRETS = ("Verborgen", "Hassan", "Herontown", "secret diet")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Ada is as anybody; A2 stands under the alias Blue 1."""
    event, venue, house = an_event(), a_venue(), an_organisation()
    room = a_room(venue)
    ada = a_person("A1", given_name="Ada", family_name="Paperclip", birth_date=date(1971, 6, 5))
    hidden = a_person("A2", given_name="Hassan", family_name="Verborgen")
    here, masked = a_participation(ada, event), a_participation(hidden, event, alias="Blue 1")
    session = a_session(event, room_id=room.id)
    with a_workspace(tmp_path, event, venue, house, room, ada, hidden, here, masked, session) as made:
        yield made


def last(workspace: Workspace) -> Account:
    return recounting.account(workspace, workspace.history()[-1].number)


def told(workspace: Workspace) -> Told:
    (row,) = last(workspace).rows
    return row


def by_field(row: Told) -> dict[str, tuple[object, object]]:
    return {one.name: (one.before, one.after) for one in row.fields}


def test_a_field_is_told_from_what_to_what(workspace: Workspace) -> None:
    ada = workspace.snapshot().person_by_ref["A1"]
    with workspace.transaction(Label.ANSWER_CHANGED) as tx:
        tx.save(replace(ada, given_name="Adela", birth_date=date(1971, 5, 6), languages=("en", "nb")))

    row = told(workspace)

    assert (row.table, row.name, row.added, row.removed) == ("person", "Adela Paperclip", False, False)
    assert by_field(row) == {
        "given_name": ("Ada", "Adela"),
        "birth_date": (date(1971, 6, 5), date(1971, 5, 6)),
        "languages": ((), ("en", "nb")),
    }


def test_an_id_is_told_by_what_it_stands_for(workspace: Workspace) -> None:
    snapshot = workspace.snapshot()
    ada, house = snapshot.person_by_ref["A1"], next(iter(snapshot.organisations))
    session = next(iter(snapshot.sessions.values()))
    with workspace.transaction(Label.ROLE_ADDED) as tx:
        tx.save(a_role(ada, session))
        tx.save(replace(session, room_id=None))
        tx.save(replace(ada, organisation_id=house))
        tx.save(a_rule(ada.id, snapshot.person_by_ref["A2"].id, event_id=session.event_id))

    rows = {row.table: by_field(row) for row in last(workspace).rows}

    assert rows["session_role"] == {
        "session_id": ("", "T01"),
        "person_id": ("", "Ada Paperclip"),
        "role": (None, "participant"),
    }
    assert rows["session"]["room_id"] == ("Blue Room", None)
    assert rows["person"]["organisation_id"] == (None, "Institute of Invention")
    assert rows["separation_rule"]["left"] == ("", "Ada Paperclip")
    assert rows["separation_rule"]["right"] == ("", "Blue 1")
    assert rows["separation_rule"]["event_id"] == (None, "XX")


def test_the_code_of_a_delegation_is_no_id_and_stays(workspace: Workspace) -> None:
    with workspace.transaction(Label.IMPORT_SEPARATIONS) as tx:
        tx.save(a_rule("HERON", "STORK", scope=Scope.DELEGATION))

    assert by_field(told(workspace))["left"] == ("", "HERON")


def test_of_a_masked_person_no_value_is_told_but_what_the_list_shows(workspace: Workspace) -> None:
    snapshot = workspace.snapshot()
    hidden = snapshot.person_by_ref["A2"]
    masked = next(one for one in snapshot.participations if one.person_id == hidden.id)
    with workspace.transaction(Label.ANSWER_CHANGED) as tx:
        tx.save(replace(hidden, family_name="Herontown"))
        tx.save(replace(masked, answer=Answer.CONFIRMED, diet="secret diet"))

    rows = {row.table: row for row in last(workspace).rows}

    assert [row.name for row in rows.values()] == ["Blue 1", "Blue 1"]
    assert [(one.name, one.hidden) for one in rows["person"].fields] == [("family_name", True)]
    assert by_field(rows["participation"]) == {"answer": ("proposed", "confirmed"), "diet": (None, None)}
    assert [secret for secret in SECRETS if secret in repr(rows)] == []


def test_of_somebody_who_is_not_there_any_more_no_value_is_told(workspace: Workspace) -> None:
    someone = a_person("A9", family_name="Herontown")
    with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
        tx.save(someone)
        tx.save(a_participation(someone, next(iter(tx.snapshot().events.values()))))
    workspace.undo()

    row, other = recounting.account(workspace, 2).rows

    assert (row.name, row.added, other.name) == ("", True, "")
    assert "Herontown" not in repr((row, other))
    assert all(one.hidden for one in row.fields)


def test_what_lists_and_questions_said_is_never_told(workspace: Workspace) -> None:
    with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
        tx.save(an_imported_row())
        tx.save(replace(a_question("A2"), value="Hassan Verborgen"))

    rows = last(workspace).rows

    assert [one.hidden for row in rows for one in row.fields] == [True] * sum(len(row.fields) for row in rows)
    assert [row.name for row in rows] == ["", ""]


def test_the_set_up_in_full_tells_nothing_of_masked_people(workspace: Workspace) -> None:
    account = recounting.account(workspace, 1)

    assert dict(account.tables)["person"] == 2
    assert [secret for secret in SECRETS if secret in repr(account)] == []


def test_no_more_rows_are_told_than_anybody_reads(workspace: Workspace) -> None:
    with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
        tx.save_all([a_person(f"B{number}") for number in range(40)])

    account = last(workspace)

    assert account.tables == (("person", 40),)
    assert len(account.rows) == recounting.MOST


def test_the_way_back_says_what_is_taken_and_what_is_passed_over(workspace: Workspace) -> None:
    snapshot = workspace.snapshot()
    ada, event = snapshot.person_by_ref["A1"], snapshot.event_by_code["XX"]
    with workspace.transaction(Label.ANSWER_CHANGED) as tx:
        tx.save(replace(ada, notes="one"))
    with workspace.transaction(Label.PRINT_BADGES) as tx:
        tx.save(a_badge(ada, event))

    back = recounting.account(workspace, 1).back

    assert back.taken == ((Label.ANSWER_CHANGED, 1),)
    assert back.passed_over == ((Label.PRINT_BADGES, 1),)


def test_erased_rows_are_told_as_erased(workspace: Workspace) -> None:
    workspace.file.connection.execute('UPDATE "history_row" SET "before" = NULL, "after" = NULL')

    account = recounting.account(workspace, 1)

    assert (account.erased, account.rows) == (True, ())
