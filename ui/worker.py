"""Threads beside the window's, which hold nothing of it.

A thread that emitted a widget's signal, or dropped the last reference to a widget, could do so just as Qt deletes it.
So a worker knows its jobs by number alone: what is asked for stays with the window's thread until it is answered, and
the answer comes back through one object that lives as long as the program.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import count

from PySide6.QtCore import QObject, Qt, Signal, Slot

Heard = Callable[[object], None]


class Relay(QObject):
    """Who waits for what, on the window's thread; `tell` is for any other."""

    _came = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._numbers = count()
        self._waiting: dict[int, Heard] = {}
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def expect(self, heard: Heard) -> int:
        """A number to tell: until it is forgotten, `heard` gets each message on the window's thread."""
        number = next(self._numbers)
        self._waiting[number] = heard
        return number

    def forget(self, number: int) -> None:
        """What is told under the number from now on, or was not delivered yet, goes nowhere."""
        self._waiting.pop(number, None)

    def tell(self, number: int, message: list[object]) -> None:
        """One message in a list, which is emptied on the window's thread: who tells it keeps no hold on it."""
        self._came.emit(number, message)

    @Slot(int, object)
    def _deliver(self, number: int, message: list[object]) -> None:
        heard, one = self._waiting.get(number), message.pop()
        if heard is not None:
            heard(one)


@cache
def relay() -> Relay:
    """The one of the program, made by the window's thread."""
    return Relay()


class Worker:
    """One thread that does one job after the other."""

    def __init__(self, name: str) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._jobs: dict[int, Callable[[], object]] = {}
        self._ended = False

    def ask(self, work: Callable[[], object], heard: Heard) -> None:
        """Have it done; `heard` gets what came of it, or the exception, on the window's thread.

        One that has ended does nothing more: what a closing window still asks for is not missed.
        """
        if self._ended:
            return

        def answered(answer: object) -> None:
            relay().forget(number)
            del self._jobs[number]
            heard(answer)

        number = relay().expect(answered)
        self._jobs[number] = work
        self._thread.submit(_do, self._jobs, number)

    def end(self) -> None:
        """Take no more jobs; those asked for are done."""
        self._ended = True
        self._thread.shutdown(wait=False)

    def wait(self) -> None:
        """Until the thread has ended, after `end`. What was not heard of by then is not heard of any more."""
        self._thread.shutdown(wait=True)
        for number in self._jobs:
            relay().forget(number)
        self._jobs.clear()


def _do(jobs: dict[int, Callable[[], object]], number: int) -> None:
    relay().tell(number, [_answer(jobs[number])])


def _answer(job: Callable[[], object]) -> object:
    try:
        return job()
    except Exception as error:  # noqa: BLE001 - it is told on the other thread, not dropped
        return error


def is_there(owner: QObject) -> bool:
    """Whether Qt still has the object behind a Python one."""
    try:
        owner.objectName()
    except RuntimeError:
        return False
    return True
