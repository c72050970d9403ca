"""Qt's Fusion, whose icons and indicators grow with the text."""

from collections.abc import Callable

from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

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
