"""The public programme as a file for those who publish it: a numbered copy like any other that leaves the house."""

import hashlib
from pathlib import Path

from forumdesk.changes import Label
from forumdesk.domain import disclosure
from forumdesk.domain.copies import Copy
from forumdesk.domain.disclosure import Audience, Paper
from forumdesk.exporters import frab_xml
from forumdesk.files import Outbox
from forumdesk.services import copy_numbers
from forumdesk.services.choosing import event_of
from forumdesk.services.errors import NotAllowedError, UnknownTypeError
from forumdesk.services.listing import Handed
from forumdesk.store.workspace import Workspace

_FIELDS = ("time", "title", "persons")


def export_schedule(workspace: Workspace, event_code: str, target: Path) -> Handed:
    """Write frab's XML to `target`. UnknownError, UnknownTypeError; NotAllowedError where there is no public agenda."""
    if target.suffix.lower() != ".xml":
        raise UnknownTypeError(target.suffix, (".xml",))
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    if disclosure.allowed(Paper.PUBLIC_AGENDA, event) is not None:
        raise NotAllowedError("public schedule", event.code)
    number = copy_numbers.running(workspace, event).copy_number
    card = disclosure.schedule_card(snapshot, event, number)
    data = frab_xml.render(card)
    digest = hashlib.sha256(data).hexdigest()
    with Outbox() as outbox:
        outbox.add(target, data)
        with workspace.transaction(Label.MAKE_COPY) as tx:
            tx.save(Copy(tx.new_id(), number, event.id, Audience.PUBLIC, _FIELDS, tx.now(), digest, "schedule"))
            outbox.settle()
        outbox.commit()
    return Handed(len(card.talks), number, (), (), tx.change_set)
