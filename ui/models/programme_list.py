"""The programme as a table, a row a session: the same as the grid, for reading and for who does not see the grid."""

from collections.abc import Callable

from ui import words
from ui.models.cells import Cell
from ui.models.people_rows import flags
from ui.models.programme_rows import Programme, SessionRow, waiting
from ui.models.programme_words import called, day_said, said, third, time_said
from ui.models.rows import Column, RowsModel

_LATE = "9999"


def programme_model(now: Callable[[], Programme]) -> RowsModel[SessionRow]:
    """`now` gives the programme the rows are of: its zone, and what sentences need."""

    def when(row: SessionRow) -> Cell:
        day = row.day(now().zone)
        text = f"{day_said(day)}  {time_said(row, now().zone)}" if day else words.say("programme.no-time")
        return Cell(text, figures=True, token="text2" if day else "text3")

    return RowsModel(
        (
            Column("session-title", _title, lambda row: called(row).casefold()),
            Column("session-when", when, lambda row: (_start(row), row.session.code)),
            Column("session-room", _room, lambda row: row.room.name if row.room else ""),
            Column("session-kind", _kind, lambda row: words.say(f"programme.kind.{row.session.kind}")),
            Column(
                "session-people", lambda row: Cell(third(row), token="text2", figures=True), lambda row: row.expected
            ),
            Column(
                "session-findings",
                lambda row: Cell(flags=flags(tuple(waiting(row.findings)))),
                lambda row: -len(waiting(row.findings)),
            ),
        ),
        lambda row: row.id,
        lambda row: said(now(), row),
    )


def _start(row: SessionRow) -> str:
    return row.session.start.to_text() if row.session.start else _LATE


def _title(row: SessionRow) -> Cell:
    if row.locked:
        return Cell(called(row), strong=600, locked=True)
    return Cell(called(row), strong=500)


def _room(row: SessionRow) -> Cell:
    if row.room is not None:
        return Cell(row.room.name, token="text2")
    return Cell(words.say("programme.remote" if row.session.remote else "programme.no-room"), token="text3")


def _kind(row: SessionRow) -> Cell:
    return Cell(words.say(f"programme.kind.{row.session.kind}"), token="text2")
