"""A time of day that comes twice as summer time ends: which one is meant is asked, never guessed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from forumdesk.domain.moments import Moment
from forumdesk.services.errors import ClockError
from ui import theme, words
from ui.widgets import parts

_KEYS = ("programme.twice-first", "programme.twice-second")


class WhichTimeDialog(QDialog):
    """`chosen` carries the moment that is meant; nothing where it is given up."""

    chosen = Signal(object)

    def __init__(self, error: ClockError, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        said = f"{error.local:%H:%M}"
        heading = parts.label(look="card")
        words.put(heading, "programme.which", time=said)
        layout = parts.column(heading, parts.text("refused.TwiceTimeError"), margins=(24, 20, 24, 20), spacing=12)
        self.buttons: list[QPushButton] = []
        for key, choice in zip(_KEYS, error.choices, strict=True):
            button = QPushButton(words.say(key, time=said, offset=_offset(choice, error.zone)))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, one=choice: self._choose(one))
            self.buttons.append(button)
            layout.addWidget(button)
        cancel = parts.button("unlock.cancel", look="quiet")
        cancel.clicked.connect(self.reject)
        layout.addLayout(parts.row(None, cancel))
        self.setLayout(layout)
        theme.fit(self, minimumWidth=380)

    def _choose(self, moment: Moment) -> None:
        self.accept()
        self.chosen.emit(moment)


def _offset(moment: Moment, zone: str) -> str:
    """+02, or +05:30 where it is not whole hours."""
    text = f"{moment.in_zone(zone):%z}"
    return text[:3] if text[3:] == "00" else f"{text[:3]}:{text[3:]}"
