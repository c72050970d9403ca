"""Who has not answered as the list shows them: what waits, and the last contact."""

from datetime import datetime

from forumdesk.domain.contacts import Contact, ContactWay
from forumdesk.domain.moments import Moment
from forumdesk.services.chasing import Chased
from ui import words
from ui.models.cells import Cell
from ui.models.days import moment
from ui.models.people_rows import category_word, tile_of
from ui.models.rows import Column, RowsModel


def waits_said(row: Chased) -> str:
    """The event, T01, T03: what has no answer."""
    return ", ".join(one.session or words.say("invitations.whole-event") for one in row.rows)


def way_said(row: Chased) -> str:
    """Invite, version 2; phone."""
    if row.way is not None:
        return words.say(f"chase.way.{row.way}")
    newest = max(row.rows, key=lambda one: (str(one.issued_at or ""), one.version))
    return words.say("chase.by-invite", n=words.figure(newest.version))


def when_said(at: datetime, zone: str, year: bool = True) -> str:
    return moment(Moment(at, zone).local, year=year)


def contact_said(one: Contact, zone: str) -> str:
    """Phone, Mon 23 November 2026 10:18."""
    return f"{words.say(f'chase.way.{one.way}')} · {when_said(one.at, zone)}"


def ways() -> list[tuple[ContactWay, str]]:
    return [(one, words.say(f"chase.way.{one}")) for one in ContactWay]


def said(row: Chased, zone: str) -> str:
    """The row as a sentence."""
    name = words.say("badges.person-hidden", name=row.name) if row.hidden else row.name
    last = words.say("chase.last-said", when=when_said(row.last, zone), way=way_said(row))
    return ", ".join((name, words.say("chase.waits-said", what=waits_said(row)), last))


def _name(row: Chased) -> Cell:
    if row.hidden:
        return Cell(row.name, words.say("people.hidden"), strong=600, locked=True)
    return Cell(row.name, strong=500)


def chase_model(zone: list[str]) -> RowsModel[Chased]:
    """`zone` holds the event's zone, and follows it."""
    return RowsModel(
        (
            Column("name", _name, lambda row: row.order),
            Column(
                "category",
                lambda row: Cell(category_word(row.category), tile=tile_of(row.category)),
                lambda row: (category_word(row.category), row.order),
            ),
            Column(
                "waits-for", lambda row: Cell(waits_said(row), figures=True), lambda row: (-len(row.rows), row.order)
            ),
            Column(
                "last-contact",
                lambda row: Cell(when_said(row.last, zone[0], year=False), figures=True),
                lambda row: (row.last, row.order),
            ),
            Column(
                "contact-way", lambda row: Cell(way_said(row), token="text2"), lambda row: (way_said(row), row.order)
            ),
        ),
        lambda row: row.ref,
        lambda row: said(row, zone[0]),
    )
