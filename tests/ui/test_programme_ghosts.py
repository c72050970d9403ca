"""Counter-proposals on the programme: ghosts with the clashes they would bring, accepted and declined."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from forumdesk.domain.copies import Copy
from forumdesk.domain.invitations import InvitationAnswer, Proposal
from tests.ui.printing_house import ask, on_terms, said
from tests.ui.programme_page import file, local, page, row, settled
from tests.ui.proposing import proposed
from ui.models.programme_ghosts import of_session
from ui.pages.programme import ProgrammePage
from ui.widgets.time_grid_facts import Block, Look

__all__ = ["file", "page"]

SECRETS = ("Verborgen", "Hassan", "Idris", "Skjult", "Ester", "Noor")


def propose(page: ProgrammePage, qtbot: QtBot, tmp_path: Path, title: str, later: int) -> Block:
    """The ghost of it, once it stands on the grid."""
    use_case = partial(proposed, folder=tmp_path / "out", title=title, later=later, comment="After the walk?")
    page.desk.change(use_case)
    qtbot.waitUntil(lambda: bool(ghosts(page)))
    return ghosts(page)[0]


def ghosts(page: ProgrammePage) -> list[Block]:
    return [one for one in page.grid.shown.blocks if one.look is Look.GHOST]


def pick(page: ProgrammePage, qtbot: QtBot, block: Block) -> None:
    page.grid.choose(block.id)
    at = page.grid.rect_of(block).center()
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)


def button(page: ProgrammePage, text: str) -> QPushButton:
    return next(one for one in page.pane.findChildren(QPushButton) if one.text() == text and one.isVisible())


@pytest.fixture
def title(page: ProgrammePage) -> str:
    """A session whose people are protected."""
    return row(page, "Bilateral 1").title


def test_a_proposal_stands_on_the_grid_as_a_ghost_and_moves_nothing(
    page: ProgrammePage, qtbot: QtBot, tmp_path: Path, title: str
) -> None:
    before = local(row(page, title).session)

    ghost = propose(page, qtbot, tmp_path, title, 45)
    real = page.grid.block(row(page, title).id)

    assert local(row(page, title).session) == before
    assert real is not None
    assert (ghost.start - real.start, ghost.column) == (45, real.column)
    assert "proposes another time" in ghost.said
    assert not [secret for secret in SECRETS if secret in f"{ghost.said} {ghost.third}"]


def test_the_ghost_tells_in_the_inspector_what_it_would_bring(
    page: ProgrammePage, qtbot: QtBot, tmp_path: Path, title: str
) -> None:
    ghost = propose(page, qtbot, tmp_path, title, 45)

    pick(page, qtbot, ghost)
    told = said(page.pane)
    (one,) = of_session(page.proposals.ghosts, row(page, title).id)

    assert page.grid.chosen == ghost.id
    assert page.in_hand() == row(page, title).id
    assert "proposes another time" in told
    assert ("It would bring" in told) is True
    assert len(dict(page.grid.shown.ghosts)[ghost.id].edged) >= bool(one.clashes)
    assert page.grid.accessibleDescription() == ghost.said
    assert not [secret for secret in SECRETS if secret in told]


def test_a_ghost_that_would_take_a_room_twice_shows_both_once_it_is_chosen(
    page: ProgrammePage, qtbot: QtBot, tmp_path: Path
) -> None:
    ghost = propose(page, qtbot, tmp_path, "Water and peace", 45)
    before = page.grid.grab().toImage()

    pick(page, qtbot, ghost)
    marks = dict(page.grid.shown.ghosts)[ghost.id]

    assert marks.edged == {ghost.id, row(page, "Bilateral 2").id}
    assert "It would bring 1 clash." in said(page.pane)
    assert "1 clash" in ghost.said
    assert page.grid.grab().toImage() != before
    assert ghost.id not in page.grid.shown.marks.edged


def test_a_ghost_is_not_dragged_nor_moved_by_keys(
    page: ProgrammePage, qtbot: QtBot, tmp_path: Path, title: str
) -> None:
    ghost = propose(page, qtbot, tmp_path, title, 45)
    before = local(row(page, title).session)
    pick(page, qtbot, ghost)
    at = page.grid.rect_of(ghost).center()

    qtbot.mousePress(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(page.grid.viewport(), at + QPoint(0, 80))
    dragged = page.grid.drag
    qtbot.mouseRelease(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(0, 80))
    qtbot.keyClick(page.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    ask(qtbot, page.desk, lambda _: True)

    assert dragged is None
    assert local(row(page, title).session) == before


def test_arrows_reach_the_ghost(page: ProgrammePage, qtbot: QtBot, tmp_path: Path, title: str) -> None:
    ghost = propose(page, qtbot, tmp_path, title, 45)
    same = [one.id for one in page.grid.shown.blocks if one.column == ghost.column]
    page.grid.choose(row(page, title).id)
    page.grid.setFocus()

    walked = []
    for _ in same:
        qtbot.keyClick(page.grid, Qt.Key.Key_Down)
        walked.append(page.grid.chosen)

    assert ghost.id in walked


def test_accepting_moves_the_session_there_and_undo_moves_it_back(
    page: ProgrammePage, qtbot: QtBot, tmp_path: Path, title: str
) -> None:
    before = local(row(page, title).session)
    pick(page, qtbot, propose(page, qtbot, tmp_path, title, 45))

    settled(page, qtbot, lambda: qtbot.mouseClick(button(page, "Accept the proposal"), Qt.MouseButton.LeftButton))
    qtbot.waitUntil(lambda: not ghosts(page))
    moved = local(row(page, title).session)
    settled(page, qtbot, page.desk.undo)
    qtbot.waitUntil(lambda: bool(ghosts(page)))

    assert moved != before
    assert local(row(page, title).session) == before


def test_a_key_accepts_what_is_proposed_for_the_chosen_session(
    page: ProgrammePage, qtbot: QtBot, tmp_path: Path, title: str
) -> None:
    propose(page, qtbot, tmp_path, title, 45)
    before = local(row(page, title).session)
    page.grid.choose(row(page, title).id)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    settled(page, qtbot, lambda: qtbot.keyClick(page.grid, Qt.Key.Key_A, keys))
    qtbot.waitUntil(lambda: not ghosts(page))

    assert local(row(page, title).session) != before
    assert not page.accepting.isEnabled()


def test_declining_writes_the_file_that_says_so(page: ProgrammePage, qtbot: QtBot, tmp_path: Path, title: str) -> None:
    before = local(row(page, title).session)
    pick(page, qtbot, propose(page, qtbot, tmp_path, title, 45))
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.grid, Qt.Key.Key_D, keys)
    dialog = on_terms(qtbot, page, "Ada Fictand")
    folder = tmp_path / "no"
    folder.mkdir()
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(folder))

    dialog.accept()
    qtbot.waitUntil(lambda: not ghosts(page))

    (one,) = ask(qtbot, page.desk, lambda workspace: workspace.all(InvitationAnswer))
    assert one.proposal is Proposal.DECLINED
    copies = ask(qtbot, page.desk, lambda workspace: workspace.where(Copy, what="declines"))
    assert [copy.for_whom for copy in copies] == ["Ada Fictand"]
    assert local(row(page, title).session) == before
    assert page.told.text().startswith("Declined")
