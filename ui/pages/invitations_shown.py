"""Which file of one person is looked at line by line: the invite, a date to hold, their programme, a cancellation."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from forumdesk.domain.disclosure import Invited
from forumdesk.services import telling
from forumdesk.services.holdings import Holding, Stage, Standing
from forumdesk.services.telling import Told
from forumdesk.store.workspace import Workspace
from ui.pages.invitations_withdraw import held_rows


class Shown(StrEnum):
    """What the file does."""

    INVITE = "invite"
    HOLD = "hold"
    PROGRAMME = "programme"
    CANCEL = "cancel"


def files_of(row: Holding) -> list[Shown]:
    """Those that could be written for this row; of what was called off none."""
    if row.standing is Standing.CANCELLED:
        return []
    found = [Shown.INVITE]
    if row.session is None and row.stage in (Stage.PLANNED, Stage.HELD):
        found.append(Shown.HOLD)
    if row.session is not None:
        found.append(Shown.PROGRAMME)
    return [*found, Shown.CANCEL] if held_rows([row]) else found


def reading(event_code: str, row: Holding, shown: Shown) -> Callable[[Workspace], Told]:
    """What asks the workspace for it."""
    if shown is Shown.CANCEL:
        return partial(telling.told_off, event_code=event_code, row=row.row)
    what = {Shown.HOLD: Invited.HOLD, Shown.PROGRAMME: Invited.PROGRAMME}.get(shown)
    return partial(telling.told, event_code=event_code, row=row.row, what=what)
