"""The history as a table: when, what, how many rows, whether it can be undone; read as it is looked at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from PySide6.QtCore import QModelIndex

from forumdesk.changes import Label
from forumdesk.domain.collation import folded
from forumdesk.domain.moments import Moment
from forumdesk.services.recounting import Account, Back, Field, Told
from forumdesk.store import lookback
from forumdesk.store.history import EntryState, HistoryEntry
from forumdesk.store.lookback import Lines, Wanted
from forumdesk.store.workspace import Workspace
from forumdesk.words.fields import field_word
from ui import words
from ui.models.cells import Cell, Sign
from ui.models.days import day_and_month, elsewhere, moment
from ui.models.rows import Column, RowsModel

AT_ONCE = 200
_STATES = {
    EntryState.DONE: Sign("undo", "text2"),
    EntryState.UNDONE: Sign("redo", "text3"),
    EntryState.DISCARDED: Sign("close", "text3"),
}
# Not undone either, but nothing of it is outside.
_NEVER_LEFT = (
    Label.SET_UP,
    Label.UNDO,
    Label.REDO,
    Label.KEEP_DRAFT,
    Label.PERSON_ERASED,
    Label.EVENT_ERASED,
    Label.FIELDS_ERASED,
    Label.COPY_ACCOUNTED,
    Label.BACKUPS_REMOVED,
    Label.BACKUPS_DESTROYED,
    Label.PASSPHRASE_CHANGED,
    Label.RESTORE_TRIED,
    Label.SALVAGED,
)
Local = Callable[[datetime], datetime]


class Span(StrEnum):
    """Days to look at."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the field and the chips above the list ask for."""

    label: Label | None = None
    span: Span | None = None
    text: str = ""

    @property
    def anything(self) -> bool:
        return self != Asked()


def done(entry: HistoryEntry) -> str:
    """What was done, as a sentence begins."""
    return label_said(entry.label)


def label_said(label: Label) -> str:
    said = words.say(f"did.{label}")
    return said[0].upper() + said[1:]


def lines(workspace: Workspace, asked: Asked, before: int | None = None) -> Lines:
    """A piece of the history, below a line where one is named; of nothing where no label says what was typed."""
    labels = lookback.lines(workspace, Wanted(most=0)).labels
    fitting: tuple[Label, ...] = (asked.label,) if asked.label else ()
    if asked.text:
        typed = folded(asked.text)
        found = tuple(one for one in labels if typed in folded(words.say(f"did.{one}")))
        fitting = tuple(one for one in found if not fitting or one in fitting)
        if not fitting:
            return Lines((), 0, labels)
    since, until = _days(asked.span, workspace.world.now().astimezone())
    return lookback.lines(workspace, Wanted(before, fitting, since, until, AT_ONCE))


_BACK: dict[Span, tuple[int, int | None]] = {Span.TODAY: (0, None), Span.YESTERDAY: (1, 0), Span.WEEK: (6, None)}


def _days(span: Span | None, now: datetime) -> tuple[datetime | None, datetime | None]:
    """From the first moment of a day up to that of another, by the clock of the reader."""
    if span is None:
        return None, None
    first, last = _BACK[span]
    midnight = datetime.combine(now.date(), time(), now.tzinfo)
    return midnight - timedelta(days=first), midnight - timedelta(days=last) if last is not None else None


class HistoryModel(RowsModel[HistoryEntry]):
    """Rows that came so far; more can be put below them without losing the place."""

    def append(self, more: Iterable[HistoryEntry]) -> None:
        some = list(more)
        if not some:
            return
        first = len(self.rows)
        self.beginInsertRows(QModelIndex(), first, first + len(some) - 1)
        self.every.extend(some)
        self.rows.extend(some)
        self.endInsertRows()


def _when(entry: HistoryEntry, local: Local) -> str:
    return moment(local(entry.at), year=True)


def _state(entry: HistoryEntry) -> Cell:
    if entry.state is None:
        return Cell("" if entry.label in _NEVER_LEFT else words.say("state.out"), token="text3")
    faded = entry.state is not EntryState.DONE
    return Cell(words.say(f"state.{entry.state}"), token="text2", sign=_STATES[entry.state], faded=faded)


def history_model(local: Local = datetime.astimezone) -> HistoryModel:
    """`local` puts a UTC time into the zone of the reader."""
    return HistoryModel(
        (
            Column(
                "what",
                lambda one: Cell(done(one), strong=500, faded=one.state in (EntryState.UNDONE, EntryState.DISCARDED)),
            ),
            Column("when", lambda one: Cell(_when(one, local), figures=True, token="text2")),
            Column("worker", lambda one: Cell(one.by, token="text2")),
            Column("rows", lambda one: Cell(words.figure(one.rows), figures=True, token="text2")),
            Column("state", _state),
        ),
        lambda one: str(one.number),
        lambda one: ", ".join(text for text in (done(one), _when(one, local), one.by, _state(one).text) if text),
    )


def tables_said(account: Account) -> str:
    """12 people, 12 participations."""
    return ", ".join(words.count(f"table.{name}", n) for name, n in account.tables)


def back_said(back: Back) -> str:
    """What going back to a line would take, and what it would pass over."""
    if not back.taken:
        return words.say("history.nothing-later")
    said = [words.say("history.takes", what=_counted(back.taken))]
    if back.passed_over:
        said.append(words.say("history.passes", what=_counted(back.passed_over)))
    return "\n".join(said)


def _counted(some: tuple[tuple[Label, int], ...]) -> str:
    return ", ".join(
        f"{words.say(f'did.{label}')} ({words.figure(n)})" if n > 1 else words.say(f"did.{label}") for label, n in some
    )


def row_said(told: Told) -> str:
    """The heading of one row: what it is and what became of it."""
    what = words.say(f"table.one.{told.table}")
    key = "history.added" if told.added else "history.removed" if told.removed else "history.changed"
    return words.say(key, what=f"{what} {told.name}".strip())


def fields_said(told: Told) -> str:
    """A line a field: from what to what; hidden ones are only named."""
    hidden = [_field_name(one) for one in told.fields if one.hidden]
    said = [_field_said(one, told.added) for one in told.fields if not one.hidden]
    if hidden:
        said.append(words.say("history.hidden", what=", ".join(hidden)))
    return "\n".join(said)


def _field_name(one: Field) -> str:
    return field_word(one.name, words.language())


def _field_said(one: Field, added: bool) -> str:
    name = _field_name(one)
    name = name[0].upper() + name[1:]
    if added:
        return words.say("history.is", field=name, after=_value(one.name, one.after))
    return words.say("history.was", field=name, before=_value(one.name, one.before), after=_value(one.name, one.after))


def _value(field: str, value: object) -> str:
    if value is None or value == "" or value == ():
        return words.say("history.nothing")
    if isinstance(value, bool):
        return words.say("history.yes" if value else "history.no")
    if isinstance(value, Moment):
        there = elsewhere(value.zone, value.utc)
        clock = words.say("programme.zone-button", city=there) if there else ""
        return ", ".join(part for part in (moment(value.local), clock) if part)
    if isinstance(value, date):
        return f"{day_and_month(value, short=True)} {value.year}"
    if isinstance(value, tuple):
        return ", ".join(_value(field, one) for one in value)
    return (
        words.say(f"{field}.{value}")
        if field in ("answer", "visibility") and isinstance(value, StrEnum)
        else str(value)
    )
