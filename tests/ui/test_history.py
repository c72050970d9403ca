"""History: what was done, what a line changed with masked people masked, filters, going back, and 1,000 lines."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from time import tzset

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.participation import Answer
from forumdesk.services import checklisting, scheduling
from forumdesk.services.scheduling import Slot
from forumdesk.store.workspace import Workspace
from tests.builders import SECRET, a_badge, at
from tests.ui.alone import done, read, shown
from tests.ui.house import fill_a_forum
from ui import words
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.models.history_rows import AT_ONCE, Span
from ui.pages.history import HistoryPage

SECRETS = ("Verborgen", "Hassan", "Heronson", "حسن")


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[HistoryPage]:
    with shown(HistoryPage, desk, qtbot) as page:
        yield page


def person(ref: str, **fields: object) -> Callable[[Workspace], ChangeSet]:
    def use_case(workspace: Workspace) -> ChangeSet:
        with workspace.transaction(Label.ANSWER_CHANGED) as tx:
            tx.save(replace(tx.snapshot().person_by_ref[ref], **fields))  # type: ignore[arg-type]  # by name
        return tx.change_set

    return use_case


def answer(ref: str, to: Answer) -> Callable[[Workspace], ChangeSet]:
    def use_case(workspace: Workspace) -> ChangeSet:
        snapshot = workspace.snapshot()
        one = snapshot.participation(snapshot.person_by_ref[ref].id, snapshot.event_by_code["OF27"].id)
        assert one is not None
        with workspace.transaction(Label.ANSWER_CHANGED) as tx:
            tx.save(replace(one, answer=to))
        return tx.change_set

    return use_case


def moved_to_noon(workspace: Workspace) -> ChangeSet:
    session = next(one for one in workspace.snapshot().sessions.values() if one.code == "T03")
    return scheduling.move(workspace, session.id, Slot(at(12), at(13), session.room_id))


@pytest.fixture
def in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This machine's clock is that of Tokyo."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    tzset()
    yield
    monkeypatch.undo()
    tzset()


def test_times_have_the_one_form_and_say_whose_clock_they_are_by(
    in_tokyo: None, window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    window.turn("history")
    page = window.pages["history"]
    assert isinstance(page, HistoryPage)
    done(page, qtbot, moved_to_noon)
    local = page.model.every[0].at.astimezone()

    told_when = str(page.model.index(0, 1).data())
    changed = "\n".join(look(page, qtbot, 0))
    words.speak(qapp, "nb")

    assert local.utcoffset() == timedelta(hours=9)
    assert told_when == f"{local:%a} {local.day} {local:%B %Y %H:%M}"
    assert page.clock.isVisible()
    assert window.status.clock.isVisible()
    assert window.status.clock.text() == "Arrangementets tider: Oslo"
    assert "→ Wed 12 June 14:00, Oslo time" in changed


def test_a_file_in_which_nothing_was_done_says_so(bare_desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "empty.forumdesk"
    fill_a_forum(path, [])
    with qtbot.waitSignal(bare_desk.opened):
        bare_desk.open(path, SECRET)

    with shown(HistoryPage, bare_desk, qtbot) as page:
        said = [label.text() for label in page.empty.findChildren(QLabel) if label.isVisible()]
        qtbot.keyClicks(page.field, "zzz")
        read(page, qtbot)

        assert "Nothing was done yet" in said
        assert page.empty.way.isVisible()


def print_badge(workspace: Workspace) -> ChangeSet:
    snapshot = workspace.snapshot()
    with workspace.transaction(Label.PRINT_BADGES) as tx:
        tx.save(a_badge(snapshot.person_by_ref["P00"], snapshot.event_by_code["OF27"]))
    return tx.change_set


def many(times: int, workspace: Workspace) -> ChangeSet:
    for number in range(1, times):
        person("P00", notes=f"note {number}")(workspace)
    return person("P00", notes="the last note")(workspace)


def done_lines(page: HistoryPage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def told(page: HistoryPage) -> list[str]:
    return [label.text() for label in page.pane.findChildren(QLabel) if label.isVisible() and label.text()]


def look(page: HistoryPage, qtbot: QtBot, row: int) -> list[str]:
    page.table.pick(row)
    read(page, qtbot)
    return told(page)


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_line_tells_its_tables_and_fields_from_what_to_what(
    page: HistoryPage, qtbot: QtBot, qapp: QApplication
) -> None:
    done(page, qtbot, answer("P03", Answer.CONFIRMED))
    done(page, qtbot, person("P00", given_name="Sørina", birth_date=date(1971, 6, 5), local_actor=True))

    first, second = look(page, qtbot, 0), look(page, qtbot, 1)
    words.speak(qapp, "nb")
    read(page, qtbot)

    assert first[0] == "Answer changed"
    assert "1 person" in first
    assert "Person Sørina Aagaard" in first
    assert "Given name: Søren → Sørina\nBirth date: empty → Sat 5 June 1971\nLocal actor: empty → yes" in first
    assert "Answer: Invited → Confirmed" in second
    assert "Svar: Invitert → Bekreftet" in told(page)
    assert "Tar tilbake: svar endret." in told(page)


def test_of_a_masked_person_fields_are_named_and_values_are_not(page: HistoryPage, qtbot: QtBot) -> None:
    done(page, qtbot, person("P05", family_name="Heronson", notes="Hassan again"))

    said = look(page, qtbot, 0)
    everything = said + look(page, qtbot, 1) + done_lines(page)

    assert "Person Blue 1" in said
    assert "Hidden: family name, notes" in said
    assert [secret for secret in SECRETS if any(secret in text for text in everything)] == []


def test_of_many_rows_the_first_are_told_and_how_many_more(page: HistoryPage, qtbot: QtBot) -> None:
    said = look(page, qtbot, page.model.rowCount() - 1)

    assert said[0] == "Workspace set up"
    assert page.pane.more.text().endswith("rows more")


def test_going_back_to_a_line_is_one_step_and_passes_over_what_left_the_house(page: HistoryPage, qtbot: QtBot) -> None:
    for number in range(3):
        done(page, qtbot, person("P00", notes=str(number)))
    done(page, qtbot, print_badge)
    said = look(page, qtbot, 3)

    page.back.trigger()
    read(page, qtbot)

    assert "Takes back: answer changed (2)." in "\n".join(said)
    assert "Passes over what cannot be undone: badges printed." in "\n".join(said)
    assert done_lines(page)[:3] == ["Undone", "Undone", "Badges printed"]
    assert not page.back.isEnabled()
    assert "Nothing after this line can be undone." in told(page)


def test_lines_are_found_by_words_by_kind_and_by_day(page: HistoryPage, qtbot: QtBot, qapp: QApplication) -> None:
    done(page, qtbot, person("P00", notes="one"))
    done(page, qtbot, partial(checklisting.add_item, event_code="OF27", text="Feed the herons"))

    page.field.setText("CHECKLIST")
    read(page, qtbot)
    by_words = done_lines(page)
    page.field.setText("no such words")
    read(page, qtbot)
    nothing = page.empty.isVisible()
    click(qtbot, page.empty.way)
    page.label.put(Label.ANSWER_CHANGED)
    read(page, qtbot)
    by_kind = done_lines(page)
    page.search("checklist")
    read(page, qtbot)
    neither = done_lines(page)
    page.clear_filters()
    page.span.put(Span.YESTERDAY)
    read(page, qtbot)
    yesterday = done_lines(page)
    page.span.put(Span.WEEK)
    read(page, qtbot)

    assert by_words == ["Checklist item added"]
    assert nothing
    assert by_kind == ["Answer changed"]
    assert neither == yesterday == []
    assert len(done_lines(page)) == 3


def test_a_long_history_is_read_as_it_is_looked_at(page: HistoryPage, qtbot: QtBot) -> None:
    times = AT_ONCE + 150
    done(page, qtbot, partial(many, times))
    first = page.model.rowCount()
    page.table.pick(3)
    chosen = page.table.picked_id()

    page.table.verticalScrollBar().setValue(page.table.verticalScrollBar().maximum())
    read(page, qtbot)
    page.table.verticalScrollBar().setValue(page.table.verticalScrollBar().maximum())
    read(page, qtbot)

    assert first == AT_ONCE
    assert page.model.rowCount() == times + 1 == page.read.total
    assert page.table.picked_id() == chosen
    assert done_lines(page)[-1] == "Workspace set up"


def test_what_is_chosen_stays_chosen_when_a_line_is_added(page: HistoryPage, qtbot: QtBot) -> None:
    done(page, qtbot, person("P00", notes="one"))
    look(page, qtbot, 0)
    chosen = page.table.picked_id()

    done(page, qtbot, person("P00", notes="two"))

    assert page.table.picked_id() == chosen
    assert page.count.text() == "3 lines"


def test_enter_opens_the_details(page: HistoryPage, qtbot: QtBot) -> None:
    page.table.pick(0)

    with qtbot.waitSignal(page.details_asked):
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
