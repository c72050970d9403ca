"""Refusals of the use cases: facts, from which words.py makes sentences."""

from forumdesk.domain.errors import ForumDeskError


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
