"""What badges cost beside a bare reportlab loop over the same strings, and how a long run grows."""

import time
from collections.abc import Sequence
from importlib.resources import files
from io import BytesIO
from statistics import median

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from forumdesk.domain.cards import BadgeCard, CategoryMark, Family
from forumdesk.exporters import badge_band, badges, qr, text
from forumdesk.exporters.badge_plan import plan_for
from forumdesk.exporters.stocks import DEFAULT_STOCK, MM, stock_named
from tests.bench.result import Result

_ROUNDS = 5
_FONTS = ("Inter-Regular", "Inter-SemiBold", "Inter-Bold", "NotoSansArabic-Regular", "NotoSansMyanmar-Regular")
_GIVEN = ("Ada", "Bram", "Chidi", "Dagny", "Elif", "Farah", "Goran", "Hanne", "Ivo", "Jun")
_FAMILY = ("Testvik", "al-Proeve", "van der Probe", "Mock-Hansen", "Examplesen", "Ensayo", "Koeburg", "Placeholder")
_SECOND = (
    ("أمينة", "الحارثي", "عبد", "سلمان", "بلال", "ياسمين", "خليل", "نور", "جميلة", "زيد"),
    ("ဒေါ်", "ခင်", "မြ", "အေး", "အောင်", "ကြည်", "သန်း", "ဇော်", "လှ", "ထွန်း"),
)
_STOCK = stock_named(DEFAULT_STOCK)


def run(small: bool) -> list[Result]:
    count = 200 if small else 1000
    cards = [_card(number) for number in range(count * 10)]
    ratio, spent = _beside_bare(cards[:count])
    growth, sizes = _growth(cards, count)
    return [
        Result(f"badges: {count} beside a bare loop", ratio, 2.5, "ratio", spent),
        Result(f"badges: {count * 10} against {count}", growth, 12.0, "growth", sizes),
    ]


def _beside_bare(cards: Sequence[BadgeCard]) -> tuple[float, dict[str, float]]:
    """Turn about, in processor time, since a neighbour's work would count otherwise; the middle round counts."""
    _register()
    badges.render(cards[:10], _STOCK)
    rounds = []
    for _ in range(_ROUNDS):
        rounds.append({"ours": _ours(cards), "bare": _seconds(cards, bare=True)})
    middle = median(spent["ours"] / spent["bare"] for spent in rounds)
    return middle, next(spent for spent in rounds if spent["ours"] / spent["bare"] == middle)


def _growth(cards: Sequence[BadgeCard], count: int) -> tuple[float, dict[str, float]]:
    before = _ours(cards[:count])
    many = _ours(cards)
    few = (before + _ours(cards[:count])) / 2
    return many / few, {f"{count}": few, f"{count * 10}": many}


def _ours(cards: Sequence[BadgeCard]) -> float:
    """Without what earlier rounds have set already: each run is the first to see these people."""
    text.shape.cache_clear()
    text.parted.cache_clear()
    return _seconds(cards, bare=False)


def _seconds(cards: Sequence[BadgeCard], bare: bool) -> float:
    begun = time.process_time()
    if bare:
        _bare(cards)
    else:
        badges.render(cards, _STOCK)
    return time.process_time() - begun


def _bare(cards: Sequence[BadgeCard]) -> bytes:
    """The least that a badge can be: fixed sizes, unshaped strings, and the same code and band."""
    buffer = BytesIO()
    canvas = _Bare(buffer, pagesize=(_STOCK.page_width * MM, _STOCK.page_height * MM), pageCompression=1, invariant=1)
    plan = plan_for(_STOCK)
    for index, card in enumerate(cards):
        slot = index % _STOCK.slots
        if index and not slot:
            canvas.showPage()
        canvas.saveState()
        canvas.translate(*_STOCK.corner_of(slot + 1))
        _draw_bare(canvas, card, index)
        mark = card.mark
        canvas.raw(badge_band.drawing(mark.family, mark.striped, plan.band, plan.stripes, plan.corner))
        canvas.raw(qr.drawing(card.token, plan.qr.x, plan.qr.y, plan.qr.width))
        canvas.restoreState()
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


class _Bare(Canvas):
    """The library's canvas, which has no way to add operators that were written out beforehand."""

    _code: list[str]

    def raw(self, code: str) -> None:
        self._code.append(code)


def _draw_bare(canvas: Canvas, card: BadgeCard, index: int) -> None:
    for font, size, y, string in (
        ("Inter-Regular", 6.2, 142, card.event_title),
        ("Inter-Bold", 18, 100, card.name),
        (_FONTS[3 + index % 2], 13, 84, card.second_name),
        ("Inter-Regular", 8, 66, card.title_line),
        ("Inter-SemiBold", 8, 56, card.organisation),
        ("Inter-Regular", 6.2, 10, card.mark.word),
    ):
        canvas.setFont(font, size)
        canvas.drawString(42, y, string)
    canvas.setFont("Inter-Bold", 20)
    canvas.drawString(10, 130, card.mark.letter)


def _register() -> None:
    for name in _FONTS:
        data = files("resources").joinpath("fonts", f"{name}.ttf").read_bytes()
        pdfmetrics.registerFont(TTFont(name, BytesIO(data)))


def _card(number: int) -> BadgeCard:
    words = _SECOND[number % 2]
    families = tuple(Family)
    return BadgeCard(
        ref=f"T{number:05}",
        name=f"{_GIVEN[number % 10]} {_FAMILY[number // 10 % 8]} {_roman(number // 80)}",
        second_name=" ".join(words[number // step % 10] for step in (1, 10, 100, 1000)),
        title_line=f"Adviser for matter {number}",
        organisation=f"Institute of Tests no. {number // 7}",
        mark=CategoryMark("ABCDEFG"[number % 7], families[number % 7], number % 3 == 0, f"Category {number % 7}"),
        zones=(),
        event_title="Testvik Forum 2030",
        serial=f"S{number:05}",
        token=f"K7QW2M9XTR4{number:05}",
    )


def _roman(number: int) -> str:
    return "XVI"[number % 3] + "IXV"[number // 3 % 3] * (number // 9 % 4) + "VI" * (number // 36 % 4)
