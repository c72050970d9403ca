"""Refusals of the use cases: facts, from which words.py makes sentences."""

from datetime import datetime

from forumdesk.domain.errors import ForumDeskError
from forumdesk.domain.moments import Moment


class UnknownError(ForumDeskError):
    """Something was named that is not here: `what` is event, ref, session, finding, template."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(what, name)
        self.what, self.name = what, name


class AlreadyThereError(ForumDeskError):
    """A code that is already taken: `what` is event."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(what, name)
        self.what, self.name = what, name


class NotAllowedError(ForumDeskError):
    """A document that the disclosure rules do not allow for this event."""

    def __init__(self, document: str, event_code: str) -> None:
        super().__init__(document, event_code)
        self.document, self.event_code = document, event_code


class FinishedError(ForumDeskError):
    """A session that is already cancelled."""

    def __init__(self, session_code: str) -> None:
        super().__init__(session_code)
        self.session_code = session_code


class OffSheetError(ForumDeskError):
    """The first label is not on the sheet, which has `slots`."""

    def __init__(self, start_at: int, slots: int) -> None:
        super().__init__(start_at, slots)
        self.start_at, self.slots = start_at, slots


class UnknownTypeError(ForumDeskError):
    """A file name whose suffix says nothing that can be written; `known` are the suffixes that do."""

    def __init__(self, suffix: str, known: tuple[str, ...]) -> None:
        super().__init__(suffix, known)
        self.suffix, self.known = suffix, known


class HeldError(ForumDeskError):
    """A session that `holders` people hold an invite to, or held one: it can be cancelled, not removed."""

    def __init__(self, session_code: str, holders: int) -> None:
        super().__init__(session_code, holders)
        self.session_code, self.holders = session_code, holders


class ClockError(ForumDeskError):
    """A clock in `zone` never shows `local`, or shows it twice; `choices` are the moments that may be meant."""

    def __init__(self, local: datetime, zone: str, choices: tuple[Moment, ...]) -> None:
        super().__init__(local, zone, choices)
        self.local, self.zone, self.choices = local, zone, choices


class SkippedTimeError(ClockError):
    """The hour that is left out when summer time begins."""


class TwiceTimeError(ClockError):
    """The hour that comes twice when summer time ends."""


class NotATimeError(ForumDeskError):
    """What was typed is no time of day."""


class NotALengthError(ForumDeskError):
    """What was typed is no number of minutes between 1 and a day."""


class EndsFirstError(ForumDeskError):
    """A session would end before it starts, or when it starts."""


class NotScheduledError(ForumDeskError):
    """What was asked for needs a session that has a time."""
