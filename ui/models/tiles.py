"""A category's tile by itself, beside its word."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.models.cells import Tile
from ui.models.table import draw_tile


class TileView(QWidget):
    """What it means must be said in words beside it."""

    def __init__(self, tile: Tile | None = None) -> None:
        super().__init__()
        self.tile = tile
        theme.fit(self, minimumWidth=18, maximumWidth=18, minimumHeight=18)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(18), theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.tile is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_tile(painter, QPoint(0, (self.height() - theme.px(18)) // 2), self.tile)
            painter.end()
