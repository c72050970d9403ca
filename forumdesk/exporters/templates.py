"""The templates that ship with the program, by name."""

from functools import cache
from importlib.resources import files

from forumdesk.exporters.template import Template
from forumdesk.exporters.template_file import parse

STANDARD = "standard"
# In the order in which they are offered.
SHIPPED = (STANDARD, "photo", "flag", "two-sided", "name-only")


class UnknownTemplateError(Exception):
    """No shipped template bears this name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@cache
def shipped(name: str) -> Template:
    """Raises UnknownTemplateError."""
    if name not in SHIPPED:
        raise UnknownTemplateError(name)
    return parse(files("resources").joinpath("templates", "badges", f"{name}.json").read_bytes())
