"""The window as a program of its own: opens a workspace, shows every page, locks it, ends."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QTimer

import ui.app
from tests.campaign.no_network import can_forbid, forbid_network
from ui.app import Program
from ui.dialogs.unlock_form import Wish

_A_MOMENT = 30
_GIVES_UP = 900_000


class Toured(Program):
    """The program as it is, and somebody who goes from page to page as fast as the window draws, then locks."""

    wish: Wish
    every = 1
    seen = 0
    locked = False

    def start(self, *locked: Path) -> None:
        super().start(*locked)
        self._replace = self._note
        self.warm_up()
        self._unlock(self.wish)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(_A_MOMENT)
        QTimer.singleShot(_GIVES_UP, lambda: self.app.exit(3))

    def _go_on(self) -> None:
        if self.window is None:
            return
        names = list(self.window.pages)[:: self.every]
        if Toured.seen < len(names):
            self.window.turn(names[Toured.seen])
            self.window.grab()
            Toured.seen += 1
        else:
            self._timer.stop()
            self.lock()

    def _note(self, paths: Sequence[Path]) -> None:
        """Where the program would be started anew, without keys."""
        Toured.locked = True


def main(file: str, phrase_file: str, every: str) -> int:
    """Prints how many pages it saw. Exit 0: unlocked, toured, locked, closed."""
    if can_forbid():
        forbid_network()
    Toured.wish = Wish(Path(file), Path(phrase_file).read_text(encoding="utf-8"), None, new=False)
    Toured.every = int(every)
    sys.argv = sys.argv[:1]
    with pytest.MonkeyPatch.context() as one_run:
        one_run.setattr(ui.app, "Program", Toured)
        code = ui.app.main()
    sys.stdout.write(str(Toured.seen))
    return code or (0 if Toured.locked else 4)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
