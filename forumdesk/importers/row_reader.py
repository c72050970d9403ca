"""One row of a list being read: what it says, what about it must be asked, and what is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from forumdesk.domain.moments import When, when_text
from forumdesk.domain.questions import Problem, ProblemType, Question, QuestionType

from .asking import Asking
from .cleaning import one_line, values
from .dates import plain, read_date
from .kinds import read_flag, read_kind
from .list_rows import ListRow
from .reading import Reading
from .said import CUSTOM, Said, one
from .times import begins_or_ends_with_day, read_when

K = TypeVar("K", bound=StrEnum)
W = TypeVar("W", bound=When)


@dataclass(slots=True)
class RowReader:
    """Reads one row's cells into `said`; a field that cannot be known now stands in `unsaid`.

    `asked` are the columns about which a question stays open; `rejected` says that the row makes no sense as a whole.
    """

    row: ListRow
    kind: str
    asking: Asking
    this_year: int
    said: Said = field(default_factory=dict)
    unsaid: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    rejected: bool = False

    def cell(self, column: str) -> str:
        return one_line(self.row.cells.get(column, ""))

    def put(self, name: str, found: Iterable[str]) -> None:
        kept = tuple(found)
        if kept:
            self.said[name] = kept

    def silent(self, column: str, name: str) -> bool:
        """The list has no such column, so the row is silent about the field."""
        if column in self.row.cells:
            return False
        self.unsaid.add(name)
        return True

    def texts(self, *columns: str, **renamed: str) -> None:
        """Single values taken as they stand; `renamed` is field=column."""
        for name, column in {**dict(zip(columns, columns, strict=True)), **renamed}.items():
            if not self.silent(column, name):
                self.put(name, one(self.cell(column)))

    def long_text(self, name: str, column: str) -> None:
        """A text that keeps its line breaks."""
        if not self.silent(column, name):
            self.put(name, one(self.row.cells[column]))

    def many(self, name: str, column: str) -> None:
        if not self.silent(column, name):
            self.put(name, values(self.row.cells[column]))

    def custom(self) -> None:
        """Unknown columns, each a field of its own."""
        for column, cell in self.row.cells.items():
            if column.startswith(CUSTOM):
                self.put(column, one(cell))

    def member(self, name: str, column: str, kind: type[K], otherwise: K | None = None) -> None:
        """A value of a kind; one that is unknown is a problem, and `otherwise` where that is the careful value."""
        cell = self.cell(column)
        if self.silent(column, name) or not cell:
            return
        found = read_kind(kind, cell)
        if found is None:
            self.problem(ProblemType.UNKNOWN_VALUE, column, value=cell)
        if found is None and otherwise is None:
            self.unsaid.add(name)
        self.put(name, one(found or otherwise))

    def flag(self, name: str, column: str) -> None:
        cell = self.cell(column)
        if self.silent(column, name) or not cell:
            return
        found = read_flag(cell)
        if found is None:
            self.doubt(name, ProblemType.UNKNOWN_VALUE, column)
        self.put(name, one(found))

    def number(self, name: str, column: str) -> None:
        """A whole number, zero or more."""
        cell = plain(self.cell(column)).removesuffix(".0")
        if self.silent(column, name) or not cell:
            return
        if cell.isdecimal() and len(cell) <= 6:
            self.put(name, one(int(cell)))
        else:
            self.doubt(name, ProblemType.UNKNOWN_VALUE, column)

    def day(self, name: str, column: str, birth: bool = False) -> date | None:
        cell = self.cell(column)
        if self.silent(column, name) or not cell:
            return None
        day = self.settle(name, column, cell, read_date(cell, birth, self.this_year))
        self.put(name, one(day))
        return day

    def when(self, name: str, column: str, zone: str) -> None:
        """A day, or a local time in `zone`."""
        cell = self.cell(column)
        if self.silent(column, name) or not cell:
            return
        reading = read_when(cell, zone)
        if reading.bad and begins_or_ends_with_day(cell):
            self.doubt(name, ProblemType.BAD_TIME, column)
        else:
            self.put(name, one(self.settle(name, column, cell, reading)))

    def settle(self, name: str, column: str, value: str, reading: Reading[W]) -> W | None:
        """The one value; else what an answer chose, or nothing and the field is left as it was."""
        if reading.taken is not None:
            return reading.taken
        if reading.bad or reading.asks is None:
            self.doubt(name, ProblemType.BAD_DATE, column)
            return None
        choices = {when_text(choice): choice for choice in reading.choices}
        choice = self.ask(reading.asks, name, column, value, tuple(choices))
        return choices[choice] if choice else None

    def ask(self, asks: QuestionType, name: str, column: str, value: str, choices: tuple[str, ...]) -> str:
        """The choice made, or nothing: then the field is left as it was."""
        choice = self.asking.ask(
            Question(
                id="",
                key=f"{column}:{self.row.question_ref}",
                type=asks,
                import_kind=self.kind,
                refs=(self.row.ref,),
                row=self.row.number,
                field=column,
                value=value,
                choices=choices,
            )
        )
        if not choice:
            self.asked.append(column)
            self.unsaid.add(name)
        return choice

    def doubt(self, name: str, type_: ProblemType, column: str) -> None:
        """A cell that cannot be read: a problem, and the field is left as it was."""
        self.unsaid.add(name)
        self.problem(type_, column, value=self.cell(column))

    def problem(self, type_: ProblemType, column: str, **facts: str) -> None:
        self.problems.append(Problem(self.row.number, self.row.ref, column, type_, tuple(facts.items()), self.rejected))

    def reject(self, type_: ProblemType, column: str, **facts: str) -> None:
        """The row makes no sense without this; what it asked is asked no more, and the cell is named once."""
        self.rejected = True
        self.problems = [one for one in self.problems if (one.type, one.field) != (type_, column)]
        for asked in self.asked:
            self.asking.raised.pop(f"{asked}:{self.row.question_ref}", None)
        self.problem(type_, column, **facts)
