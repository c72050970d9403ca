"""What the tests of the window start from: no display, a theme, a desk on a real encrypted file."""

import os

# Before anything of Qt looks for a display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme, words
from ui.desk import Desk
from ui.settings import Settings
from ui.theme import Mode

from tests.builders import SECRET, a_world
from tests.ui.house import fill_a_forum
