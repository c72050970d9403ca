"""The first page: what needs somebody, what is due, and plots whose every number is a link."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.checklists import ChecklistItem
from forumdesk.domain.findings import FindingKind
from forumdesk.services import checking, checklisting, scheduling
from forumdesk.services.scheduling import Slot
from forumdesk.store.workspace import Workspace
from tests.builders import a_cancellation, a_session, an_event, an_invitation, at
from tests.ui.alone import asked, done, read, shown
from tests.ui.house import PEOPLE
from ui import theme, words
from ui.desk import Desk
from ui.pages.overview import OverviewPage
from ui.theme import Mode
from ui.widgets.event_bar import Place
from ui.widgets.plots import Plot, PlotLink
from ui.widgets.target import Target


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[OverviewPage]:
    with shown(OverviewPage, desk, qtbot) as page:
        yield page


def link(plot: Plot, said: str) -> PlotLink:
    return next(one for one in plot.links.values() if one.accessibleName() == said)


def lines(page: OverviewPage) -> list[str]:
    return [row.accessibleName() for row in page.attention.rows]


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def moved(many: int) -> Callable[[Workspace], ChangeSet]:
    """Arrivals of some people, each on another day."""

    def change(workspace: Workspace) -> ChangeSet:
        with workspace.transaction(Label.ANSWER_CHANGED) as tx:
            some = [one for one in tx.snapshot().participations if one.arrival][:many]
            tx.save_all([replace(one, arrival=at(8, day=number)) for number, one in enumerate(some)])
        return tx.change_set

    return change


def a_bare_event(workspace: Workspace) -> ChangeSet:
    with workspace.transaction(Label.NEW_EVENT) as tx:
        tx.save(an_event("BARE"))
    return tx.change_set


def test_the_head_says_what_day_it_is_and_how_far_the_event_is(page: OverviewPage, qapp: QApplication) -> None:
    english = page.count.text()
    words.speak(qapp, "nb")

    assert english == "Saturday 1 June 2030 · 11 days to go"
    assert page.count.text() == "Lørdag 1. juni 2030 · 11 dager igjen"


def test_what_needs_attention_stands_by_kind_the_gravest_first(page: OverviewPage) -> None:
    assert lines(page) == [
        "Stops output, 1 person in two places, T01 · T02, Wed",
        "Stops output, 1 room taken twice, Great hall, T01 · T02, Wed",
        "Look first, 1 room too small, Study, T03, Wed",
        "Good to know, 1 session without a room, T04",
        "Good to know, 1 session without a time, T04",
    ]


def test_a_line_leads_to_its_finding_by_click_and_by_key(page: OverviewPage, qtbot: QtBot) -> None:
    heard = asked(page)
    row = page.attention.rows[1]
    finding = next(one.first.finding for one in page.found.attention if one.kind is FindingKind.ROOM_CLASH)  # type: ignore[union-attr]  # read by now

    click(qtbot, row)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.keyClick(row, Qt.Key.Key_Space)

    assert heard == [Target("findings", finding.id)] * 3


def test_arrows_walk_the_lines(page: OverviewPage, qtbot: QtBot) -> None:
    rows = page.attention.rows
    rows[0].setFocus()

    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    down = rows[1].hasFocus()
    qtbot.keyClick(rows[1], Qt.Key.Key_Up)

    assert down
    assert rows[0].hasFocus()


def test_outdated_invitations_lead_to_the_invitations(page: OverviewPage, qtbot: QtBot) -> None:
    def issue(workspace: Workspace) -> ChangeSet:
        snapshot = workspace.snapshot()
        with workspace.transaction(Label.ISSUE_INVITES) as tx:
            tx.save(an_invitation(snapshot.person_by_ref["P00"], snapshot.event_by_code["OF27"]))
        return tx.change_set

    done(page, qtbot, issue)
    heard = asked(page)

    click(qtbot, next(row for row in page.attention.rows if "outdated" in row.accessibleName()))

    assert heard == [Target("invitations", wanted=(("standing", "outdated"),))]


def test_accepted_findings_whose_facts_changed_are_a_link_to_them(page: OverviewPage, qtbot: QtBot) -> None:
    def accept(workspace: Workspace) -> ChangeSet:
        (small,) = [one for one in checking.check(workspace) if one.finding.kind is FindingKind.CAPACITY]
        return checking.accept(workspace, small.finding.id, "they will stand")

    def lengthen(workspace: Workspace) -> ChangeSet:
        (session,) = [one for one in workspace.snapshot().sessions.values() if one.code == "T03"]
        assert session.start is not None
        end = replace(session.start, utc=session.start.utc + timedelta(hours=3))
        return scheduling.move(workspace, session.id, Slot(session.start, end, session.room_id))

    done(page, qtbot, accept)
    accepted = lines(page)
    done(page, qtbot, lengthen)
    heard = asked(page)

    click(qtbot, page.attention.rows[-1])

    assert not any("changed since" in line for line in accepted)
    assert lines(page)[-1] == "Good to know, 1 accepted finding changed since"
    assert heard == [Target("findings", wanted=(("changed", "yes"),))]


def test_what_is_due_this_week_leads_to_its_item(page: OverviewPage, qtbot: QtBot) -> None:
    done(page, qtbot, partial(checklisting.take_list, event_code="OF27", name="forum"))
    heard = asked(page)
    row = page.due.rows[0]

    click(qtbot, row)

    assert row.accessibleName().endswith("days late")
    assert heard[0].page == "checklist"
    assert heard[0].row == page.found.due[0].item.id  # type: ignore[union-attr]  # read by now


def test_of_many_items_the_last_line_says_how_many_more(page: OverviewPage, qtbot: QtBot) -> None:
    for number in range(8):
        done(page, qtbot, partial(checklisting.add_item, event_code="OF27", text=f"Item {number}"))
    for number, one in enumerate(_items(page, qtbot)):
        done(page, qtbot, partial(checklisting.change_item, item_id=one.id, values={"due_days": -11 - number}))
    heard = asked(page)

    click(qtbot, page.due.rows[-1])

    assert len(page.due.rows) == 7
    assert page.due.rows[-1].accessibleName() == "2 more this week"
    assert heard == [Target("checklist", wanted=(("due", "yes"),))]


def _items(page: OverviewPage, qtbot: QtBot) -> list[ChecklistItem]:
    heard: list[ChecklistItem] = []
    page.desk.read(lambda workspace: workspace.all(ChecklistItem), heard.extend)
    read(page, qtbot)
    return heard


def test_a_piece_of_a_bar_leads_to_those_people(page: OverviewPage, qtbot: QtBot) -> None:
    heard = asked(page)

    click(qtbot, link(page.answers, "Expert, confirmed: 3 people"))
    click(qtbot, link(page.answers, "Expert: 4 people"))

    assert heard == [
        Target("people", wanted=(("category", "expert"), ("answer", "confirmed"))),
        Target("people", wanted=(("category", "expert"),)),
    ]


def test_an_hour_leads_to_who_arrives_in_it(page: OverviewPage, qtbot: QtBot) -> None:
    heard = asked(page)
    hour = next(iter(page.arrivals.links.values()))

    click(qtbot, hour)

    assert hour.accessibleName() == "Wednesday 12 June 09:00–10:00: 1 person arrives"
    assert heard == [Target("people", wanted=(("arrives", "2030-06-12T09"),))]


def test_more_days_of_arrivals_than_fit_are_stepped_through(page: OverviewPage, qtbot: QtBot) -> None:
    first = page.days.isVisible()
    done(page, qtbot, moved(4))
    names = [day.name for day in page.arrivals._days]

    click(qtbot, page.days.on)
    stepped = [day.name for day in page.arrivals._days]
    click(qtbot, page.days.back)

    assert not first
    assert names[0] == "Wednesday 12 June"
    assert stepped[0] == "Thursday 13 June"
    assert [day.name for day in page.arrivals._days] == names
    assert not page.days.back.isEnabled()


def test_a_cell_leads_to_the_room_on_that_day_and_says_what_stops(page: OverviewPage, qtbot: QtBot) -> None:
    heard = asked(page)

    click(qtbot, link(page.rooms, "Great hall, Wednesday 12 June: 2 sessions, output is stopped"))

    assert heard == [Target("programme", wanted=(("day", "2030-06-12"), ("room", "Great hall")))]
    assert link(page.rooms, "Study, Wednesday 12 June: 1 session").isVisible()


def test_days_that_do_not_fit_beside_each_other_are_stepped_through(page: OverviewPage, qtbot: QtBot) -> None:
    def add(workspace: Workspace) -> ChangeSet:
        event = workspace.snapshot().event_by_code["OF27"]
        with workspace.transaction(Label.SESSION_ADDED) as tx:
            tx.save_all([a_session(event, f"N{day}", start=at(8, day=day), end=at(9, day=day)) for day in range(3, 20)])
        return tx.change_set

    done(page, qtbot, add)
    before = list(page.rooms._days)

    click(qtbot, page.room_days.on)

    assert before[0] == "Wed 12"
    assert page.rooms._days[0] not in before
    assert "No room" in [row.name for row in page.rooms._rows]


def test_a_plot_is_one_stop_that_arrows_walk(page: OverviewPage, qtbot: QtBot) -> None:
    heard = asked(page)
    stops = [one for one in page.answers.links.values() if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    first = stops[0]
    first.setFocus()

    qtbot.keyClick(first, Qt.Key.Key_Right)
    right = page.answers.links[0, 1]
    qtbot.keyClick(right, Qt.Key.Key_Down)
    below = page.answers.links[1, 1]
    qtbot.keyClick(below, Qt.Key.Key_Left)
    qtbot.keyClick(page.answers.links[1, 0], Qt.Key.Key_Left)
    stays = page.answers.links[1, 0]
    qtbot.keyClick(stays, Qt.Key.Key_Enter)

    assert len(stops) == 1
    assert stays.hasFocus()
    assert stays.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert first.focusPolicy() is Qt.FocusPolicy.ClickFocus
    assert heard == [stays.target]


def test_the_focus_stays_where_it_was_when_the_numbers_change(page: OverviewPage, qtbot: QtBot) -> None:
    page.answers.links[1, 1].setFocus()

    done(page, qtbot, partial(checklisting.add_item, event_code="OF27", text="Feed the herons"))

    assert page.answers.links[1, 1].hasFocus()


def test_nobody_is_named_here(page: OverviewPage) -> None:
    said = [one.accessibleName() + one.toolTip() for one in page.findChildren(QAbstractButton)]
    said += [label.text() for label in page.findChildren(QLabel)]

    named = [family for _, family, *_ in PEOPLE if any(family in text for text in said)]

    assert named == []


def test_links_of_the_cards_lead_to_their_pages(page: OverviewPage, qtbot: QtBot) -> None:
    heard = asked(page)

    for card in page.cards:
        click(qtbot, card.link)

    assert [one.page for one in heard] == ["findings", "checklist", "people", "people", "programme"]


@pytest.mark.parametrize(("width", "columns"), [(1150, {0, 5, 7, 9}), (900, {0, 6, 7}), (700, {0})])
def test_cards_stand_in_twelve_columns_or_one(page: OverviewPage, qtbot: QtBot, width: int, columns: set[int]) -> None:
    page.window().resize(width + 18, 760)
    qtbot.waitUntil(lambda: page.width() < width + 20)

    places = [page._grid.getItemPosition(page._grid.indexOf(card)) for card in page.cards]

    assert {place[1] for place in places} == columns  # type: ignore[index]  # row, column, rows, columns


def test_everything_is_painted_in_both_themes_and_at_twice_the_size(page: OverviewPage, qapp: QApplication) -> None:
    light = page.grab().toImage()

    theme.apply(qapp, Mode.DARK, 200)
    dark = page.grab().toImage()
    theme.apply(qapp, Mode.LIGHT, 100)

    assert light.pixelColor(2, 2).lightness() > 200 > 60 > dark.pixelColor(2, 2).lightness()


def test_without_an_event_the_way_to_one_is_offered(page: OverviewPage, qtbot: QtBot) -> None:
    heard = asked(page)

    page.show_place(None)
    click(qtbot, page.empty.way)

    assert page.empty.isVisible()
    assert page.count.text() == ""
    assert heard == [Target("events")]


def test_a_page_that_is_not_looked_at_asks_nothing_until_it_is(page: OverviewPage, qtbot: QtBot) -> None:
    page.hide()
    done(page, qtbot, partial(checklisting.take_list, event_code="OF27", name="forum"))
    hidden = len(page.due.rows)

    page.show()
    read(page, qtbot)

    assert hidden == 0
    assert len(page.due.rows) > 0


def test_a_cancelled_session_is_counted_no_more(page: OverviewPage, qtbot: QtBot) -> None:
    def cancel(workspace: Workspace) -> ChangeSet:
        session = next(one for one in workspace.snapshot().sessions.values() if one.code == "T01")
        with workspace.transaction(Label.CANCEL_SESSION) as tx:
            tx.save(a_cancellation(session))
        return tx.change_set

    done(page, qtbot, cancel)

    assert link(page.rooms, "Great hall, Wednesday 12 June: 1 session").isVisible()


def test_an_event_with_nobody_and_nothing_says_so_in_place_of_plots(desk: Desk, qtbot: QtBot) -> None:
    bare = OverviewPage(desk)
    qtbot.addWidget(bare)
    with qtbot.waitSignal(desk.changed, timeout=20_000):
        desk.change(a_bare_event)
    bare.show()

    bare.show_place(Place("BARE", "", "Bare", False))
    qtbot.waitUntil(lambda: bare.found is not None)

    assert bare.coming.text() == "No arrival times yet."
    assert [bare.nobody.isVisible(), bare.nothing.isVisible()] == [True, True]
    assert [plot.isVisible() for plot in (bare.answers, bare.arrivals, bare.rooms)] == [False, False, False]
