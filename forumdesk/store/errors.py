"""What can go wrong with a workspace, as facts; what the system says of files is in forumdesk.domain.errors."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from forumdesk.changes import Label
from forumdesk.domain.errors import FileRefusedError, ForumDeskError


class MissingFileError(FileRefusedError):
    """No file of this name."""


class EmptyFileError(FileRefusedError):
    """A file of 0 bytes; SQLite would take it for a new database."""


class Foreign(StrEnum):
    """What a file plainly is when it is no workspace."""

    TOO_SHORT = "too-short"
    PLAIN_SQLITE = "plain-sqlite"
    TEXT = "text"
    ZIP = "zip"
    PDF = "pdf"
    UNKNOWN_PROFILE = "unknown-profile"
    OTHER_PROGRAM = "other-program"


class NotAWorkspaceError(FileRefusedError):
    """The file is something else; `kind` says what it looks like."""

    def __init__(self, path: Path, kind: Foreign) -> None:
        super().__init__(path)
        self.kind = kind


class WrongKeyError(FileRefusedError):
    """Wrong passphrase, wrong or missing key file, no workspace, or a damaged first page: they cannot be told apart."""


class DamagedError(FileRefusedError):
    """The key is right, and something in the file is not as it was written; `verify_file` names the parts."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A program that has the file open."""

    name: str
    process: int


class InUseError(FileRefusedError):
    """Another program, or this one, has the workspace open; `holders` is empty where the system does not tell."""

    def __init__(self, path: Path, holders: tuple[Holder, ...]) -> None:
        super().__init__(path)
        self.holders = holders


class NewerVersionError(FileRefusedError):
    """A later ForumDesk wrote it: `found` is its version, `known` the last one known here."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(path)
        self.found = found
        self.known = known


class CopyFailedError(FileRefusedError):
    """A copy was made and did not verify; it was removed. `parts` are what verification named."""

    def __init__(self, path: Path, parts: tuple[str, ...]) -> None:
        super().__init__(path)
        self.parts = parts


class EmptySecretError(ForumDeskError):
    """Neither a passphrase nor a key file."""


class NotEnoughMemoryError(ForumDeskError):
    """The key derivation of this profile asks for more memory than there is."""

    def __init__(self, profile: int) -> None:
        super().__init__()
        self.profile = profile


class NotFoundError(ForumDeskError):
    """No such row."""

    def __init__(self, table: str, row_id: str) -> None:
        super().__init__(table, row_id)
        self.table = table
        self.row_id = row_id


class DuplicateError(ForumDeskError):
    """Two rows may not agree in `columns`."""

    def __init__(self, table: str, columns: tuple[str, ...]) -> None:
        super().__init__(table, columns)
        self.table = table
        self.columns = columns


class BrokenReferenceError(ForumDeskError):
    """A row of `table` names a row of `parent` that is not there, or no longer would be."""

    def __init__(self, table: str, parent: str) -> None:
        super().__init__(table, parent)
        self.table = table
        self.parent = parent


class UnfitValueError(ForumDeskError):
    """A value that its column does not take; the driver's words are kept for the error dialog."""


class ConflictError(ForumDeskError):
    """Undo or redo was refused whole: this row is not as the entry left it."""

    def __init__(self, table: str, row_id: str) -> None:
        super().__init__(table, row_id)
        self.table = table
        self.row_id = row_id


class ErasedError(ForumDeskError):
    """Rows of this entry were erased, so nothing can be made of it any more."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class NothingToUndoError(ForumDeskError):
    """No entry is left that could be undone."""


class NothingToRedoError(ForumDeskError):
    """No entry is left that could be done again."""


class WrongLabelError(ForumDeskError):
    """An entry of this label may not touch this table: what left the house and what can be undone stay apart."""

    def __init__(self, label: Label, table: str) -> None:
        super().__init__(label, table)
        self.label = label
        self.table = table


class TransactionError(ForumDeskError):
    """A transaction inside another one, or one that was used before its time or after it."""
