"""By what somebody was contacted and when, and what to remember of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QPlainTextEdit, QWidget

from forumdesk.domain.contacts import ContactWay
from forumdesk.domain.errors import ForumDeskError
from ui import theme, words
from ui.models.badge_rows import names_said
from ui.widgets import parts
from ui.widgets.check import Radio
from ui.widgets.fields import TextField


class ContactDialog(QDialog):
    """`wanted` carries the way, the note, and when it was, None for now.

    `read` makes a time of what was typed; `city` is where its clock hangs.
    """

    wanted = Signal(object, str, object)

    def __init__(self, names: list[str], read: Callable[[str], object], city: str, owner: QWidget) -> None:
        super().__init__(owner)
        self.setWindowTitle(words.say("app.name"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._read = read
        self.ways = {one: Radio() for one in ContactWay}
        self.when = TextField("chase.when", read, hint="chase.now")
        self.when.show_value(None)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        theme.fit(self.note, minimumHeight=68, maximumHeight=68)
        words.put(self.note, "chase.note-field", words.Slot.NAME)
        label = parts.label("chase.note-field", "label")
        label.setBuddy(self.note)
        who, how = parts.text(look="second"), parts.text(look="hint")
        who.setText(names_said([str(number) for number in range(len(names))], lambda one: names[int(one)]))
        outer = parts.column(parts.label("chase.note-title", "card"), who, margins=(24, 20, 24, 20), spacing=8)
        group = QButtonGroup(self)
        for way, radio in self.ways.items():
            words.put(radio, f"chase.way.{way}", words.Slot.TEXT, words.Slot.NAME)
            group.addButton(radio)
            outer.addWidget(radio)
        self.ways[ContactWay.MAIL].setChecked(True)
        self.do, stay = parts.button("chase.do-note", look="primary"), parts.button("unlock.cancel")
        self.do.setDefault(True)
        self.do.clicked.connect(self.accept)
        stay.clicked.connect(self.reject)
        words.put(how, "chase.note-how", city=city)
        for part in (self.when, label, self.note, how):
            outer.addWidget(part)
        outer.addLayout(parts.row(None, stay, self.do, spacing=8))
        self.setLayout(outer)
        theme.fit(self, minimumWidth=400, maximumWidth=400)

    def accept(self) -> None:
        try:
            at = self._read(self.when.edit.text())
        except ForumDeskError as error:
            self.when.refuse(words.refusal(error))
            self.when.setFocus()
            return
        way = next(way for way, radio in self.ways.items() if radio.isChecked())
        self.wanted.emit(way, self.note.toPlainText().strip(), at)
        super().accept()
