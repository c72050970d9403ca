"""The questions that one import raises, and the answers it is given or finds settled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from forumdesk.domain.questions import Question

from .refusals import UnknownChoiceError, UnknownQuestionError


@dataclass(slots=True)
class Asking:
    """`answers` are those given with this import, `here` the workspace's questions by key.

    `lenient` lets answers go that other answers made pointless.
    """

    answers: Mapping[str, str]
    here: Mapping[str, Question]
    new_id: Callable[[], str]
    raised: dict[str, Question] = field(default_factory=dict)
    lenient: bool = False

    def ask(self, question: Question) -> str:
        """The choice that settles it, or nothing: then it stays open. Raises where an answer cannot be one."""
        before = self.here.get(question.key)
        same = before is not None and (before.value, before.choices) == (question.value, question.choices)
        settled = before.choice if before is not None and same else ""
        choice = self.answers.get(question.key, settled)
        check(question, settled, choice)
        row_id = before.id if before is not None else self.new_id()
        self.raised[question.key] = replace(question, id=row_id, choice=choice)
        return choice

    def settled(self, key: str) -> str:
        """How it was settled before, or is by this import; nothing where it was not."""
        before = self.here.get(key)
        return self.answers.get(key, before.choice if before is not None else "")

    @property
    def open(self) -> tuple[Question, ...]:
        return tuple(question for question in self.raised.values() if question.open)

    def changed(self) -> tuple[Question, ...]:
        """Questions to write: new ones, and those whose facts changed; another row number alone is none."""
        pairs = ((question, self.here.get(key)) for key, question in self.raised.items())
        return tuple(now for now, was in pairs if was is None or replace(now, row=was.row) != was)

    def left_over(self) -> tuple[tuple[Question, str], ...]:
        """Answers to open questions of the workspace that this import did not raise.

        Raises UnknownQuestionError for any other id that is not settled the same way already.
        """
        found = []
        for key, choice in self.answers.items():
            question = self.here.get(key)
            if key in self.raised or (self.lenient and (question is None or not question.open)):
                continue
            if question is None:
                raise UnknownQuestionError(key)
            check(question, question.choice, choice)
            if question.open:
                found.append((question, choice))
        return tuple(found)


def check(question: Question, settled: str, choice: str) -> None:
    """Refuse a choice that is none of the question's, or that contradicts how it was settled."""
    if choice and choice not in question.choices:
        raise UnknownChoiceError(question.key, choice, question.choices)
    if settled and choice != settled:
        raise UnknownQuestionError(question.key, settled)
