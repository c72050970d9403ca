"""Which day a day's sessions are copied to, and whether with their people."""

from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from ui import theme, words
from ui.models.programme_words import day_said
from ui.widgets import parts
from ui.widgets.fields import CheckField, ChoiceField


class CopyDayDialog(QDialog):
    """`target()` and `people()` after it was accepted."""

    def __init__(self, source: date, days: tuple[date, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("app.name"))
        self._target: date | None = None
        self._people = False
        others = [(one, day_said(one)) for one in days if one != source]
        self.day = ChoiceField("copy-day.to", [*others])
        self.with_people = CheckField("copy-day.people")
        self.go = parts.button("copy-day.do", look="primary")
        cancel = parts.button("unlock.cancel")
        source_said = parts.label(look="second")
        source_said.setText(day_said(source))
        layout = parts.column(
            parts.label("copy-day.title", "card"),
            source_said,
            self.day,
            self.with_people,
            None,
            parts.row(None, cancel, self.go),
            margins=(24, 20, 24, 20),
            spacing=12,
        )
        self.setLayout(layout)
        theme.fit(self, minimumWidth=360)
        self.go.setEnabled(False)
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.day.finished.connect(self._choose)
        self.with_people.finished.connect(self._take_people)

    def target(self) -> date | None:
        return self._target

    def people(self) -> bool:
        return self._people

    def _choose(self, value: object) -> None:
        self._target = value if isinstance(value, date) else None
        self.go.setEnabled(self._target is not None)

    def _take_people(self, value: object) -> None:
        self._people = value is True
