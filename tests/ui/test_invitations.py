"""The page of invites: who holds what, what has changed, what each file tells, and what leaves the house."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.disclosure import Invited
from forumdesk.domain.programme import Session, SessionRole
from forumdesk.services import inviting
from forumdesk.services.inviting import Forms, Issue, Wish
from forumdesk.services.pipeline import Step
from forumdesk.store.workspace import Workspace
from tests.builders import at
from tests.ui.printing_house import ask, beside, said
from tests.ui.proposing import proposed, proposed_for_event
from tests.ui.test_people import SECRETS
from ui import words
from ui.desk import Desk
from ui.models.cells import CellRole, IdRole
from ui.pages.invitations import InvitationsPage
from ui.pages.invitations_shown import Shown
from ui.settings import Settings
from ui.widgets.nav import Count
from ui.widgets.target import Target

# A list that opens below a field asks for the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")


@pytest.fixture
def page(desk: Desk, kept: Settings, qtbot: QtBot) -> Iterator[InvitationsPage]:
    with beside(qtbot, InvitationsPage(desk), kept) as found:
        qtbot.waitUntil(lambda: found.model.total > 0)
        settle(found, qtbot)
        yield found


def settle(page: InvitationsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.desk.idle):
        page.desk.read(lambda _: None, lambda _: None)


def issued(page: InvitationsPage, qtbot: QtBot, folder: Path) -> None:
    """Everybody's sessions, and then one of them later."""

    def issue(workspace: Workspace) -> Issue:
        return inviting.issue(workspace, Wish("OF27", Invited.SESSIONS), folder)

    ask(qtbot, page.desk, issue)
    page.desk.change(_moved)
    settle(page, qtbot)
    settle(page, qtbot)


def _moved(workspace: Workspace) -> ChangeSet:
    (session,) = workspace.where(Session, code="T03")
    with workspace.transaction(Label.SESSION_MOVED) as tx:
        tx.save(replace(session, start=at(12), end=at(13)))
    return tx.change_set


def choose(qtbot: QtBot, button: QAbstractButton) -> None:
    """A radio or a box: what can be hit is its mark and its words."""
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(page: InvitationsPage) -> list[str]:
    return [f"{row.name} {row.session or ''}".strip() for row in page.model.rows]


def pick(page: InvitationsPage, qtbot: QtBot, row_id: str) -> str:
    page.table.pick(page.model.row_of(row_id))
    settle(page, qtbot)
    return said(page.pane)


def test_an_outdated_invite_says_which_version_is_held_and_what_changed(
    page: InvitationsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    counts: list[Count] = []
    page.counted.connect(counts.append)
    issued(page, qtbot, tmp_path / "out")

    row = page.model.row_of("P00 T03")
    cells = [page.model.index(row, column).data(CellRole) for column in range(6)]
    told = pick(page, qtbot, "P00 T03")

    texts = [cell.text for cell in cells]
    assert texts == ["Aagaard, Søren", "Seminar", "Holds version 1 of 2", "", cells[4].text, "Time"]
    assert cells[2].sign.icon == "outdated"
    assert counts[-1] == Count(2, "outdated")
    assert page.count.text().endswith("2 outdated")
    assert "Wed 12 June 12:00–13:00" in told
    assert "true now\nWed 12 June 14:00–15:00" in told
    assert "The same in both: place, title, cover title, languages." in told


def test_the_lines_of_a_file_are_those_that_go_out(page: InvitationsPage, qtbot: QtBot, tmp_path: Path) -> None:
    issued(page, qtbot, tmp_path / "out")

    def wanted(workspace: Workspace) -> bytes:
        wish = Wish("OF27", Invited.SESSIONS, Forms.ICS, ("P00",), frozenset({("P00", "T03")}))
        return inviting.preview(workspace, wish).files[0].data

    pick(page, qtbot, "P00 T03")
    data = ask(qtbot, page.desk, wanted).decode()
    labels = [label.text().replace("\u200b", "") for label in page.pane.findChildren(QLabel) if label.isVisible()]

    stamp = next(line for line in data.splitlines() if line.startswith("DTSTAMP"))
    lines = [line for line in data.replace("\r\n ", "").splitlines() if line != stamp]
    seen = "\n".join(labels).replace("\n ", "")
    assert [line for line in lines if line not in seen] == []
    assert "The reader's own name and address. Nobody else's." in seen


def test_the_letter_is_shown_too(page: InvitationsPage, qtbot: QtBot) -> None:
    pick(page, qtbot, "P00 ")

    click(qtbot, page.pane.forms[Forms.EML])

    assert "You are invited to: Seminar" in said(page.pane)


def test_a_cancellation_and_a_programme_are_shown_byte_by_byte_too(
    page: InvitationsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    pick(page, qtbot, "P00 ")
    before = [page.pane.which.combo.itemData(number) for number in range(page.pane.which.combo.count())]
    issued(page, qtbot, tmp_path / "out")
    pick(page, qtbot, "P05 T01")
    page.pane.which.combo.setFocus()

    told = []
    for _ in range(2):
        qtbot.keyClick(page.pane.which.combo, Qt.Key.Key_Down)
        settle(page, qtbot)
        told.append(said(page.pane).replace("\u200b", ""))

    assert before == [Shown.INVITE, Shown.HOLD]
    assert "METHOD:PUBLISH" in told[0]
    assert "METHOD:CANCEL" in told[1]
    assert [secret for secret in (*SECRETS, "p05@") if any(secret in text for text in told)] == []


def test_nothing_of_a_masked_person_is_anywhere_on_the_page(
    page: InvitationsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    issued(page, qtbot, tmp_path / "out")
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole, IdRole)

    texts = []
    for row in range(page.model.rowCount()):
        texts += [str(page.model.index(row, column).data(role)) for column in range(6) for role in roles]
    for row_id in ("P05 ", "P05 T01", "P06 ", "P11 "):
        texts.append(pick(page, qtbot, row_id))
        click(qtbot, page.pane.forms[Forms.EML])
        texts.append(said(page.pane))
        click(qtbot, page.pane.forms[Forms.ICS])

    assert [secret for secret in (*SECRETS, "p05@", "p11@") if any(secret in text for text in texts)] == []
    assert any("Covered on this screen" in text for text in texts)


@pytest.mark.parametrize("secret", SECRETS)
def test_a_search_by_the_real_name_of_a_masked_person_finds_nothing(page: InvitationsPage, secret: str) -> None:
    page.search(secret)

    assert shown(page) == []
    assert page.empty.isVisible()


def test_a_step_of_the_pipeline_narrows_the_list(page: InvitationsPage, qtbot: QtBot, tmp_path: Path) -> None:
    issued(page, qtbot, tmp_path / "out")

    numbers = {step: button.number for step, button in page.pipeline.steps.items()}
    click(qtbot, page.pipeline.steps[Step.OUTDATED])
    old = shown(page)
    page.session.put("T01")
    none = shown(page)
    page.clear_filters()
    page.search("aagaard")

    assert sorted(old) == ["Aagaard, Søren T03", "Adeyemi, Ngozi T03"]
    assert none == []
    assert shown(page) == ["Aagaard, Søren", "Aagaard, Søren T03"]
    assert page.count.text() == "2 of 26 · 2 outdated"
    assert sum(numbers.values()) == 26
    assert (numbers[Step.OUTDATED], numbers[Step.WAITING]) == (2, 2)


def links(page: InvitationsPage) -> list[str]:
    """What can be done with the proposal that is shown."""
    every = page.pane.findChildren(QPushButton)
    return [link.text() for link in every if "the proposal" in link.text() and link.isVisible()]


def test_proposals_of_any_day_are_a_step_of_their_own_and_are_decided_in_the_inspector(
    page: InvitationsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    before = page.pipeline.steps[Step.PROPOSED].isVisible()
    title = ask(qtbot, page.desk, lambda workspace: workspace.where(Session, code="T03")[0].title)
    page.desk.change(partial(proposed, folder=tmp_path / "out", title=title, later=45, comment="After the walk?"))
    page.desk.change(partial(proposed_for_event, folder=tmp_path / "days", ref="P00", days_later=1))
    qtbot.waitUntil(lambda: page.pipeline.steps[Step.PROPOSED].number == 2)
    settle(page, qtbot)

    page.seek(Target("invitations", wanted=(("standing", "proposed"),)))
    of_event, of_session = shown(page)
    page.table.pick(page.model.row_of("P00 "))
    whole, alone = said(page.pane), links(page)
    page.table.pick(next(n for n, row in enumerate(page.model.rows) if row.session == "T03"))
    one = said(page.pane)
    accept = next(link for link in page.pane.findChildren(QPushButton) if link.text() == "Accept the proposal")
    with qtbot.waitSignal(page.desk.changed):
        click(qtbot, accept)
    settle(page, qtbot)

    assert not before
    assert of_event == "Aagaard, Søren"
    assert of_session.endswith(" T03")
    assert ("Aagaard proposes another time" in whole, "Change its days" in whole) == (True, True)
    assert alone == ["Decline the proposal..."]
    assert "It would bring" in one
    assert page.pipeline.steps[Step.PROPOSED].number == 1


def test_a_link_leads_to_the_outdated_ones(page: InvitationsPage, qtbot: QtBot, tmp_path: Path) -> None:
    issued(page, qtbot, tmp_path / "out")

    page.seek(Target("invitations", wanted=(("standing", "outdated"),)))

    assert len(shown(page)) == 2
    assert page.pipeline.steps[Step.OUTDATED].isChecked()


def test_who_cannot_be_written_to_is_told_with_the_reason(page: InvitationsPage, qtbot: QtBot) -> None:
    asked: list[Target] = []
    page.asked.connect(asked.append)

    told = pick(page, qtbot, "P20 ")
    click(qtbot, page.pane._person)

    assert "Cannot go out" in told
    assert "No e-mail address." in told
    assert asked == [Target("people", "P20")]


def test_somebody_who_left_a_session_is_said_to_be_in_it_no_more(
    page: InvitationsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    issued(page, qtbot, tmp_path / "out")

    def leave(workspace: Workspace) -> ChangeSet:
        (session,) = workspace.where(Session, code="T03")
        (role, *_) = workspace.where(SessionRole, session_id=session.id)
        with workspace.transaction(Label.SESSION_MOVED) as tx:
            tx.remove(role)
        return tx.change_set

    page.desk.change(leave)
    settle(page, qtbot)
    settle(page, qtbot)
    gone = next(row for row in page.model.rows if row.session == "T03" and row.now is None)

    assert "Not in it any more" in pick(page, qtbot, f"{gone.ref} T03")


def test_the_number_of_outdated_ones_is_known_while_nobody_looks(
    page: InvitationsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    counts: list[Count] = []
    page.counted.connect(counts.append)
    page.hide()

    issued(page, qtbot, tmp_path / "out")
    unread = [row.version for row in page.model.every]
    page.show()
    settle(page, qtbot)

    assert counts[-1] == Count(2, "outdated")
    assert set(unread) == {0}
    assert {row.version for row in page.model.every} == {0, 1}


def test_answers_are_counted_by_category_while_nobody_is_chosen(
    page: InvitationsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    issued(page, qtbot, tmp_path / "out")
    page.table.pick(-1)
    told = said(page.pane)
    names = [label.accessibleName() for label in page.pane.answers.findChildren(QLabel)]

    assert "Answers by category" in told
    assert any(name.startswith("Party or delegate:") or name.startswith("Party") for name in names)
    assert not any(secret in " ".join(names) for secret in SECRETS)


def test_the_page_speaks_the_language_in_force(page: InvitationsPage, qtbot: QtBot, qapp: QApplication) -> None:
    pick(page, qtbot, "P00 ")

    words.speak(qapp, "nb")
    settle(page, qtbot)

    assert page.model.index(0, 2).data() == "Aldri utstedt"
    assert "Hva filen forteller" in said(page.pane)


def test_a_row_reads_as_a_sentence(page: InvitationsPage) -> None:
    row = page.model.row_of("P05 ")

    assert (
        page.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        == "Blue 1, name hidden, Seminar, Never issued"
    )


def test_where_there_is_little_room_name_and_version_stay(page: InvitationsPage) -> None:
    page.narrow(500)

    assert [page.table.isColumnHidden(column) for column in range(6)] == [False, True, False, True, True, True]


def test_without_an_event_there_is_nobody(page: InvitationsPage, qtbot: QtBot) -> None:
    page.show_place(None)
    settle(page, qtbot)

    assert page.model.total == 0
    assert not page.export.isEnabled()
    assert not page.cancel.isEnabled()
