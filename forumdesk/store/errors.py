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


class NotSealedError(ForumDeskError):
    """Bytes that are no age file, or one with a header that is not read here."""


class SealTooLargeError(ForumDeskError):
    """A sealed file of more than `most` bytes is not opened."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class CostlySealError(ForumDeskError):
    """A sealed file whose header asks for more memory and time than any of ours does."""


class WrongSealError(ForumDeskError):
    """Wrong passphrase, another's key, or changed bytes: they cannot be told apart."""


class OtherSealError(ForumDeskError):
    """A passphrase was given where a key opens, or the other way round: `way` is what opens it, passphrase or key."""

    def __init__(self, way: str) -> None:
        super().__init__(way)
        self.way = way


class NotARecipientError(ForumDeskError):
    """What was typed is no recipient's key, which begins with age1."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


class NotAnIdentityError(ForumDeskError):
    """What was given is no identity, which begins with AGE-SECRET-KEY-1."""


class BadLinesError(ForumDeskError):
    """Lines of a recovery key, counted from 1, that are not as they were printed."""

    def __init__(self, lines: tuple[int, ...]) -> None:
        super().__init__(lines)
        self.lines = lines
        self.numbers = ", ".join(map(str, lines))


class OtherSheetError(FileRefusedError):
    """A recovery key without a fault that does not open this file; its sheet would have to show the file's `mark`."""

    def __init__(self, path: Path, mark: str) -> None:
        super().__init__(path)
        self.mark = mark


class NoBackupFolderError(FileRefusedError):
    """The folder for backups is not there: a stick that is not plugged in, or a name that has changed."""


class NoBackupPlaceError(ForumDeskError):
    """No folder for backups has been chosen."""


class KeyBesideError(FileRefusedError):
    """A key file was to be made in the folder of its workspace, where whoever takes one has the other."""


class NotANumberOfBackupsError(ForumDeskError):
    """How many backups, or days of them, stay is a number from `least` to `most`."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(least, most)
        self.least, self.most = least, most
