"""Pairs of people who may be one, as the list of the page shows them."""

from forumdesk.domain.questions import Question, QuestionType
from forumdesk.importers.headings import ImportKind
from forumdesk.services.asked import Asked
from forumdesk.services.comparing import Comparison
from forumdesk.services.duplicates import Pair
from ui import words
from ui.models.cells import Cell, Sign
from ui.models.compare_rows import likeness_text
from ui.models.rows import Column, RowsModel


def pair_text(pair: Pair) -> str:
    return words.say("duplicates.two-names", one=pair.names[0], other=pair.names[1])


def _about(pair: Pair) -> str:
    return words.say("duplicates.sure") if pair.sure else likeness_text(pair.likeness).rstrip(".")


def _cell(pair: Pair) -> Cell:
    sign = Sign("lock", "alias") if pair.hidden else Sign("people", "question")
    return Cell(pair_text(pair), _about(pair), sign=sign)


def _said(pair: Pair) -> str:
    return words.say("duplicates.pair", one=pair.names[0], other=pair.names[1], evidence=_about(pair))


def duplicates_model() -> RowsModel[Pair]:
    return RowsModel((Column("what", _cell),), lambda pair: pair.pair_id, _said)


def as_question(comparison: Comparison) -> Asked:
    """The pair as a question, for the view that asks questions."""
    refs = comparison.first.ref, comparison.second.ref
    question = Question("", "+".join(refs), QuestionType.SAME_PERSON, ImportKind.PEOPLE, refs)
    return Asked(question, comparison.first.name, "UTC", comparison)
