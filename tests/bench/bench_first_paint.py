"""The unlock window's first paint, against a bare window of the same library: both from the start of the process."""

import os
import subprocess
import sys

from tests.bench.result import Result

ROUNDS = 9
_WATCH = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer

class Watch(QObject):
    def eventFilter(self, seen, event):
        if event.type() is QEvent.Type.Paint:
            print(time.process_time(), flush=True)
            # Nothing is torn down: that is not what is measured.
            sys.stdout.flush()
            import os
            os._exit(0)
        return False
"""
_OURS = """
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from ui.app import Program
from ui.settings import Settings
app = QApplication(sys.argv)
watch = Watch()
program = Program(app, Settings(QSettings("", QSettings.Format.IniFormat)), lambda path: None)
program.start()
program.unlock.installEventFilter(watch)
app.exec()
"""
_BARE = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(sys.argv)
watch = Watch()
window = QWidget()
window.installEventFilter(watch)
window.resize(920, 576)
window.show()
app.exec()
"""


def seconds(script: str) -> float:
    """Time of the process, from its start to the first paint; what else runs on the machine is not in it."""
    # As installed: compiled once. A shell that forbids that would have every start compile our modules, and only ours.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [sys.executable, "-c", _WATCH + script], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    return float(done.stdout)


def run(small: bool) -> list[Result]:
    """Ours and the bare one in turn; the best of each."""
    for script in (_OURS, _BARE):
        # The first run of all reads from disk and compiles.
        seconds(script)
    rounds = [(seconds(_OURS), seconds(_BARE)) for _ in range(3 if small else ROUNDS)]
    ours, bare = (min(column) for column in zip(*rounds, strict=True))
    return [
        Result(
            "first paint: unlock window, against a bare one", ours / bare, 2.0, "ratio", {"ours": ours, "bare": bare}
        )
    ]
