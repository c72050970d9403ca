"""A run of calendar files as one copy: invites, what calls them off, and what answers a proposal."""

from enum import StrEnum

from forumdesk.domain.copies import Terms
from forumdesk.domain.events import Event
from forumdesk.files import Outbox
from forumdesk.services import copy_numbers
from forumdesk.services.copying import Leaving, register
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace

_FIELDS = ("name", "email", "time", "title", "place")
# A discreet event's files name nobody, and a cover place is no place.
_DISCREET = ("email", "time", "title")


class Files(StrEnum):
    """What such files do."""

    INVITES = "invites"
    CANCELLATIONS = "cancellations"
    DECLINES = "declines"


def register_run(
    workspace: Workspace, tx: Transaction, event: Event, files: Files, outbox: Outbox, terms: Terms
) -> str:
    """The run's number; where no file was written there is none, and no copy."""
    if not outbox.digests:
        return ""
    number = copy_numbers.next_number(workspace, event)
    fields = _DISCREET if event.discreet else _FIELDS
    register(workspace, tx, Leaving(event, files, files, fields, number, terms), outbox.digests)
    return number
