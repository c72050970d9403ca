"""Every refusal that somebody can meet in the window is said in both languages."""

from forumdesk.domain.errors import ForumDeskError
from forumdesk.services import errors
from forumdesk.store import errors as store
from forumdesk.words import refusals, refusals_spoken
from ui import words

# Mistakes of ours, and bases that are never raised themselves.
OURS = {
    errors.ClockError,
    store.BrokenReferenceError,
    store.TransactionError,
    store.UnfitValueError,
    store.WrongLabelError,
}


def every(kind: type[ForumDeskError]) -> set[type[ForumDeskError]]:
    return {kind}.union(*(every(one) for one in kind.__subclasses__()))


def said(kind: type[ForumDeskError]) -> bool:
    """In the table of words, or where the facts take more than a line of it."""
    in_table = any(f"refused.{one.__name__}" in words.table() for one in kind.__mro__)
    return in_table or any(issubclass(kind, one) for one in refusals_spoken.SENTENCES)


def test_every_refusal_with_a_sentence_of_its_own_has_one_in_norwegian() -> None:
    with_sentence = {kind for kind, _ in refusals._SENTENCES}

    unsaid = sorted(kind.__name__ for kind in with_sentence - OURS if not said(kind))

    assert unsaid == []


def test_no_refusal_is_said_that_nothing_raises() -> None:
    known = {kind.__name__ for kind in every(ForumDeskError)}

    keys = {key.removeprefix("refused.") for key in words.table() if key.startswith("refused.")}

    assert sorted(keys - known) == []
