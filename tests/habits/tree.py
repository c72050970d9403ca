"""The project's own files, as the habits look at them."""

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What a checkout holds that nobody wrote: environments, caches, things built. The same as in .gitignore.
NOT_OURS = {".git", ".venv", "node_modules", "build", "dist", "forumdesk-demo", ".tools", "__pycache__"}
TEXT = {".py", ".toml", ".md", ".json", ".yaml", ".sql", ".js", ".mjs", ".txt", ".lock", ".cfg", ".ini", ""}


def ours(folder: Path = ROOT) -> Iterator[Path]:
    """Every file that belongs to the project, hidden ones too; folders in a fixed order."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(n for n in folders if n not in NOT_OURS and not n.endswith(("_cache", ".egg-info")))
        folders[:] = [name for name in folders if name != ".hypothesis"]
        yield from (Path(here) / name for name in sorted(names))


@cache
def python_files() -> tuple[Path, ...]:
    """Every Python file of the project."""
    return tuple(path for path in ours() if path.suffix == ".py")


@cache
def text_files() -> tuple[Path, ...]:
    """Every file that a person writes as text; lists and fonts are data."""
    return tuple(path for path in ours() if path.suffix in TEXT and not path.name.startswith(".coverage"))


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Everything in that tree: many habits look at it, and to walk it takes longer than to parse."""
    return tuple(ast.walk(parsed(path)))


def name_of(path: Path) -> str:
    """The path as a sentence can carry it: from the project's root, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def within(*folders: str) -> Iterator[Path]:
    """The Python files below the named folders."""
    return (path for path in python_files() if name_of(path).startswith(folders))
