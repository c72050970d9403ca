"""Two circles side by side: told apart at a glance, heard of one another at once, locked together, closed alone."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.changes import Label
from forumdesk.domain.programme import Session
from forumdesk.services import scheduling
from forumdesk.services.scheduling import Slot
from forumdesk.store.cipher import Profile, Secret
from forumdesk.store.tables import Entity
from forumdesk.store.workspace import Workspace
from tests.builders import PASSPHRASE, SECRET, a_participation, a_person, a_role, a_session, a_world, an_event, at
from tests.ui.house import PEOPLE, spin
from tests.ui.stage import typed
from tests.ui.test_app import open_program, running, started
from tests.ui.test_safekeeping import sheet_of
from ui.app import Opened, Program
from ui.dialogs.send_circle import SendDialog
from ui.dialogs.unlock import UnlockDialog
from ui.pages.findings import FindingsPage
from ui.pages.people import PeoplePage
from ui.pages.programme import ProgrammePage
from ui.pages.settings import SettingsPage
from ui.settings import Settings
from ui.widgets.fields import ChoiceField

__all__ = ["started"]
# Two windows on one busy machine.
SOON = 30_000
CONTROL = Qt.KeyboardModifier.ControlModifier
OTHER = "the other circle's own passphrase"
Started = tuple[Program, list[Sequence[Path]]]


def inner_rows() -> list[Entity]:
    """Another circle: somebody who is Blue 1 here has a meeting there, at the time of two sessions here."""
    event = an_event("INNER", title="Marrowfen talks")
    given, family, *_ = PEOPLE[5]
    person = a_person("QQ7", given_name=given, family_name=family, emails=("p05@nowhere.example",))
    session = a_session(event, "INNER-1", title="Zephyr round")
    return [event, person, a_participation(person, event), session, a_role(person, session)]


@pytest.fixture
def inner(tmp_path: Path) -> Path:
    path = tmp_path / "inner.forumdesk"
    with (
        Workspace.create(path, Secret(OTHER), a_world(), Profile.TESTS) as workspace,
        workspace.transaction(Label.SET_UP) as tx,
    ):
        tx.save_all(inner_rows())
    return path


@pytest.fixture
def two(started: Started, file: Path, inner: Path, qtbot: QtBot) -> tuple[Opened, Opened, Started]:
    """The forum, and beside it the other circle, opened by the key and the form as somebody does it."""
    program, _ = started
    open_program(program, file, qtbot)
    outer = program.open[0]
    outer.window.activateWindow()
    qtbot.keyClick(outer.window, Qt.Key.Key_O, CONTROL)
    unlock = program.unlock
    assert unlock is not None
    unlock.take(inner)
    unlock.form.passphrase.edit.setText(OTHER)
    unlock.form.go.click()
    qtbot.waitUntil(lambda: len(program.open) == 2, timeout=SOON)
    return outer, program.open[1], started


def busy(circle: Opened) -> list[str]:
    """The sentences of what another circle is found to be busy with."""
    page = circle.window.pages["findings"]
    assert isinstance(page, FindingsPage)
    noticed = [line.noticed for line in page.found.lines if line.noticed is not None]
    return [one.finding.sessions[0] for one in noticed if one.finding.elsewhere]


def send_dialog(circle: Opened, qtbot: QtBot) -> SendDialog:
    """The first person of the list, about to be sent to the other circle, once that has said what would come of it."""
    circle.window.turn("people")
    page = circle.window.page
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.table.model().rowCount() > 5, timeout=SOON)
    page.table.pick(0)
    assert page.sending.action is not None
    page.sending.action.trigger()
    (dialog,) = circle.window.findChildren(SendDialog)
    qtbot.waitUntil(dialog.go.isEnabled, timeout=SOON)
    return dialog


def send(circle: Opened, other: Opened, qtbot: QtBot) -> tuple[list[str], Label | None]:
    """What is offered, and what the sender's history says once it has arrived."""
    dialog = send_dialog(circle, qtbot)
    offered = [tick.text() for tick in dialog.ticks.values()]
    dialog.go.click()
    qtbot.waitUntil(lambda: last_of(other) is Label.RECEIVED_FROM_CIRCLE, timeout=SOON)
    return offered, last_of(circle)


def tags_of(circle: Opened, qtbot: QtBot) -> set[str]:
    """What stands below the blocks of the programme."""
    circle.window.turn("programme")
    page = circle.window.page
    assert isinstance(page, ProgrammePage)
    qtbot.waitUntil(lambda: bool(page.grid.shown.marks.tags), timeout=SOON)
    return {tag.text for tag in page.grid.shown.marks.tags}


def last_of(circle: Opened) -> Label | None:
    """The last line of the history, as its page has it."""
    found: list[Label] = []
    circle.desk.read(lambda workspace: workspace.history()[-1].label, found.append)
    spin(lambda: bool(found))
    return found[0]


def move_to(circle: Opened, hour: int) -> None:
    def use_case(workspace: Workspace) -> object:
        (session,) = workspace.all(Session)
        return scheduling.move(workspace, session.id, Slot(at(hour), at(hour + 1)))

    circle.desk.change(use_case)  # type: ignore[arg-type]  # it gives what `move` gives


def test_two_circles_are_told_apart_and_hear_at_once_when_the_other_is_busy(
    two: tuple[Opened, Opened, Started], inner: Path, qtbot: QtBot
) -> None:
    outer, other, (program, _) = two
    stripes = outer.window.stripe, other.window.stripe
    page = other.window.pages["settings"]
    assert isinstance(page, SettingsPage)
    colour = page.fields["circle-colour"]
    assert isinstance(colour, ChoiceField)

    qtbot.waitUntil(lambda: busy(outer) == ["T01", "T02"], timeout=SOON)
    lettered = [stripe.said.text() for stripe in stripes]
    tags = tags_of(outer, qtbot)
    titles = [(one.window.windowTitle(), one.window.accessibleName()) for one in (outer, other)]
    other.window.turn("settings")
    qtbot.waitUntil(lambda: colour.combo.count() == 7, timeout=SOON)
    colour.combo.activated.emit(1)
    qtbot.waitUntil(lambda: stripes[1].said.text() == "Circle B · Sea", timeout=SOON)
    move_to(other, 12)
    qtbot.waitUntil(lambda: busy(outer) == [], timeout=SOON)
    move_to(other, 8)
    qtbot.waitUntil(lambda: busy(outer) == ["T01", "T02"], timeout=SOON)
    offered, sent = send(outer, other, qtbot)
    other.window.close()
    qtbot.waitUntil(lambda: busy(outer) == [], timeout=SOON)

    assert lettered == ["Circle A", "Circle B"]
    assert stripes[0].isHidden()
    assert offered[0] == "Given name: Søren"
    assert "Blue 1: busy in another circle" in tags
    assert sent is Label.SENT_TO_CIRCLE
    assert titles == [("ForumDesk", f"This window is of the circle: Circle {letter}") for letter in "AB"]
    assert program.open == [outer]
    assert outer.window.isVisible()
    Workspace.open(inner, Secret(OTHER), a_world()).close()


def test_locking_in_one_window_locks_all_of_them(
    two: tuple[Opened, Opened, Started], file: Path, inner: Path, qtbot: QtBot
) -> None:
    outer, other, (_, replaced) = two
    QGuiApplication.clipboard().setText("before")

    other.window.lock.trigger()

    qtbot.waitUntil(lambda: bool(replaced), timeout=SOON)
    # The one in front first; nothing else of them goes over.
    assert replaced == [(inner, file)]
    assert not outer.window.isVisible()
    assert not other.window.isVisible()
    for path, secret in ((file, SECRET), (inner, Secret(OTHER))):
        Workspace.open(path, secret, a_world()).close()


def test_an_open_file_is_not_opened_twice_and_the_form_can_be_left(
    started: Started, file: Path, inner: Path, qtbot: QtBot
) -> None:
    program, replaced = started
    open_program(program, file, qtbot)
    (outer,) = program.open
    alone = outer.window.stripe.isHidden()

    program.open_another()
    again = program.unlock
    program.open_another()
    assert again is program.unlock
    assert again is not None
    again.take(file)
    again.form.passphrase.edit.setText(PASSPHRASE)
    again.form.go.click()
    left = program.unlock
    program.open_another()
    form = program.unlock
    assert form is not None
    form.take(inner)
    form.form.passphrase.edit.setText("not this one")
    form.form.go.click()
    qtbot.waitUntil(form.form.error.isVisible, timeout=SOON)
    form.close()

    qtbot.waitUntil(lambda: program.unlock is None, timeout=SOON)
    with qtbot.waitSignal(outer.desk.idle):
        outer.desk.read(partial(Workspace.all, kind=Session), lambda _: None)
    assert alone
    assert left is None
    assert (program.open, replaced) == ([outer], [])
    assert outer.window.isVisible()


NEW = "nine otters under an invented bridge"
KEY = b"invented chance"


@pytest.fixture
def again(
    qapp: QApplication, kept: Settings, monkeypatch: pytest.MonkeyPatch, file: Path, tmp_path: Path
) -> Iterator[tuple[Program, list[Sequence[Path]], tuple[Path, ...]]]:
    """The program anew after three circles were locked together; the one in front has a key file."""
    monkeypatch.setattr(qapp, "quit", lambda: None)
    paths = tmp_path / "keyed.forumdesk", file, tmp_path / "third.forumdesk"
    for path, secret in ((paths[0], Secret(OTHER, KEY)), (paths[2], Secret(OTHER))):
        Workspace.create(path, secret, a_world(), Profile.TESTS).close()
    replaced: list[Sequence[Path]] = []
    with running(Program(qapp, kept, replaced.append), *paths) as program:
        yield program, replaced, paths


def next_asked(program: Program, before: UnlockDialog | None, qtbot: QtBot) -> UnlockDialog:
    """The unlock window that comes by itself once a file is open."""
    qtbot.waitUntil(lambda: bool(program.open) and program.unlock not in (None, before), timeout=SOON)
    assert program.unlock is not None
    return program.unlock


def open_by_key_file(unlock: UnlockDialog, key: Path) -> None:
    key.write_bytes(KEY)
    unlock.form.passphrase.edit.setText(OTHER)
    unlock.form.key_file.take(key)
    unlock.form.go.click()


def open_by_sheet(unlock: UnlockDialog, lines: tuple[str, ...], qtbot: QtBot) -> None:
    qtbot.mouseClick(unlock.form.sheet, Qt.MouseButton.LeftButton)
    dialog = unlock.rescue.dialog
    assert dialog is not None
    edits = [one.edit for one in dialog.lines]
    for edit, line in zip((*edits, dialog.new.edit, dialog.again.edit), (*lines, NEW, NEW), strict=True):
        typed(edit, line)
    dialog.go.click()


def others(unlock: UnlockDialog) -> list[str]:
    return [one.text() for one in unlock.side.again.files.values() if not one.isHidden()]


def test_what_was_locked_together_is_asked_for_one_by_one_by_key_file_and_by_sheet_too(
    again: tuple[Program, list[Sequence[Path]], tuple[Path, ...]], tmp_path: Path, qtbot: QtBot
) -> None:
    program, replaced, (keyed, file, third) = again
    first = program.unlock
    assert first is not None
    shown = others(first)
    first.side.recent._turn(True)
    named = others(first)
    first.side.recent._turn(False)

    lines = sheet_of(file)
    open_by_key_file(first, tmp_path / "stick")
    second = next_asked(program, first, qtbot)
    asked = second.form.file.path
    open_by_sheet(second, lines, qtbot)
    last = next_asked(program, second, qtbot)
    alone = last.form.file.path, others(last)
    last.close()
    program.open_another()
    later = program.unlock
    assert later is not None
    offered = later.form.file.path, others(later)
    program.lock()
    qtbot.waitUntil(lambda: bool(replaced), timeout=SOON)

    assert (shown, named) == (["File 2 of 3", "File 3 of 3"], ["forum", "third"])
    assert (asked, alone, offered) == (file, (third, []), (None, ["File 1 of 1"]))
    assert [set(one) for one in replaced] == [{keyed, file}]
