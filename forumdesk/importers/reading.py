"""What one cell may mean: one reading is taken, two are a question, none is a problem."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from forumdesk.domain.questions import QuestionType

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """The values a text may mean, most usual first. `asks` says which question two or more of them raise."""

    choices: tuple[T, ...] = ()
    asks: QuestionType | None = None

    @property
    def bad(self) -> bool:
        return not self.choices

    @property
    def taken(self) -> T | None:
        """The value, where there is exactly one."""
        return self.choices[0] if len(self.choices) == 1 else None
