"""A session that few may know says what it is about in no account, preview or answer of a command, until revealed."""

from dataclasses import replace

import pytest

from forumdesk.changes import Label
from forumdesk.domain.copies import Reveal
from forumdesk.domain.programme import Session, SessionVisibility
from forumdesk.services import housing, recounting, revealing, scheduling
from forumdesk.services.differing import Naming
from forumdesk.services.errors import NotProvenError
from forumdesk.store.cipher import Secret
from forumdesk.store.workspace import Workspace
from tests.stories.command_line import CommandLine
from tests.stories.desk import SECRET, Clock

MARKER = "Quillwort"


def cover(workspace: Workspace) -> Session:
    """T02 is about something else by now, and few may know."""
    scheduling.change(workspace, "sT02", {"title": f"{MARKER} talks", "cover_title": "Coffee", "notes": MARKER})
    scheduling.change(workspace, "sT02", {"visibility": SessionVisibility.NEED_TO_KNOW})
    scheduling.change(workspace, "sT02", {"title": f"{MARKER} again", "marking": "CHATHAM HOUSE RULE"})
    return workspace.get(Session, "sT02")


def test_the_history_tells_what_changed_of_it_but_never_what_it_is_about(desk: Workspace) -> None:
    cover(desk)
    lines = [line.number for line in desk.history()][-3:]

    told = [recounting.account(desk, number).rows[0] for number in lines]

    assert MARKER not in repr(told)
    assert [[(one.name, one.hidden) for one in row.fields] for row in told] == [
        [("title", True), ("cover_title", False), ("notes", True)],
        [("visibility", False)],
        [("title", True), ("marking", False)],
    ]


def test_an_import_preview_and_the_venues_page_know_its_cover_alone(desk: Workspace) -> None:
    before = desk.snapshot()
    secret = cover(desk)
    naming = Naming(before, desk.snapshot())

    rooms = [room for house in housing.venues(desk, "OF27") for room in house.rooms]

    assert naming.name(secret.id) == "T02"
    assert {one.field for one in naming.changes(secret.id)} == {"cover_title", "visibility", "marking"}
    assert "Coffee" in repr(rooms)
    assert MARKER not in repr(rooms)


def test_a_reveal_tells_it_and_is_on_record_and_a_wrong_passphrase_is_neither(desk: Workspace) -> None:
    secret = cover(desk)

    found = revealing.reveal_session_to(desk, secret.id, SECRET)
    with pytest.raises(NotProvenError):
        revealing.reveal_session_to(desk, secret.id, Secret("another one"))

    assert (found.title, found.notes) == (f"{MARKER} again", MARKER)
    assert MARKER not in repr(found)
    assert [(one.where, one.event_id) for one in desk.all(Reveal)] == [("session", secret.event_id)]
    assert found.change_set.label is Label.REVEAL


def test_no_command_says_what_it_is_about(cli: CommandLine) -> None:
    with Workspace.open(cli.folder / cli.file, SECRET, Clock().world()) as workspace:
        secret = cover(workspace)
        with workspace.transaction(Label.SESSION_CHANGED) as tx:
            tx.save(replace(secret, id="sT03", code="T03", cover_title=""))

    said = [
        cli(*words, json_wanted=wanted)
        for wanted in (True, False)
        for words in (("check",), ("events",), ("people",), ("history",), ("invitations", "--event", "OF27"), ("undo",))
    ]

    assert all(one.status in (0, 1) for one in said)
    assert [one for one in said if MARKER in one.out + one.err] == []
