"""What can go wrong, as facts. Sentences for people are made from these in words.py."""

from pathlib import Path


class ForumDeskError(Exception):
    """A refusal with facts; nothing was changed."""


class FileRefusedError(ForumDeskError):
    """A file or folder could not be used; `path` says which."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


class DiskFullError(FileRefusedError):
    """No room left, or a quota or the largest file size was reached."""


class NotWritableError(FileRefusedError):
    """A place that may only be read, or not even that."""


class AlreadyExistsError(FileRefusedError):
    """Something of this name is there and would have been overwritten."""


class FolderNotFileError(FileRefusedError):
    """A folder stands where a file was named."""


class FileNotFolderError(FileRefusedError):
    """A file stands where the name needs a folder."""


class NotAFileError(FileRefusedError):
    """A device, a pipe or a socket stands where a file was named."""


class FileFailedError(FileRefusedError):
    """The system refused for another reason; `code` is its own name for it, such as EIO or SQLITE_IOERR_READ."""

    def __init__(self, path: Path, code: str) -> None:
        super().__init__(path)
        self.code = code


class ProjectedError(ForumDeskError):
    """Asked for while the screen is projected: it would show, or record that it showed, who somebody is."""
