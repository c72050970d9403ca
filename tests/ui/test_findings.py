"""Findings: grouped, filtered, each with the way to what it is about; accepted, taken back, compared with before."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.findings import FindingKind
from forumdesk.domain.programme import Session
from forumdesk.services.noticing import Since
from forumdesk.store.workspace import Workspace
from tests.builders import a_delegation, a_question, a_rule, an_invitation
from tests.ui.alone import asked, done, read, shown
from ui import words
from ui.desk import Desk
from ui.dialogs.question import QuestionDialog
from ui.main_window import MainWindow
from ui.models.findings_rows import Line
from ui.pages.findings import FindingsPage
from ui.widgets.nav import Count
from ui.widgets.target import Target

SECRETS = ("Verborgen", "Hassan", "Idris", "Selma", "Skjult")


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[FindingsPage]:
    with shown(FindingsPage, desk, qtbot) as page:
        yield page


def shown_lines(page: FindingsPage) -> list[str]:
    return [
        str(page.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(page.model.rowCount())
    ]


def pick(page: FindingsPage, kind: FindingKind) -> Line:
    row = next(n for n, line in enumerate(page.model.rows) if line.noticed and line.noticed.finding.kind is kind)
    page.table.pick(row)
    return page.model.rows[row]


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def ways(page: FindingsPage) -> list[str]:
    return [link.text() for link in page.pane.links]


def accept(page: FindingsPage, qtbot: QtBot, kind: FindingKind, reason: str) -> None:
    pick(page, kind)
    qtbot.keyClicks(page.pane.reason, reason)
    click(qtbot, page.pane.accept)
    read(page, qtbot)


def changed(code: str, change: Callable[[Session], Session]) -> Callable[[Workspace], ChangeSet]:
    def use_case(workspace: Workspace) -> ChangeSet:
        session = next(one for one in workspace.snapshot().sessions.values() if one.code == code)
        with workspace.transaction(Label.SESSION_CHANGED) as tx:
            tx.save(change(session))
        return tx.change_set

    return use_case


def longer(session: Session) -> Session:
    assert session.end is not None
    return replace(session, end=replace(session.end, utc=session.end.utc + timedelta(minutes=20)))


def test_findings_stand_by_severity_in_sentences(page: FindingsPage, qapp: QApplication) -> None:
    english = shown_lines(page)
    words.speak(qapp, "nb")

    assert english[:2] == [
        "Stops output, 2",
        "Stops output: In two places at once. Blue 1 is in T01 and T02 at once, Wed 12 10:00–11:00.",
    ]
    assert shown_lines(page)[1] == (
        "Stopper utlevering: To steder samtidig. Blue 1 er i T01 og T02 samtidig, ons 12. 10:00–11:00."
    )


def test_nothing_of_a_masked_person_is_on_the_page(page: FindingsPage) -> None:
    said = shown_lines(page)
    for row in range(page.model.rowCount()):
        page.table.pick(row)
        said += [label.text() for label in page.window().findChildren(QLabel)] + ways(page)
    said += [text for _, text in page.filters.person._choices]

    assert [secret for secret in SECRETS if any(secret in text for text in said)] == []


def test_chips_narrow_by_kind_person_and_session_and_drop_empty_headings(page: FindingsPage) -> None:
    page.filters.kind.put("capacity")
    by_kind = shown_lines(page)
    page.filters.kind.put(None)
    page.filters.person.put("P05")
    by_person = len(page.model.rows)
    page.filters.person.put(None)
    page.filters.session.put("T04")
    by_session = [line.noticed.finding.kind for line in page.model.rows if line.noticed]

    assert by_kind == [
        "Look first, 1",
        "Look first: Room too small. T03 expects 2 people; Study holds 1.",
    ]
    assert by_person == 2
    assert by_session == [FindingKind.NO_ROOM, FindingKind.NO_TIME]


def test_where_nothing_matches_the_filters_are_cleared_on_the_spot(page: FindingsPage, qtbot: QtBot) -> None:
    page.filters.kind.put("capacity")
    page.filters.session.put("T04")
    empty = page.empty.isVisible()

    click(qtbot, page.empty.way)

    assert empty
    assert len(page.model.rows) == len(page.found.lines)


def test_a_finding_leads_to_the_people_sessions_and_rooms_it_is_about(page: FindingsPage, qtbot: QtBot) -> None:
    heard = asked(page)
    pick(page, FindingKind.PERSON_CLASH)
    names = [link.accessibleName() for link in page.pane.links]

    for link in list(page.pane.links):
        click(qtbot, link)
    pick(page, FindingKind.ROOM_CLASH)
    click(qtbot, page.pane.links[-1])

    assert names == ["Open Blue 1", "Open T01", "Open T02"]
    assert heard == [
        Target("people", "P05"),
        Target("programme", "T01"),
        Target("programme", "T02"),
        Target("venues", page.found.ids["Great hall"]),
    ]


def test_what_is_no_person_and_no_session_is_led_to_as_well(page: FindingsPage, qtbot: QtBot) -> None:
    def more(workspace: Workspace) -> ChangeSet:
        snapshot = workspace.snapshot()
        event, people = snapshot.event_by_code["OF27"], snapshot.person_by_ref
        with workspace.transaction(Label.SET_UP) as tx:
            tx.save(replace(event, organiser_email=""))
            tx.save(a_delegation(event, "BLUE", agreed_size=1))
            tx.save(a_rule(people["P00"].id, people["P01"].id, minutes=30))
            tx.save(an_invitation(people["P00"], event))
        return tx.change_set

    done(page, qtbot, more)
    heard = asked(page)

    for kind in (
        FindingKind.ORGANISER_MISSING,
        FindingKind.DELEGATION_SIZE,
        FindingKind.SEPARATION,
        FindingKind.OUTDATED,
    ):
        pick(page, kind)
        click(qtbot, page.pane.links[-1])

    assert heard == [
        Target("events", page.found.ids["OF27"]),
        Target("people", wanted=(("delegation", "BLUE"),)),
        Target("separations", "R1"),
        Target("invitations", wanted=(("standing", "outdated"),)),
    ]


def test_accepting_takes_a_reason_and_says_so_at_the_field(page: FindingsPage, qtbot: QtBot) -> None:
    pick(page, FindingKind.NO_ROOM)

    click(qtbot, page.pane.accept)

    assert page.pane.wrong.isVisible()
    assert page.pane.reason.hasFocus()
    assert [line.group for line in page.found.lines if line.group == "accepted"] == []


def test_an_accepted_finding_says_when_and_why_and_is_taken_back(page: FindingsPage, qtbot: QtBot) -> None:
    accept(page, qtbot, FindingKind.NO_ROOM, "in the garden")
    accepted = page.pane._was.text()
    group = pick(page, FindingKind.NO_ROOM).group

    click(qtbot, page.pane.back)
    read(page, qtbot)

    assert accepted.startswith("Accepted Sat 1 14:00: in the garden")
    assert group == "accepted"
    assert pick(page, FindingKind.NO_ROOM).group == "note"
    assert page.count.text() == "5 open"


def test_accepted_ones_are_hidden_on_demand(page: FindingsPage, qtbot: QtBot) -> None:
    accept(page, qtbot, FindingKind.NO_ROOM, "in the garden")

    click(qtbot, page.filters.hide_accepted)

    assert "accepted" not in {line.group for line in page.model.rows}


def test_an_accepted_finding_whose_facts_changed_is_open_again_and_found_by_its_chip(
    page: FindingsPage, qtbot: QtBot
) -> None:
    accept(page, qtbot, FindingKind.CAPACITY, "they will stand")
    accept(page, qtbot, FindingKind.NO_ROOM, "in the garden")
    done(page, qtbot, changed("T03", longer))

    click(qtbot, page.filters.altered)
    altered = [line.noticed.finding.kind for line in page.model.rows if line.noticed]
    accept(page, qtbot, FindingKind.CAPACITY, "they will stand longer")

    assert altered == [FindingKind.CAPACITY]
    assert page.model.rows == []
    assert page.empty.isVisible()


def test_a_point_of_comparison_is_read_whole_in_its_chip(page: FindingsPage, qtbot: QtBot) -> None:
    page.filters.since.put(Since.LAST_ACCEPTED)

    assert page.filters.since.text() == words.say("findings.since.last-accepted")


def test_what_changed_since_the_last_acceptance_is_said_and_shown(page: FindingsPage, qtbot: QtBot) -> None:
    accept(page, qtbot, FindingKind.NO_ROOM, "in the garden")
    room = next(line.noticed.finding.room for line in page.found.lines if line.noticed and line.noticed.finding.room)
    done(page, qtbot, changed("T02", longer))
    done(page, qtbot, changed("T03", lambda one: replace(one, set_up=None, room_id=None)))

    page.filters.since.put(Since.LAST_ACCEPTED)
    read(page, qtbot)

    assert room == "Great hall"
    assert page.told.text().startswith(
        "Compared with how everything stood Sat 1 14:00: 1 new, 0 with other facts, 1 gone"
    )
    assert shown_lines(page)[1:] == [
        "Good to know: No room yet. T03 has no room yet. New.",
        "Gone since, 1",
        "Gone since: Room too small. T03 expects 2 people; Study holds 1. Gone.",
    ]


def test_a_longer_session_that_clashes_all_the_same_is_no_news(page: FindingsPage, qtbot: QtBot) -> None:
    accept(page, qtbot, FindingKind.NO_ROOM, "in the garden")
    done(page, qtbot, changed("T02", longer))

    page.filters.since.put(Since.LAST_ACCEPTED)
    read(page, qtbot)

    assert page.empty.isVisible()


def test_without_such_a_point_that_is_said(page: FindingsPage, qtbot: QtBot) -> None:
    page.filters.since.put(Since.LAST_IMPORT)
    read(page, qtbot)

    assert page.told.text() == "There is no such point in the history yet, so nothing is compared."
    assert page.model.rows


def test_where_history_was_erased_that_is_said(page: FindingsPage, qtbot: QtBot) -> None:
    def erase(workspace: Workspace) -> None:
        workspace.file.connection.execute('UPDATE "history_row" SET "before" = NULL, "after" = NULL')

    accept(page, qtbot, FindingKind.NO_ROOM, "in the garden")
    done(page, qtbot, changed("T02", longer))
    page.desk.read(erase, lambda _: None)
    page.filters.since.put(Since.LAST_ACCEPTED)
    read(page, qtbot)

    assert page.told.text().startswith("Rows of that time were erased")


def test_a_question_is_answered_and_not_accepted(page: FindingsPage, qtbot: QtBot) -> None:
    def ask(workspace: Workspace) -> ChangeSet:
        with workspace.transaction(Label.IMPORT_PEOPLE) as tx:
            tx.save(a_question("P00"))
        return tx.change_set

    done(page, qtbot, ask)
    pick(page, FindingKind.QUESTION)

    click(qtbot, page.pane.answer)
    read(page, qtbot)
    dialog = page.findChild(QuestionDialog)

    assert not page.pane.reason.isVisible()
    assert dialog is not None
    assert dialog.key == "dob:P00"
    dialog.reject()


def test_a_link_from_elsewhere_shows_its_finding_or_narrows(page: FindingsPage, qtbot: QtBot) -> None:
    sought = pick(page, FindingKind.CAPACITY).line_id
    page.table.pick(0)
    page.filters.kind.put("no-time")

    page.seek(Target("findings", sought))
    found = page.table.picked_id()
    page.seek(Target("findings", wanted=(("kind", "no-room"), ("unknown", "x"))))

    assert found == sought
    assert len(page.model.rows) == 2


def test_a_reason_begun_is_kept_while_locked_and_given_back(page: FindingsPage, qtbot: QtBot) -> None:
    line = pick(page, FindingKind.NO_ROOM)
    qtbot.keyClicks(page.pane.reason, "because of the her")

    (begun,) = page.drafts()
    page.pane.reason.clear()
    page.take_up(begun.fields)

    assert (begun.page, begun.row_id) == ("findings", line.line_id)
    assert page.pane.reason.toPlainText() == "because of the her"
    page.pane.reason.clear()
    assert page.drafts() == ()


def test_what_is_typed_stays_when_something_else_changes(page: FindingsPage, qtbot: QtBot) -> None:
    pick(page, FindingKind.NO_ROOM)
    qtbot.keyClicks(page.pane.reason, "because of")

    done(page, qtbot, changed("T02", longer))

    assert page.pane.reason.toPlainText() == "because of"


def test_the_navigation_counts_what_stops_or_else_what_is_open(page: FindingsPage, qtbot: QtBot) -> None:
    counts: list[Count] = []
    page.counted.connect(counts.append)

    done(page, qtbot, changed("T02", lambda one: replace(one, start=None, end=None)))

    assert counts[-1] == Count(4)


def test_enter_opens_the_details(page: FindingsPage, qtbot: QtBot) -> None:
    pick(page, FindingKind.NO_ROOM)

    with qtbot.waitSignal(page.details_asked):
        qtbot.keyClick(page.table, Qt.Key.Key_Return)


def test_f8_walks_the_findings_from_any_page(window: MainWindow, qtbot: QtBot) -> None:
    page = window.pages["findings"]
    assert isinstance(page, FindingsPage)
    window.turn("people")
    window.activateWindow()

    qtbot.keyClick(window, Qt.Key.Key_F8)
    first = page.table.picked_id(), window.page.name
    qtbot.keyClick(window, Qt.Key.Key_F8)
    second = page.table.picked_id()
    qtbot.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)

    ids = [line.line_id for line in page.model.rows if line.noticed is not None]
    assert first == (ids[0], "findings")
    assert second == ids[1]
    assert page.table.picked_id() == ids[0]
