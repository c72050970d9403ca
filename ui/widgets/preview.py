"""A PDF as it will be printed, page by page on grey: the file itself drawn, white paper also in the dark."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ui import theme, words
from ui.widgets import parts
from ui.widgets.press import POINTS, Press, draw, pages_of

ZOOMS = (25, 50, 75, 100, 125, 150, 200, 300, 400)
FIT = 0
# Of a screen, by which 100 % is as large as on paper.
_SCREEN = 96
_EDGE, _SHADOW = 22, 4


@dataclass(frozen=True, slots=True)
class Sheets:
    """A PDF in memory. `used` are labels that are not free any more, on the first page, as parts of its sides."""

    data: bytes = b""
    sizes: tuple[QSizeF, ...] = ()
    used: tuple[QRectF, ...] = field(default=())


class _Paper(QWidget):
    """The page in its place; while it is drawn at another size the last drawing is stretched."""

    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.ring = False
        self.image = QImage()
        self.page = QSize()
        self.used: tuple[QRectF, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sheet(self) -> QRect:
        """Where the paper lies."""
        left = max(theme.px(_EDGE), (self.width() - self.page.width()) // 2)
        return QRect(QPoint(left, theme.px(_EDGE)), self.page)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sunken" if theme.is_dark() else "line"))
        if not self.page.isEmpty():
            sheet = self.sheet()
            self._shadow(painter, sheet)
            painter.fillRect(sheet, QColor(theme.tokens_of(theme.Mode.LIGHT).surface))
            if not self.image.isNull():
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(sheet, self.image)
            for label in self.used:
                self._hatch(painter, sheet, label)
        if self.ring:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(self.visibleRegion().boundingRect().adjusted(1, 1, -1, -1))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def _shadow(self, painter: QPainter, sheet: QRect) -> None:
        shade = QColor(theme.INK)
        shade.setAlpha(14)
        for step in range(theme.px(_SHADOW), 0, -1):
            painter.fillRect(sheet.adjusted(-step, -step, step, step), shade)

    def _hatch(self, painter: QPainter, sheet: QRect, label: QRectF) -> None:
        """On the screen alone: the printer leaves it empty."""
        box = QRectF(
            sheet.left() + label.left() * sheet.width(),
            sheet.top() + label.top() * sheet.height(),
            label.width() * sheet.width(),
            label.height() * sheet.height(),
        )
        grey = QColor(theme.INK)
        grey.setAlpha(64)
        painter.fillRect(box, QBrush(grey, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(grey, 1, Qt.PenStyle.DotLine))
        painter.drawRect(box)
        grey.setAlpha(190)
        painter.setPen(grey)
        painter.setFont(theme.font(11))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words.say("preview.used"))


class Preview(QFrame):
    """`show_sheets` shows a PDF from its first page; PgUp and PgDn turn, Ctrl with the wheel zooms."""

    turned = Signal(int)
    drawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.press = Press(self)
        self.sheets = Sheets()
        self.page = 0
        self.zoom = FIT
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.look(self, "sunken")
        self._paper = _Paper()
        self._paper.zoomed.connect(self._step)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._paper)
        self._hint = parts.text("preview.wait", "second")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.fit(self._hint, margin=24)
        self._build()
        self._tell()

    def _build(self) -> None:
        self.smaller = parts.icon_button("preview.smaller", "less", "quiet", 28)
        self.larger = parts.icon_button("preview.larger", "add", "quiet", 28)
        self.before = parts.icon_button("preview.before", "back", "quiet", 28)
        self.after = parts.icon_button("preview.after", "into", "quiet", 28)
        self.fit = parts.button("preview.fit", look="quiet", name="preview.fit-name")
        self._percent, self._where = parts.label(look="second"), parts.label(look="second")
        foot = parts.row(
            self.smaller,
            self._percent,
            self.larger,
            None,
            self.before,
            self._where,
            self.after,
            None,
            self.fit,
            margins=(8, 2, 8, 2),
            spacing=4,
        )
        outer = parts.column(spacing=0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._hint, 1)
        self._foot = parts.frame("foot", foot)
        outer.addWidget(self._foot)
        self.setLayout(outer)
        for button, does in (
            (self.smaller, lambda: self._step(-1)),
            (self.larger, lambda: self._step(1)),
            (self.before, lambda: self.turn(self.page - 1)),
            (self.after, lambda: self.turn(self.page + 1)),
            (self.fit, lambda: self.enlarge(FIT)),
        ):
            button.clicked.connect(does)

    def show_pdf(self, data: bytes, used: tuple[QRectF, ...] = ()) -> None:
        """Another PDF, on the page that was looked at where it has one; empty bytes show the hint."""
        self.press.drop("page")
        if not data:
            self.press.drop("pages")
            self._take(Sheets())
            return
        self.press.ask("pages", lambda _: Sheets(data, pages_of(data), used), self._take)

    def say(self, key: str) -> None:
        """What stands where there is no page."""
        words.put(self._hint, key)

    def turn(self, page: int) -> None:
        """To a page, counted from 0, if there is one."""
        if 0 <= page < len(self.sheets.sizes) and page != self.page:
            self.page = page
            self._paper.image = QImage()
            self._scroll.verticalScrollBar().setValue(0)
            self.turned.emit(page)
        self._redraw()

    def enlarge(self, percent: int) -> None:
        """To so many per cent of the paper's size; FIT shows the whole page."""
        self.zoom = percent
        self._redraw()

    @property
    def percent(self) -> int:
        """How large the page is shown, of its size on paper."""
        return round(self._scale() * 100 * POINTS / _SCREEN)

    def image(self) -> QImage:
        """The page as it was drawn last."""
        return self._paper.image

    def _take(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self.page = min(self.page, max(0, len(sheets.sizes) - 1))
        self._paper.image = QImage()
        self._redraw()

    def _scale(self) -> float:
        """Pixels a point."""
        if not self.sheets.sizes:
            return 1.0
        if self.zoom != FIT:
            return self.zoom / 100 * _SCREEN / POINTS
        size, edges = self.sheets.sizes[self.page], 2 * theme.px(_EDGE)
        # Not the size of the part that scrolls: it may have been hidden until now.
        room = self.size() - QSize(edges, edges + self._foot.sizeHint().height())
        across, down = room.width() / size.width(), room.height() / size.height()
        return max(0.1, min(across, down))

    def _redraw(self) -> None:
        sheets = self.sheets
        self._scroll.setVisible(bool(sheets.sizes))
        self._hint.setVisible(not sheets.sizes)
        self._tell()
        if not sheets.sizes:
            return
        scale = self._scale()
        paper = self._paper
        paper.page = (sheets.sizes[self.page] * scale).toSize()
        paper.used = sheets.used if self.page == 0 else ()
        edges = 2 * theme.px(_EDGE)
        fits = self.zoom == FIT
        paper.setMinimumSize(QSize(0, 0) if fits else paper.page + QSize(edges, edges))
        paper.update()
        pixels = scale * self.devicePixelRatioF()
        page, data = self.page, sheets.data
        self.press.ask("page", lambda _: draw(data, page, pixels), self._show)

    def _show(self, image: QImage) -> None:
        self._paper.image = image
        self._paper.update()
        self.drawn.emit()

    def _tell(self) -> None:
        count = len(self.sheets.sizes)
        self._percent.setText(words.say("preview.percent", n=self.percent) if count else "")
        where = words.say("preview.where", n=self.page + 1, total=count) if count else ""
        self._where.setText(where)
        for button, works in (
            (self.before, self.page > 0),
            (self.after, self.page + 1 < count),
            (self.smaller, count > 0),
            (self.larger, count > 0),
            (self.fit, count > 0 and self.zoom != FIT),
        ):
            button.setEnabled(works)
        self.setAccessibleName(words.say("preview.name"))
        self.setAccessibleDescription(where)

    def _step(self, way: int) -> None:
        now = self.percent
        ahead = [one for one in ZOOMS if (one > now if way > 0 else one < now)]
        if ahead:
            self.enlarge(ahead[0] if way > 0 else ahead[-1])

    def retell(self) -> None:
        """In the language in force."""
        self._tell()
        self._paper.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.zoom == FIT:
            self._redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self.sheets.sizes) - 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.turn(self.page + steps[key])
        elif key in ends:
            self.turn(ends[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring()

    def _ring(self) -> None:
        self._paper.ring = self.hasFocus()
        self._paper.update()
