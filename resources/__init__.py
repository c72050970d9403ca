"""Data that ships with ForumDesk: templates, fonts, lists."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def folder(name: str) -> Traversable:
    """One of the folders here, looked up once."""
    return files(__name__).joinpath(name)
