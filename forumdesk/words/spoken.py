"""What the window says: the same facts as on the command line, in the language in force, and without its commands."""

from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.findings import Finding, FindingKind
from forumdesk.domain.questions import Problem, QuestionType
from forumdesk.words import findings, findings_nb, refusals, refusals_spoken
from forumdesk.words.fields import field_word
from forumdesk.words.findings import Names


def sentence(one: Finding, names: Names, language: str) -> str:
    """A finding in "en" or "nb"; people appear only as `names` gives them."""
    if language == "nb":
        return findings_nb.finding(one, names)
    # The command line says how to answer there; the window has a button.
    return _question(one) if one.kind is FindingKind.QUESTION else findings.finding(one, names)


def problem(one: Problem, language: str) -> str:
    """What is wrong in a row of a list, in "en" or "nb"."""
    return findings_nb.problem(one) if language == "nb" else findings.problem(one)


def refusal(error: ForumDeskError, language: str) -> str:
    """What was refused, why, what to do, in "en" or "nb"; the command line's where nothing else was written."""
    for kind, (english, norwegian) in refusals_spoken.SENTENCES.items():
        if isinstance(error, kind):
            return norwegian(error) if language == "nb" else english(error)
    return refusals.sentence(error)


def _question(one: Finding) -> str:
    facts = dict(one.facts)
    field, _, ref = facts["question"].partition(":")
    if facts["type"] == QuestionType.SAME_PERSON:
        return f"{ref.replace('+', ' and ')} may be one person."
    return findings.ASKED[facts["type"]].format(field=field_word(field, "en"), ref=ref)
