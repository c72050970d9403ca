"""What changed among the findings since this morning, the last import, the last acceptance; and taking one back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.findings import FindingKind
from forumdesk.domain.programme import Session
from forumdesk.services import checking, noticing
from forumdesk.services.errors import UnknownError
from forumdesk.services.noticing import News, Since
from forumdesk.store.errors import ErasedError
from forumdesk.store.workspace import Workspace
from tests.builders import (
    a_participation,
    a_person,
    a_role,
    a_room,
    a_session,
    a_venue,
    a_workspace,
    an_event,
    at,
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """One person in two sessions at once, one session without a room; set up, then accepted by nobody."""
    event, venue, person = an_event(), a_venue(), a_person("A1", family_name="Verborgen")
    room, other = a_room(venue), a_room(venue, "Green Room")
    first, second = a_session(event, "T01", room_id=room.id), a_session(event, "T02", room_id=other.id)
    third = a_session(event, "T03", start=at(12), end=at(13))
    present = a_participation(person, event, alias="Blue 1")
    roles = [a_role(person, first), a_role(person, second)]
    with a_workspace(tmp_path, event, venue, room, other, person, first, second, third, present, *roles) as made:
        yield made


def session(workspace: Workspace, code: str) -> Session:
    return next(one for one in workspace.snapshot().sessions.values() if one.code == code)


def change(workspace: Workspace, code: str, label: Label = Label.SESSION_CHANGED, **fields: object) -> None:
    with workspace.transaction(label) as tx:
        tx.save(replace(session(workspace, code), **fields))  # type: ignore[arg-type]  # by name


def accept_first(workspace: Workspace) -> str:
    finding = checking.check(workspace)[0].finding
    checking.accept(workspace, finding.id, "they know")
    return finding.id


def kinds(workspace: Workspace, news: dict[str, News]) -> dict[FindingKind, News]:
    return {one.finding.kind: news[one.finding.id] for one in checking.check(workspace) if one.finding.id in news}


def test_since_the_last_acceptance_findings_are_new_changed_or_gone(workspace: Workspace) -> None:
    accept_first(workspace)
    change(workspace, "T02", end=at(8, 40))
    change(workspace, "T03", room_id=session(workspace, "T01").room_id, start=at(8, 50), end=at(9))

    found = noticing.compare(workspace, "XX", Since.LAST_ACCEPTED)

    assert found.since is not None
    assert kinds(workspace, found.news) == {
        FindingKind.PERSON_CLASH: News.CHANGED,
        FindingKind.ROOM_CLASH: News.NEW,
    }
    assert [one.finding.kind for one in found.gone] == [FindingKind.NO_ROOM]


def test_what_the_last_import_brought_is_news(workspace: Workspace) -> None:
    change(workspace, "T01", Label.IMPORT_PROGRAMME, room_id=session(workspace, "T02").room_id)

    found = noticing.compare(workspace, "XX", Since.LAST_IMPORT)

    assert kinds(workspace, found.news)[FindingKind.ROOM_CLASH] is News.NEW


def test_without_such_a_point_nothing_is_compared(workspace: Workspace) -> None:
    found = [noticing.compare(workspace, "XX", since) for since in Since]

    assert [(one.since, one.news, one.gone) for one in found] == [(None, {}, ())] * 3


def test_since_this_morning_is_since_midnight_where_the_event_is(workspace: Workspace, tmp_path: Path) -> None:
    connection = workspace.file.connection
    connection.execute('UPDATE "history_entry" SET "at" = ? WHERE "number" = 1', ("2030-05-31T21:59:59Z",))
    change(workspace, "T03", room_id=session(workspace, "T01").room_id)

    found = noticing.compare(workspace, "XX", Since.TODAY)

    assert found.since is not None
    assert f"{found.since:%Y-%m-%d %H:%M %Z}" == "2030-06-01 00:00 CEST"
    assert [one.finding.kind for one in found.gone] == [FindingKind.NO_ROOM]


def test_of_an_event_made_since_everything_is_new(workspace: Workspace) -> None:
    accept_first(workspace)
    event = an_event("YY", organiser_email="")
    with workspace.transaction(Label.NEW_EVENT) as tx:
        tx.save(event)

    found = noticing.compare(workspace, "YY", Since.LAST_ACCEPTED)

    assert set(found.news.values()) == {News.NEW}


def test_a_finding_about_somebody_who_is_gone_is_not_told(workspace: Workspace) -> None:
    accept_first(workspace)
    with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
        snapshot = tx.snapshot()
        for some in (snapshot.roles, snapshot.participations, snapshot.people.values()):
            for row in some:
                tx.remove(row)

    found = noticing.compare(workspace, None, Since.LAST_ACCEPTED)

    assert found.gone == ()


def test_a_masked_person_stays_masked_in_what_is_gone(workspace: Workspace) -> None:
    accept_first(workspace)
    change(workspace, "T02", start=at(14), end=at(15))

    found = noticing.compare(workspace, "XX", Since.LAST_ACCEPTED)

    assert [one.people for one in found.gone] == [(("A1", "Blue 1"),)]
    assert "Verborgen" not in repr(found)


def test_history_that_was_erased_is_not_compared_with(workspace: Workspace) -> None:
    accept_first(workspace)
    change(workspace, "T02", start=at(14), end=at(15))
    workspace.file.connection.execute('UPDATE "history_row" SET "before" = NULL, "after" = NULL WHERE "entry" = 3')

    with pytest.raises(ErasedError):
        noticing.compare(workspace, "XX", Since.LAST_ACCEPTED)


def test_an_event_nobody_knows_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UnknownError):
        noticing.compare(workspace, "ZZ", Since.TODAY)


def test_an_acceptance_is_taken_back_and_undo_gives_it_again(workspace: Workspace) -> None:
    finding_id = accept_first(workspace)

    taken = checking.take_back(workspace, finding_id)
    after = {one.finding.id for one in checking.check(workspace) if one.accepted}
    nothing = checking.take_back(workspace, finding_id)
    workspace.undo()

    assert (taken.label, len(taken.changes), nothing.changes) == (Label.ACCEPTANCE_TAKEN_BACK, 1, ())
    assert after == set()
    assert {one.finding.id for one in checking.check(workspace) if one.accepted} == {finding_id}
