"""What imports left open, and the answers to it."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.questions import Question
from forumdesk.importers.asking import check
from forumdesk.importers.refusals import UnknownQuestionError
from forumdesk.services.settling import settle
from forumdesk.store.workspace import Workspace

_NOBODY: Mapping[str, Collection[str]] = MappingProxyType({})


def open_questions(workspace: Workspace) -> list[Question]:
    """Oldest first."""
    return [question for question in workspace.all(Question) if question.open]


def answer(
    workspace: Workspace, key: str, choice: str, preferring: Mapping[str, Collection[str]] = _NOBODY
) -> ChangeSet:
    """Settle a question: the field is set, the two become one or stay apart, the room is taken.

    `preferring` is ref to the fields in which that one's values are shown first if the two become one.

    Settled the same way before is no change. Raises UnknownQuestionError (nobody asked it, or it was settled
    otherwise), UnknownChoiceError, BothIssuedError.
    """
    with workspace.transaction(Label.ANSWER_QUESTION) as tx:
        found = tx.where(Question, key=key)
        if not found:
            raise UnknownQuestionError(key)
        question = found[0]
        check(question, question.choice, choice)
        if question.open:
            settle(tx, question, choice, preferring)
    return tx.change_set
