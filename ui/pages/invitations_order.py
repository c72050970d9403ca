"""What somebody orders from the page of invites: which files, in which form, packed how."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from forumdesk.domain.copies import NO_TERMS, Terms
from forumdesk.domain.disclosure import Invited
from forumdesk.services.holdings import Holding, Stage, Standing
from forumdesk.services.inviting import Forms, Pack, Row, Wish
from forumdesk.services.pipeline import Step, step_of
from ui.models.invitation_rows import chosen_rows


class Which(StrEnum):
    """Which files go out."""

    SELECTED = "selected"
    NEVER = "never"
    OUTDATED = "outdated"
    HOLD = "hold"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class Shape:
    """Form and pack of the files; `reminder` is minutes before a session, `timed` gives an event hours."""

    forms: Forms = Forms.ICS
    pack: Pack = Pack.FOLDER
    reminder: int | None = None
    timed: bool = False
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True)
class Order:
    """`rows` are those of the invites; of everything outdated the services know them better."""

    which: Which
    rows: tuple[Row, ...]
    shape: Shape = Shape()


def rows_for(which: Which, rows: Iterable[Holding]) -> tuple[Row, ...]:
    """What of these goes out so; of a programme and of a date to hold one row a person."""
    if which is Which.OUTDATED:
        return tuple(row.row for row in rows if step_of(row) is Step.OUTDATED)
    if which is Which.PROGRAMME:
        said = [row for row in rows if row.session is not None and row.now is not None and row.why is None]
        going = [row for row in said if row.standing is not Standing.CANCELLED]
        return tuple((ref, None) for ref in dict.fromkeys(row.ref for row in going))
    if which is Which.HOLD:
        return chosen_rows(row for row in rows if row.session is None and row.stage is Stage.PLANNED)
    if which is Which.NEVER:
        return chosen_rows(row for row in rows if step_of(row) is Step.TO_ISSUE)
    return chosen_rows(rows)


def wishes_for(event_code: str, order: Order) -> tuple[Wish, ...]:
    """Invites to the event and those to sessions, each as one wish."""
    shape = order.shape
    if order.which in (Which.HOLD, Which.PROGRAMME):
        invited = Invited.HOLD if order.which is Which.HOLD else Invited.PROGRAMME
        rows = frozenset(order.rows) if invited is Invited.HOLD else frozenset()
        refs = tuple(dict.fromkeys(ref for ref, _ in order.rows))
        return (Wish(event_code, invited, shape.forms, refs, rows, reminder=shape.reminder, terms=shape.terms),)
    to_event = [row for row in order.rows if row[1] is None]
    to_sessions = [row for row in order.rows if row[1] is not None]
    return tuple(
        Wish(
            event_code,
            invited,
            shape.forms,
            tuple(dict.fromkeys(ref for ref, _ in some)),
            frozenset(some),
            timed=shape.timed and invited is Invited.EVENT,
            reminder=shape.reminder,
            terms=shape.terms,
        )
        for invited, some in ((Invited.EVENT, to_event), (Invited.SESSIONS, to_sessions))
        if some
    )
