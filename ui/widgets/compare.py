"""Two sides of something, one row a field: what each says, in words how they differ, and whose is shown first."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QPushButton, QRadioButton, QWidget

from ui import icons, theme, words
from ui.widgets import parts

_ROW = 38
_TEXT_AT = 40
_LABEL_WIDTH, _WORD_WIDTH = 122, 154
_NARROW_LABEL, _NARROW_WORD = 92, 34
# Columns of the grid: the label, the two sides with gaps before them, the word.
_GAPS, _SIDES, _WORD = (1, 3), (2, 4), 5
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True, slots=True)
class Head:
    """What one side is: a title, a second line, an icon."""

    icon: str
    title: str
    second: str


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One field: its name, what the two sides say, and a word for how they differ.

    `free` where somebody chooses a side; `alone` is 0 or 1 where that side alone says something. `readings` are
    choices, as (value, words), for what the second side says in two ways; `taken` is the one that was chosen.
    """

    key: str
    label: str
    sides: tuple[str, str]
    icon: str
    token: str
    word: str
    free: bool = False
    alone: int | None = None
    faded: tuple[bool, bool] = (False, False)
    readings: tuple[tuple[str, str], ...] = ()
    taken: str = ""


class CompareView(QWidget):
    """`chosen` are the keys of the rows in which the second side is shown first; `chose` tells that they changed.

    `read` carries a row's key and a reading. Left and Right choose a side, Up and Down walk the rows with a choice.
    """

    chose = Signal()
    read = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.chosen: set[str] = set()
        self.cells: dict[str, tuple[SideCell, SideCell]] = {}
        self.heads: tuple[Head, Head] | None = None
        self._grid = QGridLayout(self)
        theme.fit(self._grid, contentsMargins=parts.NONE, spacing=0)
        self._words: list[WordLabel] = []
        words.put(self, "compare.table", words.Slot.NAME)

    def show_rows(self, heads: tuple[Head, Head], rows: tuple[CompareRow, ...], chosen: frozenset[str]) -> None:
        """Another comparison, with what was chosen in it before."""
        self._clear()
        self.heads = heads
        self.chosen = {row.key for row in rows if row.free and row.key in chosen}
        for side, head in enumerate(heads):
            self._grid.addWidget(_head(head), 0, _SIDES[side])
        for number, row in enumerate(rows, 1):
            self._add(number, row, heads)
        for column in _SIDES:
            self._grid.setColumnStretch(column, 1)
        self._measure()

    def focus_first(self) -> None:
        """To the first row that has a choice."""
        for pair in self.cells.values():
            next(cell for cell in pair if cell.isChecked()).setFocus()
            return

    def _clear(self) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(row, 0)
        self.cells, self._words = {}, []

    def _add(self, number: int, row: CompareRow, heads: tuple[Head, Head]) -> None:
        label = parts.Elided("label")
        label.setText(row.label)
        self._grid.addWidget(label, number, 0)
        if row.free:
            self._add_choice(number, row, heads)
        else:
            for side in (0, 1):
                shown: QWidget = SideText(row.sides[side], row.alone == side, row.faded[side])
                if side == 1 and row.readings:
                    # It has no radio, and stands where that would.
                    shown = self._with_readings(row, SideText(row.sides[side], row.alone == side, row.faded[side], 14))
                self._grid.addWidget(shown, number, _SIDES[side])
        word = WordLabel(row)
        self._words.append(word)
        self._grid.addWidget(word, number, _WORD)
        self._grid.setRowMinimumHeight(number, theme.px(_ROW))

    def _add_choice(self, number: int, row: CompareRow, heads: tuple[Head, Head]) -> None:
        pair = SideCell(row.sides[0], row.faded[0]), SideCell(row.sides[1], row.faded[1])
        group = QButtonGroup(pair[0])
        for side, cell in enumerate(pair):
            group.addButton(cell)
            cell.setAccessibleName(
                words.say("compare.side", field=row.label, value=row.sides[side], side=heads[side].title)
            )
            cell.setChecked((row.key in self.chosen) == (side == 1))
            cell.stepped.connect(lambda step, at=row.key, was=side: self._step(at, was, step))
            self._grid.addWidget(cell, number, _SIDES[side])
        pair[1].toggled.connect(lambda on, key=row.key: self._choose(key, on))
        self.cells[row.key] = pair

    def _with_readings(self, row: CompareRow, shown: QWidget) -> QWidget:
        held = QWidget()
        line = QHBoxLayout(held)
        theme.fit(line, contentsMargins=(0, 0, 6, 0), spacing=4)
        line.addWidget(shown, 1)
        for value, said in row.readings:
            chip = _reading(said, value == row.taken)
            chip.setAccessibleName(f"{row.label}: {said}")
            chip.clicked.connect(lambda _=False, key=row.key, one=value: self.read.emit(key, one))
            line.addWidget(chip)
        return held

    def _choose(self, key: str, second: bool) -> None:
        if second:
            self.chosen.add(key)
        else:
            self.chosen.discard(key)
        self.chose.emit()

    def _step(self, key: str, side: int, step: tuple[int, int]) -> None:
        down, right = step
        if right:
            cell = self.cells[key][max(0, min(1, side + right))]
            cell.setChecked(True)
            cell.setFocus()
            return
        keys = list(self.cells)
        at = keys.index(key) + down
        if 0 <= at < len(keys):
            next(cell for cell in self.cells[keys[at]] if cell.isChecked()).setFocus()

    def _measure(self) -> None:
        narrow = self.width() * 100 // theme.scale() < 620
        label, word = (_NARROW_LABEL, _NARROW_WORD) if narrow else (_LABEL_WIDTH, _WORD_WIDTH)
        self._grid.setColumnMinimumWidth(0, theme.px(label))
        self._grid.setColumnMinimumWidth(_WORD, theme.px(word))
        for gap in _GAPS:
            self._grid.setColumnMinimumWidth(gap, theme.px(8))
        self._grid.setRowMinimumHeight(0, theme.px(54))
        for number in range(1, self._grid.rowCount()):
            used = self._grid.itemAtPosition(number, 0) is not None
            self._grid.setRowMinimumHeight(number, theme.px(_ROW) if used else 0)
        for said in self._words:
            said.fold(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The two cards, and a line below each row but the last."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        rows = [number for number in range(1, self._grid.rowCount()) if self._grid.itemAtPosition(number, 0)]
        if not rows:
            return
        for column in _SIDES:
            whole = self._grid.cellRect(0, column).united(self._grid.cellRect(rows[-1], column))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(8), theme.px(8))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for number in rows:
            top = self._grid.cellRect(number, 0).top()
            painter.drawLine(0, top, self.width(), top)
        painter.end()


def _reading(said: str, taken: bool) -> QPushButton:
    made = QPushButton(said)
    made.setAutoDefault(False)
    theme.look(made, "chip-on" if taken else "chip")
    if taken:
        icons.put(made, "confirmed", "accent", 14, gap=3)
    return made


def _head(head: Head) -> QWidget:
    held = QWidget()
    title, second = parts.Elided("strong"), parts.Elided("second")
    title.setText(head.title)
    second.setText(head.second)
    line = parts.row(parts.picture(head.icon, "text2", 16), margins=(14, 8, 12, 8), spacing=10)
    line.addLayout(parts.column(title, second, spacing=2), 1)
    line.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    held.setLayout(line)
    return held


def _paint_side(widget: QWidget, text: str, state: tuple[bool, bool], faded: bool, left: int = _TEXT_AT) -> None:
    """The tint of what is shown first, the radio of a choice, the text in the font of its script.

    `state` says whether it is what was chosen, and whether there is a choice.
    """
    chosen, radio = state
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRect(QPoint(0, 0), widget.size()).adjusted(theme.px(5), theme.px(3), -theme.px(5), -theme.px(3))
    painter.setPen(Qt.PenStyle.NoPen)
    if chosen:
        painter.setBrush(theme.colour("tint"))
        painter.drawRoundedRect(box, theme.px(5), theme.px(5))
    if widget.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.px(5), theme.px(5))
    if radio:
        _paint_radio(painter, QPoint(theme.px(21), widget.height() // 2), chosen)
    painter.setFont(theme.script_font(text, theme.BODY, 600 if chosen else 400))
    painter.setPen(theme.colour("text3" if faded else "text"))
    room = QRect(theme.px(left), 0, widget.width() - theme.px(left + 10), widget.height())
    shown = theme.shortened(painter.fontMetrics(), text, room.width())
    # Left even where the script runs from the right: both sides begin in line.
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(room, int(flags | Qt.TextFlag.TextDontClip), shown)
    widget.setToolTip("" if shown == text else text)
    painter.end()


def _paint_radio(painter: QPainter, centre: QPoint, on: bool) -> None:
    painter.setBrush(theme.colour("surface"))
    painter.setPen(QPen(theme.colour("accent" if on else "control"), theme.px(1.5)))
    painter.drawEllipse(centre, theme.px(7), theme.px(7))
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(centre, theme.px(4), theme.px(4))


class WordLabel(QLabel):
    """The third column: a shape and a word in its colour; with little room the shape alone."""

    def __init__(self, row: CompareRow) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(row.word)
        self.setToolTip(row.word)
        self._icon, self._token, self._folded = row.icon, row.token, False

    def fold(self, folded: bool) -> None:
        self._folded = folded
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(60 if self._folded else _WORD_WIDTH), theme.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_NARROW_WORD), theme.px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = theme.px(8)
        if self._icon:
            shape = icons.pixmap(self._icon, self._token, 14)
            painter.drawPixmap(left, (self.height() - theme.px(14)) // 2, shape)
            left += theme.px(22)
        if not self._folded or not self._icon:
            painter.setFont(theme.font(12, 400 if self._token in ("text2", "text3") else 500))
            painter.setPen(theme.colour(self._token))
            room = QRect(left, 0, self.width() - left, self.height())
            shown = theme.shortened(painter.fontMetrics(), self.text(), room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.end()


class SideText(QLabel):
    """What a side says where there is nothing to choose."""

    def __init__(self, text: str, alone: bool, faded: bool, left: int = _TEXT_AT) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self._alone, self._faded, self._left = alone, faded, left

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(60), theme.px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint_side(self, self.text(), (self._alone, self._alone), self._faded, self._left)


class SideCell(QRadioButton):
    """What a side says, to be chosen. `stepped` carries (down, right) of an arrow key."""

    stepped = Signal(object)

    def __init__(self, text: str, faded: bool) -> None:
        super().__init__()
        self._said, self._faded = text, faded
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def say(self, text: str) -> None:
        self._said = text
        self.update()

    @property
    def said(self) -> str:
        return self._said

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(60), theme.px(_ROW))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint_side(self, self._said, (self.isChecked(), True), self._faded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class Card(QWidget):
    """A rounded ground with an edge, for what stands by itself on a page."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(8), theme.px(8))
        painter.end()
