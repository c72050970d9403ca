"""Python's collector of circles, on the window's thread and between two events alone.

Left to itself it runs wherever memory happens to be asked for: on the store's thread, or while Qt walks over its
widgets. What it takes away there may be a widget, and the program falls.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000


class Tidying(QObject):
    """From now on, as long as the program runs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tidy)
        self._timer.start(_EVERY_MS)

    def tidy(self) -> None:
        """As much as the interpreter would have done itself by now."""
        full = [
            generation
            for generation, (made, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if made > limit
        ]
        if full:
            gc.collect(max(full))
