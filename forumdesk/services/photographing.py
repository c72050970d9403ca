"""Photos of people: kept scaled, as bare JPEG, one each."""

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.people import Person
from forumdesk.domain.photos import LARGEST, Photo, is_bare_jpeg
from forumdesk.services.errors import PhotoRefusedError, UnknownError
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace


def put(workspace: Workspace, ref: str, content: bytes, size: tuple[int, int]) -> ChangeSet:
    """Give a person a photo of that width and height, in place of the one before.

    PhotoRefusedError for what is larger than photos are kept, is no JPEG, or holds what a camera wrote beside it.
    """
    width, height = size
    if not (0 < width <= LARGEST[0] and 0 < height <= LARGEST[1] and is_bare_jpeg(content)):
        raise PhotoRefusedError
    with workspace.transaction(Label.PHOTO_CHANGED) as tx:
        person = _person(tx, ref)
        before = tx.where(Photo, person_id=person.id)
        photo_id = before[0].id if before else tx.new_id()
        tx.save(Photo(photo_id, person.id, content, width, height))
    return tx.change_set


def remove(workspace: Workspace, ref: str) -> ChangeSet:
    """Nothing changes for who has none."""
    with workspace.transaction(Label.PHOTO_CHANGED) as tx:
        for photo in tx.where(Photo, person_id=_person(tx, ref).id):
            tx.remove(photo)
    return tx.change_set


def _person(tx: Transaction, ref: str) -> Person:
    found = tx.where(Person, ref=ref)
    if not found:
        raise UnknownError("person", ref)
    return found[0]
