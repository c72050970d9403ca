"""The project's own pages taken apart: sections, tables, examples."""

import re
from functools import cache

from tests.habits.tree import ROOT

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
OURS = ("architecture", "command-line", "decisions", "disclosure", "domain", "packages", "SECURITY", "PRIVACY")


@cache
def page(name: str) -> str:
    """The text of docs/NAME.md."""
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


@cache
def sections(name: str) -> dict[str, str]:
    """Heading -> what stands below it, up to the next heading of any level."""
    parts = re.split(r"^#+ (.+)$", page(name), flags=re.MULTILINE)
    return {heading.replace("`", ""): body for heading, body in zip(parts[1::2], parts[2::2], strict=True)}


def tables(text: str) -> list[list[list[str]]]:
    """Each table's rows of cells, without head and rule."""
    blocks = re.findall(r"(?:^\|.*\|$\n?)+", text, flags=re.MULTILINE)
    return [[_cells(line) for line in block.splitlines()[2:]] for block in blocks]


def table(text: str) -> list[list[str]]:
    """The rows of the first table."""
    return tables(text)[0]


def coded(text: str) -> list[str]:
    """What stands between backticks in sentences and tables, in its order; blocks of code apart."""
    return re.findall(r"`([^`]+)`", _BLOCK.sub("", text))


def examples(text: str, language: str = "") -> list[str]:
    """The blocks of code written in a language."""
    return [code for written_in, code in _BLOCK.findall(text) if written_in == language]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]
