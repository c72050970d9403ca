"""The history as a table: when, what, how many rows, whether it can be undone."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QLocale

from forumdesk.changes import Label
from forumdesk.store.history import EntryState, HistoryEntry
from forumdesk.store.workspace import Workspace
from ui import words
from ui.models.cells import Cell, Sign
from ui.models.rows import Column, RowsModel

_STATES = {
    EntryState.DONE: Sign("undo", "text2"),
    EntryState.UNDONE: Sign("redo", "text3"),
    EntryState.DISCARDED: Sign("close", "text3"),
}
# Not undone either, but nothing of it is outside.
_NEVER_LEFT = (Label.SET_UP, Label.UNDO, Label.REDO)


def latest_first(workspace: Workspace) -> list[HistoryEntry]:
    return workspace.history()[::-1]


def done(entry: HistoryEntry) -> str:
    """What was done, as a sentence begins."""
    said = words.say(f"did.{entry.label}")
    return said[0].upper() + said[1:]


def _when(entry: HistoryEntry, local: Callable[[datetime], datetime]) -> str:
    moment = local(entry.at)
    day = QLocale("nb_NO" if words.language() == "nb" else "en_GB").dayName(
        moment.isoweekday(), QLocale.FormatType.ShortFormat
    )
    return f"{day.rstrip('.').capitalize()} {moment:%Y-%m-%d %H:%M}"


def _state(entry: HistoryEntry) -> Cell:
    if entry.state is None:
        return Cell("" if entry.label in _NEVER_LEFT else words.say("state.out"), token="text3")
    faded = entry.state is not EntryState.DONE
    return Cell(words.say(f"state.{entry.state}"), token="text2", sign=_STATES[entry.state], faded=faded)


def history_model(local: Callable[[datetime], datetime] = datetime.astimezone) -> RowsModel[HistoryEntry]:
    """`local` puts a UTC time into the zone of the reader."""
    return RowsModel(
        (
            Column(
                "what",
                lambda one: Cell(done(one), strong=500, faded=one.state in (EntryState.UNDONE, EntryState.DISCARDED)),
            ),
            Column("when", lambda one: Cell(_when(one, local), figures=True, token="text2")),
            Column("rows", lambda one: Cell(words.figure(one.rows), figures=True, token="text2")),
            Column("state", _state),
        ),
        lambda one: str(one.number),
        lambda one: f"{done(one)}, {_when(one, local)}, {_state(one).text}",
    )
