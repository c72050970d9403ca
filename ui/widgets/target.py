"""Where a link leads: a page, a row there, what the rows are narrowed to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """`row` is the id of a row of the page (a person's ref, a finding's id), empty for none.

    `wanted` are pairs of a filter of the page and its value: (("answer", "confirmed"),).
    """

    page: str
    row: str = ""
    wanted: tuple[tuple[str, str], ...] = ()
