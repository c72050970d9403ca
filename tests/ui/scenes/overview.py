"""The first page on a forum five days away: findings, things due, answers, arrivals over two days, rooms."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from forumdesk.domain.checklists import ChecklistItem
from forumdesk.domain.events import Discretion, Event
from forumdesk.domain.moments import Moment
from forumdesk.domain.participation import Answer, Category, Visibility
from forumdesk.store.tables import Entity
from tests.builders import (
    a_participation,
    a_person,
    a_question,
    a_role,
    a_room,
    a_session,
    a_venue,
    an_event,
    an_id,
)
from tests.ui.camera import Camera
from tests.ui.house import spin
from ui.pages.overview import OverviewPage
from ui.pages.overview_sheet import OverviewSheetPage

ZONE = "Europe/Oslo"
_COUNTS = (
    (Category.HOST, 8, 0, 0, 0),
    (Category.MEDIATOR, 22, 6, 3, 2),
    (Category.DECISION_MAKER, 14, 9, 4, 1),
    (Category.PARTY, 11, 3, 1, 0),
    (Category.EXPERT, 19, 5, 2, 4),
    (Category.CIVIL_SOCIETY, 12, 8, 3, 1),
    (Category.UN, 9, 2, 0, 0),
    (Category.INTERPRETER, 12, 0, 2, 0),
)
_ANSWERS = (Answer.CONFIRMED, Answer.INVITED, Answer.TENTATIVE, Answer.DECLINED)
_ROOMS = ("Great hall", "Library", "Garden room", "Study of the long name that nobody can remember", "Boathouse")
_DUE = (
    ("Interpreters' briefing notes", "Elsa N.", -7),
    ("Room plan to the venue", "Kjell Å.", -5),
    ("Second copy of the workspace", "Live S.", -5),
    ("Diet counts to the kitchen", "Ingrid D.", -3),
    ("Travel copy for security", "Live S.", -3),
    ("Print and cut badges", "Kjell Å.", -2),
    ("Sign the step-free route, which the venue was to have done in the winter", "Venue", -1),
    ("Emergency list", "Live S.", 0),
)


def a_busy_event(first: date) -> list[Entity]:
    """Everything of it invented, and the same on every run."""
    event = an_event(
        "OF27",
        title="Oslo Forum 2027",
        discretion=Discretion.DISCREET,
        cover_title="Seminar",
        start_date=first,
        end_date=first + timedelta(2),
    )
    rows: list[Entity] = [event]
    rows += [
        ChecklistItem(an_id(), event.id, "own", n, text, owner=owner, due_days=days)
        for n, (text, owner, days) in enumerate(_DUE)
    ]
    rows += _people(event, first)
    rows += _sessions(event, first)
    return [*rows, a_question("P001"), a_question("P002")]


def _people(event: Event, first: date) -> list[Entity]:
    dice, number = Random(7), 0
    rows: list[Entity] = []
    for category, *counts in _COUNTS:
        for answer, many in zip(_ANSWERS, counts, strict=True):
            for _ in range(many):
                number += 1
                person = a_person(f"P{number:03}")
                hour = int(min(23, max(0, dice.gauss(19, 2) if number % 4 == 0 else dice.gauss(11, 4))))
                day = datetime(first.year, first.month, first.day, tzinfo=UTC) - timedelta(days=number % 4 == 0)
                arrival = None if number % 5 == 0 else Moment(day + timedelta(hours=hour), ZONE)
                rows += [person, a_participation(person, event, category=category, answer=answer, arrival=arrival)]
    masked = a_person("P900", family_name="Skjult")
    return [*rows, masked, a_participation(masked, event, visibility=Visibility.NEED_TO_KNOW)]


def _sessions(event: Event, first: date) -> list[Entity]:
    venue, dice, people = a_venue(), Random(3), a_person("P901")
    rows: list[Entity] = [venue, people, a_participation(people, event, category=Category.HOST)]
    for number, name in enumerate(_ROOMS):
        room = a_room(venue, name)
        rows.append(room)
        for day in range(3):
            for turn in range(dice.randint(1, 5)):
                start = datetime(first.year, first.month, first.day, 6 + 2 * turn, tzinfo=UTC) + timedelta(days=day)
                # One room is taken twice.
                start -= timedelta(hours=2 * (number == 2 and day == 1 and turn == 1))
                code = f"T{number}{day}{turn}"
                rows.append(
                    a_session(
                        event,
                        code,
                        room_id=room.id,
                        start=Moment(start, ZONE),
                        end=Moment(start + timedelta(hours=1), ZONE),
                    )
                )
                rows += [a_role(people, rows[-1])] if number < 2 and turn == 0 and day == 0 else []  # type: ignore[arg-type]  # the session above
    return rows


def rows() -> list[Entity]:
    return a_busy_event(datetime.now(UTC).date() + timedelta(days=5))


def play(camera: Camera) -> None:
    window = camera.window
    page = window.pages["overview"]
    if not isinstance(page, OverviewPage):
        raise TypeError(page)
    window.turn("overview")
    spin(lambda: page.found is not None and bool(page.found.attention) and not window.desk.at_long_work)
    page.attention.rows[0].setFocus()
    camera.look("overview", lambda: window)
    window.resize(860, 900)
    camera.look("overview-narrow", lambda: window, (860, 900))
    sheet = window.pages["overview-sheet"]
    if not isinstance(sheet, OverviewSheetPage):
        raise TypeError(sheet)
    page.print.trigger()
    spin(lambda: sheet.preview.sheets.data != b"" and not sheet.preview.press.busy("page"))
    camera.look("overview-sheet", lambda: window)
