"""The bindings do not lose references to None, as PySide6 6.12.0 does on Python 3.11."""

import sys

from PySide6.QtGui import QPainterPath


def test_calls_that_return_nothing_cost_no_reference_to_none() -> None:
    path = QPainterPath()
    before = sys.getrefcount(None)

    for _ in range(1000):
        path.addRect(0, 0, 1, 1)

    assert abs(sys.getrefcount(None) - before) < 100
