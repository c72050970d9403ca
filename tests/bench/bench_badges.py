"""What badges cost beside a bare reportlab loop over the same strings, and how a long run grows."""

from collections.abc import Sequence
from importlib.resources import files
from io import BytesIO
from itertools import groupby
from math import isqrt
from statistics import median

import zxingcpp
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from forumdesk.domain.cards import BadgeCard
from forumdesk.exporters import badges
from forumdesk.exporters.stocks import DEFAULT_STOCK, MM, stock_named
from tests.bench.badge_run import card, seconds
from tests.bench.result import Result

_ROUNDS = 5
_FONTS = ("Inter-Regular", "Inter-SemiBold", "Inter-Bold", "NotoSansArabic-Regular", "NotoSansMyanmar-Regular")
_STOCK = stock_named(DEFAULT_STOCK)


def run(small: bool) -> list[Result]:
    count = 200 if small else 1000
    cards = [card(number) for number in range(count * 10)]
    ratio, spent = _beside_bare(cards[:count])
    growth, sizes = _growth(cards, count)
    return [
        Result(f"badges: {count} beside a bare loop", ratio, 2.5, "ratio", spent),
        Result(f"badges: {count * 10} against {count}", growth, 12.0, "growth", sizes),
    ]


def _beside_bare(cards: Sequence[BadgeCard]) -> tuple[float, dict[str, float]]:
    """Turn about; the middle round counts."""
    _register()
    badges.render(cards[:10], _STOCK)
    rounds = []
    for _ in range(_ROUNDS):
        rounds.append({"ours": _ours(cards), "bare": seconds(lambda: _bare(cards))})
    middle = median(spent["ours"] / spent["bare"] for spent in rounds)
    return middle, next(spent for spent in rounds if spent["ours"] / spent["bare"] == middle)


def _growth(cards: Sequence[BadgeCard], count: int) -> tuple[float, dict[str, float]]:
    before = _ours(cards[:count])
    many = _ours(cards)
    few = (before + _ours(cards[:count])) / 2
    return many / few, {f"{count}": few, f"{count * 10}": many}


def _ours(cards: Sequence[BadgeCard]) -> float:
    return seconds(lambda: badges.render(cards, _STOCK))


def _bare(cards: Sequence[BadgeCard]) -> bytes:
    """The least that a badge can be: fixed sizes, unshaped strings, a band, and the code drawn plainly.

    It stands on nothing of ours, so that it stays the same floor when ours becomes faster or slower.
    """
    buffer = BytesIO()
    canvas = _Bare(buffer, pagesize=(_STOCK.page_width * MM, _STOCK.page_height * MM), pageCompression=1, invariant=1)
    for index, one in enumerate(cards):
        slot = index % _STOCK.slots
        if index and not slot:
            canvas.showPage()
        canvas.saveState()
        canvas.translate(*_STOCK.corner_of(slot + 1))
        _draw_bare(canvas, one, index)
        canvas.raw("0.4 0.3 0.6 rg 0 0 31 153 re f 0.7 w 0 0 31 153 re S")
        canvas.raw(_code(one.token, 209, 9, 37))
        canvas.restoreState()
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


class _Bare(Canvas):
    """The library's canvas, which has no way to add operators that were written out beforehand."""

    _code: list[str]

    def raw(self, code: str) -> None:
        self._code.append(code)


def _code(token: str, x: float, y: float, side: float) -> str:
    """One path of all dark stretches, found with the plainest loop."""
    code = zxingcpp.create_barcode(token, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    image = code.to_image(scale=1, add_quiet_zones=False)
    cells = memoryview(image).tobytes()  # type: ignore[arg-type]  # a buffer, which its stub does not say
    across = isqrt(len(cells))
    parts = [f"q {side / across:.4f} 0 0 {side / across:.4f} {x:.3f} {y:.3f} cm"]
    for height in range(across):
        start = 0
        for cell, group in groupby(cells[(across - 1 - height) * across :][:across]):
            length = len(list(group))
            if not cell:
                parts.append(f"{start} {height} {length} 1 re")
            start += length
    return " ".join([*parts, "f Q"])


def _draw_bare(canvas: Canvas, one: BadgeCard, index: int) -> None:
    for font, size, y, string in (
        ("Inter-Regular", 6.2, 142, one.event_title),
        ("Inter-Bold", 18, 100, one.name),
        (_FONTS[3 + index % 2], 13, 84, one.second_name),
        ("Inter-Regular", 8, 66, one.title_line),
        ("Inter-SemiBold", 8, 56, one.organisation),
        ("Inter-Regular", 6.2, 10, one.mark.word),
    ):
        canvas.setFont(font, size)
        canvas.drawString(42, y, string)
    canvas.setFont("Inter-Bold", 20)
    canvas.drawString(10, 130, one.mark.letter)


def _register() -> None:
    for name in _FONTS:
        data = files("resources").joinpath("fonts", f"{name}.ttf").read_bytes()
        pdfmetrics.registerFont(TTFont(name, BytesIO(data)))
