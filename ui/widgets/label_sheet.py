"""A small drawing of a sheet of labels: where to start, and which labels after that are spoilt."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from ui import theme, words

_WIDE, _HIGH, _GAP = 40, 15, 4
_MOST_ACROSS, _MOST_DOWN = 92, 132


class LabelSheet(QWidget):
    """`chosen` carries the label to start at, counted from 1, row by row; `spoilt_changed` when others are spoilt.

    A click says that a label is spoilt, or is not; a double click starts there, as a click on a used one does. Arrows,
    Home and End move the start, with Shift a mark beside it; Space says that the marked one is spoilt.
    """

    chosen = Signal(int)
    spoilt_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.columns, self.rows, self.start, self.marked = 1, 1, 1, 1
        self.spoilt: frozenset[int] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._retell()

    def show_sheet(self, columns: int, rows: int, start: int = 1) -> None:
        self.columns, self.rows, self.start = columns, rows, min(start, columns * rows)
        self.marked, self.spoilt = self.start, frozenset()
        self._retell()
        self.updateGeometry()
        self.update()

    def choose(self, start: int) -> None:
        """Start at this label, if the sheet has it."""
        if 1 <= start <= self.columns * self.rows and start != self.start:
            self.start = self.marked = start
            # What is used is not spoilt, and the first one is printed on.
            self._spoil(frozenset(slot for slot in self.spoilt if slot > start))
            self._retell()
            self.update()
            self.chosen.emit(start)

    def toggle(self, slot: int) -> None:
        """Spoilt, or not any more; of labels after the first one alone."""
        if self.start < slot <= self.columns * self.rows:
            self._spoil(self.spoilt ^ {slot})

    def _spoil(self, spoilt: frozenset[int]) -> None:
        if spoilt != self.spoilt:
            self.spoilt = spoilt
            self._retell()
            self.update()
            self.spoilt_changed.emit()

    def _mark(self, slot: int) -> None:
        if 1 <= slot <= self.columns * self.rows:
            self.marked = slot
            self._retell()
            self.update()

    def sizeHint(self) -> QSize:
        wide, high, gap = self._sizes()
        edge = theme.px(4)
        return QSize(
            self.columns * (wide + gap) - gap + 2 * edge,
            self.rows * (high + gap) - gap + 2 * edge,
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def label_at(self, start: int) -> QRect:
        """Where a label is drawn."""
        wide, high, gap = self._sizes()
        row, column = divmod(start - 1, self.columns)
        edge = theme.px(4)
        return QRect(edge + column * (wide + gap), edge + row * (high + gap), wide, high)

    def _sizes(self) -> tuple[int, int, int]:
        """Width, height and gap of a label: smaller where a sheet has many."""
        gap = theme.px(_GAP if self.columns <= 3 and self.rows <= 7 else 2)
        wide = min(theme.px(_WIDE), (theme.px(_MOST_ACROSS) + gap) // self.columns - gap)
        high = min(theme.px(_HIGH), (theme.px(_MOST_DOWN) + gap) // self.rows - gap)
        return max(wide, theme.px(6)), max(high, theme.px(6)), gap

    def _label_under(self, event: QMouseEvent) -> int:
        at = event.position().toPoint()
        slots = range(1, self.columns * self.rows + 1)
        return next((slot for slot in slots if self.label_at(slot).adjusted(-2, -2, 2, 2).contains(at)), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        slot = self._label_under(event)
        if slot > self.start:
            self.toggle(slot)
        else:
            self.choose(slot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.choose(self._label_under(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        slot = self._label_under(event)
        key = "sheet.tip" if slot > self.start else "badges.start-at"
        said = words.say("sheet.tip-spoilt" if slot in self.spoilt else key, n=slot) if slot else ""
        QToolTip.showText(event.globalPosition().toPoint(), said, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self.columns,
            Qt.Key.Key_Down: self.columns,
        }
        ends = {Qt.Key.Key_Home: 1, Qt.Key.Key_End: self.columns * self.rows}
        key = Qt.Key(event.key())
        if key in steps and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._mark(self.marked + steps[key])
        elif key == Qt.Key.Key_Space:
            self.toggle(self.marked)
        elif key in steps:
            self.choose(self.start + steps[key])
        elif key in ends:
            self.choose(ends[key])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retell()
        super().changeEvent(event)

    def _retell(self) -> None:
        total = self.columns * self.rows
        said = [words.say("badges.sheet-name", n=self.start, total=total)]
        if self.spoilt:
            said.append(words.count("sheet.spoilt", len(self.spoilt)))
        if self.marked != self.start:
            said.append(words.say("sheet.tip-spoilt" if self.marked in self.spoilt else "sheet.tip", n=self.marked))
        self.setAccessibleName(". ".join(said))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for slot in range(1, self.columns * self.rows + 1):
            self._label(painter, slot)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.px(5), theme.px(5))
        painter.end()

    def _label(self, painter: QPainter, slot: int) -> None:
        box, first = self.label_at(slot), slot == self.start
        painter.setPen(QPen(theme.colour("accent" if first else "control"), 2 if first else 1))
        painter.setBrush(theme.colour("tint" if first else "surface"))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        if slot in self.spoilt:
            self._cross(painter, box)
        if slot == self.marked != self.start:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        if slot < self.start:
            painter.setBrush(QBrush(theme.colour("control"), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        if first and box.height() >= theme.px(13):
            painter.setPen(theme.colour("accent"))
            painter.setFont(theme.font(11, 600, figures=True))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words.figure(slot))

    def _cross(self, painter: QPainter, box: QRect) -> None:
        painter.setPen(QPen(theme.colour("warn_mark"), 2))
        inside = box.adjusted(3, 3, -3, -3)
        painter.drawLine(inside.topLeft(), inside.bottomRight())
        painter.drawLine(inside.bottomLeft(), inside.topRight())
