"""Organisations, delegations, series and events on the screen: each edit is one step, and nobody masked is counted."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.events import Event
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.participation import Delegation, Participation
from forumdesk.services import delegating
from forumdesk.services.house_settings import OFFERED
from forumdesk.store.workspace import Workspace
from tests.builders import a_series
from tests.ui.house import PEOPLE, spin
from ui import words
from ui.desk import Desk
from ui.dialogs.naming import NamingDialog
from ui.dialogs.new_event import NewEventDialog
from ui.main_window import MainWindow
from ui.pages.delegations import DelegationsPage
from ui.pages.events import EventsPage
from ui.pages.organisations import OrganisationsPage
from ui.widgets.target import Target

CONTROL = Qt.KeyboardModifier.ControlModifier


def held(desk: Desk, kind: type, qtbot: QtBot) -> list:  # type: ignore[type-arg]  # of whatever kind was asked for
    """What the workspace holds of a kind now."""
    found: list[object] = []
    with qtbot.waitSignal(desk.idle):
        desk.read(lambda workspace: workspace.all(kind), found.extend)
    return found


def do(desk: Desk, use_case: Callable[[Workspace], ChangeSet], qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.changed):
        desk.change(use_case)


@pytest.fixture
def organisations(window: MainWindow, qtbot: QtBot) -> OrganisationsPage:
    page = window.pages["organisations"]
    assert isinstance(page, OrganisationsPage)
    window.turn("organisations")
    spin(lambda: page.model.total == 4)
    return page


@pytest.fixture
def delegations(window: MainWindow, qtbot: QtBot) -> DelegationsPage:
    page = window.pages["delegations"]
    assert isinstance(page, DelegationsPage)
    window.turn("delegations")
    do(window.desk, partial(delegating.add, event_code="OF27", code="BLUE"), qtbot)
    spin(lambda: page.model.total == 1)
    return page


@pytest.fixture
def events(window: MainWindow, qtbot: QtBot) -> EventsPage:
    page = window.pages["events"]
    assert isinstance(page, EventsPage)
    window.turn("events")
    spin(lambda: page.model.total > 0)
    return page


def dialog_of(page: OrganisationsPage | DelegationsPage | EventsPage, kind: type[NamingDialog]) -> NamingDialog:
    spin(lambda: any(one.isVisible() for one in page.findChildren(kind)))
    return next(one for one in page.findChildren(kind) if one.isVisible())


def test_who_is_masked_is_not_counted_where_they_come_from(organisations: OrganisationsPage) -> None:
    counted = sum(row.in_all for row in organisations.model.every)
    masked = sum(bool(one[-1]) for one in PEOPLE)

    assert counted == len(PEOPLE) - masked


def test_a_new_organisation_is_made_by_keys_alone_and_stands_chosen(
    organisations: OrganisationsPage, qtbot: QtBot
) -> None:
    organisations.window().activateWindow()
    organisations.table.setFocus()

    QTest.keyClick(organisations.table, Qt.Key.Key_N, CONTROL)
    dialog = dialog_of(organisations, NamingDialog)
    rested = dialog.go.isEnabled()
    QTest.keyClicks(dialog.edits[0], "Aardvark Institute")
    QTest.keyClick(dialog.edits[0], Qt.Key.Key_Return)
    spin(lambda: organisations.model.total == 5)

    assert not rested
    assert organisations.chosen is not None
    assert organisations.chosen.organisation.name == "Aardvark Institute"
    assert organisations.pane.name.text() == "Aardvark Institute"


def test_an_edit_in_the_inspector_is_one_step_that_undo_takes_back(
    organisations: OrganisationsPage, qtbot: QtBot
) -> None:
    desk = organisations.desk
    organisations.table.pick(0)
    field = organisations.pane.form.fields["short"]
    field.control.setFocus()
    with qtbot.waitSignal(desk.changed):
        QTest.keyClicks(field.control, "FJI")
        QTest.keyClick(field.control, Qt.Key.Key_Return)
    changed = {one.short for one in held(desk, Organisation, qtbot)}
    with qtbot.waitSignal(desk.changed):
        desk.undo()

    assert "FJI" in changed
    assert {one.short for one in held(desk, Organisation, qtbot)} == {""}


def test_removing_one_asks_nothing_and_undo_brings_it_back(organisations: OrganisationsPage, qtbot: QtBot) -> None:
    organisations.window().activateWindow()
    organisations.table.setFocus()
    organisations.table.pick(1)

    with qtbot.waitSignal(organisations.desk.changed):
        QTest.keyClick(organisations.table, Qt.Key.Key_Delete)
    spin(lambda: organisations.model.total == 3)
    with qtbot.waitSignal(organisations.desk.changed):
        organisations.desk.undo()
    spin(lambda: organisations.model.total == 4)

    assert organisations.model.total == 4


def test_the_filter_narrows_and_says_where_nothing_is_left(organisations: OrganisationsPage) -> None:
    QTest.keyClicks(organisations.field, "gulf")
    few = organisations.count.text()
    QTest.keyClicks(organisations.field, " nowhere")

    assert few == "1 of 4"
    assert organisations.empty.isVisible()
    organisations.empty.way.click()
    assert organisations.count.text() == "4"


def test_a_link_leads_from_an_organisation_to_its_people(organisations: OrganisationsPage, qtbot: QtBot) -> None:
    organisations.table.pick(0)

    with qtbot.waitSignal(organisations.asked) as asked:
        organisations.pane.people.click()

    target = asked.args[0] if asked.args else None
    assert isinstance(target, Target)
    assert target.page == "people"


def test_a_delegation_lists_its_members_by_alias_and_leads_to_them(delegations: DelegationsPage, qtbot: QtBot) -> None:
    delegations.table.pick(0)
    spin(lambda: delegations.pane.members.count() == 3)
    links = [item.widget() for item in (delegations.pane.members.itemAt(n) for n in range(3)) if item is not None]

    said = [link.text() for link in links if isinstance(link, QPushButton)]

    assert said == ["Blue 1", "Blue 2", "Blue 3"]


def test_a_new_code_reaches_everybody_who_bears_the_old_one(delegations: DelegationsPage, qtbot: QtBot) -> None:
    delegations.table.pick(0)
    field = delegations.pane.form.fields["code"].control

    field.setFocus()
    with qtbot.waitSignal(delegations.desk.changed):
        QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
        QTest.keyClicks(field, "EGRET")
        QTest.keyClick(field, Qt.Key.Key_Return)

    assert {one.code for one in held(delegations.desk, Delegation, qtbot)} == {"EGRET"}
    assert sum(one.delegation == "EGRET" for one in held(delegations.desk, Participation, qtbot)) == 3


def test_more_than_agreed_is_marked_and_a_head_can_be_chosen(delegations: DelegationsPage, qtbot: QtBot) -> None:
    delegations.table.pick(0)
    form = delegations.pane.form
    size = form.fields["agreed_size"].control

    size.setFocus()
    with qtbot.waitSignal(delegations.desk.changed):
        QTest.keyClicks(size, "2")
        QTest.keyClick(size, Qt.Key.Key_Return)
    spin(lambda: delegations.pane.coming.text() == "3 of 2 come")
    delegations.pane.head.combo.setFocus()
    with qtbot.waitSignal(delegations.desk.changed):
        QTest.keyClick(delegations.pane.head.combo, Qt.Key.Key_Down)

    assert held(delegations.desk, Delegation, qtbot)[0].head_id is not None


def test_what_is_no_number_is_said_at_its_field_and_changes_nothing(delegations: DelegationsPage, qtbot: QtBot) -> None:
    delegations.table.pick(0)
    size = delegations.pane.form.fields["agreed_size"]

    size.control.setFocus()
    QTest.keyClicks(size.control, "some")
    QTest.keyClick(size.control, Qt.Key.Key_Return)

    assert "some" in size.wrong.text()
    assert held(delegations.desk, Delegation, qtbot)[0].agreed_size is None


def test_a_new_edition_after_last_year_is_made_in_the_dialog(events: EventsPage, qtbot: QtBot) -> None:
    window = events.window()
    window.activateWindow()
    events.table.setFocus()
    QTest.keyClick(events.table, Qt.Key.Key_N, CONTROL)
    spin(lambda: bool(events.findChildren(NewEventDialog)))
    dialog = events.findChildren(NewEventDialog)[0]

    QTest.keyClicks(dialog.title.edit, "Oslo Forum 2031")
    QTest.keyClicks(dialog.code.edit, "OF31")
    QTest.keyClicks(dialog.start.edit, "soon")
    dialog.go.click()
    refused = dialog.start.wrong.text()
    dialog.start.edit.selectAll()
    QTest.keyClicks(dialog.start.edit, "18 June 2031")
    with qtbot.waitSignal(events.desk.changed):
        dialog.go.click()

    assert "soon" in refused
    assert "OF31" in {one.code for one in held(events.desk, Event, qtbot)}
    assert not dialog.isVisible()


def test_a_code_that_is_taken_is_refused_in_the_dialog_and_nothing_typed_is_lost(
    events: EventsPage, qtbot: QtBot
) -> None:
    events.act_new.trigger()
    spin(lambda: bool(events.findChildren(NewEventDialog)))
    dialog = events.findChildren(NewEventDialog)[0]
    QTest.keyClicks(dialog.title.edit, "Again")
    QTest.keyClicks(dialog.code.edit, "OF27")

    with qtbot.waitSignal(events.desk.failed):
        dialog.go.click()

    assert dialog.isVisible()
    assert dialog.title.edit.text() == "Again"
    assert "OF27" in dialog.failed.text()


def test_an_event_s_days_and_discretion_are_changed_in_the_inspector(events: EventsPage, qtbot: QtBot) -> None:
    row = next(row for row in events.model.rows if row.event is not None and row.event.code == "MU27")
    events.table.pick(events.model.row_of(row.row_id))
    last = events.pane.form.fields["end_date"].control

    last.setFocus()
    with qtbot.waitSignal(events.desk.changed):
        QTest.keyClick(last, Qt.Key.Key_A, CONTROL)
        QTest.keyClicks(last, "20 September 2030")
        QTest.keyClick(last, Qt.Key.Key_Return)
    combo = events.pane.form.fields["discretion"].control
    combo.setFocus()
    with qtbot.waitSignal(events.desk.changed):
        QTest.keyClick(combo, Qt.Key.Key_End)
    event = next(one for one in held(events.desk, Event, qtbot) if one.code == "MU27")

    assert f"{event.end_date:%Y-%m-%d}" == "2030-09-20"
    assert event.discreet
    assert event.copy_letters


def test_a_series_is_made_renamed_and_takes_an_event(events: EventsPage, qtbot: QtBot) -> None:
    do(events.desk, _put_series, qtbot)
    spin(lambda: any(row.series is not None for row in events.model.rows))
    heading = next(row for row in events.model.rows if row.series is not None and row.view is None)

    events.table.pick(events.model.row_of(heading.row_id))
    name = events.pane.series.fields["name"].control
    name.setFocus()
    with qtbot.waitSignal(events.desk.changed):
        QTest.keyClicks(name, " renewed")
        QTest.keyClick(name, Qt.Key.Key_Return)
    row = next(row for row in events.model.rows if row.event is not None)
    events.table.pick(events.model.row_of(row.row_id))
    events.pane.form.fields["edition"].control.setFocus()
    with qtbot.waitSignal(events.desk.changed):
        QTest.keyClick(events.pane.form.fields["edition"].control, Qt.Key.Key_Down)

    spin(lambda: any(row.series and row.event for row in events.model.rows))
    assert any(row.series and "renewed" in row.series.name for row in events.model.rows)


def _put_series(workspace: Workspace) -> ChangeSet:
    with workspace.transaction(Label.SERIES_CHANGED) as tx:
        tx.save(a_series())
    return tx.change_set


def test_the_pages_say_everything_in_norwegian_too(window: MainWindow, qapp: QApplication) -> None:
    for name in ("organisations", "delegations", "events"):
        window.turn(name)
    words.speak(qapp, "nb")

    assert "Nytt arrangement ..." in [act.text() for act in window.pages["events"].acts]


def test_the_markings_of_the_house_are_offered_and_the_one_chosen_is_kept(events: EventsPage, qtbot: QtBot) -> None:
    row = next(row for row in events.model.rows if row.event is not None and row.event.code == "MU27")
    events.table.pick(events.model.row_of(row.row_id))
    marking = events.pane.marking
    spin(lambda: marking.edit.completer() is not None)

    completer = marking.edit.completer()
    offered = [completer.model().index(n, 0).data() for n in range(completer.model().rowCount())]
    with qtbot.waitSignal(events.desk.changed):
        completer.activated.emit("PARTICIPANTS ONLY")
    event = next(one for one in held(events.desk, Event, qtbot) if one.code == "MU27")

    assert offered == list(OFFERED)
    assert event.marking == "PARTICIPANTS ONLY"


def test_a_page_with_no_row_offers_to_make_the_first(organisations: OrganisationsPage) -> None:
    organisations.fill([])

    offered = organisations.empty.way.text()
    organisations.empty.way.click()
    dialogs = organisations.window().findChildren(NamingDialog)

    assert offered == "New organisation"
    assert len(dialogs) == 1
    dialogs[0].close()


def test_a_word_longer_than_the_inspector_pushes_no_field_out_of_it(organisations: OrganisationsPage) -> None:
    name = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle"
    row = organisations.model.rows[0]

    organisations.fill([replace(row, organisation=replace(row.organisation, name=name))])
    organisations.table.pick(0)
    spin(lambda: name[:12] in organisations.pane.name.text())

    assert organisations.pane.width() <= organisations.window().width() // 2
    assert organisations.pane.form.geometry().right() <= organisations.pane.width()
