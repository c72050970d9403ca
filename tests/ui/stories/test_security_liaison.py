"""The security liaison moves a session: that two sides would meet is said at once, stays a finding, and is settled."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from forumdesk.changes import Label
from forumdesk.domain.findings import Acceptance, FindingKind
from forumdesk.domain.programme import HouseRule, Session, SessionKind
from forumdesk.domain.separation import SeparationRule
from tests.ui.house import fill_a_forum
from tests.ui.programme_house import TUESDAY, a_tuesday, when
from tests.ui.programme_page import move, press, release, row
from tests.ui.stories.desk import CONTROL, Story, story
from ui.pages.findings import FindingsPage
from ui.pages.programme import ProgrammePage
from ui.pages.separations import SeparationsPage
from ui.widgets.time_grid_facts import Live

__all__ = ["story"]

SECRETS = ("Verborgen", "Hassan", "Idris", "حسن", "Ester", "Skjult", "Noor")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The Tuesday with the second bilateral far from the first, and a third one an hour and a quarter after it."""
    house = a_tuesday()
    near = house.sessions["Bilateral 2"]
    far = replace(near, start=when(15, "15:00"), end=when(15, "15:45"))
    closed = {"kind": SessionKind.BILATERAL, "rule": HouseRule.CLOSED}
    house.session("Bilateral 4", "Garden room", "15 12:45-13:30", ("Green 1",), **closed)
    path = tmp_path / "apart.forumdesk"
    fill_a_forum(path, [far if one == near else one for one in house.rows])
    return path


def carry(story: Story, page: ProgrammePage, title: str, hours: float) -> Live:
    """Drag a session so many hours up the day; what is said before it is let go."""
    block = page.grid.block(row(page, title).id)
    assert block is not None
    start = page.grid.rect_of(block).center()
    end = start - QPoint(0, round(page.grid.geometry_now.hour * hours))
    press(page, start)
    move(page, end)
    live = page.grid.live
    release(page, end)
    story.settle()
    return live


def separation(page: FindingsPage) -> int:
    """Where the list has the one separation that is broken."""
    kinds = [line.noticed.finding.kind if line.noticed else None for line in page.model.rows]
    assert kinds.count(FindingKind.SEPARATION) == 1
    return kinds.index(FindingKind.SEPARATION)


def accept(story: Story, page: FindingsPage, reason: str) -> None:
    story.click_row(page.table, separation(page))
    story.write(reason, page.pane.reason)
    story.click(page.pane.accept)


def try_stricter(story: Story) -> str:
    """Ninety minutes instead of thirty, typed and not applied; what the page says of it."""
    page = story.turn(SeparationsPage)
    story.click_row(page.table, page.model.row_of("R1"))
    story.write("90", page.pane.form.minutes.edit)
    story.settle()
    told = story.seen(page.pane)
    story.click(page.pane.drop)
    return told


def test_two_sides_that_would_meet_are_said_while_dragging_kept_as_a_finding_and_accepted_with_a_reason(
    story: Story,
) -> None:
    programme = story.turn(ProgrammePage)
    story.press_until(lambda: programme.view.day == TUESDAY, Qt.Key.Key_PageDown)

    live = carry(story, programme, "Bilateral 2", 3.25)
    stricter = try_stricter(story)
    findings = story.turn(FindingsPage)
    listed = findings.model.rows[separation(findings)].group
    accept(story, findings, "Two stairs, guards on both")
    accepted = findings.model.rows[separation(findings)].group
    findings.table.setFocus()
    story.press(Qt.Key.Key_Z, CONTROL)

    assert live.text.endswith("15 min apart. Agreed: 30")
    assert (live.severity, live.hint) == ("block", "Drop to keep with a finding · Esc to cancel")
    assert "Would find 2, now 1\nNothing is written until you apply." in stricter
    assert "75 min apart between S05 and S22. Agreed: 90." in stricter
    assert (listed, accepted, findings.model.rows[separation(findings)].group) == ("block", "accepted", "block")
    assert [one for one in SECRETS if one in story.to_be_had() + stricter + live.text] == []
    with story.closed() as workspace:
        (moved,) = workspace.where(Session, code="S07")
        assert moved.start is not None
        assert moved.start.utc == datetime(2027, 6, 15, 9, 45, tzinfo=UTC)
        assert [rule.minutes for rule in workspace.all(SeparationRule)] == [30]
        assert workspace.all(Acceptance) == []
        done = [entry.label for entry in workspace.history()]
        assert done[1:3] == [Label.SESSION_MOVED, Label.ACCEPT_FINDING]
