"""Photos of people: kept scaled, as bare JPEG, one each."""

from collections.abc import Mapping

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain import disclosure
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
    _check(content, size)
    with workspace.transaction(Label.PHOTO_CHANGED) as tx:
        person = _person(tx, ref)
        before = tx.where(Photo, person_id=person.id)
        photo_id = before[0].id if before else tx.new_id()
        tx.save(Photo(photo_id, person.id, content, width, height))
    return tx.change_set


def bring(workspace: Workspace, photos: Mapping[str, tuple[bytes, tuple[int, int]]]) -> ChangeSet:
    """Give each a photo by their ref, as one step, as it comes with a list of people.

    Who has one keeps it, who is not here is passed over, and nobody protected gets one. PhotoRefusedError as above.
    """
    with workspace.transaction(Label.PHOTO_CHANGED) as tx:
        snapshot = tx.snapshot()
        for ref, (content, size) in photos.items():
            _check(content, size)
            person = snapshot.person_by_ref.get(ref)
            if person is None or disclosure.masked(snapshot, person.id) or tx.where(Photo, person_id=person.id):
                continue
            tx.save(Photo(tx.new_id(), person.id, content, *size))
    return tx.change_set


def _check(content: bytes, size: tuple[int, int]) -> None:
    if not (0 < size[0] <= LARGEST[0] and 0 < size[1] <= LARGEST[1] and is_bare_jpeg(content)):
        raise PhotoRefusedError


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
