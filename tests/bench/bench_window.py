"""The window on long lists and full programmes: each figure may grow as the rows do, and no faster."""

import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time

# Before anything of Qt looks for a display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from forumdesk.domain.people import Person
from forumdesk.store.cipher import Profile
from forumdesk.store.tables import Entity
from tests.bench.result import Result
from tests.builders import (
    SECRET,
    a_participation,
    a_person,
    a_role,
    a_room,
    a_session,
    a_venue,
    a_world,
    an_event,
    at,
)
from tests.ui.house import fill_a_forum, spin
from ui import theme
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.pages.people import PeoplePage
from ui.pages.programme import ProgrammePage
from ui.settings import Settings
from ui.theme import Mode
from ui.widgets.tidying import Tidying

ROUNDS = 3
SCROLLS, MOVES = 60, 40


def people(number: int) -> list[Entity]:
    """So many people at one event."""
    event = an_event("XX")
    guests = [
        a_person(f"A{n}", family_name=f"Testerud{n:05}", native_name="اختبار" if n % 3 else "") for n in range(number)
    ]
    return [event, *guests, *(a_participation(one, event) for one in guests)]


def sessions(number: int) -> list[Entity]:
    """So many sessions of one day in eight rooms, with two people each."""
    event, venue = an_event("XX"), a_venue()
    rooms = [a_room(venue, f"Room {letter}", zone=letter) for letter in "ABCDEFGH"]
    guests = [a_person(f"A{n}") for n in range(40)]
    rows: list[Entity] = [event, venue, *rooms, *guests, *(a_participation(one, event) for one in guests)]
    for n in range(number):
        start, length = divmod(n // 8 * 11, 600)[1], 30
        begin = at(6 + start // 60, start % 60)
        end = at(6 + (start + length) // 60, (start + length) % 60)
        session = a_session(event, f"T{n:03}", room_id=rooms[n % 8].id, start=begin, end=end)
        rows += [session, *(a_role(guests[(n * 7 + k) % 40], session) for k in (0, 1))]
    return rows


@contextmanager
def a_window(rows: list[Entity]) -> Iterator[tuple[MainWindow, float]]:
    """The window on those rows, and the seconds from the key to a list of people that can be used."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.forumdesk"
        fill_a_forum(file, rows)
        desk = Desk(a_world(), Profile.TESTS)
        try:
            with_it = _shown(desk, file, sum(isinstance(row, Person) for row in rows))
            yield with_it
            with_it[0].close()
        finally:
            # Its thread would keep the process for ever.
            desk.close()
            desk.wait()


def _shown(desk: Desk, file: Path, wanted: int) -> tuple[MainWindow, float]:
    opened: list[bool] = []
    desk.opened.connect(lambda: opened.append(True))
    desk.open(file, SECRET)
    spin(lambda: bool(opened))
    gc.collect()
    started = process_time()
    window = MainWindow(desk, Settings(QSettings("", QSettings.Format.IniFormat)))
    window.show()
    window.turn("people")
    page = window.pages["people"]
    assert isinstance(page, PeoplePage)
    spin(lambda: page.model.total == wanted, 60)
    page.table.viewport().grab()
    ready = process_time() - started
    # Pages that nobody has looked at yet are made in the first seconds, between two events: not what is measured.
    window.stack.spare.stop()
    return window, ready


def seconds(work: Callable[[], object], times: int) -> float:
    """The mean of so many times."""
    gc.collect()
    started = process_time()
    for _ in range(times):
        work()
    return (process_time() - started) / times


def a_key(page: PeoplePage) -> float:
    """One letter in the filter, and the list painted anew."""
    page.field.clear()

    def press(letter: str) -> None:
        QTest.keyClicks(page.field, letter)
        page.table.viewport().repaint()
        QApplication.processEvents()

    letters = iter("testerud12")
    return seconds(lambda: press(next(letters)), 10)


def a_scroll(page: PeoplePage) -> float:
    """One page further down, painted."""
    page.field.clear()
    bar = page.table.verticalScrollBar()
    bar.setValue(0)

    def turn() -> None:
        bar.setValue((bar.value() + bar.pageStep()) % max(bar.maximum(), 1))
        page.table.viewport().grab()

    return seconds(turn, SCROLLS)


def a_move(page: ProgrammePage) -> float:
    """One step of a session that is dragged, its findings looked up and the grid painted."""
    grid = page.grid.viewport()
    centres = (page.grid.rect_of(block).center() for block in page.grid.shown.blocks)
    begin = next(one for one in centres if grid.rect().adjusted(80, 120, -80, -80).contains(one))
    _mouse(grid, QEvent.Type.MouseButtonPress, begin)
    steps = iter(range(1, MOVES + 2))

    def move() -> None:
        _mouse(grid, QEvent.Type.MouseMove, begin + QPoint(0, 9 * next(steps)))
        QApplication.processEvents()
        grid.grab()

    move()
    mean = seconds(move, MOVES)
    page.grid.give_up()
    return mean


def _mouse(target: object, kind: QEvent.Type, place: QPoint) -> None:
    button = Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, QPointF(place), QPointF(place), button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(target, event)  # type: ignore[arg-type]  # a widget


def of_people(number: int) -> dict[str, float]:
    with a_window(people(number)) as (window, ready):
        page = window.pages["people"]
        assert isinstance(page, PeoplePage)
        spin(lambda: page.desk.at_rest, 60)
        return {"usable": ready, "key": a_key(page), "scroll": a_scroll(page)}


def of_sessions(number: int) -> float:
    with a_window(sessions(number)) as (window, _):
        window.turn("programme")
        page = window.pages["programme"]
        assert isinstance(page, ProgrammePage)
        spin(lambda: len(page.grid.shown.blocks) == number, 60)
        QApplication.processEvents()
        return a_move(page)


def run(small: bool) -> list[Result]:
    """n and 10 n people, 50 and 500 sessions; the best of each."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.use_fonts(("Inter", "NotoSans"))
    theme.apply(app, Mode.LIGHT, 100)
    # As the program has it: the collector of circles works between two events alone.
    Tidying(app)
    many = 2_000 if small else 10_000
    rounds = 1 if small else ROUNDS
    few_best = _best([of_people(many // 10) for _ in range(rounds)])
    many_best = _best([of_people(many) for _ in range(rounds)])
    drags = {n: min(of_sessions(n) for _ in range(rounds)) for n in (50, 500)}
    return [
        _grown("People usable after the key", few_best, many_best, "usable", 13, many),
        _grown("a key in the filter of People", few_best, many_best, "key", 13, many),
        _grown("a page of People scrolled", few_best, many_best, "scroll", 2, many),
        Result(
            "window: a step of a drag, 500 sessions against 50",
            drags[500] / drags[50],
            13,
            "growth",
            {str(n): spent for n, spent in drags.items()},
        ),
    ]


def _best(rounds: list[dict[str, float]]) -> dict[str, float]:
    return {name: min(one[name] for one in rounds) for name in rounds[0]}


def _grown(what: str, few: dict[str, float], many: dict[str, float], name: str, limit: float, number: int) -> Result:
    spent = {str(number // 10): few[name], str(number): many[name]}
    return Result(f"window: {what}, {number} against {number // 10}", many[name] / few[name], limit, "growth", spent)
