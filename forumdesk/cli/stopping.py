"""Ctrl-C, a polite kill and a closed terminal end a command in one way: taken back, closed, and said in a sentence."""

import signal
from time import monotonic
from types import FrameType

SENTENCE = "Stopped, as asked. What was not finished was not written; see what was with: history"

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
# A command that is stopped tidies up in less; who presses Ctrl-C twice in that time does not break the tidying off.
_TIDYING_SECONDS = 2.0


class _Stop:
    """What the signals call. It raises, so that every `with` on the way gives back what it holds."""

    def __init__(self) -> None:
        self.too_late = False
        self._last: float | None = None

    def __call__(self, number: int, frame: FrameType | None) -> None:
        now = monotonic()
        if not self.too_late and (self._last is None or now - self._last > _TIDYING_SECONDS):
            self._last = now
            raise KeyboardInterrupt


_stop = _Stop()


def listen() -> None:
    """Raise KeyboardInterrupt for each of the signals that this system has, but for those that are to be ignored."""
    for number in _numbers():
        # `nohup` and a shell's background ask to ignore some, and are right.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def too_late() -> None:
    """From here on the command goes to its end: half of its files without the others would be worse than all."""
    _stop.too_late = True


def deafen() -> None:
    """Nothing is left to be stopped."""
    for number in _numbers():
        signal.signal(number, signal.SIG_IGN)


def _numbers() -> list[signal.Signals]:
    return [signal.Signals[name] for name in _NAMES if name in signal.Signals.__members__]
