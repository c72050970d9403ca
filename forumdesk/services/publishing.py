"""The public programme as a file for those who publish it: a numbered copy like any other that leaves the house."""

from pathlib import Path

from forumdesk.domain import disclosure
from forumdesk.domain.copies import NO_TERMS, Terms
from forumdesk.domain.disclosure import Audience, Paper
from forumdesk.exporters import frab_xml
from forumdesk.services import copy_numbers
from forumdesk.services.choosing import event_of
from forumdesk.services.copying import Leaving, hand_over
from forumdesk.services.errors import NotAllowedError, UnknownTypeError
from forumdesk.services.listing import Handed
from forumdesk.store.workspace import Workspace

_FIELDS = ("time", "title", "persons")


def export_schedule(workspace: Workspace, event_code: str, target: Path, terms: Terms = NO_TERMS) -> Handed:
    """Write frab's XML to `target`. UnknownError, UnknownTypeError; NotAllowedError where there is no public agenda."""
    if target.suffix.lower() != ".xml":
        raise UnknownTypeError(target.suffix, (".xml",))
    snapshot = workspace.snapshot()
    event = event_of(snapshot, event_code)
    if disclosure.allowed(Paper.PUBLIC_AGENDA, event) is not None:
        raise NotAllowedError("public schedule", event.code)
    number = copy_numbers.next_number(workspace, event)
    card = disclosure.schedule_card(snapshot, event, number)
    data = frab_xml.render(card)
    leaving = Leaving(event, "schedule", Audience.PUBLIC, _FIELDS, number, terms)
    change_set = hand_over(workspace, leaving, data, target)
    return Handed(len(card.talks), number, (), (), change_set)
