"""Qt's Fusion, whose icons and indicators grow with the text."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

# Of a box as wide as it is high.
_TICK = ((0.16, 0.54), (0.4, 0.77), (0.85, 0.27))
_SIZES = {
    QStyle.PixelMetric.PM_SmallIconSize: 16,
    QStyle.PixelMetric.PM_ButtonIconSize: 16,
    QStyle.PixelMetric.PM_LineEditIconSize: 16,
    QStyle.PixelMetric.PM_ListViewIconSize: 16,
    QStyle.PixelMetric.PM_ToolBarIconSize: 16,
    QStyle.PixelMetric.PM_IndicatorWidth: 16,
    QStyle.PixelMetric.PM_IndicatorHeight: 16,
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth: 16,
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight: 16,
    QStyle.PixelMetric.PM_ScrollBarExtent: 10,
    QStyle.PixelMetric.PM_SplitterWidth: 4,
}


class Style(QProxyStyle):
    """`px` turns a size at 100 % text into pixels."""

    def __init__(self, px: Callable[[float], int]) -> None:
        super().__init__("Fusion")
        self._px = px

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        size = _SIZES.get(metric)
        return self._px(size) if size is not None else super().pixelMetric(metric, option, widget)

    def generatedIconPixmap(self, mode: QIcon.Mode, drawn: QPixmap | QImage, option: QStyleOption) -> QPixmap:
        """The same drawing all in the colour of what is switched off; only asked for where something is."""
        if mode is not QIcon.Mode.Disabled:
            return super().generatedIconPixmap(mode, drawn, option)
        grey = QPixmap(drawn)
        painter = QPainter(grey)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(grey.rect(), option.palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText))
        painter.end()
        return grey

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element is not QStyle.PrimitiveElement.PE_IndicatorMenuCheckMark:
            super().drawPrimitive(element, option, painter, widget)
            return
        # Fusion's is a picture of one size, whatever the text.
        box = option.rect
        colour = option.palette.color(QPalette.ColorRole.WindowText)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(colour, self._px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        painter.drawPolyline([QPointF(box.x() + box.width() * x, box.y() + box.height() * y) for x, y in _TICK])
        painter.restore()
