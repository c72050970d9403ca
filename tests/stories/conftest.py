"""Fixtures of the stories."""

from tests.stories.command_line import bare, cli
from tests.stories.desk import desk, workspace

__all__ = ["bare", "cli", "desk", "workspace"]
