"""Which columns of the list of people are edited in place, and how."""

from collections.abc import Callable
from datetime import date

from forumdesk.domain.moments import local_day
from forumdesk.services.person_fields import when_of
from ui import words
from ui.models.people_rows import PersonRow, full_moment_text
from ui.models.table import Editor
from ui.pages.person_form import answers, categories

COLUMNS = {2: "category", 3: "answer", 4: "delegation", 5: "arrival"}
"""Column of the list -> field of the visit."""


class Editors:
    """`row` gives a row by its ref; `codes` are the delegations there are, `near` a day the event is about."""

    def __init__(self, row: Callable[[str], PersonRow | None]) -> None:
        self._row = row
        self._zone, self._day = "UTC", date.today()
        self.codes: tuple[str, ...] = ()
        self.near: date | None = None

    def by_column(self) -> dict[int, Editor]:
        """Answer first: it is what F2 opens where the column it stands in is not edited."""
        return {
            3: Editor("column.answer", lambda ref: self._value(ref, "answer"), answers),
            2: Editor("column.category", lambda ref: self._value(ref, "category"), categories),
            4: Editor("column.delegation", lambda ref: self._value(ref, "delegation"), self._delegations),
            5: Editor("column.arrives", self._arrival, None, self._written, self._read),
        }

    def _value(self, ref: str, name: str) -> object:
        row = self._row(ref)
        return getattr(row, name) if row is not None else None

    def _delegations(self) -> list[tuple[object, str]]:
        return [("", words.say("people.no-delegation")), *((code, code) for code in self.codes)]

    def _arrival(self, ref: str) -> object:
        row = self._row(ref)
        if row is None:
            return None
        self._zone = row.zone
        self._day = local_day(row.arrives) if row.arrives else self.near or date.today()
        return row.arrives

    def _written(self, when: object) -> str:
        return full_moment_text(when, self._zone)  # type: ignore[arg-type]  # what `_arrival` gave

    def _read(self, text: str) -> object:
        return when_of(text, self._zone, self._day)
