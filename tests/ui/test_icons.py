"""Icons as a screen shows them."""

from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import icons, theme
from ui.theme import Mode


def _inks(shown: QIcon, mode: QIcon.Mode) -> set[str]:
    image = shown.pixmap(16, mode).toImage()
    colours = (QColor(image.pixelColor(x, y)) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for colour in colours if colour.alpha() == 255}


def test_an_icon_of_what_is_switched_off_is_grey_in_either_theme(qapp: QApplication, qtbot: QtBot) -> None:
    theme.use_style(qapp)
    for mode in (Mode.LIGHT, Mode.DARK):
        theme.apply(qapp, mode, 100)

        shown = icons.icon("lock", "accent")

        assert _inks(shown, QIcon.Mode.Normal) == {theme.tokens().accent.lower()}
        assert _inks(shown, QIcon.Mode.Disabled) == {theme.tokens().disabled.lower()}
