"""Who does what in a session: people put into it, given another role, taken out."""

from dataclasses import replace

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.programme import Role, Session, SessionRole
from forumdesk.services.errors import UnknownError
from forumdesk.store.workspace import Workspace


def add_role(workspace: Workspace, session_id: str, ref: str, role: Role = Role.PARTICIPANT) -> ChangeSet:
    """Put a person into a session; nothing changes where they have that role already. UnknownError for a ref."""
    person = workspace.snapshot().person_by_ref.get(ref)
    if person is None:
        raise UnknownError("person", ref)
    with workspace.transaction(Label.ROLE_ADDED) as tx:
        session = tx.get(Session, session_id)
        if not tx.where(SessionRole, session_id=session_id, person_id=person.id, role=role):
            tx.save(SessionRole(tx.new_id(), session.id, person.id, role))
    return tx.change_set


def change_role(workspace: Workspace, role_id: str, role: Role) -> ChangeSet:
    with workspace.transaction(Label.ROLE_CHANGED) as tx:
        tx.save(replace(tx.get(SessionRole, role_id), role=role))
    return tx.change_set


def remove_role(workspace: Workspace, role_id: str) -> ChangeSet:
    with workspace.transaction(Label.ROLE_REMOVED) as tx:
        tx.remove(tx.get(SessionRole, role_id))
    return tx.change_set
