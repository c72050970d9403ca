"""The square beside a name: a photo, initials, or the lock of somebody protected; a picture may be dropped on it."""

from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, Qt
from PySide6.QtWidgets import QMenu, QPushButton

from ui import icons, theme, words

SIDE = 46


class PhotoSquare(QPushButton):
    """`dropped` carries the place of a picture; `asked` wants one chosen, `removed` the one there away."""

    dropped = Signal(object)
    asked = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._initials, self._face, self._locked, self._opened = "", QPixmap(), False, False
        theme.fit(self, minimumWidth=SIDE, maximumWidth=SIDE, minimumHeight=SIDE, maximumHeight=SIDE)
        self.setAutoDefault(False)
        self.setAcceptDrops(True)
        self.clicked.connect(self._open)
        self._retell()

    def show_locked(self) -> None:
        """Somebody protected: no picture, and none is taken."""
        self._locked, self._opened, self._initials, self._face = True, False, "", QPixmap()
        self._retell()

    def show_opened(self) -> None:
        """Somebody protected whose name stands there just now."""
        self.show_locked()
        self._opened = True

    def show_face(self, initials: str, photo: bytes | None) -> None:
        self._locked, self._opened, self._initials, self._face = False, False, initials, QPixmap()
        if photo:
            self._face.loadFromData(photo)
        self._retell()

    @property
    def has_photo(self) -> bool:
        return not self._face.isNull()

    def _retell(self) -> None:
        self.setEnabled(not self._locked)
        key = "people.photo-locked" if self._locked else "people.photo-name"
        words.put(self, key, words.Slot.NAME, words.Slot.TIP)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(SIDE), theme.px(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(square, theme.px(8), theme.px(8))
        ground = "alias" if self._opened else "alias_ground" if self._locked else "tint"
        painter.fillPath(shape, theme.colour(ground))
        if self._locked:
            side = theme.px(20)
            icon, ink = ("unlock", "alias_ground") if self._opened else ("lock", "alias")
            painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, icons.pixmap(icon, ink, 20))
        elif self.has_photo:
            painter.setClipPath(shape)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._face, _middle(self._face))
            painter.setClipping(False)
        else:
            painter.setFont(theme.font(15, 600))
            painter.setPen(theme.colour("accent"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._initials)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawPath(shape)
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._locked and event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))

    def _open(self) -> None:
        menu = QMenu(self)
        menu.addAction(words.say("people.choose-photo")).triggered.connect(self.asked)
        away = menu.addAction(words.say("people.remove-photo"))
        away.setEnabled(self.has_photo)
        away.triggered.connect(self.removed)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


def _middle(face: QPixmap) -> QRect:
    """The largest square of a picture: faces are in the middle, above it rather than below."""
    side = min(face.width(), face.height())
    return QRect((face.width() - side) // 2, (face.height() - side) // 4, side, side)
