"""Where the parts of a badge stand on each stock, and between which sizes their texts may be set."""

from dataclasses import dataclass
from functools import lru_cache

from forumdesk.exporters.badge_band import Box
from forumdesk.exporters.qr import QUIET
from forumdesk.exporters.stocks import MM, Stock
from forumdesk.exporters.text import Sizes

# The badge that the measures below are thought for, and its upright sister.
_LANDSCAPE = (90.0, 54.0)
_PORTRAIT = (62.0, 100.0)
_MODULES = 21
# Lower than this there is room for the person alone: the event's title is left off, on purpose and on every badge.
_EVENT_FROM = 30.0


@dataclass(frozen=True, slots=True)
class Plan:
    """One badge; points from its lower left. `text` is where texts may stand, `qr` the code without its white."""

    width: float
    height: float
    band: Box
    stripes: Box
    letter: Box
    text: Box
    qr: Box
    quiet: float
    corner: float
    name: Sizes
    second: Sizes
    line: Sizes
    label: Sizes
    with_event: bool

    @property
    def beside_qr(self) -> float:
        """The width of texts that stand at the height of the code."""
        return self.qr.x - self.quiet - self.text.x

    @property
    def above_qr(self) -> float:
        """The height from which texts may run over the full width."""
        return self.qr.y + self.qr.height + self.quiet


@lru_cache(maxsize=64)
def plan_for(stock: Stock) -> Plan:
    width, height = stock.width, stock.height / 2 if stock.folded else stock.height
    upright = height > width * 1.1
    wanted = _PORTRAIT if upright else _LANDSCAPE
    scale = min(width / wanted[0], height / wanted[1])
    thickness = 11.0 * min(max(scale, 0.6), 2.6)
    pad = min(max(3.2 * scale, 2.0), 9.0)
    code = 13.0 * scale if scale >= 0.93 else max(8.0, min(12.0, 0.4 * height))
    quiet = code / _MODULES * QUIET
    margin = max(pad, quiet)
    text = Box(pad, pad, width - 2 * pad, height - thickness - 2 * pad)
    if not upright:
        text = Box(thickness + pad, pad, width - thickness - 2 * pad, height - 2 * pad)
    band = Box(0, height - thickness, width, thickness) if upright else Box(0, 0, thickness, height)
    letter, stripes = _parts_of(band, thickness, stock.corner)
    lines = 3 if upright else 2
    return Plan(
        width=width * MM,
        height=height * MM,
        band=_points(band),
        stripes=_points(stripes),
        letter=_points(letter),
        text=_points(text),
        qr=_points(Box(width - margin - code, margin, code, code)),
        quiet=quiet * MM,
        corner=stock.corner * MM,
        name=Sizes(22.0 * max(scale, 0.6), 9.0, lines),
        second=Sizes(13.5 * max(scale, 0.7), 8.0, lines),
        line=Sizes(8.0 * max(scale, 0.8), 6.0, 3, 0.92),
        label=Sizes(max(5.5, 6.2 * scale), 5.5),
        with_event=height >= _EVENT_FROM,
    )


def _parts_of(band: Box, thickness: float, corner: float) -> tuple[Box, Box]:
    """The square of the letter and, below it (right of it on an upright badge), the part with the pattern."""
    room = max(thickness * 1.15, thickness * 0.5 + corner * 2)
    if band.height > band.width:
        return Box(band.x, band.height - room, band.width, room), Box(band.x, band.y, band.width, band.height - room)
    return Box(band.x, band.y, room, band.height), Box(band.x + room, band.y, band.width - room, band.height)


def _points(box: Box) -> Box:
    return Box(box.x * MM, box.y * MM, box.width * MM, box.height * MM)
