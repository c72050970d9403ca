"""New events from templates and from earlier events; accepting findings; looking at people."""

from datetime import date
from pathlib import Path

import pytest

from forumdesk.domain.checklists import ChecklistItem
from forumdesk.domain.copies import Reveal
from forumdesk.domain.events import Event
from forumdesk.domain.findings import FindingKind
from forumdesk.domain.programme import Session, SessionRole
from forumdesk.domain.series import Edition, Series
from forumdesk.services import house_settings, shipped, viewing, workspaces
from forumdesk.services.checking import accept, check
from forumdesk.services.errors import AlreadyThereError, UnknownError
from forumdesk.services.planning import new_event
from forumdesk.store.workspace import Workspace
from tests.stories.desk import SECRET, Clock


def test_a_new_workspace_knows_the_series_and_their_editions(tmp_path: Path) -> None:
    with workspaces.create(tmp_path / "new.forumdesk", SECRET, Clock().world()) as workspace:
        series = {one.code: one for one in workspace.all(Series)}
        editions = [one.name for one in workspace.all(Edition) if one.series_id == series["OFR"].id]

    assert series["OF"].since_year == 2003
    assert editions == ["Beijing", "Doha", "Mexico City", "Muscat"]


@pytest.mark.parametrize("code", shipped.template_codes())
def test_every_template_makes_an_event_with_local_times_and_no_people(desk: Workspace, code: str) -> None:
    new_event(desk, "NEW", code, "New event", date(2028, 10, 28))

    (event,) = desk.where(Event, code="NEW")
    sessions = desk.where(Session, event_id=event.id)
    template = shipped.event_template(code)
    assert len(sessions) == len(template.sessions)
    first = sessions[0].start
    assert first is not None
    assert f"{first.local:%H:%M}" == template.sessions[0].start
    assert event.end_date == date(2028, 10, 27 + template.days)
    assert bool(event.copy_letters) is event.discreet
    assert desk.where(ChecklistItem, event_id=event.id) != []


def test_last_years_event_gives_the_shape_and_roles_and_never_the_people(desk: Workspace) -> None:
    new_event(desk, "OF28", "OF27", "Test Forum 2028", date(2028, 11, 14))

    (event,) = desk.where(Event, code="OF28")
    sessions = {one.title: one for one in desk.where(Session, event_id=event.id)}
    assert set(sessions) == {"Session T01", "Session T02"}
    assert sessions["Session T02"].roles_needed == ("chair",)
    assert [role for role in desk.all(SessionRole) if role.session_id in {one.id for one in sessions.values()}] == []
    start = sessions["Session T02"].start
    assert start is not None
    assert start.local.hour == 9, "typed as UTC in the house, so it stays 09:00 there"
    assert desk.snapshot().at_event.get(event.id) is None


def test_without_a_first_day_the_sessions_have_no_time_yet(desk: Workspace) -> None:
    new_event(desk, "OF28", "OF27", "Test Forum 2028", None)
    new_event(desk, "OF29", "forum", "Test Forum 2029", None)

    times = [one.start for one in desk.all(Session) if one.code.startswith(("OF28", "OF29"))]
    assert set(times) == {None}


def test_a_taken_code_and_an_unknown_source_are_refused(desk: Workspace) -> None:
    with pytest.raises(AlreadyThereError):
        new_event(desk, "OF27", "forum", "Again", None)
    with pytest.raises(UnknownError):
        new_event(desk, "OF28", "banquet", "Banquet", None)
    with pytest.raises(KeyError):
        shipped.event_template("banquet")


def test_an_accepted_finding_is_quiet_until_it_is_undone(desk: Workspace) -> None:
    (missing,) = [one for one in check(desk) if one.finding.kind is FindingKind.ALIAS_MISSING]

    accept(desk, missing.finding.id, "the alias comes on Monday")
    accept(desk, missing.finding.id, "on Tuesday")

    assert [one.needs_person for one in check(desk) if one.finding == missing.finding] == [False]
    desk.undo()
    desk.undo()
    assert [one.needs_person for one in check(desk) if one.finding == missing.finding] == [True]
    with pytest.raises(UnknownError):
        accept(desk, "0000", "no such finding")
    with pytest.raises(UnknownError):
        check(desk, "XX")


def test_a_search_does_not_find_what_is_masked_and_a_reveal_is_on_record(desk: Workspace) -> None:
    masked = viewing.people(desk, search="ownerdotter")
    revealed = viewing.people(desk, "DD27", "ownerdotter", reveal=True)

    assert masked == []
    assert [one.print_name for one in revealed] == ["Hidden Ownerdotter"]
    assert [one.where for one in desk.all(Reveal)] == ["people"]


def test_events_are_counted_with_everybody_on_their_list(desk: Workspace) -> None:
    views = {one.event.code: (one.people, one.sessions) for one in viewing.events(desk)}

    assert views == {"OF27": (5, 2), "DD27": (2, 1)}


def test_a_new_event_has_the_house_organiser_where_its_model_has_none(desk: Workspace) -> None:
    house_settings.name_organiser(desk, "Paper House")
    house_settings.give_mailbox(desk, "desk@paper.example")

    new_event(desk, "OF29", "forum", "Test Forum 2029", None)

    (event,) = desk.where(Event, code="OF29")
    assert (event.organiser_name, event.organiser_email) == ("Paper House", "desk@paper.example")
