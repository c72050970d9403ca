"""The public programme leaves as a numbered copy, for those who publish it."""

from pathlib import Path

import pytest

from forumdesk.changes import Label
from forumdesk.domain.copies import Copy
from forumdesk.domain.participation import Visibility
from forumdesk.domain.programme import Role, SessionVisibility
from forumdesk.importers.columns import ImportKind
from forumdesk.services import importing, publishing
from forumdesk.services.errors import NotAllowedError, UnknownError, UnknownTypeError
from forumdesk.store.workspace import Workspace
from tests.stories.command_line import CommandLine
from tests.stories.desk import fill, forum


@pytest.fixture
def open_forum(workspace: Workspace) -> Workspace:
    """The forum with one public session and a speaker who may be named."""
    house = forum()
    house.session("T09", "15 08:00", "15 09:00", visibility=SessionVisibility.PUBLIC, title="Open doors")
    house.person("P01", visibility=Visibility.PUBLIC)
    house.person("P02", visibility=Visibility.NEED_TO_KNOW)
    house.role("T09", "P01", Role.SPEAKER)
    house.role("T09", "P02", Role.CHAIR)
    fill(workspace, house)
    return workspace


def test_a_schedule_is_a_numbered_copy_without_who_may_not_be_named(open_forum: Workspace, tmp_path: Path) -> None:
    handed = publishing.export_schedule(open_forum, "OF27", tmp_path / "schedule.xml")

    (copy,) = open_forum.all(Copy)
    text = (tmp_path / "schedule.xml").read_text(encoding="utf-8")
    assert (handed.rows, handed.copy, copy.audience, copy.number) == (1, "OF27-0001", "public", "OF27-0001")
    assert handed.change_set.label is Label.MAKE_COPY
    assert "GivenP01 FamilyP01" in text
    assert "P02" not in text


def test_what_left_comes_in_again_as_the_same_sessions(open_forum: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "schedule.xml"
    publishing.export_schedule(open_forum, "OF27", target)

    first = importing.import_list(open_forum, ImportKind.PROGRAMME, target.read_bytes())
    publishing.export_schedule(open_forum, "OF27", target)
    again = importing.import_list(open_forum, ImportKind.PROGRAMME, target.read_bytes())

    assert (first.created, again.created, again.unchanged) == (1, 0, 1)
    assert [one.type.value for one in first.problems] == ["unknown-room"]


def test_a_discreet_event_and_another_form_are_refused(open_forum: Workspace, tmp_path: Path) -> None:
    for code, name, error in (
        ("DD27", "schedule.xml", NotAllowedError),
        ("OF27", "schedule.pdf", UnknownTypeError),
        ("ZZ", "schedule.xml", UnknownError),
    ):
        with pytest.raises(error):
            publishing.export_schedule(open_forum, code, tmp_path / name)

    assert list(tmp_path.glob("schedule*")) == []
    assert open_forum.all(Copy) == []


def test_the_command_line_writes_it_and_refuses_a_discreet_event(cli: CommandLine) -> None:
    said = cli("export", "schedule", "--event", "OF27", "--out", "schedule.xml")
    refused = cli("export", "schedule", "--event", "DD27", "--out", "secret.xml")

    assert (said.status, refused.status) == (0, 3)
    assert said.document == {"rows": 0, "copy": "OF27-0001", "left_out": [], "findings": []}
    assert "Secret Talks" not in refused.err
    assert not Path("secret.xml").exists()
