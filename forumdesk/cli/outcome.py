"""What a command has to say: one JSON document, or lines for a person."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

import click

Document = dict[str, object]


@dataclass(frozen=True)
class Outcome:
    """`needs_person` makes the exit status 1: done, and somebody has to look."""

    document: Document
    lines: tuple[str, ...] = field(default=())
    needs_person: bool = False


def show(outcome: Outcome, as_json: bool) -> None:
    if as_json:
        # Written as bytes: a Windows console or a pipe in another code page must not break a name.
        sys.stdout.buffer.write(json.dumps(outcome.document, ensure_ascii=False).encode() + b"\n")
        sys.stdout.buffer.flush()
        return
    for line in outcome.lines:
        click.echo(line)


def table(rows: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Rows as lines with aligned columns, two blanks between them."""
    if not rows:
        return ()
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return tuple("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
