"""The band above a window that says which circle it is, so that nobody types into the wrong one."""

from PySide6.QtWidgets import QFrame

from forumdesk.services.circles import Colour
from ui import theme, words
from ui.widgets import parts

_PLAIN = Colour.SLATE


class CircleStripe(QFrame):
    """Its colour, and always a word with it. There is none while one file is open that has chosen no colour."""

    def __init__(self) -> None:
        super().__init__()
        self.said = parts.Elided("circle")
        theme.fit(self, minimumHeight=24, maximumHeight=24)
        line = parts.row(margins=(16, 0, 16, 0), spacing=8)
        line.addWidget(self.said, 1)
        self.setLayout(line)
        self.hide()

    def show_circle(self, said: str, colour: Colour | None, several: bool) -> None:
        """What stands there; among several there is a band in any case.

        All windows have one title, so who hears them is told by the window's accessible name which one has come up.
        """
        shown = bool(colour) or several
        heard = words.say("circle.band", name=said)
        self.said.setText(said)
        self.said.setAccessibleName(heard)
        self.window().setAccessibleName(heard if shown else "")
        theme.look(self, f"circle-{colour or _PLAIN}")
        self.setVisible(shown)
