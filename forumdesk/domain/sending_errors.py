"""Refusals of sending to another circle: facts, from which words makes sentences."""

from .errors import ForumDeskError


class NowhereHereError(ForumDeskError):
    """Somebody who is at no event here: a copy is numbered by an event's register."""

    def __init__(self, ref: str) -> None:
        super().__init__(ref)
        self.ref = ref


class NothingChosenError(ForumDeskError):
    """Nothing of what could be sent was chosen."""


class NamelessError(ForumDeskError):
    """Of a person neither a name nor an alias was chosen: nobody there could tell who it is."""


class NowhereToHideError(ForumDeskError):
    """A protected person who would come to no event there, and so would have no alias to stand behind."""

    def __init__(self, ref: str) -> None:
        super().__init__(ref)
        self.ref = ref
