"""Changing what is known of people themselves, whatever event they are at."""

from collections.abc import Iterable
from dataclasses import replace

from forumdesk.changes import ChangeSet, Label
from forumdesk.domain.organisations import Organisation
from forumdesk.domain.people import Person
from forumdesk.importers.organisation_book import OrganisationBook
from forumdesk.services.errors import EmptyNameError, UnknownError
from forumdesk.store.transaction import Transaction
from forumdesk.store.workspace import Workspace

CUSTOM = "custom:"
EDITABLE = frozenset(
    {
        "honorific",
        "given_name",
        "family_name",
        "name_order",
        "print_name_typed",
        "native_name",
        "title_line",
        "salutation",
        "envelope_line",
        "birth_date",
        "gender",
        "nationality",
        "languages",
        "emails",
        "phones",
        "rank_class",
        "office_since",
        "local_actor",
        "women_led_org",
        "notes",
    }
)
"""What `change` changes, beside `organisation` and custom fields."""


def change(workspace: Workspace, refs: Iterable[str], values: dict[str, object]) -> ChangeSet:
    """Fields of EDITABLE, `organisation` by any of its names, custom ones as `custom:NAME`; KeyError for any other.

    The same for everybody named. EmptyNameError where nobody could be called anything, UnknownError for a ref.
    """
    fields = {name: value for name, value in values.items() if name != "organisation" and not name.startswith(CUSTOM)}
    if not EDITABLE.issuperset(fields):
        raise KeyError(*sorted(set(fields) - EDITABLE))
    with workspace.transaction(Label.PERSON_CHANGED) as tx:
        if "organisation" in values:
            fields["organisation_id"] = organisation_called(tx, str(values["organisation"]))
        for ref in refs:
            person = _person(tx, ref)
            changed = replace(person, **fields, custom=with_custom(person.custom, values))  # type: ignore[arg-type]  # names and types are the fields'
            if not changed.print_name:
                raise EmptyNameError
            tx.save(changed)
    return tx.change_set


def organisation_called(tx: Transaction, name: str) -> str | None:
    """The row id of who bears that name, made new where nobody does; None for no name."""
    if not name.strip():
        return None
    found = OrganisationBook(tx.all(Organisation)).find(name)
    if found is not None:
        return found
    made = Organisation(tx.new_id(), name.strip())
    tx.save(made)
    return made.id


def with_custom(custom: tuple[tuple[str, str], ...], values: dict[str, object]) -> tuple[tuple[str, str], ...]:
    """Custom fields in their order, those named `custom:NAME` changed; a new one comes last."""
    typed = {name.removeprefix(CUSTOM): str(value) for name, value in values.items() if name.startswith(CUSTOM)}
    return tuple((dict(custom) | typed).items())


def _person(tx: Transaction, ref: str) -> Person:
    found = tx.where(Person, ref=ref)
    if not found:
        raise UnknownError("person", ref)
    return found[0]
