"""What is still being read stands as grey bars, after a while and not before; what is there at once never flashes."""

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from pytestqt.qtbot import QtBot

from forumdesk.store.workspace import Workspace
from tests.ui.alone import HERE, read, shown
from ui.desk import Desk
from ui.pages.organisations import OrganisationsPage
from ui.widgets import loading


class Held:
    """Keeps the store's thread busy until it is let go."""

    def __init__(self) -> None:
        self.gate = Event()

    def __call__(self, workspace: Workspace) -> None:
        self.gate.wait(20)


class Seen(QObject):
    """How often something was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Show
        return False


@pytest.fixture
def held() -> Iterator[Held]:
    made = Held()
    yield made
    made.gate.set()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[OrganisationsPage]:
    with shown(OrganisationsPage, desk, qtbot) as page:
        yield page


def test_what_is_read_at_once_shows_no_bars(page: OrganisationsPage, qtbot: QtBot) -> None:
    seen = Seen()
    page.loading.installEventFilter(seen)

    page.show_place(HERE)
    read(page, qtbot)

    assert not page.loading.waits
    assert seen.times == 0


def test_what_lasts_is_said_by_bars_in_its_place_then_in_words(
    page: OrganisationsPage, qtbot: QtBot, held: Held
) -> None:
    page.desk.read(held, lambda _: None)

    page.show_place(HERE)
    at_once = page.loading.isVisible()
    qtbot.waitUntil(page.loading.isVisible)
    worded = page.loading.said.isVisible()
    over = page.loading.geometry().contains(page.table.mapTo(page, page.table.rect().center()))
    filtered = page.loading.geometry().intersects(page.field.geometry())
    qtbot.waitUntil(page.loading.said.isVisible)
    held.gate.set()
    qtbot.waitUntil(lambda: not page.loading.isVisible())

    assert (at_once, worded) == (False, False)
    assert over
    assert not filtered
    assert page.model.rows


def test_it_can_be_stopped_once_it_lasts(page: OrganisationsPage, qtbot: QtBot, held: Held) -> None:
    page.desk.read(held, lambda _: None)
    page.show_place(HERE)
    qtbot.waitUntil(page.loading.stop.isVisible)

    qtbot.mouseClick(page.loading.stop, Qt.MouseButton.LeftButton)
    held.gate.set()

    qtbot.waitUntil(lambda: not page.loading.waits)
    assert loading.SOON_MS == 300
