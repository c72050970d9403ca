"""The page that lists and agendas share: its size, its margins, and the head and foot that stand on every page."""

from dataclasses import dataclass
from enum import StrEnum
from math import atan2, cos, hypot, inf, sin

from forumdesk.domain.cards import Running
from forumdesk.exporters.flow import Flow
from forumdesk.exporters.fonts import Weight
from forumdesk.exporters.paper import Align, Paper
from forumdesk.exporters.setting import MARKING, SECOND, Part, Place, Setting, Style
from forumdesk.exporters.text import Line, elide, shape


class Sheet(StrEnum):
    """What lies in the printer."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def upright(self) -> tuple[float, float]:
        """Width and height in points."""
        return (595.28, 841.89) if self is Sheet.A4 else (612.0, 792.0)

    @property
    def across(self) -> tuple[float, float]:
        width, height = self.upright
        return height, width


_SIDE, _HEAD, _FOOT = 42.5, 34.0, 32.0
_UNDER_HEAD, _OVER_FOOT, _BETWEEN = 22.0, 18.0, 24.0
_MARKING_STYLE = Style(9.0, Weight.BOLD, MARKING)
_RUNNING = Style(8.0, Weight.REGULAR, SECOND)
# Light enough to read over and dark enough for a copier: behind the text, from corner to corner.
_MARK = Style(72.0, Weight.SEMIBOLD, "#E6E9EE")
_MARK_REACH = 0.66


@dataclass(frozen=True, slots=True)
class RunningPage:
    """One size of page with its running texts; lengths in points."""

    size: tuple[float, float]
    marking: Part
    copy_number: Part
    made_at: Part
    title: str
    page_text: str
    from_the_right: bool = False
    mark: Line | None = None

    @property
    def left(self) -> float:
        return _SIDE

    @property
    def begins(self) -> Align:
        """The side on which its lines begin; they end on the other."""
        return "right" if self.from_the_right else "left"

    @property
    def ends(self) -> Align:
        return "left" if self.from_the_right else "right"

    @property
    def room(self) -> float:
        """The width between the margins."""
        return room_of(self.size)

    @property
    def top(self) -> float:
        """Where the body begins."""
        return self.size[1] - _HEAD - max(self.marking.height, self.copy_number.height) - _UNDER_HEAD

    @property
    def height(self) -> float:
        """The height of the body, between running head and running foot."""
        return self.top - _FOOT - self.made_at.height - _OVER_FOOT


def room_of(size: tuple[float, float]) -> float:
    """The width between the margins of a page of this size."""
    return size[0] - 2 * _SIDE


def running_page(size: tuple[float, float], title: str, running: Running, setting: Setting) -> RunningPage:
    """The frame of a document: a long marking takes more lines and the body gives way."""
    room = room_of(size)
    copy = setting.part(copy_line(running), _RUNNING, room / 2, Place("", "copy_number"))
    marking_room = room - copy.block.width - _BETWEEN
    return RunningPage(
        size=size,
        marking=setting.part(running.marking, _MARKING_STYLE, marking_room, Place("", "marking")),
        copy_number=copy,
        made_at=setting.part(running.made_at, _RUNNING, room / 3, Place("", "made_at")),
        title=title,
        page_text=running.page_text,
        from_the_right=running.from_the_right,
        mark=setting.part(running.mark, _MARK, inf, Place("", "mark")).block.lines[0] if running.mark else None,
    )


def copy_line(running: Running) -> str:
    """The copy's number, and the end of the history that it was made from; empty without a number."""
    number = running.copy_text.format(running.copy_number) if running.copy_number else ""
    return " — ".join(part for part in (number, running.anchor if number else "") if part)


def to_pdf(page: RunningPage, flow: Flow) -> bytes:
    """The flow's pages as a PDF, with the running head and foot on each."""
    paper = Paper(page.size)
    for number, pieces in enumerate(flow.pages, start=1):
        _draw_mark(paper, page)
        _draw_head(paper, page)
        for y, piece in pieces:
            piece.draw(paper, page.left, page.top - y)
        _draw_foot(paper, page, number, len(flow.pages))
        paper.showPage()
    return paper.to_bytes()


def _draw_mark(paper: Paper, page: RunningPage) -> None:
    if page.mark is None or not page.mark.width:
        return
    width, height = page.size
    size = min(_MARK.size, _MARK_REACH * hypot(width, height) / page.mark.width)
    turn = atan2(height, width)
    paper.raw(f"q {cos(turn):.5f} {sin(turn):.5f} {-sin(turn):.5f} {cos(turn):.5f} {width / 2:.2f} {height / 2:.2f} cm")
    paper.text(page.mark, -page.mark.width * size / 2, -size / 3, size, _MARK.colour)
    paper.raw("Q")


def _draw_head(paper: Paper, page: RunningPage) -> None:
    baseline = page.size[1] - _HEAD - _first_ascent(page.marking)
    for part, side in ((page.marking, page.begins), (page.copy_number, page.ends)):
        top = baseline + _first_ascent(part)
        paper.block(part.block, page.left, top, page.room, align=side, colour=part.colour)


def _draw_foot(paper: Paper, page: RunningPage, number: int, count: int) -> None:
    made_at, size = page.made_at, _RUNNING.size
    paper.block(made_at.block, page.left, _FOOT + made_at.height, page.room, align=page.begins, colour=made_at.colour)
    y = _FOOT + made_at.block.lines[-1].descent * size
    counted = shape(page.page_text.format(number, count), _RUNNING.weight)
    ending = 0.0 if page.from_the_right else page.room - counted.width * size
    paper.text(counted, page.left + ending, y, size, _RUNNING.colour)
    if number > 1:
        # The first page has the title itself; a later one that went astray must still say where it belongs.
        beside = max(made_at.block.width, counted.width * size) + _BETWEEN
        title = elide(page.title, page.room - 2 * beside, size, _RUNNING.weight)
        paper.text(title, page.left + (page.room - title.width * size) / 2, y, size, _RUNNING.colour)


def _first_ascent(part: Part) -> float:
    return part.block.lines[0].ascent * part.block.size
