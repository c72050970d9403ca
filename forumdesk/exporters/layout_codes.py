"""QR codes and bar codes in their boxes, the white that readers need inside the box."""

from forumdesk.exporters.codes import BARCODE_QUIET, QR_QUIET, barcode_bars, qr_bars
from forumdesk.exporters.display import Bars, Fault
from forumdesk.exporters.facts import Facts
from forumdesk.exporters.layout_room import EMPTY, Outcome, Room
from forumdesk.exporters.template import Barcode, Qr

# What a camera held by hand, and an office printer at 300 dpi, still tell apart (mm).
_LEAST_MODULE, _LEAST_BAR = 0.3, 0.19


def set_qr(content: Qr, room: Room, facts: Facts) -> Outcome:
    text = facts.fill(content.text)
    if not text:
        return EMPTY
    box = room.box
    try:
        across, bars = qr_bars(text)
    except ValueError:
        return Outcome(problems=(room.problem(Fault.CODE_UNREADABLE, room.field_of(content.text)),))
    outer = min(box.width, box.height)
    module = outer / (across + 2 * QR_QUIET)
    if module < _LEAST_MODULE:
        return Outcome(problems=(room.problem(Fault.CODE_UNREADABLE, room.field_of(content.text), f"{module:.2f}"),))
    side = module * across
    x, y = box.x + (box.width - side) / 2, box.y + (box.height - side) / 2
    return Outcome((Bars(bars, across, across, x, y, side, side, content.colour),), filled=box)


def set_barcode(content: Barcode, room: Room, facts: Facts) -> Outcome:
    text = facts.fill(content.text)
    if not text:
        return EMPTY
    box = room.box
    try:
        across, bars = barcode_bars(text)
    except ValueError:
        return Outcome(problems=(room.problem(Fault.CODE_UNREADABLE, room.field_of(content.text)),))
    module = box.width / (across + 2 * BARCODE_QUIET)
    if module < _LEAST_BAR:
        return Outcome(problems=(room.problem(Fault.CODE_UNREADABLE, room.field_of(content.text), f"{module:.2f}"),))
    x = box.x + BARCODE_QUIET * module
    return Outcome((Bars(bars, across, 1, x, box.y, module * across, box.height, content.colour),), filled=box)
