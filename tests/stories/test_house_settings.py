"""What a house sets once: the organiser of new events, and the markings on offer."""

from pathlib import Path

import pytest

from forumdesk.services import house_settings
from forumdesk.services.errors import GradedMarkingError, NotAnAddressError
from forumdesk.services.house_settings import OFFERED, HouseSettings
from forumdesk.words.refusals import sentence
from tests.builders import a_workspace


def test_until_somebody_sets_them_they_are_the_programs(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        assert house_settings.settings(workspace) == HouseSettings("", "", OFFERED)


def test_what_was_set_holds_and_undo_takes_it_back(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        house_settings.name_organiser(workspace, " Forum Desk ")
        house_settings.give_mailbox(workspace, "desk@forum.example")
        house_settings.offer_markings(workspace, "NEED TO KNOW\n\nHOUSE ONLY\nNEED TO KNOW")
        then = house_settings.settings(workspace)
        house_settings.name_organiser(workspace, "")
        house_settings.offer_markings(workspace, "")
        after = house_settings.settings(workspace)
        workspace.undo()

        assert then == HouseSettings("Forum Desk", "desk@forum.example", ("NEED TO KNOW", "HOUSE ONLY"))
        assert after == HouseSettings("", "desk@forum.example", OFFERED)
        assert house_settings.settings(workspace).markings == ("NEED TO KNOW", "HOUSE ONLY")


def test_taking_away_what_is_not_there_changes_nothing(tmp_path: Path) -> None:
    with a_workspace(tmp_path) as workspace:
        assert house_settings.name_organiser(workspace, "").changes == ()


@pytest.mark.parametrize("typed", ["desk", "desk@", "a b@forum.example"])
def test_a_mailbox_that_can_be_none_is_refused(tmp_path: Path, typed: str) -> None:
    with a_workspace(tmp_path) as workspace, pytest.raises(NotAnAddressError) as told:
        house_settings.give_mailbox(workspace, typed)

    assert "no e-mail address" in sentence(told.value)


@pytest.mark.parametrize("typed", ["HEMMELIG", "NEED TO KNOW\nBegrenset"])
def test_no_grade_is_ever_offered_as_a_marking(tmp_path: Path, typed: str) -> None:
    with a_workspace(tmp_path) as workspace, pytest.raises(GradedMarkingError) as told:
        house_settings.offer_markings(workspace, typed)

    assert "Security Act" in sentence(told.value)
