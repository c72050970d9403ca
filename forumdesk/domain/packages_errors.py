"""What can be wrong with a package, as facts."""

from enum import StrEnum

from .errors import ForumDeskError


class PackageFault(StrEnum):
    """Why bytes that could be unsealed cannot be used."""

    NOT_A_PACKAGE = "not-a-package"
    NEWER = "newer"
    TOO_LARGE = "too-large"
    DAMAGED = "damaged"
    A_RETURN = "a-return"
    NO_RETURN = "no-return"


class PackageRefusedError(ForumDeskError):
    """A package that is not read: `fault` says why."""

    def __init__(self, fault: PackageFault) -> None:
        super().__init__(fault)
        self.fault = fault


class NotFromHereError(ForumDeskError):
    """What came back did not leave from this workspace, or is not as it was sent."""


class OldReturnError(ForumDeskError):
    """A return that came before, or is older than the last one: number `counter`, where `last` was taken already."""

    def __init__(self, counter: int, last: int) -> None:
        super().__init__(counter, last)
        self.counter, self.last = counter, last


class NotAskedError(ForumDeskError):
    """An answer to a question that this return does not ask."""

    def __init__(self, question: str) -> None:
        super().__init__(question)
        self.question = question


class NotFromAPackageError(ForumDeskError):
    """A return was asked for from a workspace that no package made."""


class NamesNotAllowedError(ForumDeskError):
    """The names behind aliases were asked for in a package that is no handover."""
