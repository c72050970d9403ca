"""Data that ships with ForumDesk: templates, fonts, lists."""

from functools import cache
from pathlib import Path


@cache
def folder(name: str) -> Path:
    """One of the folders here; always on disk, in the bundle too, so that nothing has to be asked of the importer."""
    return Path(__file__).with_name(name)
