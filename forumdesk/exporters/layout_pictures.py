"""Logos, photos and flags in their boxes: whole, or covering the box and cut."""

from collections.abc import Mapping

from forumdesk.exporters.display import Box, Fault, Image, Item, Path
from forumdesk.exporters.display import Picture as Kept
from forumdesk.exporters.facts import Facts
from forumdesk.exporters.layout_marks import rounded
from forumdesk.exporters.layout_room import EMPTY, Outcome, Room
from forumdesk.exporters.pictures import UnreadablePictureError, opened
from forumdesk.exporters.template import FLAG, Covering, Picture

# Fewer dots than this on an inch of paper look coarse.
LEAST_DPI = 200
_INCH = 25.4
# White at the edge of a flag would run into the paper.
_EDGE, _EDGE_COLOUR = 0.15, "#7E8896"


def set_picture(content: Picture, room: Room, facts: Facts, pictures: Mapping[str, bytes]) -> Outcome:
    """`pictures` are the template's and the event's, by name; photo and flag are the card's own."""
    data = {"photo": facts.photo, "flag": facts.flag}.get(content.source)
    if data is None:
        data = pictures.get(content.source, b"")
    if not data:
        if content.source != "photo":
            return EMPTY
        return Outcome(problems=(room.problem(Fault.PHOTO_MISSING, content.source),))
    try:
        kept = opened(data)
    except UnreadablePictureError:
        return Outcome(problems=(room.problem(Fault.PICTURE_UNREADABLE, content.source),))
    return _placed(content, room, kept)


def _placed(content: Picture, room: Room, kept: Kept) -> Outcome:
    box = room.box
    if not (box.width and box.height):
        return Outcome(problems=(room.problem(Fault.OVERFLOW, content.source),))
    scales = box.width / kept.width, box.height / kept.height
    scale = max(scales) if content.covering is Covering.COVER else min(scales)
    width, height = kept.width * scale, kept.height * scale
    drawn = Box(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)
    dpi = _INCH / scale
    problems = () if dpi >= LEAST_DPI else (room.problem(Fault.LOW_RESOLUTION, content.source, f"{dpi:.0f}"),)
    seen = drawn.within(box)
    items: tuple[Item, ...] = (Image(kept.digest, seen, drawn),)
    if content.source == FLAG and min(seen.width, seen.height) > _EDGE:
        inner = Box(seen.x + _EDGE / 2, seen.y + _EDGE / 2, seen.width - _EDGE, seen.height - _EDGE)
        items = (*items, Path(rounded(inner), stroke=_EDGE_COLOUR, thickness=_EDGE))
    return Outcome(items, problems, box, kept)
