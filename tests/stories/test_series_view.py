"""What a session's series is: where it stands in it, and who holds it as one recurring invite."""

from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from forumdesk.domain.disclosure import Invited
from forumdesk.services import inviting
from forumdesk.services.inviting import Wish
from forumdesk.services.series_view import SeriesView, series_of
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace
from tests.builders import a_participation, a_person, a_role, a_session, a_workspace, an_event, at


def a_house(tmp_path: Path, times: int) -> AbstractContextManager[Workspace]:
    """A daily briefing so many times, with one person in all of them."""
    event = replace(an_event("OF27"), organiser_name="Host", organiser_email="host@nowhere.example")
    person = a_person("A1")
    rows: list[Entity] = [event, person, a_participation(person, event)]
    for number in range(1, times + 1):
        day = f"{11 + number:02}"
        start, end = (replace(at(hour), utc=at(hour).utc.replace(day=int(day))) for hour in (8, 9))
        session = a_session(event, f"BRIEF-{number}", title="Briefing", start=start, end=end)
        rows += [session, a_role(person, session)]
    alone = a_session(event, "T01")
    return a_workspace(tmp_path, *rows, alone)


def view(workspace: Workspace, code: str) -> SeriesView | None:
    snapshot = workspace.snapshot()
    return series_of(snapshot, next(one.id for one in snapshot.sessions.values() if one.code == code))


def test_a_session_knows_its_place_in_the_series_and_who_holds_it_whole(tmp_path: Path) -> None:
    with a_house(tmp_path, 3) as workspace:
        before = view(workspace, "BRIEF-2")
        inviting.issue(workspace, Wish("OF27", Invited.SESSIONS), tmp_path / "out")
        after = view(workspace, "BRIEF-3")

    assert before == SeriesView(("BRIEF-1", "BRIEF-2", "BRIEF-3"), 2, 0)
    assert after == SeriesView(("BRIEF-1", "BRIEF-2", "BRIEF-3"), 3, 1)


def test_two_are_no_series_and_one_alone_is_none(tmp_path: Path) -> None:
    with a_house(tmp_path, 2) as workspace:
        found = view(workspace, "BRIEF-1"), view(workspace, "T01"), series_of(workspace.snapshot(), "gone")

    assert found == (None, None, None)
