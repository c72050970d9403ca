"""The first page as lines for paper: what its cards and plots say, in words."""

from datetime import date

from forumdesk.services.checklisting import ItemView
from forumdesk.services.listing import Told
from forumdesk.services.overviewing import Attention, Overview, RoomDays
from ui import words
from ui.models import overview_rows as rows
from ui.models.days import day_and_month, short_day
from ui.widgets.plots_fill import ORDER

Row = tuple[str, str, str]


def told(found: Overview) -> Told:
    """Everything the page says, all days of it."""
    heads = ("what", "more", "when")
    parts = (
        ("overview.attention", (*(_attention(one) for one in found.attention), *_beside(found))),
        ("overview.due", tuple(_due(one) for one in found.due)),
        ("overview.answers", tuple(_answers(found))),
        ("overview.arrivals", tuple(_arrivals(found))),
        ("overview.rooms", tuple(_room(found.days, room) for room in found.rooms)),
    )
    return Told(
        words.language(),
        words.say("page.overview-sheet"),
        rows.head(found),
        tuple(words.say(f"overview-sheet.{head}") for head in heads),
        tuple((words.say(key), some) for key, some in parts),
        words.say("overview-sheet.empty"),
    )


def _attention(one: Attention) -> Row:
    line = rows.attention_line(one)
    severity = words.say(f"severity.{one.severity}")
    what = words.say("overview-sheet.graver", severity=severity, n=line.number, what=line.what)
    return what, line.beside, line.when


def _beside(found: Overview) -> list[Row]:
    counted = ((found.proposals, "overview.proposals"), (found.changed, "overview.changed"))
    return [(f"{words.figure(many)} {words.count(key, many)}", "", "") for many, key in counted if many]


def _due(one: ItemView) -> Row:
    return one.item.text, one.item.owner, rows.due_said(one)


def _answers(found: Overview) -> list[Row]:
    made = []
    for bar in rows.bars(found):
        counted = {piece.look: piece.amount for piece in bar.pieces}
        said = [
            f"{words.say(f'answer.{answer}')} {words.figure(counted[answer])}" for answer in ORDER if answer in counted
        ]
        made.append((bar.label, ", ".join(said), words.figure(bar.total)))
    return made


def _arrivals(found: Overview) -> list[Row]:
    hours = [
        (day_and_month(day), rows.clock_hours(hour), words.figure(amount))
        for day, amounts in found.arrivals.days
        for hour, amount in enumerate(amounts)
        if amount
    ]
    return [*hours, (rows.arrivals_said(found), "", "")] if hours or found.arrivals.untimed else []


def _room(days: tuple[date, ...], room: RoomDays) -> Row:
    cells = [
        " ".join((short_day(day), words.figure(amount), *((f"({words.say('overview.stopped')})",) if stopped else ())))
        for day, (amount, stopped) in zip(days, room.cells, strict=True)
        if amount
    ]
    many = sum(amount for amount, _ in room.cells)
    return room.name or words.say("overview.no-room"), " · ".join(cells), words.figure(many)
