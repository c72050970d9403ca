"""The register as its page shows it: badges by holder, masked, each with what became of it."""

import re
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from forumdesk.domain.badges import BadgeState
from forumdesk.domain.collation import Search, Searchable, folded, sort_key
from forumdesk.services.badge_register import Entry, Tally
from ui import words
from ui.models.cells import Cell, Sign
from ui.models.people_rows import category_word, day_and_time, tile_of
from ui.models.rows import Column, RowsModel

NONE = "none"
_SIGNS = {
    BadgeState.PRINTED: Sign("badges", "note"),
    BadgeState.ISSUED: Sign("ok", "ok"),
    BadgeState.LOST: Sign("warn", "warn_mark"),
    BadgeState.VOID: Sign("cancelled", "text3"),
    BadgeState.RETURNED: Sign("import", "text2"),
    BadgeState.SPOILT: Sign("remove", "text3"),
}
_STATES = list(BadgeState)
TALLIED = ("issued", "returned", "outstanding", "lost")


def state_said(row: Entry) -> str:
    return words.say(f"register.state.{row.state or NONE}")


def state_sign(row: Entry) -> Sign:
    return _SIGNS[row.state] if row.state else Sign("proposed", "text3")


def faded(row: Entry) -> bool:
    """Out of use for good."""
    return row.state in (BadgeState.VOID, BadgeState.SPOILT)


def local_said(at: datetime | None, zone: str) -> str:
    """Mon 08:40."""
    return day_and_time(at.astimezone(ZoneInfo(zone))) if at else ""


def place_said(row: Entry) -> str:
    """Sheet 1, label 3."""
    return (
        words.say("register.place-said", page=words.figure(row.page), slot=words.figure(row.slot)) if row.page else ""
    )


def found(rows: Iterable[Entry], typed: str) -> list[Entry]:
    """Those whose name, in any script, has every word that was typed; those by serial or ref where it has a figure.

    Nothing but "Blue 1" is meant by Blue 1, though Blue 10 has its words, too.
    """
    whole, wanted, number = folded(typed), Search.of(typed), typed.upper() if re.search(r"\d", typed) else "\0"
    every = list(rows)
    exact = [row for row in every if whole in (folded(row.name), row.serial.lower(), row.ref.lower())]
    return exact or [
        row
        for row in every
        if wanted.fits(Searchable.of((row.name, row.native)))
        or number in row.serial.upper()
        or row.ref.upper().startswith(number)
    ]


def total(tallies: tuple[Tally, ...]) -> Tally:
    """All categories together."""
    sums = [sum(getattr(one, name) for one in tallies) for name in ("ready", *TALLIED)]
    return Tally(None, *sums)


def tally_said(one: Tally, category: str) -> str:
    """A line of the tally as a sentence, for who does not see it."""
    return words.say(
        "register.tally-said",
        category=category,
        issued=one.issued,
        returned=one.returned,
        outstanding=one.outstanding,
        lost=one.lost,
    )


def said(row: Entry) -> str:
    """The row as a sentence."""
    name = words.say("badges.person-hidden", name=row.name) if row.hidden else row.name
    return ", ".join(part for part in (name, row.serial, state_said(row), row.reason) if part)


def _name(row: Entry) -> Cell:
    if row.hidden:
        return Cell(row.name, words.say("people.hidden"), strong=600, locked=True, faded=faded(row))
    return Cell(row.name, row.native if row.native != row.name else "", strong=500, faded=faded(row))


def _state(row: Entry) -> Cell:
    return Cell(state_said(row), sign=state_sign(row), faded=faded(row))


def _by_name(row: Entry) -> tuple[object, ...]:
    return sort_key(row.name, words.language()), row.serial


def register_model(zone: list[str]) -> RowsModel[Entry]:
    """`zone` holds the event's zone, and follows it."""

    def moved(row: Entry) -> Cell:
        return Cell(local_said(row.moved_at, zone[0]), figures=True, token="text2", faded=faded(row))

    return RowsModel(
        (
            Column("name", _name, _by_name),
            Column("serial", lambda row: Cell(row.serial, figures=True, faded=faded(row)), lambda row: row.serial),
            Column(
                "state",
                _state,
                lambda row: (_STATES.index(row.state) if row.state else len(_STATES), _by_name(row)),
            ),
            Column(
                "category",
                lambda row: Cell(category_word(row.category), tile=tile_of(row.category), faded=faded(row)),
                lambda row: (category_word(row.category), _by_name(row)),
            ),
            Column("moved", moved, lambda row: (row.moved_at is None, str(row.moved_at))),
            Column("why", lambda row: Cell(row.reason, token="text2", faded=faded(row)), lambda row: row.reason),
        ),
        lambda row: row.id,
        said,
    )
