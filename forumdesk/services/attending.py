"""Who is at an event and how: people brought to it, what is known of their visit, people taken off it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.collation import folded
from forumdesk.domain.covers import FIELDS, names_of
from forumdesk.domain.events import Event
from forumdesk.domain.invitations import Invitation, InvitationState
from forumdesk.domain.participation import Answer, Category, Participation, Visibility
from forumdesk.domain.people import Person
from forumdesk.domain.programme import Session, SessionRole
from forumdesk.services.clearing import clear_visits
from forumdesk.services.errors import AliasTakenError, EmptyNameError, InvitedError, UnknownError
from forumdesk.services.people_editing import organisation_called, with_custom
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace

EDITABLE = frozenset(
    {
        "category",
        "answer",
        "delegation",
        *FIELDS,
        "visibility",
        "access_zones",
        "arrival",
        "arrival_place",
        "departure",
        "departure_place",
        "diet",
        "prayer_need",
        "access_need",
        "sponsor",
        "consent_photo",
        "consent_recording",
        "notes",
    }
)
"""What `change` changes, beside custom fields."""
_LABELS = {"answer": Label.ANSWER_CHANGED, **dict.fromkeys(FIELDS, Label.ALIAS_CHANGED)}


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to add; one name is enough. `organisation` by any of its names, made new where nobody bears it."""

    given_name: str = ""
    family_name: str = ""
    native_name: str = ""
    organisation: str = ""
    emails: tuple[str, ...] = ()
    category: Category | None = None
    answer: Answer = Answer.PROPOSED
    visibility: Visibility = Visibility.PARTICIPANTS
    alias: str = ""


def add(workspace: Workspace, event_code: str, new: NewPerson) -> ChangeSet:
    """A new person at the event. EmptyNameError, AliasTakenError, UnknownError for the event."""
    if not (new.given_name or new.family_name or new.native_name):
        raise EmptyNameError
    with workspace.transaction(Label.PERSON_ADDED) as tx:
        event = _event(tx, event_code)
        _free(tx, event, new.alias, ())
        person = Person(
            tx.new_id(),
            _free_ref(tx),
            given_name=new.given_name,
            family_name=new.family_name,
            native_name=new.native_name,
            emails=new.emails,
            organisation_id=organisation_called(tx, new.organisation),
        )
        tx.save(person)
        tx.save(
            Participation(
                tx.new_id(), person.id, event.id, new.category, new.answer, alias=new.alias, visibility=new.visibility
            )
        )
    return tx.change_set


def bring(workspace: Workspace, ref: str, event_code: str) -> ChangeSet:
    """Somebody who is here already, to a further event; nothing changes for who is at it.

    Who is protected at another event must not stand there by name, so they come need to know, without an alias yet.
    """
    with workspace.transaction(Label.PERSON_ADDED) as tx:
        event, person = _event(tx, event_code), person_of(tx, ref)
        elsewhere = tx.where(Participation, person_id=person.id)
        masked = any(one.protected or one.alias_missing for one in elsewhere)
        visibility = Visibility.NEED_TO_KNOW if masked else Visibility.PARTICIPANTS
        if not any(one.event_id == event.id for one in elsewhere):
            category = elsewhere[0].category if elsewhere else None
            tx.save(Participation(tx.new_id(), person.id, event.id, category, visibility=visibility))
    return tx.change_set


def change(workspace: Workspace, refs: Iterable[str], event_code: str, values: dict[str, object]) -> ChangeSet:
    """Fields of EDITABLE, or custom ones as `custom:NAME`, the same for everybody named; KeyError for any other.

    Raises AliasTakenError, UnknownError for who is not at the event.
    """
    fields = {name: value for name, value in values.items() if not name.startswith("custom:")}
    if not EDITABLE.issuperset(fields):
        raise KeyError(*sorted(set(fields) - EDITABLE))
    label = next((_LABELS[name] for name in values if name in _LABELS and len(values) == 1), None)
    with workspace.transaction(label or Label.PARTICIPATION_CHANGED) as tx:
        event = _event(tx, event_code)
        people = [participation_of(tx, event, ref) for ref in refs]
        for name in FIELDS:
            _free(tx, event, str(values.get(name, "")), people, name)
        tx.save_all(_changed(one, fields, values) for one in people)
    return tx.change_set


def _changed(one: Participation, fields: dict[str, object], values: dict[str, object]) -> Participation:
    custom = with_custom(one.custom, values)
    return replace(one, **fields, custom=custom)  # type: ignore[arg-type]  # names and types are the fields'


def remove(workspace: Workspace, refs: Iterable[str], event_code: str) -> ChangeSet:
    """Take people off an event, with their roles in its sessions; who they are stays.

    InvitedError where any of them holds an invite to it: they cancel, and can be told.
    """
    with workspace.transaction(Label.PERSON_REMOVED) as tx:
        event = _event(tx, event_code)
        people = [participation_of(tx, event, ref) for ref in refs]
        leaving = {one.person_id for one in people}
        issued = tx.where(Invitation, event_id=event.id, state=InvitationState.ISSUED)
        holders = leaving & {one.person_id for one in issued}
        if holders:
            raise InvitedError(len(holders))
        sessions = {one.id for one in tx.where(Session, event_id=event.id)}
        roles = [role for one in leaving for role in tx.where(SessionRole, person_id=one)]
        for role in roles:
            if role.session_id in sessions:
                tx.remove(role)
        clear_visits(tx, event.id, leaving)
        for one in people:
            tx.remove(one)
    return tx.change_set


def person_of(tx: Transaction, ref: str) -> Person:
    """By any of their refs; UnknownError."""
    found = tx.where(Person, ref=ref) or [one for one in tx.all(Person) if ref in one.other_refs]
    if not found:
        raise UnknownError("person", ref)
    return found[0]


def participation_of(tx: Transaction, event: Event, ref: str) -> Participation:
    """UnknownError for somebody who is not at the event."""
    found = tx.where(Participation, person_id=person_of(tx, ref).id, event_id=event.id)
    if not found:
        raise UnknownError("person at this event", ref)
    return found[0]


def _event(tx: Transaction, code: str) -> Event:
    found = tx.where(Event, code=code)
    if not found:
        raise UnknownError("event", code)
    return found[0]


def _free(tx: Transaction, event: Event, alias: str, own: Iterable[Participation], field: str = "alias") -> None:
    """A cover name stands for one person at an event: not for several at once, nor in any form for another."""
    if not alias:
        return
    mine = [one.id for one in own]
    others = tx.where(Participation, event_id=event.id)
    taken = any(folded(alias) in names_of(one) and one.id not in mine for one in others)
    if taken or len(mine) > 1:
        raise AliasTakenError(alias, field)


def _free_ref(tx: Transaction) -> str:
    """Random, as every id: a number would say how many came before."""
    while True:
        ref = f"P-{tx.new_id()[:8].upper()}"
        if not tx.where(Person, ref=ref):
            return ref
