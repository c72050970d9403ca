"""Badges with photos beside the same painted by Qt into a PDF, and the memory that a very long run takes."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

# Before anything of Qt looks for a display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter

from forumdesk.domain.cards import BadgeCard
from forumdesk.exporters import badges
from forumdesk.exporters.codes import qr_bars
from forumdesk.exporters.stocks import DEFAULT_STOCK, stock_named
from forumdesk.exporters.templates import shipped
from tests.bench.badge_run import card, photo, seconds
from tests.bench.result import Result

_ROUNDS = 3
_STOCK = stock_named(DEFAULT_STOCK)
_MEGABYTES = 800


def run(small: bool) -> list[Result]:
    """Turn about; the middle round counts. Memory is the most that a program of its own ever had."""
    app = QGuiApplication.instance() or QGuiApplication([])
    assert app is not None
    for font in ("Inter-Regular", "Inter-Bold", "NotoSansArabic-Regular", "NotoSansMyanmar-Regular"):
        QFontDatabase.addApplicationFont(f"resources/fonts/{font}.ttf")
    count = 100 if small else 1000
    cards = [replace(card(number), photo=photo(number)) for number in range(count)]
    rounds = [(seconds(lambda: _ours(cards)), seconds(lambda: _painted(cards))) for _ in range(1 if small else _ROUNDS)]
    ratio = median(ours / theirs for ours, theirs in rounds)
    ours, theirs = next(one for one in rounds if one[0] / one[1] == ratio)
    many = count * 10
    peak = int(
        subprocess.run(
            [sys.executable, "-m", "tests.bench.photo_memory", str(many)], capture_output=True, check=True
        ).stdout
    )
    return [
        Result(f"badges: {count} with photos beside QPdfWriter", ratio, 0.3, "ratio", {"ours": ours, "Qt": theirs}),
        Result(f"badges: megabytes for {many} with photos, of {_MEGABYTES}", peak / _MEGABYTES, 1.0, "ratio"),
    ]


def _ours(cards: Sequence[BadgeCard]) -> bytes:
    return badges.render(cards, _STOCK, template=shipped("photo"))[0]


def _painted(cards: Sequence[BadgeCard]) -> QByteArray:
    """The least that Qt can do: texts at fixed sizes, the photo, the code as one path of rectangles."""
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QSizeF(_STOCK.page_width, _STOCK.page_height), QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(254)
    painter = QPainter(writer)
    for index, one in enumerate(cards):
        if index and index % _STOCK.slots == 0:
            writer.newPage()
        row, column = divmod(index % _STOCK.slots, _STOCK.columns)
        painter.save()
        painter.translate(150 + column * 900, 135 + row * 540)
        _paint(painter, one)
        painter.restore()
    painter.end()
    return made


def _paint(painter: QPainter, one: BadgeCard) -> None:
    painter.fillRect(QRectF(0, 0, 110, 540), QColor("#634DA2"))
    for family, size, y, words in (
        ("Inter", 6.2, 60, one.event_title),
        ("Inter", 18, 200, one.name),
        ("Noto Sans Arabic", 13, 270, one.second_name),
        ("Inter", 8, 340, one.title_line),
        ("Inter", 8, 380, one.organisation),
        ("Inter", 6.2, 500, one.mark.word),
    ):
        font = QFont(family)
        font.setPointSizeF(size)
        painter.setFont(font)
        painter.drawText(142, y, words)
    painter.drawImage(QRectF(668, 32, 200, 255), QImage.fromData(one.photo))
    side, bars = qr_bars(one.token)
    module = 130 / side
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#14181F"))
    painter.drawRects([QRectF(738 + x * module, 378 + y * module, long * module, module) for x, y, long, _ in bars])
    painter.setPen(QColor("#14181F"))
