"""How wide the columns of a table become: what stays short keeps one line, and the longest give way first."""

from collections.abc import Sequence


def share(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float] | None:
    """The widths in points, each at least its `least`; None where even these do not fit the room."""
    if sum(least) > room:
        return None
    if sum(wanted) <= room:
        return list(wanted)
    level = _level(wanted, least, room)
    return [max(min(width, level), floor) for width, floor in zip(wanted, least, strict=True)]


def _level(wanted: Sequence[float], least: Sequence[float], room: float) -> float:
    """The width that no column may exceed so that all of them fill the room, as water finds its level."""
    low, high = 0.0, room
    for _ in range(40):
        level = (low + high) / 2
        taken = sum(max(min(width, level), floor) for width, floor in zip(wanted, least, strict=True))
        low, high = (level, high) if taken <= room else (low, level)
    return low
