"""The band of a badge: a colour, a letter and a pattern, so that the category is told without colour too."""

from dataclasses import dataclass
from functools import lru_cache

from forumdesk.domain.cards import Family
from forumdesk.exporters.paper import INK, fill, stroke
from forumdesk.exporters.stocks import MM

EDGE = 0.25 * MM
WHITE = "#FFFFFF"
COLOURS = {
    Family.SAFETY: "#412600",
    Family.HOSTS: "#164C4B",
    Family.MEDIATION: "#634DA2",
    Family.SOCIETY: "#587C5D",
    Family.SERVICE: "#AE87DD",
    Family.PARTIES: "#EEA858",
    Family.KNOWLEDGE: "#97E5DE",
    Family.NONE: WHITE,
}
_LIGHT = frozenset({Family.SERVICE, Family.PARTIES, Family.KNOWLEDGE, Family.NONE})


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the lower left of the badge."""

    x: float
    y: float
    width: float
    height: float


def letter_colour(family: Family) -> str:
    return INK if family in _LIGHT else WHITE


@lru_cache(maxsize=512)
def drawing(family: Family, striped: bool, band: Box, stripes: Box, corner: float) -> str:
    """PDF operators for the band without its letter; `stripes` is the part of it that bears the pattern."""
    outline = _outline(band, corner)
    parts = ["q", fill(COLOURS[family]), outline, "f"]
    if striped:
        parts += ["q", outline, "W n", fill(letter_colour(family)), _stripes(stripes), "Q"]
    parts += [stroke(INK), f"{EDGE:.3f} w", outline, "S Q"]
    return " ".join(parts)


def _outline(band: Box, corner: float) -> str:
    """The band's edge, drawn inside it so that a printer's margin does not eat half of it; round where labels are."""
    inset = EDGE / 2
    x, y, width, height = band.x + inset, band.y + inset, band.width - EDGE, band.height - EDGE
    if not corner:
        return f"{x:.3f} {y:.3f} {width:.3f} {height:.3f} re"
    right, top, handle = x + width, y + height, corner * 0.4477
    if height > width:
        return (
            f"{right:.3f} {y:.3f} m {right:.3f} {top:.3f} l {x + corner:.3f} {top:.3f} l "
            f"{x + handle:.3f} {top:.3f} {x:.3f} {top - handle:.3f} {x:.3f} {top - corner:.3f} c "
            f"{x:.3f} {y + corner:.3f} l "
            f"{x:.3f} {y + handle:.3f} {x + handle:.3f} {y:.3f} {x + corner:.3f} {y:.3f} c h"
        )
    return (
        f"{x:.3f} {y:.3f} m {right:.3f} {y:.3f} l {right:.3f} {top - corner:.3f} l "
        f"{right:.3f} {top - handle:.3f} {right - handle:.3f} {top:.3f} {right - corner:.3f} {top:.3f} c "
        f"{x + corner:.3f} {top:.3f} l "
        f"{x + handle:.3f} {top:.3f} {x:.3f} {top - handle:.3f} {x:.3f} {top - corner:.3f} c h"
    )


def _stripes(area: Box) -> str:
    """Stripes rising to the right, whole ones only cut by the edge of their part."""
    short = min(area.width, area.height)
    thick, period = short * 0.17, short * 0.42
    slant = 0.62
    parts = [f"{area.x:.3f} {area.y:.3f} {area.width:.3f} {area.height:.3f} re W n"]
    rise = area.width * slant
    y = area.y - rise
    while y < area.y + area.height:
        parts.append(
            f"{area.x:.3f} {y:.3f} m {area.x + area.width:.3f} {y + rise:.3f} l "
            f"{area.x + area.width:.3f} {y + rise + thick:.3f} l {area.x:.3f} {y + thick:.3f} l h"
        )
        y += period
    parts.append("f")
    return " ".join(parts)
