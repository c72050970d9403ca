"""The second step of an import: what each column of the file is, beside cells of real rows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from forumdesk.importers.headings import COLUMNS, ImportKind
from forumdesk.services.previewing import EXAMPLES, KEPT, Becomes, ColumnSeen, ColumnsSeen, keeps_own
from ui import theme, words
from ui.dialogs.import_course import Course
from ui.models.compare_rows import field_word
from ui.models.import_rows import joined
from ui.widgets import parts
from ui.widgets.fields import Combo
from ui.widgets.note import NoteCard

_NARROW = 760
_SHOWN = {KEPT: "import.own-field", "": "import.left-out"}


class ColumnsStep(QWidget):
    """`turned` when the kind or a column is another one; `went_on` with these columns, `went_back` for another file."""

    turned = Signal()
    went_on = Signal()
    went_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "window")
        self.course = Course()
        self.kind = Combo()
        words.put(self.kind, "import.kind", words.Slot.NAME)
        theme.fit(self.kind, minimumWidth=180)
        self.of_event, self._event_label = Combo(), parts.label("import.event", "label")
        words.put(self.of_event, "import.event-name", words.Slot.NAME)
        theme.fit(self.of_event, minimumWidth=180, maximumWidth=320)
        self.recognised = parts.text(look="second")
        self.choices: dict[str, Combo] = {}
        self.wrong, self.missing = NoteCard(), NoteCard()
        self.masked = parts.text("import.hidden-rows", "hint")
        self.go_on = parts.button("import.on", look="primary")
        self.back = parts.button("import.back", look="quiet")
        self._held = QWidget()
        self._grid = QGridLayout(self._held)
        self._build()
        self.kind.activated.connect(self._turn)
        self.of_event.activated.connect(self._place)
        self.go_on.clicked.connect(self.went_on)
        self.back.clicked.connect(self.went_back)

    def _build(self) -> None:
        theme.fit(self._grid, contentsMargins=(0, 0, 12, 12), spacing=8)
        theme.look(self._held, "window")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._held)
        label = parts.label("import.kind", "label")
        label.setBuddy(self.kind)
        self._event_label.setBuddy(self.of_event)
        origin = parts.row(margins=(0, 0, 12, 0))
        origin.addWidget(self.recognised, 1)
        for part in (self._event_label, self.of_event):
            origin.addWidget(part)
        head = parts.row(parts.label("import.columns-title", "title"), None, label, self.kind)
        theme.fit(head, contentsMargins=(0, 0, 12, 0))
        body = parts.column(margins=(24, 16, 12, 0), spacing=12)
        body.addLayout(head)
        body.addLayout(origin)
        body.addWidget(parts.text("import.columns-how"))
        body.addWidget(self.wrong)
        body.addWidget(self.missing)
        body.addWidget(self.masked)
        body.addWidget(scroll, 1)
        foot = parts.frame(
            "foot",
            parts.row(
                self.back,
                parts.label("import.nothing-written", "hint"),
                None,
                self.go_on,
                margins=(16, 11, 24, 11),
                spacing=12,
            ),
        )
        outer = parts.column(spacing=0)
        outer.addLayout(body, 1)
        outer.addWidget(foot)
        self.setLayout(outer)

    def show_course(self, course: Course) -> None:
        self.course = course
        self.refuse("")
        self.retell()

    def refuse(self, sentence: str) -> None:
        """Why the list could not be looked at with these columns."""
        self.wrong.setVisible(bool(sentence))
        if sentence:
            self.wrong.tell("block", words.say("import.wrong"), sentence)

    def retell(self) -> None:
        """Everything once more, in the words in force."""
        self.kind.clear()
        for kind in ImportKind:
            self.kind.addItem(words.say(f"import.kind.{kind}"), kind)
        self.kind.setCurrentIndex(list(ImportKind).index(self.course.kind))
        seen = self.course.columns()
        self._show_origin(seen.asks_event)
        self._show_missing(seen)
        self._show_columns(seen)

    def _show_origin(self, asks_event: bool) -> None:
        """Whose file it is, and of which event its rows are, which such a file seldom says."""
        source = self.course.file.source if self.course.file else None
        known = source is not None and source.kind is self.course.kind
        self.recognised.setVisible(known)
        for part in (self.of_event, self._event_label):
            part.setVisible(known or asks_event)
        if self.course.file is None:
            return
        if source is not None:
            self.recognised.setText(words.say("import.recognised", what=words.say(f"import.source.{source}")))
        self.of_event.clear()
        self.of_event.addItem(words.say("import.event-choose" if asks_event else "import.event-in-file"), "")
        for code, title in self.course.file.events:
            self.of_event.addItem(words.say("import.event-of", code=code, title=title) if title else code, code)
        self.of_event.setCurrentIndex(max(0, self.of_event.findData(self.course.event)))

    def _place(self) -> None:
        self.course.place(str(self.of_event.currentData()))
        self.turned.emit()

    def _show_missing(self, seen: ColumnsSeen) -> None:
        self.missing.setVisible(bool(seen.missing))
        self.go_on.setEnabled(not seen.missing)
        if seen.missing:
            names = joined(field_word(name, self.course.kind) for name in seen.missing)
            self.missing.tell("block", words.say("import.missing-title"), words.say("import.missing", columns=names))

    def _show_columns(self, seen: ColumnsSeen) -> None:
        self._clear()
        self.masked.setVisible(len(seen.rows) < min(EXAMPLES, self.course.file.rows if self.course.file else 0))
        titles = [words.say("import.in-file"), words.say("import.becomes"), ""]
        titles += [words.say("import.row-n", n=number) for number in seen.rows]
        for place, title in enumerate(titles):
            label = parts.Elided("label")
            label.setText(title)
            self._grid.addWidget(label, 0, place)
        self._grid.setRowMinimumHeight(0, theme.px(28))
        for row, column in enumerate(seen.columns, 1):
            self._add(row, column)
        for place in (0, 3):
            self._grid.setColumnStretch(place, 3)
        self._fold()
        self._grid.setRowStretch(len(seen.columns) + 1, 1)

    def _add(self, row: int, column: ColumnSeen) -> None:
        header = parts.Elided("name")
        header.setText(column.header)
        header.setFont(theme.script_font(column.header, theme.BODY, 500))
        choice = self._choice(column)
        self.choices[column.header] = choice
        how = parts.Elided("hint")
        how.setText(words.say("import.by-program") if self.course.meant(column) else _how(column))
        for place, part in enumerate((header, choice, how)):
            self._grid.addWidget(part, row, place)
        for place, cell in enumerate(column.examples, 3):
            example = parts.Elided("second" if column.becomes is not Becomes.DROPPED else "hint")
            example.setText(" ".join(cell.split()))
            self._grid.addWidget(example, row, place)
        self._grid.setRowMinimumHeight(row, theme.px(30))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """With little room one example is enough, and how it is known what the column is goes."""
        narrow = self.width() * 100 // theme.scale() < _NARROW
        for row in range(self._grid.rowCount()):
            for place in (2, 4, 5):
                item = self._grid.itemAtPosition(row, place)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    widget.setVisible(not narrow)
        # Here and not where the grid is made: the size of the text may be another one by now.
        self._grid.setColumnMinimumWidth(1, theme.px(190))
        self._grid.setColumnMinimumWidth(2, 0 if narrow else theme.px(116))
        for place in (4, 5):
            self._grid.setColumnStretch(place, 0 if narrow else 3)

    def _choice(self, column: ColumnSeen) -> Combo:
        made = Combo()
        names = sorted(COLUMNS[self.course.kind], key=lambda name: field_word(name, self.course.kind).casefold())
        for value, key in _SHOWN.items():
            if value != KEPT or keeps_own(self.course.kind):
                made.addItem(words.say(key), value)
        made.insertSeparator(made.count())
        for name in names:
            made.addItem(field_word(name, self.course.kind), name)
        value = {Becomes.OWN: KEPT, Becomes.DROPPED: ""}.get(column.becomes, column.field)
        made.setCurrentIndex(made.findData(value))
        made.setAccessibleName(words.say("import.choose-field", header=column.header))
        made.activated.connect(lambda _: self._map(column, str(made.currentData())))
        return made

    def _map(self, column: ColumnSeen, becomes: str) -> None:
        self.course.map(column, becomes)
        self.retell()
        self.turned.emit()
        self.choices[column.header].setFocus()

    def _turn(self) -> None:
        kind = ImportKind(self.kind.currentData())
        if kind is not self.course.kind:
            self.course.turn(kind)
            self.retell()
            self.turned.emit()

    def _clear(self) -> None:
        self.choices = {}
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
            self._grid.setRowMinimumHeight(row, 0)
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _how(column: ColumnSeen) -> str:
    """How it is known what the column is."""
    if column.by_hand:
        return words.say("import.by-hand")
    return words.say("import.by-heading" if column.becomes is Becomes.FIELD else "import.unknown-heading")
