"""The first page in words: lines of what needs attention and what is due, and what each plot shows."""

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter

from forumdesk.domain.checklists import Urgency
from forumdesk.domain.findings import FindingKind
from forumdesk.domain.participation import Category
from forumdesk.services.checklisting import ItemView
from forumdesk.services.overviewing import Attention, Overview, hour_of
from ui import words
from ui.models.cells import Tile
from ui.models.days import day_and_month, short_day, weekday, whole_day
from ui.models.people_rows import category_word, tile_of
from ui.models.table import draw_tile
from ui.widgets.link_row import Line
from ui.widgets.note import TOKENS
from ui.widgets.plots_answers import Bar, Piece
from ui.widgets.plots_arrivals import Day, Hour
from ui.widgets.plots_fill import ORDER
from ui.widgets.plots_rooms import RoomCell, RoomRow
from ui.widgets.target import Target

MOST_DUE = 7
# What follows from it, where no session says where it is.
_THEN = {
    FindingKind.ALIAS_MISSING: "overview.then-nothing",
    FindingKind.COVER_MISSING: "overview.then-nothing",
    FindingKind.ORGANISER_MISSING: "overview.then-no-invites",
}


def head(found: Overview) -> str:
    """Today, and how far it is to the event."""
    to_go, today = found.days_to_go, whole_day(found.today)
    if to_go is None:
        return today
    if to_go > 0:
        return words.count("overview.to-go", to_go, today=today)
    last = found.event.end_date or found.event.start_date
    if last is not None and found.today <= last:
        return words.say("overview.day-of", today=today, n=1 - to_go)
    return words.say("overview.over", today=today)


def attention_lines(found: Overview) -> list[Line]:
    lines = [attention_line(one) for one in found.attention]
    if found.proposals:
        lines.append(_proposals_line(found.proposals))
    if found.copies_expired:
        lines.append(_expired_line(found.event.code, found.copies_expired))
    lines += [_changed_line(found.changed)] if found.changed else []
    return [*lines, _retained_line(found.retained)] if found.retained else lines


def _retained_line(kinds: int) -> Line:
    number, what = words.figure(kinds), words.count("overview.retained", kinds)
    said = f"{words.say('severity.note')}, {number} {what}"
    return Line("note", TOKENS["note"], what, "", "", said, Target("retention"), number)


def _expired_line(event_code: str, many: int) -> Line:
    number, what = words.figure(many), words.count("overview.copies-expired", many)
    said = f"{words.say('severity.warn')}, {number} {what}"
    wanted = (("event", event_code), ("standing", "expired"))
    return Line("clock", TOKENS["warn"], what, "", "", said, Target("copies", wanted=wanted), number)


def _proposals_line(many: int) -> Line:
    number, what = words.figure(many), words.count("overview.proposals", many)
    said = f"{words.say('severity.question')}, {number} {what}"
    target = Target("invitations", wanted=(("standing", "proposed"),))
    return Line("question", TOKENS["question"], what, "", "", said, target, number)


def _changed_line(many: int) -> Line:
    number, what = words.figure(many), words.count("overview.changed", many)
    said = f"{words.say('severity.note')}, {number} {what}"
    return Line("note", TOKENS["note"], what, "", "", said, Target("findings", wanted=(("changed", "yes"),)), number)


def attention_line(one: Attention) -> Line:
    what = words.count(f"overview.kind.{one.kind}", one.count)
    outdated = one.kind is FindingKind.OUTDATED
    icon = "outdated" if outdated else one.severity.value
    target = Target("findings", one.first.finding.id)
    if outdated:
        target = Target("invitations", wanted=(("standing", "outdated"),))
    where, when = _where(one), _days_said(one)
    number = words.figure(one.count)
    spoken = [words.say(f"severity.{one.severity}"), f"{number} {what}", where, when]
    said = ", ".join(text for text in spoken if text)
    return Line(icon, "warn" if outdated else TOKENS[icon], what, where, when, said, target, number)


def _where(one: Attention) -> str:
    """Room and sessions of the first; never a name of a person."""
    finding = one.first.finding
    places = [finding.room or "", " · ".join(finding.sessions)]
    said = ", ".join(text for text in places if text)
    if said:
        return said
    return words.say(_THEN[one.kind]) if one.kind in _THEN else ""


def _days_said(one: Attention) -> str:
    if len(one.days) > 2:
        return words.count("overview.days", len(one.days))
    if one.days:
        return ", ".join(weekday(day) for day in one.days)
    return words.say("overview.now") if one.kind in _THEN else ""


def due_lines(found: Overview) -> list[Line]:
    """The first of them; what does not fit is a line of its own."""
    shown = MOST_DUE if len(found.due) <= MOST_DUE else MOST_DUE - 1
    lines = [_due(one) for one in found.due[:shown]]
    more = len(found.due) - shown
    if more > 0:
        what = words.count("overview.more-due", more)
        lines.append(Line("checklist", "text2", what, "", "", what, Target("checklist", wanted=(("due", "yes"),))))
    return lines


def _due(one: ItemView) -> Line:
    when = due_said(one)
    token = "warn_mark" if one.pressing else "text2"
    said = ", ".join(text for text in (one.item.text, one.item.owner, when) if text)
    return Line("proposed", token, one.item.text, one.item.owner, when, said, Target("checklist", one.item.id))


def due_said(one: ItemView) -> str:
    """2 days late, today, Fri 11; empty where no day is set."""
    if one.due is None:
        return ""
    if one.urgency is Urgency.TODAY:
        return words.say("overview.today")
    if one.urgency is Urgency.LATE:
        return words.count("overview.late", one.days_late)
    return short_day(one.due) if one.urgency is Urgency.SOON else day_and_month(one.due, short=True)


def bars(found: Overview) -> list[Bar]:
    """A bar for each category that anybody has, in the order of the domain; nobody's category last."""
    there = {category for category, _ in found.answers}
    order: list[Category | None] = [*[one for one in Category if one in there], *([None] if None in there else [])]
    return [_bar(found, category) for category in order]


def _bar(found: Overview, category: Category | None) -> Bar:
    name = category_word(category) or words.say("overview.no-category")
    counts = {answer.value: n for (one, answer), n in found.answers.items() if one is category}
    wanted = (("category", category.value),) if category else ()
    pieces = tuple(
        Piece(
            counts[answer],
            answer,
            words.count("overview.piece", counts[answer], category=name, answer=words.say(f"answer.{answer}").lower()),
            Target("people", wanted=(*wanted, ("answer", answer))),
        )
        for answer in ORDER
        if counts.get(answer)
    )
    said = words.count("overview.bar", sum(counts.values()), category=name)
    tile = tile_of(category)
    return Bar(name, said, Target("people", wanted=wanted), pieces, partial(_paint, tile=tile) if tile else None)


def _paint(painter: QPainter, at: QPoint, tile: Tile) -> None:
    draw_tile(painter, at, tile)


def legend(found: Overview) -> list[tuple[str, str]]:
    there = {answer.value for _, answer in found.answers}
    return [(answer, words.say(f"answer.{answer}")) for answer in ORDER if answer in there]


def arrival_days(found: Overview) -> list[Day]:
    return [
        Day(day_and_month(day), tuple(_hour(day, hour, amount) for hour, amount in enumerate(hours)))
        for day, hours in found.arrivals.days
    ]


def _hour(day: date, hour: int, amount: int) -> Hour:
    said = words.count("overview.hour", amount, day=day_and_month(day), clock=clock_hours(hour))
    return Hour(amount, said, Target("people", wanted=(("arrives", hour_of(day, hour)),)))


def clock_hours(hour: int) -> str:
    """13:00–14:00."""
    return f"{hour:02}:00–{(hour + 1) % 24:02}:00"


def arrivals_said(found: Overview) -> str:
    if not found.arrivals.timed and not found.arrivals.untimed:
        return words.say("overview.no-arrivals")
    people = words.count("overview.coming", found.arrivals.timed)
    return words.say("overview.without-time", people=people, n=words.figure(found.arrivals.untimed))


def room_days(found: Overview, first: int, many: int) -> tuple[list[str], list[RoomRow]]:
    """So many days from one on."""
    days = found.days[first : first + many]
    rows = [
        RoomRow(
            room.name or words.say("overview.no-room"),
            tuple(_cell(room.name, day, *room.cells[first + n]) for n, day in enumerate(days)),
        )
        for room in found.rooms
    ]
    return [short_day(day) for day in days], rows


def _cell(room: str, day: date, amount: int, stopped: bool) -> RoomCell:
    said = words.count("overview.cell", amount, room=room or words.say("overview.no-room"), day=day_and_month(day))
    told = f"{said}, {words.say('overview.stopped')}" if stopped else said
    return RoomCell(amount, stopped, told, Target("programme", wanted=(("day", day.isoformat()), ("room", room))))
